"""Every screen of the preview, read by axe (github.com/dequelabs/axe-core), and what only a press brings."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import AppShell, Screen
from e2e.stack import USD, Stack
from inapp.preview.scenes import SCENES

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
ALL = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another theme can change."""
PARTS = 4
"""Of all scenes, so that the workers share them."""


RUN = """(rules) => axe.run(document, rules).then((report) => report.violations.flatMap((one) =>
  one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`)))"""
"""The whole report, with all that is well, is longer than the page."""


def found(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    """What axe holds against a page: the rule, and where it is broken."""
    if not page.evaluate("window.axe && true"):
        page.evaluate(AXE)
    return list(page.evaluate(RUN, rules))


def shown_in(page: Page, theme: str) -> None:
    """Have a shown page take on the colours of a theme, as if it had been asked for with that one."""
    page.evaluate(
        """(theme) => { document.documentElement.dataset.theme = theme;
          document.querySelector("meta[name=color-scheme]").content = theme; }""",
        theme,
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_screen_in_any_state(preview: str, new_context: NewContext, part: int) -> None:
    page = new_context(ON_PHONE | {"reduced_motion": "reduce"}).new_page()
    wrong = {}
    for scene in SCENES[part::PARTS]:
        page.goto(f"{preview}/show/{scene.name}?theme=light&lang=en")
        light = found(page)
        shown_in(page, "dark")
        dark = found(page, COLOURS)
        if light or dark:
            wrong[scene.name] = light, dark
    assert wrong == {}


def press(page: Page) -> None:
    Screen(page).amount.fill("100")
    page.locator(".go:visible").click()


def test_axe_finds_nothing_while_a_form_is_sent(stack: Stack, new_context: NewContext) -> None:
    page = new_context(ON_PHONE | {"reduced_motion": "reduce"}).new_page()
    page.goto(stack.open("deposit", USD))
    page.route("**/inapp/deposit*", lambda route: None)  # never answered
    press(page)
    page.locator("form.htmx-request").wait_for()
    assert found(page) == []


def test_axe_finds_nothing_while_there_is_no_connection(stack: Stack, new_context: NewContext) -> None:
    page = new_context(ON_PHONE | {"reduced_motion": "reduce"}).new_page()
    page.goto(stack.open("deposit", USD))
    page.context.set_offline(True)
    press(page)
    expect(page.locator("#net")).to_contain_text("You are offline.")
    assert found(page) == []


@pytest.mark.parametrize("mode", ["web", "phone"])
def test_axe_finds_nothing_in_the_local_ctrader(stack: Stack, new_context: NewContext, mode: str) -> None:
    shell = AppShell(stack, new_context(ON_DESKTOP if mode == "web" else ON_PHONE), mode)
    shell.show(USD)
    expect(shell.page.get_by_role("button", name="Deposit", exact=True)).to_be_visible()
    assert found(shell.page) == []
