"""The accounts to choose from, with what cTrader says of them."""

from inapp.domain.states import PaymentType
from inapp.payments import account_choice
from tests.support.harness import LOGIN, OTHER_LOGIN


def test_the_account_of_the_last_payment_comes_first_and_each_has_its_balance(world):
    session = world.session(PaymentType.DEPOSIT)
    world.deposit("100.00", OTHER_LOGIN)
    found = account_choice.choices(world.cashier, session)
    assert [choice.account.login for choice in found] == [OTHER_LOGIN, LOGIN]
    assert all(choice.known.balance is not None for choice in found)


def test_a_balance_that_cannot_be_read_blocks_nothing(world):
    world.ctrader.reachable = False
    found = account_choice.choices(world.cashier, world.session(PaymentType.DEPOSIT))
    assert [choice.known for choice in found] == [None, None]
