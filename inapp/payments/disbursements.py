"""Payouts and refunds: commit a key and an amount, then call the PSP with that key as often as needed.

In this order: the step of a withdrawal or an ordered refund, the call, the answer, and its consequences.
"""

import logging
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, backoff
from inapp.domain.disbursements import OVER, Disbursement, DisbursementEvent, DisbursementState
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.leaving import Act, Answer, Stop
from inapp.domain.model import Observation, ObservationKind, Payment, PspObjectType
from inapp.domain.ports import Psp
from inapp.domain.states import Event, PaymentType, Status
from inapp.payments import advice, answers, approvals, leaving, payouts, refunds
from inapp.payments.allocation import refundable
from inapp.payments.bookings import WORKER
from inapp.payments.leaving import LONG_WAIT, Facts
from inapp.payments.restore import disbursement_entry
from inapp.store import Tables

log = logging.getLogger(__name__)

KEY_LIFE = 23 * HOUR  # the first PSP forgets keys after 24 (docs.stripe.com/api); later only look-ups are safe
CHECK_AFTER = 5 * SECOND
CHECK_AT_LEAST_EVERY = 600 * SECOND
REPORTED = {
    ObservationKind.SUCCEEDED: (DisbursementEvent.PAID, DisbursementState.PAID),
    ObservationKind.DECLINED: (DisbursementEvent.FAILED, DisbursementState.FAILED),
    ObservationKind.PENDING: (DisbursementEvent.PENDING, DisbursementState.PENDING),
}
"""The event and state of a disbursement for each kind of observation that reports one."""
PAID_MEANWHILE = "paid meanwhile"


def pay_out(cashier: Cashier, ref: str) -> None:
    """Send, or look up, the open disbursements of a withdrawal whose debit is confirmed."""
    facts = _ask(cashier, ref)
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment is None or payment.status not in (Status.DEBITED, Status.PAYING_OUT) or db.held() is not None:
            return
        if not payouts.is_debited(db, ref):
            return
        now = cashier.clock.now()
        if payment.status is Status.DEBITED:
            if stopped := leaving.stop(cashier, db, payment, Act.PAYOUT, facts):
                leaving.obey(db, payment, Act.PAYOUT, stopped, WORKER, now)
                return
            payment = db.move(payment, Event.PAYOUT_SENT, WORKER, now, tries=0)
        payment = _check_again(db, payment, now)
        _plan_lost_payout(cashier, db, payment, now)
        waiting = [one for one in db.disbursements(ref) if one.state not in OVER]
        if not waiting:
            payouts.update_payout_state(db, payment, WORKER, now)
    for one in waiting:
        _execute(cashier, one, payment, facts)


