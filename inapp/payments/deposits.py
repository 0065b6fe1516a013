"""Deposits up to the PSP: from the form to what the trader does next."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Declined, IllegalTransition, NotSent, OutcomeUnknown, Refused
from inapp.domain.model import NextStep, ObservationKind, PageSession, Payment, PspObjectType, TradingAccount, UiMode
from inapp.domain.money import Money
from inapp.domain.references import return_key
from inapp.domain.states import Event, Status
from inapp.domain.text import N_
from inapp.payments import payments, psp_events
from inapp.payments.entry import Offer
from inapp.store import Tables

ALREADY_PAYING = N_("This payment is already being processed. Please wait for its result here.")
CANNOT_SWITCH = N_("This is not possible at the moment. Please pay here, or try again in a minute.")


def start(
    cashier: Cashier, page_session: PageSession, amount: str, method: str, page_key: str, framed: bool = False
) -> Payment:
    """Store a new deposit, from a page that may stand in a frame; `next_step` takes it to the PSP. Raises Refused."""
    payment = payments.make(cashier, page_session, amount, method, page_key, _no_check, _as_it_is, framed)
    cashier.crash_point("deposit.created")
    return payment


def _no_check(trading_account: TradingAccount, money: Money) -> None:
    """Any amount may come in."""


def _as_it_is(db: Tables, payment: Payment, offer: Offer) -> Payment:
    return payment


def next_step(cashier: Cashier, payment: Payment) -> NextStep | None:
    """What the trader does next at the PSP, or None if there is nothing to do now.

    May be called as often as the page is shown: our reference is the PSP's idempotency key.
    """
    in_time = payment.expires is not None and cashier.clock.now() < payment.expires
    psp = cashier.psps.get(payment.psp)
    if payment.status not in psp_events.AWAITING or not in_time or psp is None:
        return None
    try:
        step = psp.start_deposit(payment, _return_url(cashier, payment))
    except Declined as refusal:
        _move(cashier, payment, Event.DECLINED, reason=refusal.reason, due=None)
        return None
    except (NotSent, OutcomeUnknown):
        return None
    cashier.crash_point("deposit.at_psp")
    if payment.status is Status.CREATED:
        _move(cashier, payment, Event.STARTED, psp_ref=step.psp_ref or None)
    elif payment.psp_ref is None and step.psp_ref:
        _bind(cashier, payment, step.psp_ref)
    cashier.crash_point("deposit.started")
    return step


def _return_url(cashier: Cashier, payment: Payment) -> str:
    return f"{cashier.public_url}/return/{return_key(cashier.policy.secret_key, payment.ref)}"


def _bind(cashier: Cashier, payment: Payment, psp_ref: str) -> None:
    """Keep the object's reference, unless the payment has gone to another tab meanwhile."""
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current is not None and current.psp_ref is None and current.ui_mode == payment.ui_mode:
            db.change(current, psp_ref=psp_ref)


def in_new_tab(cashier: Cashier, page_session: PageSession, ref: str) -> NextStep:
    """Take an embedded payment to the PSP's own page instead. Raises Refused (404, 409, 503).

    The embedded object is cancelled first, so that one payment never has two that can be paid.
    """
    payment = payments.of_session(cashier, page_session, ref)
    psp = cashier.psps.get(payment.psp)
    switchable = payment.ui_mode == UiMode.EMBEDDED and payment.status in psp_events.AWAITING
    if psp is None or not switchable:
        raise Refused(ALREADY_PAYING, status=409)
    try:
        # A start whose answer was lost may have made an object that we do not know: the same key finds it.
        psp_ref = payment.psp_ref or psp.start_deposit(payment, _return_url(cashier, payment)).psp_ref
        seen = psp.cancel(psp_ref)
    except Declined:
        raise Refused(CANNOT_SWITCH, status=409) from None
    except (NotSent, OutcomeUnknown):
        raise Refused(CANNOT_SWITCH, status=503) from None
    psp_events.apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, "payer")
    if seen.kind is not ObservationKind.NOT_ATTEMPTED:
        raise Refused(ALREADY_PAYING, status=409)
    cashier.crash_point("deposit.switching")
    with cashier.store.write() as db:
        current = db.payment(ref)
        if current is None or current.status not in psp_events.AWAITING or current.ui_mode != UiMode.EMBEDDED:
            raise Refused(ALREADY_PAYING, status=409)
        payment = db.change(current, ui_mode=str(UiMode.NEW_TAB), psp_ref=None)
    step = next_step(cashier, payment)
    if step is None or not step.url:
        raise Refused(CANNOT_SWITCH, status=503)
    return step


def _move(cashier: Cashier, payment: Payment, event: Event, **changes: object) -> None:
    """Apply what the PSP's answer means; if a webhook was faster, the object that it told of stays."""
    now = cashier.clock.now()
    try:
        with cashier.store.write() as db:
            current = db.payment(payment.ref)
            if current is None or current.ui_mode != payment.ui_mode:
                return  # it has gone to another tab meanwhile
            if current.psp_ref is None:
                changes = {"due": now + 5 * SECOND, "tries": 0} | changes
            else:
                changes = {name: value for name, value in changes.items() if name == "reason"}
            db.move(current, event, "payer", now, **changes)
    except IllegalTransition:
        return
