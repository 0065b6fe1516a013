"""The values that use cases, storage and adapters exchange. Times are milliseconds since the epoch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inapp.domain import security
from inapp.domain.attempts import AttemptState
from inapp.domain.instructions import Instructions
from inapp.domain.instruments import Kept
from inapp.domain.methods import Method as Method
from inapp.domain.methods import UiMode as UiMode
from inapp.domain.money import Money
from inapp.domain.states import BookingType, PaymentType, Status

LONGEST_ACCOUNT_NAME = 60


@dataclass(frozen=True, slots=True)
class Account:
    """A trading account and the cTrader user that it belongs to.

    `name` is the person's, `account_name` the broker's own name of the account.
    """

    login: int
    user_id: int
    email: str = ""
    name: str = ""
    enabled: bool = True
    account_name: str = ""


@dataclass(frozen=True, slots=True)
class TradingAccount:
    """An account as cTrader reports it; an amount that cTrader leaves out is None.

    `used_margin` is what open positions bind.
    """

    login: int
    currency: str
    digits: int
    balance: Money | None
    free_margin: Money | None
    cash_equity: Money | None
    used_margin: Money | None = None

    @property
    def withdrawable(self) -> Money | None:
        """The smallest reported amount, never below zero; None if cTrader reports none."""
        reported = [amount for amount in (self.balance, self.cash_equity, self.free_margin) if amount is not None]
        return max(min(reported), Money(0, self.currency, self.digits)) if reported else None


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """The owner of a one-time token; `login` only where cTrader names the account itself."""

    user_id: int
    login: int | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class PageSession:
    """One user, one screen and one account for a few minutes, bought with a token; `key` is the hash of the handle."""

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
    """What a poll reads: a payment's state and reason, and the age and idleness of the page session that asks."""

    status: Status
    ui_mode: str
    reason: str
    created: int
    active: int


@dataclass(frozen=True, slots=True)
class Payment:
    """One deposit or withdrawal.

    Its PSP reports the `instrument`, such as "Visa 4242", whether the payer's bank disputes the payment, and the
    amount that was refunded without an order of ours. `fee` is what its trader was told at its start that the provider
    takes, in the minor units of `money`; None if that was no figure.
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
    fee: int | None = None

    @property
    def remaining(self) -> Money | None:
        """The captured money less refunds made elsewhere; None if that cannot be counted."""
        return _less_refunded(self.captured, self.refunded_elsewhere)


class Shown(StrEnum):
    """The payments that a list shows."""

    ALL = "all"
    DEPOSITS = "deposits"
    WITHDRAWALS = "withdrawals"
    RUNNING = "running"


def _less_refunded(captured: Money | None, elsewhere: Money | None) -> Money | None:
    if captured is None or elsewhere is None:
        return captured
    return captured.less([elsewhere]) if captured.currency == elsewhere.currency else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sending of one booking. `ended` is the moment its socket was closed, or a restart found it open."""

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
        """The n-th sending of a payment's booking, under an external id of its own."""
        name, cid = booking_type.name, f"{payment.ref}.{booking_type.name}.{n}"
        return cls(cid, payment.ref, name, n, payment.login, booking_type.type, money, state, started)


def confirmed(attempts: Iterable[Attempt], booking_type: BookingType) -> Attempt | None:
    """The attempt that booked a balance change; a payment has at most one of each type."""
    of_type = (attempt for attempt in attempts if attempt.booking_type == booking_type.name)
    return next((attempt for attempt in of_type if attempt.state is AttemptState.CONFIRMED), None)


@dataclass(frozen=True, slots=True)
class Registration:
    """A webhook that was registered at a PSP, or repaired: sentences for staff, and the secret of a new one."""

    told: tuple[str, ...]
    secret: str = field(default="", repr=False)


class Origin(StrEnum):
    """Whose object a PSP reports, by the mark that an adapter leaves on everything it makes."""

    OURS = "ours"
    UNMARKED = "unmarked"  # made before there were marks, or by another seller
    ELSEWHERE = "elsewhere"  # made by another installation on the same account


class DisputeState(StrEnum):
    """What has become of one objection to a deposit. In the first five its money must not be given back again."""

    WARNED = "warned"  # of fraud, before anybody disputes
    OPEN = "open"  # waits for our answer
    UNDER_REVIEW = "under_review"
    LOST = "lost"
    REFUNDED = "refunded"  # ended by giving the money back, without a question to us
    WON = "won"
    CLOSED = "closed"  # without any money moved
    PREVENTED = "prevented"


LASTING = frozenset(list(DisputeState)[:5])
"""The states of a dispute in which a refund would pay the money back twice."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One objection to a deposit: `word` is the PSP's own for its state, `due` the last moment for our answer.

    An inquiry has not `moved` any money.
    """

    id: str
    state: DisputeState
    word: str
    reason: str = ""
    money: Money | None = None
    due: int | None = None
    moved: bool = True


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a PSP says of the card of one try to pay; `id` is the PSP's for the try, an unknown fact is empty."""

    id: str
    fingerprint: str = ""
    holder: str = ""
    country: str = ""
    funding: str = ""
    three_d_secure: str = ""
    risk_level: str = ""
    outcome: str = ""


