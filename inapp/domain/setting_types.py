"""The declaration of a setting, and the parsers of its text, which raise ValueError with words that say what to do."""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from email.utils import formataddr, parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from types import MappingProxyType
from typing import Any, TypeVar, cast
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from inapp.domain.money import CURRENCY, MAX_DIGITS, Money, NotAnAmount, TooManyDecimals, digits_of

T = TypeVar("T")
Parser = Callable[[str, bool], T]
"""Takes the text, and whether this is a demo."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The metadata of a field that the environment fills; defaults are texts.

    `demo` is the default in demos. `needed` says what to do when a required setting is missing; `only_with` names the
    one kind of identity that requires it. `empty` is the value of no text; with `empty_counts` an empty text is a
    choice like any other.
    """

    name: str
    read: Parser[Any]
    meaning: str
    default: str = ""
    demo: str = ""
    needed: str = ""
    only_with: str = ""
    empty: object = ""
    empty_counts: bool = False


def setting(name: str, read: Parser[T], meaning: str, default: str = "", *, hidden: bool = False, **more: Any) -> T:
    """A dataclass field that `Settings.read` fills, else with its default; `repr` leaves out a `hidden` one.

    `more` are further fields of Setting.
    """
    row = Setting(name, read, meaning, default, **more)
    made = field(
        default_factory=lambda: read(default, False) if default else row.empty,
        repr=not hidden,
        metadata={Setting: row},
    )
    return cast(T, made)


def declared(group: type) -> Iterator[Setting]:
    """Every setting of a dataclass and its groups, in order."""
    for each in fields(group):
        if Setting in each.metadata:
            yield each.metadata[Setting]
        elif isinstance(each.type, type) and is_dataclass(each.type):
            yield from declared(each.type)


def built(group: type[T], values: Mapping[str, object], **more: object) -> T:
    """The group, filled with values by the names of settings, and with `more` for its other fields."""
    for each in fields(group):  # type: ignore[arg-type]
        if Setting in each.metadata:
            more[each.name] = values[each.metadata[Setting].name]
        elif each.name not in more:
            more[each.name] = built(cast(type, each.type), values)
    return group(**more)


ANY_CURRENCY = ""
DAY_MS = 24 * 3_600_000
LAST_DAY = date(2027, 8, 31)
"""The last day on which an installation in use may start with a secret that is too short."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_WRITTEN = "/%:?@!$&'()*+,;=~-._"
"""Characters of a path or query that are sent as they are; percent signs are taken for escapes that are there."""
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f]")
_ADAPTER = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_SECONDS = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,3}))?", re.ASCII)


def _require(holds: object, words: str) -> None:
    if not holds:
        raise ValueError(words)


def file_text(data: bytes) -> str:
    """The text of a settings file in UTF-8, or with the mark of its encoding in UTF-16, as editors save it."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        found = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"is not UTF-8 (line {line}): save it as UTF-8") from None
    _require("\x00" not in found, "is not UTF-8 but UTF-16 without its mark: save it as UTF-8")
    return found


def text(value: str, demo: bool) -> str:
    """Any text, without the white space around it."""
    return value.strip()


def secret(value: str, demo: bool) -> str:
    """A text taken to the letter, without line ends after it, which come from files."""
    text = value.rstrip("\r\n")
    _require(not re.search(r"[\x00-\x1f\x7f]", text), "must be one line without control characters")
    return text


def switch(value: str, demo: bool) -> bool:
    """`1` or `0`."""
    _require(value in ("0", "1"), "must be 1 or 0")
    return value == "1"


def test_money(value: str, demo: bool) -> bool:
    """`1` or `0`; in a demo test money always counts."""
    return switch(value, demo) or demo


def sources(value: str, demo: bool) -> tuple[str, ...]:
    """Values of cTrader's parameter `source`, in small letters."""
    found = tuple(value.lower().split())
    _require(all(re.fullmatch("[a-z0-9_-]{1,32}", word) for word in found), "must be words such as web, with spaces")
    return found


