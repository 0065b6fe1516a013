"""What staff do with commands: a row for each command that moves money, identity or access, and an alert for some."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.errors import StorageFailed
from inapp.domain.model import Action, ActionState


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


def _words(arguments: Mapping[str, object]) -> str:
    return " ".join(f"{name}={value}" for name, value in arguments.items() if name != "by")
