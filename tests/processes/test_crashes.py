"""SIGKILL at every named point between a commit and a call; then everything agrees, nothing lost, nothing doubled.

The points stand in the code of `inapp`. A test arms the ones it wants by taking their marker files away; the marker
that is back afterwards shows that the process really died there.
"""

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.processes import Cashier, Simulator
from tests.processes.trader import Page, approve, card_in, deposit, patiently
from tests.support.processes import ROOT, until

CALLS = {f"{action}.{passage}" for action in ("payout", "refund") for passage in ("claimed", "logged", "answered")}
"""The points around a call to a PSP, whose names the flow puts together."""
ELSEWHERE = {"deposit.switching", "import.piece", "mail.sent", "migration.backed_up"}
"""What no payment at the mock passes; the tests of the new tab, of imports, of mails and of the upgrade die there."""
POINTS = sorted(
    {
        point
        for file in (ROOT / "inapp").glob("**/*.py")
        for point in re.findall(r'crash_point\("([a-z_.]+)"\)', file.read_text())
    }
    - ELSEWHERE
    | CALLS
)
DEATHS_IN_ONE_LIFE = 4
"""The supervisor waits longer from death to death, so after a few of them a fresh installation is faster."""


def case(point: str, fault: str, *values: object) -> object:
    return pytest.param(point, *values, marks=pytest.mark.fault(fault), id=f"{fault}-{point}")


class Lives:
    """An installation with every point disarmed that is used until it has died often enough."""

    def __init__(self, make: Callable[[], Cashier]) -> None:
        self._make = make
        self.cashier: Cashier | None = None
        self.deaths = 0

    def get(self) -> Cashier:
        if self.cashier is None or self.deaths >= DEATHS_IN_ONE_LIFE:
            self.end()
            self.cashier, self.deaths = self._make(), 0
        return self.cashier

    def end(self) -> None:
        if self.cashier is not None:
            self.cashier.kill_all()
            self.cashier = None


