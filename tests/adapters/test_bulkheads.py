"""Places at upstreams: calls wait for one while answers are quick, and are refused at once when they are not."""

import inspect
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue

import pytest

from inapp import serve
from inapp.adapters import bulkheads
from inapp.adapters.bulkheads import Bulkheads
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@contextmanager
def calls(places: Bulkheads, *names: str) -> Iterator[Callable[[Exception | None], None]]:
    """Calls under way in threads of their own; they end when told how."""
    ends, inside, outcome = threading.Event(), threading.Semaphore(0), []

    def call(name: str) -> None:
        try:
            with places.place(name):
                inside.release()
                ends.wait()
                if outcome and outcome[0]:
                    raise outcome[0]
        except (NotSent, OutcomeUnknown, Declined):
            pass

    threads = [threading.Thread(target=call, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for _ in names:
        assert inside.acquire(timeout=10)

    def end(error: Exception | None) -> None:
        outcome.append(error)
        ends.set()
        for thread in threads:
            thread.join()

    try:
        yield end
    finally:
        end(None)


@pytest.mark.parametrize("name", bulkheads.UPSTREAMS)
def test_while_its_calls_are_slow_an_upstream_takes_no_more_threads_than_it_has_places(name: str) -> None:
    places = Bulkheads(clock := Clock())
    with calls(places, *[name] * bulkheads.UPSTREAMS[name]):
        clock.seconds = bulkheads.SLOW_S
        with pytest.raises(NotSent), places.place(name):
            pass


def test_all_upstreams_together_leave_threads_free() -> None:
    places = Bulkheads(clock := Clock())
    with calls(places, "cTrader", "cTrader", "cTrader", "CRM", "CRM"):
        clock.seconds = bulkheads.SLOW_S
        with pytest.raises(NotSent), places.place("provider"):
            pass


def test_a_caller_waits_for_its_place_while_answers_are_quick() -> None:
    places = Bulkheads(Clock())
    came = threading.Event()

    def late() -> None:
        with places.place("provider"):
            came.set()

    with calls(places, "provider", "provider") as end:
        waiting = threading.Thread(target=late)
        waiting.start()
        assert not came.is_set()
        end(None)
        waiting.join(10)
    assert came.is_set()


def test_one_slow_call_sends_nobody_away_while_another_place_is_held_by_a_quick_one() -> None:
    places = Bulkheads(clock := Clock())
    with calls(places, "provider"):
        clock.seconds = 10 * bulkheads.SLOW_S
        with calls(places, "provider") as end_quick:
            outcomes: SimpleQueue[str] = SimpleQueue()

            def late() -> None:
                try:
                    with places.place("provider"):
                        outcomes.put("served")
                except NotSent as refusal:
                    outcomes.put(str(refusal))

            waiting = threading.Thread(target=late)
            waiting.start()
            end_quick(None)
            assert outcomes.get(timeout=10) == "served"
            waiting.join()


def test_only_so_many_callers_queue_for_places_and_the_next_is_told_at_once() -> None:
    places = Bulkheads(Clock())
    outcomes: SimpleQueue[str] = SimpleQueue()

    def late() -> None:
        try:
            with places.place("provider"):
                outcomes.put("served")
        except NotSent as refusal:
            outcomes.put(str(refusal))

    with calls(places, "provider", "provider") as end:
        callers = [threading.Thread(target=late) for _ in range(bulkheads.QUEUE + 1)]
        for caller in callers:
            caller.start()
        assert outcomes.get(timeout=10) == "provider has too many callers"
        end(None)
        assert [outcomes.get(timeout=10) for _ in range(bulkheads.QUEUE)] == ["served"] * bulkheads.QUEUE
        for caller in callers:
            caller.join()


def slow_failure(places: Bulkheads, clock: Clock, error: Exception) -> None:
    with pytest.raises(type(error)), places.place("CRM"):
        clock.seconds += bulkheads.SLOW_S
        raise error


def test_after_some_slow_failures_nobody_asks_for_a_while_and_then_one_tries() -> None:
    places = Bulkheads(clock := Clock())
    for _ in range(bulkheads.FAILURES):
        slow_failure(places, clock, OutcomeUnknown("timeout"))
    with pytest.raises(NotSent, match="lately"), places.place("CRM"):
        pass
    with places.place("cTrader"):  # another upstream is not blamed
        pass
    clock.seconds += bulkheads.REST_S
    with calls(places, "CRM") as end:
        with pytest.raises(NotSent, match="lately"), places.place("CRM"):
            pass
        end(None)
    with places.place("CRM"):
        pass


@pytest.mark.parametrize("error", [OutcomeUnknown("HTTP_500"), NotSent("refused"), Declined("TOKEN_NOT_VALID")])
def test_failures_that_come_at_once_close_nothing(error: Exception) -> None:
    places = Bulkheads(Clock())
    for _ in range(3 * bulkheads.FAILURES):
        with pytest.raises(type(error)), places.place("CRM"):
            raise error
    with places.place("CRM"):
        pass


def test_a_try_that_fails_closes_it_again() -> None:
    places = Bulkheads(clock := Clock())
    for _ in range(bulkheads.FAILURES):
        slow_failure(places, clock, NotSent("timeout"))
    clock.seconds += bulkheads.REST_S
    slow_failure(places, clock, NotSent("timeout"))
    with pytest.raises(NotSent, match="lately"), places.place("CRM"):
        pass


def test_enough_threads_stay_free_for_those_who_wait_for_nobody() -> None:
    threads = inspect.signature(serve.serve_web).parameters["threads"].default
    assert threads - bulkheads.TOGETHER - bulkheads.QUEUE >= 3
    assert max(bulkheads.UPSTREAMS.values()) < bulkheads.TOGETHER
