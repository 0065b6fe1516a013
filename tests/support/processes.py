"""Ports, starts, waits and ends of real processes, for all tests, the browsers and the benchmarks. Linux only.

Commands are written as `python -m module ...`. `start` and `run` fork the modules that the starter has preloaded and
execute everything else; `real=True` always executes, for tests about descriptors, command lines or environments.
"""

import atexit
import fcntl
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
CASHIER = (sys.executable, str(ROOT / "app.py"))
"""What runs a command of the cashier."""
PATIENCE = 60.0
"""Seconds; a busy machine is slow, not wrong."""
STOP_SECONDS = 25.0
SETTINGS = ("CASHIER_", "CTRADER_", "OIDC_", "STRIPE_")
"""Prefixes of what our processes may be told by a test alone, not by the shell that it was started from."""
PORTS = range(20_000, 32_000)
"""Below the ports that Linux gives to outgoing connections."""

MODULES = frozenset({"simulator", "simulator.stripe"})
"""What the starter forks, beside the cashier."""

T = TypeVar("T")


def until(what: Callable[[], T], seconds: float = PATIENCE) -> T:
    """The first true value of `what`. Raises AssertionError if there is none within `seconds`."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, f"it did not come about within {seconds:g} s"
        time.sleep(0.01)
    return found


# --- ports ---


class _Ports:
    """Gives every port once; a lock on one byte of a file keeps it from all other processes until this one ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = iter(PORTS)
        # Closing any descriptor of the file would give up all locks, so this one stays open.
        # It is the same for all test runs, wherever they keep their files.
        path = Path(f"/tmp/cashier-test-ports-{os.getuid()}")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self) -> int:
        """A port on which nobody listens and that nobody else was given."""
        with self._lock:
            for port in self._next:
                with suppress(OSError), socket.socket() as probe:
                    fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", port))
                    return port
        raise AssertionError("no free port")


@cache
def _ports() -> _Ports:
    return _Ports()


def free_port() -> int:
    """A port of our own: no other test, worker of the test runner or test run is given it while this process lives."""
    return _ports().take()


def free_ports(count: int) -> list[int]:
    """As many ports of our own."""
    return [free_port() for _ in range(count)]


# --- processes ---


class Forked:
    """A process that the starter made; it behaves like a `subprocess.Popen`."""

    def __init__(self, pid: int, starter: "_Starter") -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._starter = starter
        self._ended = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._collect(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code. Raises subprocess.TimeoutExpired after `timeout` seconds."""
        code = self._collect(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def _collect(self, timeout: float | None) -> int | None:
        # A poll, not a select: a test may hold more descriptors than a select can name.
        waiting = select.poll()
        if self.returncode is None:
            waiting.register(self._ended, select.POLLIN)
            if waiting.poll(None if timeout is None else timeout * 1000):
                self.returncode = self._starter.reap(self.pid)
                os.close(self._ended)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended and its number may be another's."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)


Process = subprocess.Popen[bytes] | Forked


def module_of(command: Sequence[str]) -> str:
    """The module that a command line runs, if it is one that the starter forks; else an empty text."""
    if tuple(command[:2]) == CASHIER:
        return "app"
    wanted = list(command[:2]) == [sys.executable, "-m"] and command[2] in MODULES
    return command[2] if wanted else ""


class _Starter:
    """Our end of the starter's socket."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.starter", str(theirs.fileno())],
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        assert self._orders.recv(100) == b"ready"
        atexit.register(self.close)

    def start(self, command: Sequence[str], cwd: Path, env: Mapping[str, str], files: Sequence[int]) -> Forked:
        order = json.dumps({"command": list(command), "cwd": str(cwd), "env": dict(env)}).encode()
        with self._lock:
            socket.send_fds(self._orders, [order], list(files))
            return Forked(int(self._orders.recv(100)), self)

    def reap(self, pid: int) -> int:
        """The exit code of a child that has ended."""
        with self._lock:
            self._orders.send(json.dumps({"reap": pid}).encode())
            return int(self._orders.recv(100))

    def close(self) -> None:
        self._orders.close()
        self._process.wait(PATIENCE)


@cache
def _starter() -> _Starter:
    return _Starter()


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of this process without the settings of ours in it, and with the given ones."""
    return {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)} | dict(settings)


def start(command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path, real: bool = False) -> Process:
    """Start a process in a session of its own, both outputs appended to `log`."""
    command = list(map(str, command))
    with log.open("ab") as output, Path(os.devnull).open() as nothing:
        if module_of(command) and not real:
            return _starter().start(command, cwd, env, [nothing.fileno(), output.fileno(), output.fileno()])
        return subprocess.Popen(
            command, cwd=cwd, env=env, stdin=nothing, stdout=output, stderr=output, start_new_session=True
        )


def run(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], real: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Raises subprocess.TimeoutExpired, with the process killed, if it takes too long."""
    command = list(map(str, command))
    if not module_of(command) or real:
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=PATIENCE)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open() as nothing:
        process = _starter().start(command, cwd, env, [nothing.fileno(), out.fileno(), err.fileno()])
        try:
            code = process.wait(PATIENCE)
        finally:
            process.kill()
        out.seek(0), err.seek(0)
        return subprocess.CompletedProcess(command, code, out.read().decode(), err.read().decode())


def stop(process: Process | None, seconds: float = STOP_SECONDS) -> int | None:
    """SIGTERM, and SIGKILL if that does not end it in time; the exit code. None is a process that never started."""
    if process is None:
        return None
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


@contextmanager
def announced(command: Sequence[str]) -> Iterator[tuple[Process, str]]:
    """A server that says `ready URL` in its first line, and that URL."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "announced.log"
        process = start(command, ROOT, environment({}), log)
        try:
            ready = until(lambda: process.poll() is not None or re.match(r"ready (\S+)\n", log.read_text()))
            assert isinstance(ready, re.Match), log.read_text()
            yield process, ready[1]
        finally:
            stop(process)


# --- what is seen of them from outside ---


def is_up(url: str) -> bool:
    """True if an address answers with 200."""
    with suppress(OSError, urllib.error.HTTPError), urllib.request.urlopen(url, timeout=5) as answer:
        return bool(answer.status == 200)
    return False


def accepts(port: int) -> bool:
    """True if somebody listens on the port of this machine."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def alive(pid: int) -> bool:
    """True if a process runs or is stopped, not if it has ended and nobody has asked for its exit code."""
    return _state(pid) not in ("", "Z", "X")


def is_stopped(pid: int) -> bool:
    """True after SIGSTOP."""
    return _state(pid) == "T"


def _state(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return ""


def processes_in(folder: Path) -> dict[int, str]:
    """The living processes whose working directory this is: process id to name.

    The name is the kernel's, which the starter sets to the role, or the command line of one that was executed.
    """
    found = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and (entry / "cwd").readlink() == folder and alive(int(entry.name)):
                name = (entry / "comm").read_text().strip()
                words = (entry / "cmdline").read_bytes().decode().replace("\0", " ").strip()
                found[int(entry.name)] = words if name.startswith("python") else name
    return found


def children(pid: int) -> list[int]:
    """The processes that a process has started and that are not collected yet."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found
