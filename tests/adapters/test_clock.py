"""The machine's clocks."""

import time

from inapp.adapters.clock import SystemClock


def test_both_clocks_tell_the_systems_time_in_their_units():
    clock = SystemClock()
    before = time.time()
    assert before - 0.001 <= clock.now() / 1000 <= time.time()
    # Sleep included, so never behind the clock that leaves it out.
    assert clock.boot() >= time.monotonic() - 0.001


def test_waiting_takes_the_milliseconds_that_were_asked_for():
    start = time.monotonic()
    SystemClock().sleep(20)
    assert 0.019 <= time.monotonic() - start < 1
