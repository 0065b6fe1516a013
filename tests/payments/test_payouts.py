"""Withdrawals to cards: which card, how much, once, and the refunds that a card does not accept."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR
from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import PaymentType, Status
from inapp.payments import (
    allocation,
    bookings,
    checkout,
    decisions,
    disbursements,
    offers,
    payouts,
    psp_events,
    refusals,
    restore,
    withdrawals,
)
from tests.support.harness import LOGIN, OTHER_LOGIN, Killed, World
from tests.support.people import person

DAY = 24 * HOUR
MINUTE = 60_000
DONE, FAILED, PENDING = ObservationKind.SUCCEEDED, ObservationKind.DECLINED, ObservationKind.PENDING


def ask(world: World, amount: str, **more: object):
    return world.withdrawal(amount, method="fake_loop", **more)


def two_cards(world: World):
    """100 from one card, 50 from another, as in B01."""
    return world.card("100"), world.card("50")


def say(world: World, thing, kind: ObservationKind, reason: str = "") -> None:
    thing.kind, thing.reason = kind, reason
    world.hear(thing)
    world.run()


def both_say(world: World, ref: str, **verdict: object):
    for name in ("Ann", "Ben"):
        said = decisions.decide(world.cashier, ref, verdict.get("booked"), person(name), bool(verdict.get("elsewhere")))
    return said


def given(world: World, *deposits) -> list[int]:
    return [world.psp.given_back(world.charge(deposit)) for deposit in deposits]


def shown(world: World, amount: str) -> list[tuple[str, str]]:
    """The plan that a trader is asked to agree to."""
    session = world.session(PaymentType.WITHDRAWAL)
    quote = withdrawals.request(world.cashier, session, amount, "fake_loop", "the key of a form that shows")
    return [(share.deposit.instrument, share.money.text) for share in quote.plan]


@pytest.mark.fault("B01", "I8", "I10")
def test_money_goes_back_first_in_first_out_to_the_cards_it_came_from(world):
    first, second = two_cards(world)
    assert shown(world, "120") == [(first.instrument, "100.00"), (second.instrument, "20.00")]
    payment = ask(world, "120")
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert given(world, first, second) == [10000, 2000]
    assert [(booking_type.label, booking_type.state) for booking_type in world.disbursements(payment.ref)] == [
        (first.instrument, DisbursementState.PAID),
        (second.instrument, DisbursementState.PAID),
    ]
    world.assert_sound()


@pytest.mark.fault("B01")
def test_an_amount_above_the_cards_is_refused_with_the_most_that_can_go_back(world):
    two_cards(world)
    with pytest.raises(Refused) as told:
        ask(world, "150.01")
    assert (told.value.field, str(told.value.values["amount"])) == ("amount", "150.00 USD")
    assert world.psp.given_back(next(iter(world.psp.things.values()))) == 0


@pytest.mark.fault("B01")
def test_without_an_earlier_payment_the_method_says_why_and_with_one_how_much(world):
    def offer():
        trader = world.ctrader.trading_account(LOGIN)
        found = offers.for_account(world.cashier, PaymentType.WITHDRAWAL, trader)
        return next(offer for offer in found if offer.method.key == "fake_loop")

    assert offer().unavailable == offers.NOTHING_TO_SEND_BACK_TO
    with pytest.raises(Refused) as told:
        ask(world, "20")
    assert told.value.field == "method"
    two_cards(world)
    assert (offer().unavailable, offer().most) == ("", Money(15000, "USD", 2))
    ask(world, "120")
    assert offer().most == Money(3000, "USD", 2)
    ask(world, "30")
    assert offer().unavailable == offers.NOTHING_TO_SEND_BACK_TO


@pytest.mark.fault("I10")
@pytest.mark.parametrize("why", ["other account", "other method", "too old", "not credited", "disputed", "by hand"])
def test_deposits_by_another_method_or_refunded_or_too_old_are_left_out_of_a_plan(world, why):
    if why == "other account":
        world.paid_deposit("100", OTHER_LOGIN, "fake_loop")
    elif why == "other method":
        world.paid_deposit("100")
    elif why == "not credited":
        world.ctrader.script = ["NOT_ENOUGH_RIGHTS"]
        world.paid_deposit("100", method="fake_loop")
    else:
        deposit = world.card("100")
    world.run()
    if why == "too old":
        world.clock.forward(180 * DAY + 1)
    if why == "disputed":
        world.charge(deposit).disputed = True
    if why == "by hand":
        world.psp.refund_by_hand(world.charge(deposit), 10000)
    if why in ("disputed", "by hand"):
        world.hear(world.charge(deposit))
        world.run()
    with pytest.raises(Refused) as told:
        ask(world, "20")
    assert told.value.message == (offers.DISPUTED if why == "disputed" else offers.NOTHING_TO_SEND_BACK_TO)


def test_a_deposit_can_go_back_up_to_its_last_day(world):
    world.card("100")
    world.clock.forward(180 * DAY - MINUTE)
    assert [money for _, money in shown(world, "100")] == ["100.00"]


@pytest.mark.fault("I10")
def test_two_withdrawals_never_share_the_same_money_and_an_ended_one_frees_its_part(world):
    two_cards(world)
    first = ask(world, "100")
    with pytest.raises(Refused):
        ask(world, "60")
    checkout.cancel(world.cashier, world.session(PaymentType.WITHDRAWAL), first.ref)
    second = ask(world, "150")
    world.run()
    assert [world.payment(payment.ref).status for payment in (first, second)] == [Status.CANCELLED, Status.PAID_OUT]


def test_a_refused_withdrawal_frees_its_part_too(world):
    world.card("100")
    disputed = world.card("50")
    world.charge(disputed).disputed = True
    world.hear(world.charge(disputed))
    psp_events.work_inbox(world.cashier)
    payment = ask(world, "100")
    refusals.refuse(world.cashier, payment.ref, person("Ann"))
    assert [money for _, money in shown(world, "100")] == ["100.00"]


@pytest.mark.fault("B07", "N20", "I7")
def test_a_debit_that_ctrader_refuses_pays_nothing_out_and_frees_the_plan(world):
    deposit = world.card("100")
    payment = ask(world, "100")
    world.ctrader.script = ["NOT_ENOUGH_MONEY"]
    world.run()
    assert (world.payment(payment.ref).status, world.payment(payment.ref).reason) == (
        Status.CANCELLED,
        "NOT_ENOUGH_MONEY",
    )
    assert given(world, deposit) == [0]
    assert [money for _, money in shown(world, "100")] == ["100.00"]


def test_a_plan_that_changed_after_it_was_agreed_to_is_shown_again_and_nothing_is_stored(world):
    first, _ = two_cards(world)
    session = world.session(PaymentType.WITHDRAWAL)
    form = (world.cashier, session, "60", "fake_loop", "the key of this one form")
    agreed = allocation.fingerprint(withdrawals.request(*form).plan)
    world.psp.refund_by_hand(world.charge(first), 9000)
    world.hear(world.charge(first))
    world.run()
    quote = withdrawals.request(*form, agreed)
    assert [share.money.text for share in quote.plan] == ["10.00", "50.00"]
    with world.database.read() as db:
        assert db.open_payment(session.user_id, LOGIN, PaymentType.WITHDRAWAL) is None
    payment = withdrawals.request(*form, allocation.fingerprint(quote.plan))
    assert withdrawals.request(*form).ref == payment.ref


@pytest.mark.fault("B09", "I8", "I9")
@pytest.mark.parametrize("how", ["booked back", "paid elsewhere", "booked by hand"])
def test_a_card_that_fails_leaves_the_other_paid_and_only_its_own_part_to_people(world, how):
    first, second = two_cards(world)
    before = world.ctrader.balances[LOGIN]
    world.psp.refund_result = PENDING
    payment = ask(world, "120")
    world.run()
    one, other = world.refunds(payment.ref)
    say(world, one, DONE)
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    say(world, other, FAILED, "expired_or_canceled_card")
    world.run_for(2 * HOUR, step=MINUTE)
    assert (world.payment(payment.ref).status, world.payment(payment.ref).reason) == (
        Status.REVIEW,
        "expired_or_canceled_card",
    )
    assert world.alerts() == ["payout_failed"]
    if how == "booked by hand":
        world.ctrader.balances[LOGIN] += 20
        assert both_say(world, payment.ref, booked=990001).done
    else:
        assert both_say(world, payment.ref, elsewhere=how == "paid elsewhere").done
    world.run()
    paid = how == "paid elsewhere"
    assert world.payment(payment.ref).status is (Status.PAID_OUT if paid else Status.RETURNED)
    assert before - world.ctrader.balances[LOGIN] == (120 if paid else 100)
    assert given(world, first, second) == [10000, 0]
    say(world, other, FAILED)
    say(world, one, DONE)
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is (Status.PAID_OUT if paid else Status.RETURNED)
    with pytest.raises(Refused):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    assert world.alerts() == ["payout_failed"]
    world.assert_sound()


@pytest.mark.fault("B09", "I20")
def test_a_refund_that_fails_while_another_is_under_way_raises_an_alert_at_once(world):
    first, _ = two_cards(world)
    world.psp.refund_result = PENDING
    payment = ask(world, "120")
    world.run()
    one, other = world.refunds(payment.ref)
    say(world, one, FAILED, "expired_or_canceled_card")
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    assert world.alerts() == ["leg_failed"]
    with world.database.read() as db:
        (row,) = db.all("SELECT text FROM alerts")
    assert first.instrument in row["text"]
    say(world, other, DONE)
    assert (world.payment(payment.ref).status, world.alerts()) == (Status.REVIEW, ["leg_failed", "payout_failed"])


@pytest.mark.fault("H16", "C03")
@pytest.mark.parametrize("result", [DONE, PENDING])
def test_an_answer_that_a_webhook_has_overtaken_is_not_believed(world, result):
    world.card("100")
    world.psp.refund_result = result
    payment = ask(world, "100")

    def fail() -> None:
        (refund,) = world.refunds(payment.ref)
        refund.kind = FAILED
        world.hear(refund)
        psp_events.work_inbox(world.cashier)

    world.meanwhile["refund.answered"] = fail
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert [booking_type.state for booking_type in world.disbursements(payment.ref)] == [DisbursementState.FAILED]


@pytest.mark.fault("I20")
def test_a_withdrawal_whose_adapter_is_not_configured_any_more_is_told_of_and_waits(world):
    deposit = world.card("100")
    payment = ask(world, "100")
    bookings.send(world.cashier, payment.ref)
    cashier, world.cashier = world.cashier, replace(world.cashier, psps={})
    world.run_for(2 * HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    assert "no_adapter" in world.alerts()
    world.cashier = cashier
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(payment.ref).status, given(world, deposit)) == (Status.PAID_OUT, [10000])


@pytest.mark.fault("K16", "I9")
def test_a_refund_that_was_there_and_is_not_any_more_is_no_failed_one(world):
    world.card("100")
    world.psp.refund_result = PENDING
    payment = ask(world, "100")
    world.run()
    (refund,) = world.refunds(payment.ref)
    del world.psp.things[refund.psp_ref]  # as behind the key of another account
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "payout_unknown" in world.alerts()
    assert [booking_type.state for booking_type in world.disbursements(payment.ref)] == [DisbursementState.PENDING]


@pytest.mark.fault("B09")
def test_a_card_that_refuses_at_once_is_no_reason_to_book_back_without_a_person(world):
    world.card("100")
    payment = ask(world, "100")
    world.psp.script = ["declined"]
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert len(world.booked(payment.ref)) == 1


@pytest.mark.fault("H16", "I8", "I9")
def test_refunds_that_fail_one_after_another_long_after_success_are_each_given_back_once(world):
    two_cards(world)
    before = world.ctrader.balances[LOGIN]
    payment = ask(world, "150")
    world.run()
    one, other = world.refunds(payment.ref)
    world.clock.forward(5 * DAY)
    say(world, one, FAILED)
    say(world, one, FAILED)
    assert world.payment(payment.ref).status is Status.REVIEW
    both_say(world, payment.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    assert before - world.ctrader.balances[LOGIN] == 50
    say(world, other, FAILED)
    assert world.payment(payment.ref).status is Status.REVIEW
    with pytest.raises(Refused, match="was paid elsewhere"):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    with pytest.raises(Refused, match="was paid elsewhere"):
        decisions.decide(world.cashier, payment.ref, 990001, person("Ann"))
    assert both_say(world, payment.ref, elsewhere=True).done
    assert world.disbursements(payment.ref)[-1].money == Money(5000, "USD", 2)
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT
    world.assert_sound()


@pytest.mark.fault("H16", "I8")
@pytest.mark.parametrize("word", ["ok", "unanswered"])
def test_a_further_refund_that_fails_while_the_first_is_booked_back_is_not_forgotten(world, word):
    two_cards(world)
    payment = ask(world, "150")
    world.run()
    one, other = world.refunds(payment.ref)
    say(world, one, FAILED)
    world.ctrader.script = [word]
    world.meanwhile["booking.answered"] = lambda: say(world, other, FAILED)
    both_say(world, payment.ref)
    world.run_for(10 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert [entry.amount for entry in world.booked(payment.ref)][1:] == ["100.00"]
    assert both_say(world, payment.ref, elsewhere=True).done


@pytest.mark.fault("I9")
def test_a_refund_that_arrives_after_all_stops_its_return_before_it_is_sent(world):
    world.card("100")
    payment = ask(world, "100")
    world.run()
    (refund,) = world.refunds(payment.ref)
    say(world, refund, FAILED)
    world.ctrader.reachable = False
    both_say(world, payment.ref)
    say(world, refund, DONE)
    world.ctrader.reachable = True
    world.run_for(10 * MINUTE)
    assert len(world.booked(payment.ref)) == 1
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "paid_after_all" in world.alerts()
    with pytest.raises(Refused, match="paid out whole"):
        both_say(world, payment.ref)


@pytest.mark.fault("I9")
def test_a_refund_that_arrives_after_its_return_is_told_to_a_person(world):
    two_cards(world)
    payment = ask(world, "150")
    world.run()
    one, other = world.refunds(payment.ref)
    for refund in (one, other):
        say(world, refund, FAILED)
    both_say(world, payment.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    say(world, one, DONE)
    assert world.alerts()[-1] == "paid_after_all"


@pytest.mark.fault("K15", "K16", "I8", "I10")
@pytest.mark.parametrize("booking_type", [1, 2])
@pytest.mark.parametrize("point", ["refund.claimed", "refund.answered"])
@pytest.mark.parametrize("result", [DONE, PENDING])
def test_a_crash_at_each_gap_of_each_refund_gives_each_card_its_part_once(world, booking_type, point, result):
    first, second = two_cards(world)
    world.psp.refund_result = result
    payment = ask(world, "120")

    def die_next():
        world.kill_at = point

    if booking_type == 1:
        die_next()
    else:
        world.meanwhile["refund.answered"] = lambda: world.meanwhile.update({"refund.claimed": die_next})
    with pytest.raises(Killed):
        world.run()
    world.restart()
    world.run_for(5 * MINUTE, step=5000)
    assert given(world, first, second) == [10000, 2000]
    assert len(world.refunds(payment.ref)) == 2
    for refund in world.refunds(payment.ref):
        say(world, refund, DONE)
    assert world.payment(payment.ref).status is Status.PAID_OUT


@pytest.mark.fault("K16", "I10")
@pytest.mark.parametrize("word", ["not_sent", "lost", "unanswered"])
def test_one_of_two_refunds_without_an_answer_is_called_again_under_its_own_key(world, word):
    first, second = two_cards(world)
    payment = ask(world, "120")
    world.psp.script = [word] * 3
    world.run_for(5 * MINUTE, step=5000)
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert given(world, first, second) == [10000, 2000]


@pytest.mark.fault("K16", "I20")
def test_a_refund_that_the_psp_cannot_tell_of_after_23_hours_goes_to_a_person_once_the_others_are_over(world):
    two_cards(world)
    payment = ask(world, "120")
    world.psp.refund_result = PENDING
    world.psp.script = ["not_sent", "ok"]
    outgoing_call(world, payment.ref)
    world.psp.script = ["lost"] * 10_000
    world.run_for(23 * HOUR + MINUTE, step=10 * MINUTE)
    world.psp.script = []
    look_up = world.psp.look_up

    def unsure(subject, ref, psp_ref, source=None):
        seen = look_up(subject, ref, psp_ref, source)
        return vary(seen) if seen.kind is ObservationKind.NOT_ATTEMPTED else seen

    world.psp.look_up = unsure
    world.run_for(HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.PAYING_OUT
    (refund,) = world.refunds(payment.ref)
    say(world, refund, DONE)
    world.run_for(HOUR, step=10 * MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "payout_unknown" in world.alerts()
    both_say(world, payment.ref)
    world.run()
    assert [entry.amount for entry in world.booked(payment.ref)] == ["120.00", "100.00"]


def vary(seen):
    return type(seen)(ObservationKind.UNKNOWN, seen.ref, seen.psp_ref, test_mode=True)


def outgoing_call(world: World, ref: str) -> None:
    """One round of the worker up to and with the payout, and no second one."""
    bookings.send(world.cashier, ref)
    disbursements.pay_out(world.cashier, ref)


@pytest.mark.fault("I10")
def test_a_deposit_given_back_by_hand_between_debit_and_refund_is_not_refunded_beyond_what_is_left(world):
    first, second = two_cards(world)
    payment = ask(world, "120")
    world.meanwhile["booking.settled"] = lambda: (
        world.psp.refund_by_hand(world.charge(first), 1),
        world.hear(world.charge(first)),
        psp_events.work_inbox(world.cashier),
    )
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert given(world, first, second) == [1, 2000]
    assert world.disbursements(payment.ref)[0].reason == "not refundable any more"
    assert not [t for t in world.psp.things.values() if t.key == world.disbursements(payment.ref)[0].key]


@pytest.mark.fault("H06")
def test_a_webhook_of_one_refund_never_resolves_another(world):
    two_cards(world)
    world.psp.refund_result = PENDING
    payment = ask(world, "120")
    early = psp_events.Observation(DONE, payment.ref, "re_early", Money(10000, "USD", 2), test_mode=True)
    assert psp_events.apply(world.cashier, "fake", PspObjectType.REFUND, early, "fake") == "never ordered"
    world.run()
    one, other = world.refunds(payment.ref)
    say(world, other, DONE)
    assert [booking_type.state for booking_type in world.disbursements(payment.ref)] == [
        DisbursementState.PENDING,
        DisbursementState.PAID,
    ]
    nameless = psp_events.Observation(DONE, payment.ref, "re_unknown", one.money, test_mode=True)
    assert psp_events.apply(world.cashier, "fake", PspObjectType.REFUND, nameless, "fake") == "never ordered"
    assert [booking_type.state for booking_type in world.disbursements(payment.ref)] == [
        DisbursementState.PENDING,
        DisbursementState.PAID,
    ]


@pytest.mark.fault("D01", "I24", "I10")
@pytest.mark.parametrize("when", ["before the request", "planned", "after one leg"])
def test_a_restore_pays_no_card_twice_and_takes_nothing_for_paid_that_was_not(world, when):
    first, second = two_cards(world)
    copies = [world.backup()] if when == "before the request" else []
    payment = ask(world, "120")
    if when == "planned":
        copies.append(world.backup())
    if when == "after one leg":
        world.meanwhile["refund.answered"] = lambda: copies.append(world.backup())
    world.kill_at = "refund.answered"
    with pytest.raises(Killed):
        world.run()
    made = len(world.refunds(payment.ref))
    world.restore(copies[0])
    world.restart()
    for name in ("Ann", "Ben") if when != "after one leg" else ():  # that one lacks nothing that was sent
        decisions.release(world.cashier, person(name))
    assert made == 1
    debit = world.booked(payment.ref)[0].balance_history_id
    if world.payment(payment.ref).status is Status.REVIEW:
        both_say(world, payment.ref, booked=debit)
    for refund in world.refunds(payment.ref):
        world.hear(refund)
    world.run_for(5 * MINUTE, step=5000)
    paid = given(world, first, second)
    if when == "before the request":
        # The second refund was never sent, and only people can know of it.
        assert (world.payment(payment.ref).status, paid) == (Status.REVIEW, [10000, 0])
        with world.database.read() as db:
            assert payouts.to_return(db, world.payment(payment.ref)) == Money(2000, "USD", 2)
    else:
        assert (world.payment(payment.ref).status, paid) == (Status.PAID_OUT, [10000, 2000])


@pytest.mark.fault("D01", "I10")
def test_a_lost_sent_log_is_written_again_with_each_refunds_own_amount_source_and_age(world):
    first, _ = two_cards(world)
    payment = ask(world, "120")
    world.run()
    called = world.disbursements(payment.ref)[0].created
    (world.folder / "cashier.db.sent").unlink()
    world.clock.forward(20 * HOUR)
    restore.check(world.cashier)
    for name in ("Ann", "Ben"):
        decisions.release(world.cashier, person(name))
    entry_of = {line["key"]: line for line in world.cashier.sent_log.entries()}
    line = entry_of[f"{payment.ref}.refund.1"]
    assert (line["amount"], line["source"], line["at"]) == ("100.00", first.psp_ref, called)


@pytest.mark.fault("I6", "I10")
@pytest.mark.parametrize("minor", [1, 10000])
def test_a_deposit_given_back_by_hand_before_it_was_booked_is_not_booked_and_only_the_rest_goes_back(world, minor):
    payment = world.paid_deposit("100", method="fake_loop")
    world.ctrader.reachable = False
    world.psp.refund_by_hand(world.charge(payment), minor)
    world.hear(world.charge(payment))
    world.run()
    world.ctrader.reachable = True
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.booked(payment.ref) == []
    with pytest.raises(Refused, match="was given back"):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    assert decisions.order_refund(world.cashier, payment.ref, person("Ann")).done
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert given(world, payment) == [10000]


@pytest.mark.fault("I10")
def test_a_plan_counts_in_the_accounts_decimals_and_not_in_the_psps(world):
    deposit = world.card("100")
    with world.database.write() as db:
        db.change(deposit, captured=Money(10_000_000, "USD", 5), refunded_elsewhere=Money(100_500, "USD", 5))
    assert [money for _, money in shown(world, "98")] == ["98.00"]
    with pytest.raises(Refused) as told:
        shown(world, "99")
    assert str(told.value.values["amount"]) == "98.99 USD"


@pytest.mark.fault("I5", "I10")
def test_a_refund_by_hand_that_fails_later_brings_its_deposit_back_to_people(world):
    payment = world.paid_deposit("100", method="fake_loop")
    made = world.psp.refund_by_hand(world.charge(payment), 10000)
    world.hear(world.charge(payment))
    world.run()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    assert world.payment(payment.ref).status is Status.REFUNDED
    made.kind = FAILED
    world.hear(world.charge(payment))
    psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).status is Status.REVIEW
    assert "refund_failed" in world.alerts()
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert (world.payment(payment.ref).status, given(world, payment)) == (Status.REFUNDED, [10000])
