"""From the payer's card to the bank: reconciliation posts what a PSP has settled, once."""

from dataclasses import replace

from inapp.domain.money import Money
from inapp.domain.reconcile import DAY
from inapp.domain.settlements import Arrival, SettlementBatch
from inapp.operations import ledger, reconcile
from tests.support.harness import LOGIN, START
from tests.support.telling_psp import give_books

HOUR = 3_600_000


def balances(world):
    assert ledger.proof(world.cashier).holds
    return {(one.account, one.currency): one.text for one in ledger.balances(world.cashier)}


def test_a_settled_deposit_has_gone_from_the_psp_to_the_bank_less_the_fee(world):
    psp = give_books(world)
    world.paid_deposit("100.00")
    world.run()
    assert balances(world) == {(f"client:{LOGIN}", "USD"): "-100.00", ("psp:fake:clearing", "USD"): "100.00"}
    psp.look()
    fee, net = Money(320, "USD", 2), Money(9680, "USD", 2)
    psp.books[0] = replace(psp.books[0], batch="po_1", fee=fee, net=net)
    psp.batches.append(SettlementBatch("po_1", net, Arrival.ARRIVED, world.clock.now(), world.clock.now() + HOUR))
    for _ in range(2):
        world.clock.forward(HOUR)
        reconcile.run(world.cashier, START - DAY)
        assert balances(world) == {
            (f"client:{LOGIN}", "USD"): "-100.00",
            ("bank:fake", "USD"): "96.80",
            ("fee:psp", "USD"): "3.20",
        }
