"""The page on which two people switch rules on: what is in force, what waits and changes, and a form for a text."""

import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, request

from inapp.cashier import Cashier
from inapp.console import show
from inapp.console.current import current_actor, current_cashier
from inapp.console.deciding import note
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.domain.errors import Conflict, Invalid, Refused
from inapp.domain.rule_differences import Difference, differences
from inapp.domain.rules import Outcome, version_of
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.payments import rule_changes, rule_replay
from inapp.payments.rule_changes import Waiting
from inapp.payments.rule_replay import Replayed
from inapp.statuses import status_of

blueprint = Blueprint("rules", __name__)

DAYS = 90
MOST_ASKED, MOST_SECONDS = 5000, 5.0
"""The questions and the time after which a replay on the page ends; the command knows no end."""
ROWS = 50
OTHERS = N_("What is in force or waits is another version by now: look at it again. Nothing was done.")
NO_TEXT = N_("Write or choose the text of the rules first")
NO_UTF8 = N_("The file cannot be read as UTF-8")
ON = N_("The rules are in force.")
WAITS = N_("The rules wait for a second person.")
TAKEN_BACK = N_("The proposal is taken back. What is in force stays.")
WOULD: Mapping[Outcome, str] = {
    Outcome.REFUSE: N_("Would have been refused: {count}."),
    Outcome.REVIEW: N_("Would have waited for a person: {count}."),
    Outcome.ASK: N_("Would have been asked for a document: {count}."),
    Outcome.ALLOW: N_("Would have gone on without anybody: {count}."),
}
OTHER_NUMBER = N_("Would have taken another number of people: {count}.")
_LINE = re.compile(r"line (\d+): ")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a text, and the line that it is about."""

    text: str
    line: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that somebody works at: its mistakes, or else its version and what it changes."""

    text: str
    problem: str = ""
    mistakes: tuple[Mistake, ...] = ()
    version: str = ""
    changes: tuple[Difference, ...] = ()


@dataclass(slots=True)
class Effects:
    """What a text would have changed in the last days; not `whole` if the replay ended before the past did."""

    version: str
    asked: int = 0
    changed: Counter[str] = field(default_factory=Counter)
    rows: list[Replayed] = field(default_factory=list)
    whole: bool = True

    def add(self, one: Replayed) -> None:
        """Count a question, and keep it if it is one of the first that differ."""
        self.asked += 1
        if not one.differs:
            return
        before = one.before.outcome if one.before else Outcome.ALLOW
        self.changed[OTHER_NUMBER if before is one.after.outcome else WOULD[one.after.outcome]] += 1
        if len(self.rows) < ROWS:
            self.rows.append(one)

    def sentences(self) -> list[str]:
        """One for each outcome that occurs."""
        return [t(text, count=self.changed[text]) for text in (*WOULD.values(), OTHER_NUMBER) if self.changed[text]]


@blueprint.get("/rules")
@needs(Right.SEE)
def page() -> Response:
    """The page."""
    return _shown()


def _shown(
    told: str = "", problem: str = "", status: int = 200, draft: Draft | None = None, effects: Effects | None = None
) -> Response:
    now, text, waits = _state(current_cashier())
    count = waits.count if waits else ()
    return show.page(
        "rules",
        t(N_("Rules")),
        status,
        now=now,
        text=text,
        waits=waits,
        seen=_seen(now, waits),
        mine=any(word.actor == current_actor().key for word in count),
        people=count,
        gone=rule_changes.gone(current_cashier(), waits) if waits else (),
        changes=_changes(text, waits.text) if waits else (),
        draft=draft,
        effects=effects,
        told=told,
        problem=problem,
        days=DAYS,
    )


def _state(cashier: Cashier) -> tuple[str, str, Waiting | None]:
    """The version in force with its text, empty if none is, and what waits."""
    with cashier.store.read() as db:
        now = db.rules_in_force() or ""
        text = (db.rule_text(now) or "") if now else ""
    return now, text, rule_changes.waiting(cashier)


def _seen(now: str, waits: Waiting | None) -> str:
    """A word over what the page shows: the version in force and the one that waits."""
    return f"{now or 'none'} {waits.version if waits else 'none'}"


def _changes(before: str, after: str) -> tuple[Difference, ...]:
    return tuple(differences(rule_changes.parsed(before), rule_changes.parsed(after)))


