"""The reports of PSPs about payments, payouts and refunds: webhooks, polls and catching up all end in one table."""

import logging
from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, backoff
from inapp.domain.disbursements import UnmatchedFunds, UnmatchedState
from inapp.domain.errors import KeyRefused, NotSent, OutcomeUnknown, StorageFailed
from inapp.domain.identifiers import reference_of
from inapp.domain.model import Observation, ObservationKind, Origin, Payment, PspEvent, PspObjectType
from inapp.domain.states import PARTLY_PAID, SENT, Event, PaymentType, Status, is_possible
from inapp.domain.text import named
from inapp.operations import doctor
from inapp.payments import declines, disbursements, psp_facts, refunds
from inapp.store import Tables

log = logging.getLogger(__name__)

POLL_AFTER = 2 * SECOND
POLL_AT_LEAST_EVERY = 60 * SECOND
LATE_POLLS_END = 24 * HOUR  # after the end of an unpaid deposit: payers and PSPs can be late
CATCH_UP = 4 * 24 * HOUR  # PSPs stop repeating webhooks after about three days
UNPAID_ENDS = frozenset({Status.EXPIRED, Status.CANCELLED, Status.DECLINED})
AWAITING = frozenset({Status.CREATED, Status.AWAITING_PAYER})
SWITCHING = "switching"
"""The reason of a deposit whose object is being cancelled by us, so that another may take its place."""
UNPAID = frozenset(ObservationKind) - {ObservationKind.SUCCEEDED, ObservationKind.PENDING}
"""The observations of a payment that is neither paid nor being paid."""
OTHER_INSTALLATION = (
    "{psp} has captured money for this payment under another installation's name, so it is not credited: if that was "
    "our name before our address or the adapter's settings changed, put it back"
)
NOT_OURS = "not ours"
"""The inbox's result for an object that another seller, or another installation, has made."""
INBOX_BATCH = 50
INBOX_AGAIN = 5 * SECOND
UNKNOWN_OBJECT = "Signed webhooks name objects that the PSP does not know: has somebody else the webhook's secret?"
CHANGED_SETTINGS = 600 * SECOND  # the delay of an event whose adapter is not configured


def receive(cashier: Cashier, psp: str, headers: Mapping[str, str], body: bytes) -> str:
    """Verify a webhook and store it durably. Returns `accepted`, `repeated`, or `parked` for an object not ours.

    Raises BadSignature; KeyError for a PSP that is not configured.
    """
    events = cashier.psps[psp].read_webhook(headers, body)
    cashier.crash_point("webhook.read")
    results = []
    with cashier.store.write() as db:
        for event in events:
            new = db.store_event(psp, event, cashier.clock.now())
            ours = db.payment(event.ref) or db.unmatched_funds(event.ref)
            results.append("repeated" if not new else "accepted" if ours else "parked")
    cashier.crash_point("webhook.stored")
    return next((word for word in ("accepted", "parked", "repeated") if word in results), "parked")


def work_inbox(cashier: Cashier) -> int:
    """Look up the object of every stored event, and apply the PSP's answer. Returns the number of events done."""
    with cashier.store.read() as db:
        waiting = db.waiting_events(cashier.clock.now(), INBOX_BATCH)
    done = 0
    for psp, event in waiting:
        try:
            _work_on(cashier, psp, event)
        except StorageFailed:
            raise
        except Exception as failure:
            # A defect of one event or its PSP must not delay the others.
            if isinstance(failure, KeyRefused):
                doctor.doubt(cashier, psp)
            elif not isinstance(failure, NotSent | OutcomeUnknown):
                log.exception("the event %s of %s cannot be worked on", event.id, psp)
            again = INBOX_AGAIN if psp in cashier.psps else CHANGED_SETTINGS
            with cashier.store.write() as db:
                db.postpone_event(psp, event.id, cashier.clock.now() + again)
        else:
            done += 1
    return done


def _work_on(cashier: Cashier, psp: str, event: PspEvent) -> None:
    """Look up an event's object, then apply the answer and finish the event in one transaction.

    Raises NotSent or OutcomeUnknown; NotSent too where the adapter is not configured, because it may come back.
    """
    if psp not in cashier.psps:
        raise NotSent(f"no adapter named {psp}")
    seen = cashier.psps[psp].look_up(event.subject, event.ref, event.psp_ref)
    cashier.crash_point("webhook.looked_up")
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if seen.kind is ObservationKind.NOT_ATTEMPTED and not seen.reason:  # with a reason, it was cancelled
            db.add_alert(now, "unknown_object", psp, UNKNOWN_OBJECT)
            result = "unknown object"
        else:
            result = _APPLY[event.subject](cashier, db, psp, seen, f"{psp} webhook")
        db.finish_event(psp, event.id, result, now)