def demo_switch(value: str, demo: bool) -> bool:
    """`1` or `0`, and `1` in demos only."""
    _require(value != "1" or demo, "is for demos with CASHIER_DEMO=1; remove it")
    return switch(value, demo)


def one_of(*words: str) -> Parser[str]:
    """A parser that takes only these words."""

    def parse(value: str, demo: bool) -> str:
        _require(value in words, f"must be {' or '.join(words)}")
        return value

    return parse


READERS = ("simulator", "reporting_db", "manager_api")


def readers(value: str, demo: bool) -> tuple[str, ...]:
    """The sources from which bookings are read back, in order; `none` alone is none."""
    names = () if value == "none" else tuple(name.strip() for name in value.split(","))
    _require(set(names) <= set(READERS), f"must be none, or of {', '.join(READERS)}, with commas between them")
    _require(len(set(names)) == len(names), "names a reader twice")
    _require("simulator" not in names or demo, "simulator is for demos only; use none")
    return names


def schema(value: str, demo: bool) -> str:
    """The name of a schema in a database."""
    _require(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,62}", value, re.ASCII), "must be letters, figures and _")
    return value


def fingerprint(value: str, demo: bool) -> str:
    """The SHA-256 of a certificate: 64 figures, as tools print them, with or without colons."""
    figures = value.replace(":", "").strip().lower()
    wanted = "must be the SHA-256 of the certificate, 64 figures, as openssl x509 -fingerprint -sha256 prints it"
    _require(re.fullmatch("[0-9a-f]{64}", figures), wanted)
    return figures


def crash_point(value: str, demo: bool) -> str:
    """The name of a point between a commit and a call."""
    _require(demo, "is for rehearsals with CASHIER_DEMO=1; remove it")
    return value


def whole(smallest: int) -> Parser[int]:
    """A parser for whole numbers from `smallest` on."""

    def parse(value: str, demo: bool) -> int:
        number = int(value) if re.fullmatch("[0-9]{1,15}", value, re.ASCII) else -1
        _require(number >= smallest, f"must be a whole number, {smallest} or more")
        return number

    return parse


def seconds(value: str, demo: bool) -> int:
    """Seconds, with up to three decimals, as milliseconds."""
    match = _SECONDS.fullmatch(value)
    duration = int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0")) if match else 0
    _require(duration, "must be a number of seconds above 0, such as 15 or 0.5")
    return duration


def days(value: str, demo: bool) -> int:
    """Whole days, as milliseconds."""
    return whole(1)(value, demo) * DAY_MS


def short_secrets_end(value: str, demo: bool) -> int:
    """The end of a day, as milliseconds since the epoch."""
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"must be a day such as {LAST_DAY}") from None
    _require(day <= LAST_DAY, f"cannot be later than {LAST_DAY}: change the secrets that are too short")
    return (calendar.timegm(day.timetuple()) * 1000) + DAY_MS


def networks(value: str, demo: bool) -> tuple[IPv4Network | IPv6Network, ...]:
    """Addresses and networks with white space between them."""
    try:
        return tuple(ip_network(part) for part in value.split())
    except ValueError as error:
        raise ValueError(f"must be addresses or networks such as 192.0.2.7 198.51.100.0/24: {error}") from None


def words(value: str, demo: bool) -> tuple[str, ...]:
    """Adapter names with white space between them, in display order."""
    names = tuple(dict.fromkeys(value.split()))
    _require(all(map(_ADAPTER.fullmatch, names)), "must be adapter names in lower case with spaces between them")
    mock = "mock moves no real money: it is taken only with CASHIER_DEMO=1; name real adapters"
    _require("mock" not in names or demo, mock)
    return names


def passwords(value: str, demo: bool) -> tuple[str, ...]:
    """Passwords with commas between them."""
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    _require(found, "must name one password or several with commas between them")
    return found


