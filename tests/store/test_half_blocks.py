"""Half a block is never committed: not if its undoing fails, or is interrupted, or went unnoticed."""

import sqlite3

import pytest

from inapp.domain.errors import StorageFailed
from tests.store.test_turns import fail, nothing, store, write_together, written

__all__ = ["store"]


class Stubborn:
    """A connection that cannot carry out one kind of statement."""

    def __init__(self, real, word, error):
        self.__dict__.update(real=real, word=word, error=error)

    def execute(self, sql, *values):
        if sql == self.word:
            self.__dict__["word"] = ""
            raise self.error
        return self.real.execute(sql, *values)

    def __getattr__(self, name):
        return getattr(self.real, name)


def refuse(store, word, error):
    tables = store._writers._opened()
    tables.db = Stubborn(tables.db, word, error)


IO_ERROR = sqlite3.OperationalError("disk I/O error")


@pytest.mark.parametrize("error", [IO_ERROR, KeyboardInterrupt()])
def test_a_block_that_cannot_be_undone_is_not_committed(store, error):
    """A second Ctrl-C, or an error of the disk, in the moment of the ROLLBACK."""
    refuse(store, "ROLLBACK", error)
    ends = write_together(store, fail)
    assert ends[0] is not None
    assert written(store) == {}
    assert write_together(store, nothing) == [None]


@pytest.mark.parametrize("error", [IO_ERROR, KeyboardInterrupt()])
def test_a_block_that_cannot_be_undone_within_a_group_is_not_committed_with_it(store, error):
    refuse(store, "ROLLBACK TO writer", error)
    ends = write_together(store, nothing, fail, nothing)
    found = written(store)
    assert "writer 1" not in found
    for number in (0, 2):
        assert (ends[number] is None) == (found.get(f"writer {number}") == 2), (ends, found)


def test_a_commit_that_can_neither_be_made_nor_undone_is_not_made_by_the_next(store):
    class Broken(Stubborn):
        def execute(self, sql, *values):
            if sql in ("COMMIT", "ROLLBACK") and self.left:
                self.__dict__["left"] -= 1
                raise IO_ERROR
            return self.real.execute(sql, *values)

    tables = store._writers._opened()
    tables.db = Broken(tables.db, "", None)
    tables.db.__dict__["left"] = 2
    with pytest.raises(StorageFailed), store.write() as db:
        db.count_call("lost", 1)
    with store.write() as db:
        db.count_call("kept", 1)
    assert written(store) == {"kept": 1}


def test_a_block_that_overlooks_that_its_changes_were_undone_is_not_told_that_they_are_done(store):
    """SQLite rolls back by itself when the disk is full; formerly COMMIT then failed."""
    with pytest.raises(StorageFailed), store.write() as db:
        db.count_call("lost", 1)
        db.db.execute("ROLLBACK")
