"""One trader starts deposit after deposit, or tries card after card: limits that honest people never meet."""

from dataclasses import replace

import pytest

from inapp.domain.errors import Unavailable
from inapp.domain.model import ObservationKind
from inapp.domain.states import PaymentType, Status
from inapp.operations.wall_clock import WallClock
from inapp.payments import checkout, declines, deposits, offers, psp_events, withdrawals
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, Thing, World

HOUR, DAY = 3_600_000, 24 * 3_600_000


@pytest.fixture(autouse=True)
def tight(world: World) -> None:
    world.cashier = replace(
        world.cashier,
        policy=replace(POLICY, open_deposits=3, starts_per_hour=6, declines_per_deposit=5, declines_per_day=10),
    )


def declined(world: World, ref: str, name: str) -> None:
    """The payer tries a card, which is declined; the deposit stays open for another."""
    thing = paying(world, ref)
    thing.reason, thing.declined_try = "card_declined", name
    world.hear(thing)
    psp_events.work_inbox(world.cashier)


def paying(world: World, ref: str) -> Thing:
    return next(thing for thing in world.psp.things.values() if thing.ref == ref)


# --- open deposits, and starts ---


def test_a_fourth_open_deposit_on_an_account_is_refused_and_one_on_another_is_not(world):
    for _ in range(3):
        world.deposit()
    with pytest.raises(Unavailable, match="unfinished deposits"):
        world.deposit()
    world.deposit(login=OTHER_LOGIN)


def test_a_deposit_that_is_paid_cancelled_or_expired_makes_room(world):
    paid, cancelled, expired = (world.deposit() for _ in range(3))
    world.hear(world.psp.pay(paid.ref))
    psp_events.work_inbox(world.cashier)
    world.deposit()
    checkout.cancel(world.cashier, world.session(), cancelled.ref)
    world.deposit()
    world.run_for(POLICY.payment_ttl + 60_000)
    assert world.payment(expired.ref).status is Status.EXPIRED
    world.deposit()


@pytest.mark.parametrize("gone", [False, True], ids=["unreachable", "not configured any more"])
def test_deposits_whose_time_is_over_hold_nobody_up_although_their_psp_tells_nothing(world: World, gone: bool):
    """They cannot be paid any more, and the trader may want to pay another way meanwhile."""
    made = [world.deposit() for _ in range(3)]
    world.psp.script = ["not_sent"] * 1000
    if gone:
        world.cashier = replace(world.cashier, psps={"other": world.psp})
    world.run_for(POLICY.payment_ttl + 60_000)
    assert {world.payment(one.ref).status for one in made} == {Status.AWAITING_PAYER}
    deposits.start(world.cashier, world.session(), "100", "fake_card", "a page key of its own")


def test_a_form_that_is_sent_twice_at_the_limit_answers_with_its_own_deposit(world):
    session = world.session()
    form = (world.cashier, session, "100", "fake_card", "the very same page key")
    made = deposits.start(*form)
    world.deposit()
    world.deposit()
    assert deposits.start(*form).ref == made.ref


def test_two_forms_at_once_do_not_make_more_than_there_may_be(world, monkeypatch):
    world.deposit()
    world.deposit()
    quoted = checkout.quoted

    def slowly(*form):
        quote = quoted(*form)
        monkeypatch.setattr(checkout, "quoted", quoted)
        world.deposit()
        return quote

    monkeypatch.setattr(checkout, "quoted", slowly)
    with pytest.raises(Unavailable, match="unfinished deposits"):
        deposits.start(world.cashier, world.session(), "100", "fake_card", "a page key of its own")


def test_who_has_started_many_payments_within_an_hour_waits_for_its_end(world):
    for _ in range(6):
        world.paid_deposit()
    with pytest.raises(Unavailable, match="many payments within an hour"):
        world.deposit(login=OTHER_LOGIN)
    world.withdrawal()  # which are counted apart
    world.clock.forward(HOUR)
    world.deposit()


def test_withdrawals_are_counted_too_but_not_limited_to_three_open_ones(world):
    for _ in range(6):
        world.withdrawal("10.00")
    with pytest.raises(Unavailable, match="many payments within an hour"):
        world.withdrawal("10.00")


def test_starts_by_a_clock_that_was_fast_do_not_count_for_longer(world):
    world.clock.wall += 2 * HOUR
    for _ in range(6):
        world.paid_deposit()
    world.clock.wall = world.clock.true
    WallClock(world.cashier).look()
    world.deposit()


# --- declined cards ---


