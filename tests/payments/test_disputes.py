"""Disputes, early warnings and refunds by hand: disputed money stays until a person has looked."""

import pytest

from inapp.domain.errors import Refused
from inapp.domain.states import PaymentType, Status
from inapp.payments import checkout, decisions, offers, psp_events, refusals, withdrawals
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, STRANGERS_LOGIN, World
from tests.support.people import person

HOUR = 3_600_000
MINUTE = 60_000


def dispute(world: World, deposit, disputed: bool = True, heard: bool = True) -> None:
    world.charge(deposit).disputed = disputed
    if heard:
        world.hear(world.charge(deposit))
        psp_events.work_inbox(world.cashier)


@pytest.mark.fault("H17", "B10")
def test_a_dispute_is_told_once_stops_refunds_and_is_lifted_when_it_is_won(world):
    deposit = world.card("100")
    dispute(world, deposit)
    dispute(world, deposit)
    assert world.payment(deposit.ref).disputed
    assert world.payment(deposit.ref).status is Status.CREDITED
    assert world.alerts() == ["disputed"]
    with pytest.raises(Refused) as told:
        world.withdrawal("20", method="fake_loop")
    assert told.value.message == offers.DISPUTED
    dispute(world, deposit, disputed=False)
    payment = world.withdrawal("20", method="fake_loop")
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert world.alerts() == ["disputed", "disputed"]


@pytest.mark.fault("B10", "H17")
@pytest.mark.parametrize("approved", [True, False])
@pytest.mark.parametrize("login", [LOGIN, OTHER_LOGIN])
def test_while_a_user_disputes_a_deposit_every_withdrawal_of_theirs_waits_for_a_person(world, approved, login):
    dispute(world, world.card("100"))
    payment = world.withdrawal("20", login)
    world.run_for(2 * HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.AWAITING_APPROVAL
    assert world.booked(payment.ref) == []
    assert "approval_needed" in world.alerts()
    decide = decisions.approve if approved else refusals.refuse
    assert decide(world.cashier, payment.ref, person("Ann")).done
    world.run()
    assert world.payment(payment.ref).status is (Status.PAID_OUT if approved else Status.REFUSED)
    assert len(world.booked(payment.ref)) == approved
    if approved:
        assert "changes nothing" in decisions.approve(world.cashier, payment.ref, person("Ben")).text
        assert len(world.paid_out(payment.ref)) == 1
    else:
        with pytest.raises(Refused):
            decisions.approve(world.cashier, payment.ref, person("Ben"))


@pytest.mark.fault("B10")
def test_another_users_withdrawal_does_not_wait_and_a_waiting_one_can_be_cancelled(world):
    dispute(world, world.card("100"))
    payment = world.withdrawal("20")
    stranger = world.session(PaymentType.WITHDRAWAL, STRANGERS_LOGIN, STRANGER)
    theirs = withdrawals.request(world.cashier, stranger, "20", "fake_card", "the key of a stranger's form")
    world.run()
    assert world.payment(theirs.ref).status is Status.PAID_OUT
    checkout.cancel(world.cashier, world.session(PaymentType.WITHDRAWAL), payment.ref)
    assert world.payment(payment.ref).status is Status.CANCELLED


@pytest.mark.fault("B10", "H18")
def test_a_dispute_between_plan_and_debit_stops_the_debit_until_a_person_approves(world):
    first, second = world.card("100"), world.card("50")
    payment = world.withdrawal("120", method="fake_loop")
    dispute(world, first)
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_APPROVAL
    assert world.booked(payment.ref) == []
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert [world.psp.given_back(world.charge(d)) for d in (first, second)] == [0, 2000]
    assert world.disbursements(payment.ref)[0].reason == "disputed"


@pytest.mark.fault("B10", "H17")
def test_an_approval_covers_the_disputes_that_its_person_knew_and_no_later_one(world):
    first, second, third = (world.card(amount) for amount in ("100", "50", "30"))
    dispute(world, first)
    payment = world.withdrawal("20")
    world.ctrader.reachable = False
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    dispute(world, second)
    world.ctrader.reachable = True
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.AWAITING_APPROVAL
    assert world.booked(payment.ref) == []
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    dispute(world, first, disputed=False)
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    dispute(world, third)
    assert world.payment(payment.ref).status is Status.PAID_OUT


@pytest.mark.fault("B10", "H18", "I9")
@pytest.mark.parametrize("approved", [True, False])
def test_a_dispute_of_any_deposit_between_debit_and_payout_keeps_the_money_here(world, approved):
    deposit, other = world.card("100"), world.card("50")
    before = world.ctrader.balances[LOGIN]
    if approved:
        dispute(world, deposit)
    payment = world.withdrawal("20")
    if approved:
        decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.meanwhile["booking.settled"] = lambda: dispute(world, deposit)
    world.run()
    assert world.payment(payment.ref).status is (Status.PAID_OUT if approved else Status.RETURNED)
    assert before - world.ctrader.balances[LOGIN] == (20 if approved else 0)
    assert len(world.paid_out(payment.ref)) == approved
    assert not world.payment(other.ref).disputed


@pytest.mark.fault("H18", "B10")
@pytest.mark.parametrize("heard", [True, False])
def test_a_dispute_between_debit_and_refund_leaves_the_money_here_for_people(world, heard):
    deposit = world.card("100")
    payment = world.withdrawal("100", method="fake_loop")
    world.meanwhile["booking.settled"] = lambda: dispute(world, deposit, heard=heard)
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.refunds(payment.ref) == []
    assert world.disbursements(payment.ref)[0].reason == ("disputed" if heard else "charge_disputed")
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, payment.ref, None, person(name))
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED


