"""Who may knock: checks that run before a request reaches its handler."""

import hashlib
import logging
import os
import re
import threading
from collections import OrderedDict
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from flask import abort, current_app, request

from inapp.web import rendered
from inapp.web.current import current_brand, current_cashier

log = logging.getLogger("cashier.web")

LOGIN = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
MAX_LOGIN = 2**63 - 1
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip")
_IN_ENVIRON = frozenset("HTTP_" + header.upper().replace("-", "_") for header in FORWARDED)
PREFETCH = (
    ("Sec-Purpose", ("prefetch", "prerender")),
    ("Purpose", ("prefetch", "preview")),
    ("X-Moz", ("prefetch",)),
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


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


def rendered_form() -> None:
    """Refuse a post that does not carry what a page of ours was drawn with a short while ago."""
    drawn = request.form.get(rendered.FIELD, "")
    secret = str(current_app.secret_key)
    if request.method not in SAFE_METHODS and not rendered.is_fresh(drawn, secret, current_cashier().clock.now()):
        abort(403)


def https_only() -> None:
    """Refuse plain http where the public address is https; a redirect would already have leaked the query."""
    if current_brand().https and request.scheme != "https":
        abort(403, "Use https")


def is_prefetch() -> bool:
    """Whether a browser only looks ahead: a one-time token must survive that."""
    return any(word in request.headers.get(header, "").lower() for header, words in PREFETCH for word in words)


def client_address() -> str:
    """The caller's address as far as our own proxies vouch for it; an IPv6 caller is its /64 network."""
    try:
        address = ip_address(_without_port(request.remote_addr or ""))
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _without_port(address: str) -> str:
    """Some proxies write the caller's port beside the address (RFC 7239, 6.1, writes both so)."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address


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


class RedeemLimiter:
    """Counts failed redeems per address within a minute. What has succeeded never counts.

    A token that failed is remembered by its hash for that minute and not asked about again, so it counts once.
    """

    LIMIT = 30
    WINDOW = 60_000
    ADDRESSES = 10_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failed: OrderedDict[str, OrderedDict[bytes, int]] = OrderedDict()

    def _of(self, address: str, now: int) -> OrderedDict[bytes, int]:
        failed = self._failed.get(address, OrderedDict())
        while failed and next(iter(failed.values())) <= now - self.WINDOW:
            failed.popitem(last=False)
        return failed

    def is_full(self, address: str, now: int) -> bool:
        """Whether this address has failed too often to be let through to a redeem. `now` in milliseconds."""
        with self._lock:
            return len(self._of(address, now)) >= self.LIMIT

    def knows(self, address: str, token: str, now: int) -> bool:
        """Whether this very token failed for this address a moment ago."""
        with self._lock:
            return _digest(token) in self._of(address, now)

    def failed(self, address: str, token: str, now: int, *, gone: bool) -> None:
        """Note a failed redeem. `gone` says that the token is known to be of no use any more."""
        with self._lock:
            failed = self._of(address, now)
            failed.setdefault(_digest(token) if gone else os.urandom(16), now)
            self._failed[address] = failed
            self._failed.move_to_end(address)
            while len(self._failed) > self.ADDRESSES:
                self._failed.popitem(last=False)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
