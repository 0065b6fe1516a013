"""The money worker on real threads and a real SQLite file: what runs side by side, what waits, and how it stops."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest

from inapp.adapters.machine import SystemClock
from inapp.domain.attempts import HOUR, Breaker, BreakerState
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import StorageFailed
from inapp.domain.identity import OidcLogin, Throttle
from inapp.domain.states import Status
from inapp.identity import throttles
from inapp.payments import bookings, decisions
from inapp.worker import CHORES, INBOX, SENDS_AT_ONCE, Chore, Worker
from tests.support.harness import LOGIN, OTHER_LOGIN, Killed, World
from tests.support.people import person
from tests.support.processes import until

PATIENCE = 20.0


class TrueClock(SystemClock):
    """This machine's own time, which nobody in the test sets."""

    @property
    def true(self) -> int:
        return self.now()


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    made = World(tmp_path, clock=TrueClock())
    book, one_at_a_time = made.ctrader.book, threading.Lock()

    def booked(attempt):
        with one_at_a_time:
            return book(attempt)

    made.ctrader.book = booked
    yield made
    made.database.close()


def is_in(world: World, ref: str, *statuses: Status) -> Callable[[], bool]:
    return lambda: world.payment(ref).status in statuses


@contextmanager
def working(world: World, held: bool = False) -> Iterator[threading.Event]:
    """A worker beside us until the block ends; the event stops it."""
    stop = threading.Event()
    worker = Worker(world.cashier, world.database.wait_for_change)
    thread = threading.Thread(target=worker.run, args=(stop, held))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


class Crossing:
    """Holds cTrader's calls until it is opened, and counts who is inside."""

    def __init__(self, world: World) -> None:
        self.inside: list[int] = []
        self.most, self.twice, self.order = 0, False, []
        self._open, self._lock = threading.Event(), threading.Lock()
        world.ctrader.before_call = self._enter

    def _enter(self, attempt) -> None:
        with self._lock:
            self.twice |= attempt.login in self.inside
            self.inside.append(attempt.login)
            self.order.append(attempt.ref)
            self.most = max(self.most, len(self.inside))
        assert self._open.wait(PATIENCE)
        with self._lock:
            self.inside.remove(attempt.login)

    def let_go(self) -> None:
        self._open.set()


@pytest.mark.fault("K05", "H01")
def test_what_another_process_stored_is_worked_on_without_being_told(world):
    payment, withdrawal = world.deposit(), world.withdrawal()
    with working(world):
        world.hear(world.psp.pay(payment.ref))
        until(is_in(world, payment.ref, Status.CREDITED))
        until(is_in(world, withdrawal.ref, Status.PAID_OUT))
    world.assert_sound()


def test_a_worker_that_nobody_wakes_looks_by_itself(world):
    payment = world.deposit()
    stop = threading.Event()

    def wait_in_vain(seconds: float) -> bool:
        stop.wait(min(seconds, 0.05))
        return False

    thread = threading.Thread(target=Worker(world.cashier, wait_in_vain).run, args=(stop,))
    thread.start()
    world.hear(world.psp.pay(payment.ref))
    until(is_in(world, payment.ref, Status.CREDITED))
    stop.set()
    thread.join(PATIENCE)
    world.assert_sound()


def test_only_a_webhook_has_the_inbox_worked_on_before_its_time(world, monkeypatch):
    worked = []

    def chore(one: Chore) -> Chore:
        return replace(one, every=HOUR, flow=worked.append) if one.name == "inbox" else one

    monkeypatch.setattr("inapp.worker.CHORES", tuple(map(chore, CHORES)))
    looker = Worker(world.cashier, world.database.wait_for_change)

    def look() -> int:
        looker._look(changed=True)
        looker._chores.shutdown(wait=True)
        looker._chores = ThreadPoolExecutor(len(CHORES))
        return len(worked)

    assert look() == 1  # its time has come
    payment = world.deposit()
    assert look() == 1
    world.hear(world.psp.pay(payment.ref))
    assert look() == 2


def test_a_worker_that_is_stopped_while_it_waits_begins_nothing_more(world):
    payment = world.paid_deposit()
    stop = threading.Event()

    def stopped_meanwhile(seconds: float) -> bool:
        stop.set()
        return True

    Worker(world.cashier, stopped_meanwhile).run(stop)
    assert world.payment(payment.ref).status is Status.PAID
    assert world.ctrader.calls == []


@pytest.mark.fault("I2", "C02")
def test_eight_bookings_run_side_by_side_and_never_two_of_one_account(world):
    logins = [5600000 + number for number in range(12)]
    payments = []
    for login in logins:
        world.add_account(login)
        payments += [world.paid_deposit("20.00", login), world.paid_deposit("30.00", login)]
    crossing = Crossing(world)
    with working(world):
        until(lambda: len(crossing.inside) == SENDS_AT_ONCE)
        crossing.let_go()
        for payment in payments:
            until(is_in(world, payment.ref, Status.CREDITED))
    assert crossing.most == SENDS_AT_ONCE
    assert not crossing.twice
    # The oldest payments were the first to be sent.
    assert set(crossing.order[:SENDS_AT_ONCE]) <= {payment.ref for payment in payments[: 2 * SENDS_AT_ONCE]}
    world.assert_sound()


