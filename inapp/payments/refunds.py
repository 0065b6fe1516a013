"""Refunds that people order: the money that is still owed, and the state that its refunds lead its source to."""

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
from inapp.store import Tables

RefundSource = Payment | UnmatchedFunds
"""A deposit or unmatched funds, whose captured money people may order back."""

AWAITED = frozenset({Status.REFUNDING, Status.REFUNDED, Status.REVIEW})
"""States of a deposit in which a refund may be paid without a person having to look."""


def source_of(db: Tables, ref: str) -> RefundSource | None:
    """The deposit or the unmatched funds of a reference."""
    return db.payment(ref) or db.unmatched_funds(ref)


def refunds_of(db: Tables, ref: str) -> list[Disbursement]:
    """The refunds that were ever ordered of a deposit or of unmatched funds, oldest first."""
    return [one for one in db.disbursements(ref) if one.type is PspObjectType.REFUND]


def under_way(db: Tables, ref: str) -> Disbursement | None:
    """The newest refund that has not ended; a restore can leave several whose end nobody remembers."""
    return next((refund for refund in reversed(refunds_of(db, ref)) if refund.state not in OVER), None)


def owed(db: Tables, source: RefundSource) -> Money | None:
    """The money still to be given back: captured, less the refunds made elsewhere and our own.

    None if nothing is known to be captured; below zero if more went back than that.
    """
    left = source.remaining if isinstance(source, Payment) else source.money
    if left is None:
        return None
    paid = [refund.money for refund in refunds_of(db, source.ref) if refund.state is DisbursementState.PAID]
    # A restore may have forgotten how much of unmatched funds was given back: it is only ever the whole.
    return left.less(money if money.currency == left.currency else left for money in paid)


def is_untouched(db: Tables, deposit: Payment) -> bool:
    """Return whether nothing of a captured deposit was or may have been given back; only such a one may be booked."""
    elsewhere = deposit.refunded_elsewhere is not None and deposit.refunded_elsewhere.minor > 0
    return not elsewhere and all(one.state is DisbursementState.FAILED for one in refunds_of(db, deposit.ref))


def is_refunding(source: RefundSource) -> bool:
    """Return whether people have ordered the money back and it has not arrived yet."""
    if isinstance(source, UnmatchedFunds):
        return source.state is UnmatchedState.REFUNDING
    return source.status is Status.REFUNDING


def order(db: Tables, source: RefundSource, money: Money, by: str, now: int) -> None:
    """Plan a refund under a key of its own, unless one is under way, which is asked about first."""
    if under_way(db, source.ref) is None:
        n = 1 + len(db.disbursements(source.ref))
        db.add_disbursement(Disbursement.refund(source.ref, n, money, source.psp, source.psp_ref, now), by)


def update_refund_state(db: Tables, ref: str, reason: str, by: str, now: int) -> None:
    """Move a deposit, or unmatched funds, as their refunds demand.

    A refund can fail long after it was paid, and one that had failed can turn out paid.
    """
    source = source_of(db, ref)
    left = owed(db, source) if source else None
    if source is None or left is None:
        return
    paid = any(refund.state is DisbursementState.PAID for refund in refunds_of(db, ref))
    if left.minor < 0 or (paid and not _is_awaited(source)):
        text = f"Money of {ref}, which is {_state(source)}, was given back: is it too much?"
        db.add_alert(now, "paid_after_all", ref, text)
    if left.minor <= 0:
        _move(db, source, Event.REFUND_PAID, reason, by, now)
    elif _is_refunded(source) or (is_refunding(source) and under_way(db, ref) is None):
        _move(db, source, Event.REFUND_FAILED, reason, by, now)
        text = f"A refund has failed ({reason or 'no reason given'}): decide what to do"
        db.add_alert(now, "refund_failed", ref, text)


def _state(source: RefundSource) -> Status | UnmatchedState:
    return source.status if isinstance(source, Payment) else source.state


def _is_awaited(source: RefundSource) -> bool:
    return isinstance(source, UnmatchedFunds) or source.status in AWAITED


def _is_refunded(source: RefundSource) -> bool:
    if isinstance(source, UnmatchedFunds):
        return source.state is UnmatchedState.REFUNDED
    return source.status is Status.REFUNDED


def _move(db: Tables, source: RefundSource, event: Event, reason: str, by: str, now: int) -> None:
    if isinstance(source, Payment):
        if is_possible(source.kind, source.status, event):
            db.move(source, event, by, now, reason=reason, due=None, tries=0)
    elif is_unmatched_possible(source.state, UnmatchedEvent(event)):
        db.move_unmatched_funds(source, UnmatchedEvent(event))
