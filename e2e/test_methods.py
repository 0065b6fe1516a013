"""A dozen methods in a browser: what is in sight, what folds away, the search, and fees as figures while typing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import InAppBrowser
from e2e.stack import USD, Stack


class ManyMethods(Stack):
    """A cashier whose mock offers a long list."""

    def _settings(self) -> dict[str, str]:
        return super()._settings() | {"CASHIER_MOCK_MORE": "1"}


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with ManyMethods(tmp_path_factory.mktemp("methods")).running() as stack:
        yield stack


def test_with_a_dozen_methods_the_button_is_in_the_first_600_pixels_of_a_desktop(
    stack: Stack, new_context: NewContext
) -> None:
    screen = InAppBrowser(stack, new_context(ON_DESKTOP)).open("deposit", USD)
    screen.surface.get_by_text("More ways to pay").click()
    expect(screen.surface.get_by_role("radio")).to_have_count(13)
    box = screen.button("Deposit").bounding_box()
    assert box and box["y"] + box["height"] <= 600


def test_a_search_finds_a_folded_method_and_enter_sends_nothing(stack: Stack, new_context: NewContext) -> None:
    screen = InAppBrowser(stack, new_context(ON_PHONE)).open("deposit", USD)
    search = screen.surface.get_by_role("searchbox", name="Search payment methods")
    expect(search).to_be_hidden()
    screen.surface.get_by_text("More ways to pay").click()
    search.fill("coin")
    rows = screen.surface.locator("details .row:visible")
    expect(rows).to_have_count(2)
    expect(screen.surface.locator("details .group:visible")).to_have_count(1)
    search.press("Enter")
    search.fill("no such thing")
    expect(rows).to_have_count(0)
    expect(screen.surface.get_by_text("No method has this name.")).to_be_visible()
    assert not stack.payments()
    search.fill("")
    screen.method("Demo voucher").check(force=True)
    expect(screen.surface.locator("details")).to_have_attribute("open", "")


def test_a_fee_is_a_figure_that_follows_the_amount(stack: Stack, new_context: NewContext) -> None:
    screen = InAppBrowser(stack, new_context(ON_DESKTOP)).open("deposit", USD)
    summary = screen.surface.get_by_role("region", name="Summary")
    screen.method("Demo wallet").check(force=True)
    expect(summary).to_contain_text("Fee 1.5% + 0.30 USD", use_inner_text=True)
    screen.amount.fill("100.01")
    expect(summary).to_contain_text("1.81 USD")  # 1.50015 and 0.30, rounded up
    expect(summary).to_contain_text("101.82 USD")
    expect(summary.locator(".total")).to_contain_text("100.01 USD")
    screen.method("Demo card").check(force=True)
    expect(summary).to_contain_text("Free")


def test_without_javascript_the_fold_opens_and_its_methods_can_be_chosen(stack: Stack, new_context: NewContext) -> None:
    screen = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False)).open("deposit", USD)
    screen.surface.get_by_text("More ways to pay").click()
    screen.send("50", "Demo voucher")
    expect(screen.card).to_contain_text("Demo voucher")
    assert [payment["state"] for payment in stack.payments()] == ["awaiting_payer"]


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_the_fields_of_the_chosen_method_are_checked_kept_and_reviewed(
    stack: Stack, new_context: NewContext, java_script_enabled: bool
) -> None:
    context = new_context(ON_PHONE, java_script_enabled=java_script_enabled)
    screen = InAppBrowser(stack, context).open("withdraw", USD)
    holder, iban = (screen.surface.get_by_role("textbox", name=name) for name in ("Account holder", "IBAN"))
    before = len(stack.payments())
    screen.method("Demo card").check(force=True)  # another run may have made the other one the last used
    expect(iban).to_be_hidden()
    screen.surface.locator("details.more summary").click()
    screen.method("Demo open banking").check(force=True)
    screen.amount.fill("40")
    holder.fill("Alex Demo")
    iban.fill("DE75 5121 0800 1245 1261 98")
    screen.button("Continue").click()
    expect(screen.alert.filter(has_text="This does not look right")).to_be_visible()
    expect(iban).to_have_attribute("aria-invalid", "true")
    if java_script_enabled:
        expect(iban).to_be_focused()
    expect(holder).to_have_value("Alex Demo")
    iban.fill("DE75 5121 0800 1245 1261 99")
    screen.button("Continue").click()
    review = screen.surface.locator("form.review")
    expect(review).to_contain_text("DE75512108001245126199")
    screen.button("Change").click()
    expect(iban).to_have_value("DE75512108001245126199")
    screen.button("Continue").click()
    screen.button("Withdraw 40.00 USD").click()
    expect(screen.card).to_be_visible()
    assert len(stack.payments()) == before + 1
