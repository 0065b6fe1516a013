"""A database that is older than what was sent must not send again before two people have looked."""

import json
import shutil

import pytest

from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Cashier
from tests.processes.trader import Page, approve, card_in, deposit, withdraw
from tests.support.processes import until


def held(cashier: Cashier) -> bool:
    status, reason = cashier.health()
    return status == 503 and "held: " in reason


def release(cashier: Cashier, name: str) -> None:
    said = cashier.run("bookings", "release", "--by", name)
    assert said.returncode == 0, said.stderr


def resolve(cashier: Cashier, ref: str, *verdict: str) -> None:
    for name in ("Ann", "Bob"):
        said = cashier.run("payments", "resolve", ref, *verdict, "--by", name)
        assert said.returncode == 0, said.stderr


ENDS = {"lost": "credited", "behind": "credited", "out": "paid_out", "back": "returned", "refunded": "refunded"}

BOOKED = (("lost", "credit"), ("behind", "credit"), ("out", "debit"), ("back", "debit"), ("back", "return"))


@pytest.fixture
def restored(install: Install) -> tuple[Cashier, dict[str, str]]:
    """Running on a restored backup, and the references of five payments that have ended since it was made.

    The backup knows of one of them, which its payer had not yet paid, and of nothing of the others.
    """
    cashier = install()
    serve = cashier.start()
    behind = card_in(Page(cashier, "deposit", 5512347).send("5000")())
    backup = cashier.folder / "backup.db"
    assert cashier.run("backup", str(backup)).returncode == 0
    approve(cashier, behind.secret)
    refs = {"behind": behind.ref, "lost": deposit(cashier, "120.00", 5512345)}
    refs |= {"out": withdraw(cashier, "30.00", 5512346), "back": withdraw(cashier, "20.11", 5512400)}
    refs["refunded"] = deposit(cashier, "100.08", 5512400)
    until(lambda: cashier.state(refs["refunded"]) == "review")
    assert cashier.run("payments", "refund", refs["refunded"], "--by", "Ann").returncode == 0
    await_rest(cashier)
    assert {name: cashier.state(ref) for name, ref in refs.items()} == ENDS
    assert_books_agree(cashier)
    assert cashier.stop(serve) == 0
    shutil.copy(backup, cashier.database)
    cashier.start()
    return cashier, refs


def moved(cashier: Cashier) -> list[tuple[str, str, str, int]]:
    """Every object with which the PSP has taken or given money."""
    rows = cashier.rows("SELECT about, ref, state, minor FROM objects ORDER BY psp_ref", file=".mock")
    return [tuple(row) for row in rows]


@pytest.mark.fault("D01", "I24")
def test_a_restored_backup_sends_nothing_until_two_people_release_it_and_then_moves_no_money_twice(restored):
    cashier, refs = restored
    sent, objects = cashier.simulator.sent(), moved(cashier)
    assert held(cashier)
    for screen in ("deposit", "withdraw"):
        shown = Page(cashier, screen).shown.text
        assert "Payments are paused" in shown
        assert 'name="page_key"' not in shown
    status = cashier.run("bookings", "status").stdout
    assert "held: the sent log names payments that this database does not have" in status

    release(cashier, "Ann")
    release(cashier, "ANN ")
    assert held(cashier)
    assert cashier.rows("SELECT ref FROM payments WHERE status = 'review'") == []
    release(cashier, "Bob")
    until(lambda: cashier.health()[0] == 200)
    # cTrader's history shows the bookings, but a payment in review goes on only when people say so.
    until(lambda: len(cashier.rows("SELECT 1 FROM alerts WHERE code = 'found_after_restore'")) == 5)
    for name in ("lost", "refunded"):
        until(lambda ref=refs[name]: cashier.rows("SELECT 1 FROM payments WHERE ref = ? AND captured_minor > 0", ref))
    assert {ref: cashier.state(ref) for ref in refs.values()} == dict.fromkeys(refs.values(), "review")
    assert (cashier.simulator.sent(), moved(cashier)) == (sent, objects)
    assert cashier.run("bookings", "release", "--by", "Cid").returncode == 1  # nothing is held any more

    booked = {entry["externalId"]: str(entry["balanceHistoryId"]) for entry in cashier.simulator.bookings()}
    for name, leg in (("lost", "credit"), ("behind", "credit"), ("out", "debit"), ("back", "debit")):
        resolve(cashier, refs[name], "--booked", booked[f"{refs[name]}.{leg}.1"])
    assert cashier.run("payments", "refund", refs["refunded"], "--by", "Ann").returncode == 0
    await_rest(cashier)
    assert {name: cashier.state(ref) for name, ref in refs.items()} == {**ENDS, "back": "review"}
    resolve(cashier, refs["back"], "--booked", booked[f"{refs['back']}.return.1"])
    assert {name: cashier.state(ref) for name, ref in refs.items()} == ENDS
    assert (cashier.simulator.sent(), moved(cashier)) == (sent, objects)
    assert_books_agree(cashier)

    assert cashier.stop() == 0
    cashier.start()
    assert cashier.health()[0] == 200  # a hold that was released does not come back
    ref = deposit(cashier, "121.00")
    await_rest(cashier)
    assert cashier.state(ref) == "credited"
    assert_books_agree(cashier)


