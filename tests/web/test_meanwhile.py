"""What changes between two presses: limits, methods, and the same trader on another device."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.states import Status
from tests.support.harness import LOGIN, World
from tests.support.web_page import Browser, Page

Change = Callable[[Flask, World], None]


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    """Deposits from 1,000 USD on are reviewed, like every withdrawal."""
    cashier = app.extensions["cashier"]
    app.extensions["cashier"] = replace(cashier, policy=replace(cashier.policy, review_deposits_from={"USD": "1000"}))
    return Browser(app, world)


def payments(world: World) -> list[str]:
    with world.database.read() as db:
        return [row["ref"] for row in db.all("SELECT ref FROM payments")]


def agree(browser: Browser, page: Page, screen: str) -> Page:
    names = ("amount", "meant", "method", "page_key", "agreed")
    return browser.post(page, f"/inapp/{screen}", **{name: page.field(name) for name in names})


def at_review(browser: Browser, screen: str, amount: str = "1,234.50") -> Page:
    page = browser.send(browser.open(screen), amount, "fake_bank", confirm=False)
    assert "Check your " in page.words
    return page


def limits(app: Flask, **changes: dict[str, str]) -> None:
    """The broker has set other limits, and started the cashier again."""
    cashier = app.extensions["cashier"]
    policy = cashier.policy
    changed = {kind: replace(getattr(policy, kind), **changes) for kind in ("deposit", "withdrawal")}
    app.extensions["cashier"] = replace(cashier, policy=replace(policy, **changed))


def close_methods(world: World) -> None:
    with world.database.write() as db:
        db.set_adapter_problem("fake", "account_closed")


def without_bank(world: World) -> None:
    world.psp.methods = tuple(method for method in world.psp.methods if method.key != "fake_bank")


def not_here(world: World) -> None:
    world.psp.methods = tuple(
        replace(method, currencies=frozenset({"EUR"})) if method.key == "fake_bank" else method
        for method in world.psp.methods
    )


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda app, world: limits(app, highest={"USD": "1000"}), "Enter at most 1,000.00 USD"),
        (lambda app, world: limits(app, lowest={"USD": "2000"}), "Enter at least 2,000.00 USD"),
        (lambda app, world: not_here(world), "Not available for accounts in USD"),
        (lambda app, world: without_bank(world), "Choose a payment method"),
    ],
    ids=["less at most", "more at least", "switched off here", "gone"],
)
def test_what_was_changed_during_the_review_is_said_and_nothing_is_lost(
    app: Flask, browser: Browser, world: World, screen: str, change: Change, said: str
) -> None:
    page = at_review(browser, screen)
    change(app, world)
    answer = agree(browser, page, screen)
    assert answer.status == 422
    assert said in " ".join(answer.errors)
    assert re.search(r'name="amount"[^>]* value="1,234.50"', answer.text)
    assert not payments(world)


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_with_no_method_left_the_screen_says_so_and_nothing_was_sent(
    browser: Browser, world: World, screen: str
) -> None:
    page = at_review(browser, screen)
    close_methods(world)
    answer = agree(browser, page, screen)
    assert "Not available at the moment" in answer.words
    assert not payments(world)


def test_less_that_can_be_withdrawn_is_said_with_the_amount_that_can(browser: Browser, world: World) -> None:
    page = at_review(browser, "withdraw")
    world.set_balance(LOGIN, "700", "USD", 2)
    answer = agree(browser, page, "withdraw")
    assert answer.errors == ["You can withdraw up to 700.00 USD"]
    assert re.search(r'name="amount"[^>]* value="1,234.50"', answer.text)


# The same trader on two devices.


@pytest.fixture
def other(app: Flask, world: World, browser: Browser) -> Browser:
    """Another device of the same trader."""
    return Browser(app, world)


def test_a_payment_that_was_begun_on_one_device_is_found_on_the_other(browser: Browser, other: Browser) -> None:
    begun = browser.send(browser.open(), "40")
    found = other.open()
    assert (found.ref, found.state) == (begun.ref, "awaiting_payer")


def test_what_one_device_cancels_the_other_sees_and_nobody_pays_it(
    browser: Browser, other: Browser, world: World
) -> None:
    page = browser.open()
    ref = browser.send(page, "40").ref
    assert other.post(other.open(), f"/inapp/payments/{ref}/cancel").state == "cancelled"
    seen = browser.poll(page, ref, seen="awaiting_payer.embedded")
    assert seen.state == "cancelled" and "data-psp-step" not in seen.text


def test_all_of_an_account_leaves_once_though_both_devices_have_reviewed_it(
    browser: Browser, other: Browser, world: World
) -> None:
    world.set_balance(LOGIN, "1500", "USD", 2)
    pages = [at_review(device, "withdraw", "1500") for device in (browser, other)]
    first, second = (agree(device, page, "withdraw") for device, page in zip((browser, other), pages, strict=True))
    world.run()
    sent = [world.payment(ref) for ref in payments(world)]
    assert sum(one.money.minor for one in sent if one.status is Status.PAID_OUT) == 150_000
    assert world.ctrader.balances[LOGIN] == 0
    assert first.ref and (second.errors or second.ref)


def test_forms_of_two_devices_are_two_deposits(browser: Browser, other: Browser, world: World) -> None:
    pages = browser.open(), other.open()
    refs = {device.send(page, "40").ref for device, page in zip((browser, other), pages, strict=True)}
    assert len(refs) == 2
    for ref in refs:
        world.hear(world.psp.pay(ref))
    world.run()
    assert [world.payment(ref).status for ref in refs] == [Status.CREDITED] * 2
