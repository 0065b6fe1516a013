"""What staff look for: one filter of payments that an address writes out, and the queues of what waits for people."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from inapp.domain.errors import Invalid
from inapp.domain.identifiers import identifier
from inapp.domain.money import CURRENCY, MAX_DIGITS, is_plain
from inapp.domain.states import NEEDS_PERSON, UNKNOWN, PaymentType, Status

DAY = 24 * 3600 * 1000
LONGEST_EXPORT = 92 * DAY
"""The longest time that one export covers."""
NOBODY = "nobody"
"""The value of `taken` for what no one has taken."""
_UNITS = {"m": 60_000, "h": 3_600_000, "d": DAY}
_WORD = re.compile(r"[\w .:+-]{1,60}")


class Queue(StrEnum):
    """What waits for people. The empty queue is the goal of each."""

    BOOKINGS = "bookings"  # cTrader may have booked them or not
    APPROVALS = "approvals"
    REVIEW = "review"  # a wrong amount, or what only people can settle
    UNMATCHED = "unmatched"
    STRANGE = "strange"  # a second booking, or one that is not ours under our name
    DISPUTES = "disputes"
    BREAKS = "breaks"
    HELD = "held"


STATES_OF: Mapping[Queue, frozenset[Status]] = {
    Queue.BOOKINGS: UNKNOWN,
    Queue.APPROVALS: frozenset({Status.AWAITING_APPROVAL}),
    Queue.REVIEW: NEEDS_PERSON - UNKNOWN - {Status.AWAITING_APPROVAL},
}
"""The queues that the state of a payment alone puts it into."""
OF_PAYMENTS = frozenset({*STATES_OF, Queue.STRANGE, Queue.HELD, Queue.DISPUTES})
"""The queues whose rows are payments; the others have rows of their own."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many rows a queue has, `more` if there are more than that, and since when the oldest waits."""

    count: int
    more: bool
    oldest: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """The payments that a list, its count, its export and "next" agree on; what is not set lets everything through.

    `least` and `most` are plain decimals, `since` and `until` the first and the last moment of a payment's beginning,
    `older` the milliseconds for which its state has not changed, `taken` the name of who has taken it, `ending` the
    last four figures of its instrument.
    """

    queue: Queue | None = None
    state: Status | None = None
    kind: PaymentType | None = None
    method: str = ""
    currency: str = ""
    least: str = ""
    most: str = ""
    since: int | None = None
    until: int | None = None
    older: int | None = None
    login: int | None = None
    user: int | None = None
    taken: str = ""
    rule: str = ""
    reason: str = ""
    ending: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str], zone: tzinfo = UTC) -> "Filter":
        """The filter of an address or a form, whose moments are those of a zone. Raises Invalid with the field."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            text = asked.get(field.name, "").strip()
            if text:
                try:
                    found[field.name] = _READERS[field.name](text, zone)
                except ValueError:
                    raise Invalid(_WRONG[field.name], field=field.name) from None
        made = cls(**found)
        if made.since is not None and made.until is not None and made.until < made.since:
            raise Invalid("The end is before the beginning: choose a later end", field="until")
        return made

    def query(self, zone: tzinfo = UTC) -> dict[str, str]:
        """The values of an address that reads back as this filter, without those that are not set."""
        found = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value not in (None, ""):
                write = _WRITERS.get(field.name)
                found[field.name] = write(value, zone) if write else str(value)
        return found

    @property
    def is_empty(self) -> bool:
        """True if it lets everything through."""
        return self == Filter()


def require_span(wanted: Filter, now: int) -> None:
    """Raise Invalid for a filter without a beginning, or of a longer time than one export covers."""
    if wanted.since is None:
        raise Invalid("An export needs its first day: choose one", field="since")
    if (wanted.until or now) - wanted.since > LONGEST_EXPORT:
        raise Invalid("An export covers at most 92 days: choose a later beginning or an earlier end", field="since")


def span_of(text: str) -> int:
    """A duration such as `30m`, `2h` or `3d` in milliseconds. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,4}[mhd]", text):
        raise ValueError(text)
    return int(text[:-1]) * _UNITS[text[-1]]


