"""Money that a PSP holds and that belongs to no open payment of ours: what it is, and the states it goes through."""

from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.errors import IllegalTransition
from inapp.domain.money import Money


class UnmatchedState(StrEnum):
    """The state of unmatched funds. HELD waits for a person."""

    HELD = "parked"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class UnmatchedEvent(StrEnum):
    """What can happen to unmatched funds."""

    REFUND_ORDERED = "refund_ordered"
    REFUND_PAID = "refund_paid"
    REFUND_FAILED = "refund_failed"


S, E = UnmatchedState, UnmatchedEvent

UNMATCHED_TRANSITIONS: tuple[tuple[UnmatchedState, UnmatchedEvent, UnmatchedState], ...] = (
    (S.HELD, E.REFUND_ORDERED, S.REFUNDING),
    (S.HELD, E.REFUND_PAID, S.REFUNDED),
    (S.REFUNDING, E.REFUND_PAID, S.REFUNDED),
    (S.REFUNDING, E.REFUND_FAILED, S.HELD),
    (S.REFUNDED, E.REFUND_FAILED, S.HELD),
)
"""Others may give held funds back at the PSP, and a refund can fail long after it was paid."""

_NEXT = {(start, event): end for start, event, end in UNMATCHED_TRANSITIONS}


def next_unmatched_state(state: UnmatchedState, event: UnmatchedEvent) -> UnmatchedState:
    """The state that an event leads to. Raises IllegalTransition if the table has no such line."""
    try:
        return _NEXT[state, event]
    except KeyError:
        raise IllegalTransition(f"unmatched funds in {state} know no {event}") from None


def is_unmatched_possible(state: UnmatchedState, event: UnmatchedEvent) -> bool:
    """Return whether the table has a line for the event in this state."""
    return (state, event) in _NEXT


@dataclass(frozen=True, slots=True)
class UnmatchedFunds:
    """Captured money without a payment. `psp_ref` is the PSP's object, `about` the reference that this object names."""

    ref: str
    psp: str
    psp_ref: str
    about: str
    money: Money | None
    reason: str
    state: UnmatchedState
    created: int
