"""The checkout: a quote becomes a stored payment, once for each page key, however often the form is sent."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Malformed
from inapp.domain.identifiers import key_hash, new_reference, return_key
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import FIRST, PaymentType
from inapp.domain.text import N_
from inapp.identity.sessions import require_account
from inapp.payments.limits import require_open
from inapp.payments.offers import Quote
from inapp.store import Tables

OUT_OF_DATE = N_("This form is out of date. Please open this screen again from cTrader.")


def form_key(page_session: PageSession, page_key: str) -> str:
    """What one form of a page session is stored under. Raises Malformed for a key that no page of ours carries."""
    if not 16 <= len(page_key) <= 64:
        raise Malformed(OUT_OF_DATE)
    return key_hash(f"{page_session.key} {page_key}")


def made_by(db: Tables, page_session: PageSession, form: str) -> Payment | None:
    """The payment that a form has made; None if it may make one now. Raises NotAllowed, Conflict or Unavailable."""
    login = require_account(db, page_session)
    made = db.payment_by_page_key(form)
    if made is None:
        require_open(db, login)
    return made


def create(
    cashier: Cashier, db: Tables, page_session: PageSession, form: str, quote: Quote, *, framed: bool = False
) -> Payment:
    """Store a new payment in its first state, in the transaction that has found its form to have made none.

    `framed` is whether the page stands in a frame, which decides how a deposit's payer reaches the PSP.
    """
    while True:
        payment = _new_payment(cashier, page_session, quote, framed)
        key = return_key(cashier.policy.secret_key, payment.ref)
        stored = db.add_payment(payment, form, key_hash(key))
        if stored is not None:  # else its reference is taken
            return stored


def _new_payment(cashier: Cashier, page_session: PageSession, quote: Quote, framed: bool) -> Payment:
    now = cashier.clock.now()
    deposit = page_session.screen is PaymentType.DEPOSIT
    offer = quote.offer
    return Payment(
        ref=new_reference("D" if deposit else "W"),
        kind=page_session.screen,
        user_id=page_session.user_id,
        login=quote.trading_account.login,
        money=quote.money,
        status=FIRST[page_session.screen],
        psp=offer.psp,
        method=offer.method.key,
        created=now,
        updated=now,
        expires=now + cashier.policy.payment_ttl if deposit else None,
        due=now + 5 * SECOND if deposit else None,
        ui_mode=cashier.psps[offer.psp].ui_mode(offer.method, framed) if deposit else "",
    )
