"""A database with many finished deposits, each written step by step through the cashier's own store."""

import hashlib
import shutil
import sqlite3
import sys
import time
from pathlib import Path

from benchmarks import ctrader
from inapp.adapters.sent_log import FileSentLog
from inapp.domain.attempts import AttemptState
from inapp.domain.identifiers import ALPHABET, LENGTH, key_hash
from inapp.domain.model import Attempt, Payment, PspEvent, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import CREDIT, FIRST, Event, PaymentType
from inapp.payments.restore import sent_entry
from inapp.store import Database, Tables
from inapp.store.migrations import FINGERPRINTS

FORM = 1
"""To be raised when the rows below change."""
APART = 30_000
"""Milliseconds between two payments."""
LOGINS = 20_000
DAY = 86_400_000
FIRST_BALANCE_HISTORY_ID = 1_000_000_000
_SPREAD = 1_000_003


def cached(cache: Path, count: int) -> tuple[Path, float]:
    """A database with so many payments, made if there is none, and the seconds that it took then.

    The sent log stands beside it. Its name changes with the schema and with FORM.
    """
    version = hashlib.sha256(repr((FORM, FINGERPRINTS)).encode()).hexdigest()[:10]
    file, note = cache / f"{count}-{version}.db", cache / f"{count}-{version}.seconds"
    if not note.exists():
        cache.mkdir(parents=True, exist_ok=True)
        for old in list(cache.glob(f"{count}-*")):
            old.unlink()
        print(f"Writing {count:,} payments into {file}, once; a million takes about ten minutes", file=sys.stderr)
        began = time.monotonic()
        fill(file, count)
        note.write_text(f"{time.monotonic() - began:.1f}")
    return file, float(note.read_text())


def copy(source: Path, target: Path) -> None:
    """The database and its sent log under another name."""
    for end in ("", ".sent"):
        shutil.copyfile(f"{source}{end}", f"{target}{end}")


def fill(file: Path, count: int, apart: int = APART, end: int | None = None) -> None:
    """Write the database through the cashier's own store, in one transaction, then the sent log; check the history.

    The payments are so many milliseconds apart, and the last of them begins before `end`, a day ago without one.
    """
    end = time.time_ns() // 1_000_000 - DAY if end is None else end
    database = Database(file)
    database.prepare()
    entries = []
    with database.write() as tables:
        tables.db.execute("PRAGMA cache_size = -4000000")
        for number in range(count):
            entries.append(_store(tables, payment(number, end - (count - number) * apart), number))
    with database.read() as tables:
        broken = tables.broken_history()
        if broken is not None:
            raise sqlite3.IntegrityError(f"row {broken} of the history does not fit to the one before it")
    database.close()
    FileSentLog(Path(f"{file}.sent")).rewrite(entries)


def payment(number: int, created: int) -> Payment:
    """A deposit that has just been made, by one of the benchmark's clients or one of many others."""
    login = ctrader.FIRST_LOGIN + number * _SPREAD % LOGINS
    return Payment(
        ref=_reference(number),
        kind=PaymentType.DEPOSIT,
        user_id=ctrader.user_of(login),
        login=login,
        money=Money(10_000 + number % 50 * 100, "USD", 2),
        status=FIRST[PaymentType.DEPOSIT],
        psp="mock",
        method="mock_card",
        created=created,
        updated=created,
        expires=created + 1_800_000,
    )


def _reference(number: int) -> str:
    """Different for every number, and as scattered as real ones."""
    rest, letters = number * 7_368_787_019 % len(ALPHABET) ** LENGTH, []
    for _ in range(LENGTH):
        rest, place = divmod(rest, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "D-" + "".join(letters)


def _store(tables: Tables, made: Payment, number: int) -> dict[str, object]:
    """Take a deposit from its first state to its last one; gives its entry for the sent log."""
    at, ref = made.created, made.ref
    tables.add_payment(made, key_hash(f"page {ref}"), key_hash(f"return {ref}"))
    paid = PspEvent(f"evt_{number:024x}", "payment.paid", PspObjectType.PAYMENT, ref, f"pay_{key_hash(ref)[:24]}")
    payment = tables.move(made, Event.STARTED, "payer", at + 100, psp_ref=paid.psp_ref)
    tables.store_event("mock", paid, at + 4_000)
    payment = tables.move(payment, Event.CAPTURED, "mock webhook", at + 4_050, captured=made.money)
    tables.finish_event("mock", paid.id, "captured", at + 4_060)
    attempt = Attempt.of(made, CREDIT, 1, made.money, AttemptState.SENDING, at + 4_100)
    tables.add_attempt(attempt)
    payment = tables.move(payment, Event.CREDIT_SENT, "worker", at + 4_100)
    known = {"ended": at + 4_200, "resolved_at": at + 4_200, "balance_history_id": FIRST_BALANCE_HISTORY_ID + number}
    tables.resolve_attempt(attempt, AttemptState.CONFIRMED, **known)
    tables.move(payment, Event.CREDIT_BOOKED, "worker", at + 4_200)
    return sent_entry(payment, attempt.external_id, attempt.started, attempt.money)
