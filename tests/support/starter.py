"""Forks processes from an interpreter that has imported everything already: a start costs milliseconds, not a second.

`python -m tests.support.starter FD` listens on an inherited socket. Each process it makes leads a session of its own,
has its own directory, environment, arguments and descriptors, and runs a module as `python -m` would. A forked `serve`
gets its two halves by a fork as well. Linux only.
"""

import atexit
import gc
import importlib
import inspect
import json
import os
import pkgutil
import runpy
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from inapp import serve
from tests.support.kept_templates import keep_templates
from tests.support.processes import module_of

PRELOADED = ("app", "granian", "granian.http", "simulator.__main__", "simulator.stripe.__main__", "stripe")
PRELOADED_WHOLE = ("inapp", "psp_adapters")
"""Packages whose every module is imported; the adapters and some of ours are otherwise imported late."""
LONGEST = 1 << 20
"""Bytes of the longest order."""
REAL_SPAWN = serve.spawn


class Nursery:
    """Forks on behalf of a supervisor, which becomes the parent of what is born here as if it had forked itself."""

    def __init__(self) -> None:
        self._supervisor = os.getpid()
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.command: list[str] = []
        """In a born process: what it is to run. Empty in the supervisor."""
        if os.fork() == 0:
            self._socket.close()
            _call_this_process("nursery")
            self._deliver(theirs)
        else:
            theirs.close()

    def _deliver(self, orders: socket.socket) -> None:
        """Fork twice for every order; the one in the middle dies, so that the kernel gives the born one to the reaper.

        Returns in the born process only.
        """
        while order := orders.recv(LONGEST):
            told, tells = os.pipe()
            if middle := os.fork():
                number = os.read(told, 20)
                os.waitpid(middle, 0)  # from now on the born one is the reaper's
                orders.send(number)
                os.close(told), os.close(tells)
                continue
            middle = os.getpid()
            if born := os.fork():
                os.write(tells, str(born).encode())
                os._exit(0)
            while os.getppid() == middle:
                time.sleep(0.001)
            self.command = json.loads(order)
            return
        os._exit(0)

    def spawn(self, command: list[str], **how: Any) -> Any:
        """In place of `inapp.serve.spawn`, in a supervisor that is a subreaper."""
        if not module_of(command):
            return REAL_SPAWN(command, **how)
        self._socket.send(json.dumps(command).encode())
        return Born(int(self._socket.recv(LONGEST)))

    def raise_(self) -> None:
        """In a born process: what `inapp.serve.spawn` does for the supervisor's own children."""
        os.setsid()
        serve.end_with(self._supervisor)
        with Path(os.devnull).open() as nothing:
            os.dup2(nothing.fileno(), 0)
        os.closerange(3, 1 << 16)


class Born:
    """A child from the nursery, as much of a Popen as a supervisor asks for."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def wait(self) -> int:
        """Its exit code, once it has ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _call_this_process(name: str) -> None:
    """A fork keeps the command line of its parent, so the kernel's short name tells what a process is."""
    Path("/proc/self/comm").write_text(name[:15])


def _wait_for_orders(orders: socket.socket) -> dict[str, Any]:
    """Fork for every order; returns the order in the child, and nothing in the starter, when nobody orders any more."""
    children: set[int] = set()
    while True:
        text, files, _, _ = socket.recv_fds(orders, LONGEST, 3)
        if not text:
            for child in children:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            return {}
        order = json.loads(text)
        if "reap" in order:
            children.discard(order["reap"])
            code = os.waitstatus_to_exitcode(os.waitpid(order["reap"], 0)[1])
            orders.send(str(code).encode())
            continue
        child = os.fork()
        if child == 0:
            _settle_in(order, files)
            return dict(order)
        children.add(child)
        for file in files:
            os.close(file)
        orders.send(str(child).encode())


def _settle_in(order: dict[str, Any], files: list[int]) -> None:
    os.setsid()
    for number, file in enumerate(files):
        os.dup2(file, number)
    os.closerange(3, 1 << 16)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])


def _prepare(command: list[str]) -> list[str]:
    """Name this process after its role, and give a supervisor its nursery; the command that is to run here."""
    if "serve" not in command:
        return command
    nursery = Nursery()
    if nursery.command:
        nursery.raise_()
        return nursery.command
    serve.spawn = nursery.spawn
    return command


def _run(command: list[str]) -> None:
    module = module_of(command)
    words = command[2:] if module == "app" else command[3:]
    _call_this_process(next((role for role in ("serve", "web", "worker") if role in words), module))
    loaded = sys.modules.pop(f"{module}.__main__", None)
    sys.argv = [str(inspect.getfile(loaded)) if loaded else module, *words]
    code: object = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    _end(code)


def _end(code: object) -> NoReturn:
    """End as an interpreter does, but for taking hundreds of modules apart, which is most of a short command's time.

    Of what that would do, others see the closing of connections: SQLite then puts the whole database into one file.
    """
    if not isinstance(code, int | None):
        print(code, file=sys.stderr)
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for connection in [found for found in gc.get_objects() if isinstance(found, sqlite3.Connection)]:
        with suppress(sqlite3.ProgrammingError):  # another thread's, which is closed with that
            connection.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)


def _preload() -> None:
    for name in PRELOADED:
        importlib.import_module(name)
    for name in PRELOADED_WHOLE:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()  # a collection in a child would copy every page that it looks at


def main() -> None:
    """Preload, say so, and fork until the other end of the socket is closed."""
    orders = socket.socket(fileno=int(sys.argv[1]))
    _preload()
    templates = tempfile.mkdtemp()
    keep_templates(Path(templates))
    orders.send(b"ready")
    order = _wait_for_orders(orders)
    if order:
        _run(_prepare(order["command"]))
    shutil.rmtree(templates)


if __name__ == "__main__":
    main()
