"""Durations as people are told them, such as how long a payment takes to arrive."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Unit(StrEnum):
    """The unit in which a duration is told."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business day"


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration of `low` to `high` whole units; one that ends at 0 is over at once. Raises ValueError for others."""

    low: int
    high: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a duration goes from 0 or more up to something longer, not {self.low} to {self.high}")

    def end(self, start: int) -> int:
        """The moment at which so many days end that begin at `start`, in milliseconds; weekends hold no business day.

        Raises ValueError for a duration that is not told in days.
        """
        if self.unit is Unit.DAY:
            return start + self.high * _DAY
        if self.unit is not Unit.BUSINESS_DAY:
            raise ValueError("only days end on a day")
        left, day = self.high, start
        while left:
            day += _DAY
            left -= datetime.fromtimestamp(day // 1000, UTC).weekday() < SATURDAY
        return day


_DAY = 86_400_000
SATURDAY = 5
INSTANT = Duration(0, 0, Unit.MINUTE)
