"""Every request of the adapter, and every answer of the local Stripe, held against Stripe's published description."""

import json
from dataclasses import replace

import pytest
import stripe

from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.instruments import Keeping
from inapp.domain.model import PspObjectType
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import money
from tests.contract.stripe.test_stripe import RETURN, case, deposit, paid, start
from tests.support import stripe_description as described
from tests.support.local_stripe import CHALLENGED, DECLINED

__all__ = ["case"]


def a_deposit_in_a_frame(case: StripeCase) -> None:
    psp_ref = paid(case)
    case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)
    case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None)


def a_deposit_on_the_hosted_page(case: StripeCase) -> None:
    psp_ref = start(case, framed=False).psp_ref
    case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)
    case.local.sim("pay", session=psp_ref)
    case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)


def every_setting(case: StripeCase) -> None:
    rich = case.start(statement_descriptor_suffix="ACME FX", request_three_d_secure="challenge")
    for framed, ref in ((True, "D-1"), (False, "D-2")):
        rich.start_deposit(deposit(case, framed, ref=ref), RETURN, "alex@example.test")


def refused_and_challenged_cards(case: StripeCase) -> None:
    for number, card in enumerate((DECLINED, CHALLENGED)):
        psp_ref = start(case, ref=f"D-{number}").psp_ref
        case.local.call("POST", "/_sim/pay", json.dumps({"payment_intent": psp_ref, "card": card}).encode())
        case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)


def refunds(case: StripeCase) -> None:
    psp_ref = paid(case)
    made = case.psp.refund(psp_ref, money("4.00"), "W-2.refund.1")
    case.psp.look_up(PspObjectType.REFUND, made.key, made.psp_ref)
    case.psp.look_up(PspObjectType.REFUND, made.key, None, psp_ref)
    for status in ("pending", "requires_action", "failed", "canceled"):
        case.local.sim("refund_result", refund=made.psp_ref, status=status)
        case.psp.look_up(PspObjectType.REFUND, made.key, made.psp_ref)


def disputes_and_warnings(case: StripeCase) -> None:
    for number, steps in enumerate(
        (
            [{}, {"outcome": "under_review"}, {"outcome": "lost"}, {"outcome": "appeal_needs_response"}],
            [{"inquiry": True}, {"inquiry": True, "outcome": "warning_closed"}],
            [{"prevented": "block"}],
            [{"prevented": "resolution"}],
        )
    ):
        psp_ref = paid(case, ref=f"D-{number}")
        for step in steps:
            case.local.sim("dispute", payment_intent=psp_ref, **step)
            case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)
    case.local.sim("early_fraud_warning", payment_intent=psp_ref, names_intent=False)
    case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)
    case.psp.recent_events(0)


def cancelling(case: StripeCase) -> None:
    for framed, ref in ((True, "D-1"), (False, "D-2")):
        case.psp.cancel(start(case, framed, ref=ref).psp_ref)
        case.psp.cancel(paid(case, framed, ref=f"{ref}9"))


def a_lost_start(case: StripeCase) -> None:
    for framed, call in ((True, "payment_intents.create"), (False, "checkout.sessions.create")):
        case.local.sim("faults", call=call, kind="stored_500", applied=True)
        case.psp.start_deposit(replace(deposit(case, framed, ref=f"D-{framed}")), RETURN)


def kept_cards(case: StripeCase) -> None:
    psp = case.start(saved_cards=True)
    keeping = Keeping(psp.make_customer(7, "D-2222222"))
    for framed, ref in ((True, "D-1"), (False, "D-2")):
        psp.start_deposit(deposit(case, framed, ref=ref), RETURN, keeping=keeping)
        case.approve(ref)
        kept = psp.look_up(PspObjectType.PAYMENT, ref, None).kept
        assert kept and kept.customer == keeping.customer
    psp.start_deposit(deposit(case, ref="D-3"), RETURN, keeping=replace(keeping, instrument=kept.psp_ref))
    psp.forget_instrument(kept.psp_ref)
    psp.forget_instrument(kept.psp_ref)
    psp.prove()


