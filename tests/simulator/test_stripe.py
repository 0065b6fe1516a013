"""The local Stripe's API as the real library meets it, over the wire."""

import threading
from collections.abc import Iterator

import pytest
import stripe

from simulator.stripe.cards import CARDS
from tests.support.local_stripe import CHALLENGED, DECLINED, PUBLISHABLE, Endpoint, LocalStripe, running
from tests.support.processes import until

USD_1 = {"amount": 100, "currency": "usd"}


@pytest.fixture(scope="module")
def process() -> Iterator[str]:
    endpoint = Endpoint()
    with running(endpoint.url) as (_, url):
        yield url
    endpoint.close()


@pytest.fixture
def local(process: str) -> LocalStripe:
    local = LocalStripe(process)
    local.sim("reset")
    return local


# Keys and parameters


def test_a_wrong_secret_key_is_no_key(local: LocalStripe):
    with pytest.raises(stripe.AuthenticationError):
        local.client("sk_test_other").v1.payment_intents.create(USD_1)


def test_the_publishable_key_creates_nothing(local: LocalStripe):
    with pytest.raises(stripe.PermissionError) as refused:
        local.client(PUBLISHABLE).v1.payment_intents.create(USD_1)
    assert refused.value.error.code == "secret_key_required"


@pytest.mark.parametrize(
    ("params", "param", "code"),
    [
        ({**USD_1, "colour": "red"}, "colour", "parameter_unknown"),
        ({**USD_1, "automatic_payment_methods": {"enabeld": True}}, "automatic_payment_methods[enabeld]", None),
        ({**USD_1, "payment_method_types": ["card"]}, "payment_method_types", "parameter_unknown"),
        ({"currency": "usd"}, "amount", "parameter_missing"),
        ({"amount": "1.00", "currency": "usd"}, "amount", "parameter_invalid_integer"),
        ({**USD_1, "capture_method": "sometimes"}, "capture_method", None),
        ({**USD_1, "metadata": {"a": "b" * 501}}, "metadata[a]", None),
        ({**USD_1, "customer": "cus_1"}, "customer", None),
        ({**USD_1, "expand": ["nothing"]}, "expand[0]", None),
        ({"amount": 49, "currency": "usd"}, "amount", "amount_too_small"),
        ({"amount": 100_000_000, "currency": "usd"}, "amount", "amount_too_large"),
        ({"amount": 10_005, "currency": "kwd"}, "amount", "invalid_charge_amount"),
        ({"amount": 10_050, "currency": "isk"}, "amount", "invalid_charge_amount"),
        ({"amount": 100, "currency": "xxx"}, "currency", None),
        ({"amount": 100, "currency": "USD"}, "currency", None),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(local: LocalStripe, params: dict, param: str, code: str | None):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.payment_intents.create(params)
    assert refused.value.param == param
    assert code in (None, refused.value.code)
    assert local.known("objects") == []


@pytest.mark.parametrize(("amount", "currency"), [(50, "jpy"), (10_000, "isk"), (1000, "kwd"), (99_999_999, "usd")])
def test_amounts_are_taken_in_the_currencys_own_minor_units(local: LocalStripe, amount: int, currency: str):
    assert local.intent(amount, currency).amount == amount


def test_an_unknown_address_and_an_unknown_object_are_not_found(local: LocalStripe):
    answer = local.call("GET", "/v1/nothing")
    assert (answer.status, answer.error["type"]) == (404, "invalid_request_error")
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.payment_intents.retrieve("pi_unknown")
    assert (refused.value.code, refused.value.http_status) == ("resource_missing", 404)


# Payments with the Payment Element


def test_a_paid_intent_tells_its_amount_its_reference_and_its_card(local: LocalStripe):
    intent = local.intent(metadata={"reference": "D-1"})
    assert local.confirm(intent).json["status"] == "succeeded"
    paid = local.v1.payment_intents.retrieve(intent.id, {"expand": ["latest_charge"]})
    card = paid.latest_charge.payment_method_details.card
    assert (paid.amount_received, paid.currency, paid.livemode) == (1000, "usd", False)
    assert (paid.metadata["reference"], card.brand, card.last4) == ("D-1", "visa", "4242")
    assert local.v1.charges.retrieve(paid.latest_charge.id).payment_intent == intent.id
    assert local.known("totals")["usd"]["captured"] == 1000


def test_a_browser_sees_only_what_a_payer_may_see_and_only_with_the_client_secret(local: LocalStripe):
    intent = local.intent(metadata={"reference": "D-1"})
    path = f"/v1/payment_intents/{intent.id}?key={PUBLISHABLE}&client_secret="
    seen = local.call("GET", path + intent.client_secret).json
    assert seen["status"] == "requires_payment_method" and not {"metadata", "latest_charge"} & set(seen)
    assert local.call("GET", f"{path}{intent.id}_secret_x").status == 400


@pytest.mark.parametrize("card", [card for card in CARDS.values() if card.decline and not card.challenge])
def test_each_declining_card_says_why(local: LocalStripe, card):
    intent = local.intent()
    answer = local.confirm(intent, card.number)
    assert answer.status == 402 and answer.error["type"] == "card_error"
    assert (answer.error["code"], answer.error["decline_code"]) == (card.decline.code, card.decline.decline_code)
    refused = local.v1.payment_intents.retrieve(intent.id)
    assert (refused.status, refused.amount_received) == ("requires_payment_method", 0)
    assert refused.last_payment_error.code == card.decline.code
    assert local.confirm(intent).json["status"] == "succeeded", "the same intent may be paid with another card"


def test_a_card_that_is_no_test_card_and_a_mistyped_one_are_refused(local: LocalStripe):
    intent = local.intent()
    assert local.confirm(intent, "4111111111111111").error["decline_code"] == "test_mode_live_card"
    assert local.confirm(intent, "4242424242424241").error["code"] == "incorrect_number"
    assert local.confirm(intent, **{"payment_method_data[card][exp_year]": "20"}).error["code"] == "invalid_expiry_year"


@pytest.mark.parametrize(
    ("number", "outcome", "status", "code"),
    [
        (CHALLENGED, "complete", "succeeded", None),
        (CHALLENGED, "fail", "requires_payment_method", "payment_intent_authentication_failure"),
        ("4000008400001629", "complete", "requires_payment_method", "card_declined"),
    ],
)
def test_3d_secure_ends_as_the_payer_and_the_bank_decide(local: LocalStripe, number, outcome, status, code):
    intent = local.intent()
    confirmed = local.confirm(intent, number).json
    assert confirmed["status"] == "requires_action"
    local.challenge(intent, confirmed, outcome)
    ended = local.v1.payment_intents.retrieve(intent.id)
    assert (ended.status, ended.last_payment_error and ended.last_payment_error.code) == (status, code)
    assert local.challenge(intent, confirmed, "complete").status == 400, "a challenge ends once"


def test_only_an_unpaid_intent_is_cancelled_and_a_cancelled_one_is_not_paid(local: LocalStripe):
    intent = local.intent()
    assert local.v1.payment_intents.cancel(intent.id).status == "canceled"
    assert local.confirm(intent).error["code"] == "payment_intent_unexpected_state"
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.payment_intents.cancel(local.paid().id)
    assert refused.value.code == "payment_intent_unexpected_state"


def test_the_search_learns_late_and_only_then_finds_by_metadata(local: LocalStripe):
    local.sim("search", delay=60)
    intent = local.intent(metadata={"reference": "D-7"})
    local.intent(metadata={"reference": "D-8"})
    query = {"query": "metadata['reference']:'D-7' AND currency:'usd'"}
    assert local.v1.payment_intents.search(query).data == []
    local.sim("clock", forward=60)
    assert [found.id for found in local.v1.payment_intents.search(query).data] == [intent.id]
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.payment_intents.search({"query": "reference is D-7"})


def test_a_bent_capture_differs_from_what_was_asked(local: LocalStripe):
    local.sim("capture", amount_received=90, currency="eur", livemode=True)
    bent, straight = local.paid(), local.paid()
    assert (bent.amount, bent.amount_received, bent.currency, bent.livemode) == (1000, 90, "eur", True)
    assert (straight.amount_received, straight.currency, straight.livemode) == (1000, "usd", False)


# Refunds, disputes


def test_refunds_never_exceed_what_was_captured(local: LocalStripe):
    paid = local.paid()
    local.v1.refunds.create({"payment_intent": paid.id, "amount": 700})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.refunds.create({"payment_intent": paid.id, "amount": 301})
    assert refused.value.param == "amount"
    assert local.v1.refunds.create({"payment_intent": paid.id}).amount == 300
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.refunds.create({"payment_intent": paid.id})
    assert refused.value.code == "charge_already_refunded"
    assert [one.amount for one in local.v1.refunds.list({"payment_intent": paid.id}).data] == [300, 700]


def test_an_unpaid_intent_is_not_refunded(local: LocalStripe):
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.refunds.create({"payment_intent": local.intent().id})


def test_a_refund_that_fails_later_can_be_made_again(local: LocalStripe):
    paid = local.paid("4000000000005126")
    first = local.v1.refunds.create({"payment_intent": paid.id})
    assert first.status == "succeeded"
    local.sim("clock", forward=60)
    failed = local.v1.refunds.retrieve(first.id)
    assert (failed.status, failed.failure_reason) == ("failed", "expired_or_canceled_card")
    assert local.v1.refunds.create({"payment_intent": paid.id}).amount == 1000


def test_a_pending_refund_holds_its_share_and_arrives(local: LocalStripe):
    paid = local.paid("4000000000007726")
    refund = local.v1.refunds.create({"payment_intent": paid.id, "amount": 600})
    assert refund.status == "pending"
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.refunds.create({"payment_intent": paid.id, "amount": 600})
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.refunds.cancel(refund.id)
    local.sim("clock", forward=60)
    assert local.v1.refunds.retrieve(refund.id).status == "succeeded"


def test_a_refund_made_by_hand_carries_no_reference_and_a_result_can_be_forced(local: LocalStripe):
    paid = local.paid()
    by_hand = local.sim("refund", payment_intent=paid.id, amount=400)
    assert by_hand["metadata"] == {} and local.v1.charges.retrieve(paid.latest_charge).amount_refunded == 400
    local.sim("refund_result", refund=by_hand["id"], status="requires_action")
    assert local.v1.refunds.cancel(by_hand["id"]).status == "canceled"
    assert local.v1.charges.retrieve(paid.latest_charge).amount_refunded == 0


def test_a_disputed_payment_is_not_refunded_until_it_is_won(local: LocalStripe):
    paid = local.paid("4000000000000259")
    local.sim("clock", forward=60)
    [dispute] = local.v1.disputes.list({"payment_intent": paid.id}).data
    assert (dispute.status, dispute.amount) == ("needs_response", 1000)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.refunds.create({"payment_intent": paid.id})
    assert refused.value.code == "charge_disputed"
    local.sim("dispute", payment_intent=paid.id, outcome="won")
    assert local.v1.disputes.retrieve(dispute.id).status == "won"
    assert local.v1.refunds.create({"payment_intent": paid.id}).status == "succeeded"


# What the doctor asks


def test_the_account_its_money_and_its_endpoint_are_told(local: LocalStripe):
    local.sim("refund", payment_intent=local.paid().id, amount=100)
    assert local.v1.accounts.retrieve_current().charges_enabled
    held = local.v1.balance.retrieve()
    assert [(one.amount, one.currency) for one in held.pending] == [(1000 - 59, "usd")]
    assert [(one.amount, one.currency) for one in held.available] == [(-100, "usd")]
    local.sim("clock", forward=2 * 86_400)
    held = local.v1.balance.retrieve()
    assert (held.pending, [(one.amount, one.currency) for one in held.available]) == ([], [(0, "usd")]), "paid out"
    assert local.v1.webhook_endpoints.list().data[0].url.endswith("/psp/stripe/webhook")


def test_lists_are_paged_newest_first(local: LocalStripe):
    made = [local.intent().id for _ in range(5)]
    listed = local.v1.payment_intents.list({"limit": 2})
    assert [one.id for one in listed.auto_paging_iter()] == made[::-1]


# Idempotency


def test_the_same_key_gives_the_same_object_and_says_so(local: LocalStripe):
    first = local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    again = local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    assert first.id == again.id and len(local.known("objects")) == 1
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert again.last_response.headers["Idempotent-Replayed"] == "true"


def test_the_same_key_with_other_parameters_or_another_address_is_an_error(local: LocalStripe):
    local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    with pytest.raises(stripe.IdempotencyError):
        local.v1.payment_intents.create({**USD_1, "amount": 200}, {"idempotency_key": "k"})
    with pytest.raises(stripe.IdempotencyError):
        local.v1.refunds.create({"payment_intent": "pi_1"}, {"idempotency_key": "k"})


def test_a_key_is_forgotten_after_24_hours_and_not_before(local: LocalStripe):
    first = local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    local.sim("clock", forward=86_390)
    assert local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).id == first.id
    local.sim("clock", forward=15)
    assert local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).id != first.id


