"""The web server and the money worker, each a process of its own, under one supervisor. Linux only."""

import ctypes
import errno
import multiprocessing
import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import click

EXIT_SETTINGS, EXIT_LOCKED, EXIT_PORT_TAKEN = 2, 3, 4
FINAL = frozenset({EXIT_SETTINGS, EXIT_LOCKED, EXIT_PORT_TAKEN})
"""Exit codes of a child that would end the same way if it were started again."""

APP = Path(__file__).resolve().parent.parent / "app.py"
TICK_S, REST_S = 0.05, 1.0
"""Pauses between checks of children that start, and of children that run; the end of one is a signal besides."""
REPEAT_S = 0.25
"""Pause before a child that is told to stop, and does not, is told again."""
FIRST_DELAY_S, LONGEST_DELAY_S = 0.1, 10.0
STEADY_S = 30.0
"""Lifetime after which a child's next end counts as its first."""
HEADER_MS = 3000
"""Lifetime of a silent connection: a half-sent request must not delay the end for more than five seconds."""
THREADS = 100
"""Most requests that are worked at a time; threads start when they are needed. Most of them only wait, for passwords or
for other services, and each such queue leaves some free."""
SERVERS_LOG: dict[str, Any] = {
    "formatters": {},
    "handlers": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}
"""The web server's own lines go where all lines go, and it keeps no form of its own."""
SWITCH_S = 0.0005
STOPPING = frozenset({signal.SIGTERM, signal.SIGINT})

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)

Commands = Mapping[str, Sequence[str]]


class PortTaken(click.ClickException):
    """Another program listens on the web server's port."""

    exit_code = EXIT_PORT_TAKEN


def require_free_port(host: str, port: int) -> str:
    """The numeric address of a host whose port is free.

    Raises PortTaken, or ClickException for another machine's address. The web server itself shares ports
    (SO_REUSEPORT), so without this check two cashiers would take each other's requests.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            words = "is taken by another program; stop it or choose another with --port"
            raise PortTaken(f"port {port} on {host} {words}") from None
        raise click.ClickException(f"cannot listen on {host} port {port}: {error.strerror}") from None
    return str(place[0])


def end_with(parent: int, number: int = signal.SIGTERM) -> None:
    """Have the kernel send this new child a signal when its parent is gone (man 2 prctl)."""
    for handled in STOPPING:  # a handler of the parent's would swallow what comes before the child has its own
        signal.signal(handled, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    _libc.prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def spawn(command: Sequence[str], **more: Any) -> subprocess.Popen[bytes]:
    """Start a process that ends with this one, in a group of its own. `more` goes to Popen."""
    ending = partial(end_with, os.getpid())
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=ending, **more)


def serve_web(host: str, port: int, threads: int = THREADS, target: str = "") -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests in flight. Raises PortTaken.

    `target` names another application factory as `file:function`.
    """
    from granian import Granian  # the supervisor does without them
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    address = require_free_port(host, port)
    # The server forks a process that holds the port: it must not outlive the one that the supervisor knows.
    multiprocessing.set_start_method("fork", force=True)
    # Until it has handlers of its own it inherits ours, which would swallow a SIGTERM.
    os.register_at_fork(after_in_child=partial(end_with, os.getpid(), signal.SIGKILL))
    Granian(
        target or f"{APP}:create_app",
        address=address,
        port=port,
        interface=Interfaces.RSGI,
        workers=1,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MS),
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=SERVERS_LOG,
        respawn_failed_workers=True,
        respawn_interval=0.1,
    ).serve(target_loader=partial(_front, threads))


def _front(threads: int, target: str) -> Any:
    """The application of a target, behind the front that takes bodies in."""
    from inapp.front import Front

    # The event loop, and granian with it, wait for Python's lock at each request, so threads hand it over soon.
    sys.setswitchinterval(SWITCH_S)
    file, _, factory = target.rpartition(":")
    return Front(runpy.run_path(file)[factory](), threads)


