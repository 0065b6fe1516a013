"""Sends signed events to the webhook endpoint until it takes them (https://docs.stripe.com/webhooks)."""

import hashlib
import hmac
import http.client
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from simulator.stripe.state import Object, World

MODES = ("deliver", "hold", "double", "reorder", "drop")
COURIERS = 4
DEADLINE = 10
BACKOFF = (0.2, 0.5, 1, 2, 5, 10, 30, 60)
"""Seconds before each further try; the last one repeats."""
REORDER_SECONDS = 0.5
"""How long events are gathered before they leave, newest first."""


def sign(secret: str, payload: bytes, at: int) -> str:
    """The `Stripe-Signature` header of a payload that is sent at this second."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"


def payload_of(event: Object) -> bytes:
    """The body of a webhook; indented, as Stripe's is, so that only the raw bytes fit the signature."""
    return json.dumps(event, indent=2, ensure_ascii=False).encode()


class Courier:
    """Carries events by the mode that a test chose; one endpoint, several hands, no promised order."""

    def __init__(self, world: World, url: str, secret: str) -> None:
        self._world = world
        self._url = urlsplit(url)
        self._secret = secret
        self._lock = threading.Lock()
        self._hands = ThreadPoolExecutor(COURIERS, thread_name_prefix="webhooks")
        self._held: list[Object] = []
        self._generation = 0
        self._gathering = False
        self._closed = False
        self.mode = "deliver"
        self.skew = 0
        self.attempts: list[Object] = []

    def take(self, event: Object) -> None:
        """Begins the delivery of an event; returns at once."""
        with self._lock:
            if self.mode in ("hold", "reorder"):
                self._held.append(event)
            gather = self.mode == "reorder" and not self._gathering
            self._gathering = self._gathering or gather
        if gather:
            generation = self._generation
            self._after(REORDER_SECONDS, lambda: self._reversed(generation))
        for _ in range({"deliver": 1, "double": 2}.get(self.mode, 0)):
            self._begin(self._deliver, event, 0, self._generation)

    def resume(self) -> None:
        """Takes up what a former run did not deliver."""
        for event in self._world.events:
            if event["pending_webhooks"]:
                self.take(event)

    def set_mode(self, mode: str, skew: int = 0) -> None:
        """Chooses what happens to events from now on; `skew` seconds are added to the time of each signature."""
        if mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}")
        with self._lock:
            self.mode, self.skew = mode, skew

    def flush(self, newest_first: bool = False) -> int:
        """Sends all held events one after the other, whatever the mode: how many. They are tried again as usual."""
        with self._lock:
            held, self._held = self._held, []
        if newest_first:
            held.reverse()
        self._begin(self._deliver_all, held, self._generation)
        return len(held)

    def resend(self, event: Object) -> None:
        """Sends an event once more, as a person can in Stripe's dashboard."""
        self._begin(self._deliver, event, 0, self._generation)

    def reset(self) -> None:
        """Forgets what is held and what is to be tried again."""
        with self._lock:
            self._generation += 1
            self._held.clear()
            self.attempts.clear()
            self._gathering = False
            self.mode, self.skew = "deliver", 0

    def close(self) -> None:
        """Begins no further delivery."""
        with self._lock:
            self._closed = True
        self._hands.shutdown(wait=False, cancel_futures=True)

    def held(self) -> list[str]:
        """The ids of the events that wait for a flush."""
        with self._lock:
            return [event["id"] for event in self._held]

    def _begin(self, work: Callable[..., None], *facts: object) -> None:
        with self._lock:
            if not self._closed:
                self._hands.submit(work, *facts)

    def _reversed(self, generation: int) -> None:
        with self._lock:
            if generation != self._generation:
                return
            self._gathering = False
        self.flush(newest_first=True)

    def _deliver_all(self, events: list[Object], generation: int) -> None:
        for event in events:
            self._deliver(event, 0, generation)

    def _deliver(self, event: Object, tries: int, generation: int) -> None:
        if generation != self._generation:
            return
        status = self._post(event)
        self.attempts.append({"event": event["id"], "type": event["type"], "status": status, "try": tries + 1})
        if status is not None and 200 <= status < 300:
            with self._world.change():
                event["pending_webhooks"] = 0
            return
        pause = BACKOFF[min(tries, len(BACKOFF) - 1)]
        self._after(pause, lambda: self._begin(self._deliver, event, tries + 1, generation))

    def _post(self, event: Object) -> int | None:
        with self._world.lock:
            payload = payload_of(event)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": sign(self._secret, payload, int(time.time()) + self.skew),
            "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        }
        kind = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
        connection = kind(self._url.hostname or "", self._url.port, timeout=DEADLINE)
        try:
            connection.request("POST", self._url.path or "/", payload, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    @staticmethod
    def _after(seconds: float, action: Callable[[], object]) -> None:
        timer = threading.Timer(seconds, action)
        timer.daemon = True
        timer.start()
