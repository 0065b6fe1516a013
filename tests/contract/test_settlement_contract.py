"""The contract of every adapter that promises to tell its PSP's settlements."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.model import Observation, Origin, PspObjectType
from inapp.domain.money import Money
from inapp.domain.settlements import (
    Arrival,
    ItemKind,
    KnowsFees,
    Page,
    SettlementBatch,
    SettlementItem,
    TellsSettlements,
    all_pages,
    pages,
)
from tests.contract.psp_kit import AdapterCase, able, money
from tests.contract.test_psp_contract import CURRENCIES, paid, paid_out, started

DAY = 24 * 3600 * 1000
SLACK = 2 * 3600 * 1000
"""How far a provider's own clock may run beside the one that a test holds."""


@pytest.fixture
def case(case_class: Callable[[Path], AdapterCase], tmp_path: Path) -> AdapterCase:
    made = case_class(tmp_path)
    if not isinstance(made.psp, TellsSettlements):
        pytest.skip(f"{made.psp.name} does not tell settlements")
    return made


def told(case: AdapterCase) -> TellsSettlements:
    assert isinstance(case.psp, TellsSettlements)
    return case.psp


def items(case: AdapterCase, since: int = 0, until: int = 0) -> tuple[SettlementItem, ...]:
    """All that moved until now, which must be a whole answer."""
    page = all_pages(lambda cursor: told(case).settlement_items(since, until or case.clock() + SLACK, cursor))
    assert page.lacks == ()
    return page.entries


def batches(case: AdapterCase) -> tuple[SettlementBatch, ...]:
    page = all_pages(lambda cursor: told(case).settlement_batches(0, case.clock() + SLACK, cursor))
    assert page.lacks == ()
    return page.entries


def contents(case: AdapterCase, batch: str) -> Page[SettlementItem]:
    return all_pages(lambda cursor: told(case).items_of_batch(batch, cursor))


def refunded(case: AdapterCase, of: Observation, text: str, key: str) -> Observation:
    case.psp.refund(of.psp_ref, money(text), key)
    case.run()
    return case.psp.look_up(PspObjectType.REFUND, key, None, of.psp_ref)


def net_of(found: tuple[SettlementItem, ...], currency: str) -> int:
    return sum(item.net.minor for item in found if item.currency == currency)


@pytest.mark.parametrize(("currency", "text", "digits"), CURRENCIES)
def test_a_payment_is_one_item_with_its_amount_and_what_the_psp_keeps_of_it(
    case: AdapterCase, currency: str, text: str, digits: int
) -> None:
    seen = paid(case, amount=money(text, currency, digits))
    (item,) = items(case)
    assert (item.kind, item.psp_ref, item.ref, item.origin) == (ItemKind.PAYMENT, seen.psp_ref, seen.ref, Origin.OURS)
    assert item.gross == seen.money and item.is_ours and item.key == ""
    assert item.fee.minor > 0 and item.net == item.gross.less([item.fee])
    if isinstance(case.psp, KnowsFees):
        assert case.psp.agreed_fee(item.kind, item.gross) == item.fee
    assert abs(item.at - case.clock()) < SLACK


def test_what_was_not_paid_moves_nothing(case: AdapterCase) -> None:
    started(case)
    assert items(case) == ()


def test_a_refund_is_an_item_with_our_key_that_leaves_the_balance(case: AdapterCase) -> None:
    seen = paid(case)
    back = refunded(case, seen, "4.00", "D-7F3K2Q.refund.1")
    item = next(one for one in items(case) if one.kind is ItemKind.REFUND)
    assert (item.psp_ref, item.ref, item.key) == (back.psp_ref, seen.ref, "D-7F3K2Q.refund.1")
    assert (item.source, item.gross, item.is_ours) == (seen.psp_ref, Money(-400, "USD", 2), True)


def test_a_refund_by_hand_is_an_item_without_a_key_that_names_its_payment(case: AdapterCase) -> None:
    able(case, "refunds by hand")
    seen = paid(case)
    case.refund_by_hand(seen.psp_ref, money("3.00"))
    case.run()
    item = next(one for one in items(case) if one.kind is ItemKind.REFUND)
    assert (item.key, item.source, item.ref, item.gross.minor) == ("", seen.psp_ref, seen.ref, -300)
    assert item.psp_ref not in ("", seen.psp_ref)


def test_a_payout_is_an_item_with_our_key_that_leaves_the_balance(case: AdapterCase) -> None:
    able(case, "pay out")
    paid_out(case, "W-7F3K2Q.payout.1")
    case.run()
    (item,) = items(case)
    assert (item.kind, item.ref, item.key) == (ItemKind.PAYOUT, "W-7F3K2Q", "W-7F3K2Q.payout.1")
    assert (item.gross.minor, item.is_ours) == (-2000, True)


def test_a_dispute_takes_the_money_with_a_fee_and_one_that_is_won_brings_it_back(case: AdapterCase) -> None:
    able(case, "disputes")
    seen = paid(case)
    case.dispute(seen.psp_ref, won=False)
    gone = next(one for one in items(case) if one.kind is ItemKind.DISPUTE)
    assert (gone.source, gone.ref, gone.gross) == (seen.psp_ref, seen.ref, Money(-1050, "USD", 2))
    assert gone.fee.minor > 0 and gone.net == gone.gross.less([gone.fee])
    case.dispute(seen.psp_ref, won=True)
    back = next(one for one in items(case) if one.kind is ItemKind.DISPUTE_REVERSAL)
    assert (back.source, back.ref, back.gross) == (seen.psp_ref, seen.ref, Money(1050, "USD", 2))


