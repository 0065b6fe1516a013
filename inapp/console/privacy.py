"""One user's data: all of it as a file, and the erasure of what does not have to stay, by two people."""

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, request

from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.deciding import note
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import NotFound, Refused
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.payments import privacy
from inapp.statuses import status_of
from inapp.store.personal_data import TABLES, Fate, columns

blueprint = Blueprint("privacy", __name__)

FATES = {Fate.DELETE: N_("deleted"), Fate.EMPTY: N_("emptied"), Fate.KEEP: N_("kept"), Fate.NOBODYS: N_("kept")}


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that are a user's, what erasure does with them, and why."""

    table: str
    many: int
    fate: str
    emptied: str
    why: str


@blueprint.get("/users/<number:user_id>/privacy")
@needs(Right.PRIVACY)
def page(user_id: int) -> Response:
    """The page, which shows what is stored and none of its content."""
    return shown(user_id)


def shown(user_id: int, told: str = "", status: int = 200, problem: str = "") -> Response:
    """The page of a user's data, with what has just been done. Raises NotFound."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        found = db.rows_about(user_id)
        said = privacy.said(cashier, db, user_id)
        version = privacy.version_of(db, user_id)
    if not found:
        raise NotFound(privacy.NOBODY, values={"user_id": user_id})
    parts = [_part(table, len(rows)) for table, rows in found.items()]
    values = {"parts": parts, "said": said, "version": version, "told": told, "problem": problem}
    return show.page("privacy", t(N_("Data of user {user_id}"), user_id=user_id), status, user_id=user_id, **values)


def _part(table: str, many: int) -> Part:
    kept = TABLES[table]
    emptied = ", ".join(columns(table, "-")) if kept.fate is Fate.EMPTY else ""
    return Part(table, many, t(FATES[kept.fate]), emptied, kept.why)


@blueprint.post("/users/<number:user_id>/privacy/export")
@needs(Right.PRIVACY)
def export(user_id: int) -> Response:
    """All that is stored of a user as one file; the use case notes it in the audit."""
    answer = make_response(privacy.export(current_cashier(), current_actor(), user_id))
    answer.headers["Content-Type"] = "application/json"
    answer.headers["Content-Disposition"] = f'attachment; filename="user-{user_id}.json"'
    return answer


@blueprint.post("/users/<number:user_id>/privacy/erase")
@needs(Right.PRIVACY, fresh=True)
def erase(user_id: int) -> Response:
    """Say that a user is erased; a second person's word does it."""
    reason, seen = request.form.get("reason", ""), request.form.get("seen", "")
    try:
        told = privacy.erase(current_cashier(), current_actor(), user_id, reason, seen).text
    except Refused as refusal:
        note("refused", f"user {user_id}", f"erasure: {refusal}")
        if isinstance(refusal, NotFound):
            raise
        return shown(user_id, status=status_of(refusal), problem=show.words_of(refusal))
    return shown(user_id, told)
