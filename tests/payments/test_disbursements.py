"""Payouts and refunds: one key moves money once, after any answer of the PSP and any crash."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR, AttemptState
from inapp.domain.disbursements import DisbursementState, UnmatchedState
from inapp.domain.errors import Refused
from inapp.domain.model import Observation, ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import bookings, decisions, disbursements, psp_events, restore, steps
from inapp.worker import CHORES
from tests.support.harness import LOGIN, Killed, World
from tests.support.people import person

MINUTE = 60_000
DONE, FAILED, PENDING = ObservationKind.SUCCEEDED, ObservationKind.DECLINED, ObservationKind.PENDING


def debited(world: World):
    payment = world.withdrawal()
    bookings.send(world.cashier, payment.ref)
    assert world.payment(payment.ref).status is Status.DEBITED
    return payment


def say(world: World, ref: str, kind: ObservationKind, **other) -> str:
    """The PSP's object changes, and a webhook tells so."""
    thing = next(t for t in world.psp.things.values() if t.ref == ref and t.subject is not PspObjectType.PAYMENT)
    thing.kind = kind
    vars(thing).update(other)
    world.hear(thing)
    psp_events.work_inbox(world.cashier)
    return thing.psp_ref


def refunds(world: World) -> list[Money]:
    return [t.money for t in world.psp.things.values() if t.subject is PspObjectType.REFUND and t.kind is DONE]


def do_chores(world: World) -> None:
    for chore in CHORES:
        if chore.name == "refunds of unmatched funds":
            chore.flow(world.cashier)


