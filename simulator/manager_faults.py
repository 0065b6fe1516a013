"""What goes wrong with the next answers of the Manager API: the rows that they hold, and how they look on the wire."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from simulator import manager_messages as messages
from simulator.faults import Fault

Row = dict[str, Any]
MINUTE_MS = 60_000


class Call(Protocol):
    """A question that is being answered."""

    kind: int
    message_id: str | None

    def honest(self) -> bytes:
        """The honest answer, as a whole frame."""

    def send(self, data: bytes) -> None:
        """Sends bytes as they are. OSError once the other side has left."""

    def refuse(self, code: str, maintenance_end: int | None = None) -> None:
        """Answers with an error."""


class Left(Exception):
    """This side ends the connection."""


# The rows of an answer.


def _hole(rows: list[Row]) -> list[Row]:
    return rows[: len(rows) // 2] + rows[len(rows) // 2 + 1 :]


def _foreign(rows: list[Row]) -> list[Row]:
    return [row | {"login": row["login"] + 1, "balanceHistoryId": row["balanceHistoryId"] + 1} for row in rows] + rows


def _outside(rows: list[Row]) -> list[Row]:
    return [row | {"timestamp": 1} for row in rows]


ROWS: dict[str, Callable[[list[Row]], list[Row]]] = {
    "hole": _hole,
    "doubled": lambda rows: rows + rows,
    "contrary": lambda rows: [row | {"comment": "another"} for row in rows] + rows,
    "foreign": _foreign,
    "outside": _outside,
}
"""What each kind makes of the rows; it hits `manager_history` alone."""


def rows_of(fault: Fault | None, rows: list[Row]) -> list[Row]:
    """The rows that an answer holds."""
    return ROWS.get(fault.kind if fault else "", list)(rows)


def shift_ms(fault: Fault | None) -> int:
    """How far the clock that is told is wrong."""
    return int(fault.pause(3600) * 1000) if fault and fault.kind == "clock" else 0


# The wire.


def _truncated(fault: Fault, call: Call) -> None:
    answer = call.honest()
    call.send(answer[: len(answer) // 2])
    raise Left


def _drip(fault: Fault, call: Call) -> None:
    for byte in call.honest():
        call.send(bytes([byte]))
        time.sleep(fault.pause(1))


def _slow(fault: Fault, call: Call) -> None:
    time.sleep(fault.pause())
    call.send(call.honest())


def _drop(fault: Fault, call: Call) -> None:
    raise Left


def _silent(fault: Fault, call: Call) -> None:
    pass


def _long_frame(fault: Fault, call: Call) -> None:
    call.send((2**31 - 1).to_bytes(4, "big") + bytes(1024))


def _garbage(fault: Fault, call: Call) -> None:
    call.send((8).to_bytes(4, "big") + b"\xff" * 8)


def _other(fault: Fault, call: Call) -> None:
    call.send(messages.frame(messages.HELLO, b"", call.message_id))


def _reject(fault: Fault, call: Call) -> None:
    maintenance = fault.code == "SERVER_IS_UNDER_MAINTENANCE"
    end = int((time.time() + fault.pause(60)) * 1000) if maintenance else None
    call.refuse(fault.code, end)


WIRE: dict[str, Callable[[Fault, Call], None]] = {
    "truncated": _truncated,
    "drip": _drip,
    "slow": _slow,
    "drop": _drop,
    "silent": _silent,
    "long_frame": _long_frame,
    "garbage": _garbage,
    "other": _other,
    "reject": _reject,
}


def answer(fault: Fault | None, call: Call) -> None:
    """Answers a question as the fault says, or honestly."""
    wire = WIRE.get(fault.kind.partition(":")[0]) if fault else None
    if fault and wire:
        wire(fault, call)
    else:
        call.send(call.honest())
