"""A small OpenID Connect provider on a socket, by hand from the standard: strict about PKCE, redirects, codes."""

import base64
import hashlib
import json
import threading
import time
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote_plus, urlsplit

from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "cashier", "demo-oidc"


class LocalProvider:
    """`asked` holds every request; `claims` change the next ID tokens; `documents` replace what a path says.

    `down` refuses everything. `takes` is how a client shows its secret.
    """

    def __init__(self) -> None:
        self.kid: str | None = "one"
        self.key = RSAKey.generate_key(2048, {"kid": self.kid}, private=True)
        self.signs_with: Any = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.leaves_out: tuple[str, ...] = ()
        self.user_info: dict[str, Any] | None = None
        self.metadata: dict[str, Any] = {}
        self.documents: dict[str, Any] = {}
        self.client, self.secret, self.takes = CLIENT, SECRET, "client_secret_basic"
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.down = False
        self.clock = time.time
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def sign_in(self, address: str, email: str = "alex@example.test", verified: object = True) -> str:
        """What a person does there: the address that the browser is then sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert address.startswith(f"{self.issuer}/authorize?")
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked | {"email": email, "verified": json.dumps(verified)}
        return f"{asked['redirect_uri']}?code={code}&state={asked['state']}"

    def knows(self, form: dict[str, str], authorization: str) -> bool:
        """Whether the client is who it says: RFC 6749, 2.3.1, each of the two ways and never both."""
        if self.takes == "client_secret_post":
            return not authorization and (form.get("client_id"), form.get("client_secret")) == (
                self.client,
                self.secret,
            )
        kind, _, pair = authorization.partition(" ")
        given = base64.b64decode(pair).decode("ascii").split(":")
        return kind == "Basic" and [unquote_plus(word) for word in given] == [self.client, self.secret]

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        if not self.knows(form, authorization):
            return 401, {"error": "invalid_client"}
        given = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            given is None
            or form["redirect_uri"] != given["redirect_uri"]
            or challenge.decode().rstrip("=") != given["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        now = int(self.clock())
        claims = {
            "iss": self.issuer,
            "sub": "u1",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": given["nonce"],
            "email": given["email"],
            "email_verified": json.loads(given["verified"]),
        } | self.claims
        claims = {name: value for name, value in claims.items() if name not in self.leaves_out}
        header = {"alg": self.algorithm} | ({"kid": self.kid} if self.kid else {})
        if self.algorithm == "none":
            parts = (json.dumps(part).encode() for part in (header, claims))
            token = ".".join((*(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts), ""))
            return 200, {"access_token": "at", "token_type": "Bearer", "id_token": token}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)  # of the name EdDSA
            token = jwt.encode(header, claims, self.signs_with, algorithms=[self.algorithm])
        return 200, {"access_token": "at", "token_type": "Bearer", "expires_in": 300, "id_token": token}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, Any]:
        if self.down:
            return 503, {}
        if path in self.documents:
            return 200, self.documents[path]
        match path:
            case "/.well-known/openid-configuration":
                return 200, {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token",
                    "jwks_uri": f"{self.issuer}/jwks",
                    "userinfo_endpoint": f"{self.issuer}/userinfo",
                } | self.metadata
            case "/jwks":
                return 200, {"keys": [self.key.as_dict(private=False)]}
            case "/token":
                return self.token(form, authorization)
            case "/userinfo" if authorization == "Bearer at" and self.user_info is not None:
                return 200, self.user_info
        return 404, {}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                provider.asked.append(self.path)
                status, value = provider.answer(self.path, form, self.headers.get("Authorization", ""))
                data = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_POST = do_GET

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        return Handler


def shared_key(secret: str = SECRET) -> OctKey:
    """A key that the client knows as well as the provider."""
    return OctKey.import_key(secret.ljust(32, "x"))
