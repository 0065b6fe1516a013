"""Authlib's OAuth 2.0 over our own HTTP: hard deadlines, no redirects, no proxies, nothing logged.

Authlib's client takes any session; its own for the requests library has no deadline for a whole call and would follow
redirects with a secret in hand.
"""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlencode

from authlib.oauth2.base import OAuth2Error
from authlib.oauth2.client import OAuth2Client

from inapp.adapters.http import Deadline, answered, exchange
from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.outcomes import Answer

JSON = {"Accept": "application/json"}
BASIC, POST = "client_secret_basic", "client_secret_post"
WAYS = {"basic": BASIC, "post": POST}
"""Ways for a client to show its secret (OpenID Connect Core, 9), by the word of a setting."""
VISIBLE = re.compile(r"[!-~]+", re.ASCII)
"""Text that a header carries unchanged (RFC 6749, appendix A, less the space, which is lost at an end)."""
_ERROR = re.compile(r"[a-z_]{1,60}", re.ASCII)
"""An error code of the standards; any other text is the other side's own and stays out of logs."""


class Reply:
    """An answer with the methods that Authlib calls."""

    def __init__(self, answer: Answer) -> None:
        self.status_code = answer.status
        self._body = answer.body

    def json(self) -> Any:
        """The JSON value. Raises ValueError."""
        try:
            return json.loads(self._body)
        except RecursionError:
            raise ValueError from None

    def raise_for_status(self) -> None:
        """Raise OutcomeUnknown unless the status is 2xx."""
        if not 200 <= self.status_code < 300:
            raise OutcomeUnknown(f"HTTP_{self.status_code}")


class Session:
    """Authlib's session: one deadline for all calls of one task."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def post(self, url: str, data: Mapping[str, str], headers: Mapping[str, str], auth: Any) -> Reply:
        """Send a form with the client's own credentials. Raises NotSent or OutcomeUnknown."""
        url, sent, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return self.send("POST", url, sent, body.encode())

    def get(self, url: str, headers: Mapping[str, str] = JSON) -> Any:
        """The JSON value at an address. Raises Declined for 401 and 403, NotSent or OutcomeUnknown."""
        reply = self.send("GET", url, headers, None)
        if reply.status_code in (401, 403):
            raise Declined(f"HTTP_{reply.status_code}")
        reply.raise_for_status()
        try:
            return reply.json()
        except ValueError:
            raise OutcomeUnknown("unreadable") from None

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Reply:
        """One call. Raises NotSent or OutcomeUnknown."""
        return Reply(answered(exchange(method, url, body, headers, self._deadline.left_ms)))


def _basic(client: Any, method: str, url: str, headers: dict[str, str], body: str) -> tuple[str, dict[str, str], str]:
    """HTTP Basic with form-encoded id and secret (RFC 6749, 2.3.1); Authlib omits the encoding."""
    pair = f"{quote_plus(client.client_id)}:{quote_plus(client.client_secret)}"
    return url, {**headers, "Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}, body


class _Protocol(OAuth2Client):  # type: ignore[misc]
    """Authlib's client; it would take a description with a line break for no answer at all."""

    @staticmethod
    def oauth_error_class(error: object, description: object) -> OAuth2Error:
        return OAuth2Error(error=error)


class Client:
    """One client of one authorization server; `timeout_ms` bounds all calls of a session."""

    def __init__(self, client_id: str, client_secret: str, timeout_ms: int, **more: str) -> None:
        self._made = {"client_id": client_id, "client_secret": client_secret, **more}
        self._timeout_ms = timeout_ms

    def session(self) -> Session:
        """A session whose deadline begins now."""
        return Session(Deadline(self._timeout_ms))

    def protocol(self, session: Session, auth: str = BASIC) -> Any:
        """Authlib's client on a session."""
        made = _Protocol(session, token_endpoint_auth_method=auth, **self._made)
        made.register_client_auth_method((BASIC, _basic))
        made.token_auth.client = None  # the cycle would wait for the garbage collector
        return made

    def fetch_token(self, session: Session, url: str, auth: str = BASIC, **grant: str) -> dict[str, Any]:
        """Exchange a grant for tokens. Raises Declined, NotSent or OutcomeUnknown.

        An answer without a bearer token is OutcomeUnknown, so that nobody keeps it and repeats calls with it.
        """
        try:
            found = dict(self.protocol(session, auth).fetch_token(url, **grant))
        except OAuth2Error as refusal:
            code = str(refusal.error)
            raise Declined(code if _ERROR.fullmatch(code) else "refused") from None
        except (ValueError, TypeError, OverflowError):
            raise OutcomeUnknown("unreadable") from None
        token = found.get("access_token")
        if not isinstance(token, str) or not VISIBLE.fullmatch(token):
            raise OutcomeUnknown("no access token")
        if str(found.get("token_type")).lower() != "bearer":
            raise OutcomeUnknown("no bearer token")
        return found


def bearer(tokens: Mapping[str, Any]) -> Mapping[str, str]:
    """Headers with the access token of an exchange."""
    return {**JSON, "Authorization": f"Bearer {tokens['access_token']}"}
