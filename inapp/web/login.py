"""Logging in on the cashier's own screen or at an OIDC provider, and setting a password by a link.

There is no cookie and no page session. A screen that stands in a frame opens the provider in a new tab, because
providers refuse frames; elsewhere the same window goes there.
"""

from flask import Blueprint, Response, g, make_response, request

from inapp.domain.errors import Invalid, Refused, Unavailable
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import letters, oidc, sign_in
from inapp.web import language, second_step
from inapp.web.current import (
    client_address,
    current_cashier,
    here,
    is_framed,
    is_prefetch,
    query_param,
    theme,
)
from inapp.web.forms import FinishForm, LoginForm
from inapp.web.leave import go_to, leave_with
from inapp.web.render import dead_end, refused, show, status_of, words_of

blueprint = Blueprint("login", __name__, url_prefix="/auth")
oidc_logins = Blueprint("oidc", __name__, url_prefix="/auth/oidc")

TITLE, RESET_TITLE, SET_TITLE, FINISH_TITLE = (
    N_("Log in"),
    N_("Reset password"),
    N_("Set your password"),
    N_("One more step"),
)
NO_EMAIL, NO_PASSWORD = N_("Enter your email"), N_("Enter your password")
OPEN_TOO_LONG = N_("This screen was open for a long time. Enter your password once more.")


@blueprint.get("/login")
def screen() -> Response:
    """The login screen."""
    return _login_view()


def _login_view(
    email: str = "", keep: bool = False, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    """The login screen with its form's content, but never with a password."""
    provider = current_cashier().provider
    first_login = query_param("firstLogin").lower() == "true"
    carried = ({"firstLogin": "true"} if first_login else {}) | ({"framed": "1"} if is_framed() else {})
    return show(
        "login",
        TITLE,
        status,
        email=email,
        keep=keep,
        errors=errors or {},
        carried=carried,
        first_login=first_login,
        may_set_up=current_cashier().policy.second_factor != "off",
        provider=provider.label if provider else "",
    )


@blueprint.post("/login")
def send() -> Response:
    """Check e-mail and password, and send the browser on with a one-time token."""
    form = LoginForm()
    email, secret, keep = form.email.data or "", form.password.data or "", form.keep.data == "1"
    if g.get("drawn_long_ago"):
        return _login_view(email, keep, {"": language.translate(OPEN_TOO_LONG)}, 422)
    errors = {}
    if not email.strip():
        errors["email"] = language.translate(NO_EMAIL)
    if not secret:
        errors["password"] = language.translate(NO_PASSWORD)
    if errors:
        return _login_view(email, keep, errors, 422)
    try:
        wants_app = form.app.data == "1" and current_cashier().policy.second_factor != "off"
        outcome = sign_in.log_in(current_cashier(), email, secret, keep, client_address(), wants_app)
    except Refused as refusal:
        return _login_view(email, keep, {"": words_of(refusal)}, status_of(refusal))
    return leave_with(outcome) if isinstance(outcome, str) else second_step.due_view(outcome)


@blueprint.get("/reset")
def reset() -> Response:
    """How to get a link that sets a password: by mail where there is a mail server, else from support."""
    return _reset_view()


def _reset_view(
    email: str = "", errors: dict[str, str] | None = None, status: int = 200, sent: bool = False
) -> Response:
    by_mail, link_life = current_cashier().mailer is not None, current_cashier().policy.link_life
    values = {"email": email, "errors": errors or {}, "sent": sent, "by_mail": by_mail, "link_life": link_life}
    return show("reset", RESET_TITLE, status, **values)


@blueprint.post("/reset")
def send_reset() -> Response:
    """Have the link mailed; the answer is the same for every address."""
    email = LoginForm().email.data or ""
    if current_cashier().mailer is None:
        return _reset_view()
    if not email.strip():
        return _reset_view(errors={"email": language.translate(NO_EMAIL)}, status=422)
    try:
        letters.ask_for_reset(current_cashier(), email, client_address())
    except Refused as refusal:
        return _reset_view(email, {"": words_of(refusal)}, status_of(refusal))
    return _reset_view(email.strip(), sent=True)


@blueprint.get("/password/<link>")
def password(link: str) -> Response:
    """The form of a link; showing it does not use the link up."""
    return make_response("", 204) if is_prefetch() else _password_view(link)


def _password_view(link: str, refusal: Refused | None = None) -> Response:
    if not OWN_TOKEN.fullmatch(link):
        return dead_end(404, SET_TITLE)
    try:
        user = sign_in.owner_of(current_cashier(), link)
    except Refused as link_refused:
        return refused(link_refused, SET_TITLE)
    language.prefer(user.language)
    error, status = (words_of(refusal), status_of(refusal)) if refusal else ("", 200)
    return show("password", SET_TITLE, status, link=link, email=user.email, error=error, done=False)


@blueprint.post("/password/<link>")
def set_password(link: str) -> Response:
    """Set the password, once."""
    if not OWN_TOKEN.fullmatch(link):
        return dead_end(404, SET_TITLE)
    try:
        sign_in.set_password(current_cashier(), link, LoginForm().password.data or "", client_address())
    except (Invalid, Unavailable) as refusal:
        return _password_view(link, refusal)
    except Refused as refusal:
        return refused(refusal, SET_TITLE)
    return show("password", SET_TITLE, done=True)


def _only_a_look() -> Response | None:
    """The answer to whoever only looks whether the address works, which must use nothing up; None for a visit."""
    if request.method == "HEAD":
        return make_response("", 200)
    return make_response("", 204) if is_prefetch() else None


@oidc_logins.get("/start")
def start() -> Response:
    """Go to the provider; a frame gets a link for a new tab, and waits."""
    if (idle := _only_a_look()) is not None:
        return idle
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):  # only our own screen leads here
        return _login_view()
    keep, framed = request.args.get("keep") == "1", request.args.get("framed") == "1"
    wanted = language.current() if "lang" in request.args else ""
    try:
        started = oidc.begin(current_cashier(), keep, framed, wanted, theme(), client_address())
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_login_again(framed))
    if not framed:
        return go_to(started.address)
    return show("waiting", TITLE, started=started, provider=current_cashier().provider)


