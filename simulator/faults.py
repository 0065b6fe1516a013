"""What goes wrong with the next calls of cTrader, its CRM or a provider, and how it looks on the wire."""

import json
import os
import socket
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn, Protocol

from flask import Response

from simulator import fault_table
from simulator.fault_table import GATEWAY_PAGE, drop_after, drop_before

CALLS = (
    *("token", "trader", "changebalance", "redeem"),
    *("crm_api_token", "crm_authorize", "crm_accounts", "crm_token"),
    *("crm_check", "crm_events"),
    *("oidc_discovery", "oidc_jwks", "oidc_token"),
)
MANAGER_KINDS = frozenset(
    "clock contrary doubled drip drop foreign garbage hole long_frame more other outside reject silent slow "
    "truncated".split()
)
MANAGER_CALLS = ("manager_login", "manager_time", "manager_history", "manager_trader", "manager_traders")
"""What is asked over the Manager API, which has faults of its own (simulator/manager_faults.py)."""


@dataclass
class Fault(fault_table.Fault):
    """A fault of one login or of all; `body`, `content_type` and `location` are of its answer."""

    login: int | None = None
    body: str = ""
    content_type: str | None = None
    location: str | None = None

    @property
    def code(self) -> str:
        """The error code of a `reject:CODE`, else empty."""
        return self.kind.partition(":")[2]


class Exchange(fault_table.Exchange, Protocol):
    """One call in progress, as a fault may treat it."""

    def reset(self) -> NoReturn:
        """Resets the connection (RST)."""

    def later(self, seconds: float) -> None:
        """Does what was asked after so many seconds, unless the world is reset before."""


def _apply_late(fault: Fault, call: Exchange) -> Response:
    call.later(fault.pause(5))
    call.drop()


def _refuse(fault: Fault, call: Exchange) -> Response:
    call.reset()


def _status(fault: Fault, call: Exchange) -> Response:
    if fault.applied:
        call.act()
    status = fault.status or 500
    answer = Response(
        fault.body or GATEWAY_PAGE.format(status),
        status=status,
        content_type=fault.content_type or "text/html",
    )
    if fault.location:
        answer.headers["Location"] = fault.location
    return answer


def _body(fault: Fault, call: Exchange) -> Response:
    if fault.applied:
        call.act()
    return Response(fault.body, status=fault.status or 200, content_type=fault.content_type or "application/json")


def _slow(fault: Fault, call: Exchange) -> Response:
    time.sleep(fault.pause())
    return call.act()


def _drip(fault: Fault, call: Exchange) -> Response:
    answer = call.act()
    data = answer.get_data()
    pause = fault.pause(1)

    def drops() -> Iterator[bytes]:
        for at in range(len(data)):
            time.sleep(pause)
            yield data[at : at + 1]

    slow = Response(drops(), status=answer.status_code, content_type=answer.content_type)
    slow.headers["Content-Length"] = str(len(data))
    return slow


def _twice(fault: Fault, call: Exchange) -> Response:
    call.act()
    return call.act()


def _reject(fault: Fault, call: Exchange) -> Response:
    error = {"error": {"errorCode": fault.code, "description": "Refused by a rehearsed fault"}}
    return Response(json.dumps(error), status=fault.status or 400, content_type="application/json")


KINDS: dict[str, Callable[[Fault, Exchange], Response]] = {
    "refuse": _refuse,
    "drop_before": drop_before,
    "drop_after": drop_after,
    "apply_late": _apply_late,
    "status": _status,
    "body": _body,
    "slow": _slow,
    "drip": _drip,
    "twice": _twice,
    "reject": _reject,
}


def _is_kind(known: frozenset[str], text: str) -> bool:
    kind, _, code = text.partition(":")
    return kind in known and (kind == "reject") == bool(code)


def parse_fault(body: dict[str, Any]) -> Fault:
    """The fault that a control request describes; ValueError says what is wrong with it."""
    known = MANAGER_KINDS if body.get("call") in MANAGER_CALLS else frozenset(KINDS)
    kinds = f"{', '.join(sorted(known))} (reject as reject:CODE)"
    fault = fault_table.parse(Fault, body, CALLS + MANAGER_CALLS, partial(_is_kind, known), kinds)
    if fault.login is not None:
        fault.login = int(fault.login)
    return fault


class Faults(fault_table.Armed[Fault]):
    """The armed faults of this stand-in."""

    def take(self, call: str, login: int | None) -> Fault | None:
        """Uses up one time of the first fault that fits this call, if any."""
        return self.first(lambda fault: fault.call == call and fault.login in (None, login))


def drop(connection: socket.socket) -> NoReturn:
    """Ends the connection with an orderly close (FIN) and no answer."""
    connection.shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError("dropped on purpose")


def reset(connection: socket.socket) -> NoReturn:
    """Ends the connection with a reset (RST), whatever is still unread."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # The server holds more references to the socket object; only closing the descriptor itself resets now.
    os.close(connection.detach())
    raise ConnectionAbortedError("reset on purpose")
