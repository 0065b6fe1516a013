"""One HTTP call in steps: look up, connect, handshake, write and read, under one deadline.

The caller of a dangerous call must know whether any byte of it left this machine, so every failure is a value that
tells. Nothing is retried, redirected, proxied, pooled or logged, and no result carries an address, a header or a body
of the request: the query may hold a token.
"""

import json
import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import h11

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.outcomes import Answer, Exchange, NoAnswer, NothingLeft

USER_AGENT = "cashier"
MAX_BYTES = 1024 * 1024
_CHUNK = 64 * 1024
_WITHOUT_BODY = (204, 304)
_PORTS = {"http": 80, "https": 443}

_Token = TypeVar("_Token")
_Result = TypeVar("_Result")


class Deadline:
    """The end of all steps of a call, on the monotonic clock."""

    def __init__(self, timeout_ms: int) -> None:
        self._end = time.monotonic() + timeout_ms / 1000

    @property
    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError if there are none (a socket reads 0 as "do not wait")."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    @property
    def left_ms(self) -> int:
        """Whole milliseconds that are left, 0 when it has passed."""
        return max(0, int((self._end - time.monotonic()) * 1000))


class _Stopped(Exception):
    """A step before the write failed; the text is one of a few constants."""


@dataclass(frozen=True, slots=True)
class _Address:
    secure: bool
    host: str
    port: int
    authority: str
    target: str

    @classmethod
    def of(cls, url: str) -> "_Address":
        parts = urlsplit(url)
        name = parts.hostname
        if parts.scheme not in _PORTS or not name or parts.username or parts.password:
            raise ValueError
        port = parts.port or _PORTS[parts.scheme]
        host = f"[{name}]" if ":" in name else name
        authority = host if port == _PORTS[parts.scheme] else f"{host}:{port}"
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(parts.scheme == "https", name, port, authority, target)


_TOKEN = r"[-!#$%&'*+.^_`|~0-9A-Za-z]+"
_REQUEST_LINE = re.compile(rf"{_TOKEN} [\x21-\x7e]+ HTTP/1\.1")
_FIELD = re.compile(rf"{_TOKEN}: ([\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?)?")


def _encode(method: str, address: _Address, body: bytes | None, headers: Mapping[str, str]) -> bytes:
    """The bytes of a request. Raises ValueError for a part that would be read as more than itself."""
    request_line = f"{method} {address.target} HTTP/1.1"
    fields = [
        f"Host: {address.authority}",
        f"User-Agent: {USER_AGENT}",
        "Accept-Encoding: identity",
        "Connection: close",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    if body is not None:
        fields.append(f"Content-Length: {len(body)}")
    if not _REQUEST_LINE.fullmatch(request_line) or not all(map(_FIELD.fullmatch, fields)):
        raise ValueError
    return "\r\n".join((request_line, *fields, "", "")).encode("ascii") + (body or b"")


_IN_FIGURES = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
_Found = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


def _look_up(address: _Address, deadline: Deadline) -> list[_Found]:
    with suppress(OSError, UnicodeError):  # an address in figures needs no resolver
        return list(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM, flags=_IN_FIGURES))
    # The system's resolver has no deadline, so it may be left behind in a thread that blocks nothing.
    answers: queue.SimpleQueue[list[_Found]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError):
            answers.put([])

    try:
        threading.Thread(target=ask, name="name lookup", daemon=True).start()
        found = answers.get(timeout=deadline.left)
    except (queue.Empty, TimeoutError, RuntimeError):
        found = []
    if not found:
        raise _Stopped("name lookup")
    return found


def _connect(found: list[_Found], deadline: Deadline) -> socket.socket:
    for place, (family, kind, protocol, _, where) in enumerate(found):
        try:
            connection = socket.socket(family, kind, protocol)
        except OSError:
            continue
        try:
            # An address that swallows everything must leave time for the ones after it.
            connection.settimeout(deadline.left / (len(found) - place))
            connection.connect(where)
        except OSError:
            connection.close()
        else:
            return connection
    raise _Stopped("connect")


