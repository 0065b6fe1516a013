"""An older database is migrated by the holder of the sender's lock: alone, after a checked backup, whole or not."""

import fcntl
import os
import re
import resource
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app import create_app
from inapp.domain.errors import StorageFailed
from inapp.settings import Settings
from inapp.store import DamagedDatabase, Database, OlderDatabase, maintenance, migrations
from tests.store.dumps import EARLY, FOLDER, opened

HERE = Path(__file__).parent.parent.parent
OLDER = [FOLDER / f"v{version}.sql" for version in range(1, migrations.NEWEST)]
NEWEST = FOLDER / f"v{migrations.NEWEST}.sql"
PATIENCE = 60
AT_WORK = "sending is held"
"""The message of a worker that has the lock: the dumps come without a sent log."""
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.1)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("SELECT count(*) FROM payments").fetchone()
print("open", flush=True)
sys.stdin.read()
"""
"""Another process that has the database open and idles, like every version of the cashier."""

pytestmark = pytest.mark.fault("D08")


def placed(dump, folder):
    """An earlier database where the cashier looks for it."""
    path = folder / "cashier.db"
    opened(dump, path).close()
    return path


def content(path):
    """Everything in a database, as SQL text, and its version."""
    connection = sqlite3.connect(path)
    text = list(connection.iterdump()), migrations.version_of(connection)
    connection.close()
    return text


def backups(folder):
    return sorted(folder.glob("cashier.db.v*"))


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


def test_the_backup_holds_the_older_database_and_is_private_to_its_owner(older, tmp_path, caplog):
    before = content(older.path)
    older.migrate()
    (kept,) = backups(tmp_path)
    assert content(kept) == before
    assert re.fullmatch(rf"cashier\.db\.v{before[1]}-\d{{8}}-\d{{6}}\.backup", kept.name)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert str(kept) in caplog.text
    assert f"is of version {migrations.NEWEST} now" in caplog.text


def test_a_backup_of_the_same_second_is_kept(oldest, tmp_path, monkeypatch):
    monkeypatch.setattr(maintenance.time, "strftime", lambda *_: "20261127-180000")
    first = tmp_path / "cashier.db.v1-20261127-180000.backup"
    first.write_text("something of value")
    oldest.migrate()
    assert [path.name for path in backups(tmp_path)] == ["cashier.db.v1-20261127-180000-2.backup", first.name]
    assert first.read_text() == "something of value"


def test_the_remains_of_a_killed_backup_are_removed(oldest, tmp_path):
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


def test_a_history_changed_by_hand_is_reported_and_migrated_unchanged(oldest, caplog):
    raw = sqlite3.connect(oldest.path)
    sql = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'history_no_update'").fetchone()[0]
    raw.executescript(f"DROP TRIGGER history_no_update; UPDATE history SET by = 'eve' WHERE seq = 2; {sql};")
    raw.close()
    oldest.migrate()
    assert "were changed by hand" in caplog.text
    with oldest.read() as db:
        assert db.broken_history() == 2


def test_a_damaged_copy_stops_the_migration(oldest, tmp_path):
    raw = sqlite3.connect(oldest.path)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.executescript(FORGED)
    raw.close()
    before = content(oldest.path)
    with pytest.raises(DamagedDatabase, match="of history names one of payments that is not there"):
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
def test_a_failed_step_undoes_the_steps_before_it(oldest, tmp_path, monkeypatch, sql, error):
    with_one_more(tmp_path, monkeypatch, sql, "")
    before = content(oldest.path)
    with pytest.raises(error):
        oldest.migrate()
    assert content(oldest.path) == before


def test_steps_that_lead_to_another_schema_than_the_released_one_are_undone(oldest, tmp_path, monkeypatch):
    before = content(oldest.path)
    monkeypatch.setattr(
        maintenance.migrations, "differences", lambda c: ["accounts"] if migrations.version_of(c) > 1 else []
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


@pytest.fixture
def holder():
    """Start a process that has a database open until the test ends."""
    started = []

    def hold(path):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "open\n"
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


def test_a_database_that_another_process_has_open_is_not_migrated(oldest, holder, monkeypatch, tmp_path):
    monkeypatch.setattr(maintenance, "ALONE_TIMEOUT", 0.1)
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
    monkeypatch.setattr(maintenance, "ALONE_TIMEOUT", 0.1)
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
    for change, name in (("CREATE TABLE scraps (x)", "scraps"), ("DROP INDEX payments_due", "payments_due")):
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


def test_statistics_for_the_query_planner_do_not_change_the_schema(tmp_path):
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


def test_commands_that_do_not_migrate_only_read_an_older_database(older):
    before = content(older.path)
    older.prepare()
    with pytest.raises(OlderDatabase, match="run `serve` or `worker`"):
        older.require_newest()
    assert content(older.path) == before


# The commands, each a process.


def environment(folder, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASHIER_", "CTRADER_"))}
    return kept | {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(folder / "cashier.db")} | settings


def command(*words):
    return [sys.executable, str(HERE / "app.py"), *words]


def typed(folder, *words, before=None, **settings):
    return subprocess.run(
        command(*words),
        cwd=folder,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        preexec_fn=before,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def run_until(folder, signs, *words):
    """Start a command, wait until its output has all of `signs`, stop it; its exit code and all output."""
    log = folder / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(*words), cwd=folder, env=environment(folder), stdout=output, stderr=subprocess.STDOUT
        )
    deadline = time.monotonic() + PATIENCE
    while not all(sign in log.read_text() for sign in signs) and process.poll() is None and time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    process.terminate()
    return process.wait(PATIENCE), log.read_text()


REFUSING = [
    ("console",),
    ("staff", "list"),
    ("audit", "verify"),
    ("break-glass", "nobody can sign in", "--by", "Ann"),
    ("web", "--port", "1"),
    ("backup", "copy.db"),
    ("doctor",),
    ("accounts", "list"),
    ("users", "list"),
    ("payments", "list"),
    ("bookings", "release", "--by", "Ann"),
    ("tokens", "login", "70011223"),
    ("actions", "list"),
    ("reconcile",),
    ("breaks", "list"),
    ("ledger", "verify"),
    ("drill", "."),
    ("mails", "list"),
    ("disputes", "list"),
    ("rules", "show"),
    ("events", "list"),
    ("privacy", "export", "70011223", "--by", "Ann"),
    ("sessions", "end", "70011223", "--by", "Ann"),
]
UNTOUCHING = {"preview", "rehearse"}
"""Commands that open a database of their own, never the broker's."""


