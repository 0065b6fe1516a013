"""The login screen itself, and the link with which a password is set."""

import re

import pytest
from playwright.sync_api import expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.identity.stack import EMAIL, PASSWORD, IdentityStack
from e2e.identity.trader import LoginScreen, Trader, phone_and_web
from e2e.screens import InAppBrowser
from e2e.stack import SAM
from e2e.test_page import NO_SCROLL, SMALL_TARGETS

SAMS, LONG = "sam@example.test", "a much longer password"


@phone_and_web
def test_a_wrong_password_is_said_in_one_sentence_and_the_next_one_may_be_right(trader: Trader) -> None:
    login = trader.goes_to_login()
    login.send(password="wrong", keep=True)
    expect(login.alert).to_have_text("The email or the password is not right.")
    expect(login.email).to_have_value(EMAIL)
    expect(login.keep).to_be_checked()
    expect(login.password).to_have_value("")
    expect(login.password).to_be_focused()
    login.send(keep=True)
    trader.is_logged_in(kept=True)


@pytest.mark.fault("X16")
def test_a_login_needs_nothing_but_a_keyboard(stack: IdentityStack, new_context: NewContext) -> None:
    trader = Trader(stack, InAppBrowser(stack, new_context(ON_DESKTOP)))
    login = trader.goes_to_login()
    keys = trader.page.keyboard
    expect(login.email).to_be_focused()
    keys.type(EMAIL)
    keys.press("Tab")
    expect(login.password).to_be_focused()
    keys.type(PASSWORD)
    keys.press("Tab")
    expect(trader.button("Show password")).to_be_focused()
    keys.press("Enter")
    expect(login.password).to_have_value(PASSWORD)
    expect(login.password).to_have_attribute("type", "text")
    keys.press("Tab")
    keys.press("Space")
    expect(login.keep).to_be_checked()
    for _ in range(2):
        keys.press("Tab")
    expect(trader.button("Log in")).to_be_focused()
    keys.press("Enter")
    trader.is_logged_in(kept=True)


@phone_and_web
def test_a_password_is_shown_and_hidden_again(trader: Trader) -> None:
    login = trader.goes_to_login()
    login.password.fill("secret")
    eye = login.surface.get_by_role("button", name="Show password")
    for kind, pressed in (("text", "true"), ("password", "false")):
        eye.click()
        expect(login.password).to_have_attribute("type", kind)
        expect(eye).to_have_attribute("aria-pressed", pressed)
    expect(login.password).to_have_value("secret")


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_a_login_in_arabic_is_written_from_right_to_left(trader: Trader) -> None:
    login = trader.goes_to_login(lang="ar")
    expect(trader.page.locator("html")).to_have_attribute("dir", "rtl")
    login.send(password="wrong")
    expect(login.alert).to_have_text(re.compile(r"^\s*[\u0600-\u06ff ]+\.\s*$"))
    login.send()
    trader.is_logged_in()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_narrowest_phone_and_the_broadest_thumb_are_met(
    stack: IdentityStack, new_context: NewContext, lang: str
) -> None:
    page = new_context(ON_PHONE, viewport={"width": 320, "height": 640}).new_page()
    page.goto(stack.login(lang=lang))
    LoginScreen(page).send(password="wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate(NO_SCROLL)
    assert page.evaluate(SMALL_TARGETS) == []


def test_everything_has_the_name_that_it_is_spoken_of_by(stack: IdentityStack, new_context: NewContext) -> None:
    page = new_context(ON_PHONE).new_page()
    page.goto(stack.login())
    expect(page.locator("body")).to_match_aria_snapshot(
        """
        - banner:
          - text: Acme Markets
          - heading "Log in" [level=1]
          - link "Close"
        - main:
          - textbox "Email"
          - textbox "Password"
          - button "Show password"
          - checkbox "Keep me logged in"
          - link "Reset password"
          - button "Log in"
          - link "Continue with Demo identity"
        - contentinfo:
          - strong: Acme Markets Ltd (demo)
        """
    )


def test_a_forgotten_password_is_set_by_a_link_and_ends_every_login_made_before(
    stack: IdentityStack, phone: InAppBrowser, new_context: NewContext
) -> None:
    trader = Trader(stack, phone)
    login = trader.goes_to_login()
    login.surface.get_by_role("link", name="Reset password").click()
    expect(login.surface.get_by_role("heading", name="Get a link for a new password")).to_be_visible()
    login.surface.get_by_role("link", name="Back to log in").click()
    login.send(SAMS, keep=True)
    expect(trader.says).to_have_text("Logged in as Sam Sample.")
    link, page = stack.invite(SAMS), new_context(ON_PHONE).new_page()
    page.goto(link)
    password, save = page.get_by_label("New password"), page.get_by_role("button", name="Save password")
    password.fill("short")
    save.click()
    expect(page.get_by_role("alert")).to_have_text("Use at least 10 characters.")
    password.fill(LONG)
    save.click()
    expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
    page.goto(link)
    expect(page.locator("main")).to_contain_text("Please ask for a new one")
    trader.page.reload()
    expect(trader.says).to_contain_text("The stored accessToken was refused: /oauth2/authorize answered 404")
    login = trader.goes_to_login()
    login.send(SAMS)
    expect(login.alert).to_be_visible()
    login.send(SAMS, LONG)
    expect(trader.says).to_have_text("Logged in as Sam Sample.")
    assert stack.ask("users")[1]["signedIn"], SAM
