"""Starting, stopping and watching the whole cashier."""

import os
import resource
import signal
import socket
import time
from contextlib import suppress

import pytest

from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import Page, approve, card_in, deposit
from tests.support.processes import PATIENCE, alive, free_port, is_stopped, until

NEEDED = (
    "CASHIER_SECRET_KEY CASHIER_PUBLIC_URL CASHIER_SUCCESS_URL CASHIER_LEGAL_NAME CASHIER_CRM_PASSWORDS "
    "CTRADER_URL CTRADER_MANAGER_LOGIN CTRADER_MANAGER_PASSWORD CASHIER_PSPS"
).split()


@pytest.mark.fault("D09")
def test_only_one_sender_runs_on_a_database(install: Install):
    cashier = install(real=True)
    cashier.start()
    worker = cashier.worker()
    assert cashier.start("worker", wait=False).wait(PATIENCE) == 3
    own, cashier.port = cashier.port, free_port()  # a second cashier on another port
    second = cashier.start("serve", wait=False)
    assert second.wait(PATIENCE) == 3
    cashier.port = own
    assert "another sender holds the lock" in cashier.log.read_text()
    assert (cashier.worker(), cashier.health()[0]) == (worker, 200)


def test_a_taken_port_is_exit_code_4(install: Install):
    cashier = install(real=True)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", cashier.port))
        other.listen()
        for command in ("serve", "web"):
            said = cashier.run(command, "--port", str(cashier.port))
            assert said.returncode == 4
            assert str(cashier.port) in said.stderr


def test_missing_settings_are_exit_code_2_and_are_all_named(install: Install):
    cashier = install(real=True)
    cashier.settings = {"CASHIER_DATABASE": str(cashier.database)}
    said = cashier.run("serve")
    assert said.returncode == 2
    assert [name for name in NEEDED if name not in said.stderr] == []


def test_the_rehearsal_of_crashes_is_refused_outside_demos(install: Install):
    cashier = install(CASHIER_CRASH_AT="booking.claimed", CASHIER_DEMO="0")
    said = cashier.run("serve")
    assert said.returncode == 2
    assert "CASHIER_CRASH_AT is for rehearsals" in said.stderr


def test_sigterm_ends_an_idle_cashier_with_0_within_five_seconds_and_a_dead_child_is_restarted_before(
    install: Install,
):
    cashier = install(real=True)
    serve = cashier.start()
    worker = cashier.worker()
    for pid in (worker, *cashier.pids("web")):
        with suppress(ProcessLookupError):  # serve takes the whole process group of a dead child away
            os.kill(pid, signal.SIGKILL)
    assert cashier.worker(after=worker) != worker
    until(lambda: cashier.health()[0] == 200)
    assert 'name="amount"' in Page(cashier).shown.text
    begun = time.monotonic()
    assert cashier.stop(serve) == 0
    assert time.monotonic() - begun < 5
    assert cashier.pids("web") == cashier.pids("worker") == []


def test_sigterm_during_a_booking_waits_for_its_answer(install: Install):
    cashier = install(real=True, CTRADER_TIMEOUT="6")
    serve = cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="slow", seconds=2)
    ref = deposit(cashier, "130.00")
    until(lambda: cashier.simulator.sent(ref))
    assert cashier.stop(serve, seconds=11) == 0
    assert cashier.attempts(ref) == [("credit.1", "confirmed")]
    assert_books_agree(cashier)


def test_sigterm_during_a_booking_that_is_never_answered_ends_in_time_and_leaves_it_unknown(install: Install):
    cashier = install(CTRADER_TIMEOUT="2")
    serve = cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="drip", seconds=1)
    ref = deposit(cashier, "131.00")
    until(lambda: cashier.simulator.bookings(ref))
    begun = time.monotonic()
    assert cashier.stop(serve) == 0
    assert time.monotonic() - begun < 7
    assert cashier.attempts(ref) == [("credit.1", "ambiguous")]
    cashier.start()
    cashier.pass_minutes(ref, 0)
    await_rest(cashier)
    assert cashier.attempts(ref) == [("credit.1", "confirmed")]
    assert_books_agree(cashier)


