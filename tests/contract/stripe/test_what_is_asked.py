"""What we ask of Stripe beside the amount: receipts, words on a statement, 3-D Secure; what is kept of a card."""

import re

import pytest

from inapp.domain.model import Account, CardFacts, NextStep
from inapp.domain.retention import TABLES
from inapp.operations import retention
from inapp.payments import psp_events
from psp_adapters.stripe import objects
from psp_adapters.stripe.settings import StripeSettings
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import RETURN, at_stripe, case, cashier, creations, deposit, paid, seen
from tests.support.harness import LOGIN, USER, World

__all__ = ["case", "cashier"]

GOOD = {
    "STRIPE_SECRET_KEY": "sk_live_1",
    "STRIPE_PUBLISHABLE_KEY": "pk_live_1",
    "STRIPE_WEBHOOK_SECRETS": "whsec_0123456789abcdefghijklmn",
}
BOTH = pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])


def asked(case: StripeCase, framed: bool, email: str = "", **settings: str) -> dict[str, str]:
    """The parameters of the PaymentIntent, or of the session that makes it."""
    payment = deposit(case, framed)
    step: NextStep = case.start(**settings).start_deposit(payment, RETURN, email)
    assert step.psp_ref
    (call,) = creations(case)
    return {re.sub(r"^payment_intent_data\[(\w+)\]", r"\1", name): value for name, value in call["params"].items()}


@BOTH
def test_nothing_is_asked_for_that_nobody_has_set(case: StripeCase, framed: bool):
    names = " ".join(asked(case, framed))
    for word in ("receipt_email", "statement_descriptor", "three_d_secure"):
        assert word not in names


@BOTH
def test_settings_are_asked_for_in_both_hand_offs(case: StripeCase, framed: bool):
    found = asked(case, framed, statement_descriptor_suffix="ACME FX", request_three_d_secure="any")
    assert found["statement_descriptor_suffix"] == "ACME FX"
    assert found["payment_method_options[card][request_three_d_secure]"] == "any"


@BOTH
def test_a_receipt_goes_to_the_trader_whose_address_is_known(case: StripeCase, cashier: World, framed: bool):
    at_stripe(cashier, framed)
    (call,) = creations(case)
    told = {value for name, value in call["params"].items() if "receipt_email" in name}
    assert told == {"alex@example.test"}


@pytest.mark.parametrize("email", ["", "no address", "Alex <alex@example.test>", "alex@localhost", "ä@example.test"])
def test_an_address_that_may_not_be_one_is_not_sent(case: StripeCase, cashier: World, email: str):
    with cashier.database.write() as db:
        db.set_accounts_of(USER, [Account(LOGIN, USER, email)])
    at_stripe(cashier)
    (call,) = creations(case)
    assert not [name for name in call["params"] if "receipt_email" in name]


@BOTH
def test_an_address_that_stripe_refuses_costs_the_receipt_and_not_the_payment(case: StripeCase, framed: bool):
    step = case.psp.start_deposit(deposit(case, framed), RETURN, "alex@refused.invalid")
    assert step.psp_ref
    assert [call["status"] for call in creations(case)] == [400, 200]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STATEMENT_DESCRIPTOR_SUFFIX", "x" * 23),
        ("STATEMENT_DESCRIPTOR_SUFFIX", "12345"),
        ("STATEMENT_DESCRIPTOR_SUFFIX", "ACME <FX>"),
        ("STATEMENT_DESCRIPTOR_SUFFIX", 'ACME "FX"'),
        ("STATEMENT_DESCRIPTOR_SUFFIX", "ACMÉ"),
        ("REQUEST_THREE_D_SECURE", "always"),
        ("INSTALLATION", "two words"),
        ("INSTALLATION", "x" * 101),
    ],
)
def test_a_setting_that_stripe_would_refuse_is_named_at_the_start(name: str, value: str):
    with pytest.raises(ValueError, match=f"STRIPE_{name} must be"):
        StripeSettings.read(GOOD | {f"STRIPE_{name}": value}, demo=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STATEMENT_DESCRIPTOR_SUFFIX", "ACME FX-1"),
        ("STATEMENT_DESCRIPTOR_SUFFIX", "x" * 22),
        ("REQUEST_THREE_D_SECURE", "challenge"),
        ("INSTALLATION", "brand-a"),
    ],
)
def test_a_good_setting_is_taken(name: str, value: str):
    read = StripeSettings.read(GOOD | {f"STRIPE_{name}": value}, demo=False)
    assert getattr(read, name.lower()) == value


def test_a_suffix_that_does_not_fit_behind_the_accounts_prefix_is_found(case: StripeCase):
    assert case.start(statement_descriptor_suffix="x" * 10).check() == []
    (problem,) = case.start(statement_descriptor_suffix="x" * 22).check()
    assert "STRIPE_STATEMENT_DESCRIPTOR_SUFFIX" in problem


# Kept of a card


CHARGE = {
    "id": "ch_1",
    "billing_details": {"name": "Alex Demo"},
    "outcome": {"type": "authorized", "reason": None, "network_status": "approved_by_network", "risk_level": "normal"},
    "payment_method_details": {
        "card": {
            "fingerprint": "f1",
            "country": "DE",
            "funding": "prepaid",
            "three_d_secure": {"result": "authenticated"},
            "brand": "visa",
        }
    },
}


def test_what_a_charge_says_of_its_card_is_kept():
    assert objects.card_facts(CHARGE) == CardFacts(
        "ch_1", "f1", "Alex Demo", "DE", "prepaid", "authenticated", "normal", "authorized:approved_by_network"
    )


@pytest.mark.parametrize(
    "missing", [{"billing_details": None}, {"outcome": None}, {"payment_method_details": {"card": {"brand": None}}}]
)
def test_what_stripe_does_not_say_is_left_empty(missing: dict):
    assert objects.card_facts(CHARGE | missing).id == "ch_1"
    assert objects.card_facts(None) is objects.card_facts("ch_1") is None


def test_each_try_of_a_deposit_is_kept_until_nobody_can_dispute_it(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    for card in ("4000000000000002", "4000000000009995", "4242424242424242"):
        case.local.call("POST", "/_sim/pay", f'{{"payment_intent": "{payment.psp_ref}", "card": "{card}"}}'.encode())
        psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
        psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    with cashier.database.read() as db:
        kept = db.card_facts(payment.ref)
    assert len({one.fingerprint for one in kept}) == len(kept) == 3
    assert {one.country for one in kept} == {"US"} and kept[-1].risk_level == "normal"
    cashier.clock.forward(TABLES["card_facts"].days * retention.DAY - 1000)
    retention.forget(cashier.cashier)
    with cashier.database.read() as db:
        assert len(db.card_facts(payment.ref)) == 3
    cashier.clock.forward(120_000)
    retention.forget(cashier.cashier)
    with cashier.database.read() as db:
        assert db.card_facts(payment.ref) == []


def test_nothing_is_kept_twice(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    for _ in range(3):
        psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    with cashier.database.read() as db:
        assert len(db.card_facts(payment.ref)) == 1
    assert seen(case, paid(case, ref="D-9")).card is not None