def _span_text(span: int, _: tzinfo) -> str:
    unit = next((unit for unit in ("d", "h") if span % _UNITS[unit] == 0), "m")
    return f"{span // _UNITS[unit]}{unit}"


def _moment(text: str, zone: tzinfo, whole_day: timedelta = timedelta()) -> int:
    read = datetime.fromisoformat(text)
    if len(text) == len("2026-11-28"):
        read += whole_day
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone)
    return round(read.timestamp() * 1000)


def _end(text: str, zone: tzinfo) -> int:
    return _moment(text, zone, timedelta(days=1, milliseconds=-1))


def _moment_text(at: int, zone: tzinfo) -> str:
    return datetime.fromtimestamp(at / 1000, zone).strftime("%Y-%m-%dT%H:%M")


def _end_text(at: int, zone: tzinfo) -> str:
    read = datetime.fromtimestamp(at // 1000, zone)
    return read.strftime("%Y-%m-%d" if (read.hour, read.minute, read.second) == (23, 59, 59) else "%Y-%m-%dT%H:%M")


def _amount(text: str, _: tzinfo) -> str:
    if not is_plain(text) or len(text.partition(".")[2]) > MAX_DIGITS:
        raise ValueError(text)
    return text


def _currency(text: str, _: tzinfo) -> str:
    named = text.upper() if text.islower() else text  # `mBTC` is a name of its own
    if not CURRENCY.fullmatch(named):
        raise ValueError(text)
    return named


def _number(text: str, _: tzinfo) -> int:
    found = identifier(text)
    if found is None:
        raise ValueError(text)
    return found


def _word(text: str, _: tzinfo) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError(text)
    return text


def _last_four(text: str, _: tzinfo) -> str:
    if not re.fullmatch(r"[0-9]{4}", text, re.ASCII):
        raise ValueError(text)
    return text


_READERS: Mapping[str, Callable[[str, tzinfo], object]] = {
    "queue": lambda text, _: Queue(text),
    "state": lambda text, _: Status(text),
    "kind": lambda text, _: PaymentType(text),
    "method": _word,
    "currency": _currency,
    "least": _amount,
    "most": _amount,
    "since": _moment,
    "until": _end,
    "older": lambda text, _: span_of(text),
    "login": _number,
    "user": _number,
    "taken": _word,
    "rule": _word,
    "reason": _word,
    "ending": _last_four,
}
_WRITERS: Mapping[str, Callable[[Any, tzinfo], str]] = {"since": _moment_text, "until": _end_text, "older": _span_text}
_WRONG: Mapping[str, str] = {
    "queue": "There is no such queue: choose one of the list",
    "state": "There is no such state: choose one of the list",
    "kind": "Choose deposits or withdrawals",
    "method": "There is no such method: choose one of the list",
    "currency": "Write a currency as cTrader does, such as USD",
    "least": "Write an amount such as 100 or 99.50",
    "most": "Write an amount such as 100 or 99.50",
    "since": "Write a day or a moment such as 2026-11-28 or 2026-11-28T14:30",
    "until": "Write a day or a moment such as 2026-11-28 or 2026-11-28T14:30",
    "older": "Write a time such as 30m, 2h or 3d",
    "login": "Write the number of an account",
    "user": "Write the number of a user",
    "taken": "Write the name of a colleague",
    "rule": "Write the name of a rule as its file does",
    "reason": "Write a code such as NOT_ENOUGH_MONEY",
    "ending": "Write the last four figures of a card",
}


class Hit(StrEnum):
    """What a found word is of."""

    PAYMENT = "payment"
    UNMATCHED = "unmatched"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that the search box finds: a reference or a user's number, and what the word is of it."""

    hit: Hit
    key: str
    by: str
