"""Decisions: one route for each right, which asks the same function as the commands. What was seen comes with each.

A page that has changed meanwhile is shown anew with the reason. Several payments are first listed with their sum, and
what is confirmed is that list.
"""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import payment, queue, show, user
from inapp.console.current import current_actor, current_cashier
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import REASONS
from inapp.domain.deciding import Reason
from inapp.domain.errors import Invalid, Refused
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.payments import comparison, decisions, holds, possible, refusals, restore
from inapp.payments.decisions import DecisionResult
from inapp.staff import audit
from inapp.statuses import status_of

blueprint = Blueprint("decide", __name__)

UNKNOWN_ACT = N_("Choose what to do")
NO_NUMBER = N_("Enter the number of the booking as cTrader shows it: figures alone")
NO_REASON = N_("Say why, in a few words for your colleagues")
NOT_HELD = N_("Sending is not held")


def _refuse(ref: str, seen: str) -> DecisionResult:
    reason, text = _reason()
    return refusals.refuse(current_cashier(), ref, current_actor(), reason, text, seen)


ACTS: Mapping[str, Callable[[str, str], DecisionResult]] = {
    "approve": lambda ref, seen: decisions.approve(current_cashier(), ref, current_actor(), seen),
    "refuse": _refuse,
    "refund": lambda ref, seen: decisions.order_refund(current_cashier(), ref, current_actor(), seen),
    "send again": lambda ref, seen: decisions.send_again(current_cashier(), ref, current_actor(), seen),
    "lift": lambda ref, seen: holds.lift(current_cashier(), ref, current_actor(), seen),
}
"""What the right to decide includes."""


def _reason() -> tuple[Reason | None, str]:
    """The reason that a form names, and its words. Raises Invalid for one that is not on the list."""
    word = request.form.get("reason", "")
    try:
        return Reason(word) if word else None, request.form.get("text", "")
    except ValueError:
        raise Invalid(refusals.NO_REASON) from None


@blueprint.post("/payments/<ref>/decide")
@needs(Right.DECIDE, fresh=True)
def one(ref: str) -> Response:
    """Approve, refuse, refund or send again a payment, or lift its hold."""
    act = ACTS.get(request.form.get("act", ""))
    if act is None:
        return payment.shown(ref, problem=t(UNKNOWN_ACT), status=status_of(Invalid("")))
    return _decided(ref, lambda: act(ref, request.form.get("seen", "")))


@blueprint.post("/payments/<ref>/verdict")
@needs(Right.RESOLVE, fresh=True)
def verdict(ref: str) -> Response:
    """State what became of a booking, or that the trader was paid another way."""
    act, number = request.form.get("act", ""), request.form.get("number", "").strip()
    booked = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None
    if act not in (possible.BOOKED, possible.NOT_BOOKED, possible.PAID_ELSEWHERE):
        return payment.shown(ref, problem=t(UNKNOWN_ACT), status=status_of(Invalid("")))
    if act == possible.BOOKED and not booked:
        return payment.shown(ref, problem=t(NO_NUMBER), status=status_of(Invalid("")))
    named = booked if act == possible.BOOKED else None
    elsewhere, seen = act == possible.PAID_ELSEWHERE, request.form.get("seen", "")
    return _decided(ref, lambda: decisions.decide(current_cashier(), ref, named, current_actor(), elsewhere, seen=seen))


@blueprint.post("/payments/<ref>/hold")
@needs(Right.STOP)
def hold(ref: str) -> Response:
    """Hold a payment or unmatched funds, whatever it has become meanwhile."""
    return _decided(ref, lambda: holds.hold(current_cashier(), ref, current_actor(), _why()))


def _why() -> str:
    """The words of a form that say why. Raises Invalid without any."""
    words = " ".join(request.form.get("text", "").split())[: refusals.LONGEST_REASON]
    if not words:
        raise Invalid(NO_REASON)
    return words


def _decided(ref: str, act: Callable[[], DecisionResult]) -> Response:
    """The page of a payment after a decision, or with the reason that there was none; either is in the audit."""
    try:
        done = act()
    except Refused as refusal:
        _note("refused", ref, str(refusal))
        return payment.shown(ref, problem=show.words_of(refusal), status=status_of(refusal))
    _note("decided", ref, done.text)
    return payment.shown(ref, done.text)


def _note(verb: str, subject: str, detail: str) -> None:
    with current_cashier().store.write() as db:
        audit.note(db, current_actor(), verb, subject, detail)


