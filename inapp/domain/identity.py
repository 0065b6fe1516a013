"""Tokens, users, throttles, sign-ins at another provider, and the ports that they need.

Times are milliseconds since the epoch.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

OWN_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""How a token of ours is written: 256 bits, fit for an address."""
FOREIGN_TOKEN = re.compile(r"[!-~]{1,2048}", re.ASCII)
"""How a token may be written that others made: of what can be seen, so that it ends no word and no line."""


class TokenKind(StrEnum):
    """What a token is for; a token of one kind is never taken for another."""

    CRM = "crm"
    LOGIN = "login"
    SCREEN = "screen"
    ACCESS = "access"
    INAPP = "inapp"
    PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is stored: by hash. `family` ties an inappToken to the session that it was given to."""

    kind: TokenKind
    user_id: int
    created: int
    expires: int | None
    used: int | None
    keep: bool = False
    family: str = ""

    def is_over(self, now: int) -> bool:
        """True from the moment of its expiry on; never for the access tokens of early versions, which have none."""
        return self.expires is not None and now >= self.expires

    def opens(self, kind: TokenKind, now: int) -> bool:
        """True for a token of this kind that is neither used nor over."""
        return self.kind is kind and self.used is None and not self.is_over(now)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in here. `email` is as it is compared; an empty `password` (a hash) lets nobody in."""

    user_id: int
    email: str
    name: str = ""
    language: str = ""
    password: str = field(default="", repr=False)
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Throttle:
    """How often something failed lately, and until when it is not tried again. No failures: a place that is known."""

    failures: int
    until: int
    at: int


class Step(StrEnum):
    """How far a sign-in at another provider has come; each step is taken once."""

    STARTED = "started"
    RETURNED = "returned"
    NAMED = "named"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class OidcLogin:
    """One sign-in at another provider. `state`, `waiting` and `finish` are hashes.

    `waiting` belongs to the frame that asks how it went, empty where the same window goes on.
    """

    state: str
    waiting: str
    keep: bool
    created: int
    step: Step = Step.STARTED
    finish: str = ""
    user_id: int | None = None
    tries: int = 0


class Passwords(Protocol):
    """Turns passwords into what may be stored."""

    def hashed(self, password: str) -> str:
        """What is stored of a password. Raises NotSent if too many ask at once."""

    def fits(self, known: str, password: str) -> bool:
        """Whether a password is the one behind a hash; as much work for a No where there is no hash.

        Raises NotSent if too many ask at once.
        """

    def is_outdated(self, known: str) -> bool:
        """Whether a hash was made with other parameters than today's."""


class Provider(Protocol):
    """Another party that signs people in (OpenID Connect). Raises Declined, NotSent or OutcomeUnknown where it says."""

    label: str

    def address(self, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes. Raises NotSent or OutcomeUnknown."""

    def email(self, code: str, nonce: str, verifier: str) -> str:
        """The verified e-mail of who came back with a code. Raises all three; Declined if it is not proven."""

    def check(self) -> str:
        """What is wrong with it, one sentence or nothing."""
