"""The status of a payment, on the screens and on the page that a PSP sends the trader back to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, make_response, request

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.durations import Duration, Unit
from inapp.domain.errors import Refused
from inapp.domain.model import Method, NextStep, PageSession, Payment, UiMode, WatchedPayment
from inapp.domain.states import PARTLY_PAID, SENT, PaymentType, Status, is_with_bank
from inapp.identity import sessions
from inapp.payments import checkout, deposits
from inapp.statuses import status_of
from inapp.web import language, status_texts
from inapp.web.current import current_brand, current_cashier, here, is_framed, is_htmx
from inapp.web.drawn_steps import DrawnSteps
from inapp.web.headers import let_through
from inapp.web.proxied import the_app
from inapp.web.render import TITLES, current_page_session, dead_end, refused, show, words_of
from inapp.web.session import handle, handle_of, reload_cookie
from inapp.web.status_texts import (
    LOOKS_LIKE,
    OVER,
    Mark,
    StatusText,
    Tone,
    is_at_bank,
    may_show_hold,
    steps_of,
    text_of,
    words_for,
)
from inapp.web.templates import render

blueprint = Blueprint("payments", __name__, url_prefix="/inapp/payments")
returns = Blueprint("returns", __name__)
"""The page after a PSP's redirect: no page session, no account, nothing to start or to stop."""

TROUBLE = (Status.REVIEW, Status.CREDIT_REFUSED, Status.REFUSED)
"""States that people have put a payment into, or have to end."""
RETURN_KEY = re.compile(r"[A-Za-z0-9_-]{20,128}", re.ASCII)
SCREEN_OF: Mapping[PaymentType, str] = {
    PaymentType.DEPOSIT: "screens.deposit",
    PaymentType.WITHDRAWAL: "screens.withdraw",
}
BEFORE_PAYMENT = (Status.CREATED, Status.AWAITING_PAYER)
"""States in which the payer has something to do at the PSP."""
GO_AFTER_DONE_MS, GO_TO_PSP_MS = 5000, 300
"""Until the browser goes on by itself: long enough to read the reference, and to stop it."""
LAST_CALL_S = 600
"""Seconds before a payment expires from which on the screen counts them down."""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the status panel shows.

    `go` is where the browser goes by itself, after `after` milliseconds. A `frameless` step leads to a page that
    refuses frames, and opens in a tab of its own where the screen stands in one. `left` are the seconds in which it can
    still be paid; they are shown once they are few. `outside` is the return page.
    """

    payment: Payment
    status_text: StatusText
    text: str
    steps: Sequence[tuple[str, Mark]]
    method: Method | None
    step: NextStep | None = None
    frameless: bool = False
    notice: str = ""
    go: str = ""
    after: int = GO_AFTER_DONE_MS
    left: int | None = None
    stays: bool = False
    outside: bool = False
    held: bool = False

    @property
    def values(self) -> dict[str, object]:
        """What the words may name."""
        brand = current_brand()
        return status_texts.values_of(self.payment) | {
            "login": self.payment.login,
            "broker": brand.display_name or brand.legal_name,
            "days": language.span_text(Duration(brand.review_days, brand.review_days, Unit.BUSINESS_DAY)),
        }

    @property
    def provider(self) -> str:
        """The PSP's name as payers know it; empty if its adapter tells none."""
        psp = current_cashier().psps.get(self.payment.psp)
        return psp.label if psp else ""

    @property
    def last_call(self) -> int:
        """The seconds left from which on they are shown."""
        return LAST_CALL_S

    @property
    def clock(self) -> str:
        """The time left as minutes and seconds."""
        return f"{(self.left or 0) // 60}:{(self.left or 0) % 60:02}"

    @property
    def at_bank(self) -> bool:
        """True if the payer has approved it, so that nobody should be asked at once whether to cancel it."""
        return is_at_bank(self.payment)

    @property
    def is_over(self) -> bool:
        """True if it came to nothing and may be tried again."""
        return self.status_text.tone in OVER

    @property
    def helps(self) -> bool:
        """True where the broker can be asked and something has gone wrong that a person can look into."""
        if not current_brand().contact.helps:
            return False
        declined = self.payment.status is Status.DECLINED and checkout.is_declined_again(
            current_cashier(), self.payment
        )
        return self.held or self.payment.status in TROUBLE or declined

    @property
    def seen(self) -> str:
        """What the browser sends back with a poll, so that an unchanged panel is not drawn again."""
        return _seen_as(self.payment, bool(self.step), self.held)


