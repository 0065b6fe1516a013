"""What the cashier is measured against: the least that the same server software can do.

`hello` is a bare WSGI answer; `commit` is a Flask route with one durable commit in a database with our pragmas.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask, Response

from inapp import serve
from inapp.store import Database

DATABASE = Path("floor.db")
"""In the working directory of the server."""


def hello() -> Callable[..., Iterable[bytes]]:
    """An application that does nothing but answer."""
    body = b"hello"
    head = [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))]

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", head)
        return [body]

    return answer


def commit() -> Flask:
    """An application that stores one row for each request before it answers."""
    database = Database(DATABASE)
    with database.write() as tables:
        tables.db.execute("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    app = Flask("floor")

    @app.get("/")
    def store() -> Response:
        with database.write() as tables:
            tables.db.execute("INSERT INTO rows (text) VALUES (?)", ("one durable commit",))
        return Response("stored", mimetype="text/plain")

    return app


if __name__ == "__main__":
    serve.serve_web("127.0.0.1", int(sys.argv[2]), target=f"{Path(__file__).resolve()}:{sys.argv[1]}")
