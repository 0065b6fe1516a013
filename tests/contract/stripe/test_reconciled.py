"""Reconciliation with Stripe's books: what is whole gives no break, and what went wrong there is found."""

from collections.abc import Callable

import pytest

from inapp.domain.reconcile import DAY, BreakKind
from inapp.domain.states import Status
from inapp.operations import reconcile
from inapp.payments import deposits, psp_events
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import case, cashier
from tests.support.harness import World

__all__ = ["case", "cashier"]


def deposited(case: StripeCase, world: World, amount: str = "100", framed: bool = True) -> str:
    key = f"page key number {amount} {framed}"
    payment = deposits.start(world.cashier, world.session(), amount, "stripe_card", key, framed)
    deposits.next_step(world.cashier, payment)
    case.approve(payment.ref)
    psp_events.poll_psp(world.cashier, world.payment(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    return payment.ref


def object_of(case: StripeCase, ref: str) -> str:
    return case.known("payment_intent", ref)[0]["id"]


def breaks(case: StripeCase, world: World, days: int, between: Callable[[], object] = lambda: None) -> list:
    """The open breaks after so many days, in the middle of which something happens."""
    begin = world.clock.now() - DAY
    for day in range(days):
        if day == days // 2:
            between()
        case.forward(1)
        world.clock.forward(DAY)
        reconcile.run(world.cashier, begin)
    with world.database.read() as db:
        return [(one.kind, one.ref) for one in db.breaks_between(0, begin + 1000 * DAY, 1000) if one.is_open]


def test_deposits_in_a_form_and_on_the_hosted_page_and_a_withdrawal_agree(case: StripeCase, cashier: World):
    deposited(case, cashier)
    deposited(case, cashier, "50", framed=False)
    taken = cashier.withdrawal("120", method="stripe_card")
    cashier.run()
    assert cashier.payment(taken.ref).status is Status.PAID_OUT
    assert breaks(case, cashier, 4) == []


def test_the_sale_of_another_seller_is_told_and_touches_nothing_of_ours(case: StripeCase, cashier: World):
    deposited(case, cashier)
    case.another_sale()
    assert breaks(case, cashier, 3) == [(BreakKind.UNKNOWN_ITEM, "")]


def test_a_refund_by_hand_after_the_settlement_is_one_break(case: StripeCase, cashier: World):
    deposited(case, cashier)
    ref = deposited(case, cashier, "50", framed=False)
    intent = object_of(case, ref)
    found = breaks(case, cashier, 6, lambda: case.local.sim("refund", payment_intent=intent, amount=1000))
    assert found == [(BreakKind.ELSEWHERE, ref)]


def test_a_dispute_is_one_break(case: StripeCase, cashier: World):
    deposited(case, cashier)
    ref = deposited(case, cashier, "50")
    found = breaks(case, cashier, 4, lambda: case.dispute(object_of(case, ref), won=False))
    assert found == [(BreakKind.ELSEWHERE, ref)]


def test_a_payout_that_the_bank_returns_is_one_break_and_the_next_one_is_whole(case: StripeCase, cashier: World):
    deposited(case, cashier)

    def fails() -> None:
        (payout,) = case.local.known("objects?object=payout")
        case.local.sim("payout_result", payout=payout["id"], status="failed", failure_code="no_account")

    assert breaks(case, cashier, 7, fails) == [(BreakKind.SETTLEMENT, "")]


@pytest.mark.parametrize("amount_received", [4900, 5100])
def test_a_capture_of_another_amount_waits_for_people_and_is_one_break(
    case: StripeCase, cashier: World, amount_received: int
):
    case.local.sim("capture", amount_received=amount_received)
    payment = deposits.start(cashier.cashier, cashier.session(), "50", "stripe_card", "the key of a form", True)
    deposits.next_step(cashier.cashier, payment)
    case.approve(payment.ref)
    psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.REVIEW
    assert breaks(case, cashier, 3) == [(BreakKind.NOT_BOOKED, payment.ref)]
