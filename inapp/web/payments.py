"""The status of a payment, on the screens and on the page that a PSP sends the trader back to."""

import re
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, make_response, request

from inapp.domain import security
from inapp.domain.errors import Refused
from inapp.domain.model import Method, NextStep, PageSession, Payment, UiMode, WatchedPayment
from inapp.domain.states import PROCESSING, Status
from inapp.identity import sessions
from inapp.payments import checkout, deposits
from inapp.web import status_texts
from inapp.web.current import current_brand, current_cashier, is_framed, is_htmx
from inapp.web.drawn_steps import DrawnSteps
from inapp.web.headers import let_through
from inapp.web.render import TITLES, current_page_session, dead_end, refused, show, status_of, words_of
from inapp.web.session import handle
from inapp.web.status_texts import STEPS, STEPS_OUTSIDE, Mark, StatusText, Tone, may_show_hold, text_of, words_for
from inapp.web.templates import render

blueprint = Blueprint("payments", __name__, url_prefix="/inapp/payments")
returns = Blueprint("returns", __name__)
"""The page after a PSP's redirect: no page session, no account, nothing to start or to stop."""

RETURN_KEY = re.compile(r"[A-Za-z0-9_-]{20,128}", re.ASCII)
BEFORE_PAYMENT = (Status.CREATED, Status.AWAITING_PAYER)
"""States in which the payer has something to do at the PSP."""
GO_AFTER_DONE_MS, GO_TO_PSP_MS = 1200, 300


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the status panel shows.

    `go` is where the browser goes by itself, after `after` milliseconds. A `frameless` step leads to a page that
    refuses frames, and opens in a tab of its own where the screen stands in one. `outside` is the return page.
    """

    payment: Payment
    status_text: StatusText
    text: str
    steps: tuple[tuple[str, Mark], ...]
    method: Method | None
    step: NextStep | None = None
    frameless: bool = False
    notice: str = ""
    go: str = ""
    after: int = GO_AFTER_DONE_MS
    stays: bool = False
    outside: bool = False
    held: bool = False

    @property
    def seen(self) -> str:
        """What the browser sends back with a poll, so that an unchanged panel is not drawn again."""
        return _seen_as(self.payment, bool(self.step), self.held)


def _seen_as(payment: Payment | WatchedPayment, step: bool, held: bool) -> str:
    if payment.reason == PROCESSING:
        return f"{payment.status.value}.{PROCESSING}"
    seen = f"{payment.status.value}.{payment.ui_mode}" if step else payment.status.value
    return f"{seen}.held" if held else seen


def _is_held(ref: str, status: Status) -> bool:
    """True if a hold shows; it is looked for only in the states in which it would."""
    return may_show_hold(status) and checkout.is_held(current_cashier(), ref)


def in_list(payment: Payment) -> tuple[Tone, str]:
    """The tone and the words of a payment in a list."""
    return status_texts.in_list(payment, _is_held(payment.ref, payment.status))


def method_of(payment: Payment) -> Method | None:
    """The method of a payment, None if its adapter is gone."""
    psp = current_cashier().psps.get(payment.psp)
    return next((m for m in psp.methods if m.key == payment.method), None) if psp else None


def _is_frameless(payment: Payment, method: Method | None) -> bool:
    """True if a payment that goes on in the same window could not do so inside a frame."""
    psp, same_window = current_cashier().psps.get(payment.psp), UiMode.REDIRECT
    return bool(psp and method and payment.ui_mode == same_window and psp.ui_mode(method, True) is not same_window)


def _card(payment: Payment, step: NextStep | None, notice: str, just_started: bool, stays: bool) -> Card:
    held = _is_held(payment.ref, payment.status)
    status_text, method = text_of(payment, step is not None, held=held), method_of(payment)
    leaves, frameless = status_text.leaves and not stays, _is_frameless(payment, method)
    redirects = just_started and step and step.ui_mode is UiMode.REDIRECT and not (is_framed() and frameless)
    return Card(
        payment=payment,
        status_text=status_text,
        text=(status_text.tone is Tone.STOPPED and words_for(payment.reason)) or status_text.text,
        steps=tuple(zip(STEPS[payment.kind], status_text.marks, strict=True)),
        method=method,
        step=step,
        frameless=frameless,
        notice=notice,
        go=current_brand().success_url if leaves else step.url if redirects and step else "",
        after=GO_AFTER_DONE_MS if leaves else GO_TO_PSP_MS,
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
    drawn: DrawnSteps = current_app.extensions["drawn_steps"]
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


@blueprint.get("/<ref>")
def poll(ref: str) -> Response:
    """The status for HTMX, 204 while nothing has changed. A poll is not an activity of the trader."""
    if not is_htmx() or not handle():
        abort(404)
    watched = sessions.watched(current_cashier(), handle(), ref)
    # A panel that still lacks its step must be drawn again.
    if watched and request.args.get("seen", "") == _seen_as(
        watched, step=watched.status in BEFORE_PAYMENT, held=_is_held(ref, watched.status)
    ):
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
    checkout.look_soon(cashier, payment)
    held = _is_held(payment.ref, payment.status)
    status_text = text_of(payment, outside=True, held=held)
    card = Card(
        payment=payment,
        status_text=status_text,
        text=status_text.text,
        steps=tuple(zip(STEPS_OUTSIDE[payment.kind], status_text.marks, strict=True)),
        method=method_of(payment),
        go=current_brand().success_url if status_text.leaves and payment.ui_mode == UiMode.REDIRECT else "",
        outside=True,
        held=held,
    )
    wants_part = is_htmx() and request.args.get("part") == "card"
    if wants_part and request.args.get("seen") == card.seen:
        return make_response("", 204)
    template = "partials/returned.html" if wants_part else "page.html"
    return make_response(render(template, card=card, key=key, main="returned", title=TITLES[payment.kind]))