def test_every_command_but_serve_and_worker_refuses_an_older_database(tmp_path):
    path = placed(OLDER[-1], tmp_path)
    before = content(path)
    app = create_app(Settings.read({"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(path)}, dotenv=None))
    for words in REFUSING:
        done = app.test_cli_runner().invoke(args=words)
        assert done.exit_code == 1, words
        assert done.output.startswith(f"Error: {path} was made by an earlier version of the cashier. Stop "), words
    assert content(path) == before
    assert not Path("copy.db").exists()


def test_a_refusal_is_one_sentence_as_typed(tmp_path):
    path = placed(OLDER[-1], tmp_path)
    done = typed(tmp_path, "accounts", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: {path} was made by an earlier version of the cashier. Stop everything that uses it and run "
        "`serve` or `worker`: they make a backup and bring it up to date\n"
    )


def test_all_commands_are_named_above(app):
    assert {words[0] for words in REFUSING} | {"serve", "worker"} | UNTOUCHING == set(app.cli.commands)


def test_the_worker_migrates_and_says_so(tmp_path):
    placed(OLDER[0], tmp_path)
    code, log = run_until(tmp_path, [AT_WORK], "worker")
    (kept,) = backups(tmp_path)
    assert code == 0, log
    assert str(kept) in log
    assert content(tmp_path / "cashier.db")[1] == migrations.NEWEST


def test_serve_migrates_before_either_half_starts(tmp_path):
    placed(OLDER[0], tmp_path)
    code, log = run_until(tmp_path, [AT_WORK, "cashier ready"], "serve", "--port", free_port())
    assert code == 0, log
    assert AT_WORK in log
    assert "starting it again" not in log
    assert log.index(f"is of version {migrations.NEWEST} now") < log.index("cashier ready")
    assert len(backups(tmp_path)) == 1
    assert content(tmp_path / "cashier.db")[1] == migrations.NEWEST


@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker",)], ids=lambda words: words[0])
def test_a_process_without_the_senders_lock_does_not_migrate(tmp_path, words):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    with Path(f"{path}.lock").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        done = typed(tmp_path, *words)
    assert done.returncode == 3
    assert "another sender holds the lock" in done.stderr
    assert content(path) == before


def test_serve_names_what_to_stop_while_a_web_server_still_runs(tmp_path, holder):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    holder(path)
    done = typed(tmp_path, "serve", "--port", free_port())
    assert done.returncode == 1
    assert "another process has it open: stop every cashier and command that uses it" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(path) == before


@pytest.mark.parametrize("point", ["migration.backed_up", "migration.stepped"])
def test_a_killed_migration_leaves_the_old_database_whole_and_succeeds_later(tmp_path, point):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    killed = typed(tmp_path, "worker", CASHIER_CRASH_AT=point)
    assert killed.returncode == -signal.SIGKILL
    raw = sqlite3.connect(path)
    assert migrations.differences(raw) == []
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    assert content(path) == before
    code, log = run_until(tmp_path, [AT_WORK], "worker")
    assert code == 0, log
    assert len(backups(tmp_path)) == 2
    assert all(content(kept) == before for kept in backups(tmp_path))
    assert content(path)[1] == migrations.NEWEST


@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker",)], ids=lambda words: words[0])
def test_a_database_that_no_version_made_is_refused_in_one_sentence(tmp_path, words):
    path = placed(EARLY[-1], tmp_path)
    done = typed(tmp_path, *words)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {path} names version 3, but its tables are not those of that version")
    assert "Traceback" not in done.stderr


def test_a_disk_too_full_for_the_backup_stops_the_migration_in_one_sentence(tmp_path):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    done = typed(tmp_path, "worker", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_960, 40_960)))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the database cannot be used now: ")
    assert "Traceback" not in done.stderr
    assert content(path) == before
    assert backups(tmp_path) == []
