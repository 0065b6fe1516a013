"""Reconciliation: what PSPs, the cashier and cTrader say of the same money, and the kinds of break between them.

Three matchings, all by id, with the amounts compared afterwards: a PSP's item with our call, cTrader's balance
operation with our attempt, and a transfer to the bank with the items in it. Times are milliseconds since the epoch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from inapp.domain.attempts import HOUR, SECOND, WATERMARK_MARGIN
from inapp.domain.money import Money

MINUTE, DAY = 60 * SECOND, 24 * HOUR
CTRADER = "ctrader"
"""The source of cTrader's balance operations; every other source is a PSP, by the name of its adapter."""
NO_CURRENCY = "XXX"
"""The currency of a balance operation on an account of which we know none (ISO 4217, "no currency")."""


class Side(StrEnum):
    """Whose words a figure of the report is made of."""

    PSP = "psp"
    CASHIER = "cashier"
    CTRADER = "ctrader"


class Matching(StrEnum):
    """Which two things are compared."""

    ITEM = "P"  # a PSP's item with our call
    BOOKING = "C"  # cTrader's operation with our attempt
    TRANSFER = "S"  # a PSP's transfer to the bank with its items


class BreakKind(StrEnum):
    """What can be wrong between two sides."""

    NOT_BOOKED = "not_booked"
    NOT_AT_PSP = "not_at_psp"
    TWICE = "booked_twice"
    DIFFERS = "differs"
    MISSING = "missing_in_ctrader"
    NOT_OURS = "not_ours"
    UNKNOWN_ITEM = "unknown_item"
    ELSEWHERE = "begun_elsewhere"
    RETURNED = "returned"
    SETTLEMENT = "settlement"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class KindRule:
    """A kind of break: how long after the event it is due, what it means, and what people do about it.

    `rank` orders a list, the most urgent first; a kind with `rank` None is information and never a break.
    """

    kind: BreakKind
    matching: Matching
    after: int
    rank: int | None
    meaning: str
    to_do: str


_K, _M = BreakKind, Matching
RULES: tuple[KindRule, ...] = (
    KindRule(
        _K.NOT_AT_PSP,
        _M.ITEM,
        0,
        1,
        "booked or paid by us, but the PSP does not show it, or took it back",
        "Look the object up at the PSP. If the money never came, take it back from the account in cTrader.",
    ),
    KindRule(
        _K.TWICE,
        _M.BOOKING,
        0,
        2,
        "the same booking stands in cTrader twice",
        "Take one of the two back in cTrader by hand, then tell the cashier with `payments resolve`.",
    ),
    KindRule(
        _K.MISSING,
        _M.BOOKING,
        0,
        3,
        "confirmed to us, but cTrader's history does not show it",
        "Look into cTrader by its id. If it is gone, ask cTrader's support before anybody books it anew.",
    ),
    KindRule(
        _K.DIFFERS,
        _M.BOOKING,
        0,
        4,
        "both sides have it, with another amount, currency, sign, account or state",
        "Find out which side is right, and put the other one right by hand.",
    ),
    KindRule(
        _K.RETURNED,
        _M.ITEM,
        0,
        5,
        "a payout or refund came back after it was final",
        "The cashier books it back or asks for a person: follow its payment with `payments show`.",
    ),
    KindRule(
        _K.NOT_BOOKED,
        _M.ITEM,
        5 * MINUTE,
        6,
        "captured by the PSP, but not in the trader's account",
        "The worker goes on by itself. If it waits for people, `payments show` says why.",
    ),
    KindRule(
        _K.ELSEWHERE,
        _M.ITEM,
        0,
        7,
        "a refund or dispute that the cashier did not begin",
        "Find out who gave it back. The trader may have the money twice: take it back in cTrader if so.",
    ),
    KindRule(
        _K.UNKNOWN_ITEM,
        _M.ITEM,
        15 * MINUTE,
        8,
        "money at the PSP that the cashier knows nothing of",
        "Find its payer at the PSP. Give it back there, or book it by hand and note both ids.",
    ),
    KindRule(
        _K.NOT_OURS,
        _M.BOOKING,
        0,
        9,
        "a deposit or withdrawal in cTrader that the cashier did not make",
        "If staff made it, take note of who and why. If nobody did, treat it as theft until it is explained.",
    ),
    KindRule(
        _K.SETTLEMENT,
        _M.TRANSFER,
        DAY,
        10,
        "a transfer to the bank is short, over, late or returned, or a fee is wrong",
        "Ask the PSP, with the id of the transfer.",
    ),
    KindRule(
        _K.BALANCE,
        _M.BOOKING,
        0,
        None,
        "what clients have by our bookings, beside cTrader's balances",
        "Nothing: trading moves balances too.",
    ),
)
RULE_OF: Mapping[BreakKind, KindRule] = {rule.kind: rule for rule in RULES}
MISSING_TRANSFER = 3 * DAY
"""How long after the day on which it was expected a transfer that has not arrived is a break."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two amounts of a settlement may lie apart: decimal texts by currency, under `""` for any other."""

    by_currency: Mapping[str, str] = field(default_factory=dict)

    def covers(self, one: Money, other: Money) -> bool:
        """True if two amounts are of one currency, and the same or hardly different."""
        if one.currency != other.currency:
            return False
        allowed = Decimal(self.by_currency.get(one.currency, self.by_currency.get("", "0")))
        return abs(Decimal(one.text) - Decimal(other.text)) <= allowed


