"""Mails to users: what they say, and the port that hands them to a mail server. Times are milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.states import PaymentType, Status


@dataclass(frozen=True, slots=True)
class QueuedLetter:
    """A mail that waits for the worker; no row holds its link, which is derived when it is sent."""

    id: int
    user_id: int
    email: str
    created: int
    due: int
    tries: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail with a link that sets a password; `life` is how long the link works."""

    email: str
    name: str
    language: str
    link: str = field(repr=False)
    life: int
    event: str = ""


class MailKind(StrEnum):
    """What a mail tells of."""

    CREDITED = "credited"
    AWAITING_APPROVAL = "awaiting_approval"
    REFUSED = "refused"
    PAID_OUT = "paid_out"
    RETURNED = "returned"
    PAID_BACK = "paid_back"  # a deposit that was not added
    RECEIPT = "receipt"  # asked for by the trader
    PASSWORD = "password"
    SECOND_FACTOR = "second_factor"


TOLD: Mapping[tuple[PaymentType, Status], MailKind] = {
    (PaymentType.DEPOSIT, Status.CREDITED): MailKind.CREDITED,
    (PaymentType.DEPOSIT, Status.REFUNDED): MailKind.PAID_BACK,
    (PaymentType.WITHDRAWAL, Status.AWAITING_APPROVAL): MailKind.AWAITING_APPROVAL,
    (PaymentType.WITHDRAWAL, Status.REFUSED): MailKind.REFUSED,
    (PaymentType.WITHDRAWAL, Status.PAID_OUT): MailKind.PAID_OUT,
    (PaymentType.WITHDRAWAL, Status.RETURNED): MailKind.RETURNED,
}
"""The states of which a mail tells each time that a payment comes into one."""


@dataclass(frozen=True, slots=True)
class QueuedMail:
    """A mail about an event that waits for the worker, or has ended; `problem` is why it was not sent so far."""

    id: int
    event: str
    kind: MailKind
    user_id: int
    ref: str | None
    created: int
    due: int
    tries: int
    problem: str = ""
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A mail that tells of an event, whose name makes a copy of it recognisable; `at` is the event's moment.

    `payment` is the payment that it is about, `money` the amount that it tells of; both are None for a way to log in.
    """

    email: str
    name: str
    language: str
    event: str
    kind: MailKind
    at: int
    payment: Payment | None = None
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """A mail that tells a member of staff something at once, in words that are ours."""

    email: str
    name: str
    subject: str
    text: str
    language: str = "en"
    event: str = ""


AnyLetter = Letter | Notice | StaffNotice


class Mailer(Protocol):
    """Hands letters to the broker's mail server."""

    def send(self, letter: AnyLetter) -> None:
        """Hand a letter over. Raises Declined (never will be), NotSent (not now) or OutcomeUnknown (perhaps)."""

    def check(self) -> str:
        """The server's problem in one sentence, or an empty text; sends nothing."""
