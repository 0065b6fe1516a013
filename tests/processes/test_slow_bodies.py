"""Strangers who begin requests and do not end them, at the bare web server: honest people notice nothing."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import cycle

import pytest

from inapp import front
from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import deposit
from tests.support.processes import PATIENCE, until

CONNECTIONS = 50
PATHS = ("/oauth2/crmApiToken", "/psp/mock/webhook", "/auth/login", "/inapp/deposit", "/oauth2/onetime/generate")
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"

Drip = Callable[[socket.socket], None]


def nothing(_: socket.socket) -> None:
    """Only the first bytes were ever sent."""


def one_byte(connection: socket.socket) -> None:
    connection.sendall(b"a")


def one_chunk(connection: socket.socket) -> None:
    connection.sendall(b"1\r\na\r\n")


UNFINISHED: dict[str, tuple[str, Drip, bytes]] = {
    "a body that does not come": (f"{FORM}Content-Length: 1000\r\n\r\na", nothing, b"408"),
    "a body that comes byte by byte": (f"{FORM}Content-Length: 60000\r\n\r\n", one_byte, b"408"),
    "chunks that do not come": (f"{FORM}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n", nothing, b"408"),
    "chunks without an end": (f"{FORM}Transfer-Encoding: chunked\r\n\r\n", one_chunk, b"408"),
    "an announced length that is too large": (f"{FORM}Content-Length: 1000000000\r\n\r\na", nothing, b"413"),
    "half a header": ("X-Half", nothing, b""),
}


@contextmanager
def strangers(cashier: Cashier, begun: str, drip: Drip) -> Iterator[list[socket.socket]]:
    """As many connections, each with a request that is begun and goes on in drips."""
    over = threading.Event()
    with ExitStack() as held:
        made = []
        for _, path in zip(range(CONNECTIONS), cycle(PATHS), strict=False):
            made.append(held.enter_context(socket.create_connection(("127.0.0.1", cashier.port), PATIENCE)))
            made[-1].sendall(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{begun}".encode())

        def go_on() -> None:
            while not over.wait(0.2):
                for connection in made:
                    with suppress(OSError):
                        drip(connection)

        dripping = threading.Thread(target=go_on, daemon=True)
        dripping.start()
        held.callback(dripping.join)
        held.callback(over.set)
        yield made


def answer_of(connection: socket.socket) -> bytes:
    """The status that a connection got before it was closed; nothing if it was closed without one."""
    got = b""
    with suppress(ConnectionError):
        while piece := connection.recv(65536):
            got += piece
    return got[9:12]


@pytest.mark.parametrize(("begun", "drip", "status"), UNFINISHED.values(), ids=UNFINISHED)
def test_fifty_unfinished_requests_hold_nobody_up_and_are_refused(
    install: Install, begun: str, drip: Drip, status: bytes
):
    cashier = install()
    cashier.start()
    with strangers(cashier, begun, drip) as connections:
        ref = deposit(cashier, "50.00")
        until(lambda: cashier.state(ref) == "credited")
        assert cashier.health() == (200, "ok\n")
        assert {answer_of(connection) for connection in connections} == {status}


def test_the_deadline_for_bodies_is_five_seconds():
    assert front.BODY_S == 5


REFUSED_ANYWAY = {
    "an unknown address": ("POST /nothing", "", b"404"),
    "a method that is not served": ("PUT /oauth2/crmApiToken", "", b"405"),
    "a form of another site": ("POST /inapp/deposit", "Origin: https://evil.example\r\n", b"403"),
    "a form of a site whose name is no ASCII": ("POST /inapp/deposit", "Origin: https://évil.example\r\n", b"403"),
    "a call from a place whose name is no ASCII": ("POST /oauth2/crmApiToken", "Sec-Fetch-Site: évil\r\n", b"403"),
    "a page, which takes no body": ("GET /healthz", "", b"200"),
}


@pytest.mark.parametrize(("line", "more", "status"), REFUSED_ANYWAY.values(), ids=REFUSED_ANYWAY)
def test_nobody_waits_for_a_body_that_changes_nothing(install: Install, line: str, more: str, status: bytes):
    cashier = install()
    cashier.start()
    with socket.create_connection(("127.0.0.1", cashier.port), front.BODY_S - 1) as connection:
        connection.sendall(f"{line} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}Content-Length: 1000\r\n\r\n".encode())
        assert connection.recv(4096)[9:12] == status


def whole(cashier: Cashier, head: str, *parts: bytes, breaks_off: bool = False) -> bytes:
    """The answer to a request whose parts come one after the other."""
    with socket.create_connection(("127.0.0.1", cashier.port), PATIENCE) as connection:
        connection.sendall(f"{head}\r\nHost: 127.0.0.1\r\nConnection: close\r\n".encode())
        for part in parts:
            connection.sendall(part)
        if breaks_off:
            connection.shutdown(socket.SHUT_WR)
        got = b""
        while piece := connection.recv(65536):
            got += piece
        return got


TOKEN = b'{"password": "demo-crm"}'


def test_bodies_in_chunks_and_in_pieces_are_read_whole_and_a_broken_one_is_not_read_at_all(install: Install):
    cashier = install()
    cashier.start()
    head = "POST /oauth2/crmApiToken HTTP/1.1"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (TOKEN[:7], TOKEN[7:]))
    asked = {
        "pieces": (b"Content-Length: %d\r\n\r\n" % len(TOKEN), TOKEN[:9], TOKEN[9:]),
        "chunks": (b"Transfer-Encoding: chunked\r\n\r\n", chunks, b"0\r\n\r\n"),
        "trailers": (b"Transfer-Encoding: chunked\r\n\r\n", chunks, b"0\r\nDigest: x\r\n\r\n"),
        "large": (b"Transfer-Encoding: chunked\r\n\r\n", b"20000\r\n" + b"a" * 0x20000 + b"\r\n0\r\n\r\n"),
    }
    got = {name: whole(cashier, head, *parts)[9:12] for name, parts in asked.items()}
    assert got == {"pieces": b"200", "chunks": b"200", "trailers": b"400", "large": b"413"}
    cut = whole(cashier, head, b"Transfer-Encoding: chunked\r\n\r\n", chunks, breaks_off=True)
    assert cut[9:12] in (b"", b"400")


def test_a_header_with_an_underscore_does_not_pass_for_the_one_of_a_proxy():
    assert front.headers_of({"x_forwarded_for": "1.1.1.1", "x-forwarded-for": "2.2.2.2"}) == {
        "HTTP_X_FORWARDED_FOR": "2.2.2.2"
    }
