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
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from demo.run import FROM_CTRADER
from inapp.store import Database
from tests.support.processes import (
    CASHIER,
    PATIENCE,
    ROOT,
    Process,
    environment,
    processes_in,
    run,
    start,
    until,
)


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


class Simulator:
    """The local cTrader; `url` is its address and `call` its control interface. `reader` is what reads its history."""

    reader = "simulator"

    def __init__(
        self,
        folder: Path,
        cashier_port: int,
        manager_password: str = "demo-manager",
        crm_password: str = "demo-crm",
        reader_password: str = "demo-reader",
        more: tuple[str, ...] = (),
    ) -> None:
        self.cashier_port = cashier_port
        self.log = folder / "simulator.log"
        command = [sys.executable, "-m", "simulator", "--port", "0", "--cashier", f"http://127.0.0.1:{cashier_port}"]
        command += ["--manager-login", "4100", "--manager-password", manager_password, "--crm-password", crm_password]
        command += ["--manager-api-port", "0", "--reader-password", reader_password, *more]
        self.process = start(command, ROOT, environment({}), self.log)
        found = until(lambda: re.search(r"ready http://localhost:(\d+)/", self.log.read_text()))
        self.url = f"http://127.0.0.1:{found[1]}"

    def call(self, path: str, **body: Any) -> Any:
        """`GET` without fields, `POST` with some or with the empty name `post`."""
        data = json.dumps({k: v for k, v in body.items() if k != "post"}).encode() if body else None
        answer = call(f"{self.url}/_sim/{path}", data)
        assert answer.status == 200, answer.text
        return json.loads(answer.text)

    def read_by(self, *names: str) -> dict[str, str]:
        """The settings of a cashier that reads the history in these ways."""
        settings = {"CTRADER_READER": ",".join(names)}
        for reader in names:
            told = self.call(reader)
            settings |= {name: str(told[word]) for name, word in FROM_CTRADER[reader].items()}
        return settings

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

    def stop(self) -> None:
        """End it in order, with what it has started."""
        self.process.terminate()
        self.process.wait(PATIENCE)


class Cashier:
    """One installation: a database, a port, settings, and whatever runs on them.

    With `real` everything in it is executed; otherwise it is forked from the starter, which is much faster.
    """

    def __init__(
        self, folder: Path, simulator: Simulator, accounts: Path | None = None, real: bool = False, **settings: str
    ) -> None:
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
        self.real = real
        self.started: list[Process] = []
        if accounts:
            shutil.copy(accounts, self.database)

    def start(self, *words: str, wait: bool = True, before: tuple[str, ...] = ()) -> Process:
        """Start `serve` or another command in the background; with `wait`, until it is ready and healthy or held."""
        command = [*before, *CASHIER, *(words or ("serve",))]
        if not words or words[0] != "worker":
            command += ["--port", str(self.port)]
        process = start(command, self.folder, environment(self.settings), self.log, self.real)
        self.started.append(process)
        if wait:
            until(lambda: self.health()[0] == 200 or "held" in self.health()[1] or process.poll() is not None)
            assert process.poll() is None, self.log.read_text()
        return process

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A command of the staff, to its end."""
        return run([*CASHIER, *words], self.folder, environment({**self.settings, **settings}), self.real)

    def stop(self, process: Process | None = None, seconds: float = PATIENCE) -> int:
        """SIGTERM, and the exit code."""
        process = process or self.started[-1]
        process.send_signal(signal.SIGTERM)
        return process.wait(seconds)

    def pids(self, role: str) -> list[int]:
        """The processes that run as `serve`, `web` (two: the second holds the port) or `worker`, oldest first."""
        running = processes_in(self.folder)
        return sorted(pid for pid, words in running.items() if role in words.split())

    def words(self, pid: int) -> list[str]:
        """The command line of one of our executed processes."""
        return processes_in(self.folder).get(pid, "").split()

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

    def connections(self) -> int:
        """Connections to the web server that are open now."""
        table = Path("/proc/net/tcp").read_text().splitlines()[1:]
        ours = f"0100007F:{self.port:04X}"
        return sum(line.split()[1] == ours and line.split()[3] == "01" for line in table)

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
        while running := processes_in(self.folder):
            for pid in running:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)
        for process in self.started:
            process.wait()
