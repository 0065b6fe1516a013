"""Sources of the balance operations that cTrader has really made."""

import re
from collections.abc import Mapping

from inapp.adapters.http import answered, exchange, json_in
from inapp.domain.errors import OutcomeUnknown
from inapp.domain.model import BalanceEntry, Reading

_AMOUNT = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?", re.ASCII)
_WATERMARK = re.compile(r"[0-9]{1,15}", re.ASCII)
# A history is longer than any other answer.
_MAX_BYTES = 16 * 1024 * 1024


class SimulatorReader:
    """Reads the history of the local stand-in for cTrader; for demo and tests only."""

    def __init__(self, url: str, timeout_ms: int) -> None:
        self._url = url.rstrip("/")
        self._timeout_ms = timeout_ms

    def read(self, login: int, since: int) -> Reading:
        """The operations of a login from `since` (milliseconds) on. Raises NotSent or OutcomeUnknown.

        An answer with any strange part is not used at all: an overlooked operation would look absent.
        """
        url = f"{self._url}/_sim/history?login={login}"
        headers = {"Accept": "application/json"}
        answer = answered(exchange("GET", url, None, headers, self._timeout_ms, max_bytes=_MAX_BYTES))
        if answer.status != 200:
            raise OutcomeUnknown(f"HTTP_{answer.status}")
        watermark = dict(answer.headers).get("sim-watermark", "")
        rows = json_in(answer)
        if not isinstance(rows, list) or not _WATERMARK.fullmatch(watermark):
            raise OutcomeUnknown("unreadable history")
        entries = [_entry(row, login) for row in rows]
        return Reading(tuple(entry for at, entry in entries if at >= since), int(watermark))


def _entry(row: object, login: int) -> tuple[int, BalanceEntry]:
    fields: Mapping[str, object] = row if isinstance(row, dict) else {}
    number, at, owner = fields.get("balanceHistoryId"), fields.get("timestamp"), fields.get("login")
    kind, amount, external_id = fields.get("type"), fields.get("amount"), fields.get("externalId") or ""
    if (
        type(number) is not int
        or number <= 0
        or type(at) is not int
        or type(owner) is not int
        or owner != login
        or not isinstance(kind, str)
        or not isinstance(amount, str)
        or not _AMOUNT.fullmatch(amount)
        or not isinstance(external_id, str)
    ):
        raise OutcomeUnknown("unreadable history")
    return at, BalanceEntry(number, external_id, owner, kind, amount)
