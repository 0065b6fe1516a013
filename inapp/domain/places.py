"""A bounded number of callers who may wait for the same other side at a time, so that threads stay free for others."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from inapp.domain.errors import NotSent

PATIENCE_S = 0.5
"""Seconds that a caller waits for a place: enough while those who hold one are answered quickly."""


class Places:
    """So many places for the threads of one process; as many callers more may wait for one.

    `threads` is the number of both.
    """

    def __init__(self, number: int) -> None:
        self.threads = 2 * number
        self._free, self._queue = threading.BoundedSemaphore(number), threading.BoundedSemaphore(number)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place. Raises NotSent if none becomes free soon: nothing was sent then."""
        if not (self._free.acquire(blocking=False) or self._waited()):
            raise NotSent("others wait already")
        try:
            yield
        finally:
            self._free.release()

    def _waited(self) -> bool:
        """True with a place, after waiting for it among few."""
        if not self._queue.acquire(blocking=False):
            return False
        try:
            return self._free.acquire(timeout=PATIENCE_S)
        finally:
            self._queue.release()
