"""Logging in on a screen of ours, and setting a password by a link: no cookie, and no page session."""

from flask import Blueprint, Response, make_response, redirect

from inapp.domain.errors import Invalid, Refused, Unavailable
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import sign_in
from inapp.web import language
from inapp.web.current import current_brand, current_cashier
from inapp.web.forms import LoginForm, PasswordForm
from inapp.web.guards import client_address, is_prefetch
from inapp.web.refusals import status_of
from inapp.web.render import dead_end, is_framed, query_param, request_is_htmx, show

TITLE, RESET_TITLE, SET_TITLE = N_("Log in"), N_("Reset password"), N_("Set your password")
NO_EMAIL, NO_PASSWORD = N_("Enter your email"), N_("Enter your password")


def blueprint() -> Blueprint:
    """The handlers of the login screen and of what belongs to it."""
    login = Blueprint("login", __name__, url_prefix="/auth")
    login.add_url_rule("/login", "screen", screen, methods=["GET"])
    login.add_url_rule("/login", "send", send, methods=["POST"])
    login.add_url_rule("/reset", "reset", reset, methods=["GET"])
    login.add_url_rule("/password/<link>", "password", password, methods=["GET"])
    login.add_url_rule("/password/<link>", "set_password", set_password, methods=["POST"])
    return login


def screen() -> Response:
    """The login screen."""
    return login_view()


def login_view(
    email: str = "", keep: bool = False, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    """The login screen with what was typed, but never with a password."""
    provider = current_cashier().provider
    carried = {name: value for name in ("firstLogin", "framed") if (value := _carried(name))}
    return show(
        "login",
        TITLE,
        status,
        email=email,
        keep=keep,
        errors=errors or {},
        carried=carried,
        first_login=carried.get("firstLogin") == "true",
        provider=provider.label if provider else "",
    )


def _carried(name: str) -> str:
    """What the screen has to remember without a session."""
    if name == "framed":
        return "1" if is_framed() else ""
    return "true" if query_param(name).lower() == "true" else ""


def send() -> Response:
    """Check e-mail and password, and send the browser on with a one-time token."""
    form = LoginForm()
    email, secret, keep = form.email.data or "", form.password.data or "", form.keep.data == "1"
    errors = {}
    if not email.strip():
        errors["email"] = language.translate(NO_EMAIL)
    if not secret:
        errors["password"] = language.translate(NO_PASSWORD)
    if errors:
        return login_view(email, keep, errors, 422)
    try:
        token = sign_in.log_in(current_cashier(), email, secret, keep, client_address())
    except Refused as refusal:
        return login_view(email, keep, {"": language.translate(refusal.message)}, status_of(refusal))
    return leave_with(token)


def leave_with(token: str) -> Response:
    """Go to the address that the app watches. It is the broker's setting; nothing of a request is part of it."""
    address = current_brand().login_url
    return go_to(f"{address}{'&' if '?' in address else '?'}token={token}")


def go_to(address: str) -> Response:
    """Have the browser open an address by GET."""
    if not request_is_htmx():
        return make_response(redirect(address, 303))
    answer = make_response("", 200)
    answer.headers["HX-Redirect"] = address
    return answer


def reset() -> Response:
    """How to get a link with which a password can be set."""
    return show("reset", RESET_TITLE)


def password(link: str) -> Response:
    """The form of a link; looking at it does not use it up."""
    if is_prefetch():
        return make_response("", 204)
    return _password_view(link)


def _password_view(link: str, refused: Refused | None = None) -> Response:
    if not OWN_TOKEN.fullmatch(link):
        return dead_end(404, above=SET_TITLE)
    try:
        user = sign_in.owner_of(current_cashier(), link)
    except Refused as refusal:
        return dead_end(status_of(refusal), refusal, above=SET_TITLE)
    language.prefer(user.language)
    error = language.translate(refused.message, **refused.values) if refused else ""
    status = status_of(refused) if refused else 200
    return show("password", SET_TITLE, status, link=link, email=user.email, error=error, done=False)


def set_password(link: str) -> Response:
    """Set the password, once."""
    if not OWN_TOKEN.fullmatch(link):
        return dead_end(404, above=SET_TITLE)
    try:
        sign_in.set_password(current_cashier(), link, PasswordForm().password.data or "", client_address())
    except (Invalid, Unavailable) as refusal:
        return _password_view(link, refusal)
    except Refused as refusal:
        return dead_end(status_of(refusal), refusal, above=SET_TITLE)
    return show("password", SET_TITLE, done=True)
