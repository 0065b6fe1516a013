"""The audit: who did, decided or looked at what. Whoever does something of the table below notes it in the same write.

`subject` is what a line is about: a payment's reference, `user 7`, `staff 3`, `break 12`; `detail` is a sentence of
ours for people, without secrets. What nobody may find out from it later does not belong there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from inapp.domain.model import Action, ActionState
from inapp.domain.staff import Actor, AuditLine, Wanted
from inapp.store import Tables

VERBS: Mapping[str, str] = {
    "signed in": "somebody has signed in to the console",
    "signed out": "somebody has signed out, or ended a session",
    "proved": "a second factor was asked for again and was right",
    "refused": "a sign-in or a request was refused",
    "made a code": "a code was shown with which one command at a shell speaks for somebody",
    "spoke at a shell": "a command was given with such a code",
    "invited": "a link was made with which somebody sets a password",
    "set up": "somebody has set a password and a second factor",
    "proposed": "a change that another person confirms",
    "announced": "a change that happens after a day unless somebody cancels it",
    "confirmed": "a change that another person had proposed",
    "carried out": "an announced change has happened",
    "cancelled": "a change that was proposed or announced",
    "changed": "roles or standing of somebody, as the provider or a shell says",
    "broke glass": "a shell has shut somebody out alone, or opened an emergency's decisions for an hour",
    "decided": "somebody has decided about money, alone or with others; the line says what has come of it",
    "read person": "somebody looked at a person's data",
    "replayed": "events of payments were told to the broker's CRM once more",
    "erased": "what does not have to stay of a person is gone",
    "exported": "data has left the console as a file",
    "took": "somebody has put their name on a payment",
    "let go": "somebody has taken their name off a payment",
    "noted": "a note was written about a payment or a user",
    "asked the PSP": "a provider was asked about a payment at once",
    "read back": "cTrader's history was read for a payment at once",
    "sent alerts again": "the alerts about a payment go out once more",
    "helped": "support has made a link, lifted a delay, ended sessions or verified a trader",
}
"""Every verb of the audit, and what it says."""
PASSWORD_LINK = "a link that sets a password"
"""The help with which a colleague could have become a trader."""


def note(db: Tables, actor: Actor, verb: str, subject: str, detail: str = "") -> None:
    """Add a line in the caller's transaction. Raises KeyError for a verb that is not in the table."""
    VERBS[verb]  # a word that nobody can look up tells nothing
    db.add_audit(db.now(), actor.key, actor.name, verb, subject, detail)


PAGE = 50
NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the audit or a command of a shell, as one list shows both."""

    at: int
    actor: str
    name: str
    verb: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the newest first, and the numbers before which the next page begins; None for the last page."""

    lines: list[Line]
    following: tuple[int, int] | None


def page(db: Tables, wanted: Wanted, before: tuple[int, int] = (NEWEST, NEWEST), count: int = PAGE) -> Page:
    """The lines after those of some numbers, of the audit and of the commands, that a filter wants."""
    lines = [(one.seq, _line(one)) for one in db.audit_page(wanted, before[0], count + 1)]
    commands = [(one.seq or 0, _command(one, end)) for one, end in db.actions_page(wanted, before[1], count + 1)]
    shown: list[Line] = []
    numbers = list(before)
    while len(shown) < count and (lines or commands):
        of_shell = not lines or (bool(commands) and commands[0][1].at > lines[0][1].at)
        number, line = (commands if of_shell else lines).pop(0)
        numbers[of_shell] = number
        shown.append(line)
    return Page(shown, (numbers[0], numbers[1]) if lines or commands else None)


def _line(one: AuditLine) -> Line:
    return Line(one.at, one.actor, one.name, one.verb, one.subject, one.detail)


def _command(action: Action, end: ActionState) -> Line:
    name = f"{action.by} ({action.system_user})" if action.by else action.system_user
    detail = " ".join(f"{key}={value}" for key, value in json.loads(action.arguments).items() if key != "by")
    words = f"{action.command} {detail}".rstrip()
    return Line(action.at, f"login {action.system_user}", name, "ran a command", "", f"{words} ({end})")
