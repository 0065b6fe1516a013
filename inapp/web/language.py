"""The language of the answer: its texts, and its notation of amounts, times and durations."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol

from inapp.catalogues import PSEUDO, Catalogues
from inapp.domain.durations import Duration, Unit
from inapp.domain.languages import LANGUAGES, SOURCE
from inapp.domain.money import Money
from inapp.domain.text import N_, NP_, At, Plural
from inapp.web.proxied import the_app, the_g, the_request

FIGURES = "latn"
"""Amounts are written in Western figures in every language, as cTrader itself shows them."""

_EXACTLY: Mapping[Unit, Plural] = {
    Unit.MINUTE: NP_("{count} minute", "{count} minutes"),
    Unit.HOUR: NP_("{count} hour", "{count} hours"),
    Unit.DAY: NP_("{count} day", "{count} days"),
    Unit.BUSINESS_DAY: NP_("{count} business day", "{count} business days"),
}
_AT_LONGEST: Mapping[Unit, Plural] = {
    Unit.MINUTE: NP_("Within {count} minute", "Within {count} minutes"),
    Unit.HOUR: NP_("Within {count} hour", "Within {count} hours"),
    Unit.DAY: NP_("Within {count} day", "Within {count} days"),
    Unit.BUSINESS_DAY: NP_("Within {count} business day", "Within {count} business days"),
}
_BETWEEN: Mapping[Unit, Plural] = {
    Unit.MINUTE: NP_("{span} minute", "{span} minutes"),
    Unit.HOUR: NP_("{span} hour", "{span} hours"),
    Unit.DAY: NP_("{span} day", "{span} days"),
    Unit.BUSINESS_DAY: NP_("{span} business day", "{span} business days"),
}
"""Between two numbers of a unit; the higher one decides the plural form."""
INSTANTLY = N_("Instant")
_MINUTES = ((Unit.DAY, 1440), (Unit.HOUR, 60), (Unit.MINUTE, 1))

_COMMA: Mapping[str, str] = {"ar": "، ", "ja": " ", "th": " ", "zh": " "}
"""What stands between date and time, where that is no comma with a blank."""

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"  # isolates of the Unicode bidirectional algorithm

_WITHOUT_LANGUAGE = ("/return/", "/psp/")
"""Where addresses name no language."""

_PLAIN = Catalogues()
_settled: ContextVar[tuple[str, NullTranslations] | None] = ContextVar("settled", default=None)


def catalogues() -> Catalogues:
    """The catalogues of the running application."""
    found: Catalogues = the_app().extensions.get("catalogues", _PLAIN)
    return found


def known(wanted: str) -> str:
    """The language of the screens for a code of any form; the default for one that is unknown."""
    return catalogues().find(wanted) or catalogues().default


def set_for_request() -> None:
    """Take the language from the address.

    The return page and adapters' pages have none in theirs, so they take what the request accepts: in an adapter's
    step, the language of our page.
    """
    request = the_request()
    wanted = next(iter(request.args.getlist("lang")), None)
    if wanted is None and request.path.startswith(_WITHOUT_LANGUAGE):
        accepted = (catalogues().find(code) for code in request.accept_languages.values())
        wanted = next(filter(None, accepted), None)
    the_g().language = known(wanted or "")


def prefer(wanted: str) -> None:
    """Use this language unless the address names one."""
    the_g().language = catalogues().find(the_request().args.get("lang")) or known(wanted)


def current() -> str:
    """The language of the answer, chosen on first use."""
    if settled := _settled.get():
        return settled[0]
    language: str | None = the_g().get("language")
    if language is None:
        set_for_request()
        language = str(the_g().language)
    return language


@contextmanager
def settle() -> Iterator[str]:
    """The language of the answer, in which all texts of a template are then looked up without asking again."""
    language = current()
    token = _settled.set((language, catalogues().of(language)))
    try:
        yield language
    finally:
        _settled.reset(token)


def direction() -> str:
    """`ltr` or `rtl`."""
    return LANGUAGES.get(current(), "ltr")


def _locale(language: str) -> str:
    """Babel's name for the habits of a language; English dates and lists are written the British way."""
    return "en_GB" if language in (SOURCE, PSEUDO) else language


@lru_cache
def _decimal_mark(language: str) -> str:
    return get_decimal_symbol(Locale.parse(_locale(language)), numbering_system=FIGURES)


@lru_cache(maxsize=4096)
def _grouped(amount: str, pattern: str | None, language: str) -> str:
    """A decimal text in the notation of a language."""
    return format_decimal(Decimal(amount), format=pattern, locale=_locale(language), numbering_system=FIGURES)


def decimal_mark() -> str:
    """The one decimal separator for typed amounts."""
    return _decimal_mark(current())


@lru_cache
def _group_mark(language: str) -> str:
    return get_group_symbol(Locale.parse(_locale(language)), numbering_system=FIGURES)