def test_a_psp_that_hangs_keeps_no_booking_waiting(world):
    stuck = [world.deposit() for _ in range(12)]
    payment = world.paid_deposit()
    hang, entered = threading.Event(), []
    look_up = world.psp.look_up

    def hanging(subject, ref, psp_ref):
        if ref != payment.ref:
            entered.append(ref)
            assert hang.wait(PATIENCE)
        return look_up(subject, ref, psp_ref)

    world.psp.look_up = hanging
    with world.database.write() as db:
        for waiting in stuck:
            db.change(waiting, due=1)
    with working(world):
        until(lambda: len(entered) >= SENDS_AT_ONCE)
        until(is_in(world, payment.ref, Status.CREDITED))
        hang.set()


def test_a_job_that_fails_ends_neither_the_worker_nor_the_jobs_of_others(world, caplog):
    broken, payment = world.deposit(), world.paid_deposit("50.00", OTHER_LOGIN)
    look_up, tried = world.psp.look_up, []

    def failing(subject, ref, psp_ref):
        if ref == broken.ref:
            tried.append(ref)
            raise RuntimeError("a bug")
        return look_up(subject, ref, psp_ref)

    world.psp.look_up = failing
    with world.database.write() as db:
        db.change(broken, due=1)
    with working(world):
        until(is_in(world, payment.ref, Status.CREDITED))
        until(lambda: tried)
        later = world.paid_deposit("60.00", OTHER_LOGIN)
        until(is_in(world, later.ref, Status.CREDITED))
    assert f"{broken.ref} failed" in caplog.text
    # ... nor is it tried again at once.
    assert len(tried) == 1


def test_a_worker_that_is_stopped_finishes_the_call_in_flight_and_begins_no_other(world):
    first, second = world.paid_deposit(), world.paid_deposit("30.00")
    crossing = Crossing(world)
    with working(world) as stop:
        until(lambda: crossing.inside)
        stop.set()
        crossing.let_go()
    assert world.payment(first.ref).status is Status.CREDITED
    assert world.payment(second.ref).status is Status.PAID
    assert world.attempts(second.ref) == []


@pytest.mark.fault("K08", "K10")
def test_a_new_worker_first_makes_ambiguous_what_its_predecessor_left_open(world):
    payment = world.paid_deposit()
    world.ctrader.script = ["unanswered"]
    world.kill_at = "booking.answered"
    with pytest.raises(Killed):
        bookings.send(world.cashier, payment.ref)
    with working(world):
        until(is_in(world, payment.ref, Status.CREDITED))
    assert world.attempts(payment.ref)[0].code == "SENDER_DIED"
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("I24")
def test_a_held_worker_beats_and_alerts_but_sends_nothing_until_two_people_release_it(world):
    payment, unpaid, withdrawal = world.paid_deposit(), world.deposit(), world.withdrawal()
    with working(world, held=True):
        until(lambda: "held" in world.pager.codes)
        assert world.hear(world.psp.pay(unpaid.ref)) == "accepted"
        with world.database.read() as db:
            until(lambda: db.heartbeat() is not None)
        assert world.ctrader.calls == []
        assert world.payment(unpaid.ref).status is Status.AWAITING_PAYER
        decisions.release(world.cashier, person("Ann"))
        decisions.release(world.cashier, person("Bob"))
        for ref, end in ((payment, Status.CREDITED), (unpaid, Status.CREDITED), (withdrawal, Status.PAID_OUT)):
            until(is_in(world, ref.ref, end))
    world.assert_sound()


def test_an_open_breaker_keeps_bookings_back_until_a_probe_was_answered(world):
    payment, other = world.paid_deposit(), world.paid_deposit("50.00", OTHER_LOGIN)
    probed = []
    trader = world.ctrader.trading_account

    def probe(login, timeout=None):
        with world.database.read() as db:
            if db.breaker().state is BreakerState.OPEN:  # later each booking reads its account
                probed.append(login)
                assert world.ctrader.calls == []
        return trader(login, timeout)

    world.ctrader.trading_account = probe
    with world.database.write() as db:
        db.set_breaker(Breaker(BreakerState.OPEN, ambiguous_run=3, probe_at=0))
    with working(world):
        until(is_in(world, payment.ref, Status.CREDITED))
        until(is_in(world, other.ref, Status.CREDITED))
    assert probed == [LOGIN]


