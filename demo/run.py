"""Starts the whole demo, the cashier, a local cTrader and a local Stripe, and stops all of it on Ctrl-C.

Standard library only.
"""

import argparse
import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ACCOUNTS = ROOT / "demo" / "accounts.csv"
USERS = ROOT / "demo" / "users.csv"
STAFF = ROOT / "demo" / "staff.csv"
DEMO_PASSWORD = "demo"

EXIT_FAILED = 1
EXIT_PORT_TAKEN = 4
TICK = 0.05
LOOK_EVERY = 0.5
"""Seconds between looks at how the shell wants the cashier to run."""
PATIENCE = 180.0
"""Seconds that all of it may take to answer."""
STOP_SECONDS = 25.0
"""A call to cTrader may take 15 s, and the cashier waits for it."""

MANAGER_LOGIN = "4100"
MANAGER_PASSWORD = "demo-manager"
CRM_PASSWORD = "demo-crm"
STRIPE_KEYS = {"secret-key": "sk_test_demo", "publishable-key": "pk_test_demo", "webhook-secret": "whsec_demo"}
CASHIER = [sys.executable, "app.py"]
READERS = ("simulator", "none", "manager_api", "reporting_db")
"""What CTRADER_READER can be in the demo; the local cTrader offers what is read."""

OFFERED = {
    "manager_api": ("--manager-api-port", "0"),
    "reporting_db": ("--reporting-db",),
}
"""What the local cTrader is started with, so that a reader has something to read."""
FROM_CTRADER = {
    "manager_api": {
        "CTRADER_MANAGER_API_HOST": "host",
        "CTRADER_MANAGER_API_PORT": "port",
        "CTRADER_MANAGER_API_PLANT": "plant",
        "CTRADER_MANAGER_API_ENVIRONMENT": "environment",
        "CTRADER_MANAGER_API_LOGIN": "login",
        "CTRADER_MANAGER_API_PASSWORD": "password",
        "CTRADER_MANAGER_API_PIN": "fingerprint",
    },
    "reporting_db": {
        "CTRADER_REPORTING_DB_HOST": "host",
        "CTRADER_REPORTING_DB_PORT": "port",
        "CTRADER_REPORTING_DB_NAME": "database",
        "CTRADER_REPORTING_DB_SCHEMA": "schema",
        "CTRADER_REPORTING_DB_USER": "user",
        "CTRADER_REPORTING_DB_PASSWORD": "password",
    },
}
"""The settings of a reader, by what the local cTrader tells for it at `/_sim/<reader>`."""

POSTGRES = Path("/usr/lib/postgresql/15/bin/postgres")

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class Failed(Exception):
    """The demo cannot go on; says why and how to go on."""

    def __init__(self, message: str, code: int = EXIT_FAILED) -> None:
        super().__init__(message)
        self.code = code


class Interrupted(Exception):
    """Someone asked the demo to stop."""