@pytest.mark.fault("I7", "I8", "I16")
def test_a_payout_is_committed_and_logged_before_the_psp_is_called_and_made_once(world):
    payment = debited(world)
    seen = []

    def look(point):
        with world.database.read() as db:
            seen.extend((call.key, call.state) for call in db.disbursements(payment.ref))
        seen.append(world.cashier.sent_log.entries()[-1]["key"])

    pay_out = world.psp.pay_out

    def watched(payment, key):
        look("psp")
        return pay_out(payment, key)

    world.psp.pay_out = watched
    world.run()
    key = f"{payment.ref}.payout.1"
    assert seen == [(key, "sending"), key]
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert len(world.paid_out(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("I7")
def test_nothing_is_paid_out_without_a_confirmed_debit_in_any_state(world):
    payment = debited(world)
    (attempt,) = world.attempts(payment.ref)
    with world.database.write() as db:  # no door of the store leads back from a confirmed booking
        db.db.execute(
            "UPDATE attempts SET state = ? WHERE external_id = ?", (AttemptState.AMBIGUOUS, attempt.external_id)
        )
    disbursements.pay_out(world.cashier, payment.ref)
    assert world.paid_out(payment.ref) == []
    with world.database.read() as db:
        assert [call.state for call in db.disbursements(payment.ref)] == [DisbursementState.PLANNED]


@pytest.mark.fault("K16", "I8")
@pytest.mark.parametrize("word", ["not_sent", "lost", "unanswered"])
def test_a_payout_without_an_answer_is_called_again_under_its_key_and_made_once(world, word):
    payment = debited(world)
    world.psp.script = [word] * 3
    world.run_for(5 * MINUTE, step=5000)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert [thing.key for thing in world.psp.things.values()] == [f"{payment.ref}.payout.1"]
    world.assert_sound()


@pytest.mark.fault("K16")
def test_after_23_hours_a_payouts_key_is_not_used_again_but_looked_up(world):
    payment = debited(world)
    world.psp.script = ["unanswered"]
    disbursements.pay_out(world.cashier, payment.ref)
    world.psp.script = ["not_sent"] * 10_000
    world.run_for(24 * HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    world.psp.pay_out = None  # calling it now would be an error
    world.psp.script = []
    world.run_for(HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert len(world.paid_out(payment.ref)) == 1


@pytest.mark.fault("K16", "I20")
def test_a_payout_that_the_psp_does_not_know_after_23_hours_goes_to_a_person_and_is_not_repeated(world):
    payment = debited(world)
    world.psp.script = ["not_sent"]
    disbursements.pay_out(world.cashier, payment.ref)
    world.clock.forward(23 * HOUR + 1)
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.alerts() == ["payout_unknown"]
    world.run_for(HOUR, step=MINUTE)
    assert world.psp.things == {}


@pytest.mark.fault("I20")
def test_a_payout_that_takes_days_stays_with_the_psp_even_if_it_cannot_be_asked_for_a_while(world):
    payment = debited(world)
    world.psp.payout_result = PENDING
    world.run_for(30 * HOUR, step=10 * MINUTE)
    world.psp.script = ["not_sent", "lost"]
    world.run_for(HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    next(iter(world.psp.things.values())).kind = DONE
    world.run_for(HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert "payout_unknown" not in world.alerts()


@pytest.mark.fault("I20")
def test_a_psp_that_cannot_be_reached_for_a_payout_alerts_a_person(world):
    payment = debited(world)
    world.psp.script = ["not_sent"] * 100
    world.run_for(2 * HOUR, step=MINUTE)
    assert "waiting" in world.alerts()
    assert world.payment(payment.ref).status is Status.PAYING_OUT


@pytest.mark.fault("K17", "I9")
@pytest.mark.parametrize("how", ["at once", "by webhook", "by asking"])
def test_a_payout_that_failed_whole_is_booked_back_once(world, how):
    before = world.ctrader.balances[LOGIN]
    payment = debited(world)
    if how == "at once":
        world.psp.script = ["declined"]
    else:
        world.psp.payout_result = PENDING
    disbursements.pay_out(world.cashier, payment.ref)
    if how != "at once":
        assert world.payment(payment.ref).status is Status.PAYING_OUT
        next(iter(world.psp.things.values())).kind = FAILED
    if how == "by webhook":
        say(world, payment.ref, FAILED)
        say(world, payment.ref, FAILED)
    world.run_for(10 * MINUTE)
    assert world.payment(payment.ref).status is Status.RETURNED
    assert world.ctrader.balances[LOGIN] == before
    assert [a.external_id for a in world.attempts(payment.ref) if a.booking_type == "return"] == [
        f"{payment.ref}.return.1"
    ]
    world.assert_sound()


@pytest.mark.fault("I9")
def test_a_payout_that_fails_after_it_was_reported_paid_goes_to_a_person_and_books_nothing(world):
    payment = debited(world)
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    say(world, payment.ref, FAILED, reason="account_closed")
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(payment.ref).status, world.payment(payment.ref).reason) == (Status.REVIEW, "account_closed")
    assert world.alerts() == ["payout_failed"]
    assert [attempt.booking_type for attempt in world.attempts(payment.ref)] == ["debit"]
    assert not decisions.decide(world.cashier, payment.ref, None, person("Ann")).done
    assert decisions.decide(world.cashier, payment.ref, None, person("Bob")).done
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED


@pytest.mark.fault("I9")
def test_a_payout_that_turns_out_paid_after_it_was_booked_back_alerts_a_person(world):
    payment = debited(world)
    world.psp.payout_result = FAILED
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    assert world.alerts() == []
    say(world, payment.ref, DONE)
    assert world.alerts() == ["paid_after_all"]
    say(world, payment.ref, DONE)
    assert world.alerts() == ["paid_after_all"]


@pytest.mark.fault("I8")
def test_a_second_payout_object_and_another_amount_are_alerted(world):
    payment = debited(world)
    world.run()
    first = next(iter(world.psp.things.values()))
    world.psp.things["payout_2"] = replace(first, psp_ref="payout_2", key="by hand")
    world.hear(world.psp.things["payout_2"])
    psp_events.work_inbox(world.cashier)
    assert world.alerts() == ["never_ordered"]
    say(world, payment.ref, DONE, money=Money(3999, "USD", 2))
    assert world.alerts() == ["never_ordered", "paid_amount"]
    assert world.payment(payment.ref).status is Status.PAID_OUT


@pytest.mark.fault("H07")
def test_money_that_went_out_without_an_order_raises_an_alert_and_is_not_held(world):
    seen = Observation(DONE, "W-UNKNOWN", "payout_9", Money(4000, "USD", 2), test_mode=True)
    for subject, psp_ref in ((PspObjectType.PAYOUT, "payout_9"), (PspObjectType.REFUND, "refund_9")):
        psp_events.apply(world.cashier, "fake", subject, replace(seen, psp_ref=psp_ref), "fake webhook")
    assert world.alerts() == ["never_ordered", "never_ordered"]
    with world.database.read() as db:
        assert db.all_unmatched_funds(UnmatchedState.HELD) == []


@pytest.mark.fault("D02")
def test_without_the_sent_log_nothing_is_paid_out_or_refunded(world):
    class FullLog:
        def append(self, entry):
            raise OSError(28, "No space left on device")

    withdrawal, deposit = debited(world), mismatched(world)
    decisions.order_refund(world.cashier, deposit.ref, person("Ann"))
    cashier = replace(world.cashier, sent_log=FullLog())
    disbursements.pay_out(cashier, withdrawal.ref)
    disbursements.refund(cashier, deposit.ref)
    assert refunds(world) == world.paid_out(withdrawal.ref) == []
    world.run_for(MINUTE)
    assert len(refunds(world)) == len(world.paid_out(withdrawal.ref)) == 1


@pytest.mark.fault("I24")
def test_while_sending_is_held_nothing_is_paid_out_or_refunded(world):
    withdrawal, deposit = debited(world), mismatched(world)
    decisions.order_refund(world.cashier, deposit.ref, person("Ann"))
    restore.check(world.cashier, "a person asked")
    disbursements.pay_out(world.cashier, withdrawal.ref)
    disbursements.refund(world.cashier, deposit.ref)
    assert refunds(world) == world.paid_out(withdrawal.ref) == []


def mismatched(world: World, captured: Money | None = None):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, captured or Money(9000, "USD", 2)))
    psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).status is Status.REVIEW
    return payment


@pytest.mark.fault("I10", "H10")
def test_a_refund_gives_back_exactly_the_captured_money_once(world):
    payment = mismatched(world)
    world.run_for(HOUR, step=MINUTE)
    assert refunds(world) == []  # nothing is refunded without a person
    assert decisions.order_refund(world.cashier, payment.ref, person("Ann")).done
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert refunds(world) == [Money(9000, "USD", 2)]
    with pytest.raises(Refused):
        decisions.order_refund(world.cashier, payment.ref, person("Bob"))
    world.run_for(HOUR, step=MINUTE)
    assert len(refunds(world)) == 1
    world.assert_sound()


@pytest.mark.fault("I10", "K16")
@pytest.mark.parametrize("word", ["not_sent", "lost", "unanswered"])
def test_a_refund_without_an_answer_is_called_again_under_its_key(world, word):
    payment = mismatched(world)
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.psp.script = [word] * 3
    world.run_for(5 * MINUTE, step=5000)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert len(refunds(world)) == 1


@pytest.mark.fault("I10", "K16")
@pytest.mark.parametrize("point", ["refund.claimed", "refund.answered"])
def test_a_crash_around_a_refund_leaves_one_refund(world, point):
    payment = mismatched(world)
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.kill_at = point
    with pytest.raises(Killed):
        world.run()
    world.restart()
    world.run_for(5 * MINUTE)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert len(refunds(world)) == 1


@pytest.mark.fault("I10")
def test_a_refund_that_fails_comes_back_to_review_and_a_new_order_has_a_new_key(world):
    payment = mismatched(world)
    world.psp.script = ["declined"]
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "refund_failed" in world.alerts()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert [t.key for t in world.psp.things.values() if t.subject is PspObjectType.REFUND] == [
        f"{payment.ref}.refund.2"
    ]


def test_a_refund_that_fails_after_it_was_paid_comes_back_to_review(world):
    payment = mismatched(world)
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    say(world, payment.ref, FAILED)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "refund_failed" in world.alerts()


def test_a_refund_that_takes_days_ends_with_its_webhook(world):
    payment = mismatched(world)
    refund = world.psp.refund

    def slow(psp_ref, money, key):
        world.psp.things[refund(psp_ref, money, key).psp_ref].kind = PENDING
        return world.psp.look_up(PspObjectType.REFUND, key, None)

    world.psp.refund = slow
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run_for(30 * HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.REFUNDING
    say(world, payment.ref, DONE)
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert len(refunds(world)) == 1


@pytest.mark.fault("I10", "I20")
def test_a_refund_that_the_psp_does_not_know_after_23_hours_goes_back_to_a_person(world):
    payment = mismatched(world)
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.psp.script = ["not_sent"]
    steps.advance(world.cashier, world.payment(payment.ref))
    world.clock.forward(23 * HOUR + 1)
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "refund_failed" in world.alerts()
    assert refunds(world) == []


@pytest.mark.fault("I10")
def test_parked_money_goes_back_once_when_a_person_orders_it(world):
    money = world.second_capture()
    do_chores(world)
    assert refunds(world) == []
    assert decisions.order_refund(world.cashier, money.ref, person("Ann")).done
    with pytest.raises(Refused, match="nothing to give back"):
        decisions.order_refund(world.cashier, money.ref, person("Bob"))
    for word in ("unanswered", "ok", "ok"):
        world.psp.script = [word]
        do_chores(world)
    assert refunds(world) == [Money(10000, "USD", 2)]
    with world.database.read() as db:
        assert db.unmatched_funds(money.ref).state is UnmatchedState.REFUNDED
    assert world.payment(money.about).status is Status.CREDITED


@pytest.mark.fault("I10")
def test_parked_money_whose_refund_failed_can_be_ordered_back_again(world):
    money = world.second_capture()
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    world.psp.script = ["declined"]
    do_chores(world)
    with world.database.read() as db:
        assert db.unmatched_funds(money.ref).state is UnmatchedState.HELD
    assert "refund_failed" in world.alerts()
    decisions.order_refund(world.cashier, money.ref, person("Ann"))
    do_chores(world)
    assert len(refunds(world)) == 1


@pytest.mark.fault("I10", "I6")
@pytest.mark.parametrize("state", ["credited", "unknown", "paid", "awaiting"])
def test_a_deposit_that_may_be_booked_or_was_never_captured_is_not_refunded(world, state):
    world.ctrader.script = ["lost"] if state == "unknown" else []
    payment = world.deposit() if state == "awaiting" else world.paid_deposit()
    if state in ("credited", "unknown"):
        bookings.send(world.cashier, payment.ref)
    with pytest.raises(Refused):
        decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    with pytest.raises(Refused, match="no payment"):
        decisions.order_refund(world.cashier, "D-UNKNOWN", person("Ann"))
    world.run_for(MINUTE)
    assert refunds(world) == []
