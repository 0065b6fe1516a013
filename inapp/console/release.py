"""The hold of all sending: why nothing leaves, what a comparison shows after a restore, and two people who end it."""

from flask import Blueprint, Response, request

from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.deciding import note
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.deciding import Verb
from inapp.domain.errors import Conflict, Refused
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.operations import door
from inapp.payments import comparison, decisions, restore
from inapp.statuses import status_of

blueprint = Blueprint("release", __name__)

OTHER_LIST = N_("The list is another one by now: look at it again")


@blueprint.get("/release")
@needs(Right.RELEASE)
def page() -> Response:
    """Why nothing is sent, and what a release would do."""
    return _shown()


def _shown(told: str = "", problem: str = "", status: int = 200) -> Response:
    cashier = current_cashier()
    with cashier.store.read() as db:
        reason = db.held()
        forgets = reason is not None and bool(restore.forgotten_calls(cashier, db))
        words = door.last_words(door.counting(cashier, db, f"hold {reason}", Verb.RELEASE))
    found = comparison.compare(cashier).list if forgets else None
    title = t(N_("Sending"))
    said = ", ".join(word.by for word in words)
    return show.page("release", title, status, reason=reason, found=found, said=said, told=told, problem=problem)


@blueprint.post("/release")
@needs(Right.RELEASE, fresh=True)
def send() -> Response:
    """Let sending go on; it counts when two people say so, after a restore with the same list."""
    cashier, word = current_cashier(), request.form.get("list", "")
    try:
        found = comparison.compare(cashier) if word else None
        if found and found.list.word != word:
            raise Conflict(OTHER_LIST)
        done = decisions.release(cashier, current_actor(), found, request.form.get("seen", ""))
    except Refused as refusal:
        note("refused", "sending", str(refusal))
        return _shown(problem=show.words_of(refusal), status=status_of(refusal))
    note("decided", "sending", done.text)
    return _shown(told=done.text)
