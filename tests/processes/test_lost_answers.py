"""A lost answer heals by itself wherever cTrader's history can be read, and waits for two people where it cannot."""

from collections.abc import Iterator

import pytest

from demo.run import FROM_CTRADER, OFFERED
from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Cashier, Simulator
from tests.processes.trader import deposit, withdraw
from tests.support import postgres
from tests.support.processes import free_port, until

MADE = ("drop_after", {}), ("status", {"status": 502, "applied": True}), ("body", {"applied": True})
NOT_MADE = ("drop_before", {}), ("status", {"status": 502}), ("body", {})
"""Answers that tell nothing, of a booking that was made, and of one that was not."""
BY_NOBODY = ("manager_api", "reporting_db")


@pytest.fixture(scope="module", params=[*BY_NOBODY, "none"])
def ctrader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """A local cTrader whose history is read in one way, named `reader`."""
    if request.param == "reporting_db" and not postgres.INSTALLED:
        pytest.skip(postgres.WITHOUT)
    more = OFFERED[request.param] if request.param == "reporting_db" else ()
    simulator = Simulator(tmp_path_factory.mktemp("simulator"), free_port(), more=more)
    simulator.reader = request.param
    yield simulator
    simulator.stop()


@pytest.fixture
def cashier(install: Install, ctrader: Simulator) -> Cashier:
    """A running cashier with that reader, which has made one booking that the reader can show."""
    told = ctrader.call(ctrader.reader) if ctrader.reader in FROM_CTRADER else {}
    settings = {name: str(told[word]) for name, word in FROM_CTRADER.get(ctrader.reader, {}).items()}
    made = install(CTRADER_READER=ctrader.reader, **settings)
    made.start()
    deposit(made, "110.00", 5512346)
    await_rest(made)
    return made


@pytest.mark.fault("N03", "N06", "N07", "K10", "K12")
def test_what_was_booked_without_an_answer_is_found_or_waits(cashier: Cashier):
    reader = cashier.simulator.reader
    for (kind, more), amount in zip(MADE, ("101.00", "102.00", "103.00"), strict=True):
        cashier.simulator.call("faults", call="changebalance", kind=kind, **more)
        ref = deposit(cashier, amount) if kind != "status" else withdraw(cashier, amount)
        legs = ("credit", "credit_unknown") if kind != "status" else ("debit", "debit_unknown")
        until(lambda ref=ref: cashier.simulator.bookings(ref))
        if reader == "none":
            until(lambda ref=ref, state=legs[1]: cashier.state(ref) == state)
            cashier.pass_minutes(ref, 2)
            (entry,) = cashier.simulator.bookings(ref)
            assert cashier.state(ref) == legs[1]
            for name in ("Ann", "Bob"):
                words = ("--booked", str(entry["balanceHistoryId"]), "--by", name)
                assert cashier.run("payments", "resolve", ref, *words).returncode == 0
        await_healed(cashier, ref)
        assert cashier.attempts(ref) == [(f"{legs[0]}.1", "confirmed")]
        assert cashier.simulator.sent(ref) == [f"{ref}.{legs[0]}.1"]
    await_rest(cashier)
    assert_books_agree(cashier)


@pytest.mark.fault("N04", "N06", "N07", "K08", "K09")
def test_what_was_not_booked_without_an_answer_is_proven_absent_or_waits_and_is_sent_once(cashier: Cashier):
    reader = cashier.simulator.reader
    for (kind, more), amount in zip(NOT_MADE, ("104.00", "105.00", "106.00"), strict=True):
        cashier.simulator.call("faults", call="changebalance", kind=kind, **more)
        ref = deposit(cashier, amount)
        until(lambda ref=ref: cashier.state(ref) == "credit_unknown")
        cashier.pass_minutes(ref, 3)
        if reader == "none":
            assert cashier.simulator.sent(ref) == [f"{ref}.credit.1"]
            for name in ("Ann", "Bob"):
                assert cashier.run("payments", "resolve", ref, "--not-booked", "--by", name).returncode == 0
        await_healed(cashier, ref)
        assert cashier.attempts(ref) == [("credit.1", "absent"), ("credit.2", "confirmed")]
        assert [entry["externalId"] for entry in cashier.simulator.bookings(ref)] == [f"{ref}.credit.2"]
    await_rest(cashier)
    assert_books_agree(cashier)


def await_healed(cashier: Cashier, ref: str) -> None:
    """Wait until nobody needs to do anything for a payment; the next look at the history comes at once."""

    def healed() -> bool:
        if cashier.state(ref).endswith("_unknown"):
            cashier.pass_minutes(ref, 0)
        return cashier.state(ref) in ("credited", "paid_out")

    until(healed)