def _ask(cashier: Cashier, ref: str) -> Facts | None:
    """What others say of the account of a withdrawal of which something is still to leave; None without an answer."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
        nothing_left = all(one.state is not DisbursementState.PLANNED for one in db.disbursements(ref))
        if payment is None or (nothing_left and payment.status is not Status.DEBITED):
            return None
        if leaving.waits(db, payment, Act.PAYOUT):
            return None
    try:
        return leaving.ask(cashier, payment, Act.PAYOUT)
    except (Declined, NotSent, OutcomeUnknown):
        return None


def _check_again(db: Tables, payment: Payment, now: int) -> Payment:
    wait = backoff(payment.tries, CHECK_AFTER, CHECK_AT_LEAST_EVERY)
    return db.change(payment, due=now + wait, tries=payment.tries + 1)


def _plan_lost_payout(cashier: Cashier, db: Tables, payment: Payment, now: int) -> None:
    """Plan a payout again that a restore lost before it was sent; lost refunds of deposits cannot be told apart."""
    psp = cashier.psps.get(payment.psp)
    method = next((method for method in psp.methods if method.key == payment.method), None) if psp else None
    if method and method.refund_days is None and not db.disbursements(payment.ref):
        payouts.plan(db, payment, [], WORKER, now)


def refund(cashier: Cashier, ref: str) -> None:
    """Send, or look up, the ordered refund of a deposit or of unmatched funds."""
    with cashier.store.write() as db:
        source = refunds.source_of(db, ref)
        if source is None or refunds.state_of(source) not in refunds.REFUNDING or db.held() is not None:
            return
        left, found = refunds.owed(db, source), refunds.under_way(db, ref)
        if left is None or found is None:
            return
        payment = _check_again(db, source, cashier.clock.now()) if isinstance(source, Payment) else None
    # The sent log may lack the amount of a lost refund; a known refund keeps the amount that belongs to its key.
    money = found.money if found.money.currency == left.currency else left
    _execute(cashier, replace(found, money=money, psp=source.psp, source_ref=source.psp_ref), payment, None)


def _execute(cashier: Cashier, disbursement: Disbursement, payment: Payment | None, facts: Facts | None) -> None:
    """Call the PSP for one disbursement, with the same key each time, or look it up."""
    psp = cashier.psps.get(disbursement.psp)
    if psp is None:
        with cashier.store.write() as db:
            text = f"No adapter named {disbursement.psp!r} is configured: {disbursement.key} waits for it"
            db.add_alert(cashier.clock.now(), "no_adapter", disbursement.ref, text)
        return
    stopped, is_owed = None, True
    if disbursement.state is DisbursementState.PLANNED:
        with cashier.store.write() as db:
            claimed = _claim(cashier, db, disbursement, facts, cashier.clock.now())
        if claimed is None:
            return
        disbursement = claimed
    elif disbursement.psp_ref is None:
        with cashier.store.write() as db:
            stopped, is_owed = _stop(cashier, db, disbursement), _is_owed(db, disbursement)
    cashier.crash_point(f"{disbursement.type}.claimed")
    try:
        cashier.sent_log.append(disbursement_entry(payment, disbursement))  # also for each repetition
    except OSError:
        log.exception("the sent log cannot be written: %s waits", disbursement.key)
        return
    cashier.crash_point(f"{disbursement.type}.logged")
    seen = _look_up(psp, disbursement) if stopped else _call_or_look_up(cashier, psp, disbursement, payment, is_owed)
    cashier.crash_point(f"{disbursement.type}.answered")
    with cashier.store.write() as db:
        _apply_answer(db, disbursement, seen, payment, cashier.clock.now())


def _claim(cashier: Cashier, db: Tables, planned: Disbursement, facts: Facts | None, now: int) -> Disbursement | None:
    """Mark a planned disbursement as sent; None if it has moved meanwhile or may not go out now, or ever."""
    current, payment = db.disbursement(planned.key), db.payment(planned.ref)
    if current is None or current.state is not planned.state:
        return None
    if payment is not None and payment.kind is PaymentType.WITHDRAWAL:
        if payment.status is not Status.PAYING_OUT:
            return None
        if stopped := leaving.stop(cashier, db, payment, Act.PAYOUT, facts):
            leaving.obey(db, payment, Act.PAYOUT, stopped, WORKER, now)
            return None
        reason = _forbidden(db, planned, payment)
        if reason:
            failed = db.move_disbursement(current, DisbursementEvent.WITHHELD, WORKER, now, reason=reason)
            _move_payment(db, current, failed, WORKER, now)
            return None
    elif leaving.refund_stop(db, planned.ref):
        return None
    elif not refunds.is_owed(db, planned):
        failed = db.move_disbursement(current, DisbursementEvent.WITHHELD, WORKER, now, reason=PAID_MEANWHILE)
        _move_payment(db, current, failed, WORKER, now)
        return None
    return db.move_disbursement(planned, DisbursementEvent.SENT, WORKER, now, called=now)


def _stop(cashier: Cashier, db: Tables, sent: Disbursement) -> Stop | None:
    """The reason that a call without an answer may not be repeated: the first one may never have arrived."""
    payment = db.payment(sent.ref)
    if payment is None or payment.kind is PaymentType.DEPOSIT:
        return leaving.refund_stop(db, sent.ref)
    stopped = leaving.known_stop(db, payment, Act.PAYOUT)
    if stopped and stopped.answer is Answer.ASK:
        leaving.obey(db, payment, Act.PAYOUT, stopped, WORKER, cashier.clock.now())
    return stopped


def _is_owed(db: Tables, sent: Disbursement) -> bool:
    """False once the money has gone out otherwise: then a call that may not have arrived is not repeated."""
    payment = db.payment(sent.ref)
    if payment is None or payment.kind is PaymentType.DEPOSIT:
        return refunds.is_owed(db, sent)
    return payouts.to_return(db, payment).minor >= 0


def _look_up(psp: Psp, sent: Disbursement) -> Observation | None:
    """The PSP's word on a disbursement that must not be called again now; None if it shows none."""
    try:
        seen = psp.look_up(sent.type, sent.key, None, sent.source_ref)
    except (NotSent, OutcomeUnknown):
        return None
    return seen if seen.kind in REPORTED else None


def _forbidden(db: Tables, planned: Disbursement, payment: Payment) -> str:
    """The reason that a planned disbursement must not go out any more, or an empty text.

    Since the plan, its deposit may have been disputed, or refunded elsewhere; and what is sent again may have arrived.
    """
    if payouts.to_return(db, payment).minor < 0:
        return PAID_MEANWHILE
    if approvals.uncovered(db, payment):
        return "disputed"
    if planned.type is PspObjectType.PAYOUT:
        return ""
    deposit = db.payment_by_psp_ref(planned.psp, planned.source_ref) if planned.source_ref else None
    if deposit is not None and deposit.disputed:
        return "disputed"
    free = refundable(db, deposit) if deposit else None
    return "" if free is not None and free.minor >= 0 else "not refundable any more"


