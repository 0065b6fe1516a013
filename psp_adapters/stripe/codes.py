"""Stripe's words and what they mean to us, one table each; a word that is not listed is loud."""

from inapp.domain.model import ObservationKind as Kind
from inapp.domain.model import Subject

EVENTS: dict[str, Subject] = {
    # docs.stripe.com/api/events/types
    "payment_intent.succeeded": Subject.PAYMENT,
    "payment_intent.payment_failed": Subject.PAYMENT,
    "payment_intent.processing": Subject.PAYMENT,
    "payment_intent.canceled": Subject.PAYMENT,
    "checkout.session.completed": Subject.PAYMENT,
    "checkout.session.expired": Subject.PAYMENT,
    "checkout.session.async_payment_succeeded": Subject.PAYMENT,
    "checkout.session.async_payment_failed": Subject.PAYMENT,
    "charge.refunded": Subject.PAYMENT,
    "refund.created": Subject.REFUND,
    "refund.updated": Subject.REFUND,
    "refund.failed": Subject.REFUND,
    "charge.dispute.created": Subject.PAYMENT,
    "charge.dispute.updated": Subject.PAYMENT,
    "charge.dispute.closed": Subject.PAYMENT,
    "charge.dispute.funds_withdrawn": Subject.PAYMENT,
    "charge.dispute.funds_reinstated": Subject.PAYMENT,
    "radar.early_fraud_warning.created": Subject.PAYMENT,
    "radar.early_fraud_warning.updated": Subject.PAYMENT,
}
"""At most twenty: that is how many types a list of events may be asked for."""

NOTHING_NEW = frozenset(
    # of no use to us, and no reason to worry when a webhook is registered for everything
    "payment_intent.created payment_intent.requires_action charge.succeeded charge.failed charge.pending charge.updated"
    " charge.refund.updated".split()
)

INTENT: dict[str, Kind] = {
    # docs.stripe.com/payments/paymentintents/lifecycle; a refused card leaves the intent open for another try
    "requires_payment_method": Kind.NEEDS_ACTION,
    "requires_confirmation": Kind.NEEDS_ACTION,
    "requires_action": Kind.NEEDS_ACTION,
    "requires_capture": Kind.PENDING,
    "processing": Kind.PENDING,
    "succeeded": Kind.SUCCEEDED,
    "canceled": Kind.NOT_ATTEMPTED,
}

TAKEN = frozenset({"requires_capture", "processing", "succeeded"})
"""Statuses of an intent that can be stopped no more, or not without a person."""

SESSION: dict[str, Kind] = {
    "open": Kind.NEEDS_ACTION,
    "complete": Kind.PENDING,  # the intent behind it tells more
    "expired": Kind.NOT_ATTEMPTED,
}

REFUND: dict[str, Kind] = {
    # docs.stripe.com/refunds
    "pending": Kind.PENDING,
    "requires_action": Kind.PENDING,
    "succeeded": Kind.SUCCEEDED,
    "failed": Kind.DECLINED,
    "canceled": Kind.DECLINED,
}

DISPUTE_OVER = frozenset({"won", "warning_closed", "prevented"})
"""Whatever else a dispute says, a lost one too, the money must not be given back once more."""

DECLINES: dict[str, str] = {
    # docs.stripe.com/declines/codes, gathered into reasons that have a next step of their own
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
"""Stripe's codes of each reason, for the browser, which hears of a refused card before we do."""
