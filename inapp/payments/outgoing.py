"""Payouts and refunds: a key and an amount are committed, then the PSP is called, as often as needed, with that key.

A withdrawal is paid out by its legs, one call each; what they come to together decides its state.
"""

import logging
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, backoff
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import (
    Disbursement,
    DisbursementState,
    Observation,
    ObservationKind,
    Payment,
    PspObjectType,
    UnmatchedFunds,
    confirmed,
)
from inapp.domain.ports import Psp
from inapp.domain.states import DEBIT, RETURN, Event, PaymentType, Status, is_possible
from inapp.payments import limits, refunds
from inapp.payments.bookings import LONG_WAIT, WORKER
from inapp.payments.legs import calls_for, hand_over, refundable, to_return
from inapp.payments.refunds import OVER
from inapp.payments.restore import call_entry
from inapp.store import Tables

log = logging.getLogger(__name__)

KEY_LIFE = 23 * HOUR
"""PSPs forget idempotency keys, the first after 24 hours; an older call is only looked up (docs.stripe.com/api)."""

ASK_EVERY = 5 * SECOND
ASK_AT_MOST_EVERY = 600 * SECOND
PAID_WHOLE = frozenset({Status.PAYING_OUT, Status.REVIEW, Status.PAID_OUT, Status.RETURNED})
"""States of a withdrawal that leave nothing to be told when its legs and returns add up to all of it."""
STATE_OF = {
    ObservationKind.SUCCEEDED: DisbursementState.PAID,
    ObservationKind.DECLINED: DisbursementState.FAILED,
    ObservationKind.PENDING: DisbursementState.PENDING,
}


def pay_out(cashier: Cashier, ref: str) -> None:
    """Pay out a withdrawal whose debit is confirmed, or ask what became of its legs."""
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment is None or payment.status not in (Status.DEBITED, Status.PAYING_OUT) or db.held() is not None:
            return
        if not _is_debited(db, ref):
            return
        now = cashier.clock.now()
        if payment.status is Status.DEBITED:
            payment = db.move(payment, Event.PAYOUT_SENT, WORKER, now, tries=0)
        wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
        payment = db.change(payment, due=now + wait, tries=payment.tries + 1)
        _find_lost_payout(cashier, db, payment, now)
        legs = [booking_type for booking_type in db.psp_calls(ref) if booking_type.state not in OVER]
        if not legs:
            _sum_up(db, payment, WORKER, now)
    for booking_type in legs:
        _drive(cashier, booking_type, payment)


def _find_lost_payout(cashier: Cashier, db: Tables, payment: Payment, now: int) -> None:
    """A restore forgets legs that were never sent: one payout can be told anew, shares of deposits cannot."""
    psp = cashier.psps.get(payment.psp)
    method = next((method for method in psp.methods if method.key == payment.method), None) if psp else None
    if method and method.refund_days is None and not db.psp_calls(payment.ref):
        for call in calls_for(payment, [], now):
            db.add_psp_call(call)


def refund(cashier: Cashier, ref: str) -> None:
    """Give back captured money that a person has ordered back: a payment in `refunding`, or parked money."""
    with cashier.store.write() as db:
        payment = db.payment(ref)
        call = _ordered_refund(db, payment or db.unmatched(ref))
        if call is None or db.held() is not None:
            return
        if payment is not None:
            wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
            payment = db.change(payment, due=cashier.clock.now() + wait, tries=payment.tries + 1)
    _drive(cashier, call, payment)


def _ordered_refund(db: Tables, source: Payment | UnmatchedFunds | None) -> Disbursement | None:
    """The refund that is under way, under its key. None if nothing is to be given back."""
    state = source and (source.status if isinstance(source, Payment) else source.state)
    left = refunds.owed(db, source) if source and state == Status.REFUNDING else None
    call = refunds.under_way(db, source.ref) if source else None
    if source is None or left is None or call is None:
        return None
    # The sent log may not know what a lost call was for; a known one keeps its amount, as its key demands.
    known = call.money if call.money.currency == left.currency else left
    return replace(call, money=known, psp=source.psp, psp_ref=source.psp_ref)


