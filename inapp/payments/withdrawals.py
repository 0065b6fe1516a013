"""The story of a withdrawal, from the form to the last disbursement.

request      the form is quoted and stored, with the payout or refunds that will pay it: approved or awaiting approval
approve      `decisions`, or `refusals`: people approve or refuse it; until the debit its user can cancel it
debit        `bookings` takes the amount from the account: debiting, debited; nothing is paid out before
             `read_back`, or two people in `decisions`, resolve an unknown outcome
pay_out      `disbursements` sends its payout or refunds: paying out, then paid out or payout failed
book_back    `bookings` returns the unpaid part to the account: returning, returned
"""

from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.amounts import Entry
from inapp.domain.disputes import takes_back
from inapp.domain.model import PageSession, Payment
from inapp.domain.rules import Verdict
from inapp.domain.states import Event
from inapp.payments import (
    approvals,
    bookings,
    checkout,
    crm_check,
    disbursements,
    dispute_debits,
    limit_records,
    offers,
    payouts,
    rules,
)
from inapp.payments.offers import Quote
from inapp.store import Tables


@limit_records.recorded
def request(
    cashier: Cashier,
    page_session: PageSession,
    amount: str | Entry,
    method: str,
    page_key: str,
    agreed: str = "",
    *,
    reviewed: bool = False,
    typed: Mapping[str, str] = offers.NOTHING,
) -> Payment | Quote:
    """Store a new withdrawal; the worker debits the account, and only then pays out. Raises Refused.

    Where the money goes back to earlier deposits, and wherever the trader is shown a review, `agreed` is the agreement
    to what was seen. Without it, or with another one's, nothing is stored, and the quote to agree to is returned.
    `typed` is what stands in the fields of the methods.
    """
    form = checkout.form_key(page_session, page_key)
    quote = checkout.quoted(cashier, page_session, form, amount, method, typed)
    if isinstance(quote, Payment):
        return quote
    checked = crm_check.at_start(cashier, page_session, quote)
    with cashier.store.write() as db:
        if made := checkout.made_by(cashier, db, page_session, form):
            return made
        quote = offers.with_plan(db, quote, cashier.clock.now())
        question = checkout.question_of(page_session, quote)
        verdict = rules.judge(cashier, db, question)
        refusal = rules.refusal_of(cashier, db, verdict, question)
        if refusal is None:
            if (quote.plan or reviewed) and offers.agreement(quote) != agreed:
                return quote
            payment = checkout.create(cashier, db, page_session, form, quote)
            rules.record(cashier, db, verdict, question, payment.ref)
            payment = _begin(cashier, db, payment, quote, checked, verdict)
    if refusal:
        raise refusal  # after the commit: what was asked is recorded
    cashier.crash_point("withdrawal.approved")
    return payment


def _begin(cashier: Cashier, db: Tables, payment: Payment, quote: Quote, checked: str, verdict: Verdict) -> Payment:
    """Plan the parts of a new withdrawal, and approve it unless somebody has to."""
    now = payment.created
    payouts.plan(db, payment, quote.plan, f"user {payment.user_id}", now)
    waiting = approvals.ask(cashier, db, payment, "policy", checked, verdict.stops())
    return waiting or db.move(payment, Event.APPROVED, "policy", now, due=now)


def debit(cashier: Cashier, payment: Payment) -> None:
    """Take an approved withdrawal from the account, unless people have to approve it first."""
    bookings.send(cashier, payment.ref)


def pay_out(cashier: Cashier, payment: Payment) -> None:
    """Send or look up its disbursements, whose results decide how it ends; money of a lost dispute has left before."""
    step = dispute_debits.cover if takes_back(payment) else disbursements.pay_out
    step(cashier, payment.ref)


def book_back(cashier: Cashier, payment: Payment) -> None:
    """Book back the part that failed to be paid out, unless it was paid after all."""
    bookings.send(cashier, payment.ref)