def test_after_five_declined_cards_the_deposit_ends_here_and_at_its_psp(world):
    payment = world.deposit()
    for number in range(4):
        declined(world, payment.ref, f"ch_{number}")
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    declined(world, payment.ref, "ch_4")
    world.run()
    ended = world.payment(payment.ref)
    assert (ended.status, ended.reason) == (Status.DECLINED, declines.TOO_MANY)
    assert paying(world, payment.ref).kind is ObservationKind.NOT_ATTEMPTED


def test_one_try_that_is_told_of_many_times_counts_once(world):
    payment = world.deposit()
    for _ in range(20):
        declined(world, payment.ref, "ch_1")
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER


def test_a_card_that_is_taken_after_four_others_pays(world):
    payment = world.deposit()
    for number in range(4):
        declined(world, payment.ref, f"ch_{number}")
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


def test_a_deposit_that_is_paid_although_it_was_declined_too_often_is_credited(world):
    payment = world.deposit()
    world.psp.script = []
    for number in range(5):
        declined(world, payment.ref, f"ch_{number}")
    world.hear(world.psp.pay(payment.ref))  # a moment before we could stop it
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


def test_a_psp_that_cannot_be_reached_stops_the_deposit_later(world):
    payment = world.deposit()
    for number in range(4):
        declined(world, payment.ref, f"ch_{number}")
    paying(world, payment.ref).declined_try = "ch_4"
    world.hear(paying(world, payment.ref))
    psp_events.work_inbox(world.cashier)
    world.psp.script = ["not_sent"]
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    world.run_for(60_000)
    assert world.payment(payment.ref).status is Status.DECLINED


def decline_ten(world: World) -> None:
    for deposit in range(5):
        payment = world.deposit()
        for number in range(2):
            declined(world, payment.ref, f"ch_{deposit}_{number}")
        checkout.cancel(world.cashier, world.session(), payment.ref)


def test_after_ten_declined_cards_in_a_day_deposits_are_closed_for_a_day_and_staff_are_told_once(world):
    decline_ten(world)
    assert world.alerts().count("many_declines") == 1
    with pytest.raises(Unavailable, match="cannot deposit for a day"):
        world.deposit()
    with pytest.raises(Unavailable, match="cannot deposit for a day"):
        world.deposit(login=OTHER_LOGIN)
    world.withdrawal()
    world.clock.forward(DAY)
    world.deposit()


def test_nine_declined_cards_close_nothing_and_those_of_yesterday_do_not_count(world):
    for _ in range(2):
        payment = world.deposit()
        for number in range(4):
            declined(world, payment.ref, f"{payment.ref} {number}")
        checkout.cancel(world.cashier, world.session(), payment.ref)
        world.clock.forward(DAY)
    world.deposit()
    assert "many_declines" not in world.alerts()


def test_declined_redirects_count_as_well(world):
    for _ in range(10):
        world.clock.forward(HOUR)
        payment = world.deposit(method="fake_bank")
        paying(world, payment.ref).kind = ObservationKind.DECLINED
        world.hear(paying(world, payment.ref))
        psp_events.work_inbox(world.cashier)
    with pytest.raises(Unavailable, match="cannot deposit for a day"):
        world.deposit()


@pytest.mark.parametrize(
    ("moments", "until"),
    [
        ([], 0),
        ([5, 6], 0),
        ([5, 6, 7], 7 + DAY),
        ([5, 6, 5 + DAY], 0),
        ([5, 6, 4 + DAY], 4 + 2 * DAY),
        ([5, 6, 7, 2 * DAY], 7 + DAY),
        ([5, 6, 7, 8], 8 + DAY),
    ],
)
def test_a_closing_lasts_a_day_from_the_last_of_the_declines_that_caused_it(moments, until):
    assert declines.closed_until(moments, 3) == until


# --- the same form twice ---


def test_a_withdrawal_that_is_sent_twice_at_once_shows_the_first_ones_card(world, monkeypatch):
    world.card("40.00")
    session = world.session(PaymentType.WITHDRAWAL)
    form = (world.cashier, session, "40.00", "fake_loop", "one page key for both")
    quote = withdrawals.request(*form)
    agreed = offers.agreement(quote)
    first = []
    real = checkout.offers.quote

    def meanwhile(*values):
        monkeypatch.setattr(checkout.offers, "quote", real)
        first.append(withdrawals.request(*form, agreed))
        return real(*values)  # nothing is left to send back to

    monkeypatch.setattr(checkout.offers, "quote", meanwhile)
    second = withdrawals.request(*form, agreed)
    assert second.ref == first[0].ref
    assert world.payment(second.ref).login == LOGIN
