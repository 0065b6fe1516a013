"""Checks that run before a handler."""

import hashlib
import logging
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from inapp.domain import security
from inapp.settings import Brand
from inapp.web import csrf
from inapp.web.current import caller_address, client_address, current_brand, current_cashier
from inapp.web.proxied import the_app, the_g, the_request

log = logging.getLogger("cashier.web")

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip")
_IN_ENVIRON = frozenset("HTTP_" + header.upper().replace("-", "_") for header in FORWARDED)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FROM_ELSEWHERE = frozenset({"oidc.callback"})
"""Handlers of posts that another site makes a browser send; the login's own state proves that we asked for it."""
USUAL_PATH = 128
"""Characters of a path from which on its handler is not remembered: strangers must not fill the memory."""
SHOWN = frozenset({"document", "iframe", "frame"})
"""The values of Sec-Fetch-Dest with which a browser shows the answer to a person (W3C Fetch Metadata)."""
RENDERED_FIELD = "rendered"
RENDERED_LIFE_S = 2 * 3600
"""Long enough to look for a password while the login screen is open."""


def know_caller() -> None:
    """Let the lines of the log name the request's caller by a hash."""
    security.caller.set(client_address())


def whole_body() -> None:
    """Refuse a request whose body the front of the web server has not taken in, with the status that it gives."""
    if refused := getattr(the_request().environ["wsgi.input"], "refused", 0):
        security.note("body.refused")
        abort(refused)


def body_wanted(app: Flask, environ: dict[str, Any]) -> bool:
    """False if a request is refused whatever its body is: nobody waits for one."""
    method = environ["REQUEST_METHOD"]
    if method in SAFE_METHODS:
        return False
    path = environ["PATH_INFO"]
    endpoint = (_known_endpoint if len(path) <= USUAL_PATH else _endpoint_of)(app.url_map, path, method)
    ours = endpoint is not None and _is_own(*_sender(environ), app.extensions["brand"])
    return ours or endpoint in FROM_ELSEWHERE


def _endpoint_of(addresses: Map, path: str, method: str) -> str | None:
    """The handler of a path as an environ holds it; None if there is none."""
    try:
        found: tuple[str, Any] = addresses.bind("").match(path.encode("latin-1").decode(errors="replace"), method)
    except HTTPException:
        return None
    return found[0]


_known_endpoint = lru_cache(maxsize=256)(_endpoint_of)


def same_origin() -> None:
    """Refuse posts that another site makes a browser send. Servers send neither header."""
    request = the_request()
    if request.method in SAFE_METHODS or request.endpoint in FROM_ELSEWHERE:
        return
    if not _is_own(*_sender(request.environ), current_brand()):
        security.note("origin.foreign")
        abort(403)


def _sender(environ: Mapping[str, Any]) -> tuple[str | None, str]:
    """The origin of a request, and its site beside ours, as a browser names them; None and `none` without one."""
    return environ.get("HTTP_ORIGIN"), environ.get("HTTP_SEC_FETCH_SITE", "none")


def _is_own(origin: str | None, site: str, brand: Brand) -> bool:
    """True unless a browser says that a page of another site sends this."""
    return origin in (None, "null", origin_of(brand.public_url)) and site in ("same-origin", "none")


@lru_cache(maxsize=16)
def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    split = urlsplit(url)
    return f"{split.scheme}://{split.netloc}"


def as_a_page() -> None:
    """Refuse to be fetched as an image, script or data of another site, which would use tokens and visits up."""
    request = the_request()
    if request.method not in SAFE_METHODS or request.headers.get("Sec-Fetch-Site") == "same-origin":
        return
    if request.headers.get("Sec-Fetch-Dest", "document") not in SHOWN:
        abort(403)


def form_token() -> None:
    """Refuse a post without the CSRF token of its own page session."""
    if the_request().method not in SAFE_METHODS and not csrf.is_ours():
        the_app().extensions["csrf"].protect()


def where_we_log_in() -> None:
    """Answer 404 unless the broker has configured the address that a login leads to."""
    if not current_brand().login_url:
        abort(404)


def where_passwords_are() -> None:
    """Answer 404 for everything about passwords but the screen's own address, which leads to the provider then."""
    if not current_cashier().policy.passwords and the_request().endpoint != "login.screen":
        abort(404)


def where_a_provider_is() -> None:
    """Answer 404 unless an OIDC provider is configured."""
    if current_cashier().provider is None:
        abort(404)


def from_ctrader() -> None:
    """Refuse an address that is none of cTrader's, where the broker has named those."""
    allowed = current_cashier().policy.ctrader_addresses
    if not allowed:
        return
    address = caller_address()
    if address is None or not any(address in network for network in allowed):
        security.note("caller.foreign")
        abort(403, "This address may not call")


class Signer(TimestampSigner):
    """Words signed with the secret key, by the cashier's clock; each is valid for one purpose only."""

    def __init__(self, purpose: str) -> None:
        secret = str(the_app().secret_key)
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
    request = the_request()
    if request.method in SAFE_METHODS or request.endpoint in FROM_ELSEWHERE:
        return
    try:
        Signer(RENDERED_FIELD).unsign(request.form.get(RENDERED_FIELD, ""), RENDERED_LIFE_S)
    except SignatureExpired:
        the_g().drawn_long_ago = True
    except BadSignature:
        security.note("csrf.refused")
        abort(403)


def https_only() -> None:
    """Refuse plain http where the public address is https; before a redirect the query would already have leaked."""
    if current_brand().https and the_request().scheme != "https":
        security.note("http.refused")
        abort(403, "Use https")


class ForwardedAlarm:
    """Logs once that requests carry forwarded headers although no proxy is trusted."""

    def __init__(self) -> None:
        self._once = threading.Lock()

    def check(self) -> None:
        """Check one request."""
        forwarded = not _IN_ENVIRON.isdisjoint(the_request().environ)
        if forwarded and self._once.acquire(blocking=False):  # and never released
            log.error(
                "FORWARDED HEADERS ARE IGNORED: a request carries them, but CASHIER_TRUSTED_PROXIES is 0. "
                "Behind a reverse proxy set it to the number of proxies, or all traders share one address."
            )
