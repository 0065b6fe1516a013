"""Stripe's words and codes: each has a meaning, and each refused try a sentence for its payer."""

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import stripe

from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.model import ObservationKind
from inapp.payments import deposits
from inapp.web.status_texts import REASONS, words_for
from psp_adapters.stripe import codes, objects
from psp_adapters.stripe.client import reason_and_code
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import RETURN, at_stripe, case, cashier, creations, deposit, seen, start
from tests.contract.stripe.test_webhooks import event, read, sign
from tests.support.harness import World

__all__ = ["case", "cashier"]

DECLINE_CODES = """
    approve_with_id authentication_required call_issuer card_not_supported card_velocity_exceeded currency_not_supported
    do_not_honor do_not_try_again duplicate_transaction expired_card fraudulent generic_decline incorrect_address
    incorrect_cvc incorrect_number incorrect_pin incorrect_zip insufficient_funds invalid_account invalid_amount
    invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available lost_card
    merchant_blacklist mobile_device_authentication_required new_account_information_available no_action_taken
    not_permitted offline_pin_required online_or_offline_pin_required pickup_card pin_try_exceeded processing_error
    reenter_transaction restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation
    service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed try_again_later
    withdrawal_count_limit_exceeded
""".split()
"""docs.stripe.com/declines/codes, in 2026"""

OF_A_TRY = """
    authentication_failure authentication_required card_decline_rate_limit_exceeded card_declined expired_card
    expired_payment_method incorrect_address incorrect_cvc incorrect_number incorrect_postal_code incorrect_zip
    insufficient_funds invalid_characters invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number
    payment_intent_authentication_failure payment_intent_payment_attempt_expired payment_intent_payment_attempt_failed
    payment_method_customer_decline payment_method_not_available payment_method_provider_decline
    payment_method_provider_timeout payment_method_restricted processing_error refer_to_customer
    three_d_secure_authentication_not_supported three_d_secure_authentication_upstream_error
""".split()
"""The error codes of the pinned version that a payer's try can end with."""


def library_codes() -> set[str]:
    hint = stripe.PaymentIntent.LastPaymentError.__annotations__["code"]
    return {word for member in get_args(hint) for word in get_args(member) if isinstance(word, str)}


@pytest.mark.parametrize("code", sorted({*DECLINE_CODES, *OF_A_TRY}))
def test_every_published_decline_and_every_error_of_a_try_has_a_sentence_of_its_own(code: str):
    assert code in codes.DECLINES
    assert codes.DECLINES[code] in REASONS


def test_every_error_code_of_the_pinned_version_has_a_sentence_at_least():
    assert {*OF_A_TRY} <= library_codes()
    for code in library_codes():
        assert words_for(reason_and_code(code)), code


@pytest.mark.parametrize(
    ("code", "tried", "refuses_all"),
    [
        *((code, "pm_1", True) for code in sorted(codes.OF_THE_ACCOUNT)),
        ("card_declined", "pm_1", False),
        ("capability_not_active", None, False),
    ],
)
def test_a_try_that_fails_for_the_account_is_told_from_one_that_fails_for_its_card(code, tried, refuses_all):
    failure = {"code": code, "payment_method": {"id": tried} if tried else None}
    intent = {"status": "requires_payment_method", "livemode": False, "last_payment_error": failure, "metadata": {}}
    assert objects.observe_intent(intent, "pi_1", "").refuses_all is refuses_all
    assert code in library_codes()


def test_a_code_without_a_sentence_of_its_own_is_logged_and_stands_behind_the_reason(caplog: pytest.LogCaptureFixture):
    assert reason_and_code("on_the_moon") == "card_declined:on_the_moon"
    assert "on_the_moon" in caplog.text
    assert reason_and_code(None) == ""


@pytest.mark.parametrize(
    ("card", "shown"),
    [
        ({"brand": None, "last4": None}, "Card"),
        ({"brand": None, "last4": "4242"}, "Card 4242"),
        ({"brand": "visa", "last4": None}, "Visa"),
        ({}, ""),
        (None, ""),
    ],
)
def test_a_card_that_stripe_knows_little_of_has_a_plain_name(card: dict | None, shown: str):
    assert objects.instrument({"id": "ch_1", "payment_method_details": {"card": card}}) == shown


@pytest.mark.parametrize("kind", ["payment_intent.amount_capturable_updated", "review.opened", "charge.expired"])
def test_what_a_webhook_for_everything_also_sends_is_no_error(kind: str, caplog: pytest.LogCaptureFixture):
    body = event(kind)
    with caplog.at_level(logging.ERROR):
        assert read(body, sign(body)) == []
    assert caplog.text == ""


def test_a_thin_event_is_taken_and_said_to_be_useless(caplog: pytest.LogCaptureFixture):
    thin = {"id": "evt_1", "object": "v2.core.event", "type": "v1.payment_intent.succeeded", "related_object": {}}
    body = json.dumps(thin).encode()
    assert read(body, sign(body)) == [], "a refusal would have Stripe repeat it and then switch the webhook off"
    assert "snapshot" in caplog.text


def test_link_is_off_in_the_hosted_page_and_in_the_frames_form(case: StripeCase):
    start(case, framed=False)
    (session,) = creations(case)
    assert session["params"]["wallet_options[link][display]"] == "never"
    assert 'link: "never"' in (Path(codes.__file__).parent / "static" / "card.js").read_text(encoding="utf-8")


# Cancelled elsewhere


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_what_was_cancelled_in_the_dashboard_is_not_offered_again(case: StripeCase, cashier: World, framed: bool):
    payment, _ = at_stripe(cashier, framed)
    if framed:
        case.local.v1.payment_intents.cancel(payment.psp_ref)
    else:
        case.local.v1.checkout.sessions.expire(payment.psp_ref)
    assert seen(case, payment.psp_ref).kind is ObservationKind.NOT_ATTEMPTED
    assert deposits.next_step(cashier.cashier, payment) is None
    ended = cashier.payment(payment.ref)
    assert (str(ended.status), words_for(ended.reason)) == ("cancelled", "")


def test_a_cancelled_form_is_declined_by_the_adapter(case: StripeCase):
    psp_ref = start(case).psp_ref
    case.psp.cancel(psp_ref)
    with pytest.raises(Declined, match="cancelled"):
        case.psp.start_deposit(replace(deposit(case), psp_ref=psp_ref), RETURN)


def test_a_refused_list_of_events_is_no_answer_and_never_a_decline(case: StripeCase, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise stripe.InvalidRequestError("no", "types", code="parameter_invalid_empty")

    monkeypatch.setattr(case.psp._api.events, "list", refuse)
    with pytest.raises(OutcomeUnknown):
        case.psp.recent_events(0)
    monkeypatch.setattr(case.psp._api.accounts, "retrieve_current", refuse)
    assert case.psp.account() is None
