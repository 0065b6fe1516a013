"""Alerts: stored in the transaction they tell of, and delivered until the channel accepts them."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND, backoff
from inapp.domain.errors import Unreadable

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


def tell_unreadable(cashier: Cashier, login: int, answer: Unreadable) -> None:
    """Tell staff, once for each thing that is wrong, that nobody can use what cTrader says about an account."""
    text = f"cTrader's answer about account {login} cannot be used: {answer.why}. Its screens stay closed"
    with cashier.store.read() as db:
        if db.was_told("unreadable_account", str(login), text):
            return
    with cashier.store.write() as db:
        db.add_alert_once(cashier.clock.now(), "unreadable_account", str(login), text)
