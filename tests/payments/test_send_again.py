"""A refused part of a payout: what staff are advised, and how it is ordered once more."""

import pytest

from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Conflict
from inapp.domain.model import ObservationKind
from inapp.domain.states import Status
from inapp.payments import decisions, disbursements, psp_events
from inapp.payments.advice import BY_REASON, Remedy
from tests.support.harness import LOGIN, World
from tests.support.people import person

DONE, FAILED = ObservationKind.SUCCEEDED, ObservationKind.DECLINED


def refused(world: World, reason: str, amount: str = "60") -> str:
    """A withdrawal to one card whose refund the PSP has refused for a reason, in review."""
    world.card("100")
    payment = world.withdrawal(amount, method="fake_loop")
    world.psp.refund_result = FAILED
    world.run()
    (failed,) = world.disbursements(payment.ref)
    thing = world.psp.things[failed.psp_ref]
    thing.reason = reason
    with world.database.write() as db:
        db.note_disbursement(failed, reason=reason)
    world.psp.refund_result = DONE
    assert world.payment(payment.ref).status is Status.REVIEW
    return payment.ref


@pytest.mark.parametrize("reason", [reason for reason, remedy in BY_REASON.items() if remedy is not Remedy.SETTLE])
def test_a_refused_refund_is_sent_again_under_a_new_key_once(world: World, reason: str):
    ref = refused(world, reason)
    before = world.ctrader.balances[LOGIN]
    assert "60.00 USD is sent again" in decisions.send_again(world.cashier, ref, person("Ann")).text
    with pytest.raises(Conflict):
        decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    first, second = world.disbursements(ref)
    assert (first.state, second.state) == (DisbursementState.FAILED, DisbursementState.PAID)
    assert first.key != second.key and first.source_ref == second.source_ref
    assert world.payment(ref).status is Status.PAID_OUT
    assert world.ctrader.balances[LOGIN] == before
    with pytest.raises(Conflict):
        decisions.send_again(world.cashier, ref, person("Ben"))


@pytest.mark.parametrize("reason", [reason for reason, remedy in BY_REASON.items() if remedy is Remedy.SETTLE])
def test_what_its_payer_may_have_already_is_not_sent_again(world: World, reason: str):
    ref = refused(world, reason)
    with pytest.raises(Conflict, match="pay nothing elsewhere"):
        decisions.send_again(world.cashier, ref, person("Ann"))
    assert world.payment(ref).status is Status.REVIEW
    assert len(world.disbursements(ref)) == 1


def test_only_the_part_that_failed_is_sent_again_and_never_more_than_is_owed(world: World):
    world.card("100"), world.card("50")
    payment = world.withdrawal("120", method="fake_loop")
    world.step()
    world.psp.refund_result = FAILED
    world.meanwhile["refund.answered"] = lambda: setattr(world.psp, "refund_result", DONE)
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    failed = [one for one in world.disbursements(payment.ref) if one.state is DisbursementState.FAILED]
    world.psp.refund_result = DONE
    decisions.send_again(world.cashier, payment.ref, person("Ann"))
    world.run()
    again = world.disbursements(payment.ref)[-1]
    assert (again.money, again.source_ref) == (failed[0].money, failed[0].source_ref)
    paid = [one.money.minor for one in world.disbursements(payment.ref) if one.state is DisbursementState.PAID]
    assert (sum(paid), world.payment(payment.ref).status) == (12_000, Status.PAID_OUT)


def test_a_refund_that_is_refused_again_comes_back_to_people_and_may_go_a_third_time(world: World):
    ref = refused(world, "balance_insufficient")
    world.psp.refund_result = FAILED
    decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    assert world.payment(ref).status is Status.REVIEW
    world.psp.refund_result = DONE
    decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    assert world.payment(ref).status is Status.PAID_OUT
    assert [one.n for one in world.disbursements(ref)] == [1, 2, 3]


def test_what_was_booked_back_is_never_sent_again(world: World):
    ref = refused(world, "unknown")
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, ref, None, person(name))
    with pytest.raises(Conflict):
        decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    with pytest.raises(Conflict):
        decisions.send_again(world.cashier, ref, person("Ann"))
    assert world.payment(ref).status is Status.RETURNED


def test_people_are_told_again_when_the_second_sending_fails_for_the_same_reason(world: World):
    world.card("100")
    world.psp.refund_result = FAILED
    ref = world.withdrawal("60", method="fake_loop").ref
    world.run()
    decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    assert world.payment(ref).status is Status.REVIEW
    assert world.alerts().count("payout_failed") == 2


def test_a_deposit_disputed_since_then_is_not_refunded_by_the_second_sending(world: World):
    ref = refused(world, "unknown")
    deposit = world.psp.things[world.disbursements(ref)[0].source_ref]
    deposit.disputed = True
    world.hear(deposit)
    psp_events.work_inbox(world.cashier)
    decisions.send_again(world.cashier, ref, person("Ann"))
    world.run()
    assert [one.reason for one in world.disbursements(ref)][1] == "disputed"
    assert world.payment(ref).status is Status.REVIEW


def test_a_late_success_of_the_first_keeps_the_second_from_leaving(world: World):
    ref = refused(world, "unknown", "40")  # of 100.00, so that the card could take both
    first = world.psp.things[world.disbursements(ref)[0].psp_ref]
    decisions.send_again(world.cashier, ref, person("Ann"))
    first.kind = DONE
    world.hear(first)
    psp_events.work_inbox(world.cashier)
    world.run()
    states = [one.state for one in world.disbursements(ref)]
    assert states == [DisbursementState.PAID, DisbursementState.FAILED]
    assert world.payment(ref).status is Status.PAID_OUT


