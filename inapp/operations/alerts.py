"""Alerts: stored in the transaction they tell of, and delivered until the channel accepts them."""

from inapp.cashier import Cashier
from inapp.domain import security
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


def tell_of_jumps(cashier: Cashier) -> None:
    """Store an alert for each security event that suddenly happens often. Raises StorageFailed."""
    for name, count in security.jumps().items():
        text = f"{name} {count} times within a minute: {security.EVENTS[name].when}. The log tells from where"
        with cashier.store.write() as db:
            db.add_alert(cashier.clock.now(), "security", "", text)
