"""The review of a withdrawal in the browser: wholly in sight, and passed by its own button alone."""

import pytest
from playwright.sync_api import expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App, InAppBrowser, Screen
from e2e.stack import USD, Stack

SMALL = ON_PHONE | {"viewport": {"width": 390, "height": 640}}
OUT_OF_SIGHT = """(form) => { const bar = form.querySelector(".bar").getBoundingClientRect();
  return [...form.querySelectorAll("h2, .figure, dl div, button")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.top < 0 || box.bottom > innerHeight || (!one.closest(".bar") && box.bottom > bar.top);
  }).map((one) => one.textContent.trim()); }"""


def made(stack: Stack) -> set[str]:
    return {row["reference"] for row in stack.payments()}


def at_review(screen: Screen, amount: str = "40") -> None:
    screen.amount.fill(amount)
    screen.amount.press("Enter")  # as a phone's Done does
    expect(screen.surface.get_by_role("heading", name="Check your withdrawal")).to_be_focused()


@pytest.fixture
def small(stack: Stack, new_context: NewContext) -> InAppBrowser:
    return InAppBrowser(stack, new_context(SMALL))


def test_every_line_of_the_review_is_in_sight_on_a_small_phone(small: InAppBrowser) -> None:
    screen = small.open("withdraw", USD)
    small.page.evaluate("scrollTo(0, 300)")
    at_review(screen)
    assert small.page.evaluate("scrollY") == 0
    assert small.page.locator("form.review").evaluate(OUT_OF_SIGHT) == []


@pytest.mark.parametrize("app", ["small", "web"], indirect=True)
def test_enter_leads_to_the_review_and_never_past_it(stack: Stack, app: App) -> None:
    screen = app.open("withdraw", USD)
    before = made(stack)
    at_review(screen)
    for _ in range(3):
        app.page.keyboard.press("Enter")
    expect(screen.button("Withdraw 40.00 USD")).to_be_enabled()
    app.page.keyboard.press("Enter")
    expect(screen.surface.get_by_role("heading", name="Check your withdrawal")).to_be_focused()
    assert made(stack) == before
    screen.button("Change").click()
    expect(screen.amount).to_have_value("40.00")
    expect(screen.amount).to_be_focused()
    screen.button("Continue").click()
    screen.button("Withdraw 40.00 USD").click()
    app.closed_by("success")
    assert stack.booked(USD) == [("WITHDRAW", "40.00")]


def test_a_double_tap_on_continue_moves_nothing(stack: Stack, small: InAppBrowser) -> None:
    screen = small.open("withdraw", USD)
    before = made(stack)
    screen.amount.fill("40")
    press = 'document.querySelector(".review .go").click()'
    small.page.evaluate(f'() => addEventListener("htmx:afterSettle", () => {press}, {{once: true}})')
    screen.button("Continue").click()
    expect(screen.button("Withdraw 40.00 USD")).to_be_enabled()
    assert made(stack) == before
    expect(screen.surface.get_by_role("heading", name="Check your withdrawal")).to_be_focused()


def test_a_reload_and_going_back_lose_nothing_and_send_nothing(stack: Stack, small: InAppBrowser) -> None:
    screen = small.open("withdraw", USD)
    before = made(stack)
    at_review(screen)
    small.page.reload()
    expect(screen.amount).to_be_visible()
    assert made(stack) == before


def test_without_a_script_the_review_is_a_page_of_its_own(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(SMALL, java_script_enabled=False))
    screen = app.open("withdraw", USD)
    before = made(stack)
    screen.amount.fill("40")
    screen.amount.press("Enter")
    expect(screen.surface.get_by_role("heading", name="Check your withdrawal")).to_be_visible()
    assert made(stack) == before
    app.page.go_back()
    screen.amount.fill("41")
    screen.button("Continue").click()
    screen.button("Change").click()
    expect(screen.amount).to_have_value("41.00")
    screen.button("Continue").click()
    assert made(stack) == before
    screen.button("Withdraw 41.00 USD").click()
    expect(screen.card).to_contain_text("41.00 USD")
