"""The story of a deposit, from the form to the money in the account.

request      the form is quoted, where the broker wants it reviewed, and stored: created; `start` shows no review
next_step    the payer is at the PSP: awaiting payer; `in_new_tab` takes them to the PSP's own page instead
             `psp_events` applies the PSP's word from a webhook or poll: paid, declined or expired
credit       `bookings` books the amount in cTrader: crediting, credited
             `read_back`, or two people in `decisions`, resolve an unknown outcome
hand_to_staff, give_back    cTrader refused it: staff decide, and the payer gets the money back: refunding, refunded
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from inapp.cashier import Cashier
from inapp.domain.amounts import Entry
from inapp.domain.attempts import SECOND
from inapp.domain.errors import (
    Conflict,
    Declined,
    IllegalTransition,
    KeyRefused,
    MethodRefused,
    NotSent,
    OutcomeUnknown,
    Unavailable,
)
from inapp.domain.identifiers import return_key
from inapp.domain.instruments import Keeping
from inapp.domain.model import NextStep, ObservationKind, PageSession, Payment, PspObjectType, UiMode
from inapp.domain.ports import Psp
from inapp.domain.states import Event, Status, is_with_bank
from inapp.domain.text import N_
from inapp.operations import doctor
from inapp.payments import (
    answers,
    bookings,
    checkout,
    crm_check,
    disbursements,
    limit_records,
    offers,
    psp_events,
    rules,
)
from inapp.payments.offers import Quote

ALREADY_PAYING = N_("This payment is already being processed. Please wait for its result here.")
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", re.ASCII)
"""An address that every mail server takes."""
UNAVAILABLE = "method_unavailable"
"""The reason of a deposit that its PSP would have taken from nobody."""
INSTRUMENT_GONE = "instrument_gone"
"""The reason of a deposit with a kept instrument, or for a customer, that its PSP does not have any more."""
STOPPED = frozenset({"cancelled", "expired"})
"""The reasons for which a PSP's object can be paid no more, although nobody has tried."""
CANNOT_SWITCH = N_("This is not possible at the moment. Please pay here, or try again in a minute.")


def start(
    cashier: Cashier,
    page_session: PageSession,
    amount: str | Entry,
    method: str,
    page_key: str,
    framed: bool = False,
    keep: bool = False,
) -> Payment:
    """Store a new deposit, from a page that may stand in a frame; `next_step` takes it to the PSP. Raises Refused.

    `keep` is the trader's consent to keep the instrument for next time.
    """
    made = request(cashier, page_session, amount, method, page_key, None, framed=framed, keep=keep)
    return cast(Payment, made)


@limit_records.recorded
def request(
    cashier: Cashier,
    page_session: PageSession,
    amount: str | Entry,
    method: str,
    page_key: str,
    agreed: str | None,
    *,
    framed: bool,
    keep: bool,
    typed: Mapping[str, str] = offers.NOTHING,
) -> Payment | Quote:
    """What `start` does, or the quote of a deposit that its trader has to review. Raises Refused.

    `agreed` is the agreement to the quote that was seen; None where nobody is shown one. `typed` is what stands in the
    fields of the methods.
    """
    form = checkout.form_key(page_session, page_key)
    quote = checkout.quoted(cashier, page_session, form, amount, method, typed)
    if isinstance(quote, Payment):
        return quote
    if agreed is not None and offers.wants_review(cashier, quote) and offers.agreement(quote) != agreed:
        return quote
    crm_check.at_start(cashier, page_session, quote)
    with cashier.store.write() as db:
        if made := checkout.made_by(cashier, db, page_session, form):
            return made
        question = checkout.question_of(page_session, quote)
        verdict = rules.judge(cashier, db, question)
        refusal = rules.refusal_of(cashier, db, verdict, question)
        if refusal is None:
            payment = checkout.create(cashier, db, page_session, form, quote, framed=framed, keep=keep)
            rules.record(cashier, db, verdict, question, payment.ref)
    if refusal:
        raise refusal  # after the commit: what was asked is recorded
    cashier.crash_point("deposit.created")
    return payment


