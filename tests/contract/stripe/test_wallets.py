"""Apple Pay and Google Pay are a method of their own, which asks Stripe for just what a card does."""

from dataclasses import replace

import pytest

from inapp.domain.errors import Declined
from inapp.domain.methods import Group
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import RETURN, case, deposit
from tests.contract.stripe.test_words import creations

__all__ = ["case"]

WALLET = "stripe_wallet"


def test_wallets_are_a_method_only_where_they_are_set(case: StripeCase) -> None:
    assert [method.key for method in case.psp.methods] == ["stripe_card"]
    with pytest.raises(Declined):
        case.psp.start_deposit(replace(deposit(case), method=WALLET), RETURN)
    card, wallet = case.start(wallets=True).methods
    assert (wallet.key, wallet.group, wallet.brands) == (WALLET, Group.WALLET, ("apple_pay", "google_pay"))
    assert (card.keeps, wallet.keeps) == (True, False), "what is kept is a card"
    assert (wallet.refund_days, wallet.currencies, wallet.highest) == (card.refund_days, card.currencies, card.highest)


@pytest.mark.parametrize("framed", [True, False])
def test_stripe_is_asked_for_the_same_as_by_card(case: StripeCase, framed: bool) -> None:
    psp = case.start(wallets=True)
    for ref, method in (("D-1", "stripe_card"), ("D-2", WALLET)):
        step = psp.start_deposit(replace(deposit(case, framed, ref=ref), method=method), RETURN)
        assert step.values.get("wallets", "") == ("1" if framed and method == WALLET else "")
    by_card, by_wallet = (
        {name: value for name, value in asked["params"].items() if value not in ("D-1", "D-2")}
        for asked in creations(case)
    )
    assert by_card == by_wallet
