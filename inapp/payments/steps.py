"""The one step that each open state waits for. Recovery after a crash is the same step, taken again."""

from collections.abc import Callable

from inapp.cashier import Cashier
from inapp.domain.model import Payment
from inapp.domain.states import NEXT_BOOKING, UNKNOWN, Event, Status
from inapp.payments import bookings, disbursements, psp_events, read_back


def _to_staff(cashier: Cashier, payment: Payment) -> None:
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status is payment.status:
            db.move(current, Event.HANDED_TO_STAFF, bookings.WORKER, cashier.clock.now(), due=None)


def _by_ref(flow: Callable[[Cashier, str], None]) -> Callable[[Cashier, Payment], None]:
    return lambda cashier, payment: flow(cashier, payment.ref)


STEPS: dict[Status, Callable[[Cashier, Payment], None]] = {
    **dict.fromkeys(NEXT_BOOKING, _by_ref(bookings.send)),
    **dict.fromkeys(UNKNOWN, _by_ref(read_back.ask)),
    **dict.fromkeys(psp_events.AWAITING | psp_events.UNPAID_ENDS | {Status.REVIEW}, psp_events.ask),
    **dict.fromkeys((Status.DEBITED, Status.PAYING_OUT), _by_ref(disbursements.pay_out)),
    Status.REFUNDING: _by_ref(disbursements.refund),
    Status.CREDIT_REFUSED: _to_staff,
}
"""States that are missing here wait for somebody else, or for the call that is under way."""

BOOKINGS = frozenset(NEXT_BOOKING)
OTHERS = frozenset(STEPS) - BOOKINGS


def advance(cashier: Cashier, payment: Payment) -> None:
    """Take the step that a payment waits for."""
    step = STEPS.get(payment.status)
    if step is not None:
        step(cashier, payment)
