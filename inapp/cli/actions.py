"""`cashier actions ...`: what staff have done with commands; and the bracket that records it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import click

from inapp.cashier import Cashier
from inapp.cli.base import (
    AS_JSON,
    CODE,
    FROM_INPUT,
    SPEAKER,
    TOLD,
    Command,
    Group,
    Recording,
    print_rows,
    typed_code,
)
from inapp.cli.rights import RIGHTS
from inapp.domain.errors import NotAllowed, Refused
from inapp.domain.staff import Actor, may
from inapp.operations import door
from inapp.operations.actions import Order, recorded
from inapp.staff import command_codes

UNRECORDED = frozenset(
    {
        "serve",
        "web",
        "worker",
        "console",
        "doctor",
        "mails list",
        "events list",
        "disputes list",
        "preview",
        "rehearse",
        "payments list",
        "payments show",
        "payments events",
        "accounts list",
        "users list",
        "users show",
        "sessions list",
        "bookings status",
        "bookings compare",
        "actions list",
        "ledger verify",
        "ledger balances",
        "ledger show",
        "ledger export",
        "reconcile",
        "rules check",
        "rules show",
        "rules explain",
        "rules replay",
        "breaks list",
        "breaks show",
        "staff list",
        "staff sessions",
        "audit verify",
    }
)
"""Commands that change nothing for money, identity or access. Every other one is recorded."""
QUIET = frozenset(
    {
        "backup",
        "drill",
        "accounts import",
        "users import",
        "users disable",
        "users freeze",
        "users lift",
        "sessions end",
        "payments approve",
        "payments refuse",
        "payments hold",
        "events replay",
        "breaks take",
        "breaks note",
        "breaks sign",
    }
)
"""Recorded commands of every day, which alert nobody, or whose effect alerts."""
LOUD_OPTIONS = frozenset({"move", "demo_password"})
"""Options that make a quiet command one of the others."""
SUBJECTS: Mapping[str, str] = {
    "ref": "{ref}",
    "user_id": "user {user_id}",
    "number": "break {number}",
    "day": "day {day}",
    "dispute_id": "dispute {psp} {dispute_id}",
}
"""What the audit calls the thing that an argument of this name stands for, in the words of the console."""
SUBJECTS_OF_GROUPS: Mapping[str, str] = {"bookings": "sending", "ledger": "ledger", "rules": "rules"}
SECRET = re.compile("password|secret|token|key", re.IGNORECASE)


def record(cashier: Cashier, root: click.Group, system_user: Callable[[], str]) -> None:
    """Bracket each command below a group that is not in UNRECORDED; `system_user` names who runs this process.

    None that people give takes a code among its arguments.
    """
    for path, command in commands_of(root):
        if not isinstance(command, Command):
            continue
        if path not in UNRECORDED:
            command.recording = _bracket(cashier, path, system_user)
        if RIGHTS.get(path) is not None:
            command.guard = _guard(cashier, system_user)


def _guard(cashier: Cashier, system_user: Callable[[], str]) -> Callable[[Sequence[str]], None]:
    def refuse_codes(arguments: Sequence[str]) -> None:
        if command_codes.end_among(cashier, arguments, system_user()):
            raise NotAllowed(command_codes.IN_ARGUMENTS)

    return refuse_codes


def commands_of(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command below a group with its words."""
    for name, command in group.commands.items():
        path = f"{above} {name}".strip()
        if isinstance(command, click.Group):
            yield from commands_of(command, path)
        else:
            yield path, command


def _bracket(cashier: Cashier, path: str, system_user: Callable[[], str]) -> Recording:
    @contextmanager
    def bracket(context: click.Context) -> Iterator[None]:
        cashier.store.require_newest()
        login, by = system_user(), str(context.params.get("by") or "")
        arguments = {name: _shown(name, value) for name, value in context.params.items() if value not in (None, False)}
        alerts = path not in QUIET or bool(LOUD_OPTIONS & arguments.keys())
        if CODE not in context.meta:
            with recorded(cashier, Order(path, arguments, by, login, alerts)):
                yield
            return
        actor = context.meta[SPEAKER] = _by_code(cashier, context.meta[CODE], path, login)
        arguments["as"] = actor.key
        with (
            recorded(cashier, Order(path, arguments, actor.name, login, alerts)),
            _audited(cashier, actor, path, context),
        ):
            yield

    return bracket


def _by_code(cashier: Cashier, given: str, path: str, login: str) -> Actor:
    """The member of staff whose code comes with a command that their roles let them give. Raises Refused."""
    if given != FROM_INPUT:
        raise NotAllowed(command_codes.IN_ARGUMENTS)
    actor, right = command_codes.speaker(cashier, typed_code(), login, path), RIGHTS[path]
    if right is None or not may(actor, right):
        refusal = NotAllowed(door.NO_RIGHT, values={"right": right})
        command_codes.note_end(cashier, actor, path, actor.key, refusal)
        raise refusal
    return actor


def _subject(path: str, params: Mapping[str, Any]) -> str:
    """What a command is about; empty where no argument and no group of commands says it."""
    named = next((words for name, words in SUBJECTS.items() if params.get(name) is not None), None)
    return named.format(**params) if named else SUBJECTS_OF_GROUPS.get(path.split()[0], "")


@contextmanager
def _audited(cashier: Cashier, actor: Actor, path: str, context: click.Context) -> Iterator[None]:
    """Put into the audit what has come of a command that a member of staff gives."""
    subject = _subject(path, context.params) or actor.key
    try:
        yield
    except Refused as refusal:
        command_codes.note_end(cashier, actor, path, subject, refusal)
        raise
    command_codes.note_end(cashier, actor, path, subject, told=context.meta.get(TOLD, ""))


def _shown(name: str, value: object) -> object:
    """An argument as the row keeps it: a file by its name, a secret not at all."""
    if SECRET.search(name):
        return "[hidden]"
    return value if isinstance(value, bool | int | str) else str(getattr(value, "name", value))


def commands(cashier: Cashier) -> list[Group]:
    """The group."""
    group = Group("actions", help="What staff have done with commands.")

    @group.command("list")
    @click.option("--count", default=50, show_default=True, type=click.IntRange(1, 100_000))
    @AS_JSON
    def list_actions(count: int, as_json: bool) -> None:
        """The newest commands that changed something: when, by whom, what, and how they ended."""
        with cashier.store.read() as db:
            found = db.newest_actions(count)
        rows = [
            {
                "at": datetime.fromtimestamp(action.at / 1000, UTC)
                .isoformat(timespec="seconds")
                .replace("+00:00", "Z"),
                "by": action.by,
                "system_user": action.system_user,
                "command": action.command,
                "arguments": json.loads(action.arguments) if as_json else action.arguments,
                "outcome": outcome,
            }
            for action, outcome in found
        ]
        print_rows(rows, as_json)

    return [group]