@pytest.fixture(scope="module")
def lives(ctrader: Simulator, accounts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    def make() -> Cashier:
        ctrader.reset()
        folder = tmp_path_factory.mktemp("life")
        cashier = Cashier(folder, ctrader, accounts, CASHIER_CRASH_AT=",".join(POINTS))
        for point in POINTS:
            cashier.marker(point).touch()
        cashier.start()
        return cashier

    made = Lives(make)
    yield made
    made.end()


@pytest.fixture
def life(lives: Lives, request: pytest.FixtureRequest) -> Iterator[Cashier]:
    cashier = lives.get()
    failed = request.session.testsfailed
    yield cashier
    lives.deaths += 1
    if request.session.testsfailed > failed:
        lives.end()


def arm(cashier: Cashier, *points: str) -> None:
    for point in points:
        cashier.marker(point).unlink()


def assert_died_at(cashier: Cashier, *points: str) -> None:
    for point in points:
        until(cashier.marker(point).exists)


def mock_objects(cashier: Cashier, ref: str) -> int:
    return len(cashier.rows("SELECT 1 FROM objects WHERE ref = ?", ref, file=".mock"))


def assert_absence_takes_its_time(cashier: Cashier, ref: str, state: str) -> None:
    """cTrader's history lacks the booking, and only after the quiet period and a minute that is a proof."""
    until(lambda: cashier.state(ref) == state)
    until(lambda: cashier.rows("SELECT due FROM payments WHERE ref = ?", ref)[0]["due"] > cashier.now())
    assert cashier.state(ref) == state
    assert cashier.simulator.sent(ref) == []
    cashier.pass_minutes(ref, 2)


AT_THE_WEB_SERVER = ("deposit.created", "deposit.at_psp", "deposit.started", "webhook.read", "webhook.stored")
OF_A_DEPOSIT = (
    "webhook.looked_up",
    "booking.asked",
    "booking.claimed",
    "booking.logged",
    "booking.answered",
    "booking.settled",
)
OF_A_CANCELLATION = ("deposit.stopped",)
OF_A_WITHDRAWAL = ("withdrawal.approved", "payout.claimed", "payout.logged", "payout.answered")
OF_A_REFUND = ("refund.claimed", "refund.logged", "refund.answered")
OF_THE_READ_BACK = ("read_back.read",)


def test_every_named_point_is_rehearsed_here():
    rehearsed = AT_THE_WEB_SERVER + OF_A_DEPOSIT + OF_A_CANCELLATION + OF_A_WITHDRAWAL + OF_A_REFUND
    assert sorted(rehearsed + OF_THE_READ_BACK) == POINTS


@pytest.mark.parametrize(
    ("point", "state", "objects"),
    [
        case("deposit.created", "K01", "created", 0),
        case("deposit.at_psp", "K03", "created", 1),
        case("deposit.started", "K02", "awaiting_payer", 1),
    ],
)
def test_pressing_deposit_again_after_the_web_server_died_goes_on_with_the_same_payment(
    life: Cashier, point: str, state: str, objects: int
):
    page = Page(life)
    before = {row["ref"] for row in life.rows("SELECT ref FROM payments")}
    arm(life, point)
    press = page.send("100.00")
    with pytest.raises(OSError):
        press()
    assert_died_at(life, point)
    (made,) = [row for row in life.rows("SELECT * FROM payments") if row["ref"] not in before]
    assert (made["status"], mock_objects(life, made["ref"])) == (state, objects)
    card = card_in(patiently(press))
    assert card.ref == made["ref"]
    approve(life, card.secret)
    await_rest(life)
    assert life.state(card.ref) == "credited"
    assert mock_objects(life, card.ref) == 1
    assert_books_agree(life)


@pytest.mark.fault("K03")
def test_a_psp_object_whose_id_was_never_stored_is_bound_by_its_webhook(life: Cashier):
    arm(life, "deposit.at_psp")
    with pytest.raises(OSError):
        Page(life).send("101.00")()
    (row,) = life.rows("SELECT ref, secret FROM objects WHERE state = 'open'", file=".mock")
    approve(life, row["secret"])
    await_rest(life)
    assert life.state(row["ref"]) == "credited"
    assert_books_agree(life)


@pytest.mark.parametrize("point", [case("webhook.read", "K06"), case("webhook.stored", "K05")])
def test_a_webhook_whose_answer_was_lost_is_delivered_again_and_used_once(life: Cashier, point: str):
    card = card_in(Page(life).send("102.00")())
    arm(life, point)
    approve(life, card.secret)
    assert_died_at(life, point)
    await_rest(life)
    assert life.state(card.ref) == "credited"
    assert len(life.rows("SELECT 1 FROM events WHERE ref = ?", card.ref)) == 1
    again = "SELECT 1 FROM deliveries WHERE body LIKE ? AND tries > 1 AND delivered > 0"
    until(lambda: life.rows(again, f"%{card.ref}%", file=".mock"))
    assert len(life.rows("SELECT 1 FROM events WHERE ref = ?", card.ref)) == 1
    assert_books_agree(life)


@pytest.mark.fault("K02")
def test_a_cancellation_that_was_interrupted_leaves_nothing_that_can_be_paid(life: Cashier):
    page = Page(life)
    card = card_in(page.send("107.00")())
    arm(life, "deposit.stopped")
    with pytest.raises(OSError):
        page.post(f"/inapp/payments/{card.ref}/cancel")
    assert_died_at(life, "deposit.stopped")
    assert card_in(patiently(lambda: page.post(f"/inapp/payments/{card.ref}/cancel"))).state == "cancelled"
    (made,) = life.rows("SELECT state FROM objects WHERE ref = ?", card.ref, file=".mock")
    assert made["state"] != "open"
    assert_books_agree(life)


RESENT = [("credit.1", "absent"), ("credit.2", "confirmed")]
ONCE = [("credit.1", "confirmed")]


@pytest.mark.parametrize(
    ("point", "attempts"),
    [
        case("webhook.looked_up", "K05", ONCE),
        case("booking.asked", "K08", ONCE),
        case("booking.claimed", "K08", RESENT),
        case("booking.logged", "K09", RESENT),
        case("booking.answered", "K12", ONCE),
        case("booking.settled", "K13", ONCE),
    ],
)
def test_a_paid_deposit_is_credited_once_though_the_worker_died(
    life: Cashier, point: str, attempts: list[tuple[str, str]]
):
    worker = life.worker()
    arm(life, point)
    page = Page(life)
    card = card_in(page.send("103.00")())
    approve(life, card.secret)
    assert_died_at(life, point)
    assert life.worker(after=worker) != worker
    if attempts is RESENT:
        assert_absence_takes_its_time(life, card.ref, "credit_unknown")
    await_rest(life)
    assert page.card(card.ref).state == "credited"
    assert life.attempts(card.ref) == attempts
    assert life.simulator.sent(card.ref) == [f"{card.ref}.{attempts[-1][0]}"]
    assert_books_agree(life)


@pytest.mark.fault("K07")
def test_a_deposit_that_was_paid_but_not_yet_claimed_is_credited_once(life: Cashier):
    worker, page = life.worker(), Page(life)  # the web server has signed in by now
    life.simulator.call("faults", call="token", kind="slow", seconds=5)
    os.kill(worker, signal.SIGKILL)  # the next one has to sign in before it can claim anything
    worker = life.worker(after=worker)
    card = card_in(page.send("104.00")())
    approve(life, card.secret)
    ref = card.ref
    until(lambda: life.simulator.call("faults") == [] and life.state(ref) == "paid")
    assert life.attempts(ref) == []
    os.kill(worker, signal.SIGKILL)
    await_rest(life)
    assert life.attempts(ref) == ONCE
    assert_books_agree(life)


@pytest.mark.fault("K10")
def test_a_worker_that_dies_while_ctrader_answers_leaves_one_credit(life: Cashier):
    life.simulator.call("faults", call="changebalance", kind="drip", seconds=1)
    ref = deposit(life, "105.00")
    until(lambda: life.simulator.bookings(ref))
    os.kill(life.worker(), signal.SIGKILL)
    await_rest(life)
    assert life.attempts(ref) == ONCE
    assert life.simulator.sent(ref) == [f"{ref}.credit.1"]
    assert_books_agree(life)


@pytest.mark.fault("K18")
def test_a_read_back_that_dies_before_its_commit_is_repeated(life: Cashier):
    arm(life, "booking.answered", "read_back.read")
    ref = deposit(life, "106.00")
    assert_died_at(life, "booking.answered", "read_back.read")
    await_rest(life)
    assert life.attempts(ref) == ONCE
    assert_books_agree(life)


DEBIT_ABSENT = [("debit.1", "absent")]
DEBITED = [("debit.1", "confirmed")]


@pytest.mark.parametrize(
    ("point", "state", "attempts"),
    [
        case("withdrawal.approved", "K14", "paid_out", DEBITED),
        case("booking.asked", "K14", "paid_out", DEBITED),
        case("booking.claimed", "K14", "cancelled", DEBIT_ABSENT),
        case("booking.logged", "K14", "cancelled", DEBIT_ABSENT),
        case("booking.answered", "K14", "paid_out", DEBITED),
        case("booking.settled", "K15", "paid_out", DEBITED),
        case("payout.claimed", "K16", "paid_out", DEBITED),
        case("payout.logged", "K16", "paid_out", DEBITED),
        case("payout.answered", "K16", "paid_out", DEBITED),
    ],
)
def test_a_withdrawal_is_debited_and_paid_out_at_most_once_whoever_died(
    life: Cashier, point: str, state: str, attempts: list[tuple[str, str]]
):
    press = Page(life, "withdraw", 5512346).send("20.00")
    arm(life, point)
    ref = card_in(patiently(press)).ref
    assert_died_at(life, point)
    if attempts is DEBIT_ABSENT:
        assert_absence_takes_its_time(life, ref, "debit_unknown")
    await_rest(life)
    assert (life.state(ref), life.attempts(ref)) == (state, attempts)
    calls = life.rows("SELECT key FROM psp_calls WHERE ref = ? AND state != 'planned'", ref)
    assert [row["key"] for row in calls] == ([f"{ref}.payout.1"] if state == "paid_out" else [])
    assert_books_agree(life)


@pytest.mark.parametrize("point", [case(point, "K16") for point in OF_A_REFUND])
def test_a_refund_that_was_interrupted_is_made_once(life: Cashier, point: str):
    ref = deposit(life, "100.08")  # the mock captures another amount
    until(lambda: life.state(ref) == "review")
    arm(life, point)
    said = life.run("payments", "refund", ref, "--by", "Ann")
    assert said.returncode == 0, said.stderr
    assert_died_at(life, point)
    await_rest(life)
    assert life.state(ref) == "refunded"
    assert len(life.rows("SELECT 1 FROM objects WHERE ref = ? AND about = 'refund'", ref, file=".mock")) == 1
    assert_books_agree(life)
