"""An older database is migrated by the holder of the sender's lock: alone, after a checked backup, whole or not."""

import re
import sqlite3
import stat
import subprocess
import sys

import pytest

from inapp.domain.errors import StorageFailed
from inapp.store import DamagedDatabase, Database, OlderDatabase, migrations, upgrade
from tests.store.conftest import HOLDER
from tests.store.dumps import EARLY, NEWEST, OLDER, backups, content, opened, placed

pytestmark = pytest.mark.fault("D08")


@pytest.fixture(params=OLDER, ids=lambda dump: dump.stem)
def older(request, tmp_path):
    """A database that an earlier version made, opened and checked as at the start of the cashier."""
    database = Database(placed(request.param, tmp_path))
    database.prepare()
    database.check()
    yield database
    database.close()


@pytest.fixture
def oldest(tmp_path):
    """The database of the first version."""
    database = Database(placed(OLDER[0], tmp_path))
    database.prepare()
    yield database
    database.close()


# What a migration leaves.


def test_a_migrated_database_is_used_like_a_new_one(older):
    assert older.is_older()
    older.migrate()
    assert not older.is_older()
    older.require_newest()
    older.check()
    with older.write() as db:
        db.set_heartbeat(7)
    with older.read() as db:
        assert db.heartbeat() == 7
        assert db.broken_history() is None
        assert len(db.all_payments(False)) == 10
    assert older.describe() == (migrations.NEWEST, "WAL")


def test_the_backup_is_the_database_as_it_was_and_for_its_owner_alone(older, tmp_path, caplog):
    before = content(older.path)
    older.migrate()
    (kept,) = backups(tmp_path)
    assert content(kept) == before
    assert re.fullmatch(rf"cashier\.db\.v{before[1]}-\d{{8}}-\d{{6}}\.backup", kept.name)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(kept) in caplog.text
    assert f"is of version {migrations.NEWEST} now" in caplog.text


def test_a_backup_of_the_same_second_is_kept(oldest, tmp_path, monkeypatch):
    monkeypatch.setattr(upgrade.time, "strftime", lambda *_: "20261127-180000")
    first = tmp_path / "cashier.db.v1-20261127-180000.backup"
    first.write_text("something of value")
    oldest.migrate()
    assert [path.name for path in backups(tmp_path)] == ["cashier.db.v1-20261127-180000-2.backup", first.name]
    assert first.read_text() == "something of value"


def test_what_a_killed_backup_left_is_cleared_away(oldest, tmp_path):
    for end in ("partial", "partial-journal"):
        (tmp_path / f"cashier.db.v1-20250101-000000.backup.{end}").write_text("half a copy")
    oldest.migrate()
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_database_of_the_newest_version_is_left_alone(tmp_path):
    database = Database(placed(NEWEST, tmp_path))
    database.prepare()
    before = content(database.path)
    database.migrate()
    assert content(database.path) == before
    assert backups(tmp_path) == []
    database.close()


def test_a_history_that_was_changed_by_hand_is_told_and_migrated_unchanged(oldest, caplog):
    raw = sqlite3.connect(oldest.path)
    sql = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'history_no_update'").fetchone()[0]
    raw.executescript(f"DROP TRIGGER history_no_update; UPDATE history SET by = 'eve' WHERE seq = 2; {sql};")
    raw.close()
    oldest.migrate()
    assert "were changed by hand" in caplog.text
    with oldest.read() as db:
        assert db.broken_history() == 2


def test_a_copy_that_is_not_sound_stops_the_migration(oldest, tmp_path):
    raw = sqlite3.connect(oldest.path)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.executescript(FORGED)
    raw.close()
    before = content(oldest.path)
    with pytest.raises(DamagedDatabase, match="the copy is damaged"):
        oldest.migrate()
    assert content(oldest.path) == before
    assert backups(tmp_path) == []


# Whole or not at all.


def with_one_more(folder, monkeypatch, sql, fingerprint):
    """A cashier that knows a further version."""
    steps = folder / "steps"
    steps.mkdir()
    for file in migrations.FOLDER.glob("*.sql"):
        (steps / file.name).write_bytes(file.read_bytes())
    (steps / f"{migrations.NEWEST + 1:03}_more.sql").write_text(sql)
    monkeypatch.setattr(migrations, "FOLDER", steps)
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
    monkeypatch.setattr(migrations, "FINGERPRINTS", (*migrations.FINGERPRINTS, fingerprint))


FORGED = "INSERT INTO history VALUES (999, 'D-GONE', NULL, 'made', 'created', 'x', 1, 'c');\n"


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("CREATE TABLE extra (a);\nCREATE TABLE accounts (x);\n", StorageFailed),
        ("DELETE FROM payments;\n", DamagedDatabase),
        (FORGED, DamagedDatabase),
    ],
    ids=["fails", "breaks a rule", "refers to nothing"],
)
def test_a_step_that_fails_undoes_those_before_it(oldest, tmp_path, monkeypatch, sql, error):
    with_one_more(tmp_path, monkeypatch, sql, "")
    before = content(oldest.path)
    with pytest.raises(error):
        oldest.migrate()
    assert content(oldest.path) == before