def test_a_refused_parameter_is_not_remembered_by_a_key_but_a_refused_amount_is(local: LocalStripe):
    for params, fixed in (({"amount": 100}, True), ({"amount": 1, "currency": "usd"}, False)):
        options = {"idempotency_key": f"k{fixed}"}
        with pytest.raises(stripe.InvalidRequestError):
            local.v1.payment_intents.create(params, options)
        if fixed:
            assert local.v1.payment_intents.create(USD_1, options).amount == 100
        else:
            with pytest.raises(stripe.IdempotencyError):
                local.v1.payment_intents.create(USD_1, options)


def test_a_key_in_use_is_a_conflict(local: LocalStripe):
    local.sim("faults", call="payment_intents.create", kind="slow", seconds=1)
    found: list[str] = []

    def create() -> None:
        found.append(local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).id)

    slow = threading.Thread(target=create)
    slow.start()
    until(lambda: [call for call in local.known("calls") if call["fault"]])
    with pytest.raises(stripe.APIError) as refused:
        local.client().v1.payment_intents.create(USD_1, {"idempotency_key": "k"})
    assert (refused.value.http_status, refused.value.error.code) == (409, "idempotency_key_in_use")
    slow.join()
    assert local.v1.payment_intents.create(USD_1, {"idempotency_key": "k"}).id == found[0]


def test_a_declined_card_is_tried_again_with_the_same_intent(local: LocalStripe):
    intent = local.intent()
    assert local.confirm(intent, DECLINED).status == 402
    assert local.confirm(intent, CHALLENGED).json["status"] == "requires_action"
    assert local.confirm(intent).json["status"] == "succeeded"
    assert local.confirm(intent).error["code"] == "payment_intent_unexpected_state"
