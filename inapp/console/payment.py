"""A payment's page: the evidence in one order, what three sides say, and what staff can do about it."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from inapp.console import acts, asked, evidence, facts, show
from inapp.console.current import current_actor, current_cashier, is_htmx, may_i
from inapp.console.queue import UNKNOWN
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import FUNDS, MOMENTS, OUTCOMES
from inapp.domain.deciding import Reason
from inapp.domain.disbursements import UnmatchedFunds
from inapp.domain.errors import Conflict, Invalid, NotFound, Refused
from inapp.domain.model import Payment
from inapp.domain.search import Filter
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.operations import events_out
from inapp.payments import approvals, ask_now, psp_balance, rules
from inapp.staff import audit
from inapp.statuses import status_of
from inapp.store import Tables
from inapp.store.notes import Note

blueprint = Blueprint("payment", __name__)

LONGEST_NOTE = 2000
NO_WORDS = N_("Write down what your colleagues should know")
TOO_LONG = N_("A note has at most 2,000 characters")
NO_EVENTS = N_("No CRM is told of events here: CASHIER_EVENTS_URL is not set")


@blueprint.get("/payments/<ref>")
@needs(Right.SEE)
def page(ref: str) -> Response:
    """The page."""
    return shown(ref)


def shown(ref: str, told: str = "", status: int = 200, problem: str = "") -> Response:
    """The page of a payment or of unmatched funds, with what has just been done. Raises NotFound."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        payment, funds = db.payment(ref), db.unmatched_funds(ref)
        values = _payment(db, payment) if payment else _funds(db, funds) if funds else None
        if values is None:
            raise NotFound(UNKNOWN, values={"ref": ref})
        source = payment or funds
        values |= {"taken_by": db.taken_by(ref), "hold": db.hold(ref)}
        if source:
            values |= {
                "offers": acts.offered(cashier, db, source, current_actor()),
                "version": approvals.version_of(db, source),
            }
    values |= {
        "typed": {},
        "tried": "",
        "reasons": list(Reason),
        "query": asked.query_of(_list()),
        "back": asked.list_address(_list()),
    }
    if problem:  # what was typed into the form that was refused stays in it
        values |= {"typed": request.form, "tried": request.path.rpartition("/")[2]}
    template = "payment" if payment else "funds"
    return show.page(template, ref, status, told=told, problem=problem, **values)


def _list() -> Filter:
    """The list that the reader came from."""
    try:
        return asked.asked()
    except Refused:
        return Filter()


def _payment(db: Tables, payment: Payment) -> dict[str, Any]:
    now = current_cashier().clock.now()
    wanted = _list()
    coming = db.next_of(wanted, now, db.place_of(wanted, payment.ref)) if wanted.queue else None
    return {
        "payment": payment,
        "evidence": evidence.of(db, payment),
        "verdicts": list(reversed(rules.explain(db, payment.ref))),
        "facts": facts.of(db, payment, now),
        "last": [one for ref in db.newest_payments_of(payment.user_id, 11) if (one := db.payment(ref))][:10],
        "freeze": db.freeze(payment.user_id),
        "next": url_for("payment.page", ref=coming) + asked.query_of(wanted)
        if coming and coming != payment.ref
        else "",
        "sees_person": may_i(Right.SEE_PERSON),
        "tells_crm": current_cashier().events is not None,
        "moments": MOMENTS,
        "outcomes": OUTCOMES,
    }


def _funds(db: Tables, funds: UnmatchedFunds) -> dict[str, Any]:
    about = db.payment(funds.about)
    return {
        "funds": funds,
        "state": t(FUNDS[funds.state]),
        "about": about,
        "made": db.disbursements(funds.ref),
        "notes": db.notes(funds.ref),
        "said": db.decisions_of(funds.ref),
    }


@blueprint.get("/payments/<ref>/available")
@needs(Right.SEE)
def available(ref: str) -> Response:
    """What the payment's PSP can pay out now in its currency, which may take a while. Raises NotFound."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment is None:
        raise NotFound(UNKNOWN, values={"ref": ref})
    values: dict[str, Any] = {"payment": payment, "unknown": ""}
    try:
        found = psp_balance.available(cashier, payment.psp, payment.money.currency)
        values |= {"found": found, "short": found < payment.money}
    except Refused as refusal:
        values["unknown"] = show.words_of(refusal)
    if is_htmx():
        return make_response(render_template("console/psp_balance.html", **values))
    return show.page("psp_balance_page", ref, **values)


@blueprint.post("/payments/<ref>/note")
@needs(Right.NOTE)
def note(ref: str) -> Response:
    """Write a note, which nobody can change or take away."""
    cashier, actor = current_cashier(), current_actor()
    words = request.form.get("text", "").strip()
    problem = NO_WORDS if not words else TOO_LONG if len(words) > LONGEST_NOTE else ""
    if problem:
        return shown(ref, problem=t(problem), status=status_of(Invalid(problem)))
    with cashier.store.write() as db:
        if db.payment(ref) is None and db.unmatched_funds(ref) is None:
            raise NotFound(UNKNOWN, values={"ref": ref})
        db.add_note(Note(ref, words, actor.name, actor.key, cashier.clock.now()))
        audit.note(db, actor, "noted", ref)
    return shown(ref, t(N_("The note is kept.")))


@blueprint.post("/payments/<ref>/ask")
@needs(Right.ASK)
def ask(ref: str) -> Response:
    """Ask the PSP what it says now."""
    cashier, actor = current_cashier(), current_actor()
    return _done(ref, "asked the PSP", lambda: "\n".join(ask_now.ask_psp(cashier, ref, actor.name)))


@blueprint.post("/payments/<ref>/read-back")
@needs(Right.ASK)
def read_back(ref: str) -> Response:
    """Look for the unknown booking in cTrader's history now."""
    cashier = current_cashier()

    def look() -> str:
        ask_now.read_back_now(cashier, ref)
        return t(N_("cTrader's history was read: what it shows stands below."))

    return _done(ref, "read back", look)


@blueprint.post("/payments/<ref>/alerts")
@needs(Right.ASK)
def alerts(ref: str) -> Response:
    """Send the alerts about a payment once more."""
    cashier = current_cashier()

    def again() -> str:
        with cashier.store.write() as db:
            many = db.send_alerts_again(ref, cashier.clock.now())
        return (
            t(N_("{count} alerts are sent again.")).format(count=many) if many else t(N_("There is no alert about it."))
        )

    return _done(ref, "sent alerts again", again)


@blueprint.post("/payments/<ref>/replay")
@needs(Right.ASK)
def replay(ref: str) -> Response:
    """Tell the broker's CRM once more of all that happened to a payment."""
    cashier, actor = current_cashier(), current_actor()
    try:
        if cashier.events is None:
            raise Conflict(NO_EVENTS)
        many = events_out.replay(cashier, actor, ref)  # notes it in the audit itself
    except Refused as refusal:
        return shown(ref, problem=show.words_of(refusal), status=status_of(refusal))
    return shown(ref, t(N_("{count} events are told to the CRM once more."), count=many))


def _done(ref: str, verb: str, act: Any) -> Response:
    """The page after something was done and noted in the audit, or with the reason that it was not."""
    try:
        told = act()
    except Refused as refusal:
        return shown(ref, problem=show.words_of(refusal), status=status_of(refusal))
    with current_cashier().store.write() as db:
        audit.note(db, current_actor(), verb, ref)
    return shown(ref, told)
