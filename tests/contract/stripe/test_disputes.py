"""Disputes, preventions, appeals and warnings of fraud, as staff learn of them and as money obeys them."""

import pytest

from inapp.domain.errors import Declined
from inapp.domain.model import DisputeState
from inapp.payments import psp_events
from psp_adapters.stripe import codes, objects
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import money
from tests.contract.stripe.test_stripe import REF, case, cashier, paid, refund, seen
from tests.support.harness import World

__all__ = ["case", "cashier"]


@pytest.mark.fault("H17")
@pytest.mark.parametrize(("case_type", "disputed"), [("resolution", True), ("block", False)])
def test_a_prevented_dispute_leaves_the_money_here_only_if_it_was_blocked(
    case: StripeCase, case_type: str, disputed: bool
):
    psp_ref = paid(case)
    case.local.sim("dispute", payment_intent=psp_ref, prevented=case_type)
    assert seen(case, psp_ref).disputed is disputed
    if disputed:
        with pytest.raises(Declined, match="charge_disputed"):
            refund(case, psp_ref)
    else:
        assert refund(case, psp_ref).money == money("10.50")


@pytest.mark.parametrize("status", ["appeal_needs_response", "appeal_under_review"])
def test_an_appeal_keeps_the_money_disputed_until_it_is_won(case: StripeCase, status: str):
    psp_ref = paid(case)
    for step in ({}, {"outcome": "lost"}, {"outcome": status}):
        case.local.sim("dispute", payment_intent=psp_ref, **step)
    assert seen(case, psp_ref).disputed is True
    case.local.sim("dispute", payment_intent=psp_ref, outcome="won")
    assert seen(case, psp_ref).disputed is False


def test_a_case_that_nobody_has_described_keeps_the_money(caplog: pytest.LogCaptureFixture):
    found = {"id": "du_1", "status": "prevented", "reason": "fraudulent", "amount": 100, "currency": "usd"}
    for card in ({"case_type": "on_the_moon"}, None):
        told = objects.dispute_of(found | {"payment_method_details": {"card": card}})
        assert told.state is DisputeState.OPEN
    assert objects.dispute_of(found | {"status": "on_mars"}).state is DisputeState.OPEN
    assert "on_the_moon" in caplog.text and "on_mars" in caplog.text


def test_a_dispute_is_told_with_amount_reason_and_the_last_day_for_an_answer(case: StripeCase):
    psp_ref = paid(case)
    made = case.local.sim("dispute", payment_intent=psp_ref, amount=500)
    (dispute,) = seen(case, psp_ref).disputes
    assert (dispute.id, dispute.money, dispute.reason) == (made["id"], money("5.00"), "fraudulent")
    assert (dispute.state, dispute.word) == (DisputeState.OPEN, "needs_response (chargeback)")
    assert dispute.due == made["evidence_details"]["due_by"] * 1000


@pytest.mark.parametrize("names_intent", [True, False])
def test_a_warning_is_followed_also_where_it_names_the_charge_alone(case: StripeCase, names_intent: bool):
    psp_ref = paid(case)
    case.local.sim("early_fraud_warning", payment_intent=psp_ref, names_intent=names_intent)
    (event,) = [one for one in case.psp.recent_events(0) if "warning" in one.type]
    assert event.psp_ref.startswith("pi_" if names_intent else "ch_")
    told = case.psp.look_up(event.subject, event.ref, event.psp_ref)
    assert (told.disputed, told.psp_ref, told.ref) == (True, psp_ref, REF)


def test_each_turn_of_a_dispute_is_alerted_and_kept(case: StripeCase, cashier: World):
    from tests.contract.stripe.test_stripe import at_stripe

    payment, _ = at_stripe(cashier)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    told = []
    for step in (
        {},
        {"outcome": "under_review"},
        {"outcome": "lost"},
        {"outcome": "appeal_needs_response"},
        {"outcome": "won"},
    ):
        case.local.sim("dispute", payment_intent=payment.psp_ref, **step)
        psp_events.catch_up(cashier.cashier)
        for _ in range(2):
            psp_events.work_inbox(cashier.cashier)
        cashier.run()
        told.append([alert.text for alert in cashier.pager.sent][-1])
        cashier.clock.forward(1000)
    assert len(cashier.pager.sent) == len(told), "one alert for each turn"
    for text, word in zip(told, ("disputes", "is with the bank", "is lost", "disputes", "is won"), strict=True):
        assert word in text and "100.00 USD (fraudulent)" in text
    assert "UTC" in told[0], "the last moment for an answer"
    assert [alert.code for alert in cashier.pager.sent][2] == "dispute_lost"
    with cashier.database.read() as db:
        (kept,) = db.disputes(payment.ref)
    assert kept.state is DisputeState.WON


def test_every_status_and_case_type_of_the_library_has_a_meaning():
    from typing import get_args

    import stripe

    from tests.contract.psp_cases import words

    assert words(stripe.Dispute.__annotations__["status"]) == set(codes.DISPUTE) | {codes.PREVENTED}
    hint = stripe.Dispute.PaymentMethodDetails.Card.__annotations__["case_type"]
    case_types = {word for member in (hint, *get_args(hint)) for word in get_args(member) if isinstance(word, str)}
    assert case_types - {"chargeback", "compliance", "inquiry"} == set(codes.PREVENTED_CASE)
