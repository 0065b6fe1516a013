"""The states and events of a payment, and its transition tables."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from inapp.domain.errors import IllegalTransition


class PaymentType(StrEnum):
    """The direction of a payment."""

    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"


class Status(StrEnum):
    """The state of a payment. `final` is true for an end, which a late event may still leave."""

    final: bool

    def __new__(cls, value: str, final: bool = False) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.final = final
        return member

    CREATED = "created"
    AWAITING_PAYER = "awaiting_payer"
    PAID = "paid"
    CREDITING = "crediting"
    CREDITED = "credited", True
    DECLINED = "declined", True
    EXPIRED = "expired", True
    CREDIT_UNKNOWN = "credit_unknown"  # the credit may or may not be in cTrader
    CREDIT_REFUSED = "credit_refused"  # cTrader will never take it: a person decides
    REFUNDING = "refunding"
    REFUNDED = "refunded", True
    REQUESTED = "requested"  # a withdrawal that waits for the decision about its approval
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    DEBITING = "debiting"
    DEBIT_UNKNOWN = "debit_unknown"
    DEBITED = "debited"
    PAYING_OUT = "paying_out"
    PAID_OUT = "paid_out", True
    REFUSED = "refused", True
    PAYOUT_FAILED = "payout_failed"
    RETURNING = "returning"  # the payout failed, and the debit is given back in cTrader
    RETURNED = "returned", True
    RETURN_UNKNOWN = "return_unknown"
    CANCELLED = "cancelled", True
    REVIEW = "review"


class Event(StrEnum):
    """An event of a payment.

    NOT_TAKEN: cTrader surely booked nothing, and the cashier will try again. REFUSED: cTrader will never take this
    booking. UNKNOWN: it may have been booked. ABSENT: a reader or two people found that it was not.
    """

    STARTED = "started"
    CAPTURED = "captured"  # the PSP has the money
    MISMATCHED = "mismatched"  # ... but not the payment's amount, or no longer all of it
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    APPROVAL_NEEDED = "approval_needed"
    APPROVED = "approved"
    REFUSED = "refused"
    CREDIT_SENT = "credit_sent"
    CREDIT_BOOKED = "credit_booked"
    CREDIT_ABSENT = "credit_absent"
    CREDIT_NOT_TAKEN = "credit_not_taken"
    CREDIT_REFUSED = "credit_refused"
    CREDIT_UNKNOWN = "credit_unknown"
    DEBIT_SENT = "debit_sent"
    DEBIT_BOOKED = "debit_booked"
    DEBIT_ABSENT = "debit_absent"
    DEBIT_NOT_TAKEN = "debit_not_taken"
    DEBIT_REFUSED = "debit_refused"
    DEBIT_UNKNOWN = "debit_unknown"
    RETURN_SENT = "return_sent"
    RETURN_BOOKED = "return_booked"
    RETURN_ABSENT = "return_absent"
    RETURN_NOT_TAKEN = "return_not_taken"
    RETURN_REFUSED = "return_refused"
    RETURN_UNKNOWN = "return_unknown"
    PAYOUT_ORDERED = "payout_ordered"  # once more, after a part of it was refused
    PAYOUT_SENT = "payout_sent"
    PAYOUT_PAID = "payout_paid"
    PAYOUT_FAILED = "payout_failed"
    RETURN_ORDERED = "return_ordered"
    REFUND_ORDERED = "refund_ordered"
    REFUND_PAID = "refund_paid"
    REFUND_FAILED = "refund_failed"
    HANDED_TO_STAFF = "handed_to_staff"
    RESTORED = "restored"  # the sent log knows more than a restored backup


S, E = Status, Event

DEPOSIT_TRANSITIONS: tuple[tuple[Status, Event, Status], ...] = (
    (S.CREATED, E.STARTED, S.AWAITING_PAYER),
    (S.CREATED, E.CAPTURED, S.PAID),
    (S.CREATED, E.MISMATCHED, S.REVIEW),
    (S.CREATED, E.DECLINED, S.DECLINED),
    (S.CREATED, E.EXPIRED, S.EXPIRED),
    (S.CREATED, E.CANCELLED, S.CANCELLED),
    (S.AWAITING_PAYER, E.CAPTURED, S.PAID),
    (S.AWAITING_PAYER, E.MISMATCHED, S.REVIEW),
    (S.AWAITING_PAYER, E.DECLINED, S.DECLINED),
    (S.AWAITING_PAYER, E.EXPIRED, S.EXPIRED),
    (S.AWAITING_PAYER, E.CANCELLED, S.CANCELLED),
    (S.DECLINED, E.CAPTURED, S.PAID),
    (S.DECLINED, E.MISMATCHED, S.REVIEW),
    (S.EXPIRED, E.CAPTURED, S.PAID),
    (S.EXPIRED, E.MISMATCHED, S.REVIEW),
    (S.CANCELLED, E.CAPTURED, S.PAID),
    (S.CANCELLED, E.MISMATCHED, S.REVIEW),
    (S.PAID, E.CREDIT_SENT, S.CREDITING),
    (S.PAID, E.MISMATCHED, S.REVIEW),
    (S.PAID, E.HANDED_TO_STAFF, S.REVIEW),
    (S.PAID, E.CREDIT_BOOKED, S.CREDITED),
    (S.CREDITING, E.CREDIT_BOOKED, S.CREDITED),
    (S.CREDITING, E.CREDIT_NOT_TAKEN, S.PAID),
    (S.CREDITING, E.CREDIT_REFUSED, S.CREDIT_REFUSED),
    (S.CREDITING, E.CREDIT_UNKNOWN, S.CREDIT_UNKNOWN),
    (S.CREDIT_UNKNOWN, E.CREDIT_BOOKED, S.CREDITED),
    (S.CREDIT_UNKNOWN, E.CREDIT_ABSENT, S.PAID),
    (S.CREDIT_REFUSED, E.HANDED_TO_STAFF, S.REVIEW),
    (S.REVIEW, E.CREDIT_BOOKED, S.CREDITED),
    (S.REVIEW, E.CREDIT_ABSENT, S.PAID),
    (S.REVIEW, E.REFUND_ORDERED, S.REFUNDING),
    (S.REFUNDING, E.REFUND_PAID, S.REFUNDED),
    (S.REFUNDING, E.REFUND_FAILED, S.REVIEW),
    (S.REFUNDED, E.REFUND_FAILED, S.REVIEW),
    (S.CREATED, E.RESTORED, S.REVIEW),
    (S.AWAITING_PAYER, E.RESTORED, S.REVIEW),
    (S.PAID, E.RESTORED, S.REVIEW),
    (S.CREDIT_UNKNOWN, E.RESTORED, S.REVIEW),
    (S.CREDIT_REFUSED, E.RESTORED, S.REVIEW),
    (S.DECLINED, E.RESTORED, S.REVIEW),
    (S.EXPIRED, E.RESTORED, S.REVIEW),
    (S.CANCELLED, E.RESTORED, S.REVIEW),
    (S.REFUNDING, E.RESTORED, S.REVIEW),
)

WITHDRAWAL_TRANSITIONS: tuple[tuple[Status, Event, Status], ...] = (
    (S.REQUESTED, E.APPROVAL_NEEDED, S.AWAITING_APPROVAL),
    (S.REQUESTED, E.APPROVED, S.APPROVED),
    (S.REQUESTED, E.REFUSED, S.REFUSED),
    (S.REQUESTED, E.CANCELLED, S.CANCELLED),
    (S.AWAITING_APPROVAL, E.APPROVED, S.APPROVED),
    (S.AWAITING_APPROVAL, E.REFUSED, S.REFUSED),
    (S.AWAITING_APPROVAL, E.CANCELLED, S.CANCELLED),
    (S.APPROVED, E.APPROVAL_NEEDED, S.AWAITING_APPROVAL),
    (S.APPROVED, E.CANCELLED, S.CANCELLED),
    (S.APPROVED, E.REFUSED, S.REFUSED),
    (S.APPROVED, E.DEBIT_SENT, S.DEBITING),
    (S.DEBITING, E.DEBIT_BOOKED, S.DEBITED),
    (S.DEBITING, E.DEBIT_NOT_TAKEN, S.APPROVED),
    (S.DEBITING, E.DEBIT_REFUSED, S.CANCELLED),
    (S.DEBITING, E.DEBIT_UNKNOWN, S.DEBIT_UNKNOWN),
    (S.DEBIT_UNKNOWN, E.DEBIT_BOOKED, S.DEBITED),
    (S.DEBIT_UNKNOWN, E.DEBIT_ABSENT, S.CANCELLED),
    (S.CANCELLED, E.DEBIT_BOOKED, S.REVIEW),
    (S.DEBITED, E.PAYOUT_SENT, S.PAYING_OUT),
    (S.DEBITED, E.REFUSED, S.RETURNING),
    (S.PAYING_OUT, E.PAYOUT_PAID, S.PAID_OUT),
    (S.PAYING_OUT, E.PAYOUT_FAILED, S.PAYOUT_FAILED),
    (S.PAYING_OUT, E.HANDED_TO_STAFF, S.REVIEW),
    (S.PAYING_OUT, E.REFUSED, S.RETURNING),
    (S.PAID_OUT, E.PAYOUT_FAILED, S.PAYOUT_FAILED),
    (S.PAYOUT_FAILED, E.RETURN_ORDERED, S.RETURNING),
    (S.PAYOUT_FAILED, E.HANDED_TO_STAFF, S.REVIEW),
    (S.RETURNING, E.RETURN_SENT, S.RETURNING),
    (S.RETURNING, E.RETURN_BOOKED, S.RETURNED),
    (S.RETURNING, E.RETURN_NOT_TAKEN, S.RETURNING),
    (S.RETURNING, E.RETURN_REFUSED, S.REVIEW),
    (S.RETURNING, E.RETURN_UNKNOWN, S.RETURN_UNKNOWN),
    (S.RETURN_UNKNOWN, E.RETURN_BOOKED, S.RETURNED),
    (S.RETURNED, E.PAYOUT_FAILED, S.PAYOUT_FAILED),
    (S.RETURN_UNKNOWN, E.RETURN_ABSENT, S.RETURNING),
    (S.REVIEW, E.DEBIT_BOOKED, S.DEBITED),
    (S.REVIEW, E.DEBIT_ABSENT, S.CANCELLED),
    (S.REVIEW, E.RETURN_BOOKED, S.RETURNED),
    (S.REVIEW, E.RETURN_ABSENT, S.RETURNING),
    (S.REVIEW, E.PAYOUT_PAID, S.PAID_OUT),
    (S.REVIEW, E.PAYOUT_ORDERED, S.PAYING_OUT),
    (S.REQUESTED, E.RESTORED, S.REVIEW),
    (S.AWAITING_APPROVAL, E.RESTORED, S.REVIEW),
    (S.APPROVED, E.RESTORED, S.REVIEW),
    (S.CANCELLED, E.RESTORED, S.REVIEW),
    (S.REFUSED, E.RESTORED, S.REVIEW),
    (S.DEBIT_UNKNOWN, E.RESTORED, S.REVIEW),
    (S.DEBITED, E.RESTORED, S.REVIEW),
    (S.PAYING_OUT, E.RESTORED, S.REVIEW),
    (S.PAID_OUT, E.RESTORED, S.REVIEW),
    (S.PAYOUT_FAILED, E.RESTORED, S.REVIEW),
    (S.RETURNING, E.RESTORED, S.REVIEW),
    (S.RETURN_UNKNOWN, E.RESTORED, S.REVIEW),
)

TRANSITIONS: dict[PaymentType, tuple[tuple[Status, Event, Status], ...]] = {
    PaymentType.DEPOSIT: DEPOSIT_TRANSITIONS,
    PaymentType.WITHDRAWAL: WITHDRAWAL_TRANSITIONS,
}

_NEXT = {(kind, start, event): end for kind, rows in TRANSITIONS.items() for start, event, end in rows}

FIRST: dict[PaymentType, Status] = {PaymentType.DEPOSIT: Status.CREATED, PaymentType.WITHDRAWAL: Status.REQUESTED}


def next_status(kind: PaymentType, status: Status, event: Event) -> Status:
    """The state after an event. Raises IllegalTransition if the table has no such line."""
    try:
        return _NEXT[kind, status, event]
    except KeyError:
        raise IllegalTransition(f"{kind} in {status} knows no {event}") from None


def is_possible(kind: PaymentType, status: Status, event: Event) -> bool:
    """True if the table has a line for the event in this state."""
    return (kind, status, event) in _NEXT


@dataclass(frozen=True, slots=True)
class BookingType:
    """A balance change that a payment needs: its cTrader type, and the states of waiting for it and of not knowing."""

    name: str
    kind: PaymentType
    type: str
    ready: Status
    unknown: Status

    def event(self, word: str) -> Event:
        """The event of this booking type, such as `credit_booked` for `booked`."""
        return Event(f"{self.name}_{word}")


CREDIT = BookingType("credit", PaymentType.DEPOSIT, "DEPOSIT", S.PAID, S.CREDIT_UNKNOWN)
DEBIT = BookingType("debit", PaymentType.WITHDRAWAL, "WITHDRAW", S.APPROVED, S.DEBIT_UNKNOWN)
RETURN = BookingType("return", PaymentType.WITHDRAWAL, "DEPOSIT", S.RETURNING, S.RETURN_UNKNOWN)

BOOKING_TYPES: dict[str, BookingType] = {booking_type.name: booking_type for booking_type in (CREDIT, DEBIT, RETURN)}

NEXT_BOOKING = {booking_type.ready: booking_type for booking_type in BOOKING_TYPES.values()}
"""The booking that a payment in this state waits for."""

PROCESSING = "processing"
"""The reason of a deposit that its payer has approved, and of which the PSP does not know the end yet."""
CONFIRMING = "confirming"
"""The reason of a deposit that a network is confirming; behind a colon stand the confirmations, such as `1/3`."""
SENT = "sent"
"""The reason of a deposit whose payer says that it was sent, while the PSP has not seen it."""
PARTLY_PAID = "partly_paid"
"""The reason of a deposit of which a part has arrived."""

NOT_STOPPED = "not_stopped"
"""The reason of a cancelled deposit of which the PSP has not said that it can be paid no more."""


def may_be_paid(reason: str) -> bool:
    """True for the reason of a deposit that its payer may have paid, although it has ended."""
    return reason in (SENT, PARTLY_PAID, NOT_STOPPED) or is_with_bank(reason)


def is_with_bank(reason: str) -> bool:
    """True for the reason of a deposit that its payer has paid, as far as the PSP can tell."""
    return reason.partition(":")[0] in (PROCESSING, CONFIRMING)


AT_REST = frozenset({S.CREDITED, S.REFUNDED, S.REFUSED, S.PAID_OUT, S.RETURNED})
"""Ends after which the PSP is not asked again; an unpaid deposit is still looked up for a while."""

UNKNOWN = frozenset(booking_type.unknown for booking_type in BOOKING_TYPES.values())
NEEDS_PERSON = UNKNOWN | {Status.REVIEW, Status.CREDIT_REFUSED, Status.AWAITING_APPROVAL}
"""States in which a payment waits for a person."""
