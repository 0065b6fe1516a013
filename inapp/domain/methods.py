"""Payment methods as data: what a trader reads before choosing one, and how it is reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal
from enum import StrEnum

from inapp.domain.durations import Duration
from inapp.domain.fields import Field
from inapp.domain.money import MAX_DIGITS, Money, NotAnAmount
from inapp.domain.states import PaymentType
from inapp.domain.text import N_


class UiMode(StrEnum):
    """How the trader reaches the PSP."""

    EMBEDDED = "embedded"
    REDIRECT = "redirect"
    NEW_TAB = "new_tab"
    INSTRUCTIONS = "instructions"


class Group(StrEnum):
    """The kind of a method, under which a long list shows it."""

    CARD = "card"
    WALLET = "wallet"
    BANK = "bank"
    CRYPTO = "crypto"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Fee:
    """What the provider takes from the trader: a percentage of the amount and a sum by currency, as decimal texts.

    It is paid on top of a deposit and taken out of a withdrawal; the cashier shows it and never books it. The key `""`
    means any currency. Raises ValueError for anything but plain decimals, and for more than two in the percentage.
    """

    percent: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (_is_plain(self.percent or "0", 2) and all(_is_plain(text, MAX_DIGITS) for text in self.fixed.values())):
            raise ValueError("a fee is plain decimals, such as 1.5, a percentage with at most two")

    @property
    def hundredths(self) -> int:
        """The percentage in hundredths of a percent."""
        return int(Decimal(self.percent or 0) * 100)

    def fixed_in(self, currency: str, digits: int) -> Money | None:
        """The fixed sum in a currency, rounded up to its decimals; None without one."""
        text = self.fixed.get(currency, self.fixed.get("", ""))
        return Money(_rounded_up(Decimal(text), digits), currency, digits) if text else None

    def of(self, money: Money) -> Money:
        """The fee of an amount, rounded up to its decimals, so that nobody pays more than was shown."""
        fixed = self.fixed_in(money.currency, money.digits)
        share = -(-money.minor * self.hundredths // 10_000)
        return Money(share + (fixed.minor if fixed else 0), money.currency, money.digits)

    def __bool__(self) -> bool:
        return bool(self.hundredths or any(Decimal(text) for text in self.fixed.values()))


def _is_plain(text: str, digits: int) -> bool:
    try:
        return Money.from_text(text, "ANY", digits).minor >= 0
    except NotAnAmount:
        return False


def _rounded_up(amount: Decimal, digits: int) -> int:
    return int((amount * 10**digits).to_integral_value(ROUND_UP))


FREE = Fee()

ARRIVALS = (N_("At once"), N_("1–2 working days"), N_("No fee"))
"""Texts of adapters from before there were durations and fees, which our own catalogues translate."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method that the trader picks.

    `arrival` and `cost` are data or, for what no data say, translatable texts. `lowest` and `highest` are the PSP's own
    limits as decimal text per currency; no currencies means every currency. `refund_days` is set where money goes out
    only as refunds of deposits by the same method, and is their greatest age. `icon` is one of `ICONS` or, with a dot
    in it, a file in the adapter's folder `static`; so are `brands`, with the names of `BRANDS`. A payment
    of this method waits `lifetime` milliseconds for its payer, else as long as the broker's setting says. `fields` are
    what the trader types for it. `keeps` is False where nothing is kept for next time, though its PSP keeps others.
    """

    key: str
    name: str
    arrival: Mapping[PaymentType, str | Duration]
    ui_mode: UiMode
    kinds: frozenset[PaymentType] = frozenset(PaymentType)
    currencies: frozenset[str] = frozenset()
    digits: Mapping[str, int] = field(default_factory=dict)
    cost: str | Fee = FREE
    lowest: Mapping[str, str] = field(default_factory=dict)
    highest: Mapping[str, str] = field(default_factory=dict)
    refund_days: int | None = None
    icon: str = ""
    brands: tuple[str, ...] = ()
    group: Group | None = None
    lifetime: int | None = None
    fields: tuple[Field, ...] = ()
    keeps: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """The method's translatable texts."""
        own = tuple(text for text in (self.name, self.cost, *self.arrival.values()) if isinstance(text, str))
        return own + tuple(text for one in self.fields for text in one.words)

    def fields_of(self, kind: PaymentType) -> tuple[Field, ...]:
        """The fields of deposits or of withdrawals."""
        return tuple(one for one in self.fields if kind in one.kinds)

    @property
    def drawn(self) -> str:
        """The icon, by the way to the PSP where the adapter names none."""
        return self.icon or _BY_UI_MODE[self.ui_mode]


_BY_UI_MODE = {UiMode.EMBEDDED: "card", UiMode.REDIRECT: "bank", UiMode.NEW_TAB: "link", UiMode.INSTRUCTIONS: "bank"}

ICONS = frozenset({"card", "bank", "link", "wallet", "transfer", "coin", "phone", "shop"})
"""The icons of methods that the cashier draws itself; none of them is anybody's trademark."""

BRANDS: Mapping[str, str] = {
    "visa": "Visa",
    "mastercard": "Mastercard",
    "amex": "Amex",
    "discover": "Discover",
    "diners": "Diners Club",
    "jcb": "JCB",
    "unionpay": "UnionPay",
    "maestro": "Maestro",
    "apple_pay": "Apple Pay",
    "google_pay": "Google Pay",
    "bitcoin": "Bitcoin",
    "ethereum": "Ethereum",
    "tether": "USDT",
}
"""Names of brands, which are shown in our own letters: the owners' artwork is theirs to give, see docs/decisions.md."""
