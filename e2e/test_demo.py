"""What `make run` starts, clicked through: every way of signing in, chosen beside the app."""

from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.run import CASHIER, Demo, Interrupted
from e2e.browsers import ON_DESKTOP, Watch
from e2e.conftest import NewContext
from e2e.screens import Screen
from tests.support import processes
from tests.support.processes import ROOT, free_ports
from tests.test_demo import ask

RESTARTED = "The cashier runs with these settings."


class ForkedDemo(Demo):
    """The demo whose processes are forked, which saves a dozen starts of Python; tests/test_demo.py executes them."""

    def _spawn(self, name: str, command: list[str]) -> Any:
        if command[: len(CASHIER)] == CASHIER:
            command = [*processes.CASHIER, *command[len(CASHIER) :]]
        self._running[name] = processes.start(command, ROOT, self._environment(), self._log(name))  # type: ignore[assignment]
        return self._running[name]

    def run(self) -> None:
        with suppress(Interrupted):
            self.watch()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    demo = ForkedDemo(*free_ports(4), tmp_path_factory.mktemp("demo"))
    watching = Thread(target=demo.run)
    try:
        demo.start()
        watching.start()
        yield demo.url.rstrip("/")
    finally:
        demo.stop.set()
        if watching.ident:
            watching.join()
        demo.end()


@pytest.fixture
def page(address: str, new_context: NewContext) -> Page:
    """The shell with nobody logged in."""
    ask(f"{address}/_sim/reset", {})
    page = new_context(ON_DESKTOP).new_page()
    page.goto(f"{address}/?mode=web")
    return page


def choose(page: Page, identity: str) -> None:
    """Have the cashier started anew with another identity option, unless it runs with that one."""
    page.get_by_role("group", name="Identity").get_by_text(identity, exact=True).click()
    expect(page.locator("#status")).to_have_text(RESTARTED, timeout=60_000)


def press(page: Page, name: str) -> Screen:
    page.get_by_role("button", name=name, exact=True).click()
    return Screen(page.frame_locator("iframe[title=Cashier]"))


def pay(page: Page, amount: str) -> None:
    press(page, "Deposit").pay(amount)
    page.locator("#status[data-closed-by=success]").wait_for()


def log_in(page: Page, button: str, email: str) -> None:
    page.get_by_role("button", name="Log in", exact=True).click()
    login = page.frame_locator("iframe[title='Login screen']")
    login.get_by_label(email).fill("alex@example.test")
    login.get_by_role("textbox", name="Password").fill("demo")
    login.get_by_role("button", name=button).click()
    expect(page.locator("#status")).to_have_text("Logged in as Alex Demo.")


def test_the_demo_signs_in_in_every_way_that_its_shell_offers(page: Page) -> None:
    log_in(page, "Log in", "Email")
    pay(page, "100")
    choose(page, "Hand-off")
    pay(page, "50")
    choose(page, "CRM")
    log_in(page, "Sign in", "E-mail")
    pay(page, "25")
    expect(page.locator("[data-balance-of='5512345']").first).to_have_text("1,675.25 USD")
    page.reload()
    expect(page.get_by_role("radio", name="CRM")).to_be_checked()
    choose(page, "SSO")


def test_the_demos_cashier_demands_an_inapp_token_where_the_shell_says_so(page: Page) -> None:
    page.get_by_label("The broker gives an inappToken").check()
    expect(page.locator("#status")).to_have_text(RESTARTED, timeout=60_000)
    log_in(page, "Log in", "Email")
    expect(page.locator("#inapp-token")).to_have_text("held")
    expect(press(page, "Deposit").amount).to_be_visible()
    page.get_by_role("button", name="Close browser").click()
    page.get_by_label("Pass the inappToken on").uncheck()
    press(page, "Deposit")
    expect(page.locator("#status")).to_contain_text("/oauth2/onetime/generate answered 403")


def test_the_demo_offers_its_identity_provider_and_cards_through_stripe(page: Page, watch: Watch) -> None:
    page.get_by_role("button", name="Log in", exact=True).click()
    login = page.frame_locator("iframe[title='Login screen']")
    login.get_by_role("link", name="Continue with Demo identity").click()
    number = login.locator(".figure").inner_text()
    with page.context.expect_page() as opened:
        login.get_by_role("link", name="Continue with Demo identity").click()
    watch.forgive("a window was opened")
    tab = opened.value
    tab.get_by_label("E-mail").fill("alex@example.test")
    tab.get_by_label("Password").fill("demo")
    tab.get_by_role("button", name="Sign in").click()
    tab.get_by_label("Type the 6 digits that cTrader shows").fill(number)
    tab.get_by_role("button", name="Continue").click()
    expect(tab.get_by_role("heading", name="You are logged in")).to_be_visible()
    tab.close()
    expect(page.locator("#status")).to_have_text("Logged in as Alex Demo.")
    screen = press(page, "Deposit")
    screen.amount.fill("30")
    screen.surface.locator("[value=stripe_card]").check()
    screen.button("Deposit 30.00 USD").click()
    screen.surface.get_by_label("Card number").fill("4242424242424242")
    screen.surface.get_by_label("Expiration date").fill("12 / 50")
    screen.surface.get_by_label("Security code").fill("123")
    screen.surface.get_by_role("button", name="Pay 30.00 USD").click()
    page.locator("#status[data-closed-by=success]").wait_for()
