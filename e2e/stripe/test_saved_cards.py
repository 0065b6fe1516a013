"""Cards for next time, as a trader keeps, uses and removes them: on a phone and in the web platform's frame."""

import re

import pytest
from playwright.sync_api import expect

from e2e.screens import App, Screen
from e2e.stack import USD
from e2e.stripe.payer import CHALLENGED, PAID, Payer, live_intents
from e2e.stripe.stack import StripeStack

framed_and_top = pytest.mark.parametrize("app", ["phone", "web"], indirect=True)


def keeps(app: App, number: str) -> None:
    """Deposit with a new card, and have it kept."""
    screen = app.open("deposit", USD)
    wish = screen.surface.get_by_role("checkbox", name="Save this card for next time")
    expect(wish).not_to_be_checked()
    wish.check()
    screen.send("100", "Card")
    payer = Payer(app, screen)
    payer.comes_to_stripe()
    payer.pays(number)
    if number == CHALLENGED:
        payer.passes("Complete")
    app.closed_by("success")


def again(app: App) -> Screen:
    """Press once with the kept card, which is chosen already."""
    screen = app.open("deposit", USD)
    expect(screen.surface.get_by_role("radio").first).to_be_checked()
    expect(screen.method("•••• ")).to_be_checked()
    screen.amount.fill("50")
    screen.button(re.compile("^Deposit 50")).click()
    return screen


@framed_and_top
def test_a_kept_card_pays_with_one_press(stack: StripeStack, app: App) -> None:
    keeps(app, PAID)
    again(app)
    app.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("DEPOSIT", "50.00")]
    assert live_intents(stack) == ["succeeded", "succeeded"]


def test_a_bank_may_still_ask_who_pays_with_a_kept_card(stack: StripeStack, web: App) -> None:
    keeps(web, CHALLENGED)
    again(web).button("Complete").click()
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("DEPOSIT", "50.00")]


def test_a_refused_kept_card_waits_for_another_press(stack: StripeStack, web: App) -> None:
    keeps(web, CHALLENGED)
    screen = again(web)
    screen.button("Fail").click()
    expect(screen.alert.filter(visible=True)).to_contain_text("could not confirm that it was you")
    screen.button(re.compile("^Pay 50")).click()
    screen.button("Complete").click()
    web.closed_by("success")
    assert len(live_intents(stack)) == 2


def test_a_card_is_removed_after_a_question(stack: StripeStack, web: App) -> None:
    keeps(web, PAID)
    screen = web.open("deposit", USD)
    screen.button("Remove the card 4242").click()
    expect(screen.surface.get_by_role("heading", name="Remove this card?")).to_be_focused()
    screen.button("Keep it").click()
    screen.button("Remove the card 4242").click()
    screen.button("Remove").click()
    expect(screen.surface.get_by_role("radio")).to_have_count(2)
    assert [method["customer"] for method in stack.stripe_has("payment_method")] == [None]
