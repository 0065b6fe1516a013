"""One's own account: roles, sessions, passkeys and recovery codes; and the sign-out."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import session, show, step_up
from inapp.console.current import current_actor, current_cashier, current_member, signed_in
from inapp.console.rights import fresh_member, member
from inapp.console.texts import t
from inapp.domain.errors import Refused
from inapp.domain.text import N_
from inapp.staff import accounts, command_codes, passkeys, sessions
from inapp.statuses import status_of

blueprint = Blueprint("me", __name__)


@blueprint.get("/me")
@member("one's own account and sessions")
def page() -> Response:
    """The page."""
    return _page()


def _page(problem: str = "", status: int = 200, codes: list[str] | None = None, **more: object) -> Response:
    cashier, me, here = current_cashier(), current_member(), signed_in()
    with cashier.store.read() as db:
        factors = db.staff_factors
        coming = [change for change in db.open_changes() if change.staff_id == me.id]
        known, left = factors.passkeys_of(me.id), factors.recovery_codes_left(me.id)
    values = {"passkeys": known, "codes_left": left, "codes": codes or [], "coming": coming, "problem": problem, **more}
    key = here.session.key if here else ""
    options = "" if me.issuer else passkeys.to_add(cashier, me, key)
    open_ones = sessions.listed(cashier, me.id)
    return show.page("me", t(N_("Your account")), status, sessions=open_ones, here_key=key, options=options, **values)


@blueprint.post("/me/end")
@member("one's own sessions")
def end() -> BaseResponse:
    """End one of one's own sessions."""
    member_id = current_member().id
    sessions.end(current_cashier(), request.form.get("session", ""), current_actor(), of_member=member_id)
    return redirect(url_for("me.page"), 303)


@blueprint.post("/sign-out")
@member("one's own session")
def sign_out() -> BaseResponse:
    """End this session."""
    if here := signed_in():
        sessions.end(current_cashier(), here.session.short, current_actor(), of_member=here.member.id)
    session.cookie().forget()
    return redirect(url_for("sign_in.page"), 303)


@blueprint.post("/me/command")
@fresh_member("a code of one's own, with the roles that one has")
def command_code() -> Response:
    """Show a code once, with which one command at a shell speaks for whoever has made it."""
    cashier, here = current_cashier(), signed_in()
    if here is None or command_codes.is_too_late(here, cashier.clock.now()):
        raise step_up.Due
    code, until = command_codes.make(cashier, here)
    return _page(command_code=code, until=until)


@blueprint.post("/me/passkeys")
@fresh_member("one's own passkeys")
def add_passkey() -> BaseResponse:
    """Add a passkey."""
    here, name, text = signed_in(), request.form.get("name", ""), request.form.get("credential", "")
    if here is None or not text:  # after a second factor: the browser is asked on the page
        return redirect(url_for("me.page"), 303)
    try:
        passkeys.add(current_cashier(), here.member, here.session.key, name, text)
    except Refused as refusal:
        return _page(show.words_of(refusal), status_of(refusal))
    return redirect(url_for("me.page"), 303)


@blueprint.post("/me/passkeys/remove")
@fresh_member("one's own passkeys")
def remove_passkey() -> BaseResponse:
    """Remove a passkey."""
    if here := signed_in():
        passkeys.remove(current_cashier(), here, request.form.get("passkey", ""))
    return redirect(url_for("me.page"), 303)


@blueprint.post("/me/codes")
@fresh_member("one's own recovery codes")
def renew_codes() -> Response:
    """Show new recovery codes once; the former ones are worth nothing."""
    return _page(codes=accounts.renew_codes(current_cashier(), current_member()))
