"""What every answer carries: security headers, caching, and less weight on the wire."""

import gzip
import hashlib
import secrets
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, g, request, url_for

from inapp.web.current import current_brand
from inapp.web.guards import origin_of

FRAMED = ("/inapp/", "/auth/", "/return/", "/psp/")
"""Where a frame of the broker's choice may look. An adapter's hosted page is visited inside the same frame."""

PERMISSIONS = "camera=(), microphone=(), geolocation=(), usb=()"
YEAR = 31_536_000
SMALL = 512
"""Bytes below which packing costs more than it saves."""
PACKED_TYPES = ("text/", "application/json", "application/javascript", "image/svg+xml")


def nonce() -> str:
    """The random word that lets this answer's own inline style or script through."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    word: str = g.nonce
    return word


def content_policy() -> str:
    """The Content-Security-Policy of the answer that is being made."""
    brand = current_brand()
    origins = brand.frame_ancestors
    framed = origins and request.path.startswith(FRAMED)
    # A browser holds the redirect after a form to this rule too.
    beyond = (origin_of(brand.login_url),) if brand.login_url and request.path.startswith("/auth/") else ()
    policy = {
        "default-src": ("'none'",),
        "script-src": ("'self'", f"'nonce-{nonce()}'"),
        "style-src": ("'self'", f"'nonce-{nonce()}'"),
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'",),
        "form-action": ("'self'", *beyond),
        "base-uri": ("'none'",),
        "frame-ancestors": origins if framed else ("'none'",),
    }
    for directive, hosts in g.get("hosts", {}).items():
        policy[directive] = (*policy.get(directive, ()), *hosts)
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


def let_through(hosts: Mapping[str, tuple[str, ...]]) -> None:
    """Let this one answer use the foreign hosts that a PSP's step needs."""
    g.hosts = hosts


def permissions() -> str:
    """The Permissions-Policy: nothing, but for a PSP's frames in its step the payment interface."""
    frames = [host for host in g.get("hosts", {}).get("frame-src", ()) if "*" not in host]
    allowed = " ".join(f'"{host}"' for host in frames)
    return f"{PERMISSIONS}, payment=({'self ' + allowed if allowed else ''})"


def is_file() -> bool:
    """True for a file of ours or of an adapter, whose address changes with its content."""
    return (request.endpoint or "").rpartition(".")[2] == "static"


def secure(response: Response) -> Response:
    """Add the headers that no handler has to think of."""
    brand = current_brand()
    headers = response.headers
    headers.setdefault("Content-Security-Policy", content_policy())
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Permissions-Policy"] = permissions()
    if brand.https:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if is_file() and response.status_code in (200, 304):
        headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    else:
        headers["Cache-Control"] = "no-store"
        response.vary.add("HX-Request")
    return response


@lru_cache(maxsize=32)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def pack(response: Response) -> Response:
    """Send text gzipped to whoever takes it."""
    response.vary.add("Accept-Encoding")
    if (
        response.status_code in (204, 304)
        or request.accept_encodings.quality("gzip") <= 0
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
        response.set_data(_packed(body) if is_file() else gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)
    return response


class Assets:
    """The files under /static by an address that changes with their content."""

    def __init__(self, app: Flask) -> None:
        folder = Path(app.static_folder or "")
        self._versions = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:10] for path in folder.iterdir() if path.is_file()
        }
        self.css = (folder / "cashier.css").read_text("utf-8")

    def url(self, name: str) -> str:
        """The address of a file, for ever cacheable."""
        return url_for("static", filename=name, v=self._versions[name])
