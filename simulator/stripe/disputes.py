"""Disputes and early fraud warnings (https://docs.stripe.com/disputes)."""

from simulator.stripe import books
from simulator.stripe.errors import ApiError
from simulator.stripe.state import DAY, Object, World

DISPUTE = "dispute"
WARNING = "radar.early_fraud_warning"
# An inquiry moves no money; a real dispute takes it away until it is won.
OPEN = {False: "needs_response", True: "warning_needs_response"}
UNDER_REVIEW = {False: "under_review", True: "warning_under_review"}
OUTCOMES = ("won", "lost", "warning_closed", "under_review", "appeal_needs_response", "appeal_under_review")
BEFORE_APPEAL = ("lost", "appeal_needs_response", "appeal_under_review")
PREVENTIONS = ("block", "resolution")
"""Prevented before it became a dispute: a block moves no money, a resolution has refunded the cardholder."""


def _paid_charge(world: World, intent: Object) -> Object:
    if intent["status"] != "succeeded":
        raise ApiError(f"{intent['id']} was not paid")
    return world.objects[intent["latest_charge"]]


def open_dispute(world: World, intent: Object, amount: int | None = None, inquiry: bool = False) -> Object:
    """The payer's bank disputes a payment: the dispute that is open already, or a new one."""
    charge = _paid_charge(world, intent)
    for known in world.of(DISPUTE, charge=charge["id"]):
        return known
    dispute = _new(world, intent, charge, charge["amount_captured"] if amount is None else amount, inquiry)
    world.add(dispute)
    charge["disputed"] = not inquiry
    if not inquiry:
        books.dispute(world, dispute, taken=True)
    world.emit("charge.dispute.created", dispute)
    if not inquiry:
        world.emit("charge.dispute.funds_withdrawn", dispute)
    return dispute


def prevent(world: World, intent: Object, case_type: str) -> Object:
    """A dispute that was prevented (docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute)."""
    if case_type not in PREVENTIONS:
        raise ValueError(f"case_type must be one of {', '.join(PREVENTIONS)}")
    charge = _paid_charge(world, intent)
    dispute = _new(world, intent, charge, charge["amount_captured"], False)
    dispute["status"], dispute["evidence_details"]["due_by"] = "prevented", None
    dispute["payment_method_details"]["card"]["case_type"] = case_type
    world.add(dispute)
    if case_type == "resolution":
        books.dispute(world, dispute, taken=True)
    world.emit("charge.dispute.created", dispute)
    if case_type == "resolution":
        world.emit("charge.dispute.funds_withdrawn", dispute)
    world.emit("charge.dispute.closed", dispute)
    return dispute


def _new(world: World, intent: Object, charge: Object, amount: int, inquiry: bool) -> Object:
    card = charge["payment_method_details"]["card"]
    return {
        "id": world.new_id("du_1"),
        "object": DISPUTE,
        "amount": amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": world.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {"enhanced_evidence": {}},
        "evidence_details": {
            "due_by": world.now() + 7 * DAY,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": inquiry,
        "livemode": charge["livemode"],
        "metadata": {},
        "payment_intent": intent["id"],
        "payment_method_details": {
            "type": "card",
            "card": {
                "brand": card["brand"],
                "case_type": "inquiry" if inquiry else "chargeback",
                "network": card["network"],
                "network_reason_code": "10.4",
            },
        },
        "reason": "fraudulent",
        "status": OPEN[inquiry],
    }


def decide(world: World, dispute: Object, outcome: str) -> Object:
    """Moves a dispute on; ValueError for an outcome that it cannot have."""
    inquiry = dispute["payment_method_details"]["card"]["case_type"] == "inquiry"
    if outcome not in OUTCOMES or ((outcome == "warning_closed") != inquiry and outcome != "under_review"):
        raise ValueError(f"outcome must be one of {', '.join(OUTCOMES)}; warning_closed is for inquiries alone")
    before = {"status": dispute["status"]}
    if outcome.startswith("appeal_"):
        if dispute["status"] not in BEFORE_APPEAL:
            raise ValueError("only a lost dispute is appealed against")
        dispute["status"] = outcome
        world.emit("charge.dispute.updated", dispute, before)
        return dispute
    if outcome == "under_review":
        dispute["status"] = UNDER_REVIEW[inquiry]
        world.emit("charge.dispute.updated", dispute, before)
        return dispute
    dispute["status"] = outcome
    if outcome == "won":
        books.dispute(world, dispute, taken=False)
        # The charge itself goes on to say that it was disputed.
        world.emit("charge.dispute.funds_reinstated", dispute)
    world.emit("charge.dispute.closed", dispute, before)
    return dispute


def dispute_due(world: World, intent_id: str) -> None:
    """The dispute of the test card that brings one by itself."""
    open_dispute(world, world.objects[intent_id])


def warn(world: World, intent: Object, fraud_type: str = "made_with_stolen_card", names_intent: bool = True) -> Object:
    """The card network warns of fraud before any dispute; a warning need not name the PaymentIntent."""
    charge = _paid_charge(world, intent)
    warning = world.add(
        {
            "id": world.new_id("issfr_1"),
            "object": WARNING,
            "actionable": not charge["refunded"] and not charge["disputed"],
            "charge": charge["id"],
            "created": world.now(),
            "fraud_type": fraud_type,
            "livemode": charge["livemode"],
            **({"payment_intent": intent["id"]} if names_intent else {}),
        }
    )
    world.emit("radar.early_fraud_warning.created", warning)
    return warning
