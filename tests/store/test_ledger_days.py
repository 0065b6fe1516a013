"""The ledger's sums at the beginning of days: the same however they are made, and whatever comes late."""

from dataclasses import replace
from decimal import Decimal

import pytest

from inapp.domain.ledger import Fact, MoneyEvent
from inapp.domain.money import Money
from inapp.domain.reconcile import DAY, day_begins, day_of
from inapp.store.ledger_proof import prove
from tests.store.test_store import a_payment, add
from tests.support.databases import new_database
from tests.support.harness import START

DAYS = [day_of(START + n * DAY) for n in range(4)]
CLEARING = ("psp:mock:clearing", False, "USD")


@pytest.fixture
def store(tmp_path):
    made = new_database(tmp_path / "cashier.db")
    yield made
    made.close()


def capture(store, number, minor, at):
    ref = f"D-{number:06}"
    add(store, replace(a_payment(money=Money(minor, "USD", 2)), ref=ref))
    with store.write() as db:
        db.change(db.payment(ref), at, captured=Money(minor, "USD", 2))


def sums(store, day, keep=True):
    with store.write() as db:
        found = db.ledger_day(day)
        if keep:
            db.keep_ledger_day(found)
    return found.sums


def test_a_day_opens_with_everything_before_it(store):
    capture(store, 1, 1000, START)
    capture(store, 2, 500, START + DAY)
    assert sums(store, DAYS[0], keep=False) == {}
    assert sums(store, DAYS[1], keep=False) == {CLEARING: Decimal("10.00")}
    assert sums(store, DAYS[2], keep=False) == {CLEARING: Decimal("15.00")}


@pytest.mark.parametrize("kept", [(), (0,), (1,), (0, 2), (2, 1)])
def test_kept_days_change_nothing_of_what_is_found(store, kept):
    capture(store, 1, 1000, START)
    capture(store, 2, 500, START + DAY)
    for day in kept:
        sums(store, DAYS[day])
    capture(store, 3, 70, day_begins(DAYS[1]) + 1)  # the moment lies before what is known already
    capture(store, 4, 9, START + 2 * DAY)
    assert [sums(store, day, keep=False).get(CLEARING, 0) for day in DAYS] == [
        *(Decimal(0), Decimal("10.00"), Decimal("15.70"), Decimal("15.79"))
    ]
    with store.read() as db:
        assert prove(db).holds


def test_what_is_no_part_of_reconciliation_is_left_out(store):
    capture(store, 1, 1000, START)
    names = {"psp": "mock", "bank": "mock"}
    with store.write() as db:
        db.change(db.payment("D-000001"), START, refunded_elsewhere=Money(100, "USD", 2))
        for event in (MoneyEvent.SETTLED, MoneyEvent.FEE_TAKEN, MoneyEvent.ITEM_UNMATCHED):
            db.post_fact(Fact(f"fake.{event}", event, Money(10, "USD", 2), START, names))
    assert sums(store, DAYS[1]) == {CLEARING: Decimal("10.00")}


def test_kept_sums_that_were_changed_by_hand_are_found_by_verify(store):
    capture(store, 1, 1000, START)
    sums(store, DAYS[1])
    with store.write() as db:
        db.db.execute("UPDATE ledger_days SET sums = '[]'")
    with store.read() as db:
        assert prove(db).differences == (
            f"the sums at the beginning of {DAYS[1]} are not those of the entries before it",
        )
