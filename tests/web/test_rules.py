"""What a trader reads of the broker's rules: what to do and until when, beside the field that it is about."""

import pytest
from flask import Flask

from tests.payments.test_rules import DAILY, VERIFIED, row
from tests.support.harness import START, World
from tests.support.web_page import Browser


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def test_what_is_left_and_until_when_stand_beside_the_amount(browser: Browser, world: World) -> None:
    world.rules(DAILY)
    world.paid_deposit("100.00")
    world.run()
    refused = browser.send(browser.open(), "60")
    assert (refused.status, refused.errors) == (422, ["At most 50.00 USD until 10 Oct, 08:53 UTC"])
    assert START == 1_760_000_000_000
    assert 'value="60.00"' in refused.text, "what was typed stays"


def test_a_method_that_a_rule_forbids_is_refused_beside_the_methods(browser: Browser, world: World) -> None:
    world.rules(row("no", "method", "refuse", 'if.method = "fake_bank"'))
    page = browser.open()
    assert "Bank transfer This method is not available for you." in page.words
    refused = browser.send(page, "60", method="fake_bank")
    assert refused.errors == ["This method is not available for you. Choose another one."]


def test_words_of_the_brokers_own_are_shown_as_they_are(browser: Browser, world: World) -> None:
    world.rules(row("off", "off", "refuse", 'reason = "x"', 'say = "Back at {noon} <b>CET</b>"'))
    assert "Back at (noon) <b>CET</b>" in browser.open().words


def test_a_withdrawal_that_a_rule_holds_reads_that_people_look_and_no_threshold(browser: Browser, world: World) -> None:
    world.rules(VERIFIED)
    page = browser.send(browser.open("withdraw"), "60")
    assert page.state == "awaiting_approval"
    assert "verified" not in page.words and "full" not in page.words


def test_a_screen_offers_nothing_in_vain_while_all_is_switched_off(browser: Browser, world: World) -> None:
    world.rules(row("off", "off", "refuse", 'reason = "the bank is closed"', 'if.direction = "withdrawal"'))
    page = browser.open("withdraw")
    assert "Payments of this kind are switched off" in page.words and 'name="amount"' not in page.text
    assert "the bank is closed" not in page.words
    assert 'name="amount"' in browser.open().text


def test_outside_the_hours_a_screen_says_when_they_begin(browser: Browser, world: World) -> None:
    world.rules(row("hours", "hours", "refuse", 'open = ["mon-fri 10:00-18:00"]'))
    assert "We are closed now. Please come back after 9 Oct, 10:00 UTC." in browser.open().words
