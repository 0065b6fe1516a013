"""The Manager API as a broker's proxy offers it: TLS with a certificate made at the start, frames, and a log-in."""

import datetime
import hashlib
import hmac
import ipaddress
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from flask import Response, jsonify, request

from simulator import manager_faults, manager_messages
from simulator.app import body, number
from simulator.backend import Manager
from simulator.faults import Fault
from simulator.manager_messages import Fields
from simulator.server import bind
from simulator.state import State

PLANT, ENVIRONMENT = "acmefx", "demo"
HEARTBEAT_S = 25.0
LONGEST_QUESTION = 64 * 1024
READING_ONLY = (1, 7, 150)
"""ROLE_TRADER_READ, ROLE_TRADER_VIEWALL and ROLE_TRADING_HISTORY_READ."""
PAGE = 1000
CALLS = {
    301: "manager_login",
    313: "manager_time",
    417: "manager_history",
    703: "manager_trader",
    228: "manager_traders",
}
_ABOVE_LOGINS = 600_000_000


def trader_number(login: int) -> int:
    """What the Manager API knows a trader by; it is not the login."""
    return login + _ABOVE_LOGINS


class Refused(Exception):
    """The answer is an error with this name."""


class ManagerApi:
    """One proxy on 127.0.0.1; `page` operations fit in an answer, `longest` ms in a question."""

    def __init__(self, state: State, manager: Manager) -> None:
        self.state, self.manager = state, manager
        self.page, self.permissions, self.longest = PAGE, list(READING_ONLY), 2**63
        self.port, self.fingerprint = 0, ""
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def open(self, port: int) -> None:
        """Begins to listen; port 0 takes a free one. PortTaken when another program has it."""
        self.fingerprint = _certify(self._tls)
        listening = bind(socket.AF_INET, "127.0.0.1", port)
        self.port = listening.getsockname()[1]
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their methods and work."""
        return {"/manager_api": ("GET POST", self._told)}

    def _told(self) -> Response:
        wanted = body({"page", "permissions", "longest"}) if request.method == "POST" else {}
        self.page = number(wanted.get("page")) or self.page
        self.longest = number(wanted.get("longest")) or self.longest
        self.permissions = [int(one) for one in wanted.get("permissions", self.permissions)]
        return jsonify(
            host="127.0.0.1",
            port=self.port,
            login=self.manager.login,
            password=self.manager.password,
            fingerprint=self.fingerprint,
            plant=PLANT,
            environment=ENVIRONMENT,
            page=self.page,
            longest=self.longest,
            permissions=self.permissions,
        )

    def _accept(self, listening: socket.socket) -> None:
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(HEARTBEAT_S)
        # A hostile or hurried other side ends its own session alone.
        with (
            connection,
            suppress(OSError, ValueError, IndexError, manager_faults.Left),
            self._tls.wrap_socket(connection, server_side=True) as secured,
        ):
            _Session(self, secured).run()


class _Session:
    """A manager at one connection."""

    def __init__(self, api: ManagerApi, connection: ssl.SSLSocket) -> None:
        self.api, self.connection, self.known = api, connection, False

    def run(self) -> None:
        """Greets, and answers questions until the other side leaves."""
        self.connection.sendall(manager_messages.frame(manager_messages.HELLO))
        while True:
            fields = manager_messages.read(self._exactly(int.from_bytes(self._exactly(4), "big")))
            kind, payload = fields[1][0], fields.get(2, [b""])[0]
            message_id = fields[3][0].decode() if 3 in fields else None
            if kind != manager_messages.HEARTBEAT:
                _Call(self, kind, manager_messages.read(payload), message_id).run()

    def _exactly(self, length: int) -> bytes:
        if length > LONGEST_QUESTION:
            raise ValueError("the question is too long")
        got = b""
        while len(got) < length:
            try:
                piece = self.connection.recv(length - len(got))
            except TimeoutError:
                self.connection.sendall(manager_messages.frame(manager_messages.HEARTBEAT))
                continue
            if not piece:
                raise manager_faults.Left
            got += piece
        return got


class _Call:
    """A question that is being answered, honestly or as the armed fault says."""

    def __init__(self, session: _Session, kind: int, fields: Fields, message_id: str | None) -> None:
        self.kind, self.message_id = kind, message_id
        self._session, self._api, self._fields = session, session.api, fields
        self._name = CALLS.get(kind, "")
        self._fault: Fault | None = self._api.state.faults.take(self._name, None)
        self._entry = self._api.state.note_call(
            "in", "TLS", f"/manager-api/{self._name.removeprefix('manager_')}", None
        )

    def run(self) -> None:
        """Answers, and notes what was answered."""
        began = time.monotonic()
        if self._fault:
            self._entry["fault"] = self._fault.kind
        try:
            manager_faults.answer(self._fault, self)
            self._entry["status"] = 200
        finally:
            self._entry["ms"] = round((time.monotonic() - began) * 1000)

    def send(self, data: bytes) -> None:
        """Sends bytes as they are. OSError once the other side has left."""
        self._session.connection.sendall(data)

    def refuse(self, code: str, maintenance_end: int | None = None) -> None:
        """Answers with an error."""
        self._entry["error"] = code
        self.send(self._error(code, maintenance_end))

    def honest(self) -> bytes:
        """The honest answer, as a whole frame."""
        try:
            answer = self._answer()
        except Refused as refused:
            self._entry["error"] = str(refused)
            return self._error(str(refused))
        return manager_messages.frame(manager_messages.ANSWERS[self.kind], answer, self.message_id)

    def _error(self, code: str, maintenance_end: int | None = None) -> bytes:
        told = manager_messages.message((2, code), (3, "as rehearsed"), (4, maintenance_end))
        return manager_messages.frame(manager_messages.ERROR, told, self.message_id)

    def _answer(self) -> bytes:
        work = {301: self._log_in, 313: self._time, 417: self._history, 703: self._traders, 228: self._list}
        if self.kind not in work:
            raise Refused("UNSUPPORTED_MESSAGE")
        if not self._session.known and self.kind != 301:
            raise Refused("NOT_ENOUGH_RIGHTS")
        return work[self.kind]()

    def _one(self, field: int) -> Any:
        return self._fields[field][0] if field in self._fields else None

    def _log_in(self) -> bytes:
        manager = self._api.manager
        wanted = hashlib.md5(manager.password.encode(), usedforsecurity=False).hexdigest()
        place = (self._one(2), self._one(3), self._one(4)) == (PLANT.encode(), ENVIRONMENT.encode(), int(manager.login))
        if not (hmac.compare_digest(self._one(5) or b"", wanted.encode()) and place):
            raise Refused("AUTHENTICATION_FAILED")
        self._session.known = True
        return manager_messages.message(*((2, one) for one in self._api.permissions))

    def _time(self) -> bytes:
        return manager_messages.message((2, int(time.time() * 1000) + manager_faults.shift_ms(self._fault)))

    def _history(self) -> bytes:
        trader, begin, end = self._one(2), self._one(3), self._one(4)
        if begin is None or end is None or not 0 <= end - begin <= self._api.longest:
            raise Refused("INCORRECT_BOUNDARIES")
        rows, _ = self._api.state.history(None, everything=True)
        told = [row for row in rows if begin <= row["timestamp"] <= end]
        told = [row for row in told if trader in (None, trader_number(row["login"]))]
        told.sort(key=lambda row: (row["timestamp"], row["balanceVersion"]), reverse=True)  # newest first
        more = len(told) > self._api.page or bool(self._fault and self._fault.kind == "more")
        told = manager_faults.rows_of(self._fault, told[: self._api.page])
        operations = [manager_messages.operation(row, trader_number(row["login"])) for row in told]
        return manager_messages.message((2, trader)) + manager_messages.listed(3, operations, (4, more))

    def _traders(self) -> bytes:
        with self._api.state.lock:
            known = {trader_number(login): trader for login, trader in self._api.state.traders.items()}
            asked = [known[number] for number in self._fields.get(2, []) if number in known]
            versions = [self._api.state.version(row["login"]) for row in asked]
            found = [
                manager_messages.trader(row, trader_number(row["login"]), version)
                for row, version in zip(asked, versions, strict=True)
            ]
        return manager_messages.listed(2, found)

    def _list(self) -> bytes:
        begin, end = self._one(2), self._one(3)
        with self._api.state.lock:
            rows = [row for row in self._api.state.traders.values() if begin <= row["registrationTimestamp"] <= end]
            found = [manager_messages.light_trader(row, trader_number(row["login"])) for row in rows]
        return manager_messages.listed(2, found, (3, False))


def _certify(context: ssl.SSLContext) -> str:
    """Gives a context a certificate for this machine that nobody has signed; returns its SHA-256."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=localhost")
    begin = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + datetime.timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "both.pem"
        file.touch(mode=0o600)
        file.write_bytes(key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(file)
    return made.fingerprint(hashes.SHA256()).hex()
