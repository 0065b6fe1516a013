"""What a trader reads while their payment, or all that they have, is held."""

import re

import pytest
from flask import Flask

from inapp.domain.states import Status
from inapp.payments import bookings, holds
from tests.support.harness import USER, World
from tests.support.people import person
from tests.support.web_page import Browser


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("debited", [True, False])
def test_a_held_withdrawal_is_being_checked_and_the_page_learns_of_it_by_its_poll(
    browser: Browser, world: World, frozen: bool, debited: bool
) -> None:
    page = browser.open("withdraw")
    ref = browser.send(page, "40.00").ref
    if debited:
        bookings.send(world.cashier, ref)
    before = browser.poll(page, ref)
    assert browser.poll(page, ref, seen=seen(before.text)).status == 204
    (holds.freeze if frozen else holds.hold)(world.cashier, USER if frozen else ref, person("Ann"))
    polled = browser.poll(page, ref, seen=seen(before.text))
    assert polled.status == 200
    assert "Being checked" in polled.words and "You don't need to do anything" in polled.words
    assert "moment" not in polled.words and "on its way" not in polled.words
    assert ("Cancel withdrawal" in polled.words) == (not debited)
    assert "app.example/callback/success" not in polled.text, "the browser stays"
    assert browser.poll(page, ref, seen=seen(polled.text)).status == 204
    for name in "Ann", "Ben":
        (holds.unfreeze if frozen else holds.lift)(world.cashier, USER if frozen else ref, person(name))
    assert "Being checked" not in browser.poll(page, ref, seen=seen(polled.text)).words


def seen(text: str) -> str:
    found = re.search(r"seen=([\w.]+)", text)
    assert found
    return found[1]


def test_the_list_of_last_payments_says_of_a_held_one_that_it_is_being_checked(browser: Browser, world: World) -> None:
    ref = world.withdrawal("40.00").ref
    bookings.send(world.cashier, ref)
    assert last_line(browser) == ("sent", "On its way")
    holds.freeze(world.cashier, USER, person("Ann"))
    assert last_line(browser) == ("calm", "Being checked")


def last_line(browser: Browser) -> tuple[str, str]:
    """The tone and the words of the newest payment in the list."""
    found = re.search(r'class="entry (\w+)".*?</b> <small>([^<]*)</small>', browser.open().text, re.DOTALL)
    assert found
    return found[1], found[2]


def test_a_held_deposit_that_was_paid_is_being_checked(browser: Browser, world: World) -> None:
    page = browser.open()
    ref = world.paid_deposit("40.00").ref
    holds.hold(world.cashier, ref, person("Ann"))
    assert "Being checked" in browser.poll(page, ref).words
    assert world.payment(ref).status is Status.PAID


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_a_frozen_user_can_start_nothing_and_reads_whom_to_ask(browser: Browser, world: World, screen: str) -> None:
    page = browser.open(screen)
    holds.freeze(world.cashier, USER, person("Ann"), "court order")
    refused = browser.send(page, "40.00")
    assert "blocked for payments." in refused.words
    again = browser.open(screen)
    assert "blocked for payments." in again.words
    assert "court order" not in again.text and "Ann" not in again.text
    with world.database.read() as db:
        assert db.all_payments(False) == []
