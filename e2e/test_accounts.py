"""The choice of an account in a browser: what tells one from another, and a trader with fifty of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import InAppBrowser, Screen
from e2e.stack import ALEX, EUR, JPY, SAM, USD, Stack

SMALL = ON_PHONE | {"viewport": {"width": 390, "height": 640}}
FEW = {USD: "Everyday", EUR: "Euro savings", JPY: ""}


class Named(Stack):
    """A cashier whose accounts have names: one user has three, the other one fifty, most of which cTrader lacks."""

    def _furnish(self) -> None:
        rows = [f"{ALEX},{login},alex@example.test,Alex Demo,{name}" for login, name in FEW.items()]
        rows += [f"{SAM},{5512400 + n},sam@example.test,Sam Sample,Strategy {n:02}" for n in range(50)]
        file: Path = self.folder / "named.csv"
        file.write_text("\n".join(["user_id,login,email,name,account_name", *rows]))
        self.command("accounts", "import", str(file))


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Named(tmp_path_factory.mktemp("accounts")).running() as stack:
        yield stack


def chooser(
    stack: Stack, new_context: NewContext, user: int, shape: dict[str, object] = SMALL, **more: object
) -> Screen:
    app = InAppBrowser(stack, new_context(shape, **more))
    app.page.goto(stack.open("deposit", None, user))
    return Screen(app.page)


def rows_of(screen: Screen) -> Locator:
    return screen.surface.locator(".row:visible")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_each_account_has_its_name_its_currency_and_its_balance_and_the_form_names_it_again(
    stack: Stack, new_context: NewContext, java_script_enabled: bool
) -> None:
    screen = chooser(stack, new_context, ALEX, java_script_enabled=java_script_enabled)
    texts = [" ".join(text.split()) for text in rows_of(screen).all_inner_texts()]
    assert texts == [
        "5512345 USD Everyday 1,500.25 USD",
        "5512346 EUR Euro savings 820.00 EUR",
        "5512347 JPY Alex Demo 250,000 JPY",
    ]
    expect(screen.surface.get_by_role("searchbox")).to_have_count(0)
    screen.surface.get_by_role("radio", name="Euro savings").check(force=True)
    screen.button("Continue").click()
    expect(screen.surface.locator(".account")).to_contain_text("5512346 Euro savings")


@pytest.mark.parametrize("shape", [SMALL, ON_DESKTOP], ids=["phone", "desktop"])
def test_among_fifty_accounts_a_search_finds_one_and_the_button_stays_in_sight(
    stack: Stack, new_context: NewContext, shape: dict[str, object]
) -> None:
    screen = chooser(stack, new_context, SAM, shape)
    go = screen.button("Continue")
    expect(rows_of(screen)).to_have_count(50)
    expect(go).to_be_in_viewport(ratio=1)
    screen.surface.get_by_role("radio", name="5512401").check(force=True)
    search = screen.surface.get_by_role("searchbox", name="Search accounts")
    search.fill("strategy 37")
    expect(rows_of(screen)).to_have_count(2)  # the one that is found, and the one that would be sent
    search.press("Enter")
    search.fill("none of these")
    expect(screen.surface.get_by_text("No account has this number or name.")).to_be_visible()
    expect(rows_of(screen)).to_have_count(1)
    go.click()
    expect(screen.surface.locator(".account")).to_contain_text("5512401 Strategy 01")


def test_without_a_script_there_is_no_search_that_would_not_work(stack: Stack, new_context: NewContext) -> None:
    screen = chooser(stack, new_context, SAM, java_script_enabled=False)
    expect(rows_of(screen)).to_have_count(50)
    expect(screen.surface.get_by_role("searchbox")).to_have_count(0)
    expect(screen.button("Continue")).to_be_in_viewport(ratio=1)


def test_a_long_name_widens_no_screen(stack: Stack, new_context: NewContext, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text(f"user_id,login,email,name,account_name\n{ALEX},{EUR},,,{'W' * 60}\n")
    stack.command("accounts", "import", str(file))
    screen = chooser(stack, new_context, ALEX, SMALL | {"viewport": {"width": 320, "height": 568}})
    overflow = "() => document.documentElement.scrollWidth - innerWidth"
    assert screen.surface.locator("html").evaluate(overflow) <= 0
    screen.surface.get_by_role("radio", name=str(EUR)).check(force=True)
    screen.button("Continue").click()
    expect(screen.amount).to_be_visible()
    assert screen.surface.locator("html").evaluate(overflow) <= 0
