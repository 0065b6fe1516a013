"""Secrets at rest, encrypted with AES-256-GCM (NIST SP 800-38D). Owns cryptography."""

import base64
import binascii
import secrets

NONCE_BYTES = 12


class AesSealer:
    """See `inapp.domain.second_factor.Sealer`; `key` has 256 bits."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, secret: bytes, owner: str) -> str:
        """The secret as text; a row that is copied to another owner does not open."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # costs what a login without it need not spend

        nonce = secrets.token_bytes(NONCE_BYTES)
        return base64.b64encode(nonce + AESGCM(self._key).encrypt(nonce, secret, owner.encode())).decode()

    def opened(self, text: str, owner: str) -> bytes:
        """The secret behind a text. Raises ValueError."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            data = base64.b64decode(text, validate=True)
            return AESGCM(self._key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], owner.encode())
        except (InvalidTag, binascii.Error, ValueError):
            raise ValueError("another key or owner has sealed it") from None
