"""Payouts and refunds: a key and an amount are committed, then the PSP is called, as often as needed, with that key.

A withdrawal is paid out by its legs, one call each; what they come to together decides its state.
"""

import logging
from dataclasses import replace

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import CallState, Observation, ObservationKind, Payment, PspCall, Subject, Unmatched
from inapp.domain.ports import Parts, Psp, Tables
from inapp.domain.rules import HOUR, SECOND, AttemptState, backoff
from inapp.domain.states import Event, Kind, Status, is_possible
from inapp.flows.bookings import LONG_WAIT, WORKER, sent_entry
from inapp.flows.legs import to_return

log = logging.getLogger(__name__)

KEY_LIFE = 23 * HOUR
"""PSPs forget idempotency keys, the first after 24 hours; an older call is only looked up (docs.stripe.com/api)."""

ASK_EVERY = 5 * SECOND
ASK_AT_MOST_EVERY = 600 * SECOND
OVER = frozenset({CallState.PAID, CallState.FAILED})
STATE_OF = {
    ObservationKind.SUCCEEDED: CallState.PAID,
    ObservationKind.DECLINED: CallState.FAILED,
    ObservationKind.PENDING: CallState.PENDING,
}


def pay_out(parts: Parts, ref: str) -> None:
    """Pay out a withdrawal whose debit is confirmed, or ask what became of its legs."""
    with parts.store.write() as db:
        payment = db.payment(ref)
        if payment is None or payment.status not in (Status.DEBITED, Status.PAYING_OUT) or db.held() is not None:
            return
        debits = [attempt for attempt in db.attempts(ref) if attempt.leg == "debit"]
        if not any(attempt.state is AttemptState.CONFIRMED for attempt in debits):
            return
        now = parts.clock.now()
        if payment.status is Status.DEBITED:
            payment = db.move(payment, Event.PAYOUT_SENT, WORKER, now, tries=0)
        wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
        payment = db.change(payment, due=now + wait, tries=payment.tries + 1)
        legs = [leg for leg in db.psp_calls(ref) if leg.state not in OVER]
        if not legs:
            _sum_up(db, payment, WORKER, now)
    for leg in legs:
        _drive(parts, leg, payment)


def refund(parts: Parts, ref: str) -> None:
    """Give back captured money that a person has ordered back: a payment in `refunding`, or parked money."""
    with parts.store.write() as db:
        payment, parked = db.payment(ref), db.unmatched(ref)
        call = _ordered_refund(parts, db, payment, parked)
        if call is None or db.held() is not None:
            return
        if payment is not None:
            wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
            payment = db.change(payment, due=parts.clock.now() + wait, tries=payment.tries + 1)
    _drive(parts, call, payment)


def _ordered_refund(parts: Parts, db: Tables, payment: Payment | None, parked: Unmatched | None) -> PspCall | None:
    """The call that was not declined, whose key is used again, or a new one; None if nothing is to be given back.

    After a restore nobody here may remember that a call came to something, but the PSP does.
    """
    source = payment or parked
    money = payment.captured if payment else parked.money if parked else None
    ordered = (payment and payment.status is Status.REFUNDING) or (parked and parked.state == "refunding")
    if not ordered or source is None or money is None or source.psp_ref is None:
        return None
    calls = [call for call in db.psp_calls(source.ref) if call.action is Subject.REFUND]
    standing = next((call for call in calls if call.state is not CallState.FAILED), None)
    if standing is not None:
        # The sent log does not know what a lost call was for, but a refund is always of the whole.
        return replace(standing, money=money, psp=source.psp, psp_ref=source.psp_ref)
    call = PspCall(
        key=f"{source.ref}.{Subject.REFUND}.{1 + len(calls)}",
        ref=source.ref,
        action=Subject.REFUND,
        money=money,
        psp=source.psp,
        psp_ref=source.psp_ref,
        result_ref=None,
        state=CallState.PLANNED,
        reported_paid=False,
        created=parts.clock.now(),
    )
    db.add_psp_call(call)
    return call


def _drive(parts: Parts, call: PspCall, payment: Payment | None) -> None:
    """Call the PSP for one leg, again with the same key if need be, or ask what became of it."""
    psp = parts.psps.get(call.psp)
    if psp is None:
        return
    if call.state is CallState.PLANNED:
        now = parts.clock.now()
        with parts.store.write() as db:
            db.set_psp_call(call.key, state=CallState.SENDING, called=now)
        call = replace(call, state=CallState.SENDING, called=now)
    parts.checkpoint(f"{call.action}.claimed")
    if not _logged(parts, call, payment):
        return
    seen = _call_or_look_up(parts, psp, call, payment)
    parts.checkpoint(f"{call.action}.answered")
    with parts.store.write() as db:
        now = parts.clock.now()
        if seen is None:
            _tell_of_waiting(db, payment, call, now)
        elif seen.kind is ObservationKind.NOT_ATTEMPTED and call.action is Subject.PAYOUT:
            _give_up(db, call, now)
        elif seen.kind is ObservationKind.NOT_ATTEMPTED:
            reason = "the PSP does not know it"
            learn(db, call, replace(seen, kind=ObservationKind.DECLINED, reason=reason), WORKER, now)
        else:
            learn(db, call, seen, WORKER, now)


def _logged(parts: Parts, call: PspCall, payment: Payment | None) -> bool:
    """Put the call on the sent log, again for each repetition; without that it is not made."""
    entry: dict[str, object] = {"key": call.key, "ref": call.ref, "kind": "refund", "at": call.created}
    if payment is not None:
        entry = sent_entry(payment, call.key, call.created, call.money.text) | {"source": call.psp_ref}
    try:
        parts.sent_log.append(entry)
    except OSError:
        log.exception("the sent log cannot be written: %s waits", call.key)
        return False
    return True


