"""Upstreams that take connections and never answer: whoever does not need them is served all the same."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest

from tests.processes.conftest import Install
from tests.processes.processes import Answer, Cashier, call
from tests.support.processes import until

SCREENS = 64
JSON = {"Content-Type": "application/json"}


class Hanging:
    """A server that answers nobody; `asked` counts its connections."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._held: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                self._held.append(self._listener.accept()[0])
            except OSError:
                return

    @property
    def asked(self) -> int:
        return len(self._held)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for held in self._held:
            held.close()


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    server = Hanging()
    yield server
    server.close()


def crm_hangs(install: Install, hanging: Hanging) -> tuple[Cashier, list[str]]:
    """A cashier whose CRM hangs, and tokens for screens."""
    crm = {"CASHIER_CRM_URL": hanging.url, "CASHIER_CRM_ACCOUNTS_URL": f"{hanging.url}/accounts"}
    cashier = install(CASHIER_IDENTITY="crm", CASHIER_CRM_TIMEOUT="10", **crm)
    cashier.start()
    return cashier, [f"{number:043}" for number in range(SCREENS)]


def ctrader_hangs(install: Install, hanging: Hanging) -> tuple[Cashier, list[str]]:
    """A cashier whose cTrader hangs, and tokens for screens."""
    cashier = install(CTRADER_URL=hanging.url)
    cashier.start()
    token = json.loads(call(f"{cashier.url}/oauth2/crmApiToken", b'{"password": "demo-crm"}', JSON).text)["crmApiToken"]
    target = f"{cashier.url}/oauth2/onetime/generate?crmApiToken={token}"
    made = [json.loads(call(target, b'{"userId": 70011223}', JSON).text)["token"] for _ in range(SCREENS)]
    return cashier, made


def done(screens: list[Future[Answer]]) -> int:
    return sum(screen.done() for screen in screens)


@pytest.mark.parametrize("hangs", [crm_hangs, ctrader_hangs])
def test_health_webhooks_and_token_calls_are_answered_while_64_screens_wait(
    install: Install, hanging: Hanging, hangs
) -> None:
    cashier, tokens = hangs(install, hanging)
    before = hanging.asked
    with ThreadPoolExecutor(SCREENS) as many:
        screens: list[Future[Answer]] = [
            many.submit(call, f"{cashier.url}/inapp/deposit?token={token}&account=5512345") for token in tokens
        ]
        until(lambda: hanging.asked > before and cashier.connections() + done(screens) >= SCREENS)
        answers = [
            call(f"{cashier.url}/healthz"),
            call(f"{cashier.url}/psp/mock/webhook", b"{}", JSON),
            call(f"{cashier.url}/oauth2/crmApiToken", b'{"password": "wrong"}', JSON),
        ]
        assert done(screens) < SCREENS, "they were answered only after every screen had ended"
        assert [answer.status for answer in answers] == [200, 400, 403]
        wait(screens)
    assert {screen.result().status for screen in screens} <= {200, 503}
    assert hanging.asked - before <= 16, "nobody asks an upstream that does not answer"
