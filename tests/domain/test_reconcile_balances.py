"""Balances in cTrader: what traded and what was booked, and sums that do not chain."""

from decimal import Decimal

from inapp.domain.money import Money
from inapp.domain.reconcile import CTRADER, Told
from inapp.domain.reconcile_balances import account_days

AT = 1_760_000_000_000


def row(number: int, amount: int, balance: int | None, version: int | None = None, login: int = 7) -> Told:
    after = None if balance is None else Money(balance, "USD", 2)
    money = Money(amount, "USD", 2)
    return Told(CTRADER, str(number), "DEPOSIT", "", money, AT + number, login=login, balance=after, version=version)


def test_what_trading_has_added_between_two_operations_is_told_apart():
    (day,) = account_days([row(1, 1000, 5000, 3), row(2, -200, 5300, 9)])
    assert (day.before, day.moved, day.after, day.others) == tuple(map(Decimal, ("40", "8", "53", "5")))
    assert day.unlinked == ()


def test_operations_next_to_each_other_have_to_chain():
    rows = [row(1, 1000, 5000, 3), row(2, 200, 5200, 4), row(3, 200, 5500, 5), row(4, 1, 5501, 5)]
    assert [day.unlinked for day in account_days(rows)] == [("3", "4")]


def test_accounts_are_apart_and_what_tells_no_balance_is_left_out():
    rows = [row(1, 1000, None), row(2, 200, 200, 1, login=8), row(3, 100, 300, None, login=8)]
    (day,) = account_days(rows)
    assert (day.login, day.moved, day.unlinked) == (8, Decimal(3), ())
