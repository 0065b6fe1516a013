"""Signing in at the broker's own OpenID Connect provider: authorization code with PKCE, state and nonce.

openid.net/specs/openid-connect-core-1_0.html and openid-connect-discovery-1_0.html. Costs memory and start-up time
through Authlib, so it is imported only where a provider is configured.
"""

import threading
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.ports import Clock
from inapp.outside.oauth_client import Client, Session, bearer

TIMEOUT = 5000
"""Milliseconds for all calls of one step."""
CACHED_FOR = 3_600_000
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make; no shared secret, and never none."""
LEEWAY = 120
"""Seconds that the provider's clock may differ."""
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OpenIdProvider:
    """See `inapp.domain.signin.Provider`."""

    def __init__(
        self, issuer: str, client_id: str, client_secret: str, label: str, redirect_uri: str, clock: Clock
    ) -> None:
        self.label = label or (urlsplit(issuer).hostname or issuer)
        self._issuer = issuer
        self._client_id = client_id
        self._redirect_uri = redirect_uri
        self._clock = clock
        self._client = Client(
            client_id,
            client_secret,
            TIMEOUT,
            scope="openid email",
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )
        self._lock = threading.Lock()
        self._cached: dict[str, tuple[int, dict[str, Any]]] = {}

    def address(self, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes. Raises NotSent or OutcomeUnknown."""
        session = self._client.session()
        try:
            where = self._metadata(session)["authorization_endpoint"]
        except Declined as refusal:
            raise OutcomeUnknown(refusal.reason) from None
        made = self._client.protocol(session).create_authorization_url(
            where, state=state, code_verifier=verifier, nonce=nonce
        )
        return str(made[0])

    def email(self, code: str, nonce: str, verifier: str) -> str:
        """The verified e-mail of who came back with a code. Raises Declined, NotSent or OutcomeUnknown."""
        session = self._client.session()
        metadata = self._metadata(session)
        tokens = self._client.fetch_token(
            session, metadata["token_endpoint"], grant_type="authorization_code", code=code, code_verifier=verifier
        )
        claims = self._claims(session, metadata, tokens, nonce)
        if "email" not in claims and "userinfo_endpoint" in metadata:
            claims = self._user_info(session, metadata, tokens, claims)
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise Declined("email_not_verified")
        return email

    def _claims(
        self, session: Session, metadata: Mapping[str, Any], tokens: Mapping[str, Any], nonce: str
    ) -> Mapping[str, Any]:
        raw = tokens.get("id_token")
        if not isinstance(raw, str):
            raise Declined("no_id_token")
        try:
            try:
                decoded = self._decoded(raw, self._get(session, metadata["jwks_uri"]))
            except InvalidKeyIdError:  # the provider signs with a new key
                decoded = self._decoded(raw, self._get(session, metadata["jwks_uri"], anew=True))
            claims = CodeIDToken(
                decoded.claims,
                decoded.header,
                {
                    "iss": {"essential": True, "value": self._issuer},
                    "aud": {"essential": True, "value": self._client_id},
                },
                {"nonce": nonce, "client_id": self._client_id, "access_token": tokens.get("access_token")},
            )
            claims.validate(now=self._clock.now() // 1000, leeway=LEEWAY)
        except (JoseError, ValueError) as error:
            raise Declined(f"id_token: {type(error).__name__}") from None
        return dict(claims)

    @staticmethod
    def _decoded(raw: str, keys: Mapping[str, Any]) -> Any:
        registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        return jwt.decode(raw, KeySet.import_key_set(dict(keys)), registry=registry)  # type: ignore[arg-type]

    def _user_info(
        self, session: Session, metadata: Mapping[str, Any], tokens: Mapping[str, Any], claims: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        found = session.get(metadata["userinfo_endpoint"], bearer(tokens))
        if not isinstance(found, dict) or found.get("sub") != claims["sub"]:
            raise Declined("another_subject")
        return found

    def _metadata(self, session: Session) -> dict[str, Any]:
        """The discovery document. Raises Declined if it is not the configured provider's own."""
        found = self._get(session, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self._issuer:
            raise Declined("another_issuer")
        secure = self._issuer.startswith("https://")
        for name in NEEDED:
            if not str(found.get(name, "")).startswith("https://" if secure else ("http://", "https://")):
                raise Declined(f"no_{name}")
        return found

    def _get(self, session: Session, url: str, anew: bool = False) -> dict[str, Any]:
        """A document of the provider, read once an hour."""
        now = self._clock.now()
        with self._lock:
            read, value = self._cached.get(url, (0, {}))
        if value and not anew and 0 <= now - read < CACHED_FOR:
            return value
        found = session.get(url)
        if not isinstance(found, dict):
            raise OutcomeUnknown("unreadable")
        with self._lock:
            self._cached[url] = now, found
        return found
