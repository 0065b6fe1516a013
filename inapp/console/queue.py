"""A list of payments, or a queue of those that wait: its filter stands in the address, and rows can be taken."""

from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from inapp.console import asked, show
from inapp.console.current import current_actor, current_cashier
from inapp.console.forms import when_text, zone
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import QUEUES
from inapp.domain.errors import Invalid, NotFound, Refused
from inapp.domain.search import Filter, Queue
from inapp.domain.staff import Right
from inapp.domain.states import PaymentType, Status
from inapp.domain.text import N_
from inapp.staff import audit
from inapp.statuses import status_of

blueprint = Blueprint("queue", __name__)

UNKNOWN = N_("There is no payment {ref}")
AT_ONCE = 50


@blueprint.get("/queue")
@needs(Right.SEE)
def page() -> Response:
    """The list that the address asks for."""
    try:
        wanted = asked.asked()
    except Refused as refusal:
        return _listed(Filter(), status_of(refusal), problem=show.words_of(refusal), wrong=refusal.field)
    if wanted.queue is Queue.UNMATCHED:
        return _unmatched()
    return _listed(wanted)


def _listed(wanted: Filter, status: int = 200, **values: Any) -> Response:
    cashier, after = current_cashier(), request.args.get("after", "")
    now = cashier.clock.now()
    with cashier.store.read() as db:
        found = db.listed(wanted, now, after, AT_ONCE)
        count, more = db.counted(wanted, now) if found.after or after else (len(found.rows), False)
        names = db.all_taken()
        frozen = db.frozen_users() if wanted.queue is Queue.HELD else []
    title = t(QUEUES[wanted.queue][0]) if wanted.queue else t(N_("Payments"))
    return show.page(
        "queue",
        title,
        status,
        wanted=wanted,
        fields=wanted.query(zone()),
        lead=t(QUEUES[wanted.queue][1]) if wanted.queue else "",
        parts=asked.written_out(wanted),
        rows=found.rows,
        frozen=frozen,
        count=_count_text(count, more),
        decides=wanted.queue is Queue.APPROVALS or wanted.state is Status.AWAITING_APPROVAL,
        goes_on=asked.list_address(wanted, after=found.after) if found.after else "",
        looked_to=when_text(found.reached) if found.reached else "",
        query=asked.query_of(wanted),
        names=names,
        methods=methods(),
        states=list(Status),
        kinds=list(PaymentType),
        **values,
    )


def _count_text(count: int, more: bool) -> str:
    if more:
        return t(N_("more than {count} payments"), count=f"{count:,}") if count else t(N_("payments"))
    return t(N_("1 payment")) if count == 1 else t(N_("{count} payments"), count=f"{count:,}")


def methods() -> list[str]:
    """The keys of all methods that are offered."""
    return list(dict.fromkeys(one.key for psp in current_cashier().psps.values() for one in psp.methods))


def _unmatched() -> Response:
    with current_cashier().store.read() as db:
        rows, after = db.unmatched_page(request.args.get("after", ""), AT_ONCE)
        names = {one.ref: db.taken_by(one.ref) for one in rows}
    title, lead = QUEUES[Queue.UNMATCHED]
    goes_on = asked.list_address(Filter(queue=Queue.UNMATCHED), after=after) if after else ""
    return show.page("unmatched", t(title), lead=t(lead), rows=rows, names=names, goes_on=goes_on)


@blueprint.post("/take")
@needs(Right.NOTE)
def take() -> BaseResponse:
    """Put one's name on a row, or take it off again; back to the page that the form names."""
    ref = request.form.get("take") or request.form.get("ref", "")  # a row's button stands among the boxes of all rows
    put(ref, drop="drop" in request.form)
    return redirect(show.inside(request.form.get("back", "")), 303)


def put(ref: str, drop: bool = False) -> None:
    """Put one's name on a payment or on unmatched funds, or take it off. Raises NotFound."""
    cashier, actor = current_cashier(), current_actor()
    with cashier.store.write() as db:
        if db.payment(ref) is None and db.unmatched_funds(ref) is None:
            raise NotFound(UNKNOWN, values={"ref": ref})
        if drop:
            db.drop(ref)
        else:
            db.take(ref, actor.name, actor.key, cashier.clock.now())
        audit.note(db, actor, "let go" if drop else "took", ref)


def chosen() -> list[str]:
    """The references that a form has chosen: at least one, and no more than one page. Raises Invalid."""
    refs = list(dict.fromkeys(request.form.getlist("ref")))
    if not refs:
        raise Invalid(N_("Choose at least one row"))
    if len(refs) > AT_ONCE:
        raise Invalid(N_("At most 50 rows are decided at a time"))
    return refs
