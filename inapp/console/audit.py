"""The audit: who did what, to whom, and when. Commands of a shell stand in the same list."""

import re
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from inapp.console import show
from inapp.console.current import current_cashier, may_i
from inapp.console.forms import zone
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import Invalid, Refused
from inapp.domain.staff import Right, Wanted
from inapp.domain.text import N_
from inapp.staff import audit
from inapp.statuses import status_of

blueprint = Blueprint("audit", __name__)

FIELDS = ("person", "object", "from", "to")
_REFERENCE = re.compile(r"[DUW]-[0-9A-Z]+", re.ASCII)
NO_DAY = N_("Enter days as 2026-11-27.")


@blueprint.get("/audit")
@needs(Right.SEE_AUDIT)
def page() -> Response:
    """The lines that the address asks for, the newest first."""
    typed = {name: request.args.get(name, "").strip() for name in FIELDS}
    problem, status, wanted = "", 200, Wanted()
    try:
        wanted = _wanted(typed)
    except Refused as refusal:
        problem, status = show.words_of(refusal), status_of(refusal)
    with current_cashier().store.read() as db:
        found, members = audit.page(db, wanted, _before()), db.all_members()
    values = {"typed": typed, "lines": found.lines, "members": members, "problem": problem, "page_of": _page_of}
    return show.page("audit", t(N_("Audit")), status, following=_following(typed, found.following), **values)


def _page_of(subject: str) -> str:
    """The page of what a line is about; empty if it has none, or none for this reader."""
    kind, _, number = subject.partition(" ")
    if kind == "user" and number.isdigit():
        page = "user.page" if may_i(Right.SEE_PERSON) else "privacy.page" if may_i(Right.PRIVACY) else ""
        return url_for(page, user_id=int(number)) if page else ""
    return url_for("payment.page", ref=subject) if _REFERENCE.fullmatch(subject) else ""


def _wanted(typed: dict[str, str]) -> Wanted:
    since, until = _day(typed["from"]), _day(typed["to"])
    end = _ms(until + timedelta(days=1)) if until else 0
    return Wanted(typed["person"], typed["object"], _ms(since) if since else 0, end)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(NO_DAY) from None


def _ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone()).timestamp()) * 1000


def _before() -> tuple[int, int]:
    """Where the page begins: the numbers that the link of the page before it names."""
    named = [request.args.get(name, "") for name in ("line", "row")]
    line, row = (int(text) if text.isdecimal() and len(text) < 19 else audit.NEWEST for text in named)
    return line, row


def _following(typed: dict[str, str], numbers: tuple[int, int] | None) -> str:
    """The address of the next page, which keeps the filter; empty on the last one."""
    if numbers is None:
        return ""
    kept = {name: text for name, text in typed.items() if text}
    return f"{url_for('audit.page')}?{urlencode(kept | {'line': numbers[0], 'row': numbers[1]})}"
