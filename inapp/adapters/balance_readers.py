"""The reader of the local cTrader's history."""

import re
from collections.abc import Mapping

from inapp.adapters.http import answered, exchange, json_in
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import CLOSED, SIGNS, BalanceEntry, Reading, chains, since_then

_AMOUNT = re.compile(r"(-?[0-9]{1,18})(?:\.([0-9]{1,18}))?", re.ASCII)
_TYPES = {**{name: (name, sign) for name, sign in SIGNS.items()}, "CLOSE": (CLOSED, 1)}
"""The types of the local cTrader as we call them, with the sign of their amounts; a closed position's has its own."""
_WATERMARK = re.compile(r"[0-9]{1,15}", re.ASCII)
# A history is longer than any other answer.
_MAX_BYTES = 16 * 1024 * 1024


class SimulatorReader:
    """Reads the history of the local stand-in for cTrader; for demo and tests only, so it is trusted at once."""

    name = "simulator"
    must_prove_itself = False

    def __init__(self, url: str, timeout_ms: int) -> None:
        self.place = url.rstrip("/")
        self._timeout_ms = timeout_ms

    def read(self, login: int, since: int) -> Reading:
        """The operations of a login from `since` (milliseconds) on. Raises NotSent or OutcomeUnknown.

        An answer with any strange part is not used at all: an overlooked operation would look absent.
        """
        entries, watermark = self._history(f"&login={login}")
        if any(entry.login != login for entry in entries):
            raise OutcomeUnknown("unreadable history")
        return Reading(since_then(entries, since), watermark, chains(entries))

    def read_all(self, since: int, until: int) -> Reading:
        """The deposits and withdrawals of every login in a time. Raises NotSent or OutcomeUnknown."""
        entries, watermark = self._history("")
        told = tuple(entry for entry in entries if entry.type in SIGNS and since <= entry.at < until)
        return Reading(told, watermark, complete=watermark >= until)

    def check(self) -> list[str]:
        """Whether the local cTrader answers."""
        try:
            self._history("&login=1")
        except (NotSent, OutcomeUnknown) as failure:
            return [f"The local cTrader gives no history: {failure}."]
        return []

    def _history(self, query: str) -> tuple[list[BalanceEntry], int]:
        url = f"{self.place}/_sim/history?everything{query}"
        headers = {"Accept": "application/json"}
        answer = answered(exchange("GET", url, None, headers, self._timeout_ms, max_bytes=_MAX_BYTES))
        if answer.status != 200:
            raise OutcomeUnknown(f"HTTP_{answer.status}")
        watermark = dict(answer.headers).get("sim-watermark", "")
        rows = json_in(answer)
        if not isinstance(rows, list) or not _WATERMARK.fullmatch(watermark):
            raise OutcomeUnknown("unreadable history")
        return [_entry(row) for row in rows], int(watermark)


def _entry(row: object) -> BalanceEntry:
    fields: Mapping[str, object] = row if isinstance(row, dict) else {}
    number, login, balance, digits, version, at = (_whole_number(fields.get(name)) for name in _NUMBERS)
    external_id, note, comment, source, kind, amount = (_text(fields.get(name) or "") for name in _WORDS)
    parts = _AMOUNT.fullmatch(amount)
    known, sign = _TYPES.get(kind, ("", 0))
    if number <= 0 or not known or not parts or len(parts[2] or "") > digits or (known in SIGNS and amount[0] == "-"):
        raise OutcomeUnknown("unreadable history")
    delta = sign * int(parts[1] + (parts[2] or "").ljust(digits, "0"))
    return BalanceEntry(number, external_id, login, known, delta, digits, balance, version, at, note, comment, source)


def _whole_number(value: object) -> int:
    if type(value) is not int:
        raise OutcomeUnknown("unreadable history")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise OutcomeUnknown("unreadable history")
    return value


_NUMBERS = ("balanceHistoryId", "login", "balance", "moneyDigits", "balanceVersion", "timestamp")
_WORDS = ("externalId", "externalNote", "comment", "source", "type", "amount")
