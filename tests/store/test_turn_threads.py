"""The thread that waits for another process's turn: where it cannot start, or has died, the next writer has another."""

import fcntl
import threading

import pytest

from inapp.domain.errors import StorageFailed
from inapp.store import turns
from tests.store.test_turns import store, turn_taken, written

__all__ = ["store"]


@pytest.mark.fault("D02")
def test_writers_go_on_after_a_moment_without_threads(store, monkeypatch):
    store._writers._seconds = 0.3

    def refuse(_):
        raise RuntimeError("can't start new thread")

    with turn_taken(store), monkeypatch.context() as limits:
        limits.setattr(threading.Thread, "start", refuse)
        with pytest.raises(StorageFailed), store.write() as db:
            db.count_call("too early", 1)
    with store.write() as db:
        db.count_call("later", 1)
    with turn_taken(store), pytest.raises(StorageFailed, match="another process"), store.write():
        pass
    with store.write() as db:
        db.count_call("later", 2)
    assert written(store) == {"later": 2}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.fault("D02")
def test_writers_go_on_after_the_system_had_no_lock_to_give(store, monkeypatch):
    store._writers._seconds = 0.3
    real = fcntl.flock

    def flock(file, how):
        if how == fcntl.LOCK_EX:
            raise OSError(37, "No locks available")
        real(file, how)

    with turn_taken(store), monkeypatch.context() as limits:
        limits.setattr(turns.fcntl, "flock", flock)
        with pytest.raises(StorageFailed), store.write():
            pass
    with store.write() as db:
        db.count_call("later", 1)
    assert written(store) == {"later": 1}
