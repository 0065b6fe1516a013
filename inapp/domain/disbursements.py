"""Payouts, refunds and unmatched funds, and their transition tables. Times are milliseconds since the epoch."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from inapp.domain.errors import IllegalTransition
from inapp.domain.model import PspObjectType
from inapp.domain.money import Money

BY_HAND = "by hand"
"""The PSP of a payout that people made another way."""


class DisbursementState(StrEnum):
    """The state of a payout or refund. PLANNED waits for its turn, SENDING may have reached the PSP."""

    PLANNED = "planned"
    SENDING = "sending"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    LOST = "lost"  # known only from the sent log after a restore


class DisbursementEvent(StrEnum):
    """An event of a payout or refund. The first three begin one; the PSP reports PENDING, PAID and FAILED."""

    MADE = "made"
    PAID_ELSEWHERE = "paid_elsewhere"
    RESTORED = "restored"
    SENT = "sent"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    WITHHELD = "withheld"  # after the plan, its deposit was disputed or refunded elsewhere, or a person refused it
    WRITTEN_OFF = "written_off"  # two people decided that it will never arrive


S, E = DisbursementState, DisbursementEvent

DISBURSEMENT_STARTS: dict[DisbursementState, DisbursementEvent] = {
    S.PLANNED: E.MADE,
    S.PAID: E.PAID_ELSEWHERE,
    S.LOST: E.RESTORED,
}
"""The states in which a disbursement can begin, each with the event that makes it."""

DISBURSEMENT_TRANSITIONS: tuple[tuple[DisbursementState, DisbursementEvent, DisbursementState], ...] = (
    (S.PLANNED, E.SENT, S.SENDING),
    (S.PLANNED, E.PENDING, S.PENDING),
    (S.PLANNED, E.PAID, S.PAID),
    (S.PLANNED, E.FAILED, S.FAILED),
    (S.PLANNED, E.WITHHELD, S.FAILED),
    (S.PLANNED, E.WRITTEN_OFF, S.FAILED),
    (S.PLANNED, E.RESTORED, S.LOST),
    (S.SENDING, E.PENDING, S.PENDING),
    (S.SENDING, E.PAID, S.PAID),
    (S.SENDING, E.FAILED, S.FAILED),
    (S.SENDING, E.WRITTEN_OFF, S.FAILED),
    (S.PENDING, E.PAID, S.PAID),
    (S.PENDING, E.FAILED, S.FAILED),
    (S.PENDING, E.WRITTEN_OFF, S.FAILED),
    (S.LOST, E.PENDING, S.PENDING),
    (S.LOST, E.PAID, S.PAID),
    (S.LOST, E.FAILED, S.FAILED),
    (S.LOST, E.WRITTEN_OFF, S.FAILED),
    (S.PAID, E.FAILED, S.FAILED),
    (S.FAILED, E.PAID, S.PAID),
)
"""A PSP may report a planned disbursement, since a restored database can be older than the last sending."""

_NEXT = {(start, event): end for start, event, end in DISBURSEMENT_TRANSITIONS}

OVER = frozenset({S.PAID, S.FAILED})
"""Final states, although a PSP may still turn one into the other."""


def next_disbursement_state(state: DisbursementState, event: DisbursementEvent) -> DisbursementState:
    """The state after an event. Raises IllegalTransition if the table has no such line."""
    try:
        return _NEXT[state, event]
    except KeyError:
        raise IllegalTransition(f"a disbursement in {state} knows no {event}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disbursement:
    """A payout or refund whose key and amount are committed before the PSP is called.

    One or more disbursements pay a withdrawal. `key` is the idempotency key, `source_ref` the refunded PSP object,
    `psp_ref` the PSP's object of the disbursement itself, `label` the destination in the trader's words, `called` the
    moment of the first call, `reported_paid` true once the PSP has reported it paid.
    """

    key: str
    ref: str
    type: PspObjectType
    money: Money
    psp: str
    state: DisbursementState
    created: int
    source_ref: str | None = None
    psp_ref: str | None = None
    reported_paid: bool = False
    label: str = ""
    called: int | None = None
    reason: str = ""

    @classmethod
    def payout(cls, ref: str, n: int, money: Money, psp: str, now: int) -> Self:
        """A planned payout under the n-th key of its payment."""
        key = f"{ref}.{PspObjectType.PAYOUT}.{n}"
        return cls(key=key, ref=ref, type=PspObjectType.PAYOUT, money=money, psp=psp, state=S.PLANNED, created=now)

    @classmethod
    def refund(
        cls, ref: str, n: int, money: Money, psp: str, source_ref: str | None, now: int, label: str = ""
    ) -> Self:
        """A planned refund under the n-th key of its payment or unmatched funds."""
        key = f"{ref}.{PspObjectType.REFUND}.{n}"
        made = cls(key=key, ref=ref, type=PspObjectType.REFUND, money=money, psp=psp, state=S.PLANNED, created=now)
        return replace(made, source_ref=source_ref, label=label)

    @classmethod
    def paid_elsewhere(cls, ref: str, n: int, money: Money, now: int) -> Self:
        """A payout that people made another way; it counts like the others when one of those fails later."""
        return replace(cls.payout(ref, n, money, BY_HAND, now), state=S.PAID, reported_paid=True, called=now)

    @classmethod
    def lost(cls, key: str, money: Money, psp: str, source_ref: str | None, sent: int) -> Self:
        """A disbursement that only the sent log knows: it may have reached the PSP at `sent`."""
        ref, word, _ = key.rsplit(".", 2)
        made = cls(key=key, ref=ref, type=PspObjectType(word), money=money, psp=psp, state=S.LOST, created=sent)
        return replace(made, source_ref=source_ref)

    @property
    def n(self) -> int:
        """The number among the disbursements of its payment and type: the last part of the key."""
        return int(self.key.rsplit(".", 1)[1])


class UnmatchedState(StrEnum):
    """The state of unmatched funds. HELD waits for a person."""

    HELD = "parked"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class UnmatchedEvent(StrEnum):
    """An event of unmatched funds."""

    REFUND_ORDERED = "refund_ordered"
    REFUND_PAID = "refund_paid"
    REFUND_FAILED = "refund_failed"


U, V = UnmatchedState, UnmatchedEvent

UNMATCHED_TRANSITIONS: tuple[tuple[UnmatchedState, UnmatchedEvent, UnmatchedState], ...] = (
    (U.HELD, V.REFUND_ORDERED, U.REFUNDING),
    (U.HELD, V.REFUND_PAID, U.REFUNDED),
    (U.REFUNDING, V.REFUND_PAID, U.REFUNDED),
    (U.REFUNDING, V.REFUND_FAILED, U.HELD),
    (U.REFUNDED, V.REFUND_FAILED, U.HELD),
)
"""Held funds may be refunded at the PSP itself, and a refund can fail long after it was paid."""

_NEXT_UNMATCHED = {(start, event): end for start, event, end in UNMATCHED_TRANSITIONS}


def next_unmatched_state(state: UnmatchedState, event: UnmatchedEvent) -> UnmatchedState:
    """The state after an event. Raises IllegalTransition if the table has no such line."""
    try:
        return _NEXT_UNMATCHED[state, event]
    except KeyError:
        raise IllegalTransition(f"unmatched funds in {state} know no {event}") from None


def is_unmatched_possible(state: UnmatchedState, event: UnmatchedEvent) -> bool:
    """True if the table has a line for the event in this state."""
    return (state, event) in _NEXT_UNMATCHED


@dataclass(frozen=True, slots=True)
class UnmatchedFunds:
    """Captured money without a payment: `psp_ref` is the PSP's object, `about` the reference that the object names."""

    ref: str
    psp: str
    psp_ref: str
    about: str
    money: Money | None
    reason: str
    state: UnmatchedState
    created: int
