"""The listening side: one port on both loopback addresses, since browsers may take localhost for either."""

import errno
import socket
import threading
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
POLL_SECONDS = 0.05


class PortTaken(Exception):
    """Another program listens on the port."""


class _Handler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        # Request lines carry tokens.
        pass

    def connection_dropped(self, error: BaseException, environ: Any = None) -> None:
        self.close_connection = True


class Listeners:
    """Serves a WSGI application on 127.0.0.1 and, where there is one, on ::1."""

    def __init__(self, app: Any, port: int) -> None:
        self._app = app
        self._servers: list[BaseWSGIServer] = []
        self.port = port

    def open(self) -> None:
        """Begins to listen; port 0 takes a free one. PortTaken when another program has it."""
        for family, host in LOOPBACK:
            listening = bind(family, host, self.port)
            if listening is None:
                continue
            with listening:
                self.port = listening.getsockname()[1]
                server = make_server(
                    host,
                    self.port,
                    self._app,
                    threaded=True,
                    request_handler=_Handler,
                    fd=listening.fileno(),
                )
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()

    def close(self) -> None:
        """Stops listening; calls that were accepted go on."""
        while self._servers:
            server = self._servers.pop()
            server.shutdown()
            server.server_close()  # its own thread does so too, but perhaps after we have returned

    def go_offline(self, seconds: float) -> None:
        """Refuses connections for so many seconds, beginning before this returns."""
        self.close()
        again = threading.Timer(seconds, self.open)
        again.daemon = True
        again.start()


def bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket | None:
    """A listening socket, None where the machine has no such address. PortTaken when another program has it."""
    listening = None
    try:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        if listening is not None:
            listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"port {port} on {host} is taken by another program") from error
        if family == socket.AF_INET6:
            return None
        raise
    return listening
