"""Checks that run before a handler."""

import hashlib
import logging
import threading
from functools import lru_cache
from urllib.parse import urlsplit

from flask import abort, current_app, request
from itsdangerous import TimestampSigner

from inapp.web.current import current_brand, current_cashier

log = logging.getLogger("cashier.web")

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip")
_IN_ENVIRON = frozenset("HTTP_" + header.upper().replace("-", "_") for header in FORWARDED)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
RENDERED_FIELD = "rendered"
RENDERED_LIFE_S = 2 * 3600
"""A login screen may stand open while somebody looks for a password."""


def same_origin() -> None:
    """Refuse what another site makes a browser post here. Servers send neither header."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("Origin")
    if origin not in (None, "null", origin_of(current_brand().public_url)):
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)


@lru_cache(maxsize=16)
def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    cashier = urlsplit(url)
    return f"{cashier.scheme}://{cashier.netloc}"


def form_token() -> None:
    """Refuse a post of ours that does not carry the CSRF token of its own page session."""
    current_app.extensions["csrf"].protect()


def where_we_log_in() -> None:
    """There is no login screen unless the broker has said where it leads."""
    if not current_brand().login_url:
        abort(404)


def where_a_provider_is() -> None:
    """There is nothing to continue with unless a provider is configured."""
    if current_cashier().provider is None:
        abort(404)


class Signer(TimestampSigner):
    """Words signed with the secret key, by the cashier's clock; a word of one purpose is good for no other."""

    def __init__(self, purpose: str) -> None:
        secret = str(current_app.secret_key)
        super().__init__(secret, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)

    def get_timestamp(self) -> int:
        """Seconds since the epoch."""
        return current_cashier().clock.now() // 1000


def rendered_word() -> str:
    """What a form carries where there is no page session yet.

    It cannot be tied to a browser, because the screen may rely on no cookie. So it only shows that a page of ours was
    drawn; that another site's page cannot post it here is the work of `same_origin`.
    """
    return Signer(RENDERED_FIELD).sign("form").decode()


def rendered_form() -> None:
    """Refuse a post that does not carry what a page of ours was drawn with a short while ago."""
    drawn = request.form.get(RENDERED_FIELD, "")
    if request.method not in SAFE_METHODS and not Signer(RENDERED_FIELD).validate(drawn, RENDERED_LIFE_S):
        abort(403)


def https_only() -> None:
    """Refuse plain http where the public address is https; a redirect would already have leaked the query."""
    if current_brand().https and request.scheme != "https":
        abort(403, "Use https")


class ForwardedAlarm:
    """Says once that somebody sends forwarded headers although no proxy is trusted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = False

    def look(self) -> None:
        """Check one request."""
        if self._said or _IN_ENVIRON.isdisjoint(request.environ):
            return
        with self._lock:
            if self._said:
                return
            self._said = True
        log.error(
            "FORWARDED HEADERS ARE IGNORED: a request carries them, but CASHIER_TRUSTED_PROXIES is 0. "
            "Behind a reverse proxy set it to the number of proxies, or all traders share one address."
        )
