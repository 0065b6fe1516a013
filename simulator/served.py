"""One call to a stand-in that is no cTrader: noted, and answered honestly or as an armed fault says."""

import time
from collections.abc import Callable
from typing import NoReturn

from flask import Response, copy_current_request_context, request

from simulator import faults
from simulator.state import State

# What cTrader's own calls name themselves: they are noted where they are made, not where they arrive.
CTRADER_AGENT = "ctrader-backend"


class Served:
    """A call in progress; `kind` is its name for faults, None if none can be armed for it."""

    def __init__(self, state: State, kind: str | None, caller: str, callee: str) -> None:
        self._state = state
        self._began = time.monotonic()
        ours = request.headers.get("User-Agent") == CTRADER_AGENT
        self._entry = None if ours else state.note_call("in", request.method, request.path, None, (caller, callee))
        self._fault = state.faults.take(kind, None) if kind else None
        self._connection = request.environ["werkzeug.socket"]

    def run(self, work: Callable[[], Response]) -> Response:
        """The answer, honest or not; what happened is noted."""
        self._work = copy_current_request_context(work)
        try:
            answer = self._answer()
            if self._entry:
                self._entry["status"] = answer.status_code
            return answer
        finally:
            if self._entry:
                self._entry["ms"] = round((time.monotonic() - self._began) * 1000)

    def _answer(self) -> Response:
        if not self._fault:
            return self.act()
        if self._entry:
            self._entry["fault"] = self._fault.kind
        # The request is read before anything is cut off, so that a close does not turn into a reset.
        request.get_data()
        return faults.KINDS[self._fault.kind.partition(":")[0]](self._fault, self)

    def act(self) -> Response:
        """Does what was asked and gives the honest answer."""
        return self._work()

    def drop(self) -> NoReturn:
        """Closes the connection in an orderly way without an answer."""
        faults.drop(self._connection)

    def reset(self) -> NoReturn:
        """Resets the connection."""
        faults.reset(self._connection)

    def later(self, seconds: float) -> None:
        """Does what was asked after so many seconds, unless the world is reset before."""
        self._state.later(seconds, self.act)
