"""An authenticator in software: makes passkeys and signs with them as W3C Web Authentication, level 3, 6 wants it."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

UP, UV, ATTESTED = 0x01, 0x04, 0x40


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass
class SoftPasskey:
    """A passkey for one site. `count` is that of its last signature; one that does not count keeps 0."""

    site: str
    origin: str
    counts: bool = True
    count: int = 0
    flags: int = UP | UV
    cross_origin: bool = False
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: str, **changes: Any) -> str:
        """What the browser says of this new passkey, with attestation "none"."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        auth_data = self._auth_data(ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": auth_data})
        said = {"attestationObject": coded(attestation), "transports": ["internal", "hybrid", "telepathy"]}
        return self._answer("webauthn.create", options, said, changes)[0]

    def signed(self, options: str, **changes: Any) -> str:
        """What the browser answers to a login, counted."""
        self.count += self.counts
        auth_data = self._auth_data()
        answer, client_data = self._answer("webauthn.get", options, {"authenticatorData": coded(auth_data)}, changes)
        base = auth_data + hashlib.sha256(client_data).digest()
        whole = json.loads(answer)
        whole["response"]["signature"] = coded(self.key.sign(base, ec.ECDSA(hashes.SHA256())))
        return json.dumps(whole)

    def _auth_data(self, flags: int = 0) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([self.flags | flags]) + self.count.to_bytes(4, "big")

    def _answer(self, kind: str, options: str, said: dict[str, Any], changes: dict[str, Any]) -> tuple[str, bytes]:
        client = {
            "type": kind,
            "challenge": json.loads(options)["challenge"],
            "origin": self.origin,
            "crossOrigin": self.cross_origin,
        } | changes
        client_data = json.dumps(client).encode()
        response = {"clientDataJSON": coded(client_data), **said}
        whole = {"id": coded(self.id), "rawId": coded(self.id), "type": "public-key", "response": response}
        return json.dumps(whole | {"clientExtensionResults": {}}), client_data