@blueprint.post("/users/<int:user_id>/freeze")
@needs(Right.STOP)
def freeze(user_id: int) -> Response:
    """Hold everything of a user."""
    return _user(user_id, lambda: holds.freeze(current_cashier(), user_id, current_actor(), _why()))


@blueprint.post("/users/<int:user_id>/unfreeze")
@needs(Right.DECIDE, fresh=True)
def unfreeze(user_id: int) -> Response:
    """Lift the freeze of a user; it counts when two people do."""
    return _user(user_id, lambda: holds.unfreeze(current_cashier(), user_id, current_actor()))


def _user(user_id: int, act: Callable[[], DecisionResult]) -> Response:
    try:
        done = act()
    except Refused as refusal:
        _note("refused", f"user {user_id}", str(refusal))
        return user.shown(user_id, problem=show.words_of(refusal), status=status_of(refusal))
    _note("decided", f"user {user_id}", done.text)
    return user.shown(user_id, done.text)


@blueprint.post("/decide/<act>")
@needs(Right.DECIDE)
def look(act: str) -> BaseResponse:
    """The chosen payments with their sum, to be confirmed."""
    if act not in ("approve", "refuse"):
        return show.dead_end(404)
    try:
        batch = possible.batch_of(current_cashier(), queue.chosen())
    except Refused as refusal:
        return show.refused(refusal)
    return _confirm(act, batch)


def _confirm(act: str, batch: possible.Batch, problem: str = "", status: int = 200) -> Response:
    title = t(N_("Approve {count} payments?")) if act == "approve" else t(N_("Refuse {count} payments?"))
    back = show.inside(request.form.get("back", ""))
    title = title.format(count=len(batch.payments))
    return show.page("batch", title, status, act=act, batch=batch, back=back, reasons=REASONS, problem=problem)


@blueprint.post("/decide/<act>/confirmed")
@needs(Right.DECIDE, fresh=True)
def several(act: str) -> BaseResponse:
    """Decide the listed payments, each by itself, with a result for each."""
    if act not in ("approve", "refuse"):
        return show.dead_end(404)
    cashier, refs, word = current_cashier(), request.form.getlist("ref"), request.form.get("list", "")
    back = show.inside(request.form.get("back", ""))
    try:
        refusal = None
        if act == "refuse":
            reason, text = _reason()
            refusal = (refusals.required(reason, text), text)
        rows = possible.decide_batch(cashier, refs, word, current_actor(), refusal)
    except Invalid as refusal_of_form:
        batch = possible.batch_of(cashier, refs)
        return _confirm(act, batch, show.words_of(refusal_of_form), status_of(refusal_of_form))
    except Refused as refused:
        return show.refused(refused)
    for row in rows:
        _note("decided" if row.done else "refused", row.ref, row.text)
    return show.page("batch_done", t(N_("What has come of it")), rows=rows, back=back)


@blueprint.get("/release")
@needs(Right.RELEASE)
def held() -> Response:
    """Why nothing is sent, and what a release would do."""
    return _held()


def _held(told: str = "", problem: str = "", status: int = 200) -> Response:
    cashier = current_cashier()
    with cashier.store.read() as db:
        reason = db.held()
        forgets = reason is not None and bool(restore.forgotten_calls(cashier, db))
    found = comparison.compare(cashier) if forgets else None
    values = {"reason": reason, "found": found.list if found else None, "told": told, "problem": problem}
    return show.page("release", t(N_("Sending")), status, **values)


@blueprint.post("/release")
@needs(Right.RELEASE, fresh=True)
def release() -> Response:
    """Let sending go on; it counts when two people say so, after a restore with the same list."""
    cashier, word = current_cashier(), request.form.get("list", "")
    try:
        found = comparison.compare(cashier) if word else None
        if found and found.list.word != word:
            raise Invalid(possible.OTHER_LIST)
        done = decisions.release(cashier, current_actor(), found)
    except Refused as refusal:
        _note("refused", "sending", str(refusal))
        return _held(problem=show.words_of(refusal), status=status_of(refusal))
    _note("decided", "sending", done.text)
    return _held(told=done.text)


@blueprint.get("/decide/<act>")
@needs(Right.SEE)
def nothing_chosen(act: str) -> BaseResponse:
    """Whoever opens the address of a list without one is led to the queue."""
    return redirect(url_for("queue.page", queue="approvals"), 303)
