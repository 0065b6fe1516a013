"""Amounts as people write them: every usual way is read, no way is guessed, and nothing else is an amount."""

from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal, get_group_symbol
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.amounts import SIGNS, Entry, Reading, names_of, read
from inapp.domain.money import Money, is_plain
from tests.support.amounts import CASES

STYLES = "ar cs de de_CH el en en_IN es fr hu id it ja ko ms pl pt pt_PT ru sk sl sr th tr vi zh".split()
"""The styles in which traders of cTrader's languages write amounts, and two more."""


@pytest.mark.parametrize(("text", "currency", "digits", "plain", "asked"), CASES)
def test_each_way_of_writing_is_read_asked_about_or_refused(text, currency, digits, plain, asked):
    assert read(text, currency, digits) == (Reading(plain, not asked) if plain else None)


@given(
    st.integers(0, 10**13),
    st.sampled_from([("USD", 2), ("JPY", 0), ("KWD", 3), ("BTC", 8)]),
    st.sampled_from(STYLES),
    st.sampled_from(STYLES),
    st.sampled_from(["{}", "{} {c}", "{c} {}", "{c}{}"]),
)
def test_an_amount_in_any_style_is_read_on_any_page_as_itself_or_asked_about(minor, account, style, page, form):
    currency, digits = account
    money = Money(minor, currency, digits)
    pattern = Locale.parse(style).decimal_formats[None].pattern.partition(".")[0]
    for figures in ("latn", "default"):
        text = format_decimal(
            Decimal(money.text),
            format=pattern + ("." + "0" * digits if digits else ""),
            locale=style,
            numbering_system=figures,
        )
        group = get_group_symbol(page, numbering_system="latn")
        reading = read(form.format(text, c=currency), currency, digits, group)
        assert reading is not None, text
        meant = [Money.from_text(plain, currency, digits) for plain in reading.plain]
        assert money in meant
        assert meant == [money] or not reading.sure


@given(st.text(st.sampled_from("0123456789.,' $\u00a0\u066b\u066cUSDx-"), max_size=12), st.sampled_from([0, 2, 3]))
def test_what_is_read_has_the_figures_that_were_typed_in_their_order(text, digits):
    reading = read(text, "USD", digits)
    if reading is None:
        return
    typed = "".join(c for c in text if c.isdigit())
    for plain in reading.plain:
        assert is_plain(plain)
        assert plain.replace(".", "").lstrip("0").rstrip("0") == typed.lstrip("0").rstrip("0")


@pytest.mark.parametrize(("currency", "text"), [("EUR", "$5"), ("USD", "£5"), ("USD.c", "$5"), ("USDT", "5 USD")])
def test_the_sign_or_code_of_another_currency_is_no_amount(currency, text):
    assert read(text, currency, 2) is None


@pytest.mark.parametrize("currency", ["USD", "USD.c", "US-cents", "mBTC", "BRL"])
def test_an_amount_is_read_with_the_name_that_its_account_has(currency):
    assert read(f"10.50 {currency}", currency, 2) == Reading(("10.50",))
    assert "(" not in names_of(currency)


def test_thousands_of_an_account_without_decimals_are_sure_only_in_the_notation_of_the_page():
    assert read("1.500", "IDR", 0, group=".") == Reading(("1500",))
    assert read("1,500", "IDR", 0, group=".") == Reading(("1500",), sure=False)


def test_signs_belong_to_known_currencies_of_three_letters():
    assert all(len(code) == 3 for codes in SIGNS.values() for code in codes)


def test_an_entry_is_a_text_and_nothing_more_until_a_page_says_what_it_wrote():
    assert Entry("1,500").meant == ""
