"""Sign-in at the broker's own OpenID Connect provider: authorization code with PKCE, state and nonce.

openid.net/specs/openid-connect-core-1_0.html and openid-connect-discovery-1_0.html. Authlib costs memory and start-up
time, so this module is imported only where a provider is configured.
"""

import threading
from collections.abc import Callable, Mapping
from math import inf
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, InvalidKeyTypeError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from inapp.adapters.oauth_client import BASIC, POST, Client, Session, bearer
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.ports import Clock
from inapp.settings import OidcSettings

TIMEOUT_MS = 5000
"""For all calls of one step."""
PATIENCE_S = 1.0
"""For threads that wait while another one asks the provider: each is a thread of the web server."""
CACHED_FOR = 3600
"""Seconds that a document is valid."""
LET_BE = 10
"""Seconds without another request after one has failed."""
RENEWED_AT_MOST = 60
"""Seconds between two requests for new keys, however many signatures fail."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make: no shared secrets, and never `none`."""
LEEWAY = 120
"""Seconds by which the provider's clock may differ."""
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
USER_INFO = "userinfo_endpoint"
OTHER_KEY = (InvalidKeyIdError, InvalidKeyTypeError, BadSignatureError)
"""Errors after a change of keys: under a new name, under the old one, or under none."""
ODD = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""Errors of the libraries for values of another shape than the standard's."""

_T = TypeVar("_T")


class Document(Generic[_T]):
    """A document of the provider, requested by one thread at a time and kept only if it could be read."""

    def __init__(self, clock: Clock, read: Callable[[Session, str], _T]) -> None:
        self._clock = clock
        self._read = read
        self._lock = threading.Lock()
        self._kept: tuple[float, _T] | None = None
        self._failed: tuple[float, Exception] = (-inf, NotSent())
        self._renewed = -inf

    def held(self, session: Session, url: str, seconds: float = CACHED_FOR) -> _T:
        """The document, at most `seconds` old. Raises the errors of `read`, and for a while the same again."""
        found = self._of_last(seconds)
        if found is not None:
            return found
        if not self._lock.acquire(timeout=PATIENCE_S):
            raise NotSent("somebody else is asking")
        try:
            found = self._of_last(seconds)  # another thread may have read it meanwhile
            return self._read_now(session, url) if found is None else found
        finally:
            self._lock.release()

    def renewed(self, session: Session, url: str) -> _T:
        """The present document, requested at most once in `RENEWED_AT_MOST`. Raises the errors of `read`."""
        now = self._clock.boot()
        if now - self._renewed < RENEWED_AT_MOST:
            return self.held(session, url)
        self._renewed = now
        return self.held(session, url, 0)

    def _of_last(self, seconds: float) -> _T | None:
        kept = self._kept
        return kept[1] if kept and self._clock.boot() - kept[0] < seconds else None

    def _read_now(self, session: Session, url: str) -> _T:
        at, failed = self._failed
        if self._clock.boot() - at < LET_BE:
            raise type(failed)(*failed.args)
        try:
            found = self._read(session, url)
        except (Declined, NotSent, OutcomeUnknown) as failure:
            self._failed = self._clock.boot(), failure
            raise
        self._kept = self._clock.boot(), found
        return found