class ObservationKind(StrEnum):
    """What a PSP says about one of its objects."""

    SUCCEEDED = "succeeded"
    DECLINED = "declined"
    NEEDS_ACTION = "needs_action"
    PENDING = "pending"
    NOT_ATTEMPTED = "not_attempted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Observation:
    """What a PSP said at one moment about a payment, payout or refund of ours.

    `ref` is our reference on the PSP's object, `key` the idempotency key of a payout or refund, `money` the amount
    really captured or moved. `disputed` and `refunded_elsewhere` are None where the PSP does not report them. `origin`
    is OURS for an adapter whose PSP account nobody else can use. `declined_try` is the PSP's name for the payer's last
    try, if that was declined: each counts once, and too many end the deposit. With `refuses_all` it was declined for
    what would meet every payer, and the adapter is not offered any more. `confirmations` are those that a network has
    given to a payment that is on its way, and those that it takes. `kept` is the instrument that the payer has let us
    keep for next time.
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
    origin: Origin = Origin.OURS
    disputes: tuple[Dispute, ...] = ()
    card: CardFacts | None = None
    declined_try: str = ""
    refuses_all: bool = False
    confirmations: tuple[int, int] | None = None
    kept: Kept | None = None

    @property
    def remaining(self) -> Money | None:
        """The money less refunds made elsewhere; None if that cannot be counted."""
        return _less_refunded(self.money, self.refunded_elsewhere)


class PspObjectType(StrEnum):
    """The type of a PSP's object."""

    PAYMENT = "payment"
    PAYOUT = "payout"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class PspEvent:
    """A webhook with a verified signature: a reason to read the object again, never a fact by itself."""

    id: str
    type: str
    subject: PspObjectType
    ref: str
    psp_ref: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The trader's next step at the PSP: a template of the adapter with its values, instructions, or an address.

    `psp_ref` is the PSP's reference of the object behind it, `hosts` are the foreign hosts that the template needs, by
    directive of the Content-Security-Policy.
    """

    ui_mode: UiMode
    template: str = ""
    values: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    url: str = ""
    psp_ref: str = ""
    hosts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instructions: Instructions | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a payment's history; `was` is None for the first."""

    was: str | None
    event: str
    became: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's decision about a payment, a refund or a hold.

    `actor` is the stable key of the person, `seen` the version of the payment that they saw, `terms` its amount and
    destination, `reason` why they refuse. `band` is the number of people that it takes. What a word lets go is `money`;
    before it, the person had let go `used` of `most` within 24 hours, as decimal text.
    """

    ref: str
    subject: str
    verdict: str
    by: str
    at: int
    system_user: str = field(default_factory=security.staff.get)
    """The machine's own word for the person; empty for decisions from before it was asked."""
    actor: str = ""
    seen: str = ""
    terms: str = ""
    reason: str = ""
    band: int | None = None
    money: Money | None = None
    used: str = ""
    most: str = ""
    seq: int | None = None


class ActionState(StrEnum):
    """The beginning of a command, or how it ended."""

    BEGUN = "begun"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Action:
    """A command of staff as it began, or as it ended: then `begun` is the number of its first row.

    `arguments` is JSON without secrets.
    """

    seq: int | None
    outcome: ActionState
    command: str
    arguments: str
    by: str
    system_user: str
    at: int
    begun: int | None = None


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """A webhook in the inbox; `result` is None until it is finished."""

    psp: str
    event: PspEvent
    received: int
    result: str | None


@dataclass(frozen=True, slots=True)
class Drill:
    """A practised restore: when, of which file and from when that was, whether it would do, and else why not.

    Times are milliseconds since the epoch.
    """

    at: int
    file: str
    made: int
    well: bool
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: its number of payments, and the first signs that somebody changed the books by hand, else None.

    Signs are a line of a history that does not follow from the one before, and a payment (its reference) or
    disbursement (its key) whose state is not the last one of its history.
    """

    payments: int
    broken_history: int | None
    strayed_payment: str | None
    broken_disbursement_history: int | None = None
    strayed_disbursement: str | None = None
    broken_actions: int | None = None
    broken_ledger: int | None = None
    broken_rules: int | None = None
    broken_audit: int | None = None

    @property
    def signs(self) -> list[str]:
        """The same signs in words, none if the books are as they were written."""
        lines = {
            "the history": self.broken_history,
            "the disbursements' history": self.broken_disbursement_history,
            "the actions": self.broken_actions,
            "the ledger": self.broken_ledger,
            "the rules": self.broken_rules,
            "the audit": self.broken_audit,
        }
        strayed = (self.strayed_payment, self.strayed_disbursement)
        found = [
            f"line {n} of {name} does not follow from the one before it" for name, n in lines.items() if n is not None
        ]
        return found + [f"{one} is in a state that its history does not know" for one in strayed if one is not None]


@dataclass(frozen=True, slots=True)
class Alert:
    """A message that a person at the broker must see; `tries` are failed deliveries."""

    id: int
    at: int
    code: str
    ref: str
    text: str
    tries: int