def _call_or_look_up(
    cashier: Cashier, psp: Psp, disbursement: Disbursement, payment: Payment | None, is_owed: bool
) -> Observation | None:
    """The PSP's answer to the call, or to a look-up where a repeated call would not be safe; None without an answer."""
    one = disbursement
    too_old = (one.called or one.created) < cashier.clock.now() - KEY_LIFE
    pays_out = payment is not None and one.type is PspObjectType.PAYOUT
    given = answers.for_call(cashier, psp, payment) if payment and pays_out else {}
    try:
        if one.psp_ref or too_old or not is_owed or given is None:
            seen = psp.look_up(one.type, one.key, one.psp_ref, one.source_ref)
            return None if seen.kind is ObservationKind.UNKNOWN and one.psp_ref else seen
        if one.type is PspObjectType.REFUND and one.source_ref is not None:
            return psp.refund(one.source_ref, one.money, one.key)
        return psp.pay_out(payment, one.key, **given) if payment else None
    except Declined as refusal:
        return Observation(ObservationKind.DECLINED, one.ref, one.psp_ref or "", one.money, refusal.reason)
    except (NotSent, OutcomeUnknown):
        return None


def _apply_answer(db: Tables, asked: Disbursement, seen: Observation | None, payment: Payment | None, now: int) -> None:
    """Act on the answer to a call, unless a webhook has reported a newer state meanwhile."""
    current = db.disbursement(asked.key)
    if current is None or current.state is not asked.state:
        return
    absent = seen is not None and seen.kind is ObservationKind.NOT_ATTEMPTED
    if seen is None:
        if payment is not None and asked.psp_ref is None and payment.tries >= LONG_WAIT:  # about twenty minutes
            db.add_alert(now, "waiting", payment.ref, f"{asked.psp} does not answer a {asked.type}")
    elif seen.kind is ObservationKind.UNKNOWN or (absent and (asked.psp_ref or asked.type is PspObjectType.PAYOUT)):
        _give_up(db, asked, now)
    elif absent:
        unknown = replace(seen, kind=ObservationKind.DECLINED, reason="the PSP does not know it")
        record_result(db, asked, unknown, WORKER, now)
    else:
        record_result(db, asked, seen, WORKER, now)


def _give_up(db: Tables, asked: Disbursement, now: int) -> None:
    """Alert staff that the key has expired and the PSP knows nothing; send to review once nothing else is under way."""
    payment = db.payment(asked.ref)
    text = f"{asked.psp} cannot tell what became of a {asked.type}: are its keys those of the same account as before?"
    db.add_alert(now, "payout_unknown", asked.ref, text)
    others = {one.state for one in db.disbursements(asked.ref) if one.key != asked.key}
    moving = others & {DisbursementState.PLANNED, DisbursementState.PENDING}
    if payment and payment.status is Status.PAYING_OUT and not moving:
        db.move(payment, Event.HANDED_TO_STAFF, WORKER, now, due=None)


def record_result(db: Tables, disbursement: Disbursement, seen: Observation, by: str, now: int) -> str:
    """Record a PSP's word on a disbursement, and move its payment. Returns the inbox's result, a word or two."""
    current = db.disbursement(disbursement.key)
    if current is None or seen.kind not in REPORTED:
        return "nothing new"
    event, state = REPORTED[seen.kind]
    if state is DisbursementState.PENDING and current.state in OVER:
        return "nothing new"
    if seen.psp_ref and current.psp_ref not in (None, seen.psp_ref):
        text = f"{disbursement.psp} has a second object for {disbursement.key}: {seen.psp_ref}"
        db.add_alert(now, "second_object", disbursement.ref, text)
        return "second object"
    paid = state is DisbursementState.PAID
    if paid and (seen.money is None or not seen.money.same_as(disbursement.money)):
        text = f"{disbursement.psp} moved {seen.money} instead of {disbursement.money}"
        db.add_alert(now, "paid_amount", disbursement.ref, text)
    facts = {
        "psp_ref": seen.psp_ref or current.psp_ref,
        "reason": seen.reason,
        "reported_paid": current.reported_paid or paid,
    }
    if state is current.state:
        db.note_disbursement(current, **facts)
    else:
        db.move_disbursement(current, event, by, now, **facts)
    _move_payment(db, current, replace(disbursement, state=state, reason=seen.reason), by, now)
    return str(state)


def _move_payment(db: Tables, before: Disbursement, after: Disbursement, by: str, now: int) -> None:
    """Apply the new state of a disbursement to its withdrawal, deposit or unmatched funds."""
    payment = db.payment(after.ref)
    if payment is None or payment.kind is PaymentType.DEPOSIT:
        refunds.update_refund_state(db, after.ref, after.reason, by, now)
        return
    failed = after.state is DisbursementState.FAILED and before.state is not after.state
    others = [one.state for one in db.disbursements(after.ref) if one.key != after.key]
    if failed and any(state not in OVER for state in others):
        text = f"{after.money} to {after.label or after.psp} has failed ({after.reason}); the rest is still under way"
        if advice.remedy_of(after.reason) is advice.Remedy.SETTLE:
            text += f": {advice.words_of([after.reason])}"
        db.add_alert(now, "leg_failed", after.ref, text)
    elif failed and payment.status is Status.REVIEW:  # another part has failed before, and people know of that alone
        payouts.tell_failed(db, payment, after.reason, now)
    payouts.update_payout_state(db, payment, by, now, doubtful=before.state is DisbursementState.LOST)