def _login_again(framed: bool = False) -> str:
    """The address of a login screen, for a login that has ended without a token."""
    return here("login.screen", **({"framed": "1"} if framed else {}))


@oidc_logins.get("/callback")
def callback() -> Response:
    """The provider's redirect, which proves the user's e-mail; the user confirms it before the login."""
    state, code = request.args.get("state", ""), request.args.get("code", "")
    g.oidc_preferences = oidc.preferences_of(state)
    language.prefer(g.oidc_preferences.get("lang", ""))
    if (idle := _only_a_look()) is not None:
        return idle
    if not oidc.STATE.fullmatch(state) or len(code) > 4096:
        return dead_end(400, TITLE, log_in=_login_again())
    try:
        returned = oidc.come_back(current_cashier(), state, code, client_address())
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_login_again())
    return _finish_view(returned.finish, returned.email, returned.typed)


def _finish_view(secret: str, email: str = "", typed: bool = True, error: str = "", status: int = 200) -> Response:
    """The last step; without its secret, word that the login is done."""
    return show("finish", FINISH_TITLE, status, finish=secret, email=email, typed=typed, error=error)


@oidc_logins.post("/finish")
def finish() -> Response:
    """The last step in the window that came back."""
    form = FinishForm()
    secret = form.finish.data or ""
    if not OWN_TOKEN.fullmatch(secret):
        return dead_end(400, TITLE, log_in=_login_again())
    try:
        token = oidc.finish(current_cashier(), secret, language.plain_number(form.code.data or ""))
    except Refused as refusal:
        if refusal.field:
            return _finish_view(secret, error=words_of(refusal), status=422)
        return refused(refusal, TITLE, log_in=_login_again())
    return leave_with(token) if token else _finish_view("")


@oidc_logins.post("/wait")
def wait() -> Response:
    """Log the waiting frame in once the new tab is done; 204 until then."""
    secret = FinishForm().waiting.data or ""
    if not OWN_TOKEN.fullmatch(secret):
        return dead_end(400, TITLE, log_in=_login_again())
    try:
        token = oidc.wait(current_cashier(), secret)
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_login_again(framed=True))
    return leave_with(token) if token else make_response("", 204)
