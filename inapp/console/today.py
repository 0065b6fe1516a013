"""The first page: what is to be done, how the cashier is, and what the last days were like."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from inapp.console import charts, figures, show
from inapp.console.current import current_cashier, may_i
from inapp.console.forms import age, span
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import QUEUES, SOURCES
from inapp.domain.events_out import EventOut
from inapp.domain.search import Queue, Waiting
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.operations import doctor
from inapp.payments import rule_changes

blueprint = Blueprint("today", __name__)

ELSEWHERE: Mapping[Queue, str] = {Queue.BREAKS: "breaks.page", Queue.DISPUTES: "disputes.page"}
"""The queues with a page of their own."""
OLDEST_EVENTS = 5
"""The events on their way to the broker's CRM that the page names."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A queue on the first page."""

    name: str
    address: str
    count: str
    since: str
    hint: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Whether one part of the cashier is well, in a few words."""

    name: str
    well: bool
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Events:
    """The number of events that wait for the broker's CRM, and the oldest of them with what each is about."""

    many: int
    oldest: list[tuple[EventOut, str]]


@blueprint.get("")
@needs(Right.SEE)
def page() -> Response:
    """The page."""
    waiting = _waiting()
    values = {"signs": _signs(), "events": _events(), **_charts(waiting)}
    return show.page("today", t(N_("Today")), **_queues(waiting), **values)


@blueprint.get("/today/queues")
@needs(Right.SEE)
def queues() -> Response:
    """The queues and the signs alone, which the page asks for again and again."""
    return make_response(render_template("console/queues.html", **_queues(_waiting()), signs=_signs()))


def address_of(queue: Queue) -> str:
    """The page of a queue."""
    return url_for(ELSEWHERE[queue]) if queue in ELSEWHERE else url_for("queue.page", queue=queue)


def count_text(waiting: Waiting) -> str:
    """A count that ends early: `1,000+`."""
    return f"{waiting.count:,}{'+' if waiting.more else ''}"


def _waiting() -> Mapping[Queue, Waiting]:
    """What waits in each queue; frozen users are among what is held, as on its page."""
    with current_cashier().store.read() as db:
        waiting, frozen = db.waiting(), [one.at for one in db.frozen_users()]
    held = waiting[Queue.HELD]
    if frozen:
        oldest = min(at for at in (held.oldest, *frozen) if at)
        held = replace(held, count=held.count + len(frozen), oldest=oldest)
    return {**waiting, Queue.HELD: held}


def _queues(waiting: Mapping[Queue, Waiting]) -> dict[str, Any]:
    tiles = [
        Tile(t(QUEUES[queue][0]), address_of(queue), count_text(one), age(one.oldest), t(QUEUES[queue][1]))
        for queue, one in waiting.items()
    ]
    rules_wait = rule_changes.waiting(current_cashier()) if may_i(Right.RULES) else None
    calm = rules_wait is None and not any(one.count for one in waiting.values())
    return {"tiles": tiles, "calm": calm, "rules_wait": rules_wait}


def _events() -> Events | None:
    """What the broker's CRM has not taken yet; None if it is told nothing."""
    cashier = current_cashier()
    if cashier.events is None:
        return None
    with cashier.store.read() as db:
        oldest = [(one, t(SOURCES[one.source])) for one in db.oldest_events_out(OLDEST_EVENTS)]
        return Events(db.waiting_events_out(), oldest)


def _signs() -> list[Sign]:
    cashier = current_cashier()
    now = cashier.clock.now()
    with cashier.store.read() as db:
        problems = doctor.why_not_sending(cashier, db)
        held = url_for("release.page") if db.held() and may_i(Right.RELEASE) else ""
        beat, unwell, drill, alert = db.heartbeat(), db.unavailable_adapters(), db.drill(), db.oldest_waiting_alert()
        events = cashier.events is not None and db.waiting_events_out()
        proofs = {one.name: db.reader_proof(one.name, one.place) for one in cashier.readers}
    found = [
        Sign(t(N_("Sending")), not problems, "; ".join(problems) or t(N_("bookings are sent")), held),
        Sign(
            t(N_("Worker")),
            beat is not None and now - beat < doctor.HEARTBEAT_LIMIT,
            _ago(beat, now, t(N_("seen {ago} ago"))),
        ),
    ]
    found += [Sign(name, name not in unwell, unwell.get(name) or t(N_("offered"))) for name in cashier.psps]
    for name, proof in proofs.items():
        trusted = proof is not None and proof.withdrawn_at is None
        told = t(N_("shows our bookings")) if trusted else t(N_("has not shown a booking of ours yet"))
        found.append(Sign(t(N_("Reader {name}"), name=name), proof is None or trusted, told))
    found.append(
        Sign(t(N_("Backup")), drill is None or drill.well, _ago(drill.at, now, t(N_("restore practised {ago} ago"))))
        if drill
        else Sign(t(N_("Backup")), True, t(N_("no restore was practised yet")))
    )
    waits = t(N_("one waits since {ago}"), ago=span(now - alert.at)) if alert else t(N_("all delivered"))
    found.append(Sign(t(N_("Alerts")), alert is None or alert.tries == 0, waits))
    if cashier.events is not None and not events:
        found.append(Sign(t(N_("Events to the CRM")), True, t(N_("All were taken."))))
    return found


def _ago(at: int | None, now: int, text: str = "{ago}") -> str:
    if at is None:
        return t(N_("not seen yet"))
    seconds = max(0, now - at) // 1000
    return text.replace("{ago}", span(now - at) if seconds >= 60 else t(N_("{count} s"), count=seconds))


def _charts(waiting: Mapping[Queue, Waiting]) -> dict[str, Any]:
    kept = cast(figures.Kept, current_app.extensions.setdefault("kept_sums", figures.Kept()))
    now = current_cashier().clock.now()
    found = figures.of(current_cashier(), kept, request.args.get("currency", ""))
    ages = [
        (t(QUEUES[queue][0]), max(0, now - one.oldest), span(now - one.oldest))
        for queue, one in waiting.items()
        if one.oldest
    ]
    return {
        "charts": found,
        "methods": charts.methods_of(found.days),
        "came": charts.total([day.came for day in found.days], found.currency),
        "went": charts.total([day.went for day in found.days], found.currency),
        "by_day": charts.by_day(found.days, found.currency, t(N_("Money in and out by day and method"))),
        "ages": charts.in_rows(ages, t(N_("Age of the oldest of each queue"))) if ages else "",
        "declines": charts.in_rows(
            [(reason, many, f"{many:,}") for reason, many in found.declines], t(N_("Declined payments by reason"))
        )
        if found.declines
        else "",
    }
