"""Amounts as the Stripe adapter sends and reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.errors import Declined
from inapp.domain.money import Money
from psp_adapters.stripe import amounts
from psp_adapters.stripe.amounts import CURRENCIES, HIGHEST, LOWEST, MOST, from_stripe, shown_digits, to_stripe
from simulator.stripe import money as theirs

codes = st.sampled_from(sorted(CURRENCIES))


def step(currency: str) -> int:
    """The smallest amount in Stripe's integers that a person may ask for."""
    return 10 ** (amounts.stripe_digits(currency) - shown_digits(currency))


@pytest.mark.parametrize(
    ("text", "currency", "digits", "sent"),
    [
        ("10.50", "USD", 2, 1050),
        ("0.01", "EUR", 2, 1),
        ("1000", "JPY", 0, 1000),
        ("1.230", "KWD", 3, 1230),
        ("1.23", "KWD", 2, 1230),
        ("500", "ISK", 0, 50_000),
        ("7000", "UGX", 0, 700_000),
        ("7000.00", "UGX", 2, 700_000),
        ("250", "MGA", 2, 250),
        ("999999.99", "USD", 2, 99_999_999),
    ],
)
def test_an_amount_becomes_stripes_integer(text: str, currency: str, digits: int, sent: int):
    money = Money.from_text(text, currency, digits)
    assert to_stripe(money) == sent
    assert from_stripe(sent, currency.lower()).same_as(money)


@pytest.mark.parametrize(
    ("text", "currency", "digits", "reason"),
    [
        ("1.234", "KWD", 3, "too_many_decimals"),
        ("10.505", "USD", 3, "too_many_decimals"),
        ("10.5", "JPY", 1, "too_many_decimals"),
        ("500.01", "ISK", 2, "too_many_decimals"),
        ("7000.5", "UGX", 1, "too_many_decimals"),
        ("0.00", "USD", 2, "amount_too_small"),
        ("1000000.00", "USD", 2, "amount_too_large"),
        ("1.00000000", "BTC", 8, "currency_not_supported"),
    ],
)
def test_what_stripe_cannot_take_is_declined_and_never_rounded(text: str, currency: str, digits: int, reason: str):
    with pytest.raises(Declined, match=reason):
        to_stripe(Money.from_text(text, currency, digits))


def test_an_amount_below_nothing_is_declined():
    with pytest.raises(Declined, match="amount_too_small"):
        to_stripe(Money(-100, "USD", 2))


@given(codes, st.integers(1, MOST))
def test_every_integer_of_stripes_reads_back_as_itself(currency: str, amount: int):
    whole = amount - amount % step(currency)
    if whole:
        assert to_stripe(from_stripe(whole, currency.lower())) == whole


@given(codes, st.integers(1, 10**12), st.integers(0, 8))
def test_an_amount_is_sent_exactly_or_not_at_all(currency: str, minor: int, digits: int):
    money = Money(minor, currency, digits)
    try:
        sent = to_stripe(money)
    except Declined:
        return
    assert from_stripe(sent, currency.lower()).same_as(money)
    assert sent % step(currency) == 0


@given(codes, st.integers(1, 10**9))
def test_whatever_can_be_typed_can_be_sent_up_to_the_maximum(currency: str, minor: int):
    money = Money(minor, currency, shown_digits(currency))
    highest = Money.from_text(HIGHEST[currency], currency, 8)
    if highest < money:
        with pytest.raises(Declined, match="amount_too_large"):
            to_stripe(money)
    else:
        assert to_stripe(money) > 0


def test_a_currency_stands_in_one_list_only():
    lists = (amounts.ZERO_DECIMAL, amounts.THREE_DECIMAL, amounts.SENT_AS_TWO_DECIMAL, amounts.TWO_DECIMAL)
    assert sum(map(len, lists)) == len(CURRENCIES)


def test_the_local_stripe_counts_every_currency_in_the_same_way():
    assert {code.upper() for code in theirs.SUPPORTED} == set(CURRENCIES)
    for currency in CURRENCIES:
        assert theirs.exponent(currency.lower()) == amounts.stripe_digits(currency)


@pytest.mark.parametrize("table", [LOWEST, HIGHEST], ids=["lowest", "highest"])
def test_limits_are_amounts_that_can_be_typed(table: dict[str, str]):
    assert set(table) <= CURRENCIES
    for currency, text in table.items():
        to_stripe(Money.from_text(text, currency, 8))