def _seen_as(payment: Payment | WatchedPayment, step: bool, held: bool) -> str:
    if is_with_bank(payment.reason):
        return f"{payment.status.value}.{payment.reason}"
    status = LOOKS_LIKE.get(payment.status, payment.status).value
    seen = f"{status}.{payment.ui_mode}" if step else status
    if payment.reason in (SENT, PARTLY_PAID):  # other reasons must not take a half-filled form away
        seen = f"{seen}.{payment.reason}"
    return f"{seen}.held" if held else seen


def _is_held(cashier: Cashier, ref: str, status: Status) -> bool:
    """True if a hold shows; it is looked for only in the states in which it would."""
    return may_show_hold(status) and checkout.is_held(cashier, ref)


def in_list(payment: Payment) -> tuple[Tone, str]:
    """The tone and the words of a payment in a list."""
    return status_texts.in_list(payment, _is_held(current_cashier(), payment.ref, payment.status))


def method_of(payment: Payment) -> Method | None:
    """The method of a payment, None if its adapter is gone."""
    psp = current_cashier().psps.get(payment.psp)
    return next((m for m in psp.methods if m.key == payment.method), None) if psp else None


def _is_frameless(payment: Payment, method: Method | None) -> bool:
    """True if a payment that goes on in the same window could not do so inside a frame."""
    psp, same_window = current_cashier().psps.get(payment.psp), UiMode.REDIRECT
    return bool(psp and method and payment.ui_mode == same_window and psp.ui_mode(method, True) is not same_window)


def _by_trader(payment: Payment) -> bool:
    """True for a payment that its own trader has cancelled."""
    return payment.status is Status.CANCELLED and checkout.is_ended_by_trader(current_cashier(), payment.ref)


def _left(payment: Payment, step: NextStep | None) -> int | None:
    """The seconds in which a step can still be paid."""
    if step is None or payment.expires is None:
        return None
    return max(0, payment.expires - current_cashier().clock.now()) // 1000


def _card(payment: Payment, step: NextStep | None, notice: str, just_started: bool, stays: bool) -> Card:
    held = _is_held(current_cashier(), payment.ref, payment.status)
    status_text = text_of(payment, step is not None, held=held, by_trader=_by_trader(payment))
    method = method_of(payment)
    leaves, frameless = status_text.leaves and not stays, _is_frameless(payment, method)
    redirects = just_started and step and step.ui_mode is UiMode.REDIRECT and not (is_framed() and frameless)
    return Card(
        payment=payment,
        status_text=status_text,
        text=(status_text.tone is Tone.STOPPED and words_for(payment.reason)) or status_text.text,
        steps=steps_of(payment, status_text),
        method=method,
        step=step,
        frameless=frameless,
        notice=notice,
        go=current_brand().success_url if leaves else step.url if redirects and step else "",
        after=GO_AFTER_DONE_MS if leaves else GO_TO_PSP_MS,
        left=_left(payment, step),
        stays=stays,
        held=held,
    )


def status_view(
    page_session: PageSession,
    payment: Payment,
    *,
    notice: str = "",
    status: int = 200,
    just_started: bool = False,
    stays: bool = False,
    polled: bool = False,
    back: str = "",
) -> Response:
    """The status of a payment. With `stays` the browser is not sent on once it is done.

    `polled`: it takes the place of the same payment's status, whose styles stay. `back` is the list that it was opened
    from: a filter of all payments, or `form`.
    """
    drawn: DrawnSteps = the_app().extensions["drawn_steps"]
    step = drawn.of(current_cashier(), payment, polled=polled)
    if step:
        payment = checkout.of_session(current_cashier(), page_session, payment.ref)  # the PSP may have moved it
    if step and step.hosts and not is_htmx():
        let_through(step.hosts)
    card = _card(payment, step, notice, just_started, stays)
    if polled:
        return make_response(render("partials/payment.html", card=card), status)
    return show("opened" if back else "payment", TITLES[page_session.screen], status, card=card, back=back)


def own(page_session: PageSession, ref: str) -> Payment:
    """A payment of this page session's user and account; for every other one the answer is 404."""
    try:
        return checkout.of_session(current_cashier(), page_session, ref)
    except Refused:
        security.note("reference.foreign", actor=f"user {page_session.user_id}")
        abort(404)


def has_news(cashier: Cashier, page_handle: str, ref: str, seen: str) -> bool:
    """False if a page has seen all that there is to see of a payment; True too where the full path must find out."""
    watched = sessions.watched(cashier, page_handle, ref)
    if watched is None:
        return True
    # A panel that still lacks its step must be drawn again.
    return seen != _seen_as(watched, watched.status in BEFORE_PAYMENT, _is_held(cashier, ref, watched.status))


