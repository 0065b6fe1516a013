"""A cashier that gives the app an inappToken, and wants it back before it makes a token for a screen."""

import pytest
from playwright.sync_api import expect

from e2e.identity.trader import Trader, shells


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"CASHIER_INAPP_TOKENS": "1"}


@shells
def test_a_screen_opens_only_with_the_token_of_the_login(trader: Trader) -> None:
    trader.logs_in(keep=True)
    expect(trader.page.locator("#inapp-token")).to_have_text("held")
    passed_on = trader.demo_settings().get_by_label("Pass the inappToken on")
    passed_on.uncheck()
    trader.button("Deposit").click()
    expect(trader.says).to_contain_text("The cashier cannot be opened: /oauth2/onetime/generate answered 403")
    passed_on.check()
    trader.deposits()


@shells
def test_the_app_that_starts_again_gets_a_token_anew(trader: Trader) -> None:
    trader.logs_in(keep=True)
    trader.starts_the_app_again()
    trader.is_logged_in(kept=True)
    expect(trader.page.locator("#inapp-token")).to_have_text("held")
    expect(trader.opens("deposit").amount).to_be_visible()
