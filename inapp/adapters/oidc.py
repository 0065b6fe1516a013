"""Sign-in at the broker's own OpenID Connect provider: authorization code with PKCE, state and nonce.

openid.net/specs/openid-connect-core-1_0.html and openid-connect-discovery-1_0.html. Authlib costs memory and start-up
time, so this module is imported only where a provider is configured.
"""

import logging
import re
import threading
from collections.abc import Callable, Mapping
from math import inf
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode, urlsplit

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    InvalidKeyCurveError,
    InvalidKeyIdError,
    InvalidKeyTypeError,
    JoseError,
    UnsupportedAlgorithmError,
)
from joserfc.jwk import JWKRegistry, KeySet
from joserfc.jws import JWSRegistry

from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.oauth_client import BASIC, POST, WAYS, Client, Session, bearer
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.identity import LONGEST_SUBJECT, ProviderUser
from inapp.domain.identity_settings import DISCOVERY, OidcSettings
from inapp.domain.ports import Clock

PATIENCE_S = 1.0
"""For threads that wait while another one asks the provider: each is a thread of the web server."""
CACHED_FOR = 3600
"""Seconds that a document is valid."""
STALE_FOR = 24 * 3600
"""Seconds that it goes on serving while the provider cannot give another."""
LET_BE = 10
"""Seconds without another request after one has failed."""
RENEWALS, RENEWALS_WITHIN = 5, 60
"""Requests for new keys within so many seconds, however many signatures fail."""
ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"),
    *("Ed25519", "Ed448"),  # RFC 9864, 2.2
    "EdDSA",  # their common name before it
)
"""Signatures that only the provider can make: no shared secrets, and never `none`."""
LEEWAY = 120
"""Seconds by which the provider's clock may differ."""
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
USER_INFO, END_SESSION = "userinfo_endpoint", "end_session_endpoint"
OTHER_KEY = (InvalidKeyIdError, InvalidKeyTypeError, InvalidKeyCurveError, BadSignatureError)
"""Errors after a change of keys: under a new name, under the old one, or under none."""
ODD = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""Errors of the libraries for values of another shape than the standard's."""
_SHOWN = re.compile("[!-~]{1,200}", re.ASCII)
"""What may be repeated of a provider's own words."""

