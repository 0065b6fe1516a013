"""Amounts of money: integer minor units with a currency, read and written as plain decimal text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

MAX_DIGITS = 8
"""cTrader accepts up to eight decimals (docs.spotware.com, WebServices API, change balance)."""

MAX_MINOR = 10**17
"""Larger amounts are refused, so that every sum stays inside SQLite's 64-bit integers."""

DEFAULT_DIGITS = 2
DIGITS: dict[str, int] = {
    # ISO 4217 minor units other than two (www.iso.org/iso-4217-currency-codes.html) ...
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    # ... and the unit that crypto accounts are kept in.
    **dict.fromkeys("BTC ETH".split(), 8),
}

CURRENCY = re.compile(r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9._-]{2,15}", re.ASCII)
"""A currency as cTrader names it: `USD`, and `USD.c` or `mBTC`, which are others. Small letters alone are a slip."""
_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,18})(?:\.(?P<part>[0-9]{1,18}))?", re.ASCII)


def is_plain(text: str) -> bool:
    """True for a plain decimal such as `10.5`."""
    return bool(_DECIMAL.fullmatch(text))


def digits_of(currency: str) -> int:
    """The number of decimals that payment providers use for a currency."""
    return DIGITS.get(currency, DEFAULT_DIGITS)


class NotAnAmount(ValueError):
    """The text is not a plain decimal number."""


class TooManyDecimals(NotAnAmount):
    """The text has more decimals than the currency or the account allows."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units: `Money(1050, "USD", 2)` is 10.50 USD.

    Raises ValueError for a float, a bool, more than eight decimals, or a currency that is no code.
    """

    minor: int
    currency: str
    digits: int

    def __post_init__(self) -> None:
        if type(self.minor) is not int or abs(self.minor) > MAX_MINOR:
            raise ValueError("minor units are an integer of at most 10^17")
        if type(self.digits) is not int or not 0 <= self.digits <= MAX_DIGITS:
            raise ValueError("digits are 0 to 8")
        if not CURRENCY.fullmatch(self.currency):
            raise ValueError("a currency is a code such as USD, USD.c or mBTC")

    @classmethod
    def from_text(cls, text: str, currency: str, digits: int) -> Self:
        """Read a plain decimal such as `10.5`, without sign, exponent, grouping or other scripts' figures.

        Raises TooManyDecimals, or NotAnAmount for everything else.
        """
        match = _DECIMAL.fullmatch(text)
        if not match:
            raise NotAnAmount(text)
        part = match["part"] or ""
        if len(part) > digits:
            raise TooManyDecimals(text)
        minor = int(match["whole"] + part.ljust(digits, "0"))
        if minor > MAX_MINOR:
            raise NotAnAmount(text)
        return cls(minor, currency, digits)

    @property
    def text(self) -> str:
        """The plain decimal with exactly `digits` decimals, for example `10.50`."""
        sign = "-" if self.minor < 0 else ""
        whole = str(abs(self.minor)).rjust(self.digits + 1, "0")
        return sign + (f"{whole[: -self.digits]}.{whole[-self.digits :]}" if self.digits else whole)

    def at(self, digits: int) -> "Money":
        """The same amount with another number of decimals. Raises TooManyDecimals if it does not fit exactly."""
        if digits >= self.digits:
            return Money(self.minor * 10 ** (digits - self.digits), self.currency, digits)
        quotient, rest = divmod(self.minor, 10 ** (self.digits - digits))
        if rest:
            raise TooManyDecimals(self.text)
        return Money(quotient, self.currency, digits)

    def floor(self, digits: int) -> "Money":
        """The largest amount with at most `digits` decimals that is not above this one."""
        if digits >= self.digits:
            return self
        return Money(self.minor // 10 ** (self.digits - digits), self.currency, digits)

    def less(self, gone: Iterable["Money"]) -> "Money":
        """The difference to others, in the decimals of the finest. Raises ValueError for another currency."""
        others = tuple(gone)
        if any(other.currency != self.currency for other in others):
            raise ValueError("amounts of different currencies have no difference")
        digits = max((self.digits, *(other.digits for other in others)))
        return Money(self.at(digits).minor - sum(other.at(digits).minor for other in others), self.currency, digits)

    def same_as(self, other: "Money") -> bool:
        """True for the same amount of the same currency, whatever the decimals of each."""
        return self.currency == other.currency and self._beside(other) == other._beside(self)

    def __lt__(self, other: "Money") -> bool:
        if self.currency != other.currency:
            raise ValueError("amounts of different currencies have no order")
        return self._beside(other) < other._beside(self)

    def _beside(self, other: "Money") -> int:
        """Minor units on the finer of both scales, which may be larger than an amount can be."""
        return int(self.minor * 10 ** max(0, other.digits - self.digits))

    def __str__(self) -> str:
        return f"{self.text} {self.currency}"