def _drive(cashier: Cashier, call: Disbursement, payment: Payment | None) -> None:
    """Call the PSP for one leg, again with the same key if need be, or ask what became of it."""
    psp = cashier.psps.get(call.psp)
    if psp is None:
        with cashier.store.write() as db:
            text = f"No adapter named {call.psp!r} is configured: {call.key} waits for it"
            db.add_alert(cashier.clock.now(), "no_adapter", call.ref, text)
        return
    if call.state is DisbursementState.PLANNED:
        now = cashier.clock.now()
        with cashier.store.write() as db:
            if not _may_go(db, call, now):
                return
            db.set_psp_call(call.key, state=DisbursementState.SENDING, called=now)
        call = replace(call, state=DisbursementState.SENDING, called=now)
    cashier.crash_point(f"{call.action}.claimed")
    if not _logged(cashier, call, payment):
        return
    cashier.crash_point(f"{call.action}.logged")
    seen = _call_or_look_up(cashier, psp, call, payment)
    cashier.crash_point(f"{call.action}.answered")
    with cashier.store.write() as db:
        _take(db, call, seen, payment, cashier.clock.now())


def _take(db: Tables, call: Disbursement, seen: Observation | None, payment: Payment | None, now: int) -> None:
    """Act on the answer to a call, unless a webhook has told of a newer state of it meanwhile."""
    current = db.psp_call(call.key)
    if current is None or current.state is not call.state:
        return
    absent = seen is not None and seen.kind is ObservationKind.NOT_ATTEMPTED
    if seen is None:
        _tell_of_waiting(db, payment, call, now)
    elif seen.kind is ObservationKind.UNKNOWN or (absent and (call.result_ref or call.action is PspObjectType.PAYOUT)):
        _give_up(db, call, now)
    elif absent:
        reason = "the PSP does not know it"
        learn(db, call, replace(seen, kind=ObservationKind.DECLINED, reason=reason), WORKER, now)
    else:
        learn(db, call, seen, WORKER, now)


def _may_go(db: Tables, call: Disbursement, now: int) -> bool:
    """Whether a planned leg may go out now. Its deposit may be disputed, or given back by others, since the plan."""
    payment = db.payment(call.ref)
    if payment is None or payment.kind is PaymentType.DEPOSIT:
        return True
    if payment.status is not Status.PAYING_OUT:
        return False
    reason = _forbidden(db, call, payment)
    if reason:
        seen = Observation(ObservationKind.DECLINED, call.ref, "", reason=reason, key=call.key)
        learn(db, call, seen, WORKER, now)
    return not reason


def _forbidden(db: Tables, call: Disbursement, payment: Payment) -> str:
    """Why a leg that was planned must not go out any more, or nothing."""
    if limits.unapproved_disputes(db, payment):
        return "disputed"
    if call.action is PspObjectType.PAYOUT:
        return ""
    deposit = db.payment_by_psp_ref(call.psp, call.psp_ref) if call.psp_ref else None
    if deposit is not None and deposit.disputed:
        return "disputed"
    free = refundable(db, deposit) if deposit else None
    return "" if free is not None and free.minor >= 0 else "not refundable any more"


def _logged(cashier: Cashier, call: Disbursement, payment: Payment | None) -> bool:
    """Put the call on the sent log, again for each repetition; without that it is not made."""
    try:
        cashier.sent_log.append(call_entry(payment, call))
    except OSError:
        log.exception("the sent log cannot be written: %s waits", call.key)
        return False
    return True


def _call_or_look_up(cashier: Cashier, psp: Psp, call: Disbursement, payment: Payment | None) -> Observation | None:
    """The PSP's answer to the call, or to a look-up where calling again would not be safe. None if there is none."""
    too_old = (call.called or call.created) < cashier.clock.now() - KEY_LIFE
    try:
        if call.result_ref or too_old:
            seen = psp.look_up(call.action, call.key, call.result_ref, call.psp_ref)
            return None if seen.kind is ObservationKind.UNKNOWN and call.result_ref else seen
        if call.action is PspObjectType.REFUND and call.psp_ref is not None:
            return psp.refund(call.psp_ref, call.money, call.key)
        return psp.pay_out(payment, call.key) if payment else None
    except Declined as refusal:
        return Observation(ObservationKind.DECLINED, call.ref, call.result_ref or "", call.money, refusal.reason)
    except (NotSent, OutcomeUnknown):
        return None


def _tell_of_waiting(db: Tables, payment: Payment | None, call: Disbursement, now: int) -> None:
    """Tell a person of a PSP that has not answered a call for about twenty minutes."""
    if payment is not None and call.result_ref is None and payment.tries >= LONG_WAIT:
        db.add_alert(now, "waiting", payment.ref, f"{call.psp} does not answer a {call.action}")


