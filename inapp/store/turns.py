"""Whose turn it is to write: one connection for all threads of a process, one file lock for all processes.

Writers of one process that wait at the same moment share a transaction and its flush, each within a savepoint of its
own. None of them learns anything before the COMMIT of all has returned, not even one whose block has raised: it may
have read what the others wrote. A COMMIT that fails fails all of them.
"""

import fcntl
import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

from inapp.domain.errors import StorageFailed
from inapp.store.rows import Rows

T = TypeVar("T", bound=Rows)


class TurnFile:
    """A lock on a file that one process of all holds at a time; the system gives it back when the process is gone.

    A thread waits for it in the system's own queue, because only a wait that can be left behind can have an end.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None
        self._lock = threading.Lock()
        self._asked, self._taken = threading.Semaphore(0), threading.Semaphore(0)
        self._asking = self._given_up = False
        self._thread: threading.Thread | None = None

    def take(self, seconds: float) -> None:
        """Wait for the turn, at most so long. One thread of a process asks at a time. Raises StorageFailed."""
        file = self._opened()
        with self._lock:
            left_behind = self._asking  # it would take what we have taken for its own, and give it back
        if not left_behind:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
        self._take_later(seconds)

    def give(self) -> None:
        """Let the next process write."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def ring(self) -> None:
        """Tell whoever watches the file (see `watch`) that something was committed. Nothing depends on it."""
        if self._file is not None:
            with suppress(OSError):
                os.pwrite(self._file, b"\n", 0)

    def close(self) -> None:
        """Close the file, unless a thread still waits for it."""
        with self._lock:
            if self._file is not None and not self._asking:
                os.close(self._file)
                self._file = None

    def _opened(self) -> int:
        if self._file is None:
            try:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise StorageFailed(f"the writers' lock cannot be opened: {error.strerror}") from error
        return self._file

    def _take_later(self, seconds: float) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread, self._asking = self._asker(), False
            self._given_up = False
            if not self._asking:  # else the wait that somebody gave up goes on and is taken over
                self._asking = True
                self._asked.release()
        if not self._taken.acquire(timeout=max(seconds, 0)):
            with self._lock:
                if not self._taken.acquire(blocking=False):
                    self._given_up = True
                    raise StorageFailed("another process has been writing for too long")

    def _asker(self) -> threading.Thread:
        thread = threading.Thread(target=self._ask, name="turn", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # the system lets us have no more threads
            raise StorageFailed(f"nobody can wait for the writers' lock: {error}") from error
        return thread

    def _ask(self) -> None:
        while True:
            self._asked.acquire()
            file = self._opened()
            fcntl.flock(file, fcntl.LOCK_EX)
            with self._lock:
                self._asking = False
                if self._given_up:
                    fcntl.flock(file, fcntl.LOCK_UN)
                else:
                    self._taken.release()


class _Writer:
    """A thread that waits, first for its turn and then for the end of the transaction that it shares."""

    __slots__ = ("_signal", "alone", "failure")

    def __init__(self, alone: bool) -> None:
        self.alone = alone
        self.failure = ""
        self._signal = threading.Lock()
        self._signal.acquire()

    def wait(self, seconds: float = -1) -> bool:
        return self._signal.acquire(timeout=seconds)

    def wake(self) -> None:
        self._signal.release()


class Writers(Generic[T]):
    """The writing threads of one process, in the order in which they came, and the connection that they share."""

    def __init__(self, turn_file: str, connect: Callable[[], T], seconds: float) -> None:
        self._turn = TurnFile(turn_file)
        self._connect = connect
        self._seconds = seconds
        self._tables: T | None = None
        self._lock = threading.Lock()
        self._queue: deque[_Writer] = deque()
        self._group: list[_Writer] = []  # have written and wait for the COMMIT
        self._busy = False
        self._whole = True  # what is open in the transaction consists of whole blocks
        self._thread = 0
        self._changes = 0  # how many rows had been changed when others were told last

    @property
    def mine(self) -> T | None:
        """The tables as the calling thread is changing them now; None outside of `transaction`."""
        return self._tables if self._thread == threading.get_ident() else None

    @contextmanager
    def transaction(self) -> Iterator[T]:
        """Changes that are on the disk when the block has ended, and undone when it raises. Raises StorageFailed."""
        me = _Writer(alone=False)
        self._wait_for_turn(me)
        try:
            with self._undone_if_raised() as tables:
                self._thread = threading.get_ident()
                yield tables
        finally:
            self._thread = 0
            self._leave(me)

    @contextmanager
    def alone(self) -> Iterator[T]:
        """The turn without a transaction. Raises StorageFailed."""
        self._wait_for_turn(_Writer(alone=True))
        try:
            yield self._opened()
        finally:
            self._finish()

    def close(self) -> None:
        """Close the connection and the file of the turns once nobody of this process writes."""
        me = _Writer(alone=True)
        self._queue_up(me)
        if self._tables is not None:
            self._tables.db.close()
            self._tables = None
        self._turn.close()
        self._hand_on("")

    def _opened(self) -> T:
        if self._tables is None:
            self._tables = self._connect()
        return self._tables

    @property
    def _is_open(self) -> bool:
        """Whether there is a transaction that the next writer can join."""
        return self._tables is not None and self._tables.db.in_transaction

    def _wait_for_turn(self, me: _Writer) -> None:
        end = time.monotonic() + self._seconds
        self._queue_up(me)
        if not self._is_open:
            try:
                self._turn.take(end - time.monotonic())
            except BaseException:
                self._hand_on("")
                raise

    def _queue_up(self, me: _Writer) -> None:
        with self._lock:
            if not self._busy:
                self._busy = True
                return
            self._queue.append(me)
        if not me.wait(self._seconds):
            with self._lock:
                if me in self._queue:
                    self._queue.remove(me)
                    raise StorageFailed("another thread has been writing for too long")
            me.wait()  # its turn has come at the last moment

    @contextmanager
    def _undone_if_raised(self) -> Iterator[T]:
        tables = self._opened()
        joins = tables.db.in_transaction
        self._whole = False
        tables.db.execute("SAVEPOINT writer" if joins else "BEGIN IMMEDIATE")
        try:
            yield tables
            if not tables.db.in_transaction:  # SQLite undoes all of it by itself when the disk is full
                raise StorageFailed("the transaction was undone")
            if joins:
                tables.db.execute("RELEASE writer")
        except BaseException:
            if tables.db.in_transaction:
                tables.db.execute("ROLLBACK TO writer" if joins else "ROLLBACK")
            self._whole = True
            raise
        self._whole = True

    def _leave(self, me: _Writer) -> None:
        """Let the next writer join the transaction and wait for its end, or commit it. Raises StorageFailed."""
        if not self._whole:  # half a block, which could not be undone: nobody may commit it
            self._undo_all()
        with self._lock:
            joins = self._is_open and bool(self._queue) and not self._queue[0].alone
            if joins:
                following = self._queue.popleft()
                self._group.append(me)
        if not joins:
            self._finish()
            return
        following.wake()
        me.wait()
        if me.failure:
            raise StorageFailed(me.failure)

    def _finish(self) -> None:
        """Commit what is open, and let the next one begin."""
        failure = ""
        try:
            if self._is_open:
                self._commit(self._opened().db)
            elif self._group:
                failure = "the transaction was undone"
        except BaseException as error:
            failure = str(error) or type(error).__name__
            self._undo_all()
            raise
        finally:
            self._turn.give()
            self._hand_on(failure)

    def _undo_all(self) -> None:
        """Undo what is open, and what others of the group have written, at the price of the connection if need be."""
        self._whole = True
        tables = self._tables
        if tables is not None and tables.db.in_transaction:
            try:
                tables.db.execute("ROLLBACK")
            except sqlite3.Error:
                self._tables = None
                tables.db.close()

    def _commit(self, db: sqlite3.Connection) -> None:
        db.execute("COMMIT")
        if db.total_changes != self._changes:
            self._changes = db.total_changes
            self._turn.ring()

    def _hand_on(self, failure: str) -> None:
        with self._lock:
            group, self._group = self._group, []
            following = self._queue.popleft() if self._queue else None
            self._busy = following is not None
        if following:
            following.wake()
        for member in group:
            member.failure = failure
            member.wake()
