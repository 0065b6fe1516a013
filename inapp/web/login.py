"""Logging in on the cashier's own screen or at an OIDC provider, and setting a password by a link.

There is no cookie and no page session. A screen that stands in a frame opens the provider in a new tab, because
providers refuse frames; elsewhere the same window goes there.
"""

from flask import Blueprint, Response, g, make_response, request, url_for

from inapp.domain.errors import Invalid, Refused, TooMany, Unavailable
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import letters, oidc, sign_in
from inapp.statuses import status_of
from inapp.web import language, second_step
from inapp.web.current import (
    client_address,
    current_brand,
    current_cashier,
    here,
    is_framed,
    is_prefetch,
    query_param,
    theme,
)
from inapp.web.forms import FinishForm, LoginForm
from inapp.web.leave import go_to, leave_with
from inapp.web.render import dead_end, refused, show, words_of

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
    """The login screen; without passwords the provider, unless there is something else to choose."""
    if current_cashier().policy.passwords or (_is_first_login() and current_brand().signup_url):
        return _login_view()
    idle = _only_a_look()
    return go_to(here("oidc.start", **_carried())) if idle is None else idle


def _is_first_login() -> bool:
    return query_param("firstLogin").lower() == "true"


def _carried() -> dict[str, str]:
    """What the address of the login screen says, for the next one."""
    return (
        ({"firstLogin": "true"} if _is_first_login() else {})
        | ({"framed": "1"} if is_framed() else {})
        | ({"another": "1"} if request.args.get("another") == "1" else {})
    )


def _login_view(
    email: str = "", keep: bool = False, errors: dict[str, str] | None = None, status: int = 200
) -> Response:
    """The login screen with its form's content, but never with a password."""
    cashier = current_cashier()
    return show(
        "login",
        TITLE,
        status,
        email=email,
        keep=keep,
        errors=errors or {},
        carried=_carried(),
        first_login=_is_first_login(),
        may_set_up=cashier.policy.second_factor != "off",
        wants_app=request.form.get("app") == "1",
        passwords=cashier.policy.passwords,
        provider=cashier.provider.label if cashier.provider else "",
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
    if _is_begun_elsewhere():
        return _login_view()
    keep, framed = request.args.get("keep") == "1", request.args.get("framed") == "1"
    wanted = language.current() if "lang" in request.args else ""
    another = request.args.get("another") == "1"
    try:
        started = oidc.begin(current_cashier(), keep, framed, wanted, theme(), client_address(), another)
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_login_again(framed, refusal))
    if not framed:
        return go_to(started.address)
    return show("waiting", TITLE, started=started, provider=current_cashier().provider)


def _is_begun_elsewhere() -> bool:
    """True if another site's page leads here past our own screen, which it could do again and again.

    Without passwords our screen redirects, and browsers name the site that had opened that one.
    """
    foreign = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
    return foreign and current_cashier().policy.passwords


def _login_again(framed: bool = False, refusal: Refused | None = None) -> str:
    """The address of a login screen, for a login that has ended without a token.

    After a refusal the provider asks for the account again: with the same one it would end in the same way.
    """
    again = {} if isinstance(refusal, Unavailable | TooMany) else {"another": "1"}
    return here("login.screen", **({"framed": "1"} if framed else {}), **again)


def logs_out_at() -> str:
    """The name of the provider at which a person can log out, empty where that is not offered."""
    provider = current_cashier().provider
    return provider.label if provider and provider.logs_out else ""


@oidc_logins.get("/logout")
def logout() -> Response:
    """Log out at the provider, which leads back to the login screen; a screen of ours has no session to end."""
    provider, back = current_cashier().provider, f"{current_cashier().public_url}{url_for('login.screen')}"
    there = provider.logout_address(back) if provider else ""
    return go_to(there) if there else dead_end(404, TITLE, log_in=_login_again())


@oidc_logins.route("/callback", methods=["GET", "POST"])
def callback() -> Response:
    """The provider's redirect, which proves the user's e-mail; the user confirms it before the login."""
    sent = request.form if request.method == "POST" else request.args  # by the response mode form_post
    state, code = sent.get("state", ""), sent.get("code", "")
    g.oidc_preferences = oidc.preferences_of(state)
    language.prefer(g.oidc_preferences.get("lang", ""))
    if (idle := _only_a_look()) is not None:
        return idle
    if not oidc.STATE.fullmatch(state) or len(code) > 4096:
        return dead_end(400, TITLE, log_in=_login_again())
    told = oidc.Redirect(code, sent.get("error", ""), sent.get("iss", ""))
    try:
        returned = oidc.come_back(current_cashier(), state, told, client_address())
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_login_again(refusal=refusal))
    return _finish_view(returned.finish, returned)


def _finish_view(
    secret: str, returned: oidc.ReturnedLogin | None = None, error: str = "", status: int = 200
) -> Response:
    """The last step; without its secret, word that the login is done."""
    asks_to_keep = not current_cashier().policy.passwords  # no screen of ours has asked before
    return show(
        "finish", FINISH_TITLE, status, finish=secret, returned=returned, error=error, asks_to_keep=asks_to_keep
    )


@oidc_logins.post("/finish")
def finish() -> Response:
    """The last step in the window that came back."""
    form = FinishForm()
    secret = form.finish.data or ""
    if not OWN_TOKEN.fullmatch(secret):
        return dead_end(400, TITLE, log_in=_login_again())
    keep = None if current_cashier().policy.passwords else form.keep.data == "1"
    try:
        token = oidc.finish(current_cashier(), secret, language.plain_number(form.code.data or ""), keep)
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
