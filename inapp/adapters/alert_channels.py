"""Ways to bring an alert to a person."""

import json
import logging
from collections.abc import Mapping

from inapp.adapters.http import post_json
from inapp.domain.model import Alert
from inapp.domain.outcomes import Answer

log = logging.getLogger("cashier.alerts")


def _facts(alert: Alert) -> Mapping[str, object]:
    return {"id": alert.id, "at": alert.at, "code": alert.code, "ref": alert.ref, "text": alert.text}


class WebhookPager:
    """Posts alerts as JSON to an address of the broker's; `at` is milliseconds since the epoch."""

    def __init__(self, url: str, timeout_ms: int) -> None:
        self._url = url
        self._timeout_ms = timeout_ms

    def send(self, alert: Alert) -> bool:
        """Deliver one alert; False unless the other side answered 2xx in time. Raises nothing."""
        answer = post_json(self._url, _facts(alert), self._timeout_ms)
        return isinstance(answer, Answer) and 200 <= answer.status < 300


class LogPager:
    """Writes alerts to the log, for installations that name no address."""

    def send(self, alert: Alert) -> bool:
        """Deliver one alert. Raises nothing."""
        # As JSON, so that whatever a text holds it stays on one line.
        log.warning("alert %s", json.dumps(_facts(alert)))
        return True
