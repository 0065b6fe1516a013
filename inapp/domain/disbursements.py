"""Payouts and refunds: what one is, the states it goes through, and the one table of both. Times are milliseconds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from inapp.domain.errors import IllegalTransition
from inapp.domain.model import PspObjectType
from inapp.domain.money import Money

BY_HAND = "by hand"
"""Stands for the PSP of a payout that people made another way."""


class DisbursementState(StrEnum):
    """The state of a payout or refund. PLANNED waits for its turn, SENDING may have reached the PSP."""

    PLANNED = "planned"
    SENDING = "sending"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    LOST = "lost"  # known only from the sent log after a restore


class DisbursementEvent(StrEnum):
    """What can happen to a payout or refund. The first three make one, PENDING, PAID and FAILED are the PSP's words."""

    MADE = "made"
    PAID_ELSEWHERE = "paid_elsewhere"
    RESTORED = "restored"
    SENT = "sent"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    WITHHELD = "withheld"  # its deposit was disputed, or given back by others, after the plan
    WRITTEN_OFF = "written_off"  # two people say that it will not arrive any more


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
"""A PSP may report a planned disbursement: a restored database can be behind what was sent."""

_NEXT = {(start, event): end for start, event, end in DISBURSEMENT_TRANSITIONS}

OVER = frozenset({S.PAID, S.FAILED})
"""Ends, which a PSP can still change into each other."""


def next_disbursement_state(state: DisbursementState, event: DisbursementEvent) -> DisbursementState:
    """The state that an event leads to. Raises IllegalTransition if the table has no such line."""
    try:
        return _NEXT[state, event]
    except KeyError:
        raise IllegalTransition(f"a disbursement in {state} knows no {event}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disbursement:
    """A payout or refund whose key and amount are committed before the PSP is called.

    A withdrawal is paid out by one or more of them. `key` is the idempotency key, `source_ref` the PSP's object that a
    refund gives money back of, `psp_ref` the PSP's object of the disbursement itself, `label` how the trader knows
    where it goes, `called` when the PSP was first asked, `reported_paid` whether the PSP has ever said so.
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
        return cls(
            key=f"{ref}.{PspObjectType.REFUND}.{n}",
            ref=ref,
            type=PspObjectType.REFUND,
            money=money,
            psp=psp,
            state=S.PLANNED,
            created=now,
            source_ref=source_ref,
            label=label,
        )

    @classmethod
    def paid_elsewhere(cls, ref: str, n: int, money: Money, now: int) -> Self:
        """A payout that people made another way; it counts like the others when one of those fails later."""
        return cls(
            key=f"{ref}.{PspObjectType.PAYOUT}.{n}",
            ref=ref,
            type=PspObjectType.PAYOUT,
            money=money,
            psp=BY_HAND,
            state=S.PAID,
            created=now,
            reported_paid=True,
            called=now,
        )

    @classmethod
    def lost(cls, key: str, money: Money, psp: str, source_ref: str | None, sent: int) -> Self:
        """A disbursement that only the sent log knows: it may have reached the PSP at `sent`."""
        ref, word, _ = key.rsplit(".", 2)
        return cls(
            key=key,
            ref=ref,
            type=PspObjectType(word),
            money=money,
            psp=psp,
            state=S.LOST,
            created=sent,
            source_ref=source_ref,
        )

    @property
    def n(self) -> int:
        """The number of the disbursement among those of its payment and type, the last part of its key."""
        return int(self.key.rsplit(".", 1)[1])
