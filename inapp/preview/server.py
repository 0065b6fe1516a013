"""The preview in a browser of this machine: a page with all scenes, each in a frame of its own."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from flask import Flask

from inapp.domain.languages import LANGUAGES
from inapp.preview.notes import notes
from inapp.preview.scenes import SCENES
from inapp.preview.visits import Scene, Visit

LOCAL = ("127.0.0.1", "localhost")
SIZES: Mapping[str, tuple[int, int]] = {"phone": (390, 640), "frame": (820, 720), "desktop": (1280, 800)}
THEMES = ("light", "dark")
STYLE = """body{font:15px/1.5 system-ui,sans-serif;margin:24px;background:#fff;color:#111}
h2{font-size:16px;margin:32px 0 8px}
.row{display:flex;gap:16px;overflow-x:auto;padding-bottom:8px}iframe{flex:none;border:1px solid #999;border-radius:8px}
nav a{margin-inline-end:12px}nav [aria-current]{font-weight:700;color:inherit;text-decoration:none}"""
STILL = re.compile(r"\bdata-(?:go|poll|submit)\b")
"""What would make a page go on by itself."""
DROPPED = ("Set-Cookie", "Strict-Transport-Security", "Content-Length", "Content-Encoding")

Start = Callable[[str, list[tuple[str, str]]], object]


class NotLocal(ValueError):
    """The preview was asked to listen where others could see it."""


def scenes_of(app: Flask) -> list[Scene]:
    """The scenes that this broker's traders can come to."""
    return [scene for scene in SCENES if scene.needs(app)]


def drawn(app: Flask, scene: Scene, query: Mapping[str, str]) -> tuple[str, list[tuple[str, str]], bytes]:
    """A scene as the cashier answers it: status, headers and page. It may be framed here, and stays as it is."""
    answer = scene.draw(Visit(app, query, scene.accounts))
    headers = [
        (name, re.sub(r"frame-ancestors [^;]*", "frame-ancestors 'self'", value))
        for name, value in answer.headers
        if name not in DROPPED
    ]
    return answer.status, headers, STILL.sub("data-still", answer.get_data(as_text=True)).encode()


class Preview:
    """A WSGI application with the page of all scenes, the scenes, and the cashier's own files. It takes no forms."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._scenes = {scene.name: scene for scene in scenes_of(app)}

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"]
        asked = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        if environ["REQUEST_METHOD"] == "GET" and path == "/":
            start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [self._index(asked).encode()]
        if environ["REQUEST_METHOD"] == "GET" and (scene := self._scenes.get(path.removeprefix("/show/"))):
            kept = {name: asked[name] for name in ("theme", "lang") if name in asked}
            status, headers, body = drawn(self._app, scene, kept)
            start(status, headers)
            return [body]
        if environ["REQUEST_METHOD"] == "GET" and re.match(r"/static/|/psp/[a-z0-9_-]+/static/", path):
            # As if it came through the broker's proxy.
            return self._app.wsgi_app(environ | {"wsgi.url_scheme": "https"}, start)  # type: ignore[arg-type]
        start("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This is a preview: nothing is sent.\n"]

    def _index(self, asked: Mapping[str, str]) -> str:
        size = asked["size"] if asked.get("size") in SIZES else "phone"
        first = asked["lang"] if asked.get("lang") in LANGUAGES else self._app.extensions["catalogues"].default
        second = "ar" if first != "ar" else "en"
        sizes = " ".join(_choice(name, size == name, size=name, lang=first) for name in SIZES)
        spoken = " ".join(_choice(name, first == name, size=size, lang=name) for name in LANGUAGES)
        told = "".join(f"<li>{escape(note)}</li>" for note in notes(self._app.extensions["brand"]))
        rows = "".join(_row(scene, size, (first, second)) for scene in self._scenes.values())
        return (
            f"<!doctype html><html lang=en><meta charset=utf-8><title>Preview</title><style>{STYLE}</style>"
            f"<h1>Every screen, with your settings</h1><ul>{told}</ul><nav>{sizes}</nav><nav>{spoken}</nav>{rows}"
        )


def _choice(name: str, current: bool, **query: str) -> str:
    return f'<a href="/?{urlencode(query)}"{" aria-current=true" * current}>{escape(name)}</a>'


def _row(scene: Scene, size: str, spoken: tuple[str, str]) -> str:
    width, height = SIZES[size]
    frames = "".join(
        f'<iframe loading=lazy width={width} height={height} title="{escape(scene.title)}, {theme}, {lang}"'
        f' src="/show/{scene.name}?{escape(urlencode({"theme": theme, "lang": lang}))}"></iframe>'
        for lang in spoken
        for theme in THEMES
    )
    return f"<h2>{escape(scene.title)}</h2><div class=row>{frames}</div>"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def server(app: Flask, host: str, port: int) -> WSGIServer:
    """A server of the preview, bound to an address of this machine. Raises NotLocal, OSError."""
    if host not in LOCAL:
        raise NotLocal(f"the preview asks nobody who they are: it listens on this machine alone, not on {host}")
    return make_server(host, port, Preview(app), _Server, _Quiet)
