"""The journeys of the money in the three engines: in an in-app browser, in a foreign frame, and without JavaScript.

Firefox and WebKitGTK make those in every run in which they have something of their own to do: frames, their cookies,
and forms without scripts. The rest is for `make engines`: Chromium makes the same journeys in e2e/test_payments.py and
e2e/test_entry.py, and in the other two the second journey of a kind repeats the first.
"""

import os

import pytest

from e2e.engines.trader import Trader
from e2e.stack import USD, Stack
from tests.support.processes import until

again = pytest.mark.skipif(os.environ.get("ENGINES") != "1", reason="much as another journey: `make engines`")


@pytest.mark.fault("S15", "S16")
def test_a_framed_deposit_and_withdrawal(trader: Trader, stack: Stack) -> None:
    trader.starts_the_platform()
    trader.opens_framed("Deposit")
    trader.fills_in("100")
    trader.presses("Deposit 100.00 USD")
    trader.presses("Approve payment")
    trader.is_back()
    trader.has("1,600.25 USD")
    trader.opens_framed("Withdraw")
    trader.fills_in("50.50")
    trader.presses("Continue")
    trader.presses("Withdraw 50.50 USD")
    trader.goes_back()
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("WITHDRAW", "50.50")]


@again
@pytest.mark.fault("S15")
def test_a_framed_bank_page_comes_back(trader: Trader) -> None:
    trader.starts_the_platform()
    trader.opens_framed("Deposit")
    trader.fills_in("70")
    trader.chooses("bank page")
    trader.presses("Deposit 70.00 USD")
    trader.presses("Approve payment")
    trader.goes_back()
    trader.has("1,570.25 USD")


@pytest.mark.fault("S16")
def test_a_framed_reload_goes_on_where_cookies_are_kept_and_else_says_how(trader: Trader, engine: str) -> None:
    trader.starts_the_platform()
    trader.opens_framed("Deposit")
    trader.fills_in("70")
    trader.reloads()
    if engine == "webkit":
        trader.reads("pen this screen again from cTrader")
    else:
        trader.fills_in("70")
        trader.presses("Deposit 70.00 USD")
        trader.presses("Approve payment")
        trader.goes_back()


@again
def test_a_deposit_and_a_withdrawal_in_an_in_app_browser(trader: Trader, stack: Stack) -> None:
    trader.opens("deposit")
    trader.fills_in("100")
    trader.presses("Deposit 100.00 USD")
    trader.presses("Approve payment")
    trader.goes_back()
    trader.opens("withdraw")
    trader.fills_in("20")
    trader.presses("Continue")
    trader.presses("Withdraw 20.00 USD")
    trader.goes_back()
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("WITHDRAW", "20.00")]


@pytest.mark.fault("X16")
def test_a_deposit_without_javascript(trader_without_javascript: Trader) -> None:
    trader = trader_without_javascript
    trader.opens("deposit")
    trader.fills_in("5")
    trader.presses("Deposit")
    trader.reads("Enter at least 10.00 USD")
    trader.chooses("card")  # and not the method that an earlier deposit used
    trader.fills_in("100")
    trader.presses("Deposit")
    trader.comes_to("Approve payment")
    trader.presses("Back to your broker")
    trader.goes_back()
    trader.has("1,600.25 USD")


@again
@pytest.mark.fault("X16")
def test_a_withdrawal_without_javascript(trader_without_javascript: Trader, stack: Stack) -> None:
    trader = trader_without_javascript
    trader.opens("withdraw")
    trader.fills_in("100")
    trader.presses("Continue")
    trader.presses("Withdraw 100.00 USD")
    until(lambda: stack.booked(USD) == [("WITHDRAW", "100.00")])