def _call_or_look_up(parts: Parts, psp: Psp, call: PspCall, payment: Payment | None) -> Observation | None:
    """The PSP's answer to the call, or to a look-up where calling again would not be safe. None if there is none."""
    too_old = (call.called or call.created) < parts.clock.now() - KEY_LIFE
    try:
        if call.result_ref or too_old:
            seen = psp.look_up(call.action, call.key, call.result_ref, call.psp_ref)
            return None if seen.kind is ObservationKind.UNKNOWN else seen
        if call.action is Subject.REFUND and call.psp_ref is not None:
            return psp.refund(call.psp_ref, call.money, call.key)
        return psp.pay_out(payment, call.key) if payment else None
    except Declined as refusal:
        return Observation(ObservationKind.DECLINED, call.ref, call.result_ref or "", call.money, refusal.reason)
    except (NotSent, OutcomeUnknown):
        return None


def _tell_of_waiting(db: Tables, payment: Payment | None, call: PspCall, now: int) -> None:
    """Tell a person of a PSP that has not answered a call for about twenty minutes."""
    if payment is not None and call.result_ref is None and payment.tries >= LONG_WAIT:
        db.add_alert(now, "waiting", payment.ref, f"{call.psp} does not answer a {call.action}")


def _give_up(db: Tables, call: PspCall, now: int) -> None:
    """The key is forgotten and the PSP knows nothing: only a person can find out."""
    payment = db.payment(call.ref)
    if payment and payment.status is Status.PAYING_OUT:
        db.move(payment, Event.HANDED_TO_STAFF, WORKER, now, due=None)
        db.add_alert(now, "payout_unknown", call.ref, "The PSP cannot tell what became of a payout")


def learn(db: Tables, call: PspCall, seen: Observation, by: str, now: int) -> str:
    """Write what a PSP says of a payout or refund, and what that means for its payment."""
    state = STATE_OF.get(seen.kind)
    current = db.psp_call(call.key)
    if state is None or current is None or (state is CallState.PENDING and current.state in OVER):
        return "nothing new"
    if seen.psp_ref and current.result_ref not in (None, seen.psp_ref):
        db.add_alert(now, "second_object", call.ref, f"{call.psp} has a second object for {call.key}: {seen.psp_ref}")
        return "second object"
    if state is CallState.PAID and (seen.money is None or not seen.money.same_as(call.money)):
        db.add_alert(now, "paid_amount", call.ref, f"{call.psp} moved {seen.money} instead of {call.money}")
    db.set_psp_call(
        call.key,
        state=state,
        result_ref=seen.psp_ref or current.result_ref,
        reason=seen.reason,
        reported_paid=current.reported_paid or state is CallState.PAID,
    )
    payment = db.payment(call.ref)
    if payment is not None and payment.kind is Kind.WITHDRAWAL:
        _sum_up(db, payment, by, now, doubtful=current.state is CallState.LOST)
    else:
        refund_ended(db, call.ref, state, seen.reason, by, now)
    return str(state)


def _sum_up(db: Tables, payment: Payment, by: str, now: int, doubtful: bool = False) -> None:
    """The withdrawal's state as it follows from its legs; `doubtful` if a restore made us forget what followed one."""
    legs = db.psp_calls(payment.ref)
    if any(leg.state not in OVER for leg in legs):
        return
    failed = [leg for leg in legs if leg.state is CallState.FAILED]
    if not failed:
        if is_possible(payment.kind, payment.status, Event.PAYOUT_PAID):
            db.move(payment, Event.PAYOUT_PAID, by, now, due=None, tries=0)
        elif payment.status is not Status.PAID_OUT:
            text = f"A withdrawal that is {payment.status} has been paid out: is it booked back too?"
            db.add_alert(now, "paid_after_all", payment.ref, text)
    elif is_possible(payment.kind, payment.status, Event.PAYOUT_FAILED):
        doubtful = doubtful or any(leg.reported_paid for leg in failed) or len(failed) < len(legs)
        _payout_failed(db, payment, doubtful, failed[0].reason, by, now)


def _payout_failed(db: Tables, payment: Payment, doubtful: bool, reason: str, by: str, now: int) -> None:
    """A payout that failed whole and was never reported paid is booked back once; every other one goes to a person."""
    payment = db.move(payment, Event.PAYOUT_FAILED, by, now, reason=reason, due=None, tries=0)
    if doubtful or any(attempt.leg == "return" for attempt in db.attempts(payment.ref)):
        db.move(payment, Event.HANDED_TO_STAFF, by, now, due=None)
        text = f"{to_return(db, payment)} of a payout has failed: pay it elsewhere or book it back"
        db.add_alert(now, "payout_failed", payment.ref, text)
    else:
        db.move(payment, Event.RETURN_ORDERED, by, now, due=now)


def refund_ended(db: Tables, ref: str, state: CallState, reason: str, by: str, now: int) -> None:
    """Write what a refund of a deposit, or of parked money, has come to."""
    event = {CallState.PAID: Event.REFUND_PAID, CallState.FAILED: Event.REFUND_FAILED}.get(state)
    if event is None:
        return
    payment = db.payment(ref)
    if payment is None:
        db.set_unmatched(ref, "refunded" if event is Event.REFUND_PAID else "parked")
    elif is_possible(payment.kind, payment.status, event):
        db.move(payment, event, by, now, reason=reason, due=None, tries=0)
    if event is Event.REFUND_FAILED:
        db.add_alert(now, "refund_failed", ref, f"A refund has failed ({reason}): decide what to do")
