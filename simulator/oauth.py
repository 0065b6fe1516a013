"""The stand-ins' authorization servers, made of Authlib's server side; importing this takes a second."""

import hmac
import os
import posixpath
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, ClientCredentialsGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin, UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import RSAKey

from simulator.people import Person

# Everything here is on loopback, which Authlib calls secure by the name localhost alone.
os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")

CODE_SECONDS = 60
TOKEN_SECONDS = 600
SCOPES = ("openid", "email", "profile")
AUTH_METHODS = ("client_secret_basic", "client_secret_post")


@dataclass(frozen=True)
class Client(ClientMixin):  # type: ignore[misc]
    """The one client of a server; its redirect addresses are all those below `redirect_base`."""

    client_id: str
    secret: str
    grant: str
    redirect_base: str = ""

    def get_client_id(self) -> str:
        """The id."""
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        """None: the address must always be named."""
        return

    def get_allowed_scope(self, scope: str | None) -> str:
        """What is granted of the scopes asked for."""
        return " ".join(name for name in (scope or "").split() if name in SCOPES)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Whether the address lies below the client's base address."""
        base, given = urlsplit(self.redirect_base), urlsplit(redirect_uri)
        path = unquote(given.path)
        below = posixpath.normpath(path).startswith(base.path.rstrip("/") or "/") and ".." not in path.split("/")
        return (given.scheme, given.netloc) == (base.scheme, base.netloc) and below and "#" not in redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether this is the secret."""
        return hmac.compare_digest(self.secret.encode(), client_secret.encode())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Whether the client may prove itself like this."""
        return method in AUTH_METHODS

    def check_response_type(self, response_type: str) -> bool:
        """Whether the client may ask for this."""
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        """Whether the client may use this grant."""
        return grant_type == self.grant


@dataclass(frozen=True)
class Code(AuthorizationCodeMixin):  # type: ignore[misc]
    """An authorization code that waits for its exchange; times are epoch seconds."""

    code: str
    person: Person
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str
    code_challenge_method: str
    auth_time: int

    def get_redirect_uri(self) -> str:
        """The address it was sent to."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """The scopes granted with it."""
        return self.scope

    def get_nonce(self) -> str | None:
        """The client's nonce."""
        return self.nonce

    def get_auth_time(self) -> int:
        """When the person signed in."""
        return self.auth_time


@dataclass
class Issued:
    """What a server has given out; in memory only."""

    codes: dict[str, Code] = field(default_factory=dict)
    nonces: set[str] = field(default_factory=set)
    tokens: dict[str, tuple[Person | None, float]] = field(default_factory=dict)

    def holder(self, header: str) -> tuple[Person | None] | None:
        """Whose bearer token an Authorization header carries, in a tuple since it may be nobody's; None if invalid."""
        kind, _, token = header.partition(" ")
        person, expires = self.tokens.get(token, (None, 0.0))
        return (person,) if kind.lower() == "bearer" and time.time() < expires else None


class _Pkce(CodeChallenge):  # type: ignore[misc]
    """PKCE for every client, S256 alone; the original lets confidential clients go without."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        given = grant.request.payload.data
        if not given.get("code_challenge") or given.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE with code_challenge_method S256 is required")
        super().validate_code_challenge(grant, redirect_uri)


class _CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = list(AUTH_METHODS)

    def save_authorization_code(self, code: str, request: Any) -> None:
        given = request.payload.data
        kept = Code(
            code,
            request.user,
            request.payload.redirect_uri,
            request.scope,
            given.get("nonce"),
            given["code_challenge"],
            given["code_challenge_method"],
            int(time.time()),
        )
        self.server.issued.codes[code] = kept
        if kept.nonce:
            self.server.issued.nonces.add(kept.nonce)

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        # Taken out at once: of two exchanges at the same moment one wins.
        found: Code | None = self.server.issued.codes.pop(code, None)
        return found if found and time.time() < found.auth_time + CODE_SECONDS else None

    def delete_authorization_code(self, authorization_code: Code) -> None:
        pass

    def authenticate_user(self, authorization_code: Code) -> Person:
        return authorization_code.person


class _Identity(OpenIDCode):  # type: ignore[misc]
    def __init__(self, server: "Server", issuer: Callable[[], str], key: RSAKey) -> None:
        super().__init__(require_nonce=True)
        self._server = server
        self._issuer = issuer
        self._key = key

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return nonce in self._server.issued.nonces

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self._key

    def get_client_algorithm(self, client: Client) -> str:
        return "RS256"

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": "RS256", "kid": str(self._key.kid)}

    def get_client_claims(self, client: Client) -> dict[str, Any]:
        return {"iss": self._issuer(), "aud": [client.client_id], "exp": int(time.time()) + TOKEN_SECONDS}

    def generate_user_info(self, user: Person, scope: str) -> UserInfo:
        return UserInfo(claims(user, scope))


def claims(person: Person, scope: str = " ".join(SCOPES)) -> dict[str, Any]:
    """What a person's granted scopes tell about them."""
    told: dict[str, Any] = {"sub": person.subject}
    if "email" in scope.split():
        told |= {"email": person.email, "email_verified": person.verified}
    if "profile" in scope.split():
        told["name"] = person.name
    return told


class Server(AuthorizationServer):  # type: ignore[misc]
    """An authorization server with one client."""

    def __init__(self, client: Client) -> None:
        super().__init__(query_client=self._client_of, save_token=self._keep)
        self.issued = Issued()
        self._client = client
        lifetimes = dict.fromkeys(("authorization_code", "client_credentials"), TOKEN_SECONDS)
        self.load_config({"OAUTH2_TOKEN_EXPIRES_IN": lifetimes})

    def _client_of(self, client_id: str) -> Client | None:
        return self._client if client_id == self._client.client_id else None

    def _keep(self, token: dict[str, Any], request: Any) -> None:
        self.issued.tokens[token["access_token"]] = (request.user, time.time() + token["expires_in"])


def new_key() -> RSAKey:
    """A fresh key for signing identities."""
    parameters: Any = {"use": "sig", "alg": "RS256", "kid": secrets.token_hex(8)}
    return RSAKey.generate_key(2048, parameters)


def identity_server(client: Client, issuer: Callable[[], str], key: RSAKey) -> Server:
    """A server of the authorization code grant with OpenID Connect on top."""
    server = Server(client)
    server.register_grant(_CodeGrant, [_Pkce(required=True), _Identity(server, issuer, key)])
    return server


def credentials_server(client: Client) -> Server:
    """A server of the client credentials grant."""
    server = Server(client)
    server.register_grant(type("Grant", (ClientCredentialsGrant,), {"TOKEN_ENDPOINT_AUTH_METHODS": list(AUTH_METHODS)}))
    return server
