"""Bookings: the commit before a call, the consequence of each outcome, and the stops of all sending."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.attempts import HOUR, AttemptState, BreakerState
from inapp.domain.errors import IllegalTransition, NotSent, Refused, StorageFailed, Unavailable
from inapp.domain.money import Money
from inapp.domain.outcomes import Answer, NoAnswer, NothingLeft
from inapp.domain.states import PaymentType, Status
from inapp.operations.call_budget import CallBudget
from inapp.payments import bookings, deposits, psp_events, restore, withdrawals
from tests.support.databases import new_database
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, STRANGERS_LOGIN, Killed, World

MINUTE = 60_000
GATEWAY = b"<html>Bad gateway</html>"


def breaker(world: World) -> BreakerState:
    with world.database.read() as db:
        return db.breaker().state


def outcomes(world: World, ref: str) -> list[AttemptState]:
    return [attempt.state for attempt in world.attempts(ref)]


@pytest.mark.fault("I1", "I5", "I14", "I16", "D06")
def test_the_attempt_is_in_the_database_and_in_the_sent_log_before_cTrader_is_called(world):
    seen = []

    def look(attempt):
        with sqlite3.connect(world.database.path) as other:
            seen.extend(other.execute("SELECT external_id, state, amount FROM attempts"))
            seen.extend(other.execute("SELECT status FROM payments"))
        seen.append([entry["key"] for entry in world.cashier.sent_log.entries()])

    world.ctrader.before_call = look
    payment = world.paid_deposit("100.00")
    world.run()
    name = f"{payment.ref}.credit.1"
    assert seen == [(name, "sending", "100.00"), ("crediting",), [name]]
    (entry,) = world.booked(payment.ref)
    (attempt,) = world.attempts(payment.ref)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert attempt.balance_history_id == entry.balance_history_id
    world.assert_sound()


def test_each_booking_type_and_each_attempt_has_an_external_id_of_its_own(world):
    world.ctrader.script = ["not_sent", "ok", "not_sent"]
    deposit = world.paid_deposit()
    world.run_for(MINUTE)
    withdrawal = world.withdrawal()
    world.psp.script = ["declined"]
    world.run_for(MINUTE)
    names = [a.external_id for ref in (deposit.ref, withdrawal.ref) for a in sorted(world.attempts(ref), key=str)]
    ends = ["credit.1", "credit.2"], ["debit.1", "debit.2", "return.1"]
    assert names == [f"{deposit.ref}.{end}" for end in ends[0]] + [f"{withdrawal.ref}.{end}" for end in ends[1]]
    assert world.payment(withdrawal.ref).status is Status.RETURNED
    world.assert_sound()


@pytest.mark.fault("N01")
def test_an_unsent_booking_is_sent_again_with_growing_delays_until_cTrader_is_back(world):
    world.ctrader.script = ["not_sent"] * 4
    payment = world.paid_deposit()
    waits = []
    for _ in range(4):
        world.run()
        waits.append(world.payment(payment.ref).due - world.clock.now())
        assert world.payment(payment.ref).status is Status.PAID
        world.clock.forward(waits[-1])
    assert waits == [1000, 2000, 4000, 8000]
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert outcomes(world, payment.ref) == [AttemptState.NOT_SENT] * 4 + [AttemptState.CONFIRMED]
    world.assert_sound()


@pytest.mark.fault("N01", "N02", "I20")
def test_a_booking_that_cannot_reach_cTrader_for_minutes_alerts_a_person(world):
    payment = world.paid_deposit()
    world.ctrader.reachable = False
    world.run_for(2 * MINUTE)
    assert world.alerts() == []
    world.run_for(15 * MINUTE)
    assert "waiting" in world.alerts()
    assert world.payment(payment.ref).status is Status.PAID
    world.ctrader.reachable = True
    world.run_for(6 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("N02")
def test_a_certificate_that_does_not_fit_sends_nothing_and_alerts_a_person(world):
    payment = world.paid_deposit()
    world.ctrader.script = [lambda book: NothingLeft("TLS: certificate verify failed")] * 99
    world.run_for(12 * MINUTE)
    assert "waiting" in world.alerts()
    assert world.booked(payment.ref) == []
    assert set(outcomes(world, payment.ref)) == {AttemptState.NOT_SENT}


UNCLEAR = {
    "reset after the body": NoAnswer("reset"),
    "an answer that drips until the deadline": NoAnswer("timed out"),
    "peer gone on a connection that was just opened": NoAnswer("closed"),
    **{f"HTTP {status}": Answer(status, GATEWAY) for status in (500, 502, 503, 504)},
    "HTML with 200": Answer(200, b"<html>Welcome</html>"),
    "nothing with 200": Answer(200, b""),
    "half an answer": Answer(200, b'{"balanceHistoryId": 88'),
    "no id": Answer(200, b'{"balanceHistoryId": null}'),
    "an id that is a word": Answer(200, b'{"balanceHistoryId": "abc"}'),
    "the id 0": Answer(200, b'{"balanceHistoryId": 0}'),
    "a redirect": Answer(302, b"", (("location", "https://elsewhere.example/"),)),
    "a quota refusal as HTML": Answer(429, b"<html>Too many requests</html>"),
    "UNKNOWN_ERROR": Answer(400, b'{"error":{"errorCode":"UNKNOWN_ERROR"}}'),
}


@pytest.mark.fault("N03", "N04", "N05", "N06", "N07", "N11", "N12", "N13", "N14", "I6")
@pytest.mark.parametrize("executed", [True, False], ids=["executed", "not executed"])
@pytest.mark.parametrize("answer", UNCLEAR.values(), ids=UNCLEAR)
def test_an_unclear_answer_is_never_sent_again_by_itself_and_ends_in_exactly_one_credit(world, answer, executed):
    def unclear(book):
        if executed:
            book()
        return answer

    payment = world.paid_deposit()
    world.ctrader.script = [unclear]
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert outcomes(world, payment.ref) == [AttemptState.AMBIGUOUS]
    assert world.alerts() == ["credit_unknown"]
    world.assert_sound()
    world.run_for(10 * MINUTE)
    assert world.ctrader.calls == [f"{payment.ref}.credit.1"]
    world.run_for(5 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1
    assert len(world.ctrader.calls) == (1 if executed else 2)
    world.assert_sound()


@pytest.mark.fault("I20")
def test_a_fault_of_our_own_in_the_middle_of_a_sending_is_an_unknown_outcome(world):
    def broken(attempt):
        raise RuntimeError("a bug")

    payment = world.paid_deposit()
    world.ctrader.before_call = broken
    bookings.send(world.cashier, payment.ref)
    assert outcomes(world, payment.ref) == [AttemptState.AMBIGUOUS]
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert world.alerts() == ["credit_unknown"]


@pytest.mark.fault("N08", "I14")
def test_an_id_that_another_booking_holds_confirms_nothing(world):
    first = world.paid_deposit()
    world.run()
    held = world.attempts(first.ref)[0].balance_history_id
    world.ctrader.script = [lambda book: Answer(200, b'{"balanceHistoryId": %d}' % held)]
    second = world.paid_deposit()
    world.run()
    assert world.payment(second.ref).status is Status.CREDIT_UNKNOWN
    assert world.attempts(second.ref)[0].code == "ID_HELD"
    assert "id_held" in world.alerts()
    world.assert_sound()


@pytest.mark.fault("N09")
def test_a_refused_token_costs_one_attempt_and_no_waiting(world):
    world.ctrader.script = ["401"]
    payment = world.paid_deposit()
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert outcomes(world, payment.ref) == [AttemptState.REJECTED, AttemptState.CONFIRMED]
    assert breaker(world) is BreakerState.CLOSED
    world.assert_sound()


@pytest.mark.fault("N10")
def test_a_token_that_is_refused_twice_stops_all_sending_and_alerts_once(world):
    world.ctrader.script = ["401"] * 50
    payment = world.paid_deposit()
    world.run()
    assert breaker(world) is BreakerState.OPEN
    assert len(world.ctrader.calls) == 2
    world.run_for(5 * MINUTE)
    # Half a minute between two tries of one booking alone: no storm of logins.
    assert len(world.ctrader.calls) <= 2 + 10
    assert world.alerts().count("breaker_open") == 1
    assert world.payment(payment.ref).status is Status.PAID
    world.ctrader.script = []
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert breaker(world) is BreakerState.CLOSED
    world.assert_sound()


@pytest.mark.fault("N10")
def test_a_manager_that_may_not_sign_in_opens_the_breaker_before_anything_is_sent(world):
    world.ctrader.signed_in = False
    payment = world.paid_deposit()
    world.run_for(10_000, step=1000)
    assert breaker(world) is BreakerState.OPEN
    assert world.attempts(payment.ref) == []
    world.ctrader.signed_in = True
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("N11")
def test_a_rate_refusal_only_waits_and_never_opens_the_breaker(world):
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"] * 5
    payment = world.paid_deposit()
    world.run()
    assert world.payment(payment.ref).status is Status.PAID
    assert world.payment(payment.ref).due > world.clock.now()
    world.run_for(MINUTE, step=1000)
    assert breaker(world) is BreakerState.CLOSED
    assert outcomes(world, payment.ref) == [AttemptState.REJECTED] * 5 + [AttemptState.CONFIRMED]
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.parametrize("code", ["TRADER_NOT_FOUND", "CHANGE_BALANCE_BAD_AMOUNT", "INVALID_REQUEST"])
def test_a_booking_that_will_never_be_taken_goes_to_review_with_its_code(world, code):
    world.ctrader.script = [code]
    payment = world.paid_deposit()
    world.run()
    payment = world.payment(payment.ref)
    assert (payment.status, payment.reason) == (Status.REVIEW, code)
    assert world.alerts() == ["credit_refused"]
    world.run_for(30 * MINUTE)
    assert len(world.ctrader.calls) == 1


@pytest.mark.parametrize("code", ["NOT_ENOUGH_RIGHTS", "CH_BROKER_NOT_FOUND", "CH_PLANT_INVALID"])
def test_a_fault_of_our_own_leaves_the_payment_paid_and_stops_sending_at_the_second_time(world, code):
    world.ctrader.script = [code, code]
    payment = world.paid_deposit()
    world.run()
    assert world.payment(payment.ref).status is Status.PAID
    assert breaker(world) is BreakerState.CLOSED
    assert world.alerts() == ["credit_not_taken"]
    world.run_for(5000, step=1000)
    assert world.payment(payment.ref).status is Status.PAID
    assert breaker(world) is BreakerState.OPEN
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("N20", "I7")
def test_a_withdrawal_that_cTrader_cannot_cover_is_cancelled_and_never_paid_out(world):
    payment = world.withdrawal("1500.00")
    world.ctrader.balances[LOGIN] -= 1000
    world.run()
    payment = world.payment(payment.ref)
    assert (payment.status, payment.reason) == (Status.CANCELLED, "NOT_ENOUGH_MONEY")
    assert world.paid_out(payment.ref) == []
    assert breaker(world) is BreakerState.CLOSED
    world.withdrawal("40.00")
    world.run()
    world.assert_sound()


@pytest.mark.fault("C04")
def test_of_two_withdrawals_of_the_whole_balance_one_is_debited_and_the_other_cancelled(world):
    world.set_balance(LOGIN, "100", "USD", 2)
    first, second = world.withdrawal("100.00"), world.withdrawal("100.00")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda payment: bookings.send(world.cashier, payment.ref), (first, second)))
    world.run_for(MINUTE)
    assert {world.payment(p.ref).status for p in (first, second)} == {Status.PAID_OUT, Status.CANCELLED}
    assert world.ctrader.balances[LOGIN] == 0
    world.assert_sound()


@pytest.mark.fault("C05", "C04")
def test_twenty_withdrawals_at_once_never_take_more_than_the_account_holds(world):
    world.set_balance(LOGIN, "1000", "USD", 2)
    made = [world.withdrawal("100.00") for _ in range(20)]
    for _ in range(20):
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda payment: bookings.send(world.cashier, payment.ref), made))
        assert world.ctrader.balances[LOGIN] >= 0
        world.clock.forward(bookings.LOGIN_BUSY)
    world.run_for(MINUTE)
    ends = [world.payment(payment.ref).status for payment in made]
    assert (ends.count(Status.PAID_OUT), ends.count(Status.CANCELLED)) == (10, 10)
    assert world.ctrader.balances[LOGIN] == 0
    world.assert_sound()


@pytest.mark.fault("C05", "S09")
def test_twenty_redeems_at_once_never_take_more_than_their_half_of_the_calls(world):
    calls = budget(world, 20)

    def spend(_) -> bool:
        try:
            calls.spend("redeem")
        except NotSent:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(spend, range(20))) == 10


@pytest.mark.fault("C08")
def test_an_attempt_that_was_resolved_meanwhile_is_not_resolved_again(world):
    payment = world.paid_deposit()
    world.ctrader.script = ["lost"]
    bookings.send(world.cashier, payment.ref)
    (attempt,) = world.attempts(payment.ref)
    with world.database.write() as db:
        db.resolve_attempt(attempt, AttemptState.ABSENT, resolved_at=world.clock.now())
    with pytest.raises(IllegalTransition), world.database.write() as db:
        db.resolve_attempt(attempt, AttemptState.CONFIRMED, balance_history_id=1)
    assert outcomes(world, payment.ref) == [AttemptState.ABSENT]


@pytest.mark.fault("C02", "I2")
def test_eight_threads_that_claim_one_booking_make_one_attempt(world):
    payment = world.paid_deposit()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: bookings.send(world.cashier, payment.ref), range(8)))
    assert world.ctrader.calls == [f"{payment.ref}.credit.1"]
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("I2", "C07")
def test_two_bookings_of_one_account_never_run_side_by_side(world):
    first, second = world.paid_deposit("100.00"), world.paid_deposit("50.00")
    inside = []

    def book_meanwhile(attempt):
        if attempt.ref == first.ref:
            bookings.send(world.cashier, second.ref)
            inside.append(world.attempts(second.ref))

    world.ctrader.before_call = book_meanwhile
    bookings.send(world.cashier, first.ref)
    assert inside == [[]]
    world.run_for(MINUTE)
    assert world.payment(second.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("C07", "I2")
def test_an_unknown_booking_freezes_its_account_and_no_other(world):
    world.ctrader.script = ["lost"]
    unknown, waiting = world.paid_deposit(), world.paid_deposit("50.00")
    elsewhere = world.paid_deposit("70.00", OTHER_LOGIN)
    world.run()
    assert world.payment(unknown.ref).status is Status.CREDIT_UNKNOWN
    assert world.payment(waiting.ref).status is Status.PAID
    assert world.payment(elsewhere.ref).status is Status.CREDITED
    for start in (world.deposit, world.withdrawal):
        with pytest.raises(Refused, match="is being confirmed") as refusal:
            start()
        assert type(refusal.value) is Unavailable
    world.run_for(15 * MINUTE)
    assert world.payment(unknown.ref).status is Status.CREDITED
    assert world.payment(waiting.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("I3")
@pytest.mark.parametrize("state", [AttemptState.CONFIRMED, AttemptState.LOST, AttemptState.DOUBLE_RESOLVED], ids=str)
def test_nothing_is_sent_after_an_attempt_that_may_have_been_booked(world, state):
    payment = world.paid_deposit()
    world.ctrader.script = ["not_sent"]
    bookings.send(world.cashier, payment.ref)
    (attempt,) = world.attempts(payment.ref)
    with world.database.write() as db:
        db.resolve_attempt(attempt, state)
    assert world.payment(payment.ref).status is Status.PAID
    world.run_for(2 * MINUTE)
    assert outcomes(world, payment.ref) == [state]
    assert world.ctrader.history == []


def test_a_booking_is_not_sent_before_its_waiting_is_over_however_often_it_is_asked_for(world):
    payment = world.paid_deposit()
    world.ctrader.script = ["not_sent"]
    for _ in range(5):
        bookings.send(world.cashier, payment.ref)
    assert outcomes(world, payment.ref) == [AttemptState.NOT_SENT]
    world.clock.forward(1000)
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("I4", "H10")
def test_a_deposit_whose_capture_is_not_its_amount_is_not_booked_even_if_its_state_says_paid(world):
    payment = world.paid_deposit("100.00")
    with world.database.write() as db:
        db.change(payment, captured=Money(9000, "USD", 2))
    world.run()
    bookings.send(world.cashier, payment.ref)
    assert world.attempts(payment.ref) == []


@pytest.mark.fault("D02", "I16")
def test_a_full_disk_under_the_sent_log_stops_the_call_and_not_the_payment(world):
    class FullLog:
        def append(self, entry):
            raise OSError(28, "No space left on device")

    payment = world.paid_deposit()
    log = world.cashier.sent_log
    bookings.send(replace(world.cashier, sent_log=FullLog()), payment.ref)
    assert world.ctrader.calls == []
    assert outcomes(world, payment.ref) == [AttemptState.NOT_SENT]
    assert world.payment(payment.ref).status is Status.PAID
    assert log.entries() == []
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


class Failing:
    """Storage whose writes fail while `broken` says so."""

    def __init__(self, world: World, broken) -> None:
        self.world, self.broken, self.failures = world, broken, 0

    def read(self):
        return self.world.database.read()

    def write(self):
        if self.broken():
            self.failures += 1
            raise StorageFailed("database or disk is full")
        return self.world.database.write()


@pytest.mark.fault("D02", "D03", "I16")
def test_without_a_committed_attempt_nothing_is_sent(world):
    payment = world.paid_deposit()
    store = Failing(world, lambda: True)
    with pytest.raises(StorageFailed):
        bookings.send(replace(world.cashier, store=store), payment.ref)
    assert world.ctrader.calls == []
    assert world.attempts(payment.ref) == []


@pytest.mark.fault("D02", "D03")
def test_an_outcome_that_cannot_be_stored_is_stored_again_and_again_until_it_is(world):
    payment = world.paid_deposit()
    store = Failing(world, lambda: bool(world.ctrader.calls) and store.failures < 5)
    started = world.clock.now()
    bookings.send(replace(world.cashier, store=store), payment.ref)
    assert store.failures == 5
    assert world.clock.now() == started + 5 * bookings.COMMIT_AGAIN
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("N21", "K21")
@pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["forward", "back"])
def test_a_wall_clock_that_jumps_before_the_write_forbids_it(world, jump):
    payment = world.paid_deposit()

    def jumping(attempt):
        world.clock.wall += jump
        world.ctrader.before_call = lambda attempt: None

    world.ctrader.before_call = jumping
    bookings.send(world.cashier, payment.ref)
    assert world.ctrader.calls == []
    assert outcomes(world, payment.ref) == [AttemptState.NOT_SENT]
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("K21")
def test_a_sender_that_slept_past_its_deadline_sends_nothing(world):
    payment = world.paid_deposit()
    world.ctrader.before_call = lambda attempt: setattr(world.clock, "since_boot", world.clock.since_boot + 6)
    bookings.send(world.cashier, payment.ref)
    assert world.ctrader.calls == []
    assert outcomes(world, payment.ref) == [AttemptState.NOT_SENT]


def lose(world: World, times: int) -> list[str]:
    """Unknown outcomes on as many accounts."""
    refs = []
    for number in range(times):
        login = 5600000 + number
        world.add_account(login)
        world.ctrader.script = ["lost"]
        refs.append(world.paid_deposit("20.00", login).ref)
        world.run()
    return refs


def test_three_unknown_outcomes_in_a_row_stop_all_sending(world):
    lose(world, 2)
    assert breaker(world) is BreakerState.CLOSED
    lose_third = world.paid_deposit("20.00", OTHER_LOGIN)
    world.ctrader.script = ["lost"]
    world.run()
    assert breaker(world) is BreakerState.OPEN
    assert "breaker_open" in world.alerts()
    assert world.payment(lose_third.ref).status is Status.CREDIT_UNKNOWN
    with pytest.raises(Refused, match="paused") as refusal:
        world.deposit(login=LOGIN)
    assert type(refusal.value) is Unavailable


def test_a_booking_that_succeeds_starts_the_count_of_unknown_outcomes_anew(world):
    lose(world, 2)
    world.paid_deposit("20.00", OTHER_LOGIN)
    world.run()
    world.ctrader.script = ["lost"]
    world.paid_deposit("20.00")
    world.run()
    assert breaker(world) is BreakerState.CLOSED


def test_a_rate_refusal_between_unknown_outcomes_says_nothing_about_them(world):
    lose(world, 2)
    payment = world.paid_deposit("20.00", OTHER_LOGIN)
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED", "lost"]
    bookings.send(world.cashier, payment.ref)
    assert breaker(world) is BreakerState.CLOSED
    world.clock.forward(1000)
    bookings.send(world.cashier, payment.ref)
    assert breaker(world) is BreakerState.OPEN


def test_attempts_that_a_crash_left_open_do_not_count_against_the_breaker(world):
    for login in (5600000, 5600001, 5600002):
        world.add_account(login)
        payment = world.paid_deposit("20.00", login)
        world.kill_at = "booking.claimed"
        with pytest.raises(Killed):
            bookings.send(world.cashier, payment.ref)
        world.restart()
    assert breaker(world) is BreakerState.CLOSED
    assert world.alerts().count("credit_unknown") == 3


def test_an_open_breaker_is_probed_every_thirty_seconds_and_then_one_booking_is_tried_alone(world):
    waiting = [world.deposit("30.00", LOGIN), world.deposit("30.00", OTHER_LOGIN)]
    lose(world, 3)
    for payment in waiting:
        world.hear(world.psp.pay(payment.ref))
    psp_events.work_inbox(world.cashier)
    assert world.ctrader.calls[3:] == []
    world.clock.forward(29_000)
    bookings.probe(world.cashier)
    assert breaker(world) is BreakerState.OPEN
    world.ctrader.reachable = False
    world.clock.forward(1000)
    bookings.probe(world.cashier)
    world.ctrader.reachable = True
    world.clock.forward(29_000)
    bookings.probe(world.cashier)
    assert breaker(world) is BreakerState.OPEN
    world.clock.forward(1000)
    bookings.probe(world.cashier)
    assert breaker(world) is BreakerState.TRIAL
    beside = []

    def another(attempt):
        world.ctrader.before_call = lambda attempt: None
        other = waiting[1] if attempt.ref == waiting[0].ref else waiting[0]
        bookings.send(world.cashier, other.ref)
        beside.extend(world.attempts(other.ref))

    world.ctrader.before_call = another
    bookings.send(world.cashier, waiting[0].ref)
    assert beside == []
    assert breaker(world) is BreakerState.CLOSED
    world.run_for(MINUTE)
    assert {world.payment(payment.ref).status for payment in waiting} == {Status.CREDITED}


def test_a_trial_that_ends_unknown_opens_the_breaker_again(world):
    payment = world.deposit("30.00")
    lose(world, 3)
    world.hear(world.psp.pay(payment.ref))
    psp_events.work_inbox(world.cashier)
    world.clock.forward(30_000)
    bookings.probe(world.cashier)
    world.ctrader.script = ["lost"]
    bookings.send(world.cashier, payment.ref)
    assert breaker(world) is BreakerState.OPEN


@pytest.mark.fault("I24")
def test_while_sending_is_held_nothing_is_sent_and_nothing_new_starts(world):
    payment = world.paid_deposit()
    restore.check(world.cashier, "a person asked")
    bookings.send(world.cashier, payment.ref)
    assert world.attempts(payment.ref) == []
    with pytest.raises(Refused, match="paused"):
        world.deposit()


def budget(world: World, per_hour: int) -> CallBudget:
    world.cashier = replace(world.cashier, policy=replace(POLICY, calls_per_hour=per_hour))
    return CallBudget(world.database, world.clock, per_hour)


@pytest.mark.fault("S09")
def test_redeems_take_at_most_half_of_the_calls_and_bookings_never_wait_for_them(world):
    calls = budget(world, 10)
    for _ in range(5):
        calls.spend("redeem")
    with pytest.raises(NotSent):
        calls.spend("redeem")
    payments = [world.paid_deposit("10.00") for _ in range(5)]
    world.run_for(5000, step=1000)
    assert {world.payment(payment.ref).status for payment in payments} == {Status.CREDITED}
    world.clock.forward(HOUR)
    calls.spend("redeem")


def test_bookings_over_the_hourly_budget_wait_for_the_next_hour(world):
    budget(world, 3)
    payments = [world.paid_deposit("10.00") for _ in range(4)]
    world.run_for(MINUTE)
    assert [world.payment(payment.ref).status for payment in payments].count(Status.PAID) == 1
    world.run_for(HOUR, step=MINUTE)
    assert {world.payment(payment.ref).status for payment in payments} == {Status.CREDITED}


def test_redeems_end_when_bookings_have_used_the_calls_up(world):
    calls = budget(world, 4)
    with world.database.write() as db:
        for _ in range(4):
            db.count_call("booking", world.clock.now())
    with pytest.raises(NotSent):
        calls.spend("redeem")


@pytest.mark.fault("I18")
@pytest.mark.parametrize(
    ("currency", "digits", "typed", "sent"),
    [
        ("BTC", 8, "12.34567891", "12.34567891"),
        ("BTC", 8, "10.1", "10.10000000"),
        ("JPY", 0, "1000", "1000"),
        ("KWD", 3, "10.005", "10.005"),
        ("USD", 2, "10.1", "10.10"),
        ("USD", 0, "10", "10.00"),
    ],
)
def test_every_currency_is_booked_as_its_exact_decimal_text(world, currency, digits, typed, sent):
    world.set_balance(LOGIN, "100000", currency, digits)
    before = world.ctrader.balances[LOGIN]
    payment = world.paid_deposit(typed)
    world.run()
    (entry,) = world.booked(payment.ref)
    assert entry.amount == sent
    assert world.payment(payment.ref).status is Status.CREDITED
    withdrawal = world.withdrawal(typed)
    world.run()
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT
    assert world.ctrader.balances[LOGIN] == before
    world.assert_sound()


@pytest.mark.fault("C01", "I17")
def test_a_form_that_is_sent_thirty_times_at_once_makes_one_payment(world):
    session = world.session()
    key = "the key of this one form"
    with ThreadPoolExecutor(30) as pool:
        made = list(pool.map(lambda _: deposits.start(world.cashier, session, "100", "fake_card", key), range(30)))
    assert len({payment.ref for payment in made}) == 1
    with world.database.read() as db:
        assert len(db.all_payments(needs_review=False)) == 1


@pytest.mark.fault("C01")
def test_a_withdrawal_that_is_sent_thirty_times_at_once_is_debited_once(world):
    session = world.session(PaymentType.WITHDRAWAL)
    key = "the key of this one form"
    with ThreadPoolExecutor(30) as pool:
        made = list(pool.map(lambda _: withdrawals.request(world.cashier, session, "40", "fake_card", key), range(30)))
    assert len({payment.ref for payment in made}) == 1
    world.run()
    assert len(world.booked(made[0].ref)) == 1
    world.assert_sound()


@pytest.mark.fault("C03", "H01")
def test_webhooks_poll_and_return_page_at_the_same_moment_are_one_capture_and_one_credit(world):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    world.hear(thing)
    jobs = [
        lambda: world.hear(thing, "evt_same"),
        lambda: psp_events.work_inbox(world.cashier),
        lambda: psp_events.poll_psp(world.cashier, payment),
    ] * 4
    with ThreadPoolExecutor(len(jobs)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()
    world.run()
    with world.database.read() as db:
        captures = [change for change in db.history(payment.ref) if change.event == "captured"]
    assert len(captures) == 1
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("C10")
def test_readers_and_writers_wait_while_another_process_holds_the_write_lock(world):
    payment = world.paid_deposit()
    other = sqlite3.connect(world.database.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(bookings.send, world.cashier, payment.ref)]
        jobs += [pool.submit(world.session) for _ in range(3)]
        assert not any(job.done() for job in jobs)
        other.execute("COMMIT")
        for job in jobs:
            job.result(timeout=15)
    other.close()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("N15")
def test_the_proxy_in_front_never_sends_a_request_twice():
    caddyfile = Path(__file__).resolve().parent.parent.parent / "deploy" / "Caddyfile"
    lines = [line.split("#")[0].split() for line in caddyfile.read_text().splitlines()]
    told = [(words[0], words[1:]) for words in lines if words]
    proxies = [name for name, _ in told].count("reverse_proxy")
    # caddyserver.com/docs/caddyfile/directives/reverse_proxy: each of these would let a request go out again.
    assert [values for name, values in told if name == "lb_try_duration"] == [["0"]] * proxies
    assert not {"lb_retries", "lb_retry_match"} & {name for name, _ in told}
    assert [values for name, values in told if name == "keepalive"] == [["off"]] * proxies
    assert proxies == 2


def test_each_probe_asks_about_another_account_so_that_one_alone_cannot_stop_all_bookings(world):
    lose(world, 3)
    asked = []

    def hangs(login):
        asked.append(login)
        return login != LOGIN

    world.ctrader.answers = hangs
    for _ in range(2):
        world.clock.forward(30_000)
        bookings.probe(world.cashier)
    assert asked == [LOGIN, OTHER_LOGIN]
    assert breaker(world) is BreakerState.TRIAL


def test_the_round_of_probes_begins_again_after_the_last_account(world):
    with world.database.read() as db:
        logins = [db.login_after(login) for login in (0, LOGIN, OTHER_LOGIN, STRANGERS_LOGIN)]
    assert logins == [LOGIN, OTHER_LOGIN, STRANGERS_LOGIN, LOGIN]


def test_without_any_account_a_probe_asks_about_one_that_nobody_has(tmp_path):
    database = new_database(tmp_path / "empty.db")
    with database.read() as db:
        assert db.login_after(0) is None
    database.close()


def test_a_booking_of_an_account_that_nobody_can_read_waits_and_staff_are_told_at_once(world):
    payment = world.paid_deposit()
    world.ctrader.reads = ["unreadable"]
    world.run()
    assert world.payment(payment.ref).status is Status.PAID
    assert world.alerts() == ["unreadable_account"]
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
