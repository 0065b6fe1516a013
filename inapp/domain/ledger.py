"""The ledger: accounts, the table of what each event posts, and the entries that follow from it.

An entry moves one amount from the account that it credits to the one that it debits. A posting above zero is a debit;
an amount below zero takes back what an earlier entry has posted. `docs/ledger.md` says how to read the accounts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DisbursementState
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.money import MAX_DIGITS, Money

TRANSIT_IN, TRANSIT_OUT = "transit:in", "transit:out"
TRANSITS = frozenset({TRANSIT_IN, TRANSIT_OUT})
NO_CURRENCY = "XXX"
"""The currency of a refund whose amount a restore has lost (ISO 4217: no currency); it is not posted."""


class AccountType(StrEnum):
    """The type of an account in a balance sheet."""

    ASSETS = "Assets"
    LIABILITIES = "Liabilities"
    INCOME = "Income"
    EXPENSES = "Expenses"
    EQUITY = "Equity"


ACCOUNTS: tuple[tuple[str, AccountType, str], ...] = (
    ("client:", AccountType.LIABILITIES, "what we have booked into a trading account, less what we have taken from it"),
    ("transit:in", AccountType.LIABILITIES, "captured by a PSP and not booked in cTrader yet"),
    ("transit:out", AccountType.LIABILITIES, "debited in cTrader and not sent yet"),
    ("psp:", AccountType.ASSETS, "at a PSP: `clearing` is captured and not settled, `out` is sent and not final"),
    ("bank:", AccountType.ASSETS, "settled to the bank"),
    ("dispute", AccountType.ASSETS, "taken by payers' banks in disputes that are open or lost"),
    ("receivable:", AccountType.ASSETS, "owed by traders after lost disputes, as two people have said"),
    ("suspense:", AccountType.LIABILITIES, "money with no payment, or gone twice: somebody has to explain it"),
    ("fee:psp", AccountType.EXPENSES, "fees that PSPs have kept"),
    ("fee:client", AccountType.INCOME, "fees that traders have paid"),
    ("fx", AccountType.EQUITY, "the bridge between two currencies"),
    ("correction", AccountType.EQUITY, "what two people have corrected or written off"),
)
"""How each account's name begins, its type, and its meaning."""


def type_of(account: str) -> AccountType:
    """The type of an account. Raises KeyError if no account begins so."""
    for start, kind, _ in ACCOUNTS:
        if account.startswith(start) and (account != start) == start.endswith(":"):
            return kind
    raise KeyError(account)


class MoneyEvent(StrEnum):
    """An event that the ledger follows."""

    CAPTURED = "captured"
    REFUNDED_ELSEWHERE = "refunded_elsewhere"
    CREDIT_BOOKED = "credit_booked"
    DEBIT_BOOKED = "debit_booked"
    RETURN_BOOKED = "return_booked"
    CREDIT_DOUBLED = "credit_doubled"  # cTrader has a second booking of the same type
    DEBIT_DOUBLED = "debit_doubled"
    RETURN_DOUBLED = "return_doubled"
    CREDIT_DOUBLE_SETTLED = "credit_double_settled"  # two people have dealt with it
    DEBIT_DOUBLE_SETTLED = "debit_double_settled"
    RETURN_DOUBLE_SETTLED = "return_double_settled"
    SENT = "sent"
    PAID = "paid"
    PAID_AT_ONCE = "paid_at_once"  # never seen on its way
    NOT_PAID = "not_paid"
    CAME_BACK = "came_back"
    FUNDS_HELD = "funds_held"
    DISPUTE_TAKEN = "dispute_taken"
    DISPUTE_OWED = "dispute_owed"  # two people
    DISPUTE_COVERED = "dispute_covered"  # by a debit that two people have ordered
    EXCHANGED_FROM = "exchanged_from"
    EXCHANGED_INTO = "exchanged_into"
    OVERDRAWN = "overdrawn"
    SETTLED = "settled"
    SETTLEMENT_RETURNED = "settlement_returned"
    FEE_TAKEN = "fee_taken"
    CONVERTED_FROM = "converted_from"
    CONVERTED_INTO = "converted_into"
    ITEM_UNMATCHED = "item_unmatched"
    CLIENT_FEE = "client_fee"
    CORRECTED = "corrected"


E = MoneyEvent

