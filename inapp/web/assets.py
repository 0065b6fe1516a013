"""Files and styles of the screens: our styles inside each page, our scripts as one file, and adapters' files."""

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask, Response, url_for
from markupsafe import Markup

from inapp.settings import Brand
from inapp.web.accent import accent_rules
from inapp.web.headers import takes
from inapp.web.proxied import the_app, the_g, the_request

BUNDLES: Mapping[str, tuple[str, ...]] = {"screens.js": ("cashier.js", "htmx-2.0.11.lean.min.js")}
"""Each file made of others, in the order in which they run."""
PACKED = "packed"
"""The folder of files that `scripts/pack_static.py` compresses beforehand, by name and version."""
CODINGS = ("br", "gzip")

SHEETS: Mapping[str, tuple[str, ...]] = {
    "screens": ("base", "fields", "form", "actions", "media"),
    "login": ("base", "fields", "login", "actions", "media"),
    "status": ("status", "review"),
    "history": ("history",),
}
"""The files of `static/styles` in each style element, in the order of their rules."""
WITHOUT_STATUS = frozenset({"form", "choose", "last", "history"})
"""Parts that do without the styles of a payment's status, help and copying, so that the first load is lighter."""
WITH_HISTORY = frozenset({"last", "history", "receipt", "opened", "payment"})
"""Parts with rows of payments, a way back, or a receipt. The list on a form brings its styles once it has a row."""

_COMMENT = re.compile(r"(?m)^\s*//.*\n|\s+// .*$|\A/\*.*\*/\s*| /\* .* \*/|^\s+")
"""Comment lines, comments behind code, the head, and indents: only people need them."""


def bundle(folder: Path, name: str) -> bytes:
    """The scripts of a bundle one after the other: third-party code byte for byte, ours without comments."""
    texts = {part: (folder / part).read_text("utf-8").strip() for part in BUNDLES[name]}
    return "\n".join(text if ".min." in part else _COMMENT.sub("", text) for part, text in texts.items()).encode()


def version(body: bytes) -> str:
    """The part of an address that changes with the file's content."""
    return hashlib.sha256(body).hexdigest()[:10]


def squeezed(css: str) -> str:
    """A stylesheet without comments and needless white space."""
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    tight = re.sub(r":\s", ":", re.sub(r"\s*([{};,>])\s*", r"\1", bare))
    return tight.replace(";}", "}").strip()


_ROUND = re.compile(r"border-radius:(\d+)px")
_SIZED = re.compile(r"[;{](?:font-size|font|(?:min-|max-)?(?:width|height)):[^;{}]*")
_PIXELS = re.compile(r"(?<![\w.-])(\d*\.?\d+)px\b")
ROOT_PX = 16
USUAL_RADIUS = 8
SMALLEST_GROWING = 8
"""Pixels; what is smaller, such as a line, stays as thin as it is when the browser's text grows."""


def grown(css: str) -> str:
    """A squeezed stylesheet whose letters, fields and limits of width grow with the browser's own font size."""

    def relative(size: re.Match[str]) -> str:
        pixels = float(size[1])
        return size[0] if pixels < SMALLEST_GROWING else f"{pixels / ROOT_PX:g}rem".removeprefix("0")

    def of_media(found: re.Match[str]) -> str:
        return _PIXELS.sub(lambda size: f"{float(size[1]) / ROOT_PX:g}em", found[0])

    bare = re.sub(r"@media[^{]*", of_media, css)
    return _SIZED.sub(lambda found: _PIXELS.sub(relative, found[0]), bare)


def rounded(css: str, radius: int) -> str:
    """A squeezed stylesheet with the broker's radius in the place of the usual one; larger corners keep their lead."""

    def wanted(found: re.Match[str]) -> str:
        usual = int(found[1])
        made = usual * radius // USUAL_RADIUS if usual <= USUAL_RADIUS else usual + radius - USUAL_RADIUS
        return f"border-radius:{made if radius else 0}px"

    return css if radius == USUAL_RADIUS else _ROUND.sub(wanted, css)


FONT_NAME, FONT_FILE = "brand", "brand.woff2"
LOGO, LOGO_DARK = "logo", "logo-dark"
MIME_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".woff2": "font/woff2"}


class Style:
    """A style element, and its source expression for a Content-Security-Policy."""

    def __init__(self, css: str) -> None:
        self.element = Markup(f"<style>{css}</style>")  # noqa: S704  (our own files and computed colours)
        self.source = f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


@cache
def _version_of(path: Path) -> str:
    return version(path.read_bytes())


def blueprint_of(adapter: str) -> str:
    """The name of an adapter's blueprint; neither ours nor those of other adapters can have it."""
    return f"psp-{adapter}"


