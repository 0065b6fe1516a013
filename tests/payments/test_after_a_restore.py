"""After a restore, a lost booking or disbursement is never made twice, for any decision of staff."""

import pytest

from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import decisions, psp_events
from inapp.worker import CHORES
from tests.support.people import person

pytestmark = pytest.mark.fault("D01", "I24")


def put_back(world, copy):
    world.restore(copy)
    world.restart()
    for name in ("Ann", "Ben"):
        decisions.release(world.cashier, person(name))


def both_say(world, payment, leg):
    """Two people look at cTrader's history and report the booking."""
    found = [entry.balance_history_id for entry in world.booked(payment.ref) if f".{leg}." in entry.external_id]
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, payment.ref, found[0] if found else None, person(name))


def things(world, subject):
    return [thing for thing in world.psp.things.values() if thing.subject is subject]


def hear_all(world):
    for thing in list(world.psp.things.values()):
        world.hear(thing)
    psp_events.work_inbox(world.cashier)


def mismatched_deposit(world):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.run()
    return payment


@pytest.mark.parametrize("heard", [False, True])
def test_a_payout_that_the_backup_does_not_know_is_not_paid_again(blind_world, heard):
    payment = blind_world.withdrawal()
    copy = blind_world.backup()
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.PAID_OUT
    put_back(blind_world, copy)
    both_say(blind_world, payment, "debit")
    if heard:
        hear_all(blind_world)
    blind_world.run()
    assert len(things(blind_world, PspObjectType.PAYOUT)) == 1
    assert blind_world.payment(payment.ref).status is Status.PAID_OUT


def test_a_payout_that_is_heard_of_first_leaves_its_debit_to_be_named(blind_world):
    blind_world.ctrader.script.append("unanswered")
    payment = blind_world.withdrawal()
    blind_world.run()
    copy = blind_world.backup()
    both_say(blind_world, payment, "debit")
    blind_world.run()
    put_back(blind_world, copy)
    hear_all(blind_world)
    assert blind_world.payment(payment.ref).status is Status.REVIEW
    both_say(blind_world, payment, "debit")
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.PAID_OUT
    assert len(things(blind_world, PspObjectType.PAYOUT)) == 1
    assert blind_world.paid_deposit().status is Status.PAID


@pytest.mark.parametrize("heard", [False, True])
def test_a_withdrawal_that_was_booked_back_after_the_backup_is_not_paid_out(blind_world, heard):
    blind_world.psp.payout_result = ObservationKind.DECLINED
    payment = blind_world.withdrawal()
    copy = blind_world.backup()
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.RETURNED
    blind_world.psp.payout_result = ObservationKind.SUCCEEDED
    put_back(blind_world, copy)
    if heard:
        hear_all(blind_world)
    both_say(blind_world, payment, "debit")
    both_say(blind_world, payment, "return")
    blind_world.run()
    assert [thing.kind for thing in things(blind_world, PspObjectType.PAYOUT)] == [ObservationKind.DECLINED]
    assert blind_world.payment(payment.ref).status is Status.RETURNED


def test_a_debit_that_was_under_way_at_the_backup_freezes_its_account_until_people_name_it(blind_world):
    blind_world.psp.payout_result = ObservationKind.DECLINED
    payment, copies = blind_world.withdrawal(), []
    blind_world.meanwhile["booking.answered"] = lambda: copies.append(blind_world.backup())
    blind_world.run()
    put_back(blind_world, copies[0])
    with pytest.raises(Refused, match="booked back"):
        decisions.decide(blind_world.cashier, payment.ref, None, person("Ann"))
    both_say(blind_world, payment, "debit")
    assert blind_world.payment(payment.ref).status is Status.REVIEW
    both_say(blind_world, payment, "return")
    assert blind_world.payment(payment.ref).status is Status.RETURNED
    assert blind_world.paid_deposit().status is Status.PAID


@pytest.mark.parametrize("heard", [False, True])
def test_a_refund_that_the_backup_does_not_know_is_not_paid_again(blind_world, heard):
    payment = mismatched_deposit(blind_world)
    copy = blind_world.backup()
    decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.REFUNDED
    put_back(blind_world, copy)
    if heard:
        hear_all(blind_world)
    decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.run()
    assert len(things(blind_world, PspObjectType.REFUND)) == 1
    assert blind_world.payment(payment.ref).status is Status.REFUNDED


def test_of_two_refunds_that_the_backup_does_not_know_the_last_one_counts(blind_world):
    payment = mismatched_deposit(blind_world)
    copy = blind_world.backup()
    blind_world.psp.script.append("declined")
    for _ in range(2):
        decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
        blind_world.run()
    put_back(blind_world, copy)
    decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.run()
    assert len(things(blind_world, PspObjectType.REFUND)) == 1
    assert blind_world.payment(payment.ref).status is Status.REFUNDED