RULES: Mapping[MoneyEvent, tuple[str, str]] = {
    # event: (debited, credited); `{held}` is where a disbursement takes its money from, see HELD
    # A deposit.
    E.CAPTURED: ("psp:{psp}:clearing", "transit:in"),
    E.REFUNDED_ELSEWHERE: ("transit:in", "psp:{psp}:clearing"),
    # Bookings that cTrader has confirmed.
    E.CREDIT_BOOKED: ("transit:in", "client:{login}"),
    E.DEBIT_BOOKED: ("client:{login}", "transit:out"),
    E.RETURN_BOOKED: ("transit:out", "client:{login}"),
    E.CREDIT_DOUBLED: ("suspense:ctrader", "client:{login}"),
    E.DEBIT_DOUBLED: ("client:{login}", "suspense:ctrader"),
    E.RETURN_DOUBLED: ("suspense:ctrader", "client:{login}"),
    E.CREDIT_DOUBLE_SETTLED: ("client:{login}", "suspense:ctrader"),
    E.DEBIT_DOUBLE_SETTLED: ("suspense:ctrader", "client:{login}"),
    E.RETURN_DOUBLE_SETTLED: ("client:{login}", "suspense:ctrader"),
    # Payouts and refunds.
    E.SENT: ("{held}", "psp:{psp}:out"),
    E.PAID: ("psp:{psp}:out", "psp:{psp}:clearing"),
    E.PAID_AT_ONCE: ("{held}", "psp:{psp}:clearing"),
    E.NOT_PAID: ("psp:{psp}:out", "{held}"),
    E.CAME_BACK: ("psp:{psp}:clearing", "{held}"),
    # Unmatched funds, and deposits that their payers' banks dispute.
    E.FUNDS_HELD: ("psp:{psp}:clearing", "suspense:{psp}"),
    E.DISPUTE_TAKEN: ("dispute", "psp:{psp}:clearing"),
    E.DISPUTE_OWED: ("receivable:{login}", "dispute"),
    E.DISPUTE_COVERED: ("psp:{psp}:clearing", "{credit}"),
    # What follows from the sums of one payment.
    E.EXCHANGED_FROM: ("transit:in", "fx"),
    E.EXCHANGED_INTO: ("fx", "transit:in"),
    E.OVERDRAWN: ("suspense:{psp}", "{held}"),
    # What PSPs tell of settlements, and fees.
    E.SETTLED: ("bank:{bank}", "psp:{psp}:clearing"),
    E.SETTLEMENT_RETURNED: ("psp:{psp}:clearing", "bank:{bank}"),
    E.FEE_TAKEN: ("fee:psp", "psp:{psp}:clearing"),
    E.CONVERTED_FROM: ("fx", "psp:{psp}:clearing"),
    E.CONVERTED_INTO: ("psp:{psp}:clearing", "fx"),
    E.ITEM_UNMATCHED: ("psp:{psp}:clearing", "suspense:{psp}"),
    E.CLIENT_FEE: ("transit:in", "fee:client"),
    # Two people.
    E.CORRECTED: ("{debit}", "{credit}"),
}
"""The accounts that an event debits and credits."""

FACTS = frozenset(
    {
        E.SETTLED,
        E.SETTLEMENT_RETURNED,
        E.FEE_TAKEN,
        E.CONVERTED_FROM,
        E.CONVERTED_INTO,
        E.ITEM_UNMATCHED,
        E.CLIENT_FEE,
        E.DISPUTE_OWED,
        E.DISPUTE_COVERED,
        E.CORRECTED,
    }
)
"""Events that no state of a payment, booking or disbursement tells: each is kept as a row of its own."""

HELD = {"D": TRANSIT_IN, "W": TRANSIT_OUT}
"""The account that holds the money of a reference, by its letter: a deposit, a withdrawal; else SUSPENSE."""
SUSPENSE = "suspense:{psp}"


class Standing(StrEnum):
    """Where the money of one booking or disbursement stands."""

    NOWHERE = "nowhere"
    BOOKED = "booked"
    DOUBLE = "double"
    OUT = "out"
    GONE = "gone"


N = Standing.NOWHERE

OF_ATTEMPT: Mapping[AttemptState, Standing] = {
    AttemptState.SENDING: N,
    AttemptState.NOT_SENT: N,
    AttemptState.REJECTED: N,
    AttemptState.CONFIRMED: Standing.BOOKED,
    AttemptState.AMBIGUOUS: N,  # until it is known, the money stays in transit
    AttemptState.ABSENT: N,
    AttemptState.DOUBLE: Standing.DOUBLE,
    AttemptState.DOUBLE_RESOLVED: N,
    AttemptState.LOST: N,
}
OF_DISBURSEMENT: Mapping[DisbursementState, Standing] = {
    DisbursementState.PLANNED: N,
    DisbursementState.SENDING: Standing.OUT,
    DisbursementState.PENDING: Standing.OUT,
    DisbursementState.PAID: Standing.GONE,
    DisbursementState.FAILED: N,
    DisbursementState.LOST: Standing.OUT,
}
OF_DISPUTE: Mapping[DisputeState, bool] = {
    DisputeState.WARNED: False,
    DisputeState.OPEN: True,
    DisputeState.UNDER_REVIEW: True,
    DisputeState.LOST: True,
    DisputeState.REFUNDED: True,
    DisputeState.WON: False,
    DisputeState.CLOSED: False,
    DisputeState.PREVENTED: False,
}
"""Whether the bank has the money in a state of a dispute, unless it is an inquiry that takes nothing."""

