"""The front of the web server: how it runs an application."""

import sys

from inapp.front import SERVER, Front


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


def test_an_answer_that_is_begun_anew_takes_the_place_of_the_first():
    protocol = Protocol()
    Front(failing_late, 1)._answer({}, protocol)
    assert protocol.answer == (500, [SERVER, ("X-Second", "2")], b"failed")
