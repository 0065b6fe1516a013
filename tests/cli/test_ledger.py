"""`cashier ledger ...`: balances, postings, the proof, exports, and corrections by two people."""

import csv
import json
import sqlite3

import pytest

from inapp.cli import actions
from inapp.domain.model import ObservationKind
from tests.support.harness import LOGIN, OTHER_LOGIN

SUSPENSE = ("--from", "suspense:fake", "--to", "correction", "100.00", "USD", "--reason", "a gift", "--by")


@pytest.fixture
def flask(app):
    """Run a command of the ledger as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=["ledger", *words])


@pytest.fixture
def logged_in(app, world):
    """Be another login of the machine from now on."""
    return lambda name: actions.record(world.cashier, app.cli, lambda: name)


@pytest.fixture
def busy(world):
    """A world with a deposit that waits, one that was booked, one captured twice, and a withdrawal that has failed."""
    world.second_capture()
    world.run()
    world.psp.payout_result = ObservationKind.DECLINED
    world.withdrawal("30.00", login=OTHER_LOGIN)
    world.run()
    world.ctrader.script.append("unanswered")
    waiting = world.paid_deposit("70.00")
    world.step()
    return waiting


def balances(flask, *words):
    rows = json.loads(flask("balances", "--json", *words).stdout)
    return {(row["account"], row["currency"]): row["amount"] for row in rows}


def test_the_balances_say_where_the_money_is_now_and_on_an_earlier_day(flask, busy):
    now = balances(flask)
    assert now["transit:in", "USD"] == "-70.00"
    assert now["suspense:fake", "USD"] == "-100.00"
    assert now[f"client:{LOGIN}", "USD"] == "-100.00"
    assert now["psp:fake:clearing", "USD"] == "270.00"
    assert ("transit:out", "EUR") not in now
    assert balances(flask, "--at", "2025-10-08") == {}
    assert balances(flask, "--at", "2099-01-01") == now
    assert "transit:in" in flask("balances").stdout


def test_a_day_that_is_none_is_refused(flask):
    refused = flask("balances", "--at", "yesterday")
    assert (refused.exit_code, "write it as 2026-11-27" in refused.stderr) == (1, True)


def test_an_account_shows_its_newest_postings_with_the_balance_after_each(flask, busy):
    rows = json.loads(flask("show", "transit:in", "--json").stdout)
    assert [(row["event"], row["amount"], row["balance"]) for row in rows] == [
        ("captured", "-100.00", "-100.00"),
        ("credit_booked", "100.00", "0.00"),
        ("captured", "-70.00", "-70.00"),
    ]
    newest = json.loads(flask("show", "transit:in", "--json", "--count", "1").stdout)
    assert newest == rows[-1:]
    refused = flask("show", "transit")
    assert (refused.exit_code, "`ledger balances` lists them" in refused.stderr) == (1, True)


def test_what_is_open_in_an_account_is_shown_by_payment_with_its_age(flask, busy):
    (row,) = json.loads(flask("show", "transit:in", "--open", "--json").stdout)
    assert (row["about"], row["amount"], row["currency"]) == (busy.ref, "-70.00", "USD")
    assert row["since"].startswith("2025-10-09T")
    assert json.loads(flask("show", "transit:out", "--open", "--json").stdout) == []


def test_a_ledger_that_follows_from_the_rows_is_verified(flask, busy):
    done = flask("verify")
    assert done.exit_code == 0
    assert done.stdout.endswith("each follows from the rows and from the entry before it\n")


def test_a_row_that_was_changed_by_hand_is_named(flask, busy, world):
    raw = sqlite3.connect(world.database.path)
    raw.execute("UPDATE payments SET captured_minor = 6000 WHERE ref = ?", (busy.ref,))
    raw.commit()
    raw.close()
    refused = flask("verify")
    assert refused.exit_code == 1
    assert f"{busy.ref}.captured: transit:in holds -70.00 USD, and its rows say -60.00" in refused.stdout


def test_the_rows_for_a_spreadsheet_hold_every_posting_and_no_formula(flask, busy):
    head, *rows = csv.reader(flask("export", "--format", "csv").stdout.splitlines())
    assert head == ["entry", "at", "event", "reference", "subject", "account", "amount", "currency"]
    assert sum(float(row[6]) for row in rows) == 0
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert len(list(csv.reader(flask("export", "--format", "csv", "--at", "2025-10-08").stdout.splitlines()))) == 1


# Corrections.


def test_two_people_with_logins_of_their_own_correct_the_ledger(flask, busy, logged_in):
    logged_in("ann")
    assert "another person" in flask("correct", *SUSPENSE, "Ann").stdout
    assert balances(flask)["suspense:fake", "USD"] == "-100.00"
    logged_in("bob")
    done = flask("correct", *SUSPENSE, "Bob")
    assert done.stdout == "Posted: 100.00 USD from suspense:fake to correction, say ann and bob.\n"
    found = balances(flask)
    assert (found["suspense:fake", "USD"], found["correction", "USD"]) == ("-200.00", "100.00")
    assert flask("verify").exit_code == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("ann", "Ann"), ("ann", "Bob")),
        (("ann", "Ann"), ("bob", "ANN")),
        (("root", "Ann"), ("bob", "Bob")),
        (("ann", "Ann"), ("root", "Bob")),
        (("", "Ann"), ("bob", "Bob")),
    ],
    ids=["one login", "one name", "root first", "root second", "no login"],
)
def test_one_person_never_corrects_it_even_with_two_names(flask, busy, logged_in, monkeypatch, world, first, second):
    monkeypatch.setattr(type(world.cashier.policy), "shared_staff_login", True)
    before = balances(flask)
    for login, name in (first, second):
        logged_in(login)
        flask("correct", *SUSPENSE, name)
    assert balances(flask) == before


def test_a_correction_that_was_posted_takes_two_people_again(flask, busy, logged_in):
    for login in ("ann", "bob", "ann"):
        logged_in(login)
        flask("correct", *SUSPENSE, login)
    assert balances(flask)["correction", "USD"] == "100.00"
    logged_in("bob")
    flask("correct", *SUSPENSE, "bob")
    assert balances(flask)["correction", "USD"] == "200.00"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--from", "nowhere", "--to", "correction", "1", "USD"), "no account of the ledger"),
        (("--from", "client:7 ", "--to", "correction", "1", "USD"), "no account of the ledger"),
        (("--from", "fx", "--to", "correction", "1,50", "USD"), "write it as 10.50 EUR"),
        (("--from", "fx", "--to", "correction", "1", "usd"), "write it as 10.50 EUR"),
        (("--from", "fx", "--to", "correction", "0", "USD"), "more than nothing"),
        (("--from", "fx", "--to", "fx", "1", "USD"), "two accounts"),
        (("--from", "fx", "--to", "correction", "1", "USD", "--reason", " "), "Say why"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(flask, busy, logged_in, words, what):
    logged_in("ann")
    refused = flask("correct", "--reason", "x", *words, "--by", "Ann")
    assert (refused.exit_code, what in refused.stderr) == (1, True), refused.stderr
