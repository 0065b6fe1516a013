"""The front of the web server: it takes a request's body in before a thread works on the request.

granian hands bodies to WSGI applications as streams that a thread waits for without an end, and it knows no deadline
for them. Its own interface (RSGI 1.6, github.com/emmett-framework/granian, docs/spec/RSGI.md) reads them on an event
loop, where a body that never comes holds nothing but its connection.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from io import BytesIO
from sys import stderr
from typing import Any, Protocol

from inapp.threads import Threads

BODY_S = 5.0
"""Seconds from the end of the headers to the end of the body."""
MOST_BYTES = 64 * 1024
"""The largest body that is taken in, unless the application's `MAX_CONTENT_LENGTH` says otherwise."""
LOOK_S = 0.02
"""Seconds between looks at what is under way. An answer has gone out before: to wake the loop for each costs time."""
USUAL_NAME = 64
"""Characters of a header's name from which on it is not remembered: strangers must not fill the memory."""
SERVER = ("Server", "web")
"""Without one granian names itself and so its weaknesses."""

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., object]], Iterable[bytes]]


class Headers(Protocol):
    """The headers of a request; names are in lower case."""

    def get(self, key: str, default: str = ...) -> str: ...
    def items(self) -> list[tuple[str, str]]: ...
    def keys(self) -> list[str]: ...
    def __contains__(self, key: str) -> bool: ...


class Body(BytesIO):
    """The body of a request; empty, with `refused` as the HTTP status to answer, if it was not taken in."""

    refused = 0


class Front:
    """A WSGI application behind granian's own interface, with a bounded number of threads.

    The extension `wants_body` of a Flask application says from an environ alone if it would read a body. The extension
    `hold` is True for a request that may wait without a thread: it then calls what it was given to have it answered.
    """

    def __init__(self, app: Application, threads: int) -> None:
        self._app = app
        self._most = int(getattr(app, "config", {}).get("MAX_CONTENT_LENGTH") or MOST_BYTES)
        extensions = getattr(app, "extensions", {})
        self._wants_body: Callable[[Environ], bool] = extensions.get("wants_body", lambda _: True)
        self._hold: Callable[[Environ, Callable[[], None]], bool] = extensions.get("hold", lambda *_: False)
        self._threads = Threads(threads, "request")
        self._ended: deque[tuple[asyncio.Future[None], BaseException | None]] = deque()
        self._under_way = 0
        self._looks = False

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        environ, headers = environ_of(scope), scope.headers
        body = Body()
        if ("content-length" in headers or "transfer-encoding" in headers) and self._wants_body(environ):
            taken, refused = await body_of(headers, protocol, self._most)
            body = Body(taken)
            body.refused = refused
        environ["wsgi.input"] = body
        environ["CONTENT_LENGTH"] = str(len(body.getbuffer()))
        loop = asyncio.get_running_loop()
        answered = loop.create_future()
        self._settle()
        self._under_way += 1
        self._threads.begin(partial(self._work, environ, protocol, answered))
        if not self._looks:
            self._looks = True
            loop.call_later(LOOK_S, self._look, loop)
        await answered

    def __rsgi_del__(self, _: object) -> None:
        """Wait for threads that still work for clients who have gone."""
        self._threads.close()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """See to what is under way, again and again while there is something."""
        self._settle()
        self._threads.go_on()
        self._looks = self._under_way > 0
        if self._looks:
            loop.call_later(LOOK_S, self._look, loop)

    def _settle(self) -> None:
        """Let the requests that are answered end here too."""
        while self._ended:
            answered, failure = self._ended.popleft()
            self._under_way -= 1
            if not answered.done():
                answered.set_exception(failure) if failure else answered.set_result(None)

    def _work(self, environ: Environ, protocol: Any, answered: "asyncio.Future[None]", waits: bool = True) -> None:
        """Answer a request in this thread, or have it wait, for which no thread is needed."""
        failure = None
        try:
            if waits and self._hold(environ, partial(self._go_on, environ, protocol, answered)):
                return
            self._answer(environ, protocol)
        except BaseException as error:
            failure = error
        self._ended.append((answered, failure))

    def _go_on(self, environ: Environ, protocol: Any, answered: "asyncio.Future[None]") -> None:
        self._threads.begin(partial(self._work, environ, protocol, answered, waits=False))

    def _answer(self, environ: Environ, protocol: Any) -> None:
        """Run the application in this thread, and hand its whole answer over."""
        begun: list[Any] = []

        def begin(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            begun[:] = int(status[:3]), headers  # of several calls the last one counts (PEP 3333)

        parts = self._app(environ, begin)
        try:
            body = b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        protocol.response_bytes(begun[0], [SERVER, *begun[1]], body)


async def body_of(headers: Headers, protocol: Any, most: int) -> tuple[bytes, int]:
    """A whole body and 0; or nothing, and 408 for one that comes too late, 413 for too large, 400 for broken off."""
    chunked, announced = "transfer-encoding" in headers, headers.get("content-length", "")
    if not chunked and (not announced.isdecimal() or int(announced) > most):
        return b"", 413 if announced.isdecimal() else 400
    try:
        async with asyncio.timeout(BODY_S):
            return await (_chunks(protocol, most) if chunked else _announced(protocol))
    except TimeoutError:
        return b"", 408


async def _announced(protocol: Any) -> tuple[bytes, int]:
    try:
        return await protocol(), 0
    except RuntimeError:  # granian's ProtocolError: the connection broke off
        return b"", 400


async def _chunks(protocol: Any, most: int) -> tuple[bytes, int]:
    """A body without an announced length. Its end reads as one empty chunk, a broken connection as two.

    So do trailers, which nobody who calls us sends: to be refused is better than to take a half body for a whole one.
    """
    taken, empty = bytearray(), 0
    async for chunk in protocol:
        taken += chunk
        empty += not chunk
        if len(taken) > most:
            return b"", 413
    return (bytes(taken), 0) if empty == 1 else (b"", 400)


def environ_of(scope: Any) -> Environ:
    """The environ of a request, without its body (PEP 3333)."""
    host, _, port = scope.server.rpartition(":")
    return {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _latin(scope.path),
        "QUERY_STRING": _latin(scope.query_string),
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": stderr,
        "wsgi.input_terminated": True,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "HTTP_HOST": scope.authority or "",
        **headers_of(scope.headers),
    }


def headers_of(headers: Headers) -> Mapping[str, str]:
    """The headers as an environ names them.

    Names with an underscore are left out: they would pass for names with a hyphen, those of a proxy among them. A value
    that is not ASCII is empty, as granian hands none out: to a check an Origin must not look like a missing one.
    """
    found: dict[str, str] = {}
    lines = headers.items()
    unread = set(headers.keys()).difference([name for name, _ in lines])
    for name, value in [*lines, *((name, "") for name in unread)]:
        if key := _known_key(name) if len(name) <= USUAL_NAME else _key_of(name):
            found[key] = f"{found[key]}{'; ' if name == 'cookie' else ','}{value}" if key in found else value
    return found


def _key_of(name: str) -> str:
    """The key of a header in an environ; empty for one that is left out."""
    if "_" in name or name in ("transfer-encoding", "content-length"):
        return ""
    key = name.upper().replace("-", "_")
    return key if key == "CONTENT_TYPE" else f"HTTP_{key}"


_known_key = lru_cache(maxsize=256)(_key_of)


def _latin(text: str) -> str:
    """A text as an environ holds its bytes."""
    return text if text.isascii() else text.encode().decode("latin-1")
