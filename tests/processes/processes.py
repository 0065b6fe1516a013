"""The cashier and the local cTrader as real processes, and how to be sure that none of them is left behind."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from inapp import serve
from inapp.store import Database

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0
RUNNER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
PORTS = range(9700 + 50 * RUNNER, 9750 + 50 * RUNNER)
"""Test files that run at the same time take none of each other's ports."""
SETTINGS = ("CASHIER_", "CTRADER_")

T = TypeVar("T")


def until(what: Callable[[], T], seconds: float = PATIENCE) -> T:
    """Wait for something to become true, and return it."""
    end = time.monotonic() + seconds
    while True:
        if found := what():
            return found
        assert time.monotonic() < end, f"it did not come about within {seconds:g} s"
        time.sleep(0.02)


def free_port() -> int:
    for number in PORTS:
        with suppress(serve.PortTaken):
            serve.require_free_port("127.0.0.1", number)
            return number
    raise AssertionError("no free port")


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP; header names in lower case."""

    status: int
    text: str
    headers: dict[str, str]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def call(url: str, body: bytes | None = None, headers: dict[str, str] | None = None, method: str = "") -> Answer:
    """One HTTP call. Raises OSError, also when the other side dies on the way."""
    request = urllib.request.Request(url, body, headers or {}, method=method or None)
    try:
        with _opener.open(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()})
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read().decode(), {k.lower(): v for k, v in error.headers.items()})
    except (ConnectionError, urllib.error.URLError):
        raise
    except Exception as error:  # http.client has exceptions of its own for a half answer
        raise ConnectionError(type(error).__name__) from error


def alive(pid: int) -> bool:
    with suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return False


def is_stopped(pid: int) -> bool:
    with suppress(OSError):
        return "State:\tT" in Path(f"/proc/{pid}/status").read_text()
    return False


def processes_with(setting: str) -> dict[int, list[str]]:
    """The command lines of living processes that have this line in their environment."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if setting.encode() in (entry / "environ").read_bytes().split(b"\0") and alive(int(entry.name)):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().decode().split("\0")
    return found


class Simulator:
    """The local cTrader; `url` is its address and `call` its control interface."""

    def __init__(
        self, folder: Path, cashier_port: int, manager_password: str = "demo-manager", crm_password: str = "demo-crm"
    ) -> None:
        self.cashier_port = cashier_port
        self.log = folder / "simulator.log"
        self._file = self.log.open("w")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "simulator", "--port", "0", "--cashier", f"http://127.0.0.1:{cashier_port}"),
                *("--manager-login", "4100", "--manager-password", manager_password, "--crm-password", crm_password),
            ],
            cwd=ROOT,
            stdout=self._file,
            stderr=subprocess.STDOUT,
        )
        found = until(lambda: re.search(r"ready http://localhost:(\d+)/", self.log.read_text()))
        self.url = f"http://127.0.0.1:{found[1]}"

    def call(self, path: str, **body: Any) -> Any:
        """`GET` without fields, `POST` with some or with the empty name `post`."""
        data = json.dumps({k: v for k, v in body.items() if k != "post"}).encode() if body else None
        answer = call(f"{self.url}/_sim/{path}", data)
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def reset(self) -> None:
        self.call("reset", post=True)

    def bookings(self, ref: str = "") -> list[dict[str, Any]]:
        """What cTrader has really booked, oldest first."""
        return [entry for entry in self.call("history") if entry["externalId"].startswith(ref)]

    def sent(self, ref: str = "") -> list[str]:
        """The external ids of the `changebalance` calls that have reached cTrader."""
        calls = [entry for entry in self.call("calls") if entry["path"].endswith("/changebalance")]
        return [entry["externalId"] for entry in calls if (entry["externalId"] or "").startswith(ref)]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._file.close()


