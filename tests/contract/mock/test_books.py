"""The mock's books: what its magic amounts do to a settlement."""

import pytest

from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.settlements import Arrival, ItemKind, SettlementItem, all_pages
from psp_adapters import AdapterContext
from psp_adapters.mock import create
from psp_adapters.mock.books import FEE
from tests.contract.psp_cases import MockCase
from tests.contract.psp_kit import payment
from tests.contract.test_psp_contract import paid, paid_out

REF = "D-7F3K2Q"


@pytest.fixture
def case(tmp_path) -> MockCase:
    return MockCase(tmp_path)


def items(case: MockCase) -> list[SettlementItem]:
    page = all_pages(lambda cursor: case.psp.settlement_items(0, case.clock() + 1, cursor))
    return sorted(page.entries, key=lambda item: (item.at, item.id))


def batches(case: MockCase):
    return case.psp.settlement_batches(0, case.clock() + 1).entries


def usd(minor: int) -> Money:
    return Money(minor, "USD", 2)


def kinds(case: MockCase) -> list[ItemKind]:
    return [item.kind for item in items(case)]


def test_code_18_is_captured_and_never_settled(case: MockCase) -> None:
    seen = paid(case, REF, usd(1018))
    case.close_books()
    assert seen.kind is ObservationKind.SUCCEEDED
    assert items(case) == [] and batches(case) == ()


def test_code_19_costs_twice_the_agreed_fee(case: MockCase) -> None:
    paid(case, REF, usd(1019))
    (item,) = items(case)
    assert case.psp.agreed_fee(item.kind, item.gross) == FEE.of(usd(1019))
    assert item.fee.minor == 2 * FEE.of(usd(1019)).minor and item.net.minor == 1019 - item.fee.minor


def test_code_21_is_given_back_once_its_batch_is_closed_and_no_webhook_tells(case: MockCase) -> None:
    seen = paid(case, REF, usd(1021))
    assert seen.refunded_elsewhere is None and kinds(case) == [ItemKind.PAYMENT]
    case.close_books()
    first, transfer, back = items(case)
    assert (first.kind, transfer.kind, back.kind) == (ItemKind.PAYMENT, ItemKind.TRANSFER, ItemKind.REFUND)
    assert (back.gross, back.key, back.source, back.batch) == (usd(-1021), "", seen.psp_ref, "")
    case.psp.courier.deliver_due()
    assert case.box.types == ["payment.paid"]
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, seen.psp_ref).refunded_elsewhere == usd(1021)


def test_code_22_returns_a_payout_once_its_batch_is_closed_and_no_webhook_tells(case: MockCase) -> None:
    paid_out(case, "W-1.payout.1", "20.22")
    case.run()
    assert kinds(case) == [ItemKind.PAYOUT]
    case.close_books()
    returned = items(case)[-1]
    assert (returned.kind, returned.gross, returned.key) == (ItemKind.PAYOUT_RETURNED, usd(2022), "W-1.payout.1")
    case.psp.courier.deliver_due()
    assert case.box.types == ["payout.paid"]
    assert case.psp.look_up(PspObjectType.PAYOUT, "W-1.payout.1", None).kind is ObservationKind.DECLINED


def test_a_payout_that_fails_before_it_left_moves_nothing_and_one_that_fails_later_comes_back(case: MockCase) -> None:
    paid_out(case, "W-1.payout.1", "20.11")
    case.run()
    assert items(case) == []
    paid_out(case, "W-2.payout.1", "20.12", "W-2")
    case.run()
    case.clock.passes(case.timing.late)
    assert kinds(case) == [ItemKind.PAYOUT, ItemKind.PAYOUT_RETURNED]


def test_code_24_has_the_bank_send_the_batch_back_and_its_money_is_in_a_later_one(case: MockCase) -> None:
    paid(case, REF, usd(1024))
    paid(case, "D-2", usd(1050))
    case.close_books()
    (batch,) = batches(case)
    assert batch.arrival is Arrival.EXPECTED
    case.close_books()
    (batch,) = batches(case)
    assert (batch.arrival, batch.reason) == (Arrival.RETURNED, "account_closed")
    (returned,) = (item for item in items(case) if item.kind is ItemKind.TRANSFER_RETURNED)
    assert (returned.psp_ref, returned.net, returned.at) == (batch.id, batch.money, batch.arrives)
    case.close_books()
    second = batches(case)[1]
    assert second.money == batch.money and second.id != batch.id


def test_weeks_without_a_reader_are_closed_period_by_period(case: MockCase) -> None:
    paid(case, "D-1", usd(1024))
    case.clock.passes(5 * case.timing.batch)
    paid(case, "D-2", usd(1050))
    case.clock.passes(3 * case.timing.batch)
    found = batches(case)
    ends = [batch.made // case.timing.batch for batch in found]
    assert ends == sorted(ends) and len(found) == 3
    assert [item.kind for item in case.psp.items_of_batch(found[1].id).entries] == [
        ItemKind.TRANSFER_RETURNED,
        ItemKind.TRANSFER,
    ]
    assert case.psp.settlement_balance().pending == ()


def test_two_captures_are_two_items_and_another_currency_is_settled_in_it(case: MockCase) -> None:
    paid(case, "D-1", usd(1014))
    paid(case, "D-2", usd(1009))
    twin, capture, foreign = sorted(items(case), key=lambda item: (item.ref, item.id))
    assert (twin.ref, capture.ref) == ("D-1", "D-1") and twin.psp_ref != capture.psp_ref
    assert foreign.gross == Money(1009, "EUR", 2)


def test_half_a_payment_that_is_stopped_is_one_item_of_that_half(case: MockCase) -> None:
    order = payment(REF, usd(1015), "mock_transfer")
    step = case.psp.start_deposit(order, "http://cashier.test/return")
    case.approve(REF)
    assert items(case) == []
    case.psp.cancel(step.psp_ref)
    (item,) = items(case)
    assert item.gross == usd(507)


@pytest.mark.parametrize(("given", "length"), [("", 86_400_000), ("60", 60_000)])
def test_a_batch_lasts_as_long_as_the_setting_says(tmp_path, given: str, length: int) -> None:
    context = {"CASHIER_MOCK_BATCH_SECONDS": given}
    made = create(AdapterContext(context, "http://cashier.test", str(tmp_path / "db"), demo=True))
    assert made.provider.timing.batch == length


@pytest.mark.parametrize("given", ["0", "-1", "1.5", "a day", "86401"])
def test_a_batch_of_no_length_is_refused(tmp_path, given: str) -> None:
    context = {"CASHIER_MOCK_BATCH_SECONDS": given}
    with pytest.raises(ValueError, match="CASHIER_MOCK_BATCH_SECONDS"):
        create(AdapterContext(context, "http://cashier.test", str(tmp_path / "db"), demo=True))
