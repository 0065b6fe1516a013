"""Passkeys: what is stored of one, and the port that reads what browsers answer (W3C Web Authentication, level 3)."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Protocol
from urllib.parse import urlsplit

MOST = 10
"""Passkeys of one user."""
LONGEST_NAME = 40
LONGEST_ANSWER = 16_000
"""Characters of what a browser answers; an ordinary answer has two thousand."""
TRANSPORTS = frozenset({"ble", "hybrid", "internal", "nfc", "usb"})
"""The ways to reach an authenticator that are stored (level 3, 5.8.4)."""


@dataclass(frozen=True, slots=True)
class Passkey:
    """A user's passkey: `id` and the COSE key in base64url, and the last count of its signatures.

    `transports` are words with spaces between them; `used` is the last login with it.
    """

    id: str
    user_id: int
    name: str
    public_key: str
    sign_count: int
    transports: str
    created: int
    used: int | None = None

    def may_count(self, count: int) -> bool:
        """True if a signature has this count: it goes up, or the authenticator does not count at all (7.2, 22)."""
        return count > self.sign_count or count == self.sign_count == 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A browser's answer as it came, with the passkey and the challenge that it names; nothing of it is proven.

    `framed` is true if the browser says that a page of another site stood around ours.
    """

    text: str
    passkey_id: str
    challenge: str
    framed: bool


class Passkeys(Protocol):
    """Makes what a browser is asked, and checks what it answers. Challenges are 256 bits in base64url."""

    def to_add(self, challenge: str, handle: bytes, name: str, known: Sequence[Passkey]) -> str:
        """The options for a new passkey as JSON; `handle` stands for the user and tells nothing of them."""

    def to_ask(self, challenge: str, known: Sequence[Passkey]) -> str:
        """The options for a login with one of the known passkeys, as JSON."""

    def added(self, answer: Answer, challenge: str, user_id: int, name: str, now: int) -> Passkey:
        """The passkey that a browser has made for a challenge. Raises ValueError."""

    def count_of(self, answer: Answer, challenge: str, passkey: Passkey) -> int:
        """The count of a signature of this passkey under a challenge. Raises ValueError."""


def read_answer(text: str) -> Answer:
    """What a browser answers. Raises ValueError."""
    if len(text) > LONGEST_ANSWER:
        raise ValueError("is too long")
    try:
        found = json.loads(text)
        coded = found["response"]["clientDataJSON"]
        said = json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))
        passkey_id, challenge, framed = found["id"], said["challenge"], said.get("crossOrigin", False) is not False
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ValueError("is none") from None
    if not isinstance(passkey_id, str) or not isinstance(challenge, str):
        raise ValueError("is none")
    return Answer(text, passkey_id, challenge, framed)


def site_of(public_url: str) -> str:
    """The name for which browsers keep our passkeys; empty at an address for which they keep none (level 3, 5.1.3)."""
    split = urlsplit(public_url)
    host = split.hostname or ""
    if host == "localhost":
        return host
    try:
        ip_address(host)
    except ValueError:
        return host if split.scheme == "https" else ""
    return ""


def plain_name(text: str, number: int) -> str:
    """The name that a user gives a passkey, cut to its longest; without one, its number."""
    shown = "".join(character for character in text if character.isprintable())
    return " ".join(shown.split())[:LONGEST_NAME].strip() or f"Passkey {number}"
