"""Hours of opening: `mon-fri 08:00-18:00`, in a time zone of the broker's."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = re.compile(
    rf"(?P<first>{'|'.join(DAYS)})(?:-(?P<last>{'|'.join(DAYS)}))? "
    r"(?P<from>[01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9])-(?P<to>[01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|24:00)"
)
LOOKS_AHEAD = 8
"""Days within which an opening that is written at all comes again."""


def spans(text: str) -> list[tuple[int, int, int]]:
    """Weekday, first and last minute of each day that a text names. Raises ValueError."""
    match = _HOURS.fullmatch(text)
    if not match:
        raise ValueError
    first, last = DAYS.index(match["first"]), DAYS.index(match["last"] or match["first"])
    begin, end = _minutes(match["from"]), _minutes(match["to"])
    if end <= begin or last < first:
        raise ValueError
    return [(day, begin, end) for day in range(first, last + 1)]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def next_opening(opens: Sequence[str], zone: str, at: int) -> int:
    """The moment itself if it lies within the hours, else the first minute of the next ones, in milliseconds."""
    here = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    written = [span for text in opens for span in spans(text)]
    found = []
    for ahead in range(LOOKS_AHEAD + 1):
        day = (here + timedelta(days=ahead)).replace(hour=0, minute=0, second=0, microsecond=0)
        for weekday, begin, end in written:
            if weekday != day.weekday():
                continue
            opening, closing = (_at(day, minute) for minute in (begin, end))
            if opening <= at < closing:
                return at
            if at < opening:
                found.append(opening)
    return min(found)


def _at(day: datetime, minute: int) -> int:
    wall = day.replace(tzinfo=None) + timedelta(minutes=minute)
    return round(wall.replace(tzinfo=day.tzinfo).astimezone(UTC).timestamp() * 1000)
