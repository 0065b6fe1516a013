"""Refunds that staff order: the money still owed, and the state of its deposit or unmatched funds."""

from inapp.domain.disbursements import (
    OVER,
    Disbursement,
    DisbursementState,
    UnmatchedEvent,
    UnmatchedFunds,
    UnmatchedState,
    is_unmatched_possible,
)
from inapp.domain.model import Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Event, Status, is_possible
from inapp.payments import advice
from inapp.store import Tables

RefundSource = Payment | UnmatchedFunds
"""A deposit or unmatched funds, whose captured money staff may order back."""
SourceState = Status | UnmatchedState

REFUNDING: frozenset[SourceState] = frozenset({Status.REFUNDING, UnmatchedState.REFUNDING})
REFUNDED: frozenset[SourceState] = frozenset({Status.REFUNDED, UnmatchedState.REFUNDED})
AWAITED = REFUNDING | REFUNDED | {Status.REVIEW, UnmatchedState.HELD}
"""States in which a paid refund needs no alert."""


def source_of(db: Tables, ref: str) -> RefundSource | None:
    """The deposit or the unmatched funds of a reference."""
    return db.payment(ref) or db.unmatched_funds(ref)


def state_of(source: RefundSource) -> SourceState:
    """The state of a deposit or of unmatched funds."""
    return source.status if isinstance(source, Payment) else source.state


def refunds_of(db: Tables, ref: str) -> list[Disbursement]:
    """The refunds ordered of a deposit or of unmatched funds, oldest first."""
    return [one for one in db.disbursements(ref) if one.type is PspObjectType.REFUND]


def under_way(db: Tables, ref: str) -> Disbursement | None:
    """The newest refund that has not ended; after a restore there can be several with an unknown end."""
    return next((refund for refund in reversed(refunds_of(db, ref)) if refund.state not in OVER), None)


def owed(db: Tables, source: RefundSource) -> Money | None:
    """The captured money less all paid refunds, below zero if more went back; None if no capture is known."""
    left = source.remaining if isinstance(source, Payment) else source.money
    if left is None:
        return None
    paid = [refund.money for refund in refunds_of(db, source.ref) if refund.state is DisbursementState.PAID]
    # After a restore the amount of a refund of unmatched funds may be unknown: it is always the whole.
    return left.less(money if money.currency == left.currency else left for money in paid)


def is_owed(db: Tables, refund: Disbursement) -> bool:
    """False once so much was given back otherwise that a refund would be too much; True if its amount is unknown."""
    source = source_of(db, refund.ref)
    left = owed(db, source) if source else None
    return left is None or left.currency != refund.money.currency or not left < refund.money


def is_untouched(db: Tables, deposit: Payment) -> bool:
    """True if no part of a captured deposit was, or may have been, given back; else it must not be booked."""
    elsewhere = deposit.refunded_elsewhere is not None and deposit.refunded_elsewhere.minor > 0
    return not elsewhere and all(one.state is DisbursementState.FAILED for one in refunds_of(db, deposit.ref))


def order(db: Tables, source: RefundSource, money: Money, by: str, now: int) -> None:
    """Plan a refund under a key of its own, unless one is under way, which is looked up first."""
    if under_way(db, source.ref) is None:
        n = 1 + len(db.disbursements(source.ref))
        db.add_disbursement(Disbursement.refund(source.ref, n, money, source.psp, source.psp_ref, now), by)


def update_refund_state(db: Tables, ref: str, reason: str, by: str, now: int) -> None:
    """Move a deposit or unmatched funds to the state of their refunds, which can change long after they ended."""
    source = source_of(db, ref)
    left = owed(db, source) if source else None
    if source is None or left is None:
        return
    paid = any(refund.state is DisbursementState.PAID for refund in refunds_of(db, ref))
    state = state_of(source)
    if left.minor < 0 or (paid and state not in AWAITED):
        text = f"Money of {ref}, which is {state}, was given back: is it too much?"
        db.add_alert(now, "paid_after_all", ref, text)
    waits = under_way(db, ref) is not None  # its end is looked up first, even if nothing is owed any more
    if left.minor <= 0 and not waits:
        _move(db, source, Event.REFUND_PAID, reason, by, now)
    elif left.minor <= 0 and isinstance(source, Payment) and state in REFUNDING:
        db.change(source, due=now, tries=0)
    elif left.minor > 0 and (state in REFUNDED or (state in REFUNDING and not waits)):
        _move(db, source, Event.REFUND_FAILED, reason, by, now)
        settle = advice.remedy_of(reason) is advice.Remedy.SETTLE
        todo = advice.words_of([reason]) if settle else f"decide what to do ({reason or 'no reason given'})"
        text = f"A refund has failed: {todo}"
        db.add_alert(now, "refund_failed", ref, text)


def _move(db: Tables, source: RefundSource, event: Event, reason: str, by: str, now: int) -> None:
    if isinstance(source, Payment):
        if is_possible(source.kind, source.status, event):
            db.move(source, event, by, now, reason=reason, due=None, tries=0)
    elif is_unmatched_possible(source.state, UnmatchedEvent(event)):
        db.move_unmatched_funds(source, UnmatchedEvent(event))
