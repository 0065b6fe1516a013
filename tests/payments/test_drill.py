"""A practised restore: it tells whether the newest backup would do, and changes nothing else."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from inapp.operations import doctor
from inapp.payments import drill
from inapp.store import maintenance, migrations
from tests.support.harness import World

DAY = 24 * 3_600_000


@pytest.fixture
def folder(world: World, tmp_path):
    """A folder with two backups; the newest lacks one booking."""
    found = tmp_path / "backups"
    found.mkdir()
    world.database.backup(found / "old.db")
    os.utime(found / "old.db", (1, 1))
    world.paid_deposit("10.00")
    world.run()
    world.clock.forward(300_000)
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    world.database.backup(found / "new.db")
    (found / "notes.txt").write_text("no database")
    world.paid_deposit("20.00")
    world.run()
    return found


def practise(world: World, path) -> dict[str, tuple[bool, str]]:
    return {one.name: (one.well, one.text) for one in drill.practise(world.cashier, path)}


def rows(world: World) -> list[tuple[object, ...]]:
    with world.database.read() as db:
        return [
            tuple(row)
            for table in ("payments", "attempts", "history", "alerts")
            for row in db.all(f"SELECT * FROM {table}")
        ]


@pytest.mark.fault("D01", "D07", "I15")
def test_the_newest_backup_is_restored_checked_and_compared_and_nothing_is_changed(world, folder):
    before, sent = rows(world), list(world.ctrader.calls)
    found = practise(world, folder)
    assert all(well for well, _ in found.values()), found
    assert found["backup"][1].startswith("new.db of ")
    assert found["copy"][1].startswith("1 payments, sound, version ")
    assert found["ledger"][1] == "all 2 entries follow from the payments"
    assert found["held"][1] == "it starts held, and sends nothing"
    assert found["reader fake"][1] == "it shows all 1 bookings of the last day in the copy"
    assert found["since then"][1] == "Readers prove what became of the one booking that this database does not know."
    assert (rows(world), world.ctrader.calls) == (before, sent)
    assert not list(folder.glob("new.db?*"))
    with world.database.read() as db:
        last = db.drill()
        assert db.held() is None
    assert (last.well, last.file, last.text, last.at) == (True, "new.db", "", world.clock.now())


@pytest.mark.fault("D01")
def test_its_age_and_outcome_are_told_and_a_failure_alerts(world, folder):
    assert doctor.remarks(world.cashier) == []
    practise(world, folder)
    assert doctor.remarks(world.cashier) == []
    world.clock.forward(16 * DAY)
    assert doctor.remarks(world.cashier) == ["no restore was practised for 16 days"]
    found = {one.name: one for one in doctor.examine(world.cashier, {})}["restore"]
    assert (found.well, found.text) == (False, "the last one was 16 days ago, with new.db")
    (folder / "new.db").write_bytes(b"SQLite format 3\0 and then nothing of it")
    assert not practise(world, folder)["copy"][0]
    (told,) = doctor.remarks(world.cashier)
    assert told.startswith("the last practised restore failed: copy: it cannot be opened: ")
    assert "drill_failed" in world.alerts()


@pytest.mark.fault("D01", "X13")
def test_a_history_that_was_changed_by_hand_fails_it(world, folder):
    with closing(sqlite3.connect(folder / "new.db")) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'history'"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE history SET by = 'nobody' WHERE seq = 2")
        db.commit()
    found = practise(world, folder / "new.db")
    assert not all(well for well, _ in found.values())


@pytest.mark.fault("D01", "X13", "I11")
def test_a_ledger_that_does_not_follow_from_its_payments_fails_it(world, folder):
    with closing(sqlite3.connect(folder / "new.db")) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE ledger_postings SET minor = minor * 2")
        for _, sql in triggers:
            db.execute(sql)
        db.commit()
    well, told = practise(world, folder)["ledger"]
    assert not well
    assert "does not follow" in told


@pytest.mark.fault("D01")
def test_a_backup_of_another_server_or_an_old_one_would_not_do(world, folder):
    world.ctrader.history.clear()
    found = practise(world, folder)
    assert found["reader fake"] == (
        False,
        "of 1 bookings of the last day in the copy it does not show 1: " + found["reader fake"][1].rsplit(" ", 1)[1],
    )
    old = practise(world, folder / "old.db")
    assert not old["backup"][0]


def test_a_folder_without_a_backup_is_told(world, tmp_path):
    (tmp_path / "empty").mkdir()
    assert practise(world, tmp_path / "empty")["backup"] == (False, f"there is no backup in {tmp_path / 'empty'}")
    (told,) = doctor.remarks(world.cashier)
    assert told.startswith("the last practised restore failed: backup: there is no backup in ")


@pytest.mark.fault("D01")
def test_a_reader_that_is_silent_fails_it(world, folder):
    world.ctrader.reachable = False
    found = practise(world, folder)
    assert found["reader fake"] == (False, "it tells nothing: not reachable")
    assert not found["since then"][0]


def cannot_be_read(monkeypatch, name):
    """As for a file of another owner; the tests may run as root, who reads everything."""
    opened = Path.open

    def closed(self, *args, **more):
        if self.name == name:
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", closed)


@pytest.mark.fault("D01")
def test_a_newer_backup_that_cannot_be_read_fails_it_although_an_older_one_would_do(world, folder, monkeypatch):
    cannot_be_read(monkeypatch, "new.db")
    os.utime(folder / "old.db")
    os.utime(folder / "new.db", (2**31, 2**31))
    well, told = practise(world, folder)["backup"]
    assert not well
    assert "new.db is newer, and cannot be read by this user" in told
    assert practise(world, folder / "old.db")["backup"][0], "whoever names a file means that one"


@pytest.mark.fault("D01")
def test_a_newer_backup_without_a_byte_fails_it(world, folder):
    (folder / "newest.db").touch()
    (folder / "newest.txt").touch()
    well, told = practise(world, folder)["backup"]
    assert not well and "newest.db is newer, and empty" in told


@pytest.mark.fault("D01")
@pytest.mark.parametrize("left", [0.3, 0.9])
def test_a_half_written_backup_fails_it(world, folder, left):
    whole = (folder / "new.db").read_bytes()
    (folder / "new.db").write_bytes(whole[: int(len(whole) * left)])
    assert not practise(world, folder)["copy"][0]


@pytest.mark.fault("D01", "D08")
def test_a_backup_of_a_newer_version_is_refused_by_its_number(world, folder):
    with closing(sqlite3.connect(folder / "new.db")) as db:
        db.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    well, told = practise(world, folder)["copy"]
    assert not well and "newer version" in told


@pytest.mark.fault("D01", "D02")
@pytest.mark.parametrize("full", [sqlite3.OperationalError("database or disk is full"), OSError(28, "No space left")])
def test_a_full_disk_fails_it(world, folder, monkeypatch, full):
    def no_space(*_):
        raise full

    monkeypatch.setattr(maintenance, "restore_copy", no_space)
    assert practise(world, folder)["copy"] == (False, f"it cannot be opened: {full}")


def test_too_little_room_for_a_copy_is_told_before_one_is_made(world, folder, monkeypatch):
    monkeypatch.setattr(drill.shutil, "disk_usage", lambda path: SimpleNamespace(free=10))
    well, told = practise(world, folder)["copy"]
    assert not well and "0 MiB free" in told


@pytest.mark.fault("D01", "X13")
def test_rows_that_make_no_sense_fail_it_and_the_outcome_is_kept(world, folder):
    with closing(sqlite3.connect(folder / "new.db")) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE attempts SET state = 'unheard of'")
        db.commit()
    with closing(sqlite3.connect(world.database.path)) as sound, closing(sqlite3.connect(folder / "new.db")) as db:
        for (sql,) in sound.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(sql)
        db.commit()
    found = practise(world, folder)
    assert not all(well for well, _ in found.values())
    assert not world_drill(world).well


def world_drill(world):
    with world.database.read() as db:
        return db.drill()
