"""The mock's webhooks: signed, read, and delivered over HTTP."""

import hashlib
import hmac
import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from inapp.domain.errors import BadSignature
from inapp.domain.model import PspEvent, PspObjectType
from inapp.domain.money import CURRENCY, MAX_MINOR
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.storage import Delivery

HEADER = "Mock-Signature"
TOLERANCE = 300
"""Seconds that a signature may be old, or ahead of our clock."""

SUBJECTS: Mapping[str, PspObjectType] = {
    "payment.paid": PspObjectType.PAYMENT,
    "payment.declined": PspObjectType.PAYMENT,
    "payout.paid": PspObjectType.PAYOUT,
    "payout.failed": PspObjectType.PAYOUT,
    "refund.paid": PspObjectType.REFUND,
    "refund.failed": PspObjectType.REFUND,
}

DEADLINE_S = 5
COURIERS = 4

Post = Callable[[str, Mapping[str, str], bytes], int]

_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_WORD = re.compile(r"[!-~]{1,200}", re.ASCII)
_TEXTS = {"id": _WORD, "type": _WORD, "ref": _WORD, "psp_ref": _WORD, "currency": CURRENCY}
_NUMBERS = {"created": 10**12, "amount": MAX_MINOR}

log = logging.getLogger("cashier.psp.mock")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signs with the first secret and accepts all, so that secrets can change. Raises ValueError without any."""

    secrets: tuple[str, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if not self.secrets or not all(self.secrets):
            raise ValueError("CASHIER_MOCK_WEBHOOK_SECRET holds no secret")

    def sign(self, body: bytes, at: int) -> str:
        """The header for a body sent at `at`, in seconds since the epoch."""
        return f"t={at},v1={_digest(self.secrets[0], str(at), body)}"

    def check(self, header: str, body: bytes, now: int) -> None:
        """Compare a header with the raw body at `now`, in seconds. Raises BadSignature."""
        items = [item.strip().partition("=") for item in header.split(",")]
        times = [value for name, _, value in items if name == "t" and _SECONDS.fullmatch(value)]
        given = [value for name, _, value in items if name == "v1" and _HEX.fullmatch(value)]
        if len(times) != 1 or not given:
            raise BadSignature("header")
        wanted = [_digest(secret, times[0], body) for secret in self.secrets]
        if not any(hmac.compare_digest(one, other) for one in wanted for other in given):
            raise BadSignature("signature")
        if abs(now - int(times[0])) > TOLERANCE:
            raise BadSignature("time")

    def read(self, headers: Mapping[str, str], body: bytes, now: int) -> list[PspEvent]:
        """The event of a webhook, none if its type is unknown. Raises BadSignature."""
        found = [value for name, value in headers.items() if name.lower() == HEADER.lower()]
        if len(found) != 1:
            raise BadSignature("header")
        self.check(found[0], body, now)
        return _events(body)


def _digest(secret: str, at: str, body: bytes) -> str:
    return hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


def _events(body: bytes) -> list[PspEvent]:
    try:
        event = json.loads(body.decode())
    except (ValueError, RecursionError) as error:
        raise BadSignature("body") from error
    if not isinstance(event, dict) or not _well_formed(event):
        raise BadSignature("body")
    subject = SUBJECTS.get(event["type"])
    if subject is None:
        log.error("The mock sent a webhook of the unknown type %s; it was not used", event["type"])
        return []
    return [PspEvent(event["id"], event["type"], subject, event["ref"], event["psp_ref"])]


def _well_formed(event: Mapping[str, object]) -> bool:
    texts = ((event.get(name), pattern) for name, pattern in _TEXTS.items())
    numbers = ((event.get(name), most) for name, most in _NUMBERS.items())
    return all(isinstance(text, str) and pattern.fullmatch(text) for text, pattern in texts) and all(
        type(number) is int and 0 <= number <= most for number, most in numbers
    )


def post(url: str, headers: Mapping[str, str], body: bytes) -> int:
    """The status of one post, redirects not followed. Raises OSError or HTTPException."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=DEADLINE_S)
    try:
        connection.request("POST", parts.path or "/", body, dict(headers))
        return connection.getresponse().status
    finally:
        connection.close()


class Courier:
    """Delivers webhooks until the other side takes them."""

    def __init__(self, provider: MockProvider, signatures: Signatures, url: str, send: Post = post) -> None:
        self.url = url
        self._provider = provider
        self._signatures = signatures
        self._send = send
        self._threads: list[threading.Thread] = []

    def deliver(self, delivery: Delivery) -> Delivery:
        """Send one webhook once; returns it with its result in `taken`."""
        signature = self._signatures.sign(delivery.body, self._provider.clock() // 1000)
        headers = {"Content-Type": "application/json", HEADER: signature}
        try:
            taken = 200 <= self._send(self.url, headers, delivery.body) < 300
        except (OSError, HTTPException) as error:
            log.warning("A webhook of the mock did not arrive: %s", type(error).__name__)
            taken = False
        return replace(delivery, taken=taken)

    def deliver_due(self) -> None:
        """Send every webhook that is due, one after the other."""
        last: Delivery | None = None
        while (claimed := self._provider.claim(last)) is not None:
            last = self.deliver(claimed)

    def start(self) -> None:
        """Send due webhooks from a thread of their own; returns at once."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if len(self._threads) < COURIERS and self._provider.anything_due():
            thread = threading.Thread(target=self._run, name="mock-webhooks", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self) -> None:
        try:
            self.deliver_due()
        except Exception as error:
            log.warning("The mock's webhooks stopped: %s", type(error).__name__)  # the lease ends, so they go out later
