"""The sent log: on the disk before it returns, never half an entry, and loud when it is damaged."""

import json
import os
import threading

import pytest

from inapp.adapters.sent_log import FileSentLog, UnreadableSentLog

ONE, TWO = {"id": "D-1.credit.1", "amount": "1.00"}, {"id": "D-2.credit.1", "amount": "2.00"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cashier.db.sent"


def test_a_missing_log_is_not_an_empty_one(path):
    assert FileSentLog(path).entries() is None
    path.touch()
    assert FileSentLog(path).entries() == []


def test_entries_come_back_in_order(path):
    log = FileSentLog(path)
    log.append(ONE)
    log.append(TWO)
    assert FileSentLog(path).entries() == [ONE, TWO]
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_append_is_one_write_and_on_the_disk_before_it_returns(path, monkeypatch):
    calls = []
    write, fsync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda file, data: calls.append("write") or write(file, data))
    monkeypatch.setattr(os, "fsync", lambda file: calls.append("fsync") or fsync(file))
    log = FileSentLog(path)
    log.append(ONE)
    assert calls == ["write", "fsync", "fsync"]  # the file, and the folder that now names it
    log.append(TWO)
    assert calls[3:] == ["write", "fsync"]


def test_threads_never_mix_their_lines(path):
    log = FileSentLog(path)
    threads = [threading.Thread(target=lambda n=n: [log.append({"n": n, "i": i}) for i in range(20)]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = log.entries()
    assert {(entry["n"], entry["i"]) for entry in found} == {(n, i) for n in range(8) for i in range(20)}
    assert len(found) == 160


@pytest.mark.parametrize("cut", range(1, len(json.dumps(TWO, separators=(",", ":")))))
def test_a_torn_last_line_is_passed_over_and_the_next_entry_stands_alone(path, cut):
    log = FileSentLog(path)
    log.append(ONE)
    with path.open("a") as file:
        file.write(json.dumps(TWO, separators=(",", ":"))[:cut])
    assert log.entries() == [ONE]
    log.append({"id": "D-3.credit.1"})
    assert log.entries() == [ONE, {"id": "D-3.credit.1"}]


def test_a_last_line_that_lacks_only_its_end_counts_and_is_completed(path):
    path.write_text(json.dumps(ONE))
    log = FileSentLog(path)
    assert log.entries() == [ONE]
    log.append(TWO)
    assert log.entries() == [ONE, TWO]


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", "\x00\x00", "\xff"])
def test_a_damaged_line_in_the_middle_stops_everything(path, damage):
    path.write_bytes(json.dumps(ONE).encode() + b"\n" + damage.encode("latin-1") + b"\n" + b'{"id": "x"}\n')
    with pytest.raises(UnreadableSentLog, match=r"^line 2 of cashier\.db\.sent is unreadable$"):
        FileSentLog(path).entries()


@pytest.mark.fault("D02")
def test_a_full_disk_leaves_no_half_entry_and_says_so(path, monkeypatch):
    log = FileSentLog(path)
    log.append(ONE)
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[: len(data) // 2]))
    with pytest.raises(OSError, match="could not be written"):
        log.append(TWO)
    monkeypatch.undo()
    assert path.read_bytes().endswith(b"\n") and log.entries() == [ONE]


def test_a_rewrite_replaces_everything(path):
    log = FileSentLog(path)
    log.append(ONE)
    log.rewrite([TWO])
    assert log.entries() == [TWO]
    log.append(ONE)
    assert log.entries() == [TWO, ONE]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_rewrite_that_fails_changes_nothing(path, monkeypatch):
    log = FileSentLog(path)
    log.append(ONE)

    def fails(file: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="disk full"):
        log.rewrite([TWO])
    assert log.entries() == [ONE]


def test_the_keys_are_those_of_the_entries_and_stop_at_a_damaged_line(tmp_path):
    path = tmp_path / "cashier.db.sent"
    assert FileSentLog(path).keys() is None
    path.write_bytes(b'{"key":"D-1.credit.1"}\n{"key":"D-2.credit.1"}\n{"key":"D-3')
    keys = FileSentLog(path).keys()
    assert keys is not None
    assert list(keys) == ["D-1.credit.1", "D-2.credit.1"]
    path.write_bytes(b'{"key":"D-1.credit.1"}\nrubbish\n{"key":"D-2.credit.1"}\n')
    keys = FileSentLog(path).keys()
    assert keys is not None
    assert next(keys) == "D-1.credit.1"
    with pytest.raises(UnreadableSentLog, match="line 2"):
        next(keys)


@pytest.mark.parametrize("write", [lambda log: log.append({"key": "a"}), lambda log: log.rewrite([{"key": "a"}])])
def test_a_log_that_root_begins_belongs_to_the_owner_of_the_database(tmp_path, monkeypatch, write):
    database = tmp_path / "cashier.db"
    database.touch()
    given = []
    monkeypatch.setattr(os, "fchown", lambda file, *owner: given.append(owner))
    write(FileSentLog(tmp_path / "cashier.db.sent"))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    given.clear()
    write(FileSentLog(tmp_path / "cashier.db.actions"))
    assert given == [(database.stat().st_uid, database.stat().st_gid)]


def test_a_log_without_a_database_beside_it_is_written_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = FileSentLog(tmp_path / "cashier.db.sent")
    log.append({"key": "a"})
    assert list(log.keys()) == ["a"]
