"""What a decision about a payout leans on beyond our own books: then and now at cTrader, and what the PSP can pay."""

import hashlib
import threading

import pytest

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.money import Money
from inapp.domain.rules import Moment, Verdict
from inapp.domain.settlements import SettlementBalance
from inapp.domain.staff import Role
from inapp.payments import psp_balance
from tests.console.test_deciding import waiting
from tests.support.console import signed_in
from tests.support.harness import START, USER
from tests.support.telling_psp import give_books


@pytest.fixture
def ann(console):
    return signed_in(console, Role.PAYMENTS, name="Ann")


@pytest.fixture
def telling(world, console, monkeypatch):
    """Let the PSP tell its balance by a function."""
    give_books(world)
    console.extensions["cashier"] = world.cashier
    psp = world.cashier.psps["fake"]
    return lambda ask: monkeypatch.setattr(psp, "settlement_balance", ask, raising=False)


def holding(*amounts):
    return lambda: SettlementBalance(amounts, (), START)


def told(client, ref, **headers):
    return " ".join(client.get(f"/staff/payments/{ref}/available", headers=headers).text.split())


def test_the_page_of_a_payout_that_waits_asks_for_the_balance_by_itself_and_without_a_script_by_a_link(world, ann):
    ref = waiting(world).ref
    page = ann.get(f"/staff/payments/{ref}").text
    assert f'hx-get="/staff/payments/{ref}/available" hx-trigger="load"' in page
    assert f'<a href="/staff/payments/{ref}/available">' in page
    world.run()
    assert "/available" not in ann.get(f"/staff/payments/{world.paid_deposit().ref}").text


def test_the_balance_of_the_payments_currency_is_told_and_whether_it_suffices(world, ann, telling):
    ref = waiting(world, "40.00").ref
    telling(holding(Money(9000, "EUR", 2), Money(4000, "USD", 2)))
    assert "40.00" in told(ann, ref) and "less than this" not in told(ann, ref)
    assert "<html" in told(ann, ref) and "<html" not in told(ann, ref, **{"HX-Request": "true"})
    telling(holding(Money(3999, "USD", 2)))
    assert "39.99" in told(ann, ref) and "less than this withdrawal" in told(ann, ref)
    telling(holding(Money(9000, "EUR", 2)))
    assert "less than this withdrawal" in told(ann, ref), "it has nothing in this currency"


@pytest.mark.parametrize("failure", [NotSent("away"), OutcomeUnknown("hangs")])
def test_a_psp_that_does_not_answer_is_unknown_and_said_so(world, ann, telling, failure):
    def fails():
        raise failure

    ref = waiting(world).ref
    telling(fails)
    assert "fake does not say now what is available" in told(ann, ref)


def test_a_psp_that_hangs_holds_up_nobody_and_no_more_than_two_threads(world, ann, telling, monkeypatch):
    monkeypatch.setattr(psp_balance, "AT_ONCE", threading.BoundedSemaphore(2))
    ref, go_on, asked = waiting(world).ref, threading.Event(), []

    def hangs():
        asked.append(1)
        go_on.wait(30)
        return SettlementBalance((), (), START)

    telling(hangs)
    monkeypatch.setattr(psp_balance.available, "__defaults__", (0.05,))
    try:
        assert all("does not say now" in told(ann, ref) for _ in range(4))
        assert len(asked) == 2
    finally:
        go_on.set()


def test_a_psp_that_cannot_be_asked_is_named(world, ann):
    assert "fake cannot be asked what is available" in told(ann, waiting(world).ref)
    assert ann.get("/staff/payments/W-NOTHING/available").status_code == 404


def test_what_the_account_held_when_the_payout_was_asked_for_stands_beside_what_it_holds_now(world, ann):
    ref, version = waiting(world).ref, hashlib.sha256(b"# rules").hexdigest()
    assert "when asked" not in ann.get(f"/staff/payments/{ref}").text, "no rule had it looked at"
    facts = {"margin": {"free": [12345, "USD", 2], "positions": True}}
    with world.database.write() as db:
        db.keep_rules(version, "# rules", START)
        db.add_verdict(Verdict(Moment.START, version, (), 1, facts), ref, USER, {}, START)
    page = " ".join(ann.get(f"/staff/payments/{ref}").text.split())
    assert "Could be withdrawn when asked" in page and "123.45" in page
    assert "<dt>Open positions when asked</dt><dd>yes</dd>" in page
    assert "Bound by open positions" in ann.get(f"/staff/users/{USER}/balances").text


def test_a_new_password_of_the_trader_is_told_with_its_age(world, ann):
    ref = waiting(world).ref
    assert "New password" not in ann.get(f"/staff/payments/{ref}").text
    with world.database.write() as db:
        db.note_password_change(USER, world.clock.now() - 7_200_000)
    assert "<dt>New password</dt><dd>2 h ago</dd>" in ann.get(f"/staff/payments/{ref}").text
