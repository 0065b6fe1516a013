"""Throttles over hours, on a simulated clock: honest crowds stay in, guessers and strangers are bounded."""

import heapq
import random
from bisect import bisect_left
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Gone, Refused, TooMany, Unavailable
from inapp.domain.identity import Throttle
from inapp.identity import throttles
from inapp.identity.throttles import RULES, Rule, count, leaked, network_of
from tests.support.harness import World

MINUTE = 60 * SECOND
HERE, THERE = "192.0.2.1", "198.51.100.7"


class Table:
    """The rows of throttles in memory, as the store keeps them."""

    def __init__(self) -> None:
        self.rows: dict[str, Throttle] = {}

    def throttle(self, key: str) -> Throttle | None:
        return self.rows.get(key)

    def set_throttle(self, key: str, throttle: Throttle | None) -> None:
        self.rows.pop(key, None)
        if throttle:
            self.rows[key] = throttle


def tried(table: Table, now: int, *names: str) -> bool:
    """Whether an attempt is let through, and counted."""
    try:
        count(table, now, {name: name for name in names})  # type: ignore[arg-type]
    except TooMany:
        return False
    return True


TAKES = {"address": SECOND, "network": SECOND, "visits": 3 * MINUTE}
"""How long a login may be under way, counted, before its success is known."""


@tries(max_examples=20)
@given(
    seed=st.integers(0, 2**32),
    scope=st.sampled_from(sorted(TAKES)),
    a_minute=st.integers(1, 10),
    mistakes=st.integers(0, 10),
)
def test_honest_people_behind_one_address_stay_in_all_day(seed, scope, a_minute, mistakes):
    """Up to ten sign-ins a minute, up to a tenth of them mistyped or given up, eight hours long."""
    chance, table, now = random.Random(seed), Table(), 0
    under_way: list[int] = []
    while now < 8 * HOUR:
        now += round(chance.expovariate(a_minute / MINUTE))
        while under_way and under_way[0] <= now:
            heapq.heappop(under_way)
            throttles.forgive(table, [scope])
        assert tried(table, now, scope), f"refused after {now / HOUR:.1f} h"
        if chance.random() * 100 >= mistakes:
            heapq.heappush(under_way, now + chance.randint(0, TAKES[scope]))


@tries(max_examples=20)
@given(
    seed=st.integers(0, 2**32), longest_pause=st.sampled_from([1, 30, 300, 900]), scope=st.sampled_from(sorted(RULES))
)
def test_guessing_is_bounded_however_it_is_paced(seed, longest_pause, scope):
    chance, table, now, got = random.Random(seed), Table(), 0, []
    while now < 2 * HOUR:
        for _ in range(chance.randint(1, 40)):
            if tried(table, now, scope):
                got.append(now)
        now += chance.randint(1, longest_pause) * SECOND
    rule = RULES[scope]
    steps = 8  # a second, two, four ... a minute
    most = rule.free + steps + HOUR // rule.leak
    assert max(bisect_left(got, start + HOUR) - bisect_left(got, start) for start in got) <= most
    if scope in ("account", "place"):
        assert most <= 100, "for one account within an hour"


@given(failures=st.integers(0, 50), passed=st.integers(-HOUR, 2 * HOUR), steps=st.integers(1, 20))
def test_a_count_leaks_the_same_however_often_it_is_looked_at(failures, passed, steps):
    at_once = leaked(Throttle(failures, 0, 0), passed, 15 * SECOND)
    slowly = Throttle(failures, 0, 0)
    for n in range(1, steps + 1):
        slowly = leaked(slowly, passed * n // steps, 15 * SECOND)
    assert slowly.failures == at_once.failures == max(0, failures - max(0, passed) // (15 * SECOND))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("2001:db8::/32", "2001:db8::/32"),
        ("unknown", "unknown"),
    ],
)
def test_a_network_is_what_one_person_can_have(address, network):
    assert network_of(address) == network


# --- tokens that another service is asked about ---


@pytest.fixture
def asking(world: World):
    """A cashier that asks another service, with 40 redeems an hour, 8 of which may fail."""
    world.cashier.identity.asks_others = True
    return replace(world.cashier, policy=replace(world.cashier.policy, calls_per_hour=80))


def knock(cashier, address: str, token: str) -> type[Refused] | None:
    """What a junk token gets before anybody is asked; None if it goes through, and fails there."""
    try:
        throttles.check_redeem(cashier, address, token)
    except Refused as refusal:
        return type(refusal)
    throttles.count_redeem(cashier, address, token)
    return None


def test_junk_of_strangers_uses_up_a_fifth_and_shuts_out_nobody_who_was_here_before(asking, world):
    throttles.note_opened(asking, HERE)
    said = [knock(asking, f"203.0.113.{n}", f"junk {n}") for n in range(100)]
    assert said == [None] * 8 + [Unavailable] * 92
    assert world.alerts() == ["junk_tokens"]
    throttles.check_redeem(asking, HERE, "a good one")
    with pytest.raises(Unavailable, match="Too many screens"):
        throttles.check_redeem(asking, THERE, "a good one of somebody new")
    world.clock.forward(HOUR // 8)
    throttles.check_redeem(asking, THERE, "a good one of somebody new")


def test_the_last_calls_of_the_hour_are_kept_for_those_who_were_here_before(asking, world):
    throttles.note_opened(asking, HERE)
    with world.database.write() as db:
        for _ in range(32):
            db.count_call("redeem", world.clock.now())
    throttles.check_redeem(asking, HERE, "a good one")
    assert knock(asking, THERE, "any") is Unavailable


def test_an_address_that_fails_again_and_again_is_preferred_no_longer(asking):
    throttles.note_opened(asking, HERE)
    assert [knock(asking, HERE, f"junk {n}") for n in range(10)] == [None] * 8 + [Unavailable] * 2
    assert knock(asking, THERE, "any") is Unavailable


def test_a_flood_over_hours_stays_within_its_share(asking, world):
    asked = []
    for second in range(0, 4 * 3600, 20):
        asked += [second] * (knock(asking, f"203.0.113.{second % 200}", f"junk {second}") is None)
        world.clock.forward(20 * SECOND)
    assert max(sum(start <= at < start + 3600 for at in asked) for start in asked) <= 2 * 8


def test_a_failed_token_asks_nobody_again_for_a_minute(asking, world):
    assert knock(asking, HERE, "junk") is None
    assert knock(asking, HERE, "junk") is Gone
    world.clock.forward(MINUTE)
    assert knock(asking, HERE, "junk") is None


def test_the_rules_name_what_may_fail_at_least_once():
    assert all(rule.free and rule.leak for rule in RULES.values())
    assert isinstance(RULES["visits"], Rule)
