"""The control interface for tests and rehearsals, under /_sim; its calls are not noted among the vendor's."""

from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import Any, NamedTuple, Protocol

from flask import Blueprint, Response, jsonify, request

from simulator.app import App, body, number
from simulator.crm import CrmError
from simulator.crm_desk import Desk
from simulator.crm_records import Records
from simulator.crm_stand_in import AccountAccess
from simulator.demo import OWNERS
from simulator.faults import parse_fault
from simulator.state import Refused, State

CRM_FIELDS = {"inappTokens", "codeSeconds", "userId", "login", "enabled", "revoke"}


class WithRoutes(Protocol):
    """A part of the local cTrader that is controlled under /_sim."""

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their methods and work."""


class Broker(NamedTuple):
    """The stand-in of the broker's CRM, as far as a rehearsal changes it."""

    records: Records
    access: AccountAccess
    desk: Desk

    def change(self, wanted: dict[str, Any]) -> None:
        """Sets switches, shuts users and accounts out, or revokes what was given out."""
        wrong = set(wanted) - CRM_FIELDS
        if wrong:
            raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
        if "enabled" in wanted:
            self.records.allow(number(wanted.get("userId")), number(wanted.get("login")), bool(wanted["enabled"]))
        if "inappTokens" in wanted:
            self.records.inapp_tokens = bool(wanted["inappTokens"])
        if "codeSeconds" in wanted:
            self.records.code_seconds = float(wanted["codeSeconds"])
        if wanted.get("revoke"):
            self.records.revoke()
            self.access.revoke()


def control(
    state: State, app: App, broker: Broker, go_offline: Callable[[float], None], *others: WithRoutes
) -> Blueprint:
    """The routes under /_sim; `go_offline` closes the listening port for so many seconds, `others` bring their own."""
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
        app.reset()
        broker.records.reset()
        broker.desk.reset()
        return jsonify({})

    @routes.get("/history")
    def history() -> Response:
        entries, watermark = state.history(number(request.args.get("login")), "everything" in request.args)
        answer = jsonify(entries)
        answer.headers["Sim-Watermark"] = str(watermark)
        return answer

    @routes.post("/history")
    def history_lag() -> Response:
        state.set_lag(float(body().get("lag", 0)))
        return jsonify({})

    @routes.get("/calls")
    def calls() -> Response:
        found = state.calls()
        return jsonify(found[-int(request.args.get("last", len(found))) :] if found else [])

    @routes.post("/crm")
    def change_crm() -> Response:
        broker.change(body())
        return jsonify(inappTokens=broker.records.inapp_tokens, codeSeconds=broker.records.code_seconds)

    @routes.post("/revoke")
    def revoke() -> Response:
        state.revoke_manager_token()
        return jsonify({})

    @routes.post("/offline")
    def offline() -> Response:
        go_offline(float(body().get("seconds", 5)))
        return jsonify({})

    @routes.get("/faults")
    def list_faults() -> Response:
        return jsonify(state.faults.remaining())

    @routes.post("/faults")
    def arm() -> Response:
        state.faults.arm(parse_fault(body()))
        return jsonify(state.faults.remaining())

    @routes.post("/account")
    def change_account() -> Response:
        changes = body()
        login, hide = number(changes.pop("login", None)), changes.pop("hide", None)
        if login not in OWNERS:
            raise LookupError(f"no demo account {login}")
        if profit := changes.pop("close", None):
            state.close_position(login, Decimal(str(profit)))
        state.change_account(login, changes, hide)
        return jsonify(state.trader(login))

    for part in (app, *others):
        for path, (methods, work) in part.routes().items():
            routes.add_url_rule(path, path, work, methods=methods.split())
    return routes
