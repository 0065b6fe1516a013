"""Waiting for a commit without polling."""

import threading
import time
from collections.abc import Iterator

import pytest

from inapp.store import Database, turns

PATIENCE = 20.0


@pytest.fixture(params=["inotify", "polling"])
def store(tmp_path, monkeypatch, request) -> Iterator[Database]:
    if request.param == "polling":
        monkeypatch.setattr(turns, "_watching", lambda path: None)
    made = Database(tmp_path / "cashier.db")
    made.prepare()
    made.wait_for_change(0)
    yield made
    made.close()


def commit(store: Database) -> None:
    """Commit as another process does, over connections of its own."""
    other = Database(store.path)
    with other.write() as db:
        db.count_call("booking", 1)
    other.close()


def test_a_commit_of_another_process_ends_the_wait_at_once(store):
    thread = threading.Timer(0.1, commit, (store,))
    thread.start()
    began = time.monotonic()
    assert store.wait_for_change(PATIENCE)
    assert time.monotonic() - began < PATIENCE / 2
    thread.join()


def test_a_commit_before_the_wait_is_reported_once(store):
    commit(store)
    commit(store)
    assert store.wait_for_change(PATIENCE)
    assert not store.wait_for_change(0)


def test_a_wait_has_an_end(store):
    assert not store.wait_for_change(0.05)


def test_a_transaction_that_changes_nothing_wakes_nobody(store):
    other = Database(store.path)
    with other.write() as db:
        db.heartbeat()
    with pytest.raises(KeyError), other.write() as db:
        db.count_call("booking", 1)
        raise KeyError
    assert not store.wait_for_change(0)
    other.close()


def test_what_was_committed_before_anybody_watched_is_not_missed(tmp_path):
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    commit(database)
    assert database.wait_for_change(0)
    assert not database.wait_for_change(0)
    database.close()


def test_a_system_without_inotify_left_is_polled(tmp_path, monkeypatch):
    class Exhausted:
        def inotify_init1(self, flags: int) -> int:
            return -1

    monkeypatch.setattr(turns, "_libc", Exhausted())
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    assert database.wait_for_change(0)
    commit(database)
    assert database.wait_for_change(PATIENCE)
    database.close()
