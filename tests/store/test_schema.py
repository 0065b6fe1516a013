"""The schema is frozen SQL: its earlier versions, the newest one, and its words compared with those of the code."""

import re
import sqlite3
from enum import StrEnum

import pytest

from inapp.domain import rules
from inapp.domain.attempts import FREEZING, OPEN, AttemptState
from inapp.domain.check import CheckOutcome, Moment
from inapp.domain.disbursements import DisbursementState
from inapp.domain.disputes import REMEDIES
from inapp.domain.events_out import Source
from inapp.domain.identity import Step
from inapp.domain.letters import MailKind
from inapp.domain.model import ActionState
from inapp.domain.reconcile import BY_TWO, Resolution, Side
from inapp.domain.states import BOOKING_TYPES, NEEDS_PERSON, PaymentType, Status
from inapp.payments import rule_facts
from inapp.store import migrations
from inapp.store import rules as rule_rows
from inapp.store.search import OPEN_DISPUTES
from tests.store.dumps import FOLDER, opened

VERSIONS = range(1, migrations.NEWEST + 1)
DUMPS = sorted(FOLDER.glob("v*.sql"), key=lambda dump: int(dump.stem[1:]))
DROPPED = {"users": {"enabled"}}
"""Columns that a later version has dropped; tests below follow their values."""


