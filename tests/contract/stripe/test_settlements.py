"""Stripe's books: balance transactions, automatic and manual payouts, against the local Stripe over the wire."""

from dataclasses import replace

import pytest

from inapp.domain.errors import OutcomeUnknown
from inapp.domain.model import Origin, PspObjectType
from inapp.domain.money import Money
from inapp.domain.settlements import Arrival, ItemKind, Page, SettlementBatch, SettlementItem, all_pages
from psp_adapters.stripe import settlements
from psp_adapters.stripe.settlements import LAG, RIGHTS
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import money
from tests.contract.stripe.test_stripe import REF, case, paid, start

__all__ = ["case"]

DAY = 24 * 3_600_000
RIGHT_CALLS = {
    "Balance": "balance.retrieve",
    "Balance Transaction Sources": "balance_transactions.list",
    "Payouts": "payouts.list",
}


def answer(case: StripeCase) -> Page[SettlementItem]:
    return all_pages(lambda cursor: case.psp.settlement_items(0, case.clock() + DAY, cursor))


def items(case: StripeCase, kind: ItemKind | None = None) -> list[SettlementItem]:
    """What was told, the oldest first."""
    return [item for item in reversed(answer(case).entries) if kind in (None, item.kind)]


def batches(case: StripeCase) -> list[SettlementBatch]:
    """The payouts, the oldest first."""
    page = all_pages(lambda cursor: case.psp.settlement_batches(0, case.clock() + DAY, cursor))
    return list(reversed(page.entries))


def contents(case: StripeCase, batch: SettlementBatch) -> Page[SettlementItem]:
    return all_pages(lambda cursor: case.psp.items_of_batch(batch.id, cursor))


def asked(case: StripeCase, name: str) -> int:
    return len([call for call in case.local.known("calls") if call["name"] == name])


def usd(minor: int) -> Money:
    return Money(minor, "USD", 2)


def another_mark(case: StripeCase, psp_ref: str) -> None:
    case.local.sim("capture", payment_intent=psp_ref, metadata={"ref": REF, "installation": "elsewhere"})


# Items


def test_a_card_payment_costs_what_stripe_says(case: StripeCase):
    paid(case)
    (item,) = items(case)
    assert (item.gross, item.fee, item.net) == (usd(1050), usd(60), usd(990))
    assert (item.word, item.original, item.rate) == ("charge", None, "")


@pytest.mark.parametrize(
    ("amount", "gross", "fee"),
    [
        (money("1000", "JPY", 0), Money(1000, "JPY", 0), 59),
        (money("1.500", "KWD", 3), Money(1500, "KWD", 3), 74),
        (money("2000", "ISK", 0), Money(200_000, "ISK", 2), 5830),
    ],
)
def test_amounts_have_the_decimals_that_stripe_has(case: StripeCase, amount: Money, gross: Money, fee: int):
    paid(case, amount=amount)
    (item,) = items(case)
    assert (item.gross, item.fee.minor) == (gross, fee) and item.gross.same_as(amount)


def test_a_fee_that_is_not_the_agreed_one_is_told_as_it_is(case: StripeCase):
    case.local.sim("capture", fee=500)
    paid(case)
    (item,) = items(case)
    assert (item.fee, item.net) == (usd(500), usd(550))


@pytest.mark.parametrize(
    ("amount", "rate", "settled", "text"),
    [
        (money("10.50", "EUR"), "1.08", 1134, "1.08"),
        (money("1000", "JPY", 0), "0.0065", 650, "0.0065"),
        (money("1000", "JPY", 0), "0.0000065", 1, "0.0000065"),
    ],
)
def test_what_stripe_converts_is_told_in_both_currencies(
    case: StripeCase, amount: Money, rate: str, settled: int, text: str
):
    case.local.sim("standing", converts={amount.currency.lower(): rate})
    psp_ref = paid(case, amount=amount)
    (item,) = items(case)
    assert (item.gross, item.original, item.rate) == (usd(settled), amount, text)
    if amount.currency == "EUR":
        case.psp.refund(psp_ref, amount, "W-2.refund.1")
        back = items(case, ItemKind.REFUND)[0]
        assert (back.gross, back.original) == (usd(-settled), replace(amount, minor=-amount.minor))


