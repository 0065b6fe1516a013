"""What the browser gets besides pages: our styles inside each page, and our scripts as one file."""

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, current_app, g, request
from markupsafe import Markup

from inapp.web.brand import AccentColours
from inapp.web.headers import takes

BUNDLES: Mapping[str, tuple[str, ...]] = {"screens.js": ("cashier.js", "htmx-2.0.11.min.js")}
"""Each file that is put together from others, in the order in which they run."""
PACKED = "packed"
"""The folder of what `scripts/pack_static.py` has compressed beforehand, by name and version."""
CODINGS = ("br", "gzip")

SHEETS: Mapping[str, tuple[str, ...]] = {
    "screens": ("base", "form", "actions", "media"),
    "login": ("base", "login", "actions", "media"),
    "status": ("status",),
}
"""The files of `static/styles` that make up each style of a page, in the order of their rules."""
WITHOUT_STATUS = frozenset({"form", "choose"})
"""Parts that need no style of the status card: a first look is so much lighter, and the card brings it along."""


_COMMENT = re.compile(r"(?m)^\s*//.*\n|\s+// .*$|\A/\*.*\*/\s*| /\* .* \*/|^\s+")
"""What people read a script by: lines that only comment, comments behind code, the head, and indents."""


def bundle(folder: Path, name: str) -> bytes:
    """The scripts of a bundle one after the other; those of others byte for byte, ours without comments."""
    texts = {part: (folder / part).read_text("utf-8").strip() for part in BUNDLES[name]}
    return "\n".join(text if ".min." in part else _COMMENT.sub("", text) for part, text in texts.items()).encode()


def version(body: bytes) -> str:
    """The part of a file's address that changes with its content."""
    return hashlib.sha256(body).hexdigest()[:10]


def squeezed(css: str) -> str:
    """A stylesheet without its comments and the white space that people read it by."""
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    tight = re.sub(r":\s", ":", re.sub(r"\s*([{};,>])\s*", r"\1", bare))
    return tight.replace(";}", "}").strip()


def accents(accent_colours: Mapping[str, AccentColours]) -> str:
    """The rules that carry the broker's accent, which is worked out for each theme."""
    light, dark = (
        f"{{--fill:{paint.fill};--fill-ink:{paint.ink};--accent:{paint.text}}}"
        for paint in (accent_colours["light"], accent_colours["dark"])
    )
    return (
        f":root{light}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}"
        f":root[data-theme=dark]{dark}"
    )


class Style:
    """A style element, and the word by which a Content-Security-Policy knows it."""

    def __init__(self, css: str) -> None:
        self.element = Markup(f"<style>{css}</style>")  # noqa: S704  (our own files, and colours worked out)
        self.source = f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


class Assets:
    """The files under /static by an address that changes with their content, and the styles of pages."""

    def __init__(self, app: Flask, accent_colours: Mapping[str, AccentColours]) -> None:
        folder = Path(app.static_folder or "")
        bodies = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self._bundles = {name: self._codings(folder, name) for name in BUNDLES}
        bodies |= {name: codings[""] for name, codings in self._bundles.items()}
        self._urls = {name: f"{app.static_url_path}/{name}?v={version(body)}" for name, body in bodies.items()}
        css = {
            style: squeezed("".join((folder / "styles" / f"{name}.css").read_text("utf-8") for name in names))
            for style, names in SHEETS.items()
        }
        colours = accents(accent_colours)
        self._status = Style(css["status"])
        self._of_screens, self._of_login = Style(colours + css["screens"]), Style(colours + css["login"])

    @staticmethod
    def _codings(folder: Path, name: str) -> dict[str, bytes]:
        """A bundle as it is and packed; Brotli only where somebody has packed this very content."""
        body = bundle(folder, name)
        made = {"": body, "gzip": gzip.compress(body, 9, mtime=0)}
        beforehand = folder / PACKED / f"{name}.{version(body)}.br"
        if beforehand.exists():
            made["br"] = beforehand.read_bytes()
        return made

    def url(self, name: str) -> str:
        """The address of a file, for ever cacheable."""
        return request.script_root + self._urls[name]

    def styles(self, part: str) -> Markup:
        """The styles of a whole page that shows a part. Its policy lets those through that later parts bring."""
        of_page = self._of_login if request.path.startswith("/auth/") else self._of_screens
        g.own_styles = (of_page.source, self._status.source)
        return of_page.element if part in WITHOUT_STATUS else of_page.element + self._status.element

    def styles_of_part(self, part: str) -> Markup:
        """The styles that a part brings along when it takes the place of another one."""
        return Markup("") if part in WITHOUT_STATUS else self._status.element

    def send(self, filename: str) -> Response:
        """Answer a request for a file under /static."""
        codings = self._bundles.get(filename)
        if codings is None:
            return current_app.send_static_file(filename)
        accepted = request.headers.get("Accept-Encoding", "")
        coding = next((known for known in CODINGS if known in codings and takes(accepted, known)), "")
        answer = Response(codings[coding], mimetype="text/javascript")
        if coding:
            answer.headers["Content-Encoding"] = coding
        return answer
