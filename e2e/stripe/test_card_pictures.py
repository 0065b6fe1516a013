"""Pictures of Stripe's step, to be looked at: PICTURES=1 puts them into docs/pictures."""

import pytest
from playwright.sync_api import expect

from e2e.browsers import Watch
from e2e.conftest import PICTURED, Folders, NewContext
from e2e.screens import AppShell
from e2e.stack import USD
from e2e.stripe.payer import NO_MONEY, PAID, fill, new_tab_of, on_checkout, starts
from e2e.stripe.stack import StripeStack
from e2e.test_pictures import PHONE, TALL, Album, drawn

NAMES = {("dark", "en"): "stripe-phone", ("light", "ar"): "stripe-arabic"}
"""The kept ones."""


@pytest.mark.parametrize("lang", [pytest.param("en", marks=PICTURED), "ar"])
@pytest.mark.parametrize("theme", [pytest.param("dark", marks=PICTURED), "light"])
def test_pictures_of_the_card_form_on_a_phone(
    stack: StripeStack,
    new_context: NewContext,
    folders: Folders,
    theme: str,
    lang: str,
) -> None:
    shell = AppShell(stack, new_context(PHONE, color_scheme=theme), "phone")
    album = Album(stack, shell.page, folders, theme, lang)
    screen = shell.open("deposit", USD, theme=theme, lang=lang)
    screen.surface.locator("#amount").fill("250")
    screen.surface.locator(".bar .go").click()
    expect(screen.surface.get_by_label("Card number")).to_be_visible()
    album.take(NAMES.get((theme, lang), f"stripe-phone-{theme}-{lang}"))
    fill(screen.surface, NO_MONEY)
    screen.surface.locator("[data-stripe] .go").click()
    expect(screen.alert.filter(visible=True).first).to_be_visible()
    album.take("stripe-declined" if (theme, lang) == ("dark", "en") else f"stripe-declined-{theme}-{lang}")


@PICTURED
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_pictures_of_the_card_form_in_the_web_platform(
    stack: StripeStack,
    new_context: NewContext,
    folders: Folders,
    theme: str,
    watch: Watch,
) -> None:
    suffix = "" if theme == "dark" else "-light"
    shell = AppShell(stack, new_context(TALL, color_scheme=theme), "web")
    album = Album(stack, shell.page, folders, theme)
    payer = starts(shell, "250", theme=theme)
    album.take(f"stripe-in-the-web-platform{suffix}")
    tab = new_tab_of(payer, watch)
    expect(payer.screen.surface.get_by_role("link", name="Go to Stripe's payment page")).to_be_visible()
    album.take(f"stripe-other-tab-{theme}")
    on_checkout(tab, PAID)
    expect(tab.get_by_text("Go back to cTrader", exact=True)).to_be_visible()
    Album(stack, tab, folders, theme).take(f"stripe-tab-done-{theme}")
    tab.close()
    shell.page.bring_to_front()
    shell.closed_by("success")
    screen = shell.open("withdraw", USD, theme=theme)
    screen.send("40", "Card", confirm=False)
    expect(screen.surface.get_by_role("heading", name="Check your withdrawal")).to_be_visible()
    drawn(screen.surface)
    album.take(f"stripe-plan{suffix}")
