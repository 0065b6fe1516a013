"""The amount of a form on its way through the server: typed in any usual way, asked about, filled in by a chip."""

import re

import flask
import pytest
from flask import Flask

from inapp.domain.model import TradingAccount
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from inapp.web import amounts, language
from tests.support.amounts import CASES
from tests.support.harness import LOGIN, World
from tests.support.web_page import Browser, Page

METHOD = "fake_card"


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def field(page: Page, name: str = "amount") -> str:
    found = re.search(rf'name="{name}"[^>]*? value="([^"]*)"', page.text)
    assert found
    return found[1]


def choices(page: Page) -> list[str]:
    (group,) = re.findall(r"(?s)<div class=\"chips\" data-choices>(.*?)</div>", page.text)
    return re.findall(r'name="fill" value="([^"]*)"', group)


@pytest.mark.parametrize(
    ("text", "plain"), [(text, plain) for text, unit, _, plain, asked in CASES if unit == "USD" and plain and not asked]
)
def test_an_amount_is_taken_as_people_write_it(browser: Browser, world: World, text: str, plain: tuple[str]) -> None:
    money = Money.from_text(plain[0], "USD", 2)
    page = browser.send(browser.open(), text)
    if money < Money(1000, "USD", 2):
        assert page.errors == ["Enter at least 10.00 USD"]
    elif Money(5000000, "USD", 2) < money:
        assert page.errors == ["Enter at most 50,000.00 USD"]
    else:
        assert world.payment(page.ref).money == money


@pytest.mark.parametrize("text", ["1,500", "1.500", "$1,500"])
@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_an_amount_with_two_meanings_is_asked_about_and_starts_nothing(
    browser: Browser, world: World, screen: str, text: str
) -> None:
    asked = browser.send(browser.open(screen), text)
    assert asked.status == 422
    assert asked.errors == ["Choose the amount that you mean"]
    assert choices(asked) == ["1500.00", "1.50"]
    assert field(asked) == text
    assert not asked.field("meant")
    assert not world.psp.things
    assert browser.send(asked, text).errors == ["Choose the amount that you mean"]


def test_the_chosen_meaning_is_written_out_and_sent(browser: Browser, world: World) -> None:
    asked = browser.send(browser.open(), "1,500", method="fake_bank")
    chosen = browser.send(asked, "1,500", method="fake_bank", fill="1500.00")
    assert (chosen.status, chosen.errors) == (200, [])
    assert (field(chosen), chosen.field("meant")) == ("1,500.00", "1500.00")
    assert re.search(r'(?s)value="fake_bank" required\s+checked', chosen.text)
    assert "You pay 1,500.00 USD" in chosen.words
    card = browser.send(chosen, field(chosen), method="fake_bank", meant=chosen.field("meant"))
    assert world.payment(card.ref).money == Money(150000, "USD", 2)


def test_what_the_page_wrote_counts_only_for_that_very_text(browser: Browser, world: World) -> None:
    page = browser.open()
    assert world.payment(browser.send(page, "1,500", meant="1500").ref).money == Money(150000, "USD", 2)
    for text, meant in (("1,500", "1.5"), ("1.500", "1500"), ("1,500", "1500.000x"), ("1,500", "x")):
        assert browser.send(browser.open("withdraw"), text, meant=meant).errors == ["Choose the amount that you mean"]
    assert browser.send(browser.open("withdraw"), "200", meant="15").words.count("200.00 USD")


def test_three_decimals_of_three_are_taken_from_the_page_itself_and_asked_about_otherwise(
    browser: Browser, world: World
) -> None:
    world.set_balance(LOGIN, "1500", "KWD", 3)
    assert choices(browser.send(browser.open(), "20.500")) == ["20500.000", "20.500"]
    assert "20.500 KWD" in browser.send(browser.open(), "20.500", meant="20.500").words


@pytest.mark.parametrize("given", ["x", "1e9", "-5", "9" * 30, "1.2345", "<b>"])
def test_a_chip_that_we_have_not_made_fills_in_nothing_that_could_be_sent(browser: Browser, given: str) -> None:
    page = browser.send(browser.open(), "", fill=given)
    assert page.status == 200
    assert not page.field("meant")


