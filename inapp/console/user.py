"""A user's page: accounts, sums, open payments, notes, holds and instruments. Each look is a line of the audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from flask import Blueprint, Response, make_response, render_template, request

from inapp.cashier import Cashier
from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.payment import LONGEST_NOTE, NO_WORDS, TOO_LONG
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import MOMENTS, OUTCOMES
from inapp.domain.errors import Declined, Invalid, NotFound, NotSent, OutcomeUnknown, Refused
from inapp.domain.model import TradingAccount
from inapp.domain.money import Money
from inapp.domain.rules import Level
from inapp.domain.search import DAY
from inapp.domain.staff import Right
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import letters, standing, support, users
from inapp.payments import approvals, holds
from inapp.staff import audit
from inapp.statuses import status_of
from inapp.store import Tables
from inapp.store.notes import Note
from inapp.store.rules import RuleRecord
from inapp.store.sums import Sum

blueprint = Blueprint("user", __name__)

UNKNOWN_USER = N_("There is no user {user_id} here: neither an account nor a payment names them")
SPANS: Mapping[str, int | None] = {N_("24 hours"): DAY, N_("30 days"): 30 * DAY, N_("in all"): None}
"""The times that sums are told for."""
PATIENCE = 3000
"""Milliseconds that cTrader has for each account."""
REFUSALS = 10
"""The newest refused starts that are shown."""
AT_MOST = 20
"""The accounts that are read of a user."""


@dataclass(slots=True)
class Use:
    """What arrived by one instrument: sums by time and direction."""

    name: str
    currency: str
    sums: dict[tuple[str, PaymentType], Decimal] = field(default_factory=dict)


@blueprint.get("/users/<number:user_id>")
@needs(Right.SEE_PERSON)
def page(user_id: int) -> Response:
    """The page."""
    return shown(user_id)


def shown(user_id: int, told: str = "", status: int = 200, problem: str = "", secret: str = "") -> Response:
    """The page of a user, with what has just been done. Raises NotFound."""
    cashier = current_cashier()
    now = cashier.clock.now()
    with cashier.store.read() as db:
        accounts = db.accounts_of(user_id)
        newest = [one for ref in db.newest_payments_of(user_id, 10) if (one := db.payment(ref))]
        _require_known(db, user_id)
        values = {
            "accounts": accounts,
            "newest": newest,
            "open": db.open_payments_of(user_id),
            "uses": _uses(db, user_id, now),
            "spans": list(SPANS),
            "notes": db.notes(f"user {user_id}"),
            "freeze": (freeze := db.freeze(user_id)),
            "lifted_by": holds.lifted_by(cashier, db, freeze) if freeze else "",
            "disabled": db.is_disabled(user_id),
            "disputes": db.disputes_of_user(user_id),
            "instruments": db.instruments(user_id),
            "first": db.first_payment(user_id),
            "standing": standing.of(db, user_id),
            "moments": MOMENTS,
            "outcomes": OUTCOMES,
            "refused": [(one, _asked_for(one)) for one in db.refused_starts(user_id, REFUSALS)],
        }
    with cashier.store.write() as db:
        audit.note(db, current_actor(), "read person", f"user {user_id}", "their page")
    seen = _support(cashier, user_id)
    title = t(N_("User {user_id}"), user_id=user_id)
    more = {"seen": seen, "told": told, "problem": problem, "secret": secret, "user_id": user_id, "levels": Level}
    return show.page("user", title, status, **values, **more)


def _require_known(db: Tables, user_id: int) -> None:
    """Raise NotFound for a user whom nothing here names."""
    if not db.accounts_of(user_id) and not db.newest_payments_of(user_id, 1) and db.user(user_id) is None:
        raise NotFound(UNKNOWN_USER, values={"user_id": user_id})


def _asked_for(record: RuleRecord) -> Money | None:
    """The amount of a payment that was refused; None where a limit was asked before it was read."""
    parts = record.about.get("money")
    return Money(*parts) if parts else None


def _support(cashier: Cashier, user_id: int) -> support.Overview | None:
    try:
        return support.overview(cashier, user_id)
    except Refused:
        return None


def _uses(db: Tables, user_id: int, now: int) -> list[Use]:
    """What arrived, by instrument and currency, in each of the times."""
    found: dict[tuple[str, str], Use] = {}
    for name, span in SPANS.items():
        for one in db.sums_of_user(user_id, now - span if span else 0):
            use = found.setdefault(_key(one), Use(*_key(one)))
            key = name, one.kind
            use.sums[key] = use.sums.get(key, Decimal(0)) + one.scaled
    return sorted(found.values(), key=lambda use: (use.currency, use.name))


def _key(one: Sum) -> tuple[str, str]:
    return one.instrument or one.method, one.currency


@blueprint.get("/users/<number:user_id>/balances")
@needs(Right.SEE_PERSON)
def balances(user_id: int) -> Response:
    """What cTrader says of the user's accounts now, which may take a while."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        accounts = db.accounts_of(user_id)[:AT_MOST]
    with cashier.store.write() as db:
        audit.note(db, current_actor(), "read person", f"user {user_id}", "their balances")
    found = [(one, _now(cashier, one.login)) for one in accounts]
    if request.headers.get("HX-Request") == "true":
        return make_response(render_template("console/balances.html", balances=found))
    return show.page("balances_page", t(N_("User {user_id}"), user_id=user_id), balances=found, user_id=user_id)


