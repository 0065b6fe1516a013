"""Durations as people are told them, such as how long a payment takes to arrive."""

from dataclasses import dataclass
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


INSTANT = Duration(0, 0, Unit.MINUTE)