def test_presets_and_everything_work_as_buttons_of_the_form(browser: Browser) -> None:
    page = browser.open("withdraw")
    assert re.findall(r'name="fill" value="([^"]*)" aria-pressed="false">([^<]*)<', page.text) == [
        *(("375.06", "25%"), ("750.12", "50%"), ("1125.18", "75%")),
        ("1500.25", "All"),
    ]
    filled = browser.send(page, "", fill="1500.25")
    assert field(filled) == "1,500.25"
    assert "You receive 1,500.25 USD" in filled.words
    assert re.search(r'<form class="pay".*?>\s*<button class="unseen"', page.text, re.DOTALL)  # what Enter presses


def test_a_withdrawal_offers_shares_that_may_be_taken_and_presets_where_nobody_knows_how_much() -> None:
    presets, ten = [Money(5000, "USD", 2)], Money(1000, "USD", 2)

    def offered(screen: PaymentType, free: Money | None) -> list[tuple[str, str]]:
        return [(chip.words, chip.plain) for chip in amounts.chips(screen, presets, free, ten)]

    with flask.Flask("words").test_request_context("/"):
        assert offered(PaymentType.DEPOSIT, None) == [("50", "50.00")]
        assert offered(PaymentType.WITHDRAWAL, None) == [("50", "50.00")]
        assert offered(PaymentType.WITHDRAWAL, Money(2001, "USD", 2)) == [
            *(("50%", "10.00"), ("75%", "15.00")),
            ("All", "20.01"),
        ]
        assert offered(PaymentType.WITHDRAWAL, Money(999, "USD", 2)) == [("All", "9.99")]
        assert offered(PaymentType.WITHDRAWAL, Money(0, "USD", 2)) == []


def limits(page: Page) -> dict[str, str]:
    return dict(re.findall(r'(?s)name="method" value="(\w+)".*?data-limits="([^"]*)"', page.text))


def test_each_method_tells_the_tighter_of_its_limits_and_the_brokers(browser: Browser, world: World) -> None:
    card, bank, loop = world.psp.methods
    values = {name: getattr(card, name) for name in card.__dataclass_fields__}
    tight = type(card)(**values | {"lowest": {"USD": "12.5"}, "highest": {"USD": "5000"}})
    world.psp.methods = (tight, bank, loop)
    page = browser.open()
    assert limits(page)["fake_card"] == "Min 12.5 · Max 5,000 USD"
    assert limits(page)["fake_bank"] == "Min 10 · Max 50,000 USD"
    assert "Min 12.5 · Max 5,000 USD" in page.words  # that of the chosen method
    assert "Min 10 · Max 50,000 USD" in browser.send(page, "", method="fake_bank", fill="20").words
    assert browser.send(page, "12").errors == ["Enter at least 12.50 USD"]


def test_a_withdrawal_does_not_repeat_what_is_available_as_its_maximum(browser: Browser, world: World) -> None:
    assert limits(browser.open("withdraw"))["fake_card"] == "Min 10 USD"
    world.set_balance(LOGIN, "90000", "USD", 2)
    assert limits(browser.open("withdraw"))["fake_card"] == "Min 10 · Max 50,000 USD"


def test_the_field_is_described_by_its_hint_and_error(browser: Browser) -> None:
    for screen in ("deposit", "withdraw"):
        page = browser.open(screen)
        assert 'aria-describedby="amount-error amount-hint"' in page.text
        assert page.text.count('id="amount-error"') == page.text.count('id="amount-hint"') == 1
        assert not page.errors


def test_typed_amounts_are_written_out_in_the_languages_own_notation(app: Flask) -> None:
    account = TradingAccount(LOGIN, "USD", 2, None, None, None)
    with app.test_request_context("/?lang=en"):
        for text, written in (("1500,5", "1,500.50"), ("1.500,25", "1,500.25"), ("1,500", "1,500"), ("abc", "abc")):
            assert amounts.Typed(text).written(account, 2).amount == written
        assert language.writings("1500.50") == ("1,500.50", "1500.50")