def test_a_refund_that_fails_comes_back(case: StripeCase):
    psp_ref = paid(case)
    made = case.psp.refund(psp_ref, money("4.00"), "W-2.refund.1")
    case.local.sim("refund_result", refund=made.psp_ref, status="failed")
    (gone,) = items(case, ItemKind.REFUND)
    (back,) = items(case, ItemKind.REFUND_RETURNED)
    assert (gone.gross, back.gross) == (usd(-400), usd(400))
    assert (back.psp_ref, back.key, back.source) == (made.psp_ref, "W-2.refund.1", psp_ref)


def test_a_dispute_that_is_refunded_by_itself_takes_the_money_and_one_that_is_blocked_does_not(case: StripeCase):
    case.local.sim("dispute", payment_intent=paid(case, ref="D-1"), prevented="block")
    case.local.sim("dispute", payment_intent=paid(case, ref="D-2"), prevented="resolution")
    case.local.sim("dispute", payment_intent=paid(case, ref="D-3"), inquiry=True)
    (taken,) = items(case, ItemKind.DISPUTE)
    assert (taken.ref, taken.gross, taken.fee) == ("D-2", usd(-1050), usd(1500))


def test_a_payment_on_the_hosted_page_is_told_under_the_session_that_we_know_it_by(case: StripeCase):
    psp_ref = paid(case, framed=False)
    case.psp.refund(psp_ref, money("4.00"), "W-2.refund.1")
    payment, back = items(case)
    assert psp_ref.startswith("cs_") and payment.psp_ref == psp_ref == back.source
    assert case.psp.look_up(PspObjectType.PAYMENT, "", payment.psp_ref).ref == payment.ref == REF


def test_sessions_are_read_many_at_once_and_only_where_there_are_any(case: StripeCase):
    case.psp.settlement_items(0, case.clock() + DAY)
    paid(case, ref="D-0")
    case.psp.settlement_items(0, case.clock() + DAY)
    assert asked(case, "checkout.sessions.list") == 0
    known = {f"D-{number}": paid(case, framed=False, ref=f"D-{number}") for number in range(1, 6)}
    assert {item.ref: item.psp_ref for item in items(case) if item.ref in known} == known
    assert asked(case, "checkout.sessions.list") == 1


def test_a_session_that_many_others_hide_is_asked_for_by_itself(case: StripeCase, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settlements, "SESSION_PAGES", 1)
    monkeypatch.setattr(settlements, "PAGE", 3)
    first = start(case, framed=False, ref="D-1").psp_ref
    for number in range(2, 6):
        start(case, framed=False, ref=f"D-{number}")
    case.local.sim("pay", session=first)
    last = paid(case, framed=False, ref="D-6")
    assert {item.psp_ref for item in case.psp.settlement_items(0, case.clock() + DAY).entries} == {first, last}


def test_whose_an_item_is_follows_the_mark_of_its_payment(case: StripeCase):
    psp_ref = paid(case)
    another_mark(case, psp_ref)
    case.local.sim("refund", payment_intent=psp_ref, amount=100)
    case.another_sale()
    assert [(item.kind, item.origin, item.is_ours) for item in items(case)] == [
        (ItemKind.PAYMENT, Origin.ELSEWHERE, False),
        (ItemKind.REFUND, Origin.ELSEWHERE, False),
        (ItemKind.PAYMENT, Origin.UNMARKED, False),
    ]


@pytest.mark.parametrize(
    ("kind", "category", "told"),
    [
        ("stripe_fee", "fee", ItemKind.FEE),
        ("tax_fee", "tax", ItemKind.FEE),
        ("adjustment", "other_adjustment", ItemKind.ADJUSTMENT),
        ("reserve_hold", "something_new", ItemKind.OTHER),
    ],
)
def test_what_no_payment_is_behind_is_told_by_its_category(
    case: StripeCase, kind: str, category: str, told: ItemKind, caplog: pytest.LogCaptureFixture
):
    case.local.sim("movement", type=kind, category=category, amount=-250)
    (item,) = items(case)
    assert (item.kind, item.word, item.gross, item.psp_ref, item.ref) == (told, category, usd(-250), "", "")
    assert (category in caplog.text) is (told is ItemKind.OTHER)


def test_a_movement_that_cannot_be_read_is_said_to_be_missing(case: StripeCase):
    paid(case)
    case.local.sim("movement", type="adjustment", category="fee", amount=-250, currency="??")
    page = answer(case)
    assert len(page.entries) == 1 and not page.whole
    (lacking,) = page.lacks
    assert lacking.startswith("txn_") and "cannot be read" in lacking


def test_the_last_hour_may_still_be_added_to(case: StripeCase):
    page = case.psp.settlement_items(0, case.clock())
    assert page.watermark == case.clock() - LAG * 1000 and LAG == 3600
    assert case.psp.settlement_items(0, 5000).watermark == 5000


