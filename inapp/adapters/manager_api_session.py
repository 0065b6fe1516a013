"""A session of cTrader's Manager API: TLS, log-in, one question after the other, and what its errors mean.

The order is the vendor's (docs.spotware.com, Manager's API): the server greets, the manager logs in, both sides send a
heartbeat every 25 seconds. A deadline bounds all of it, however slowly bytes arrive.
"""

import hashlib
import re
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Any

from inapp.adapters.http import Deadline, connected
from inapp.adapters.manager_api_wire import (
    AUTHENTICATED,
    ERROR,
    HEADER,
    MESSAGE,
    Form,
    PayloadType,
    Undecodable,
    decoded,
    encoded,
    framed,
    length_of,
)
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.reader_settings import ManagerApiSettings

HEARTBEAT_S = 25.0
_CHUNK = 64 * 1024
_CODE = re.compile("[A-Z][A-Z_]{2,63}", re.ASCII)
_LAST_MOMENT = 253_402_300_799_000
"""The end of the year 9999, in milliseconds."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "AUTHENTICATION_FAILED": "it does not know this manager with this password, at this plant and environment",
        "WRONG_PASSWORD": "the manager's password is another one",
        "NO_SUCH_LOGIN": "it does not know this manager",
        "NOT_ENOUGH_RIGHTS": "the manager may not read this: ask for the right to read traders and their history",
        "ALREADY_LOGGED_IN": "the manager is logged in elsewhere: give the cashier a manager that nobody else uses",
        "CONNECTIONS_LIMIT_EXCEEDED": "too many connections are open there: ask for another, or close one",
        "REQUEST_FREQUENCY_EXCEEDED": "it was asked too often, and is asked again later",
        "FRAME_TOO_LONG": "a question of ours was too long for it",
        "SERVER_IS_UNDER_MAINTENANCE": "it is under maintenance",
        "DATASTORE_IS_NOT_AVAILABLE": "its database does not answer, and it is asked again later",
        "TIMEOUT_ERROR": "its own time was up, and it is asked again later",
        "CANT_ROUTE_REQUEST": "it does not know this plant or environment",
        "UNSUPPORTED_MESSAGE": "it does not know this question: its version is another one",
        "INVALID_REQUEST": "it does not take this question: its version is another one",
        "INCORRECT_BOUNDARIES": "it does not take so long a time in one question",
        "TRADER_NOT_FOUND": "it does not know the account",
        "HIDDEN_HISTORY": "the account's history is hidden from this manager",
        "BLOCKED_PAYLOAD_TYPE": "this question is blocked for us: ask for read access to balance history",
    }
)
"""What an error of the Manager API says of us, by its name (ProtoErrorCode, ProtoCSErrorCode)."""


class Answered(Exception):
    """The server answered with an error: `code` is its name, `until` the end of a maintenance in milliseconds, or 0."""

    def __init__(self, code: str, until: int = 0) -> None:
        end = f" until {datetime.fromtimestamp(until / 1000, UTC):%Y-%m-%d %H:%M} UTC" if until else ""
        super().__init__(f"{code}: {MEANINGS.get(code, 'what cTrader calls so')}{end}")
        self.code, self.until = code, until


class Untrusted(NotSent):
    """The server's certificate is not the one that we take; `fingerprint` is its SHA-256, empty if it showed none."""

    def __init__(self, why: str, fingerprint: str) -> None:
        super().__init__(why)
        self.fingerprint = fingerprint