def waits_for_payer(cashier: Cashier, payment: Payment) -> bool:
    """True if there is something that the payer may do at the PSP now."""
    in_time = payment.expires is not None and cashier.clock.now() < payment.expires
    return payment.status in psp_events.AWAITING and in_time and not is_with_bank(payment.reason)


def next_step(cashier: Cashier, payment: Payment) -> NextStep | None:
    """The trader's next step at the PSP, or None. Repeatable: our reference is the PSP's idempotency key."""
    psp = cashier.psps.get(payment.psp)
    if psp is None or not waits_for_payer(cashier, payment):
        return None
    step = _begin(cashier, psp, payment)
    if step is None:
        return None
    cashier.crash_point("deposit.at_psp")
    if payment.status is Status.CREATED:
        _move(cashier, payment, Event.STARTED, psp_ref=step.psp_ref or None)
    elif payment.psp_ref is None and step.psp_ref:
        with cashier.store.write() as db:
            current = db.payment(payment.ref)
            if current and current.psp_ref is None and current.ui_mode == payment.ui_mode:  # else in another tab now
                db.change(current, psp_ref=step.psp_ref)
    cashier.crash_point("deposit.started")
    return step


def _begin(cashier: Cashier, psp: Psp, payment: Payment) -> NextStep | None:
    """The step that the PSP offers, or None after acting on its refusal."""
    try:
        with cashier.at_psps.place():
            return psp.start_deposit(payment, _return_url(cashier, payment), **_payer(cashier, psp, payment))
    except MethodRefused as refusal:
        doctor.close_adapter(cashier, payment.psp, refusal.reason)
        _move(cashier, payment, Event.DECLINED, reason=UNAVAILABLE, due=None)
    except KeyRefused:
        doctor.doubt(cashier, payment.psp)
        if payment.status is Status.CREATED:  # nothing was ever offered to the payer
            _move(cashier, payment, Event.DECLINED, reason=UNAVAILABLE, due=None)
    except Declined as refusal:
        if refusal.reason == INSTRUMENT_GONE:
            _forget_gone(cashier, payment)
        event = Event.CANCELLED if refusal.reason in STOPPED else Event.DECLINED
        if payment.reason != psp_events.SWITCHING:
            _move(cashier, payment, event, reason=refusal.reason, due=None)
    except (NotSent, OutcomeUnknown):
        pass
    return None


def _forget_gone(cashier: Cashier, payment: Payment) -> None:
    """Forget the kept instrument that the PSP does not have any more; without one, its name of the trader."""
    with cashier.store.write() as db:
        if chosen := db.choice(payment.ref):
            db.forget_instrument(payment.psp, payment.user_id, chosen)
        else:
            db.forget_customer(payment.psp, payment.user_id)


def _payer(cashier: Cashier, psp: Psp, payment: Payment) -> dict[str, Any]:
    """What an adapter asks to know of the trader. Raises Declined, NotSent, OutcomeUnknown."""
    email = {"email": _email(cashier, payment)} if psp.asks_email else {}
    keeping = _keeping(cashier, psp, payment) if psp.keeps_instruments else None
    given = answers.for_call(cashier, psp, payment)
    if given is None:
        raise Declined("answers_gone")
    return email | ({"keeping": keeping} if keeping else {}) | given


def _keeping(cashier: Cashier, psp: Psp, payment: Payment) -> Keeping | None:
    """The kept instrument that the trader has chosen, or the wish to keep one, under the PSP's name of the trader."""
    with cashier.store.read() as db:
        choice, customer = db.choice(payment.ref), db.customer(payment.psp, payment.user_id)
    if choice is None:
        return None
    if customer is None:
        if choice:
            raise Declined(INSTRUMENT_GONE)
        made = psp.make_customer(payment.user_id, payment.ref)
        with cashier.store.write() as db:
            customer = db.know_customer(payment.psp, payment.user_id, made, cashier.clock.now())
    return Keeping(customer, choice)


