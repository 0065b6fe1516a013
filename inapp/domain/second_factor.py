"""The second step of a login: codes of an authenticator app (RFC 6238, 4226) and recovery codes."""

import base64
import hmac
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote

from inapp.domain.attempts import SECOND
from inapp.domain.identifiers import ALPHABET

SECRET_BYTES = 20
"""The length that RFC 4226, 4, recommends; every app takes it."""
FIGURES = 6
STEP = 30 * SECOND
DRIFT = 1
"""Steps by which the clock of a phone may be off (RFC 6238, 5.2)."""
RECOVERY_CODES, RECOVERY_LENGTH = 10, 10
LONGEST_TYPED = 64


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """A user's authenticator app: its sealed secret, and the last step whose code was taken."""

    user_id: int
    secret: str = field(repr=False)
    last_step: int
    created: int


class Sealer(Protocol):
    """Encrypts what is stored, with a key of this installation."""

    def seal(self, secret: bytes, owner: str) -> str:
        """The secret as text that only `opened` with the same owner reads."""

    def opened(self, text: str, owner: str) -> bytes:
        """The secret behind a text. Raises ValueError for one that another key or owner sealed."""


def code_of(secret: bytes, step: int) -> str:
    """The code of a step: HOTP with SHA-1 (RFC 4226, 5.3), which is all that most apps know."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**FIGURES).zfill(FIGURES)


def step_of(secret: bytes, code: str, now: int) -> int | None:
    """The step to which a code belongs, among those near a moment in milliseconds; None for a wrong code."""
    around = [now // STEP + drift for drift in range(-DRIFT, DRIFT + 1)]
    right = [step for step in around if hmac.compare_digest(code_of(secret, step).encode(), code.encode())]
    return max(right, default=None)


def key_text(secret: bytes) -> str:
    """The secret as people type it into an app: Base32 without padding."""
    return base64.b32encode(secret).decode().rstrip("=")


def app_address(secret: bytes, issuer: str, email: str) -> str:
    """The address that an app reads from a QR code (github.com/google/google-authenticator/wiki/Key-Uri-Format)."""
    name = issuer.replace(":", " ")
    return f"otpauth://totp/{quote(f'{name}:{email}', safe='')}?secret={key_text(secret)}&issuer={quote(name, safe='')}"


def new_recovery_codes() -> list[str]:
    """Ten new codes of 49 bits each."""
    return ["".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]


def plain_code(text: str) -> str:
    """A typed code without blanks and dashes, in capitals and plain figures; of a long text its beginning."""
    typed = (character for character in text[:LONGEST_TYPED].upper() if character.isalnum())
    return "".join(str(unicodedata.digit(character, character)) for character in typed)


def shown(codes: Iterable[str]) -> list[str]:
    """Recovery codes in two halves, which people read more easily."""
    return [f"{code[: RECOVERY_LENGTH // 2]}-{code[RECOVERY_LENGTH // 2 :]}" for code in codes]
