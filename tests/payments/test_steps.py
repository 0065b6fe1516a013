"""Dying and going on: at every point of every journey, and from every state that is not an end."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, PageSession, Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import AT_REST, NEXT_BOOKING, UNKNOWN, Event, PaymentType, Status
from inapp.payments import (
    allocation,
    bookings,
    checkout,
    decisions,
    deposits,
    disbursements,
    psp_events,
    read_back,
    steps,
    withdrawals,
)
from inapp.payments.offers import Quote
from tests.support.harness import LOGIN, Killed, World
from tests.support.people import person

MINUTE = 60_000
FLOWS = Path(steps.__file__).parent
SOURCE = "".join(path.read_text() for path in FLOWS.glob("*.py"))
CALLS = {f"{call}.{when}" for call in ("payout", "refund") for when in ("claimed", "logged", "answered")}
POINTS = sorted(set(re.findall(r'checkpoint\("(.+?)"', SOURCE)) | CALLS)
PASSAGES = 3
"""A point that is passed again and again, as when read-back asks, is died at this often."""
KEY = "the key of this one form"


def survive(world: World, act: Callable[[], object]) -> object:
    """Do something; if the process dies over it, start again and let the browser, PSP or worker do it once more."""
    try:
        return act()
    except Killed:
        world.restart()
        return survive(world, act)


def pass_time(world: World) -> None:
    for _ in range(8):
        survive(world, lambda: world.run_for(5 * MINUTE, step=30_000))


def pay_in(world: World, captured: Money | None = None) -> str:
    session = world.session()
    payment = survive(world, lambda: deposits.start(world.cashier, session, "100", "fake_card", KEY))
    assert isinstance(payment, Payment)
    survive(world, lambda: deposits.next_step(world.cashier, world.payment(payment.ref)))
    thing = world.psp.pay(payment.ref, captured)
    survive(world, lambda: world.hear(thing, "evt_redelivered"))
    pass_time(world)
    return payment.ref


def deposit(world: World) -> str:
    ref = pay_in(world)
    assert world.payment(ref).status is Status.CREDITED
    assert len(world.booked(ref)) == 1
    assert [thing.ref for thing in world.psp.things.values()] == [ref]
    return ref


def deposit_without_an_answer(world: World) -> str:
    world.ctrader.script = ["unanswered"]
    ref = deposit(world)
    assert len(world.ctrader.calls) == 1
    return ref


def deposit_that_got_lost(world: World) -> str:
    world.ctrader.script = ["lost"]
    return deposit(world)


def refund(world: World) -> str:
    ref = pay_in(world, Money(9000, "USD", 2))
    decisions.order_refund(world.cashier, ref, person("Ann"))
    pass_time(world)
    assert world.payment(ref).status is Status.REFUNDED
    refunds = [thing.money for thing in world.psp.things.values() if thing.subject is PspObjectType.REFUND]
    assert refunds == [Money(9000, "USD", 2)]
    assert world.ctrader.calls == []
    return ref


def pay_out(world: World) -> Payment:
    session = world.session(PaymentType.WITHDRAWAL)
    payment = survive(world, lambda: withdrawals.request(world.cashier, session, "40", "fake_card", KEY))
    assert isinstance(payment, Payment)
    pass_time(world)
    return world.payment(payment.ref)


def withdrawal(world: World) -> str:
    payment = pay_out(world)
    # A debit that was found absent ends the withdrawal; the trader may ask again.
    booked = len(world.booked(payment.ref))
    assert (payment.status, booked) in {(Status.PAID_OUT, 1), (Status.CANCELLED, 0)}
    assert len(world.paid_out(payment.ref)) == booked
    return payment.ref


def withdrawal_whose_payout_fails(world: World) -> str:
    before = world.ctrader.balances[LOGIN]
    world.psp.payout_result = ObservationKind.DECLINED
    payment = pay_out(world)
    assert payment.status in {Status.RETURNED, Status.CANCELLED}
    assert world.ctrader.balances[LOGIN] == before
    return payment.ref


def deposit_in_a_new_tab(world: World) -> str:
    session = world.session()
    payment = survive(world, lambda: deposits.start(world.cashier, session, "100", "fake_card", KEY))
    survive(world, lambda: deposits.next_step(world.cashier, world.payment(payment.ref)))

    def switch() -> None:
        with suppress(Refused):
            deposits.in_new_tab(world.cashier, session, payment.ref)

    survive(world, switch)
    survive(world, switch)
    alive = [thing for thing in world.psp.things.values() if thing.kind is not ObservationKind.NOT_ATTEMPTED]
    assert len(alive) == 1
    thing = world.psp.pay(payment.ref)
    survive(world, lambda: world.hear(thing, "evt_new_tab"))
    pass_time(world)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1
    return payment.ref


def deposit_that_its_payer_cancels(world: World) -> str:
    session = world.session()
    payment = survive(world, lambda: deposits.start(world.cashier, session, "100", "fake_card", KEY))
    survive(world, lambda: deposits.next_step(world.cashier, world.payment(payment.ref)))
    survive(world, lambda: checkout.cancel(world.cashier, session, payment.ref))
    return nothing_is_left_to_pay(world, payment.ref, Status.CANCELLED)


def deposit_that_expires(world: World) -> str:
    session = world.session()
    payment = survive(world, lambda: deposits.start(world.cashier, session, "100", "fake_card", KEY))
    survive(world, lambda: deposits.next_step(world.cashier, world.payment(payment.ref)))
    return nothing_is_left_to_pay(world, payment.ref, Status.EXPIRED)


def nothing_is_left_to_pay(world: World, ref: str, status: Status) -> str:
    pass_time(world)
    assert world.payment(ref).status is status
    assert {thing.kind for thing in world.psp.things.values()} <= {ObservationKind.NOT_ATTEMPTED}
    assert world.booked(ref) == []
    return ref


def withdrawal_to_two_cards(world: World) -> str:
    session = world.session(PaymentType.WITHDRAWAL)
    deposits_made = [pay_in_by_card(world, n) for n in (1, 2)]
    before = world.ctrader.balances[LOGIN]
    payment = survive(world, lambda: ask_for_cards(world, session, "150"))
    pass_time(world)
    payment = world.payment(payment.ref)
    booked = len(world.booked(payment.ref))
    assert (payment.status, booked) in {(Status.PAID_OUT, 1), (Status.CANCELLED, 0)}
    given = [world.psp.given_back(world.charge(world.payment(ref))) for ref in deposits_made]
    assert given == ([10000, 5000] if booked else [0, 0])
    assert before - world.ctrader.balances[LOGIN] == (150 if booked else 0)
    return payment.ref


def pay_in_by_card(world: World, n: int) -> str:
    session = world.session()
    key = f"{KEY} {n}"
    payment = survive(world, lambda: deposits.start(world.cashier, session, "100", "fake_loop", key))
    survive(world, lambda: deposits.next_step(world.cashier, world.payment(payment.ref)))
    thing = world.psp.pay(payment.ref)
    survive(world, lambda: world.hear(thing, f"evt_{n}"))
    pass_time(world)
    assert world.payment(payment.ref).status is Status.CREDITED
    return str(payment.ref)


def ask_for_cards(world: World, session: PageSession, amount: str) -> Payment:
    form = (world.cashier, session, amount, "fake_loop", KEY)
    made = withdrawals.request(*form)
    return withdrawals.request(*form, allocation.fingerprint(made.plan)) if isinstance(made, Quote) else made


def withdrawal_of_which_a_card_fails(world: World) -> str:
    for n in (1, 2):
        pay_in_by_card(world, n)
    world.psp.refund_result = ObservationKind.PENDING
    session = world.session(PaymentType.WITHDRAWAL)
    before = world.ctrader.balances[LOGIN]
    payment = survive(world, lambda: ask_for_cards(world, session, "150"))
    pass_time(world)
    if world.payment(payment.ref).status is Status.CANCELLED:
        return payment.ref
    refunds = [thing for thing in world.psp.things.values() if thing.subject is PspObjectType.REFUND]
    refunds[0].kind, refunds[1].kind = ObservationKind.SUCCEEDED, ObservationKind.DECLINED
    pass_time(world)
    assert world.payment(payment.ref).status is Status.REVIEW
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, payment.ref, None, person(name))
    pass_time(world)
    assert world.payment(payment.ref).status is Status.RETURNED
    assert before - world.ctrader.balances[LOGIN] == 100
    return payment.ref


JOURNEYS = (
    deposit,
    deposit_in_a_new_tab,
    deposit_that_its_payer_cancels,
    deposit_that_expires,
    withdrawal_to_two_cards,
    withdrawal_of_which_a_card_fails,
    deposit_without_an_answer,
    deposit_that_got_lost,
    refund,
    withdrawal,
    withdrawal_whose_payout_fails,
)


def dying(world: World, point: str, time: int) -> list[str]:
    """Kill the process when it passes a point for the n-th time. The returned list fills when that has happened."""
    hits, passed = [], [0]

    def crash_point(here: str) -> None:
        if here == point:
            passed[0] += 1
            if passed[0] == time:
                hits.append(here)
                raise Killed(here)

    world.cashier = replace(world.cashier, crash_point=crash_point)
    return hits


CRASHES = [f"K{number:02}" for number in (1, 2, 3, *range(5, 11), *range(12, 19))]


@pytest.mark.fault(*CRASHES, "I1", "I2", "I3", "I5", "I6", "I7", "I8", "I9", "I10", "I15", "I18")
@pytest.mark.parametrize("point", POINTS)
def test_a_crash_at_any_passage_of_any_point_loses_nothing_and_doubles_nothing(tmp_path, point):
    reached = 0
    for journey in JOURNEYS:
        for time in range(1, PASSAGES + 1):
            folder = tmp_path / f"{journey.__name__}-{time}"
            folder.mkdir()
            world = World(folder)
            hits = dying(world, point, time)
            journey(world)
            world.assert_sound()
            with world.database.read() as db:
                # A plain crash does not count as a restored backup.
                assert db.held() is None
            world.database.close()
            if not hits:
                break
            reached += 1
    assert reached, f"no journey passes {point}"


@pytest.mark.fault("K08", "K09", "K10", "K12", "K14", "I20", "I23")
@pytest.mark.parametrize("point", [point for point in POINTS if point.startswith("booking.")])
@pytest.mark.parametrize("kind", PaymentType)
def test_without_a_reader_a_crash_around_a_booking_ends_with_people_and_sends_nothing_again(blind_world, kind, point):
    world = blind_world
    payment = world.paid_deposit() if kind is PaymentType.DEPOSIT else world.withdrawal()
    hits = dying(world, point, 1)
    pass_time(world)
    assert hits
    known = point == "booking.settled"
    end = {PaymentType.DEPOSIT: Status.CREDITED, PaymentType.WITHDRAWAL: Status.PAID_OUT}
    unknown = {PaymentType.DEPOSIT: Status.CREDIT_UNKNOWN, PaymentType.WITHDRAWAL: Status.DEBIT_UNKNOWN}
    assert world.payment(payment.ref).status is (end if known else unknown)[kind]
    assert len(world.ctrader.calls) == (point in ("booking.answered", "booking.settled"))
    if not known:
        assert world.alerts() == [f"{'credit' if kind is PaymentType.DEPOSIT else 'debit'}_unknown"]
        assert world.paid_out(payment.ref) == []
    world.assert_sound()


@pytest.mark.fault("K06")
def test_a_webhook_whose_receipt_was_never_committed_is_worked_on_when_it_is_delivered_again(world):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    world.kill_at = "webhook.read"
    with pytest.raises(Killed):
        world.hear(thing, "evt_1")
    assert world.hear(thing, "evt_1") == "accepted"
    assert world.hear(thing, "evt_1") == "repeated"
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("K13")
def test_a_crash_after_the_credit_leaves_a_payment_that_shows_success(world):
    payment = world.paid_deposit()
    world.kill_at = "booking.settled"
    with pytest.raises(Killed):
        world.run()
    world.restart()
    assert world.payment(payment.ref).status is Status.CREDITED
    world.run_for(MINUTE)
    assert len(world.ctrader.calls) == 1


def reviewed(world: World) -> Payment:
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    psp_events.work_inbox(world.cashier)
    return payment


def refunding(world: World) -> Payment:
    payment = reviewed(world)
    decisions.order_refund(world.cashier, payment.ref, person("Ann"))
    return payment


def after(world: World, payment: Payment, *steps: str) -> Payment:
    """Send a payment's bookings, one for each word of cTrader's script, and die inside the last if it is `die`."""
    for step in steps:
        if step == "die":
            world.kill_at = "booking.logged"
            with pytest.raises(Killed):
                bookings.send(world.cashier, payment.ref)
        elif step == "pay out":
            disbursements.pay_out(world.cashier, payment.ref)
        else:
            world.ctrader.script = [step]
            bookings.send(world.cashier, payment.ref)
    return payment


def failing(world: World) -> Payment:
    world.psp.payout_result = ObservationKind.DECLINED
    return world.withdrawal()


def waiting_payout(world: World) -> Payment:
    world.psp.script = ["not_sent"]
    return world.withdrawal()


def created(world: World) -> Payment:
    return deposits.start(world.cashier, world.session(), "100", "fake_card", KEY)


S = Status
OPEN_STATES: dict[Status, tuple[Callable[[World], Payment], set[Status]]] = {
    S.CREATED: (created, {S.EXPIRED}),
    S.AWAITING_PAYER: (lambda w: w.deposit(), {S.EXPIRED}),
    S.PAID: (lambda w: w.paid_deposit(), {S.CREDITED}),
    S.CREDITING: (lambda w: after(w, w.paid_deposit(), "die"), {S.CREDITED}),
    S.CREDIT_UNKNOWN: (lambda w: after(w, w.paid_deposit(), "lost"), {S.CREDITED}),
    S.CREDIT_REFUSED: (lambda w: after(w, w.paid_deposit(), "INVALID_REQUEST"), {S.REVIEW}),
    S.REVIEW: (reviewed, {S.REVIEW}),
    S.REFUNDING: (refunding, {S.REFUNDED}),
    S.APPROVED: (lambda w: w.withdrawal(), {S.PAID_OUT}),
    S.DEBITING: (lambda w: after(w, w.withdrawal(), "die"), {S.CANCELLED}),
    S.DEBIT_UNKNOWN: (lambda w: after(w, w.withdrawal(), "unanswered"), {S.PAID_OUT}),
    S.DEBITED: (lambda w: after(w, w.withdrawal(), "ok"), {S.PAID_OUT}),
    S.PAYING_OUT: (lambda w: after(w, waiting_payout(w), "ok", "pay out"), {S.PAID_OUT}),
    S.RETURNING: (lambda w: after(w, failing(w), "ok", "pay out"), {S.RETURNED}),
    S.RETURN_UNKNOWN: (lambda w: after(w, failing(w), "ok", "pay out", "lost"), {S.RETURNED}),
}
PASSED_THROUGH = {S.REQUESTED, S.PAYOUT_FAILED}
"""States that are left in the transaction that enters them."""
NOT_ENTERED_YET = {S.AWAITING_APPROVAL}


def test_every_state_that_is_not_an_end_is_recovered_from_below():
    assert set(OPEN_STATES) | PASSED_THROUGH | NOT_ENTERED_YET == {status for status in Status if not status.final}


@pytest.mark.fault("I20", "K07", "K15")
@pytest.mark.parametrize("status", OPEN_STATES, ids=str)
def test_a_new_worker_takes_a_payment_on_from_any_open_state(world, status):
    make, ends = OPEN_STATES[status]
    payment = make(world)
    assert world.payment(payment.ref).status is status
    world.restart()
    world.run_for(45 * MINUTE, step=30_000)
    assert world.payment(payment.ref).status in ends
    world.assert_sound()


@pytest.mark.fault("I15", "I21")
def test_states_that_are_passed_through_are_never_seen_at_rest(world):
    payment = failing(world)
    assert world.payment(payment.ref).status is Status.APPROVED
    world.run()
    with world.database.read() as db:
        steps = db.history(payment.ref)
    for status in PASSED_THROUGH:
        entered = next(step for step in steps if step.became == status)
        left = next(step for step in steps if step.was == status)
        assert entered.at == left.at
    assert str(Event.RETURN_ORDERED) in [step.event for step in steps]


def test_a_payment_that_moved_on_before_its_turn_is_left_alone(world):
    payment = world.paid_deposit()
    world.run()
    for status in Status:
        steps.advance(world.cashier, replace(payment, status=status))
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.ctrader.calls) == 1
    world.assert_sound()


def test_every_state_has_its_step_or_waits_for_a_person_or_a_call():
    under_way = {Status.CREDITING, Status.DEBITING}
    within_one_transaction = {Status.REQUESTED, Status.PAYOUT_FAILED}
    for_a_person = {Status.AWAITING_APPROVAL}
    at_an_end = AT_REST
    others = under_way | within_one_transaction | for_a_person | at_an_end
    assert set(steps.STEPS) == set(Status) - others
    assert {state for state, step in steps.STEPS.items() if step is read_back.look} == UNKNOWN
    assert set(NEXT_BOOKING) == steps.BOOKINGS <= set(steps.STEPS)
