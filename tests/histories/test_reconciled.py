"""A reconciler finds exactly what the world did wrong, and nothing in a world without faults.

Twenty-four histories are the same in every run, six come from the seed that is printed at its end. `make soak-breaks`
plays many more.
"""

import os

import pytest

from tests.histories.reconciled import FAULTS, FINE, play

NEW = int(os.environ.get("HISTORIES_SEED", "0"))


@pytest.mark.parametrize("seed", range(24))
def test_each_thing_that_goes_wrong_becomes_one_break_of_its_kind_and_age(seed: int) -> None:
    play(seed)


@pytest.mark.parametrize("seed", range(NEW, NEW + 6), ids=range(6))
def test_so_it_does_in_histories_that_nobody_has_seen(seed: int) -> None:
    play(seed)


def test_enough_can_go_wrong() -> None:
    assert len(FAULTS) >= 14
    assert len(FINE) >= 8