def test_steps_that_lead_to_another_schema_than_the_released_one_are_undone(oldest, tmp_path, monkeypatch):
    before = content(oldest.path)
    monkeypatch.setattr(
        upgrade.migrations, "differences", lambda c: ["accounts"] if migrations.version_of(c) > 1 else []
    )
    with pytest.raises(DamagedDatabase, match="the database is unchanged"):
        oldest.migrate()
    assert content(oldest.path) == before


def test_a_further_version_is_reached_from_each_earlier_one(older, tmp_path, monkeypatch):
    sql = "ALTER TABLE accounts ADD COLUMN vip TEXT NOT NULL DEFAULT 'no';\n"
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    migrations.upgrade(fresh)
    fresh.execute(sql)
    with_one_more(tmp_path, monkeypatch, sql, migrations.fingerprint_of(fresh))
    older.migrate()
    with older.read() as db:
        assert {row["vip"] for row in db.all("SELECT vip FROM accounts")} == {"no"}


# Alone.


def test_a_database_that_another_process_has_open_is_not_migrated(oldest, holder, monkeypatch, tmp_path):
    monkeypatch.setattr(upgrade, "ALONE_TIMEOUT", 0.1)
    before = content(oldest.path)
    other = holder(oldest.path)
    with pytest.raises(StorageFailed, match="another process has it open: stop every cashier"):
        oldest.migrate()
    assert content(oldest.path) == before
    assert backups(tmp_path) == []
    other.kill()
    other.wait()
    oldest.migrate()
    assert not oldest.is_older()


def test_nobody_can_open_a_database_while_it_is_migrated(oldest):
    refused = []

    def look(point):
        other = subprocess.run(
            [sys.executable, "-c", HOLDER, oldest.path], stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        refused.append((point, "database is locked" in other.stderr))

    oldest.migrate(look)
    assert refused == [("migration.backed_up", True), *[("migration.stepped", True)] * (migrations.NEWEST - 1)]


def test_another_connection_of_the_same_process_counts_as_well(oldest, monkeypatch):
    monkeypatch.setattr(upgrade, "ALONE_TIMEOUT", 0.1)
    other = Database(oldest.path)
    other.prepare()
    with pytest.raises(StorageFailed, match="another process has it open"):
        oldest.migrate()
    other.close()
    oldest.migrate()


# What is refused.


@pytest.mark.parametrize("dump", EARLY, ids=lambda dump: dump.stem)
def test_a_database_of_a_checkout_between_two_versions_is_refused_by_name_and_untouched(tmp_path, dump):
    database = Database(placed(dump, tmp_path))
    database.prepare()
    before = content(database.path)
    version = int(dump.stem[1])
    for look in (database.check, database.migrate) if version < migrations.NEWEST else (database.check,):
        with pytest.raises(DamagedDatabase, match=rf"cashier\.db names version {version}, but .* Restore a backup"):
            look()
    assert content(database.path) == before
    assert backups(tmp_path) == []
    database.close()


def test_a_table_or_index_that_was_added_or_taken_away_by_hand_is_named(tmp_path):
    for change, name in (("CREATE TABLE notes (x)", "notes"), ("DROP INDEX payments_due", "payments_due")):
        path = tmp_path / "cashier.db"
        path.unlink(missing_ok=True)
        connection = opened(NEWEST, path)
        connection.execute(change)
        connection.close()
        database = Database(path)
        database.prepare()
        with pytest.raises(DamagedDatabase, match=rf"\({name}\)"):
            database.check()
        database.close()


def test_statistics_for_the_query_planner_are_no_change_of_the_schema(tmp_path):
    connection = opened(NEWEST, tmp_path / "cashier.db")
    connection.execute("ANALYZE")
    connection.close()
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    database.check()
    database.close()


def test_a_newer_database_is_refused_untouched(tmp_path):
    path = placed(NEWEST, tmp_path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = content(path)
    with pytest.raises(DamagedDatabase, match=r"cashier\.db was made by a newer version .* update it first .*99"):
        Database(path).prepare()
    assert content(path) == before


def test_the_database_of_another_program_is_refused_untouched(tmp_path):
    path = tmp_path / "cashier.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()
    before = content(path)
    with pytest.raises(DamagedDatabase, match="of another program: set CASHIER_DATABASE"):
        Database(path).prepare()
    assert content(path) == before


def test_an_older_database_is_only_looked_at_by_what_does_not_migrate(older):
    before = content(older.path)
    older.prepare()
    with pytest.raises(OlderDatabase, match="run `serve` or `worker`"):
        older.require_newest()
    assert content(older.path) == before
