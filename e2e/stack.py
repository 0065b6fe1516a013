"""The real cashier beside the real local cTrader, started as processes of their own on free ports."""

import json
import shutil
import sqlite3
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

from inapp.domain.states import Status
from inapp.store import Database
from tests.support.processes import CASHIER, ROOT, Process, environment, free_ports, is_up, run, start, stop, until

MANAGER_LOGIN, MANAGER_PASSWORD, CRM_PASSWORD = "4100", "e2e-manager", "e2e-crm"

ALEX, SAM = 70011223, 70011224
OWNERS = {5512345: ALEX, 5512346: ALEX, 5512347: ALEX, 5512400: SAM, 5512401: SAM, 5512402: SAM}
USD, EUR, JPY, KWD = 5512345, 5512346, 5512347, 5512401
UNKNOWN_TOKEN = "0123456789abcdef".ljust(43, "0")
"""Looks like one of the cashier's and is none."""

FINAL = {status for status in Status if status.final}


class Stack:
    """A cashier and a cTrader that a test may do everything to."""

    identity = "sso"
    """Who makes the one-time tokens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        port, sim_port = free_ports(2)
        self.port, self.sim_port = port, sim_port
        # Two host names are two sites, two ports are not: the shell frames the cashier as a foreign site does.
        self.cashier, self.shell = f"http://127.0.0.1:{port}", f"http://localhost:{sim_port}"
        self.success, self.close = f"{self.shell}/callback/success", f"{self.shell}/callback/close"
        self._number = 0
        self._disturbed = False
        self._simulator: Process | None = None
        self._cashier: Process | None = None

    # --- running ---

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Start all, and end it whatever happens."""
        try:
            self.start()
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Bring both up with demo accounts and an empty database."""
        names = (*("--manager-login", MANAGER_LOGIN), *("--manager-password", MANAGER_PASSWORD))
        command = [sys.executable, "-m", "simulator", "--port", str(self.sim_port), "--cashier", self.cashier]
        self._simulator = self._spawn("simulator", [*command, *names, "--crm-password", CRM_PASSWORD])
        self._open_cashier()

    def _open_cashier(self) -> None:
        self._number += 1
        if self._furnished.exists():
            shutil.copy(self._furnished, self.database)
        else:
            self._furnish()
            if self.database.exists():  # a CRM that knows everybody leaves nothing to import
                shutil.copy(self.database, self._furnished)
        until(lambda: is_up(f"{self.shell}/"))
        serve = [*CASHIER, "serve", "--host", "127.0.0.1", "--port", str(self.port)]
        self._cashier = self._spawn("cashier", serve)
        until(lambda: is_up(f"{self.cashier}/healthz"))

    @property
    def _furnished(self) -> Path:
        """A database in which there are only those who are known from the beginning."""
        return self.folder / "furnished.db"

    def _furnish(self) -> None:
        self.command("accounts", "import", str(ROOT / "demo" / "accounts.csv"))

    def stop(self) -> None:
        """End both."""
        stop(self._cashier)
        stop(self._simulator)

    @property
    def database(self) -> Path:
        """The file of the cashier that runs now; each has its own."""
        return self.folder / f"{self._number}.db"

    def _settings(self) -> dict[str, str]:
        return {
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": str(self.database),
            "CASHIER_PUBLIC_URL": self.cashier,
            "CASHIER_SUCCESS_URL": self.success,
            "CASHIER_CLOSE_URL": self.close,
            "CASHIER_FRAME_ANCESTORS": self.shell,
            "CASHIER_CRM_PASSWORDS": CRM_PASSWORD,
            "CTRADER_URL": f"http://127.0.0.1:{self.sim_port}",
            "CTRADER_MANAGER_LOGIN": MANAGER_LOGIN,
            "CTRADER_MANAGER_PASSWORD": MANAGER_PASSWORD,
        }

    def _spawn(self, name: str, command: list[str]) -> Process:
        return start(command, self.folder, environment(self._settings()), self._log(name))

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def logs(self) -> str:
        """All that the cashier has ever logged."""
        return self._log("cashier").read_text(errors="replace")

    # --- the broker's staff ---

    def command(self, *words: str) -> str:
        """Run a command of the cashier; AssertionError if it refuses."""
        done = run([*CASHIER, *words], self.folder, environment(self._settings()))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def payments(self) -> list[dict[str, Any]]:
        """All payments as the command line lists them, oldest first."""
        return list(json.loads(self.command("payments", "list", "--json")))

    def end_sessions(self) -> None:
        """As if every open page had been idle for too long."""
        database = Database(self.database)
        with database.write() as tables:
            tables.db.execute("UPDATE sessions SET created = 1, active = 1")
        database.close()

    def expire_in(self, reference: str, seconds: int) -> None:
        """As if a payment had been begun long ago: it can be paid for this long from now on."""
        database = Database(self.database)
        with database.write() as tables:
            ends = time.time_ns() // 1_000_000 + seconds * 1000
            tables.db.execute("UPDATE payments SET expires = ? WHERE ref = ?", (ends, reference))
        database.close()

    # --- cTrader ---

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Call the local cTrader's control interface; a body makes it a post."""
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.shell}/_sim/{path}", data), timeout=30) as answer:
            return json.load(answer)

    def open(self, screen: str, login: int | None, user: int | None = None, **how: Any) -> str:
        """The address that an app would open."""
        wanted = {"userId": user or OWNERS[login or USD], "screen": screen, "identity": self.identity, **how}
        return str(self.ask("open", wanted | ({"account": login} if login else {}))["url"])

    def fault(self, call: str, kind: str, **more: Any) -> None:
        """Arm a fault of cTrader. What it does to bookings outlasts the test in the breaker's memory."""
        self._disturbed = self._disturbed or call == "changebalance"
        self.ask("faults", {"call": call, "kind": kind, **more})

    def booked(self, login: int) -> list[tuple[str, str]]:
        """Type and amount of every booking of an account since the test began."""
        return [(entry["type"], entry["amount"]) for entry in self.ask(f"history?login={login}")]

    def balance(self, login: int) -> str:
        """What the app shows of an account."""
        return str(next(a["balance"] for user in self.ask("users") for a in user["accounts"] if a["login"] == login))

    # --- between tests ---

    def reset(self) -> None:
        """Make everything as if no test had been: a cashier with open payments is replaced by a fresh one.

        Waiting for their ends would take longer than a start, and cTrader is emptied when nobody can still book.
        """
        renew = self._open() or self._disturbed or not is_up(f"{self.cashier}/healthz")
        if renew:
            stop(self._cashier)
        self._forget()
        if renew:
            self._open_cashier()
            self._disturbed = False

    def _forget(self) -> None:
        """Have those whom the cashier calls forget everything; a cashier that starts looks at them at once."""
        self.ask("reset", {})

    def _open(self) -> set[Status]:
        return {Status(value) for (value,) in self._look("SELECT DISTINCT status FROM payments")} - FINAL

    def _look(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as con:
            return con.execute(query).fetchall()
