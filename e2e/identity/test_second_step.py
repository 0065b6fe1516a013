"""The second step after the password, in the app's frame and alone: an authenticator app and its recovery codes."""

import base64
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from e2e.identity.stack import IdentityStack
from e2e.identity.trader import LoginScreen, Trader, everywhere, phone_and_web
from e2e.stack import ALEX
from e2e.test_page import NO_SCROLL, SMALL_TARGETS
from inapp.domain.second_factor import STEP, code_of


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"CASHIER_SECOND_FACTOR": "demanded"}


@pytest.fixture(autouse=True)
def nobody_has_an_app(stack: IdentityStack) -> Iterator[None]:
    yield
    stack.command("users", "reset-second-step", str(ALEX))


def code(key: bytes) -> str:
    return code_of(key, int(time.time() * 1000) // STEP)


def sets_up(login: LoginScreen) -> tuple[bytes, list[str]]:
    """Log in with the password and set an app up; its key, and the recovery codes that are shown."""
    login.send(keep=True)
    screen = login.surface
    expect(screen.locator(".qr svg")).to_be_visible()
    key = base64.b32decode("".join(screen.locator(".key span").all_inner_texts()))
    expect(screen.locator("#code")).to_be_focused()
    screen.locator("#code").fill("12")
    screen.get_by_role("button", name="Continue").click()
    expect(login.alert).to_have_text("This code is not right. Use the newest one that your app shows.")
    screen.locator("#code").fill(code(key))
    screen.get_by_role("button", name="Continue").click()
    expect(screen.locator(".codes li")).to_have_count(10)
    return key, screen.locator(".codes li").all_inner_texts()


@everywhere
def test_an_app_is_set_up_wherever_the_screen_stands(trader: Trader) -> None:
    login = trader.goes_to_login()
    sets_up(login)
    login.surface.get_by_role("button", name="I have kept them").click()
    trader.is_logged_in(kept=True)


@phone_and_web
def test_a_recovery_code_lets_in_when_the_app_is_lost(trader: Trader) -> None:
    login = trader.goes_to_login()
    _, codes = sets_up(login)
    login.surface.get_by_role("button", name="I have kept them").click()
    trader.is_logged_in(kept=True)
    trader.button("Log out").click()
    login = trader.goes_to_login()
    login.send()
    screen = login.surface
    screen.get_by_text("Use a recovery code").click()
    screen.locator("#recovery").fill(codes[0].lower())
    screen.get_by_role("button", name="Continue").click()
    trader.is_logged_in(kept=False)


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_the_set_up_fits_a_phone_and_its_targets_are_large_enough(trader: Trader) -> None:
    login = trader.goes_to_login()
    login.send()
    expect(login.surface.locator(".qr svg")).to_be_visible()
    assert trader.page.evaluate(NO_SCROLL)
    assert trader.page.evaluate(SMALL_TARGETS) == []
