"""The mock's magic amounts for settlements through the whole cashier: each is found, and nothing else is."""

from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.model import PspObjectType
from inapp.domain.reconcile import DAY, BreakKind
from inapp.domain.states import Status
from inapp.operations import reconcile
from inapp.payments import psp_events
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.outcomes import Timing
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import Courier, Signatures
from tests.support.harness import START, World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The usual world with the mock as its only PSP."""
    made = World(tmp_path)
    provider = MockProvider(str(tmp_path / "cashier.db.mock"), made.clock.now, Timing())
    signatures = Signatures(("s",))
    courier = Courier(provider, signatures, "http://cashier.test/psp/mock/webhook", lambda *_: 200)
    made.cashier = replace(made.cashier, psps={"mock": Mock(provider, signatures, courier, "https://cashier.example")})
    return made


def mock(world: World) -> Mock:
    psp = world.cashier.psps["mock"]
    assert isinstance(psp, Mock)
    return psp


def deposited(world: World, amount: str) -> str:
    payment = world.deposit(amount, method="mock_card")
    found = mock(world).provider.find(PspObjectType.PAYMENT, payment.ref, None)
    assert found is not None
    mock(world).provider.approve(found.secret)
    psp_events.poll_psp(world.cashier, world.payment(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    return payment.ref


def withdrawn(world: World, amount: str) -> str:
    payment = world.withdrawal(amount, method="mock_bank")
    for _ in range(3):
        world.run_for(5_000, 1_000)
    return payment.ref


def breaks(world: World, days: int) -> list[tuple[BreakKind, str]]:
    """The open breaks after so many days, with the reference of each."""
    for _ in range(days):
        world.clock.forward(DAY)
        reconcile.run(world.cashier, START - DAY)
    with world.database.read() as db:
        return [(one.kind, one.ref) for one in db.breaks_between(0, START + 1000 * DAY, 1000) if one.is_open]


def test_usual_amounts_settle_without_a_break(world: World) -> None:
    for amount in ("100.00", "20.50"):
        deposited(world, amount)
    withdrawn(world, "40.00")
    assert breaks(world, 4) == []


@pytest.mark.parametrize(
    ("amount", "kind", "names_payment"),
    [
        ("100.18", BreakKind.NOT_AT_PSP, True),
        ("100.19", BreakKind.SETTLEMENT, True),
        ("100.21", BreakKind.ELSEWHERE, True),
        ("100.24", BreakKind.SETTLEMENT, False),
    ],
)
def test_each_magic_amount_of_a_deposit_is_one_break(
    world: World, amount: str, kind: BreakKind, names_payment: bool
) -> None:
    deposited(world, "50.00")
    ref = deposited(world, amount)
    assert breaks(world, 4) == [(kind, ref if names_payment else "")]


def test_a_payout_that_came_back_without_a_word_is_one_break(world: World) -> None:
    deposited(world, "100.00")
    ref = withdrawn(world, "40.22")
    assert breaks(world, 4) == [(BreakKind.RETURNED, ref)]


def test_the_sale_of_another_seller_is_no_break_of_ours(world: World) -> None:
    deposited(world, "100.23")
    assert breaks(world, 4) == []
