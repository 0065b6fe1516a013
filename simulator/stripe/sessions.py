"""Checkout Sessions with a hosted page (https://docs.stripe.com/api/checkout/sessions)."""

import copy
from urllib.parse import urlsplit

from simulator.stripe import money, payments
from simulator.stripe.cards import Card
from simulator.stripe.errors import ApiError, wrong_parameter
from simulator.stripe.state import DAY, Object, World

SESSION = "checkout.session"
CREATE = frozenset(
    "adaptive_pricing allowed_payment_method_types cancel_url client_reference_id customer customer_email expand"
    " expires_at line_items locale metadata mode payment_intent_data payment_method_options submit_type success_url"
    " ui_mode wallet_options".split()
)
HALF_HOUR = 1800
_COPIED = tuple(
    "adaptive_pricing allowed_payment_method_types cancel_url client_reference_id customer_email locale submit_type"
    " success_url wallet_options".split()
)
_UNUSED: Object = {
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "custom_fields": [],
    "custom_text": dict.fromkeys(("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")),
    "customer_creation": "if_required",
    "customer_details": None,
    "shipping_options": [],
}
"""What a session has of things that nobody asks for here."""
_NOT_OPEN = (
    'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `{}`.'
)


def create(world: World, params: Object, base: str) -> Object:
    """A new hosted session whose page is under `base`; ApiError where Stripe or this stand-in refuses."""
    _check(world, params)
    payments.check_owner(world, {"customer": params.get("customer")})
    amount, currency = _total(params["line_items"])
    session_id = world.new_id("cs_test_a1", 56)
    session: Object = {
        "id": session_id,
        "object": SESSION,
        "amount_subtotal": amount,
        "amount_total": amount,
        "client_secret": None,
        "created": world.now(),
        "currency": currency,
        "currency_conversion": None,
        "customer": params.get("customer"),
        "expires_at": params.get("expires_at", world.now() + DAY),
        "invoice": None,
        "livemode": False,
        "metadata": params.get("metadata", {}),
        "mode": "payment",
        # Stripe makes the PaymentIntent only when the payer presses the button.
        "payment_intent": None,
        "payment_method_options": payments.with_three_d_secure(params),
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "status": "open",
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": f"{base}/c/pay/{session_id}",
        **copy.deepcopy(_UNUSED),
        **{name: params.get(name) for name in _COPIED},
    }
    item = params["line_items"][0]["price_data"]["product_data"]["name"]
    world.hidden[session_id] = {
        "intent_data": {**params.get("payment_intent_data", {}), "customer": params.get("customer")},
        "item": item,
    }
    world.due("expire_session", session_id, session["expires_at"] - world.now())
    return world.add(session)


def _check(world: World, params: Object) -> None:
    if params.get("mode") != "payment":
        raise wrong_parameter("The local Stripe does payments only: pass mode=payment", "mode", "parameter_missing")
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise wrong_parameter("The local Stripe has hosted pages only", "ui_mode")
    for name in ("line_items", "success_url"):
        if not params.get(name):
            raise wrong_parameter(f"Missing required param: {name}.", name, "parameter_missing")
    for name in ("success_url", "cancel_url"):
        if name in params and (
            urlsplit(params[name]).scheme not in ("http", "https") or not urlsplit(params[name]).netloc
        ):
            raise wrong_parameter("Not a valid URL", name, "url_invalid")
    expires = params.get("expires_at")
    if expires is not None and not HALF_HOUR - 5 <= expires - world.now() <= DAY:
        message = "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation."
        raise ApiError(message, None, "expires_at")


def _total(items: list[Object]) -> tuple[int, str]:
    total, currencies = 0, set()
    for at, item in enumerate(items):
        where = f"line_items[{at}]"
        price = item.get("price_data")
        if not price or "product_data" not in price:
            raise wrong_parameter("The local Stripe needs price_data with product_data", f"{where}[price_data]")
        if "unit_amount" not in price:
            raise wrong_parameter("Missing required param: unit_amount.", f"{where}[price_data][unit_amount]")
        if item.get("quantity", 0) < 1:
            raise wrong_parameter("Quantity is required.", f"{where}[quantity]", "parameter_missing")
        total += price["unit_amount"] * item["quantity"]
        currencies.add(price["currency"])
    if len(currencies) != 1:
        raise wrong_parameter("All line items must have the same currency", "line_items")
    currency = currencies.pop()
    place = "line_items[0][price_data]"
    money.check_charge(total, currency, f"{place}[unit_amount]", f"{place}[currency]")
    return total, currency


def expire(world: World, session: Object) -> Object:
    """Ends an open session and its unpaid PaymentIntent; ApiError when it is not open."""
    intent = world.objects.get(session["payment_intent"] or "")
    if session["status"] != "open":
        raise ApiError(_NOT_OPEN.format(session["status"]))
    session.update(status="expired", url=None)
    if intent is not None:
        payments.void(world, intent, "automatic")
    world.emit("checkout.session.expired", session)
    return session


def expire_due(world: World, session_id: str) -> None:
    """Ends a session whose time has come, if it is still open."""
    session = world.objects.get(session_id)
    if session and session["status"] == "open":
        expire(world, session)


def pay(world: World, session: Object, card: Card, month: int, year: int) -> Object:
    """The payer presses the button: the session's PaymentIntent. ApiError when the card is refused."""
    if session["status"] != "open":
        raise ApiError("This Checkout Session is no longer active.")
    intent = world.objects.get(session["payment_intent"] or "")
    if intent is None:
        data = world.hidden[session["id"]]["intent_data"]
        intent = payments.new_intent(world, session["amount_total"], session["currency"], data)
        world.hidden[intent["id"]] = {"session": session["id"]}
        session["payment_intent"] = intent["id"]
    payments.confirm(world, intent, card, month, year)
    return complete(world, intent)


def complete(world: World, intent: Object) -> Object:
    """Brings the session of an intent, if it has one, up to what became of the payment."""
    session = world.objects.get(world.hidden.get(intent["id"], {}).get("session", ""))
    if session is None or intent["status"] not in ("succeeded", "processing", "requires_payment_method"):
        return intent
    was_open = session["status"] == "open"
    if intent["status"] == "requires_payment_method":
        if not was_open:
            world.emit("checkout.session.async_payment_failed", session)
        return intent
    session.update(status="complete", url=None, customer_details={"email": session["customer_email"], "name": None})
    if intent["status"] == "succeeded":
        session["payment_status"] = "paid"
    world.emit(f"checkout.session.{'completed' if was_open else 'async_payment_succeeded'}", session)
    return intent
