"""Polls that wait for news at the real web server, while the worker, another process, makes some."""

import re
import socket
import time
from html import unescape

from inapp.web.held_polls import HOLD_S
from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import Page, approve, card_in
from tests.support.processes import PATIENCE

POLLS = 20


def polling(cashier: Cashier, page: Page, html: str) -> list[socket.socket]:
    """Connections on each of which the page has just asked for news."""
    found = re.search(r' hx-get="([^"]+)" hx-trigger="tick"', html)
    assert found
    lines = (f"GET {unescape(found[1])} HTTP/1.1", "Host: 127.0.0.1", "HX-Request: true", "Connection: close")
    made = []
    for _ in range(POLLS):
        made.append(socket.create_connection(("127.0.0.1", cashier.port), PATIENCE))
        made[-1].sendall("\r\n".join((*lines, f"X-Page-Session: {page.handle}", "", "")).encode())
    return made


def answer_of(connection: socket.socket) -> bytes:
    got = b""
    with connection:
        while piece := connection.recv(65536):
            got += piece
    return got


def test_what_the_worker_does_is_told_to_all_who_wait_and_nobody_else_is_held_up(install: Install):
    cashier = install()
    cashier.start()
    page = Page(cashier)
    card = card_in(page.send("50.00")())
    waiting = polling(cashier, page, card.html)
    assert cashier.health() == (200, "ok\n")
    approve(cashier, card.secret)
    answers = [answer_of(connection) for connection in waiting]
    assert {answer[9:12] for answer in answers} <= {b"200", b"204"}
    assert any(b"data-state=" in answer for answer in answers)


def test_the_end_of_the_server_is_put_off_no_longer_than_a_poll_waits(install: Install):
    cashier = install()
    cashier.start()
    page = Page(cashier)
    waiting = polling(cashier, page, card_in(page.send("50.00")()).html)
    assert cashier.health()[0] == 200
    began = time.monotonic()
    assert cashier.stop() == 0
    assert time.monotonic() - began < HOLD_S + 5
    for connection in waiting:
        connection.close()
