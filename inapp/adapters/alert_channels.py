"""Channels that bring alerts to people."""

import hashlib
import hmac
import json
import logging
import time
from urllib.parse import urlsplit

from inapp.adapters.alert_formats import encoded, format_of, plain
from inapp.adapters.http import exchange
from inapp.domain.model import Alert
from inapp.domain.outcomes import Answer

log = logging.getLogger("cashier.alerts")

SIGNATURE = "Cashier-Signature"
"""The header `t=SECONDS,v1=HEX`: HMAC-SHA256 under the secret over the seconds, a dot and the body."""


def signature(secret: str, body: bytes, at: int) -> str:
    """The value of the header for a body that is sent at a moment, in seconds since the epoch."""
    code = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={code}"


def _is_worth_a_line(tries: int) -> bool:
    """True for the first failure, and then ever more rarely: the 2nd, 4th, 8th ..."""
    return tries & (tries + 1) == 0


class WebhookPager:
    """Posts alerts to an address of the broker's, in its service's format, and signs them if there is a secret."""

    def __init__(self, url: str, timeout_ms: int, form: str = "auto", secret: str = "") -> None:
        self._url = url
        self._timeout_ms = timeout_ms
        self._format = format_of(form, url)
        self._secret = secret

    def send(self, alert: Alert) -> bool:
        """Deliver one alert; False unless the other side took it in time, which the log then says. Raises nothing."""
        body = encoded(self._format.body(alert, self._url))
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[SIGNATURE] = signature(self._secret, body, int(time.time()))
        answer = exchange("POST", self._url, body, headers, self._timeout_ms)
        if isinstance(answer, Answer) and self._format.took(answer):
            return True
        if _is_worth_a_line(alert.tries):
            why = f"status {answer.status}" if isinstance(answer, Answer) else answer.why
            host = urlsplit(self._url).hostname  # never the path or the query, which are the key of a chat's address
            facts = {"event": "alert.failed", "ref": alert.ref}
            log.error("alert %s was not taken by %s: %s", alert.code, host, why, extra=facts)
        return False


class LogPager:
    """Writes alerts to the log, for installations without an address."""

    def send(self, alert: Alert) -> bool:
        """Deliver one alert. Raises nothing."""
        facts = {"event": f"alert.{alert.code}", "ref": alert.ref}
        log.warning("alert %s", json.dumps(plain(alert, "")), extra=facts)  # JSON keeps every text on one line
        return True
