"""How `doctor` sees requests arrive through our own proxies."""

import hmac
from ipaddress import ip_address

from flask import current_app, request

from inapp.arrival import said
from inapp.domain.identifiers import derived_text
from inapp.web.current import current_brand

ASKS, ARRIVED = "X-Cashier-Asks", "X-Cashier-Arrived"
"""The headers of `doctor`'s question and of the answer to it."""


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
