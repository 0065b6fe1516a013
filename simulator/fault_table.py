"""Faults on demand: what all stand-ins share of arming them, taking them and what they look like."""

import threading
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from typing import Any, Generic, NoReturn, Protocol, TypeVar

from flask import Response

GATEWAY_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway</body></html>"
LONG = 20
"""Seconds that a slow call takes unless its fault says otherwise."""


@dataclass
class Fault:
    """What happens to the next `times` calls of one kind; the kind says what the other fields mean."""

    call: str
    kind: str
    times: int = 1
    seconds: float | None = None
    status: int | None = None
    applied: bool = False

    def pause(self, usual: float = LONG) -> float:
        """The fault's seconds, or the usual ones."""
        return usual if self.seconds is None else self.seconds


class Exchange(Protocol):
    """One call in progress, as every fault may treat it."""

    def act(self) -> Response:
        """Does what was asked and gives the honest answer."""

    def drop(self) -> NoReturn:
        """Closes the connection in an orderly way without an answer."""


def drop_before(fault: Fault, call: Exchange) -> Response:
    """No effect and no answer."""
    call.drop()


def drop_after(fault: Fault, call: Exchange) -> Response:
    """The effect, and no answer."""
    call.act()
    call.drop()


F = TypeVar("F", bound=Fault)


def parse(
    form: type[F], body: dict[str, Any], calls: Collection[str], has_kind: Callable[[str], bool], kinds: str
) -> F:
    """The fault that a control request describes; ValueError says what is wrong with it."""
    wrong = set(body) - set(form.__dataclass_fields__)
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
    if body.get("call") not in calls:
        raise ValueError(f"call must be one of {', '.join(calls)}")
    if not has_kind(str(body.get("kind"))):
        raise ValueError(f"kind must be one of {kinds}")
    fault = form(**body)
    if not isinstance(fault.times, int) or fault.times < 1:
        raise ValueError("times must be a positive integer")
    return fault


class Armed(Generic[F]):
    """The armed faults, oldest first; safe to use from many threads."""

    def __init__(self) -> None:
        self._armed: list[F] = []
        self._lock = threading.Lock()

    def arm(self, fault: F) -> None:
        """Adds a fault behind those already armed."""
        with self._lock:
            self._armed.append(fault)

    def first(self, fits: Callable[[F], bool]) -> F | None:
        """Uses up one time of the first fault that fits a call, if any."""
        with self._lock:
            for fault in self._armed:
                if fits(fault):
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
