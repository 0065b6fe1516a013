"""The lists of one trader with many payments beside those of one with few."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from inapp.domain.model import Payment, Shown
from inapp.domain.money import Money
from inapp.domain.states import PaymentType, Status
from inapp.payments.offers import LAST_PAYMENTS
from inapp.payments.records import AT_ONCE
from inapp.store import Database, Tables

FEW, MANY = 100, 100_000
TRIES = 200
USER, LOGIN = 1, 1
APART = 60_000
"""Milliseconds between two payments."""


@dataclass(frozen=True)
class Look:
    """What one reading of a list takes, in seconds, where the trader has few payments and where there are many."""

    name: str
    few: float
    many: float


Read = Callable[[Tables], object]


def _readings(count: int) -> dict[str, Read]:
    """The short list, and a page of the long one at its beginning, in its middle and for each filter."""

    def page(shown: Shown, after: str = "") -> Read:
        return lambda db: db.payments_after(USER, LOGIN, shown, after, AT_ONCE + 1)

    return {
        "last payments": lambda db: db.last_payments(USER, LOGIN, LAST_PAYMENTS),
        "all payments, first page": page(Shown.ALL),
        "all payments, from the middle on": page(Shown.ALL, _ref(count // 2)),
        "deposits": page(Shown.DEPOSITS),
        "withdrawals": page(Shown.WITHDRAWALS),
        "in progress": page(Shown.RUNNING),
    }


def measure(few: int = FEW, many: int = MANY, tries: int = TRIES) -> list[Look]:
    """Read each list of both traders in turn."""
    found: dict[str, list[list[float]]] = {}
    with TemporaryDirectory() as folder:
        databases = [(_filled(Path(folder) / f"{count}.db", count), count) for count in (few, many)]
        for _ in range(tries):
            for place, (database, count) in enumerate(databases):
                for name, read in _readings(count).items():
                    found.setdefault(name, [[], []])[place].append(_timed(database, read))
        for database, _ in databases:
            database.close()
    return [Look(name, *map(median, times)) for name, times in found.items()]


def _timed(database: Database, read: Read) -> float:
    with database.read() as db:
        began = time.perf_counter()
        read(db)
        return time.perf_counter() - began


def _filled(file: Path, count: int) -> Database:
    """A database with so many payments of one trader, every third a withdrawal, none of them open."""
    database = Database(file)
    database.prepare()
    with database.write() as db:
        for number in range(count):
            kind, status = (
                (PaymentType.DEPOSIT, Status.CREDITED) if number % 3 else (PaymentType.WITHDRAWAL, Status.PAID_OUT)
            )
            ref, at, money = _ref(number), (number + 1) * APART, Money(10_000, "USD", 2)
            made = Payment(ref, kind, USER, LOGIN, money, status, "mock", "mock_card", at, at)
            db.add_payment(made, f"page {ref}", f"return {ref}")
    return database


def _ref(number: int) -> str:
    return f"D-{number:07}"