def _give_up(db: Tables, call: Disbursement, now: int) -> None:
    """The key is forgotten and the PSP knows nothing: only a person can find out, once nothing else is under way."""
    payment = db.payment(call.ref)
    text = f"{call.psp} cannot tell what became of a {call.action}: are its keys those of the same account as before?"
    db.add_alert(now, "payout_unknown", call.ref, text)
    others = {booking_type.state for booking_type in db.psp_calls(call.ref) if booking_type.key != call.key}
    if (
        payment
        and payment.status is Status.PAYING_OUT
        and not others & {DisbursementState.PLANNED, DisbursementState.PENDING}
    ):
        db.move(payment, Event.HANDED_TO_STAFF, WORKER, now, due=None)


def learn(db: Tables, call: Disbursement, seen: Observation, by: str, now: int) -> str:
    """Write what a PSP says of a payout or refund, and what that means for its payment."""
    state = STATE_OF.get(seen.kind)
    current = db.psp_call(call.key)
    if state is None or current is None or (state is DisbursementState.PENDING and current.state in OVER):
        return "nothing new"
    if seen.psp_ref and current.result_ref not in (None, seen.psp_ref):
        db.add_alert(now, "second_object", call.ref, f"{call.psp} has a second object for {call.key}: {seen.psp_ref}")
        return "second object"
    if state is DisbursementState.PAID and (seen.money is None or not seen.money.same_as(call.money)):
        db.add_alert(now, "paid_amount", call.ref, f"{call.psp} moved {seen.money} instead of {call.money}")
    db.set_psp_call(
        call.key,
        state=state,
        result_ref=seen.psp_ref or current.result_ref,
        reason=seen.reason,
        reported_paid=current.reported_paid or state is DisbursementState.PAID,
    )
    payment = db.payment(call.ref)
    if payment is not None and payment.kind is PaymentType.WITHDRAWAL:
        if state is DisbursementState.FAILED and current.state is not state and _others_go_on(db, call):
            text = f"{call.money} to {call.label or call.psp} has failed ({seen.reason}); the rest is still under way"
            db.add_alert(now, "leg_failed", call.ref, text)
        _sum_up(db, payment, by, now, doubtful=current.state is DisbursementState.LOST)
    else:
        refunds.sum_up(db, call.ref, seen.reason, by, now)
    return str(state)


def _others_go_on(db: Tables, call: Disbursement) -> bool:
    return any(
        booking_type.state not in OVER for booking_type in db.psp_calls(call.ref) if booking_type.key != call.key
    )


def _is_debited(db: Tables, ref: str) -> bool:
    """Whether the debit is known; after a restore people have to name it before anything ends the withdrawal."""
    return confirmed(db.attempts(ref), DEBIT) is not None


def _sum_up(db: Tables, payment: Payment, by: str, now: int, doubtful: bool = False) -> None:
    """The withdrawal's state as it follows from its legs; `doubtful` if a restore made us forget what followed one."""
    legs = db.psp_calls(payment.ref)
    rest = to_return(db, payment).minor
    over = all(booking_type.state in OVER for booking_type in legs)
    paid = over and rest == 0
    if rest < 0 or (paid and payment.status not in PAID_WHOLE):
        text = f"A withdrawal that is {payment.status} has been paid out: is it booked back too?"
        db.add_alert(now, "paid_after_all", payment.ref, text)
    elif paid and is_possible(payment.kind, payment.status, Event.PAYOUT_PAID) and _is_debited(db, payment.ref):
        db.move(payment, Event.PAYOUT_PAID, by, now, due=None, tries=0)
    elif over and rest > 0 and is_possible(payment.kind, payment.status, Event.PAYOUT_FAILED):
        failed = [booking_type for booking_type in legs if booking_type.state is DisbursementState.FAILED]
        reason = failed[0].reason if failed else "its legs are not known any more"
        if doubtful or not _failed_whole(db, payment, legs):
            hand_over(db, payment, reason, by, now)
        else:
            payment = db.move(payment, Event.PAYOUT_FAILED, by, now, reason=reason, due=None, tries=0)
            db.move(payment, Event.RETURN_ORDERED, by, now, due=now)


def _failed_whole(db: Tables, payment: Payment, legs: list[Disbursement]) -> bool:
    """Whether a payout may be booked back without a person: it failed at once, and was never reported paid.

    A part of several, or a refund to a card, may rather be paid another way.
    """
    plain = [booking_type.action is PspObjectType.PAYOUT and not booking_type.reported_paid for booking_type in legs]
    return plain == [True] and not any(attempt.booking_type == RETURN.name for attempt in db.attempts(payment.ref))
