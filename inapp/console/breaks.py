"""Breaks: what differs between PSPs, our books and cTrader, who looks after each, and what people say of it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request

from inapp.console import deciding, show
from inapp.console.current import current_actor, current_cashier
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import Invalid, NotFound, Refused
from inapp.domain.identifiers import identifier
from inapp.domain.reconcile import RULE_OF, Resolution, day_begins
from inapp.domain.staff import Right
from inapp.domain.text import N_, named
from inapp.operations import reconcile_breaks, reconcile_forms, reconcile_report
from inapp.operations.reconcile_breaks import Posting
from inapp.operations.reconcile_figures import word_of
from inapp.statuses import status_of

blueprint = Blueprint("breaks", __name__)

AT_ONCE = 50
NO_DAY = N_("{day} is no day: write it as 2026-11-27")
NO_RESOLUTION = N_("Choose how the break ends")
UNKNOWN_BREAK = N_("There is no break {number}")


@blueprint.get("/breaks")
@needs(Right.SEE)
def page() -> Response:
    """The open breaks, the oldest first."""
    after = identifier(request.args.get("after")) or 0
    with current_cashier().store.read() as db:
        found = db.open_breaks(after, AT_ONCE + 1)
        days = db.reconciled_days(7)
        signed = {day: db.sign_offs(day) for day, _ in days}
        read = db.all_read_to()
    goes_on = found[AT_ONCE - 1].number if len(found) > AT_ONCE else 0
    values: dict[str, Any] = {"rows": found[:AT_ONCE], "goes_on": goes_on, "days": days, "signed": signed, "read": read}
    return show.page("breaks", t(N_("Breaks")), **values)


@blueprint.get("/breaks/<number:number>")
@needs(Right.SEE)
def one(number: int) -> Response:
    """One break: what both sides say, what it means, and what to do."""
    return shown(number)


@blueprint.get("/breaks/days/<day>")
@needs(Right.SEE)
def of_day(day: str) -> Response:
    """The report of a day."""
    return day_shown(day)


@blueprint.post("/breaks/days/<day>/sign")
@needs(Right.CORRECT)
def sign(day: str) -> Response:
    """Put one's name under the figures of a day, as they were seen."""
    seen = request.form.get("seen", "")
    return _done(
        "decided",
        f"day {named(day)}",
        lambda: reconcile_breaks.sign(current_cashier(), day, seen, current_actor()),
        lambda **v: day_shown(day, **v),
    )


@blueprint.post("/breaks/<number:number>/take")
@needs(Right.NOTE)
def take(number: int) -> Response:
    """Look after a break."""
    return _done(
        "took",
        f"break {number}",
        lambda: reconcile_breaks.take(current_cashier(), number, current_actor()),
        lambda **v: shown(number, **v),
    )


@blueprint.post("/breaks/<number:number>/note")
@needs(Right.NOTE)
def note(number: int) -> Response:
    """Write down what was found out about a break."""
    text = request.form.get("text", "")
    return _done(
        "noted",
        f"break {number}",
        lambda: reconcile_breaks.note(current_cashier(), number, text, current_actor()),
        lambda **v: shown(number, **v),
    )


@blueprint.post("/breaks/<number:number>/resolve")
@needs(Right.CORRECT, fresh=True)
def resolve(number: int) -> Response:
    """End a break, or say how it should end before a second person does."""
    word, text = request.form.get("word", ""), request.form.get("text", "")
    posting = Posting(*(request.form.get(name, "").strip() for name in ("credit", "debit", "amount", "correction")))

    def act() -> str:
        if word not in set(Resolution):
            raise Invalid(NO_RESOLUTION, field="word")
        return reconcile_breaks.resolve(current_cashier(), number, Resolution(word), text, current_actor(), posting)

    return _done("decided", f"break {number}", act, lambda **v: shown(number, **v))


def _done(verb: str, subject: str, act: Callable[[], str], page: Callable[..., Response]) -> Response:
    """The page after something was done, or with the reason that it was not; either is noted in the audit."""
    try:
        told = act()
    except Refused as refusal:
        deciding.note("refused", subject, str(refusal))
        return page(status=status_of(refusal), problem=show.words_of(refusal))
    deciding.note(verb, subject, told)
    return page(told=told)


def day_shown(day: str, told: str = "", status: int = 200, problem: str = "") -> Response:
    """The report of a day, with what has just been done. Raises NotFound for what is no day."""
    try:
        day_begins(day)
    except ValueError:
        raise NotFound(NO_DAY, values={"day": day}) from None
    found = reconcile_report.report(current_cashier(), day)
    parts = [(reconcile_forms.HEADINGS[name], rows) for name, rows in reconcile_forms.parts(found).items() if rows]
    values: dict[str, Any] = {"report": found, "parts": parts, "summary": reconcile_forms.summary(found)}
    with current_cashier().store.read() as db:
        figures = db.figures(day)
    values["seen"] = word_of(figures) if figures else ""
    return show.page("day", t(N_("Day {day}"), day=day), status, day=day, told=told, problem=problem, **values)


def shown(number: int, told: str = "", status: int = 200, problem: str = "") -> Response:
    """The page of a break, with what has just been done. Raises NotFound."""
    with current_cashier().store.read() as db:
        found = db.a_break(number)
        if found is None:
            raise NotFound(UNKNOWN_BREAK, values={"number": number})
        rows = db.told_about(found.source, found.about)
        said = db.decisions(reconcile_breaks.subject(found))
        payment = db.payment(found.ref) if found.ref else None
        proposed = reconcile_breaks.proposed(db, found)
    title = t(N_("Break {number}"), number=number)
    values = {
        "found": found,
        "rule": RULE_OF[found.kind],
        "rows": rows,
        "said": said,
        "payment": payment,
        "resolutions": list(Resolution),
        "proposed": proposed,
    }
    return show.page("break", title, status, told=told, problem=problem, **values)
