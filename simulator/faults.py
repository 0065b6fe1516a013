"""Faults on demand: what goes wrong with the next calls of a kind, and how it looks on the wire."""

import json
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, NoReturn, Protocol

from flask import Response

CALLS = (
    *("token", "trader", "changebalance", "redeem"),
    *("crm_api_token", "crm_authorize", "crm_accounts", "crm_token"),
    *("oidc_discovery", "oidc_jwks", "oidc_token"),
)
GATEWAY_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway</body></html>"


@dataclass
class Fault:
    """What happens to the next `times` calls of one kind; the kind says what the other fields mean."""

    call: str
    kind: str
    login: int | None = None
    times: int = 1
    seconds: float | None = None
    status: int | None = None
    body: str = ""
    content_type: str | None = None
    location: str | None = None
    applied: bool = False

    @property
    def code(self) -> str:
        """The error code of a `reject:CODE`, else empty."""
        return self.kind.partition(":")[2]


class Exchange(Protocol):
    """One call in progress, as a fault may treat it."""

    def act(self) -> Response:
        """Does what was asked and gives the honest answer."""

    def drop(self) -> NoReturn:
        """Closes the connection in an orderly way without an answer."""

    def reset(self) -> NoReturn:
        """Resets the connection (RST)."""

    def later(self, seconds: float) -> None:
        """Does what was asked after so many seconds, unless the world is reset before."""


def _drop_before(fault: Fault, call: Exchange) -> Response:
    call.drop()


def _drop_after(fault: Fault, call: Exchange) -> Response:
    call.act()
    call.drop()


def _apply_late(fault: Fault, call: Exchange) -> Response:
    call.later(5 if fault.seconds is None else fault.seconds)
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
    time.sleep(20 if fault.seconds is None else fault.seconds)
    return call.act()


def _drip(fault: Fault, call: Exchange) -> Response:
    answer = call.act()
    data = answer.get_data()
    pause = 1 if fault.seconds is None else fault.seconds

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
    "drop_before": _drop_before,
    "drop_after": _drop_after,
    "apply_late": _apply_late,
    "status": _status,
    "body": _body,
    "slow": _slow,
    "drip": _drip,
    "twice": _twice,
    "reject": _reject,
}


def parse_fault(body: dict[str, Any]) -> Fault:
    """The fault that a control request describes; ValueError says what is wrong with it."""
    wrong = set(body) - set(Fault.__dataclass_fields__)
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
    if body.get("call") not in CALLS:
        raise ValueError(f"call must be one of {', '.join(CALLS)}")
    kind, _, code = str(body.get("kind")).partition(":")
    if kind not in KINDS or (kind == "reject") != bool(code):
        raise ValueError(f"kind must be one of {', '.join(sorted(KINDS))} (reject as reject:CODE)")
    fault = Fault(**body)
    if not isinstance(fault.times, int) or fault.times < 1:
        raise ValueError("times must be a positive integer")
    if fault.login is not None:
        fault.login = int(fault.login)
    return fault


class Faults:
    """The armed faults, oldest first; safe to use from many threads."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._lock = threading.Lock()

    def arm(self, fault: Fault) -> None:
        """Adds a fault behind those already armed."""
        with self._lock:
            self._armed.append(fault)

    def take(self, call: str, login: int | None) -> Fault | None:
        """Uses up one time of the first fault that fits this call, if any."""
        with self._lock:
            for fault in self._armed:
                if fault.call == call and fault.login in (None, login):
                    fault.times -= 1
                    if not fault.times:
                        self._armed.remove(fault)
                    return fault
        return None

    def clear(self) -> None:
        """Disarms everything."""
        with self._lock:
            self._armed.clear()

    def remaining(self) -> list[dict[str, Any]]:
        """The armed faults with the times that are left, without unset fields."""
        with self._lock:
            return [
                {name: value for name, value in asdict(fault).items() if value not in (None, "", False)}
                for fault in self._armed
            ]


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
