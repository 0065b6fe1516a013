"""A database with many finished deposits: the rows that the store writes step by step, but many of them at once."""

import hashlib
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from benchmarks import ctrader
from inapp.adapters.sent_log import FileSentLog
from inapp.domain.attempts import AttemptState
from inapp.domain.identifiers import ALPHABET, LENGTH, key_hash
from inapp.domain.ledger import Entry, MoneyEvent, entry_of
from inapp.domain.model import Attempt, Payment, PspEvent, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import CREDIT, FIRST, Event, PaymentType, Status, next_status
from inapp.payments.restore import sent_entry
from inapp.store import Database, Tables
from inapp.store.bookings import ATTEMPTS
from inapp.store.ledger import broken_entry, chain_of
from inapp.store.migrations import FINGERPRINTS
from inapp.store.payments import HISTORY, PAYMENTS
from inapp.store.psp import EVENTS

FORM = 1
"""To be raised when the rows below change."""
APART = 30_000
"""Milliseconds between two payments."""
LOGINS = 20_000
DAY = 86_400_000
FIRST_BALANCE_HISTORY_ID = 1_000_000_000
_SPREAD = 1_000_003
AT_ONCE = 5_000
"""Payments whose rows go into each table together."""


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
        print(f"Writing {count:,} payments into {file}, once; a million takes some minutes", file=sys.stderr)
        began = time.monotonic()
        fill(file, count)
        note.write_text(f"{time.monotonic() - began:.1f}")
    return file, float(note.read_text())


def copy(source: Path, target: Path) -> None:
    """The database and its sent log under another name."""
    for end in ("", ".sent"):
        shutil.copyfile(f"{source}{end}", f"{target}{end}")


def fill(file: Path, count: int, apart: int = APART, end: int | None = None) -> None:
    """Write the database in one transaction, then the sent log; check both chains of hashes.

    The payments are so many milliseconds apart, and the last of them begins before `end`, a day ago without one.
    """
    end = time.time_ns() // 1_000_000 - DAY if end is None else end
    database = Database(file)
    database.prepare()
    deposits = (deposit(number, end - (count - number) * apart) for number in range(count))
    entries: list[dict[str, object]] = []
    with database.write() as tables:
        tables.db.execute("PRAGMA cache_size = -4000000")
        writer = _Writer(tables)
        with _without_guards(tables.db):
            while some := list(islice(deposits, AT_ONCE)):
                writer.write(some)
                entries += [_logged(one) for one in some]
    with database.read() as tables:
        broken = tables.broken_history() or broken_entry(tables)
        if broken is not None:
            raise sqlite3.IntegrityError(f"row {broken} of a history does not fit to the one before it")
    database.close()
    FileSentLog(Path(f"{file}.sent")).rewrite(entries)


@contextmanager
def _without_guards(db: sqlite3.Connection) -> Iterator[None]:
    """No triggers and no further indexes while many rows come in; afterwards all are there again."""
    kept = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    )
    rows = kept.fetchall()
    for kind, name, _ in rows:
        db.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql in rows:
        db.execute(sql)


def _logged(one: "Deposit") -> dict[str, object]:
    return sent_entry(one.payment, one.attempt.external_id, one.sent, one.attempt.money)


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


STEPS = (
    (Event.STARTED, "payer", 100),
    (Event.CAPTURED, "mock webhook", 4_050),
    (Event.CREDIT_SENT, "worker", 4_100),
    (Event.CREDIT_BOOKED, "worker", 4_200),
)
"""The events of a deposit, who makes each, and milliseconds from its beginning."""


def _lines() -> Iterator[tuple[Status | None, str, Status, str, int]]:
    """The history of every deposit: from, event, to, by whom, when."""
    status = FIRST[PaymentType.DEPOSIT]
    yield None, "made", status, "user {user}", 0
    for event, by, after in STEPS:
        became = next_status(PaymentType.DEPOSIT, status, event)
        yield status, event, became, by, after
        status = became


LINES = tuple(_lines())


@dataclass(frozen=True, slots=True)
class Deposit:
    """A finished deposit, its webhook, its booking, which was sent at a moment, and its entries in the ledger."""

    payment: Payment
    event: PspEvent
    attempt: Attempt
    sent: int
    entries: tuple[Entry, ...]


