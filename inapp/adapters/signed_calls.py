"""Signed calls to the broker's CRM: HMAC-SHA256 over time, key id and raw body (docs/crm-check.md).

The CRM signs its answer over our signature, so that no answer can be that to another call. With two keys the second one
is tried where the CRM does not know the first one yet: then either side may change first.
"""

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping

from inapp.adapters.http import Deadline, exchange
from inapp.domain.outcomes import Answer, Exchange

TIME, KEY, SIGNATURE = "Cashier-Time", "Cashier-Key", "Cashier-Signature"
NOT_KNOWN = frozenset({401, 403})
"""The CRM does not know the key, or not yet."""
LARGEST = 16 * 1024
"""Bytes of an answer."""


def signature(secret: str, at: int, key: str, body: bytes) -> str:
    """The signature of a call made in a second since the epoch."""
    return hmac.new(secret.encode(), f"{at}.{key}.".encode() + body, hashlib.sha256).hexdigest()


def answer_signature(secret: str, of_call: str, body: bytes) -> str:
    """The signature of the answer to a call, by the signature of that call."""
    return hmac.new(secret.encode(), f"{of_call}.".encode() + body, hashlib.sha256).hexdigest()


class SignedCalls:
    """Posts JSON to one address and tells whether the answer is signed for it."""

    def __init__(self, url: str, keys: Mapping[str, str], now: Callable[[], float] = time.time) -> None:
        self._url = url
        self._keys = keys
        self._now = now
        self._good = next(iter(keys), "")

    def post(self, body: bytes, deadline: Deadline) -> tuple[Exchange, bool]:
        """The exchange, and whether its answer is signed as it must be. Raises nothing."""
        order = [self._good, *(key for key in self._keys if key != self._good)]
        for key in order:
            done, signed = self._once(key, body, deadline)
            if not isinstance(done, Answer) or done.status not in NOT_KNOWN:
                break
        if isinstance(done, Answer) and 200 <= done.status < 300:
            self._good = key
        return done, signed

    def _once(self, key: str, body: bytes, deadline: Deadline) -> tuple[Exchange, bool]:
        secret, at = self._keys[key], int(self._now())
        ours = signature(secret, at, key, body)
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            TIME: str(at),
            KEY: key,
            SIGNATURE: ours,
        }
        done = exchange("POST", self._url, body, headers, deadline.left_ms, max_bytes=LARGEST)
        if not isinstance(done, Answer):
            return done, False
        theirs = next((value for name, value in done.headers if name == SIGNATURE.lower()), "")
        expected = answer_signature(secret, ours, done.body)
        return done, hmac.compare_digest(theirs.encode("latin-1", "replace"), expected.encode())
