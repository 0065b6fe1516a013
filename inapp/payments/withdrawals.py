"""Withdrawals up to their debit: the form, the way the money goes, and whether a person has to approve it."""

from inapp.cashier import Cashier
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import Event
from inapp.payments import checkout, legs, limits, offers
from inapp.payments.offers import Quote


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
        if quote.plan and legs.fingerprint(quote.plan) != agreed:
            return quote
        payment = checkout.create(cashier, db, page_session, form, quote)
        for call in legs.calls_for(payment, quote.plan, now):
            db.add_psp_call(call)
        waiting = limits.ask_approval(db, payment, "policy", now)
        payment = waiting or db.move(payment, Event.APPROVED, "policy", now, due=now)
    cashier.crash_point("withdrawal.approved")
    return payment