def test_the_sale_of_another_is_told_and_is_not_ours(case: AdapterCase) -> None:
    seen = paid(case)
    case.another_sale()
    strange = [item for item in items(case) if not item.is_ours]
    assert len(strange) == 1 and strange[0].kind is ItemKind.PAYMENT
    assert strange[0].psp_ref not in ("", seen.psp_ref) and strange[0].gross.minor > 0


def test_two_windows_side_by_side_tell_each_item_once_and_nothing_outside(case: AdapterCase) -> None:
    for number in range(3):
        paid(case, f"D-00000{number}")
        case.run()
    found = items(case)
    middle = sorted(item.at for item in found)[1]
    before, after = items(case, 0, middle), items(case, middle)
    assert {item.id for item in before} | {item.id for item in after} == {item.id for item in found}
    assert not {item.id for item in before} & {item.id for item in after}
    assert all(item.at < middle for item in before) and all(item.at >= middle for item in after)


def test_an_answer_comes_page_by_page_and_each_entry_once(case: AdapterCase, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        paid(case, f"D-00000{number}")
    case.close_books()
    whole, made = items(case), batches(case)
    case.small_pages(monkeypatch, 2)
    window = (0, case.clock() + SLACK)
    parts = list(pages(lambda cursor: told(case).settlement_items(*window, cursor)))
    assert len(parts) > 2 and all(len(page.entries) <= 2 for page in parts)
    assert [page.whole for page in parts] == [False] * (len(parts) - 1) + [True]
    ids = [item.id for page in parts for item in page.entries]
    assert sorted(ids) == sorted(item.id for item in whole) and len(set(ids)) == len(ids)
    assert {item.id for item in contents(case, made[0].id).entries} == {item.id for item in whole}
    assert batches(case) == made


def test_no_answer_claims_to_know_the_future(case: AdapterCase) -> None:
    paid(case)
    for page in (
        told(case).settlement_items(0, case.clock() + DAY),
        told(case).settlement_batches(0, case.clock() + DAY),
    ):
        assert page.watermark <= case.clock() + 60_000
    assert told(case).settlement_items(0, 1000).watermark == 1000


def test_a_batch_is_what_its_items_sum_to_and_its_transfer_takes_all_of_it(case: AdapterCase) -> None:
    seen = paid(case)
    refunded(case, seen, "4.00", "D-7F3K2Q.refund.1")
    before = items(case)
    assert batches(case) == () and all(not item.batch for item in before)
    case.close_books()
    (batch,) = batches(case)
    page = contents(case, batch.id)
    assert page.whole and batch.itemized
    assert {item.id for item in page.entries} > {item.id for item in before}
    (transfer,) = (item for item in page.entries if item.kind is ItemKind.TRANSFER)
    assert transfer.net == replace(batch.money, minor=-batch.money.minor) and transfer.psp_ref == batch.id
    assert net_of(page.entries, "USD") == 0 and batch.money.minor == net_of(before, "USD")
    assert {item.batch for item in page.entries} == {batch.id}
    assert batch.arrival is Arrival.EXPECTED and batch.arrives and batch.arrives >= batch.made


def test_a_batch_arrives(case: AdapterCase) -> None:
    paid(case)
    case.close_books()
    case.clock.passes(2 * DAY)
    case.close_books()
    assert batches(case)[0].arrival is Arrival.ARRIVED


def test_each_currency_has_a_batch_of_its_own(case: AdapterCase) -> None:
    paid(case, "D-000001")
    paid(case, "D-000002", money("20.00", "EUR"))
    case.close_books()
    found = batches(case)
    assert {batch.money.currency for batch in found} == {"USD", "EUR"}
    for batch in found:
        assert {item.currency for item in contents(case, batch.id).entries} == {batch.money.currency}


def test_a_batch_that_there_is_not_is_no_empty_one(case: AdapterCase) -> None:
    try:
        page = contents(case, "po_unknown")
    except (NotSent, OutcomeUnknown):
        return
    assert page.lacks and not page.whole


def test_the_balance_is_the_sum_of_everything_that_was_told(case: AdapterCase) -> None:
    seen = paid(case)
    refunded(case, seen, "4.00", "D-7F3K2Q.refund.1")
    case.close_books()
    paid(case, "D-000002")
    balance = told(case).settlement_balance()
    there = sum(amount.minor for amount in (*balance.available, *balance.pending) if amount.currency == "USD")
    assert there == net_of(items(case), "USD") > 0


def test_asking_again_tells_the_same(case: AdapterCase) -> None:
    paid(case)
    assert items(case) == items(case)
    case.close_books()
    (batch,) = batches(case)
    assert contents(case, batch.id).entries == contents(case, batch.id).entries


def test_a_lost_answer_is_no_empty_one(case: AdapterCase) -> None:
    able(case, "lost answers")
    paid(case)
    case.lose_answer("settlement_items", effect=False)
    with pytest.raises((NotSent, OutcomeUnknown)):
        told(case).settlement_items(0, case.clock() + SLACK)
    assert len(items(case)) == 1


def test_a_psp_that_cannot_be_reached_is_no_empty_one(case: AdapterCase, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    psp = case.unreachable()
    assert isinstance(psp, TellsSettlements)
    for ask in (
        lambda: psp.settlement_items(0, 1000),
        lambda: psp.settlement_batches(0, 1000),
        lambda: psp.items_of_batch("batch"),
        psp.settlement_balance,
    ):
        with pytest.raises((NotSent, OutcomeUnknown)):
            ask()
    assert len(psp.check_settlements()) == 1 and told(case).check_settlements() == []
    assert not any(secret in caplog.text for secret in (*case.secrets, *case.hidden))
