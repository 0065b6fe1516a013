"""The ledger's rows: what each change of a payment posts, what the tables refuse, and what the proof finds."""

import re
import sqlite3
from dataclasses import replace

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import (
    Disbursement,
    DisbursementEvent,
    UnmatchedFunds,
    UnmatchedState,
)
from inapp.domain.ledger import FACTS, RULES, Fact, MoneyEvent
from inapp.domain.model import Attempt, Dispute, DisputeState
from inapp.domain.money import Money
from inapp.domain.states import BOOKING_TYPES, PaymentType, Status
from inapp.store import Database
from inapp.store.ledger import IN_TRANSIT, Ledger
from inapp.store.ledger_proof import prove
from tests.store.dumps import FOLDER, opened
from tests.store.test_store import a_payment, add
from tests.support.databases import new_database
from tests.support.harness import LOGIN, START
from tests.support.older_schema import go_back_to

GBP = Money(9000, "GBP", 2)
D, W = PaymentType.DEPOSIT, PaymentType.WITHDRAWAL


def usd(minor):
    return Money(minor, "USD", 2)


@pytest.fixture
def store(tmp_path):
    made = new_database(tmp_path / "cashier.db")
    yield made
    made.close()


def book(db, ref, name, n=1, money=None, to=(AttemptState.CONFIRMED,)):
    payment = db.payment(ref)
    attempt = Attempt.of(payment, BOOKING_TYPES[name], n, money or payment.money, AttemptState.SENDING, START)
    db.add_attempt(attempt)
    for state in to:
        attempt = db.resolve_attempt(attempt, state, resolved_at=START + 1)


def disburse(db, one, *events):
    db.add_disbursement(one, "worker")
    for event in events:
        one = db.move_disbursement(one, event, "worker", START + 2)


def everything(store):
    """Money takes every way that it can take."""
    payments = [
        a_payment(n, ref=f"{letter}-{n:06}", kind=kind, status=status, money=usd(10_000))
        for n, letter, kind, status in (
            (1, "D", D, Status.CREATED),
            (2, "D", D, Status.CREATED),
            (3, "W", W, Status.REQUESTED),
            (4, "W", W, Status.REQUESTED),
            (5, "D", D, Status.CREATED),
        )
    ]
    add(store, *payments)
    made, e = Disbursement.payout, DisbursementEvent
    double = (AttemptState.AMBIGUOUS, AttemptState.ABSENT, AttemptState.DOUBLE)
    with store.write() as db:
        db.change(payments[0], START, captured=usd(10_000))
        book(db, "D-000001", "credit", to=double)
        db.resolve_attempt(db.attempt("D-000001.credit.1"), AttemptState.DOUBLE_RESOLVED)
        book(db, "D-000001", "credit", 2)
        db.change(db.payment("D-000001"), START, refunded_elsewhere=usd(3000))
        db.keep_dispute("mock", "D-000001", Dispute("du_1", DisputeState.OPEN, "x", money=usd(7000)), START)
        db.change(payments[1], START, captured=GBP)
        book(db, "D-000002", "credit", to=(AttemptState.AMBIGUOUS, AttemptState.CONFIRMED))
        book(db, "W-000003", "debit", to=double)
        book(db, "W-000003", "debit", 2)
        disburse(db, made("W-000003", 1, usd(10_000), "mock", START), e.SENT, e.PAID, e.FAILED)
        book(db, "W-000003", "return", to=double)
        book(db, "W-000003", "return", 2)
        book(db, "W-000004", "debit")
        disburse(db, made("W-000004", 1, usd(6000), "mock", START), e.SENT, e.FAILED)
        disburse(db, made("W-000004", 2, usd(10_000), "mock", START), e.PAID)
        db.change(payments[4], START, captured=usd(10_000))
        disburse(db, Disbursement.refund("D-000005", 1, usd(10_000), "mock", "pi", START), e.SENT, e.PENDING)
        funds = UnmatchedFunds("U-1", "mock", "pi_9", "", usd(5000), "twice", UnmatchedState.HELD, START)
        db.hold_funds(funds)
        db.set_unmatched_amount(funds, usd(4000), START)
        db.resolve_attempt(db.attempt("W-000003.debit.1"), AttemptState.DOUBLE_RESOLVED)
        db.resolve_attempt(db.attempt("W-000003.return.1"), AttemptState.DOUBLE_RESOLVED)
        names = {"psp": "mock", "bank": "DE1", "login": str(LOGIN), "debit": "correction", "credit": "suspense:mock"}
        for n, event in enumerate(sorted(FACTS)):
            db.post_fact(Fact(f"mock.item.{n}", event, usd(10 + n), START, names, "D-000001" if n % 2 else ""))


