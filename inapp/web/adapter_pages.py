"""Templates, scripts, routes and texts that adapters bring, each from its own package."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, current_app, url_for

from inapp.web import language


def init_app(app: Flask, name: str, pages: Blueprint) -> None:
    """Put an adapter's pages below `/psp/<name>`, and add the texts of its folder `locale` to ours."""
    app.register_blueprint(pages, url_prefix=f"/psp/{name}", name=_blueprint(name))
    language.add_catalogues(Path(pages.root_path, "locale"))


def file_url(adapter: str, name: str) -> str:
    """The address of a file in an adapter's folder `static`; it changes with the content and is cacheable for ever."""
    folder = current_app.blueprints[_blueprint(adapter)].static_folder
    return url_for(f"{_blueprint(adapter)}.static", filename=name, v=_version(Path(folder or "", name)))


def _blueprint(adapter: str) -> str:
    """An adapter's blueprint by a name that no blueprint of ours, and none of another adapter, can have."""
    return f"psp-{adapter}"


@cache
def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
