"""How a request has arrived: through which proxies of ours, and from which address. Both applications ask this."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

USUAL_ADDRESS = 64
"""Characters of a caller's address; a longer one is not remembered."""

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


def network_of(written: str) -> str:
    """A caller's address as it is counted: an IPv6 caller is its /64 network."""
    return (_known_network if len(written) <= USUAL_ADDRESS else _network_in)(written)


def address_of(written: str) -> IPv4Address | IPv6Address | None:
    """A caller's whole address; None for what is no address."""
    try:
        address = ip_address(_without_port(written))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _network_in(written: str) -> str:
    address = address_of(written)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or "unknown")


_known_network = lru_cache(maxsize=1024)(_network_in)


def _without_port(address: str) -> str:
    """Some proxies write the caller's port beside the address (RFC 7239, 6.1, writes both so)."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
