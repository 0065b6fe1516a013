"""Stripe's words in ours, one table each; the log reports an unlisted word as an error."""

from inapp.domain.model import ObservationKind, PspObjectType

EVENTS: dict[str, PspObjectType] = {
    # docs.stripe.com/api/events/types
    "payment_intent.succeeded": PspObjectType.PAYMENT,
    "payment_intent.payment_failed": PspObjectType.PAYMENT,
    "payment_intent.processing": PspObjectType.PAYMENT,
    "payment_intent.canceled": PspObjectType.PAYMENT,
    "checkout.session.completed": PspObjectType.PAYMENT,
    "checkout.session.expired": PspObjectType.PAYMENT,
    "checkout.session.async_payment_succeeded": PspObjectType.PAYMENT,
    "checkout.session.async_payment_failed": PspObjectType.PAYMENT,
    "charge.refunded": PspObjectType.PAYMENT,
    "refund.created": PspObjectType.REFUND,
    "refund.updated": PspObjectType.REFUND,
    "refund.failed": PspObjectType.REFUND,
    "charge.dispute.created": PspObjectType.PAYMENT,
    "charge.dispute.updated": PspObjectType.PAYMENT,
    "charge.dispute.closed": PspObjectType.PAYMENT,
    "charge.dispute.funds_withdrawn": PspObjectType.PAYMENT,
    "charge.dispute.funds_reinstated": PspObjectType.PAYMENT,
    "radar.early_fraud_warning.created": PspObjectType.PAYMENT,
    "radar.early_fraud_warning.updated": PspObjectType.PAYMENT,
}
"""At most twenty: a list of events takes no more types."""

NOTHING_NEW = frozenset(
    # not used here, and expected from a webhook that is registered for everything
    "payment_intent.created payment_intent.requires_action charge.succeeded charge.failed charge.pending charge.updated"
    " charge.refund.updated".split()
)

INTENT: dict[str, ObservationKind] = {
    # docs.stripe.com/payments/paymentintents/lifecycle; a refused card leaves the intent open for another try
    "requires_payment_method": ObservationKind.NEEDS_ACTION,
    "requires_confirmation": ObservationKind.NEEDS_ACTION,
    "requires_action": ObservationKind.NEEDS_ACTION,
    "requires_capture": ObservationKind.PENDING,
    "processing": ObservationKind.PENDING,
    "succeeded": ObservationKind.SUCCEEDED,
    "canceled": ObservationKind.NOT_ATTEMPTED,
}

TAKEN = frozenset({"requires_capture", "processing", "succeeded"})
"""Statuses of an intent that cannot be stopped, or only by a person."""

SESSION: dict[str, ObservationKind] = {
    "open": ObservationKind.NEEDS_ACTION,
    "complete": ObservationKind.PENDING,  # its intent tells more
    "expired": ObservationKind.NOT_ATTEMPTED,
}

REFUND: dict[str, ObservationKind] = {
    # docs.stripe.com/refunds
    "pending": ObservationKind.PENDING,
    "requires_action": ObservationKind.PENDING,
    "succeeded": ObservationKind.SUCCEEDED,
    "failed": ObservationKind.DECLINED,
    "canceled": ObservationKind.DECLINED,
}

DISPUTE_OVER = frozenset({"won", "warning_closed", "prevented"})
"""In every other status, a lost dispute included, a refund would pay the money back twice."""

DECLINES: dict[str, str] = {
    # docs.stripe.com/declines/codes, grouped into reasons with a next step of their own
    "authentication_required": "authentication_failed",
    "payment_intent_authentication_failure": "authentication_failed",
    "insufficient_funds": "insufficient_funds",
    "withdrawal_count_limit_exceeded": "card_limit",
    "card_velocity_exceeded": "card_limit",
    "expired_card": "expired_card",
    "incorrect_number": "wrong_card_details",
    "invalid_number": "wrong_card_details",
    "incorrect_cvc": "wrong_card_details",
    "invalid_cvc": "wrong_card_details",
    "incorrect_zip": "wrong_card_details",
    "invalid_expiry_month": "wrong_card_details",
    "invalid_expiry_year": "wrong_card_details",
    "incorrect_pin": "wrong_card_details",
    "card_not_supported": "card_not_supported",
    "currency_not_supported": "card_not_supported",
    "transaction_not_allowed": "merchant_blocked",
    "merchant_blacklist": "merchant_blocked",
    "service_not_allowed": "merchant_blocked",
    "restricted_card": "card_restricted",
    "pickup_card": "card_restricted",
    "lost_card": "card_restricted",
    "stolen_card": "card_restricted",
    "fraudulent": "card_declined",
    "do_not_honor": "card_declined",
    "generic_decline": "card_declined",
    "call_issuer": "ask_your_bank",
    "no_action_taken": "ask_your_bank",
    "issuer_not_available": "try_again_later",
    "processing_error": "try_again_later",
    "reenter_transaction": "try_again_later",
    "try_again_later": "try_again_later",
    "approve_with_id": "try_again_later",
    "duplicate_transaction": "duplicate",
    "amount_too_small": "amount_too_small",
    "amount_too_large": "amount_too_large",
}
"""The raw code is in the log, for staff."""

BY_REASON: dict[str, str] = {
    reason: " ".join(code for code, ours in DECLINES.items() if ours == reason)
    for reason in dict.fromkeys(DECLINES.values())
}
"""Stripe's codes of each reason, for the browser, which learns of a refused card before we do."""
