"""What Stripe refuses although its library's types allow it, and the local Stripe with it."""

from collections.abc import Iterator

import pytest
import stripe

from tests.support.local_stripe import SECRET, LocalStripe, running

INTENT = {"amount": "1000", "currency": "usd"}
ITEM = "line_items[0]"
SESSION = {
    "mode": "payment",
    f"{ITEM}[quantity]": "1",
    f"{ITEM}[price_data][currency]": "usd",
    f"{ITEM}[price_data][unit_amount]": "1000",
    f"{ITEM}[price_data][product_data][name]": "Deposit",
    "success_url": "https://cashier.example/return",
}
AUTHORIZED = {"Authorization": f"Bearer {SECRET}"}


@pytest.fixture(scope="module")
def local() -> Iterator[LocalStripe]:
    with running("http://127.0.0.1:1/hook") as (_, url):
        yield LocalStripe(url)


REFUSED = [
    ("/v1/payment_intents", INTENT, {"description": "x" * 1001}),
    ("/v1/payment_intents", INTENT, {"statement_descriptor": "ACME"}),
    ("/v1/payment_intents", INTENT, {"statement_descriptor_suffix": "x" * 23}),
    ("/v1/payment_intents", INTENT, {"statement_descriptor_suffix": "ACME <FX>"}),
    ("/v1/payment_intents", INTENT, {"statement_descriptor_suffix": "12345"}),
    ("/v1/payment_intents", INTENT, {"receipt_email": "no address"}),
    (
        "/v1/payment_intents",
        INTENT,
        {"allowed_payment_method_types[0]": "card", "automatic_payment_methods[enabled]": "true"},
    ),
    ("/v1/checkout/sessions", SESSION, {"client_reference_id": "x" * 201}),
    ("/v1/checkout/sessions", SESSION, {"success_url": "https://a.example/" + "x" * 5000}),
    ("/v1/checkout/sessions", SESSION, {"customer_email": "alex"}),
    ("/v1/checkout/sessions", SESSION, {"payment_intent_data[statement_descriptor_suffix]": "x" * 23}),
    ("/v1/checkout/sessions", SESSION, {"payment_intent_data[receipt_email]": "alex@nowhere"}),
]


@pytest.mark.parametrize(("path", "good", "more"), REFUSED, ids=[next(iter(more)) for _, _, more in REFUSED])
def test_a_parameter_that_stripe_refuses_is_refused_and_the_rest_is_taken(
    local: LocalStripe, path: str, good: dict, more: dict
):
    assert local.form(path, good, AUTHORIZED).status == 200
    refused = local.form(path, good | more, AUTHORIZED)
    assert (refused.status, refused.error["type"]) == (400, "invalid_request_error")


KNOWN = sorted(stripe.Event.__annotations__["type"].__args__)


@pytest.mark.parametrize(
    "types", [KNOWN[:21], ["charge.on_the_moon"], ["charge.refunded", "nothing"]], ids=["21", "unknown", "one unknown"]
)
def test_a_list_of_events_takes_twenty_known_types(local: LocalStripe, types: list[str]):
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.events.list({"types": types})
    assert local.v1.events.list({"types": KNOWN[:20]}).data == []


def test_a_list_of_events_takes_type_or_types(local: LocalStripe):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        local.v1.events.list({"type": "charge.refunded", "types": ["charge.refunded"]})
    assert refused.value.code == "parameters_exclusive"


@pytest.mark.parametrize("limit", [0, 101])
def test_a_search_has_the_limits_of_a_list(local: LocalStripe, limit: int):
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.payment_intents.search({"query": "status:'succeeded'", "limit": limit})


@pytest.mark.parametrize("version", ["2099-01-01.zzz", "2019-01-01", "today"])
def test_only_the_version_of_the_library_is_spoken(local: LocalStripe, version: str):
    assert local.call("GET", "/v1/balance", headers=AUTHORIZED | {"Stripe-Version": version}).status == 400


@pytest.mark.parametrize("header", ["Stripe-Account", "Stripe-Context"])
def test_another_account_is_not_reached_with_this_key(local: LocalStripe, header: str):
    assert local.call("GET", "/v1/balance", headers=AUTHORIZED | {header: "acct_2"}).status == 403


def test_a_call_without_a_right_is_forbidden_and_others_go_on(local: LocalStripe):
    local.sim("standing", forbidden=["refunds.create"])
    with pytest.raises(stripe.PermissionError):
        local.v1.refunds.create({})
    assert local.v1.refunds.list().data == []
    assert local.call("POST", "/_sim/standing", b'{"forbidden": ["refunds.fly"]}').status == 400
    local.sim("reset")
    with pytest.raises(stripe.InvalidRequestError):
        local.v1.refunds.create({})
