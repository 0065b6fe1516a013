"""What the broker's CRM is told of payments: an event for each change, in the order in which the changes happened.

docs/crm-events.md tells the CRM's side of it. Times are milliseconds since the epoch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from inapp.domain.money import Money
from inapp.domain.states import BOOKING_TYPES

BOOKING_EVENTS: Mapping[str, str] = {
    booking.event(word): name
    for name, booking in BOOKING_TYPES.items()
    for word in ("sent", "booked", "absent", "not_taken", "refused", "unknown")
}
"""The events of a payment that tell of a booking, with its type."""


class Source(StrEnum):
    """The history that tells of a change."""

    PAYMENT = "payment"
    DISBURSEMENT = "disbursement"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class EventOut:
    """One event on its way to the CRM: a line of a history, and how its delivery stands."""

    seq: int
    ref: str
    source: Source
    line: int
    replay: bool
    created: int
    due: int
    tries: int
    problem: str
    taken: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a history as an event tells it. `mark` makes its id differ from that of a line in a restored backup."""

    was: str | None
    event: str
    became: str
    at: int
    mark: str


def event_type(source: Source, event: str) -> str:
    """The word for the kind of change: that of its source, or `booking`."""
    return "booking" if source is Source.PAYMENT and event in BOOKING_EVENTS else str(source)


def money_fields(money: Money | None) -> dict[str, str | None]:
    """An amount as decimal text, and its currency."""
    return {"amount": money.text if money else None, "currency": money.currency if money else None}


class EventSink(Protocol):
    """The broker's CRM as far as it takes events."""

    def send(self, event: Mapping[str, object]) -> "Sent":
        """Post one event and tell what became of it. Raises nothing."""

    def check(self) -> str:
        """The problem with the address or our keys, a sentence; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an event: taken, or why not; `away` if nobody there takes any at the moment."""

    taken: bool
    why: str = ""
    away: bool = False
