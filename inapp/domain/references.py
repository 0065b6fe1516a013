"""Public references of payments, and the keys that are derived from them."""

import base64
import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L: references are read aloud to support."""

LENGTH = 7


def new_reference(letter: str) -> str:
    """A fresh reference such as `D-7F3K2QA`. Not secret; storage refuses the rare one that is taken."""
    return f"{letter}-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def reference_of(letter: str, what: str) -> str:
    """The reference that something always has, also when an older database meets it again after a restore."""
    digest = hashlib.sha256(what.encode()).digest()
    return f"{letter}-" + "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[: 2 * LENGTH])


def derived(secret_key: str, purpose: str) -> bytes:
    """The 256-bit secret of one purpose (HMAC-SHA256); the same each time, so that it need not be stored."""
    return hmac.new(secret_key.encode(), purpose.encode(), hashlib.sha256).digest()


def derived_text(secret_key: str, purpose: str) -> str:
    """The same as a text that fits into an address."""
    return base64.urlsafe_b64encode(derived(secret_key, purpose)).decode().rstrip("=")


def return_key(secret_key: str, ref: str) -> str:
    """The key of a payment's return address; storage holds its hash alone."""
    return derived_text(secret_key, f"return {ref}")


def key_hash(key: str) -> str:
    """How a return key or a session handle is stored and looked up."""
    return hashlib.sha256(key.encode()).hexdigest()
