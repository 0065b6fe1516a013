"""Checks that run before every handler of the console, in this order; the first refusal ends the request."""

from flask import abort, request

from inapp.arrival import address_of
from inapp.console.current import address, current_staff_settings
from inapp.domain import security

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
IN_PAGES = frozenset({"iframe", "frame", "embed", "object", "fencedframe"})
"""The values of Sec-Fetch-Dest with which another page shows the answer within itself (W3C Fetch Metadata)."""
WRONG_HOST = 421


def know_caller() -> None:
    """Let the lines of the log name the request's caller by a hash."""
    security.caller.set(address())


def whole_body() -> None:
    """Refuse a request whose body the front of the web server has not taken in."""
    if refused := getattr(request.environ["wsgi.input"], "refused", 0):
        security.note("body.refused")
        abort(refused)


def own_host() -> None:
    """Refuse a request for any other host than the console's: the traders' site leads nowhere here."""
    if request.host != current_staff_settings().host:
        abort(WRONG_HOST)


def https_only() -> None:
    """Refuse plain http where the console's address is https."""
    if current_staff_settings().https and request.scheme != "https":
        security.note("http.refused")
        abort(403)


def known_address() -> None:
    """Refuse an address that is none of the broker's, where the broker has named those."""
    allowed, found = current_staff_settings().addresses, address_of(request.remote_addr or "")
    if allowed and (found is None or not any(found in network for network in allowed)):
        security.note("staff.foreign")
        abort(403)


def same_origin() -> None:
    """Refuse a post that another site makes a browser send, and to be shown within another page."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if request.method not in SAFE_METHODS:
        ours = request.headers.get("Origin") in (None, current_staff_settings().origin)
        if not ours or site not in ("same-origin", "none"):
            security.note("origin.foreign")
            abort(403)
    elif request.headers.get("Sec-Fetch-Dest") in IN_PAGES:
        security.note("staff.framed")
        abort(403)


BEFORE = (know_caller, whole_body, own_host, https_only, known_address, same_origin)