def catch_up(cashier: Cashier) -> None:
    """Store the PSPs' recent events, for webhooks that never came; a stored event is recognised by its id."""
    since = cashier.clock.now() - CATCH_UP
    for name, psp in cashier.psps.items():
        try:
            events = psp.recent_events(since)
        except (NotSent, OutcomeUnknown):
            continue
        with cashier.store.write() as db:
            for event in events:
                db.store_event(name, event, cashier.clock.now())


def poll_psp(cashier: Cashier, payment: Payment) -> None:
    """Ask the PSP about a deposit without a webhook, and let it expire when its time is over."""
    now = cashier.clock.now()
    if payment.kind is PaymentType.WITHDRAWAL:
        with cashier.store.write() as db:
            db.change(payment, due=None)
        return
    with cashier.store.read() as db:
        tried = declines.are_too_many(cashier, db, payment)
    late = payment.status in AWAITING and payment.expires is not None and now >= payment.expires
    seen = _look_up(cashier, payment, stop=late or tried or payment.status in UNPAID_ENDS)
    with cashier.store.write() as db:
        current, now = db.payment(payment.ref), cashier.clock.now()  # which may have been set back during the call
        if current is None or current.status is not payment.status:
            return
        if tried and seen in UNPAID:
            current = db.move(current, Event.DECLINED, "policy", now, tries=0, reason=declines.TOO_MANY)
        elif late and seen in UNPAID:
            current = db.move(current, Event.EXPIRED, "clock", now, tries=0)
        elif late:
            text = f"{payment.psp} has not told yet what became of a payment whose time is over"
            db.add_alert(now, "waiting", payment.ref, text)
        db.change(current, due=_next_poll(current, now), tries=current.tries + 1)


def _look_up(cashier: Cashier, payment: Payment, stop: bool) -> ObservationKind | None:
    """Apply the PSP's word on a deposit, and with `stop` cancel an object that can still be paid; None if unknown."""
    psp = cashier.psps.get(payment.psp)
    if psp is None:
        return None
    try:
        seen = psp.look_up(PspObjectType.PAYMENT, payment.ref, payment.psp_ref)
        apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, f"{payment.psp} poll")
        if stop and seen.psp_ref and seen.kind in UNPAID and seen.kind is not ObservationKind.NOT_ATTEMPTED:
            seen = psp.cancel(seen.psp_ref)
            cashier.crash_point("deposit.stopped")
            apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, f"{payment.psp} cancel")
        return seen.kind
    except KeyRefused:
        doctor.doubt(cashier, payment.psp)
        return None
    except (NotSent, OutcomeUnknown):
        return None


def _next_poll(payment: Payment, now: int) -> int | None:
    wait = backoff(payment.tries, POLL_AFTER, POLL_AT_LEAST_EVERY)
    if payment.status in AWAITING and payment.expires is not None:
        return min(now + wait, payment.expires) if now < payment.expires else now + wait
    if payment.status is Status.REVIEW:
        return None if payment.captured else now + POLL_AT_LEAST_EVERY
    if now < payment.updated + LATE_POLLS_END:
        return now + backoff(payment.tries, POLL_AFTER, HOUR)
    return None


def apply(cashier: Cashier, psp: str, subject: PspObjectType, observation: Observation, by: str) -> str:
    """Apply what a PSP says of one object. Returns the inbox's result, a word or two."""
    with cashier.store.write() as db:
        tells = observation.refuses_all and not db.knows_decline(psp, observation.declined_try)  # each try once
        result = note(cashier, db, psp, subject, observation, by)
    if tells and result != NOT_OURS:
        doctor.close_adapter(cashier, psp, observation.reason)
    return result


def note(cashier: Cashier, db: Tables, psp: str, subject: PspObjectType, observation: Observation, by: str) -> str:
    """The same within a transaction of the caller's, who closes no adapter."""
    return _APPLY[subject](cashier, db, psp, observation, by)


