"""Polls without news: they wait without a thread until there may be some.

A payment's page learns of a change at once, and asks less often. Nothing depends on it: a poll that has waited is
answered as if it had just come.
"""

import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from inapp.cashier import Cashier
from inapp.domain.errors import StorageFailed
from inapp.domain.states import Status
from inapp.web.session import HANDLE_KEY

log = logging.getLogger("cashier.web")

HOLD_S = 2.0
"""The longest wait: as long may the end of the web server be put off."""
MOST = 1000
"""Polls that wait at a time; others are answered at once."""
EACH = 10
"""Polls of one payment that wait at a time, so that one page cannot take the room of all others."""
BREATH_S = 0.02
"""Pause after a commit, so that commits in quick succession cause one look."""
PASSING = frozenset({Status.PAID, Status.CREDITING, Status.APPROVED, Status.DEBITING})
"""States that the worker and cTrader end within moments."""
PASSING_S = 0.5
"""Seconds until a page is told of such a state, in place of which it mostly learns of the next one."""
LINES = 256
"""Changes of payments that are looked through at a time. After more of them all polls are answered."""

_POLL = re.compile(r"/inapp/payments/([^/]+)")

HasNews = Callable[[Cashier, str, str, str], bool]
"""True if there is more to tell than "nothing new": to a page's handle, of a reference, after what it has seen."""


@dataclass(slots=True, eq=False)
class _Held:
    ref: str
    until: float
    go_on: Callable[[], None]

    def has_waited(self, now: float, became: Status | None) -> bool:
        """True if it is to be answered, after its payment has come into a state since the last look, or into none."""
        if became in PASSING:
            self.until = min(self.until, now + PASSING_S)
        return now >= self.until or became not in {None, *PASSING}


class HeldPolls:
    """The polls that wait, and a thread that looks for news while there are any."""

    def __init__(self, cashier: Cashier, has_news: HasNews) -> None:
        self._cashier = cashier
        self._has_news = has_news
        self._held: set[_Held] = set()
        self._each: Counter[str] = Counter()
        self._some = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._line = 0

    def hold(self, environ: Mapping[str, Any], go_on: Callable[[], None]) -> bool:
        """True if a request waits, and another thread will call `go_on` once; False if it is to be answered now."""
        poll = _POLL.fullmatch(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] == "GET" else None
        handle = environ.get(HANDLE_KEY, "")
        if poll is None or not handle or "HTTP_HX_REQUEST" not in environ or len(self._held) >= MOST:
            return False
        if "acted=1" in environ["QUERY_STRING"]:  # the trader has done something: the PSP is to be asked at once
            return False
        held = _Held(poll[1], time.monotonic() + HOLD_S, go_on)
        with self._lock:
            if self._each[held.ref] >= EACH:
                return False
            self._held.add(held)  # before the look, so that no news falls between the two
            self._each[held.ref] += 1
        if not self._is_watching() or self._tells(environ["QUERY_STRING"], handle, held.ref):
            return not self._released([held])
        self._some.set()
        return True

    def _tells(self, query: str, handle: str, ref: str) -> bool:
        """True if the answer to a poll would say more than that there is nothing new."""
        try:
            return self._has_news(self._cashier, handle, ref, parse_qs(query).get("seen", [""])[0])
        except StorageFailed:  # which the poll itself will tell
            return True

    def _released(self, some: Iterable[_Held]) -> list[_Held]:
        """Those of some polls that wait no more from now on."""
        with self._lock:
            found = [held for held in some if held in self._held]
            self._held.difference_update(found)
            self._each -= Counter(held.ref for held in found)  # which drops what comes to nothing
        return found

    def _is_watching(self) -> bool:
        """True once there is a thread that looks for news; False if there can be none at the moment."""
        with self._lock:
            if self._thread is None:
                thread = threading.Thread(target=self._watch, name="news", daemon=True)
                try:
                    self._moved()
                    thread.start()
                except (StorageFailed, RuntimeError):  # RuntimeError: the system grants no thread
                    return False
                self._thread = thread
        return True

    def _watch(self) -> None:
        while True:
            if not self._held:
                self._some.clear()
            if not self._held:
                self._some.wait()
            due = self._due()
            for held in self._released(due):
                held.go_on()

    def _due(self) -> list[_Held]:
        """Wait for the next commit, or the end of a poll's patience; the polls that have news or have waited enough."""
        with self._lock:
            first = min((held.until for held in self._held), default=0.0)
        moved: Mapping[str, Status] | None = {}
        try:
            if self._cashier.store.wait_for_change(max(0.0, first - time.monotonic())):
                time.sleep(BREATH_S)
                moved = self._moved()
        except StorageFailed as failure:
            log.warning("no news of payments: %s", failure)
            time.sleep(HOLD_S / 4)
        except Exception:  # a defect must not end the thread, without which the polls would wait for ever
            log.exception("no news of payments")
            time.sleep(HOLD_S / 4)
        now = time.monotonic()
        with self._lock:
            return [held for held in self._held if moved is None or held.has_waited(now, moved.get(held.ref))]

    def _moved(self) -> Mapping[str, Status] | None:
        """The states that payments have come into since the last look; None if they are too many to tell."""
        with self._cashier.store.read() as db:
            moves = db.moves_after(self._line, LINES)
        if moves:
            self._line = moves[0][0]
        return None if len(moves) == LINES else {ref: became for _, ref, became in reversed(moves)}
