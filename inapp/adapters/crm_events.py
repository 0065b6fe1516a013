"""Events to the broker's CRM (docs/crm-events.md): signed posts, each taken by an answer of 2xx."""

import json
from collections.abc import Mapping

from inapp.adapters.http import Deadline
from inapp.adapters.signed_calls import SignedCalls
from inapp.domain.events_out import Sent
from inapp.domain.outcomes import Answer

TIMEOUT_MS = 5000
AWAY = frozenset({401, 403, 404, 405, 408, 429})
"""Statuses that are about the address, our key or the moment, and not about one event; so is each from 500 on."""


class CrmEvents:
    """See `inapp.domain.events_out.EventSink`."""

    def __init__(self, url: str, keys: Mapping[str, str]) -> None:
        self._calls = SignedCalls(url, keys)

    def send(self, event: Mapping[str, object]) -> Sent:
        """Post one event and tell what became of it. Raises nothing."""
        done, _ = self._calls.post(json.dumps(event).encode(), Deadline(TIMEOUT_MS))
        if not isinstance(done, Answer):
            return Sent(False, done.why, away=True)
        if 200 <= done.status < 300:
            return Sent(True)
        return Sent(False, f"HTTP {done.status}", away=done.status in AWAY or done.status >= 500)

    def check(self) -> str:
        """The problem with the address or our keys."""
        sent = self.send({"ping": True})
        return "" if sent.taken else f"CASHIER_EVENTS_URL does not take a ping: {sent.why}"