class Resolution(StrEnum):
    """How people have ended a break. The last two take two people, each with a login of their own."""

    MATCHED = "matched"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    WRITTEN_OFF = "written off"


BY_TWO = frozenset({Resolution.CORRECTED, Resolution.WRITTEN_OFF})

AGES: tuple[tuple[int, str], ...] = (
    (HOUR, "under 1 h"),
    (DAY, "under 24 h"),
    (3 * DAY, "1 to 3 days"),
    (7 * DAY, "3 to 7 days"),
)
OLDEST = "over 7 days"
TOLD_AT = (DAY, 3 * DAY, 7 * DAY)
"""The ages at which people are told again of a break that nobody has resolved."""


def age_of(milliseconds: int) -> str:
    """The age of a break in words."""
    return next((words for below, words in AGES if milliseconds < below), OLDEST)


def tellings(milliseconds: int) -> int:
    """How often people should have been told again of an open break of this age."""
    return sum(milliseconds >= age for age in TOLD_AT)


def day_of(at: int) -> str:
    """The day of a moment in UTC, such as `2026-11-27`."""
    return datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%d")


def day_begins(day: str) -> int:
    """The first moment of a day in UTC. Raises ValueError for what is no day."""
    return round(datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).timestamp()) * 1000


@dataclass(frozen=True, slots=True)
class Told:
    """A row of another side: a balance operation of cTrader, or a movement of our balance at a PSP.

    `about` is what it is matched by: an external id, or the PSP's reference of the object. `money` is signed, positive
    for what comes in. A PSP tells `ref`, `key` and `of`, the payment that a refund or dispute is about, and `fee` and
    `net` in the currency of the balance; cTrader tells `login`, `who`, `why`, `version` and the `balance` after it.
    """

    source: str
    id: str
    kind: str
    about: str
    money: Money
    at: int
    login: int = 0
    ref: str = ""
    key: str = ""
    of: str = ""
    fee: Money | None = None
    net: Money | None = None
    batch: str = ""
    who: str = ""
    why: str = ""
    balance: Money | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A PSP's transfer to the bank: `sum_of_items` is what its items come to, None where the PSP does not tell them."""

    source: str
    id: str
    money: Money
    state: str
    made: int
    arrives: int | None
    sum_of_items: Money | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Horizon:
    """What may be concluded now: `upto` is the moment until which a side is whole, None if it may deny nothing."""

    now: int
    upto: int | None

    def denies(self, at: int) -> bool:
        """True if a side that does not show something of this moment surely does not have it."""
        return self.upto is not None and self.upto > at + WATERMARK_MARGIN

    def is_due(self, kind: BreakKind, at: int) -> bool:
        """True if something of this moment is no longer on its way, but a break."""
        return self.now >= at + RULE_OF[kind].after


@dataclass(frozen=True, slots=True)
class Found:
    """A break as one look finds it: `key` is the same in every look.

    `money` is what our books have more than the other side, `at` the moment that its age counts from, `about` what it
    is looked at again by. One that is `over` has already been put right by the cashier itself.
    """

    kind: BreakKind
    key: str
    source: str
    about: str
    money: Money
    at: int
    text: str
    ref: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A break as it is kept, under its number; `correction` is the fact in the ledger by which it was put right."""

    number: int
    kind: BreakKind
    key: str
    source: str
    about: str
    ref: str
    money: Money
    at: int
    text: str
    opened: int
    last_seen: int
    gone: int | None = None
    owner: str = ""
    note: str = ""
    resolution: Resolution | None = None
    resolved_by: str = ""
    resolved_at: int | None = None
    told: int = 0
    correction: str = ""

    @property
    def is_open(self) -> bool:
        """True while it waits: it is neither gone by itself nor resolved."""
        return self.gone is None and self.resolution is None

    def age(self, now: int) -> int:
        """Its age, until it ended."""
        return max(0, min(self.gone or now, self.resolved_at or now) - self.at)
