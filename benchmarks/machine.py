"""Starting what is measured, stopping it, and reading how much CPU each part has used. Linux only."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.processes import ROOT, children, free_port, is_up, start, stop

PATIENCE = 600.0
"""Seconds for a start; with many payments the whole database is checked first."""
CRM_PASSWORD = "benchmark-crm"
MANAGER = ("4100", "benchmark-manager")

_TICKS = os.sysconf("SC_CLK_TCK")


class DidNotStart(Exception):
    """Something that is to be measured does not answer."""


@contextmanager
def running(
    command: Sequence[str], folder: Path, log: str, port: int, path: str, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """A server that answers on its port; gives its process id. Raises DidNotStart."""
    file = folder / log
    process = start(command, folder, {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}, file, real=True)
    try:
        deadline = time.monotonic() + PATIENCE
        while not is_up(f"http://127.0.0.1:{port}{path}"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise DidNotStart(f"{' '.join(command[:6])}:\n{file.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        yield process.pid
    finally:
        stop(process)


@contextmanager
def floor(name: str, folder: Path) -> Iterator[tuple[int, dict[str, int]]]:
    """A floor's port, and the process to be watched."""
    port = free_port()
    command = (sys.executable, "-m", "benchmarks.floors", name, str(port))
    with running(command, folder, f"{name}.log", port, "/") as process:
        yield port, {"server": process}


@contextmanager
def local_ctrader(
    folder: Path, port: int, cashier_port: int, python: str = sys.executable, checkout: Path = ROOT
) -> Iterator[int]:
    """A local cTrader of its own; gives its process id."""
    command = [python, "-m", "benchmarks.ctrader", "--port", str(port)]
    command += ["--cashier", f"http://127.0.0.1:{cashier_port}", "--manager-login", MANAGER[0]]
    command += ["--manager-password", MANAGER[1], "--crm-password", CRM_PASSWORD]
    with running(command, folder, "ctrader.log", port, "/", {"PYTHONPATH": str(checkout)}) as process:
        yield process


class Installation:
    """A cashier with its own local cTrader, which knows the users of `accounts` and every client.

    Another `checkout` of the cashier runs with its own code, local cTrader and `.venv`. Raises DidNotStart if it has
    no `.venv`. With `counters`, a folder, its processes count there what they ask of SQLite, which makes them slower.
    """

    clients = "benchmarks.load"
    """The module whose clients know the addresses."""

    def __init__(self, folder: Path, accounts: Path, checkout: Path = ROOT, counters: Path | None = None) -> None:
        self.folder = folder
        self.accounts = accounts
        self.counters = counters
        self.checkout = checkout.resolve()
        self.python = sys.executable if self.checkout == ROOT else str(self.checkout / ".venv/bin/python")
        if not Path(self.python).exists():
            raise DidNotStart(f"{self.python} is missing: make the environment of that checkout first")
        self.port = free_port()
        self.sim_port = free_port()
        self.start_seconds = 0.0

    @property
    def database(self) -> Path:
        return self.folder / "cashier.db"

    @property
    def environment(self) -> dict[str, str]:
        shell = f"http://localhost:{self.sim_port}"
        return {
            "PYTHONPATH": str(self.checkout),
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": str(self.database),
            "CASHIER_SECRET_KEY": "benchmark-secret-key",
            "CASHIER_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "CASHIER_SUCCESS_URL": f"{shell}/callback/success",
            "CASHIER_CLOSE_URL": f"{shell}/callback/close",
            "CASHIER_FRAME_ANCESTORS": shell,
            "CASHIER_CRM_PASSWORDS": CRM_PASSWORD,
            "CASHIER_PSPS": "mock",
            "CTRADER_URL": f"http://127.0.0.1:{self.sim_port}",
            "CTRADER_MANAGER_LOGIN": MANAGER[0],
            "CTRADER_MANAGER_PASSWORD": MANAGER[1],
            "CTRADER_READER": "simulator",
            "CTRADER_CALLS_PER_HOUR": "100000000",
            "CASHIER_OPEN_DEPOSITS": "1000000",  # a few traders stand for many
            "CASHIER_STARTS_PER_HOUR": "100000000",
        }

    def _counting(self) -> dict[str, str]:
        if self.counters is None:
            return {}
        return {"BENCHMARK_COUNTERS": str(self.counters), "PYTHONPATH": f"{ROOT}/benchmarks/counted:{ROOT}"}

    @contextmanager
    def up(self) -> Iterator[dict[str, int]]:
        """Everything started and answering; gives the process of each part."""
        flask = (self.python, "-m", "flask", "--app", str(self.checkout / "app.py"))
        importing = (*flask, "accounts", "import", str(self.accounts))
        environment = {**os.environ, **self.environment}
        subprocess.run(importing, cwd=self.folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        sim = local_ctrader(self.folder, self.sim_port, self.port, self.python, self.checkout)
        with ExitStack() as stack:
            simulator = stack.enter_context(sim)
            began = time.monotonic()
            serve = (*flask, "serve", "--port", str(self.port))
            environment = self.environment | self._counting()
            process = running(serve, self.folder, "cashier.log", self.port, "/healthz", environment)
            supervisor = stack.enter_context(process)
            self.start_seconds = time.monotonic() - began
            yield {"cTrader": simulator, **_halves(supervisor)}


def _halves(supervisor: int) -> dict[str, int]:
    """The web server and the worker among the supervisor's children."""
    found = {}
    for child in children(supervisor):
        words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        found["worker" if b"worker" in words else "web"] = child
    return found


def cpu_seconds(process: int) -> float:
    """What a process and all below it have used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS + sum(map(cpu_seconds, children(process)))
