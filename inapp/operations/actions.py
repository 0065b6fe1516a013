"""What staff do with commands: a row for each command that moves money, identity or access, and an alert for some."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.model import Action, ActionState
from inapp.store import Tables

log = logging.getLogger(__name__)

NEVER_AGAIN = frozenset({"backup", "drill"})
"""Commands that change nothing here: they show that a database is older, and are many."""


@dataclass(frozen=True, slots=True)
class Order:
    """A command that is about to run: its words, its arguments without secrets, and who gives it.

    `by` is the name that was typed, `system_user` the machine's own word for the person; `alerts` has people told.
    """

    command: str
    arguments: Mapping[str, object]
    by: str
    system_user: str
    alerts: bool


@contextmanager
def recorded(cashier: Cashier, order: Order) -> Iterator[None]:
    """Leave a row before a command begins, and another with its end. Raises StorageFailed, and then nothing is done."""
    arguments = json.dumps(order.arguments, ensure_ascii=False, separators=(",", ":"))
    begun = Action(None, ActionState.BEGUN, order.command, arguments, order.by, order.system_user, cashier.clock.now())
    with cashier.store.write() as db:
        number = db.add_action(begun)
    actor = f"{order.by or 'somebody'} ({order.system_user})"
    token = security.staff.set(order.system_user)
    done = False
    try:
        yield
        done = True
    finally:
        security.staff.reset(token)
        security.note("staff.done" if done else "staff.refused", actor=actor, detail=order.command)
        now = cashier.clock.now()
        with suppress(StorageFailed), cashier.store.write() as db:  # then the row of the beginning stands alone
            db.add_action(
                replace(begun, begun=number, outcome=ActionState.DONE if done else ActionState.REFUSED, at=now)
            )
            if order.alerts and done:
                db.add_alert(now, "staff", "", f"{actor} ran {order.command} {_words(order.arguments)}".rstrip())
            if done:
                _keep(cashier, order, number, begun.at)


def _words(arguments: Mapping[str, object]) -> str:
    return " ".join(f"{name}={value}" for name, value in arguments.items() if name != "by")


def _keep(cashier: Cashier, order: Order, number: int, at: int) -> None:
    """Note a command outside of every backup, within the writers' turn, so that one process at a time does."""
    entry = {"number": number, "at": at, "by": order.by, "system_user": order.system_user}
    try:
        if cashier.actions_log:
            cashier.actions_log.append(entry | {"command": order.command, "arguments": dict(order.arguments)})
    except OSError as error:
        log.error("the log of commands cannot be written: %s", error.strerror)  # the command itself has ended


def is_older(cashier: Cashier, db: Tables) -> bool:
    """True if the log names a command that this database lacks and nobody has been told of."""
    return bool(_lacking(cashier, db))


def forgotten(cashier: Cashier, db: Tables) -> list[str]:
    """A sentence for each command that an older database lacks and that somebody may have to give again."""
    return [_sentence(entry) for entry in _lacking(cashier, db) if entry["command"] not in NEVER_AGAIN]


def _lacking(cashier: Cashier, db: Tables) -> list[dict[str, Any]]:
    unseen = _logged(cashier)[db.settled_actions() :]
    return [entry for entry in unseen if not db.has_action(entry["number"], entry["at"])]


def _sentence(entry: Mapping[str, Any]) -> str:
    who, when = entry["by"] or entry["system_user"], datetime.fromtimestamp(entry["at"] / 1000, UTC)
    return f"{entry['command']} {_words(entry['arguments'])} ({who}, {when:%Y-%m-%d %H:%M} UTC)"


def settle(cashier: Cashier, db: Tables) -> None:
    """Take note that people have seen what is forgotten."""
    db.settle_actions(len(_logged(cashier)))


def _logged(cashier: Cashier) -> list[dict[str, Any]]:
    try:
        return (cashier.actions_log.entries() or []) if cashier.actions_log else []
    except (OSError, UnusableFile) as error:
        log.error("the log of commands cannot be read: %s", error)
        return []