def _look_soon(ref: str) -> None:
    """Have the PSP asked about a payment at once, unless its pages have had that done too often."""
    drawn: DrawnSteps = the_app().extensions["drawn_steps"]
    if checkout.waits_long(current_cashier(), ref) and drawn.may_look(current_cashier(), ref):
        checkout.look_soon(current_cashier(), ref)


@blueprint.get("/<ref>")
def poll(ref: str) -> Response:
    """The status for HTMX, 204 while nothing has changed. A poll is not an activity of the trader."""
    if not is_htmx() or not handle():
        abort(404)
    acted = request.args.get("acted") == "1"  # the trader has just done something in the PSP's step
    if acted and sessions.watched(current_cashier(), handle(), ref):
        _look_soon(ref)
    if not has_news(current_cashier(), handle(), ref, request.args.get("seen", "")):
        return Response(status=204)
    page_session = current_page_session(active=False)
    return status_view(page_session, own(page_session, ref), stays=request.args.get("stays") == "1", polled=True)


@blueprint.post("/<ref>")
def ask(ref: str) -> Response:
    """The status by a plain form post, for a browser without JavaScript."""
    page_session = current_page_session(active=True)
    stays = request.form.get("stays") == "1"
    return status_view(page_session, own(page_session, ref), stays=stays, back="form" if stays else "")


@blueprint.post("/<ref>/tab")
def new_tab(ref: str) -> Response:
    """Send a post that has opened a tab of its own on to the PSP's page, while the frame goes on polling."""
    page_session = current_page_session(active=True)
    payment = own(page_session, ref)
    try:
        step = deposits.in_new_tab(current_cashier(), page_session, payment.ref)
    except Refused as refusal:
        return refused(refusal, TITLES[page_session.screen])
    return make_response("", 303, {"Location": step.url})


@blueprint.post("/<ref>/sent")
def sent(ref: str) -> Response:
    """Note that the trader says a transfer was sent, and show that we wait for it."""
    page_session = current_page_session(active=True)
    payment = checkout.note_sent(current_cashier(), page_session, own(page_session, ref).ref)
    return status_view(page_session, payment)


@blueprint.post("/<ref>/cancel")
def cancel(ref: str) -> Response:
    """Stop a payment that has not begun to move money."""
    page_session = current_page_session(active=True)
    payment = own(page_session, ref)
    try:
        return status_view(page_session, checkout.cancel(current_cashier(), page_session, ref))
    except Refused as refusal:
        payment = own(page_session, payment.ref)
        return status_view(page_session, payment, notice=words_of(refusal), status=status_of(refusal))


@returns.get("/return/<key>")
def return_page(key: str) -> Response:
    """Status, amount and reference of the payment with this return key; with `part=card` only the part that changes.

    The key is the only right needed, so the page names no account.
    """
    cashier = current_cashier()
    payment = checkout.by_return_key(cashier, key) if RETURN_KEY.fullmatch(key) else None
    if payment is None:
        security.note("return.unknown")
        return dead_end(404)
    _look_soon(payment.ref)
    held = _is_held(cashier, payment.ref, payment.status)
    status_text = text_of(payment, outside=True, held=held, by_trader=_by_trader(payment))
    card = Card(
        payment=payment,
        status_text=status_text,
        text=status_text.text,
        steps=steps_of(payment, status_text, outside=True),
        method=method_of(payment),
        go=current_brand().success_url if status_text.leaves and payment.ui_mode == UiMode.REDIRECT else "",
        outside=True,
        held=held,
    )
    wants_part = is_htmx() and request.args.get("part") == "card"
    if wants_part and request.args.get("seen") == card.seen:
        return make_response("", 204)
    template = "partials/returned.html" if wants_part else "page.html"
    again = _form_again(payment) if card.is_over and payment.ui_mode == UiMode.REDIRECT else ""
    return make_response(render(template, card=card, key=key, again=again, main="returned", title=TITLES[payment.kind]))


def _form_again(payment: Payment) -> str:
    """The address of the form with a payment's amount and method; empty unless its page session lives in this browser.

    The session is found by the cookie of a reload, which shows that the browser is the one that has begun the payment.
    """
    screen, secret = payment.kind, str(current_app.secret_key)
    for asked in (payment.login, None):
        cookie = reload_cookie(screen, asked)
        found = sessions.session_of(current_cashier(), handle_of(cookie, secret), active=False) if cookie else None
        mine = (payment.user_id, payment.login, screen)
        if found and (found.user_id, found.login, found.screen) == mine:
            account = {"account": str(asked)} if asked else {}
            return here(SCREEN_OF[screen], again=payment.ref, **account)
    return ""