def deposit(number: int, created: int) -> Deposit:
    """The deposit of a number, from its first state to its last one."""
    made = payment(number, created)
    at, ref = created, made.ref
    event = PspEvent(f"evt_{number:024x}", "payment.paid", PspObjectType.PAYMENT, ref, f"pay_{key_hash(ref)[:24]}")
    done = replace(made, status=LINES[-1][2], updated=at + 4_200, psp_ref=event.psp_ref, captured=made.money)
    sent = Attempt.of(made, CREDIT, 1, made.money, AttemptState.SENDING, at + 4_100)
    known = {"ended": at + 4_200, "resolved_at": at + 4_200, "balance_history_id": FIRST_BALANCE_HISTORY_ID + number}
    attempt = replace(sent, state=AttemptState.CONFIRMED, **known)  # type: ignore[arg-type]
    told = (
        (MoneyEvent.CAPTURED, f"{ref}.{MoneyEvent.CAPTURED}", at + 4_050, {"psp": made.psp}),
        (MoneyEvent.CREDIT_BOOKED, attempt.external_id, at + 4_200, {"login": made.login}),
    )
    posted = [entry_of(name, made.money, ref=ref, subject=what, at=when, **names) for name, what, when, names in told]
    return Deposit(done, event, attempt, sent.started, tuple(entry for entry in posted if entry))


class _Writer:
    """Writes deposits into every table, and goes on with both chains of hashes."""

    def __init__(self, tables: Tables) -> None:
        self._db = tables.db
        self._line = self._entry = 0
        self._history = self._ledger = ""
        self._accounts: dict[str, int] = {}

    def write(self, deposits: Sequence[Deposit]) -> None:
        """Add some deposits; the order of the tables is that in which rows refer to each other."""
        self._insert("payments", (_payment_row(one.payment) for one in deposits))
        self._insert("events", (_event_row(one) for one in deposits))
        self._insert("attempts", (ATTEMPTS.columns_of(one.attempt) for one in deposits))
        self._insert("history", (line for one in deposits for line in self._lines_of(one.payment)))
        postings: list[dict[str, object]] = []
        seals = [self._seal(entry, postings) for one in deposits for entry in one.entries]
        self._insert("ledger_postings", postings)
        self._insert("ledger_entries", seals)

    def _lines_of(self, made: Payment) -> Iterator[Mapping[str, object]]:
        for was, event, became, by, after in LINES:
            who, at = by.format(user=made.user_id), made.created + after
            line = {"ref": made.ref, "was": was, "event": event, "became": became, "by": who, "at": at}
            self._history = HISTORY.chain_of(line, self._history)
            self._line += 1
            yield {"seq": self._line, **line, "chain": self._history}

    def _seal(self, entry: Entry, postings: list[dict[str, object]]) -> dict[str, object]:
        self._entry += 1
        parts = [(name, money.minor, money.currency, money.digits) for name, money in entry.postings()]
        for n, (name, *money) in enumerate(parts):
            row = (self._entry, n, self._account(name), *money)
            postings.append(dict(zip("entry n account minor currency digits".split(), row, strict=True)))
        seal = (self._entry, entry.event, entry.ref, entry.subject, entry.at)
        self._ledger = chain_of(self._ledger, seal, parts)
        return dict(zip("id event ref subject at chain".split(), (*seal, self._ledger), strict=True))

    def _account(self, name: str) -> int:
        if name not in self._accounts:
            self._accounts[name] = len(self._accounts) + 1
            self._insert("ledger_accounts", [{"id": self._accounts[name], "name": name}])
        return self._accounts[name]

    def _insert(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        each = iter(rows)
        first = next(each)
        values = (tuple(row.values()) for row in chain([first], each))
        sql = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join('?' for _ in first)})"
        self._db.executemany(sql, values)


def _payment_row(made: Payment) -> dict[str, object]:
    keys = {"page_key": key_hash(f"page {made.ref}"), "return_key": key_hash(f"return {made.ref}")}
    return PAYMENTS.columns_of(made) | keys


def _event_row(one: Deposit) -> dict[str, object]:
    at = one.payment.created
    told = {"received": at + 4_000, "due": at + 4_000, "finished": at + 4_060, "result": "captured"}
    return {"psp": one.payment.psp, **EVENTS.columns_of(one.event), **told}
