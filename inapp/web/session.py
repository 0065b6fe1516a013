"""The page session: a random handle in every request of the page, because cookies cannot be relied on.

WebKit gives a framed third party no cookie at all, Chromium only a partitioned one, so forms and CSRF protection
rest on the handle. The one cookie serves a reload of the same screen.
"""

import re
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response, request, session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.http import dump_cookie

from inapp.domain.identifiers import derived, derived_text
from inapp.domain.states import PaymentType

HANDLE_KEY = "HTTP_X_PAGE_SESSION"
"""The header of an HTMX request with the handle, as an environ names it."""
HANDLE_FIELD = "handle"
COOKIE_LIFE_S = 1800
"""The longest life of a page session."""
MAX_BODY_BYTES = 64 * 1024
"""The largest body of a request."""

_the_session: Callable[[], SessionMixin] = session._get_current_object  # type: ignore[attr-defined]
_HANDLE = re.compile(r"[A-Za-z0-9_-]{20,128}", re.ASCII)


class PageHandle(dict[str, Any], SessionMixin):
    """Flask's session: the handle, and the CSRF secret derived from it. Nothing is stored."""

    handle: str = ""

    def adopt(self, handle: str, secret: str) -> None:
        """Make this request belong to the page session with this handle."""
        self.handle = handle
        self["csrf_token"] = derived(secret, f"csrf\0{handle}").hex()


class HandleSessions(SessionInterface):
    """Reads the handle from the header of an HTMX request or the hidden field of a plain form post."""

    def open_session(self, app: Flask, request: Request) -> PageHandle:
        """The handle in a request, empty without one. Cookies are not read."""
        opened = PageHandle()
        brought = request.environ.get(HANDLE_KEY) or _from_form(request)
        if _HANDLE.fullmatch(brought):
            opened.adopt(brought, str(app.secret_key))
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store nothing."""


def _from_form(request: Request) -> str:
    if request.method != "POST" or _is_of_a_server(request.path):
        return ""
    small = request.content_length is not None and request.content_length <= MAX_BODY_BYTES
    is_form = request.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data")
    return request.form.get(HANDLE_FIELD, "") if small and is_form else ""


def _is_of_a_server(path: str) -> bool:
    """True where servers call: the body is the handler's, whatever its type says (curl calls all JSON a form)."""
    return path.endswith("/webhook") or path.startswith("/oauth2/")


def handle() -> str:
    """The handle of the current request, empty without one."""
    return str(getattr(_the_session(), "handle", ""))


def csrf_secret() -> str:
    """What the CSRF token of the current request's page session signs, empty without one."""
    return str(_the_session().get("csrf_token", ""))


def cookie_name(screen: PaymentType, asked_login: int | None) -> str:
    """One name per screen and requested account, so that two tabs keep their own sessions."""
    return f"__Host-cashier-{screen.value}-{asked_login or 0}"


def reload_cookie(screen: PaymentType, asked_login: int | None) -> str:
    """The cookie of a reloaded screen, empty without one."""
    brought = request.cookies.get(cookie_name(screen, asked_login), "")
    return brought if _HANDLE.fullmatch(brought) else ""


def handle_of(cookie: str, secret: str) -> str:
    """The handle of the page that a cookie belongs to. No handle leads back to its cookie, or is one."""
    return derived_text(secret, f"handle\0{cookie}")


def remember_for_reload(response: Response, screen: PaymentType, asked_login: int | None, value: str) -> None:
    """Let a reload find its session again by a cookie, in browsers that keep partitioned ones."""
    cookie = dump_cookie(
        cookie_name(screen, asked_login),
        value,
        max_age=COOKIE_LIFE_S,
        path="/",
        secure=True,
        httponly=True,
        samesite="None",
        partitioned=True,
        sync_expires=False,  # browsers with partitioned cookies know Max-Age
    )
    response.headers.add("Set-Cookie", cookie)