class Demo:
    """The processes of one demo, in the order in which they are started."""

    def __init__(
        self, port: int, sim_port: int, stripe_port: int, staff_port: int, data: Path, reader: str = READERS[0]
    ) -> None:
        self.reader = reader
        self.staff_port = staff_port
        self.console = f"http://localhost:{staff_port}/staff"
        self._read_from: dict[str, str] = {}
        self.port = port
        self.sim_port = sim_port
        self.stripe_port = stripe_port
        self.data = data
        self.url = f"http://localhost:{sim_port}/"
        self.stop = threading.Event()
        self._way: dict[str, object] = {"identity": "sso", "inappTokens": False}
        self._next_look = 0.0
        self._began = 0.0
        self._awaited: dict[str, str] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Bring everything up and wait until it answers. Raises Failed or Interrupted."""
        require_what_is_read(self.reader)
        ports = {"PORT": self.port, "SIM_PORT": self.sim_port, "STRIPE_PORT": self.stripe_port}
        require_free(ports | {"STAFF_PORT": self.staff_port})
        self.data.mkdir(parents=True, exist_ok=True)
        self._began, self._awaited = time.monotonic(), self._addresses()
        print("starting the demo; the first start on a slow machine may take a minute", flush=True)
        for log in self.data.glob("*.log"):
            log.unlink()
        self._spawn("simulator", self._simulator())
        self._spawn("stripe", self._stripe())
        self._until(self._knows_what_to_read)
        # These go on beside the two above.
        self._import("accounts", str(ACCOUNTS))
        self._import("users", str(USERS), "--demo-password", DEMO_PASSWORD)
        self._import("staff", str(STAFF), "--demo-password", DEMO_PASSWORD)
        self._tell("accounts, users and staff imported")
        self._start_cashier()

    def _start_cashier(self) -> None:
        self._spawn("cashier", [*CASHIER, "serve", "--host", "127.0.0.1", "--port", str(self.port)])
        self._until(self._all_answer)
        ask(f"{self.url}_sim/cashier", {"running": self._way})

    def _knows_what_to_read(self) -> bool:
        """Ask the local cTrader where the reader finds its history: ports and certificates are made at its start."""
        if self.reader in FROM_CTRADER and not self._read_from:
            told = ask(f"{self.url}_sim/{self.reader}")
            self._read_from = {name: str(told[word]) for name, word in FROM_CTRADER[self.reader].items() if told}
        return self.reader not in FROM_CTRADER or bool(self._read_from)

    def _import(self, what: str, *words: str) -> None:
        importing = self._spawn("import", [*CASHIER, what, "import", *words])
        self._until(partial(self._is_over, importing), may_end="import")
        if self._running.pop("import").returncode:
            raise Failed(f"the demo {what} could not be imported:\n{self._tail('import')}")

    def _tell(self, what: str) -> None:
        print(f"  {what}, {time.monotonic() - self._began:.0f} s", flush=True)

    def _is_over(self, process: subprocess.Popen[bytes]) -> bool:
        self._all_answer()
        return process.poll() is not None

    def _all_answer(self) -> bool:
        """Look which parts answer now that did not before, and tell so at the first start."""
        for name, address in list(self._awaited.items()):
            if answers(address):
                del self._awaited[name]
                self._tell(f"{name} ready")
        return not self._awaited and all(map(answers, self._addresses().values()))

    def watch(self) -> None:
        """Start the cashier anew as the shell wants it, until asked to stop. Raises Failed when a process ends."""
        with suppress(Interrupted):
            while True:
                self._until(self._takes_a_wish, patience=None)
                put_down(self._running.pop("cashier"))
                self._start_cashier()

    def _takes_a_wish(self) -> bool:
        """Take over how the shell wants the cashier to run; whether that is another way than it runs now."""
        if time.monotonic() < self._next_look:
            return False
        self._next_look = time.monotonic() + LOOK_EVERY
        wanted = ask(f"{self.url}_sim/cashier").get("wanted", self._way)
        otherwise = wanted != self._way
        self._way = wanted
        return otherwise

    def end(self) -> None:
        """Stop what runs, last started first, so that the cashier can still finish its calls to cTrader."""
        for process in reversed(self._running.values()):
            put_down(process)

    def _simulator(self) -> list[str]:
        return [
            *(sys.executable, "-m", "simulator", "--port", str(self.sim_port)),
            *("--cashier", f"http://127.0.0.1:{self.port}"),
            *("--manager-login", MANAGER_LOGIN, "--manager-password", MANAGER_PASSWORD),
            *("--crm-password", CRM_PASSWORD, "--state", str(self.data / "simulator.json")),
            *("--console", self.console),
            *OFFERED.get(self.reader, ()),
        ]

    def _stripe(self) -> list[str]:
        keys = [word for name, key in STRIPE_KEYS.items() for word in (f"--{name}", key)]
        return [
            *(sys.executable, "-m", "simulator.stripe", "--port", str(self.stripe_port), *keys),
            *("--webhook", f"http://127.0.0.1:{self.port}/psp/stripe/webhook"),
            *("--state", str(self.data / "stripe.json")),
        ]

    def _addresses(self) -> dict[str, str]:
        """Where each part answers."""
        return {
            f"local cTrader on port {self.sim_port}": self.url,
            f"local Stripe on port {self.stripe_port}": f"http://127.0.0.1:{self.stripe_port}/",
            f"cashier on port {self.port}": f"http://127.0.0.1:{self.port}/healthz",
            f"staff console on port {self.staff_port}": f"{self.console}/sign-in",
        }

    def _environment(self) -> dict[str, str]:
        shell = f"http://localhost:{self.sim_port}"
        return {
            **os.environ,
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": str(self.data / "cashier.db"),
            "CASHIER_SECRET_KEY": "demo-secret-key",
            "CASHIER_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "CASHIER_SUCCESS_URL": f"{shell}/callback/success",
            "CASHIER_CLOSE_URL": f"{shell}/callback/close",
            "CASHIER_LOGIN_SUCCESS_URL": f"{shell}/callback/login",
            "CASHIER_FRAME_ANCESTORS": shell,
            "CASHIER_IDENTITY": str(self._way["identity"]),
            "CASHIER_INAPP_TOKENS": str(int(bool(self._way["inappTokens"]))),
            "CASHIER_CRM_PASSWORDS": CRM_PASSWORD,
            "CASHIER_CRM_URL": f"{shell}/crm",
            "CASHIER_CRM_PASSWORD": CRM_PASSWORD,
            "CASHIER_CRM_ACCOUNTS_URL": f"{shell}/crm/accounts",
            "CASHIER_CRM_CLIENT_ID": "cashier",
            "CASHIER_CRM_CLIENT_SECRET": "demo-crm-client",
            "CASHIER_CHECK_URL": f"http://127.0.0.1:{self.sim_port}/crm/check",
            "CASHIER_EVENTS_URL": f"http://127.0.0.1:{self.sim_port}/crm/events",
            "CASHIER_CRM_KEYS": "demo:demo-signing-key",
            "OIDC_ISSUER": f"{shell}/oidc",
            "OIDC_CLIENT_ID": "cashier",
            "OIDC_CLIENT_SECRET": "demo-oidc",
            "OIDC_LABEL": "Demo identity",
            "CASHIER_STAFF_URL": self.console,
            "CASHIER_STAFF_PORT": str(self.staff_port),
            "CASHIER_PSPS": "mock stripe",
            "CASHIER_RULES": str(ROOT / "demo" / "rules.toml"),
            "STRIPE_SECRET_KEY": STRIPE_KEYS["secret-key"],
            "STRIPE_PUBLISHABLE_KEY": STRIPE_KEYS["publishable-key"],
            "STRIPE_WEBHOOK_SECRETS": STRIPE_KEYS["webhook-secret"],
            "STRIPE_API_URL": f"http://127.0.0.1:{self.stripe_port}",
            "STRIPE_BROWSER_URL": f"http://localhost:{self.stripe_port}",
            "CTRADER_URL": f"http://127.0.0.1:{self.sim_port}",
            "CTRADER_MANAGER_LOGIN": MANAGER_LOGIN,
            "CTRADER_MANAGER_PASSWORD": MANAGER_PASSWORD,
            "CTRADER_READER": self.reader,
            **self._read_from,
        }

    def _spawn(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        with self._log(name).open("ab") as log:
            self._running[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us alone: we stop them in order
                preexec_fn=partial(end_with, os.getpid()),
            )
        return self._running[name]

    def _until(self, what: Callable[[], bool], patience: float | None = PATIENCE, may_end: str = "") -> None:
        deadline = time.monotonic() + (patience or 0)
        while not what():
            for name, process in self._running.items():
                if process.poll() is not None and name != may_end:
                    raise Failed(f"the {name} ended by itself ({process.returncode}):\n{self._tail(name)}")
            if patience and time.monotonic() > deadline:
                raise Failed(f"no answer within {patience:g} s; see the logs in {self.data}\n{self._tail('cashier')}")
            if self.stop.wait(TICK):
                raise Interrupted

    def _log(self, name: str) -> Path:
        return self.data / f"{name}.log"

    def _tail(self, name: str) -> str:
        log = self._log(name)
        return "\n".join(log.read_text(errors="replace").splitlines()[-15:]) if log.exists() else ""


def require_what_is_read(reader: str) -> None:
    """Raises Failed if a reader needs what is not installed."""
    if reader != "reporting_db":
        return
    lacking = [
        advice
        for there, advice in (
            (POSTGRES.exists(), "PostgreSQL 15 (apt install postgresql-15)"),
            (find_spec("pg8000"), "its driver (.venv/bin/pip install -r requirements-reporting-db.txt)"),
        )
        if not there
    ]
    if lacking:
        raise Failed(f"READER=reporting_db needs {' and '.join(lacking)}; or choose READER=manager_api")


def require_free(ports: dict[str, int]) -> None:
    """Raises Failed if another program listens on one of the ports, or if two of them are the same."""
    for name, port in ports.items():
        another = next(number for number in range(port + 1, port + 1 + len(ports)) if number not in ports.values())
        advice = f"choose another: make run {name}={another}"
        same = next((other for other, number in ports.items() if number == port and other != name), None)
        if same:
            raise Failed(f"{name} and {same} are both {port}; {advice}", EXIT_PORT_TAKEN)
        for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            # A machine without IPv6 has no ::1 that could be taken.
            with suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as probe:
                if probe.connect_ex((host, port)) == 0:
                    raise Failed(f"port {port} is taken by another program; {advice}", EXIT_PORT_TAKEN)


def end_with(parent: int) -> None:
    """Run in a new child: has the kernel send it SIGTERM when its parent is gone (man 2 prctl)."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def put_down(process: subprocess.Popen[bytes]) -> None:
    """End a process that may have ended already."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def ask(url: str, body: dict[str, object] | None = None) -> dict[str, Any]:
    """The JSON object at an address, posted to with a body; an empty one if there is no answer."""
    data = None if body is None else json.dumps(body).encode()
    with suppress(OSError, ValueError), urllib.request.urlopen(url, data, timeout=2) as answer:  # noqa: S310
        found = json.load(answer)
        return found if isinstance(found, dict) else {}
    return {}


def answers(url: str) -> bool:
    """Whether the address answers with success."""
    with suppress(OSError), urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310
        return int(answer.status) == 200
    return False


WELCOME = """
  Open {url}
  and, to log in first, use alex@example.test with the password {password}

  1  Press Deposit, enter 100, approve: the balance in the app grows
  2  Deposit 100.01: the card is declined, and the screen says what to do
  3  Press Staff console, and be the broker: four people, two of them to decide
  4  docs/demo.md has more: other amounts, a withdrawal, the fault panel

  Ctrl-C stops everything
