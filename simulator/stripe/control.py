"""The control interface for tests and rehearsals, under /_sim; its calls are not noted among Stripe's."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, request

from simulator.stripe import books, disputes, payments, payouts, refunds, sessions
from simulator.stripe.account import totals
from simulator.stripe.cards import CARDS
from simulator.stripe.errors import ApiError
from simulator.stripe.faults import Faults, parse_fault
from simulator.stripe.routes import CALLS
from simulator.stripe.state import Object, World
from simulator.stripe.webhooks import Courier

BENDS = frozenset(("payment_intent", "amount_received", "currency", "livemode", "metadata", "delayed", "fee"))
EXPIRY = (12, 2050)


class Control:
    """What the routes do; each takes the JSON body and gives a JSON answer."""

    def __init__(self, world: World, armed: Faults, courier: Courier) -> None:
        self._world = world
        self._armed = armed
        self._courier = courier

    def reset(self, body: Object) -> Any:
        """Back to an empty world."""
        self._armed.clear()
        self._courier.reset()
        self._world.reset()
        return {}

    def faults(self, body: Object) -> Any:
        """Arms a fault."""
        self._armed.arm(parse_fault(body, CALLS))
        return self._armed.remaining()

    def webhooks(self, body: Object) -> Any:
        """Chooses how events are delivered, sends what is held, or sends one again."""
        _known(body, "mode", "flush", "skew", "resend")
        if "mode" in body or "skew" in body:
            self._courier.set_mode(body.get("mode", self._courier.mode), int(body.get("skew", 0)))
        if "resend" in body:
            self._courier.resend(self._event(body["resend"]))
        flushed = self._courier.flush() if body.get("flush") else 0
        return {"mode": self._courier.mode, "held": self._courier.held(), "flushed": flushed}

    def _event(self, event_id: str) -> Object:
        for event in self._world.events:
            if event["id"] == event_id:
                return event
        raise LookupError(f"no event {event_id}")

    def pay(self, body: Object) -> Any:
        """Does what a payer does on the hosted page or in the form, in one step."""
        _known(body, "payment_intent", "session", "card", "challenge")
        card = CARDS.get(str(body.get("card", "4242424242424242")))
        if card is None:
            raise ValueError("card must be one of the test cards")
        if "session" in body:
            session = self._world.get(sessions.SESSION, body["session"])
            intent = sessions.pay(self._world, session, card, *EXPIRY)
        else:
            intent = payments.confirm(self._world, self._intent(body), card, *EXPIRY)
        if intent["status"] == "requires_action" and "challenge" in body:
            source = intent["next_action"]["use_stripe_sdk"]["source"]
            payments.authenticate(self._world, intent, source, body["challenge"] == "complete")
            sessions.complete(self._world, intent)
        return intent

    def capture(self, body: Object) -> Any:
        """Bends the next capture, or that of one PaymentIntent, which may have happened already."""
        _known(body, *BENDS)
        intent = self._intent(body) if "payment_intent" in body else None
        if intent is not None and intent["status"] == "succeeded":
            payments.apply_bend(self._world, intent, body)
            return intent
        self._world.bends.append(body)
        return {"bends": self._world.bends}

    def settle(self, body: Object) -> Any:
        """Ends a payment that is processing."""
        _known(body, "payment_intent", "outcome")
        intent = self._intent(body)
        if intent["status"] != "processing":
            raise ValueError("the payment is not processing")
        settle = {"succeeded": payments.succeed, "failed": payments.fail_late}
        if body.get("outcome") not in settle:
            raise ValueError("outcome must be one of succeeded, failed")
        settle[body["outcome"]](self._world, intent)
        return sessions.complete(self._world, intent)

    def dispute(self, body: Object) -> Any:
        """Opens a dispute, moves the open one on to an outcome, or prevents one."""
        _known(body, "payment_intent", "outcome", "amount", "inquiry", "prevented")
        if "prevented" in body:
            return disputes.prevent(self._world, self._intent(body), str(body["prevented"]))
        dispute = disputes.open_dispute(
            self._world, self._intent(body), body.get("amount"), bool(body.get("inquiry", False))
        )
        return disputes.decide(self._world, dispute, body["outcome"]) if body.get("outcome") else dispute

    def early_fraud_warning(self, body: Object) -> Any:
        """Has the card network warn."""
        _known(body, "payment_intent", "fraud_type", "names_intent")
        return disputes.warn(self._world, self._intent(body), **_without(body, "payment_intent"))

    def refund(self, body: Object) -> Any:
        """A refund made by hand in the dashboard: it carries no metadata."""
        _known(body, "payment_intent", "amount", "reason")
        return refunds.create(self._world, body)

    def refund_result(self, body: Object) -> Any:
        """Has a refund end in a status."""
        _known(body, "refund", "status", "failure_reason")
        refund = self._world.get(refunds.REFUND, str(body.get("refund")))
        return refunds.result(self._world, refund, str(body.get("status")), body.get("failure_reason"))

    def payout(self, body: Object) -> Any:
        """A payout that a person orders."""
        _known(body, "amount", "currency")
        return payouts.manual(self._world, int(body["amount"]), str(body.get("currency", "usd")))

    def payout_result(self, body: Object) -> Any:
        """Has a payout end in a status, or tell what is in it."""
        _known(body, "payout", "status", "failure_code", "reconciliation_status")
        payout = self._world.get(payouts.PAYOUT, str(body.get("payout")))
        if "reconciliation_status" in body:
            payout["reconciliation_status"] = body["reconciliation_status"]
            return payout
        return payouts.result(self._world, payout, str(body.get("status")), body.get("failure_code"))

    def movement(self, body: Object) -> Any:
        """A movement of the balance that no payment is behind, such as a fee of its own."""
        _known(body, "type", "category", "amount", "currency")
        movement = books.Movement(str(body["type"]), str(body["category"]), "By hand")
        return books.enter(self._world, movement, int(body["amount"]), str(body.get("currency", "usd")), None)

    def standing(self, body: Object) -> Any:
        """Sets how Stripe treats the account and its key."""
        _known(body, *self._world.standing)
        strange = {str(name) for name in body.get("forbidden", ())} - CALLS
        if strange:
            raise ValueError(f"unknown call: {', '.join(sorted(strange))}")
        if body.get("payouts", payouts.AUTOMATIC) not in payouts.INTERVALS:
            raise ValueError(f"payouts must be one of {', '.join(payouts.INTERVALS)}")
        self._world.standing.update(body)
        return self._world.standing

    def search(self, body: Object) -> Any:
        """Sets how many seconds the search runs behind."""
        _known(body, "delay")
        self._world.search_delay = int(body.get("delay", 0))
        return {"delay": self._world.search_delay}

    def clock(self, body: Object) -> Any:
        """Moves the clock on; `later` sets after how many seconds things of the test cards happen."""
        _known(body, "forward", "later")
        self._world.later = int(body.get("later", self._world.later))
        self._world.forward(int(body.get("forward", 0)))
        return {"now": self._world.now(), "later": self._world.later}

    def _intent(self, body: Object) -> Object:
        return self._world.get(payments.INTENT, str(body.get("payment_intent")))


def _known(body: Object, *names: str) -> None:
    wrong = set(body) - set(names)
    if wrong:
        raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")


def _without(body: Object, *names: str) -> Object:
    return {name: value for name, value in body.items() if name not in names}


POSTS = (
    "reset faults webhooks pay capture settle dispute early_fraud_warning refund refund_result payout payout_result"
    " movement search clock standing"
).split()


def control(world: World, armed: Faults, courier: Courier) -> Blueprint:
    """The routes under /_sim."""
    routes = Blueprint("control", __name__, url_prefix="/_sim")
    does = Control(world, armed, courier)

    @routes.errorhandler(LookupError)
    def unknown(error: Exception) -> tuple[Response, int]:
        return jsonify(error=str(error)), 404

    @routes.errorhandler(ValueError)
    @routes.errorhandler(TypeError)
    def wrong(error: Exception) -> tuple[Response, int]:
        return jsonify(error=str(error)), 400

    @routes.errorhandler(ApiError)
    def refused(error: ApiError) -> tuple[Response, int]:
        return jsonify(error=error.message, code=error.code), error.status

    def post(name: str) -> Callable[[], Response]:
        def view() -> Response:
            body = request.get_json(force=True) if request.get_data() else {}
            if not isinstance(body, dict):
                raise TypeError("the body must be a JSON object")
            with world.change():
                return jsonify(getattr(does, name)(body))

        return view

    for name in POSTS:
        routes.add_url_rule(f"/{name}", name, post(name), methods=["POST"])

    gets: dict[str, Callable[[], Any]] = {
        "objects": lambda: list(world.objects.values()),
        "calls": lambda: list(world.calls),
        "events": lambda: world.events,
        "exchanges": lambda: list(world.exchanges),
        "deliveries": lambda: list(courier.attempts),
        "totals": lambda: totals(world),
        "faults": armed.remaining,
        "webhooks": lambda: {"mode": courier.mode, "held": courier.held()},
    }

    def get(name: str) -> Callable[[], Response]:
        def view() -> Response:
            with world.lock:
                found = gets[name]()
                for fact in ("object", "type"):
                    if fact in request.args:
                        found = [one for one in found if one.get(fact) == request.args[fact]]
                return jsonify(found)

        return view

    for name in gets:
        routes.add_url_rule(f"/{name}", f"get_{name}", get(name), methods=["GET"])
    return routes
