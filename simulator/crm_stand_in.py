"""A broker's existing CRM under /crm: the five token calls, a login screen, an account list (docs.spotware.com)."""

import threading
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request

from simulator.crm_records import Records, Refusal
from simulator.people import person_of
from simulator.served import CTRADER_AGENT, Served
from simulator.state import State

if TYPE_CHECKING:
    from simulator.oauth import Server

CLIENT_ID, CLIENT_SECRET = "cashier", "demo-crm-client"


class AccountAccess:
    """Who may read the account list: bearers of a token from /crm/token; Authlib is loaded on first use."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: Server | None = None

    def server(self) -> "Server":
        """The authorization server of the client credentials grant."""
        with self._lock:
            if self._server is None:
                from simulator.oauth import Client, credentials_server

                self._server = credentials_server(Client(CLIENT_ID, CLIENT_SECRET, "client_credentials"))
            return self._server

    def allows(self, header: str) -> bool:
        """Whether the Authorization header carries a token of ours."""
        return self.server().issued.holder(header) is not None

    def revoke(self) -> None:
        """Forgets every token given out."""
        self.server().issued.tokens.clear()


def crm_stand_in(state: State, records: Records, access: AccountAccess, success_url: Callable[[], str]) -> Blueprint:
    """The CRM's routes; `success_url` is where its login screen sends a browser with the login token."""
    routes = Blueprint("crm_stand_in", __name__, url_prefix="/crm")

    for path, (fault, work) in CALLS.items():
        routes.add_url_rule(path, path, _answering(state, records, fault, work), methods=["POST"])

    @routes.post("/token")
    def token() -> Response:
        def answer() -> Response:
            return access.server().create_token_response()  # type: ignore[no-any-return]

        return Served(state, "crm_token", "cashier", "crm").run(answer)

    @routes.get("/accounts")
    def accounts() -> Response:
        return Served(state, "crm_accounts", "cashier", "crm").run(lambda: _accounts(records, access))

    @routes.route("/auth/login", methods=["GET", "POST"])
    def login() -> Response:
        return Served(state, None, "browser", "crm").run(lambda: _login(records, success_url()))

    return routes


def _body() -> dict[str, Any]:
    body = request.get_json(force=True, silent=True)
    if not isinstance(body, dict):
        raise Refusal(400, "The body must be a JSON object", "MISSING_REQUIRED_PARAMETER")
    return body


def _crm_token(records: Records) -> dict[str, Any]:
    return {"crmApiToken": records.api_token(_body().get("password"))}


def _onetime_authorize(records: Records) -> dict[str, Any]:
    return records.spend(_body().get("code"))


def _authorize(records: Records) -> dict[str, Any]:
    return records.prove(_body().get("accessToken"))


def _generate(records: Records) -> dict[str, Any]:
    return {"token": records.generate(_body().get("userId"), request.args.get("inappToken"))}


def _logout(records: Records) -> dict[str, Any]:
    records.end(request.args.get("userId"), request.args.get("accessToken"))
    return {}


Work = Callable[[Records], dict[str, Any]]
# The name for faults, and the work.
CALLS: dict[str, tuple[str | None, Work]] = {
    "/oauth2/crmApiToken": ("crm_api_token", _crm_token),
    "/oauth2/onetime/authorize": ("crm_authorize", _onetime_authorize),
    "/oauth2/authorize": (None, _authorize),
    "/oauth2/onetime/generate": (None, _generate),
    "/oauth2/logout": (None, _logout),
}


def _answering(state: State, records: Records, fault: str | None, work: Work) -> Callable[[], Response]:
    def answer() -> Response:
        try:
            if not request.path.endswith("/crmApiToken"):
                # The older name of the parameter is met too.
                records.check(request.args.get("crmApiToken") or request.args.get("token"))
            return jsonify(work(records))
        except Refusal as refusal:
            told = {"error": HTTPStatus(refusal.status).phrase, "message": str(refusal), "code": refusal.code}
            return make_response(jsonify(told), refusal.status)

    # A fault that is armed for the cashier's calls is not used up by cTrader's.
    def serve() -> Response:
        kind = None if request.headers.get("User-Agent") == CTRADER_AGENT else fault
        return Served(state, kind, "cashier", "crm").run(answer)

    return serve


def _accounts(records: Records, access: AccountAccess) -> Response:
    if not access.allows(request.headers.get("Authorization", "")):
        refused = make_response(jsonify(error="invalid_token"), 401)
        refused.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
        return refused
    try:
        return jsonify(records.accounts(request.args.get("userId", "")))
    except Refusal as refusal:
        return make_response(jsonify(error=str(refusal)), refusal.status)


def _login(records: Records, success_url: str) -> Response:
    person = person_of(request.form.get("email", ""), request.form.get("password", ""))
    user_id = records.user_of(person.email) if person and person.verified else None
    if user_id is not None:
        token = records.login_token(user_id, keep=bool(request.form.get("keep")))
        return make_response(redirect(f"{success_url}?{urlencode({'token': token})}", 303))
    failed = request.method == "POST"
    page = render_template(
        "login.html",
        title="Broker CRM",
        who="crm",
        action=f"?{request.query_string.decode()}",
        email=request.form.get("email", ""),
        wrong=failed,
        keep=bool(request.form.get("keep")) if failed else True,
        theme=request.args.get("theme") if request.args.get("theme") in ("light", "dark") else None,
    )
    answer = make_response(page, 401 if failed else 200)
    answer.headers.update({"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"})
    return answer
