"""What is kept for people to read: changes, decisions and alerts. Times are milliseconds since the epoch."""

from dataclasses import dataclass

from inapp.domain.model import PspEvent


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a payment's history; `was` is None for the first."""

    was: str | None
    event: str
    became: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word about a payment whose booking is unknown."""

    ref: str
    subject: str
    verdict: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """A webhook in the inbox, and what came of it: nothing yet while `result` is None."""

    psp: str
    event: PspEvent
    received: int
    result: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """What a backup holds: how many payments, the first line of each history that does not follow from the one before,
    and a payment and the key of a disbursement whose state is not the last one of its history.

    All of these are None if nobody wrote into the file by hand.
    """

    payments: int
    broken_history: int | None
    strayed_payment: str | None
    broken_disbursement_history: int | None = None
    strayed_disbursement: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that a person at the broker must see."""

    id: int
    at: int
    code: str
    ref: str
    text: str
    tries: int
