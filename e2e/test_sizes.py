"""Large text, narrow screens, forced colours, and the keyboard that covers the lower part of a phone's window."""

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
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
  one.scrollWidth > one.clientWidth + 1 ||
  one.scrollHeight > one.clientHeight + 1 + parseFloat(getComputedStyle(one).fontSize) / 4)
  .map((one) => one.textContent.trim())"""
"""Elements with too much in them. Some fonts draw a little above and below a tight line: that is no cut."""
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
    assert page.locator(".go").evaluate("(go) => parseFloat(getComputedStyle(go).borderTopWidth)") >= 1


GROWN = "document.documentElement.style.fontSize = '200%'"
"""What a browser does whose own font size is twice the usual."""
COVERED = """(field) => { const box = field.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return !(at === field || field.contains(at) || at?.closest("label, .amount")?.contains(field)); }"""


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
@pytest.mark.parametrize("width", [320, 390])
def test_letters_grow_with_the_browsers_own_font_size_and_nothing_is_cut(
    stack: Stack, new_context: NewContext, screen: str, width: int
) -> None:
    page = new_context(ON_PHONE | {"viewport": {"width": width, "height": 700}}).new_page()
    page.goto(stack.open(screen, USD))
    size = "parseFloat(getComputedStyle(document.querySelector('.go')).fontSize)"
    usual = page.evaluate(size)
    page.evaluate(GROWN)
    assert page.evaluate(size) == 2 * usual
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CUT, ".name, .broker, h1, .chip, .amount, .go, .row, dd") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_zoom_of_400_percent_needs_no_sideways_scrolling_and_covers_no_field_in_use(
    stack: Stack, new_context: NewContext
) -> None:
    page = new_context(ON_DESKTOP | {"viewport": {"width": 320, "height": 256}}).new_page()  # 1280 by 1024, four times
    page.goto(stack.open("deposit", USD))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for _ in range(12):
        page.keyboard.press("Tab")
        field = page.locator("main :focus")
        if field.count():
            assert not field.evaluate(COVERED), field.evaluate("(field) => field.outerHTML")


@pytest.mark.parametrize("size", [(820, 1180), (900, 700), (1280, 800), (1440, 900)])
def test_on_wide_windows_the_button_stands_high_beside_the_form(
    stack: Stack, new_context: NewContext, size: tuple[int, int]
) -> None:
    page = new_context(ON_DESKTOP | {"viewport": dict(zip(("width", "height"), size, strict=True))}).new_page()
    page.goto(stack.open("deposit", USD))
    page.evaluate("""() => { const rows = document.querySelector(".rows");
      while (rows.children.length < 12) rows.append(rows.children[0].cloneNode(true)); }""")
    form, button, last = (page.locator(part).bounding_box() for part in (".pay .sheet", ".pay .bar .go", ".last"))
    assert form and button and last
    assert button["y"] + button["height"] <= 600
    assert button["x"] >= form["x"] + form["width"]
    if size[0] >= 900:
        assert last["x"] >= form["x"] + form["width"]
        summary = page.locator(".summary").bounding_box()
        assert summary
        gap = button["y"] - summary["y"] - summary["height"]
        assert last["y"] == pytest.approx(button["y"] + button["height"] + gap, abs=1), "one gap between all cards"
    page.evaluate("scrollTo(0, 300)")
    assert page.locator(".pay .bar .go").evaluate("(go) => go.getBoundingClientRect().top") > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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
