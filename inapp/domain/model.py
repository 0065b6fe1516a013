"""The values that flows, storage and adapters hand each other. Times are milliseconds since the epoch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inapp.domain.attempts import AttemptState
from inapp.domain.money import Money
from inapp.domain.states import BookingType, PaymentType, Status
from inapp.domain.text import N_


@dataclass(frozen=True, slots=True)
class Account:
    """A trading account and the cTrader user that it belongs to."""

    login: int
    user_id: int
    email: str = ""
    name: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class TradingAccount:
    """What cTrader says of an account; an amount that it does not name is None."""

    login: int
    currency: str
    digits: int
    balance: Money | None
    free_margin: Money | None
    cash_equity: Money | None

    @property
    def withdrawable(self) -> Money | None:
        """The smallest of the amounts that cTrader names, never below zero; None if it names none."""
        named = [amount for amount in (self.balance, self.cash_equity, self.free_margin) if amount is not None]
        if not named:
            return None
        return max(min(named), Money(0, self.currency, self.digits))


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """Whom a one-time token stands for; `login` only where cTrader names the account itself."""

    user_id: int
    login: int | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class PageSession:
    """What a redeemed token buys: one user, one screen, one account, a few minutes. `key` is a hash, never sent."""

    key: str
    user_id: int
    screen: PaymentType
    asked_login: int | None
    login: int | None
    only_login: int | None
    token_hash: str
    created: int
    active: int


@dataclass(frozen=True, slots=True)
class WatchedPayment:
    """What a poll needs to know: how a payment stands, and how old and how idle the session is that asks."""

    status: Status
    ui_mode: str
    created: int
    active: int


@dataclass(frozen=True, slots=True)
class Payment:
    """One deposit or withdrawal.

    What its PSP tells besides: the `instrument` it was paid with, such as "Visa 4242", whether the payer's bank
    disputes it, and how much was given back without an order of ours.
    """

    ref: str
    kind: PaymentType
    user_id: int
    login: int
    money: Money
    status: Status
    psp: str
    method: str
    created: int
    updated: int
    expires: int | None = None
    psp_ref: str | None = None
    captured: Money | None = None
    reason: str = ""
    tries: int = 0
    due: int | None = None
    ui_mode: str = ""
    instrument: str = ""
    disputed: bool = False
    refunded_elsewhere: Money | None = None

    @property
    def remaining(self) -> Money | None:
        """The captured money that others have not given back; None if nothing was captured that can be counted."""
        return _less_refunded(self.captured, self.refunded_elsewhere)


def _less_refunded(captured: Money | None, elsewhere: Money | None) -> Money | None:
    if captured is None or elsewhere is None:
        return captured
    return captured.less([elsewhere]) if captured.currency == elsewhere.currency else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sending of one booking. `ended` is when its socket was closed, or when a restart found it open."""

    external_id: str
    ref: str
    booking_type: str
    n: int
    login: int
    type: str
    money: Money
    state: AttemptState
    started: int
    ended: int | None = None
    code: str = ""
    balance_history_id: int | None = None
    resolved_at: int | None = None

    @classmethod
    def of(
        cls, payment: Payment, booking_type: BookingType, n: int, money: Money, state: AttemptState, started: int
    ) -> "Attempt":
        """The sending number `n` of a payment's booking, under the external id that tells it from all others."""
        external_id = f"{payment.ref}.{booking_type.name}.{n}"
        return cls(
            external_id, payment.ref, booking_type.name, n, payment.login, booking_type.type, money, state, started
        )


def confirmed(attempts: Iterable[Attempt], booking_type: BookingType) -> Attempt | None:
    """The attempt that is known to have booked a balance change; storage lets a payment have one of each type."""
    found = (
        attempt
        for attempt in attempts
        if attempt.booking_type == booking_type.name and attempt.state is AttemptState.CONFIRMED
    )
    return next(found, None)


class ObservationKind(StrEnum):
    """What a PSP is known to say of one of its objects."""

    SUCCEEDED = "succeeded"
    DECLINED = "declined"
    NEEDS_ACTION = "needs_action"
    PENDING = "pending"
    NOT_ATTEMPTED = "not_attempted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Observation:
    """What a PSP said at one moment about a payment, a payout or a refund of ours.

    `ref` is our reference as the PSP's object carries it, `key` the idempotency key of a payout or refund, `money`
    what was really captured or moved. `disputed` and `refunded_elsewhere` are None where the PSP does not tell.
    """

    kind: ObservationKind
    ref: str
    psp_ref: str
    money: Money | None = None
    reason: str = ""
    test_mode: bool = False
    key: str = ""
    instrument: str = ""
    disputed: bool | None = None
    refunded_elsewhere: Money | None = None

    @property
    def remaining(self) -> Money | None:
        """The money that others have not given back; None if there is none that can be counted."""
        return _less_refunded(self.money, self.refunded_elsewhere)


class PspObjectType(StrEnum):
    """What a PSP object is about."""

    PAYMENT = "payment"
    PAYOUT = "payout"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class PspEvent:
    """A webhook whose signature was verified: only a reason to read the object again, never a fact by itself."""

    id: str
    type: str
    subject: PspObjectType
    ref: str
    psp_ref: str


class UiMode(StrEnum):
    """How the trader reaches the PSP."""

    EMBEDDED = "embedded"
    REDIRECT = "redirect"
    NEW_TAB = "new_tab"
    INSTRUCTIONS = "instructions"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the trader does next at the PSP: a template of the adapter with its values, or an address to visit.

    `psp_ref` is the PSP's own reference of the object behind it, `hosts` are the foreign hosts that the template
    needs, by directive of the Content-Security-Policy.
    """

    ui_mode: UiMode
    template: str = ""
    values: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    url: str = ""
    psp_ref: str = ""
    hosts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """What the trader picks. `arrival` and `cost` are translatable words; no currencies means every currency.

    `highest` and `lowest` are the PSP's own limits as decimal text per currency. `refund_days` is set where money
    goes out only as refunds of deposits by the same method that are at most so many days old.
    """

    key: str
    name: str
    arrival: Mapping[PaymentType, str]
    ui_mode: UiMode
    kinds: frozenset[PaymentType] = frozenset(PaymentType)
    currencies: frozenset[str] = frozenset()
    digits: Mapping[str, int] = field(default_factory=dict)
    cost: str = N_("No fee")
    lowest: Mapping[str, str] = field(default_factory=dict)
    highest: Mapping[str, str] = field(default_factory=dict)
    refund_days: int | None = None


@dataclass(frozen=True, slots=True)
class BalanceEntry:
    """One balance operation as a reader of cTrader's history reports it."""

    balance_history_id: int
    external_id: str
    login: int
    type: str
    amount: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader's answer for one login, complete up to `watermark` on the source's own clock."""

    entries: tuple[BalanceEntry, ...]
    watermark: int