@pytest.mark.fault("H18")
def test_a_deposit_disputed_after_its_money_was_withdrawn_is_held_and_nothing_is_debited_by_itself(world):
    deposit = world.card("100")
    payment = world.withdrawal("100", method="fake_loop")
    world.run()
    before = world.ctrader.balances[LOGIN], len(world.ctrader.history)
    dispute(world, deposit)
    world.run_for(3 * HOUR, step=MINUTE)
    assert world.payment(deposit.ref).disputed
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert (world.ctrader.balances[LOGIN], len(world.ctrader.history)) == before
    assert world.alerts() == ["disputed"]
    later = world.withdrawal("20")
    world.run()
    assert world.payment(later.ref).status is Status.AWAITING_APPROVAL


@pytest.mark.fault("H20")
def test_after_days_without_webhooks_disputes_refunds_and_payments_are_caught_up_with_once(world):
    disputed, by_hand = world.card("100"), world.card("50")
    unheard = world.deposit("70.00", method="fake_loop")
    world.psp.pay(unheard.ref)
    world.charge(disputed).disputed = True
    world.psp.refund_by_hand(world.charge(by_hand), 5000)
    for deposit in (disputed, by_hand, world.payment(unheard.ref)):
        world.psp.event(world.charge(deposit))  # made at the PSP, and lost on its way to us
    world.clock.forward(3 * 24 * HOUR)
    for _ in range(3):
        psp_events.catch_up(world.cashier)
        world.run()
    assert world.payment(disputed.ref).disputed
    assert world.payment(by_hand.ref).refunded_elsewhere.minor == 5000
    assert world.payment(unheard.ref).status is Status.CREDITED
    assert len(world.booked(unheard.ref)) == 1
    assert sorted(set(world.alerts())) == ["disputed", "refunded_elsewhere"]
    with world.database.read() as db:
        ids = [row["id"] for row in db.all("SELECT id FROM events")]
    assert len(ids) == len(set(ids)) == world.psp.events


@pytest.mark.fault("H20")
def test_a_psp_that_cannot_list_its_events_is_asked_again_later(world):
    deposit = world.card("100")
    world.charge(deposit).disputed = True
    world.psp.event(world.charge(deposit))
    world.psp.script = ["not_sent"]
    psp_events.catch_up(world.cashier)
    psp_events.catch_up(world.cashier)
    world.run()
    assert world.payment(deposit.ref).disputed
