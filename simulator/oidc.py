"""A small OpenID provider under /oidc: authorization code with PKCE, as OpenID Connect Core 1.0 describes it."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from simulator.people import person_of
from simulator.served import Served
from simulator.state import State

if TYPE_CHECKING:
    from simulator.oauth import Server

CLIENT_ID, CLIENT_SECRET = "cashier", "demo-oidc"
# As real providers have it: the login page must not be framed.
HEADERS = {
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Provider:
    """The provider, made on first use: most runs never need it, and Authlib and the key take a second."""

    def __init__(self, issuer: Callable[[], str], cashier: str) -> None:
        self.issuer = issuer
        self._cashier = cashier
        self._lock = threading.Lock()
        self._server: Server | None = None
        self._keys: dict[str, Any] = {}

    def server(self) -> "Server":
        """The authorization server; its key lives as long as the process."""
        with self._lock:
            if self._server is None:
                from simulator.oauth import Client, identity_server, new_key

                key = new_key()
                client = Client(CLIENT_ID, CLIENT_SECRET, "authorization_code", self._cashier)
                self._keys = {"keys": [key.as_dict(private=False)]}
                self._server = identity_server(client, self.issuer, key)
            return self._server

    def keys(self) -> dict[str, Any]:
        """The public keys as a JWK set."""
        self.server()
        return self._keys

    def description(self) -> dict[str, Any]:
        """The discovery document."""
        at = self.issuer()
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "userinfo_endpoint": f"{at}/userinfo",
            "jwks_uri": f"{at}/jwks.json",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "email", "profile"],
            "claims_supported": ["sub", "email", "email_verified", "name"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "authorization_response_iss_parameter_supported": False,
        }


def oidc(state: State, provider: Provider) -> Blueprint:
    """The provider's routes."""
    routes = Blueprint("oidc", __name__, url_prefix="/oidc")

    @routes.get("/.well-known/openid-configuration")
    def discovery() -> Response:
        return Served(state, "oidc_discovery", "cashier", "provider").run(lambda: jsonify(provider.description()))

    @routes.get("/jwks.json")
    def jwks() -> Response:
        return Served(state, "oidc_jwks", "cashier", "provider").run(lambda: jsonify(provider.keys()))

    @routes.post("/token")
    def token() -> Response:
        def work() -> Response:
            return provider.server().create_token_response()  # type: ignore[no-any-return]

        return Served(state, "oidc_token", "cashier", "provider").run(work)

    @routes.get("/userinfo")
    def userinfo() -> Response:
        return Served(state, None, "cashier", "provider").run(lambda: _userinfo(provider.server()))

    @routes.route("/authorize", methods=["GET", "POST"])
    def authorize() -> Response:
        answer = Served(state, None, "browser", "provider").run(lambda: _authorize(provider.server()))
        answer.headers.update(HEADERS)
        return answer

    return routes


def _userinfo(server: "Server") -> Response:
    from simulator.oauth import claims

    holder = server.issued.holder(request.headers.get("Authorization", ""))
    if holder is None or holder[0] is None:
        answer = make_response("", 401)
        answer.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        return answer
    return jsonify(claims(holder[0]))


def _authorize(server: "Server") -> Response:
    from authlib.oauth2 import OAuth2Error

    person = person_of(request.form.get("email", ""), request.form.get("password", ""))
    try:
        grant = server.get_consent_grant(end_user=person)
    except OAuth2Error as error:
        refused: Response = server.handle_error_response(server.create_oauth2_request(None), error)
        return refused
    if person:
        granted: Response = server.create_authorization_response(grant=grant, grant_user=person)
        return granted
    page = render_template(
        "login.html",
        title="Demo identity",
        who="provider",
        action=f"?{request.query_string.decode()}",
        email=request.form.get("email", request.args.get("login_hint", "")),
        wrong=request.method == "POST",
    )
    return make_response(page, 401 if request.method == "POST" else 200)
