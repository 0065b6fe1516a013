"""What every answer carries: security headers, caching, and less weight on the wire."""

import gzip
import secrets
import zlib
from collections.abc import Mapping
from functools import lru_cache

from flask import Response, g, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from inapp.web.current import current_brand
from inapp.web.guards import origin_of

FRAMED = ("/inapp/", "/auth/", "/return/", "/psp/")
"""Where a frame of the broker's choice may look. An adapter's hosted page is visited inside the same frame."""

PERMISSIONS = "camera=(), microphone=(), geolocation=(), usb=()"
YEAR = 31_536_000
SMALL = 512
"""Bytes below which packing costs more than it saves."""
PACKED_TYPES = ("text/", "application/json", "application/javascript", "image/svg+xml")

OF_FILES = (
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
"""What a file under /static carries, which no browser shows as a page."""

_HEAD_END = b"</style>"
_LASTING_HEADS = 8
"""Compressors kept, of 270 kB each: one for each language and theme in use."""

Hosts = tuple[tuple[str, tuple[str, ...]], ...]


def nonce() -> str:
    """The random word that lets this answer's own inline style or script through."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    word: str = g.nonce
    return word


def let_through(hosts: Mapping[str, tuple[str, ...]]) -> None:
    """Let this one answer use the foreign hosts that a PSP's step needs."""
    g.hosts = tuple(hosts.items())


def _policy(frames: tuple[str, ...], beyond: tuple[str, ...], own: tuple[str, ...], hosts: Hosts, word: str) -> str:
    """The Content-Security-Policy of one shape of answer; `own` are the hashes of our styles."""
    nonces = (f"'nonce-{word}'",) if word else ()
    policy = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *nonces),
        "style-src": ("'self'", *own, *nonces),
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'",),
        "form-action": ("'self'", *beyond),
        "base-uri": ("'none'",),
        "frame-ancestors": frames or ("'none'",),
    }
    for directive, sources in hosts:
        policy[directive] = (*policy.get(directive, ()), *sources)
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


def _permissions(hosts: Hosts) -> str:
    """The Permissions-Policy: nothing, but for a PSP's frames in its step the payment interface."""
    frames = [host for host in dict(hosts).get("frame-src", ()) if "*" not in host]
    allowed = " ".join(f'"{host}"' for host in frames)
    return f"{PERMISSIONS}, payment=({'self ' + allowed if allowed else ''})"


def is_file() -> bool:
    """True for a file of ours or of an adapter, whose address changes with its content."""
    return (request.endpoint or "").rpartition(".")[2] == "static"


Lines = tuple[tuple[str, str], ...]


def _lines(
    https: bool, frames: tuple[str, ...], beyond: tuple[str, ...], own: tuple[str, ...], hosts: Hosts, word: str
) -> Lines:
    """The lines that every answer of one shape carries."""
    return (
        ("Content-Security-Policy", _policy(frames, beyond, own, hosts, word)),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Permissions-Policy", _permissions(hosts)),
        *((("Strict-Transport-Security", f"max-age={YEAR}"),) if https else ()),
    )


_lasting_lines = lru_cache(maxsize=64)(_lines)


def secure(response: Response) -> Response:
    """Add the headers that no handler has to think of."""
    brand, path = current_brand(), request.path
    if is_file() and response.status_code in (200, 304):
        response.headers.extend(OF_FILES)
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        return response
    # A browser holds the redirect after a form to this rule too.
    beyond = (origin_of(brand.login_url),) if brand.login_url and path.startswith("/auth/") else ()
    frames = brand.frame_ancestors if path.startswith(FRAMED) else ()
    word = g.get("nonce", "")
    lines = _lines if word else _lasting_lines  # an answer with a nonce is like no other
    own, hosts = g.get("own_styles", ()), g.get("hosts", ())
    response.headers.extend(lines(brand.https, frames, beyond, own, hosts, word))
    response.headers["Cache-Control"] = "no-store"
    if "Vary" in response.headers:
        response.vary.update(("HX-Request", "Accept-Encoding"))
    else:
        response.headers["Vary"] = "HX-Request, Accept-Encoding"
    return response


@lru_cache(maxsize=256)
def takes(accepted: str, coding: str) -> bool:
    """Whether an Accept-Encoding header lets a coding through."""
    return parse_accept_header(accepted, Accept).quality(coding) > 0


@lru_cache(maxsize=32)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


@lru_cache(maxsize=_LASTING_HEADS)
def _begun(head: bytes) -> tuple[bytes, "zlib._Compress"]:
    """A compressor that has read the head of a page, and what it has written so far."""
    packer = zlib.compressobj(9, wbits=31, memLevel=9)
    return packer.compress(head), packer


def _page_packed(body: bytes) -> bytes:
    """A whole page; its head, which is the same for everybody, is not compressed again."""
    head, end, rest = body.partition(_HEAD_END)
    if not end or b"<style>" not in head:
        return gzip.compress(body, 6, mtime=0)
    start, packer = _begun(head)
    going_on = packer.copy()
    return start + going_on.compress(end + rest) + going_on.flush()


def pack(response: Response) -> Response:
    """Send text gzipped to whoever takes it."""
    if (
        response.status_code in (204, 304)
        or not takes(request.headers.get("Accept-Encoding", ""), "gzip")
        or response.headers.get("Content-Encoding")
        or not (response.content_type or "").startswith(PACKED_TYPES)
        or (response.is_streamed and not response.direct_passthrough)
    ):
        return response
    response.direct_passthrough = False
    source, body = response.response, response.get_data()
    if callable(close := getattr(source, "close", None)):  # the file behind it has been read to its end
        close()
    if len(body) >= SMALL:
        response.set_data(_packed(body) if is_file() else _page_packed(body))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)
    return response