class Cashier:
    """One installation: a database, a port, settings, and whatever runs on them."""

    def __init__(self, folder: Path, simulator: Simulator, accounts: Path | None = None, **settings: str) -> None:
        self.folder, self.simulator, self.port = folder, simulator, simulator.cashier_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = folder / "cashier.db"
        self.log = folder / "cashier.log"
        self.settings = {
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": str(self.database),
            "CASHIER_PUBLIC_URL": self.url,
            "CTRADER_URL": simulator.url,
            "CASHIER_QUIET_PERIOD": "1",
            **settings,
        }
        self._files: list[Any] = []
        self.started: list[subprocess.Popen[bytes]] = []
        if accounts:
            shutil.copy(accounts, self.database)

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
        return {**inherited, **self.settings}

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "flask", "--app", str(ROOT / "app.py"), *words]

    def start(self, *words: str, wait: bool = True, before: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        """Start `serve` or another command in the background; with `wait`, until it is ready and healthy or held."""
        log = self.log.open("ab")
        self._files.append(log)
        command = [*before, *self.command(*(words or ("serve",)))]
        if not words or words[0] != "worker":
            command += ["--port", str(self.port)]
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        self.started.append(process)
        if wait:
            until(lambda: self.health()[0] == 200 or "held" in self.health()[1] or process.poll() is not None)
            assert process.poll() is None, self.log.read_text()
        return process

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A command of the staff, to its end."""
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def stop(self, process: subprocess.Popen[bytes] | None = None, seconds: float = PATIENCE) -> int:
        """SIGTERM, and the exit code."""
        process = process or self.started[-1]
        process.send_signal(signal.SIGTERM)
        return process.wait(seconds)

    def pids(self, role: str) -> list[int]:
        """The processes that run as `serve`, `web` (two: the second holds the port) or `worker`, oldest first."""
        running = processes_with(f"CASHIER_DATABASE={self.database}")
        return sorted(pid for pid, words in running.items() if role in words)

    def words(self, pid: int) -> list[str]:
        """The command line of one of our processes."""
        return processes_with(f"CASHIER_DATABASE={self.database}").get(pid, [])

    def worker(self, after: int = 0) -> int:
        """The worker's process number, once there is one that is not `after`."""
        return until(lambda: next((pid for pid in self.pids("worker") if pid != after), 0))

    def health(self) -> tuple[int, str]:
        with suppress(OSError):
            answer = call(f"{self.url}/healthz")
            return answer.status, answer.text
        return 0, ""

    def post(self, path: str, form: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        return call(self.url + path, urlencode(form).encode(), headers)

    def rows(self, sql: str, *values: object, file: str = "") -> list[sqlite3.Row]:
        """What stands in the database, or with `file=".mock"` in the mock's own, read from outside."""
        with closing(sqlite3.connect(f"file:{self.database}{file}?mode=rw", uri=True, timeout=20)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql, values).fetchall()

    def pass_minutes(self, ref: str, minutes: int) -> None:
        """As if the open attempt of a payment had ended so many minutes earlier, and it were time to look again."""
        shift = minutes * 60_000
        self.change("UPDATE attempts SET ended = ended - ? WHERE ref = ? AND ended > 0", shift, ref)
        self.change("UPDATE payments SET due = ? WHERE ref = ?", self.now(), ref)

    def change(self, sql: str, *values: object) -> None:
        """Write into the database from outside, when it is our turn."""
        database = Database(self.database)
        with database.write() as tables:
            tables.db.execute(sql, values)
        database.close()

    def state(self, ref: str) -> str:
        return next((row["status"] for row in self.rows("SELECT status FROM payments WHERE ref = ?", ref)), "")

    def attempts(self, ref: str) -> list[tuple[str, str]]:
        """External ids without the reference, and what became of them."""
        rows = self.rows("SELECT external_id, state FROM attempts WHERE ref = ? ORDER BY started, n", ref)
        return [(row["external_id"].removeprefix(f"{ref}."), row["state"]) for row in rows]

    @staticmethod
    def now() -> int:
        """The time as the database holds it."""
        return time.time_ns() // 1_000_000

    def marker(self, point: str) -> Path:
        """The file that shows that a rehearsal has stopped a process at this point."""
        return Path(f"{self.database}.stopped-at-{point}")

    def kill_all(self) -> None:
        """End everything that belongs to this database, and see that it is gone."""
        while running := processes_with(f"CASHIER_DATABASE={self.database}"):
            for pid in running:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            for process in self.started:
                process.poll()
            time.sleep(0.01)
        for process in self.started:
            process.wait()
        for file in self._files:
            file.close()
