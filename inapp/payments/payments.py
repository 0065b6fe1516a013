"""Payments that exist: finding one, hurrying its look-up, cancelling it."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Conflict, IllegalTransition, NotFound, NotSent, OutcomeUnknown
from inapp.domain.identifiers import key_hash
from inapp.domain.model import PageSession, Payment, PspObjectType
from inapp.domain.states import Event, PaymentType, Status, is_possible
from inapp.domain.text import N_
from inapp.payments import psp_events

NOT_FOUND = N_("This payment cannot be found. Please open this screen again from cTrader.")
TOO_LATE = N_("It is too late to cancel this payment.")


def of_session(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """A payment of the session's own user and account. Raises NotFound."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None or payment.user_id != page_session.user_id or payment.login != page_session.login:
        raise NotFound(NOT_FOUND)
    return payment


def by_return_key(cashier: Cashier, key: str) -> Payment | None:
    """The payment of a return address; None if unknown, or 24 hours after the payment's end."""
    with cashier.store.read() as db:
        return db.payment_by_return_key(key_hash(key), cashier.clock.now())


def look_soon(cashier: Cashier, payment: Payment) -> None:
    """Have the PSP asked about a deposit at once: its payer has come back. Starts nothing else."""
    if payment.status is Status.AWAITING_PAYER and (payment.due or 0) > cashier.clock.now() + SECOND:
        with cashier.store.write() as db:
            current = db.payment(payment.ref)
            if current and current.status is Status.AWAITING_PAYER:
                db.change(current, due=cashier.clock.now(), tries=0)


def cancel(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """Cancel an unpaid deposit, or a withdrawal whose debit has not begun. Raises NotFound or Conflict."""
    payment = of_session(cashier, page_session, ref)
    if payment.kind is PaymentType.DEPOSIT and is_possible(payment.kind, payment.status, Event.CANCELLED):
        _stop_at_psp(cashier, payment)
    try:
        with cashier.store.write() as db:
            current = db.payment(ref)
            if current is None:
                raise NotFound(NOT_FOUND)
            now = cashier.clock.now()
            late = now + 60 * SECOND if payment.kind is PaymentType.DEPOSIT else None
            return db.move(current, Event.CANCELLED, f"user {page_session.user_id}", now, due=late, tries=0)
    except IllegalTransition:
        raise Conflict(TOO_LATE) from None


def _stop_at_psp(cashier: Cashier, payment: Payment) -> None:
    """Tell the PSP first, because the payer may have paid a moment ago. Raises Conflict if so."""
    psp = cashier.psps.get(payment.psp)
    if psp is None or payment.psp_ref is None:
        return
    try:
        seen = psp.cancel(payment.psp_ref)
    except (NotSent, OutcomeUnknown):
        return  # the worker stops it later
    cashier.crash_point("deposit.stopped")
    psp_events.apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, "cancelled by the payer")
    if seen.kind not in psp_events.UNPAID:
        raise Conflict(TOO_LATE)