def balances(store, until=None):
    with store.read() as db:
        return {(one.account, one.currency): one.text for one in db.ledger_balances(until)}


def proof_of(store):
    with store.read() as db:
        return prove(db)


# What is posted.


def test_each_way_of_money_ends_in_its_accounts(store):
    everything(store)
    facts = {"captured", *(str(event) for event in FACTS)}
    with store.read() as db:
        lines = [line for line in db.ledger_entry_lines() if line.subject.startswith("mock.item")]
        own: dict = {}
        for line in lines:
            own[line.account] = own.get(line.account, 0) + line.money.minor
        assert {line.event for line in lines} | {"captured"} == facts
        rest = {}
        for one in db.ledger_balances():
            left = one.total // 10**6 - (own.get(one.account, 0) if one.currency == "USD" else 0)
            rest[one.account, one.currency] = left
    # 8: a fee taken from the transit of a deposit that was booked whole is overdrawn too.
    fee = sum(line.money.minor for line in lines if line.account == "transit:in" and line.ref)
    assert {key: left for key, left in rest.items() if left} == {
        (f"client:{LOGIN}", "USD"): -10_000,
        ("psp:mock:clearing", "USD"): 10_000 - 3000 - 7000 - 10_000 + 10_000 + 4000,
        ("psp:mock:clearing", "GBP"): 9000,
        ("psp:mock:out", "USD"): -10_000,
        ("dispute", "USD"): 7000,
        ("fx", "GBP"): -9000,
        ("fx", "USD"): 10_000,
        ("suspense:mock", "USD"): 3000 - 4000 + fee,
    } | ({("transit:in", "USD"): -fee} if fee else {})
    assert proof_of(store).holds


def test_a_deposit_is_followed_from_the_psp_to_the_account(store):
    add(store, a_payment(money=usd(10_000)))
    with store.write() as db:
        db.change(a_payment(money=usd(10_000)), START, captured=usd(10_000))
    assert balances(store) == {("psp:mock:clearing", "USD"): "100.00", ("transit:in", "USD"): "-100.00"}
    with store.write() as db:
        book(db, "D-000001", "credit")
    assert balances(store) == {("psp:mock:clearing", "USD"): "100.00", (f"client:{LOGIN}", "USD"): "-100.00"}


def test_an_attempt_that_may_have_been_booked_leaves_the_money_in_transit(store):
    add(store, a_payment(money=usd(10_000)))
    with store.write() as db:
        db.change(a_payment(money=usd(10_000)), START, captured=usd(10_000))
        book(db, "D-000001", "credit", to=(AttemptState.AMBIGUOUS,))
    assert balances(store)["transit:in", "USD"] == "-100.00"


def test_a_further_capture_of_the_same_payment_is_posted_as_the_difference(store):
    add(store, a_payment(money=usd(10_000)))
    with store.write() as db:
        part = db.change(a_payment(money=usd(10_000)), START, captured=usd(4000))
        db.change(part, START, captured=Money(1_000_000, "USD", 4))
    assert balances(store)["transit:in", "USD"] == "-100.0000"
    assert proof_of(store).holds


def test_money_that_went_back_before_it_was_booked_is_suspense_whatever_came_first(store):
    for ref, early in (("D-000001", True), ("D-000002", False)):
        n = int(ref[-1])
        add(store, a_payment(n, money=usd(10_000)))
        with store.write() as db:
            payment = db.change(db.payment(ref), START, captured=usd(10_000))
            if early:
                payment = db.change(payment, START, refunded_elsewhere=usd(2500))
            book(db, ref, "credit")
            if not early:
                db.change(payment, START, refunded_elsewhere=usd(2500))
        assert balances(store)["suspense:mock", "USD"] == f"{25 * n}.00"
        assert ("transit:in", "USD") not in balances(store)
    assert proof_of(store).holds


def test_money_given_back_elsewhere_that_bounces_leaves_suspense_again(store):
    add(store, a_payment(money=usd(10_000)))
    with store.write() as db:
        payment = db.change(db.payment("D-000001"), START, captured=usd(10_000))
        book(db, "D-000001", "credit")
        payment = db.change(payment, START, refunded_elsewhere=usd(2500))
        db.change(payment, START, refunded_elsewhere=usd(0))
    assert ("suspense:mock", "USD") not in balances(store)
    assert proof_of(store).holds


