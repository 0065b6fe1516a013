"""Bulkheads: how many threads of the web server may wait for whom at the same time.

A bounded number of threads serves everybody (`inapp.serve`). Whatever a screen waits for, some stay free for webhooks,
health and token calls. While one of the places is held by a quick call, some callers wait for it; once all calls are
slow, the others are told at once, and after some slow failures in a row nobody asks for a few seconds.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from inapp.domain.errors import NotSent, OutcomeUnknown

UPSTREAMS: Mapping[str, int] = {"cTrader": 4, "CRM": 3, "check": 2, "provider": 2}
"""Threads that may wait for each at a time. Of what the worker asks, `check` alone is counted."""
TOGETHER = 5
"""Threads that may wait for all of them."""
QUEUE = 50
"""Threads that may wait for a place while answers are quick; the next callers are told at once."""
SLOW_S = 0.5
"""Seconds after which a call is slow. Nobody waits for places that slow calls alone hold."""
FAILURES, REST_S = 3, 5.0
"""Slow failures in a row after which an upstream is left alone, and for how many seconds. Then one caller tries."""


class Bulkheads:
    """The places of all upstreams in one process. `now` is in seconds and never goes back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._changed = threading.Condition()
        self._queued = 0
        self._begun: dict[str, list[float]] = {name: [] for name in UPSTREAMS}
        self._failures = dict.fromkeys(UPSTREAMS, 0)
        self._rests = dict.fromkeys(UPSTREAMS, 0.0)

    @contextmanager
    def place(self, name: str) -> Iterator[None]:
        """Hold a place at an upstream during a call. Raises NotSent if there is none: nothing was sent then."""
        began = self._enter(name)
        try:
            yield
        except (NotSent, OutcomeUnknown):
            self._leave(name, began, failed=self._now() - began >= SLOW_S)
            raise
        except BaseException:
            self._leave(name, began, failed=False)
            raise
        self._leave(name, began, failed=False)

    def _enter(self, name: str) -> float:
        """Wait for a place while calls are quick; the moment at which it was taken."""
        own = self._begun[name]
        with self._changed:
            while True:
                now = self._now()
                self._refuse_while_resting(name, now)
                everyone = [began for calls in self._begun.values() for began in calls]
                if len(own) < UPSTREAMS[name] and len(everyone) < TOGETHER:
                    own.append(now)
                    return now
                newest = max(own if len(own) >= UPSTREAMS[name] else everyone)
                if now - newest >= SLOW_S:
                    raise NotSent(f"{name} is slow, and others wait for it")
                if self._queued >= QUEUE:
                    raise NotSent(f"{name} has too many callers")
                self._queued += 1
                self._changed.wait(SLOW_S - (now - newest))
                self._queued -= 1

    def _refuse_while_resting(self, name: str, now: float) -> None:
        if self._failures[name] < FAILURES:
            return
        if now < self._rests[name] or self._begun[name]:  # the one that tries is still under way
            raise NotSent(f"{name} has not answered lately")

    def _leave(self, name: str, began: float, failed: bool) -> None:
        with self._changed:
            self._begun[name].remove(began)
            self._failures[name] = self._failures[name] + 1 if failed else 0
            self._rests[name] = self._now() + REST_S
            self._changed.notify_all()
