"""What the ledger's entries of a deposit cost, beside the whole deposit, in processor time of one run."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import journeys
from inapp.domain.attempts import AttemptState
from inapp.domain.model import Attempt, Payment
from inapp.domain.money import Money
from inapp.domain.states import CREDIT, PaymentType, Status
from inapp.store import Database
from inapp.store.ledger import Ledger

ROUNDS, DEPOSITS = 10, 500
"""Deposits with and without their entries, in turn; each round adds to the books of the one before."""
AMOUNT = Money(10_000, "USD", 2)
OURS = ("web", "worker")


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time that a deposit takes, and those of its entries."""

    journey: float
    entries: float

    @property
    def share(self) -> float:
        """The part of a deposit that its entries take."""
        return self.entries / self.journey


def measure(plan: journeys.Plan, rounds: int = ROUNDS, deposits: int = DEPOSITS) -> Cost:
    """Whole deposits of an installation, then the same rows with and without their entries."""
    steps = journeys.breakdown(plan)
    return Cost(sum(step[name] for step in steps.values() for name in OURS), entries(rounds, deposits))


def entries(rounds: int, deposits: int) -> float:
    """Seconds of processor time for the entries of one deposit."""
    took: dict[bool, list[float]] = {True: [], False: []}
    with TemporaryDirectory(prefix="cashier-bench-") as folder:
        database = Database(Path(folder) / "cashier.db")
        database.prepare()
        number = 0
        for _ in range(rounds):
            for posts in (True, False):
                with _posting(posts):
                    began = time.process_time()
                    for _ in range(deposits):
                        number += 1
                        _deposit(database, number)
                    took[posts].append((time.process_time() - began) / deposits)
        database.close()
    return median(with_them - without for with_them, without in zip(took[True], took[False], strict=True))


@contextmanager
def _posting(posts: bool) -> Iterator[None]:
    kept = Ledger.post, Ledger.post_payment
    if not posts:
        Ledger.post = Ledger.post_payment = lambda *_, **__: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        Ledger.post, Ledger.post_payment = kept  # type: ignore[method-assign]


def _deposit(database: Database, number: int) -> None:
    """The writes that a deposit's entries follow, each in a transaction as in the cashier."""
    ref, at = f"D-{number:07}", number
    made = Payment(ref, PaymentType.DEPOSIT, 1, number % 100 + 1, AMOUNT, Status.CREATED, "mock", "mock_card", at, at)
    with database.write() as db:
        db.add_payment(made, f"page {ref}", f"return {ref}")
    with database.write() as db:
        made = db.change(made, at, captured=AMOUNT)
    attempt = Attempt.of(made, CREDIT, 1, AMOUNT, AttemptState.SENDING, at)
    with database.write() as db:
        db.add_attempt(attempt)
    with database.write() as db:
        db.resolve_attempt(attempt, AttemptState.CONFIRMED, resolved_at=at, balance_history_id=number)
