"""The hold of all sending after a restore: what was forgotten, what each side says of it, and who lets it go on."""

from flask import Blueprint, Response, request

from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import Conflict, Refused
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.payments import comparison, decisions
from inapp.statuses import status_of

blueprint = Blueprint("release", __name__)

ANOTHER_LIST = N_("The list has changed since you looked at it: read it again, then decide")


@blueprint.get("/release")
@needs(Right.SEE)
def page() -> Response:
    """The page; it asks cTrader and the PSPs, which takes a while."""
    return _shown()


def _shown(told: str = "", status: int = 200, problem: str = "") -> Response:
    cashier = current_cashier()
    with cashier.store.read() as db:
        held = db.held()
        said = db.decisions(f"hold {held}") if held else []
    found = comparison.compare(cashier).list if held else None
    values = {"held": held, "said": said, "found": found}
    return show.page("release", t(N_("All sending")), status, told=told, problem=problem, **values)


@blueprint.post("/release")
@needs(Right.RELEASE, fresh=True)
def send() -> Response:
    """Say that sending may go on, with the list that was seen; a second person with the same list ends the hold."""
    cashier = current_cashier()
    try:
        found = comparison.compare(cashier)
        if found.list.word != request.form.get("list", ""):
            raise Conflict(ANOTHER_LIST)
        told = decisions.release(cashier, current_actor(), found if found.list.lines else None).text
    except Refused as refusal:
        return _shown(status=status_of(refusal), problem=show.words_of(refusal))
    return _shown(told)
