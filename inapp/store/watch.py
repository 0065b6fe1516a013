"""Waking up when somebody commits: every COMMIT ends with a write to the file of the turns, which inotify reports."""

import ctypes
import os
import select
import time
from collections.abc import Callable

POLL_S = 0.025
"""Where the system has no inotify left to give, the change counter is read so often."""

_IN_MODIFY = 0x2  # man 7 inotify
_libc = ctypes.CDLL(None, use_errno=True)


class Watch:
    """Waits for the next write to a file; for one thread of the process that made it.

    It saves time and is never relied on: a commit may go unnoticed, for example one of an older program.
    """

    def __init__(self, path: str, counter: Callable[[], int]) -> None:
        self._counter = counter
        self._seen = -1
        self._file = _watching(path)

    def wait(self, seconds: float) -> bool:
        """Wait for a write since the last call, at most so long; whether there was one. Raises StorageFailed."""
        if self._file is None:
            return self._poll(time.monotonic() + seconds)
        poll = select.poll()
        poll.register(self._file, select.POLLIN)
        if not poll.poll(seconds * 1000):
            return False
        os.read(self._file, 4096)  # all of them tell the same
        return True

    def _poll(self, end: float) -> bool:
        while (number := self._counter()) == self._seen:
            if time.monotonic() >= end:
                return False
            time.sleep(POLL_S)
        self._seen = number
        return True

    def close(self) -> None:
        """Watch no longer."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _watching(path: str) -> int | None:
    """An inotify descriptor for the file, which is made if it is missing; None where there is no inotify."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    file: int = _libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if file < 0:
        return None
    if _libc.inotify_add_watch(file, os.fsencode(path), _IN_MODIFY) < 0:
        os.close(file)
        return None
    return file