def mail_sender(value: str, demo: bool) -> str:
    """An e-mail address, alone or after a name in `<` and `>`."""
    name, address = parseaddr(value)
    is_one = address.isascii() and re.fullmatch(r"[^@\s<>,]+@[^@\s<>,.][^@\s<>,]*", address)
    _require(is_one and not re.search(r"[\x00-\x1f\x7f]", value), "must be an address such as Acme <pay@acme.example>")
    return formataddr((name, address))


def colour(value: str, demo: bool) -> str:
    """A colour as #RRGGBB."""
    _require(re.fullmatch("#[0-9A-Fa-f]{6}", value), "must be a colour as #RRGGBB, such as #1A73E8")
    return value


def _split_url(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        named = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    is_whole = named and not _UNSEEN.search(value)
    _require(is_whole, "must be a whole address such as https://pay.example.com, without white space")
    return parts


_DEVIANT = re.compile(
    "[\N{LATIN SMALL LETTER SHARP S}\N{LATIN CAPITAL LETTER SHARP S}"
    "\N{GREEK SMALL LETTER FINAL SIGMA}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}]"
)
"""Letters that the standard library's IDNA of 2003 writes otherwise than browsers do (unicode.org/reports/tr46, 7)."""


def _normal(parts: SplitResult) -> str:
    """Scheme, host and port as browsers and the wire write them: small letters, IDNA, no default port."""
    host = parts.hostname or ""
    try:
        _require(not _DEVIANT.search(host), "")
        host = host if ":" in host else host.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        raise ValueError("has a host name that must be written in its ASCII form (IDNA)") from None
    port = parts.port if parts.port != {"http": 80, "https": 443}[parts.scheme] else None
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}"


def address(value: str, demo: bool) -> str:
    """An address for browsers, to the letter; https outside demos, or this machine itself."""
    return _reachable(value, demo)


def _reachable(value: str, demo: bool) -> str:
    """The address of `_split_url`, if what is sent there goes over https, to this machine itself, or is a demo's."""
    parts = _split_url(value)
    is_private = parts.scheme == "https" or parts.hostname in LOOPBACK
    _require(is_private or demo, "must begin with https://")
    return value


def alert_address(value: str, demo: bool) -> str:
    """An address that alerts can be posted to, in the form that goes over the wire."""
    parts = _split_url(_reachable(value, demo))
    plain = "@" not in parts.netloc and "#" not in value
    _require(plain, "must be an address without user name, password or fragment; services put their key into the path")
    chat = parts.hostname != "api.telegram.org" or parse_qs(parts.query).get("chat_id")
    _require(chat, "must be https://api.telegram.org/bot<token>/sendMessage?chat_id=<chat>, with the chat")
    return _normal(parts) + quote(parts.path, _WRITTEN) + (f"?{quote(parts.query, _WRITTEN)}" if parts.query else "")


def token_address(value: str, demo: bool) -> str:
    """An address to which a token can be added."""
    names = parse_qs(_split_url(_reachable(value, demo)).query, keep_blank_values=True)
    _require(
        "#" not in value and "token" not in names, "must be an address without fragment and without a token of its own"
    )
    return value


def _plain_base(value: str) -> SplitResult:
    parts = _split_url(value)
    is_plain = "?" not in value and "#" not in value and "@" not in parts.netloc
    _require(is_plain, "must be an address without query, fragment, user name or password")
    return parts


def public_base(value: str, demo: bool) -> str:
    """An origin, https outside demos, as browsers write it."""
    parts = _plain_base(value)
    _require(parts.scheme == "https" or demo, "must begin with https://")
    _require(not parts.path.strip("/"), "must be an address without a path: the screens live at the root of their host")
    return _normal(parts)


def backend_base(value: str, demo: bool) -> str:
    """A base address that receives secrets: https, or this machine itself, without its trailing slash."""
    parts = urlsplit(issuer(value, demo))
    return (_normal(parts) + quote(parts.path, _WRITTEN)).rstrip("/")


