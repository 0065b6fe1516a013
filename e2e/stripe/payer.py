"""A trader with test cards (docs.stripe.com/testing) at Stripe's step, wherever that is."""

import re

from playwright.sync_api import Page, expect

from e2e.browsers import Watch
from e2e.screens import App, AppShell, Screen, Surface
from e2e.stack import USD
from e2e.stripe.stack import StripeStack

PAID, NO_MONEY, STOLEN, CHALLENGED = "4242424242424242", "4000000000009995", "4000000000009979", "4000000000003220"
CHECKOUT = re.compile(r"^https://checkout\.stripe\.com/c/pay/cs_")


def fill(surface: Surface, number: str, names: tuple[str, str] = ("Expiration date", "Security code")) -> None:
    surface.get_by_label("Card number").fill(number)
    surface.get_by_label(names[0]).fill("12 / 50")
    surface.get_by_label(names[1]).fill("123")


class Payer:
    """Somebody with cards at Stripe's step, wherever that is."""

    def __init__(self, app: App, screen: Screen) -> None:
        self.app, self.screen = app, screen
        self.framed = isinstance(app, AppShell)

    def comes_to_stripe(self) -> None:
        if self.framed:
            expect(self.screen.surface.get_by_label("Card number")).to_be_visible()
        else:
            self.app.page.wait_for_url(CHECKOUT)

    def pays(self, number: str) -> None:
        if self.framed:
            fill(self.screen.surface, number)
            self.screen.button(re.compile("^Pay [0-9]")).click()
        else:
            on_checkout(self.app.page, number)

    def passes(self, button: str) -> None:
        self.screen.button(button).click()


def on_checkout(page: Page, number: str) -> None:
    fill(page, number, ("Expiry", "CVC"))
    page.get_by_role("button", name="Pay", exact=True).click()


def starts(app: App, amount: str = "100", **how: str) -> Payer:
    screen = app.open("deposit", USD, **how)
    again = screen.button("Try again")  # where a busy machine made the first look at the account too slow
    expect(screen.amount.or_(again).first).to_be_visible()
    if again.is_visible():
        again.click()
    screen.send(amount, "Card")
    payer = Payer(app, screen)
    payer.comes_to_stripe()
    return payer


def live_intents(stack: StripeStack) -> list[str]:
    return [found["status"] for found in stack.stripe_has("payment_intent") if found["status"] != "canceled"]


def new_tab_of(payer: Payer, watch: Watch) -> Page:
    """Click "Pay in a new tab": the tab must be there at once, from the click itself."""
    with payer.app.page.context.expect_page() as opened:
        payer.screen.button("Pay in a new tab").click()
    watch.forgive("a window was opened")
    tab = opened.value
    tab.wait_for_url(CHECKOUT)
    return tab
