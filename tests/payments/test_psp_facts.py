"""What a PSP says beside the state of a deposit: objections, somebody else's cancelling, a payment in progress."""

import pytest

from inapp.domain.model import Dispute, DisputeState, ObservationKind, Origin
from inapp.domain.money import Money
from inapp.domain.states import PROCESSING, Status
from inapp.payments import deposits, psp_events
from tests.support.harness import World

LAST_DAY = 1_765_000_000_000
SUM = Money(5000, "USD", 2)


def hear(world: World, deposit, **facts: object) -> list[str]:
    """The alerts that follow from a webhook about a deposit."""
    thing = world.charge(deposit)
    for name, value in facts.items():
        setattr(thing, name, value)
    before = len(world.pager.sent)
    world.hear(thing)
    world.run()
    return [alert.text for alert in world.pager.sent[before:]]


def objection(state: DisputeState, **more: object) -> Dispute:
    return Dispute("du_1", state, str(state), "fraudulent", SUM, LAST_DAY, **more)


@pytest.mark.parametrize("state", list(DisputeState))
def test_staff_hear_once_of_each_state_of_a_dispute(world: World, state: DisputeState):
    deposit = world.card("50")
    (text,) = hear(world, deposit, disputes=(objection(state),))
    assert "50.00 USD (fraudulent)" in text
    assert ("2025-12-06" in text) is (state is DisputeState.OPEN)
    assert hear(world, deposit) == []
    with world.database.read() as db:
        assert db.disputes(deposit.ref) == [objection(state)]


def test_a_changed_last_day_is_told(world: World):
    deposit = world.card("50")
    hear(world, deposit, disputes=(objection(DisputeState.OPEN),), disputed=True)
    later = Dispute("du_1", DisputeState.OPEN, "open", "fraudulent", SUM, LAST_DAY + 86_400_000)
    (text,) = hear(world, deposit, disputes=(later,))
    assert "2025-12-07" in text


def test_several_objections_are_told_in_one_alert(world: World):
    deposit = world.card("50")
    warned = Dispute("issfr_1", DisputeState.WARNED, "early_fraud_warning", "misc", SUM)
    (text,) = hear(world, deposit, disputes=(warned, objection(DisputeState.LOST)), disputed=True)
    assert "warns of fraud" in text and "is lost" in text and "withdrawals of its user wait" in text


# Cancelled elsewhere


@pytest.mark.parametrize("polled", [True, False])
def test_an_object_that_was_cancelled_elsewhere_ends_its_deposit_with_nothing_left_to_pay(world: World, polled: bool):
    payment = world.deposit()
    thing = world.charge(payment)
    thing.kind, thing.reason = ObservationKind.NOT_ATTEMPTED, "cancelled"
    if polled:
        world.run_for(60_000)
    else:
        world.hear(thing)
        psp_events.work_inbox(world.cashier)
    ended = world.payment(payment.ref)
    assert (ended.status, ended.reason) == (Status.CANCELLED, "cancelled")
    assert deposits.next_step(world.cashier, ended) is None


def test_money_that_arrives_after_all_is_credited(world: World):
    payment = world.deposit()
    hear(world, payment, kind=ObservationKind.NOT_ATTEMPTED, reason="cancelled")
    hear(world, payment, kind=ObservationKind.SUCCEEDED, reason="")
    assert world.payment(payment.ref).status is Status.CREDITED


def test_our_own_cancelling_before_a_new_tab_does_not_end_the_deposit(world: World):
    payment = world.deposit()
    with world.database.write() as db:
        db.change(db.payment(payment.ref), reason=psp_events.SWITCHING)
    hear(world, payment, kind=ObservationKind.NOT_ATTEMPTED, reason="cancelled")
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER


# In progress


def test_a_payment_in_progress_is_noted_offers_no_step_and_may_still_fail(world: World):
    payment = world.deposit()
    hear(world, payment, kind=ObservationKind.PENDING)
    noted = world.payment(payment.ref)
    assert (noted.status, noted.reason) == (Status.AWAITING_PAYER, PROCESSING)
    assert deposits.next_step(world.cashier, noted) is None
    hear(world, payment, kind=ObservationKind.NEEDS_ACTION, reason="card_declined")
    failed = world.payment(payment.ref)
    assert failed.reason == "card_declined"
    assert deposits.next_step(world.cashier, failed) is not None
    hear(world, payment, kind=ObservationKind.PENDING)
    hear(world, payment, kind=ObservationKind.NEEDS_ACTION, reason="")
    assert world.payment(payment.ref).reason == ""


def test_a_payment_in_progress_is_credited_when_it_has_succeeded(world: World):
    payment = world.deposit()
    hear(world, payment, kind=ObservationKind.PENDING)
    hear(world, payment, kind=ObservationKind.SUCCEEDED)
    done = world.payment(payment.ref)
    assert (done.status, done.reason) == (Status.CREDITED, "")


# Others


@pytest.mark.parametrize("origin", [Origin.UNMARKED, Origin.ELSEWHERE])
def test_captured_money_of_others_is_neither_held_nor_told(world: World, origin: Origin):
    payment = world.paid_deposit("70")
    world.run()
    thing = world.psp.capture_again(payment.ref)
    thing.ref, thing.origin = "ORDER-1", origin
    world.hear(thing)
    world.run()
    with world.database.read() as db:
        assert (world.alerts(), db.newest_events(1)[0].result) == ([], "not ours")


def test_a_second_capture_without_a_mark_is_ours_if_it_names_our_reference(world: World):
    payment = world.paid_deposit("70")
    world.run()
    thing = world.psp.capture_again(payment.ref)
    thing.origin = Origin.UNMARKED
    world.hear(thing)
    world.run()
    assert world.alerts() == ["unmatched"]
