"""Checks that run before a handler."""

import hashlib
import logging
import threading
from functools import lru_cache
from urllib.parse import urlsplit

from flask import abort, current_app, g, request
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner

from inapp.web.current import current_brand, current_cashier

log = logging.getLogger("cashier.web")

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip")
_IN_ENVIRON = frozenset("HTTP_" + header.upper().replace("-", "_") for header in FORWARDED)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FROM_ELSEWHERE = frozenset({"oidc.callback"})
"""Handlers of posts that another site makes a browser send; the login's own state proves that we asked for it."""
RENDERED_FIELD = "rendered"
RENDERED_LIFE_S = 2 * 3600
"""Long enough to look for a password while the login screen is open."""


def same_origin() -> None:
    """Refuse posts that another site makes a browser send. Servers send neither header."""
    if request.method in SAFE_METHODS or request.endpoint in FROM_ELSEWHERE:
        return
    origin = request.headers.get("Origin")
    if origin not in (None, "null", origin_of(current_brand().public_url)):
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)


@lru_cache(maxsize=16)
def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc}"


def form_token() -> None:
    """Refuse a post without the CSRF token of its own page session."""
    current_app.extensions["csrf"].protect()


def where_we_log_in() -> None:
    """Answer 404 unless the broker has configured the address that a login leads to."""
    if not current_brand().login_url:
        abort(404)


def where_passwords_are() -> None:
    """Answer 404 for everything about passwords but the screen's own address, which leads to the provider then."""
    if not current_cashier().policy.passwords and request.endpoint != "login.screen":
        abort(404)


def where_a_provider_is() -> None:
    """Answer 404 unless an OIDC provider is configured."""
    if current_cashier().provider is None:
        abort(404)


class Signer(TimestampSigner):
    """Words signed with the secret key, by the cashier's clock; each is valid for one purpose only."""

    def __init__(self, purpose: str) -> None:
        secret = str(current_app.secret_key)
        super().__init__(secret, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)

    def get_timestamp(self) -> int:
        """Seconds since the epoch."""
        return current_cashier().clock.now() // 1000


def rendered_word() -> str:
    """The signed word in a form without a page session: proof that a page of ours was drawn.

    It cannot be tied to a browser, because the screen cannot rely on cookies; `same_origin` stops other sites' posts.
    """
    return Signer(RENDERED_FIELD).sign("form").decode()


def rendered_form() -> None:
    """Refuse a post without the signed word of a page of ours.

    A page that was drawn long ago, or before the clock was set back, is noted as `g.drawn_long_ago`: the login screen
    is then drawn anew, and the other forms carry a secret with a life of its own.
    """
    if request.method in SAFE_METHODS or request.endpoint in FROM_ELSEWHERE:
        return
    try:
        Signer(RENDERED_FIELD).unsign(request.form.get(RENDERED_FIELD, ""), RENDERED_LIFE_S)
    except SignatureExpired:
        g.drawn_long_ago = True
    except BadSignature:
        abort(403)


def https_only() -> None:
    """Refuse plain http where the public address is https; before a redirect the query would already have leaked."""
    if current_brand().https and request.scheme != "https":
        abort(403, "Use https")


class ForwardedAlarm:
    """Logs once that requests carry forwarded headers although no proxy is trusted."""

    def __init__(self) -> None:
        self._once = threading.Lock()

    def check(self) -> None:
        """Check one request."""
        if not _IN_ENVIRON.isdisjoint(request.environ) and self._once.acquire(blocking=False):  # and never released
            log.error(
                "FORWARDED HEADERS ARE IGNORED: a request carries them, but CASHIER_TRUSTED_PROXIES is 0. "
                "Behind a reverse proxy set it to the number of proxies, or all traders share one address."
            )
