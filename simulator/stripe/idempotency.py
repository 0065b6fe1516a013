"""What Stripe remembers of a POST by its Idempotency-Key (https://docs.stripe.com/api/idempotent_requests)."""

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from simulator.stripe.errors import ApiError
from simulator.stripe.state import DAY, World

MAX_KEY = 255
KIND = "idempotency_error"


class Answer(NamedTuple):
    """One answer of the API; `remembered` is whether a key may store it, `replayed` whether a key gave it."""

    status: int
    body: dict[str, Any]
    request_id: str
    remembered: bool = True
    replayed: bool = False


class Keys:
    """The keys in use and the answers that they stand for, for 24 h of the world's clock."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    def once(self, key: str, asked: str, work: Callable[[], Answer]) -> Answer:
        """The answer to a request under a key: the stored one, or that of `work`, which runs at most once.

        ApiError for a key that is too long, in use (409), or known for other parameters (400).
        """
        if len(key) > MAX_KEY:
            raise ApiError(f"Idempotency keys can have up to {MAX_KEY} characters", stored=False)
        with self._lock:
            if key in self._busy:
                message = f"There is currently another in-progress request using this Idempotent Key ({key})."
                raise ApiError(message, "idempotency_key_in_use", status=409, kind=KIND, stored=False)
            known = self._known(key)
            if known is None:
                self._busy.add(key)
        if known is not None:
            return self._replay(key, asked, known)
        try:
            answer = work()
            if answer.remembered:
                self._store(key, asked, answer)
            return answer
        finally:
            with self._lock:
                self._busy.discard(key)

    def _known(self, key: str) -> dict[str, Any] | None:
        with self._world.lock:
            known = self._world.keys.get(key)
            if known and self._world.now() - known["at"] >= DAY:
                del self._world.keys[key]
                return None
            return known

    @staticmethod
    def _replay(key: str, asked: str, known: dict[str, Any]) -> Answer:
        if known["asked"] != asked:
            message = (
                "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                f"Try using a key other than '{key}' if you meant to execute a different request."
            )
            raise ApiError(message, kind=KIND, stored=False)
        return Answer(known["status"], known["body"], known["request_id"], replayed=True)

    def _store(self, key: str, asked: str, answer: Answer) -> None:
        with self._world.change():
            self._world.keys[key] = {
                "asked": asked,
                "at": self._world.now(),
                "status": answer.status,
                "body": answer.body,
                "request_id": answer.request_id,
            }
