"""Continuing with another provider: the same window at the top level, a new tab where the screen is framed."""

from flask import Blueprint, Response, g, make_response, request

from inapp.domain.errors import Refused
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import oidc
from inapp.web import language
from inapp.web.current import current_cashier
from inapp.web.forms import FinishForm
from inapp.web.guards import client_address, is_prefetch
from inapp.web.login import TITLE, go_to, leave_with
from inapp.web.refusals import status_of
from inapp.web.render import dead_end, here, show, theme

TYPED_TITLE = N_("One more step")


def blueprint() -> Blueprint:
    """The handlers between our screen and the provider's."""
    visits = Blueprint("oidc", __name__, url_prefix="/auth/oidc")
    visits.add_url_rule("/start", "start", start, methods=["GET"])
    visits.add_url_rule("/callback", "callback", callback, methods=["GET"])
    visits.add_url_rule("/finish", "finish", finish, methods=["POST"])
    visits.add_url_rule("/wait", "wait", wait, methods=["POST"])
    return visits


def start() -> Response:
    """Go to the provider; a frame gets a link for a new tab and waits, because providers refuse frames."""
    if is_prefetch():
        return make_response("", 204)
    keep, framed = request.args.get("keep") == "1", request.args.get("framed") == "1"
    wanted = language.current() if "lang" in request.args else ""
    try:
        begun = oidc.begin(current_cashier(), keep, framed, wanted, theme(), client_address())
    except Refused as refusal:
        return _over(status_of(refusal), refusal, framed)
    if not framed:
        return go_to(begun.address)
    return show("waiting", TITLE, begun=begun, provider=current_cashier().provider)


def _over(status: int, refusal: Refused | None = None, framed: bool = False) -> Response:
    """The end of a sign-in that did not lead anywhere; another one can begin."""
    place = {"framed": "1"} if framed else {}
    return dead_end(status, refusal, above=TITLE, log_in=here("login.screen", **place))


def callback() -> Response:
    """Where the provider sends the browser back to; it proves who came, and asks them to confirm."""
    state, code = request.args.get("state", ""), request.args.get("code", "")
    g.wishes = oidc.preferences_of(state)
    language.prefer(g.wishes.get("lang", ""))
    if is_prefetch():
        return make_response("", 204)
    if not oidc.STATE.fullmatch(state) or len(code) > 4096:
        return _over(400)
    try:
        named = oidc.come_back(current_cashier(), state, code, client_address())
    except Refused as refusal:
        return _over(status_of(refusal), refusal)
    return show("finish", TYPED_TITLE, finish=named.finish, email=named.email, typed=named.typed, error="")


def finish() -> Response:
    """The last step in the window that came back."""
    form = FinishForm()
    secret, number = form.finish.data or "", form.code.data or ""
    if not OWN_TOKEN.fullmatch(secret):
        return _over(400)
    try:
        token = oidc.finish(current_cashier(), secret, number)
    except Refused as refusal:
        if refusal.field:
            words = language.translate(refusal.message)
            return show("finish", TYPED_TITLE, 422, finish=secret, email="", typed=True, error=words)
        return _over(status_of(refusal), refusal)
    if token:
        return leave_with(token)
    return show("finish", TYPED_TITLE, finish="", email="", typed=True, error="")


def wait() -> Response:
    """Whether the new tab is through; 204 while it is not."""
    secret = FinishForm().waiting.data or ""
    if not OWN_TOKEN.fullmatch(secret):
        return _over(400)
    try:
        token = oidc.wait(current_cashier(), secret)
    except Refused as refusal:
        return _over(status_of(refusal), refusal, framed=True)
    return leave_with(token) if token else make_response("", 204)
