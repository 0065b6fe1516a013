"""The control interface for tests and rehearsals, under /_sim; its calls are not noted among the vendor's."""

from collections.abc import Callable
from decimal import DecimalException
from typing import Any

from flask import Blueprint, Response, jsonify, request

from simulator.crm import SCREENS, Crm, CrmError
from simulator.demo import OWNERS, USERS, DemoUser
from simulator.faults import parse_fault
from simulator.state import Refused, State

HANDOFF_SECONDS = 60
# The order is the one in which an app writes them; absent ones are left out.
PASSED_ON = ("lang", "theme", "source")
OPEN_FIELDS = {"userId", "screen", "account", "identity", "login_token", "ttl", "extra", *PASSED_ON}


def _body() -> dict[str, Any]:
    body = request.get_json(force=True, silent=True) if request.get_data() else {}
    if not isinstance(body, dict):
        raise TypeError("the body must be a JSON object")
    return body


def _user(value: object) -> DemoUser:
    for user in USERS:
        if str(user.user_id) == str(value):
            return user
    raise LookupError(f"no demo user {value}")


def _login(value: object) -> int | None:
    return int(str(value)) if value not in (None, "") else None


def _money(units: int, digits: int) -> str:
    sign, whole = "-" if units < 0 else "", str(abs(units)).zfill(digits + 1)
    cut = len(whole) - digits
    return f"{sign}{int(whole[:cut]):,}{'.' + whole[cut:] if digits else ''}"


def users(state: State, crm: Crm) -> list[dict[str, Any]]:
    """The demo users with their accounts and balances, as the app shell shows them."""
    return [
        {
            "userId": user.user_id,
            "name": user.name,
            "email": user.email,
            "signedIn": crm.has_session(user.user_id),
            "accounts": [_account(state, account.login) for account in user.accounts],
        }
        for user in USERS
    ]


def _account(state: State, login: int) -> dict[str, Any]:
    with state.lock:
        trader = dict(state.traders[login])
    digits = trader["moneyDigits"]
    return {
        "login": login,
        "currency": trader["depositCurrency"],
        "balance": f"{_money(trader['balance'], digits)} {trader['depositCurrency']}",
        "equity": _money(trader["equity"], digits),
        "freeMargin": _money(trader["freeMargin"], digits),
        "usedMargin": _money(trader["usedMargin"], digits),
    }


def _open(state: State, crm: Crm, body: dict[str, Any]) -> str:
    wrong = set(body) - OPEN_FIELDS
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
    if body.get("screen") not in SCREENS:
        raise ValueError(f"screen must be one of {', '.join(SCREENS)}")
    user_id, account = int(str(body.get("userId"))), _login(body.get("account"))
    if body.get("identity") == "handoff":
        email = _user(user_id).email
        token = state.mint_handoff(user_id, email, account, float(body.get("ttl", HANDOFF_SECONDS)))
    else:
        if body.get("login_token"):
            crm.sign_in(user_id, str(body["login_token"]))
        else:
            crm.sign_in_again(user_id)
        token = crm.one_time_token(user_id, account)
    parameters = {"token": token}
    if account is not None:
        parameters["account"] = str(account)
    parameters |= {name: str(body[name]) for name in PASSED_ON if body.get(name)}
    parameters |= {str(name): str(value) for name, value in dict(body.get("extra") or {}).items()}
    return crm.screen_url(body["screen"], parameters)


def control(state: State, crm: Crm, go_offline: Callable[[float], None]) -> Blueprint:
    """The routes under /_sim; `go_offline` closes the listening port for so many seconds."""
    routes = Blueprint("control", __name__, url_prefix="/_sim")

    @routes.errorhandler(LookupError)
    def unknown(error: Exception) -> tuple[Response, int]:
        return jsonify(error=str(error)), 404

    @routes.errorhandler(ValueError)
    @routes.errorhandler(TypeError)
    @routes.errorhandler(DecimalException)
    def wrong(error: Exception) -> tuple[Response, int]:
        return jsonify(error=str(error) or type(error).__name__), 400

    @routes.errorhandler(Refused)
    def refused(error: Refused) -> tuple[Response, int]:
        return jsonify(error=f"{error.code}: {error.description}"), 404

    @routes.errorhandler(CrmError)
    def cashier_failed(error: CrmError) -> tuple[Response, int]:
        return jsonify(error=str(error)), 502

    @routes.post("/reset")
    def reset() -> Response:
        state.reset()
        crm.reset()
        return jsonify({})

    @routes.get("/history")
    def history() -> Response:
        entries, watermark = state.history(_login(request.args.get("login")))
        answer = jsonify(entries)
        answer.headers["Sim-Watermark"] = str(watermark)
        return answer

    @routes.post("/history")
    def history_lag() -> Response:
        state.set_lag(float(_body().get("lag", 0)))
        return jsonify({})

    @routes.get("/calls")
    def calls() -> Response:
        found = state.calls()
        return jsonify(found[-int(request.args.get("last", len(found))) :] if found else [])

    @routes.get("/users")
    def list_users() -> Response:
        return jsonify(users(state, crm))

    @routes.post("/open")
    def open_screen() -> Response:
        return jsonify(url=_open(state, crm, _body()))

    @routes.post("/logout")
    def logout() -> Response:
        crm.sign_out(_user(_body().get("userId")).user_id)
        return jsonify({})

    @routes.post("/revoke")
    def revoke() -> Response:
        state.revoke_manager_token()
        return jsonify({})

    @routes.post("/offline")
    def offline() -> Response:
        go_offline(float(_body().get("seconds", 5)))
        return jsonify({})

    @routes.get("/faults")
    def list_faults() -> Response:
        return jsonify(state.faults.remaining())

    @routes.post("/faults")
    def arm() -> Response:
        state.faults.arm(parse_fault(_body()))
        return jsonify(state.faults.remaining())

    @routes.post("/account")
    def change_account() -> Response:
        changes = _body()
        login, hide = _login(changes.pop("login", None)), changes.pop("hide", None)
        if login not in OWNERS:
            raise LookupError(f"no demo account {login}")
        state.change_account(login, changes, hide)
        return jsonify(state.trader(login))

    return routes
