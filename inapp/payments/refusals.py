"""Refusing a withdrawal: what people can still stop depends on how far its money has gone."""

from inapp.cashier import Cashier
from inapp.domain.deciding import Reason, Verb, is_staff
from inapp.domain.disbursements import DisbursementEvent, DisbursementState
from inapp.domain.errors import Conflict, Invalid
from inapp.domain.leaving import Act
from inapp.domain.model import Decision, Payment
from inapp.domain.staff import Actor
from inapp.domain.states import Event, PaymentType, Status
from inapp.domain.text import N_
from inapp.operations import door
from inapp.payments import advice, approvals, leaving, payouts
from inapp.payments.decisions import DecisionResult, known
from inapp.payments.rules import subject_of
from inapp.store import Tables

BEFORE_DEBIT = frozenset({Status.REQUESTED, Status.AWAITING_APPROVAL, Status.APPROVED})
DEBITED = frozenset({Status.DEBITED, Status.PAYING_OUT})
IS_A_DEPOSIT = "{ref} is a deposit: hold it, then refund it or lift the hold"
NOT_NOW: dict[Status, str] = {
    Status.DEBITING: "{ref} is being debited at this moment: wait for cTrader's answer, then refuse it",
    Status.DEBIT_UNKNOWN: "{ref}: it is not known whether cTrader debited it: resolve that first",
    Status.REVIEW: "{ref} is in review: resolve it, and what was not paid out is booked back",
    Status.PAYOUT_FAILED: "{ref} is being booked back already",
    Status.RETURNING: "{ref} is being booked back already",
    Status.RETURN_UNKNOWN: "{ref} is being booked back already",
}
ENDED = "{ref} is {state}: there is nothing left to refuse"
ON_ITS_WAY = (
    "{ref}: a payout or refund of it is being sent, or its outcome is unknown. Hold the withdrawal, so that nothing "
    "more leaves, and wait for the outcome"
)
NO_REASON = N_("Say why it is refused")
NO_WORDS = N_("Say in a few words what the other reason is")
LONGEST_REASON = 1000
ALL_SENT = "{ref}: nothing of it is left to be sent"

D = DisbursementState


def refuse(
    cashier: Cashier, ref: str, by: Actor, reason: Reason | None = None, text: str = "", seen: str = ""
) -> DecisionResult:
    """Refuse a withdrawal: it ends before its debit, and is booked back after it. Raises Refused.

    Where a part was paid out, or its payer may have it already, it goes to review. The reason is for staff alone; only
    a shell may leave it out.
    """
    why = _reason(by, reason, text)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.REFUSE), cashier.clock.now()
        payment = known(db, ref)
        require_refusable(db, payment)
        approvals.require_seen(db, payment, by, seen)
        approvals.require_no_trader(db, payment, by)
        word = Decision(ref, subject_of(ref, approvals.NOTHING), approvals.REFUSED, name, now, seen=seen, reason=why)
        door.say(cashier, db, by, Verb.REFUSE, word)
        if payment.status in BEFORE_DEBIT:
            db.move(payment, Event.REFUSED, name, now, due=None, tries=0)
            return DecisionResult(True, f"{ref}: refused by {name}; nothing was debited.")
        return _stop_payout(db, payment, name, now)


def required(reason: Reason | None, text: str) -> Reason:
    """The reason of a refusal. Raises Invalid without one, or without words for another one."""
    if reason is None:
        raise Invalid(NO_REASON)
    if reason is Reason.OTHER and not text.strip():
        raise Invalid(NO_WORDS)
    return reason


def _reason(by: Actor, reason: Reason | None, text: str) -> str:
    """The stored reason of a refusal; only a shell may leave it out. Raises Invalid."""
    words = " ".join(text.split())[:LONGEST_REASON]
    if reason is None and not is_staff(by.key):
        return words
    named = required(reason, words)
    return f"{named}: {words}" if words else str(named)


def require_refusable(db: Tables, payment: Payment) -> None:
    """Raise Conflict for what can be refused no more, or not yet."""
    if payment.kind is PaymentType.DEPOSIT:
        raise Conflict(IS_A_DEPOSIT, values={"ref": payment.ref})
    if payment.status in BEFORE_DEBIT:
        return
    if payment.status not in DEBITED:
        sentence = NOT_NOW.get(payment.status, ENDED)
        raise Conflict(sentence, values={"ref": payment.ref, "state": payment.status})
    states = {one.state for one in db.disbursements(payment.ref)}
    if states & {D.SENDING, D.PENDING, D.LOST}:
        raise Conflict(ON_ITS_WAY, values={"ref": payment.ref})
    if D.PLANNED not in states or not payouts.is_debited(db, payment.ref):
        raise Conflict(ALL_SENT, values={"ref": payment.ref})


def _stop_payout(db: Tables, payment: Payment, by: str, now: int) -> DecisionResult:
    """Withhold what has not been sent of a debited withdrawal, and book it back or send it to review."""
    legs = db.disbursements(payment.ref)
    for one in legs:
        if one.state is D.PLANNED:
            db.move_disbursement(one, DisbursementEvent.WITHHELD, by, now, reason="refused")
    if any(one.reported_paid or one.state is D.PAID for one in legs):
        payouts.send_to_review(db, payment, "refused", by, now)
        text = f"{payment.ref}: refused by {by}; a part was paid out before, and people decide about the rest: review"
        return DecisionResult(True, f"{text}.")
    failed = [one.reason for one in legs if one.state is D.FAILED]
    if any(advice.remedy_of(reason) is advice.Remedy.SETTLE for reason in failed):
        payouts.send_to_review(db, payment, "refused", by, now)
        return DecisionResult(True, f"{payment.ref}: refused by {by}, and in review: {advice.words_of(failed)}.")
    payment = db.move(payment, Event.REFUSED, by, now, due=now, tries=0, reason="refused")
    stopped = leaving.known_stop(db, payment, Act.RETURN)
    when = f", but not while it is stopped: {stopped.why}" if stopped else ""
    text = f"{payment.ref}: refused by {by}; {payment.money} is booked back to the account{when}."
    return DecisionResult(True, text)