"""


def opener(environ: Mapping[str, str], terminal: bool) -> str | None:
    """The program that opens an address in the person's browser; None where nobody would see it."""
    display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open", path=environ.get("PATH")) if terminal and display else None


def welcome(url: str, stays: bool) -> None:
    """Say what to do now and, unless the browser stays closed, open it."""
    print(WELCOME.format(url=url, password=DEMO_PASSWORD), flush=True)
    if not stays and (program := opener(os.environ, sys.stdout.isatty())):
        with suppress(OSError):
            subprocess.Popen([program, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    """Run the demo; 0 after Ctrl-C or SIGTERM, 1 if a part of it failed, 4 for a taken port."""
    parser = argparse.ArgumentParser(prog="demo/run.py", description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="of the cashier")
    parser.add_argument("--sim-port", type=int, default=8090, help="of the local cTrader")
    parser.add_argument("--stripe-port", type=int, default=8100, help="of the local Stripe")
    parser.add_argument("--staff-port", type=int, default=8081, help="of the staff console")
    parser.add_argument("--data", type=Path, default=ROOT / ".demo", help="folder for databases and logs")
    parser.add_argument("--reader", choices=READERS, default=READERS[0], help="of cTrader's history (CTRADER_READER)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the address")
    options = parser.parse_args()
    ports = options.port, options.sim_port, options.stripe_port, options.staff_port
    demo = Demo(*ports, options.data.absolute(), options.reader)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: demo.stop.set())
    try:
        demo.start()
        welcome(demo.url, options.no_browser)
        demo.watch()
    except Interrupted:
        pass
    except Failed as failure:
        print(f"demo: {failure}", file=sys.stderr)
        return failure.code
    finally:
        demo.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
