"""Token hand-off: nobody logs in, cTrader itself says whose token it is."""

import pytest
from playwright.sync_api import expect

from e2e.identity.stack import IdentityStack
from e2e.identity.trader import Trader, everywhere, numbered, numbers, phone_and_web
from e2e.screens import Screen
from e2e.stack import ALEX, EUR, USD


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"CASHIER_IDENTITY": "handoff"}


@everywhere
def test_a_deposit_is_booked_for_whom_ctrader_names(trader: Trader) -> None:
    trader.comes()
    trader.deposits()


@phone_and_web
def test_a_withdrawal_is_booked_for_whom_ctrader_names(trader: Trader) -> None:
    trader.comes()
    trader.withdraws()


@pytest.mark.parametrize("app", ["web"], indirect=True)
def test_the_sequence_shows_the_token_redeemed_in_ctrader(trader: Trader) -> None:
    trader.comes()
    expect(trader.button("Log in")).to_be_hidden()
    expect(trader.opens("deposit").amount).to_be_visible()
    calls = trader.sequence("The screen has loaded", "One-time token redeemed")
    assert numbers(calls) == ["4", "5–6", "7", "8"]
    assert numbered(calls) == [("8", "One-time token redeemed", "cashier → cTrader", "200")]


@pytest.mark.fault("S02")
@pytest.mark.parametrize(("app", "how"), [("web", "Used"), ("phone_shell", "Expired")], indirect=["app"])
def test_a_used_and_an_expired_token_of_ctrader_open_nothing(trader: Trader, how: str) -> None:
    trader.comes()
    trader.is_refused_with_a_token(how)


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_another_account_than_the_one_that_ctrader_names_is_refused(trader: Trader) -> None:
    trader.is_refused("This account cannot be used here", extra={"account": str(EUR)})


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_where_ctrader_names_no_account_the_trader_chooses_one_that_was_imported(
    stack: IdentityStack, trader: Trader
) -> None:
    trader.page.goto(stack.open("deposit", None, ALEX))
    trader.page.get_by_role("radio", name=str(EUR)).check()
    trader.button("Continue").click()
    screen = Screen(trader.page)
    screen.pay("20")
    screen.shows("credited")
    assert (stack.booked(EUR), stack.booked(USD)) == ([("DEPOSIT", "20.00")], [])


@phone_and_web
def test_a_ctrader_that_cannot_be_asked_is_said_plainly(stack: IdentityStack, trader: Trader) -> None:
    trader.comes()
    stack.fault("redeem", "status", status=503)
    trader.is_refused("We cannot check your account at the moment. Nothing has happened.")
