"""Channels that bring alerts to people."""

import json
import logging

from inapp.adapters.http import exchange
from inapp.domain.model import Alert
from inapp.domain.outcomes import Answer

log = logging.getLogger("cashier.alerts")


def _line(alert: Alert) -> str:
    return json.dumps({"id": alert.id, "at": alert.at, "code": alert.code, "ref": alert.ref, "text": alert.text})


class WebhookPager:
    """Posts alerts as JSON to an address of the broker's; `at` is milliseconds since the epoch."""

    def __init__(self, url: str, timeout_ms: int) -> None:
        self._url = url
        self._timeout_ms = timeout_ms

    def send(self, alert: Alert) -> bool:
        """Deliver one alert; False unless the other side answered 2xx in time. Raises nothing."""
        headers = {"Content-Type": "application/json"}
        answer = exchange("POST", self._url, _line(alert).encode(), headers, self._timeout_ms)
        return isinstance(answer, Answer) and 200 <= answer.status < 300


class LogPager:
    """Writes alerts to the log, for installations without an address."""

    def send(self, alert: Alert) -> bool:
        """Deliver one alert. Raises nothing."""
        facts = {"event": f"alert.{alert.code}", "ref": alert.ref}
        log.warning("alert %s", _line(alert), extra=facts)  # JSON keeps every text on one line
        return True
