"""The forms with which staff decide: about one payment, about chosen rows of a page, and about a user."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, request

from inapp.console import payment, show, user
from inapp.console.acts import ACTS, BY_NAME, Act, Asked
from inapp.console.current import current_actor, current_cashier
from inapp.console.queue import chosen
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.deciding import Reason
from inapp.domain.errors import Conflict, Invalid, Refused
from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.payments import approvals, holds
from inapp.payments.decisions import DecisionResult
from inapp.staff import audit
from inapp.statuses import status_of
from inapp.store import Tables

blueprint = Blueprint("deciding", __name__)

ONE_CURRENCY = N_("Decide about payments of one currency at a time")
UNKNOWN_ROW = N_("There is no payment {ref}")
ROWS_CHANGED = N_("Nothing is decided by this: {refs} changed after you looked. Look at the list again, then decide")
OTHER_SUM = N_(
    "Nothing is decided by this: the rows are {count} and come to {total}, which is not what the page showed. Look at "
    "the list again, then decide"
)
MANY = ("approve", "refuse")
"""The acts that can be done with chosen rows."""


def _of_one(act: Act) -> Callable[[str], Response]:
    def view(ref: str) -> Response:
        try:
            told = act.do(current_cashier(), _asked(ref, request.form.get("seen", "")))
        except Refused as refusal:
            note("refused", ref, f"{act.name}: {refusal}")
            return payment.shown(ref, status=status_of(refusal), problem=show.words_of(refusal))
        note("decided", ref, told)
        return payment.shown(ref, told)

    view.__doc__ = f"{act.label}: the payment's page with what has come of it."
    return needs(act.right, fresh=act.fresh)(view)


def note(verb: str, subject: str, detail: str) -> None:
    """Put into the audit what has come of a decision."""
    with current_cashier().store.write() as db:
        audit.note(db, current_actor(), verb, subject, detail)


def _asked(ref: str, seen: str) -> Asked:
    return Asked(ref, current_actor(), seen, request.form)


for _act in ACTS:
    blueprint.add_url_rule(f"/payments/<ref>/{_act.name}", _act.name, _of_one(_act), methods=["POST"])


@dataclass(frozen=True, slots=True)
class Row:
    """One of several payments that are decided about: the version that was seen, and what it does or has come of it."""

    payment: Payment
    seen: str
    told: str
    well: bool = True


def _chosen_rows(act: Act) -> list[Row]:
    """What an act would do with each chosen row. Raises Invalid for rows of several currencies, or none."""
    cashier, found = current_cashier(), []
    with cashier.store.read() as db:
        for ref in chosen():
            known = _known(db, ref)
            seen = approvals.version_of(db, known)
            try:
                act.check(cashier, db, known)
                found.append(Row(known, seen, act.tells(cashier, db, known)))
            except Refused as refusal:
                found.append(Row(known, seen, show.words_of(refusal), False))
    _require_one_currency([row.payment for row in found])
    return found


def _known(db: Tables, ref: str) -> Payment:
    found = db.payment(ref)
    if found is None:
        raise Invalid(UNKNOWN_ROW, values={"ref": ref})
    return found


def _require_one_currency(payments: list[Payment]) -> None:
    if len({payment.money.currency for payment in payments}) > 1:
        raise Invalid(ONE_CURRENCY)


def _confirm(act: Act, problem: str = "", status: int = 200) -> Response:
    """The page that shows the chosen rows and their total, and asks for the decision."""
    rows = _chosen_rows(act)
    able = [row for row in rows if row.well]
    total = _total([row.payment.money for row in able]) if able else None
    values = {"act": act, "rows": rows, "able": len(able), "total": total, "reasons": list(Reason)}
    back = show.inside(request.form.get("back", ""))
    return show.page("several", t(act.label), status, back=back, problem=problem, **values)


def _total(amounts: list[Money]) -> Money:
    nothing = Money(0, amounts[0].currency, amounts[0].digits)
    below = nothing.less(amounts)
    return Money(-below.minor, below.currency, below.digits)


@blueprint.post("/decide/approve")
@needs(Right.DECIDE)
def approve_several() -> Response:
    """Ask once more before the chosen withdrawals are approved."""
    return _confirm(BY_NAME["approve"])


@blueprint.post("/decide/refuse")
@needs(Right.DECIDE)
def refuse_several() -> Response:
    """Ask once more before the chosen withdrawals are refused."""
    return _confirm(BY_NAME["refuse"])


@blueprint.post("/decide/approve/now")
@needs(Right.DECIDE, fresh=True)
def approve_now() -> Response:
    """Approve the withdrawals that were confirmed, each by itself."""
    return _decide(BY_NAME["approve"])


@blueprint.post("/decide/refuse/now")
@needs(Right.DECIDE, fresh=True)
def refuse_now() -> Response:
    """Refuse the withdrawals that were confirmed, each by itself."""
    return _decide(BY_NAME["refuse"])


def _require_as_shown(db: Tables, act: Act, payments: list[Payment]) -> None:
    """Raise Conflict unless the rows, their number and their total are those that the form has shown.

    A form that is sent twice has changed its own rows: their second approval is superfluous, and harmless. Raises
    Invalid for rows of several currencies.
    """
    _require_one_currency(payments)
    shown = request.form
    if act.name == "approve" and all(
        approvals.is_again(db, one, shown.get(f"seen {one.ref}") or "?") for one in payments
    ):
        return
    changed = [one.ref for one in payments if shown.get(f"seen {one.ref}") != approvals.version_of(db, one)]
    if changed:
        raise Conflict(ROWS_CHANGED, values={"refs": ", ".join(changed)})
    count, total = str(len(payments)), str(_total([one.money for one in payments]))
    if (shown.get("count"), shown.get("total")) != (count, total):
        raise Conflict(OTHER_SUM, values={"count": count, "total": total})


def _decide(act: Act) -> Response:
    """Decide about each row by itself, if the list as a whole is what was confirmed; else about none."""
    cashier, rows, refs = current_cashier(), [], chosen()
    try:
        with cashier.store.read() as db:
            _require_as_shown(db, act, [_known(db, ref) for ref in refs])
    except Conflict as refusal:
        note("refused", "several payments", f"{act.name}: {refusal}")
        return _confirm(act, show.words_of(refusal), status_of(refusal))
    for ref in refs:
        try:
            told, well = act.do(cashier, _asked(ref, request.form.get(f"seen {ref}", ""))), True
        except Refused as refusal:
            told, well = show.words_of(refusal), False
        note("decided" if well else "refused", ref, told)
        with cashier.store.read() as db:
            known = db.payment(ref)
        if known:
            rows.append(Row(known, "", told, well))
    return show.page("several_done", t(act.label), rows=rows, back=show.inside(request.form.get("back", "")))


@blueprint.post("/users/<number:user_id>/freeze")
@needs(Right.STOP)
def freeze(user_id: int) -> Response:
    """Freeze a user: nothing of theirs leaves."""
    reason = request.form.get("text", "").strip()
    return _of_user(user_id, lambda: holds.freeze(current_cashier(), user_id, current_actor(), reason))


@blueprint.post("/users/<number:user_id>/unfreeze")
@needs(Right.DECIDE, fresh=True)
def unfreeze(user_id: int) -> Response:
    """Say that a user need not be frozen any more; a second person's word ends it."""
    seen = request.form.get("seen", "")
    return _of_user(user_id, lambda: holds.unfreeze(current_cashier(), user_id, current_actor(), seen))


def _of_user(user_id: int, act: Callable[[], DecisionResult]) -> Response:
    subject = f"user {user_id}"
    try:
        told = act().text
    except Refused as refusal:
        note("refused", subject, str(refusal))
        return user.shown(user_id, status=status_of(refusal), problem=show.words_of(refusal))
    note("decided", subject, told)
    return user.shown(user_id, told)
