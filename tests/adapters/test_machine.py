"""The clocks, and the lock that makes one process the only sender."""

import subprocess
import sys
import time
from contextlib import closing

import pytest

from inapp.adapters.machine import SenderLock, SystemClock

HOLD = """
import sys
from pathlib import Path
from inapp.adapters.machine import SenderLock
lock = SenderLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def holder(path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_both_clocks_tell_the_systems_time_in_their_units():
    clock = SystemClock()
    before = time.time()
    assert before - 0.001 <= clock.now() / 1000 <= time.time()
    # Sleep included, so never behind the clock that leaves it out.
    assert clock.boot() >= time.monotonic() - 0.001


def test_waiting_takes_the_milliseconds_that_were_asked_for():
    start = time.monotonic()
    SystemClock().sleep(20)
    assert 0.019 <= time.monotonic() - start < 1


def test_a_free_lock_is_taken_and_kept(tmp_path):
    with closing(SenderLock(tmp_path / "lock")) as lock, closing(SenderLock(tmp_path / "lock")) as other:
        assert lock.acquire() and lock.acquire()
        assert not other.acquire()
        lock.close()
        assert other.acquire()


@pytest.mark.fault("D09", "K21")
def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path):
    first, second = SenderLock(tmp_path / "lock"), SenderLock(tmp_path / "lock")
    assert first.acquire() and not second.acquire()
    first.close()
    assert second.acquire() and not first.acquire()
    second.close()


@pytest.mark.fault("D09")
def test_another_process_is_refused_and_a_killed_holder_holds_nothing(tmp_path):
    path = tmp_path / "lock"
    with holder(path) as process, closing(SenderLock(path)) as lock:
        assert process.stdout.readline() == "True\n"
        assert not lock.acquire()
        process.kill()
        process.wait()
        assert lock.acquire()


def test_a_program_that_the_holder_starts_does_not_inherit_the_lock(tmp_path):
    path = tmp_path / "lock"
    first, second = SenderLock(path), SenderLock(path)
    assert first.acquire()
    # close_fds=False: only the descriptor's own flag keeps it out of the child.
    child = subprocess.Popen(
        [sys.executable, "-c", "print(); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        close_fds=False,
    )
    with child:
        child.stdout.readline()
        first.close()
        assert second.acquire()
        second.close()
        child.kill()


def test_a_lock_in_a_missing_folder_is_an_error_and_not_a_refusal(tmp_path):
    with pytest.raises(FileNotFoundError):
        SenderLock(tmp_path / "missing" / "lock").acquire()
