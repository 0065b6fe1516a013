"""The rows of methods on a form: their order, what folds away, and what each of them says."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.durations import INSTANT, Duration, Unit
from inapp.domain.methods import Fee, Group, Method, UiMode
from inapp.domain.states import PaymentType
from inapp.operations import doctor
from tests.support.harness import World
from tests.support.web_page import Browser, Page


def method(key: str, **more: object) -> Method:
    arrival = dict.fromkeys(PaymentType, INSTANT)
    return replace(Method(key, key.capitalize(), arrival, UiMode.EMBEDDED), **more)  # type: ignore[arg-type]


def offering(world: World, *methods: Method) -> None:
    world.psp.methods = methods


def order(page: Page) -> list[str]:
    return re.findall(r'name="method" value="(\w+)"', page.text)


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def test_a_row_says_when_money_arrives_what_it_costs_and_how_much_may_be_paid(browser: Browser, world: World) -> None:
    slow, fee = {PaymentType.DEPOSIT: Duration(1, 2, Unit.BUSINESS_DAY)}, Fee("1.5", {"USD": "0.30"})
    offering(world, method("one"), method("two", arrival=slow, cost=fee, lowest={"USD": "20"}, highest={"USD": "500"}))
    words = browser.open().words
    assert "One Instant · Free · 10–50,000" in words
    assert "Two 1–2 business days · 1.5% + 0.30 USD · 20–500" in words


def test_the_words_of_an_adapter_from_before_stand_as_they_are(browser: Browser, world: World) -> None:
    offering(world, method("old", arrival={PaymentType.DEPOSIT: "At once"}, cost="No fee"))
    assert "Old At once · No fee · 10–50,000" in browser.open().words


def test_the_method_of_the_last_success_comes_first_and_is_chosen(browser: Browser, world: World) -> None:
    assert order(browser.open()) == ["fake_card", "fake_bank", "fake_loop"]
    world.paid_deposit(method="fake_bank")
    world.run()
    page = browser.open()
    assert order(page) == ["fake_bank", "fake_card", "fake_loop"]
    assert page.words.count("Last used") == 1 and "Bank transfer Last used" in page.words
    assert re.search(r'value="fake_bank" required\s+checked', page.text)
    assert "Last used" not in browser.open("withdraw").words


def test_up_to_five_methods_stand_in_sight_and_of_more_the_first_four(browser: Browser, world: World) -> None:
    offering(world, *(method(f"m{n}") for n in range(5)))
    assert "<details" not in browser.open().text
    offering(world, *(method(f"m{n}") for n in range(8)))
    page = browser.open()
    assert "More ways to pay (4)" in page.words and 'type="search"' not in page.text
    assert page.text.index('value="m3"') < page.text.index("<details") < page.text.index('value="m4"')


def test_a_long_list_can_be_searched_and_is_grouped(browser: Browser, world: World) -> None:
    groups = [Group.CRYPTO, Group.BANK, None, Group.CRYPTO, Group.CARD]
    offering(world, *(method(f"m{n}") for n in range(4)), *(method(f"g{n}", group=g) for n, g in enumerate(groups)))
    page = browser.open()
    assert 'type="search"' in page.text
    assert order(page)[4:] == ["g4", "g1", "g0", "g3", "g2"]
    assert re.findall(r'role="group" aria-label="(\w+)"', page.text) == ["Cards", "Bank", "Crypto", "Other"]


def test_a_chosen_method_is_never_folded_away(browser: Browser, world: World) -> None:
    offering(world, *(method(f"m{n}") for n in range(8)))
    page = browser.open()
    again = browser.post(page, "/inapp/deposit", amount="1", method="m7", page_key=page.field("page_key"))
    assert '<details class="more" open>' in again.text


def test_a_method_that_cannot_be_used_now_stays_and_says_why(browser: Browser, world: World) -> None:
    offering(world, method("other", currencies=frozenset({"EUR"})), method("mine"))
    page = browser.open()
    assert order(page) == ["mine", "other"]
    assert "Other Not available for accounts in USD" in page.words
    world.psp.check = lambda: ["The key was withdrawn."]  # type: ignore[method-assign]
    doctor.check_adapters(world.cashier)
    page = browser.open()
    assert "Mine Not available at the moment" in page.words and "key was withdrawn" not in page.text
    with pytest.raises(AssertionError):
        page.field("page_key")


def test_three_brands_are_named_and_the_others_counted(browser: Browser, world: World) -> None:
    offering(world, method("card", brands=("visa", "mastercard", "amex", "jcb", "diners")))
    assert "Visa Mastercard Amex +2" in browser.open().words


def test_a_fee_reaches_the_script_in_hundredths_of_a_percent_and_minor_units(browser: Browser, world: World) -> None:
    offering(world, method("wallet", cost=Fee("1.5", {"USD": "0.305"})), method("free"))
    assert re.findall(r'data-fee="([^"]*)"', browser.open().text) == ["150 31"]
