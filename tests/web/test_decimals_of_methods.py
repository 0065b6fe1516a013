"""A method with fewer decimals than the account: an amount is read with the account's, and must fit the method's."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.model import UiMode
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from tests.support.harness import LOGIN, World
from tests.support.web_page import Browser, Page


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    """An account with three decimals, a card with two, a bank with three, and a wallet with none."""
    world.set_balance(LOGIN, "1234.567", "BHD", 3)
    card, bank, loop = world.psp.methods
    world.psp.methods = (
        replace(card, digits={"BHD": 2}),
        replace(bank, digits={"BHD": 3}),
        replace(loop, key="fake_none", digits={"BHD": 0}, refund_days=None, ui_mode=UiMode.EMBEDDED),
    )
    return Browser(app, world)


def field(page: Page) -> str:
    found = re.search(r'name="amount"[^>]* value="([^"]*)"', page.text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("typed", "method", "shown"),
    [
        ("20", "fake_card", "20.00 BHD"),
        ("20.000", "fake_card", "20.00 BHD"),  # as the script writes it for the account
        ("20.50", "fake_card", "20.50 BHD"),
        ("20.005", "fake_bank", "20.005 BHD"),
        ("20.000", "fake_none", "20 BHD"),
    ],
)
@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_an_amount_that_fits_is_taken(browser: Browser, screen: str, typed: str, method: str, shown: str) -> None:
    card = browser.send(browser.open(screen), typed, method=method, meant=typed)
    assert card.status == 200
    assert shown in card.words


@pytest.mark.parametrize(
    ("typed", "method", "words"),
    [
        ("20.005", "fake_card", "Enter an amount with at most 2 decimals"),
        ("20.500", "fake_none", "Enter an amount without decimals"),
        ("20.0000", "fake_card", "Enter an amount with at most 2 decimals"),
        ("20.0000", "fake_bank", "Enter an amount with at most 3 decimals"),
        ("twenty", "fake_card", "Enter an amount such as 100.00 BHD"),
    ],
)
def test_an_amount_that_would_lose_something_is_refused(browser: Browser, typed: str, method: str, words: str) -> None:
    assert browser.send(browser.open(), typed, method=method, meant=typed).errors == [words]


def test_the_form_names_the_decimals_of_the_account_and_of_each_method(browser: Browser) -> None:
    page = browser.open()
    assert page.mark("data-digits") == "3"
    found = re.findall(r'(?s)value="(fake_\w+)" required\s+(?:checked\s*)?data-digits="(\d)"', page.text)
    assert found == [("fake_card", "2"), ("fake_bank", "3"), ("fake_none", "0")]


def test_a_refused_form_writes_the_amount_with_the_decimals_of_its_method(browser: Browser) -> None:
    assert field(browser.send(browser.open(), "5", method="fake_card")) == "5.00"
    assert field(browser.send(browser.open(), "5.000", method="fake_bank", meant="5.000")) == "5.000"
    assert field(browser.send(browser.open(), "20.005", method="fake_card")) == "20.005"


def test_everything_that_can_be_taken_is_shown_with_the_finest_decimals(browser: Browser) -> None:
    assert "Available 1,234.567 BHD" in browser.open("withdraw").words


def test_what_is_paid_by_a_coarser_method_is_booked_exactly(browser: Browser, world: World) -> None:
    card = browser.send(browser.open(), "20.500", method="fake_card", meant="20.500")
    payment = world.payment(card.ref)
    assert payment.money == Money(2050, "BHD", 2)
    assert payment.kind is PaymentType.DEPOSIT
    world.hear(world.psp.pay(card.ref))
    world.run()
    assert [entry.amount for entry in world.booked(card.ref)] == ["20.50"]