def _apply_payment(cashier: Cashier, db: Tables, psp: str, seen: Observation, by: str) -> str:
    payment = db.payment_by_psp_ref(psp, seen.psp_ref)
    if payment is None and seen.origin is not Origin.ELSEWHERE:
        payment = db.payment(seen.ref)
    if payment is None and seen.origin is not Origin.OURS and not db.unmatched_funds(parked_as(psp, seen.psp_ref)):
        named_here = db.payment(seen.ref)
        if seen.kind is ObservationKind.SUCCEEDED and named_here and named_here.psp_ref is None:
            db.add_alert(cashier.clock.now(), "other_installation", seen.ref, OTHER_INSTALLATION.format(psp=psp))
        return NOT_OURS
    if payment is None or payment.psp != psp or payment.kind is not PaymentType.DEPOSIT:
        return _hold(cashier, db, psp, seen, "it belongs to no payment of ours")
    if seen.test_mode != cashier.policy.test_mode:
        return _hold(cashier, db, psp, seen, "it was made in the PSP's other mode (test or live)")
    if payment.psp_ref not in (None, seen.psp_ref):
        return _hold(cashier, db, psp, seen, "the payment has another PSP object: it was captured twice")
    if seen.ref != payment.ref:
        return _hold(cashier, db, psp, seen, "its reference is another one")
    if not seen.psp_ref:
        return "nothing there yet"
    if payment.psp_ref is None and seen.kind is not ObservationKind.NOT_ATTEMPTED:
        payment = db.change(payment, psp_ref=seen.psp_ref)
    now = cashier.clock.now()
    payment = declines.note(cashier, db, psp_facts.record(db, payment, seen, now), seen)
    if seen.kind is ObservationKind.SUCCEEDED:
        return _captured(cashier, db, payment, seen, by)
    if seen.kind is ObservationKind.DECLINED and is_possible(payment.kind, payment.status, Event.DECLINED):
        db.move(payment, Event.DECLINED, by, now, reason=seen.reason, due=now + POLL_AT_LEAST_EVERY, tries=0)
        return "declined"
    if _was_stopped_elsewhere(payment, seen, now) and not declines.are_too_many(cashier, db, payment):
        # The PSP need not have seen yet what its payer says was sent, or the rest of what has arrived.
        reason = payment.reason if payment.reason in (SENT, PARTLY_PAID) else seen.reason
        db.move(payment, Event.CANCELLED, by, now, reason=reason, due=now + POLL_AT_LEAST_EVERY, tries=0)
        return "cancelled"
    return "nothing new"


def _was_stopped_elsewhere(payment: Payment, seen: Observation, now: int) -> bool:
    """True if somebody has cancelled the object that a payer was to pay, and it was not us.

    We cancel it only under a reason of our own, or once its time is over.
    """
    stopped = seen.kind is ObservationKind.NOT_ATTEMPTED and bool(seen.reason) and payment.psp_ref == seen.psp_ref
    in_time = payment.expires is not None and now < payment.expires
    return stopped and in_time and payment.status in AWAITING and payment.reason != SWITCHING


def _captured(cashier: Cashier, db: Tables, payment: Payment, seen: Observation, by: str) -> str:
    now = cashier.clock.now()
    if payment.captured is not None:
        return "known"
    matches = seen.money is not None and seen.money.same_as(payment.money)
    event = Event.CAPTURED if matches else Event.MISMATCHED
    if not is_possible(payment.kind, payment.status, event):
        db.change(payment, now, captured=seen.money)
        return "noted"
    db.move(payment, event, by, now, captured=seen.money, due=now if matches else None, tries=0, reason="")
    if not matches:
        text = f"The PSP captured {seen.money or 'an unnamed amount'} instead of {payment.money}"
        db.add_alert(now, "mismatch", payment.ref, text)
    return "captured" if matches else "mismatch"


def parked_as(psp: str, psp_ref: str) -> str:
    """The reference of unmatched funds."""
    return reference_of("U", f"{psp} {psp_ref}")


def _hold(cashier: Cashier, db: Tables, psp: str, seen: Observation, reason: str) -> str:
    """Hold unmatched funds for review, less refunds made elsewhere."""
    if seen.kind is not ObservationKind.SUCCEEDED:
        return NOT_OURS
    now = cashier.clock.now()
    ref = parked_as(psp, seen.psp_ref)
    money = seen.remaining
    known = db.unmatched_funds(ref)
    if known is not None:
        db.set_unmatched_amount(known, money, now)
        refunds.update_refund_state(db, ref, "made at the PSP", "PSP", now)
    elif money is None or money.minor > 0:
        db.hold_funds(UnmatchedFunds(ref, psp, seen.psp_ref, seen.ref, money, reason, UnmatchedState.HELD, now))
        db.add_alert(now, "unmatched", ref, f"{psp} holds {money} for {named(seen.ref)}: {reason}")
    return "parked"


def _apply_disbursement(cashier: Cashier, db: Tables, psp: str, seen: Observation, by: str) -> str:
    """Apply a report to its disbursement: by the key, else by the PSP's own reference, else to the only one."""
    now = cashier.clock.now()
    found = [one for one in db.disbursements(seen.ref) if one.psp in (psp, "")]  # a restore may lose the PSP's name
    found = [one for one in found if seen.key in ("", one.key) and one.psp_ref in (None, seen.psp_ref)]
    known = [one for one in found if one.psp_ref is not None]
    if known or len(found) == 1:
        return disbursements.record_result(db, (known or found)[0], seen, by, now)
    ours = seen.origin is Origin.OURS or (seen.origin is Origin.UNMARKED and refunds.source_of(db, seen.ref))
    if not ours:
        return NOT_OURS
    # Money that went out unasked can be neither held nor given back: a person has to look.
    db.add_alert(now, "never_ordered", seen.ref, f"{psp} has a payout or refund {named(seen.psp_ref)} nobody ordered")
    return "never ordered"


_APPLY = {
    PspObjectType.PAYMENT: _apply_payment,
    PspObjectType.PAYOUT: _apply_disbursement,
    PspObjectType.REFUND: _apply_disbursement,
}
