"""Alerts are stored with what they are about and delivered until somebody has accepted them."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND, backoff

FIRST_WAIT = 5 * SECOND


def deliver(cashier: Cashier) -> None:
    """Deliver every alert that is due; one that is not accepted is tried again later."""
    with cashier.store.read() as db:
        waiting = db.due_alerts(cashier.clock.now())
    for alert in waiting:
        accepted = cashier.pager.send(alert)
        with cashier.store.write() as db:
            now = cashier.clock.now()
            if accepted:
                db.alert_delivered(alert.id, now)
            else:
                db.alert_failed(alert.id, now + backoff(alert.tries, FIRST_WAIT))
