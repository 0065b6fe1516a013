"""Transfers to the bank and what is in them: repeated, mixed, changed, late and unreadable ones are each told of."""

from dataclasses import replace

import pytest

from inapp.domain.money import Money
from inapp.domain.reconcile import DAY, BreakKind
from inapp.domain.settlements import Arrival, ItemKind, Page, SettlementBatch
from inapp.operations import reconcile
from inapp.store.ledger_proof import prove
from tests.operations.test_reconcile import HOUR, breaks, kinds, run
from tests.support.harness import World
from tests.support.telling_psp import TellingPsp, give_books


@pytest.fixture
def psp(world: World) -> TellingPsp:
    return give_books(world)


def transfer(world: World, psp: TellingPsp, name: str = "po_1", minor: int = 10000, **more) -> None:
    """The PSP orders a transfer of everything in its books to our bank."""
    world.psp.look()
    psp.books[:] = [replace(item, batch=item.batch or name) for item in psp.books]
    now = world.clock.now()
    told = {"arrival": Arrival.ARRIVED, "made": now, "arrives": now} | more
    psp.batches.append(SettlementBatch(name, Money(minor, "USD", 2), **told))


def in_ledger(world: World) -> dict[tuple[str, str], str]:
    with world.database.read() as db:
        assert prove(db).holds
        return {(one.account, one.currency): one.text for one in db.ledger_balances()}


def test_a_transfer_whose_pages_repeat_items_is_counted_once(world, psp, monkeypatch):
    world.paid_deposit("60.00")
    world.paid_deposit("40.00")
    world.run()
    transfer(world, psp)
    psp.books[:] = [
        replace(item, fee=Money(100, "USD", 2), net=item.net.less([Money(100, "USD", 2)])) for item in psp.books
    ]
    psp.batches[0] = replace(psp.batches[0], money=Money(9800, "USD", 2))
    first, second = psp.books
    parts = {"": Page((first, second), 0, "2"), "2": Page((second,), 0)}
    monkeypatch.setattr(psp, "items_of_batch", lambda batch, cursor="": parts[cursor])
    run(world, after=25 * HOUR)
    assert kinds(world, only_open=False) == []
    assert in_ledger(world)["fee:psp", "USD"] == "2.00"


def test_a_transfer_with_items_of_another_currency_is_a_break_however_the_figures_add_up(world, psp):
    world.paid_deposit("60.00")
    world.paid_deposit("40.00")
    world.run()
    transfer(world, psp)
    psp.books[1] = replace(
        psp.books[1], gross=Money(4000, "EUR", 2), net=Money(4000, "EUR", 2), original=Money(4000, "USD", 2)
    )
    run(world, after=25 * HOUR)
    (found,) = breaks(world)
    assert found.kind is BreakKind.SETTLEMENT and "its items come to 40.00 EUR" in found.text


def test_a_transfer_that_is_told_with_another_amount_is_said_and_the_ledger_follows(world, psp):
    world.paid_deposit("100.00")
    world.run()
    transfer(world, psp)
    run(world)
    assert in_ledger(world)["bank:fake", "USD"] == "100.00"
    psp.batches[0] = replace(psp.batches[0], money=Money(9000, "USD", 2))
    (problem,) = run(world, after=25 * HOUR).problems
    assert "told the transfer po_1 as 100.00 USD before, and tells it as 90.00 USD now" in problem
    assert kinds(world) == [BreakKind.SETTLEMENT]
    assert in_ledger(world)["bank:fake", "USD"] == "90.00"
    assert run(world).problems == []
    assert in_ledger(world)["bank:fake", "USD"] == "90.00"


def test_a_transfer_that_takes_weeks_is_followed_until_it_arrives(world, psp):
    world.paid_deposit("100.00")
    world.run()
    transfer(world, psp, arrival=Arrival.EXPECTED, arrives=world.clock.now() + 30 * DAY)
    for days in (1, 20, 25):
        world.clock.forward(days * DAY)
        if days == 25:
            psp.batches[0] = replace(psp.batches[0], arrival=Arrival.ARRIVED)
        reconcile.run(world.cashier)
    assert in_ledger(world)["bank:fake", "USD"] == "100.00"
    assert kinds(world) == []


def test_a_transfer_whose_items_are_never_whole_is_said(world, psp, monkeypatch):
    world.paid_deposit("100.00")
    world.run()
    transfer(world, psp)
    lacking = Page((), 0, lacks=("txn_1 cannot be read",))
    monkeypatch.setattr(psp, "items_of_batch", lambda batch, cursor="": lacking)
    assert run(world).problems == [], "it may still gather them"
    assert run(world, after=4 * DAY).problems == [
        "what is in the transfer po_1 cannot be compared: txn_1 cannot be read"
    ]


def test_a_transfer_the_psp_takes_from_our_bank_settles_with_negative_items(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    transfer(world, psp)
    run(world)
    world.psp.refund_by_hand(world.charge(payment), 2500)
    transfer(world, psp, "po_2", -2500)
    run(world, after=25 * HOUR)
    assert kinds(world) == [BreakKind.ELSEWHERE]
    assert in_ledger(world)["bank:fake", "USD"] == "75.00"


@pytest.mark.parametrize(
    ("tolerance", "broken"), [({}, True), ({"": "0.04"}, True), ({"EUR": "1"}, True), ({"USD": "0.05"}, False)]
)
def test_what_lies_within_the_tolerance_of_settlements_is_no_break(world, psp, tolerance, broken):
    policy = replace(world.cashier.policy, settlement_tolerance=tolerance)
    world.cashier = replace(world.cashier, policy=policy)
    psp.agreed = Money(25, "USD", 2)
    world.paid_deposit("100.00")
    world.run()
    transfer(world, psp, minor=9975)
    psp.books[0] = replace(psp.books[0], fee=Money(30, "USD", 2), net=Money(9970, "USD", 2))
    run(world, after=25 * HOUR)
    assert kinds(world, only_open=False) == 2 * broken * [BreakKind.SETTLEMENT]


def test_no_tolerance_lets_another_amount_of_a_capture_pass(world, psp):
    policy = replace(world.cashier.policy, settlement_tolerance={"": "1000"})
    world.cashier = replace(world.cashier, policy=policy)
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    psp.books[0] = replace(psp.books[0], gross=Money(9999, "USD", 2), net=Money(9999, "USD", 2))
    run(world)
    assert kinds(world) == [BreakKind.DIFFERS]


def test_a_capture_in_two_currencies_is_a_break_however_the_figures_add_up(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    psp.look()
    psp.books[0] = replace(psp.books[0], gross=Money(9000, "USD", 2), net=Money(9000, "USD", 2))
    thing = world.charge(payment)
    psp.enter(ItemKind.ADJUSTMENT, replace(thing, money=Money(1000, "EUR", 2)), 1000)
    run(world)
    (found,) = breaks(world)
    assert found.kind is BreakKind.DIFFERS and "90.00 USD and 10.00 EUR" in found.text
