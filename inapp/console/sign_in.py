"""The sign-in: a password, then a second factor."""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import session, show
from inapp.console.current import address, caller, current_cashier, signed_in
from inapp.console.rights import anybody
from inapp.console.texts import t
from inapp.domain.errors import Gone, Refused
from inapp.domain.text import N_
from inapp.staff import passkeys, sign_in
from inapp.statuses import status_of

blueprint = Blueprint("sign_in", __name__)
TITLE = N_("Sign in")


@blueprint.get("/sign-in")
@anybody("nothing: it shows a form")
def page() -> BaseResponse:
    """The form."""
    if signed_in():
        return redirect(show.inside(request.args.get("next", "")), 303)
    return form()


def form(problem: str = "", status: int = 200, email: str = "") -> Response:
    """The form, with what was wrong before."""
    back = request.form.get("next", "") or request.args.get("next", "")
    label = getattr(current_cashier().staff_provider, "label", "")
    over = "over" in request.args
    return show.page("sign_in", t(TITLE), status, problem=problem, email=email, next=back, label=label, over=over)


@blueprint.post("/sign-in")
@anybody("e-mail and password")
def send() -> Response:
    """A password: the form of the second factor, or this one again."""
    email = request.form.get("email", "")
    try:
        step = sign_in.log_in(current_cashier(), email, request.form.get("password", ""), address())
    except Refused as refusal:
        return form(show.words_of(refusal), status_of(refusal), email)
    return second(step)


def second(step: str, problem: str = "", status: int = 200) -> Response:
    """The form of the second factor."""
    back = request.form.get("next", "")
    options = passkeys.asked_at_step(current_cashier(), step)
    return show.page("second", t(TITLE), status, problem=problem, step=step, next=back, options=options)


@blueprint.post("/sign-in/second")
@anybody("the secret of a step, and a code or the signature of a passkey")
def confirm() -> BaseResponse:
    """A code, or a passkey's answer: the page that was wanted, or the form again."""
    step = request.form.get("step", "")
    try:
        if credential := request.form.get("credential"):
            secret = passkeys.confirm(current_cashier(), step, credential, caller())
        else:
            secret = sign_in.confirm(current_cashier(), step, request.form.get("code", ""), caller())
    except Gone as over:
        return form(show.words_of(over), status_of(over))
    except Refused as refusal:
        return second(step, show.words_of(refusal), status_of(refusal))
    return enter(secret)


def enter(secret: str) -> BaseResponse:
    """The page that was wanted, in a session of its own."""
    session.cookie().become(secret)
    return redirect(show.inside(request.form.get("next", "")), 303)