def made(version=None):
    """A database in memory, by the steps of today."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(connection, to=version)
    return connection


def rows(connection, table, columns):
    return sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)


def columns_of(connection, table):
    return {row[1]: row[4] for row in connection.execute(f"PRAGMA table_info({table})")}


def tables_of(connection):
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def shape_of(connection):
    """Columns with their types and defaults, and indexes, as SQLite itself understood them."""
    return {
        name: (
            connection.execute(f"PRAGMA table_xinfo({name})").fetchall(),
            sorted(row[1:] for row in connection.execute(f"PRAGMA index_list({name})")),
            connection.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
        )
        for name in tables_of(connection)
    }


# What was released stays.


def test_each_version_has_one_file_and_one_fingerprint():
    numbers = [int(file.name[:3]) for file in sorted(migrations.FOLDER.glob("*.sql"))]
    assert len(migrations.FINGERPRINTS) == len(numbers)
    assert numbers == list(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_of_a_version_is_the_one_that_was_released(version):
    connection = made(version)
    assert migrations.fingerprint_of(connection) == migrations.FINGERPRINTS[version - 1], "write a new file instead"
    assert migrations.differences(connection) == []


def test_each_version_is_kept_as_its_own_code_made_it():
    assert [migrations.version_of(opened(dump)) for dump in DUMPS] == list(VERSIONS)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_step_makes_what_the_code_of_its_time_made(dump):
    kept = opened(dump)
    assert migrations.schema_of(kept) == migrations.schema_of(made(migrations.version_of(kept)))


def test_every_table_of_a_kept_database_holds_rows():
    for dump in DUMPS:
        kept = opened(dump)
        assert [t for t in tables_of(kept) if not kept.execute(f"SELECT 1 FROM {t}").fetchone()] == []


# An older database becomes a fresh one that holds more.


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_older_database_ends_with_the_schema_of_a_fresh_one(dump):
    kept, fresh = opened(dump), made()
    migrations.upgrade(kept)
    assert migrations.schema_of(kept) == migrations.schema_of(fresh)
    assert shape_of(kept) == shape_of(fresh)
    assert migrations.version_of(kept) == migrations.version_of(fresh) == migrations.NEWEST


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_older_database_keeps_every_row_and_new_columns_have_their_defaults(dump):
    before, after = opened(dump), opened(dump)
    migrations.upgrade(after)
    for table in tables_of(before):
        old, new = columns_of(before, table), columns_of(after, table)
        assert old.keys() - new.keys() <= DROPPED.get(table, set())
        shared = [name for name in old if name in new]
        assert rows(after, table, shared) == rows(before, table, shared), table
        for name in new.keys() - old.keys():
            default = after.execute(f"SELECT {new[name] or 'NULL'}").fetchone()
            assert {row[0] for row in after.execute(f"SELECT {name} FROM {table}")} == {default[0]}


def test_a_user_disabled_before_version_3_stays_disabled():
    before, after = opened(FOLDER / "v2.sql"), opened(FOLDER / "v2.sql")
    migrations.upgrade(after)
    disabled = before.execute("SELECT user_id FROM users WHERE enabled = 0").fetchall()
    assert disabled
    assert after.execute("SELECT user_id FROM disabled").fetchall() == disabled


INHERITED = {
    "disbursement_history",
    "ledger_accounts",
    "ledger_entries",
    "ledger_postings",
    "ledger_since",
}
"""New tables whose first rows a step writes."""


def test_new_tables_of_an_older_database_are_empty():
    kept = opened(FOLDER / "v1.sql")
    before = tables_of(kept)
    migrations.upgrade(kept)
    added = [table for table in tables_of(kept) if table not in before]
    assert added
    assert {table for table in added if kept.execute(f"SELECT 1 FROM {table}").fetchone()} == INHERITED


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
@pytest.mark.parametrize("change", ["UPDATE history SET by = 'eve'", "DELETE FROM attempts", "DELETE FROM payments"])
def test_triggers_guard_the_evidence_of_an_older_database_as_of_a_fresh_one(dump, change):
    kept = opened(dump)
    migrations.upgrade(kept)
    with pytest.raises(sqlite3.IntegrityError, match=r"only grows|keeps its rows"):
        kept.execute(change)


# The words of the code.

CHECKED = {
    ("sessions", "screen"): PaymentType,
    ("payments", "kind"): PaymentType,
    ("payments", "status"): Status,
    ("history", "was"): Status,
    ("history", "became"): Status,
    ("attempts", "type"): {booking_type.type for booking_type in BOOKING_TYPES.values()},
    ("attempts", "state"): AttemptState,
    ("psp_calls", "state"): DisbursementState,
    ("disbursement_history", "was"): DisbursementState,
    ("disbursement_history", "became"): DisbursementState,
    ("visits", "step"): Step,
    ("actions", "outcome"): ActionState,
    ("mails", "kind"): MailKind,
    ("breaks", "resolution"): Resolution,
    ("reconciled", "side"): Side,
    ("rule_changes", "verb"): {rule_rows.PROPOSED, rule_rows.ON, rule_rows.WITHDRAWN},
    ("rule_records", "outcome"): rules.Outcome,
    ("rule_verdicts", "outcome"): rules.Outcome,
    ("rule_verdicts", "moment"): rules.Moment,
    ("user_standing", "level"): rules.Level,
    ("payment_marks", "what"): {rule_facts.ADDRESS, rule_facts.ACCOUNT},
    ("checks", "moment"): Moment,
    ("checks", "kind"): PaymentType,
    ("checks", "outcome"): CheckOutcome,
    ("events_out", "source"): Source,
    ("events_read", "source"): Source,
}
"""The words that a column may hold."""
INDEXED = {
    "payments_open": {status for status in Status if status.final},
    "payments_waiting": NEEDS_PERSON,
    "disputes_open": OPEN_DISPUTES,
    "disputes_lost": {state for state, remedies in REMEDIES.items() if remedies},
    "attempts_one_open": OPEN,
    "attempts_one_open_per_login": OPEN,
    "attempts_freezing": FREEZING,
    "breaks_corrected": BY_TWO,
}
"""The words that a partial index or a trigger names."""
LIST = re.compile(r"(\w+) (?:NOT )?IN \(('[^)]*')\)")


def lists(sql):
    """The columns of a statement that are compared with a list of words, and the lists."""
    return [(column, {word.strip("' ") for word in words.split(",")}) for column, words in LIST.findall(sql)]


def unlike_the_code(schema, checked=None, indexed=None):
    """The places where the words of the schema differ from those of the code."""
    checked, indexed = checked or CHECKED, indexed or INDEXED
    wrong, seen = [], set()
    for name, sql in schema.items():
        table = re.match(r"CREATE TABLE (\w+)", sql)
        for column, words in lists(sql):
            place = (name, column) if table else name
            known = checked.get(place) if table else indexed.get(name, OPEN)
            seen.add(place)
            if known is None or words != {str(word) for word in known}:
                wrong.append(place)
    return wrong + [place for place in (*checked, *indexed) if place not in seen]


def test_the_schema_allows_exactly_the_words_of_the_code():
    assert unlike_the_code(migrations.schema_of(made())) == []


def and_one_more(words):
    """The same words and a new one, like an enum after a change of the code."""
    return StrEnum("Changed", {str(word).upper(): str(word) for word in (*words, "held_by_bank")})


@pytest.mark.parametrize("place", CHECKED, ids=".".join)
def test_a_new_word_of_the_code_without_a_migration_is_noticed(place):
    changed = CHECKED | {place: and_one_more(CHECKED[place])}
    assert unlike_the_code(migrations.schema_of(made()), changed) == [place]


@pytest.mark.parametrize("index", INDEXED)
def test_a_new_word_that_an_index_does_not_name_is_noticed(index):
    changed = INDEXED | {index: and_one_more(INDEXED[index])}
    assert unlike_the_code(migrations.schema_of(made()), None, changed) == [index]


def test_old_and_fresh_databases_refuse_a_state_without_a_migration():
    old = opened(FOLDER / "v1.sql")
    migrations.upgrade(old)
    for connection in (old, made()):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(
                "INSERT INTO history (ref, event, became, by, at, chain) VALUES ('D', 'e', 'held_by_bank', 'b', 1, 'c')"
            )


# Reading the files.


def test_a_file_that_ends_in_the_middle_of_a_statement_is_refused(tmp_path, monkeypatch):
    (tmp_path / "001_half.sql").write_text("CREATE TRIGGER t BEFORE DELETE ON x BEGIN SELECT 1;\n")
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"001_half\.sql ends in the middle"):
        list(migrations.statements(1))


def test_a_word_changes_the_fingerprint_of_a_schema_and_white_space_does_not():
    spaced, other = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    spaced.execute("CREATE TABLE  t (a   INTEGER,\n\n b TEXT)")
    other.execute("CREATE TABLE t (a INTEGER, b TEXT)")
    assert migrations.fingerprint_of(spaced) == migrations.fingerprint_of(other)
    other.execute("CREATE TABLE u (a)")
    assert migrations.fingerprint_of(spaced) != migrations.fingerprint_of(other)
