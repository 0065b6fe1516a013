"""Bookings whose fate is not known: who settles them, and that nobody else sends them again."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Cashier, Simulator
from tests.processes.trader import Page, deposit, withdraw
from tests.support import postgres
from tests.support.processes import PATIENCE, free_port, is_stopped, until

GAPS = ("booking.claimed", "booking.logged", "booking.answered", "booking.settled")


def needs_review(cashier: Cashier) -> dict[str, str]:
    listed = cashier.run("payments", "list", "--needs-review", "--json")
    assert listed.returncode == 0, listed.stderr
    return {row["reference"]: row["state"] for row in json.loads(listed.stdout)}


def resolve(cashier: Cashier, ref: str, *words: str) -> int:
    return cashier.run("payments", "resolve", ref, *words).returncode


@pytest.mark.fault("K08", "K12", "K19")
def test_without_a_reader_two_different_people_decide_and_nothing_is_sent_before(install: Install):
    cashier = install(CTRADER_READER="none", CASHIER_CRASH_AT="booking.claimed,booking.answered")
    cashier.marker("booking.answered").touch()
    cashier.start()
    never_sent = deposit(cashier, "110.00", 5512345)
    until(lambda: cashier.state(never_sent) == "credit_unknown")
    cashier.marker("booking.answered").unlink()
    booked = deposit(cashier, "111.00", 5512346)
    until(lambda: cashier.state(booked) == "credit_unknown")
    (entry,) = cashier.simulator.bookings()

    assert needs_review(cashier) == {never_sent: "credit_unknown", booked: "credit_unknown"}
    until(lambda: resolve(cashier, never_sent, "--not-booked", "--by", "Ann") == 0)  # after the quiet period
    assert resolve(cashier, never_sent, "--not-booked", "--by", " ann ") == 0
    assert resolve(cashier, booked, "--booked", str(entry["balanceHistoryId"]), "--by", "Ann") == 0
    until(lambda: resolve(cashier, booked, "--not-booked", "--by", "Bob") == 0)  # they do not agree
    worker = cashier.worker()
    os.kill(worker, signal.SIGKILL)
    cashier.worker(after=worker)
    until(lambda: cashier.health()[0] == 200)
    assert [cashier.state(ref) for ref in (never_sent, booked)] == ["credit_unknown"] * 2
    assert cashier.simulator.sent() == [f"{booked}.credit.1"]

    assert resolve(cashier, never_sent, "--not-booked", "--by", "Bob") == 0
    assert resolve(cashier, booked, "--booked", str(entry["balanceHistoryId"]), "--by", "Cid") == 0
    await_rest(cashier)
    assert cashier.attempts(never_sent) == [("credit.1", "absent"), ("credit.2", "confirmed")]
    assert cashier.attempts(booked) == [("credit.1", "confirmed")]
    assert needs_review(cashier) == {}
    assert_books_agree(cashier)


@pytest.mark.fault("K11", "C07")
def test_a_booking_that_ctrader_makes_after_the_death_is_found_and_never_sent_again(install: Install):
    cashier = install()
    cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="slow", seconds=4)
    ref = deposit(cashier, "112.00")
    until(lambda: cashier.simulator.sent(ref))
    os.kill(cashier.worker(), signal.SIGKILL)
    until(lambda: cashier.state(ref) == "credit_unknown")
    assert cashier.simulator.bookings() == []
    assert 'data-state="credit_unknown"' in Page(cashier, "deposit").shown.text
    frozen = Page(cashier, "withdraw").shown.text
    assert "An earlier payment on this account is being confirmed." in frozen
    assert 'name="page_key"' not in frozen
    cashier.pass_minutes(ref, 1)  # a minute without the booking proves nothing yet
    until(lambda: cashier.simulator.bookings())
    cashier.pass_minutes(ref, 0)
    await_rest(cashier)
    assert cashier.attempts(ref) == [("credit.1", "confirmed")]
    assert cashier.simulator.sent() == [f"{ref}.credit.1"]
    assert_books_agree(cashier)


@pytest.fixture(scope="module")
def replicated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """A local cTrader with a Reporting DB, which is started once because that takes seconds."""
    simulator = Simulator(tmp_path_factory.mktemp("replicated"), free_port(), more=("--reporting-db",))
    yield simulator
    simulator.process.send_signal(signal.SIGTERM)  # so that it takes its folder away
    simulator.process.wait(PATIENCE)


WITH_DATABASE = pytest.mark.skipif(not postgres.INSTALLED, reason=postgres.WITHOUT)
READERS = [
    ("manager_api",),
    pytest.param(("reporting_db",), marks=WITH_DATABASE),
    pytest.param(("manager_api", "reporting_db"), marks=WITH_DATABASE),
]


@pytest.mark.fault("K08", "K10")
@pytest.mark.parametrize("readers", READERS, ids=" and ".join)
def test_lost_answers_heal_whether_booked_or_not(
    readers: tuple[str, ...], tmp_path: Path, accounts: Path, request: pytest.FixtureRequest
):
    simulator = request.getfixturevalue("replicated" if "reporting_db" in readers else "simulator")
    simulator.reset()
    cashier = Cashier(tmp_path, simulator, accounts, **simulator.read_by(*readers))
    request.addfinalizer(cashier.kill_all)
    cashier.start()
    first = deposit(cashier, "114.00")  # the reader has to show one that cTrader has confirmed
    await_rest(cashier)
    simulator.call("faults", call="changebalance", kind="drop_after")
    booked = deposit(cashier, "115.00")
    until(lambda: cashier.state(booked) in ("credit_unknown", "credited"))
    until(lambda: cashier.pass_minutes(booked, 0) or cashier.state(booked) == "credited")
    assert cashier.attempts(booked) == [("credit.1", "confirmed")]

    simulator.call("faults", call="changebalance", kind="drop_before")
    lost = deposit(cashier, "116.00")
    until(lambda: cashier.state(lost) == "credit_unknown")
    if "manager_api" in readers:
        simulator.call("faults", call="manager_history", kind="hole")  # of the next reading, which then proves nothing
    cashier.pass_minutes(lost, 3)
    until(lambda: cashier.pass_minutes(lost, 0) or cashier.state(lost) == "credited")
    assert simulator.call("faults") == []
    assert cashier.attempts(lost) == [("credit.1", "absent"), ("credit.2", "confirmed")]
    assert simulator.sent() == [f"{first}.credit.1", f"{booked}.credit.1", f"{lost}.credit.1", f"{lost}.credit.2"]
    assert len(simulator.bookings()) == 3
    facts = ("reaches to", "are whole", " is shown as it was made")
    told = until(
        lambda: all(fact in line for line in reader_lines(cashier) for fact in facts) and reader_lines(cashier)
    )
    assert [line.split("reader ")[1].split(":")[0] for line in told] == list(readers)
    assert_books_agree(cashier)


def reader_lines(cashier: Cashier) -> list[str]:
    """What `doctor` says of each reader; one that reads a copy may be behind for a moment."""
    return [line for line in cashier.run("doctor").stdout.splitlines() if "reader " in line]


@pytest.mark.fault("K17")
def test_a_failed_payout_is_booked_back_at_most_once_whichever_gap_the_worker_died_in(install: Install):
    cashier = install(CASHIER_CRASH_AT=",".join(("payout.answered:stop", *GAPS)))
    for point in GAPS:
        cashier.marker(point).touch()
    cashier.start()
    for gap in GAPS:
        ref = withdraw(cashier, "20.11", 5512346)  # the mock fails its payout
        until(cashier.marker("payout.answered").exists)
        worker = until(lambda: next(filter(is_stopped, cashier.pids("worker")), 0))
        cashier.marker(gap).unlink()
        os.kill(worker, signal.SIGCONT)
        until(cashier.marker(gap).exists)
        cashier.marker("payout.answered").unlink()
        absent_first = gap in ("booking.claimed", "booking.logged")
        if absent_first:
            until(lambda ref=ref: cashier.state(ref) == "return_unknown")
            cashier.pass_minutes(ref, 2)
        await_rest(cashier)
        assert cashier.state(ref) == "returned"
        returns = [("return.1", "absent"), ("return.2", "confirmed")] if absent_first else [("return.1", "confirmed")]
        assert cashier.attempts(ref) == [("debit.1", "confirmed"), *returns]
    assert_books_agree(cashier)


@pytest.mark.fault("K21", "D09")
def test_a_worker_that_was_frozen_before_its_call_does_not_send_when_it_wakes_up_too_late(install: Install):
    cashier = install(CASHIER_CRASH_AT="booking.logged:stop")
    cashier.start()
    ref = deposit(cashier, "113.00")
    until(cashier.marker("booking.logged").exists)
    (worker,) = filter(is_stopped, until(lambda: cashier.pids("worker")))
    assert cashier.attempts(ref) == [("credit.1", "sending")]
    second = cashier.start("worker", wait=False)
    assert second.wait(PATIENCE) == 3
    assert resolve(cashier, ref, "--not-booked", "--by", "Ann") == 1  # it belongs to its sender
    started = cashier.rows("SELECT started FROM attempts")[0]["started"]
    until(lambda: cashier.now() > started + 5_000)
    assert cashier.simulator.sent() == []
    os.kill(worker, signal.SIGCONT)
    await_rest(cashier)
    assert cashier.worker() == worker
    assert cashier.attempts(ref) == [("credit.1", "not_sent"), ("credit.2", "confirmed")]
    assert cashier.simulator.sent() == [f"{ref}.credit.2"]
    assert_books_agree(cashier)
