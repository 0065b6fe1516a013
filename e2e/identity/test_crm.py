"""Beside a broker's CRM: it has the login screen, makes the tokens, and says who may do what."""

import pytest
from playwright.sync_api import expect

from e2e.identity.stack import IdentityStack
from e2e.identity.trader import Trader, everywhere, numbered, phone_and_web
from e2e.stack import ALEX, USD

BLOCKED = "This account is blocked for payments."


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"CASHIER_IDENTITY": "crm"}


@everywhere
def test_a_login_at_the_crm_leads_to_a_booked_deposit(trader: Trader) -> None:
    trader.logs_in(keep=True)
    trader.deposits()


@phone_and_web
def test_a_login_at_the_crm_leads_to_a_booked_withdrawal(trader: Trader) -> None:
    trader.logs_in()
    trader.withdraws()


@pytest.mark.parametrize("app", ["web"], indirect=True)
def test_the_sequence_shows_what_the_crm_is_asked(trader: Trader) -> None:
    trader.logs_in(keep=True)
    expect(trader.opens("deposit").amount).to_be_visible()
    assert numbered(trader.sequence("Accounts and standing"))[-4:] == [
        ("2", "Login token exchanged", "cTrader → CRM", "200"),
        ("5–6", "One-time token for the screen", "cTrader → CRM", "200"),
        ("8", "One-time token validated", "cashier → CRM", "200"),
        ("8", "Accounts and standing", "cashier → CRM", "200"),
    ]


@pytest.mark.fault("S02")
@pytest.mark.parametrize(("app", "how"), [("web", "Used"), ("phone_shell", "Expired")], indirect=["app"])
def test_a_used_and_an_expired_token_of_the_crm_open_nothing(trader: Trader, how: str) -> None:
    trader.logs_in()
    trader.is_refused_with_a_token(how)


@phone_and_web
def test_whom_the_crm_blocks_gets_no_screen(stack: IdentityStack, trader: Trader) -> None:
    trader.logs_in()
    stack.ask("crm", {"userId": ALEX, "enabled": False})
    trader.is_refused(BLOCKED)


@phone_and_web
def test_an_account_that_the_crm_blocks_while_its_screen_is_open_starts_no_payment(
    stack: IdentityStack, trader: Trader
) -> None:
    trader.logs_in()
    screen = trader.opens("withdraw")
    screen.amount.fill("40")
    stack.ask("crm", {"login": USD, "enabled": False})
    screen.button("Continue").click()
    expect(screen.surface.locator("main")).to_contain_text(BLOCKED)
    assert stack.booked(USD) == []


@pytest.mark.parametrize(("app", "call"), [("phone", "crm_authorize"), ("web", "crm_accounts")], indirect=["app"])
def test_a_crm_that_is_down_is_said_plainly_and_nothing_is_guessed(
    stack: IdentityStack, trader: Trader, call: str
) -> None:
    trader.logs_in()
    stack.fault(call, "status", status=503)
    trader.is_refused("We cannot check your account at the moment. Nothing has happened.")
