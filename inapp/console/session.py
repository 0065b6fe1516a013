"""The console's one cookie: a random secret that names a session of staff, or no more than a form before the sign-in.

What was in the cookie before a sign-in never names a session: a sign-in, and each later second factor, make a new one.
"""

import re
import secrets
from functools import cached_property
from typing import Any, cast

from flask import Flask, Request, Response, current_app, g, has_request_context, request
from flask import session as flask_session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.http import dump_cookie

from inapp.cashier import Cashier
from inapp.domain.identifiers import derived
from inapp.staff import sessions

COOKIE = "__Host-cashier-staff"
MAX_BODY_BYTES = 64 * 1024
BY_THEMSELVES = frozenset({"today.queues"})
"""What an open page asks for without a person: it keeps no session alive."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


class StaffCookie(dict[str, Any], SessionMixin):
    """Flask's session: the secret of the cookie, and the CSRF secret derived from it."""

    def __init__(self, brought: str, key: str) -> None:
        super().__init__()
        self._key = key
        self.brought = brought
        self._adopt(brought or secrets.token_urlsafe(32))

    def _adopt(self, secret: str) -> None:
        self.secret = secret
        self["csrf_token"] = derived(self._key, f"csrf\0{secret}").hex()

    @cached_property
    def signed_in(self) -> sessions.SignedIn | None:
        """The session of staff and its member; none for a page whose reader the provider has to name anew first."""
        cashier, by_itself = cast(Cashier, current_app.extensions["cashier"]), request.endpoint in BY_THEMSELVES
        found = sessions.of(cashier, self.brought, active=not by_itself) if self.brought else None
        is_page = request.method != "POST"  # what was typed waits for the visit there
        return None if found and is_page and sessions.is_untold(cashier, found) else found

    def become(self, secret: str) -> None:
        """Hand out this secret with the answer."""
        self._adopt(secret)
        self.brought = secret
        self.__dict__.pop("signed_in", None)
        self.hands_out = True
        for name in ("csrf_token", "_csrf_token"):
            g.pop(name, None)

    def forget(self) -> None:
        """Take the cookie away with the answer."""
        self.become(secrets.token_urlsafe(32))

    hands_out = False


class CookieSessions(SessionInterface):
    """Reads the cookie, and hands one out where a form needs it or somebody has signed in."""

    def open_session(self, app: Flask, request: Request) -> StaffCookie:
        """The cookie of a request; a new one where there is none."""
        brought = request.cookies.get(COOKIE, "")
        return StaffCookie(brought if _SECRET.fullmatch(brought) else "", str(app.secret_key))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Hand the secret out, if that is due."""
        made = cast(StaffCookie, session)
        if made.hands_out:
            cookie = dump_cookie(COOKIE, made.secret, path="/", secure=True, httponly=True, samesite="Strict")
            response.headers.add("Set-Cookie", cookie)


def cookie() -> StaffCookie:
    """The cookie of this request."""
    return cast(StaffCookie, flask_session._get_current_object())  # type: ignore[attr-defined]


def keep_for_forms() -> None:
    """See to it that the browser has a cookie, without which no form of ours is taken."""
    if has_request_context() and not cookie().brought:
        cookie().hands_out = True
