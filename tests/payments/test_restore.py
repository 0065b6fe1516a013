"""A restored backup sends nothing until two people have looked; a plain crash does not count as one."""

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import bookings, decisions, disbursements, psp_events, restore
from tests.support.harness import LOGIN, Killed, World
from tests.support.people import person

MINUTE = 60_000


def held(world: World) -> str | None:
    with world.database.read() as db:
        return db.held()


def release(world: World) -> str:
    assert not decisions.release(world.cashier, person("Ann")).done
    said = decisions.release(world.cashier, person("Bob"))
    assert said.done
    return said.text


def both_say_booked(world: World, ref: str, leg: str) -> None:
    (entry,) = [entry for entry in world.booked(ref) if f".{leg}." in entry.external_id]
    assert not decisions.decide(world.cashier, ref, entry.balance_history_id, person("Ann")).done
    assert decisions.decide(world.cashier, ref, entry.balance_history_id, person("Bob")).done


def go_back(world: World, copy) -> None:
    """Put the copy back and start."""
    world.restore(copy)
    world.restart()


@pytest.mark.fault("D01", "I24", "I6")
def test_a_restored_backup_sends_nothing_until_two_people_have_released_it(world):
    payment = world.paid_deposit()
    copy = world.backup()
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    sent = list(world.ctrader.calls)
    go_back(world, copy)
    assert restore.DATABASE_OLD in held(world)
    assert world.alerts() == ["held"]
    world.run_for(30 * MINUTE)
    assert world.ctrader.calls == sent
    assert world.payment(payment.ref).status is Status.PAID
    assert payment.ref in release(world)
    assert held(world) is None
    world.run_for(30 * MINUTE)
    # The reader has found the booking and raises an alert, but after a restore only people let a payment go on.
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "found_after_restore" in world.alerts()
    both_say_booked(world, payment.ref, "credit")
    assert world.payment(payment.ref).status is Status.CREDITED
    assert world.ctrader.calls == sent
    world.assert_sound()


@pytest.mark.fault("D01", "I24")
def test_without_a_reader_a_restored_payment_waits_in_review_for_two_people(blind_world):
    world = blind_world
    payment = world.paid_deposit()
    copy = world.backup()
    world.run()
    number = world.attempts(payment.ref)[0].balance_history_id
    go_back(world, copy)
    release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert [attempt.state for attempt in world.attempts(payment.ref)] == [AttemptState.LOST]
    with pytest.raises(Refused, match="may be"):
        decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    assert not decisions.decide(world.cashier, payment.ref, number, person("Ann")).done
    assert decisions.decide(world.cashier, payment.ref, number, person("Bob")).done
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I5")
def test_a_booking_that_was_logged_but_never_happened_is_sent_again_only_after_two_people_said_so(world):
    world.ctrader.script = ["not_sent"]
    payment = world.paid_deposit()
    copy = world.backup()
    bookings.send(world.cashier, payment.ref)
    go_back(world, copy)
    release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    decisions.decide(world.cashier, payment.ref, None, person("Bob"))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert [entry.external_id for entry in world.booked(payment.ref)] == [f"{payment.ref}.credit.2"]
    world.assert_sound()


@pytest.mark.fault("D01", "I24")
def test_a_payment_that_the_backup_never_saw_comes_back_from_the_sent_log(world):
    copy = world.backup()
    payment = world.paid_deposit("77.70")
    world.run()
    go_back(world, copy)
    release(world)
    back = world.payment(payment.ref)
    assert (back.status, back.money, back.user_id, back.login, back.psp_ref) == (
        Status.REVIEW,
        Money(7770, "USD", 2),
        payment.user_id,
        LOGIN,
        payment.psp_ref,
    )
    world.run_for(2 * MINUTE)
    both_say_booked(world, payment.ref, "credit")
    back = world.payment(payment.ref)
    assert (back.status, back.captured) == (Status.CREDITED, Money(7770, "USD", 2))
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I8")
def test_a_withdrawal_that_was_paid_out_after_the_backup_is_not_paid_out_again(world):
    payment = world.withdrawal()
    copy = world.backup()
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    go_back(world, copy)
    release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    both_say_booked(world, payment.ref, "debit")
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert len(world.paid_out(payment.ref)) == 1
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I8", "I9")
def test_a_withdrawal_whose_payout_failed_after_the_backup_is_booked_back_only_by_people(world):
    payment = world.withdrawal()
    bookings.send(world.cashier, payment.ref)
    copy = world.backup()
    world.psp.payout_result = ObservationKind.DECLINED
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    go_back(world, copy)
    release(world)
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    both_say_booked(world, payment.ref, "return")
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.RETURNED
    assert len([entry for entry in world.booked(payment.ref) if ".return." in entry.external_id]) == 1
    world.assert_sound()