def _require_seen() -> Waiting | None:
    """What waits, if it and the rules in force are those of the form. Raises Conflict."""
    now, _, waits = _state(current_cashier())
    if request.form.get("seen", "") != _seen(now, waits):
        raise Conflict(OTHERS)
    return waits


def _typed() -> str:
    """The text of the form, from a file if one was chosen, with the line ends of a file. Raises Invalid."""
    chosen = request.files.get("file")
    text = request.form.get("text", "")
    if chosen and chosen.filename:
        try:
            text = chosen.read().decode("utf-8")
        except UnicodeDecodeError:
            raise Invalid(NO_UTF8) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _drafted(text: str) -> Draft:
    """A text with its mistakes, or with what it changes."""
    if not text.strip():
        return Draft(text, t(NO_TEXT))
    try:
        rule_changes.parsed(text)
    except Invalid as refusal:
        return Draft(text, mistakes=tuple(_mistake(said, text.split("\n")) for said in str(refusal).splitlines()))
    return Draft(text, version=version_of(text), changes=_changes(_state(current_cashier())[1], text))


def _mistake(said: str, lines: list[str]) -> Mistake:
    found = _LINE.match(said)
    number = int(found[1]) if found else 0
    return Mistake(said, lines[number - 1].strip()[:200] if 0 < number <= len(lines) else "")


@blueprint.post("/rules/check")
@needs(Right.RULES)
def check() -> Response:
    """Check a text: every mistake with its line beside the text, or what it would change."""
    try:
        draft = _drafted(_typed())
    except Invalid as refusal:
        draft = Draft(request.form.get("text", ""), show.words_of(refusal))
    wrong = draft.problem or draft.mistakes
    return _shown(draft=draft, status=status_of(Invalid("")) if wrong else 200)


@blueprint.post("/rules/propose")
@needs(Right.RULES, fresh=True)
def propose() -> Response:
    """Propose a text, as the first of two people; with mistakes it is shown with them."""
    draft = _drafted(_typed())
    if not draft.version:
        return _shown(draft=draft, status=status_of(Invalid("")))
    try:
        _require_seen()
        version = rule_changes.propose(current_cashier(), current_actor(), draft.text)
    except Refused as refusal:
        return _shown(problem=show.words_of(refusal), status=status_of(refusal), draft=draft)
    note("proposed", f"rules {version[:8]}", "a text of rules")
    waits = rule_changes.waiting(current_cashier())
    return _shown(t(WAITS if waits and waits.version == version else ON))


@blueprint.post("/rules/confirm")
@needs(Right.RULES, fresh=True)
def confirm() -> Response:
    """Say yes to what waits, as it was seen; the second person's word switches it on."""
    try:
        waits = _require_seen()
        version = waits.version if waits else ""
        done = rule_changes.confirm(current_cashier(), current_actor(), version)
    except Refused as refusal:
        return _refused(refusal)
    note("confirmed", f"rules {version[:8]}", "in force" if done else rule_changes.AND_ANOTHER)
    return _shown(t(ON if done else WAITS))


@blueprint.post("/rules/withdraw")
@needs(Right.RULES, fresh=True)
def withdraw() -> Response:
    """Take back what waits, one's own proposal or another's."""
    try:
        waits = _require_seen()
        version = waits.version if waits else ""
        rule_changes.withdraw(current_cashier(), current_actor(), version)
    except Refused as refusal:
        return _refused(refusal)
    note("cancelled", f"rules {version[:8]}", "a proposal")
    return _shown(t(TAKEN_BACK))


def _refused(refusal: Refused) -> Response:
    note("refused", "rules", str(refusal))
    return _shown(problem=show.words_of(refusal), status=status_of(refusal))


@blueprint.post("/rules/replay")
@needs(Right.RULES)
def replay() -> Response:
    """What the text of the form, or else what waits, would have changed in the last days."""
    typed = _typed()
    draft = _drafted(typed) if "text" in request.form else None
    if draft and not draft.version:
        return _shown(draft=draft, status=status_of(Invalid("")))
    waits = rule_changes.waiting(current_cashier())
    text = draft.text if draft else waits.text if waits else ""
    return _shown(draft=draft, effects=_effects(text))


def _effects(text: str) -> Effects:
    found, end = Effects(version_of(text)), time.monotonic() + MOST_SECONDS
    for one in rule_replay.replay(current_cashier(), text, DAYS):
        if found.asked == MOST_ASKED or time.monotonic() > end:
            found.whole = False
            break
        found.add(one)
    return found
