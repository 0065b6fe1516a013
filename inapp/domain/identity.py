"""Tokens, users, throttles, logins at another provider, and their ports. Times are milliseconds since the epoch."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

OWN_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""A token of ours: 256 bits, fit for an address."""
FOREIGN_TOKEN = re.compile(r"[!-~]{1,2048}", re.ASCII)
"""A token made elsewhere: visible characters only, so that it cannot end a word or a line."""


LONGEST_SUBJECT = 255
"""Characters of a provider's name for a person (OpenID Connect Core, 2)."""


class TokenKind(StrEnum):
    """The purpose of a token; a token of one kind never passes for another."""

    CRM = "crm"
    LOGIN = "login"
    SCREEN = "screen"
    ACCESS = "access"
    INAPP = "inapp"
    PASSWORD = "password"
    STEP = "step"  # the password was right, and a second step is due
    SET_UP = "set_up"  # a second step is done, and its recovery codes or passkeys are shown
    CHALLENGE = "challenge"  # a browser is to sign it with a passkey


@dataclass(frozen=True, slots=True)
class Token:
    """A token, stored by hash; `family` ties an inappToken to its login session."""

    kind: TokenKind
    user_id: int
    created: int
    expires: int | None
    used: int | None
    keep: bool = False
    family: str = ""

    def is_over(self, now: int) -> bool:
        """True from the expiry on; access tokens of early versions have none."""
        return self.expires is not None and now >= self.expires

    def opens(self, kind: TokenKind, now: int) -> bool:
        """True for an unused, unexpired token of this kind."""
        return self.kind is kind and self.used is None and not self.is_over(now)


@dataclass(frozen=True, slots=True)
class User:
    """A user who may log in here: `email` in its compared form, `password` a hash, empty if none is set."""

    user_id: int
    email: str
    name: str = ""
    language: str = ""
    password: str = field(default="", repr=False)
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Throttle:
    """Recent failures of a key, and the moment until which it is refused; a known place has no failures."""

    failures: int
    until: int
    at: int


@dataclass(frozen=True, slots=True)
class Caller:
    """The sender of a password: a network, and whether the account was logged in to from there before."""

    network: str = ""
    known: bool = False


ANYBODY = Caller()


class Step(StrEnum):
    """The progress of a login at another provider; each step is taken once."""

    STARTED = "started"
    RETURNED = "returned"
    NAMED = "named"  # the provider has named a user of ours, who has not confirmed yet
    CONFIRMED = "confirmed"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A login of a user, or one that was refused: its `way` and the reason, empty for a login."""

    user_id: int
    at: int
    way: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class OidcLogin:
    """A login at another provider; `waiting_hash` belongs to the frame that waits, empty for a login in one window."""

    state_hash: str
    waiting_hash: str
    keep: bool
    created: int
    step: Step = Step.STARTED
    finish_hash: str = ""
    user_id: int | None = None
    tries: int = 0


class Passwords(Protocol):
    """Hashes passwords."""

    def hashed(self, password: str, caller: Caller = ANYBODY) -> str:
        """The hash to store. Raises NotSent if too many callers ask at once."""

    def fits(self, known: str, password: str, caller: Caller = ANYBODY) -> bool:
        """True for the password behind a hash; an empty hash takes as much work. Raises NotSent as `hashed` does."""

    def is_outdated(self, known: str) -> bool:
        """True for a hash made with other parameters than today's, or by another program."""

    def is_foreign(self, known: str) -> bool:
        """True for a hash made by another program, in a form of its own."""

    def imported(self, known: str) -> str:
        """A hash made by another program, in the form to store. Raises ValueError with the end of a sentence."""


@dataclass(frozen=True, slots=True)
class ProviderUser:
    """A person as a provider names them: `subject` is theirs for good at this `issuer`, `email` is proven."""

    issuer: str
    subject: str
    email: str


class Provider(Protocol):
    """An OpenID Connect provider. Raises Declined, NotSent or OutcomeUnknown where stated."""

    label: str
    logs_out: bool

    def address(self, state: str, nonce: str, verifier: str, another: bool = False) -> str:
        """The address that the browser visits, `another` to choose an account. Raises NotSent or OutcomeUnknown."""

    def user(self, code: str, nonce: str, verifier: str, issuer: str = "") -> ProviderUser:
        """The person behind a code; `issuer` came with it. Raises all three; Declined if too little is proven."""

    def logout_address(self, back: str) -> str:
        """The address at which a browser logs out there and comes `back`; empty if there is none. Raises nothing."""

    def check(self) -> str:
        """The provider's problem in one sentence, or an empty text."""
