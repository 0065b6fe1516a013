"""Checks of our webhook and of the key's account at Stripe, and settings that the adapter refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.errors import Refused
from inapp.domain.policy import Limits
from inapp.domain.ports import Psp
from inapp.payments import deposits
from psp_adapters import AdapterContext, build
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import paid
from tests.support.harness import World
from tests.support.local_stripe import Endpoint, LocalStripe, running
from tests.support.processes import until

TEN_MINUTES = 600
DAY = 86_400


@contextmanager
def heard_by(endpoint: Endpoint, folder: Path) -> Iterator[StripeCase]:
    """A Stripe that sends its webhooks to this endpoint."""
    with running(endpoint.url) as (_, url):
        case = StripeCase(folder)
        case.local = LocalStripe(url)
        case.psp = case.start(api_url=case.local.url)
        yield case


def waits(case: StripeCase, seconds: int) -> None:
    """Time passes for both sides."""
    case.local.sim("clock", forward=seconds)
    case.clock.passes(seconds * 1000)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.close()


def pending(case: StripeCase) -> set[int]:
    return {event["pending_webhooks"] for event in case.local.known("events")}


def test_webhooks_that_were_taken_leave_nothing_to_say(endpoint: Endpoint, tmp_path: Path):
    with heard_by(endpoint, tmp_path) as case:
        paid(case)
        until(lambda: pending(case) == {0})
        waits(case, TEN_MINUTES)
        assert case.psp.check_webhook(endpoint.url) == []


def test_refused_webhooks_are_reported_with_a_remedy(endpoint: Endpoint, tmp_path: Path):
    endpoint.statuses = [400] * 1000  # as with a wrong secret
    with heard_by(endpoint, tmp_path) as case:
        paid(case)
        until(lambda: endpoint.received)
        assert case.psp.check_webhook(endpoint.url) == [], "they may yet be taken"
        waits(case, TEN_MINUTES)
        (problem,) = case.psp.check_webhook(endpoint.url)
        assert "STRIPE_WEBHOOK_SECRETS" in problem and "whsec_newest" not in problem
        waits(case, DAY)
        assert case.psp.check_webhook(endpoint.url) == [], "what is older than a day says nothing about now"


def test_a_webhook_that_is_not_registered_is_told_first(endpoint: Endpoint, tmp_path: Path):
    with heard_by(endpoint, tmp_path) as case:
        (problem,) = case.psp.check_webhook("https://pay.example.com/psp/stripe/webhook")
        assert "is not known to Stripe" in problem


def test_a_restarted_local_stripe_still_knows_what_was_taken(endpoint: Endpoint, tmp_path: Path):
    kept = ("--state", str(tmp_path / "stripe.json"))
    with running(endpoint.url, *kept) as (_, url):
        local = LocalStripe(url)
        local.paid()
        until(lambda: {event["pending_webhooks"] for event in local.known("events")} == {0})
    endpoint.statuses = [500] * 1000
    with running(endpoint.url, *kept) as (_, url):
        assert {event["pending_webhooks"] for event in LocalStripe(url).known("events")} == {0}


def test_the_account_is_the_keys_and_unknown_where_the_key_may_not_ask(tmp_path: Path):
    case = StripeCase(tmp_path)
    assert {case.psp.account() for _ in range(3)} == {"acct_1LocalStripe00000"}
    refused = case.start(secret_key="sk_test_other")
    assert {refused.account() for _ in range(3)} == {None}
    asked = [call for call in case.local.known("calls") if "account" in call["name"]]
    assert len(asked) <= 2, "a key never changes its account, and a refusal stands in the log once"


# Settings

KEYS = {"STRIPE_PUBLISHABLE_KEY": "pk_test_1", "STRIPE_WEBHOOK_SECRETS": "whsec_0123456789abcdefghijklmn"}
PRODUCTION, DEMO, REHEARSAL = {}, {"demo": True}, {"test_money": True}
LIVE_REFUSED, TEST_REFUSED = "is a live key: take no real money", "is a test key: test money is no money"


def made(folder: Path, mode: dict[str, bool], **settings: str) -> Psp:
    given = KEYS | {f"STRIPE_{name}": value for name, value in settings.items()}
    context = AdapterContext(given, "https://cashier.example", str(folder / "cashier.db"), **mode)
    return build(["stripe"], context)["stripe"]


@pytest.mark.parametrize("kind", ["sk", "rk"])
@pytest.mark.parametrize(
    ("mode", "key", "refusal"),
    [
        (PRODUCTION, "live", ""),
        (PRODUCTION, "test", TEST_REFUSED),
        (DEMO, "live", LIVE_REFUSED),
        (DEMO, "test", ""),
        (REHEARSAL, "live", LIVE_REFUSED),
        (REHEARSAL, "test", ""),
    ],
)
def test_real_money_is_taken_in_production_alone_and_test_money_never_there(
    tmp_path: Path, kind: str, mode: dict[str, bool], key: str, refusal: str
):
    secret = f"{kind}_{key}_hush"
    if not refusal:
        assert made(tmp_path, mode, SECRET_KEY=secret).name == "stripe"
        return
    with pytest.raises(ValueError, match=refusal) as refused:
        made(tmp_path, mode, SECRET_KEY=secret)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("name", ["API_URL", "BROWSER_URL"])
def test_a_stand_in_for_stripe_is_taken_in_the_demo_alone(tmp_path: Path, name: str):
    stand_in = {name: "http://127.0.0.1:8100"}
    assert made(tmp_path, DEMO, SECRET_KEY="sk_test_1", **stand_in)
    for mode, key in ((PRODUCTION, "sk_live_1"), (REHEARSAL, "sk_test_1")):
        with pytest.raises(ValueError, match=f"^STRIPE_{name} is for the demo only"):
            made(tmp_path, mode, SECRET_KEY=key, **stand_in)


@pytest.mark.parametrize(
    ("amount", "sentence", "figure"),
    [
        ("0.49", "Enter at least {amount}", "0.50 USD"),
        ("1000000.00", "Enter at most {amount}", "999999.99 USD"),
    ],
)
def test_stripes_own_limits_refuse_a_form_that_the_broker_would_take(
    world: World, tmp_path: Path, amount: str, sentence: str, figure: str
):
    stripe = StripeCase(tmp_path).psp
    broad = replace(world.cashier.policy, deposit=Limits({}, {}))
    cashier = replace(world.cashier, policy=broad, psps={"stripe": stripe})
    with pytest.raises(Refused) as refused:
        deposits.start(cashier, world.session(), amount, "stripe_card", "a page key of its own", True)
    assert (refused.value.message, refused.value.field) == (sentence, "amount")
    assert str(refused.value.values["amount"]) == figure
    for taken in ("0.50", "999999.99"):
        assert deposits.start(cashier, world.session(), taken, "stripe_card", f"another page key {taken}", True)
