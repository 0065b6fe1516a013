"""Amounts as people type them: read with either decimal mark, with grouping and a currency, and never guessed.

`static/cashier.js` follows the same rule while the trader types; one table of cases holds both to it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SIGNS = {
    "$": frozenset("ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NZD SGD TTD TWD USD".split()),
    "€": frozenset({"EUR"}),
    "£": frozenset({"GBP"}),
    "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}),
    "₺": frozenset({"TRY"}),
    "₩": frozenset({"KRW"}),
    "₫": frozenset({"VND"}),
    "฿": frozenset({"THB"}),
    "zł": frozenset({"PLN"}),
    "Kč": frozenset({"CZK"}),
    "Ft": frozenset({"HUF"}),
    "R$": frozenset({"BRL"}),
}
"""Signs, and the currencies that are written with them; no other currency's amount is read with such a sign."""

_FIGURES = {zero + n: str(n) for zero in (0x660, 0x6F0, 0xE50, 0xFF10) for n in range(10)}
"""The figures of Arabic, Persian, Thai and full width, by code point."""
_MARKS = str.maketrans(
    dict.fromkeys("’‘ʼ´`٬", "'") | dict.fromkeys("،，", ",") | dict.fromkeys("．。｡", ".") | _FIGURES
)
"""Marks that mean the same as one of `.`, `,` and `'`; only the Arabic decimal mark stands for itself."""

_AMOUNT = re.compile(
    r"(?P<whole>[0-9]*"
    r"|[0-9]{1,3}(?P<three>[.,' ])[0-9]{3}(?:(?P=three)[0-9]{3})*"
    r"|[0-9]{1,2}(?P<two>[.,' ])(?:[0-9]{2}(?P=two))+[0-9]{3})"
    r"(?:(?P<mark>[.,٫])(?P<part>[0-9]*))?"
)
"""A whole number, also in groups of three figures or as in India, and its decimals."""
_UNCLEAR = re.compile(r"(?P<whole>[0-9]{1,3})(?P<mark>[.,])(?P<part>[0-9]{3})")
"""One mark before exactly three figures: thousands, or decimals."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A typed amount, on a page that writes thousands with `group`.

    `meant` is the plain decimal where the page itself wrote the text.
    """

    text: str
    group: str = ","
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The plain decimals that a typed amount may mean. Unless it is `sure`, the trader is asked."""

    plain: tuple[str, ...]
    sure: bool = True


@lru_cache(maxsize=256)
def names_of(currency: str) -> str:
    """What may stand before or behind an amount of a currency, as a regular expression of Python and JavaScript."""
    signs = [sign for sign, currencies in SIGNS.items() if currency in currencies]
    names = (currency, *(currency[:2] + sign for sign in signs), *signs)
    return "|".join(re.sub(r"[.$-]", r"\\\g<0>", name) for name in names)


def read(text: str, currency: str, digits: int, group: str = ",") -> Reading | None:
    """Read an amount of an account with so many decimals; None for what is not one.

    If both marks occur, the last is the decimal one. A single mark before exactly three figures may mean two amounts,
    of which the larger comes first. It is sure only where the account has no decimals and the mark is `group`, with
    which the page itself writes thousands.
    """
    bare = _without_currency(text, names_of(currency))
    if (unclear := _UNCLEAR.fullmatch(bare)) and int(unclear["whole"]):
        whole, mark, part = unclear.groups()
        small = (f"{whole}.{part[:digits]}",) if digits > 0 and not part[digits:].strip("0") else ()
        return Reading((whole + part, *small), sure=not digits and mark == group)
    found = _AMOUNT.fullmatch(bare)
    if not found or found["mark"] in (found["three"] or "-", found["two"] or "-"):
        return None
    whole, part = re.sub("[^0-9]", "", found["whole"]), found["part"] or ""
    if not whole and not part:
        return None
    return Reading((f"{whole or '0'}.{part}" if part else whole,))


def _without_currency(text: str, names: str) -> str:
    """The amount in Western figures and marks, with single spaces, without one name of its currency."""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf").translate(_MARKS)
    return re.sub(f"^(?:{names})|(?:{names})$", "", " ".join(seen.split()), count=1, flags=re.IGNORECASE).strip()
