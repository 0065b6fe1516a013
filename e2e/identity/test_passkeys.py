"""Passkeys on the login screen: Chromium's own authenticator at the top level, and the app's code inside a frame."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import CDPSession, Page, Route, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.identity.stack import IdentityStack
from e2e.identity.test_second_step import sets_up
from e2e.identity.trader import LoginScreen, Trader
from e2e.screens import AppShell, InAppBrowser
from e2e.stack import ALEX
from e2e.test_page import NO_SCROLL, SMALL_TARGETS
from inapp.domain.second_factor import STEP, code_of

pytestmark = pytest.mark.whole


class PasskeyStack(IdentityStack):
    """The cashier at a name, because browsers keep no passkeys for an address of numbers, and cTrader elsewhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, {"CASHIER_SECOND_FACTOR": "demanded"})
        port, sim_port = self.port, self.sim_port
        self.cashier, self.shell = f"http://localhost:{port}", f"http://127.0.0.1:{sim_port}"
        self.success, self.close = f"{self.shell}/callback/success", f"{self.shell}/callback/close"


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityStack]:
    with PasskeyStack(tmp_path_factory.mktemp("passkeys")).running() as stack:
        yield stack


@pytest.fixture(autouse=True)
def nobody_has_an_app(stack: IdentityStack) -> Iterator[None]:
    yield
    stack.command("users", "reset-second-step", str(ALEX))


@pytest.fixture
def alone(stack: IdentityStack, new_context: NewContext) -> Trader:
    return Trader(stack, InAppBrowser(stack, new_context(ON_PHONE)))


def authenticator(page: Page) -> CDPSession:
    """Give a page's browser an authenticator that its user always agrees to (WebAuthn domain of DevTools)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    kept = {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options | kept})
    return session


def next_code(key: bytes) -> str:
    """The code after the one that the set-up has used up."""
    return code_of(key, int(time.time() * 1000) // STEP + 1)


def adds_a_passkey(page: Page, name: str = "") -> None:
    page.get_by_role("button", name="Continue and add a passkey").click()
    if name:
        page.get_by_label("Name of the new passkey").fill(name)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".passkeys li")).to_have_count(1)


def logs_in_again(trader: Trader) -> LoginScreen:
    trader.page.goto("about:blank")
    login = trader.goes_to_login()
    login.send(keep=True)
    return login


def is_back(trader: Trader) -> None:
    trader.page.wait_for_url("**/callback/login?*")


def test_a_passkey_is_added_and_logs_in_where_the_screen_stands_alone(alone: Trader) -> None:
    authenticator(alone.page)
    sets_up(alone.goes_to_login())
    adds_a_passkey(alone.page, "My phone")
    expect(alone.page.locator(".passkeys li")).to_contain_text("My phone")
    assert alone.page.evaluate(NO_SCROLL)
    assert alone.page.evaluate(SMALL_TARGETS) == []
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)
    logs_in_again(alone)
    button = alone.page.get_by_role("button", name="Use a passkey")
    expect(button).to_be_focused()
    assert alone.page.evaluate(SMALL_TARGETS) == []
    button.click()
    is_back(alone)


def test_a_passkey_that_is_here_already_and_one_that_is_not_are_told(alone: Trader) -> None:
    session = authenticator(alone.page)
    sets_up(alone.goes_to_login())
    adds_a_passkey(alone.page)
    alone.page.get_by_role("button", name="Add a passkey").click()
    expect(alone.page.get_by_role("alert")).to_have_text("This passkey is here already.")
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)
    logs_in_again(alone)
    session.send("WebAuthn.disable")
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    alone.page.get_by_role("button", name="Use a passkey").click()
    expect(alone.page.get_by_role("alert")).to_have_text("No passkey was used. Try again, or use the code of your app.")


def test_a_passkey_is_removed_on_the_way_of_a_login(alone: Trader) -> None:
    authenticator(alone.page)
    sets_up(alone.goes_to_login())
    adds_a_passkey(alone.page)
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)
    logs_in_again(alone)
    alone.page.get_by_label("Add or remove passkeys").check()
    alone.page.get_by_role("button", name="Use a passkey").click()
    alone.page.get_by_role("button", name="Remove").click()
    expect(alone.page.locator(".passkeys")).to_have_count(0)
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)
    logs_in_again(alone)
    expect(alone.page.locator("#code")).to_be_visible()
    expect(alone.page.get_by_role("button", name="Use a passkey")).to_have_count(0)


def test_an_answer_that_proves_nothing_is_refused_and_the_code_still_opens(alone: Trader) -> None:
    authenticator(alone.page)
    key, _ = sets_up(alone.goes_to_login())
    adds_a_passkey(alone.page)
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)

    def without_an_answer(route: Route) -> None:
        fields = dict(parse_qsl(route.request.post_data or ""))
        route.continue_(post_data=urlencode(fields | {"credential": "{}"}))

    logs_in_again(alone)
    alone.page.route("**/auth/second/passkey", without_an_answer)
    alone.page.get_by_role("button", name="Use a passkey").click()
    expect(alone.page.get_by_role("alert").locator("visible=true")).to_have_text(
        "This passkey was not accepted. Use the code of your app."
    )
    alone.page.locator("#code").fill(next_code(key))
    alone.page.get_by_role("button", name="Continue").click()
    is_back(alone)


def test_in_a_frame_the_code_is_asked_for_and_no_passkey(
    stack: IdentityStack, alone: Trader, new_context: NewContext
) -> None:
    authenticator(alone.page)
    key, _ = sets_up(alone.goes_to_login())
    adds_a_passkey(alone.page)
    framed = Trader(stack, AppShell(stack, new_context(ON_DESKTOP), "web"))
    authenticator(framed.page)
    login = framed.goes_to_login()
    login.send(keep=True)
    screen = login.surface
    expect(screen.locator("#code")).to_be_visible()
    expect(screen.get_by_role("button", name="Use a passkey")).to_have_count(0)
    expect(screen.get_by_label("Add or remove passkeys")).to_have_count(0)
    assert not any("passkeys.js" in (one.get_attribute("src") or "") for one in screen.locator("script").all())
    screen.locator("#code").fill(next_code(key))
    screen.get_by_role("button", name="Continue").click()
    framed.is_logged_in(kept=True)
