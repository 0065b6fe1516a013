"""The stage of a rehearsal: the local cTrader, a cashier with a throw-away database, and somebody who takes alerts."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds that anything may take; a busy machine is slow, not wrong."""
STOP_SECONDS = 30.0
CRASH_POINT = "booking.answered"
"""Between cTrader's answer and our own note of it (`CASHIER_CRASH_AT`)."""
KEPT = (
    "CASHIER_ACCENT CASHIER_ACCENT_DARK CASHIER_DEFAULT_LANGUAGE CASHIER_DEPOSIT_MAX CASHIER_DEPOSIT_MIN "
    "CASHIER_DISPLAY_NAME CASHIER_FONT CASHIER_LEGAL_NAME CASHIER_LEGAL_TEXT CASHIER_LOGO CASHIER_LOGO_DARK "
    "CASHIER_PRESETS CASHIER_PRIVACY_URL CASHIER_RADIUS CASHIER_REVIEW_DAYS CASHIER_RISK_URL CASHIER_SUPPORT_EMAIL "
    "CASHIER_SUPPORT_PHONE CASHIER_SUPPORT_URL CASHIER_TERMS_URL CASHIER_TEXTS CASHIER_WITHDRAW_MAX "
    "CASHIER_WITHDRAW_MIN"
).split()
"""Settings of the broker that a rehearsal takes over: looks, texts and limits. Nothing that reaches anybody."""
OURS = ("CASHIER_", "CTRADER_", "OIDC_", "STRIPE_")

T = TypeVar("T")


class Failed(Exception):
    """Something did not come about as it must; says what."""


class Ran(NamedTuple):
    """A command that has ended."""

    code: int
    text: str


class Running(Protocol):
    """A process, as far as the stage needs it."""

    def poll(self) -> int | None: ...

    def send_signal(self, number: int) -> None: ...

    def wait(self, timeout: float) -> int: ...


