"""What the ledger exports is proven by beancount, a program that shares no code with it."""

from dataclasses import replace

import pytest
from beancount import loader

from inapp.operations.ledger_forms import beancount_account, beancount_lines
from tests.store import every_table
from tests.store.test_ledger import everything
from tests.support.databases import new_database
from tests.support.harness import World


def errors_of(text):
    entries, errors, _ = loader.load_string(text)
    return entries, [error.message for error in errors]


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.database.close()


def test_beancount_takes_the_ledger_and_comes_to_the_same_balances(world):
    every_table.fill(world)
    entries, errors = errors_of("\n".join(beancount_lines(world.cashier, None)))
    assert errors == []
    kinds = {type(entry).__name__ for entry in entries}
    assert kinds == {"Open", "Transaction", "Balance"}


def test_beancount_takes_every_way_of_money(world, tmp_path):
    store = new_database(tmp_path / "ways.db")
    everything(store)
    _, errors = errors_of("\n".join(beancount_lines(replace(world.cashier, store=store), None)))
    assert errors == []
    store.close()


def test_beancount_finds_a_posting_that_is_missing(world):
    every_table.fill(world)
    lines = list(beancount_lines(world.cashier, None))
    lost = next(n for n, line in enumerate(lines) if line.startswith("  "))
    _, errors = errors_of("\n".join(lines[:lost] + lines[lost + 1 :]))
    assert any("does not balance" in error for error in errors)


def test_an_account_has_a_name_in_the_form_of_beancount():
    assert beancount_account("client:5512345") == "Liabilities:Client:5512345"
    assert beancount_account("psp:by-hand:out") == "Assets:Psp:By-hand:Out"
    assert beancount_account("fee:psp") == "Expenses:Fee:Psp"
    assert beancount_account("suspense:my_psp.eu") == "Liabilities:Suspense:My-psp-eu"
