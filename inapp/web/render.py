"""Answers: a whole page or, for HTMX, the part that changes; and dead ends, which say how to go on."""

from collections.abc import Mapping

from flask import Response, make_response

from inapp.domain.errors import Refused
from inapp.domain.model import PageSession
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity import sessions
from inapp.statuses import RETRY_AFTER, status_of
from inapp.web import language
from inapp.web.current import current_cashier, is_htmx
from inapp.web.session import handle
from inapp.web.templates import render

TITLES: Mapping[PaymentType, str] = {PaymentType.DEPOSIT: N_("Deposit"), PaymentType.WITHDRAWAL: N_("Withdraw")}
HEADING = N_("Payments")

_OPEN_AGAIN = N_("Open this screen again from cTrader.")
_NOT_VALID = (
    N_("This page is no longer valid"),
    N_("Nothing was sent. A payment that you have started goes on by itself. Open this screen again from cTrader."),
)
DEAD_ENDS: Mapping[int, tuple[str, str]] = {
    400: (N_("This link is not complete"), _OPEN_AGAIN),
    403: _NOT_VALID,
    404: (N_("There is nothing here"), _OPEN_AGAIN),
    405: _NOT_VALID,
    408: (N_("This is not possible right now"), N_("Wait a moment, then open this screen again from cTrader.")),
    410: (N_("This link has been used or is too old"), _OPEN_AGAIN),
    413: _NOT_VALID,
    429: (N_("Too many attempts"), N_("Wait a minute, then open this screen again from cTrader.")),
    500: (
        N_("Something went wrong on our side"),
        N_("A payment that you have made is safe: do not pay again. Open this screen again from cTrader."),
    ),
    503: (N_("This is not possible right now"), N_("Wait a moment, then open this screen again from cTrader.")),
}
"""Heading and advice by HTTP status."""
_NOT_ALLOWED = N_("This is not possible")
"""The heading above the words of a use case that says no; the page itself is as valid as before."""
STORAGE_FAILED = N_("We cannot do this at the moment. Nothing has happened. Please try again in a minute.")
OVER = (
    N_("This screen was open for too long"),
    N_("A payment goes on without it. Open this screen again from cTrader."),
)


class SessionOver(Exception):
    """The page session is unknown, was idle too long or is too old."""


def current_page_session(*, active: bool) -> PageSession:
    """The page session of the request. `active` says that a person did something. Raises SessionOver."""
    page_session = sessions.session_of(current_cashier(), handle(), active=active)
    if page_session is None:
        raise SessionOver
    return page_session


def show(main: str, title: str, status: int = 200, **values: object) -> Response:
    """A part of the screen for HTMX, the whole page for all other clients."""
    template = "part.html" if is_htmx() else "page.html"
    answer = make_response(render(template, main=main, title=title, **values), status)
    if status in RETRY_AFTER:
        answer.headers["Retry-After"] = RETRY_AFTER[status]
    return answer


def words_of(refusal: Refused) -> str:
    """The sentence of a refusal in the language of the answer."""
    return language.translate(refusal.message, **refusal.values)


def refused(refusal: Refused, title: str = HEADING, *, retry: str = "", log_in: str = "") -> Response:
    """The dead end of a refusal, in its own words where it has some."""
    status = status_of(refusal)
    heading = _NOT_ALLOWED if DEAD_ENDS.get(status) is _NOT_VALID else ""
    return dead_end(status, title, heading=heading, text=words_of(refusal), retry=retry, log_in=log_in)


def session_over() -> Response:
    """The end of a page session; payments that it started go on."""
    return dead_end(410, heading=OVER[0], text=language.translate(OVER[1]))


def dead_end(
    status: int, title: str = HEADING, *, heading: str = "", text: str = "", retry: str = "", log_in: str = ""
) -> Response:
    """A page that says how to go on.

    `text` is translated already. With `retry` the page session lives and may ask again: for the `first` content of the
    screen, or for a `new` form. `log_in` is the address of a login screen to go back to.
    """
    usual, advice = DEAD_ENDS.get(status, DEAD_ENDS[400])
    text = text or language.translate(advice)
    answer = show("end", title, status, heading=heading or usual, text=text, retry=retry, log_in=log_in)
    if is_htmx():
        answer.headers["HX-Retarget"] = "#main"
        answer.headers["HX-Reswap"] = "innerHTML"
    return answer