class Processes:
    """How processes are started; a test may have a faster way."""

    def start(self, command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> Running:
        """Start one in the background, its words in a log."""
        with log.open("ab") as words:
            return subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=words, stderr=words)

    def run(self, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Ran:
        """Run one to its end."""
        done = subprocess.run(command, cwd=cwd, env=dict(env), capture_output=True, text=True, timeout=PATIENCE)
        return Ran(done.returncode, done.stdout + done.stderr)


def until(what: Callable[[], T], why: str) -> T:
    """The first true value. Raises Failed, with `why` it was waited for."""
    end = time.monotonic() + PATIENCE
    while not (found := what()):
        if time.monotonic() > end:
            raise Failed(f"{why}: it did not come about within {PATIENCE:g} s")
        time.sleep(0.02)
    return found


class Answer(NamedTuple):
    """What came back over HTTP."""

    status: int
    text: str


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(url: str, form: Mapping[str, str] | None = None, body: object = None) -> Answer:
    """One HTTP call, with a form or a JSON body. Raises OSError."""
    data = urlencode(form).encode() if form is not None else None if body is None else json.dumps(body).encode()
    try:
        with _opener.open(urllib.request.Request(url, data), timeout=PATIENCE) as answer:  # noqa: S310
            return Answer(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read().decode())


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Alerts:
    """The chat of a broker's staff: it takes every alert."""

    def __init__(self) -> None:
        taken: list[dict[str, Any]] = []

        class Taker(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words: object) -> None:
                pass

        self.taken = taken
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def of(self, ref: str) -> list[str]:
        """The codes of the alerts about a payment, or about none, in the order in which they came."""
        return list(dict.fromkeys(alert["code"] for alert in self.taken if alert["ref"] == ref))

    def close(self) -> None:
        """Take no more."""
        self._server.shutdown()
        self._server.server_close()


class Stage:
    """Everything that a rehearsal plays with, below one folder."""

    def __init__(self, folder: Path, settings: Mapping[str, str], processes: Processes) -> None:
        self.folder, self._processes = folder, processes
        self.alerts = Alerts()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = folder / "cashier.db"
        self._cashier: Running | None = None
        self._others = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self.ctrader = ""
        self._simulator: Running | None = None
        try:
            self._start_ctrader()
        except BaseException:
            self.close()
            raise
        self._settings = {name: value for name, value in settings.items() if name in KEPT} | {
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": str(self.database),
            "CASHIER_PUBLIC_URL": self.url,
            "CASHIER_PSPS": "mock",
            "CASHIER_QUIET_PERIOD": "1",
            "CASHIER_SHARED_STAFF_LOGIN": "1",
            "CASHIER_ALERT_URL": self.alerts.url,
            "CASHIER_CRASH_AT": CRASH_POINT,
            "CTRADER_URL": self.ctrader,
        }
        self.crash(False)

    def _start_ctrader(self) -> None:
        log = self.folder / "ctrader.log"
        command = [sys.executable, "-m", "simulator", "--port", "0", "--cashier", self.url]
        command += ["--manager-login", "4100", "--manager-password", "demo-manager", "--crm-password", "demo-crm"]
        self._simulator = self._processes.start(command, ROOT, self._others, log)
        found = until(
            lambda: re.search(r"ready http://localhost:(\d+)/", log.read_text() if log.exists() else ""),
            "the local cTrader starts",
        )
        self.ctrader = f"http://127.0.0.1:{found[1]}"

    def start(self, **settings: str) -> None:
        """Start the cashier, with other settings than last time if some are given, until it answers."""
        self._settings.update(settings)
        command = [sys.executable, str(ROOT / "app.py"), "serve", "--port", str(self.port)]
        self._cashier = self._processes.start(command, self.folder, self._environment(), self.folder / "cashier.log")
        until(lambda: self._cashier is not None and (self._cashier.poll() is not None or self.health()), "it starts")
        if self._cashier.poll() is not None:
            raise Failed(f"the cashier does not start: {self._last_words()}")

    def stop(self) -> None:
        """Stop the cashier in an orderly way."""
        if self._cashier is not None and self._cashier.poll() is None:
            self._cashier.send_signal(signal.SIGTERM)
            self._cashier.wait(STOP_SECONDS)
        self._cashier = None

    def close(self) -> None:
        """End everything."""
        with suppress(Exception):
            self.stop()
        if self._simulator is not None:
            with suppress(Exception):
                self._simulator.send_signal(signal.SIGTERM)
                self._simulator.wait(STOP_SECONDS)
        self.alerts.close()

    def _environment(self) -> dict[str, str]:
        return self._others | self._settings

    def _last_words(self) -> str:
        lines = (self.folder / "cashier.log").read_text(errors="replace").splitlines()
        return " / ".join(lines[-3:])

    def health(self) -> str:
        """What `/healthz` says: `ok`, or why not; nothing while nobody answers."""
        with suppress(OSError):
            return call(f"{self.url}/healthz").text.strip()
        return ""

    def staff(self, *words: str) -> str:
        """A command of the staff, `cashier ...`; returns what it says. Raises Failed if it is refused."""
        ran = self._processes.run([sys.executable, str(ROOT / "app.py"), *words], self.folder, self._environment())
        if ran.code:
            raise Failed(f"`{' '.join(words)}` was refused: {ran.text.strip()}")
        return ran.text

    def two_people(self, *words: str) -> str:
        """The same command by Ann and by Bob."""
        self.staff(*words, "--by", "Ann")
        return self.staff(*words, "--by", "Bob")

    def shown(self, ref: str) -> dict[str, Any]:
        """What `payments show` tells of a payment."""
        found = json.loads(self.staff("payments", "show", ref, "--json"))
        assert isinstance(found, dict)  # noqa: S101 - our own command
        return found

    def control(self, path: str, **body: object) -> Any:
        """The control interface of the local cTrader: a question without fields, an order with some."""
        answer = call(f"{self.ctrader}/_sim/{path}", body=body or None)
        if answer.status != 200:
            raise Failed(f"the local cTrader refuses {path}: {answer.text}")
        return json.loads(answer.text)

    def booked(self, ref: str) -> list[str]:
        """What cTrader has really booked for a payment, each with its leg, amount and id."""
        rows = [row for row in self.control("history") if row["externalId"].startswith(f"{ref}.")]
        legs = [row["externalId"].split(".")[1] for row in rows]
        return [f"{leg} {row['amount']} ({row['balanceHistoryId']})" for leg, row in zip(legs, rows, strict=True)]

    def crash(self, armed: bool) -> None:
        """Let the worker die at the crash point at its next booking, or not."""
        marker = Path(f"{self.database}.stopped-at-{CRASH_POINT}")
        if armed:
            marker.unlink(missing_ok=True)
        else:
            marker.touch()

    def crashed(self) -> bool:
        """True once the worker has died there."""
        return Path(f"{self.database}.stopped-at-{CRASH_POINT}").exists()

    def psp(self, reachable: bool) -> None:
        """Take the mock's file away from it, or give it back."""
        was, becomes = ("objects", "away") if not reachable else ("away", "objects")
        with closing(sqlite3.connect(f"{self.database}.mock", timeout=10)) as file:
            file.execute(f"ALTER TABLE {was} RENAME TO {becomes}")
            file.commit()
