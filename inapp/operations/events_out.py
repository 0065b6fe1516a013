"""Events to the broker's CRM: each change of a payment is told until it is taken, and in order for each payment.

The histories themselves are read, so that nothing that changes a payment knows of it or waits for it. Nothing here
moves money, and a CRM that hangs takes one thread of the worker and no more.
"""

from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND, backoff
from inapp.domain.errors import Invalid, NotAllowed, NotFound
from inapp.domain.events_out import BOOKING_EVENTS, EventOut, Source, Told, event_type, money_fields
from inapp.domain.model import Attempt, Payment
from inapp.domain.staff import Actor, Right, may
from inapp.store import Tables

AT_ONCE = 1000
"""Lines of each history that are read in one transaction."""
ROUND_S = 5.0
"""Seconds after which a round ends, so that the worker can stop."""
BATCH = 20
FIRST_WAIT = 5 * SECOND
TOO_LONG = 900 * SECOND
"""From this age on an event that nobody took is a finding."""
DAY = 24 * 3600 * SECOND
MOST_DAYS = 92
"""Days that one replay may span."""


def deliver(cashier: Cashier) -> None:
    """Tell the CRM what is new, and what it has not taken yet, if it is told anything."""
    if cashier.events is None:
        return
    _feed(cashier)
    end = cashier.clock.boot() + ROUND_S
    while cashier.clock.boot() < end:
        with cashier.store.read() as db:
            due = db.due_events_out(cashier.clock.now(), BATCH)
        if not due or not all(_send(cashier, event) for event in due):
            return


def _feed(cashier: Cashier) -> None:
    with cashier.store.read() as db:
        if not db.has_new_events():
            return
    with cashier.store.write() as db:
        db.begin_events()
        db.feed_events(cashier.clock.now(), AT_ONCE)


def _send(cashier: Cashier, event: EventOut) -> bool:
    """Send one event; False if nobody there takes any at the moment."""
    with cashier.store.read() as db:
        told = body(db, event)
    if cashier.events is None:
        return False
    sent = cashier.events.send(told)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if sent.taken:
            db.event_taken(event, now)
        else:
            db.event_failed(event, now + backoff(event.tries, FIRST_WAIT), sent.why)
            if now - event.created >= TOO_LONG:
                text = f"The broker's CRM has not taken events for a quarter of an hour ({sent.why}): `events list`"
                db.add_alert(now, "events_waiting", "", text)
    return sent.taken or not sent.away


def body(db: Tables, event: EventOut) -> Mapping[str, object]:
    """What the CRM is told; the same for the same line, but for `n`, `replay` and what is said of the present."""
    line, payment = db.told_line(event), db.payment(event.ref)
    assert line is not None and payment is not None  # noqa: S101 - neither history nor payments lose a row
    return {
        "id": f"{event.source}-{event.line}-{line.mark}",
        "n": event.seq,
        "replay": event.replay,
        "type": event_type(event.source, line.event),
        "event": line.event,
        "was": line.was,
        "became": line.became,
        "at": line.at,
        "ref": payment.ref,
        "kind": payment.kind,
        "userId": payment.user_id,
        "login": payment.login,
        **money_fields(payment.money),
        "psp": payment.psp,
        "method": payment.method,
        "instrument": payment.instrument,
        "created": payment.created,
        "status": payment.status,
        "reason": payment.reason,
        **_more(db, event, line, payment),
    }


def _more(db: Tables, event: EventOut, line: Told, payment: Payment) -> Mapping[str, object]:
    """What an event tells of its booking, disbursement or dispute."""
    if event.source is Source.DISBURSEMENT:
        one = db.disbursement(db.told_disbursement(event.line))
        facts = {"key": one.key, "type": one.type, "label": one.label, **money_fields(one.money)} if one else {}
        return {"disbursement": facts}
    if event.source is Source.DISPUTE:
        dispute = db.told_dispute(event.line)
        facts = {name: getattr(dispute, name) for name in ("id", "word", "reason", "due", "moved")} if dispute else {}
        return {"dispute": {**facts, **money_fields(dispute.money if dispute else None)}}
    if booking := BOOKING_EVENTS.get(line.event):
        return {"booking": _booking(db.attempts(payment.ref), booking, line)}
    return {}


def _booking(attempts: list[Attempt], booking: str, line: Told) -> Mapping[str, object]:
    """The booking that a line tells of: the last one of its type that had begun by then."""
    begun = [one for one in attempts if one.booking_type == booking and one.started <= line.at]
    one = max(begun, key=lambda attempt: attempt.n, default=None)
    booked = one.balance_history_id if one and line.event.endswith("_booked") else None
    return {"type": booking, "externalId": one.external_id if one else None, "balanceHistoryId": booked}


def replay(cashier: Cashier, actor: Actor, ref: str = "", since: int = 0, until: int | None = None) -> int:
    """Tell the CRM once more of a payment, or of all payments between two moments; the number of events.

    They come after all that waits for the same payment. Raises NotAllowed, NotFound or Invalid.
    """
    if not may(actor, Right.ASK):
        raise NotAllowed("You may not replay events")
    now = cashier.clock.now()
    end = now + 1 if until is None else until
    if not ref and not 0 < end - since <= MOST_DAYS * DAY:
        raise Invalid(f"Name a payment, or a time of up to {MOST_DAYS} days")
    with cashier.store.read() as db:
        if ref and db.payment(ref) is None:
            raise NotFound("There is no payment {ref}", values={"ref": ref})
        found = db.lines_between(ref, since, end)  # goes through whole histories, so nobody waits for it meanwhile
    with cashier.store.write() as db:
        db.begin_events()
        db.add_events(found, now, replay=True)
        db.add_audit(now, actor.key, actor.name, "replayed", ref or "events", f"{len(found)} events to the CRM")
    return len(found)


def late(cashier: Cashier) -> str:
    """A sentence about the event that has waited longest, if that is too long; else nothing."""
    if cashier.events is None:
        return ""
    with cashier.store.read() as db:
        oldest = db.oldest_event_out()
    waited = cashier.clock.now() - oldest.created if oldest else 0
    if oldest is None or waited < TOO_LONG:
        return ""
    minutes = waited // (60 * SECOND)
    return f"the broker's CRM does not take events: the oldest, of {oldest.ref}, has waited for {minutes} minutes"


def describe(cashier: Cashier) -> tuple[bool, str]:
    """Whether the CRM takes events, and how many wait."""
    assert cashier.events is not None  # noqa: S101 - the caller has looked
    problem = cashier.events.check() or late(cashier)
    with cashier.store.read() as db:
        many = db.waiting_events_out()
    waiting = f"; {many} event{'s' * (many != 1)} wait{'s' * (many == 1)} (`events list`)" if many else ""
    return not problem, (problem or "the broker's CRM takes events") + waiting