def _email(cashier: Cashier, payment: Payment) -> str:
    """The trader's e-mail address, if there is one that can be written to."""
    with cashier.store.read() as db:
        account, user = db.account(payment.login), db.user(payment.user_id)
    found = [known.email for known in (account, user) if known and known.user_id == payment.user_id]
    return next(filter(EMAIL.fullmatch, found), "")


def _return_url(cashier: Cashier, payment: Payment) -> str:
    return f"{cashier.public_url}/return/{return_key(cashier.policy.secret_key, payment.ref)}"


def in_new_tab(cashier: Cashier, page_session: PageSession, ref: str) -> NextStep:
    """Take an embedded payment to the PSP's own page instead. Raises NotFound, Conflict or Unavailable.

    The embedded object is cancelled first, so that a payment never has two payable objects.
    """
    payment = checkout.of_session(cashier, page_session, ref)
    psp = cashier.psps.get(payment.psp)
    switchable = payment.ui_mode == UiMode.EMBEDDED and payment.status in psp_events.AWAITING
    if psp is None or not switchable:
        raise Conflict(ALREADY_PAYING)
    try:
        # A start with a lost answer may have made an unknown object: the same key finds it.
        with cashier.at_psps.place():
            psp_ref = payment.psp_ref or _made_ref(cashier, psp, payment)
            _note(cashier, payment, reason=psp_events.SWITCHING)
            seen = psp.cancel(psp_ref)
    except Declined:
        raise Conflict(CANNOT_SWITCH) from None
    except (NotSent, OutcomeUnknown):
        raise Unavailable(CANNOT_SWITCH) from None
    psp_events.apply(cashier, payment.psp, PspObjectType.PAYMENT, seen, "payer")
    if seen.kind is not ObservationKind.NOT_ATTEMPTED:
        raise Conflict(ALREADY_PAYING)
    cashier.crash_point("deposit.switching")
    with cashier.store.write() as db:
        current = db.payment(ref)
        if current is None or current.status not in psp_events.AWAITING or current.ui_mode != UiMode.EMBEDDED:
            raise Conflict(ALREADY_PAYING)
        payment = db.change(current, ui_mode=str(UiMode.NEW_TAB), psp_ref=None, reason="")
    step = next_step(cashier, payment)
    if step is None or not step.url:
        raise Unavailable(CANNOT_SWITCH)
    return step


def _made_ref(cashier: Cashier, psp: Psp, payment: Payment) -> str:
    return psp.start_deposit(payment, _return_url(cashier, payment), **_payer(cashier, psp, payment)).psp_ref


def _note(cashier: Cashier, payment: Payment, reason: str) -> None:
    """Commit the reason of a payment that still waits for its payer."""
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status in psp_events.AWAITING:
            db.change(current, reason=reason)


def credit(cashier: Cashier, payment: Payment) -> None:
    """Book a paid deposit in cTrader, if the PSP captured exactly its amount and gave nothing back."""
    bookings.send(cashier, payment.ref)


def hand_to_staff(cashier: Cashier, payment: Payment) -> None:
    """Send a deposit that cTrader refuses to review: staff book it after all, or order its refund."""
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status is payment.status:
            db.move(current, Event.HANDED_TO_STAFF, bookings.WORKER, cashier.clock.now(), due=None)


def give_back(cashier: Cashier, payment: Payment) -> None:
    """Refund the deposit at its PSP, as staff have ordered."""
    disbursements.refund(cashier, payment.ref)


def _move(cashier: Cashier, payment: Payment, event: Event, **changes: object) -> None:
    """Apply the PSP's answer; if a webhook was faster, its object stays."""
    now = cashier.clock.now()
    with suppress(IllegalTransition), cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current is None or current.ui_mode != payment.ui_mode:
            return  # it has gone to another tab meanwhile
        if current.psp_ref is None:
            changes = {"due": now + 5 * SECOND, "tries": 0} | changes
        else:
            changes = {name: value for name, value in changes.items() if name == "reason"}
        db.move(current, event, "payer", now, **changes)
