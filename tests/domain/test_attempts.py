"""The rules that prevent double bookings, at and around their edges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.attempts import (
    HOUR,
    PROBE_EVERY,
    SECOND,
    AttemptState,
    Breaker,
    BreakerState,
    SendBy,
    absence_is_proven,
    backoff,
    login_is_free,
    may_resolve_from_outside,
    may_send_again,
    redeem_allowance,
)
from inapp.domain.outcomes import BAD_TOKEN, CTRADER_ERRORS, Fault, Outcome, Verdict

A = AttemptState
# state: (may another attempt follow, does it freeze its login, may others than its sender resolve it)
RULES = {
    A.SENDING: (False, True, False),
    A.NOT_SENT: (True, False, False),
    A.REJECTED: (True, False, False),
    A.CONFIRMED: (False, False, False),
    A.AMBIGUOUS: (False, True, True),
    A.ABSENT: (True, False, False),
    A.DOUBLE: (False, True, False),
    A.DOUBLE_RESOLVED: (False, False, False),
    A.LOST: (False, False, True),
}


@pytest.mark.fault("I3")
@given(st.lists(st.sampled_from(A)))
def test_an_attempt_may_follow_only_if_no_earlier_one_could_have_booked(earlier):
    assert may_send_again(earlier) == all(RULES[state][0] for state in earlier)


@pytest.mark.fault("C07", "I2")
@given(st.lists(st.sampled_from(A)))
def test_one_open_or_doubled_attempt_freezes_its_login(states):
    assert login_is_free(states) == (not any(RULES[state][1] for state in states))


@pytest.mark.parametrize("state", A)
def test_only_an_attempt_without_a_sender_is_resolved_from_outside(state):
    assert may_resolve_from_outside(state) == RULES[state][2]


@pytest.mark.fault("K21")
@pytest.mark.parametrize(
    ("boot", "wall", "allowed"),
    [
        (100.0, 50_000, True),
        (99.0, 49_999, True),
        (100.001, 50_000, False),
        (100.0, 50_001, False),
        (0.0, 40_000, True),
        (100.0, 39_999, False),
    ],
)
def test_either_clock_alone_can_forbid_the_write(boot, wall, allowed):
    assert SendBy(boot=100.0, wall=50_000).allows(boot, wall) == allowed


@pytest.mark.fault("N17")
@pytest.mark.parametrize(("beyond", "proven"), [(-1, False), (0, False), (1, True)])
def test_silence_counts_only_after_the_quiet_period_and_a_minute_more(beyond, proven):
    ended, quiet = 1_000_000, 600 * SECOND
    assert absence_is_proven(ended, quiet, ended + quiet + 60 * SECOND + beyond) == proven


NOW = 1_000_000
AMBIGUOUS = Verdict(Outcome.AMBIGUOUS, "HTTP_500")
CONFIRMED = Verdict(Outcome.CONFIRMED, balance_history_id=1)
NOT_SENT = Verdict(Outcome.NOT_SENT, "connect")
TOKEN = Verdict(Outcome.REJECTED, BAD_TOKEN)
RIGHTS = Verdict(Outcome.REJECTED, "NOT_ENOUGH_RIGHTS")
RATE = Verdict(Outcome.REJECTED, "REQUEST_FREQUENCY_EXCEEDED")
MONEY = Verdict(Outcome.REJECTED, "NOT_ENOUGH_MONEY")
ALL = [AMBIGUOUS, CONFIRMED, NOT_SENT, TOKEN, RIGHTS, RATE, MONEY]


def after(*verdicts: Verdict) -> Breaker:
    breaker = Breaker()
    for verdict in verdicts:
        breaker = breaker.after(verdict, NOW)
    return breaker


@pytest.mark.fault("N10")
@pytest.mark.parametrize(
    ("verdicts", "opens"),
    [
        ([AMBIGUOUS] * 2, False),
        ([AMBIGUOUS] * 3, True),
        ([AMBIGUOUS, AMBIGUOUS, CONFIRMED, AMBIGUOUS], False),
        ([AMBIGUOUS, AMBIGUOUS, MONEY, AMBIGUOUS], False),
        ([AMBIGUOUS, AMBIGUOUS, TOKEN, AMBIGUOUS], False),
        ([AMBIGUOUS, AMBIGUOUS, NOT_SENT, RATE, AMBIGUOUS], True),
        ([TOKEN], False),
        ([TOKEN, TOKEN], True),
        ([RIGHTS, TOKEN], True),
        ([RIGHTS, CONFIRMED, RIGHTS], False),
        ([RIGHTS, AMBIGUOUS, RIGHTS], False),
        ([RIGHTS, RATE, NOT_SENT, RIGHTS], True),
        ([RATE] * 9, False),
        ([NOT_SENT] * 9, False),
        ([MONEY] * 9, False),
    ],
)
def test_the_breaker_opens_after_its_runs_and_only_then(verdicts, opens):
    breaker = after(*verdicts)
    assert breaker.state is (BreakerState.OPEN if opens else BreakerState.CLOSED)
    assert breaker.lets_through(7) == (not opens)
    assert breaker.probe_at == (NOW + PROBE_EVERY if opens else 0)


@given(st.lists(st.sampled_from(ALL), max_size=12))
def test_an_open_breaker_lets_nothing_through_and_names_its_next_probe(verdicts):
    breaker = after(*verdicts)
    if breaker.state is BreakerState.OPEN:
        assert not breaker.lets_through(0) and breaker.probe_at == NOW + PROBE_EVERY
    assert breaker.state is not BreakerState.TRIAL


def test_a_probe_without_an_answer_is_made_again_later():
    opened = after(*[AMBIGUOUS] * 3)
    assert opened.after_probe(False, NOW + 5) == Breaker(BreakerState.OPEN, 3, 0, NOW + 5 + PROBE_EVERY)


def test_after_an_answered_probe_one_booking_is_tried_alone():
    trial = after(*[AMBIGUOUS] * 3).after_probe(True, NOW)
    assert trial.state is BreakerState.TRIAL
    assert trial.lets_through(0) and not trial.lets_through(1)


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (CONFIRMED, BreakerState.CLOSED),
        (MONEY, BreakerState.CLOSED),
        (AMBIGUOUS, BreakerState.OPEN),
        (TOKEN, BreakerState.OPEN),
        (RIGHTS, BreakerState.OPEN),
        (NOT_SENT, BreakerState.TRIAL),
        (RATE, BreakerState.TRIAL),
    ],
)
def test_the_trial_booking_decides(verdict, state):
    assert after(*[AMBIGUOUS] * 3).after_probe(True, NOW).after(verdict, NOW).state is state


def test_the_breaker_knows_every_error_of_ctrader():
    moves = {code: Breaker().after(Verdict(Outcome.REJECTED, code), NOW).refused_run for code in CTRADER_ERRORS}
    assert {code for code, run in moves.items() if run} == {
        code for code, fault in CTRADER_ERRORS.items() if fault is Fault.RIGHTS
    }


def test_waiting_doubles_up_to_its_limit():
    waits = [backoff(tries) for tries in range(40)]
    assert waits[:4] == [1 * SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND]
    assert all(a <= b for a, b in pairwise(waits)) and waits[-1] == 300 * SECOND
    assert backoff(3, first=100, longest=500) == 500 and backoff(0, first=HOUR) == 300 * SECOND


@pytest.mark.parametrize(("budget", "allowance"), [(3600, 1800), (1, 0), (0, 0), (3, 1)])
def test_redeems_never_take_more_than_half_of_the_calls(budget, allowance):
    assert redeem_allowance(budget) == allowance


def test_an_open_breaker_is_closed_by_a_probe_and_a_trial_alone() -> None:
    opened = Breaker(BreakerState.OPEN, ambiguous_run=3, probe_at=5)
    for verdict in (Verdict(Outcome.CONFIRMED, balance_history_id=1), Verdict(Outcome.AMBIGUOUS, "late")):
        assert opened.after(verdict, now=9) == opened
    tried = opened.after_probe(True, now=9)
    assert tried.state is BreakerState.TRIAL
    assert tried.after(Verdict(Outcome.CONFIRMED, balance_history_id=1), now=10) == Breaker()
