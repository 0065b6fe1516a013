"""A transfer with instructions in a browser: copying, sending it, and waiting for its confirmations."""

import re

from playwright.sync_api import expect

from e2e.browsers import ON_PHONE, Watch
from e2e.conftest import NewContext
from e2e.screens import App, InAppBrowser
from e2e.stack import EUR, USD, Stack


def test_a_copied_reference_is_announced(stack: Stack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("100", "Demo transfer")
    copies = screen.surface.get_by_role("button", name="Copy")
    expect(copies.first).to_be_visible()
    copies.first.click()
    expect(screen.surface.locator("#say")).to_have_text("Copied")
    marked = phone.page.evaluate("String(getSelection())")
    assert marked.strip() == screen.reference


def test_a_transfer_is_sent_confirmed_and_added(stack: Stack, phone: App, watch: Watch) -> None:
    screen = phone.open("deposit", EUR)
    screen.send("100.17", "Demo transfer")
    with phone.page.context.expect_page() as opened:
        screen.surface.get_by_role("link", name="Open the app that you pay with").click()
    watch.forgive("a window was opened")
    bank = opened.value
    bank.get_by_role("button", name="Approve payment").click()
    bank.close()
    screen.button("I have sent it").click()
    expect(screen.card).to_contain_text(re.compile("Waiting for your transfer|confirmations"))
    phone.closed_by("success")
    assert stack.booked(EUR) == [("DEPOSIT", "100.17")]


def test_without_javascript_a_transfer_can_be_read_and_said_to_be_sent(stack: Stack, new_context: NewContext) -> None:
    screen = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False)).open("deposit", USD)
    screen.send("100", "Demo transfer")
    expect(screen.surface.get_by_text("It must be in the transfer")).to_be_visible()
    screen.button("I have sent it").click()
    screen.surface.get_by_text("Show the details again").click()
    expect(screen.surface.get_by_text("DE75 5121 0800 1245 1261 99")).to_be_visible()
