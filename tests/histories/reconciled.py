"""Seeded days of a cashier in which known things go wrong outside: each must become exactly one break.

`make soak-breaks [BREAKS=2000] [SEED=1]` plays many; a seed that fails can be played alone.
"""

import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from pathlib import Path

from inapp.domain.model import ObservationKind
from inapp.domain.money import Money
from inapp.domain.reconcile import DAY, Break, BreakKind
from inapp.domain.settlements import Arrival, ItemKind, SettlementBatch
from inapp.operations import reconcile, reconcile_report
from inapp.operations.reconcile_figures import unexplained
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, START, World, entry_of
from tests.support.telling_psp import TellingPsp, give_books

MINUTE, HOUR = 60_000, 3_600_000
LOGINS = (LOGIN, OTHER_LOGIN)
CLOSE = 2 * MINUTE
"""How far the moment of a break may lie from the moment of what went wrong."""


@dataclass(frozen=True)
class Expected:
    """A break that must be there at the end: its kind, what it is about, and when it went wrong."""

    kind: BreakKind
    about: str
    at: int


class Days:
    """Some days in one world: what happens is drawn from a seed, and what must be found is noted as it happens."""

    def __init__(self, folder: Path, seed: int, faults: bool) -> None:
        self.random, self.faults = random.Random(seed), faults
        self.world = World(folder, POLICY)
        self.psp: TellingPsp = give_books(self.world)
        self.expected: list[Expected] = []
        self.numbers = count(1)
        self.acts = [*FINE, *FAULTS] if faults else list(FINE)

    def play(self) -> None:
        """Everything happens, with a look now and then; then every side is read to the end."""
        self.look()
        for _ in range(self.random.randint(4, 9)):
            act = self.random.choice(self.acts)
            TALLY[act.__name__] += 1
            act(self)
            self.work()
            self.pass_time(self.random.choice((1000, MINUTE, 20 * MINUTE, 5 * HOUR, 23 * HOUR)))
            if self.random.random() < 0.4:
                self.look()
        self.world.ctrader.lag = self.psp.lag = 0
        self.pass_time(4 * DAY)
        self.look()
        self.look()

    def pass_time(self, span: int) -> None:
        self.psp.look()
        self.world.clock.forward(span)
        self.work()

    def work(self) -> None:
        self.world.run()
        self.psp.look()

    def look(self) -> None:
        """Reconcile from the last look on, at times all of it."""
        everything = self.random.random() < 0.3
        result = reconcile.run(self.world.cashier, START - DAY if everything else None)
        with self.world.database.read() as db:
            for day in result.days:
                assert [one for one in db.figures(day) if unexplained(one)] == [], day

    def breaks(self) -> list[Break]:
        with self.world.database.read() as db:
            return db.breaks_between(0, START + 1000 * DAY, 10_000)

    def check(self) -> None:
        """Each thing that went wrong is one open break of its kind and age, and there are no others."""
        found = [one for one in self.breaks() if one.is_open]
        seen = Counter((str(one.kind), one.ref or one.about) for one in found)
        assert seen == Counter((str(one.kind), one.about) for one in self.expected)
        for one in found:
            wrong = next(w for w in self.expected if (w.kind, w.about) == (one.kind, one.ref or one.about))
            assert abs(one.at - wrong.at) <= CLOSE, (one, wrong)
        if not self.faults:
            assert self.breaks() == []
            self.check_openings_and_balances()

    def check_openings_and_balances(self) -> None:
        """Each day opens as the one before has closed, and cTrader's balances chain and end with the present ones."""
        last: dict[int, Decimal] = {}
        with self.world.database.read() as db:
            days = [day for day, _ in db.reconciled_days(1000)]
        for day in sorted(days):
            report = reconcile_report.report(self.world.cashier, day)
            assert [one for one in report.proven if "the ledger opens" in one] == []
            shown = [holding.account for one in report.balances for holding in one.shown]
            assert [one for one in shown if one.unlinked or one.others] == [], day
            last |= {one.login: one.after for one in shown}
        assert last == {login: self.world.ctrader.balances[login] for login in last}

    def expect(self, kind: BreakKind, about: str, at: int | None = None) -> None:
        self.expected.append(Expected(kind, about, self.now if at is None else at))

    @property
    def now(self) -> int:
        return self.world.clock.true

    def amount(self) -> str:
        return f"{self.random.randint(10, 90)}.{self.random.randint(0, 99):02}"

    def deposit(self, method: str = "fake_card"):
        payment = self.world.paid_deposit(self.amount(), self.random.choice(LOGINS), method)
        self.work()
        return self.world.payment(payment.ref)

    def withdrawal(self):
        payment = self.world.withdrawal("10.00", LOGIN)
        self.work()
        return self.world.payment(payment.ref)


