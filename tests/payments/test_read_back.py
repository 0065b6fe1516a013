"""Read-back: the attempts that a reader of cTrader's history may resolve, and those that it may not."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR, AttemptState
from inapp.domain.errors import OutcomeUnknown, Refused
from inapp.domain.outcomes import NoAnswer
from inapp.domain.readers import BalanceEntry, Reading
from inapp.domain.states import Status
from inapp.payments import bookings, decisions, disbursements, read_back
from tests.support.harness import LOGIN, START, STRANGERS_LOGIN, Killed, World
from tests.support.people import person

MINUTE = 60_000


def unknown_deposit(world: World, word: str = "lost"):
    world.ctrader.script = [word]
    payment = world.paid_deposit()
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    return world.payment(payment.ref)


class Says:
    """A reader that knows one entry: the credit of a payment, with changes."""

    name, place, must_prove_itself = "says", "here", True

    def __init__(self, payment, **other):
        right = BalanceEntry(990001, f"{payment.ref}.credit.1", LOGIN, "DEPOSIT", 10000, 2)
        self.entry = replace(right, **other)

    def read(self, login, since):
        return Reading((self.entry,), START + 48 * HOUR)


def states(world: World, ref: str) -> list[AttemptState]:
    return [attempt.state for attempt in sorted(world.attempts(ref), key=lambda attempt: attempt.n)]


@pytest.mark.fault("N04", "K08", "K09")
def test_a_booking_that_never_arrived_is_sent_once_more_after_quiet_period_and_margin(world):
    payment = unknown_deposit(world)
    world.run_for(11 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    world.run_for(MINUTE)
    assert states(world, payment.ref) == [AttemptState.ABSENT, AttemptState.CONFIRMED]
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("N17")
def test_a_reader_that_lags_proves_nothing_before_its_own_watermark_has_passed(world):
    world.ctrader.lag = 3 * MINUTE
    payment = unknown_deposit(world)
    world.run_for(14 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    world.run_for(MINUTE)
    assert states(world, payment.ref) == [AttemptState.ABSENT, AttemptState.CONFIRMED]
    world.assert_sound()


@pytest.mark.fault("K11", "N03")
def test_a_booking_that_is_executed_five_minutes_late_is_found_and_never_repeated(world):
    payment = unknown_deposit(world, "late")
    world.run_for(5 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    world.ctrader.deliver_late()
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("N18")
def test_another_booking_of_the_same_amount_is_not_taken_for_it(world):
    other = world.paid_deposit("100.00")
    world.run()
    payment = unknown_deposit(world)
    world.run_for(5 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert len(world.booked(other.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("N18", "N19")
@pytest.mark.parametrize(
    "other",
    [
        {"login": STRANGERS_LOGIN},
        {"type": "WITHDRAW", "delta": -10000},
        {"delta": 10001},
        {"delta": -10000},
        {"type": "OTHER 38"},
    ],
    ids=["another account", "the other direction", "another amount", "its sign against its type", "no booking"],
)
def test_an_entry_that_does_not_match_in_all_things_confirms_nothing_and_alerts(world, other):
    payment = unknown_deposit(world)
    world.cashier = replace(world.cashier, readers=(Says(payment, **other),))
    world.run_for(30 * MINUTE)
    # Nor is it proof of absence: somebody has to look.
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    assert "strange_entry" in world.alerts()
    assert len(world.ctrader.calls) == 1


def test_amounts_of_the_history_count_by_value_and_not_by_their_zeros(world):
    payment = unknown_deposit(world)
    world.cashier = replace(world.cashier, readers=(Says(payment, delta=100, digits=0),))
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert world.attempts(payment.ref)[0].balance_history_id == 990001


@pytest.mark.fault("N08", "I14")
def test_an_id_of_another_booking_is_not_taken_for_it(world):
    first = world.paid_deposit()
    world.run()
    payment = unknown_deposit(world)
    held = world.attempts(first.ref)[0].balance_history_id
    world.cashier = replace(world.cashier, readers=(Says(payment, balance_history_id=held),))
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert "id_held" in world.alerts()


@pytest.mark.fault("N16", "I23")
def test_a_booking_that_cTrader_made_twice_freezes_the_account_until_two_people_have_looked(world):
    payment = unknown_deposit(world, "twice")
    world.run_for(MINUTE)
    assert states(world, payment.ref) == [AttemptState.DOUBLE]
    assert "double" in world.alerts()
    waiting = world.alerts()
    for start in (world.deposit, world.withdrawal):
        with pytest.raises(Refused, match="is being confirmed"):
            start()
    number = world.booked(payment.ref)[0].balance_history_id
    assert not decisions.decide(world.cashier, payment.ref, number, person("Ann")).done
    assert decisions.decide(world.cashier, payment.ref, number, person("Bob")).done
    assert states(world, payment.ref) == [AttemptState.DOUBLE_RESOLVED]
    world.deposit()
    assert world.alerts() == waiting


@pytest.mark.fault("N16")
def test_a_booking_that_comes_after_it_was_found_absent_and_sent_again_is_a_double(world):
    payment = unknown_deposit(world, "late")
    world.run_for(12 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.ctrader.deliver_late()
    world.run_for(2 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.DOUBLE, AttemptState.CONFIRMED]
    assert "double" in world.alerts()
    with pytest.raises(Refused, match="is being confirmed"):
        world.withdrawal()


def test_an_attempt_found_absent_is_looked_for_during_24_hours_more(world):
    payment = unknown_deposit(world, "late")
    world.run_for(12 * MINUTE)
    world.run_for(23 * HOUR, step=HOUR)
    world.ctrader.deliver_late()
    world.run_for(MINUTE)
    assert states(world, payment.ref)[0] is AttemptState.DOUBLE


def test_a_booking_that_comes_after_it_was_found_absent_but_before_it_was_sent_again_is_the_booking(world):
    payment = unknown_deposit(world, "late")
    world.clock.forward(12 * MINUTE)
    read_back.look(world.cashier, payment)
    assert world.payment(payment.ref).status is Status.PAID
    world.ctrader.deliver_late()
    read_back.watch(world.cashier)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert "late_booking" in world.alerts()
    world.run_for(10 * MINUTE)
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("K08", "I20", "I23")
def test_without_a_reader_an_unknown_booking_stays_unknown_and_staff_are_alerted(blind_world):
    world = blind_world
    payment = unknown_deposit(world, "unanswered")
    world.run_for(48 * HOUR, step=HOUR)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert len(world.ctrader.calls) == 1
    assert world.alerts() == ["credit_unknown"]
    with world.database.read() as db:
        assert [found.ref for found in db.all_payments(needs_review=True)] == [payment.ref]


def test_a_reader_that_cannot_be_asked_resolves_nothing(world):
    payment = unknown_deposit(world)

    class Reader:
        name, place, must_prove_itself = "silent", "here", True

        def read(self, login, since):
            raise OutcomeUnknown("timed out")

    readers = world.cashier.readers
    world.cashier = replace(world.cashier, readers=(Reader(),))
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    world.cashier = replace(world.cashier, readers=readers)
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("K18")
def test_a_crash_after_a_hit_was_read_repeats_the_read_back_safely(world):
    payment = unknown_deposit(world, "unanswered")
    world.kill_at = "read_back.read"
    with pytest.raises(Killed):
        world.run_for(MINUTE)
    world.restart()
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert world.attempts(payment.ref)[0].balance_history_id == world.booked(payment.ref)[0].balance_history_id
    world.assert_sound()


@pytest.mark.fault("C08", "I23")
def test_of_people_and_read_back_deciding_at_the_same_time_one_wins(world):
    payment = unknown_deposit(world, "unanswered")
    number = world.booked(payment.ref)[0].balance_history_id

    def people():
        decisions.decide(world.cashier, payment.ref, number, person("Ann"))
        assert decisions.decide(world.cashier, payment.ref, number, person("Bob")).done

    world.meanwhile["read_back.read"] = people
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    with world.database.read() as db:
        booked = [change.by for change in db.history(payment.ref) if change.event == "credit_booked"]
    assert booked == ["ann and bob"]
    assert world.alerts() == ["credit_unknown"]
    with pytest.raises(Refused, match="nothing to decide"):
        decisions.decide(world.cashier, payment.ref, number, person("Cleo"))
    world.assert_sound()


@pytest.mark.fault("C08")
def test_people_who_come_after_read_back_meet_a_refusal_and_change_nothing(world):
    payment = unknown_deposit(world, "unanswered")
    world.wait_until_silent()
    decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    world.run_for(MINUTE)
    with pytest.raises(Refused, match="nothing to decide"):
        decisions.decide(world.cashier, payment.ref, None, person("Bob"))
    assert world.payment(payment.ref).status is Status.CREDITED


def test_an_attempt_that_is_still_being_sent_is_left_to_its_sender(world):
    payment = world.paid_deposit()

    def ask_meanwhile(attempt):
        world.clock.forward(20 * MINUTE)
        read_back.look(world.cashier, payment)
        with pytest.raises(Refused, match="being sent"):
            decisions.decide(world.cashier, payment.ref, None, person("Ann"))
        assert states(world, payment.ref) == [AttemptState.SENDING]

    world.ctrader.before_call = ask_meanwhile
    bookings.send(world.cashier, payment.ref)
    assert states(world, payment.ref) == [AttemptState.NOT_SENT]


@pytest.mark.fault("N21")
@pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["forward", "back"])
@pytest.mark.parametrize("moment", ["while it is sent", "while it is unknown"])
def test_a_clock_that_jumps_never_makes_a_late_booking_look_absent(world, jump, moment):
    payment = world.paid_deposit()

    def late(book):
        if moment == "while it is sent":
            world.clock.wall += jump
        world.ctrader.late.append((world.attempts(payment.ref)[0], world.clock.true))
        return NoAnswer("timed out")

    world.ctrader.script = [late]
    world.run()
    if moment == "while it is unknown":
        world.clock.wall += jump
    world.run_for(10 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    world.ctrader.deliver_late()
    world.run_for(2 * HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("N21")
def test_a_clock_that_is_set_back_while_it_is_sent_and_right_again_soon_proves_no_absence(world):
    payment = world.paid_deposit()

    def late(book):
        world.clock.wall -= HOUR
        world.ctrader.late.append((world.attempts(payment.ref)[0], world.clock.true))
        return NoAnswer("timed out")

    world.ctrader.script = [late]
    bookings.send(world.cashier, payment.ref)
    world.clock.wall += HOUR
    world.run_for(10 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]


@pytest.mark.fault("N21")
@pytest.mark.parametrize("ahead", [2, 14, -12])
def test_a_booking_of_a_clock_kept_in_local_time_is_found_once_the_clock_is_right(world, ahead):
    """Its history is read from a moment before the booking, whatever the zone; else it would look absent."""
    world.clock.wall += ahead * HOUR
    world.ctrader.script = ["unanswered"]
    payment = world.paid_deposit("40.00")
    bookings.send(world.cashier, payment.ref)
    world.clock.wall = world.clock.true
    world.run_for(20 * HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1


def test_a_clock_that_is_an_hour_behind_the_sources_proves_no_absence(world):
    world.clock.wall -= HOUR
    payment = unknown_deposit(world, "late")
    world.run_for(10 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    world.run_for(5 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.ABSENT, AttemptState.CONFIRMED]


@pytest.mark.fault("N21")
def test_a_clock_that_jumps_back_over_a_crash_never_makes_a_late_booking_look_absent(world):
    world.ctrader.script = ["late"]
    payment = world.paid_deposit()
    world.kill_at = "booking.answered"
    with pytest.raises(Killed):
        bookings.send(world.cashier, payment.ref)
    world.clock.wall -= HOUR
    world.restart()
    world.run_for(10 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.AMBIGUOUS]
    world.ctrader.deliver_late()
    world.run_for(2 * HOUR, step=MINUTE)
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("K14", "I7")
@pytest.mark.parametrize(("word", "status"), [("unanswered", Status.PAID_OUT), ("lost", Status.CANCELLED)])
def test_an_unknown_debit_is_paid_out_only_once_it_is_found(world, word, status):
    world.ctrader.script = [word]
    payment = world.withdrawal()
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.DEBIT_UNKNOWN
    assert world.paid_out(payment.ref) == []
    world.run_for(15 * MINUTE)
    assert world.payment(payment.ref).status is status
    assert len(world.paid_out(payment.ref)) == (status is Status.PAID_OUT)
    world.assert_sound()


@pytest.mark.fault("K14")
def test_a_debit_that_comes_after_its_withdrawal_was_cancelled_goes_to_a_person(world):
    world.ctrader.script = ["late"]
    payment = world.withdrawal()
    world.run_for(15 * MINUTE)
    assert world.payment(payment.ref).status is Status.CANCELLED
    world.ctrader.deliver_late()
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "late_booking" in world.alerts()
    assert world.paid_out(payment.ref) == []


@pytest.mark.fault("K17", "I9")
@pytest.mark.parametrize("word", ["unanswered", "lost"])
def test_an_unknown_return_is_booked_exactly_once(world, word):
    world.ctrader.script = ["ok", word]
    world.psp.script = ["declined"]
    before = world.ctrader.balances[LOGIN]
    payment = world.withdrawal()
    bookings.send(world.cashier, payment.ref)
    disbursements.pay_out(world.cashier, payment.ref)
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.RETURN_UNKNOWN
    world.run_for(15 * MINUTE)
    assert world.payment(payment.ref).status is Status.RETURNED
    assert world.ctrader.balances[LOGIN] == before
    world.assert_sound()
