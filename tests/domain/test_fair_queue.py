"""The queue for passwords: who gets a turn, who waits, and who is sent away when it is full."""

import threading
import time

import pytest

from inapp.domain.errors import NotSent
from inapp.domain.fair_queue import FairQueue
from inapp.domain.identity import ANYBODY, Caller

PATIENCE_S = 20.0
FLOOD, HONEST, KNOWN = Caller("2001:db8:1::/48"), Caller("192.0.2.7"), Caller("2001:db8:1::/48", known=True)


class Crowd:
    """Callers of a queue, each on a thread of its own; `release` lets one of those at work finish."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.queue = FairQueue(at_once, waiting)
        self.worked: list[str] = []
        self.refused: list[str] = []
        self._free = threading.Semaphore(0)
        self._threads: list[threading.Thread] = []

    def add(self, name: str, caller: Caller) -> None:
        """Let a caller come, and wait until the queue knows it."""
        thread = threading.Thread(target=self._ask, args=(name, caller))
        before = self._seen()
        self._threads.append(thread)
        thread.start()
        self.until(lambda: self._seen() > before)

    def _seen(self) -> int:
        return len(self.worked) + len(self.refused) + len(self.queue._waiting)

    def _ask(self, name: str, caller: Caller) -> None:
        try:
            with self.queue.turn(caller, PATIENCE_S):
                self.worked.append(name)
                assert self._free.acquire(timeout=PATIENCE_S)
        except NotSent:
            self.refused.append(name)

    def until(self, holds) -> None:
        end = time.monotonic() + 10
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.001)

    def release(self) -> None:
        """Let one caller finish, and wait until the next one works."""
        done = len(self.worked)
        self._free.release()
        self.until(lambda: len(self.worked) > done or not self.queue._waiting)

    def finish(self) -> None:
        for _ in self._threads:
            self._free.release()
        for thread in self._threads:
            thread.join(timeout=10)


@pytest.fixture
def crowd():
    made = Crowd(at_once=1, waiting=4)
    made.add("first", HONEST)
    yield made
    made.finish()


def test_twenty_who_come_at_once_are_all_served():
    crowd = Crowd(at_once=2, waiting=18)
    for n in range(20):
        crowd.add(str(n), HONEST)
    crowd.finish()
    assert sorted(crowd.worked, key=int) == [str(n) for n in range(20)]
    assert crowd.refused == []


def test_who_comes_first_has_the_first_turn(crowd):
    for name in "abc":
        crowd.add(name, HONEST)
    for _ in range(3):
        crowd.release()
    assert crowd.worked == ["first", "a", "b", "c"]


def test_a_known_place_goes_first(crowd):
    crowd.add("stranger", HONEST)
    crowd.add("owner", KNOWN)
    crowd.release()
    assert crowd.worked == ["first", "owner"]


def test_networks_take_turns():
    crowd = Crowd(at_once=2, waiting=4)
    for name in ("flood 1", "flood 2", "flood 3"):
        crowd.add(name, FLOOD)
    crowd.add("honest", HONEST)
    crowd.release()
    assert crowd.worked[2] == "honest", "one of the flood is at work already"
    crowd.finish()


def test_one_network_cannot_keep_others_out_of_a_full_queue(crowd):
    for n in range(4):
        crowd.add(f"flood {n}", FLOOD)
    crowd.add("honest", HONEST)
    crowd.until(lambda: crowd.refused == ["flood 3"])
    crowd.add("flood 4", FLOOD)
    crowd.until(lambda: crowd.refused == ["flood 3", "flood 4"])
    crowd.add("owner", KNOWN)
    crowd.until(lambda: crowd.refused == ["flood 3", "flood 4", "flood 2"])
    crowd.finish()
    assert {"honest", "owner"} <= set(crowd.worked)


def test_strangers_do_not_push_a_known_place_out(crowd):
    for n in range(4):
        crowd.add(f"owner {n}", KNOWN)
    crowd.add("stranger", HONEST)
    crowd.until(lambda: crowd.refused == ["stranger"])


def test_a_crowd_at_one_known_place_leaves_strangers_a_turn():
    crowd = Crowd(at_once=2, waiting=4)
    for n in range(4):
        crowd.add(f"crowd {n}", KNOWN)
    crowd.add("stranger", HONEST)
    crowd.release()
    assert crowd.worked[2] == "stranger"
    crowd.finish()


def test_a_crowd_at_one_known_place_leaves_strangers_a_place_in_a_full_queue():
    crowd = Crowd(at_once=1, waiting=6)
    for n in range(7):
        crowd.add(f"crowd {n}", KNOWN)
    crowd.add("stranger", HONEST)
    crowd.until(lambda: crowd.refused == ["crowd 6"])
    crowd.finish()
    assert "stranger" in crowd.worked


def test_a_wait_that_takes_too_long_ends_and_leaves_no_place_behind(crowd):
    with pytest.raises(NotSent), crowd.queue.turn(ANYBODY, 0.01):
        pass
    assert crowd.queue._waiting == []
    crowd.finish()
    with crowd.queue.turn(ANYBODY, PATIENCE_S):
        pass


def test_work_that_fails_frees_its_turn():
    queue = FairQueue(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), queue.turn(ANYBODY, PATIENCE_S):
            raise ZeroDivisionError
