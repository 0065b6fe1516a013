"""Mails to users: what a letter says, and the port that hands it to a mail server. Times are milliseconds."""

from dataclasses import dataclass, field
from typing import Protocol


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


class Mailer(Protocol):
    """Hands letters to the broker's mail server."""

    def send(self, letter: Letter) -> None:
        """Hand a letter over. Raises Declined (never will be), NotSent (not now) or OutcomeUnknown (perhaps)."""

    def check(self) -> str:
        """The server's problem in one sentence, or an empty text; sends nothing."""
