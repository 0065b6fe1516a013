"""Writers that share a transaction: one flush for all, and no answer to any of them before it has returned."""

import errno
import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from inapp.domain.errors import StorageFailed
from inapp.store import Database, turns
from tests.processes.test_durability import SYNCED, may_trace
from tests.support.processes import ROOT

PATIENCE = 20.0


@pytest.fixture
def store(tmp_path) -> Iterator[Database]:
    made = Database(tmp_path / "cashier.db")
    made.prepare()
    yield made
    made.close()


def until(what: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.002)


def write_together(store: Database, *blocks: Callable[[], object]) -> list[BaseException | None]:
    """Run each block within a write of its own, all in one group and in this order; what each write raised."""
    ends: list[BaseException | None] = [None] * len(blocks)

    def write(number: int) -> None:
        try:
            with store.write() as db:
                db.count_call(f"writer {number}", 1)
                blocks[number]()
                db.count_call(f"writer {number}", 2)
        except BaseException as error:
            ends[number] = error

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(blocks))]
    with turn_taken(store):
        for number, thread in enumerate(threads):
            thread.start()
            until(lambda number=number: store._writers._busy and len(store._writers._queue) == number)
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    return ends


@contextmanager
def turn_taken(store: Database) -> Iterator[None]:
    """Another holder's turn, so that writers queue up."""
    with Path(f"{store.path}.turn").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        yield


def traced(store: Database) -> list[str]:
    statements: list[str] = []
    with store.write() as db:
        db.db.set_trace_callback(statements.append)
    statements.clear()
    return statements


def written(store: Database) -> dict[str, int]:
    """The number of rows of each writer, read over another connection."""
    with sqlite3.connect(store.path) as other:
        found = dict(other.execute("SELECT kind, count(*) FROM remote_calls GROUP BY kind").fetchall())
    other.close()
    return found


def nothing() -> None:
    pass


def fail() -> None:
    raise KeyError("a mistake")


class Commits:
    """A connection that does something else before, instead of or after each COMMIT."""

    def __init__(self, real: sqlite3.Connection, commit: Callable[[Callable[[], object]], object]) -> None:
        self._real, self._commit = real, commit

    def execute(self, sql: str, *values: object) -> object:
        if sql == "COMMIT":
            return self._commit(lambda: self._real.execute(sql))
        return self._real.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


@contextmanager
def committing(store: Database, commit: Callable[[Callable[[], object]], object]) -> Iterator[None]:
    tables = store._writers._opened()
    real = tables.db
    tables.db = Commits(real, commit)  # type: ignore[assignment]
    yield
    tables.db = real