def issuer(value: str, demo: bool) -> str:
    """The same to the letter: a provider's name for itself may end with a slash."""
    parts = _plain_base(value)
    is_private = parts.scheme == "https" or parts.hostname in LOOPBACK
    _require(is_private or demo, "must begin with https://, since secrets are sent there")
    return value


def origins(value: str, demo: bool) -> tuple[str, ...]:
    """Origins with white space between them: scheme, host and port, and nothing more."""
    found = tuple(dict.fromkeys(value.split()))
    for origin in found:
        parts = _plain_base(origin)
        is_origin = not parts.path and not re.search(r"[;,*'\"]", parts.netloc)
        _require(is_origin, "must be origins such as https://app.ctrader.com, with no path and no wildcard")
        _require(parts.scheme == "https" or demo, "must be https origins")
    return tuple(dict.fromkeys(_normal(_split_url(origin)) for origin in found))


def prefix(value: str, demo: bool) -> str:
    """Nothing, or a path that begins with a slash, without its trailing slash."""
    path = value.strip().rstrip("/")
    is_path = not path or (path.startswith("/") and not re.search(r"[\s?#]", path))
    _require(is_path, "must be empty or a path that begins with /, such as /v2")
    return path


def _entries(value: str) -> list[tuple[str, str]]:
    """`10,JPY:1000` as pairs of currency (none: any) and text."""
    found: list[tuple[str, str]] = []
    for entry in value.split(","):
        currency, colon, amount = (part.strip() for part in entry.rpartition(":"))
        is_currency = not colon or CURRENCY.fullmatch(currency)
        _require(is_currency, f"has {currency!r} where a currency code such as USD is meant")
        is_ordered = colon or not any(known for known, _ in found)
        _require(is_ordered, "must name figures without a currency first, as in 10,JPY:1000")
        found.append((currency, amount))
    return found


def _amount(currency: str, amount: str) -> str:
    try:
        money = Money.from_text(amount, currency or "ANY", digits_of(currency) if currency else MAX_DIGITS)
    except TooManyDecimals:
        raise ValueError(f"has more decimals than {currency or 'any currency'} has: {amount}") from None
    except NotAnAmount:
        raise ValueError(f"must be plain amounts such as 10 or USD:10,JPY:1000; {amount!r} is none") from None
    _require(money.minor, "must be above 0")
    return amount


def amounts(value: str, demo: bool) -> Mapping[str, str]:
    """One amount for any currency (key `""`), one for each named currency, or both: `10,JPY:1000`."""
    found: dict[str, str] = {}
    for currency, amount in _entries(value):
        _require(currency not in found, f"names {currency or 'a plain amount'} twice")
        found[currency] = _amount(currency, amount)
    return MappingProxyType(found)


def presets(value: str, demo: bool) -> Mapping[str, tuple[str, ...]]:
    """Amounts for any currency, then lists by currency: `50,100,JPY:5000 10000`."""
    found: dict[str, tuple[str, ...]] = {}
    for currency, listed in _entries(value):
        twice = f"names {currency} twice; put spaces between its amounts, as in JPY:5000 10000"
        _require(not currency or currency not in found, twice)
        chosen = tuple(_amount(currency, amount) for amount in listed.split() or [""])
        found[currency] = tuple(dict.fromkeys((*found.get(currency, ()), *chosen)))
    return MappingProxyType(found)


def digits(value: str, demo: bool) -> Mapping[str, int]:
    """Decimals by currency: `USD:2,JPY:0`."""
    entries = _entries(value)
    are_decimals = all(currency and re.fullmatch(f"[0-{MAX_DIGITS}]", count, re.ASCII) for currency, count in entries)
    _require(are_decimals, f"must be decimals by currency, 0 to {MAX_DIGITS}, such as USD:2,JPY:0")
    return MappingProxyType({currency: int(count) for currency, count in entries})
