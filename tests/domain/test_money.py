"""Amounts: exact integers, plain decimal text, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.money import MAX_DIGITS, MAX_MINOR, Money, NotAnAmount, TooManyDecimals, digits_of

DIGITS = st.integers(0, MAX_DIGITS)
AMOUNTS = st.builds(Money, st.integers(-MAX_MINOR, MAX_MINOR), st.just("USD"), DIGITS)
POSITIVE = st.builds(Money, st.integers(0, MAX_MINOR), st.sampled_from(["USD", "JPY", "KWD", "BTC"]), DIGITS)


@pytest.mark.fault("I18")
@given(POSITIVE)
def test_an_amount_survives_its_own_text(money):
    assert Money.from_text(money.text, money.currency, money.digits) == money


@pytest.mark.fault("I18")
@given(AMOUNTS)
def test_the_text_has_exactly_the_decimals_of_the_amount(money):
    whole, _, part = money.text.lstrip("-").partition(".")
    assert len(part) == money.digits and whole.isdigit() and (whole == "0" or whole[0] != "0")
    assert int(whole + part) == abs(money.minor) and money.text.startswith("-") == (money.minor < 0)


@pytest.mark.parametrize(
    ("minor", "digits", "text"),
    [
        (1050, 2, "10.50"),
        (5, 2, "0.05"),
        (0, 2, "0.00"),
        (-5, 2, "-0.05"),
        (7, 0, "7"),
        (1500, 3, "1.500"),
        (1, 8, "0.00000001"),
        (MAX_MINOR, 0, "100000000000000000"),
    ],
)
def test_amounts_read_as_people_write_them(minor, digits, text):
    assert Money(minor, "USD", digits).text == text
    assert str(Money(minor, "USD", digits)) == f"{text} USD"


@pytest.mark.parametrize(
    ("text", "digits", "minor"),
    [("10", 2, 1000), ("10.5", 2, 1050), ("0010.50", 2, 1050), ("0.1", 8, 10_000_000), ("1000", 0, 1000)],
)
def test_fewer_decimals_than_allowed_are_filled_up(text, digits, minor):
    assert Money.from_text(text, "USD", digits).minor == minor


@pytest.mark.fault("X09", "I18")
@pytest.mark.parametrize(
    "text",
    [
        *("1e3", "0.1+", "-5", "+5", "NaN", "inf", "1,50", "1 000", "1_000", "0x10", "", ".", ".5", "5.", "1.2.3"),
        *("10000000000000000000", "1000000000000000.01", " 5", "5 ", "5\n", "5\x00", "١٢", "５", "½", "$5", "5 USD"),
    ],
)
def test_text_other_than_a_plain_decimal_is_refused(text):
    with pytest.raises(NotAnAmount) as caught:
        Money.from_text(text, "USD", 2)
    assert not isinstance(caught.value, TooManyDecimals)


@pytest.mark.fault("X09", "I18")
@pytest.mark.parametrize(("text", "digits"), [("0.001", 2), ("10.5", 0), ("10.0", 0), ("0.000000001", 8)])
def test_more_decimals_than_allowed_are_refused_even_where_they_are_zero(text, digits):
    with pytest.raises(TooManyDecimals):
        Money.from_text(text, "JPY", digits)


@given(st.text())
def test_no_text_is_ever_read_as_anything_but_its_own_digits(text):
    try:
        money = Money.from_text(text, "USD", 2)
    except NotAnAmount:
        return
    assert text.isascii() and money.text == f"{int(text.split('.')[0])}.{(text + '.').split('.')[1]:0<2}"


@pytest.mark.fault("I18")
@pytest.mark.parametrize(
    "parts",
    [
        (1.0, "USD", 2),
        (True, "USD", 2),
        ("1", "USD", 2),
        (MAX_MINOR + 1, "USD", 2),
        (-MAX_MINOR - 1, "USD", 2),
        (1, "USD", 9),
        (1, "USD", -1),
        (1, "USD", 2.0),
        (1, "USD", True),
        (1, "usd", 2),
        (1, "us dollars", 2),
        (1, "$", 2),
        (1, "USD" * 6, 2),
        (1, "", 2),
        (1, "USD\n", 2),
    ],
)
def test_nothing_but_integers_and_a_code_makes_an_amount(parts):
    with pytest.raises(ValueError):
        Money(*parts)


@pytest.mark.parametrize("currency", ["USD", "USDT", "USD.c", "mBTC", "US-cents"])
def test_a_currency_keeps_the_name_that_ctrader_gives_it(currency):
    assert str(Money(150, currency, 2)) == f"1.50 {currency}"


def test_cents_of_a_currency_are_another_currency():
    assert not Money(1, "USD.c", 2).same_as(Money(1, "USD", 2))


@given(AMOUNTS, DIGITS)
def test_another_scale_is_the_same_amount_or_refused(money, digits):
    try:
        other = money.at(digits)
    except TooManyDecimals:
        assert money.minor % 10 ** (money.digits - digits)
    except ValueError:
        assert abs(money.minor) * 10 ** (digits - money.digits) > MAX_MINOR
    else:
        assert other.digits == digits and other.same_as(money) and other.at(money.digits) == money


@given(AMOUNTS, DIGITS)
def test_rounding_down_never_makes_an_amount_larger_and_loses_less_than_one_unit(money, digits):
    floor = money.floor(digits)
    assert floor.digits <= digits and not money < floor
    assert floor.digits == money.digits or money.minor - floor.at(money.digits).minor < 10 ** (money.digits - digits)


@given(AMOUNTS, AMOUNTS)
def test_any_two_amounts_of_a_currency_have_one_order(one, two):
    assert (one < two) + (two < one) + one.same_as(two) == 1


def test_amounts_of_different_currencies_are_never_the_same_and_have_no_order():
    dollars, euros = Money(100, "USD", 2), Money(100, "EUR", 2)
    assert not dollars.same_as(euros)
    with pytest.raises(ValueError):
        _ = dollars < euros


@pytest.mark.parametrize(("currency", "digits"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("BTC", 8), ("XYZ", 2)])
def test_providers_digits_follow_the_currency(currency, digits):
    assert digits_of(currency) == digits


@given(st.integers(0, 10**9), st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 5)), max_size=4))
def test_a_remainder_and_its_parts_add_up_with_any_decimals(minor, gone):
    whole, parts = Money(minor, "USD", 2), [Money(part, "USD", digits) for part, digits in gone]
    left = whole.less(parts)
    assert left.digits == max([2, *(part.digits for part in parts)])
    assert left.minor + sum(part.at(left.digits).minor for part in parts) == whole.at(left.digits).minor
    with pytest.raises(ValueError, match="currencies"):
        whole.less([*parts, Money(1, "EUR", 2)])
