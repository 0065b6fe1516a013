"""Declined tries to pay: whoever tries card after card is stopped, first at one deposit and then at all of them."""

from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.model import Observation, ObservationKind, Payment
from inapp.domain.states import Status
from inapp.store import Tables

DAY = 24 * HOUR
TOO_MANY = "too_many_declines"
"""The reason of a deposit that ended because of them."""


def closed_until(moments: Sequence[int], most: int) -> int:
    """The moment until which a user's deposits are closed, 0 for never: a day from `most` declines within a day.

    `moments` are those of the user's declines, the oldest first.
    """
    closings = [last for first, last in zip(moments, moments[most - 1 :], strict=False) if last - first < DAY]
    return closings[-1] + DAY if closings else 0


def lately(cashier: Cashier, db: Tables, user_id: int) -> list[int]:
    """The moments of a user's declines that can close their deposits now, the oldest first."""
    return db.declined_since(user_id, cashier.clock.now() - 2 * DAY)


def are_too_many(cashier: Cashier, db: Tables, payment: Payment) -> bool:
    """True if an unpaid deposit has been declined as often as it may be."""
    unpaid = payment.status in (Status.CREATED, Status.AWAITING_PAYER)
    return unpaid and db.declines_of(payment.ref) >= cashier.policy.declines_per_deposit


def note(cashier: Cashier, db: Tables, payment: Payment, seen: Observation) -> Payment:
    """Count a declined try once; after too many the worker ends the deposit, and the user's deposits close."""
    ended = seen.psp_ref if seen.kind is ObservationKind.DECLINED else ""
    tried, now = seen.declined_try or ended, cashier.clock.now()
    if not tried or not db.add_decline(payment, tried, now):
        return payment
    moments, most = db.declined_since(payment.user_id, now - 2 * DAY), cashier.policy.declines_per_day
    if closed_until(moments[:-1], most) <= now < closed_until(moments, most):
        text = f"{most} payments of user {payment.user_id} were declined within a day: no deposits of theirs for a day"
        db.add_alert(now, "many_declines", payment.ref, text)
    if are_too_many(cashier, db, payment):
        return db.change(payment, due=now, tries=0)
    return payment
