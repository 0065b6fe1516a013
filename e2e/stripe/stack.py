"""The stack with the local Stripe in it, and a Chromium to which that answers at Stripe's own addresses."""

import json
import socket
import ssl
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Playwright

from e2e.stack import Stack
from tests.support.processes import Process, free_port, is_up, stop, until

SECRET, PUBLISHABLE, WEBHOOK_SECRET = "sk_test_stack", "pk_test_stack", "whsec_stack"
PAGES = "https://checkout.stripe.com"
NAMES = ("js.stripe.com", "api.stripe.com", "checkout.stripe.com")


class StripeStack(Stack):
    """A cashier that takes cards through Stripe: its server reaches the stand-in, its pages name Stripe's own hosts."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.stripe_port = free_port()
        self.stripe = f"http://127.0.0.1:{self.stripe_port}"
        self._local: Process | None = None

    def start(self) -> None:
        """Bring the stand-in up before those that call it."""
        names = (*("--secret-key", SECRET), *("--publishable-key", PUBLISHABLE), *("--webhook-secret", WEBHOOK_SECRET))
        where = (*("--webhook", f"{self.cashier}/psp/stripe/webhook"), *("--pages", PAGES))
        command = [sys.executable, "-m", "simulator.stripe", "--port", str(self.stripe_port), *names, *where]
        self._local = self._spawn("stripe", command)
        until(lambda: is_up(f"{self.stripe}/"))
        super().start()

    def stop(self) -> None:
        """End all."""
        super().stop()
        stop(self._local)

    def reset(self) -> None:
        """Begin anew each time: what a payment at Stripe has come to may be looked at later."""
        self._disturbed = True
        super().reset()

    def _forget(self) -> None:
        """A cashier that met the Stripe of the last test would close the card for half a minute."""
        super()._forget()
        self.stripe_does("reset")

    def _settings(self) -> dict[str, str]:
        return super()._settings() | {
            "CASHIER_PSPS": "stripe",
            "STRIPE_SECRET_KEY": SECRET,
            "STRIPE_PUBLISHABLE_KEY": PUBLISHABLE,
            "STRIPE_WEBHOOK_SECRETS": WEBHOOK_SECRET,
            "STRIPE_API_URL": self.stripe,
            "STRIPE_SAVED_CARDS": "1",
            "STRIPE_WALLETS": "1",
        }

    def stripe_does(self, name: str, **body: object) -> Any:
        """Call one of the stand-in's controls."""
        asked = urllib.request.Request(f"{self.stripe}/_sim/{name}", json.dumps(body).encode())
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)

    def stripe_has(self, kind: str) -> list[dict[str, Any]]:
        """All objects of a kind, oldest first."""
        with urllib.request.urlopen(f"{self.stripe}/_sim/objects?object={kind}", timeout=30) as answer:
            return list(json.load(answer))


class FrontDoor:
    """Speaks TLS for the stand-in, as whoever a browser believes that it is calling."""

    def __init__(self, folder: Path, port: int) -> None:
        key, certificate = folder / "stripe.key", folder / "stripe.pem"
        new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=stripe.com")
        alternatives = ",".join(f"DNS:{name}" for name in NAMES)
        where = ("-addext", f"subjectAltName={alternatives}", "-keyout", str(key), "-out", str(certificate))
        subprocess.run([*new, *where], check=True, capture_output=True)
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate, key)
        self._behind = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                Thread(target=self._serve, args=(self._door.accept()[0],), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        with (
            suppress(OSError),
            self._tls.wrap_socket(caller, server_side=True) as outside,
            socket.create_connection(("127.0.0.1", self._behind)) as inside,
        ):
            Thread(target=_pump, args=(inside, outside), daemon=True).start()
            _pump(outside, inside)

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)


def launch_beside(playwright: Playwright, door: FrontDoor, options: dict[str, Any]) -> Browser:
    """The browser of all tests, in which Stripe's names lead to the stand-in. Nothing in a page is touched."""
    rules = ", ".join(f"MAP {name}:443 127.0.0.1:{door.port}" for name in NAMES)
    return playwright.chromium.launch(**options | {"args": [*options["args"], f"--host-resolver-rules={rules}"]})