class Child:
    """A process that is started again after each end."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self.process: subprocess.Popen[bytes] | None = None
        self._command = command
        self._due = self._started = self._delay = 0.0

    def tend(self) -> int | None:
        """Start it if that is due; returns its exit code if that is final."""
        now = time.monotonic()
        if self.process is None and now >= self._due:
            self.process, self._started = spawn(self._command), now
        code = self.ended()
        if code is None or code in FINAL:
            return code
        again = self._delay and now - self._started < STEADY_S
        self._delay = min(self._delay * 2, LONGEST_DELAY_S) if again else FIRST_DELAY_S
        self._due = now + self._delay
        click.echo(f"cashier: {self.name} ended with {code}; starting it again in {self._delay:g} s", err=True)
        return None

    def ended(self, force: bool = False) -> int | None:
        """Its exit code once it has ended, or is ended by `force`; its whole process group is then gone."""
        process = self.process
        # WNOWAIT leaves the status uncollected, so the group keeps its number until it is killed.
        waited = os.WEXITED | os.WNOHANG | os.WNOWAIT
        if process is None or not (force or os.waitid(os.P_PID, process.pid, waited)):
            return None
        self.process = None
        os.killpg(process.pid, signal.SIGKILL)
        code = process.wait()
        # Orphans of the group are ours (subreaper); the port is free only after the last of them.
        with suppress(ChildProcessError):
            while True:
                os.waitpid(-process.pid, 0)
        return code


def _halves(host: str, port: int, held: bool, console_port: int | None) -> Commands:
    """The commands of the children, by name."""
    ours = [sys.executable, str(APP)]
    console = [*ours, "console", "--host", host, "--port", str(console_port)]
    return {
        "web": [*ours, "web", "--host", host, "--port", str(port)],
        "worker": [*ours, "worker", "--checked", *(["--held"] if held else [])],
    } | ({"console": console} if console_port else {})


def supervise(
    host: str,
    port: int,
    held: bool = False,
    grace_seconds: float = 19.5,
    commands: Commands | None = None,
    console_port: int | None = None,
) -> int:
    """Run web, worker and, with a port for it, the console until SIGTERM or SIGINT, or until one ends for good.

    The exit code is 0 after a signal, else the child's own: 2 settings, 3 another sender holds the lock, 4 port taken.
    After `grace_seconds` a child that has not stopped is killed. Raises PortTaken before anything is started.
    """
    for each in (port, console_port) if console_port else (port,):
        require_free_port(host, each)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING | {signal.SIGCHLD})  # the loop waits for them
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    commands = commands or _halves(host, port, held, console_port)
    children = [Child(name, command) for name, command in commands.items()]
    ready = False
    try:
        while True:
            for child in children:
                code = child.tend()
                if code is not None:
                    return code
            running = all(child.process for child in children)
            if running and not ready:
                with suppress(OSError), socket.create_connection((host, port), timeout=1):
                    click.echo(f"cashier ready on http://{f'[{host}]' if ':' in host else host}:{port}")
                    ready = True
            news = signal.sigtimedwait(STOPPING | {signal.SIGCHLD}, REST_S if running and ready else TICK_S)
            if news and news.si_signo in STOPPING:
                return 0
    finally:
        _stop(children, grace_seconds)


def _tell_again(child: Child) -> None:
    """Repeat the order to stop to a child: one that was just starting may have missed it.

    Not to its own: granian's worker waits in its handler of a second SIGTERM, with Python's lock in its hand, for the
    requests in flight, which then never end.
    """
    if child.process:
        with suppress(ProcessLookupError):
            os.kill(child.process.pid, signal.SIGTERM)  # not `send_signal`, which collects the status


def _stop(children: Sequence[Child], grace_seconds: float) -> None:
    deadline = time.monotonic() + grace_seconds
    for child in children:
        if child.process:  # its status is not collected yet, so the number is still its own
            os.kill(child.process.pid, signal.SIGTERM)
    while running := [child for child in children if child.process and child.ended() is None]:
        left = deadline - time.monotonic()
        if left > 0:
            heard = signal.sigtimedwait({signal.SIGCHLD}, min(left, REPEAT_S))
            for child in () if heard else running:
                _tell_again(child)
            continue
        for child in running:
            click.echo(f"cashier: {child.name} did not stop within {grace_seconds:g} s; killed", err=True)
            child.ended(force=True)
