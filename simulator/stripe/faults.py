"""Faults on demand: what goes wrong with the next calls of a kind, and how it looks on the wire."""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import NoReturn, Protocol

from flask import Response

from simulator.faults import GATEWAY_PAGE
from simulator.stripe.state import Object


@dataclass
class Fault:
    """What happens to the next `times` calls of one kind; the kind says what the other fields mean."""

    call: str
    kind: str
    times: int = 1
    seconds: float | None = None
    status: int | None = None
    applied: bool = False


class Exchange(Protocol):
    """One call in progress, as a fault may treat it."""

    def act(self, pause: float = 0) -> Response:
        """Does what was asked, after a pause in which the call is in progress, and gives the honest answer."""

    def fail(self, applied: bool) -> Response:
        """A 500 that the idempotency key remembers, with or without effect."""

    def drop(self) -> NoReturn:
        """Closes the connection without an answer."""

    def rate_limit(self) -> Response:
        """The refusal of a call too many, without effect and remembered by nobody."""


def _drop_before(fault: Fault, call: Exchange) -> Response:
    call.drop()


def _drop_after(fault: Fault, call: Exchange) -> Response:
    call.act()
    call.drop()


def _hang(fault: Fault, call: Exchange) -> Response:
    time.sleep(_seconds(fault))
    call.drop()


def _stored_500(fault: Fault, call: Exchange) -> Response:
    return call.fail(fault.applied)


def _status(fault: Fault, call: Exchange) -> Response:
    if fault.applied:
        call.act()
    status = fault.status or 503
    return Response(GATEWAY_PAGE.format(status), status=status, content_type="text/html")


def _slow(fault: Fault, call: Exchange) -> Response:
    return call.act(_seconds(fault))


def _slow_after(fault: Fault, call: Exchange) -> Response:
    answer = call.act()
    time.sleep(_seconds(fault))
    return answer


def _rate_limit(fault: Fault, call: Exchange) -> Response:
    return call.rate_limit()


def _seconds(fault: Fault) -> float:
    return 20 if fault.seconds is None else fault.seconds


KINDS: dict[str, Callable[[Fault, Exchange], Response]] = {
    "drop_before": _drop_before,
    "drop_after": _drop_after,
    "hang": _hang,
    "stored_500": _stored_500,
    "status": _status,
    "slow": _slow,
    "slow_after": _slow_after,
    "rate_limit": _rate_limit,
}


def parse_fault(body: Object, calls: frozenset[str]) -> Fault:
    """The fault that a control request describes; ValueError says what is wrong with it."""
    wrong = set(body) - set(Fault.__dataclass_fields__)
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
    if body.get("call") not in calls:
        raise ValueError(f"call must be one of {', '.join(sorted(calls))}")
    if body.get("kind") not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(sorted(KINDS))}")
    fault = Fault(**body)
    if not isinstance(fault.times, int) or fault.times < 1:
        raise ValueError("times must be a positive integer")
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

    def take(self, *names: str) -> Fault | None:
        """Uses up one time of the first fault for a call by any of its names, if there is one."""
        with self._lock:
            for fault in self._armed:
                if fault.call in names:
                    fault.times -= 1
                    if not fault.times:
                        self._armed.remove(fault)
                    return fault
        return None

    def clear(self) -> None:
        """Disarms everything."""
        with self._lock:
            self._armed.clear()

    def remaining(self) -> list[Object]:
        """The armed faults with the times that are left, without unset fields."""
        with self._lock:
            return [
                {name: value for name, value in asdict(fault).items() if value not in (None, False)}
                for fault in self._armed
            ]
