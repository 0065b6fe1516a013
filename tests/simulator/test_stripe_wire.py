"""The local Stripe's faults, hosted page, browser script and webhooks, over the wire."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints
from urllib.parse import urlsplit

import pytest
import stripe

from tests.support.local_stripe import (
    CHALLENGED,
    DECLINED,
    PUBLISHABLE,
    WEBHOOK_SECRET,
    Endpoint,
    LocalStripe,
    running,
)
from tests.support.processes import ROOT, until

USD_1 = {"amount": 100, "currency": "usd"}
EVENT_TYPES = get_args(get_type_hints(stripe.Event)["type"])


@pytest.fixture(scope="module")
def listening() -> Iterator[tuple[Endpoint, str]]:
    endpoint = Endpoint()
    with running(endpoint.url) as (_, url):
        yield endpoint, url
    endpoint.close()


@pytest.fixture
def local(listening: tuple[Endpoint, str]) -> LocalStripe:
    local = LocalStripe(listening[1])
    local.sim("reset")
    return local


@pytest.fixture
def endpoint(listening: tuple[Endpoint, str], local: LocalStripe) -> Endpoint:
    # What an earlier test caused may still be on its way; what is marked with our own object is ours.
    listening[0].received.clear()
    listening[0].statuses.clear()
    return listening[0]


def of(endpoint: Endpoint, object_id: str) -> list[str]:
    """The types of the events about one object, in the order in which they came."""
    return [event["type"] for event in endpoint.events if event["data"]["object"]["id"] == object_id]


# Faults


def test_an_answer_that_is_dropped_after_its_effect_is_found_again_by_the_librarys_retry(local: LocalStripe):
    local.sim("faults", call="POST /v1/payment_intents", kind="drop_after")
    intent = local.client(retries=2).v1.payment_intents.create(USD_1)
    assert [one["id"] for one in local.known("objects")] == [intent.id]
    assert intent.last_response.headers["Idempotent-Replayed"] == "true"


@pytest.mark.parametrize(("kind", "made"), [("drop_before", 0), ("drop_after", 1), ("hang", 0)])
def test_a_dropped_connection_leaves_open_what_happened(local: LocalStripe, kind: str, made: int):
    local.sim("faults", call="payment_intents.create", kind=kind, seconds=0.1)
    with pytest.raises(stripe.APIConnectionError):
        local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    assert len(local.known("objects")) == made
    local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    assert len(local.known("objects")) == 1


@pytest.mark.parametrize("applied", [False, True])
def test_a_stored_500_is_given_again_under_its_key_whether_it_had_an_effect_or_not(local: LocalStripe, applied: bool):
    local.sim("faults", call="payment_intents.create", kind="stored_500", applied=applied)
    for replayed in (None, "true"):
        with pytest.raises(stripe.APIError) as failed:
            local.client(retries=2).v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
        assert failed.value.http_status == 500
        assert failed.value.headers.get("Idempotent-Replayed") == replayed
    assert len(local.known("objects")) == applied
    assert len(local.known("calls")) == 2, "the library is told not to retry a stored answer"


@pytest.mark.parametrize(("status", "applied"), [(502, False), (503, True)])
def test_a_gateways_page_is_no_answer_of_the_api(local: LocalStripe, status: int, applied: bool):
    local.sim("faults", call="payment_intents.create", kind="status", status=status, applied=applied)
    with pytest.raises(stripe.APIError) as failed:
        local.v1.payment_intents.create(USD_1)
    assert failed.value.http_status == status and len(local.known("objects")) == applied


def test_a_call_too_many_has_no_effect_and_is_remembered_by_nobody(local: LocalStripe):
    local.sim("faults", call="payment_intents.create", kind="rate_limit")
    with pytest.raises(stripe.RateLimitError):
        local.client(retries=2).v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    assert local.known("objects") == []
    assert local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).amount == 100


@pytest.mark.parametrize("kind", ["slow", "slow_after"])
def test_a_slow_call_has_its_effect_after_the_client_gave_up(local: LocalStripe, kind: str):
    local.sim("faults", call="payment_intents.create", kind=kind, seconds=0.6)
    with pytest.raises(stripe.APIConnectionError):
        local.client(timeout=0.3).v1.payment_intents.create(USD_1)
    assert len(local.known("objects")) == (kind == "slow_after")
    until(lambda: len(local.known("objects")) == 1)


def test_a_fault_hits_its_own_call_as_often_as_it_says(local: LocalStripe):
    local.sim("faults", call="GET /v1/account", kind="rate_limit", times=2)
    local.intent()
    for _ in range(2):
        with pytest.raises(stripe.RateLimitError):
            local.v1.accounts.retrieve_current()
    local.v1.accounts.retrieve_current()
    assert local.known("faults") == []


def test_an_unknown_fault_is_refused(local: LocalStripe):
    for wrong in ({"call": "nothing", "kind": "slow"}, {"call": "refunds.create", "kind": "nothing"}):
        assert local.call("POST", "/_sim/faults", json.dumps(wrong).encode()).status == 400


def test_the_noted_calls_show_keys_and_parameters_but_no_secret(local: LocalStripe):
    intent = local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    local.confirm(intent)
    local.call("GET", f"/v1/payment_intents/{intent.id}?key={PUBLISHABLE}&client_secret={intent.client_secret}")
    calls = local.known("calls")
    assert [call["name"] for call in calls] == [f"payment_intents.{name}" for name in ("create", "confirm", "retrieve")]
    assert (calls[0]["idempotency_key"], calls[0]["params"]["amount"]) == ("k", "100")
    noted = json.dumps(calls)
    assert intent.client_secret not in noted and "4242" not in noted and "sk_test" not in noted


# The hosted page


def test_the_hosted_page_cannot_be_framed(local: LocalStripe):
    page = local.call("GET", urlsplit(local.session().url).path)
    assert page.status == 200 and "25.00" in page.text and "Card number" in page.text
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_a_session_gets_its_intent_with_our_metadata_only_when_the_payer_pays(local: LocalStripe):
    session = local.session()
    assert (session.payment_intent, session.status, session.payment_status) == (None, "open", "unpaid")
    answer = local.press(session)
    assert (answer.status, answer.headers["Location"]) == (303, f"http://127.0.0.1:1/return/key?session={session.id}")
    paid = local.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert paid.payment_intent.metadata["reference"] == "D-1"
    assert paid.payment_intent.latest_charge.amount_captured == 2500
    assert local.call("GET", urlsplit(session.url).path).status == 410


def test_a_declined_card_leaves_the_page_open_for_another(local: LocalStripe):
    session = local.session()
    answer = local.press(session, DECLINED)
    assert answer.status == 402 and "Your card was declined." in answer.text
    assert local.press(session).status == 303
    assert len(local.v1.payment_intents.list().data) == 1, "one session has one PaymentIntent"


@pytest.mark.parametrize(("outcome", "status", "paid"), [("complete", 303, "paid"), ("fail", 402, "unpaid")])
def test_the_hosted_page_asks_for_3d_secure(local: LocalStripe, outcome: str, status: int, paid: str):
    session = local.session()
    assert "3-D Secure" in local.press(session, CHALLENGED).text
    assert local.press(session, outcome=outcome).status == status
    assert local.v1.checkout.sessions.retrieve(session.id).payment_status == paid


def test_an_expired_session_takes_no_money_and_says_so(local: LocalStripe):
    by_hand, by_time = local.session(), local.session(expires_at=int(time.time()) + 1800)
    local.v1.checkout.sessions.expire(by_hand.id)
    local.sim("clock", forward=1801)
    for session in (by_hand, by_time):
        assert local.v1.checkout.sessions.retrieve(session.id).status == "expired"
        answer = local.press(session)
        assert answer.status == 410 and "expired" in answer.text
    assert local.known("totals") == {}


def test_a_paid_session_does_not_expire_and_its_intent_is_not_cancelled_by_hand(local: LocalStripe):
    paid, declined = local.session(), local.session()
    local.press(paid)
    local.press(declined, DECLINED)
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.checkout.sessions.expire(paid.id)
    intent = local.v1.checkout.sessions.retrieve(declined.id).payment_intent
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.payment_intents.cancel(intent)
    local.v1.checkout.sessions.expire(declined.id)
    assert local.v1.payment_intents.retrieve(intent).status == "canceled"


@pytest.mark.parametrize(
    ("changed", "param"),
    [
        ({"ui_mode": "hosted"}, "ui_mode"),
        ({"success_url": "/return"}, "success_url"),
        ({"expires_at": 1}, "expires_at"),
        ({"mode": "subscription"}, "mode"),
        ({"payment_intent_data": {"reference": "D-1"}}, "payment_intent_data[reference]"),
    ],
)
def test_a_wrong_session_is_refused_by_name(local: LocalStripe, changed: dict, param: str):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.session(**changed)
    assert refused.value.param == param


# The browser's side


@pytest.mark.parametrize("path", ["/js/stripe.js", "/v3/", "/endive/stripe.js"])
def test_the_browser_script_is_served_wherever_a_page_asks_for_it(local: LocalStripe, path: str):
    answer = local.call("GET", path)
    assert answer.status == 200 and "window.Stripe" in answer.text
    assert answer.headers["Content-Type"].startswith("text/javascript")


def test_a_browser_on_any_site_may_call_the_api(local: LocalStripe):
    assert local.call("OPTIONS", "/v1/payment_intents/pi_1/confirm").headers["Access-Control-Allow-Origin"] == "*"
    assert local.confirm(local.intent()).headers["Access-Control-Allow-Origin"] == "*"


# Webhooks


def test_a_webhook_is_signed_so_that_the_library_accepts_it(local: LocalStripe, endpoint: Endpoint):
    paid = local.paid()
    until(lambda: "payment_intent.succeeded" in of(endpoint, paid.id))
    [(body, signature)] = [
        one for one in endpoint.received if b"payment_intent.succeeded" in one[0] and paid.id.encode() in one[0]
    ]
    event = stripe.Webhook.construct_event(body, signature, WEBHOOK_SECRET)
    assert (event.data.object.amount_received, event.livemode, event.api_version) == (1000, False, stripe.api_version)
    assert local.v1.events.retrieve(event.id).type == event.type
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body, signature, "whsec_other")
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(json.dumps(json.loads(body)), signature, WEBHOOK_SECRET)


def test_a_refused_webhook_comes_again_until_it_is_taken(local: LocalStripe, endpoint: Endpoint):
    endpoint.statuses[:] = [500, 302]
    intent = local.intent()
    until(lambda: of(endpoint, intent.id) == ["payment_intent.created"] * 3)
    until(lambda: local.v1.events.list({"delivery_success": True}).data)


def test_held_webhooks_come_when_they_are_let_go(local: LocalStripe, endpoint: Endpoint):
    local.sim("webhooks", mode="hold")
    paid = local.paid()
    assert endpoint.events == [] and len(local.known("webhooks")["held"]) == 3
    local.sim("webhooks", flush=True)
    until(lambda: len(of(endpoint, paid.id)) == 2)


def test_webhooks_come_double_in_another_order_or_never(local: LocalStripe, endpoint: Endpoint):
    local.sim("webhooks", mode="double")
    double = local.intent()
    until(lambda: of(endpoint, double.id) == ["payment_intent.created"] * 2)
    local.sim("webhooks", mode="reorder")
    reordered = local.paid()
    until(lambda: of(endpoint, reordered.id) == ["payment_intent.succeeded", "payment_intent.created"])
    local.sim("webhooks", mode="drop")
    dropped = local.intent()
    [event] = local.v1.events.list({"type": "payment_intent.created", "limit": 1}).data
    local.sim("webhooks", resend=event.id)
    until(lambda: of(endpoint, dropped.id) == ["payment_intent.created"])


def test_the_time_of_a_signature_can_be_wrong(local: LocalStripe, endpoint: Endpoint):
    local.sim("webhooks", skew=-400)
    intent = local.intent()
    until(lambda: of(endpoint, intent.id))
    [stale] = [one for one in endpoint.received if intent.id.encode() in one[0]]
    with pytest.raises(stripe.SignatureVerificationError, match="tolerance"):
        stripe.Webhook.construct_event(*stale, WEBHOOK_SECRET)


def test_every_step_of_a_payment_is_told_in_events_that_stripe_knows(local: LocalStripe, endpoint: Endpoint):
    declined = local.intent()
    local.confirm(declined, DECLINED)
    local.v1.payment_intents.cancel(declined.id)
    session, expired = local.session(), local.session()
    local.press(session)
    local.v1.checkout.sessions.expire(expired.id)
    won, lost = local.paid(), local.paid()
    refund = local.v1.refunds.create({"payment_intent": won.id, "amount": 100})
    local.sim("refund_result", refund=refund.id, status="failed", failure_reason="declined")
    for intent, outcome in ((won, "won"), (lost, "lost")):
        local.sim("early_fraud_warning", payment_intent=intent.id)
        for step in ("under_review", outcome):
            local.sim("dispute", payment_intent=intent.id, outcome=step)
    told = {event["type"] for event in local.known("events")}
    payment = {f"payment_intent.{step}" for step in ("created", "payment_failed", "canceled", "succeeded")}
    charge = {f"charge.{step}" for step in ("failed", "succeeded", "refunded", "refund.updated")}
    steps = ("created", "updated", "closed", "funds_withdrawn", "funds_reinstated")
    later = {f"charge.dispute.{step}" for step in steps} | {
        f"refund.{step}" for step in ("created", "updated", "failed")
    }
    sessions = {"checkout.session.completed", "checkout.session.expired"}
    assert told == payment | charge | later | sessions | {"radar.early_fraud_warning.created"}
    assert told <= set(EVENT_TYPES)


@pytest.mark.parametrize(("outcome", "paid"), [("succeeded", "paid"), ("failed", "unpaid")])
def test_a_payment_may_be_processing_for_long(local: LocalStripe, outcome: str, paid: str):
    local.sim("capture", delayed=True)
    session = local.session()
    assert local.press(session).status == 303
    waiting = local.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    assert waiting.payment_intent.status == "processing"
    local.sim("settle", payment_intent=waiting.payment_intent.id, outcome=outcome)
    assert local.v1.checkout.sessions.retrieve(session.id).payment_status == paid
    told = [event["type"] for event in local.known("events")]
    assert "payment_intent.processing" in told and f"checkout.session.async_payment_{outcome}" in told


# The process


def test_everything_survives_a_restart_and_undelivered_webhooks_are_taken_up(tmp_path: Path):
    endpoint = Endpoint()
    state = ("--state", str(tmp_path / "stripe.json"))
    with running(endpoint.url, *state) as (_, url):
        local = LocalStripe(url)
        local.sim("webhooks", mode="hold")
        intent = local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    with running(endpoint.url, *state) as (_, url):
        local = LocalStripe(url)
        assert local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).id == intent.id
        until(lambda: of(endpoint, intent.id) == ["payment_intent.created"])
    endpoint.close()


def test_a_taken_port_ends_the_program_with_four(local: LocalStripe):
    command = [sys.executable, "-m", "simulator.stripe", "--port", str(local.port), "--webhook", "http://127.0.0.1:1/"]
    command += ["--webhook-secret", "w", "--secret-key", "s", "--publishable-key", "p"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert done.returncode == 4 and str(local.port) in done.stderr and "Traceback" not in done.stderr
