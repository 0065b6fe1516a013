"""The operating system's clocks, the lock of the only sender, and the crash points of rehearsals."""

import fcntl
import os
import pwd
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

_SIGNALS = {"": signal.SIGKILL, "stop": signal.SIGSTOP}


class SystemClock:
    """The operating system's time."""

    def now(self) -> int:
        """Wall clock, milliseconds since the epoch."""
        return time.time_ns() // 1_000_000

    def boot(self) -> float:
        """Seconds since the machine started; unlike the monotonic clock it goes on while the machine sleeps."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def sleep(self, milliseconds: int) -> None:
        """Wait."""
        time.sleep(milliseconds / 1000)


NOBODY = 2**32 - 1
"""The login uid of a process that no login has started (man 5 proc, /proc/pid/loginuid)."""


def system_user(sudo_user: str, loginuid: Path = Path("/proc/self/loginuid")) -> str:
    """The machine's own word for the person at this process.

    It is the user who logged in, which the kernel keeps across su and sudo; else the one who called sudo; else the
    process's own user.
    """
    try:
        number = int(loginuid.read_text())
    except (OSError, ValueError):
        number = NOBODY
    if number == NOBODY and sudo_user:
        return sudo_user
    number = os.getuid() if number == NOBODY else number
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"


class SenderLock:
    """An advisory file lock, held until it is closed or the process dies.

    Programs that this process starts do not inherit it. A child forked without exec would share it, because the
    system ties it to the open file and not to the process, so the holder must never fork that way. The file itself
    stays: removing it would let a second holder lock a new file of the same name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False if another holder has it. Raises OSError if the file is out of reach."""
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(file)
            if isinstance(error, BlockingIOError):
                return False
            raise
        self._file = file
        return True

    def close(self) -> None:
        """Release the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def stop_at(points: str, database: Path) -> Callable[[str], None]:
    """The function that use cases call at their crash points; it ends the process at each of `points`, once.

    Points are separated by commas. The process sends itself SIGKILL or, for a point written `point:stop`, SIGSTOP. A
    file beside the database records that a point was reached, and keeps the restarted process from ending there again.
    Raises ValueError for another ending.
    """
    signals: dict[str, signal.Signals] = {}
    for text in filter(None, points.split(",")):
        name, _, ending = text.strip().partition(":")
        if ending not in _SIGNALS:
            raise ValueError(f"CASHIER_CRASH_AT: unknown ending {ending} at {name}")
        signals[name] = _SIGNALS[ending]

    def crash_point(point: str) -> None:
        if point not in signals:
            return
        try:
            Path(f"{database}.stopped-at-{point}").touch(exist_ok=False)
        except FileExistsError:
            return
        # To this thread: sent to the process, it may reach another thread first, while this one goes on for a moment.
        signal.pthread_kill(threading.get_ident(), signals[point])

    return crash_point