def adapter_file(adapter: str, name: str) -> str:
    """The address of a file in an adapter's folder `static`; it changes with the content and is cacheable for ever."""
    blueprint = blueprint_of(adapter)
    folder = the_app().blueprints[blueprint].static_folder
    return url_for(f"{blueprint}.static", filename=name, v=_version_of(Path(folder or "", name)))


def know_version(response: Response) -> Response:
    """Note whether a request for an adapter's file names the version that the file has now."""
    request = the_request()
    blueprint, dot, name = (request.endpoint or "").rpartition(".")
    if dot and name == "static":
        folder = the_app().blueprints[blueprint].static_folder
        path = Path(folder or "", (request.view_args or {})["filename"])
        the_g().lasting = response.status_code in (200, 304) and request.args.get("v") == _version_of(path)
    return response


def _own_files(brand: Brand) -> dict[str, bytes]:
    """The broker's files, by the name under which they are sent."""
    logos = {LOGO: brand.logo, LOGO_DARK: brand.logo_dark}
    files = {f"{name}{picture.suffix}": picture.data for name, picture in logos.items() if picture}
    return files | ({FONT_FILE: brand.font.data} if brand.font else {})


class Assets:
    """The files under /static, at addresses that change with their content, and the styles of pages."""

    def __init__(self, app: Flask, brand: Brand) -> None:
        folder = Path(app.static_folder or "")
        bodies = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self._bundles = {name: self._codings(folder, name) for name in BUNDLES}
        bodies |= {name: codings[""] for name, codings in self._bundles.items()}
        self._own = _own_files(brand)
        bodies |= self._own
        self._urls = {name: f"{app.static_url_path}/{name}?v={version(body)}" for name, body in bodies.items()}
        self._logos = {
            name: f"{name}{picture.suffix}"
            for name, picture in ((LOGO, brand.logo), (LOGO_DARK, brand.logo_dark))
            if picture
        }
        css = {
            style: squeezed("".join((folder / "styles" / f"{name}.css").read_text("utf-8") for name in names))
            for style, names in SHEETS.items()
        }
        css = {style: rounded(grown(text), int(brand.radius)) for style, text in css.items()}
        first = accent_rules(brand.accent, brand.accent_dark)
        if brand.font:
            weights = ";font-weight:100 900" * brand.font.variable
            source = f'src:url({self._urls[FONT_FILE]})format("woff2")'
            first += f"@font-face{{font-family:{FONT_NAME};{source}{weights};font-display:optional}}"
            css = {style: text.replace("-apple-system", f"{FONT_NAME},-apple-system") for style, text in css.items()}
        self._status, self._history = Style(css["status"]), Style(css["history"])
        self._of_screens, self._of_login = Style(first + css["screens"]), Style(first + css["login"])

    @staticmethod
    def _codings(folder: Path, name: str) -> dict[str, bytes]:
        """A bundle plain and compressed; with Brotli only if this very content was compressed beforehand."""
        body = bundle(folder, name)
        made = {"": body, "gzip": gzip.compress(body, 9, mtime=0)}
        beforehand = folder / PACKED / f"{name}.{version(body)}.br"
        if beforehand.exists():
            made["br"] = beforehand.read_bytes()
        return made

    def url(self, name: str) -> str:
        """The address of a file, cacheable for ever."""
        return the_request().script_root + self._urls[name]

    def logo(self, name: str = LOGO) -> str:
        """The address of one of the broker's logos."""
        return self.url(self._logos[name])

    def styles(self, part: str) -> Markup:
        """The styles of a whole page that shows a part. Its policy also admits the styles that later parts bring."""
        of_page = self._of_login if the_request().path.startswith("/auth/") else self._of_screens
        the_g().own_styles = (of_page.source, self._status.source, self._history.source)
        return of_page.element + self.styles_of_part(part)

    def styles_of_part(self, part: str) -> Markup:
        """The styles that a part brings along when it replaces another one."""
        wants_status, wants_history = part not in WITHOUT_STATUS, part in WITH_HISTORY
        return Markup("").join([self._status.element] * wants_status + [self._history.element] * wants_history)

    def send(self, filename: str) -> Response:
        """Answer a request for a file under /static."""
        request = the_request()
        the_g().lasting = f"{request.path}?{request.query_string.decode()}" == self._urls.get(filename)
        if filename in self._own:
            return Response(self._own[filename], mimetype=MIME_TYPES[Path(filename).suffix])
        codings = self._bundles.get(filename)
        if codings is None:
            return the_app().send_static_file(filename)
        accepted = request.headers.get("Accept-Encoding", "")
        coding = next((known for known in CODINGS if known in codings and takes(accepted, known)), "")
        answer = Response(codings[coding], mimetype="text/javascript")
        if coding:
            answer.headers["Content-Encoding"] = coding
        return answer
