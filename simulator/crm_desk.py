"""The CRM's desk: what it says of payments when the cashier asks, and what it is told of them, under /crm."""

import hashlib
import hmac
import json
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request

from simulator.app import body
from simulator.served import Served
from simulator.state import State

KEYS = {"demo": "demo-signing-key"}
ALLOWED_SKEW = 300
"""Seconds by which a call may be older or newer than our clock."""
SHOWN = 50

ANSWERS: dict[str, dict[str, Any]] = {
    "allow": {"outcome": "allow", "level": "full", "deposit_allowed": True, "withdrawal_allowed": True},
    "ask": {
        "outcome": "ask",
        "codes": ["passport"],
        "words": {"en": "Please send us a copy of your passport first.", "de": "Bitte senden Sie uns erst Ihren Pass."},
    },
    "review": {"outcome": "review", "codes": ["new_customer"]},
    "refuse": {"outcome": "refuse", "codes": ["self_excluded"], "words": "You have excluded yourself until May."},
    "expired": {"outcome": "allow", "level": "basic", "documents_expired": True},
    "held": {"outcome": "allow", "level": "full", "valid_s": 600},
}
"""What the desk can say of the next payments, by name."""
TROUBLE = ("silent", "slow", "garbage", "unsigned")
"""What can be wrong with its answers instead."""


class Desk:
    """What the CRM says of the next payments, what it was asked, and what it was told; all of it in memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """All is allowed, nothing was asked or told, and both of its parties know the demo's key."""
        with self._lock:
            self.says = "allow"
            self.keys = dict(KEYS)
            self.takes_events = True
            self.questions: deque[dict[str, Any]] = deque(maxlen=SHOWN)
            self.events: deque[dict[str, Any]] = deque(maxlen=20_000)

    def change(self, told: dict[str, Any]) -> dict[str, Any]:
        """Takes over `says`, `keys` and `takesEvents`, and tells all; ValueError for anything else."""
        wrong = set(told) - {"says", "keys", "takesEvents"}
        if wrong or told.get("says", "allow") not in (*ANSWERS, *TROUBLE):
            raise ValueError(f"says is one of {', '.join((*ANSWERS, *TROUBLE))}; {', '.join(wrong) or 'it'} is unknown")
        with self._lock:
            self.says = told.get("says", self.says)
            self.keys = told.get("keys", self.keys)
            self.takes_events = bool(told.get("takesEvents", self.takes_events))
            return {
                "says": self.says,
                "takesEvents": self.takes_events,
                "questions": list(self.questions),
                "events": list(self.events),
            }

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their methods and work."""
        return {"/desk": ("GET POST", lambda: jsonify(self.change(body() if request.method == "POST" else {})))}

    def problem(self) -> tuple[int, str]:
        """Why the call at hand is not the cashier's: a status and words; (0, "") if it is."""
        key, at = request.headers.get("Cashier-Key", ""), request.headers.get("Cashier-Time", "")
        if key not in self.keys:
            return 401, "unknown key id"
        if not at.isdecimal() or abs(time.time() - int(at)) > ALLOWED_SKEW:
            return 400, "too old, or from a wrong clock"
        expected = _signature(self.keys[key], f"{at}.{key}.", request.get_data())
        return (0, "") if hmac.compare_digest(self.signed(), expected) else (401, "wrong signature")

    @staticmethod
    def signed() -> str:
        """The signature of the call at hand."""
        return request.headers.get("Cashier-Signature", "")

    def note(self, into: deque[dict[str, Any]], item: dict[str, Any]) -> None:
        """Adds to what was asked or told."""
        with self._lock:
            into.append(item)

    def answer(self, found: dict[str, Any]) -> Response:
        """A signed answer, unless it is to lack its signature."""
        text = json.dumps(found).encode()
        key = self.keys[request.headers["Cashier-Key"]]
        signature = _signature(key, f"{'' if self.says == 'unsigned' else self.signed()}.", text)
        return Response(text, content_type="application/json", headers={"Cashier-Signature": signature})


def _signature(secret: str, before: str, text: bytes) -> str:
    return hmac.new(secret.encode(), before.encode() + text, hashlib.sha256).hexdigest()


def crm_desk(state: State, desk: Desk) -> Blueprint:
    """The routes of the check and of the events, and the page that shows both."""
    routes = Blueprint("crm_desk", __name__, url_prefix="/crm")

    @routes.post("/check")
    def check() -> Response:
        return Served(state, "crm_check", "cashier", "crm").run(lambda: _check(desk))

    @routes.post("/events")
    def events() -> Response:
        return Served(state, "crm_events", "cashier", "crm").run(lambda: _events(desk))

    @routes.route("/desk", methods=["GET", "POST"])
    def page() -> Response:
        if request.method == "POST":
            desk.change({"says": request.form.get("says", ""), "takesEvents": "takesEvents" in request.form})
            return make_response(redirect("desk", 303))
        names = (*ANSWERS, *TROUBLE)
        return make_response(render_template("desk.html", desk=desk, names=names, shown=SHOWN))

    return routes


def _check(desk: Desk) -> Response:
    status, why = desk.problem()
    if status:
        return make_response(jsonify(error=why), status)
    asked = request.get_json(force=True, silent=True) or {}
    if asked.get("ping"):
        return desk.answer({"pong": True})
    desk.note(desk.questions, {**asked, "says": desk.says, "at": time.time()})
    if desk.says in ("silent", "slow"):
        time.sleep(20 if desk.says == "silent" else 2)
    if desk.says == "garbage":
        return Response("<html>an error page</html>", content_type="text/html")
    return desk.answer(ANSWERS.get(desk.says, ANSWERS["allow"]))


def _events(desk: Desk) -> Response:
    status, why = desk.problem()
    if status:
        return make_response(jsonify(error=why), status)
    if not desk.takes_events:
        return make_response(jsonify(error="not now"), 503)
    found = request.get_json(force=True, silent=True) or {}
    if not found.get("ping"):
        desk.note(desk.events, found)
    return desk.answer({})
