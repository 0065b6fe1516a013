"""The wall clock, which people and time services set: when it goes back, what was due by it is pulled along."""

import logging

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND

log = logging.getLogger("cashier.clock")

TOLERANCE = SECOND
"""Milliseconds by which the clock may go back without any effect."""


class WallClock:
    """The wall clock as the worker sees it, beside the last moment that it showed."""

    def __init__(self, cashier: Cashier) -> None:
        self._cashier = cashier
        self._last: int | None = None  # as the database knows it

    def look(self) -> int:
        """The present moment; if it lies before one seen earlier, the moments in the database follow first.

        Raises StorageFailed, and does the same at the next look.
        """
        now = self._cashier.clock.now()
        last = self._newest() if self._last is None else self._last
        if now < last - TOLERANCE:
            self._follow(now, last - now)
            last = now
        self._last = max(last, now)
        return now

    def _newest(self) -> int:
        with self._cashier.store.read() as db:
            return db.newest_moment()

    def _follow(self, now: int, step: int) -> None:
        with self._cashier.store.write() as db:
            db.set_back(now, step)
            db.add_alert(now, "clock_set_back", "", "The clock of this machine was set back: look at its time service")
        log.warning("the wall clock went back by %.1f s; what was due is due now", step / SECOND)
