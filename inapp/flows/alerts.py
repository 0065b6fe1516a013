"""Alerts are stored with what they are about and delivered until somebody has accepted them."""

from inapp.domain.ports import Parts
from inapp.domain.rules import SECOND, backoff

FIRST_WAIT = 5 * SECOND


def deliver(parts: Parts) -> None:
    """Deliver every alert that is due; one that is not accepted is tried again later."""
    with parts.store.read() as db:
        waiting = db.due_alerts(parts.clock.now())
    for alert in waiting:
        accepted = parts.pager.send(alert)
        with parts.store.write() as db:
            now = parts.clock.now()
            if accepted:
                db.alert_delivered(alert.id, now)
            else:
                db.alert_failed(alert.id, now + backoff(alert.tries, FIRST_WAIT))
