"""Stripe's words in ours, one table each; the log reports an unlisted word as an error."""

from inapp.domain.model import ObservationKind, PspObjectType

EVENTS: dict[str, PspObjectType] = {
    # docs.stripe.com/api/events/types
    **dict.fromkeys(
        "payment_intent.succeeded payment_intent.payment_failed payment_intent.processing payment_intent.canceled"
        " checkout.session.completed checkout.session.expired checkout.session.async_payment_succeeded"
        " checkout.session.async_payment_failed charge.refunded charge.dispute.created charge.dispute.updated"
        " charge.dispute.closed charge.dispute.funds_withdrawn charge.dispute.funds_reinstated"
        " radar.early_fraud_warning.created radar.early_fraud_warning.updated".split(),
        PspObjectType.PAYMENT,
    ),
    **dict.fromkeys("refund.created refund.updated refund.failed".split(), PspObjectType.REFUND),
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

BY_REASON: dict[str, str] = {
    # docs.stripe.com/declines/codes, grouped into reasons with a next step of their own
    "authentication_failed": "authentication_required payment_intent_authentication_failure",
    "insufficient_funds": "insufficient_funds",
    "card_limit": "withdrawal_count_limit_exceeded card_velocity_exceeded",
    "expired_card": "expired_card",
    "wrong_card_details": "incorrect_number invalid_number incorrect_cvc invalid_cvc"
    " incorrect_zip invalid_expiry_month invalid_expiry_year incorrect_pin",
    "card_not_supported": "card_not_supported currency_not_supported",
    "merchant_blocked": "transaction_not_allowed merchant_blacklist service_not_allowed",
    "card_restricted": "restricted_card pickup_card lost_card stolen_card",
    "card_declined": "fraudulent do_not_honor generic_decline",
    "ask_your_bank": "call_issuer no_action_taken",
    "try_again_later": "issuer_not_available processing_error reenter_transaction try_again_later approve_with_id",
    "duplicate": "duplicate_transaction",
    "amount_too_small": "amount_too_small",
    "amount_too_large": "amount_too_large",
}
"""Stripe's codes of each reason, also for the browser, which learns of a refused card before we do."""

DECLINES = {code: reason for reason, codes in BY_REASON.items() for code in codes.split()}
"""The raw code is in the log, for staff."""