TALLY: Counter[str] = Counter()


# What is no fault.


def a_deposit(days: Days) -> None:
    days.deposit()


def a_withdrawal(days: Days) -> None:
    days.withdrawal()


def a_refund_to_a_card(days: Days) -> None:
    days.world.card("50.00")
    days.world.withdrawal("20.00", method="fake_loop")


def a_second_capture(days: Days) -> None:
    payment = days.deposit()
    days.world.hear(days.psp.capture_again(payment.ref))


def an_answer_that_is_lost_and_found(days: Days) -> None:
    """The reader shows it before the deposit is due."""
    days.world.ctrader.lag = 0
    days.world.ctrader.script.append("unanswered")
    days.deposit()
    days.pass_time(4 * MINUTE)
    days.world.run_for(MINUTE)


def a_payout_that_fails_at_once(days: Days) -> None:
    days.psp.payout_result = ObservationKind.DECLINED
    days.withdrawal()
    days.psp.payout_result = ObservationKind.SUCCEEDED


def a_webhook_around_midnight(days: Days) -> None:
    days.pass_time(DAY - days.now % DAY - 500)
    payment = days.world.deposit(days.amount())
    thing = days.psp.pay(payment.ref)
    days.pass_time(1000)
    days.world.hear(thing)


def sides_that_lag(days: Days) -> None:
    days.world.ctrader.lag = days.random.choice((0, 20 * MINUTE, 5 * HOUR))
    days.psp.lag = days.random.choice((0, 20 * MINUTE, 30 * HOUR))


# What is one, and must be found.


def a_booking_is_lost(days: Days) -> None:
    payment = days.deposit()
    gone = [entry for entry in days.world.ctrader.history if entry.external_id.startswith(f"{payment.ref}.")]
    days.world.ctrader.history.remove(gone[0])
    days.expect(BreakKind.MISSING, payment.ref)


def a_booking_is_made_twice(days: Days) -> None:
    payment = days.deposit()
    (attempt,) = days.world.attempts(payment.ref)
    days.pass_time(days.random.choice((0, HOUR, 26 * HOUR)))
    days.world.ctrader.book(attempt)
    days.expect(BreakKind.TWICE, payment.ref)


def a_booking_has_another_amount(days: Days) -> None:
    payment = days.deposit()
    entry = days.world.ctrader.history[-1]
    days.world.ctrader.history[-1] = replace(entry, delta=entry.delta + 1)
    days.expect(BreakKind.DIFFERS, payment.ref)


def staff_change_a_balance(days: Days) -> None:
    number, login = 7_000_000 + next(days.numbers), days.random.choice(LOGINS)
    amount = days.amount()
    days.world.ctrader.balances[login] += Decimal(amount)
    days.world.ctrader.executed[number] = days.now
    entry = entry_of(number, days.random.choice(("", "GIFT-1")), login, "DEPOSIT", amount)
    days.world.ctrader.history.append(replace(entry, source=days.random.choice(("", "MANAGER 7"))))
    days.expect(BreakKind.NOT_OURS, f"#{number}")


def a_capture_is_not_in_the_books_of_the_psp(days: Days) -> None:
    payment = days.deposit()
    days.psp.books = [item for item in days.psp.books if item.ref != payment.ref]
    days.expect(BreakKind.NOT_AT_PSP, payment.ref)


def a_capture_is_taken_back(days: Days) -> None:
    payment = days.deposit()
    days.pass_time(days.random.choice((0, HOUR, 26 * HOUR)))
    thing = days.world.charge(payment)
    days.psp.enter(ItemKind.ADJUSTMENT, thing, -thing.money.minor)
    days.expect(BreakKind.NOT_AT_PSP, payment.ref)


def a_capture_has_another_amount(days: Days) -> None:
    payment = days.deposit()
    days.psp.books = [
        replace(item, gross=Money(item.gross.minor - 1, item.currency, 2)) if item.ref == payment.ref else item
        for item in days.psp.books
    ]
    days.expect(BreakKind.DIFFERS, payment.ref)


def a_webhook_is_lost(days: Days) -> None:
    payment = days.world.deposit(days.amount())
    days.psp.pay(payment.ref)
    with days.world.database.write() as db:  # nor does the cashier ask again
        db.db.execute("UPDATE payments SET due = NULL WHERE ref = ?", (payment.ref,))
    days.expect(BreakKind.NOT_BOOKED, payment.ref)