def test_windows_of_milliseconds_are_asked_in_whole_seconds_that_lie_inside(case: StripeCase):
    paid(case)
    (item,) = items(case)
    assert case.psp.settlement_items(item.at, item.at + 1).entries == (item,)
    assert case.psp.settlement_items(item.at + 1, item.at + 2000).entries == ()
    assert case.psp.settlement_items(item.at - 2000, item.at).entries == ()


# Payouts


def test_money_is_paid_out_two_midnights_later_and_what_is_refunded_after_that_is_in_a_later_payout(case: StripeCase):
    psp_ref = paid(case)
    paid(case, ref="D-2")
    case.forward(2)
    (first,) = batches(case)
    assert (first.money, first.arrival, first.itemized) == (usd(1980), Arrival.EXPECTED, True)
    case.psp.refund(psp_ref, money("4.00"), "W-2.refund.1")
    paid(case, ref="D-3")
    case.forward(2)
    first, second = batches(case)
    assert (first.arrival, second.arrival, second.money) == (Arrival.ARRIVED, Arrival.EXPECTED, usd(590))
    assert first.trace and not second.trace
    kinds = {item.kind for item in contents(case, second).entries}
    assert kinds == {ItemKind.PAYMENT, ItemKind.REFUND, ItemKind.TRANSFER}


def test_a_payout_that_the_bank_returns_is_in_a_later_one_again(case: StripeCase):
    paid(case)
    case.forward(3)
    (batch,) = batches(case)
    assert batch.arrival is Arrival.ARRIVED
    case.local.sim("payout_result", payout=batch.id, status="failed", failure_code="account_closed")
    (batch,) = batches(case)
    assert (batch.arrival, batch.reason) == (Arrival.RETURNED, "account_closed")
    (back,) = items(case, ItemKind.TRANSFER_RETURNED)
    assert (back.psp_ref, back.gross, back.is_ours) == (batch.id, batch.money, True)
    assert contents(case, batch).whole, "what was in it is still known"
    case.forward(1)
    assert batches(case)[1].money == batch.money


def test_a_payout_that_stripe_still_gathers_is_not_whole(case: StripeCase):
    case.local.sim("standing", gathers=True)
    paid(case)
    case.forward(2)
    (batch,) = batches(case)
    page = contents(case, batch)
    assert not page.whole and "still gathers" in page.lacks[0]
    case.local.sim("payout_result", payout=batch.id, reconciliation_status="completed")
    assert contents(case, batch).whole


def test_nobody_can_tell_what_is_in_a_manual_payout(case: StripeCase):
    case.local.sim("standing", payouts="manual")
    paid(case)
    case.forward(3)
    assert batches(case) == []
    made = case.local.sim("payout", amount=500)
    (batch,) = batches(case)
    assert (batch.id, batch.money, batch.itemized) == (made["id"], usd(500), False)
    page = contents(case, batch)
    assert page.entries == () and "manual" in page.lacks[0]
    assert [item.kind for item in items(case)] == [ItemKind.PAYMENT, ItemKind.TRANSFER]


def test_a_payout_of_another_account_has_no_items_and_is_no_empty_answer(case: StripeCase):
    with pytest.raises(OutcomeUnknown):
        case.psp.items_of_batch("po_elsewhere")


# Rights and schedule


@pytest.mark.parametrize("right", RIGHTS)
def test_a_missing_right_to_the_books_is_named_and_keeps_no_payment_away(case: StripeCase, right: str):
    assert set(RIGHT_CALLS) == set(RIGHTS)
    case.local.sim("standing", forbidden=[RIGHT_CALLS[right]])
    psp = case.start()
    (problem,) = psp.check_settlements()
    assert f"read on {right} " in problem and "API keys" in problem
    if right != "Balance":  # which payments need too
        assert psp.check() == psp.prove(trial=True) == []


@pytest.mark.parametrize("sees_account", [True, False])
def test_manual_payouts_are_warned_of(case: StripeCase, sees_account: bool):
    if not sees_account:
        case.local.sim("standing", forbidden=["accounts.retrieve_current"])
    paid(case)
    case.forward(2)
    assert case.start().check_settlements() == []
    case.local.sim("standing", payouts="manual")
    paid(case, ref="D-2")
    case.forward(3)
    case.local.sim("payout", amount=100)
    (problem,) = case.start().check_settlements()
    assert "automatic payouts" in problem
