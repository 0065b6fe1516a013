"""Money that people order back, in one piece or several: never more than is owed, and never less in the end."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR
from inapp.domain.disbursements import DisbursementState, UnmatchedState
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import decisions, disbursements, psp_events
from tests.support.harness import BY_HAND, LIVE, Killed, Thing, World
from tests.support.people import person

MINUTE = 60_000
DONE, FAILED = ObservationKind.SUCCEEDED, ObservationKind.DECLINED


def tell(world: World, thing: Thing, kind: ObservationKind) -> None:
    """The PSP changes its mind about a refund, and says so."""
    thing.kind = kind
    world.hear(thing)
    world.run()


def by_hand(world: World, deposit, minor: int) -> Thing:
    made = world.psp.refund_by_hand(world.charge(deposit), minor)
    tell(world, made, DONE)
    return made


def partly_given_back(world: World):
    """A deposit of 100, refunded with 40 at the PSP by hand and with the rest by the cashier."""
    payment = world.paid_deposit()
    hand = world.psp.refund_by_hand(world.charge(payment), 4000)
    world.hear(hand)
    world.run()
    order(world, payment)
    assert world.payment(payment.ref).status is Status.REFUNDED
    return payment, hand


def order(world: World, payment) -> None:
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()


def ours(world: World) -> list[Thing]:
    """The refunds that the cashier has made, in any state."""
    return [
        thing for thing in world.psp.things.values() if thing.subject is PspObjectType.REFUND and thing.ref != BY_HAND
    ]


def amounts(things: list[Thing]) -> list[int]:
    return [thing.money.minor for thing in things if thing.kind in LIVE]


@pytest.mark.fault("I5", "I10")
def test_a_refund_by_hand_that_bounces_after_ours_of_the_rest_is_given_back_by_us_and_once(world):
    payment, hand = partly_given_back(world)
    tell(world, hand, FAILED)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.alerts()[-1] == "refund_failed"
    order(world, payment)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert [thing.key for thing in ours(world)] == [f"{payment.ref}.refund.{n}" for n in (1, 2)]
    assert amounts(ours(world)) == [6000, 4000]
    for thing in ours(world):
        tell(world, thing, DONE)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert "paid_after_all" not in world.alerts()


@pytest.mark.fault("I5", "I10")
def test_of_two_refunds_by_hand_the_one_that_bounces_is_owed_again(world):
    payment, _ = partly_given_back(world)
    second = world.paid_deposit("80.00")
    hands = [by_hand(world, second, minor) for minor in (3000, 2000)]
    order(world, second)
    tell(world, hands[0], FAILED)
    assert world.payment(second.ref).status is Status.REVIEW
    order(world, second)
    assert amounts(ours(world)) == [6000, 3000, 3000]
    assert world.payment(payment.ref).status is world.payment(second.ref).status is Status.REFUNDED


@pytest.mark.fault("H16", "I10")
def test_an_earlier_refund_that_fails_late_is_owed_again_although_a_later_one_was_paid(world):
    payment, hand = partly_given_back(world)
    tell(world, hand, FAILED)
    order(world, payment)
    first = ours(world)[0]
    world.clock.forward(HOUR)
    tell(world, first, FAILED)
    assert world.payment(payment.ref).status is Status.REVIEW
    order(world, payment)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert amounts(ours(world)) == [4000, 6000]
    assert world.psp.given_back(world.charge(payment)) == 10000


def twice_failed(world: World):
    """A deposit of 90 instead of 100, whose refund has failed two times."""
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.psp.refund_result = FAILED
    world.run()
    for _ in range(2):
        order(world, payment)
    world.psp.refund_result = DONE
    assert world.payment(payment.ref).status is Status.REVIEW
    return payment, ours(world)[0]


@pytest.mark.fault("I10")
def test_a_failed_refund_that_turns_out_paid_leaves_nothing_to_give_back_and_nothing_to_book(world):
    payment, first = twice_failed(world)
    tell(world, first, DONE)
    with pytest.raises(Refused):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    order(world, payment)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert amounts(ours(world)) == [9000]


@pytest.mark.fault("I10")
def test_a_failed_refund_that_turns_out_paid_beside_its_successor_is_told_to_a_person(world):
    payment, first = twice_failed(world)
    order(world, payment)
    first.kind = DONE
    world.hear(first)
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert world.alerts()[-1] == "paid_after_all"


@pytest.mark.fault("I6", "I10")
def test_a_failed_refund_that_turns_out_paid_after_its_deposit_was_booked_is_told_to_a_person(world):
    world.ctrader.script = ["TRADER_NOT_FOUND"]
    payment = world.paid_deposit()
    world.run_for(MINUTE)
    world.psp.refund_result = FAILED
    order(world, payment)
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, payment.ref, None, person(name))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    tell(world, ours(world)[0], DONE)
    assert world.alerts()[-1] == "paid_after_all"


@pytest.mark.fault("I10", "I20")
def test_parked_money_whose_refund_fails_long_after_it_was_paid_is_parked_again(world):
    money = world.second_capture()
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    pay_back(world)
    tell(world, ours(world)[0], FAILED)
    with world.database.read() as db:
        assert db.unmatched_funds(money.ref).state is UnmatchedState.HELD
    assert world.alerts()[-1] == "refund_failed"
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    pay_back(world)
    assert amounts(ours(world)) == [10000]


def pay_back(world: World) -> None:
    with world.database.read() as db:
        ordered = db.all_unmatched_funds(UnmatchedState.REFUNDING)
    for money in ordered:
        disbursements.refund(world.cashier, money.ref)


@pytest.mark.fault("I10", "I20")
def test_a_refund_that_the_psp_never_answers_ends_when_somebody_makes_it_by_hand(world):
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.run()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    refund = world.psp.refund

    def broken(psp_ref, money, key):
        world.psp.script = ["lost"]
        return refund(psp_ref, money, key)

    world.psp.refund = broken
    world.run_for(2 * HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.REFUNDING
    by_hand(world, payment, 9000)
    assert world.payment(payment.ref).status is Status.REFUNDED
    world.psp.refund = refund
    world.run_for(2 * HOUR, step=10 * MINUTE)
    assert ours(world) == []


@pytest.mark.fault("I6")
@pytest.mark.parametrize("minor", [1, 10000])
def test_a_deposit_given_back_by_hand_while_its_booking_is_unknown_is_not_booked_again(world, minor):
    world.ctrader.script = ["lost"]
    payment = world.paid_deposit()
    world.run()
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    by_hand(world, payment, minor)
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.booked(payment.ref) == []
    order(world, payment)
    assert world.psp.given_back(world.charge(payment)) == 10000


@pytest.mark.fault("I6", "I20")
def test_without_a_reader_people_resolve_the_unknown_booking_of_a_deposit_given_back_by_hand(blind_world):
    world = blind_world
    world.ctrader.script = ["lost"]
    payment = world.paid_deposit()
    world.run()
    by_hand(world, payment, 10000)
    for name in ("Ann", "Ben"):
        blind_world.wait_until_silent()
        decisions.decide(world.cashier, payment.ref, None, person(name))
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.booked(payment.ref) == []
    with pytest.raises(Refused, match="was given back"):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    order(world, payment)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert ours(world) == []


@pytest.mark.fault("H07")
def test_a_refund_by_hand_is_told_once_and_not_as_one_that_nobody_ordered(world):
    deposit = world.card("100")
    by_hand(world, deposit, 2500)
    psp_events.work_inbox(world.cashier)
    assert world.alerts() == ["refunded_elsewhere"]
    assert world.payment(deposit.ref).refunded_elsewhere == Money(2500, "USD", 2)


@pytest.mark.fault("I5", "I10")
@pytest.mark.parametrize("minor", [10000, 2500])
def test_unmatched_funds_partly_refunded_at_the_psp_wait_with_the_rest(world, minor):
    payment = world.paid_deposit()
    second = world.psp.capture_again(payment.ref)
    world.hear(second)
    world.run()
    hand = world.psp.refund_by_hand(second, minor)
    tell(world, hand, DONE)
    with world.database.read() as db:
        left = [money.money.minor for money in db.all_unmatched_funds(UnmatchedState.HELD)]
    assert left == ([] if minor == 10000 else [7500])
    assert "refund_failed" not in world.alerts()
    tell(world, hand, FAILED)
    with world.database.read() as db:
        (money,) = db.all_unmatched_funds(UnmatchedState.HELD)
    assert money.money == Money(10000, "USD", 2)
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    pay_back(world)
    assert amounts(ours(world)) == [10000]


def test_unmatched_funds_that_were_refunded_already_need_no_work(world):
    payment = world.paid_deposit()
    second = world.psp.capture_again(payment.ref)
    world.psp.refund_by_hand(second, 10000)
    world.hear(second)
    world.run()
    with world.database.read() as db:
        assert db.all_unmatched_funds(UnmatchedState.HELD, UnmatchedState.REFUNDED) == []
    assert "unmatched" not in world.alerts()


def killed_while_refunding(world: World, point: str):
    """A deposit whose refund was about to be called when the process died, and which is then given back by hand."""
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.run()
    world.kill_at = point
    with pytest.raises(Killed):
        order(world, payment)
    hand = world.psp.refund_by_hand(world.charge(payment), 9000)
    world.restart()
    world.hear(hand)
    world.run()
    world.run_for(20 * MINUTE, MINUTE)
    return payment


@pytest.mark.fault("I10")
@pytest.mark.parametrize("point", ["refund.claimed", "refund.logged"])
def test_a_refund_that_never_left_is_over_once_all_was_given_back_by_hand(world, point):
    payment = killed_while_refunding(world, point)
    assert world.payment(payment.ref).status is Status.REFUNDED
    (refund,) = world.disbursements(payment.ref)
    assert (refund.state, refund.reason) == (DisbursementState.FAILED, "the PSP does not know it")
    assert ours(world) == [], "what is not owed any more is looked up and never called again"
    with world.database.read() as db:
        assert db.ledger_balances() == []


@pytest.mark.fault("I10")
def test_a_planned_refund_is_withheld_once_all_was_given_back_by_hand(world):
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.run()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    hand = world.psp.refund_by_hand(world.charge(payment), 9000)
    world.hear(hand)
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    (refund,) = world.disbursements(payment.ref)
    assert (refund.state, ours(world)) == (DisbursementState.FAILED, [])


@pytest.mark.fault("I10")
def test_a_refund_that_arrived_beside_one_by_hand_is_told_to_a_person(world):
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    world.psp.refund_result = ObservationKind.PENDING
    world.run()
    order(world, payment)
    hand = replace(world.charge(payment), psp_ref="hand_9", ref=BY_HAND, key="hand_9", subject=PspObjectType.REFUND)
    world.psp.things["hand_9"] = replace(hand, source=world.charge(payment).psp_ref)
    world.hear(world.psp.things["hand_9"])
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDING, "one of them is still on its way"
    tell(world, ours(world)[0], DONE)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert world.alerts()[-1] == "paid_after_all"
