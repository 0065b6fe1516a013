"""A PSP's transfer to the bank, posted once its items are whole, empties what was captured and not settled."""

from dataclasses import replace

import pytest

from inapp.domain.ledger_settlements import BatchSums, facts_of
from inapp.domain.model import Origin
from inapp.domain.money import Money
from inapp.domain.settlements import Arrival, ItemKind, SettlementBatch, SettlementItem
from inapp.store.ledger_proof import prove
from tests.store.test_store import a_payment, add
from tests.support.databases import new_database
from tests.support.harness import START


def usd(minor):
    return Money(minor, "USD", 2)


def item(n, kind, gross, fee=0, **more):
    return SettlementItem(f"txn_{n}", kind, f"pi_{n}", usd(gross), usd(fee), usd(gross - fee), START, **more)


ITEMS = (
    item(1, ItemKind.PAYMENT, 10_000, 320, ref="D-000001"),
    item(2, ItemKind.REFUND, -2000),
    item(3, ItemKind.FEE, -100),
    item(4, ItemKind.ADJUSTMENT, -50),
    item(5, ItemKind.PAYMENT, 700, 30, origin=Origin.ELSEWHERE),
    item(6, ItemKind.TRANSFER, -8200),
)
BATCH = SettlementBatch("po_1", usd(8200), Arrival.ARRIVED, START, START + 5)


@pytest.fixture
def store(tmp_path):
    made = new_database(tmp_path / "cashier.db")
    add(made, a_payment(money=usd(10_000)))
    with made.write() as db:
        db.change(db.payment("D-000001"), START, captured=usd(10_000), refunded_elsewhere=usd(2000))
    yield made
    made.close()


def post(store, items=ITEMS, batch=BATCH):
    sums = BatchSums()
    for one in items:
        sums.add([one])
    with store.write() as db:
        db.post_facts([*sums.facts("mock", batch), *facts_of("mock", batch)])


def balances(store):
    with store.read() as db:
        assert prove(db).holds
        return {(one.account, one.currency): one.text for one in db.ledger_balances()}


def test_what_arrives_at_the_bank_and_the_fees_are_what_was_captured(store):
    assert sum(one.net.minor for one in ITEMS) == 0
    post(store)
    assert balances(store) == {
        ("bank:mock", "USD"): "82.00",
        ("fee:psp", "USD"): "4.20",
        ("suspense:mock", "USD"): "-6.20",  # an adjustment of -0.50, and 6.70 of another installation
        ("transit:in", "USD"): "-80.00",
    }


def test_a_transfer_that_is_read_again_is_posted_once(store):
    post(store)
    before = balances(store)
    post(store)
    assert balances(store) == before


def test_a_transfer_that_is_only_expected_is_still_with_the_psp_and_a_returned_one_is_again(store):
    post(store, batch=replace(BATCH, arrival=Arrival.EXPECTED))
    assert balances(store)["psp:mock:clearing", "USD"] == "82.00"
    post(store)
    assert balances(store)["bank:mock", "USD"] == "82.00"
    post(store, batch=replace(BATCH, arrival=Arrival.RETURNED))
    assert ("bank:mock", "USD") not in balances(store)
    assert balances(store)["psp:mock:clearing", "USD"] == "82.00"


def test_a_payment_that_the_psp_has_converted_crosses_the_bridge(store):
    euros = Money(9000, "EUR", 2)
    converted = replace(
        ITEMS[0], original=usd(10_000), gross=euros, fee=Money(300, "EUR", 2), net=Money(8700, "EUR", 2)
    )
    post(store, [converted], replace(BATCH, money=Money(8700, "EUR", 2)))
    assert balances(store) == {
        ("bank:mock", "EUR"): "87.00",
        ("fee:psp", "EUR"): "3.00",
        ("fx", "EUR"): "-90.00",
        ("fx", "USD"): "100.00",
        ("psp:mock:clearing", "USD"): "-20.00",  # the refund was not converted yet
        ("transit:in", "USD"): "-80.00",
    }


def test_a_transfer_from_the_bank_is_the_other_way_round(store):
    post(store, [], replace(BATCH, money=usd(-500)))
    assert balances(store)["bank:mock", "USD"] == "-5.00"
