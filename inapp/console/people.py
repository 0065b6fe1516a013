"""Members of staff with their roles, one's own sessions, and the sign-out."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import session, show
from inapp.console.current import current_actor, current_cashier, current_member, signed_in
from inapp.console.rights import member, needs
from inapp.console.texts import t
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.staff import sessions

blueprint = Blueprint("people", __name__)


@blueprint.get("/people")
@needs(Right.SEE)
def page() -> Response:
    """Everybody, with their roles."""
    with current_cashier().store.read() as db:
        members = db.all_members()
    return show.page("people", t(N_("People")), members=members)


@blueprint.get("/me")
@member("one's own account and sessions")
def me() -> Response:
    """One's own account: roles and open sessions."""
    found = sessions.listed(current_cashier(), current_member().id)
    here = signed_in()
    return show.page("me", t(N_("Your account")), sessions=found, here=here.session.key if here else "")


@blueprint.post("/me/end")
@member("one's own sessions")
def end() -> BaseResponse:
    """End one of one's own sessions."""
    member_id = current_member().id
    sessions.end(current_cashier(), request.form.get("session", ""), current_actor(), of_member=member_id)
    return redirect(url_for("people.me"), 303)


@blueprint.post("/sign-out")
@member("one's own session")
def sign_out() -> BaseResponse:
    """End this session."""
    if here := signed_in():
        sessions.end(current_cashier(), here.session.short, current_actor(), of_member=here.member.id)
    session.cookie().forget()
    return redirect(url_for("sign_in.page"), 303)