def test_a_late_success_of_a_payout_keeps_the_second_from_leaving(world: World):
    """The sibling: money that goes to a bank, where no card limits what goes out."""
    payment = world.withdrawal("40")
    world.run()
    (paid,) = world.disbursements(payment.ref)
    thing = world.psp.things[paid.psp_ref]
    thing.kind = FAILED
    world.hear(thing)
    world.run()
    decisions.send_again(world.cashier, payment.ref, person("Ann"))
    thing.kind = DONE
    world.hear(thing)
    psp_events.work_inbox(world.cashier)
    world.run()
    states = [one.state for one in world.disbursements(payment.ref)]
    assert states == [DisbursementState.PAID, DisbursementState.FAILED]
    assert world.payment(payment.ref).status is Status.PAID_OUT


@pytest.mark.parametrize("word", ["lost", "unanswered"])
def test_a_late_success_of_a_payout_keeps_a_second_one_without_an_answer_from_being_repeated(world: World, word: str):
    payment = world.withdrawal("40")
    world.run()
    (paid,) = world.disbursements(payment.ref)
    first = world.psp.things[paid.psp_ref]
    first.kind = FAILED
    world.hear(first)
    world.run()
    decisions.send_again(world.cashier, payment.ref, person("Ann"))
    world.psp.script = [word]
    world.step()
    first.kind = DONE
    world.hear(first)
    for _ in range(3):
        psp_events.work_inbox(world.cashier)
        world.run()
        world.clock.forward(disbursements.CHECK_AT_LEAST_EVERY)
    assert len(world.psp.things) == (1 if word == "lost" else 2)
    if word == "lost":
        assert world.payment(payment.ref).status is Status.REVIEW
        assert "payout_unknown" in world.alerts()
    else:
        assert "paid_after_all" in world.alerts()


def test_a_part_that_went_out_the_second_time_is_not_sent_a_third_time_when_another_fails(world: World):
    world.card("100"), world.card("50")
    payment = world.withdrawal("150", method="fake_loop")
    world.psp.refund_result = FAILED
    world.meanwhile["refund.answered"] = lambda: setattr(world.psp, "refund_result", DONE)
    world.run()
    decisions.send_again(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    first, second, _ = world.disbursements(payment.ref)
    bounced = second if second.state is DisbursementState.PAID else first
    thing = world.psp.things[bounced.psp_ref]
    thing.kind, thing.reason = FAILED, "unknown"
    world.hear(thing)
    world.run()
    assert f"{bounced.money} is sent again" in decisions.send_again(world.cashier, payment.ref, person("Ann")).text
    world.run()
    assert world.disbursements(payment.ref)[-1].source_ref == bounced.source_ref
    assert world.payment(payment.ref).status is Status.PAID_OUT


# Advice


def told(world: World) -> str:
    world.run()
    return [alert.text for alert in world.pager.sent if alert.code == "payout_failed"][-1]


@pytest.mark.parametrize(
    ("reason", "says", "never"),
    [
        ("charge_for_pending_refund_disputed", "pay nothing elsewhere", "pay it elsewhere"),
        ("charge_already_refunded", "pay nothing elsewhere", "pay it elsewhere"),
        ("charge_disputed", "pay nothing elsewhere", "book it back"),
        ("disputed:charge_disputed", "pay nothing elsewhere", "book it back"),
        ("insufficient_funds", "send it again", "settle"),
        ("expired_or_canceled_card", "pay it elsewhere or book it back", "settle"),
        ("something_new", "pay it elsewhere or book it back", "settle"),
    ],
)
def test_the_alert_says_what_to_do_for_its_reason(world: World, reason: str, says: str, never: str):
    world.card("100")
    payment = world.withdrawal("60", method="fake_loop")
    world.run()
    (paid,) = world.disbursements(payment.ref)
    thing = world.psp.things[paid.psp_ref]
    thing.kind, thing.reason = FAILED, reason
    world.hear(thing)
    text = told(world)
    assert says in text and never not in text and reason in text


def test_of_several_reasons_the_most_careful_advice_counts(world: World):
    world.card("100"), world.card("50")
    payment = world.withdrawal("120", method="fake_loop")
    world.run()
    for one, reason in zip(
        world.disbursements(payment.ref), ("expired_or_canceled_card", "charge_disputed"), strict=True
    ):
        thing = world.psp.things[one.psp_ref]
        thing.kind, thing.reason = FAILED, reason
        world.hear(thing)
        psp_events.work_inbox(world.cashier)
    assert "pay nothing elsewhere" in told(world)


def test_a_failed_refund_of_a_deposit_warns_as_well(world: World):
    """The sibling: a refund that staff ordered of a deposit, not of a withdrawal."""
    deposit = world.deposit()
    world.hear(world.psp.pay(deposit.ref, deposit.money.__class__(9000, "USD", 2)))
    world.run()
    decisions.order_refund(world.cashier, deposit.ref, person("Ann"))
    world.run()
    (paid,) = world.disbursements(deposit.ref)
    thing = world.psp.things[paid.psp_ref]
    thing.kind, thing.reason = FAILED, "charge_for_pending_refund_disputed"
    world.hear(thing)
    world.run()
    assert "pay nothing elsewhere" in [alert.text for alert in world.pager.sent if alert.code == "refund_failed"][-1]