def test_nothing_is_left_behind_when_the_supervisor_is_killed(install: Install):
    cashier = install(real=True)
    serve = cashier.start()
    children = cashier.pids("web") + cashier.pids("worker")
    assert len(children) == 3
    serve.kill()
    serve.wait()
    until(lambda: not any(map(alive, children)))
    cashier.start()
    assert cashier.health()[0] == 200


def age_the_heartbeat(cashier: Cashier) -> None:
    """As if the worker had been silent for half a minute."""
    cashier.change("UPDATE switches SET value = ? WHERE name = 'heartbeat'", str(cashier.now() - 30_000))


def test_health_tells_of_a_silent_worker(install: Install):
    cashier = install()
    cashier.start()
    worker = cashier.worker()
    os.kill(worker, signal.SIGSTOP)
    until(lambda: is_stopped(worker))
    age_the_heartbeat(cashier)
    assert cashier.health() == (503, "no worker heartbeat for 30 seconds\n")
    os.kill(worker, signal.SIGCONT)
    until(lambda: cashier.health()[0] == 200)


@pytest.mark.fault("N10")
def test_health_tells_of_an_open_breaker_and_no_payment_starts_then(install: Install):
    cashier = install()
    cashier.start()
    cashier.simulator.call("faults", call="changebalance", kind="status", status=401, times=2)
    ref = deposit(cashier, "132.00")
    until(lambda: cashier.health() == (503, "breaker open: cTrader does not answer as it should\n"))
    assert cashier.state(ref) == "paid"
    shown = Page(cashier, "withdraw").shown.text
    assert "Payments are paused" in shown
    assert 'name="page_key"' not in shown
    assert cashier.simulator.bookings() == []


def set_disk_full(cashier: Cashier, role: str, full: bool) -> None:
    """From now on no file of these processes can be written, or again all can."""
    for pid in cashier.pids(role):
        hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0 if full else hard, hard))


@pytest.mark.fault("D02", "D03")
def test_while_the_database_cannot_be_written_nothing_is_sent_and_health_says_so(install: Install):
    cashier = install()
    cashier.start()
    card = card_in(Page(cashier).send("133.00")())
    another = Page(cashier, login=5512346)
    set_disk_full(cashier, "worker", True)
    approve(cashier, card.secret)
    set_disk_full(cashier, "web", True)
    assert another.send("134.00")().status == 503
    until(lambda: cashier.health() == (503, "database not writable\n"))  # it writes at most once a second
    assert (cashier.state(card.ref), cashier.simulator.sent()) == ("awaiting_payer", [])
    for role in ("worker", "web"):
        set_disk_full(cashier, role, False)
    until(lambda: cashier.health()[0] == 200)
    await_rest(cashier)
    assert cashier.attempts(card.ref) == [("credit.1", "confirmed")]
    assert len(cashier.rows("SELECT 1 FROM payments")) == 1
    assert_books_agree(cashier)


@pytest.mark.fault("D04")
def test_a_damaged_database_refuses_to_start_and_says_what_to_do(install: Install):
    cashier = install()
    data = bytearray(cashier.database.read_bytes())
    middle = slice(8192, len(data) - 4096)
    data[middle] = bytes(len(data[middle]))
    cashier.database.write_bytes(data)
    for command in (("serve", "--port", str(cashier.port)), ("worker",)):
        said = cashier.run(*command)
        assert said.returncode == 1
        assert "is damaged: restore a backup" in said.stderr
        assert "Traceback" not in said.stderr


@pytest.mark.fault("D01", "D07")
def test_a_restore_is_practised_beside_the_running_cashier(install: Install):
    cashier = install()
    cashier.start()
    deposit(cashier, "131.00")
    await_rest(cashier)
    backups = cashier.folder / "backups"
    backups.mkdir()
    assert cashier.run("backup", str(backups / "monday.db")).returncode == 0
    deposit(cashier, "132.00")
    await_rest(cashier)
    said = cashier.run("drill", str(backups))
    assert said.returncode == 0, said.stdout + said.stderr
    assert (
        "ok    since then: Readers prove what became of the one booking that this database does not know."
        in said.stdout
    )
    assert cashier.health() == (200, "ok\n")
    (backups / "tuesday.db").write_bytes(b"SQLite format 3\0 torn")
    assert cashier.run("drill", str(backups)).returncode == 1
    assert "the last practised restore failed: copy: it cannot be opened" in cashier.health()[1]
    assert_books_agree(cashier)