BOOKINGS: Mapping[tuple[str, Standing, Standing], MoneyEvent] = {
    ("credit", N, Standing.BOOKED): E.CREDIT_BOOKED,
    ("credit", N, Standing.DOUBLE): E.CREDIT_DOUBLED,
    ("credit", Standing.DOUBLE, N): E.CREDIT_DOUBLE_SETTLED,
    ("debit", N, Standing.BOOKED): E.DEBIT_BOOKED,
    ("debit", N, Standing.DOUBLE): E.DEBIT_DOUBLED,
    ("debit", Standing.DOUBLE, N): E.DEBIT_DOUBLE_SETTLED,
    ("return", N, Standing.BOOKED): E.RETURN_BOOKED,
    ("return", N, Standing.DOUBLE): E.RETURN_DOUBLED,
    ("return", Standing.DOUBLE, N): E.RETURN_DOUBLE_SETTLED,
}
"""The event of a booking type whose attempt goes from one standing to another."""
DISBURSEMENTS: Mapping[tuple[Standing, Standing], MoneyEvent] = {
    (N, Standing.OUT): E.SENT,
    (N, Standing.GONE): E.PAID_AT_ONCE,
    (Standing.OUT, Standing.GONE): E.PAID,
    (Standing.OUT, N): E.NOT_PAID,
    (Standing.GONE, N): E.CAME_BACK,
}
"""The event of a payout or refund that goes from one standing to another."""


def booking_event(booking_type: str, was: AttemptState | None, becomes: AttemptState) -> MoneyEvent | None:
    """The event of an attempt that changes its state, or None if no money moves. Raises KeyError for one unheard of."""
    before, after = OF_ATTEMPT[was] if was else N, OF_ATTEMPT[becomes]
    return None if before is after else BOOKINGS[booking_type, before, after]


def disbursement_event(was: DisbursementState | None, becomes: DisbursementState) -> MoneyEvent | None:
    """The event of a payout or refund that changes its state, or None if no money moves."""
    before, after = OF_DISBURSEMENT[was] if was else N, OF_DISBURSEMENT[becomes]
    return None if before is after else DISBURSEMENTS[before, after]


def taken_by(dispute: Dispute | None) -> Money | None:
    """The money that a payer's bank has because of a dispute, or None."""
    return dispute.money if dispute is not None and dispute.moved and OF_DISPUTE[dispute.state] else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A movement that no other row of ours tells: what a PSP says of a settlement, or what two people have corrected.

    `subject` names it once and for all, such as `stripe.item.txn_1.fee`; `names` fill the gaps of its event's rule;
    `by` are the two people, else empty.
    """

    subject: str
    event: MoneyEvent
    money: Money
    at: int
    names: dict[str, str]
    ref: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount that moves from the account `credit` to the account `debit`, because of an event at a moment.

    `ref` is the payment or the unmatched funds, empty for none; `subject` what the event happened to, such as a
    booking's external id.
    """

    event: str
    ref: str
    subject: str
    at: int
    debit: str
    credit: str
    money: Money

    def postings(self) -> tuple[tuple[str, Money], tuple[str, Money]]:
        """The two postings: each account with what it grows by."""
        taken = Money(-self.money.minor, self.money.currency, self.money.digits)
        return (self.debit, self.money), (self.credit, taken)


def entry_of(
    event: MoneyEvent, money: Money | None, *, ref: str, subject: str, at: int, **names: object
) -> Entry | None:
    """The entry of an event, or None for nothing to post. `names` fill the gaps of its rule.

    Raises KeyError for a name that the rule needs and lacks.
    """
    if money is None or not money.minor or money.currency == NO_CURRENCY:
        return None
    clean = {name: name_in_account(str(value)) for name, value in names.items()}
    if ref:
        clean["held"] = HELD.get(ref[0], SUSPENSE).format_map(clean)
    debit, credit = (account.format_map(clean) for account in RULES[event])
    return Entry(event, ref, subject, at, debit, credit, money)


_UNSAFE = re.compile(r"[^A-Za-z0-9._:-]", re.ASCII)


def name_in_account(text: str) -> str:
    """A name as part of an account's: what is neither letter, figure, dot nor dash becomes a dash."""
    return _UNSAFE.sub("-", text)


def whole(minor: int, digits: int) -> int:
    """Minor units at the most decimals that an amount can have, so that sums of any decimals can be compared."""
    return int(minor * 10 ** (MAX_DIGITS - digits))


def sums(postings: Iterable[tuple[str, Money]]) -> dict[tuple[str, str], int]:
    """The balance of each account and currency, in `whole` units; none of zero."""
    found: dict[tuple[str, str], int] = {}
    for account, money in postings:
        key = account, money.currency
        found[key] = found.get(key, 0) + whole(money.minor, money.digits)
    return {key: total for key, total in found.items() if total}


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of an account in one currency, in `whole` units; debits are above zero, credits below."""

    account: str
    currency: str
    total: int
    digits: int

    @property
    def text(self) -> str:
        """The balance as plain decimal text with at least `digits` decimals."""
        figures = str(abs(self.total)).rjust(MAX_DIGITS + 1, "0")
        before, after = figures[:-MAX_DIGITS], figures[-MAX_DIGITS:].rstrip("0").ljust(self.digits, "0")
        return ("-" if self.total < 0 else "") + (f"{before}.{after}" if after else before)

    def plus(self, money: Money) -> "Balance":
        """The balance after an amount has come in."""
        total = self.total + whole(money.minor, money.digits)
        return replace(self, total=total, digits=max(self.digits, money.digits))