class Session:
    """One manager who is logged in, until it is closed. Raises NotSent before that, OutcomeUnknown afterwards."""

    def __init__(self, settings: ManagerApiSettings, deadline: Deadline) -> None:
        self._deadline, self._numbers = deadline, count(1)
        self._socket = _secured(settings, deadline)
        self._beat_at = time.monotonic() + HEARTBEAT_S
        self.permissions: frozenset[int] = frozenset()
        try:
            self._log_in(settings)
        except BaseException:
            self.close()
            raise

    def ask(self, question: int, answer: int, form: Form, *fields: tuple[int, int | str]) -> dict[str, Any]:
        """The answer to a question, decoded. Raises Answered or OutcomeUnknown."""
        try:
            return self._ask(question, answer, form, *fields)
        except Undecodable as failure:
            raise OutcomeUnknown(f"unreadable: {failure}") from None
        except TimeoutError:
            raise OutcomeUnknown("no whole answer in time") from None
        except OSError as failure:
            raise OutcomeUnknown(type(failure).__name__) from None

    def close(self) -> None:
        """Ends the connection at once; the other side sees the manager leave."""
        with suppress(OSError):
            self._socket.close()

    def _log_in(self, settings: ManagerApiSettings) -> None:
        # The API asks for this hash. It is as good as the password, so nothing keeps it.
        hashed = hashlib.md5(settings.password.encode(), usedforsecurity=False).hexdigest()
        manager = ((2, settings.plant), (3, settings.environment), (4, settings.login), (5, hashed))
        try:
            while self._receive()["payload_type"] != PayloadType.HELLO:
                pass
            told = self._ask(PayloadType.AUTHENTICATE, PayloadType.AUTHENTICATED, AUTHENTICATED, *manager)
        except Undecodable as failure:
            raise NotSent(f"it does not speak this protocol: {failure}") from None
        except TimeoutError:
            raise NotSent("no whole greeting in time") from None
        except OSError as failure:
            raise NotSent(f"log-in: {type(failure).__name__}") from None
        self.permissions = frozenset(told["permissions"])

    def _ask(self, question: int, answer: int, form: Form, *fields: tuple[int, int | str]) -> dict[str, Any]:
        ours = str(next(self._numbers))
        self._send(framed(question, encoded(*fields), ours))
        while True:
            message = self._receive()
            kind, whose = message["payload_type"], message.get("message_id", "")
            if kind == PayloadType.ERROR and whose in (ours, ""):
                raise _error(message)
            if whose == ours:
                if kind != answer:
                    raise Undecodable("it answers another question")
                return decoded(form, message.get("payload", b""))
            # Heartbeats and events that nobody asked for go by; the deadline ends them.

    def _receive(self) -> dict[str, Any]:
        message = decoded(MESSAGE, self._read(length_of(self._read(HEADER))))
        if "payload_type" not in message:
            raise Undecodable("a message does not say what it is")
        return message

    def _read(self, length: int) -> bytes:
        """So many bytes, with a heartbeat of ours whenever one is due."""
        got = bytearray()
        while len(got) < length:
            left = self._deadline.left
            due = self._beat_at - time.monotonic()
            if due <= 0:
                self._beat_at = time.monotonic() + HEARTBEAT_S
                self._send(framed(PayloadType.HEARTBEAT, b"", ""))
                continue
            self._socket.settimeout(min(left, due))
            with suppress(TimeoutError):
                piece = self._socket.recv(min(_CHUNK, length - len(got)))
                if not piece:
                    raise ConnectionAbortedError
                got += piece
        return bytes(got)

    def _send(self, data: bytes) -> None:
        # Not sendall(): over TLS it grants every piece the whole timeout again.
        rest = memoryview(data)
        while rest:
            self._socket.settimeout(self._deadline.left)
            rest = rest[self._socket.send(rest) :]


def shown_fingerprint(settings: ManagerApiSettings, deadline: Deadline) -> str:
    """The SHA-256 of the certificate that a server shows to anybody; nothing is sent to it. Empty if it shows none."""
    try:
        with _wrapped(_any(), connected(settings.host, settings.port, deadline), settings.host, deadline) as shown:
            return _fingerprint(shown)
    except (NotSent, OSError):
        return ""


def _error(message: Mapping[str, Any]) -> Answered:
    told = decoded(ERROR, message.get("payload", b""))
    code = told.get("code", "")
    until = told.get("maintenance_end", 0)
    # No other text of the server goes on, since it might repeat what we sent.
    return Answered(
        code if _CODE.fullmatch(code) else "AN_ERROR_WITHOUT_A_NAME", until if 0 < until < _LAST_MOMENT else 0
    )


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@cache
def _any() -> ssl.SSLContext:
    """For a certificate that is compared with its pin before anything is sent, whoever has signed it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _secured(settings: ManagerApiSettings, deadline: Deadline) -> ssl.SSLSocket:
    plain = connected(settings.host, settings.port, deadline)
    try:
        secured = _wrapped(_any() if settings.pin else _trusted(), plain, settings.host, deadline)
    except ssl.SSLCertVerificationError as failure:
        raise Untrusted(failure.verify_message, "") from None
    except (OSError, ValueError) as failure:
        raise NotSent(f"TLS: {type(failure).__name__}") from None
    shown = _fingerprint(secured)
    if settings.pin and shown != settings.pin:
        secured.close()
        raise Untrusted("it is another one than CTRADER_MANAGER_API_PIN", shown)
    return secured


def _wrapped(context: ssl.SSLContext, plain: socket.socket, host: str, deadline: Deadline) -> ssl.SSLSocket:
    try:
        plain.settimeout(deadline.left)
        return context.wrap_socket(plain, server_hostname=host)
    except (OSError, ValueError):
        plain.close()
        raise


def _fingerprint(secured: ssl.SSLSocket) -> str:
    return hashlib.sha256(secured.getpeercert(binary_form=True) or b"").hexdigest()