@pytest.mark.fault("C10")
def test_writers_that_wait_together_share_one_commit(store):
    statements = traced(store)
    assert write_together(store, *[nothing] * 5) == [None] * 5
    assert [statements.count(word) for word in ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")] == [1, 1, 0]
    assert written(store) == {f"writer {number}": 2 for number in range(5)}


@pytest.mark.fault("C10")
@pytest.mark.parametrize("failing", [0, 2, 4])
def test_a_block_that_raises_undoes_its_own_changes_alone(store, failing: int):
    blocks = [nothing] * 5
    blocks[failing] = fail
    ends = write_together(store, *blocks)
    assert [type(end) for end in ends if end] == [KeyError]
    assert isinstance(ends[failing], KeyError)
    assert written(store) == {f"writer {number}": 2 for number in range(5) if number != failing}


@pytest.mark.fault("D02")
def test_a_commit_that_fails_fails_every_writer_that_shares_it(store):
    def full(commit: Callable[[], object]) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with store.write():
        pass
    with committing(store, full):
        ends = write_together(store, nothing, fail, nothing, nothing)
    assert all(isinstance(end, StorageFailed) and "full" in str(end) for end in ends)
    assert written(store) == {}
    assert write_together(store, nothing, nothing) == [None, None]


@pytest.mark.fault("D02")
def test_a_transaction_that_sqlite_undoes_by_itself_fails_every_writer_that_shares_it(store):
    def undo() -> None:
        store._writers._opened().db.execute("ROLLBACK")  # as SQLite does when the disk is full
        raise sqlite3.OperationalError("database or disk is full")

    ends = write_together(store, nothing, nothing, undo, nothing)
    assert [type(end) for end in ends] == [StorageFailed, StorageFailed, StorageFailed, type(None)]
    assert written(store) == {"writer 3": 2}


@pytest.mark.fault("D05")
def test_no_writer_is_told_anything_before_the_commit_of_all_has_returned(store):
    begun, may_go_on = threading.Event(), threading.Event()
    told: list[int] = []

    def slow(commit: Callable[[], object]) -> None:
        begun.set()
        assert may_go_on.wait(PATIENCE)
        assert told == [], "not even the one whose block has raised: it may have read what the others wrote"
        commit()

    def write(number: int, block: Callable[[], object]) -> None:
        try:
            with store.write():
                block()
        except KeyError:
            pass
        told.append(number)

    with store.write():
        pass
    threads = [threading.Thread(target=write, args=(n, block)) for n, block in enumerate((nothing, fail, nothing))]
    with committing(store, slow):
        with turn_taken(store):
            for number, thread in enumerate(threads):
                thread.start()
                until(lambda number=number: store._writers._busy and len(store._writers._queue) == number)
        assert begun.wait(PATIENCE)
        threads[1].join(0.1)
        may_go_on.set()
        for thread in threads:
            thread.join(PATIENCE)
    assert sorted(told) == [0, 1, 2]


@pytest.mark.fault("D05")
def test_a_writer_whose_turn_comes_at_the_last_moment_waits_for_the_commit(store, monkeypatch):
    wait = turns._Writer.wait

    def too_late(writer: turns._Writer, seconds: float = -1) -> bool:
        if seconds < 0:
            return wait(writer)
        until(lambda: writer not in store._writers._queue)
        return False

    monkeypatch.setattr(turns._Writer, "wait", too_late)
    test_no_writer_is_told_anything_before_the_commit_of_all_has_returned(store)


def test_a_read_within_a_write_sees_it_and_a_read_of_another_thread_does_not(store):
    seen: list[int] = []

    def look() -> None:
        with store.read() as db:
            seen.append(db.calls_since(0))
        store.close()

    with store.write() as db:
        db.count_call("mine", 1)
        with store.read() as again:
            assert again.calls_since(0) == 1
        thread = threading.Thread(target=lambda: seen.append(len(written(store))))
        thread.start()
        thread.join()
    assert seen == [0]
    with store.read() as db:
        assert db is not again
        assert db.calls_since(0) == 1


def test_a_writer_gives_up_on_another_thread(tmp_path, monkeypatch):
    monkeypatch.setattr("inapp.store.database.BUSY_TIMEOUT", 0.1)
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    failures: list[StorageFailed] = []

    def write() -> None:
        try:
            with database.write():
                raise AssertionError("never reached")
        except StorageFailed as failure:
            failures.append(failure)

    with database.write() as db:
        thread = threading.Thread(target=write)
        thread.start()
        thread.join(PATIENCE)
        db.count_call("mine", 1)
    assert "too long" in str(failures[0])
    assert written(database) == {"mine": 1}
    database.close()


@pytest.mark.fault("D05")
def test_a_turn_that_comes_after_its_writer_gave_up_is_given_back(tmp_path, monkeypatch):
    monkeypatch.setattr("inapp.store.database.BUSY_TIMEOUT", 0.1)
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    for _ in range(2):  # the second one waits behind the wait that the first one abandoned
        with turn_taken(database), pytest.raises(StorageFailed, match="too long"), database.write():
            pass
    with Path(f"{database.path}.turn").open("wb") as other:
        until(lambda: not lock_fails(other.fileno()))
    with database.write() as db:
        db.count_call("mine", 1)
    database.close()


@pytest.mark.fault("D05")
def test_an_abandoned_wait_never_ends_the_turn_of_a_later_writer(tmp_path, monkeypatch):
    monkeypatch.setattr("inapp.store.database.BUSY_TIMEOUT", 0.1)
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    may_return, flock = threading.Event(), fcntl.flock

    def returns_late(file: int, operation: int) -> None:
        flock(file, operation)
        if operation == fcntl.LOCK_EX:
            may_return.wait(PATIENCE)

    monkeypatch.setattr(turns, "fcntl", SimpleNamespace(**{**vars(fcntl), "flock": returns_late}))
    with turn_taken(database), pytest.raises(StorageFailed, match="too long"), database.write():
        pass
    database._writers._seconds = PATIENCE
    threading.Timer(0.2, may_return.set).start()
    with database.write(), Path(f"{database.path}.turn").open("wb") as other:
        assert may_return.wait(PATIENCE)
        until(lambda: not database._writers._turn._asking)
        with database._writers._turn._lock, pytest.raises(BlockingIOError):
            flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    database.close()


@pytest.mark.fault("D05")
@pytest.mark.parametrize("refused", [fcntl.LOCK_EX, fcntl.LOCK_EX | fcntl.LOCK_NB], ids=["waiting", "asking"])
def test_a_lock_that_the_kernel_refuses_fails_one_write_and_none_after_it(store, monkeypatch, refused: int):
    refusals, flock = [OSError(errno.ENOLCK, "No locks available")], fcntl.flock

    def refuses_once(file: int, operation: int) -> None:
        if operation == refused and refusals:
            raise refusals.pop()
        flock(file, operation)

    monkeypatch.setattr(turns, "fcntl", SimpleNamespace(**{**vars(fcntl), "flock": refuses_once}))
    with turn_taken(store), pytest.raises(StorageFailed, match="No locks available"), store.write():
        pass
    assert not refusals

    def write() -> None:
        with store.write() as db:
            db.count_call("mine", 1)

    thread = threading.Thread(target=write)
    with turn_taken(store):
        thread.start()
        until(lambda: store._writers._turn._asking)
    thread.join(PATIENCE)
    assert written(store) == {"mine": 1}


def lock_fails(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


# --- killed ---

POINTS = ("before BEGIN", "after SAVEPOINT", "before RELEASE", "before COMMIT", "after COMMIT")
WRITERS, ROUNDS = 6, 4


def work(path: str, point: str = "", passage: str = "0") -> None:
    """Write in six threads, print what was written, and die at a passage of a point."""
    store = Database(path)
    passages = 0

    class Deadly(Commits):
        def execute(self, sql: str, *values: object) -> object:
            self._passed(f"before {sql.split()[0]}")
            done = self._real.execute(sql, *values)
            self._passed(f"after {sql.split()[0]}")
            return done

        def _passed(self, place: str) -> None:
            nonlocal passages
            passages += place == point
            if place == point and passages == int(passage):
                os.kill(os.getpid(), signal.SIGKILL)

    tables = store._writers._opened()
    tables.db = Deadly(tables.db, nothing)  # type: ignore[assignment,arg-type]

    def write(writer: int) -> None:
        for number in range(ROUNDS):
            with store.write() as db:
                db.count_call(f"{writer} {number}", 1)
                db.count_call(f"{writer} {number}", 2)
            os.write(1, f"answered {writer} {number}\n".encode())

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    with turn_taken(store):  # so that at least the first writes of all share a transaction
        for thread in threads:
            thread.start()
        until(lambda: len(store._writers._queue) == WRITERS - 1)
    for thread in threads:
        thread.join()


def run_work(store: Database, *words: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    script = "import sys; from tests.store.test_turns import work; work(*sys.argv[1:])"
    command = [*before, sys.executable, "-c", script, store.path, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)


@pytest.mark.fault("D01", "K05")
@pytest.mark.parametrize("passage", ["1", "3"])
@pytest.mark.parametrize("point", POINTS)
def test_a_process_killed_with_writers_waiting_loses_nothing_answered_and_leaves_nothing_half(
    store, point: str, passage: str
):
    died = run_work(store, point, passage)
    assert died.returncode == -signal.SIGKILL, died.stderr
    found = written(store)
    assert set(found.values()) <= {2}
    assert {line.removeprefix("answered ") for line in died.stdout.splitlines()} <= found.keys()
    assert write_together(store, nothing, nothing) == [None, None]


@pytest.mark.fault("D05")
@pytest.mark.skipif(not may_trace(), reason="strace is missing or ptrace is not permitted here")
def test_an_answer_follows_the_flush_of_what_it_answers_for_and_writers_share_flushes(store, tmp_path):
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,write"
    done = run_work(store, before=("strace", "-f", "-y", "-s", "40", "-o", str(trace), "-e", calls))
    assert done.returncode == 0, done.stderr
    flushes = answers = 0
    flushing: set[str] = set()  # threads within a flush of the log
    flushes_at_last_answer: dict[str, int] = {}
    for line in trace.read_text().splitlines():
        thread = line.split()[0]
        if (found := SYNCED.search(line)) and found[1].endswith("-wal"):
            flushing.add(thread)
        if thread in flushing and line.endswith("= 0"):
            flushing.remove(thread)
            flushes += 1
        elif '"answered' in line:
            answers += 1
            assert flushes > flushes_at_last_answer.get(thread, 0), f"no flush before {line}"
            flushes_at_last_answer[thread] = flushes
    assert answers == WRITERS * ROUNDS
    assert flushes < answers
