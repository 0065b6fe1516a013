"""Identifiers: cTrader's numbers, our public references, and the keys derived from them."""

import base64
import hashlib
import hmac
import secrets

MAX_ID = 2**63 - 1
"""The largest number that SQLite stores."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: references are read aloud to support."""

LENGTH = 7


def identifier(value: object) -> int | None:
    """A number from 1 to MAX_ID, also as text of ASCII digits (older cTrader editions); None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    return value if type(value) is int and 0 < value <= MAX_ID else None


def new_reference(letter: str) -> str:
    """A new reference such as `D-7F3K2QA`: not secret, and storage refuses the rare duplicate."""
    return f"{letter}-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def reference_of(letter: str, what: str) -> str:
    """The reference that `what` always gets, even from a restored older database."""
    digest = hashlib.sha256(what.encode()).digest()
    return f"{letter}-" + "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[: 2 * LENGTH])


def derived(secret_key: str, purpose: str) -> bytes:
    """The 256-bit secret of one purpose (HMAC-SHA256), derived again each time instead of stored."""
    return hmac.new(secret_key.encode(), purpose.encode(), hashlib.sha256).digest()


def derived_text(secret_key: str, purpose: str) -> str:
    """The same secret as text fit for an address."""
    return base64.urlsafe_b64encode(derived(secret_key, purpose)).decode().rstrip("=")


def return_key(secret_key: str, ref: str) -> str:
    """The key of a payment's return address; storage holds only its hash."""
    return derived_text(secret_key, f"return {ref}")


def key_hash(key: str) -> str:
    """The SHA-256 under which a secret, such as a token or a return key, is stored and looked up."""
    return hashlib.sha256(key.encode()).hexdigest()


def keyed_mark(secret_key: str, words: str) -> str:
    """A text that stands for others: the same for the same, and not to be traced back without our key."""
    return hmac.new(derived(secret_key, "marks"), words.encode(), hashlib.sha256).hexdigest()[:32]
