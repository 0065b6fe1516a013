"""An account that changes hands, is disabled, or a user who is frozen, between a request and the worker's next try."""

import json
from collections.abc import Callable

import pytest

from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import deposit, withdraw
from tests.support.processes import until

LOGIN, OTHER_USER = 5512345, 70011224
REFUSALS = 4


def imported(cashier: Cashier, user_id: int, enabled: int, *words: str) -> str:
    file = cashier.folder / "changed.csv"
    file.write_text(f"user_id,login,email,name,enabled\n{user_id},{LOGIN},sam@example.test,Sam,{enabled}\n")
    done = cashier.run("accounts", "import", str(file), *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def moves(cashier: Cashier, ref: str) -> None:
    assert ref in imported(cashier, OTHER_USER, 1, "--move")


def disables(cashier: Cashier, ref: str) -> None:
    imported(cashier, 70011223, 0)


Change = Callable[[Cashier, str], None]


@pytest.mark.parametrize("change", [moves, disables])
def test_between_the_halves_a_changed_account_is_neither_debited_nor_paid_out(install: Install, change: Change):
    """The web half takes the request, the account changes, the worker starts."""
    cashier = install()
    cashier.start("web", wait=False)
    until(lambda: cashier.health()[0])  # 503: no worker yet
    ref = withdraw(cashier, "40.00", LOGIN)
    change(cashier, ref)
    cashier.start("worker", wait=False)
    until(lambda: cashier.state(ref) == "awaiting_approval")
    assert cashier.simulator.sent(ref) == []
    refused = cashier.run("payments", "approve", ref, "--by", "Ann")
    assert (refused.returncode, f"account {LOGIN} " in refused.stderr) == (1, True)
    assert cashier.run("payments", "refuse", ref, "--by", "Ann").returncode == 0
    assert (cashier.state(ref), cashier.simulator.sent(ref)) == ("refused", [])


@pytest.mark.parametrize("change", [moves, disables])
def test_a_change_while_ctrader_refuses_for_its_rate_stops_the_debit(install: Install, change: Change):
    cashier = install()
    cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="reject:REQUEST_FREQUENCY_EXCEEDED", times=REFUSALS)
    ref = withdraw(cashier, "40.00", LOGIN)
    until(lambda: cashier.simulator.sent(ref))
    change(cashier, ref)
    until(lambda: cashier.state(ref) == "awaiting_approval")
    assert cashier.simulator.bookings(ref) == []
    assert {state for _, state in cashier.attempts(ref)} == {"rejected"}


def test_a_paid_deposit_of_a_moved_account_is_not_given_to_its_new_owner(install: Install):
    cashier = install()
    cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="reject:REQUEST_FREQUENCY_EXCEEDED", times=REFUSALS)
    ref = deposit(cashier, "40.00", LOGIN)
    until(lambda: cashier.simulator.sent(ref))
    moves(cashier, ref)
    until(lambda: cashier.state(ref) == "review")
    assert cashier.simulator.bookings(ref) == []
    assert cashier.run("payments", "refund", ref, "--by", "Ann").returncode == 0
    until(lambda: cashier.state(ref) == "refunded")


def test_a_user_who_is_frozen_while_ctrader_refuses_is_paid_only_after_two_people_have_lifted_it(install: Install):
    cashier = install(CASHIER_SHARED_STAFF_LOGIN="1")
    cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="reject:REQUEST_FREQUENCY_EXCEEDED", times=1)
    ref = withdraw(cashier, "40.00", LOGIN)
    until(lambda: cashier.simulator.sent(ref))
    assert ref in cashier.run("users", "freeze", "70011223", "--by", "Ann", "--reason", "court order").stdout
    until(lambda: (cashier.rows("SELECT due FROM payments WHERE ref = ?", ref)[0]["due"] or 0) > cashier.now() + 20_000)
    assert (cashier.state(ref), cashier.simulator.bookings(ref)) == ("approved", [])
    shown = json.loads(cashier.run("payments", "show", ref, "--json").stdout)
    assert shown["user_frozen"].endswith("court order")
    for name in ("Ben", "Cid"):
        assert cashier.run("users", "unfreeze", "70011223", "--by", name).returncode == 0
    until(lambda: cashier.state(ref) == "paid_out")
