"""Passkeys in the browsers' words (W3C Web Authentication, level 3). Owns webauthn, and imports it at its first use."""

import json
from collections.abc import Sequence
from typing import Any

from inapp.domain.passkeys import TRANSPORTS, Answer, Passkey

TIMEOUT_MS = 120_000
"""For which a browser should go on asking; time to fetch a phone."""


class WebAuthnPasskeys:
    """See `inapp.domain.passkeys.Passkeys`; `site` is the RP ID, `origin` that of our pages, `broker` a shown name."""

    def __init__(self, site: str, origin: str, broker: str) -> None:
        self._site, self._origin, self._broker = site, origin, broker

    def to_add(self, challenge: str, handle: bytes, name: str, known: Sequence[Passkey]) -> str:
        """The options for a new passkey as JSON."""
        import webauthn
        from webauthn.helpers import structs

        options = webauthn.generate_registration_options(
            rp_id=self._site,
            rp_name=self._broker or self._site,
            user_name=name,
            user_id=handle,
            challenge=webauthn.base64url_to_bytes(challenge),
            timeout=TIMEOUT_MS,
            authenticator_selection=structs.AuthenticatorSelectionCriteria(
                resident_key=structs.ResidentKeyRequirement.PREFERRED,
                user_verification=structs.UserVerificationRequirement.PREFERRED,
            ),
            exclude_credentials=_descriptors(known),
        )
        return webauthn.options_to_json(options)

    def to_ask(self, challenge: str, known: Sequence[Passkey]) -> str:
        """The options for a login with one of the known passkeys, as JSON."""
        import webauthn
        from webauthn.helpers import structs

        options = webauthn.generate_authentication_options(
            rp_id=self._site,
            challenge=webauthn.base64url_to_bytes(challenge),
            timeout=TIMEOUT_MS,
            allow_credentials=_descriptors(known),
            user_verification=structs.UserVerificationRequirement.PREFERRED,
        )
        return webauthn.options_to_json(options)

    def added(self, answer: Answer, challenge: str, user_id: int, name: str, now: int) -> Passkey:
        """The passkey that a browser has made for a challenge. Raises ValueError."""
        import webauthn
        from webauthn.helpers import bytes_to_base64url

        try:
            found = webauthn.verify_registration_response(
                credential=answer.text,
                expected_challenge=webauthn.base64url_to_bytes(challenge),
                expected_rp_id=self._site,
                expected_origin=self._origin,
            )
        except Exception as error:  # the library lets through whatever a stranger's bytes provoke in its parsers
            raise ValueError(_reason(error)) from None
        key, ways = bytes_to_base64url(found.credential_public_key), _transports(answer)
        return Passkey(bytes_to_base64url(found.credential_id), user_id, name, key, found.sign_count, ways, now)

    def count_of(self, answer: Answer, challenge: str, passkey: Passkey) -> int:
        """The count of a signature of this passkey under a challenge. Raises ValueError."""
        import webauthn

        try:
            found = webauthn.verify_authentication_response(
                credential=answer.text,
                expected_challenge=webauthn.base64url_to_bytes(challenge),
                expected_rp_id=self._site,
                expected_origin=self._origin,
                credential_public_key=webauthn.base64url_to_bytes(passkey.public_key),
                credential_current_sign_count=0,  # our own rule tells a copy from a bad signature
            )
        except Exception as error:
            raise ValueError(_reason(error)) from None
        return found.new_sign_count


def _reason(error: Exception) -> str:
    """The kind of a failure: its text may hold what the browser has sent."""
    return type(error).__name__


def _transports(answer: Answer) -> str:
    """The ways to reach a new passkey that its browser names, as far as they are known."""
    response: dict[str, Any] = json.loads(answer.text)["response"]
    named = response.get("transports")
    ways = {way for way in named if isinstance(way, str)} if isinstance(named, list) else set()
    return " ".join(sorted(ways & TRANSPORTS))


def _descriptors(known: Sequence[Passkey]) -> list[Any]:
    import webauthn
    from webauthn.helpers.structs import AuthenticatorTransport, PublicKeyCredentialDescriptor

    return [
        PublicKeyCredentialDescriptor(
            id=webauthn.base64url_to_bytes(one.id),
            transports=[AuthenticatorTransport(way) for way in one.transports.split()] or None,
        )
        for one in known
    ]