log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Document(Generic[_T]):
    """A document of the provider, requested by one thread at a time and kept only if it could be read."""

    def __init__(self, clock: Clock, read: Callable[[Session, str], _T]) -> None:
        self._clock = clock
        self._read = read
        self._lock = threading.Lock()
        self._kept: tuple[float, _T] | None = None
        self._failed: tuple[float, Exception] = (-inf, NotSent())
        self._renewals: list[float] = []

    def held(self, session: Session, url: str) -> _T:
        """The document, an older one while no other is to be had. Raises the errors of `read`, for a while the same."""
        try:
            return self._asked(session, url, lambda: self._of_last(CACHED_FOR))
        except (Declined, NotSent, OutcomeUnknown) as failure:
            stale = self._of_last(STALE_FOR)
            if stale is None:
                raise
            log.warning("the identity provider gives no newer document, an older one serves: %s", failure)
            return stale

    def renewed(self, session: Session, url: str, old: _T) -> _T:
        """A document that is not the `old` one, or the old one if too many were asked for. Raises as `read` does."""

        def another() -> _T | None:
            return self._kept[1] if self._kept and self._kept[1] is not old else None

        now = self._clock.boot()
        self._renewals = [at for at in self._renewals if now - at < RENEWALS_WITHIN]
        if another() is None:
            if len(self._renewals) >= RENEWALS:
                return old
            self._renewals.append(now)
        return self._asked(session, url, another)

    def _asked(self, session: Session, url: str, known: Callable[[], _T | None]) -> _T:
        """What is known, else what one thread at a time reads."""
        found = known()
        if found is not None:
            return found
        if not self._lock.acquire(timeout=PATIENCE_S):
            raise NotSent("somebody else is asking")
        try:
            found = known()  # another thread may have read it meanwhile
            return self._read_now(session, url) if found is None else found
        finally:
            self._lock.release()

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

    def __init__(
        self,
        settings: OidcSettings,
        redirect_uri: str,
        clock: Clock,
        bulkheads: Bulkheads | None = None,
        scope: str = "openid email",
    ) -> None:
        self._settings = settings
        self._bulkheads = bulkheads or Bulkheads()
        self._issuer = issuer = settings.issuer
        self.label = settings.label or urlsplit(issuer).hostname or issuer
        self.logs_out = settings.logout
        self._clock = clock
        flow = {"scope": scope, "redirect_uri": redirect_uri, "code_challenge_method": "S256"}
        self._client = Client(settings.client_id, settings.client_secret, settings.timeout_ms, **flow)
        self._discovery = Document(clock, lambda session, url: own(session.get(url), issuer))
        self._keys = Document(clock, lambda session, url: keys_of(session.get(url)))
        self._discovery_url = f"{issuer.rstrip('/')}{DISCOVERY}"

    def address(
        self, state: str, nonce: str, verifier: str, another: bool = False, wishes: Mapping[str, str] | None = None
    ) -> str:
        """The address for the browser, with further `wishes`. Raises NotSent or OutcomeUnknown."""
        session = self._client.session()
        try:
            with self._bulkheads.place("provider"):
                metadata = self._metadata(session)
        except Declined as refusal:
            raise OutcomeUnknown(refusal.reason) from None
        asked = wishes_of(self._settings) | ({"prompt": prompt_of(metadata)} if another else {}) | dict(wishes or {})
        protocol, where = self._client.protocol(session), metadata["authorization_endpoint"]
        asked |= {"state": state, "code_verifier": verifier, "nonce": nonce}
        url, _ = protocol.create_authorization_url(where, **asked)
        return str(url)

    def user(self, code: str, nonce: str, verifier: str, issuer: str = "") -> ProviderUser:
        """The person who returned with a code. Raises Declined, NotSent or OutcomeUnknown."""
        with self._bulkheads.place("provider"):
            return self._user(code, nonce, verifier, issuer)

    def claims(self, code: str, nonce: str, verifier: str, issuer: str = "") -> Mapping[str, Any]:
        """The proven claims about the person who returned with a code. Raises Declined, NotSent or OutcomeUnknown."""
        with self._bulkheads.place("provider"):
            session = self._client.session()
            _, claims = self._proven(session, self._metadata(session), code, nonce, verifier, issuer)
            return claims

    def _proven(
        self, session: Session, metadata: Mapping[str, Any], code: str, nonce: str, verifier: str, issuer: str
    ) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The tokens for a code, and the claims of the ID token, whose login was strong enough."""
        if issuer != self._issuer and (issuer or metadata.get("authorization_response_iss_parameter_supported")):
            raise Declined("another_issuer")  # RFC 9207, 2.4
        grant = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier}
        auth = auth_of(metadata, self._settings.auth)
        tokens = self._client.fetch_token(session, metadata["token_endpoint"], auth, **grant)
        claims = self._claims(session, metadata, tokens, nonce)
        self._check_strength(claims)
        return tokens, claims

    def _user(self, code: str, nonce: str, verifier: str, issuer: str) -> ProviderUser:
        session = self._client.session()
        metadata = self._metadata(session)
        tokens, claims = self._proven(session, metadata, code, nonce, verifier, issuer)
        told = self._with_email(session, metadata, tokens, claims)
        email, verified, subject = told.get("email"), told.get("email_verified"), claims["sub"]
        trusted = self._settings.trust_email and verified is None
        is_proven = verified is True or str(verified).lower() == "true"  # Cognito and Apple send a text
        if not isinstance(email, str) or not (is_proven or trusted):
            raise Declined("email_not_verified")
        if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
            raise Declined("no_sub")
        return ProviderUser(self._issuer, subject, email)

    def _check_strength(self, claims: Mapping[str, Any]) -> None:
        """Raise Declined for a login that was too weak or too long ago (OpenID Connect Core, 2)."""
        wanted, methods, auth_time = self._settings, claims.get("amr"), claims.get("auth_time")
        if wanted.acr and claims.get("acr") not in wanted.acr:
            raise Declined("weak_login")
        if wanted.amr and not (isinstance(methods, list) and any(method in wanted.amr for method in methods)):
            raise Declined("weak_login")
        if wanted.max_age:
            now = self._clock.now() / 1000
            if type(auth_time) not in (int, float) or now - auth_time > wanted.max_age + LEEWAY:  # type: ignore[operator]
                raise Declined("old_login")

    def _with_email(
        self, session: Session, metadata: Mapping[str, Any], tokens: Mapping[str, Any], claims: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """The claims about the e-mail, from userinfo where the ID token lacks one of them."""
        needed = {"email"} if self._settings.trust_email else {"email", "email_verified"}
        if needed <= claims.keys() or USER_INFO not in metadata:
            return claims
        try:
            found = session.get(metadata[USER_INFO], bearer(tokens))
        except (Declined, OutcomeUnknown) as failure:
            if "email" in claims and str(failure).startswith("HTTP_4"):
                return claims  # it tells us nothing, so the e-mail stays unproven
            raise
        if not isinstance(found, dict) or found.get("sub") != claims["sub"]:
            raise Declined("another_subject")
        return {**claims, **found}

    def logout_address(self, back: str) -> str:
        """The address that ends a browser's session there (OpenID Connect RP-Initiated Logout, 2)."""
        if not self._settings.logout:
            return ""
        try:
            where = self._metadata(self._client.session()).get(END_SESSION)
        except (Declined, NotSent, OutcomeUnknown):
            return ""
        query = urlencode({"client_id": self._settings.client_id, "post_logout_redirect_uri": back})
        return f"{where}{'&' if '?' in where else '?'}{query}" if where else ""

    def check(self) -> str:
        """The problem with the provider's documents, one sentence or nothing; neither is taken from memory."""
        session, what = self._client.session(), "discovery document below OIDC_ISSUER"
        try:
            metadata = own(session.get(self._discovery_url), self._issuer)
            what = "set of keys of the provider at OIDC_ISSUER"
            keys_of(session.get(metadata["jwks_uri"]))
        except (Declined, NotSent, OutcomeUnknown) as failure:
            return f"the {what} ({self._issuer}) cannot be used: {failure}"
        return ""

    def _metadata(self, session: Session) -> Mapping[str, Any]:
        return self._discovery.held(session, self._discovery_url)

    def _claims(
        self, session: Session, metadata: Mapping[str, Any], tokens: Mapping[str, Any], nonce: str
    ) -> Mapping[str, Any]:
        raw = tokens.get("id_token")
        if not isinstance(raw, str):
            raise Declined("no_id_token")
        try:
            keys = self._keys.held(session, metadata["jwks_uri"])
            try:
                decoded = _decoded(raw, keys)
            except OTHER_KEY:
                decoded = _decoded(raw, self._keys.renewed(session, metadata["jwks_uri"], keys))
            wanted = {"iss": self._issuer, "aud": self._settings.client_id}
            options = {name: {"essential": True, "value": value} for name, value in wanted.items()}
            params = {"nonce": nonce, "client_id": self._settings.client_id, "access_token": tokens["access_token"]}
            claims = CodeIDToken(decoded.claims, decoded.header, options, params)
            claims.validate(now=self._clock.now() // 1000, leeway=LEEWAY)
        except ODD as error:
            raise Declined(f"id_token: {type(error).__name__}") from None
        return dict(claims)


class _Signatures(JWSRegistry):
    """The library's, without its warning of the common name EdDSA, which says nothing against its strength."""

    def get_alg(self, name: str) -> Any:
        if name not in ALGORITHMS:
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


def _decoded(raw: str, keys: KeySet) -> Any:
    return jwt.decode(raw, keys, registry=_Signatures(strict_check_header=False))


def own(found: Any, issuer: str) -> Mapping[str, Any]:
    """The document of exactly the configured provider, without empty members. Raises Declined or OutcomeUnknown."""
    if not isinstance(found, dict):
        raise OutcomeUnknown("unreadable")
    told: dict[str, Any] = {name: value for name, value in found.items() if value is not None}
    named = str(told.get("issuer"))
    if named != issuer:
        raise Declined(f"another_issuer, {named if _SHOWN.fullmatch(named) else 'unreadable'}")
    schemes = ("https://",) if issuer.startswith("https://") else ("http://", "https://")
    for name in (*NEEDED, *({USER_INFO} & told.keys())):
        if not str(told.get(name, "")).startswith(schemes):
            raise Declined(f"no_{name}")
    if not str(told.get(END_SESSION, "")).startswith(schemes):
        told.pop(END_SESSION, None)
    return told


def wishes_of(settings: OidcSettings) -> dict[str, str]:
    """The parameters with which the browser is sent there (OpenID Connect Core, 3.1.2.1)."""
    return (
        ({"response_mode": settings.response_mode} if settings.response_mode != "query" else {})
        | ({"acr_values": " ".join(settings.acr)} if settings.acr else {})
        | ({"max_age": str(settings.max_age)} if settings.max_age else {})
    )


def prompt_of(metadata: Mapping[str, Any]) -> str:
    """How the provider is told to ask for an account again; those without a choice of accounts ask for a login."""
    offered = metadata.get("prompt_values_supported")
    return "login" if isinstance(offered, list) and "select_account" not in offered else "select_account"


def auth_of(metadata: Mapping[str, Any], wanted: str = "") -> str:
    """The way to show our secret: the `wanted` one, else Basic unless the provider says otherwise (Discovery, 3)."""
    if wanted:
        return WAYS[wanted]
    offered = metadata.get("token_endpoint_auth_methods_supported")
    return POST if isinstance(offered, list) and BASIC not in offered else BASIC


def keys_of(found: Any) -> KeySet:
    """The provider's usable public keys; others are ignored (RFC 7517, 5). Raises OutcomeUnknown if there are none."""
    listed = found.get("keys") if isinstance(found, dict) else None
    usable = []
    for one in listed if isinstance(listed, list) else ():
        try:
            if one.get("use", "sig") == "sig":
                key = JWKRegistry.import_key(one)
                key.ensure_kid()
                usable.append(key)
        except ODD:
            continue
    if not usable:
        raise OutcomeUnknown("no usable key")
    return KeySet(usable)