def _now(cashier: Cashier, login: int) -> TradingAccount | str:
    """An account as cTrader describes it now, or why it does not."""
    try:
        return cashier.ctrader.trading_account(login, PATIENCE)
    except Declined as refusal:
        return t(N_("cTrader says {reason}"), reason=refusal.reason)
    except (NotSent, OutcomeUnknown):
        return t(N_("cTrader does not answer now"))


@blueprint.post("/users/<number:user_id>/note")
@needs(Right.NOTE)
def note(user_id: int) -> Response:
    """Write a note about a user."""
    cashier, actor = current_cashier(), current_actor()
    words = request.form.get("text", "").strip()
    problem = NO_WORDS if not words else TOO_LONG if len(words) > LONGEST_NOTE else ""
    if problem:
        return shown(user_id, problem=t(problem), status=status_of(Invalid(problem)))
    subject = f"user {user_id}"
    with cashier.store.write() as db:
        db.add_note(Note(subject, words, actor.name, actor.key, cashier.clock.now()))
        audit.note(db, actor, "noted", subject)
    return shown(user_id, t(N_("The note is kept.")))


@blueprint.post("/users/<number:user_id>/invite")
@needs(Right.HELP, fresh=True)
def invite(user_id: int) -> Response:
    """Make a link with which the user sets a password; it is shown once."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        user = db.user(user_id)
    if user is None:
        return shown(user_id, problem=t(N_("This user has no login here")), status=status_of(NotFound("")))
    try:
        link = f"{cashier.public_url}{letters.ADDRESS}{users.invite(cashier, user.email)}"
    except Refused as refusal:
        return shown(user_id, problem=show.words_of(refusal), status=status_of(refusal))
    _note_help(user_id, audit.PASSWORD_LINK)
    return shown(user_id, t(N_("Give this link to the trader, and to nobody else. It is shown once.")), secret=link)


@blueprint.post("/users/<number:user_id>/lift-delay")
@needs(Right.HELP)
def lift_delay(user_id: int) -> Response:
    """End the delay that wrong passwords have brought about."""
    return _help(user_id, "lifted the delay", N_("The next login does not have to wait."), support.lift, user_id, None)


@blueprint.post("/users/<number:user_id>/end-sessions")
@needs(Right.HELP)
def end_sessions(user_id: int) -> Response:
    """End all logins of the user."""
    told = N_("All logins of this user have ended; they may log in again at once.")
    return _help(user_id, "ended all sessions", told, support.end_sessions, user_id)


@blueprint.post("/users/<number:user_id>/level")
@needs(Right.HELP, fresh=True)
def verify(user_id: int) -> Response:
    """Say how far the user is verified, which rules ask for."""
    level, by = request.form.get("level", ""), current_actor().name
    with current_cashier().store.read() as db:
        _require_known(db, user_id)
        approvals.require_no_trader(db, user_id, current_actor())
    told = N_("The level is kept, with your name. Rules ask for it from now on.")
    return _help(user_id, f"verified: {level}"[:40], told, standing.verify, user_id, level, by)


def _help(user_id: int, detail: str, told: str, act: object, *values: object) -> Response:
    try:
        act(current_cashier(), *values)  # type: ignore[operator]
    except Refused as refusal:
        return shown(user_id, problem=show.words_of(refusal), status=status_of(refusal))
    _note_help(user_id, detail)
    return shown(user_id, t(told))


def _note_help(user_id: int, detail: str) -> None:
    with current_cashier().store.write() as db:
        audit.note(db, current_actor(), "helped", f"user {user_id}", detail)
