"""The writers' turn: one connection for all threads of a process, one locked file for all processes, and its watch.

Writers of one process that wait at the same moment share a transaction and its flush, each within its own savepoint.
None of them learns anything before the COMMIT of all has returned, not even one whose block has raised: it may have
read what the others wrote. A COMMIT that fails fails all of them.
"""

import ctypes
import fcntl
import os
import select
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import Generic, TypeVar

from inapp.domain.errors import StorageFailed
from inapp.store.rows import Rows

T = TypeVar("T", bound=Rows)


class TurnFile:
    """A lock on a file that one process holds at a time; the kernel releases it when the process ends.

    A thread waits for it in the kernel's own queue, since a blocking `flock` takes no timeout.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None
        self._lock = threading.Lock()
        self._waits: SimpleQueue[Future[None]] = SimpleQueue()
        self._asking = 0  # waits that the thread has not ended yet, abandoned ones included
        self._thread: threading.Thread | None = None

    def take(self, seconds: float) -> None:
        """Wait for the turn, at most so long. One thread of a process asks at a time. Raises StorageFailed."""
        file = self._opened()
        with self._lock:
            is_asking = self._asking > 0  # for an abandoned wait, which would end a turn that is taken here
        if not is_asking:
            with _failures("taken"), suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
        self._wait(seconds)

    def give(self) -> None:
        """Let the next process write."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def ring(self) -> None:
        """Wake those who watch the file (see `Watch`) after a commit; nothing depends on it."""
        if self._file is not None:
            with suppress(OSError):
                os.pwrite(self._file, b"\n", 0)

    def close(self) -> None:
        """Close the file, unless the thread still waits for it."""
        with self._lock:
            if self._file is not None and not self._asking:
                os.close(self._file)
                self._file = None

    def _wait(self, seconds: float) -> None:
        if self._thread is None:
            self._thread = self._started()
        wait: Future[None] = Future()
        with self._lock:
            self._asking += 1
        self._waits.put(wait)
        try:
            with suppress(TimeoutError):
                wait.exception(max(seconds, 0))
        finally:
            with self._lock:
                abandoned = wait.cancel()  # False for a wait that has ended, even at the last moment
        if abandoned:
            raise StorageFailed("another process has been writing for too long")
        with _failures("taken"):
            wait.result()

    def _started(self) -> threading.Thread:
        thread = threading.Thread(target=self._ask, name="turn", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:  # the system grants no more threads
            raise StorageFailed(f"no thread can wait for the writers' lock: {error}") from error
        return thread

    def _ask(self) -> None:
        while True:
            wait, failure = self._waits.get(), None
            try:
                fcntl.flock(self._opened(), fcntl.LOCK_EX)
            except (OSError, StorageFailed) as error:  # such as ENOLCK: the next wait may succeed
                failure = error
            with self._lock:
                self._asking -= 1
                if not wait.cancelled():
                    wait.set_exception(failure) if failure else wait.set_result(None)
                elif not failure:
                    with suppress(OSError):
                        fcntl.flock(self._opened(), fcntl.LOCK_UN)

    def _opened(self) -> int:
        if self._file is None:
            with _failures("opened"):
                self._file = _open(self._path)
        return self._file


def _open(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def _failures(done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(f"the writers' lock cannot be {done}: {error.strerror}") from error


class _Writer:
    """A thread that waits, first for its turn and then for the end of its shared transaction."""

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
    """The writing threads of one process in their order of arrival, and the connection that they share."""

    def __init__(self, turn_file: str, connect: Callable[[], T], seconds: float) -> None:
        self._turn = TurnFile(turn_file)
        self._connect = connect
        self._seconds = seconds
        self._tables: T | None = None
        self._lock = threading.Lock()
        self._queue: deque[_Writer] = deque()
        self._group: list[_Writer] = []  # have written and wait for the COMMIT
        self._busy = False
        self._whole = True  # the open transaction consists of whole blocks
        self._thread = 0
        self._changes = 0  # rows changed before the last `ring`
        self._busy_ms = 0  # the timeout of the shared connection
        self.stuck = False
        """True from a wait in vain until the next commit: others need not wait as long to learn the same."""

    @property
    def mine(self) -> T | None:
        """The tables that the calling thread is changing; None outside of `transaction`."""
        return self._tables if self._thread == threading.get_ident() else None

    @contextmanager
    def transaction(self, seconds: float | None = None) -> Iterator[T]:
        """Changes that are on the disk when the block ends, and undone when it raises.

        Raises StorageFailed, also after a wait of so many `seconds`.
        """
        me = _Writer(alone=False)
        end = self._wait_for_turn(me, self._seconds if seconds is None else seconds)
        try:
            with self._undone_if_raised(end) as tables:
                self._thread = threading.get_ident()
                yield tables
        finally:
            self._thread = 0
            self._leave(me)

    @contextmanager
    def alone(self) -> Iterator[T]:
        """The turn without a transaction. Raises StorageFailed."""
        self._wait_for_turn(_Writer(alone=True), self._seconds)
        try:
            yield self._opened()
        finally:
            self._finish()

    def close(self) -> None:
        """Close the connection and the file of the turns once no thread of this process writes."""
        me = _Writer(alone=True)
        self._queue_up(me, self._seconds)
        if self._tables is not None:
            self._tables.db.close()
            self._tables = None
        self._turn.close()
        self._hand_on("")

    def _opened(self) -> T:
        if self._tables is None:
            self._tables = self._connect()
            self._busy_ms = int(self._tables.db.execute("PRAGMA busy_timeout").fetchone()[0])
        return self._tables

    @property
    def _is_open(self) -> bool:
        """True while there is a transaction that the next writer can join."""
        return self._tables is not None and self._tables.db.in_transaction

    def _wait_for_turn(self, me: _Writer, seconds: float) -> float:
        """Wait for the turn; returns the end of the patience, on the monotonic clock."""
        end = time.monotonic() + seconds
        self._queue_up(me, seconds)
        if not self._is_open:
            try:
                self._turn.take(end - time.monotonic())
            except BaseException:
                self.stuck = True
                self._hand_on("")
                raise
        return end

    def _queue_up(self, me: _Writer, seconds: float) -> None:
        with self._lock:
            if not self._busy:
                self._busy = True
                return
            self._queue.append(me)
        if not me.wait(seconds):
            with self._lock:
                if me in self._queue:
                    self._queue.remove(me)
                    self.stuck = True
                    raise StorageFailed("another thread has been writing for too long")
            me.wait()  # its turn came at the last moment

    @contextmanager
    def _undone_if_raised(self, end: float) -> Iterator[T]:
        tables = self._opened()
        joins = tables.db.in_transaction
        self._whole = False
        if joins:
            tables.db.execute("SAVEPOINT writer")
        else:
            self._begin(tables.db, end)
        try:
            yield tables
            if not tables.db.in_transaction:  # SQLite has undone all of it, as it does when the disk is full
                raise StorageFailed("the transaction was undone")
            if joins:
                tables.db.execute("RELEASE writer")
        except BaseException:
            if tables.db.in_transaction:
                tables.db.execute("ROLLBACK TO writer" if joins else "ROLLBACK")
            self._whole = True
            raise
        self._whole = True

    def _begin(self, db: sqlite3.Connection, end: float) -> None:
        """Begin a transaction; another program may hold SQLite's own lock, whose queue is not ours."""
        patience = max(0, round(1000 * (end - time.monotonic())))
        if not 0.9 * self._busy_ms <= patience <= self._busy_ms:
            db.execute(f"PRAGMA busy_timeout = {patience}")
            self._busy_ms = patience
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            self.stuck = True
            raise

    def _leave(self, me: _Writer) -> None:
        """Let the next writer join the transaction and await its end, or commit it. Raises StorageFailed."""
        if not self._whole:  # half a block is left, which nobody may commit
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
        """Commit an open transaction, and let the next writer begin."""
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
        """Undo the transaction of the whole group; a connection that refuses is closed, which undoes it too."""
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
        self.stuck = False
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


POLL_S = 0.025
"""The interval at which the change counter is read where the system has no inotify left to give."""

_IN_MODIFY = 0x2  # man 7 inotify
_libc = ctypes.CDLL(None, use_errno=True)


class Watch:
    """Waits for the next commit by watching the file of the turns; for one thread of one process.

    It saves time but proves nothing: a commit may go unnoticed, such as that of an older program.
    """

    def __init__(self, path: str, counter: Callable[[], int]) -> None:
        self._counter = counter
        self._seen = -1
        with _failures("watched"):
            self._file = _watching(path)

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for a commit since the last call; True if there was one. Raises StorageFailed."""
        if self._file is None:
            return self._poll(time.monotonic() + seconds)
        poll = select.poll()
        poll.register(self._file, select.POLLIN)
        with _failures("watched"):
            return bool(poll.poll(seconds * 1000) and os.read(self._file, 4096))  # all events say the same

    def _poll(self, end: float) -> bool:
        while (number := self._counter()) == self._seen:
            if time.monotonic() >= end:
                return False
            time.sleep(POLL_S)
        self._seen = number
        return True

    def close(self) -> None:
        """Stop watching."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _watching(path: str) -> int | None:
    """An inotify descriptor for the file, created if missing; None where the system has none left."""
    os.close(_open(path))
    file: int = _libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if file < 0:
        return None
    if _libc.inotify_add_watch(file, os.fsencode(path), _IN_MODIFY) < 0:
        os.close(file)
        return None
    return file