def test_a_capture_in_another_currency_is_bridged_once_it_is_booked_in_either_order(store):
    add(store, a_payment(1, money=usd(10_000)), a_payment(2, money=usd(10_000)))
    with store.write() as db:
        db.change(db.payment("D-000001"), START, captured=GBP)
        book(db, "D-000001", "credit")
        book(db, "D-000002", "credit")
        db.change(db.payment("D-000002"), START, captured=GBP)
    found = balances(store)
    assert (found["fx", "GBP"], found["fx", "USD"]) == ("-180.00", "200.00")
    assert not {account for account, _ in found} & {"transit:in", "suspense:mock"}
    assert proof_of(store).holds


def test_a_balance_of_a_day_leaves_out_what_came_after_it(store):
    everything(store)
    assert balances(store, START) == {}
    assert balances(store, START + 1)["psp:mock:clearing", "GBP"] == "90.00"


def test_a_fact_is_posted_once_and_only_if_no_row_tells_it(store):
    fact = Fact("mock.item.1", MoneyEvent.FEE_TAKEN, usd(30), START, {"psp": "mock"})
    with store.write() as db:
        assert db.post_fact(fact)
        assert not db.post_fact(replace(fact, money=usd(40)))
        with pytest.raises(ValueError, match="told by the row"):
            db.post_fact(replace(fact, subject="x", event=MoneyEvent.CAPTURED))
    assert balances(store) == {("fee:psp", "USD"): "0.30", ("psp:mock:clearing", "USD"): "-0.30"}


def test_the_sums_of_a_payment_are_read_from_its_own_entries_and_not_from_all_of_an_account(store):
    everything(store)
    with store.read() as db:
        steps = [row["detail"] for row in db.all(f"EXPLAIN QUERY PLAN {IN_TRANSIT}", "D-000001")]
    assert "e USING INDEX ledger_entries_ref (ref=?)" in steps[0]
    assert "p USING PRIMARY KEY (entry=?)" in steps[1]


# What the tables refuse.

POSTING = "INSERT INTO ledger_postings VALUES ({entry}, {n}, {account}, {minor}, '{currency}', 2)"
SEAL = "INSERT INTO ledger_entries VALUES ({entry}, 'captured', 'D', 's', 1, 'c')"


def raw(store):
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture
def two_accounts(store):
    connection = raw(store)
    connection.execute("INSERT INTO ledger_accounts (name) VALUES ('fx'), ('dispute')")
    yield connection
    connection.close()


def pair(entry, first=(1, 100, "USD"), second=(2, -100, "USD")):
    return [
        POSTING.format(entry=entry, n=n, account=account, minor=minor, currency=currency)
        for n, (account, minor, currency) in enumerate((first, second))
    ]


def test_an_even_entry_is_sealed_and_takes_no_posting_any_more(two_accounts):
    two_accounts.execute("BEGIN")
    for sql in [*pair(1), SEAL.format(entry=1)]:
        two_accounts.execute(sql)
    two_accounts.execute("COMMIT")
    with pytest.raises(sqlite3.IntegrityError, match="sealed entry"):
        two_accounts.execute(POSTING.format(entry=1, n=2, account=1, minor=5, currency="USD"))


@pytest.mark.parametrize(
    "postings",
    [
        pair(1, second=(2, -99, "USD")),
        pair(1, second=(2, -100, "EUR")),
        pair(1)[:1],
        [],
        [*pair(1), *pair(1, (1, 5, "EUR"), (2, -5, "GBP"))],
    ],
    ids=["not even", "even across currencies", "one side", "nothing", "even in one currency alone"],
)
def test_what_is_not_even_in_each_currency_is_not_sealed(two_accounts, postings):
    two_accounts.execute("BEGIN")
    for n, sql in enumerate(postings):
        two_accounts.execute(re.sub(r"VALUES \(1, \d", f"VALUES (1, {n}", sql))
    with pytest.raises(sqlite3.IntegrityError, match="even in each currency"):
        two_accounts.execute(SEAL.format(entry=1))


def test_postings_without_a_seal_are_not_committed(two_accounts):
    two_accounts.execute("BEGIN")
    for sql in pair(1):
        two_accounts.execute(sql)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        two_accounts.execute("COMMIT")


