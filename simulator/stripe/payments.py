"""PaymentIntents and their charges (https://docs.stripe.com/payments/paymentintents/lifecycle)."""

import time
from typing import Any

from simulator.stripe import books, money
from simulator.stripe.cards import CARDS, Card, Decline
from simulator.stripe.errors import ApiError
from simulator.stripe.state import Object, World

INTENT = "payment_intent"
CREATE = frozenset(
    "allowed_payment_method_types amount automatic_payment_methods capture_method currency customer description expand"
    " metadata payment_method payment_method_options receipt_email setup_future_usage statement_descriptor"
    " statement_descriptor_suffix".split()
)
CANCELABLE = ("requires_payment_method", "requires_confirmation", "requires_action")
CONFIRMABLE = CANCELABLE
# A browser may know this much; the rest of the object is for the secret key alone.
PUBLIC = frozenset(
    "id object amount canceled_at cancellation_reason capture_method client_secret confirmation_method created currency"
    " description last_payment_error livemode next_action payment_method payment_method_types processing receipt_email"
    " setup_future_usage shipping status".split()
)
NOT_AUTHENTICATED = (
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
)
AUTHENTICATED: Object = {
    "authentication_flow": "challenge",
    "electronic_commerce_indicator": "05",
    "exemption_indicator": None,
    "result": "authenticated",
    "result_reason": None,
    "transaction_id": None,
    "version": "2.2.0",
}
_COPIED = ("description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix")


def create(world: World, params: Object) -> Object:
    """A new PaymentIntent for cards; ApiError for amounts and options that are not taken."""
    money.check_charge(params["amount"], params["currency"])
    if params.get("capture_method", "automatic") == "manual":
        raise ApiError("The local Stripe captures at once", None, "capture_method", stored=False)
    if "card" not in params.get("allowed_payment_method_types", ["card"]):
        raise ApiError("The local Stripe takes cards only", None, "allowed_payment_method_types", stored=False)
    check_owner(world, params)
    return new_intent(world, params["amount"], params["currency"], params)


def check_owner(world: World, params: Object) -> None:
    """ApiError for a customer that there is not, and for a kept card that is not this customer's."""
    customer = params.get("customer")
    if customer:
        world.get("customer", customer, "customer")
    if method := params.get("payment_method"):
        found = world.get("payment_method", method, "payment_method")
        if not customer or found["customer"] != customer:
            message = "The PaymentMethod does not belong to the Customer you supplied."
            raise ApiError(message, "payment_method_unexpected_state", "payment_method")


def new_intent(world: World, amount: int, currency: str, options: Object) -> Object:
    """A PaymentIntent that waits for a card."""
    intent_id = world.new_id("pi_3")
    intent: Object = {
        "id": intent_id,
        "object": INTENT,
        "allowed_payment_method_types": options.get("allowed_payment_method_types"),
        "amount": amount,
        "amount_capturable": 0,
        "amount_received": 0,
        "automatic_payment_methods": options.get("automatic_payment_methods"),
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": options.get("capture_method", "automatic_async"),
        "client_secret": f"{intent_id}_secret_{world.new_id('')}",
        "confirmation_method": "automatic",
        "created": world.now(),
        "currency": currency,
        "customer": options.get("customer"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": options.get("metadata", {}),
        "next_action": None,
        "payment_method": options.get("payment_method"),
        "payment_method_options": options.get("payment_method_options", {"card": {}}),
        "payment_method_types": ["card"],
        "processing": None,
        "setup_future_usage": options.get("setup_future_usage"),
        "shipping": None,
        "status": "requires_confirmation" if options.get("payment_method") else "requires_payment_method",
        **{name: options.get(name) for name in _COPIED},
    }
    world.add(intent)
    world.emit("payment_intent.created", intent)
    return intent


def with_three_d_secure(params: Object) -> Object:
    """The options of a session's cards, which always say when 3-D Secure is asked for."""
    given = params.get("payment_method_options", {})
    return {**given, "card": {"request_three_d_secure": "automatic", **given.get("card", {})}}


def public(intent: Object) -> Object:
    """What the browser is told."""
    return {name: value for name, value in intent.items() if name in PUBLIC}


def _unexpected(intent: Object, verb: str) -> ApiError:
    message = f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}."
    return ApiError(message, "payment_intent_unexpected_state", payment_intent=dict(intent))


