"""A queue for work that takes much of the machine, fair between networks; a few at a time, and some waiting."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from inapp.domain.errors import NotSent
from inapp.domain.identity import Caller

FEW = 4
"""Waiting callers of a network who are preferred to strangers, if their place is known."""


class _Ticket:
    """A caller in the queue; once `decided`, it is either its turn (`called`) or it is sent away."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.decided = threading.Event()
        self.called = False

    def decide(self, called: bool) -> None:
        self.called = called
        self.decided.set()


class FairQueue:
    """Lets `at_once` callers work and `waiting` more wait.

    `places` is the number of both. Networks with the fewest callers at work come first, of these known places. A full
    queue sends its least preferred caller away, who may be the new one: the first few of a known place stay, else the
    last caller of the fullest network goes. So no network keeps the others out, nor does a crowd at a known place.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once, self._may_wait = at_once, waiting
        self.places = at_once + waiting
        self._lock = threading.Lock()
        self._working: list[_Ticket] = []
        self._waiting: list[_Ticket] = []

    @contextmanager
    def turn(self, caller: Caller, patience_s: float) -> Iterator[None]:
        """A turn, after at most `patience_s`. Raises NotSent for a caller that is sent away or waits longer."""
        ticket = _Ticket(caller)
        self._join(ticket)
        if not ticket.decided.wait(patience_s):
            self._give_up(ticket)
        if not ticket.called:
            raise NotSent("too many at once")
        try:
            yield
        finally:
            with self._lock:
                self._working.remove(ticket)
                self._fill()

    def _join(self, ticket: _Ticket) -> None:
        with self._lock:
            self._waiting.append(ticket)
            self._fill()
            if len(self._waiting) > self._may_wait:
                least = max(self._waiting, key=self._rank)
                self._waiting.remove(least)
                least.decide(called=False)

    def _give_up(self, ticket: _Ticket) -> None:
        """Leave the queue, unless it was decided at the last moment."""
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)

    def _fill(self) -> None:
        while self._waiting and len(self._working) < self._at_once:
            first = min(self._waiting, key=self._next)
            self._waiting.remove(first)
            self._working.append(first)
            first.decide(called=True)

    def _next(self, ticket: _Ticket) -> tuple[int, bool]:
        """The order of turns; of equals the one that came first."""
        return (self._count(self._working, ticket), not ticket.caller.known)

    def _rank(self, ticket: _Ticket) -> tuple[bool, int, int]:
        """The order of who may stay; the highest goes, of equals the one that came last."""
        place = self._waiting.index(ticket)
        is_preferred = ticket.caller.known and self._count(self._waiting[:place], ticket) < FEW
        return (not is_preferred, self._count(self._waiting, ticket), place)

    @staticmethod
    def _count(tickets: list[_Ticket], of: _Ticket) -> int:
        return sum(ticket.caller.network == of.caller.network for ticket in tickets)
