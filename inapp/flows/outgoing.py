"""Payouts and refunds: a key and an amount are committed, then the PSP is called, as often as needed, with that key."""

import logging
from collections.abc import Callable
from dataclasses import replace

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Observation, ObservationKind, Payment, PspCall, Subject, Unmatched
from inapp.domain.money import Money
from inapp.domain.ports import Parts, Psp, Tables
from inapp.domain.rules import HOUR, SECOND, AttemptState, backoff
from inapp.domain.states import Event, Status
from inapp.flows import settlement
from inapp.flows.bookings import LONG_WAIT, WORKER, sent_entry

log = logging.getLogger(__name__)

KEY_LIFE = 23 * HOUR
"""PSPs forget idempotency keys, the first after 24 hours; an older call is only looked up (docs.stripe.com/api)."""

ASK_EVERY = 5 * SECOND
ASK_AT_MOST_EVERY = 600 * SECOND


def pay_out(parts: Parts, ref: str) -> None:
    """Pay out a withdrawal whose debit is confirmed, or ask what became of its payout."""
    with parts.store.write() as db:
        payment = db.payment(ref)
        if payment is None or payment.status not in (Status.DEBITED, Status.PAYING_OUT) or db.held() is not None:
            return
        call = _standing_call(db, ref, Subject.PAYOUT)
        if call is None:
            debits = [attempt for attempt in db.attempts(ref) if attempt.leg == "debit"]
            if not any(attempt.state is AttemptState.CONFIRMED for attempt in debits):
                return
            call = _new_call(parts, db, payment.ref, Subject.PAYOUT, payment, None)
        if payment.status is Status.DEBITED:
            payment = db.move(payment, Event.PAYOUT_SENT, WORKER, parts.clock.now(), tries=0)
        wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
        payment = db.change(payment, due=parts.clock.now() + wait, tries=payment.tries + 1)
    parts.checkpoint("payout.claimed")
    psp = parts.psps.get(payment.psp)
    if psp is None or not _logged(parts, sent_entry(payment, call.key, call.created)):
        return
    ordered, key = payment, call.key
    observation = _call_or_look_up(parts, psp, call, lambda: psp.pay_out(ordered, key))
    parts.checkpoint("payout.answered")
    if observation is None:
        _tell_of_waiting(parts, payment, call)
    elif observation.kind is not ObservationKind.NOT_ATTEMPTED:
        settlement.apply(parts, payment.psp, Subject.PAYOUT, observation, WORKER)
    else:
        with parts.store.write() as db:
            current = db.payment(ref)
            if current and current.status is Status.PAYING_OUT:
                db.move(current, Event.HANDED_TO_STAFF, WORKER, parts.clock.now(), due=None)
                db.add_alert(parts.clock.now(), "payout_unknown", ref, "The PSP cannot tell what became of a payout")


def refund(parts: Parts, ref: str) -> None:
    """Give back captured money that a person has ordered back: a payment in `refunding`, or parked money."""
    with parts.store.write() as db:
        payment, parked = db.payment(ref), db.unmatched(ref)
        source = _refundable(payment, parked)
        if source is None or db.held() is not None:
            return
        psp_name, psp_ref, money = source
        call = _standing_call(db, ref, Subject.REFUND)
        if call is None:
            call = _new_call(parts, db, ref, Subject.REFUND, payment or parked, psp_ref)
        if payment is not None:
            wait = backoff(payment.tries, ASK_EVERY, ASK_AT_MOST_EVERY)
            db.change(payment, due=parts.clock.now() + wait, tries=payment.tries + 1)
    parts.checkpoint("refund.claimed")
    psp = parts.psps.get(psp_name)
    bare = {"key": call.key, "ref": ref, "kind": "refund", "at": call.created}
    if psp is None or not _logged(parts, sent_entry(payment, call.key, call.created) if payment else bare):
        return
    order = call
    observation = _call_or_look_up(parts, psp, order, lambda: psp.refund(psp_ref, money, order.key))
    parts.checkpoint("refund.answered")
    if observation is None:
        if payment is not None:
            _tell_of_waiting(parts, payment, call)
        return
    if observation.kind is ObservationKind.NOT_ATTEMPTED:
        observation = replace(observation, kind=ObservationKind.DECLINED, reason="the PSP does not know it")
    with parts.store.write() as db:
        db.set_psp_call(order.key, result_ref=observation.psp_ref or None, state=str(observation.kind))
        settlement.refund_ended(db, ref, observation.kind, observation.reason, WORKER, parts.clock.now())


def _tell_of_waiting(parts: Parts, payment: Payment, call: PspCall) -> None:
    """Tell a person of a PSP that has not answered a call for about twenty minutes."""
    if call.result_ref is None and payment.tries >= LONG_WAIT:
        with parts.store.write() as db:
            db.add_alert(parts.clock.now(), "waiting", payment.ref, f"{call.psp} does not answer a {call.action}")


def _refundable(payment: Payment | None, parked: Unmatched | None) -> tuple[str, str, Money] | None:
    """The adapter, its reference and what it has captured, if that is to be given back."""
    if payment and payment.status is Status.REFUNDING and payment.captured and payment.psp_ref:
        return payment.psp, payment.psp_ref, payment.captured
    if parked and parked.state == "refunding" and parked.money:
        return parked.psp, parked.psp_ref, parked.money
    return None


def _logged(parts: Parts, entry: dict[str, object]) -> bool:
    """Put the call on the sent log, again for each repetition; without that it is not made."""
    try:
        parts.sent_log.append(entry)
    except OSError:
        log.exception("the sent log cannot be written: %s waits", entry["key"])
        return False
    return True


def _standing_call(db: Tables, ref: str, action: Subject) -> PspCall | None:
    """The last call, unless it was declined: its key is used again, and never a second one beside it.

    All before it were declined, or it would not have been made. After a restore nobody here may remember what they
    came to, but the PSP does.
    """
    calls = [call for call in db.psp_calls(ref) if call.action is action]
    return next((call for call in calls[-1:] if call.state != str(ObservationKind.DECLINED)), None)


def _new_call(
    parts: Parts, db: Tables, ref: str, action: Subject, source: Payment | Unmatched | None, psp_ref: str | None
) -> PspCall:
    assert source is not None  # noqa: S101 - both callers have found it
    n = 1 + sum(call.action is action for call in db.psp_calls(ref))
    money = source.captured if isinstance(source, Payment) and action is Subject.REFUND else source.money
    assert money is not None  # noqa: S101
    call = PspCall(
        key=f"{ref}.{action}.{n}",
        ref=ref,
        action=action,
        money=money,
        psp=source.psp,
        psp_ref=psp_ref,
        result_ref=None,
        state="sending",
        reported_paid=False,
        created=parts.clock.now(),
    )
    db.add_psp_call(call)
    return call


def _too_old(parts: Parts, call: PspCall) -> bool:
    return call.created < parts.clock.now() - KEY_LIFE


def _call_or_look_up(parts: Parts, psp: Psp, call: PspCall, order: Callable[[], Observation]) -> Observation | None:
    """The PSP's answer to the call, or to a look-up where calling again would not be safe. None if there is none."""
    try:
        if call.result_ref or _too_old(parts, call):
            return psp.look_up(call.action, call.key, call.result_ref)
        return order()
    except Declined as refusal:
        return Observation(ObservationKind.DECLINED, call.ref, call.result_ref or "", call.money, refusal.reason)
    except (NotSent, OutcomeUnknown):
        return None
