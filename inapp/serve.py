"""The web server and the money worker, each a process of its own, under one supervisor. Linux only."""

import ctypes
import errno
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

EXIT_SETTINGS = 2
EXIT_LOCKED = 3
EXIT_PORT_TAKEN = 4
FINAL = frozenset({EXIT_SETTINGS, EXIT_LOCKED, EXIT_PORT_TAKEN})
"""Exit codes of a child that starting it again cannot mend."""

APP = Path(__file__).resolve().parent.parent / "app.py"
TICK = 0.05
FIRST_DELAY = 0.1
LONGEST_DELAY = 10.0
STEADY = 30.0
"""Seconds of life after which a child's next death counts as its first."""
HEADER_MILLISECONDS = 3000
"""How long a silent connection is kept: a half-sent request must not hold up the end for more than five seconds."""

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


class PortTaken(click.ClickException):
    """Another program listens where the web server is to listen."""

    exit_code = EXIT_PORT_TAKEN


def require_free_port(host: str, port: int) -> str:
    """The numeric address of the host, on which the port is free.

    Raises PortTaken, or ClickException for an address that is not this machine's. The web server itself shares
    ports (SO_REUSEPORT), so that without this two cashiers would take each other's requests.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"port {port} on {host} is taken by another program; stop it or choose another with --port"
            ) from None
        raise click.ClickException(f"cannot listen on {host} port {port}: {error.strerror}") from None
    return str(place[0])


def _end_with(parent: int) -> None:
    """Run in a new child: has the kernel send it SIGTERM when its parent is gone (man 2 prctl)."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def serve_web(host: str, port: int, threads: int = 8, target: str = "") -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests in flight. Raises PortTaken.

    `target` names another maker of an application, as `file:function`.
    """
    address = require_free_port(host, port)
    # The server forks a process that holds the port: it must not outlive the one that we know of.
    multiprocessing.set_start_method("fork", force=True)
    os.register_at_fork(after_in_child=partial(_end_with, os.getpid()))
    Granian(
        target or f"{APP}:create_app",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=threads,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=0.1,
    ).serve()


class Child:
    """A process that is started again whenever it ends, in a process group of its own."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._due = 0.0
        self._deaths = 0

    @property
    def running(self) -> bool:
        return self._process is not None

    def tend(self) -> int | None:
        """Start it if that is due; an exit code if it ended with one that is final."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._due:
                self._start(now)
            return None
        code = self._ended()
        if code is None or code in FINAL:
            return code
        self._deaths = 1 if now - self._started > STEADY else self._deaths + 1
        delay = min(FIRST_DELAY * 2 ** (self._deaths - 1), LONGEST_DELAY)
        self._due = now + delay
        click.echo(f"cashier: {self.name} ended with {code}; starting it again in {delay:g} s", err=True)
        return None

    def ask_to_stop(self) -> None:
        """Send it SIGTERM; its exit status is still to be collected, so the number cannot be another's by now."""
        if self._process is not None:
            os.kill(self._process.pid, signal.SIGTERM)

    def stopped(self) -> bool:
        """Whether it runs no more; what it left behind is then ended too."""
        return self._process is None or self._ended() is not None

    def sweep(self) -> int | None:
        """Kill whatever is left of its group and wait until all of it is gone; its exit code, if it ran."""
        process, self._process = self._process, None
        if process is None:
            return None
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        code = process.wait()
        # Orphans of the group are ours (subreaper); the port is free only when the last of them is gone.
        with suppress(ChildProcessError):
            while True:
                os.waitpid(-process.pid, 0)
        return code

    def _start(self, now: float) -> None:
        self._started = now
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=partial(_end_with, os.getpid()),
        )

    def _ended(self) -> int | None:
        process = self._process
        # WNOWAIT leaves the status uncollected: until the sweep the number of the group stays taken.
        seen = process and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return self.sweep() if seen else None


def supervise(
    host: str,
    port: int,
    held: bool = False,
    grace_seconds: float = 19.5,
    commands: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Run web and worker until SIGTERM or SIGINT, or until one of them ends for good; the exit code.

    0 after a signal, else the child's own: 2 settings, 3 another sender holds the lock, 4 port taken. After
    `grace_seconds` a child that has not stopped is killed. Raises PortTaken before anything is started.
    """
    require_free_port(host, port)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    children = [Child(name, command) for name, command in (commands or _commands(host, port, held)).items()]
    announced = False
    try:
        while True:
            for child in children:
                code = child.tend()
                if code is not None:
                    return code
            if not announced and all(child.running for child in children) and _accepts(host, port):
                click.echo(f"cashier ready on http://{_shown(host)}:{port}")
                announced = True
            if stop.wait(TICK):
                return 0
    finally:
        _stop(children, grace_seconds)


def _commands(host: str, port: int, held: bool) -> dict[str, list[str]]:
    flask = [sys.executable, "-m", "flask", "--app", str(APP)]
    return {
        "web": [*flask, "web", "--host", host, "--port", str(port)],
        "worker": [*flask, "worker", "--checked", *(["--held"] if held else [])],
    }


def _stop(children: Sequence[Child], grace_seconds: float) -> None:
    deadline = time.monotonic() + grace_seconds
    for child in children:
        child.ask_to_stop()
    while not all(child.stopped() for child in children):
        if time.monotonic() >= deadline:
            for child in children:
                if not child.stopped():
                    click.echo(f"cashier: {child.name} did not stop within {grace_seconds:g} s; killed", err=True)
                    child.sweep()
            return
        time.sleep(TICK)


def _accepts(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
