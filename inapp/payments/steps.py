"""The one step that each open state waits for. Recovery after a crash is the same step, taken again."""

from collections.abc import Callable

from inapp.cashier import Cashier
from inapp.domain.model import Payment
from inapp.domain.states import NEXT_BOOKING, Status
from inapp.payments import deposits, psp_events, read_back, withdrawals

STEPS: dict[Status, Callable[[Cashier, Payment], None]] = {
    Status.CREATED: psp_events.poll_psp,
    Status.AWAITING_PAYER: psp_events.poll_psp,
    Status.EXPIRED: psp_events.poll_psp,
    Status.CANCELLED: psp_events.poll_psp,
    Status.DECLINED: psp_events.poll_psp,
    Status.PAID: deposits.credit,
    Status.CREDIT_UNKNOWN: read_back.look,
    Status.CREDIT_REFUSED: deposits.hand_to_staff,
    Status.REFUNDING: deposits.give_back,
    Status.APPROVED: withdrawals.debit,
    Status.DEBIT_UNKNOWN: read_back.look,
    Status.DEBITED: withdrawals.pay_out,
    Status.PAYING_OUT: withdrawals.pay_out,
    Status.RETURNING: withdrawals.book_back,
    Status.RETURN_UNKNOWN: read_back.look,
    Status.REVIEW: psp_events.poll_psp,
}
"""The states that are missing here wait for a person, or for the call that is under way."""

BOOKINGS = frozenset(NEXT_BOOKING)
OTHERS = frozenset(STEPS) - BOOKINGS


def advance(cashier: Cashier, payment: Payment) -> None:
    """Take the step that a payment waits for."""
    if step := STEPS.get(payment.status):
        step(cashier, payment)