def group_mark() -> str:
    """The separator of thousands in a shown amount."""
    return _group_mark(current())


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


def writings(plain: str) -> tuple[str, str]:
    """The texts that a page writes into its field for a plain decimal: with groups of thousands and without."""
    whole, mark, part = plain.partition(".")
    rest = decimal_mark() + part if mark else ""
    return _grouped(whole, None, current()) + rest, whole + rest


def percent_text(part: int) -> str:
    """Hundredths in words of the language: `25%`."""
    return format_percent(Decimal(part) / 100, locale=_locale(current()), numbering_system=FIGURES)


def plain_number(typed: str) -> str:
    """The figures of a number typed in any script, without the blanks, dashes and invisible marks between them."""
    kept = (c for c in typed if not (c.isspace() or unicodedata.category(c) in ("Cf", "Pd")))
    return "".join(str(unicodedata.decimal(c, c)) for c in kept)


def translate(message: str, **values: object) -> str:
    """The text in the language of the answer, with its `{names}` filled. Plural forms need the number `count`."""
    settled = _settled.get()
    catalogue = settled[1] if settled else catalogues().of(current())
    if isinstance(message, Plural):
        number = int(str(values["count"]))
        source, text = str(message), catalogue.ngettext(message.one, str(message), number)
    else:
        source, text = message, catalogue.gettext(message) if message else ""
    shown = {name: _shown(value) for name, value in values.items()}
    return _filled(text, source, shown) if shown else text


def _shown(value: object) -> object:
    if isinstance(value, At):
        return isolated(moment_text(value))
    return money_text(value) if isinstance(value, Money) else value


def _filled(text: str, source: str, values: Mapping[str, object]) -> str:
    """A text with its places filled, in English if the translation has a place that nothing fills."""
    try:
        return text.format_map(values)
    except (LookupError, ValueError, AttributeError):
        return source.format_map(values)


def translate_count(one: str, many: str, **values: object) -> str:
    """The translation of a text with plural forms in a template."""
    return translate(Plural(one, many), **values)


def duration_text(milliseconds: int) -> str:
    """A duration in its largest whole unit, such as `30 minutes` or `3 days`; rounded down, so that it holds."""
    minutes = max(1, milliseconds // 60_000)
    unit, size = next((unit, size) for unit, size in _MINUTES if minutes % size == 0)
    return translate(_EXACTLY[unit], count=minutes // size)


def span_text(duration: Duration) -> str:
    """A duration for people: `Instant`, `1 hour`, `Within 5 minutes` or a span of business days."""
    low, high = duration.low, duration.high
    if high == 0:
        return translate(INSTANTLY)
    if low in (0, high):
        return translate((_EXACTLY if low else _AT_LONGEST)[duration.unit], count=high)
    span = f"{low}–{high}"
    shown = f"{_LEFT_TO_RIGHT}{span}{_END}" if direction() == "rtl" else span
    return translate(_BETWEEN[duration.unit], count=high, span=shown)


def list_text(words: Sequence[str]) -> str:
    """Words in one list: `Visa, Mastercard and Maestro`."""
    return _listed(tuple(words), current())


@lru_cache(maxsize=1024)
def _listed(words: tuple[str, ...], language: str) -> str:
    return format_list(words, locale=_locale(language))


def day_text(milliseconds: int) -> str:
    """A short day with its weekday in UTC, from milliseconds: `Thu 3 Dec`."""
    return _day(milliseconds // 86_400_000, current())


@lru_cache(maxsize=1024)
def _day(days: int, language: str) -> str:
    return format_skeleton("MMMEd", datetime.fromtimestamp(days * 86_400, UTC), locale=_locale(language))


def isolated(text: str) -> str:
    """Figures that keep their order inside a sentence of any direction."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if direction() == "rtl" else text


def moment_text(milliseconds: int) -> str:
    """A short date and time in UTC, from milliseconds; the page's script turns it into the trader's time zone."""
    return _moment(milliseconds // 60_000, current())


@lru_cache(maxsize=1024)
def _moment(minutes: int, language: str, skeleton: str = "MMMd") -> str:
    moment, locale = datetime.fromtimestamp(minutes * 60, UTC), _locale(language)
    return f"{format_skeleton(skeleton, moment, locale=locale)}{_COMMA.get(language, ', ')}{moment:%H:%M} UTC"


def date_text(milliseconds: int) -> str:
    """A date with its year and a time in UTC, for what is kept or printed."""
    return _moment(milliseconds // 60_000, current(), "yMMMMd")


@lru_cache(maxsize=256)
def _month(minutes: int, language: str) -> str:
    return format_skeleton("yMMMM", datetime.fromtimestamp(minutes * 60, UTC), locale=_locale(language))


def month_text(milliseconds: int) -> str:
    """The month of a moment with its year, in UTC, such as `November 2026`."""
    return _month(milliseconds // 60_000, current())


def moment_iso(milliseconds: int) -> str:
    """The same moment in ISO 8601."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat()
