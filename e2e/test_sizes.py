"""Large text, narrow screens, forced colours, and the keyboard that covers the lower part of a phone's window."""

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App
from e2e.stack import JPY, USD, Stack

TWICE = """() => {
  const all = [...document.querySelectorAll("body, body *")];
  const sizes = all.map((one) => [one, parseFloat(getComputedStyle(one).fontSize)]);
  for (const [one, size] of sizes) one.style.fontSize = `${size * 2}px`;
}"""
"""What a browser does that enlarges texts alone."""
CUT = """(selector) => [...document.querySelectorAll(selector)].filter((one) =>
  one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.textContent.trim())"""
OUTSIDE = """() => { const head = document.querySelector(".top").getBoundingClientRect();
  return [...document.querySelectorAll(".top *")].filter((one) => { const box = one.getBoundingClientRect();
    return box.top < head.top - 1 || box.bottom > head.bottom + 1; }).map((one) => one.textContent.trim()); }"""
SHOWN = """([height, scale]) => {
  for (const [name, value] of Object.entries({ height, scale, offsetTop: 0 })) {
    Object.defineProperty(visualViewport, name, { configurable: true, get: () => value });
  }
  visualViewport.dispatchEvent(new Event("resize"));
}"""


def test_text_of_twice_the_size_cuts_neither_the_header_nor_the_offered_amounts(phone: App) -> None:
    phone.open("deposit", USD)
    phone.page.evaluate(TWICE)
    assert phone.page.evaluate(OUTSIDE) == []
    assert phone.page.evaluate(CUT, ".name, .broker, h1, .chip, .amount") == []
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [280, 320, 390])
@pytest.mark.parametrize("login", [USD, JPY])
def test_no_offered_amount_is_cut_by_a_narrow_screen(
    stack: Stack, new_context: NewContext, width: int, login: int
) -> None:
    page = new_context(ON_PHONE | {"viewport": {"width": width, "height": 700}}).new_page()
    page.goto(stack.open("deposit", login))
    expect(page.locator(".chip").first).to_be_visible()
    assert page.evaluate(CUT, ".chip") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_chosen_amount_can_be_told_in_forced_colours(stack: Stack, new_context: NewContext) -> None:
    page = new_context(ON_PHONE, forced_colors="active").new_page()
    page.goto(stack.open("deposit", USD))
    chip = page.locator(".chip").nth(1)
    before = chip.screenshot()
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    page.mouse.move(0, 0)
    chip.blur()
    assert chip.screenshot() != before


def keys(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--keys')")) or "0px"


def test_the_bar_makes_room_for_a_keyboard_and_for_nothing_else(phone: App) -> None:
    phone.open("deposit", USD)
    page, height = phone.page, phone.page.evaluate("innerHeight")
    page.evaluate(SHOWN, [height / 2, 2])  # pinched to 200 %
    assert keys(page) == "0px"
    page.locator("#amount").focus()
    assert keys(page) == "0px"
    page.evaluate(SHOWN, [height - 300, 1])
    assert keys(page) == "300px"
    page.locator("#amount").blur()
    expect(page.locator("html")).to_have_css("--keys", "0px")
    page.get_by_role("radio").first.focus()
    page.evaluate(SHOWN, [height - 300, 1])  # a bar of the browser's own, for instance
    assert keys(page) == "0px"
