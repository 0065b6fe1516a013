"""Security headers, caching and compression of every answer."""

import gzip
import secrets
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from flask import Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from inapp.settings import Brand
from inapp.web.current import current_brand
from inapp.web.guards import origin_of
from inapp.web.proxied import the_g, the_request

FRAMED = ("/inapp/", "/auth/", "/return/", "/psp/")
"""Paths that the broker's frame ancestors may show. An adapter's hosted page opens inside the same frame."""

PERMISSIONS = "camera=(), microphone=(), geolocation=(), usb=()"
YEAR_S = 31_536_000
COMPRESS_FROM_BYTES = 512
"""Below this size compression costs more than it saves."""
PACKED_TYPES = ("text/", "application/json", "application/javascript", "image/svg+xml")

MARK = "X-Cashier"
"""The header by which a page knows answers of ours: it shows no other, such as those of a proxy on the way."""

OF_FILES = (
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
)
"""Headers of a file under /static, which browsers do not show as a page, and which links to nothing."""

LASTING = f"max-age={YEAR_S}, immutable"
"""For a file at the address of its present content. At any other address a cache would keep today's for later."""

_LAST = "cashier.last_headers"
"""The key of an environ under which an answer's last headers wait."""

_HEAD_END = b"</style>"
_LASTING_HEADS = 8
"""Compressors kept, of 270 kB each: one for each language and theme in use."""

Sources = tuple[tuple[str, tuple[str, ...]], ...]
"""Hosts by directive of a Content-Security-Policy."""


FONT_OF_BROKER: Sources = (("font-src", ("'self'",)),)


def nonce() -> str:
    """The random word that admits this answer's own inline style or script."""
    kept = the_g()
    if "nonce" not in kept:
        kept.nonce = secrets.token_urlsafe(16)
    return str(kept.nonce)


def let_through(hosts: Mapping[str, tuple[str, ...]]) -> None:
    """Let this one answer use the foreign hosts that a PSP's step needs."""
    the_g().hosts = tuple(hosts.items())


def is_file() -> bool:
    """True for a file of ours or of an adapter."""
    return (the_request().endpoint or "").rpartition(".")[2] == "static"


def _security(
    hsts: str, frames: tuple[str, ...], beyond: tuple[str, ...], styles: tuple[str, ...], hosts: Sources, word: str
) -> tuple[tuple[str, str], ...]:
    """The security headers of one shape of answer; `styles` are the hashes of our style elements."""
    nonces = (f"'nonce-{word}'",) if word else ()
    policy = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *nonces),
        "style-src": ("'self'", *styles, *nonces),
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'",),
        "form-action": ("'self'", *beyond),
        "base-uri": ("'none'",),
        "frame-ancestors": frames or ("'none'",),
    }
    for directive, sources in hosts:
        policy[directive] = (*policy.get(directive, ()), *sources)
    # A PSP's frames may open the payment interface in its step.
    payers = " ".join(f'"{host}"' for host in dict(hosts).get("frame-src", ()) if "*" not in host)
    return (
        ("Content-Security-Policy", "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Permissions-Policy", f"{PERMISSIONS}, payment=({f'self {payers}' if payers else ''})"),
        *((("Strict-Transport-Security", hsts),) if hsts else ()),
        ("Cache-Control", "no-store"),  # so no Vary is needed
        (MARK, "1"),
    )


def _hsts(brand: Brand) -> str:
    """How long browsers may come by https alone; nothing where the public address is http."""
    return f"max-age={YEAR_S}{'; includeSubDomains' * brand.hsts_subdomains}" if brand.https else ""


_cached_security = lru_cache(maxsize=64)(_security)


def secure(response: Response) -> Response:
    """Add the headers that handlers leave out; those of an answer that is no file are added as it goes out."""
    brand, path, kept = current_brand(), the_request().path, the_g()
    if is_file() and response.status_code in (200, 304):
        response.headers.extend(OF_FILES)
        if hsts := _hsts(brand):
            response.headers["Strict-Transport-Security"] = hsts
        response.headers["Cache-Control"] = LASTING if kept.get("lasting") else "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
        return response
    # Browsers apply form-action to the redirect after a form too.
    beyond = (origin_of(brand.login_url),) if brand.login_url and path.startswith("/auth/") else ()
    frames = brand.frame_ancestors if path.startswith(FRAMED) else ()
    word = kept.get("nonce", "")
    hosts = (*kept.get("hosts", ()), *FONT_OF_BROKER) if brand.font else kept.get("hosts", ())
    security = _security if word else _cached_security  # a nonce is used once
    own_styles = kept.get("own_styles", ())
    the_request().environ[_LAST] = security(_hsts(brand), frames, beyond, own_styles, hosts, word)
    return response


def last(answer: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """An application whose answers get their last headers as they go out, after Werkzeug has copied all others."""

    def adding(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            return start_response(status, [*headers, *environ.get(_LAST, ())], *more)

        return answer(environ, begin)

    return adding


def drawn(response: Response) -> Response:
    """An answer that goes out on no wire, with the last headers that it would get there."""
    response.headers.extend(the_request().environ.get(_LAST, ()))
    return response


@lru_cache(maxsize=256)
def takes(accepted: str, coding: str) -> bool:
    """True if an Accept-Encoding header admits a coding."""
    return parse_accept_header(accepted, Accept).quality(coding) > 0


@lru_cache(maxsize=32)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


@lru_cache(maxsize=_LASTING_HEADS)
def _begun(head: bytes) -> tuple[bytes, "zlib._Compress"]:
    """A compressor that has read the head of a page, after its output so far."""
    packer = zlib.compressobj(9, wbits=31, memLevel=9)
    return packer.compress(head), packer


def _page_packed(body: bytes) -> bytes:
    """A compressed page. Its head is the same for all traders and is not compressed again."""
    head, end, rest = body.partition(_HEAD_END)
    if not end or b"<style>" not in head:
        return gzip.compress(body, 6, mtime=0)
    start, packer = _begun(head)
    going_on = packer.copy()
    return start + going_on.compress(end + rest) + going_on.flush()


def pack(response: Response) -> Response:
    """Send text compressed to clients that accept gzip."""
    if (
        response.status_code in (204, 304)
        or not takes(the_request().environ.get("HTTP_ACCEPT_ENCODING", ""), "gzip")
        or response.headers.get("Content-Encoding")
        or not (response.content_type or "").startswith(PACKED_TYPES)
        or (response.is_streamed and not response.direct_passthrough)
    ):
        return response
    response.direct_passthrough = False
    source, body = response.response, response.get_data()
    if callable(close := getattr(source, "close", None)):  # the file behind it has been read to its end
        close()
    if len(body) >= COMPRESS_FROM_BYTES:
        response.set_data(_packed(body) if is_file() else _page_packed(body))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)
    return response
