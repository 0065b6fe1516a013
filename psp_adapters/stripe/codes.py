"""Stripe's words in ours, one table each; the log reports an unlisted word as an error."""

from inapp.domain.model import DisputeState, ObservationKind, PspObjectType

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
    "payment_intent.created payment_intent.requires_action payment_intent.amount_capturable_updated"
    " payment_intent.partially_funded charge.succeeded charge.failed charge.pending charge.updated charge.captured"
    " charge.expired charge.refund.updated review.opened review.closed balance.available payout.created payout.updated"
    " payout.paid payout.failed payout.canceled payout.reconciliation_completed".split()
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

DISPUTE: dict[str, DisputeState] = {
    # docs.stripe.com/api/disputes/object#dispute_object-status
    "warning_needs_response": DisputeState.OPEN,
    "warning_under_review": DisputeState.UNDER_REVIEW,
    "warning_closed": DisputeState.CLOSED,
    "needs_response": DisputeState.OPEN,
    "under_review": DisputeState.UNDER_REVIEW,
    "appeal_needs_response": DisputeState.OPEN,
    "appeal_under_review": DisputeState.UNDER_REVIEW,
    "won": DisputeState.WON,
    "lost": DisputeState.LOST,
}
PREVENTED = "prevented"
PREVENTED_CASE: dict[str, DisputeState] = {
    # docs.stripe.com/disputes/prevention: a block stops it, a resolution refunds the payer by itself
    "block": DisputeState.PREVENTED,
    "resolution": DisputeState.REFUNDED,
}
"""The state of a prevented dispute, by its case type."""

MARK = "installation"
"""The name in the metadata under which everything that we make carries our installation's mark."""

BY_REASON: dict[str, str] = {
    # docs.stripe.com/declines/codes and docs.stripe.com/error-codes, grouped into reasons with a next step of their own
    "authentication_failed": "authentication_required payment_intent_authentication_failure authentication_failure"
    " mobile_device_authentication_required three_d_secure_authentication_not_supported"
    " three_d_secure_authentication_upstream_error setup_intent_authentication_failure offline_pin_required"
    " online_or_offline_pin_required",
    "insufficient_funds": "insufficient_funds",
    "card_limit": "withdrawal_count_limit_exceeded card_velocity_exceeded card_decline_rate_limit_exceeded"
    " charge_exceeds_source_limit charge_exceeds_transaction_limit payment_intent_rate_limit_exceeded",
    "expired_card": "expired_card expired_payment_method",
    "wrong_card_details": "incorrect_number invalid_number incorrect_cvc invalid_cvc incorrect_address"
    " incorrect_zip incorrect_postal_code postal_code_invalid invalid_expiry_month invalid_expiry_year incorrect_pin"
    " invalid_pin pin_try_exceeded invalid_characters",
    "card_not_supported": "card_not_supported currency_not_supported invalid_card_type invalid_account"
    " new_account_information_available payment_method_not_available payment_method_unsupported_type"
    " payment_method_currency_mismatch token_card_network_invalid testmode_decline test_mode_live_card",
    "merchant_blocked": "transaction_not_allowed merchant_blacklist service_not_allowed not_permitted"
    " action_blocked request_blocked",
    "card_restricted": "restricted_card pickup_card lost_card stolen_card security_violation"
    " payment_method_restricted do_not_try_again",
    "card_declined": "fraudulent do_not_honor generic_decline card_declined"
    " payment_method_provider_decline payment_method_customer_decline payment_intent_payment_attempt_failed"
    " setup_attempt_failed",
    "ask_your_bank": "call_issuer no_action_taken refer_to_customer stop_payment_order revocation_of_authorization"
    " revocation_of_all_authorizations",
    "try_again_later": "issuer_not_available processing_error reenter_transaction try_again_later approve_with_id"
    " payment_method_provider_timeout payment_intent_payment_attempt_expired lock_timeout rate_limit",
    "duplicate": "duplicate_transaction",
    "amount_too_small": "amount_too_small",
    "amount_too_large": "amount_too_large invalid_amount",
}
"""Stripe's codes of each reason, also for the browser, which learns of a refused card before we do."""

GONE = frozenset({"resource_missing", "payment_method_unexpected_state"})
"""The reasons, for a payment with a customer, that Stripe does not have the customer or the kept card any more."""

OF_THE_AMOUNT = frozenset({"amount_too_small", "amount_too_large", "card_not_supported"})
"""The reasons, when a payment is begun, that lie in its amount or currency; others would meet every payer."""

OF_THE_ACCOUNT = frozenset(
    "account_closed account_invalid account_country_invalid_address"
    " account_error_country_change_requires_additional_steps capability_not_active livemode_mismatch"
    " not_allowed_on_standard_account payment_method_unactivated platform_account_required"
    " progressive_onboarding_limit_exceeded testmode_charges_only".split()
)
"""The codes of a try that lie in the broker's account, and would meet every payer (docs.stripe.com/error-codes)."""

DECLINES = {code: reason for reason, codes in BY_REASON.items() for code in codes.split()}
"""The raw code is in the log, for staff."""