def cancel(world: World, intent: Object, reason: str | None = None) -> Object:
    """Ends an intent that has no money; ApiError when it may have, or when Checkout owns it."""
    if world.hidden.get(intent["id"], {}).get("session"):
        raise ApiError(
            "You cannot cancel the PaymentIntent of a Checkout Session; expire the Checkout Session instead.",
            "payment_intent_unexpected_state",
            payment_intent=dict(intent),
        )
    if intent["status"] not in CANCELABLE:
        raise _unexpected(intent, "cancel")
    return void(world, intent, reason)


def void(world: World, intent: Object, reason: str | None) -> Object:
    """Ends an intent, whoever owns it."""
    intent.update(status="canceled", canceled_at=world.now(), cancellation_reason=reason, next_action=None)
    world.emit("payment_intent.canceled", intent)
    return intent


def confirm(world: World, intent: Object, card: Card, month: int, year: int) -> Object:
    """Tries to take the money with a card; ApiError (402) when the bank says no."""
    if intent["status"] not in CONFIRMABLE:
        raise _unexpected(intent, "confirm")
    return _confirm(world, intent, card, _method(world, card, month, year))


def confirm_with(world: World, intent: Object, method_id: str) -> Object:
    """Tries to take the money with a card kept for the intent's customer; ApiError for others, and a bank's no."""
    if intent["status"] not in CONFIRMABLE:
        raise _unexpected(intent, "confirm")
    check_owner(world, {"customer": intent["customer"], "payment_method": method_id})
    card = CARDS[world.hidden[method_id]["card"]]
    return _confirm(world, intent, card, world.get("payment_method", method_id))


def _confirm(world: World, intent: Object, card: Card, method: Object) -> Object:
    intent.update(payment_method=method["id"], last_payment_error=None, next_action=None)
    world.hidden.setdefault(intent["id"], {}).update(card=card.number, method=method["id"])
    if not card.challenge:
        return _settle(world, intent, card)
    source = world.new_id("payatt_3")
    world.hidden[intent["id"]]["source"] = source
    sdk = {"type": "three_d_secure_redirect", "source": source, "directory_server_name": card.brand}
    intent.update(status="requires_action", next_action={"type": "use_stripe_sdk", "use_stripe_sdk": sdk})
    world.emit("payment_intent.requires_action", intent)
    return intent


def authenticate(world: World, intent: Object, source: str, passed: bool) -> Object:
    """Ends a 3-D Secure challenge. ApiError when none is open, or when the bank says no after it."""
    hidden = world.hidden.get(intent["id"], {})
    if intent["status"] != "requires_action" or hidden.get("source") != source:
        raise _unexpected(intent, "authenticate")
    del hidden["source"]
    intent["next_action"] = None
    card = CARDS[hidden["card"]]
    if passed:
        hidden["three_d_secure"] = AUTHENTICATED
        return _settle(world, intent, card)
    error = ApiError(
        NOT_AUTHENTICATED,
        "payment_intent_authentication_failure",
        payment_method=world.objects[hidden["method"]],
    )
    _refused(world, intent, error)
    return intent


def _method(world: World, card: Card, month: int, year: int) -> Object:
    made = world.add(
        {
            "id": world.new_id("pm_1"),
            "object": "payment_method",
            "billing_details": {"address": None, "email": None, "name": None, "phone": None},
            "card": card.details(month, year),
            "created": world.now(),
            "customer": None,
            "livemode": False,
            "metadata": {},
            "type": "card",
        }
    )
    world.hidden[made["id"]] = {"card": card.number}
    return made


def _settle(world: World, intent: Object, card: Card) -> Object:
    if card.decline:
        raise _decline(world, intent, card.decline)
    if _take_bend(world, intent, delayed=True):
        intent.update(status="processing", processing={"type": "card", "card": {}})
        world.emit("payment_intent.processing", intent)
        return intent
    return succeed(world, intent)


