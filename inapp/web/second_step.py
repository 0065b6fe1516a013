"""The second step of a login with a password: asking for a code or a passkey, setting an app up, and passkeys.

There is no cookie and no page session: each form carries the token of its step, so it works in a frame too. Passkeys
are for the top level alone, because browsers give frames none.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from flask import Blueprint, Response, request

from inapp.domain.errors import Gone, Refused
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import passkeys, second_step
from inapp.identity.second_step import Due, Outcome, Proven
from inapp.qr import qr_svg
from inapp.statuses import status_of
from inapp.web.current import client_address, current_cashier, here, is_framed
from inapp.web.forms import SecondForm
from inapp.web.leave import leave_with
from inapp.web.render import dead_end, refused, show, words_of

blueprint = Blueprint("second", __name__, url_prefix="/auth/second")

TITLE = N_("One more step")
LOGIN = ("login.screen", "login.send")
"""The handlers whose page leads here."""


def offers_passkeys() -> bool:
    """True where a browser may have passkeys for this page."""
    return current_cashier().passkeys is not None and not is_framed()


def wants_passkeys() -> bool:
    """True for a whole page on the way of a login, whose parts may need the script of passkeys."""
    return (request.blueprint == "second" or request.endpoint in LOGIN) and offers_passkeys()


def due_view(due: Due, refusal: Refused | None = None) -> Response:
    """The question for a code or a passkey, or the set-up of an app."""
    error, status = (words_of(refusal), status_of(refusal)) if refusal else ("", 200)
    if due.key:
        key = [due.key[start : start + 4] for start in range(0, len(due.key), 4)]
        return show("second_set_up", TITLE, status, due=due, error=error, key=key, picture=qr_svg(due.app_address))
    options = ""
    if offers_passkeys():
        with suppress(Gone):  # the code's own form will say so
            options = passkeys.options_for(current_cashier(), due.step)
    view = {"options": options, "manages": offers_passkeys(), "wants_to_manage": SecondForm().manage.data == "1"}
    return show("second_code", TITLE, status, due=due, error=error, **view)


def _log_in_again() -> str:
    return here("login.screen", **({"framed": "1"} if is_framed() else {}))


def _with_token(handler: Callable[[SecondForm, str], Response]) -> Callable[[], Response]:
    """A handler of a form that carries a token; without one, or once it is over, the way leads back to the login."""

    @wraps(handler)
    def checked() -> Response:
        form = SecondForm()
        secret = form.step.data or ""
        if not OWN_TOKEN.fullmatch(secret):
            return dead_end(400, TITLE, log_in=_log_in_again())
        try:
            return handler(form, secret)
        except Refused as refusal:
            return refused(refusal, TITLE, log_in=_log_in_again())

    return checked


def _again(step: str, refusal: Refused) -> Response:
    """The same step with its refusal. Raises Gone for a login that took too long."""
    if isinstance(refusal, Gone):
        raise refusal
    return due_view(second_step.shown_again(current_cashier(), step), refusal)


def _go_on(outcome: Outcome) -> Response:
    """What comes after a right second step."""
    if isinstance(outcome, Due):
        return due_view(outcome)
    return _passkeys_view(outcome.finish) if isinstance(outcome, Proven) else leave_with(outcome)


def _manages(form: SecondForm) -> bool:
    return form.manage.data == "1" and offers_passkeys()


@blueprint.post("/code")
@_with_token
def confirm(form: SecondForm, step: str) -> Response:
    """Check a code, and send the browser on, let an app be set up, or show the passkeys."""
    code = form.recovery.data or form.code.data or ""
    try:
        outcome = second_step.confirm(current_cashier(), step, code, client_address(), _manages(form))
    except Refused as refusal:
        return _again(step, refusal)
    return _go_on(outcome)


@blueprint.post("/passkey")
@_with_token
def with_passkey(form: SecondForm, step: str) -> Response:
    """Check what the browser signs with a passkey, and go on as after a code."""
    answer = form.credential.data or ""
    try:
        outcome = passkeys.confirm(current_cashier(), step, answer, client_address(), _manages(form))
    except Refused as refusal:
        return _again(step, refusal)
    return _go_on(outcome)


@blueprint.post("/set-up")
@_with_token
def set_up(form: SecondForm, step: str) -> Response:
    """Check the first code of a new app, and show its recovery codes, once."""
    try:
        made = second_step.set_up(current_cashier(), step, form.code.data or "", client_address())
    except Refused as refusal:
        return _again(step, refusal)
    return show("second_codes", TITLE, made=made, manages=offers_passkeys())


@blueprint.post("/skip")
@_with_token
def skip(_: SecondForm, step: str) -> Response:
    """Log in without the app that was about to be set up."""
    return leave_with(second_step.skip(current_cashier(), step, client_address()))


@blueprint.post("/finish")
@_with_token
def finish(_: SecondForm, secret: str) -> Response:
    """Log in once the recovery codes or the passkeys have been seen."""
    return leave_with(second_step.finish(current_cashier(), secret, client_address()))


@blueprint.post("/passkeys")
@_with_token
def keep(_: SecondForm, secret: str) -> Response:
    """Show the passkeys of somebody whose recovery codes were shown."""
    return _passkeys_view(secret)


@blueprint.post("/passkeys/add")
@_with_token
def add(form: SecondForm, secret: str) -> Response:
    """Store the passkey that the browser has made."""
    try:
        passkeys.add(current_cashier(), secret, form.name.data or "", form.credential.data or "")
    except Refused as refusal:
        return _passkeys_view(secret, refusal)
    return _passkeys_view(secret)


@blueprint.post("/passkeys/remove")
@_with_token
def remove(form: SecondForm, secret: str) -> Response:
    """Remove a passkey."""
    return _passkeys_view(passkeys.remove(current_cashier(), secret, form.passkey.data or ""))


def _passkeys_view(secret: str, refusal: Refused | None = None) -> Response:
    kept = passkeys.kept(current_cashier(), secret)
    error, status = (words_of(refusal), status_of(refusal)) if refusal else ("", 200)
    return show("second_passkeys", TITLE, status, kept=kept, error=error)
