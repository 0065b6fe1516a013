"""Payouts: the disbursements of a withdrawal, and the state that they give it."""

from collections.abc import Sequence
from dataclasses import replace

from inapp.domain.disbursements import OVER, Disbursement, DisbursementEvent, DisbursementState
from inapp.domain.errors import Conflict
from inapp.domain.model import Payment, PspObjectType, confirmed
from inapp.domain.money import Money
from inapp.domain.states import DEBIT, RETURN, Event, Status, is_possible
from inapp.payments import advice
from inapp.payments.allocation import Allocation
from inapp.store import Tables

PAID_WHOLE = frozenset({Status.PAYING_OUT, Status.REVIEW, Status.PAID_OUT, Status.RETURNED})
"""States in which a withdrawal that is paid or returned in full needs no alert."""


def plan(db: Tables, payment: Payment, allocations: Sequence[Allocation], by: str, now: int) -> None:
    """Store the disbursements that pay a withdrawal out: a refund for each allocation or, without any, one payout."""
    if not allocations:
        db.add_disbursement(Disbursement.payout(payment.ref, 1, payment.money, payment.psp, now), by)
    for n, part in enumerate(allocations, 1):
        source, label = part.deposit.psp_ref, part.deposit.instrument
        db.add_disbursement(Disbursement.refund(payment.ref, n, part.money, payment.psp, source, now, label), by)


def is_debited(db: Tables, ref: str) -> bool:
    """True if the debit is confirmed; after a restore staff name it before anything ends the withdrawal."""
    return confirmed(db.attempts(ref), DEBIT) is not None


def to_return(db: Tables, payment: Payment) -> Money:
    """The part of a withdrawal neither paid out nor booked back; below zero if more went out than was debited."""
    gone = [one.money for one in db.disbursements(payment.ref) if one.state is not DisbursementState.FAILED]
    if returned := confirmed(db.attempts(payment.ref), RETURN):
        gone.append(returned.money)
    return replace(payment.money, minor=payment.money.minor - sum(money.minor for money in gone))


def update_payout_state(db: Tables, payment: Payment, by: str, now: int, doubtful: bool = False) -> None:
    """Move a withdrawal to the state of its disbursements; `doubtful` after one of them was lost in a restore."""
    made = db.disbursements(payment.ref)
    rest = to_return(db, payment).minor
    over = all(one.state in OVER for one in made)
    paid = over and rest == 0
    if rest < 0 or (paid and payment.status not in PAID_WHOLE):
        text = f"A withdrawal that is {payment.status} has been paid out: is it booked back too?"
        db.add_alert(now, "paid_after_all", payment.ref, text)
    elif paid and is_possible(payment.kind, payment.status, Event.PAYOUT_PAID) and is_debited(db, payment.ref):
        db.move(payment, Event.PAYOUT_PAID, by, now, due=None, tries=0)
    elif over and rest > 0 and is_possible(payment.kind, payment.status, Event.PAYOUT_FAILED):
        failed = [one for one in made if one.state is DisbursementState.FAILED]
        reason = failed[0].reason if failed else "its disbursements are not known any more"
        if doubtful or not _failed_whole(db, payment, made):
            send_to_review(db, payment, reason, by, now)
        else:
            payment = db.move(payment, Event.PAYOUT_FAILED, by, now, reason=reason, due=None, tries=0)
            db.move(payment, Event.RETURN_ORDERED, by, now, due=now)


def _failed_whole(db: Tables, payment: Payment, made: list[Disbursement]) -> bool:
    """True if the only payout failed and was never reported paid, so that it may be booked back without a person.

    One of several, or a refund to a card, may be paid another way instead.
    """
    if len(made) != 1 or made[0].type is not PspObjectType.PAYOUT or made[0].reported_paid:
        return False
    return not any(attempt.booking_type == RETURN.name for attempt in db.attempts(payment.ref))


def send_to_review(db: Tables, payment: Payment, reason: str, by: str, now: int) -> None:
    """Send the unpaid part of a withdrawal to review, to be paid elsewhere or booked back."""
    payment = db.move(payment, Event.PAYOUT_FAILED, by, now, reason=reason, due=None, tries=0)
    db.move(payment, Event.HANDED_TO_STAFF, by, now, due=None)
    tell_failed(db, payment, reason, now)


def tell_failed(db: Tables, payment: Payment, reason: str, now: int) -> None:
    """Alert staff of the unpaid part of a withdrawal, with advice for every reason for which something has failed."""
    failed = [one.reason for one in db.disbursements(payment.ref) if one.state is DisbursementState.FAILED]
    text = f"{to_return(db, payment)} of a payout has failed: {advice.words_of(failed or [reason])}"
    db.add_alert(now, "payout_failed", payment.ref, text)


def plan_again(db: Tables, payment: Payment, now: int) -> tuple[list[Disbursement], Money]:
    """What has failed of a withdrawal as new disbursements, each under a new key, and their sum. Stores nothing.

    Raises Conflict where a part may still arrive, or where its payer has the money already.
    """
    made, left = db.disbursements(payment.ref), to_return(db, payment)
    if any(one.state not in OVER for one in made):
        raise Conflict(f"{payment.ref}: it is not known what became of a part. Wait for its end")
    newest = {one.source_ref: one for one in made}.values()  # an older one of the same source was sent again already
    failed = [one for one in newest if one.state is DisbursementState.FAILED]
    stopped = [one for one in failed if advice.remedy_of(one.reason) is advice.Remedy.SETTLE]
    if stopped:
        raise Conflict(f"{payment.ref}: {advice.words_of(one.reason for one in stopped)}")
    again: list[Disbursement] = []
    n, rest = max((one.n for one in made), default=0), left.minor
    for one in failed:
        n, money = n + 1, replace(one.money, minor=min(one.money.minor, rest))
        if money.minor > 0:
            again.append(_again(one, n, money, now))
            rest -= money.minor
    if not again:
        raise Conflict(f"{payment.ref}: nothing of it has failed")
    return again, replace(left, minor=left.minor - rest)


def _again(failed: Disbursement, n: int, money: Money, now: int) -> Disbursement:
    if failed.type is PspObjectType.PAYOUT:
        return Disbursement.payout(failed.ref, n, money, failed.psp, now)
    return Disbursement.refund(failed.ref, n, money, failed.psp, failed.source_ref, now, failed.label)


def review_after_return(db: Tables, payment: Payment, by: str, now: int) -> None:
    """Send a returned withdrawal to review if another disbursement failed while the return was under way."""
    if payment.status is Status.RETURNED and to_return(db, payment).minor > 0:
        send_to_review(db, payment, "failed after the return", by, now)


def write_off(db: Tables, payment: Payment, by: str, now: int) -> None:
    """Mark the unfinished disbursements of a withdrawal as failed, on the word of two people.

    Raises Conflict if nothing is left to book back.
    """
    for one in db.disbursements(payment.ref):
        if one.state not in OVER:
            db.move_disbursement(one, DisbursementEvent.WRITTEN_OFF, by, now)
    if to_return(db, payment).minor <= 0:
        raise Conflict(f"{payment.ref} was paid out whole: there is nothing to book back")
