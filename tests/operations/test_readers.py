"""The trust in readers: earned by a booking that cTrader has confirmed to us, lost with one that is missing."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.errors import OutcomeUnknown
from inapp.domain.readers import Reading
from inapp.domain.states import Status
from inapp.operations import readers
from inapp.payments import bookings
from tests.histories.doubtful_reader import Doubtful
from tests.support.harness import LOGIN, World

MINUTE = 60_000


@pytest.fixture
def doubtful(world: World) -> Doubtful:
    """A reader that has shown nothing yet, alone."""
    reader = Doubtful(world.ctrader)
    world.cashier = replace(world.cashier, readers=(reader,))
    return reader


def trusted(world: World) -> list[bool]:
    with world.database.read() as db:
        return [readers.is_trusted(db, reader) for reader in world.cashier.readers]


def unknown_deposit(world: World, word: str = "lost"):
    world.ctrader.script = [word]
    payment = world.paid_deposit()
    bookings.send(world.cashier, payment.ref)
    return payment


def booked_deposit(world: World) -> None:
    world.paid_deposit()
    world.run()


def test_a_reader_is_trusted_once_it_has_shown_a_confirmed_booking(world, doubtful):
    readers.prove_all(world.cashier)
    assert trusted(world) == [False]
    booked_deposit(world)
    readers.prove_all(world.cashier)
    assert trusted(world) == [True]


def test_a_reader_that_has_shown_nothing_proves_no_absence(world, doubtful):
    payment = unknown_deposit(world)
    world.run_for(60 * MINUTE, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN


def test_a_reader_proves_itself_when_an_absence_hangs_on_it(world, doubtful):
    booked_deposit(world)
    payment = unknown_deposit(world)
    world.run_for(12 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


def test_a_booking_that_a_reader_lacks_takes_its_trust_and_alerts_once(world, doubtful):
    booked_deposit(world)
    readers.prove_all(world.cashier)
    doubtful.fault = "leaves out ours"
    world.clock.forward(2 * MINUTE)
    for _ in range(2):
        readers.prove_all(world.cashier)
        assert trusted(world) == [False]
    assert world.alerts() == ["reader_failed"]
    doubtful.fault = ""
    readers.prove_all(world.cashier)
    assert trusted(world) == [True]


def test_a_reader_that_is_silent_or_behind_keeps_its_trust(world, doubtful):
    booked_deposit(world)
    readers.prove_all(world.cashier)
    doubtful.fault = "silent"
    readers.prove_all(world.cashier)
    doubtful.fault = ""
    world.ctrader.lag = 5 * MINUTE
    booked_deposit(world)
    world.clock.forward(MINUTE)
    readers.prove_all(world.cashier)
    assert trusted(world) == [True]


def test_a_reader_that_is_behind_proves_itself_with_an_older_booking(world, doubtful):
    booked_deposit(world)
    world.clock.forward(10 * MINUTE)
    booked_deposit(world)
    world.ctrader.lag = 3 * MINUTE
    readers.prove_all(world.cashier)
    assert trusted(world) == [True]


def test_a_booking_that_only_a_reader_has_found_is_no_proof_of_it(world, doubtful):
    unknown_deposit(world, "unanswered")
    world.run_for(MINUTE)
    with world.database.read() as db:
        assert db.last_answered_booking(world.clock.now() + 1) is None


def test_the_trust_belongs_to_the_place_that_is_read(world, doubtful):
    booked_deposit(world)
    readers.prove_all(world.cashier)
    doubtful.place = "another server"
    assert trusted(world) == [False]


# Several readers.


def both(world: World, fault: str) -> None:
    """The reader of the world, and a second one with a fault, both trusted."""
    doubtful = Doubtful(world.ctrader)
    doubtful.fault = fault
    world.trust(doubtful)
    world.cashier = replace(world.cashier, readers=(world.ctrader, doubtful))


@pytest.mark.parametrize("fault", ["silent", "leaves out one in the middle", "forgets the beginning"])
def test_an_absence_waits_for_every_reader(world, fault):
    booked_deposit(world)
    booked_deposit(world)
    both(world, fault)
    payment = unknown_deposit(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    world.cashier.readers[1].fault = ""
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


def test_a_hit_of_one_reader_is_enough_while_the_other_has_not_come_so_far(world):
    both(world, "leaves out the last")
    payment = unknown_deposit(world, "unanswered")
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


def test_readers_that_contradict_each_other_leave_it_to_people(world):
    payment = unknown_deposit(world, "unanswered")
    number = world.ctrader.history[0].balance_history_id

    class Forged:
        """A whole history without the booking, whose balance is what cTrader tells."""

        name, place, must_prove_itself = "forged", "here", True

        def read(self, login, since):
            rows = [row for row in world.ctrader.whole_history(login) if row.balance_history_id != number]
            return Reading((replace(rows[0], balance=int(world.ctrader.balances[login].scaleb(8))),), 2**50, True)

    readers_before = world.cashier.readers

    class Late:
        """Silent until the other one is beyond the last moment."""

        name, place, must_prove_itself = "fake", "here", True

        def read(self, login, since):
            if world.clock.now() < world.attempts(payment.ref)[0].ended + 12 * MINUTE:
                raise OutcomeUnknown("timed out")
            return world.ctrader.read(login, since)

    world.trust(Forged())
    world.cashier = replace(world.cashier, readers=(Late(), Forged()))
    world.run_for(20 * MINUTE)
    assert [attempt.state for attempt in world.attempts(payment.ref)] == [AttemptState.AMBIGUOUS]
    assert "readers_differ" in world.alerts()
    world.cashier = replace(world.cashier, readers=readers_before)
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


def test_a_lagging_replica_that_lost_two_bookings_which_cancel_each_other_proves_nothing(world):
    """Its rows chain and end with the present balance; but it lacks a booking that cTrader has confirmed to us."""
    booked_deposit(world)
    both(world, "lags behind its watermark")
    world.cashier = replace(world.cashier, readers=world.cashier.readers[1:])
    world.withdrawal("100.00")
    world.run()
    payment = unknown_deposit(world, "unanswered")
    world.run_for(60 * MINUTE, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert len(world.booked(payment.ref)) == 1


# What doctor says.


def told(world: World) -> tuple[bool, str]:
    return readers.describe(world.cashier, world.cashier.readers[0])


def test_doctor_tells_lag_completeness_and_the_last_booking_that_a_reader_shows(world, doubtful):
    booked_deposit(world)
    well, text = told(world)
    assert well
    assert "reaches to 0 seconds ago" in text
    assert f"account {LOGIN} are whole" in text
    assert ".credit.1 is shown as it was made" in text
    assert "may not call a booking absent yet" in text
    readers.prove_all(world.cashier)
    world.ctrader.lag = 90_000
    world.clock.forward(5 * MINUTE)
    assert "reaches to 90 seconds ago" in told(world)[1]
    assert "may not" not in told(world)[1]


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("silent", "tells nothing of account"),
        ("leaves out one in the middle", "are not whole"),
        ("leaves out the last", "do not end with the balance"),
    ],
)
def test_doctor_tells_what_keeps_a_reader_from_proving_an_absence(world, doubtful, fault, says):
    booked_deposit(world)
    booked_deposit(world)
    doubtful.fault = fault
    assert says in told(world)[1]


def test_doctor_calls_a_reader_unwell_that_does_not_show_our_last_booking(world, doubtful):
    booked_deposit(world)
    world.clock.forward(5 * MINUTE)
    doubtful.fault = "leaves out ours"
    well, text = told(world)
    assert not well
    assert "is NOT shown" in text


def test_doctor_repeats_what_a_reader_finds_wrong_with_itself(world, doubtful):
    doubtful.check = lambda: ["The user may also read manager."]
    assert told(world)[0] is False
    assert told(world)[1].startswith("The user may also read manager. ")
