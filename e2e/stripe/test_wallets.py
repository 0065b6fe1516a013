"""Apple Pay and Google Pay: on Stripe's page, in a frame that may open them, and in one that may not."""

import pytest
from playwright.sync_api import expect

from e2e.browsers import Watch
from e2e.screens import App, Screen
from e2e.stack import USD
from e2e.stripe.payer import CHECKOUT, Payer, live_intents, new_tab_of
from e2e.stripe.stack import StripeStack

WALLETS = "Apple Pay or Google Pay"
GRANTS = """() => {
  const make = document.createElement.bind(document);
  document.createElement = (name) => Object.assign(make(name), name === "iframe" && { allow: "payment" });
}"""
"""Has the platform grant its frames the permission to open a wallet."""


def chooses_a_wallet(app: App) -> Screen:
    screen = app.open("deposit", USD)
    screen.amount.fill("100")
    screen.method(WALLETS).check()
    screen.button("Deposit 100.00 USD").click()
    return screen


@pytest.mark.parametrize("wallet", ["Apple Pay", "Google Pay"])
def test_a_wallet_pays_on_stripes_page(stack: StripeStack, phone: App, wallet: str) -> None:
    chooses_a_wallet(phone)
    phone.page.wait_for_url(CHECKOUT)
    phone.page.get_by_role("button", name=wallet).click()
    phone.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


def test_a_wallet_pays_with_its_own_button_in_a_frame_that_may_open_it(stack: StripeStack, web: App) -> None:
    web.page.add_init_script(f"({GRANTS})()")
    screen = chooses_a_wallet(web)
    expect(screen.surface.get_by_label("Card number")).to_have_count(0)
    expect(screen.surface.locator("[data-stripe] .go")).to_be_hidden()
    screen.button("Apple Pay").click()
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert live_intents(stack) == ["succeeded"]
    assert stack.stripe_has("checkout.session") == []


@pytest.mark.whole
def test_in_a_frame_that_may_not_open_a_wallet_a_new_tab_does(stack: StripeStack, web: App, watch: Watch) -> None:
    screen = chooses_a_wallet(web)
    expect(screen.alert.filter(visible=True)).to_contain_text("cannot be used on this screen. Pay in a new tab")
    expect(screen.button("Apple Pay")).to_have_count(0)
    expect(screen.button("Change amount or method")).to_be_visible()
    tab = new_tab_of(Payer(web, screen), watch)
    tab.get_by_role("button", name="Google Pay").click()
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


def test_what_a_wallet_paid_goes_back_to_its_card_and_nothing_of_it_is_kept(stack: StripeStack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.method(WALLETS).check()
    expect(
        screen.surface.get_by_role("checkbox", name="Save this card for next time").filter(visible=True)
    ).to_have_count(0)
    chooses_a_wallet(phone)
    phone.page.wait_for_url(CHECKOUT)
    phone.page.get_by_role("button", name="Apple Pay").click()
    phone.closed_by("success")
    screen = phone.open("withdraw", USD)
    screen.send("40", WALLETS, confirm=False)
    expect(screen.surface.get_by_role("definition").filter(has_text="Visa •••• 4242")).to_be_visible()
    screen.button("Withdraw 40.00 USD").click()
    phone.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("WITHDRAW", "40.00")]
