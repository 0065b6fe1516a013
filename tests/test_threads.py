"""The threads that answer requests: how many work at a time, in which order, and on which thread."""

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from inapp import threads
from inapp.threads import AT_WORK, Threads
from tests.support.processes import PATIENCE, until


class Jobs:
    """Jobs that tell when they begin, and end when they are told to."""

    def __init__(self) -> None:
        self.begun: SimpleQueue[tuple[int, str]] = SimpleQueue()
        self._ends: dict[int, threading.Event] = {}

    def make(self, number: int) -> Callable[[], None]:
        self._ends[number] = threading.Event()

        def job() -> None:
            self.begun.put((number, threading.current_thread().name))
            assert self._ends[number].wait(PATIENCE)

        return job

    def next(self) -> tuple[int, str]:
        return self.begun.get(timeout=PATIENCE)

    def end(self, *numbers: int) -> None:
        for number in numbers:
            self._ends[number].set()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The seconds that the threads' clock shows."""
    now = [1000.0]
    monkeypatch.setattr(threads.time, "monotonic", lambda: now[0])
    yield now


def test_a_few_quick_jobs_run_and_the_others_follow_in_order_on_the_same_threads(clock):
    jobs, some = Jobs(), Threads(100, "request")
    for number in range(AT_WORK + 3):
        some.begin(jobs.make(number))
    first = dict(jobs.next() for _ in range(AT_WORK))
    assert set(first) == set(range(AT_WORK))
    for number in range(3):
        assert jobs.begun.empty()
        jobs.end(number)
        assert jobs.next() == (AT_WORK + number, first[number])
    jobs.end(*range(3, AT_WORK + 3))
    some.close()


def test_slow_jobs_make_room_for_others_until_no_more_threads_may_be_started(clock):
    jobs, some = Jobs(), Threads(AT_WORK + 2, "request")
    for number in range(AT_WORK + 3):
        some.begin(jobs.make(number))
    assert {jobs.next()[0] for _ in range(AT_WORK)} == set(range(AT_WORK))
    some.go_on()
    assert jobs.begun.empty()
    clock[0] += threads.QUICK_S
    some.go_on()
    assert {jobs.next()[0] for _ in range(2)} == {AT_WORK, AT_WORK + 1}
    some.go_on()
    assert jobs.begun.empty()
    jobs.end(0)
    assert jobs.next()[0] == AT_WORK + 2
    jobs.end(*range(AT_WORK + 3))
    some.close()


def test_the_thread_that_fell_asleep_last_is_woken_first():
    jobs, some = Jobs(), Threads(100, "request")
    for number in range(3):
        some.begin(jobs.make(number))
    names = dict(jobs.next() for _ in range(3))
    for asleep, number in enumerate((2, 0, 1), 1):
        jobs.end(number)
        until(lambda asleep=asleep: len(some._asleep) == asleep)
    some.begin(jobs.make(3))
    assert jobs.next() == (3, names[1])
    jobs.end(3)
    some.close()


def test_a_job_waits_where_the_system_grants_no_more_threads(monkeypatch: pytest.MonkeyPatch):
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    jobs, some = Jobs(), Threads(100, "request")
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refused)
        some.begin(jobs.make(0))
    some.go_on()
    assert jobs.next()[0] == 0
    jobs.end(0)
    some.close()


def test_the_end_waits_for_the_jobs_under_way():
    jobs, some, ended = Jobs(), Threads(100, "request"), threading.Event()
    some.begin(jobs.make(0))
    jobs.next()

    def end() -> None:
        some.close()
        ended.set()

    threading.Thread(target=end).start()
    assert not ended.wait(0.05)
    jobs.end(0)
    assert ended.wait(PATIENCE)
