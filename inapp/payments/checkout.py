"""The checkout: a quote becomes a stored payment, once for each page key; its user can find, hurry and cancel it."""

from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.amounts import Entry
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.disputes import takes_back
from inapp.domain.errors import Conflict, IllegalTransition, Malformed, NotFound, NotSent, OutcomeUnknown, Refused
from inapp.domain.identifiers import key_hash, new_reference, return_key
from inapp.domain.model import ObservationKind, PageSession, Payment, PspObjectType, UiMode
from inapp.domain.rules import Moment, Question
from inapp.domain.states import (
    FIRST,
    NOT_STOPPED,
    SENT,
    Event,
    PaymentType,
    Status,
    is_possible,
    is_with_bank,
    may_be_paid,
)
from inapp.domain.text import N_
from inapp.identity.sessions import require_account
from inapp.payments import answers, offers, psp_events
from inapp.payments.limits import require_open
from inapp.payments.offers import Offer, Quote
from inapp.store import Tables

OUT_OF_DATE = N_("This form is out of date. Please open this screen again from cTrader.")
NOT_FOUND = N_("This payment cannot be found. Please open this screen again from cTrader.")
TRADER = "user "
"""What the history of a payment writes before the number of the trader who changed it."""
NOT_UNPAID = N_("{ref} is {state}: only a deposit that nobody has paid is cancelled")
TOO_LATE = N_("It is too late to cancel this payment.")


def form_key(page_session: PageSession, page_key: str) -> str:
    """The hash that identifies one form of a page session. Raises Malformed for a key that no page of ours carries."""
    if not 16 <= len(page_key) <= 64:
        raise Malformed(OUT_OF_DATE)
    return key_hash(f"{page_session.key} {page_key}")


def made_by(cashier: Cashier, db: Tables, page_session: PageSession, form: str) -> Payment | None:
    """The payment that a form has made; None if it may make one now. Raises NotAllowed, Conflict or Unavailable."""
    login = require_account(db, page_session)
    made = db.payment_by_page_key(form)
    if made is None:
        require_open(cashier, db, page_session, login)
    return made


def quoted(
    cashier: Cashier,
    page_session: PageSession,
    form: str,
    amount: str | Entry,
    method: str,
    typed: Mapping[str, str] = offers.NOTHING,
) -> Payment | Quote:
    """The payment that a form has made, or the quote of the one that it may make now. Raises Refused.

    A quote may be refused because of what the same form, sent twice at once, has just made: then that is the answer.
    """
    with cashier.store.read() as db:
        if made := made_by(cashier, db, page_session, form):
            return made
    try:
        return offers.quote(cashier, page_session, amount, method, typed)
    except Refused:
        with cashier.store.read() as db:
            made = db.payment_by_page_key(form)
        if made is None:
            raise
        return made


def question_of(page_session: PageSession, quote: Quote) -> Question:
    """What rules are asked before a payment starts."""
    account, user_id = quote.trading_account, page_session.user_id
    named = page_session.screen, user_id, account.login, quote.money, quote.offer.psp, quote.offer.method.key
    sources = tuple(part.deposit for part in quote.plan)
    return Question(Moment.START, *named, trading_account=account, sources=sources, answers=quote.answers)


def create(
    cashier: Cashier,
    db: Tables,
    page_session: PageSession,
    form: str,
    quote: Quote,
    *,
    framed: bool = False,
    keep: bool = False,
) -> Payment:
    """Store a new payment in its first state, in the transaction in which `made_by` found none.

    `framed` tells that the page stands in a frame, which decides how a deposit's payer reaches the PSP; `keep` that the
    trader wants to keep the instrument for next time.
    """
    now, offer, deposit = cashier.clock.now(), quote.offer, page_session.screen is PaymentType.DEPOSIT
    while True:
        payment = Payment(
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
            expires=now + (offer.method.lifetime or cashier.policy.payment_ttl) if deposit else None,
            due=now + 5 * SECOND if deposit else None,
            ui_mode=_ui_mode(cashier, offer, framed) if deposit else "",
            fee=quote.fee,
        )
        return_hash = key_hash(return_key(cashier.policy.secret_key, payment.ref))
        stored = db.add_payment(payment, form, return_hash)
        if stored is None:  # the reference is taken
            continue
        if stored.ref == payment.ref:
            _note_wishes(cashier, db, stored, quote, keep)
        return stored


def _note_wishes(cashier: Cashier, db: Tables, payment: Payment, quote: Quote, keep: bool) -> None:
    """Store what a new payment's trader has typed and ticked beside the amount."""
    offer = quote.offer
    answers.keep(cashier, db, payment.ref, quote.answers)
    if payment.kind is PaymentType.DEPOSIT and (offer.kept or (keep and offer.keeps)):
        db.choose(payment.ref, offer.kept.psp_ref if offer.kept else "", payment.created)


def _ui_mode(cashier: Cashier, offer: Offer, framed: bool) -> UiMode:
    """How a payer reaches the PSP: with a kept instrument always in the page, where one press is enough."""
    return UiMode.EMBEDDED if offer.kept else cashier.psps[offer.psp].ui_mode(offer.method, framed)


