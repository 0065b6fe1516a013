"""SIGKILL between the cashier and Stripe: the real processes, Stripe's own library and the local Stripe on the wire."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.processes.processes import Answer, Cashier, Simulator
from tests.processes.trader import Page, card_in, hidden, patiently
from tests.support.local_stripe import PUBLISHABLE, SECRET, WEBHOOK_SECRET, LocalStripe, running
from tests.support.processes import until

POINTS = ("deposit.at_psp", "deposit.switching", "webhook.stored", "refund.claimed", "refund.answered")


def at(point: str, fault: str) -> object:
    return pytest.param(point, marks=pytest.mark.fault(fault), id=f"{fault}-{point}")


@pytest.fixture(scope="module")
def stripe(ctrader: Simulator) -> Iterator[LocalStripe]:
    with running(f"http://127.0.0.1:{ctrader.cashier_port}/psp/stripe/webhook") as (_, url):
        yield LocalStripe(url)


@pytest.fixture(scope="module")
def cashier(
    ctrader: Simulator, accounts: Path, stripe: LocalStripe, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cashier]:
    """An installation that dies at every point whose marker is taken away."""
    ctrader.reset()
    folder = tmp_path_factory.mktemp("stripe")
    keys = {
        "STRIPE_SECRET_KEY": SECRET,
        "STRIPE_PUBLISHABLE_KEY": PUBLISHABLE,
        "STRIPE_WEBHOOK_SECRETS": WEBHOOK_SECRET,
    }
    made = Cashier(
        folder,
        ctrader,
        accounts,
        CASHIER_PSPS="stripe",
        CASHIER_CRASH_AT=",".join(POINTS),
        STRIPE_API_URL=stripe.url,
        **keys,
    )
    for point in POINTS:
        made.marker(point).touch()
    made.start()
    yield made
    made.kill_all()


def press(page: Page, amount: str, **more: str) -> Callable[[], Answer]:
    """The form of a framed screen, filled in; each call presses its button once."""
    fields = {"amount": amount, "method": "stripe_card", "framed": "1", "page_key": hidden(page.shown.text, "page_key")}
    return lambda: page.post(page.path, **fields, **more)


def known(stripe: LocalStripe, kind: str, ref: str) -> list[dict[str, Any]]:
    """What Stripe has of a kind for one of our payments, oldest first."""
    return [found for found in stripe.known(f"objects?object={kind}") if found["metadata"].get("ref") == ref]


def pays(stripe: LocalStripe, ref: str) -> None:
    """The payer pays what can be paid, which is one thing."""
    (intent,) = [one for one in known(stripe, "payment_intent", ref) if one["status"] == "requires_payment_method"]
    stripe.sim("pay", payment_intent=intent["id"])


def comes_to(cashier: Cashier, ref: str, state: str) -> None:
    try:
        until(lambda: cashier.state(ref) == state)
    except AssertionError:
        raise AssertionError(f"{cashier.state(ref)}\n{cashier.log.read_text()[-3000:]}") from None


def assert_paid_and_credited_once(cashier: Cashier, stripe: LocalStripe, ref: str, amount: str) -> None:
    comes_to(cashier, ref, "credited")
    intents = [one["status"] for one in known(stripe, "payment_intent", ref) if one["status"] != "canceled"]
    assert intents == ["succeeded"]
    assert [(entry["type"], entry["amount"]) for entry in cashier.simulator.bookings(ref)] == [("DEPOSIT", amount)]


def died_at(cashier: Cashier, point: str) -> None:
    until(cashier.marker(point).exists)


@pytest.mark.fault("K03")
def test_a_payment_intent_that_was_made_when_the_web_server_died_is_the_only_one(cashier: Cashier, stripe: LocalStripe):
    send = press(Page(cashier), "100.00")
    cashier.marker("deposit.at_psp").unlink()
    with pytest.raises(OSError):
        send()
    died_at(cashier, "deposit.at_psp")
    card = card_in(patiently(send))
    assert len(known(stripe, "payment_intent", card.ref)) == 1
    pays(stripe, card.ref)
    assert_paid_and_credited_once(cashier, stripe, card.ref, "100.00")


@pytest.mark.fault("K03")
def test_a_payment_on_its_way_to_a_new_tab_when_the_web_server_died_has_one_thing_to_pay(
    cashier: Cashier, stripe: LocalStripe
):
    page = Page(cashier)
    ref = card_in(press(page, "101.00")()).ref
    cashier.marker("deposit.switching").unlink()
    with pytest.raises(OSError):
        page.post(f"/inapp/payments/{ref}/tab")
    died_at(cashier, "deposit.switching")
    assert [one["status"] for one in known(stripe, "payment_intent", ref)] == ["canceled"]
    opened = patiently(lambda: page.post(f"/inapp/payments/{ref}/tab"))
    (session,) = known(stripe, "checkout.session", ref)
    assert (opened.status, opened.headers["location"]) == (303, session["url"])
    stripe.sim("pay", session=session["id"])
    assert_paid_and_credited_once(cashier, stripe, ref, "101.00")


@pytest.mark.fault("K05")
def test_a_webhook_that_was_stored_when_the_web_server_died_is_used_once(cashier: Cashier, stripe: LocalStripe):
    ref = card_in(press(Page(cashier), "102.00")()).ref
    cashier.marker("webhook.stored").unlink()
    pays(stripe, ref)
    died_at(cashier, "webhook.stored")
    assert_paid_and_credited_once(cashier, stripe, ref, "102.00")
    (paid,) = [one for one in stripe.known("events") if one["type"] == "payment_intent.succeeded" and ref in str(one)]
    until(lambda: [try_["try"] for try_ in stripe.known("deliveries") if try_["event"] == paid["id"]][1:])
    assert len(cashier.rows("SELECT 1 FROM events WHERE id = ?", paid["id"])) == 1


@pytest.mark.parametrize("point", [at("refund.claimed", "K16"), at("refund.answered", "K16")])
def test_a_withdrawal_whose_worker_died_at_its_refund_goes_back_to_the_card_once(
    cashier: Cashier, stripe: LocalStripe, point: str
):
    deposited = card_in(press(Page(cashier), "50.00")()).ref
    pays(stripe, deposited)
    comes_to(cashier, deposited, "credited")
    page = Page(cashier, "withdraw")
    plan = press(page, "20.00")()
    page.shown = plan
    cashier.marker(point).unlink()
    ref = card_in(press(page, "20.00", agreed=hidden(plan.text, "agreed"))()).ref
    died_at(cashier, point)
    comes_to(cashier, ref, "paid_out")
    assert [(one["amount"], one["status"]) for one in known(stripe, "refund", ref)] == [(2000, "succeeded")]
    assert [(entry["type"], entry["amount"]) for entry in cashier.simulator.bookings(ref)] == [("WITHDRAW", "20.00")]
    keys = {call["idempotency_key"] for call in stripe.known("calls") if call["name"] == "refunds.create"}
    assert {key for key in keys if re.match(ref, key)} == {f"{ref}.refund.1"}
