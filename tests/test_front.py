"""The front of the web server: how it runs an application."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from inapp.front import SERVER, Front
from tests.support.processes import PATIENCE


class Protocol:
    """What an application has answered."""

    def response_bytes(self, status, headers, body) -> None:
        self.answer = (status, headers, body)


def failing_late(environ, start_response):
    """An application that has begun an answer when it fails, and begins another."""
    start_response("200 OK", [("X-First", "1")])
    try:
        raise ValueError
    except ValueError:
        start_response("500 Internal Server Error", [("X-Second", "2")], sys.exc_info())
    return [b"failed"]


def run(play: Coroutine[Any, Any, None]) -> None:
    """Play in a loop of its own thread: tests in browsers before this one keep one in the main thread."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, play).result()


def test_an_answer_that_is_begun_anew_takes_the_place_of_the_first():
    protocol = Protocol()
    Front(failing_late, 1)._answer({}, protocol)
    assert protocol.answer == (500, [SERVER, ("X-Second", "2")], b"failed")


class Headers(dict[str, str]):
    """The headers of a request without a body."""


def scope(path: str) -> SimpleNamespace:
    """A request for a path."""
    return SimpleNamespace(
        method="GET",
        path=path,
        query_string="",
        server="127.0.0.1:80",
        client="127.0.0.1:9",
        scheme="http",
        http_version="1.1",
        authority="a",
        headers=Headers(),
    )


def test_requests_that_wait_hold_no_thread_and_are_answered_when_they_are_told():
    held: list[Callable[[], None]] = []

    def answer(environ, start_response):
        start_response("200 OK", [])
        return [environ["PATH_INFO"].encode()]

    def hold(environ, go_on) -> bool:
        if environ["PATH_INFO"] == "/later":
            held.append(go_on)
        return environ["PATH_INFO"] == "/later"

    answer.extensions = {"hold": hold}
    front = Front(answer, 1)

    async def play() -> None:
        later = [Protocol() for _ in range(50)]
        waiting = [asyncio.ensure_future(front.__rsgi__(scope("/later"), one)) for one in later]
        now = Protocol()
        async with asyncio.timeout(PATIENCE):
            await front.__rsgi__(scope("/now"), now)
            assert now.answer[2] == b"/now"
            assert len(held) == 50 and not any(one.done() for one in waiting)
            for go_on in held:
                go_on()
            await asyncio.gather(*waiting)
        assert {one.answer[2] for one in later} == {b"/later"}

    run(play())


def test_a_request_whose_answer_fails_ends_with_the_failure():
    def broken(environ, start_response):
        raise KeyError("defect")

    async def play() -> None:
        with pytest.raises(KeyError):
            await Front(broken, 1).__rsgi__(scope("/"), Protocol())

    run(play())
