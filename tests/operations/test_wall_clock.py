"""The wall clock is set back: what was due by it is due now, and nothing lives longer for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from inapp.domain.attempts import Breaker, BreakerState
from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Conflict, TooMany
from inapp.domain.identity import OidcLogin, Token, TokenKind
from inapp.domain.states import Status
from inapp.identity import sessions, throttles
from inapp.operations import alerts, doctor
from inapp.operations.call_budget import CallBudget
from inapp.operations.wall_clock import WallClock
from inapp.payments import bookings, decisions, psp_events, steps
from inapp.store.moments import SET_BACK
from inapp.worker import CHORES
from tests.support.harness import POLICY, USER, World
from tests.support.people import person

HOUR, STEP = 3_600_000, 2 * 3_600_000


def beat(world: World) -> None:
    next(chore for chore in CHORES if chore.name == "heartbeat").flow(world.cashier)


@pytest.fixture
def fast(world: World) -> World:
    """A world whose clock is two hours fast."""
    world.clock.wall += STEP
    return world


@pytest.fixture
def set_back(fast: World) -> Callable[[], None]:
    """Sets the clock right, and lets the worker look at it before and after."""
    clock = WallClock(fast.cashier)

    def act() -> None:
        clock.look()
        fast.clock.wall = fast.clock.true
        clock.look()

    return act


def test_a_paid_deposit_that_waits_for_its_next_try_is_booked_at_once(fast, set_back):
    fast.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"] * 3
    payment = fast.paid_deposit()
    fast.run()
    set_back()
    fast.ctrader.script = []
    fast.run()
    assert fast.payment(payment.ref).status is Status.CREDITED


def test_a_deposit_that_the_payer_has_yet_to_pay_is_looked_up_and_expires_when_its_time_is_over(fast, set_back):
    payment = fast.deposit()
    fast.clock.forward(1000)
    set_back()
    assert fast.payment(payment.ref).due <= fast.clock.now()
    assert fast.payment(payment.ref).expires <= fast.clock.now() + POLICY.payment_ttl


def test_people_decide_about_an_unknown_booking_no_later_than_by_a_right_clock(fast, set_back):
    fast.cashier = replace(fast.cashier, readers=())
    fast.ctrader.script = ["lost"]
    payment = fast.paid_deposit()
    fast.run()
    assert fast.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    set_back()
    with pytest.raises(Conflict, match="10 more minutes"):
        decisions.decide(fast.cashier, payment.ref, None, person("Ann"))
    fast.clock.forward(POLICY.quiet_period)
    assert not decisions.decide(fast.cashier, payment.ref, None, person("Ann")).done
    assert decisions.decide(fast.cashier, payment.ref, None, person("Bob")).done


def test_an_alert_that_was_not_accepted_is_delivered(fast, set_back):
    fast.pager.accepts = False
    fast.ctrader.script = ["lost"]
    fast.paid_deposit()
    fast.run()
    set_back()
    fast.pager.accepts = True
    alerts.deliver(fast.cashier)
    assert "credit_unknown" in fast.pager.codes


def test_the_same_alert_is_stored_again_although_one_of_the_future_is_there(fast, set_back):
    def say() -> None:
        with fast.database.write() as db:
            db.add_alert(fast.clock.now(), "waiting", "D-1", "It waits")

    say()
    set_back()
    say()
    say()
    assert fast.alerts().count("waiting") == 2


def test_a_webhook_that_was_put_off_is_worked_on(fast, set_back):
    payment = fast.deposit()
    fast.psp.script = ["not_sent"]
    fast.hear(fast.psp.pay(payment.ref))
    psp_events.work_inbox(fast.cashier)
    set_back()
    assert psp_events.work_inbox(fast.cashier) == 1


def test_an_open_breaker_is_probed(fast, set_back):
    with fast.database.write() as db:
        db.set_breaker(Breaker(BreakerState.OPEN, 3, probe_at=fast.clock.now() + 30_000))
    set_back()
    bookings.probe(fast.cashier)
    with fast.database.read() as db:
        assert db.breaker().state is BreakerState.TRIAL


def test_a_heartbeat_of_the_future_is_none(fast):
    beat(fast)
    assert doctor.problems(fast.cashier) == []
    fast.clock.wall = fast.clock.true
    assert doctor.problems(fast.cashier) == ["no worker heartbeat for 30 seconds"]


def test_a_heartbeat_a_moment_ahead_counts(world):
    beat(world)
    world.clock.wall -= 3000
    assert doctor.problems(world.cashier) == []


def test_a_living_worker_is_seen_again_at_once(fast, set_back):
    beat(fast)
    set_back()
    assert doctor.problems(fast.cashier) == []


def test_counted_calls_are_forgotten_after_an_hour(fast, set_back):
    budget = CallBudget(fast.database, fast.clock, per_hour=2)
    budget.spend("token")
    budget.spend("token")
    set_back()
    fast.clock.forward(HOUR + 1)
    budget.spend("redeem")


def test_somebody_who_has_to_wait_waits_no_longer_than_a_minute(fast, set_back):
    def fail() -> None:
        throttles.count_login(fast.cashier, "alex@example.test", "192.0.2.1")

    with pytest.raises(TooMany):
        for _ in range(20):
            fail()
    set_back()
    fast.clock.forward(throttles.LONGEST_DELAY)
    fail()


def test_tokens_page_sessions_and_visits_live_no_longer(fast, set_back):
    now = fast.clock.now()
    session = fast.session()
    with fast.database.write() as db:
        db.add_token("one-time", Token(TokenKind.SCREEN, USER, now, now + 300_000, None))
        db.add_oidc_login(OidcLogin("state", "", False, now))
    set_back()
    fast.clock.forward(sessions.IDLE_LIFE)
    with fast.database.read() as db:
        assert db.token("one-time").is_over(fast.clock.now())
        assert db.oidc_login("state").created < fast.clock.now()
        assert db.page_session(session.key).active <= fast.clock.now() - sessions.IDLE_LIFE


def test_the_key_of_a_payout_is_not_used_longer_than_its_psp_remembers_it(fast, set_back):
    withdrawal = fast.withdrawal()
    fast.psp.script = ["lost"]
    fast.run()
    (before,) = fast.disbursements(withdrawal.ref)
    assert before.state is DisbursementState.SENDING
    set_back()
    (after,) = fast.disbursements(withdrawal.ref)
    assert after.called == before.called - STEP


def test_a_look_up_that_is_under_way_meanwhile_does_not_put_the_next_one_off(fast):
    payment = fast.deposit()
    look_up, clock = fast.psp.look_up, WallClock(fast.cashier)
    clock.look()

    def slow(*values):
        fast.clock.wall = fast.clock.true
        clock.look()
        return look_up(*values)

    fast.psp.look_up = slow
    fast.clock.forward(60_000)
    steps.advance(fast.cashier, fast.payment(payment.ref))
    assert fast.payment(payment.ref).due < fast.clock.now() + 60_000


def test_a_worker_that_starts_after_the_step_finds_what_the_web_half_stored_before(fast):
    payment = fast.paid_deposit()
    with fast.database.write() as db:
        db.change(fast.payment(payment.ref), due=fast.clock.now() + 30_000)
    fast.clock.wall = fast.clock.true
    WallClock(fast.cashier).look()
    fast.run()
    assert fast.payment(payment.ref).status is Status.CREDITED


def test_staff_are_told_of_a_step_once_and_of_none_without_one(fast, set_back):
    clock = WallClock(fast.cashier)
    for seconds in (0, 1, 7200, 0):
        fast.clock.wall += 1000 * seconds
        clock.look()
    fast.clock.wall -= 500  # as a time service does every day
    clock.look()
    assert "clock_set_back" not in fast.alerts()
    set_back()
    assert fast.alerts().count("clock_set_back") == 1


def test_a_step_that_cannot_be_stored_is_followed_at_the_next_look(fast):
    payment, clock = fast.paid_deposit(), WallClock(fast.cashier)
    with fast.database.write() as db:
        db.change(fast.payment(payment.ref), due=fast.clock.now() + 30_000)
    clock.look()
    fast.clock.wall = fast.clock.true
    write = fast.database.write
    fast.database.write = None
    with pytest.raises(TypeError):
        clock.look()
    fast.database.write = write
    clock.look()
    assert fast.payment(payment.ref).due == fast.clock.now()


def test_what_is_due_later_by_a_clock_that_nobody_set_stays_so(world):
    payment, clock = world.deposit(), WallClock(world.cashier)
    clock.look()
    world.clock.forward(1000)
    clock.look()
    assert world.payment(payment.ref).due > world.clock.now()


def test_every_moment_that_somebody_waits_for_follows_the_clock(world):
    with world.database.read() as db:
        tables = [row["name"] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        waited = {(table, row["name"]) for table in tables for row in db.all(f"PRAGMA table_info({table})")}
    waited = {pair for pair in waited if pair[1] in ("due", "until", "expires")} - NOT_OURS
    followed = {pair for pair in waited if any(_changes(sql, *pair) for sql in SET_BACK)}
    assert followed == waited


NOT_OURS = {("disputes", "due"), ("dispute_history", "due"), ("instruments", "expires"), ("rule_records", "until")}
"""Moments that others have set by their own clocks, the months of cards, and what a rule once said, as evidence."""


def _changes(sql: str, table: str, column: str) -> bool:
    return sql.startswith(f"UPDATE {table} SET") and f"{column} =" in sql.partition(" WHERE ")[0]