class OpenIdProvider:
    """See `inapp.domain.identity.Provider`."""

    def __init__(self, settings: OidcSettings, redirect_uri: str, clock: Clock) -> None:
        self._issuer = issuer = settings.issuer
        self.label = settings.label or urlsplit(issuer).hostname or issuer
        self._client_id = settings.client_id
        self._clock = clock
        flow = {"scope": "openid email", "redirect_uri": redirect_uri, "code_challenge_method": "S256"}
        self._client = Client(settings.client_id, settings.client_secret, TIMEOUT_MS, **flow)
        self._discovery = Document(clock, lambda session, url: own(session.get(url), issuer))
        self._keys = Document(clock, lambda session, url: keys_of(session.get(url)))

    def address(self, state: str, nonce: str, verifier: str) -> str:
        """The address for the browser. Raises NotSent or OutcomeUnknown."""
        session = self._client.session()
        try:
            where = self._metadata(session)["authorization_endpoint"]
        except Declined as refusal:
            raise OutcomeUnknown(refusal.reason) from None
        protocol = self._client.protocol(session)
        url, _ = protocol.create_authorization_url(where, state=state, code_verifier=verifier, nonce=nonce)
        return str(url)

    def email(self, code: str, nonce: str, verifier: str) -> str:
        """The verified e-mail of the person who returned with a code. Raises Declined, NotSent or OutcomeUnknown."""
        session = self._client.session()
        metadata = self._metadata(session)
        grant = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        tokens = self._client.fetch_token(session, metadata["token_endpoint"], auth_of(metadata), **grant)
        claims = self._claims(session, metadata, tokens, nonce)
        if "email" not in claims and USER_INFO in metadata:
            found = session.get(metadata[USER_INFO], bearer(tokens))
            if not isinstance(found, dict) or found.get("sub") != claims["sub"]:
                raise Declined("another_subject")
            claims = found
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise Declined("email_not_verified")
        return email

    def check(self) -> str:
        """The problem with the discovery document, one sentence or nothing."""
        try:
            self._metadata(self._client.session())
        except (Declined, NotSent, OutcomeUnknown) as failure:
            return f"the discovery document below OIDC_ISSUER ({self._issuer}) cannot be used: {failure}"
        return ""

    def _metadata(self, session: Session) -> Mapping[str, Any]:
        return self._discovery.held(session, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")

    def _claims(
        self, session: Session, metadata: Mapping[str, Any], tokens: Mapping[str, Any], nonce: str
    ) -> Mapping[str, Any]:
        raw = tokens.get("id_token")
        if not isinstance(raw, str):
            raise Declined("no_id_token")
        try:
            try:
                decoded = _decoded(raw, self._keys.held(session, metadata["jwks_uri"]))
            except OTHER_KEY:
                decoded = _decoded(raw, self._keys.renewed(session, metadata["jwks_uri"]))
            wanted = {"iss": self._issuer, "aud": self._client_id}
            options = {name: {"essential": True, "value": value} for name, value in wanted.items()}
            params = {"nonce": nonce, "client_id": self._client_id, "access_token": tokens["access_token"]}
            claims = CodeIDToken(decoded.claims, decoded.header, options, params)
            claims.validate(now=self._clock.now() // 1000, leeway=LEEWAY)
        except ODD as error:
            raise Declined(f"id_token: {type(error).__name__}") from None
        return dict(claims)


def _decoded(raw: str, keys: KeySet) -> Any:
    registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
    return jwt.decode(raw, keys, registry=registry)


def own(found: Any, issuer: str) -> Mapping[str, Any]:
    """The discovery document of exactly the configured provider. Raises Declined or OutcomeUnknown."""
    if not isinstance(found, dict):
        raise OutcomeUnknown("unreadable")
    if found.get("issuer") != issuer:
        raise Declined("another_issuer")
    schemes = ("https://",) if issuer.startswith("https://") else ("http://", "https://")
    for name in (*NEEDED, *({USER_INFO} & found.keys())):
        if not str(found.get(name, "")).startswith(schemes):
            raise Declined(f"no_{name}")
    return found


def auth_of(metadata: Mapping[str, Any]) -> str:
    """The token endpoint's way to show our secret: HTTP Basic unless it says otherwise (Discovery, 3)."""
    offered = metadata.get("token_endpoint_auth_methods_supported")
    return POST if isinstance(offered, list) and BASIC not in offered else BASIC


def keys_of(found: Any) -> KeySet:
    """The provider's public keys (RFC 7517, 5). Raises OutcomeUnknown."""
    try:
        return KeySet.import_key_set(found)
    except ODD:
        raise OutcomeUnknown("unreadable") from None