@pytest.mark.fault("D01", "I24")
def test_with_the_list_that_readers_prove_everything_ends_as_it_had_and_no_money_moves_twice(restored):
    cashier, refs = restored
    sent, objects = cashier.simulator.sent(), moved(cashier)
    until(lambda: cashier.rows("SELECT 1 FROM alerts WHERE code = 'compared'"))
    unproven = json.loads(cashier.run("bookings", "compare", "--json").stdout)
    assert unproven["silent"] == []
    booked = {f"{refs[name]}.{leg}.1" for name, leg in BOOKED}
    assert {f"{one['ref']}.{one['call']}" for one in unproven["lines"] if one["ctrader"].startswith("booked")} == booked
    for name in ("Ann", "Bob"):
        said = cashier.run("bookings", "release", "--by", name, "--list", unproven["list"])
        assert said.returncode == 0, said.stderr
    assert "Readers prove what became of all 5 bookings" in said.stdout
    until(lambda: cashier.health()[0] == 200)
    # A refund of review is ordered by people, and then only looked up.
    until(lambda: cashier.rows("SELECT 1 FROM payments WHERE ref = ? AND captured_minor > 0", refs["refunded"]))
    assert cashier.run("payments", "refund", refs["refunded"], "--by", "Ann").returncode == 0
    await_rest(cashier)
    assert {name: cashier.state(ref) for name, ref in refs.items()} == ENDS
    assert (cashier.simulator.sent(), moved(cashier)) == (sent, objects)
    assert_books_agree(cashier)


@pytest.mark.fault("D01", "I24")
def test_while_sending_is_held_webhooks_are_stored_and_answered(install: Install):
    cashier = install()
    cashier.start("serve", "--held")
    assert held(cashier)
    assert "it was started with --held" in cashier.health()[1]
    assert "Payments are paused" in Page(cashier).shown.text
    for name in ("Ann", "Bob"):
        release(cashier, name)
    until(lambda: cashier.health()[0] == 200)
    card = card_in(Page(cashier).send("122.00")())
    assert cashier.stop() == 0

    cashier.start("serve", "--held")
    approve(cashier, card.secret)
    until(lambda: cashier.rows("SELECT 1 FROM deliveries WHERE delivered IS NOT NULL", file=".mock"))
    assert [row["finished"] for row in cashier.rows("SELECT finished FROM events")] == [None]
    assert cashier.simulator.sent() == []
    for name in ("Bob", "Cid"):
        release(cashier, name)
    await_rest(cashier)
    assert cashier.state(card.ref) == "credited"
    assert_books_agree(cashier)


@pytest.mark.fault("I24")
def test_a_missing_sent_log_holds_sending_if_anything_was_ever_sent(install: Install):
    cashier = install()
    cashier.start()
    deposit(cashier, "123.00")
    await_rest(cashier)
    assert cashier.stop() == 0
    log = cashier.folder / "cashier.db.sent"
    log.unlink()
    cashier.start()
    assert held(cashier)
    assert "the sent log is missing" in cashier.health()[1]
    for name in ("Ann", "Bob"):
        release(cashier, name)
    until(lambda: cashier.health()[0] == 200)
    assert "credit.1" in log.read_text()
    assert cashier.stop() == 0
    cashier.start()
    assert cashier.health()[0] == 200


@pytest.mark.fault("I24", "K08")
@pytest.mark.parametrize("point", ["booking.claimed", "booking.logged"])
def test_a_plain_crash_does_not_hold_sending_even_at_the_first_booking_of_all(install: Install, point: str):
    cashier = install(CASHIER_CRASH_AT=point)
    cashier.start()
    ref = deposit(cashier, "124.00")
    until(lambda: cashier.state(ref) == "credit_unknown")
    assert cashier.marker(point).exists()
    assert not held(cashier)
    cashier.pass_minutes(ref, 2)
    await_rest(cashier)
    assert cashier.state(ref) == "credited"
    assert_books_agree(cashier)