def of_session(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """A payment of the session's own user and account. Raises NotFound."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None or payment.user_id != page_session.user_id or payment.login != page_session.login:
        raise NotFound(NOT_FOUND)
    return payment


def is_held(cashier: Cashier, ref: str) -> bool:
    """True if people hold the payment or its user."""
    with cashier.store.read() as db:
        return db.is_held(ref)


def is_declined_again(cashier: Cashier, payment: Payment) -> bool:
    """True if more than one payment of the user was declined within a day."""
    with cashier.store.read() as db:
        return db.declined_payments(payment.user_id, cashier.clock.now() - 24 * HOUR) > 1


def by_return_key(cashier: Cashier, key: str) -> Payment | None:
    """The payment of a return address; None if unknown, or 24 hours after the payment's end."""
    with cashier.store.read() as db:
        return db.payment_by_return_key(key_hash(key), cashier.clock.now())


def is_ended_by_trader(cashier: Cashier, ref: str) -> bool:
    """True if a payment's last change of state was its own trader's."""
    with cashier.store.read() as db:
        history = db.history(ref)
    return bool(history) and history[-1].by.startswith(TRADER)


def waits_long(cashier: Cashier, ref: str) -> bool:
    """True if `look_soon` would have the PSP asked sooner; one read, for pages that ask often."""
    with cashier.store.read() as db:
        return _waits_long(cashier, db.payment(ref))


def look_soon(cashier: Cashier, ref: str) -> None:
    """Make a deposit due for its look-up at the PSP at once, because its payer has acted or has come back."""
    with cashier.store.write() as db:
        current = db.payment(ref)
        if current and _waits_long(cashier, current):
            db.change(current, due=cashier.clock.now(), tries=0)


def note_sent(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """Note that the trader says a transfer was sent, and ask the PSP soon. Raises NotFound."""
    payment = of_session(cashier, page_session, ref)
    with cashier.store.write() as db:
        current = db.payment(ref) or payment
        waits = current.status is Status.AWAITING_PAYER and not is_with_bank(current.reason)
        if not waits or current.ui_mode != UiMode.INSTRUCTIONS:
            return current
        return db.change(current, reason=SENT, due=cashier.clock.now(), tries=0)


def _waits_long(cashier: Cashier, payment: Payment | None) -> bool:
    """True for a deposit whose PSP would be asked again only in more than a second."""
    if payment is None or payment.status is not Status.AWAITING_PAYER:
        return False
    return (payment.due or 0) > cashier.clock.now() + SECOND


def cancel(cashier: Cashier, page_session: PageSession, ref: str) -> Payment:
    """Cancel an unpaid deposit, or a withdrawal whose debit has not begun. Raises NotFound or Conflict."""
    payment = of_session(cashier, page_session, ref)
    if takes_back(payment):
        raise Conflict(TOO_LATE)
    return _cancel(cashier, payment, f"{TRADER}{page_session.user_id}")


def require_unpaid(payment: Payment) -> None:
    """Raise Conflict for all but a deposit that nobody has paid yet, which staff may cancel."""
    waits = is_possible(payment.kind, payment.status, Event.CANCELLED)
    if payment.kind is not PaymentType.DEPOSIT or not waits or is_with_bank(payment.reason):
        raise Conflict(NOT_UNPAID, values={"ref": payment.ref, "state": payment.status})


def cancel_unpaid(cashier: Cashier, ref: str, name: str) -> Payment:
    """Cancel a deposit that nobody has paid, for a member of staff. Raises NotFound or Conflict."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None:
        raise NotFound(NOT_FOUND)
    require_unpaid(payment)
    return _cancel(cashier, payment, name)


def _cancel(cashier: Cashier, payment: Payment, by: str) -> Payment:
    ref, deposit = payment.ref, payment.kind is PaymentType.DEPOSIT
    unpaid = deposit and is_possible(payment.kind, payment.status, Event.CANCELLED)
    stopped = not unpaid or _stop_at_psp(cashier, payment, by)
    try:
        with cashier.store.write() as db:
            current = db.payment(ref)
            if current is None:
                raise NotFound(NOT_FOUND)
            if unpaid and current.status is Status.CANCELLED:
                return current  # the PSP's word on our own cancelling was faster
            now = cashier.clock.now()
            changes: dict[str, object] = {"due": now + 60 * SECOND if deposit else None, "tries": 0}
            if not stopped and not may_be_paid(current.reason):
                changes["reason"] = NOT_STOPPED
            return db.move(current, Event.CANCELLED, by, now, **changes)
    except IllegalTransition:
        raise Conflict(TOO_LATE) from None


def _stop_at_psp(cashier: Cashier, payment: Payment, by: str) -> bool:
    """Cancel at the PSP first, because the payer may have paid a moment ago; Conflict if so. True if nobody can now."""
    psp = cashier.psps.get(payment.psp)
    if psp is None or payment.psp_ref is None:
        return payment.status is Status.CREATED  # the payer has seen nothing yet to pay with
    try:
        with cashier.at_psps.place():
            seen = psp.cancel(payment.psp_ref)
    except (NotSent, OutcomeUnknown):
        return False  # the worker stops it later
    cashier.crash_point("deposit.stopped")
    psp_events.apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, by)
    if seen.kind not in psp_events.UNPAID:
        raise Conflict(TOO_LATE)
    return seen.kind in (ObservationKind.NOT_ATTEMPTED, ObservationKind.DECLINED)
