"""A server made of raw sockets: each connection that comes in is treated as the next script says."""

import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

Script = Callable[[socket.socket, "Wire"], None]


class Wire:
    """Listens on a free port. The last script goes on for ever; `requests` holds every request that was read."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self.ending = threading.Event()
        self._scripts = list(scripts)
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._threads = [threading.Thread(target=self._accept)]
        self._lock = threading.Lock()
        scheme, host = ("https", "localhost") if tls else ("http", "127.0.0.1")
        self.port = self._listener.getsockname()[1]
        self.url = f"{scheme}://{host}:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ending.set()
        for thread in self._threads:
            thread.join(5)
        self._listener.close()

    def _accept(self) -> None:
        while not self.ending.is_set():
            with suppress(TimeoutError):
                connection, _ = self._listener.accept()
                with self._lock:
                    script = self._scripts[min(self.connections, len(self._scripts) - 1)]
                    self.connections += 1
                thread = threading.Thread(target=self._serve, args=(connection, script))
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket, script: Script) -> None:
        connection.settimeout(5)
        with connection, suppress(OSError):
            if self._tls:
                with self._tls.wrap_socket(connection, server_side=True) as secured:
                    script(secured, self)
            else:
                script(connection, self)

    def read(self, connection: socket.socket) -> bytes:
        """Read one whole request and note it."""
        data = bytearray()
        while (missing := _missing(bytes(data))) > 0:
            piece = connection.recv(min(missing, 65536))
            if not piece:
                raise ConnectionError
            data += piece
        with self._lock:
            self.requests.append(bytes(data))
        return bytes(data)


def _missing(data: bytes) -> int:
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return 1
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")),
        0,
    )
    return length - len(body)


def reset(connection: socket.socket) -> None:
    """Close with RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def answer(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; a header `Content_Length` replaces the true one."""
    lines = {"Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status} Whatever\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode() + b"\r\n" + body


def answers(status: int = 200, body: bytes = b"", **headers: str) -> Script:
    """Read the request and answer properly."""
    return says(answer(status, body, **headers))


def says(data: bytes) -> Script:
    """Read the request, send these bytes and close."""

    def script(connection: socket.socket, wire: Wire) -> None:
        wire.read(connection)
        connection.sendall(data)

    return script


def drips(data: bytes, pause: float = 0.02) -> Script:
    """Read the request and send these bytes one by one."""

    def script(connection: socket.socket, wire: Wire) -> None:
        wire.read(connection)
        for at in range(len(data)):
            if wire.ending.wait(pause):
                return
            connection.sendall(data[at : at + 1])

    return script


def resets_unread(connection: socket.socket, wire: Wire) -> None:
    """Wait for the first byte, so that the connection surely stood, and read nothing at all."""
    select.select([connection], [], [], 5)
    reset(connection)


def reads_a_little_then_resets(connection: socket.socket, wire: Wire) -> None:
    """Take the first bytes of the request only."""
    connection.recv(10)
    reset(connection)


def reads_all_then_closes(connection: socket.socket, wire: Wire) -> None:
    """Do what was asked, perhaps, and hang up in good order."""
    wire.read(connection)


def reads_all_then_resets(connection: socket.socket, wire: Wire) -> None:
    """Do what was asked, perhaps, and reset."""
    wire.read(connection)
    reset(connection)


def never_answers(connection: socket.socket, wire: Wire) -> None:
    """Read the request and keep the connection open."""
    wire.read(connection)
    wire.ending.wait(10)


def reads_nothing(connection: socket.socket, wire: Wire) -> None:
    """Take the connection and never read from it."""
    wire.ending.wait(10)


def closed_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
