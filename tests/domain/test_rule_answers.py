"""One rule asked: sums that no amount could hold in eight decimals, exact and across currencies."""

import pytest

from inapp.domain.money import Money
from inapp.domain.rule_answers import Asking, ask
from inapp.domain.rule_file import read
from inapp.domain.rules import About, Outcome
from inapp.domain.states import PaymentType

RATES = '[rates]\nbase = "EUR"\nIDR = "0.00005"\nBTC = "50000"\n'
ROW = '[[rule]]\nid = "a"\nkind = "%s"\noutcome = "refuse"\nwithin = "life"\n%s\n'


def asked(kind, fields, money, facts, direction=PaymentType.DEPOSIT):
    book = read(ROW % (kind, fields) + RATES)
    about = About(direction, "card", money.currency)
    return ask(book.rules[0], Asking(about, money, 0, facts, book.rates))


def sums(*amounts, of="deposits"):
    return {f"sums {of} 0": {"amounts": [list(parts) for parts in amounts], "oldest": None}}


@pytest.mark.parametrize("minor, outcome", [(500_000_000, Outcome.ALLOW), (500_000_001, Outcome.REFUSE)])
def test_a_sum_above_a_thousand_million_units_is_counted_to_the_last_unit(minor, outcome):
    before = sums((2_000_000_000, "IDR", 0), (7_500_000_00, "IDR", 2))
    limit = 'most = { IDR = "2507500000" }'
    assert asked("sum", limit, Money(minor, "IDR", 0), before).outcome is outcome


def test_a_sum_across_currencies_above_a_thousand_million_units_is_counted():
    """Three bitcoin are worth 150,000 EUR, and those 3,000,000,000 IDR."""
    before = sums((3_0000_0000, "BTC", 8))
    limit = 'most = { IDR = "3000000001" }'
    assert asked("sum", limit, Money(1, "IDR", 0), before).outcome is Outcome.ALLOW
    found = asked("sum", limit, Money(2, "IDR", 0), before)
    assert found.outcome is Outcome.REFUSE and found.values["amount"] == Money(1, "IDR", 0)


def test_a_conversion_never_makes_a_sum_smaller():
    before = sums((1, "IDR", 2))
    assert asked("sum", 'most = { BTC = "1" }', Money(1_0000_0000, "BTC", 8), before).outcome is Outcome.REFUSE


def test_what_no_amount_can_hold_goes_to_a_person():
    before = sums(*[(10**17, "IDR", 0)] * 3)
    assert asked("sum", 'most = { IDR = "5" }', Money(1, "IDR", 0), before).outcome is Outcome.REVIEW


def test_turnover_compares_large_sums_exactly():
    facts = sums((2_000_000_000, "IDR", 0)) | sums((1_500_000_000, "IDR", 0), of="withdrawals")
    for minor, outcome in ((500_000_000, Outcome.ALLOW), (500_000_001, Outcome.REFUSE)):
        found = asked("turnover", "most = 100", Money(minor, "IDR", 0), facts, PaymentType.WITHDRAWAL)
        assert found.outcome is outcome
