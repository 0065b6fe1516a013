"""The languages of the screens: texts from catalogues, amounts and times as their readers write them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.dates import format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from flask import g, request

from inapp.domain.money import Money

LOCALE_DIR = Path(__file__).parent / "locale"
DEFAULT = "en"
LANGUAGES: Mapping[str, str] = {"en": "ltr", "ar": "rtl"}
"""Every language of the screens with its direction of writing. English is the source text itself."""

FIGURES = "latn"
"""Amounts are written in Western figures in every language, as cTrader itself shows them."""

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"  # isolates of the Unicode bidirectional algorithm


def _catalogue(language: str, folder: Path = LOCALE_DIR) -> dict[str, str]:
    path = folder / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in messages if entry.id and entry.string}


CATALOGUES = {language: _catalogue(language) for language in LANGUAGES}
_OF_ADAPTERS: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}


def add_catalogues(folder: Path) -> None:
    """Read an adapter's own texts. Ours are found first, so that no adapter changes a word of our screens."""
    for language, texts in _OF_ADAPTERS.items():
        texts.update(_catalogue(language, folder))


def chosen(wanted: str | None) -> str:
    """The language that a `lang` parameter asks for, by its first letters; the default for anything else."""
    return _known(wanted) or DEFAULT


def _known(wanted: str | None) -> str | None:
    first = re.split(r"[-_]", (wanted or "").lower(), maxsplit=1)[0]
    return first if first in LANGUAGES else None


def set_for_request() -> None:
    """Choose the language from the address; a return from a PSP brings none, so there the browser's is taken."""
    wanted = request.args.get("lang")
    if wanted is None and request.path.startswith("/return/"):
        wanted = request.accept_languages.best_match(list(LANGUAGES))
    g.language = chosen(wanted)


def prefer(wanted: str) -> None:
    """Take another language than the address names, where the address names none."""
    g.language = _known(request.args.get("lang")) or chosen(wanted)


def current() -> str:
    """The language of the answer that is being made."""
    language: str = g.get("language", DEFAULT)
    return language


def direction() -> str:
    """`ltr` or `rtl`."""
    return LANGUAGES[current()]


def _isolated(text: str) -> str:
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if direction() == "rtl" else text


def decimal_mark() -> str:
    """The one decimal separator that amounts are typed with."""
    return get_decimal_symbol(Locale.parse(current()), numbering_system=FIGURES)


def group_mark() -> str:
    """What stands between thousands when an amount is shown."""
    return get_group_symbol(Locale.parse(current()), numbering_system=FIGURES)


def amount_text(money: Money) -> str:
    """An amount without its currency, grouped, with all its decimals: `1,500.25`."""
    pattern = "#,##0" + ("." + "0" * money.digits if money.digits else "")
    return format_decimal(Decimal(money.text), format=pattern, locale=current(), numbering_system=FIGURES)


def money_text(money: Money) -> str:
    """An amount with its currency: `1,500.25 USD`."""
    return _isolated(f"{amount_text(money)} {money.currency}")


def short_text(money: Money) -> str:
    """An amount for a narrow button: no currency, and no decimals where there are none."""
    text = money.text.rstrip("0").rstrip(".") if "." in money.text else money.text
    whole = format_decimal(int(text.partition(".")[0]), locale=current(), numbering_system=FIGURES)
    return whole + decimal_mark() + text.partition(".")[2] if "." in text else whole


def field_text(money: Money) -> str:
    """An amount as it is typed into the field: no grouping."""
    return money.text.replace(".", decimal_mark())


def plain_amount(typed: str) -> str | None:
    """The plain decimal text of what was typed with the language's own separator; None if it is no such number."""
    whole, mark, part = typed.strip().partition(decimal_mark())
    figures = re.compile(r"[0-9]{1,18}", re.ASCII)
    if not figures.fullmatch(whole) or (mark and not figures.fullmatch(part)):
        return None
    return f"{whole}.{part}" if mark else whole


def translate(message: str, **values: object) -> str:
    """The text in the language of the answer, with its `{names}` filled; money is written out."""
    text = CATALOGUES[current()].get(message) or _OF_ADAPTERS[current()].get(message, message)
    shown = {name: money_text(v) if isinstance(v, Money) else v for name, v in values.items()}
    return text.format_map(shown) if shown else text


def moment_text(milliseconds: int) -> str:
    """A short date and time in UTC; the page's own script turns it into the trader's time zone."""
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return format_datetime(when, "d MMM, HH:mm", locale=current()) + " UTC"


def moment_iso(milliseconds: int) -> str:
    """The same moment for machines."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat()