class SteppedClock(TrueClock):
    """This machine's time, set wrong by `ahead` milliseconds."""

    ahead = 0

    def now(self) -> int:
        return super().now() + self.ahead


def test_a_worker_goes_on_at_once_after_the_clock_was_set_back(tmp_path):
    world = World(tmp_path, clock=SteppedClock())
    world.clock.ahead = 7_200_000
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"]
    world.pager.accepts = False
    payment = world.paid_deposit()
    with working(world):
        until(lambda: world.ctrader.calls)
        with world.database.write() as db:
            db.change(world.payment(payment.ref), due=world.clock.now() + 300_000)
            db.add_alert(world.clock.now(), "said", "", "Somebody has to see this")
        world.clock.ahead = 0
        until(is_in(world, payment.ref, Status.CREDITED))
        world.pager.accepts = True
        until(lambda: "said" in world.pager.codes)
        with world.database.read() as db:
            until(lambda: abs(db.heartbeat() - world.clock.now()) < 7_000)
    world.database.close()


@pytest.mark.fault("D03", "C10")
def test_a_database_that_cannot_be_used_for_a_while_ends_no_worker(world):
    payment = world.paid_deposit()
    failures = []

    def wait_for_change(seconds: float) -> bool:
        if len(failures) < 5:
            failures.append("locked")
            raise StorageFailed("database is locked")
        return world.database.wait_for_change(seconds)

    stop = threading.Event()
    thread = threading.Thread(target=Worker(world.cashier, wait_for_change).run, args=(stop,))
    thread.start()
    until(is_in(world, payment.ref, Status.CREDITED))
    stop.set()
    thread.join(PATIENCE)
    assert len(failures) == 5


def test_what_the_inbox_has_found_is_looked_at_without_a_pause(world):
    looker = Worker(world.cashier, world.database.wait_for_change)
    for chore, pauses in (("heartbeat", True), (INBOX, False)):
        assert looker._submit(looker._chores, chore, 0, lambda: None)
        until(lambda key=chore: key not in looker._busy)
        assert looker._found.wait(0.1 if pauses else PATIENCE) is not pauses


@pytest.mark.fault("C03", "H01")
def test_many_payments_with_doubled_webhooks_are_each_booked_once(world):
    logins = [5600000 + number for number in range(6)]
    for login in logins:
        world.add_account(login)
    with working(world):
        made = []
        for number in range(30):
            payment = world.deposit("20.00", logins[number % len(logins)])
            thing = world.psp.pay(payment.ref)
            for _ in range(3):
                world.hear(thing, f"evt_{number}")
            made.append(payment)
        for payment in made:
            until(is_in(world, payment.ref, Status.CREDITED))
    assert sorted(world.ctrader.calls) == sorted(f"{payment.ref}.credit.1" for payment in made)
    world.assert_sound()


def test_parked_money_that_was_ordered_back_is_refunded_by_the_worker(world):
    money = world.second_capture()
    decisions.order_refund(world.cashier, money.ref, person("Ann"))

    def is_refunded() -> bool:
        with world.database.read() as db:
            found = db.unmatched_funds(money.ref)
        return found is not None and found.state is UnmatchedState.REFUNDED

    with working(world):
        until(is_refunded)
    assert sum(thing.key == f"{money.ref}.refund.1" for thing in world.psp.things.values()) == 1


def test_failures_places_and_visits_are_forgotten_when_nobody_needs_them(world):
    now = world.clock.now()
    long_ago = now - throttles.KNOWN_FOR - 60_000
    with world.database.write() as db:
        db.set_throttle("failed", Throttle(3, 0, now - throttles.FORGIVEN_AFTER - 60_000))
        db.set_throttle("failed just now", Throttle(3, 0, now))
        db.set_throttle("known", Throttle(0, 0, long_ago))
        db.set_throttle("known of late", Throttle(0, 0, now - throttles.FORGIVEN_AFTER - 60_000))
        db.add_oidc_login(OidcLogin("old", "", False, now - 2 * 3_600_000))
        db.add_oidc_login(OidcLogin("new", "", False, now))
    with working(world), world.database.read() as db:
        until(lambda: db.throttle("failed") is None and db.oidc_login("old") is None)
    with world.database.read() as db:
        assert {row["key"] for row in db.all("SELECT key FROM throttles")} == {"failed just now", "known of late"}
        assert db.oidc_login("new")


def test_tokens_sessions_and_counted_calls_are_forgotten_when_nobody_needs_them(world):
    session = world.session()
    hours_ago = world.clock.now() - 3 * 3_600_000
    with world.database.write() as db:
        db.add_page_session(replace(session, key="old", created=hours_ago, active=hours_ago))
        db.count_call("booking", hours_ago)
    with working(world), world.database.read() as db:
        until(lambda: db.page_session("old") is None)
        until(lambda: db.calls_since(0) == 0)
    with world.database.read() as db:
        assert db.page_session(session.key) == session