def connected(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A connection for another protocol than HTTP. Raises NotSent."""
    address = _Address(False, host, port, "", "")
    try:
        return _connect(_look_up(address, deadline), deadline)
    except _Stopped as stopped:
        raise NotSent(f"{stopped}") from None


@cache
def _tls() -> ssl.SSLContext:
    # To read the system's certificates takes longer than a handshake, so it is done once.
    return ssl.create_default_context()


def _handshake(connection: socket.socket, host: str, deadline: Deadline) -> ssl.SSLSocket:
    try:
        connection.settimeout(deadline.left)
        return _tls().wrap_socket(connection, server_hostname=host)
    except (OSError, ValueError):
        connection.close()
        raise _Stopped("TLS handshake") from None


def _open(address: _Address, deadline: Deadline) -> socket.socket:
    connection = _connect(_look_up(address, deadline), deadline)
    return _handshake(connection, address.host, deadline) if address.secure else connection


def _write(connection: socket.socket, data: bytes, deadline: Deadline) -> None:
    # Not sendall(): over TLS it grants every piece the whole timeout again.
    rest = memoryview(data)
    while rest:
        connection.settimeout(deadline.left)
        rest = rest[connection.send(rest) :]


_LENGTH = re.compile("[0-9]{1,18}")
_HEAD_END = re.compile(rb"\n\r?\n")
_HEAD = re.compile(
    rb"HTTP/1\.[01] ([2-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?\r\n"
    rb"((?:[-!#$%&'*+.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*\r\n)*)\r\n"
)


def _read(connection: socket.socket, deadline: Deadline, max_bytes: int) -> Answer | NoAnswer:
    """The answer to a request. What is out of the ordinary is read by h11, which knows all of HTTP/1.1, and is slow."""
    got = bytearray()
    while not _HEAD_END.search(got) and len(got) < _CHUNK:
        connection.settimeout(deadline.left)
        piece = connection.recv(_CHUNK)
        if not piece:
            break
        got += piece
    head = _HEAD.match(got)
    fields = _fields(head[2]) if head else ()
    length = _length(fields)
    if head is None or length is None or int(head[1]) in _WITHOUT_BODY:
        return _read_any(connection, bytes(got), deadline, max_bytes)
    if length > max_bytes:
        return NoAnswer("answer too large")
    body = got[head.end() :]
    while len(body) < length:
        connection.settimeout(deadline.left)
        piece = connection.recv(_CHUNK)
        if not piece:
            return NoAnswer("no whole answer")
        body += piece
    return Answer(int(head[1]), bytes(body[:length]), fields)


def _fields(lines: bytes) -> tuple[tuple[str, str], ...]:
    """The header fields in the lines of a head; names are in lower case."""
    found = (line.partition(":") for line in lines.decode("latin-1").split("\r\n")[:-1])
    return tuple((name.lower(), value.strip("\t ")) for name, _, value in found)


def _length(fields: tuple[tuple[str, str], ...]) -> int | None:
    """The length of a body that is announced once and plainly."""
    told = [field for field in fields if field[0] in ("content-length", "transfer-encoding")]
    plain = len(told) == 1 and told[0][0] == "content-length" and _LENGTH.fullmatch(told[0][1])
    return int(told[0][1]) if plain else None


def _read_any(connection: socket.socket, got: bytes, deadline: Deadline, max_bytes: int) -> Answer | NoAnswer:
    protocol = h11.Connection(our_role=h11.CLIENT)
    protocol.send(h11.Request(method="GET", target="/", headers=[("Host", "-"), ("Connection", "close")]))
    protocol.send(h11.EndOfMessage())
    protocol.receive_data(got)
    head: h11.Response | None = None
    body = bytearray()
    while True:
        event = protocol.next_event()
        if event is h11.NEED_DATA:
            connection.settimeout(deadline.left)
            protocol.receive_data(connection.recv(_CHUNK))
        elif isinstance(event, h11.Response):
            head = event
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > max_bytes:
                return NoAnswer("answer too large")
        elif isinstance(event, h11.EndOfMessage) and head:
            lines = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers)
            return Answer(head.status_code, bytes(body), lines)
        elif not isinstance(event, h11.InformationalResponse):
            return NoAnswer("connection lost")


def exchange(
    method: str,
    url: str,
    body: bytes | None,
    headers: Mapping[str, str],
    timeout_ms: int,
    before_write: Callable[[], bool] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Exchange:
    """Make one call on a fresh connection within `timeout_ms`, and report its result as a value.

    NothingLeft: no byte of the request was handed to the system, since `before_write`, called last before the write,
    never returned True. NoAnswer: some bytes were, and no whole answer came. Raises nothing of its own.
    """
    deadline = Deadline(timeout_ms)
    try:
        address = _Address.of(url)
        request = _encode(method, address, body, headers)
    except ValueError:
        return NothingLeft("address or request unusable")
    try:
        connection = _open(address, deadline)
    except _Stopped as stopped:
        return NothingLeft(str(stopped))
    with connection:
        if (before_write and not before_write()) or not deadline.left_ms:
            return NothingLeft("too late")
        try:
            _write(connection, request, deadline)
            return _read(connection, deadline, max_bytes)
        except TimeoutError:
            return NoAnswer("no answer in time")
        except h11.RemoteProtocolError:
            return NoAnswer("no whole answer")
        except OSError:
            return NoAnswer("connection lost")


def json_in(answer: Answer) -> Any:
    """The JSON value of an answer, None if it is unreadable."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def json_object(answer: Answer) -> Mapping[str, Any]:
    """The JSON object of an answer, empty if there is none."""
    found = json_in(answer)
    return found if isinstance(found, dict) else {}


def answered(done: Exchange) -> Answer:
    """The answer of an exchange. Raises NotSent if no byte of the request left, OutcomeUnknown without an answer."""
    if isinstance(done, NothingLeft):
        raise NotSent(done.why)
    if isinstance(done, NoAnswer):
        raise OutcomeUnknown(done.why)
    return done


def with_token(
    hold: Callable[[_Token | None], _Token], call: Callable[[_Token], _Result], refused: Callable[[_Result], bool]
) -> _Result:
    """The result of a call that shows a token; a refused token is renewed and the call repeated, once.

    `hold` returns the token in memory, or a new one if it is given the refused one. Raises the errors of both.
    """
    token = hold(None)
    result = call(token)
    return call(hold(token)) if refused(result) else result
