"""The local Stripe's books: balance transactions and payouts, by Stripe's own library."""

import json
from collections.abc import Iterator

import pytest
import stripe

from tests.simulator.test_stripe import local, process
from tests.support.local_stripe import LocalStripe

__all__ = ["local", "process"]

DAY = 86_400


def forward(local: LocalStripe, days: int) -> None:
    local.sim("clock", forward=days * DAY)


def movements(local: LocalStripe, **asked: object) -> Iterator[stripe.BalanceTransaction]:
    return local.v1.balance_transactions.list({"limit": 100, **asked}).auto_paging_iter()


def test_a_charge_is_entered_with_its_fee_and_shown_with_what_it_is_about(local: LocalStripe):
    intent = local.paid(metadata={"ref": "D-1"})
    (entered,) = movements(local, expand=["data.source", "data.source.charge"])
    assert (entered.amount, entered.fee, entered.net, entered.status) == (1000, 59, 941, "pending")
    assert entered.source.id == intent.latest_charge and entered.source.metadata["ref"] == "D-1"
    assert entered.source.balance_transaction == entered.id
    assert local.v1.balance_transactions.retrieve(entered.id).amount == 1000


def test_what_an_expanded_object_does_not_have_is_passed_over(local: LocalStripe):
    local.paid()
    forward(local, 2)
    sources = [one.source for one in movements(local, expand=["data.source.charge"])]
    assert [one.object for one in sources] == ["payout", "charge"]
    with pytest.raises(stripe.InvalidRequestError):
        list(movements(local, expand=["data.source.bank"]))


def test_a_movement_is_found_by_its_type_its_source_and_its_currency(local: LocalStripe):
    intent = local.paid()
    local.paid(currency="eur")
    local.sim("refund", payment_intent=intent.id, amount=100)
    assert [one.amount for one in movements(local, type="refund")] == [-100]
    assert [one.amount for one in movements(local, source=intent.latest_charge)] == [1000]
    assert [one.currency for one in movements(local, currency="eur")] == ["eur"]


def test_a_dispute_tells_of_its_own_movements_and_takes_the_money_once(local: LocalStripe):
    intent = local.paid()
    dispute = local.sim("dispute", payment_intent=intent.id)
    local.sim("dispute", payment_intent=intent.id, outcome="lost")
    won = local.sim("dispute", payment_intent=intent.id, outcome="won")
    again = local.sim("dispute", payment_intent=intent.id, outcome="won")
    assert [one["net"] for one in dispute["balance_transactions"]] == [-2500]
    assert [one["net"] for one in won["balance_transactions"]] == [-2500, 1000]
    assert again["balance_transactions"] == won["balance_transactions"]


def test_a_refund_that_fails_and_begins_again_is_entered_each_time(local: LocalStripe):
    refund = local.sim("refund", payment_intent=local.paid().id, amount=100)
    for status in ("failed", "canceled", "pending", "succeeded"):
        local.sim("refund_result", refund=refund["id"], status=status)
    assert [one.amount for one in movements(local, source=refund["id"])] == [-100, 100, -100]


def test_a_payout_is_made_at_the_second_midnight_and_arrives_a_day_later(local: LocalStripe):
    local.paid()
    forward(local, 1)
    assert local.v1.payouts.list().data == []
    forward(local, 1)
    (payout,) = local.v1.payouts.list().data
    assert (payout.amount, payout.status, payout.automatic) == (941, "in_transit", True)
    assert (payout.created % DAY, payout.arrival_date) == (0, payout.created + DAY)
    inside = {one.id for one in movements(local, payout=payout.id)}
    assert inside == {one.id for one in movements(local)} and payout.balance_transaction in inside
    forward(local, 1)
    assert local.v1.payouts.retrieve(payout.id).status == "paid"
    assert local.v1.payouts.list({"status": "in_transit"}).data == []
    told = [event["type"] for event in local.known("events") if event["type"].startswith("payout.")]
    assert told == ["payout.created", "payout.reconciliation_completed", "payout.paid"]


def test_weeks_that_pass_at_once_make_each_payout_on_its_own_day(local: LocalStripe):
    local.paid()
    forward(local, 3)
    local.paid()
    forward(local, 30)
    second, first = local.v1.payouts.list().data
    assert second.created - first.created == 3 * DAY and second.status == first.status == "paid"


def test_a_balance_below_zero_waits_until_there_is_more(local: LocalStripe):
    intent = local.paid()
    forward(local, 2)
    local.sim("refund", payment_intent=intent.id)
    forward(local, 2)
    assert len(local.v1.payouts.list().data) == 1
    local.paid(amount=3000)
    forward(local, 2)
    assert local.v1.payouts.list().data[0].amount == 3000 - 117 - 1000


def test_a_payout_fails_once_and_of_a_manual_one_nobody_can_tell_what_is_in_it(local: LocalStripe):
    local.sim("standing", payouts="manual")
    local.paid()
    forward(local, 3)
    assert local.v1.payouts.list().data == []
    payout = local.sim("payout", amount=900)
    assert (payout["automatic"], payout["reconciliation_status"]) == (False, "not_applicable")
    with pytest.raises(stripe.InvalidRequestError):
        list(movements(local, payout=payout["id"]))
    failed = local.sim("payout_result", payout=payout["id"], status="failed", failure_code="no_account")
    assert local.v1.balance_transactions.retrieve(failed["failure_balance_transaction"]).amount == 900
    again = json.dumps({"payout": payout["id"], "status": "paid"}).encode()
    assert local.call("POST", "/_sim/payout_result", again).status == 400
    forward(local, 2)
    assert local.v1.payouts.retrieve(payout["id"]).status == "failed"


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("payout", b'{"amount": 5}', 400),
        ("payout_result", b'{"payout": "po_none", "status": "paid"}', 404),
        ("standing", b'{"payouts": "hourly"}', 400),
        ("movement", b'{"kind": "fee"}', 400),
    ],
)
def test_what_the_books_cannot_do_is_refused(local: LocalStripe, name: str, body: bytes, status: int):
    assert local.call("POST", f"/_sim/{name}", body).status == status