@pytest.mark.parametrize(
    "table", ["ledger_accounts", "ledger_entries", "ledger_postings", "ledger_facts", "ledger_since"]
)
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = 1", "DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_nothing_of_the_ledger_is_changed_deleted_or_replaced(store, table, change):
    everything(store)
    connection = raw(store)
    if table == "ledger_postings":
        change = change.replace("rowid = 1", "n = n")
    with pytest.raises(sqlite3.IntegrityError, match=r"only grows|keeps its row|sealed entry"):
        connection.execute(change.format(table))
    connection.close()


# What the proof finds.


@pytest.mark.parametrize("event", RULES)
def test_a_posting_that_was_forgotten_is_found(store, event, monkeypatch):
    written, forgotten = Ledger._write, []

    def write(self, entry):
        forgotten.append(entry) if entry.event == event else written(self, entry)

    monkeypatch.setattr(Ledger, "_write", write)
    everything(store)
    assert forgotten, f"no way of money above comes by {event}"
    assert not proof_of(store).holds


def test_a_posting_that_stands_twice_or_that_no_row_tells_is_found(store):
    everything(store)
    with store.write() as db:
        db.post(MoneyEvent.CREDIT_BOOKED, usd(5), ref="D-000001", subject="D-000001.credit.2", at=START, login=LOGIN)
    (one, *_) = proof_of(store).differences
    assert one == "D-000001.credit.2: client:5512345 holds -100.05 USD, and its rows say -100.00"


def test_entries_that_cancel_each_other_out_do_not_stand_for_those_of_a_history(store):
    everything(store)
    with store.write() as db:
        for minor in (500, -500):
            db.post(MoneyEvent.SENT, usd(minor), ref="W-000003", subject="W-000003.payout.1", at=START, psp="mock")
    assert "W-000003.payout.1: its entries are not those of its history" in proof_of(store).differences


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE ledger_postings SET account = 3 WHERE entry = 2",
        "UPDATE ledger_entries SET at = at + 1 WHERE id = 2",
        "UPDATE ledger_accounts SET name = 'client:1' WHERE name LIKE 'client:%'",
        "DELETE FROM ledger_entries WHERE id = 2",
    ],
)
def test_a_change_by_hand_breaks_the_chain(store, forgery):
    everything(store)
    connection = sqlite3.connect(store.path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(forgery)
    connection.close()
    assert proof_of(store).broken in (2, 3)


def test_a_backup_says_that_the_ledger_was_changed_by_hand(store, tmp_path):
    everything(store)
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("DROP TRIGGER ledger_entries_no_update")
    connection.execute("UPDATE ledger_entries SET at = at + 1 WHERE id = 2")
    connection.close()
    assert store.backup(tmp_path / "copy.db").broken_ledger == 2


@pytest.mark.parametrize("dump", sorted(FOLDER.glob("v*.sql")), ids=lambda dump: dump.stem)
def test_an_older_database_is_posted_once_at_its_migration(dump, tmp_path):
    path = tmp_path / "cashier.db"
    opened(dump, path).close()
    database = Database(path)
    database.prepare()
    database.migrate()
    proof = proof_of(database)
    assert proof.holds
    assert proof.inherited == (0 if int(dump.stem[1:]) >= 20 else 17)
    with database.write() as db:  # and goes on from there, under one chain
        funds = UnmatchedFunds("U-77", "mock", "pi_77", "", usd(5000), "twice", UnmatchedState.HELD, START)
        db.hold_funds(funds)
    assert proof_of(database).holds
    assert proof_of(database).entries == proof.entries + 1
    database.close()


def test_money_of_every_way_is_inherited_as_it_stands(store, tmp_path):
    """What an earlier version would have stored of all ways, given to the migration, ends in the same balances."""
    everything(store)
    with store.read() as db:
        facts = [line for line in db.ledger_entry_lines() if line.subject.startswith("mock.item")]
    store.close()
    connection = sqlite3.connect(store.path, isolation_level=None)
    go_back_to(connection, 19)
    connection.close()
    assert facts
    before = Database(store.path)
    before.migrate()
    proof = proof_of(before)
    assert (proof.holds, proof.inherited) == (True, proof.entries)
    assert balances(before)[f"client:{LOGIN}", "USD"] == "-100.00"
    assert balances(before)["suspense:mock", "USD"] == "-10.00"
    assert balances(before)["fx", "GBP"] == "-90.00"
    assert not {account for account, _ in balances(before)} & {"transit:in", "transit:out"}
    before.close()
