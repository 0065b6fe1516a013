"""The status card of one payment: polled, asked for by hand, cancelled."""

from flask import Blueprint, Response, abort, make_response, request

from inapp.domain.errors import Refused
from inapp.domain.model import PageSession, Payment, WatchedPayment
from inapp.domain.states import Status
from inapp.identity import sessions
from inapp.payments import checkout, deposits
from inapp.web import language
from inapp.web.current import current_cashier
from inapp.web.forms import ActionForm
from inapp.web.payment_status import seen_as
from inapp.web.refusals import status_of
from inapp.web.render import card_view, current_page, dead_end, request_is_htmx
from inapp.web.session import handle


def blueprint() -> Blueprint:
    """The handlers of the card."""
    card = Blueprint("payments", __name__, url_prefix="/inapp/payments")
    card.add_url_rule("/<ref>", "poll", poll, methods=["GET"])
    card.add_url_rule("/<ref>", "ask", ask, methods=["POST"])
    card.add_url_rule("/<ref>/cancel", "cancel", cancel, methods=["POST"])
    card.add_url_rule("/<ref>/tab", "new_tab", new_tab, methods=["POST"])
    return card


def _own(page: PageSession, ref: str) -> Payment:
    """A payment of this page session's user and account; every other one does not exist."""
    try:
        return checkout.of_session(current_cashier(), page, ref)
    except Refused:
        abort(404)


def poll(ref: str) -> Response:
    """The card for HTMX, 204 while nothing has changed. Looking on is no activity."""
    if not request_is_htmx() or not handle():
        abort(404)
    watched = sessions.watched(current_cashier(), handle(), ref)
    if watched and request.args.get("seen", "") == _unchanged(watched):
        return Response(status=204)
    page = current_page(active=False)
    return card_view(page, _own(page, ref), stays=request.args.get("stays") == "1", polled=True)


def _unchanged(watched: WatchedPayment) -> str:
    """What a browser says of a card that need not be drawn again; one that still lacks its step must be."""
    return seen_as(watched, step=watched.status in (Status.CREATED, Status.AWAITING_PAYER))


def ask(ref: str) -> Response:
    """The card by a plain form post, for a browser without JavaScript."""
    page = current_page(active=True)
    return card_view(page, _own(page, ref), stays=ActionForm().stays.data == "1")


def new_tab(ref: str) -> Response:
    """Answer a post that has opened a tab of its own: on to the PSP's page, while the frame goes on looking."""
    page = current_page(active=True)
    payment = _own(page, ref)
    try:
        step = deposits.in_new_tab(current_cashier(), page, payment.ref)
    except Refused as refusal:
        return dead_end(status_of(refusal), refusal, screen=page.screen)
    return make_response("", 303, {"Location": step.url})


def cancel(ref: str) -> Response:
    """Stop a payment that has not begun to move money."""
    page = current_page(active=True)
    payment = _own(page, ref)
    try:
        return card_view(page, checkout.cancel(current_cashier(), page, ref))
    except Refused as refusal:
        words = language.translate(refusal.message, **refusal.values)
        return card_view(page, _own(page, payment.ref), notice=words, status=status_of(refusal))
