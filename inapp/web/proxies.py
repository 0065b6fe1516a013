"""What our own proxies say about a request: the caller's address and scheme, and how `doctor` sees them arrive."""

import hmac
import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from flask import current_app, request

from inapp.domain.identifiers import derived_text
from inapp.web.current import current_brand

ASKS, ARRIVED = "X-Cashier-Asks", "X-Cashier-Arrived"
"""The headers of `doctor`'s question and of the answer to it."""

_FORWARDED = re.compile(r'\b(for|proto)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.IGNORECASE)
Environ = dict[str, Any]


class BehindProxies:
    """An application that is told of the caller by so many proxies of ours, each of which adds to the headers.

    An address counts only if every proxy has added one: what stands further left may be the caller's own word. The
    scheme may be named by each of them or once; a caller who lies about it harms nobody else.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], hops: int) -> None:
        self._app, self._hops = app, hops

    def __call__(self, environ: Environ, start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer a request as if it had come without proxies."""
        addresses, schemes = said(environ, "for"), said(environ, "proto")
        if len(addresses) >= self._hops:
            environ["REMOTE_ADDR"] = addresses[-self._hops]
        if schemes:
            environ["wsgi.url_scheme"] = schemes[-min(self._hops, len(schemes))].lower()
        return self._app(environ, start_response)


def said(environ: Environ, what: str) -> list[str]:
    """The addresses (`for`) or schemes (`proto`) that proxies name, the nearest one last.

    `X-Forwarded-For` and `-Proto` are lists; without both, RFC 7239's `Forwarded` counts.
    """
    usual = {"for": "HTTP_X_FORWARDED_FOR", "proto": "HTTP_X_FORWARDED_PROTO"}
    if not any(name in environ for name in usual.values()):
        found = _FORWARDED.finditer(environ.get("HTTP_FORWARDED", ""))
        return [pair[2] or pair[3] for pair in found if pair[1].lower() == what]
    values = environ.get(usual[what], "").split(",")
    return [value.strip() for value in values if value.strip()]


def word(secret_key: str) -> str:
    """The word by which `doctor` is known."""
    return derived_text(secret_key, "doctor asks how requests arrive")


def doctor_asks() -> bool:
    """True if `doctor` sends this request through the public address."""
    return hmac.compare_digest(request.headers.get(ASKS, "").encode(), word(str(current_app.secret_key)).encode())


def arrived() -> str:
    """Scheme, caller's address, and the number of addresses that proxies name, as this request has arrived."""
    said_by = len(said(request.environ, "for"))
    return f"{request.scheme} {request.remote_addr} {said_by} {current_brand().trusted_proxies}"


def is_neighbour() -> bool:
    """True for a caller on this machine who has come without a proxy."""
    if said(request.environ, "for") or said(request.environ, "proto"):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
