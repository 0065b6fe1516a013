"""What else a trader meets, in the three engines, themes and directions of writing: `make engines`."""

import os
from urllib.request import urlopen

import pytest

from e2e.engines.trader import Trader
from e2e.stack import EUR, USD, Stack
from tests.support.processes import until

pytestmark = pytest.mark.skipif(os.environ.get("ENGINES") != "1", reason="a longer matrix: `make engines`")


def deposits(trader: Trader, amount: str) -> None:
    trader.fills_in(amount)
    trader.presses(f"Deposit {amount}")
    trader.presses("Approve payment")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_screen_has_the_theme_and_the_direction_that_the_app_asks_for(
    trader: Trader, theme: str, lang: str, direction: str
) -> None:
    trader.opens("deposit", theme=theme, lang=lang)
    trader.window.wait("//input[@id='amount']")
    assert trader.window.attribute("//html", "data-theme") == theme
    assert trader.window.attribute("//html", "dir") == direction


@pytest.mark.parametrize("framed", [True, False])
def test_a_declined_payment_can_be_tried_again(trader: Trader, stack: Stack, framed: bool) -> None:
    trader.starts("Deposit", framed)
    deposits(trader, "100.01")
    trader.presses("Try again")
    deposits(trader, "100")
    trader.is_back()
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


@pytest.mark.parametrize("framed", [True, False])
def test_a_cancelled_payment_changes_nothing(trader: Trader, stack: Stack, framed: bool) -> None:
    trader.starts("Deposit", framed)
    trader.fills_in("100")
    trader.presses("Deposit 100")
    trader.presses("Cancel payment")
    trader.reads("Nothing was taken")
    assert stack.booked(USD) == []


def test_a_reload_in_the_middle_goes_on_with_the_same_payment(trader: Trader, stack: Stack, engine: str) -> None:
    trader.opens("deposit")
    trader.fills_in("75")
    trader.presses("Deposit 75")
    trader.window.wait("//*[@data-state='awaiting_payer']")
    trader.reloads()
    if engine == "webkit":  # keeps no cookie that is for TLS alone, which these tests do without
        trader.reads("pen this screen again from cTrader")
        trader.opens("deposit")
    trader.presses("Approve payment")
    trader.is_back()
    assert stack.booked(USD) == [("DEPOSIT", "75.00")]


def test_an_account_is_chosen_where_none_is_named(trader: Trader, stack: Stack) -> None:
    trader.window.goto(stack.open("deposit", None))
    trader.chooses(str(EUR))
    trader.presses("Continue")
    deposits(trader, "20")
    trader.is_back()
    assert stack.booked(EUR) == [("DEPOSIT", "20.00")]


def test_a_used_link_says_how_to_go_on(trader: Trader, stack: Stack) -> None:
    address = stack.open("deposit", USD)
    with urlopen(address) as another_browser:
        assert another_browser.status == 200
    trader.window.goto(address)
    trader.reads("pen this screen again from cTrader")


@pytest.mark.parametrize("framed", [True, False])
def test_a_refused_amount_is_said_beside_its_field(trader: Trader, stack: Stack, framed: bool) -> None:
    trader.starts("Withdraw", framed)
    trader.fills_in("1")
    trader.presses("Continue")
    trader.reads("Enter at least 10.00 USD")
    assert stack.booked(USD) == []


def test_a_slow_booking_is_waited_for(trader: Trader, stack: Stack) -> None:
    stack.fault("changebalance", "slow", seconds=2)
    trader.starts("Deposit", framed=True)
    deposits(trader, "30")
    trader.is_back()
    until(lambda: stack.booked(USD) == [("DEPOSIT", "30.00")])
