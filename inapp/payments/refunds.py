"""Captured money that people have ordered back: what is still owed of it, and what its refunds together come to."""

from collections.abc import Mapping
from dataclasses import replace

from inapp.domain.model import Disbursement, DisbursementState, Payment, PspObjectType, UnmatchedFunds
from inapp.domain.money import Money
from inapp.domain.states import Event, Status, is_possible
from inapp.payments.legs import left_of
from inapp.store import Tables

OVER = frozenset({DisbursementState.PAID, DisbursementState.FAILED})
AWAITED = frozenset({Status.REFUNDING, Status.REFUNDED, Status.REVIEW, "parked"})
"""States in which a refund may be paid without a person having to look."""
PARKED: Mapping[Event, str] = {Event.REFUND_PAID: "refunded", Event.REFUND_FAILED: "parked"}


def source_of(db: Tables, ref: str) -> Payment | UnmatchedFunds | None:
    """The deposit or the parked money of a reference."""
    return db.payment(ref) or db.unmatched(ref)


def refunds_of(db: Tables, ref: str) -> list[Disbursement]:
    """The refunds that were ever ordered of a deposit or of parked money, oldest first."""
    return [call for call in db.psp_calls(ref) if call.action is PspObjectType.REFUND]


def under_way(db: Tables, ref: str) -> Disbursement | None:
    """The newest refund that has not ended; after a restore there may be several of which nobody remembers the end."""
    return next((call for call in reversed(refunds_of(db, ref)) if call.state not in OVER), None)


def owed(db: Tables, source: Payment | UnmatchedFunds) -> Money | None:
    """What is still to be given back: captured, less what others and our own refunds have given back.

    None if nothing is known to be captured; below zero if more went back than that.
    """
    left = left_of(source.captured, source.refunded_elsewhere) if isinstance(source, Payment) else source.money
    if left is None:
        return None
    paid = [call.money for call in refunds_of(db, source.ref) if call.state is DisbursementState.PAID]
    # A restore may have forgotten how much of parked money was given back: it is only ever the whole.
    return left.less(money if money.currency == left.currency else left for money in paid)


def is_untouched(db: Tables, deposit: Payment) -> bool:
    """Whether nothing of a captured deposit was given back, or may have been; only such a one may be booked."""
    elsewhere = deposit.refunded_elsewhere is not None and deposit.refunded_elsewhere.minor > 0
    return not elsewhere and all(call.state is DisbursementState.FAILED for call in refunds_of(db, deposit.ref))


def order(db: Tables, source: Payment | UnmatchedFunds, money: Money, now: int) -> None:
    """Plan a refund under a key of its own, unless one is under way, which is asked about first."""
    if under_way(db, source.ref) is None:
        call = Disbursement(
            key=f"{source.ref}.{PspObjectType.REFUND}.{1 + len(db.psp_calls(source.ref))}",
            ref=source.ref,
            action=PspObjectType.REFUND,
            money=money,
            psp=source.psp,
            psp_ref=source.psp_ref,
            result_ref=None,
            state=DisbursementState.PLANNED,
            reported_paid=False,
            created=now,
        )
        db.add_psp_call(call)


def sum_up(db: Tables, ref: str, reason: str, by: str, now: int) -> None:
    """Write what the refunds of a deposit, or of parked money, have come to by now.

    A refund can fail long after it was paid, and one that had failed can turn out paid.
    """
    source = source_of(db, ref)
    left = owed(db, source) if source else None
    if source is None or left is None:
        return
    state = str(source.status if isinstance(source, Payment) else source.state)
    paid = any(call.state is DisbursementState.PAID for call in refunds_of(db, ref))
    if left.minor < 0 or (paid and state not in AWAITED):
        db.add_alert(now, "paid_after_all", ref, f"Money of {ref}, which is {state}, was given back: is it too much?")
    if left.minor <= 0:
        _end(db, source, Event.REFUND_PAID, reason, by, now)
    elif state == Status.REFUNDED or (state == Status.REFUNDING and under_way(db, ref) is None):
        _end(db, source, Event.REFUND_FAILED, reason, by, now)
        text = f"A refund has failed ({reason or 'no reason given'}): decide what to do"
        db.add_alert(now, "refund_failed", ref, text)


def _end(db: Tables, source: Payment | UnmatchedFunds, event: Event, reason: str, by: str, now: int) -> None:
    if isinstance(source, UnmatchedFunds):
        db.set_unmatched(replace(source, state=PARKED[event]))
    elif is_possible(source.kind, source.status, event):
        db.move(source, event, by, now, reason=reason, due=None, tries=0)
