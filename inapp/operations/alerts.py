"""Alerts: stored in the transaction they tell of, and delivered until the channel accepts them."""

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND, backoff
from inapp.domain.errors import Unreadable
from inapp.domain.model import Alert

FIRST_WAIT = 5 * SECOND
TOO_LONG = 300 * SECOND
"""From this age on an alert that nobody took is a problem of the whole cashier."""
TEST = "This is a test: the cashier's alerts arrive here"


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


def stuck(cashier: Cashier) -> str:
    """A sentence for everybody about the alert that has waited longest, if that is too long; else nothing."""
    with cashier.store.read() as db:
        oldest = db.oldest_waiting_alert()
    waited = cashier.clock.now() - oldest.at if oldest else 0
    if oldest is None or waited < TOO_LONG:
        return ""
    return f"alerts are not delivered: the oldest has waited for {waited // (60 * SECOND)} minutes"


def send_test(cashier: Cashier) -> bool:
    """Send an alert that means nothing, past all that wait; True if it was taken."""
    return cashier.pager.send(Alert(0, cashier.clock.now(), "test", "", TEST, 0))


def tell_of_jumps(cashier: Cashier) -> None:
    """Store an alert for each security event that suddenly happens often. Raises StorageFailed."""
    for name, count in security.jumps().items():
        text = f"{name} {count} times within a minute: {security.EVENTS[name].when}. The log tells from where"
        with cashier.store.write() as db:
            db.add_alert(cashier.clock.now(), "security", "", text)


def tell_unreadable(cashier: Cashier, login: int, answer: Unreadable) -> None:
    """Tell staff, once for each thing that is wrong, that nobody can use what cTrader says about an account."""
    text = f"cTrader's answer about account {login} cannot be used: {answer.why}. Its screens and bookings wait"
    with cashier.store.read() as db:
        if db.was_told("unreadable_account", str(login), text):
            return
    with cashier.store.write() as db:
        db.add_alert_once(cashier.clock.now(), "unreadable_account", str(login), text)
