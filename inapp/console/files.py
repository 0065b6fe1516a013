"""The console's own style sheet and scripts, at addresses that change with their content."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, g, request, url_for

STATIC = Path(__file__).parents[2] / "static"
FILES = {
    "console.css": STATIC / "console" / "console.css",
    "work.css": STATIC / "console" / "work.css",
    "console.js": STATIC / "console.js",
    "passkeys.js": STATIC / "passkeys.js",
    "htmx.js": STATIC / "htmx-2.0.11.lean.min.js",
}
"""Every file by its name in addresses."""
TYPES = {".css": "text/css", ".js": "text/javascript"}

blueprint = Blueprint("files", __name__)


@cache
def _version(name: str) -> str:
    return hashlib.sha256(FILES[name].read_bytes()).hexdigest()[:10]


def url(name: str) -> str:
    """The address of a file."""
    return url_for("files.send", name=name, v=_version(name))


def send(name: str) -> Response:
    """A file; browsers keep the one at the address of its content."""
    if name not in FILES:
        abort(404)
    g.lasting = request.args.get("v") == _version(name)
    return Response(FILES[name].read_bytes(), mimetype=TYPES[FILES[name].suffix])


blueprint.add_url_rule("/files/<name>", view_func=send)
send.staff_right = ("anybody", "public files")  # type: ignore[attr-defined]  # marked by hand: rights draws pages
