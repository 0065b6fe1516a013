"""Upstreams that take connections and never answer: whoever does not need them is served all the same."""

import secrets
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest

from inapp.domain.identifiers import key_hash
from inapp.domain.model import PageSession
from inapp.domain.states import PaymentType
from inapp.store import Database
from inapp.web.session import cookie_name, handle_of
from tests.processes.conftest import Install
from tests.processes.processes import Answer, Cashier, call
from tests.support.processes import until

SCREENS, LOGIN = 64, 5512345
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


Hangs = tuple[Cashier, list[tuple[str, dict[str, str]]]]
"""A cashier, and the address and the headers of each screen."""


def crm_hangs(install: Install, hanging: Hanging) -> Hangs:
    """A cashier whose CRM hangs, and screens that open with a token."""
    crm = {"CASHIER_CRM_URL": hanging.url, "CASHIER_CRM_ACCOUNTS_URL": f"{hanging.url}/accounts"}
    cashier = install(CASHIER_IDENTITY="crm", CASHIER_CRM_TIMEOUT="10", **crm)
    cashier.start()
    return cashier, [(f"/inapp/deposit?token={number:043}&account={LOGIN}", {}) for number in range(SCREENS)]


def ctrader_hangs(install: Install, hanging: Hanging) -> Hangs:
    """A cashier whose cTrader hangs, and screens that have been opened already.

    Tokens would be used up first: as many commits, for which a busy machine needs longer than a health check waits.
    """
    secret = secrets.token_urlsafe(32)
    cashier = install(CTRADER_URL=hanging.url, CASHIER_SECRET_KEY=secret)
    cashier.start()
    cookies = [secrets.token_urlsafe(32) for _ in range(SCREENS)]
    database, now = Database(cashier.database), cashier.now()
    with database.write() as tables:
        for cookie in cookies:
            key, asked = key_hash(handle_of(cookie, secret)), LOGIN
            tables.add_page_session(PageSession(key, 70011223, PaymentType.DEPOSIT, asked, asked, None, key, now, now))
    database.close()
    name = cookie_name(PaymentType.DEPOSIT, LOGIN)
    return cashier, [(f"/inapp/deposit?account={LOGIN}", {"Cookie": f"{name}={cookie}"}) for cookie in cookies]


def opened(url: str, headers: dict[str, str], answered: threading.Event) -> Answer:
    """The last answer of a screen that is opened again and again until others have been answered."""
    answer = call(url, headers=headers)
    while not answered.is_set():
        answer = call(url, headers=headers)
    return answer


def done(screens: list[Future[Answer]]) -> int:
    return sum(screen.done() for screen in screens)


@pytest.mark.parametrize("hangs", [crm_hangs, ctrader_hangs])
def test_health_webhooks_and_token_calls_are_answered_while_64_screens_wait(
    install: Install, hanging: Hanging, hangs
) -> None:
    cashier, addresses = hangs(install, hanging)
    before = hanging.asked
    with ThreadPoolExecutor(SCREENS + 3) as many:
        answered = threading.Event()
        screens: list[Future[Answer]] = [
            many.submit(opened, cashier.url + path, headers, answered) for path, headers in addresses
        ]
        until(lambda: hanging.asked > before and cashier.connections() + done(screens) >= SCREENS)
        questions = [
            ("/healthz", None),
            ("/psp/mock/webhook", b"{}"),
            ("/oauth2/crmApiToken", b'{"password": "wrong"}'),
        ]
        asked = [many.submit(call, cashier.url + path, body, body and JSON) for path, body in questions]
        answers = [question.result() for question in asked]
        answered.set()
        assert [answer.status for answer in answers] == [200, 400, 403]
        wait(screens)
    assert {screen.result().status for screen in screens} <= {200, 503}
    assert hanging.asked - before <= 16, "nobody asks an upstream that does not answer"
