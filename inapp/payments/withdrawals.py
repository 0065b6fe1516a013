"""The story of a withdrawal, from the form to the last disbursement, in the order in which it happens.

request      the form is quoted and stored, with the payout or refunds that will pay it: approved or awaiting approval
decide       a person approves or refuses it: approved or refused; until the debit its user can cancel it
debit        the amount is taken from the account, by `bookings`: debiting, debited; nothing is paid out before
             an outcome that is not known is found by `read_back`, or named by two people in `staff`
pay_out      its disbursements go out, by `disbursements`: paying out, then paid out or payout failed
book_back    what failed is booked back to the account, by `bookings`: returning, returned
"""

from inapp.cashier import Cashier
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import Event
from inapp.payments import allocation, bookings, checkout, disbursements, limits, offers, payouts
from inapp.payments.offers import Quote
from inapp.store import Tables


def request(
    cashier: Cashier, page_session: PageSession, amount: str, method: str, page_key: str, agreed: str = ""
) -> Payment | Quote:
    """Store a new withdrawal; the worker debits the account, and only then pays out. Raises Refused.

    Where the money goes back to earlier deposits, `agreed` is the fingerprint of the plan that the trader has seen. If
    it is that of another plan, or of none, nothing is stored, and the quote with the plan to agree to comes back.
    """
    form = checkout.form_key(page_session, page_key)
    with cashier.store.read() as db:
        made = checkout.made_by(db, page_session, form)
    if made is not None:
        return made
    quote = offers.quote(cashier, page_session, amount, method)
    with cashier.store.write() as db:
        made = checkout.made_by(db, page_session, form)
        if made is not None:
            return made
        now = cashier.clock.now()
        quote = offers.with_plan(db, quote, now)
        if quote.plan and allocation.fingerprint(quote.plan) != agreed:
            return quote
        payment = checkout.create(cashier, db, page_session, form, quote)
        payouts.plan(db, payment, quote.plan, f"user {payment.user_id}", now)
        waiting = limits.ask_approval(db, payment, "policy", now)
        payment = waiting or db.move(payment, Event.APPROVED, "policy", now, due=now)
    cashier.crash_point("withdrawal.approved")
    return payment


def decide(db: Tables, payment: Payment, approved: bool, name: str, now: int) -> Payment:
    """Let a withdrawal go on that awaits approval, or refuse it, by a person's word."""
    limits.record_approval(db, payment, "approved" if approved else "refused", name, now)
    event = Event.APPROVED if approved else Event.REFUSED
    return db.move(payment, event, name, now, due=now if approved else None, tries=0)


def debit(cashier: Cashier, payment: Payment) -> None:
    """Take an approved withdrawal from the account, unless a dispute since then asks for a person's approval first."""
    bookings.send(cashier, payment.ref)


def pay_out(cashier: Cashier, payment: Payment) -> None:
    """Send its disbursements, or ask what became of them; what all of them come to decides how it ends."""
    disbursements.pay_out(cashier, payment.ref)


def book_back(cashier: Cashier, payment: Payment) -> None:
    """Book back what failed to be paid out, unless it was paid after all."""
    bookings.send(cashier, payment.ref)
