"""All that the local Stripe knows, behind one lock: objects, due things, events, keys, calls, a clock of its own."""

import copy
import json
import secrets
import string
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import stripe

from simulator.stripe.errors import missing

Object = dict[str, Any]

API_VERSION = stripe.api_version
MAX_CALLS = 20_000
DAY = 86_400
SEARCH_DELAY = 2
LATER = 60
_ALPHABET = string.ascii_letters + string.digits
_KEPT = (
    "standing",
    "endpoints",
    "objects",
    "hidden",
    "tasks",
    "bends",
    "keys",
    "events",
    "offset",
    "search_delay",
    "later",
)

asked_by: ContextVar[Object | None] = ContextVar("asked_by", default=None)
"""What an event says about the call that caused it: `{"id", "idempotency_key"}`."""


@dataclass(frozen=True)
class Account:
    """Whose Stripe this is, by which keys it is entered and where its pages are."""

    secret_key: str
    publishable_key: str
    webhook: str
    id: str = "acct_1LocalStripe00000"


class World:
    """Every change happens inside `change()`; events leave only when the change is complete."""

    def __init__(self, account: Account, path: Path | None = None, records: bool = False) -> None:
        self.account = account
        self.lock = threading.RLock()
        self.publish: Callable[[Object], None] = lambda event: None
        self.does: dict[str, Callable[[World, str], None]] = {}
        self.records = records
        self._path = path
        self._depth = 0
        self._fresh: list[Object] = []
        self._begin()
        if path and path.exists():
            for name, value in json.loads(path.read_text(encoding="utf-8")).items():
                setattr(self, name, value)

    def _begin(self) -> None:
        self.standing: Object = {
            "charges_enabled": True,
            "card_payments": "active",
            "refuses": None,
            "refused_call": None,
            "forbidden": [],
            "payouts": "daily",
            "gathers": False,
            "converts": {},
        }
        """How Stripe treats the account and its key; `forbidden` are calls that the key has no right to.

        `payouts` is their interval; while it `gathers`, a payout does not tell what is in it. `converts` are rates, by
        the currency that is settled in dollars.
        """
        self.endpoints: list[Object] = []
        """The webhook endpoints that were made by a call, beside the one that events are sent to."""
        self.objects: dict[str, Object] = {}
        self.hidden: dict[str, Object] = {}
        self.tasks: list[Object] = []
        self.bends: list[Object] = []
        self.keys: dict[str, Object] = {}
        self.events: list[Object] = []
        self.offset = 0
        self.search_delay = SEARCH_DELAY
        self.later = LATER
        self.calls: deque[Object] = deque(maxlen=MAX_CALLS)
        self.exchanges: deque[Object] = deque(maxlen=MAX_CALLS if self.records else 0)
        """Whole requests and answers, secrets among them, where a test wants to compare them with a description."""

    def reset(self) -> None:
        """Forgets everything, the moved clock among it."""
        with self.lock:
            self._begin()
            self._save()

    @contextmanager
    def change(self) -> Iterator[None]:
        """One change of the world, with what has become due before it."""
        with self.lock:
            if not self._depth:
                self._do_due()
            self._depth += 1
            try:
                yield
            finally:
                # A refused call may have changed something too, as a declined card does.
                self._depth -= 1
                if not self._depth:
                    self._settle()

    def _settle(self) -> None:
        fresh, self._fresh = self._fresh, []
        self._save()
        for event in fresh:
            self.publish(event)

    def now(self) -> int:
        """Seconds since the epoch on this world's clock."""
        return int(time.time()) + self.offset

    def forward(self, seconds: int) -> None:
        """Moves the clock; what becomes due by it happens at once, in order."""
        with self.change():
            self.offset += seconds
            self._do_due()

    def tick(self) -> None:
        """Does what is due, if anything."""
        with self.lock:
            due = any(task["at"] <= self.now() for task in self.tasks)
        if due:
            with self.change():
                pass

    def due(self, name: str, object_id: str, seconds: int) -> None:
        """Has a named thing happen to an object after so many seconds of this world's clock."""
        self.tasks.append({"at": self.now() + seconds, "name": name, "id": object_id})

    def _do_due(self) -> None:
        self._depth += 1
        try:
            while ready := sorted((task for task in self.tasks if task["at"] <= self.now()), key=lambda one: one["at"]):
                self.tasks.remove(ready[0])
                self.does[ready[0]["name"]](self, ready[0]["id"])
        finally:
            self._depth -= 1

    def new_id(self, prefix: str, length: int = 24) -> str:
        """An id that nobody has."""
        return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))

    def add(self, thing: Object) -> Object:
        """Keeps a new object."""
        self.objects[thing["id"]] = thing
        return thing

    def get(self, kind: str, object_id: str, param: str = "id") -> Object:
        """The object itself, not a copy. ApiError when there is none of this kind."""
        found = self.objects.get(object_id)
        if found is None or found["object"] != kind:
            raise missing(kind, object_id, param)
        return found

    def of(self, kind: str, **facts: Any) -> list[Object]:
        """All objects of a kind with these facts, newest first."""
        return [
            thing
            for thing in reversed(self.objects.values())
            if thing["object"] == kind and all(thing.get(name) == value for name, value in facts.items())
        ]

    def emit(self, kind: str, thing: Object, previous: Object | None = None) -> None:
        """Writes down an event with the object as it is now; it is sent when the change is complete."""
        data: Object = {"object": copy.deepcopy(thing)}
        if previous is not None:
            data["previous_attributes"] = previous
        event = {
            "id": self.new_id("evt_"),
            "object": "event",
            "api_version": API_VERSION,
            "created": self.now(),
            "data": data,
            "livemode": thing.get("livemode", False),
            "pending_webhooks": 1,
            "request": asked_by.get() or {"id": None, "idempotency_key": None},
            "type": kind,
        }
        self.events.append(event)
        self._fresh.append(event)

    def _save(self) -> None:
        if self._path is None:
            return
        draft = self._path.with_name(self._path.name + ".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({name: getattr(self, name) for name in _KEPT}), encoding="utf-8")
        draft.replace(self._path)