@pytest.mark.fault("D01", "I24", "I9")
def test_a_payout_that_a_restore_forgot_and_that_failed_is_booked_back_only_by_people(world):
    payment = world.withdrawal()
    copy = world.backup()
    world.psp.payout_result = ObservationKind.DECLINED
    bookings.send(world.cashier, payment.ref)
    disbursements.pay_out(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.RETURNING
    go_back(world, copy)
    release(world)
    both_say_booked(world, payment.ref, "debit")
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "payout_failed" in world.alerts()
    assert len(world.ctrader.calls) == 1


@pytest.mark.fault("D01", "I10", "I24")
def test_a_refund_that_was_made_after_the_backup_is_not_made_again(world):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    psp_events.work_inbox(world.cashier)
    copy = world.backup()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    go_back(world, copy)
    assert held(world)
    release(world)
    world.run_for(10 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    refunds = [thing for thing in world.psp.things.values() if thing.subject is PspObjectType.REFUND]
    assert [thing.money for thing in refunds] == [Money(9000, "USD", 2)]


@pytest.mark.fault("D01", "I24")
def test_a_refund_of_parked_money_that_the_backup_lacks_holds_the_start_and_can_be_released(world):
    payment = world.paid_deposit()
    world.run()
    copy = world.backup()
    world.hear(world.psp.capture_again(payment.ref))
    world.run()
    with world.database.read() as db:
        (money,) = db.all_unmatched_funds(UnmatchedState.HELD)
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    disbursements.refund(world.cashier, money.ref)
    go_back(world, copy)
    assert held(world)
    assert money.ref in release(world)
    world.restart()
    assert held(world) is None


@pytest.mark.fault("I24")
def test_a_sent_log_that_is_missing_while_payments_were_sent_holds_the_start(world):
    payment, withdrawal = world.paid_deposit(), world.withdrawal()
    world.run()
    (world.folder / "cashier.db.sent").unlink()
    world.restart()
    assert restore.LOG_MISSING in held(world)
    waiting = world.deposit  # nothing new either
    with pytest.raises(Refused, match="paused"):
        waiting()
    release(world)
    names = {entry["key"] for entry in world.cashier.sent_log.entries()}
    assert names == {f"{payment.ref}.credit.1", f"{withdrawal.ref}.debit.1", f"{withdrawal.ref}.payout.1"}
    world.restart()
    assert held(world) is None
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("I24", "D01")
def test_a_log_that_was_written_anew_brings_a_payment_back_as_well_as_the_first_one(world):
    copy = world.backup()
    payment = world.withdrawal()
    world.run()
    (world.folder / "cashier.db.sent").unlink()
    world.restart()
    release(world)
    go_back(world, copy)
    release(world)
    both_say_booked(world, payment.ref, "debit")
    world.run_for(30 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert len(world.paid_out(payment.ref)) == len(world.ctrader.calls) == 1


@pytest.mark.fault("I24", "D10")
def test_a_new_installation_and_a_crash_before_the_first_line_of_the_log_are_not_held(world):
    assert held(world) is None
    payment = world.paid_deposit()
    world.kill_at = "booking.claimed"
    with pytest.raises(Killed):
        bookings.send(world.cashier, payment.ref)
    world.restart()
    assert held(world) is None
    assert world.cashier.sent_log.entries() == []


@pytest.mark.fault("I24")
def test_a_start_that_was_asked_to_hold_stays_held_over_restarts(world):
    payment = world.paid_deposit()
    assert "a person asked" in restore.check(world.cashier, "a person asked")
    world.restart()
    world.run_for(10 * MINUTE)
    assert held(world)
    assert world.ctrader.calls == []
    assert world.alerts() == ["held"]
    assert "nothing" in release(world)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("I23", "I24")
def test_one_person_cannot_release_a_hold_under_two_spellings(world):
    restore.check(world.cashier, "a person asked")
    for name in ("Ann", "ANN", " ann ", "Ann"):
        assert not decisions.release(world.cashier, person(name)).done
    assert held(world)
    assert decisions.release(world.cashier, person("Bob")).done
    with pytest.raises(Refused, match="not held"):
        decisions.release(world.cashier, person("Cleo"))


@pytest.mark.fault("I23", "I24")
def test_a_word_about_an_earlier_hold_does_not_count_for_a_later_one(world):
    restore.check(world.cashier, "a person asked")
    release(world)
    world.clock.forward(1)
    restore.check(world.cashier, "a person asked")
    assert not decisions.release(world.cashier, person("Bob")).done
    assert held(world)


@pytest.mark.fault("I24", "K05")
def test_while_sending_is_held_webhooks_are_kept_and_worked_on_afterwards(world):
    payment = world.deposit()
    restore.check(world.cashier, "a person asked")
    assert world.hear(world.psp.pay(payment.ref)) == "accepted"
    release(world)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
