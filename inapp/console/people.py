"""Members of staff with their roles, and the changes that two administrators decide."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import NotFound, Refused
from inapp.domain.staff import ChangeKind, Right, Role, StaffMember, roles_of
from inapp.domain.text import N_
from inapp.staff import changes
from inapp.statuses import status_of

blueprint = Blueprint("people", __name__)


@blueprint.get("/people")
@needs(Right.SEE)
def page() -> Response:
    """Everybody with their roles, and what waits to be decided."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        members, waiting = db.all_members(), db.open_changes()
        ready = {one.id for one in members if db.is_set_up(one)}
        two = changes.needs_second(db)
    me = current_actor().key
    rows = [(change, changes.words(change), change.proposed_by == me) for change in waiting]
    return show.page("people", t(N_("People")), members=members, ready=ready, waiting=rows, two=two)


@blueprint.get("/people/new")
@needs(Right.PEOPLE)
def new() -> Response:
    """The form for a new person."""
    return _new_form()


def _new_form(problem: str = "", status: int = 200) -> Response:
    typed = {"name": request.form.get("name", ""), "email": request.form.get("email", "")}
    chosen = set(request.form.getlist("role"))
    values = {"problem": problem, "chosen": chosen, "roles": Role, **typed}
    return show.page("person_new", t(N_("Invite somebody")), status, **values)


@blueprint.post("/people/new")
@needs(Right.PEOPLE, fresh=True)
def invite() -> BaseResponse:
    """Propose a new person, or announce them."""
    try:
        name, email = request.form.get("name", ""), request.form.get("email", "")
        word, link = changes.propose_invitation(current_cashier(), current_actor(), email, name, _roles())
    except Refused as refusal:
        return _new_form(show.words_of(refusal), status_of(refusal))
    return handed_out(word, link)


def _roles() -> frozenset[Role]:
    """The roles that a form has chosen; words that are none are left out."""
    return roles_of(set(request.form.getlist("role")) & set(Role))


def handed_out(word: str, link: str) -> BaseResponse:
    """The page that shows a word or a link once; without either, everybody."""
    if not word and not link:
        return redirect(url_for("people.page"), 303)
    address = f"{current_cashier().staff.url}/welcome/{link}" if link else ""
    return show.page("handed_out", t(N_("To hand over")), word=word, address=address)


@blueprint.get("/people/<number:staff_id>")
@needs(Right.PEOPLE)
def person(staff_id: int) -> Response:
    """One member, and what can be changed about them."""
    return _person(_member(staff_id))


def _member(staff_id: int) -> StaffMember:
    with current_cashier().store.read() as db:
        found = db.member(staff_id)
    if found is None:
        raise NotFound(changes.UNKNOWN)
    return found


def _person(member: StaffMember, problem: str = "", status: int = 200) -> Response:
    with current_cashier().store.read() as db:
        two, ready = changes.needs_second(db), db.is_set_up(member)
    values = {"member": member, "seen": changes.version_of(member), "roles": Role, "two": two, "ready": ready}
    return show.page("person", member.name, status, problem=problem, **values)


@blueprint.post("/people/<number:staff_id>")
@needs(Right.PEOPLE, fresh=True)
def change(staff_id: int) -> BaseResponse:
    """Propose or announce a change of a member."""
    member, seen, what = _member(staff_id), request.form.get("seen", ""), request.form.get("what", "")
    kind = next((one for one in ChangeKind if one == what), ChangeKind.ROLES)
    try:
        word = changes.propose(current_cashier(), current_actor(), kind, staff_id, seen, _roles())
    except Refused as refusal:
        return _person(member, show.words_of(refusal), status_of(refusal))
    return handed_out(word, "")


@blueprint.post("/people/<number:staff_id>/link")
@needs(Right.PEOPLE, fresh=True)
def link(staff_id: int) -> BaseResponse:
    """A new link for somebody who is not set up."""
    return handed_out("", changes.make_link(current_cashier(), current_actor(), staff_id))


@blueprint.post("/people/changes/<number:number>")
@needs(Right.PEOPLE, fresh=True)
def decide(number: int) -> BaseResponse:
    """Confirm what somebody else has proposed, or cancel what was proposed or announced."""
    if request.form.get("decision") != "confirm":
        changes.cancel(current_cashier(), current_actor(), number)
        return redirect(url_for("people.page"), 303)
    link = changes.confirm(current_cashier(), current_actor(), number, request.form.get("seen", ""))
    return handed_out("", link)
