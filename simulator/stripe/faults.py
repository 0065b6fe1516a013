"""What goes wrong with the next calls of the API, and how it looks on the wire."""

import time
from collections.abc import Callable
from typing import Protocol

from flask import Response

from simulator import fault_table
from simulator.fault_table import GATEWAY_PAGE, Fault, drop_after, drop_before
from simulator.stripe.state import Object


class Exchange(fault_table.Exchange, Protocol):
    """One call in progress, as a fault may treat it."""

    def act(self, pause: float = 0) -> Response:
        """Does what was asked, after a pause in which the call is in progress, and gives the honest answer."""

    def fail(self, applied: bool) -> Response:
        """A 500 that the idempotency key remembers, with or without effect."""

    def rate_limit(self) -> Response:
        """The refusal of a call too many, without effect and remembered by nobody."""


def _hang(fault: Fault, call: Exchange) -> Response:
    time.sleep(fault.pause())
    call.drop()


def _stored_500(fault: Fault, call: Exchange) -> Response:
    return call.fail(fault.applied)


def _status(fault: Fault, call: Exchange) -> Response:
    if fault.applied:
        call.act()
    status = fault.status or 503
    return Response(GATEWAY_PAGE.format(status), status=status, content_type="text/html")


def _slow(fault: Fault, call: Exchange) -> Response:
    return call.act(fault.pause())


def _slow_after(fault: Fault, call: Exchange) -> Response:
    answer = call.act()
    time.sleep(fault.pause())
    return answer


def _rate_limit(fault: Fault, call: Exchange) -> Response:
    return call.rate_limit()


KINDS: dict[str, Callable[[Fault, Exchange], Response]] = {
    "drop_before": drop_before,
    "drop_after": drop_after,
    "hang": _hang,
    "stored_500": _stored_500,
    "status": _status,
    "slow": _slow,
    "slow_after": _slow_after,
    "rate_limit": _rate_limit,
}


def parse_fault(body: Object, calls: frozenset[str]) -> Fault:
    """The fault that a control request describes; ValueError says what is wrong with it."""
    return fault_table.parse(Fault, body, sorted(calls), KINDS.__contains__, ", ".join(sorted(KINDS)))


class Faults(fault_table.Armed[Fault]):
    """The armed faults of this stand-in."""

    def take(self, *names: str) -> Fault | None:
        """Uses up one time of the first fault for a call by any of its names, if there is one."""
        return self.first(lambda fault: fault.call in names)
