"""What brokers call: WebServices and the token hand-off, as docs.spotware.com describes them."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Any, NoReturn
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request

from simulator import faults
from simulator.state import SIGNS, Booking, Refused, State

Body = dict[str, Any]
# Longer texts are no amounts; within this length decimal arithmetic is exact.
MAX_AMOUNT_LENGTH = 25


@dataclass(frozen=True)
class Manager:
    """The one manager of this cTrader; the password is the plain one."""

    login: str
    password: str

    def fits(self, body: Body) -> bool:
        """Whether the body holds our login and the MD5 of our password, the hash the vendor asks for."""
        wanted = hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()
        given = str(body.get("hashedPassword", "")).lower()
        return str(body.get("login")) == self.login and hmac.compare_digest(given.encode(), wanted.encode())


def _required(value: object) -> Body:
    if not isinstance(value, dict):
        raise Refused("INVALID_REQUEST", "The body must be a JSON object")
    return value


def _amount(value: object) -> Decimal:
    # Both JSON numbers and numeric strings are met in production.
    text = str(value) if isinstance(value, (int, Decimal, str)) and not isinstance(value, bool) else ""
    try:
        amount = Decimal(text) if len(text) <= MAX_AMOUNT_LENGTH else Decimal("NaN")
    except DecimalException:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount.adjusted()) > MAX_AMOUNT_LENGTH:
        raise Refused("INVALID_REQUEST", "preciseAmount must be a decimal number")
    return amount


def _text(body: Body, key: str) -> str | None:
    value = body.get(key)
    return None if value is None else str(value)


def booking_from(login: int, body: Body) -> Booking:
    """The balance operation that a changebalance body asks for; unknown keys are ignored."""
    if str(body.get("login")) != str(login):
        raise Refused("INVALID_REQUEST", "login in path and body differ")
    if body.get("type") not in SIGNS:
        raise Refused("INVALID_REQUEST", f"type must be one of {', '.join(SIGNS)}")
    return Booking(
        login=login,
        type=body["type"],
        amount=_amount(body.get("preciseAmount")),
        external_id=_text(body, "externalId"),
        external_note=_text(body, "externalNote"),
        comment=_text(body, "comment"),
        source=_text(body, "source"),
    )


def _xml(value: object) -> str:
    if isinstance(value, dict):
        return "".join(f"<{key}>{_xml(item)}</{key}>" for key, item in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return escape(str(value))


def render(status: int, payload: Body, root: str, as_json: bool) -> Response:
    """JSON if it was accepted, else XML whose child elements carry the JSON key names."""
    if as_json:
        return Response(json.dumps(payload), status=status, content_type="application/json")
    xml = _xml(payload) if "error" in payload else f"<{root}>{_xml(payload)}</{root}>"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return Response(head + xml, status=status, content_type="application/xml")


class Call:
    """One incoming call: runs its work honestly, or hands it to the fault that is armed for it."""

    def __init__(self, state: State, kind: str, login: int | None, root: str) -> None:
        self._state = state
        self._began = time.monotonic()
        self._entry = state.note_call("in", request.method, request.path, login)
        self._fault = state.faults.take(kind, login)
        self._connection = request.environ["werkzeug.socket"]
        self._as_json = root == "redeem" or "json" in request.headers.get("Accept", "")
        self._root = root
        self._token = request.args.get("token", "") if kind != "token" else None
        self._body: object = None

    def run(self, work: Callable[[object], Body]) -> Response:
        """The answer, honest or not; what happened is noted."""
        self._work = work
        try:
            answer = self._answer()
            self._entry["status"] = answer.status_code
            return answer
        finally:
            self._entry["ms"] = round((time.monotonic() - self._began) * 1000)

    def _answer(self) -> Response:
        if self._fault and self._fault.kind == "refuse":
            self._entry["fault"] = "refuse"
            self.reset()
        self._read_body()
        if not self._fault:
            return self.act()
        self._entry["fault"] = self._fault.kind
        return faults.KINDS[self._fault.kind.partition(":")[0]](self._fault, self)

    def _read_body(self) -> None:
        try:
            self._body = json.loads(request.get_data() or "null", parse_float=Decimal, parse_constant=str)
        except ValueError:
            return
        if isinstance(self._body, dict):
            self._entry["type"] = _text(self._body, "type")
            self._entry["amount"] = _text(self._body, "preciseAmount")
            self._entry["externalId"] = _text(self._body, "externalId")

    def act(self) -> Response:
        """Does what was asked and gives the honest answer."""
        try:
            if self._token is not None and not hmac.compare_digest(
                self._token.encode(), self._state.manager_token().encode()
            ):
                raise Refused("CH_CLIENT_AUTH_FAILURE", "Unknown manager token", 401)
            return render(200, self._work(self._body), self._root, self._as_json)
        except Refused as refused:
            self._entry["error"] = refused.code
            error = {"error": {"errorCode": refused.code, "description": refused.description}}
            return render(refused.status, error, self._root, self._as_json)

    def drop(self) -> NoReturn:
        """Closes the connection in an orderly way without an answer."""
        faults.drop(self._connection)

    def reset(self) -> NoReturn:
        """Resets the connection."""
        faults.reset(self._connection)

    def later(self, seconds: float) -> None:
        """Does what was asked after so many seconds, unless the world is reset before."""
        self._state.later(seconds, self.act)


def backend(state: State, manager: Manager) -> Blueprint:
    """The routes that brokers call."""
    routes = Blueprint("backend", __name__)

    @routes.post("/v2/webserv/managers/token")
    def manager_token() -> Response:
        def work(body: object) -> Body:
            if not manager.fits(_required(body)):
                raise Refused("CH_CLIENT_AUTH_FAILURE", "Unknown manager or wrong password", 401)
            return {"webservToken": state.manager_token()}

        return Call(state, "token", None, "managerToken").run(work)

    @routes.get("/v2/webserv/traders/<int:login>")
    def trader(login: int) -> Response:
        return Call(state, "trader", login, "trader").run(lambda body: state.trader(login))

    @routes.post("/v2/webserv/traders/<int:login>/changebalance")
    def change_balance(login: int) -> Response:
        def work(body: object) -> Body:
            return {"balanceHistoryId": state.book(booking_from(login, _required(body)))}

        return Call(state, "changebalance", login, "changeBalance").run(work)

    # The vendor does not say under which prefix this one lives.
    @routes.post("/ctid2/inAppToken/redeem")
    @routes.post("/cid/ctid2/inAppToken/redeem")
    def redeem() -> Response:
        def work(body: object) -> Body:
            handoff = state.redeem_handoff(_required(body).get("token"))
            found: Body = {"userId": handoff.user_id, "email": handoff.email}
            if handoff.login is not None:
                found["tradingLogin"] = handoff.login
            return found

        return Call(state, "redeem", None, "redeem").run(work)

    return routes
