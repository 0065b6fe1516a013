"""Refunds and their limits (https://docs.stripe.com/refunds)."""

from simulator.stripe import books, money
from simulator.stripe.cards import CARDS
from simulator.stripe.errors import ApiError, wrong_parameter
from simulator.stripe.state import Object, World

REFUND = "refund"
CREATE = frozenset("amount charge currency expand metadata payment_intent reason".split())
GONE = ("failed", "canceled")
STATUSES = ("pending", "requires_action", "succeeded", "failed", "canceled")
# A payment in dispute, or lost in one, cannot be given back; one that was won can.
TAKEN_AWAY = ("needs_response", "under_review", "lost", "appeal_needs_response", "appeal_under_review")
FAILURES = (
    "lost_or_stolen_card",
    "expired_or_canceled_card",
    "charge_for_pending_refund_disputed",
    "insufficient_funds",
    "declined",
    "merchant_request",
    "unknown",
)


def create(world: World, params: Object) -> Object:
    """Gives back all or part of a charge; ApiError beyond what is left, and for a disputed charge."""
    charge = _charge(world, params)
    if any(map(is_taken, world.of("dispute", charge=charge["id"]))):
        message = f"Charge {charge['id']} has been charged back; cannot issue a refund."
        raise ApiError(message, "charge_disputed")
    left = charge["amount_captured"] - charge["amount_refunded"]
    if not left:
        raise ApiError(f"Charge {charge['id']} has already been refunded.", "charge_already_refunded")
    amount, currency = params.get("amount", left), charge["currency"]
    if amount < 1:
        raise ApiError("Invalid positive integer", "parameter_invalid_integer", "amount")
    money.check_whole(amount, currency, "amount")
    if params.get("currency", currency) != currency:
        raise ApiError(f"The currency of this charge is {currency}", None, "currency")
    if amount > left:
        asked, rest = money.text(amount, currency), money.text(left, currency)
        raise ApiError(f"Refund amount ({asked}) is greater than unrefunded amount on charge ({rest})", None, "amount")
    return _make(world, charge, amount, params)


def is_taken(dispute: Object) -> bool:
    """True while the money of a dispute is with the payer."""
    resolved = dispute["payment_method_details"]["card"]["case_type"] == "resolution"
    return dispute["status"] in TAKEN_AWAY or resolved


def _charge(world: World, params: Object) -> Object:
    if "payment_intent" not in params and "charge" not in params:
        message = "One of the following params should be provided for this request: payment_intent or charge."
        raise wrong_parameter(message, "payment_intent", "parameter_missing")
    charge_id = params.get("charge")
    if "payment_intent" in params:
        intent = world.get("payment_intent", params["payment_intent"], "payment_intent")
        if intent["status"] != "succeeded":
            message = f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund."
            raise ApiError(message, "payment_intent_unexpected_state", "payment_intent")
        charge_id = charge_id or intent["latest_charge"]
    charge = world.get("charge", charge_id or "", "charge")
    if charge["status"] != "succeeded":
        raise ApiError(f"Charge {charge_id} did not succeed and cannot be refunded.", "charge_not_refundable")
    return charge


def _make(world: World, charge: Object, amount: int, params: Object) -> Object:
    behaviour = CARDS[world.hidden[charge["payment_intent"]]["card"]].refund
    refund: Object = {
        "id": world.new_id("re_3"),
        "object": REFUND,
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": world.now(),
        "currency": charge["currency"],
        "destination_details": {
            "type": "card",
            "card": {"reference_status": "pending", "reference_type": "acquirer_reference_number", "type": "refund"},
        },
        "metadata": params.get("metadata") or {},
        "payment_intent": charge["payment_intent"],
        "payment_method": charge["payment_method"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "pending" if behaviour == "pending" else "succeeded",
        "transfer_reversal": None,
    }
    if behaviour == "pending":
        refund["pending_reason"] = "processing"
        world.due("refund_succeeds", refund["id"], world.later)
    if behaviour == "fails_later":
        world.due("refund_fails", refund["id"], world.later)
    world.add(refund)
    books.refund(world, refund)
    _recount(world, charge)
    world.emit("refund.created", refund)
    world.emit("charge.refunded", charge)
    return refund


def _recount(world: World, charge: Object) -> None:
    alive = [refund for refund in world.of(REFUND, charge=charge["id"]) if refund["status"] not in GONE]
    charge["amount_refunded"] = sum(refund["amount"] for refund in alive)
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]


def cancel(world: World, refund: Object) -> Object:
    """Takes back a refund that still waits for the customer; ApiError for any other, as with cards."""
    if refund["status"] != "requires_action":
        message = f"Refunds in the status {refund['status']} cannot be canceled: only requires_action can."
        raise ApiError(message, "intent_invalid_state")
    return result(world, refund, "canceled")


def result(world: World, refund: Object, status: str, failure_reason: str | None = None) -> Object:
    """Has a refund end, or begin again, in a status; ValueError for an unknown status or reason."""
    if status not in STATUSES:
        raise ValueError(f"status must be one of {', '.join(STATUSES)}")
    if status == "failed" and (failure_reason or "unknown") not in FAILURES:
        raise ValueError(f"failure_reason must be one of {', '.join(FAILURES)}")
    before = {"status": refund["status"]}
    refund["status"] = status
    refund.pop("pending_reason", None)
    refund.pop("failure_reason", None)
    if status == "pending":
        refund["pending_reason"] = "processing"
    if status in GONE:
        refund["failure_reason"] = "merchant_request" if status == "canceled" else failure_reason or "unknown"
    books.refund(world, refund)
    charge = world.objects[refund["charge"]]
    _recount(world, charge)
    world.emit("refund.updated", refund, before)
    world.emit("charge.refund.updated", refund, before)
    if status == "failed":
        world.emit("refund.failed", refund)
    return refund


def fails(world: World, refund_id: str) -> None:
    """The bank sends a refund back, if it has not failed already."""
    refund = world.objects.get(refund_id)
    if refund and refund["status"] not in GONE:
        result(world, refund, "failed", "expired_or_canceled_card")


def succeeds(world: World, refund_id: str) -> None:
    """A refund that was pending arrives."""
    refund = world.objects.get(refund_id)
    if refund and refund["status"] == "pending":
        result(world, refund, "succeeded")
