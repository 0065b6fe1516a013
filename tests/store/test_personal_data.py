"""Personal data: one list holds every column of the schema, and what becomes of each row when a trader is erased."""

import re
import sqlite3

import pytest

from inapp.domain.check import CheckAnswer, CheckOutcome, Moment, Question
from inapp.domain.model import CardFacts
from inapp.operations import ledger
from inapp.store import migrations
from inapp.store.personal_data import TABLES, Fate, columns
from tests.store.dumps import FOLDER, opened
from tests.support.harness import LOGIN, USER, World

PERSONAL = re.compile(
    "(^|_)(e?mail|name|holder|user_id|login|address|browser|instrument|last4|brand|fingerprint|country|language|words"
    "|subject|sealed|label|account_name|text|arguments)$"
)
"""Names of columns that are personal until the list says why not."""
NOT_PERSONAL = {
    ("decisions", "subject"): "what a decision is about",
    ("audit", "subject"): "a number or a reference",
    ("audit", "name"): "a name of staff",
    ("notes", "subject"): "a number or a reference",
    ("ledger_entries", "subject"): "a reference",
    ("ledger_facts", "subject"): "a reference",
    ("events", "subject"): "a type of object",
    ("switches", "name"): "a name of ours",
    ("reader_proofs", "name"): "a name of ours",
    ("ledger_accounts", "name"): "a name of ours with an account's number",
    ("alerts", "text"): "a sentence of ours with references and numbers",
    ("breaks", "text"): "a sentence of ours with references and numbers",
    ("rule_verdicts", "subject"): "a reference",
    ("rule_records", "words"): "words of ours, in which `shown` fills the gaps",
    ("rule_files", "text"): "a file of rules",
    ("staff_second_factors", "user_id"): "a number of staff",
    ("staff_recovery_codes", "user_id"): "a number of staff",
    ("staff_passkeys", "user_id"): "a number of staff",
}


def schema() -> dict[str, list[str]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(connection)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in tables}


def test_the_list_names_every_column_of_the_schema_and_no_other():
    assert {table: sorted(columns(table)) for table in TABLES} == {
        table: sorted(found) for table, found in schema().items()
    }, "a new column: say in inapp/store/personal_data.py whether it tells of a person, and what erasure does to it"


def test_a_column_with_the_name_of_something_personal_is_marked_or_explained():
    marked = {(table, name) for table in TABLES for name in columns(table, "!-*")}
    plain = {(table, name) for table in TABLES for name in columns(table) if PERSONAL.search(name)} - marked
    assert plain == set(NOT_PERSONAL)


def test_what_is_emptied_has_such_columns_and_what_is_kept_has_a_reason_and_none():
    for table, kept in TABLES.items():
        assert kept.why
        assert bool(kept.whose) != (kept.fate is Fate.NOBODYS), table
        if kept.fate is Fate.EMPTY:
            assert columns(table, "-"), table
        elif kept.fate is not Fate.DELETE:
            assert not columns(table, "-"), table


def full(world: World) -> World:
    """A world with payments, and with rows about its trader in the tables that no payment fills."""
    deposit = world.card("100.00")
    withdrawal = world.withdrawal("20.00", method="fake_loop")
    world.run()
    world.withdrawal("10.00")
    world.run()
    with world.database.write() as db:
        db.keep_card_facts("fake", deposit.ref, CardFacts("ch_1", "f1a9", "Alex Demo", "DE"), 1)
        asked = Question(Moment.START, deposit.kind, USER, LOGIN, deposit.money, "fake_card", "Visa 4242", "DE")
        db.add_check(asked, CheckAnswer(CheckOutcome.ALLOW, ("c",), {"": "Dear Alex"}), world.clock.now())
        db.insert("users", user_id=USER, email="alex@example.test", name="Alex Demo", language="en", password="x")
        db.insert("provider_users", issuer="https://id.example.test", subject="sub-1", user_id=USER, bound=1)
        assert withdrawal.ref
    return world


def everything(world: World) -> str:
    with world.database.read() as db:
        tables = [row[0] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return repr([[tuple(row) for row in db.all(f"SELECT * FROM {table}")] for table in tables])


def books(world: World) -> dict[str, list[tuple[object, ...]]]:
    names = (
        "history attempts disbursement_history ledger_entries ledger_postings ledger_facts decisions disputes".split()
    )
    with world.database.read() as db:
        found = {name: [tuple(row) for row in db.all(f"SELECT * FROM {name}")] for name in names}
        kept = "SELECT ref, kind, user_id, login, minor, currency, status, psp, method, created FROM payments"
        return found | {"payments": [tuple(row) for row in db.all(kept)]}


def test_an_erasure_leaves_neither_name_nor_mail_nor_instrument_and_all_of_the_books(world):
    full(world)
    before = books(world)
    words = ("alex@example.test", "Alex Demo", "Visa 4", "Dear Alex", "sub-1")
    assert all(word in everything(world) for word in words)
    with world.database.write() as db:
        gone = db.erase(USER)
    assert gone["users"] == 1
    assert [word for word in words if word in everything(world)] == []
    assert books(world) == before
    with world.database.write() as db:
        assert db.erase(USER) == {}


def test_the_hash_chains_and_the_ledgers_proof_hold_after_an_erasure(world):
    full(world)
    with world.database.write() as db:
        db.erase(USER)
        assert (db.broken_history(), db.broken_disbursement_history(), db.broken_audit()) == (None, None, None)
        assert (db.strayed_payment(), db.strayed_disbursement()) == (None, None)
    found = ledger.proof(world.cashier)
    assert found.holds
    assert found.entries


def test_another_traders_rows_stay(world):
    full(world)
    with world.database.write() as db:
        before = [tuple(row) for row in db.all("SELECT * FROM accounts WHERE user_id <> ?", USER)]
        db.erase(USER)
        assert [tuple(row) for row in db.all("SELECT * FROM accounts WHERE user_id <> ?", USER)] == before
    assert before[0][2] == "sam@example.test"


def test_every_row_about_a_trader_is_found_and_no_secret_of_theirs(world):
    full(world)
    with world.database.read() as db:
        found = db.rows_about(USER)
        stranger = db.rows_about(70011224)
        keys = [row["page_key"] for row in db.all("SELECT page_key FROM payments")]
    assert {"accounts", "users", "payments", "history", "attempts", "psp_calls", "checks", "card_facts"} <= set(found)
    assert {row["email"] for row in found["accounts"]} == {"alex@example.test"}
    assert set(stranger) == {"accounts"}
    assert keys
    assert not [key for key in keys if key in repr(found)]


@pytest.mark.parametrize("version", [1, 24])
def test_the_statements_run_on_databases_of_earlier_versions_brought_up_to_date(version):
    kept = opened(FOLDER / f"v{version}.sql")
    migrations.upgrade(kept)
    for table, found in TABLES.items():
        if found.whose:
            kept.execute(f"SELECT {', '.join(columns(table))} FROM {table} WHERE {found.whose}", {"user": USER})


def test_the_destination_of_a_payout_can_be_emptied_and_not_changed(world):
    full(world)
    with world.database.write() as db:
        db.db.execute("UPDATE psp_calls SET label = '' WHERE label <> ''")
    with pytest.raises(sqlite3.IntegrityError), world.database.write() as db:
        db.db.execute("UPDATE psp_calls SET label = 'Visa 1'")
