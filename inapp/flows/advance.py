"""The one step that each open state waits for. Recovery after a crash is the same step, taken again."""

from collections.abc import Callable

from inapp.domain.model import Payment
from inapp.domain.ports import Parts
from inapp.domain.states import LEG_READY, UNKNOWN, Event, Status
from inapp.flows import bookings, outgoing, read_back, settlement


def _to_staff(parts: Parts, payment: Payment) -> None:
    with parts.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status is payment.status:
            db.move(current, Event.HANDED_TO_STAFF, bookings.WORKER, parts.clock.now(), due=None)


def _by_ref(flow: Callable[[Parts, str], None]) -> Callable[[Parts, Payment], None]:
    return lambda parts, payment: flow(parts, payment.ref)


STEPS: dict[Status, Callable[[Parts, Payment], None]] = {
    **dict.fromkeys(LEG_READY, _by_ref(bookings.send)),
    **dict.fromkeys(UNKNOWN, _by_ref(read_back.ask)),
    **dict.fromkeys(settlement.AWAITING | settlement.UNPAID_ENDS | {Status.REVIEW}, settlement.ask),
    **dict.fromkeys((Status.DEBITED, Status.PAYING_OUT), _by_ref(outgoing.pay_out)),
    Status.REFUNDING: _by_ref(outgoing.refund),
    Status.CREDIT_REFUSED: _to_staff,
}
"""States that are missing here wait for somebody else, or for the call that is under way."""

BOOKINGS = frozenset(LEG_READY)
OTHERS = frozenset(STEPS) - BOOKINGS


def advance(parts: Parts, payment: Payment) -> None:
    """Take the step that a payment waits for."""
    step = STEPS.get(payment.status)
    if step is not None:
        step(parts, payment)