def _decline(world: World, intent: Object, decline: Decline) -> ApiError:
    charge = _charge(world, intent)
    charge.update(status="failed", paid=False, captured=False, amount_captured=0)
    charge.update(failure_code=decline.code, failure_message=decline.message)
    charge["outcome"] = _outcome("issuer_declined", "declined_by_network", decline.decline_code)
    intent["latest_charge"] = charge["id"]
    world.emit("charge.failed", charge)
    error = ApiError(
        decline.message,
        decline.code,
        status=402,
        kind="card_error",
        decline_code=decline.decline_code,
        charge=charge["id"],
        payment_method=world.objects[intent["payment_method"]],
    )
    _refused(world, intent, error)
    error.more["payment_intent"] = dict(intent)
    return error


def _refused(world: World, intent: Object, error: ApiError) -> None:
    intent.update(status="requires_payment_method", last_payment_error=error.error(), payment_method=None)
    world.emit("payment_intent.payment_failed", intent)


def fail_late(world: World, intent: Object) -> Object:
    """Has a payment that was processing come to nothing."""
    if intent["status"] != "processing":
        raise _unexpected(intent, "fail")
    _decline(world, intent, Decline("card_declined", "generic_decline", "Your card was declined."))
    return intent


def succeed(world: World, intent: Object) -> Object:
    """Takes the money, bent in the way that a test asked for."""
    if intent["setup_future_usage"] and intent["customer"]:
        world.objects[intent["payment_method"]]["customer"] = intent["customer"]
    charge = _charge(world, intent)
    intent.update(status="succeeded", amount_received=intent["amount"], latest_charge=charge["id"], processing=None)
    if bend := _take_bend(world, intent, delayed=False):
        apply_bend(world, intent, bend)
    books.charge(world, charge)
    world.emit("charge.succeeded", charge)
    world.emit("payment_intent.succeeded", intent)
    if CARDS[world.hidden[intent["id"]]["card"]].after == "dispute":
        world.due("dispute", intent["id"], world.later)
    return intent


def _take_bend(world: World, intent: Object, delayed: bool) -> Object | None:
    for bend in world.bends:
        if bend.get("payment_intent") in (None, intent["id"]) and bool(bend.get("delayed")) == delayed:
            world.bends.remove(bend)
            return bend
    return None


def apply_bend(world: World, intent: Object, bend: Object) -> None:
    """Makes a paid intent differ from what was asked or agreed: amount, currency, live mode, metadata, fee."""
    charge = world.objects[intent["latest_charge"]]
    if "amount_received" in bend:
        intent["amount_received"] = charge["amount_captured"] = charge["amount"] = int(bend["amount_received"])
    for name in ("currency", "livemode", "metadata"):
        if name in bend:
            intent[name] = charge[name] = bend[name]
    if "fee" in bend:
        world.hidden.setdefault(charge["id"], {})["fee"] = int(bend["fee"])
    if charge["balance_transaction"]:
        books.charge(world, charge)


def _outcome(kind: str, network: str, reason: str | None = None) -> Object:
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": network,
        "reason": reason,
        "risk_level": "normal",
        "seller_message": "Payment complete." if kind == "authorized" else "The bank did not say why.",
        "type": kind,
    }


def _charge(world: World, intent: Object) -> Object:
    method: Object = world.objects[world.hidden[intent["id"]]["method"]]
    card: Any = {key: value for key, value in method["card"].items() if key != "wallet"}
    card |= {"network": card["brand"], "three_d_secure": world.hidden[intent["id"]].get("three_d_secure")}
    return world.add(
        {
            "id": world.new_id("ch_3"),
            "object": "charge",
            "amount": intent["amount"],
            "amount_captured": intent["amount"],
            "amount_refunded": 0,
            "balance_transaction": None,
            "billing_details": method["billing_details"],
            "captured": True,
            "created": world.now(),
            "currency": intent["currency"],
            "customer": intent["customer"],
            "description": intent["description"],
            "disputed": False,
            "failure_code": None,
            "failure_message": None,
            "fraud_details": {},
            "livemode": intent["livemode"],
            "metadata": dict(intent["metadata"]),
            "outcome": _outcome("authorized", "approved_by_network"),
            "paid": True,
            "payment_intent": intent["id"],
            "payment_method": method["id"],
            "payment_method_details": {"type": "card", "card": card},
            "receipt_email": intent["receipt_email"],
            "refunded": False,
            "status": "succeeded",
        }
    )


def today(world: World) -> tuple[int, int]:
    """Year and month on this world's clock, for expiry dates."""
    now = time.gmtime(world.now())
    return now.tm_year, now.tm_mon
