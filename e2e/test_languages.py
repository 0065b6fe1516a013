"""The screens in the marked and longer language: nothing is left that cannot be translated, and nothing is cut off."""

import calendar
import re

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.stack import ALEX, UNKNOWN_TOKEN, USD, Stack

NAMES = (
    "Acme Markets Ltd (demo)",
    "Acme Markets",
    "Alex Demo",
    "Main account",
    "UTC",
    *calendar.month_name[1:],
    *calendar.month_abbr[1:],
    *calendar.day_abbr,
)
"""Words on the screens that are nobody's text: names of the broker and of people, and days by Babel."""
UNMARKED = r"[A-Za-z]{2,}"
ALLOWED = re.compile(r"^(USD|EUR|JPY|KWD|GBP|BTC|[DW]-[0-9A-Z]+)$")

SEEN_TEXTS = """() => {
  const found = [];
  const skipped = "script, style, noscript, time, bdi, [translate=no], .psp-step:not(:has(.transfer))";
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (text && !walker.currentNode.parentElement.closest(skipped)) found.push(text);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
    if (!one.closest(skipped))
      for (const name of ["aria-label", "placeholder", "title", "alt"])
        if (one.getAttribute(name)) found.push(one.getAttribute(name));
  return found;
}"""
BESIDE = 8
"""Pixels by which a button may reach into the margin beside it, to be large enough for a finger."""
CUT_OFF = f"""() => [...document.querySelectorAll("h1, h2, p, dt, dd, li, button, a, label, .what, .label")]
  .filter((one) => one.offsetParent && one.clientWidth && !one.closest(".unseen, .psp-step:not(:has(.transfer))"))
  .filter((one) => one.scrollWidth > one.clientWidth + {BESIDE})
  .map((one) => one.textContent.trim().slice(0, 40))"""
TOO_WIDE = """() => [...document.querySelectorAll("h1, h2, p, dt, dd, button, a, label, small, b, span, summary, li")]
  .filter((one) => one.offsetParent && !one.closest(".unseen") && one.getBoundingClientRect().width)
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
  .map((one) => one.textContent.trim().slice(0, 40))"""


def plain_words(texts: list[str]) -> list[str]:
    """The texts that have unmarked letters of ours."""
    found = []
    for text in texts:
        rest = text
        for name in NAMES:
            rest = rest.replace(name, " ")
        words = [word for word in re.findall(UNMARKED, rest) if not ALLOWED.match(word)]
        if words:
            found.append(text)
    return found


def looked_at(page: Page) -> None:
    """Every text of the page is marked, and none is cut off or beside the page."""
    assert plain_words(page.evaluate(SEEN_TEXTS)) == []
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(TOO_WIDE) == []


def test_an_unmarked_text_is_found() -> None:
    assert plain_words(["Ðéépóósíít", "10.00 USD · D-7F3K2Q", "Acme Markets Ltd (demo) ·"]) == []
    assert plain_words(["Ðéépóósíít now"]) == ["Ðéépóósíít now"]


@pytest.mark.parametrize("width", [320, 390])
def test_every_text_of_the_screens_is_marked_and_none_is_cut_off(
    stack: Stack, new_context: NewContext, width: int
) -> None:
    page = new_context(ON_PHONE | {"viewport": {"width": width, "height": 640}}).new_page()
    how = {"lang": "xx", "theme": "light"}
    card = page.locator("[data-reference]")
    press = page.locator("#main button.go")

    def send(amount: str) -> None:
        page.locator("input[name=amount]").fill(amount)
        press.first.click()

    for login in (None, USD):
        page.goto(stack.open("deposit", login, ALEX, **how))
        looked_at(page)
    send("1")
    expect(page.locator("[role=alert]").first).to_be_visible()
    looked_at(page)
    send("100.01")
    expect(card).to_be_visible()
    looked_at(page)
    page.locator(".psp-step button").first.click()
    expect(card).to_have_attribute("data-state", "declined")
    looked_at(page)
    for _ in range(4):
        page.goto(stack.open("deposit", USD, ALEX, **how))
        send("100")
        page.locator(".psp-step button").first.click()
        expect(card).to_have_attribute("data-state", "credited")
    looked_at(page)
    page.goto(stack.open("withdraw", USD, ALEX, **how))
    looked_at(page)
    send("1")
    expect(page.locator("[role=alert]").first).to_be_visible()
    looked_at(page)
    send("40")
    expect(page.locator("#main .go, #main .quiet")).to_have_count(2)
    looked_at(page)
    press.first.click()
    expect(card).to_have_attribute("data-state", "paid_out")
    looked_at(page)
    page.goto(stack.open("deposit", USD, ALEX, **how))
    page.locator("[name=method][value$=transfer]").check()
    send("60")
    expect(card).to_be_visible()
    looked_at(page)
    page.goto(stack.open("withdraw", USD, ALEX, **how))
    page.locator("form.last button[formaction]").click()
    expect(page.locator(".past")).to_be_visible()
    looked_at(page)
    page.locator(".past li button.good").first.click()
    expect(card).to_be_visible()
    looked_at(page)
    page.locator("[hx-post*=receipt] button, button[hx-post*=receipt]").first.click()
    expect(page.locator("[data-receipt]")).to_be_visible()
    looked_at(page)
    for path in ("/inapp/deposit", f"/inapp/deposit?token={UNKNOWN_TOKEN}", "/nowhere", "/return/none"):
        page.goto(f"{stack.cashier}{path}{'&' if '?' in path else '?'}lang=xx")
        looked_at(page)


def test_a_providers_step_answers_in_the_language_of_the_page(stack: Stack, new_context: NewContext) -> None:
    page = new_context(ON_PHONE | {"locale": "en-GB"}).new_page()
    page.goto(stack.open("deposit", USD, ALEX, lang="de"))
    page.locator("input[name=amount]").fill("100")
    page.locator("#main button.go").first.click()
    page.route("**/inapp/payments/*", lambda route: None)  # no later look at the payment takes the step away
    page.locator(".psp-step button").first.click()
    expect(page.locator(".psp-step .psp-hint")).to_have_text("Ihre Zahlung wird verarbeitet.")