def a_credit_is_refused(days: Days) -> None:
    days.world.ctrader.script.append("TRADER_NOT_FOUND")
    payment = days.deposit()
    days.expect(BreakKind.NOT_BOOKED, payment.ref)


def somebody_refunds_by_hand(days: Days) -> None:
    """Perhaps days later."""
    payment = days.deposit()
    days.pass_time(days.random.choice((0, HOUR, 50 * HOUR)))
    thing = days.psp.refund_by_hand(days.world.charge(payment), 300)
    days.expect(BreakKind.ELSEWHERE, thing.psp_ref)


def a_payout_comes_back(days: Days) -> None:
    payment = days.withdrawal()
    days.pass_time(days.random.choice((0, HOUR, 50 * HOUR)))
    (thing,) = days.world.paid_out(payment.ref)
    thing.kind = ObservationKind.DECLINED
    days.psp.look()
    days.expect(BreakKind.RETURNED, payment.ref)
    if days.random.random() < 0.5:
        days.world.hear(thing)


def money_comes_from_nowhere(days: Days) -> None:
    payment = days.deposit()
    number = next(days.numbers)
    stranger = replace(days.world.charge(payment), psp_ref=f"stranger_{number}", ref="", key="")
    days.psp.enter(ItemKind.PAYMENT, stranger, 700)
    days.expect(BreakKind.UNKNOWN_ITEM, stranger.psp_ref)


def a_transfer_is_short(days: Days) -> None:
    name = f"po_{next(days.numbers)}"
    days.deposit()
    days.psp.books[-1] = item = replace(days.psp.books[-1], batch=name)
    money = Money(item.net.minor - 5, item.currency, 2)
    days.psp.batches.append(SettlementBatch(name, money, Arrival.ARRIVED, days.now, days.now))
    days.expect(BreakKind.SETTLEMENT, name)


def a_transfer_does_not_arrive(days: Days) -> None:
    name = f"po_{next(days.numbers)}"
    made = SettlementBatch(name, Money(100, "USD", 2), Arrival.EXPECTED, days.now, days.now, itemized=False)
    days.psp.batches.append(made)
    days.expect(BreakKind.SETTLEMENT, name)


FINE = (
    a_deposit,
    a_withdrawal,
    a_refund_to_a_card,
    a_second_capture,
    an_answer_that_is_lost_and_found,
    a_payout_that_fails_at_once,
    a_webhook_around_midnight,
    sides_that_lag,
)
FAULTS = (
    a_booking_is_lost,
    a_booking_is_made_twice,
    a_booking_has_another_amount,
    staff_change_a_balance,
    a_capture_is_not_in_the_books_of_the_psp,
    a_capture_is_taken_back,
    a_capture_has_another_amount,
    a_webhook_is_lost,
    a_credit_is_refused,
    somebody_refunds_by_hand,
    a_payout_comes_back,
    money_comes_from_nowhere,
    a_transfer_is_short,
    a_transfer_does_not_arrive,
)


def play(seed: int) -> None:
    """Play one history; each third is of a world without faults."""
    fast = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=fast if fast.is_dir() else None) as folder:
        days = Days(Path(folder), seed, faults=seed % 3 != 0)
        try:
            days.play()
            days.check()
        finally:
            days.world.database.close()


def _played(seed: int) -> tuple[int, str, Counter[str]]:
    logging.disable(logging.CRITICAL)
    TALLY.clear()
    try:
        play(seed)
    except Exception as failure:  # reported with its seed
        return seed, f"{type(failure).__name__}: {failure}", Counter(TALLY)
    return seed, "", Counter(TALLY)


def soak(histories: int, first: int) -> bool:
    """Play so many histories on every core; False if one found too much or too little."""
    began, happened, failed = time.monotonic(), Counter[str](), 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results: Iterator[tuple[int, str, Counter[str]]] = pool.map(
            _played, range(first, first + histories), chunksize=10
        )
        for seed, failure, tally in results:
            happened += tally
            failed += bool(failure)
            if failure:
                print(f"seed {seed}: {failure}", flush=True)
    print(f"{histories} histories from seed {first} in {time.monotonic() - began:.0f} s, {failed} failed")
    for what, times in happened.most_common():
        print(f"  {times:6} {what.replace('_', ' ')}")
    return failed == 0


if __name__ == "__main__":
    sys.exit(0 if soak(*(int(word) for word in sys.argv[1:])) else 1)
