"""The languages of the screens: texts from catalogues, amounts and times in local notation."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from flask import g, request

from inapp.domain.methods import Fee
from inapp.domain.money import Money
from inapp.domain.text import N_, NP_, Plural

LOCALE_DIR = Path(__file__).parent / "locale"
DEFAULT = "en"
LANGUAGES: Mapping[str, str] = {"en": "ltr", "ar": "rtl"}
"""Every language of the screens with its writing direction. English is the source text itself."""

FIGURES = "latn"
"""Amounts are written in Western figures in every language, as cTrader itself shows them."""

_UNITS = (
    (NP_("{count} day", "{count} days"), 1440),
    (NP_("{count} hour", "{count} hours"), 60),
    (NP_("{count} minute", "{count} minutes"), 1),
)
"""Units of a duration, with their minutes."""

FREE_OF_CHARGE = N_("Free")

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"  # isolates of the Unicode bidirectional algorithm


def _catalogue(language: str, folder: Path = LOCALE_DIR) -> NullTranslations:
    """The catalogue of a language, compiled in memory; an untranslated text stays English."""
    path = folder / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


CATALOGUES = {language: _catalogue(language) for language in LANGUAGES}


@cache
def add_catalogues(folder: Path) -> None:
    """Read an adapter's own texts. Ours take precedence, so adapters cannot change a word of our screens."""
    for language, ours in CATALOGUES.items():
        ours.add_fallback(_catalogue(language, folder))


def known(wanted: str) -> str:
    """The language of the screens for a code of any form; the default for one that is unknown."""
    return _known(wanted) or DEFAULT


@lru_cache(maxsize=256)
def _known(wanted: str | None) -> str | None:
    """The language of a `lang` parameter by its first letters, None for an unknown one."""
    first = re.split(r"[-_]", (wanted or "").lower(), maxsplit=1)[0]
    return first if first in LANGUAGES else None


def set_for_request() -> None:
    """Take the language from the address, and on the return page, whose address has none, from the browser."""
    wanted = request.args.get("lang")
    if wanted is None and request.path.startswith("/return/"):
        wanted = request.accept_languages.best_match(list(LANGUAGES))
    g.language = _known(wanted) or DEFAULT


def prefer(wanted: str) -> None:
    """Use this language unless the address names one."""
    g.language = _known(request.args.get("lang")) or _known(wanted) or DEFAULT


def current() -> str:
    """The language of the answer, chosen on first use."""
    language: str | None = g.get("language")
    if language is None:
        set_for_request()
        language = str(g.language)
    return language


def direction() -> str:
    """`ltr` or `rtl`."""
    return LANGUAGES[current()]


@lru_cache
def _decimal_mark(language: str) -> str:
    return get_decimal_symbol(Locale.parse(language), numbering_system=FIGURES)


@lru_cache(maxsize=4096)
def _grouped(amount: str, pattern: str | None, language: str) -> str:
    """A decimal text in the notation of a language."""
    return format_decimal(Decimal(amount), format=pattern, locale=language, numbering_system=FIGURES)


def decimal_mark() -> str:
    """The one decimal separator for typed amounts."""
    return _decimal_mark(current())


def group_mark() -> str:
    """The separator of thousands in a shown amount."""
    return get_group_symbol(Locale.parse(current()), numbering_system=FIGURES)


def amount_text(money: Money) -> str:
    """An amount without its currency, grouped, with all its decimals: `1,500.25`."""
    return _grouped(money.text, "#,##0" + ("." + "0" * money.digits if money.digits else ""), current())


def money_text(money: Money) -> str:
    """An amount with its currency: `1,500.25 USD`."""
    return isolated(f"{amount_text(money)} {money.currency}")


def short_text(money: Money) -> str:
    """An amount for a narrow button: without currency, and without trailing zeros."""
    text = money.text.rstrip("0").rstrip(".") if "." in money.text else money.text
    whole = _grouped(text.partition(".")[0], None, current())
    return whole + decimal_mark() + text.partition(".")[2] if "." in text else whole


def field_text(money: Money) -> str:
    """An amount in the notation of the field: without grouping."""
    return money.text.replace(".", decimal_mark())


def plain_amount(typed: str) -> str | None:
    """The plain decimal text of an amount typed with the language's own separator; None for anything else."""
    whole, mark, part = typed.strip().partition(decimal_mark())
    figures = re.compile(r"[0-9]{1,18}", re.ASCII)
    if not figures.fullmatch(whole) or (mark and not figures.fullmatch(part)):
        return None
    return f"{whole}.{part}" if mark else whole


def plain_number(typed: str) -> str:
    """The figures of a number typed in any script, without the blanks, dashes and invisible marks between them."""
    kept = (c for c in typed if not (c.isspace() or unicodedata.category(c) in ("Cf", "Pd")))
    return "".join(str(unicodedata.decimal(c, c)) for c in kept)


def translate(message: str, **values: object) -> str:
    """The text in the language of the answer, with its `{names}` filled. Plural forms need the number `count`."""
    catalogue = CATALOGUES[current()]
    if isinstance(message, Plural):
        text = catalogue.ngettext(message.one, str(message), int(str(values["count"])))
    else:
        text = catalogue.gettext(message) if message else ""
    shown = {name: money_text(v) if isinstance(v, Money) else v for name, v in values.items()}
    return text.format_map(shown) if shown else text


def translate_count(one: str, many: str, **values: object) -> str:
    """The translation of a text with plural forms in a template."""
    return translate(Plural(one, many), **values)


def duration_text(milliseconds: int) -> str:
    """A duration in its largest whole unit, such as `30 minutes` or `3 days`; rounded down, so that it holds."""
    minutes = max(1, milliseconds // 60_000)
    unit, size = next((unit, size) for unit, size in _UNITS if minutes % size == 0)
    return translate(unit, count=minutes // size)


def isolated(text: str) -> str:
    """Figures that keep their order inside a sentence of any direction."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if direction() == "rtl" else text


def arrival_text(arrival: str | Duration) -> str:
    """When money arrives: `Instant`, `1–2 business days`, or an adapter's own words."""
    return span_text(arrival) if isinstance(arrival, Duration) else translate(arrival)


def cost_text(cost: str | Fee, currency: str, digits: int) -> str:
    """What a method costs: `Free`, `1.5% + 0.30 USD`, or an adapter's own words."""
    if not isinstance(cost, Fee):
        return translate(cost)
    percent = isolated(cost.percent.replace(".", decimal_mark()) + "%") if cost.hundredths else ""
    fixed = cost.fixed_in(currency, digits)
    parts = [percent, money_text(fixed) if fixed and fixed.minor else ""]
    return " + ".join(part for part in parts if part) or translate(FREE_OF_CHARGE)


def fee_text(cost: str | Fee, money: Money) -> str:
    """What a method costs for an amount: the figure, or the words that stand for any amount."""
    if not isinstance(cost, Fee) or not cost:
        return cost_text(cost, money.currency, money.digits)
    return money_text(cost.of(money))


def moment_text(milliseconds: int) -> str:
    """A short date and time in UTC, from milliseconds; the page's script turns it into the trader's time zone."""
    return _moment(milliseconds // 60_000, current())


@lru_cache(maxsize=1024)
def _moment(minutes: int, language: str) -> str:
    return format_datetime(datetime.fromtimestamp(minutes * 60, UTC), "d MMM, HH:mm", locale=language) + " UTC"


def moment_iso(milliseconds: int) -> str:
    """The same moment in ISO 8601."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat()