def test_a_deposit_that_was_given_back_after_the_backup_is_not_booked_by_people(blind_world):
    blind_world.ctrader.script.append("TRADER_NOT_FOUND")
    payment = blind_world.paid_deposit()
    blind_world.run()
    copy = blind_world.backup()
    decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.run()
    put_back(blind_world, copy)
    with pytest.raises(Refused, match="given back"):
        decisions.decide(blind_world.cashier, payment.ref, None, person("Ann"))


def test_parked_money_that_was_given_back_after_the_backup_is_not_given_back_again(blind_world):
    payment = blind_world.paid_deposit()
    blind_world.run()
    copy = blind_world.backup()
    second = blind_world.psp.capture_again(payment.ref)
    for _ in range(2):
        blind_world.hear(second)
        psp_events.work_inbox(blind_world.cashier)
        with blind_world.database.read() as db:
            (parked,) = db.all_unmatched_funds(UnmatchedState.HELD)
        decisions.order_refund(blind_world.cashier, parked.ref, person("Ann"))
        for chore in CHORES:
            chore.flow(blind_world.cashier)
        if copy:
            put_back(blind_world, copy)
            copy = None
    assert len(things(blind_world, PspObjectType.REFUND)) == 1


@pytest.mark.parametrize("set_back", [0, 3_600_000])
def test_a_payout_that_failed_after_the_backup_is_booked_back_once_and_never_paid_again(blind_world, set_back):
    payment = blind_world.withdrawal()
    copy = blind_world.backup()
    blind_world.clock.wall += set_back
    blind_world.run()
    blind_world.clock.wall -= set_back
    (failed,) = things(blind_world, PspObjectType.PAYOUT)
    put_back(blind_world, copy)
    failed.kind = ObservationKind.DECLINED
    hear_all(blind_world)
    both_say(blind_world, payment, "debit")
    blind_world.psp.script.append("unanswered")
    blind_world.run()
    hear_all(blind_world)
    assert blind_world.payment(payment.ref).status is Status.RETURNED
    blind_world.hear(failed)
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.RETURNED
    assert [entry.type for entry in blind_world.booked(payment.ref)] == ["WITHDRAW", "DEPOSIT"]
    assert len(things(blind_world, PspObjectType.PAYOUT)) == 1


def test_old_news_of_a_refund_that_failed_does_not_undo_the_one_that_followed(blind_world):
    payment = mismatched_deposit(blind_world)
    for result in ObservationKind.DECLINED, ObservationKind.SUCCEEDED:
        blind_world.psp.refund_result = result
        decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
        blind_world.run()
    blind_world.hear(things(blind_world, PspObjectType.REFUND)[0])
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.REFUNDED


@pytest.mark.parametrize("minor", [1, 25050])
def test_a_deposit_with_a_lost_booking_that_was_given_back_by_hand_can_be_settled_after_all(blind_world, minor):
    copy = blind_world.backup()
    blind_world.ctrader.script.append("lost")
    payment = blind_world.paid_deposit("250.50")
    blind_world.run()
    blind_world.psp.refund_by_hand(things(blind_world, PspObjectType.PAYMENT)[0], minor)
    put_back(blind_world, copy)
    hear_all(blind_world)
    with pytest.raises(Refused, match="may be: resolve that first"):
        decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.wait_until_silent()
    both_say(blind_world, payment, "credit")
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.REVIEW
    assert blind_world.booked(payment.ref) == []
    decisions.order_refund(blind_world.cashier, payment.ref, person("Ann"))
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.REFUNDED
    assert sum(thing.money.minor for thing in things(blind_world, PspObjectType.REFUND)) == 25050


def test_a_deposit_whose_capture_nobody_has_seen_yet_is_not_booked_on_peoples_word(blind_world):
    payment = blind_world.deposit()
    copy = blind_world.backup()
    blind_world.ctrader.script.append("lost")
    blind_world.hear(blind_world.psp.pay(payment.ref))
    blind_world.run()
    put_back(blind_world, copy)
    blind_world.psp.script += ["not_sent"] * 20
    blind_world.wait_until_silent()
    both_say(blind_world, payment, "credit")
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.REVIEW
    assert blind_world.booked(payment.ref) == []
    blind_world.psp.script.clear()
    blind_world.run_for(600_000)
    both_say(blind_world, payment, "credit")
    blind_world.run()
    assert blind_world.payment(payment.ref).status is Status.CREDITED