def a_payment_in_progress(case: StripeCase) -> None:
    psp_ref = start(case).psp_ref
    case.local.sim("capture", payment_intent=psp_ref, delayed=True)
    case.local.sim("pay", payment_intent=psp_ref)
    case.psp.look_up(PspObjectType.PAYMENT, "", psp_ref)


def set_up(case: StripeCase) -> None:
    start(case)
    case.psp.prove(trial=True)
    url = "https://pay.example.com/psp/stripe/webhook"
    case.psp.register_webhook(url)
    (made,) = [one for one in case.local.v1.webhook_endpoints.list().data if one.url == url]
    case.local.v1.webhook_endpoints.update(made.id, {"enabled_events": ["charge.failed"], "disabled": True})
    case.psp.register_webhook(url)
    case.psp.check_webhook(url)


def refusals(case: StripeCase) -> None:
    case.local.sim("standing", forbidden=["refunds.list"], charges_enabled=False, card_payments="inactive")
    case.psp.prove()
    case.local.sim("standing", refuses="testmode_charges_only", forbidden=[])
    with pytest.raises(Declined):
        start(case)
    case.psp.prove()
    with pytest.raises(OutcomeUnknown):
        case.psp.refund("pi_unknown", money("4.00"), "W-2.refund.1")


HAPPENINGS = [
    a_deposit_in_a_frame,
    a_deposit_on_the_hosted_page,
    every_setting,
    refused_and_challenged_cards,
    refunds,
    disputes_and_warnings,
    cancelling,
    a_lost_start,
    kept_cards,
    a_payment_in_progress,
    set_up,
    refusals,
]


@pytest.mark.parametrize("happens", HAPPENINGS)
def test_requests_and_answers_are_as_stripe_describes_them(case: StripeCase, happens):
    happens(case)
    exchanges = case.local.known("exchanges")
    assert exchanges
    problems = described.problems_of(exchanges)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "happens", [a_deposit_in_a_frame, disputes_and_warnings, refunds, a_deposit_on_the_hosted_page]
)
def test_events_are_as_stripe_describes_them(case: StripeCase, happens):
    happens(case)
    schema = described.description()["components"]["schemas"]["event"]
    events = case.local.known("events")
    problems = {problem for event in events for problem in described._problems(schema, event, "event")}
    for event in events:
        found = event["data"]["object"]
        problems |= set(described._problems({"$ref": f"#/{found['object']}"}, found, event["type"]))
    assert not problems, "\n".join(sorted(problems))


def test_the_description_is_strict_enough_to_find_a_mistake():
    path = "/v1/payment_intents"
    assert described.answer_problems("GET", f"{path}/pi_1", 200, {"id": "pi_1", "object": "payment_intent"})
    assert described.request_problems("POST", path, [["amount", "ten"], ["currency", "usd"]])
    assert described.request_problems("POST", path, [["amount", "10"]])
    assert described.request_problems("POST", path, [["amount", "10"], ["currency", "usd"], ["colour", "red"]])
    assert described.request_problems("POST", path, [["amount", "10"], ["currency", "usd"]]) == []
    assert described.request_problems("GET", "/v1/nowhere", [])


def test_each_change_since_the_description_names_its_source_and_is_still_one():
    """A newer description makes a line fall away."""
    for call, name in described.CHANGED_PARAMS:
        method, _, path = call.partition(" ")
        body = described.description()["paths"][path][method.lower()]["requestBody"]["content"][described.FORM]
        assert name not in body["schema"]["properties"], name
    titled = {schema.get("title"): schema for schema in described.description()["components"]["schemas"].values()}
    for title, name in described.CHANGED_FIELDS:
        assert name not in titled[title]["properties"], name
    sources = (
        *described.CHANGED_PARAMS.values(),
        *described.CHANGED_FIELDS.values(),
        *described.CHANGED_WORDS.values(),
    )
    assert all(source.startswith(f"{described.CHANGELOG}/") for source in sources)
    older = json.dumps(described.description())
    assert not any(f'"{word}"' in older for word in described.CHANGED_WORDS)
    assert described.description()["info"]["version"] < stripe.api_version
