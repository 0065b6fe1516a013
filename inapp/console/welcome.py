"""The page of a link: a first or new password, and the second factor without which it opens nothing."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import session, show
from inapp.console.current import address, caller, current_cashier
from inapp.console.rights import anybody
from inapp.console.texts import t
from inapp.domain.errors import Gone, Refused
from inapp.domain.text import N_
from inapp.qr import qr_svg
from inapp.staff import accounts, passkeys
from inapp.staff.accounts import Ready, SetUp
from inapp.statuses import status_of

blueprint = Blueprint("welcome", __name__)
TITLE = N_("Welcome")


@blueprint.get("/welcome/<link>")
@anybody("the secret of a link")
def page(link: str) -> Response:
    """The form for a password."""
    return _form(link)


def _form(link: str, problem: str = "", status: int = 200) -> Response:
    token, member = accounts.opened(current_cashier(), link)
    values = {"member": member, "link": link, "wants_word": bool(token.detail), "problem": problem}
    return show.page("welcome", t(TITLE), status, **values)


@blueprint.post("/welcome/<link>")
@anybody("the secret of a link")
def send(link: str) -> Response:
    """A password: the set-up of a second factor, or the form again."""
    password, word = request.form.get("password", ""), request.form.get("word", "")
    try:
        due = accounts.choose_password(current_cashier(), link, password, word, address())
    except Gone:
        raise
    except Refused as refusal:
        return _form(link, show.words_of(refusal), status_of(refusal))
    return _set_up(due)


def _set_up(due: SetUp, problem: str = "", status: int = 200) -> Response:
    options = passkeys.to_add(current_cashier(), due.member, due.step)
    key = [due.key[start : start + 4] for start in range(0, len(due.key), 4)]
    values = {"due": due, "key": key, "picture": qr_svg(due.app_address), "options": options, "problem": problem}
    return show.page("set_up", t(N_("Your second factor")), status, **values)


@blueprint.post("/welcome")
@anybody("the secret of a step, and the first code of an app or a new passkey")
def set_up() -> BaseResponse:
    """The first code of an app, or a new passkey: the recovery codes, and a session."""
    cashier, step = current_cashier(), request.form.get("step", "")
    try:
        if credential := request.form.get("credential"):
            ready = passkeys.set_up(cashier, step, request.form.get("name", ""), credential, caller())
        else:
            ready = accounts.set_up_app(cashier, step, request.form.get("code", ""), caller())
    except Gone:
        raise
    except Refused as refusal:
        return _set_up(accounts.set_up_of(cashier, step), show.words_of(refusal), status_of(refusal))
    return _ready(ready)


def _ready(ready: Ready) -> Response:
    session.cookie().become(ready.session)
    return show.page("codes", t(N_("Your recovery codes")), codes=ready.codes)
