"""The second step of a login with a password: asking for a code, setting an app up, and its recovery codes.

There is no cookie and no page session: each form carries the token of its step, so it works in a frame too.
"""

from flask import Blueprint, Response
from markupsafe import Markup

from inapp.domain.errors import Gone, Refused
from inapp.domain.identity import OWN_TOKEN
from inapp.domain.text import N_
from inapp.identity import second_step
from inapp.identity.second_step import Due
from inapp.web.current import client_address, current_cashier, here, is_framed
from inapp.web.forms import SecondForm
from inapp.web.leave import leave_with
from inapp.web.render import dead_end, refused, show, status_of, words_of

blueprint = Blueprint("second", __name__, url_prefix="/auth/second")

TITLE = N_("One more step")


def due_view(due: Due, refusal: Refused | None = None) -> Response:
    """The question for a code, or the set-up of an app."""
    error, status = (words_of(refusal), status_of(refusal)) if refusal else ("", 200)
    if not due.key:
        return show("second_code", TITLE, status, due=due, error=error)
    key = [due.key[start : start + 4] for start in range(0, len(due.key), 4)]
    return show("second_set_up", TITLE, status, due=due, error=error, key=key, picture=_qr(due.app_address))


def _qr(text: str) -> Markup:
    """A QR code as SVG, dark on light in every theme, as scanners want it."""
    import segno  # only where an app is set up

    made = segno.make(text, error="m", micro=False)
    return Markup(made.svg_inline(border=3, omitsize=True, dark="#000", light="#fff"))  # noqa: S704  (made of figures)


def _log_in_again() -> str:
    return here("login.screen", **({"framed": "1"} if is_framed() else {}))


def _again(step: str, refusal: Refused) -> Response:
    """The same step with its refusal, or the end of a login that took too long."""
    try:
        if isinstance(refusal, Gone):
            raise refusal
        return due_view(second_step.shown_again(current_cashier(), step), refusal)
    except Gone as over:
        return refused(over, TITLE, log_in=_log_in_again())


@blueprint.post("/code")
def confirm() -> Response:
    """Check a code, and send the browser on or let an app be set up."""
    form = SecondForm()
    step, code = form.step.data or "", form.recovery.data or form.code.data or ""
    if not OWN_TOKEN.fullmatch(step):
        return dead_end(400, TITLE, log_in=_log_in_again())
    try:
        outcome = second_step.confirm(current_cashier(), step, code, client_address())
    except Refused as refusal:
        return _again(step, refusal)
    return due_view(outcome) if isinstance(outcome, Due) else leave_with(outcome)


@blueprint.post("/set-up")
def set_up() -> Response:
    """Check the first code of a new app, and show its recovery codes, once."""
    form = SecondForm()
    step = form.step.data or ""
    if not OWN_TOKEN.fullmatch(step):
        return dead_end(400, TITLE, log_in=_log_in_again())
    try:
        made = second_step.set_up(current_cashier(), step, form.code.data or "", client_address())
    except Refused as refusal:
        return _again(step, refusal)
    return show("second_codes", TITLE, made=made)


@blueprint.post("/skip")
def skip() -> Response:
    """Log in without the app that was about to be set up."""
    return _leave(SecondForm().step.data or "", second_step.skip)


@blueprint.post("/finish")
def finish() -> Response:
    """Log in once the recovery codes have been seen."""
    return _leave(SecondForm().step.data or "", second_step.finish)


def _leave(secret: str, end: second_step.End) -> Response:
    if not OWN_TOKEN.fullmatch(secret):
        return dead_end(400, TITLE, log_in=_log_in_again())
    try:
        return leave_with(end(current_cashier(), secret, client_address()))
    except Refused as refusal:
        return refused(refusal, TITLE, log_in=_log_in_again())
