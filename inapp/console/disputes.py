"""Disputes: what payers' banks object to, until when it is answered, what a lost one comes to, and the evidence."""

from collections.abc import Callable

from flask import Blueprint, Response, make_response, request

from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.deciding import note
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.disputes import METHOD, Claim, Remedy
from inapp.domain.errors import Refused
from inapp.domain.model import DisputeState
from inapp.domain.money import Money
from inapp.domain.staff import Right
from inapp.domain.text import N_, named
from inapp.operations import ledger
from inapp.payments import dispute_debits, evidence
from inapp.payments.decisions import DecisionResult
from inapp.statuses import status_of

blueprint = Blueprint("disputes", __name__)

AT_ONCE = 200
NOT_LEFT = N_("This is not what is left to give back: look again, then decide")
STATES = {
    DisputeState.WARNED: N_("warned of fraud"),
    DisputeState.OPEN: N_("waits for our answer"),
    DisputeState.UNDER_REVIEW: N_("with the bank"),
    DisputeState.LOST: N_("lost"),
    DisputeState.REFUNDED: N_("settled by a refund"),
    DisputeState.WON: N_("won"),
    DisputeState.CLOSED: N_("closed"),
    DisputeState.PREVENTED: N_("prevented"),
}


@blueprint.get("/disputes")
@needs(Right.SEE)
def page() -> Response:
    """The disputes, those that wait for an answer first."""
    return shown()


@blueprint.post("/disputes/evidence/<ref>")
@needs(Right.EXPORT)
def export(ref: str) -> Response:
    """The evidence of a deposit as one file."""
    answer = make_response(evidence.export(current_cashier(), current_actor(), ref))
    answer.headers["Content-Type"] = "application/zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="evidence-{ref}.zip"'
    return answer


@blueprint.post("/disputes/debit")
@needs(Right.CORRECT, fresh=True)
def debit() -> Response:
    """Say that a lost dispute is debited; a second person's word orders it."""
    about = request.form.get("psp", ""), request.form.get("dispute", ""), request.form.get("amount", "").strip()
    return _done(about[:2], lambda: dispute_debits.debit(current_cashier(), current_actor(), *about))


@blueprint.post("/disputes/owe")
@needs(Right.CORRECT, fresh=True)
def owe() -> Response:
    """Say that a lost dispute stands as owed; a second person's word posts it."""
    about = request.form.get("psp", ""), request.form.get("dispute", ""), request.form.get("amount", "").strip()
    reason = request.form.get("reason", "")
    return _done(about[:2], lambda: dispute_debits.owe(current_cashier(), current_actor(), *about, reason))


@blueprint.post("/disputes/return")
@needs(Right.CORRECT, fresh=True)
def give_back() -> Response:
    """Say that an account of the ledger gives back what it has of disputes that were won; a second person posts it."""
    cashier, account = current_cashier(), request.form.get("account", "")
    with cashier.store.read() as db:
        found = dispute_debits.returns(db, db.claims(AT_ONCE))
    seen = account, request.form.get("amount", "")
    one = next((one for one in found if (one.account, str(one.money)) == seen), None)
    if one is None:
        return shown(status=409, problem=t(NOT_LEFT))
    text, currency = one.money.text, one.money.currency
    reason = f"won in the end: {', '.join(one.refs)}"
    return _done((account,), lambda: ledger.correct(cashier, METHOD, account, text, currency, reason, current_actor()))


def _done(dispute: tuple[str, ...], act: Callable[[], DecisionResult | str]) -> Response:
    subject = f"dispute {' '.join(map(named, dispute))}"
    try:
        done = act()
        told = done if isinstance(done, str) else done.text
    except Refused as refusal:
        note("refused", subject, str(refusal))
        return shown(status=status_of(refusal), problem=show.words_of(refusal))
    note("decided", subject, told)
    return shown(told)


def _remedies(claim: Claim, own: bool) -> list[Money | None]:
    """What is left to each remedy; nothing for a member of staff whose own deposit it is."""
    return [None if own else claim.left(each) for each in Remedy]


def shown(told: str = "", status: int = 200, problem: str = "") -> Response:
    """The page, with what has just been done."""
    with current_cashier().store.read() as db:
        found = db.claims(AT_ONCE)
        own = {one.user_id for one in found if db.trades_as(current_actor().key, one.user_id)}
        returns = dispute_debits.returns(db, found)
        debits = {(one.psp, one.dispute.id): db.dispute_debits(one) for one in found}
    rows = [
        (one, t(STATES[one.dispute.state]), debits[one.psp, one.dispute.id], *_remedies(one, one.user_id in own))
        for one in found
    ]
    values = {"now": current_cashier().clock.now(), "rows": rows, "returns": returns, "told": told, "problem": problem}
    return show.page("disputes", t(N_("Disputes")), status, **values)
