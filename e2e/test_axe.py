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

pytestmark = pytest.mark.bare

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
ALL = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = ALL | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another theme can change."""


def found(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    """What axe holds against a page: the rule, and where it is broken."""
    page.evaluate(AXE)
    report: dict[str, Any] = page.evaluate("(rules) => axe.run(document, rules)", rules)
    return [f"{one['id']}: {node['html'][:160]}" for one in report["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(("theme", "rules"), [("light", ALL), ("dark", COLOURS)], ids=["light", "dark"])
def test_axe_finds_nothing_on_any_screen_in_any_state(
    preview: str, new_context: NewContext, theme: str, rules: dict[str, Any]
) -> None:
    page = new_context(ON_PHONE | {"reduced_motion": "reduce"}).new_page()
    wrong = {}
    for scene in SCENES:
        page.goto(f"{preview}/show/{scene.name}?theme={theme}&lang=en")
        if broken := found(page, rules):
            wrong[scene.name] = broken
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
