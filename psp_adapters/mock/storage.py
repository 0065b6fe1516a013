"""The mock's objects and webhooks, and the SQLite file that keeps them."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.model import PspObjectType
from inapp.domain.money import Money, digits_of
from psp_adapters.mock.outcomes import Outcome, State, outcome_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    number INTEGER PRIMARY KEY,
    psp_ref TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL CHECK (about IN ('payment', 'payout', 'refund')),
    ref TEXT NOT NULL,
    idem TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    method TEXT NOT NULL,
    state TEXT NOT NULL,
    minor INTEGER NOT NULL CHECK (typeof(minor) = 'integer' AND minor > 0),
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    parent TEXT NOT NULL DEFAULT '',
    return_url TEXT NOT NULL DEFAULT '',
    expires INTEGER,
    step INTEGER NOT NULL DEFAULT 0,
    settles INTEGER,
    created INTEGER NOT NULL,
    UNIQUE (about, idem)
) STRICT;
CREATE INDEX IF NOT EXISTS objects_settle ON objects (settles) WHERE settles IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_parent ON objects (parent) WHERE parent <> '';
CREATE TABLE IF NOT EXISTS deliveries (
    number INTEGER PRIMARY KEY,
    psp_ref TEXT NOT NULL,
    body TEXT NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due) WHERE delivered IS NULL;
CREATE TABLE IF NOT EXISTS items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    psp_ref TEXT NOT NULL,
    ref TEXT NOT NULL,
    idem TEXT NOT NULL,
    parent TEXT NOT NULL,
    origin TEXT NOT NULL,
    minor INTEGER NOT NULL,
    fee INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    at INTEGER NOT NULL,
    batch TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS items_at ON items (at);
CREATE INDEX IF NOT EXISTS items_batch ON items (batch, at);
CREATE TABLE IF NOT EXISTS batches (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    digits INTEGER NOT NULL,
    made INTEGER NOT NULL,
    arrives INTEGER NOT NULL,
    returns INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS batches_made ON batches (made);
"""


@dataclass(frozen=True, slots=True)
class MockObject:
    """One object of the mock, field by column; `settles` is the moment of its next step, in milliseconds."""

    psp_ref: str
    about: PspObjectType
    ref: str
    idem: str
    secret: str = field(repr=False)
    method: str
    state: State
    minor: int
    currency: str
    digits: int
    created: int
    reason: str = ""
    parent: str = ""
    return_url: str = field(default="", repr=False)
    expires: int | None = None
    step: int = 0
    settles: int | None = None

    @property
    def money(self) -> Money:
        """The amount ordered."""
        return Money(self.minor, self.currency, self.digits)

    @property
    def by_hand(self) -> bool:
        """True for a refund that nobody ordered by a key."""
        return self.about is PspObjectType.REFUND and self.idem == self.psp_ref

    @property
    def moved(self) -> Money | None:
        """The amount that really moved; None before that, and after a failure."""
        if self.state is not State.PAID:
            return None
        if self.outcome.foreign:
            other = "USD" if self.currency == "EUR" else "EUR"
            return Money(self.minor, other, digits_of(other))
        return self.received or Money(self.minor - self.outcome.withheld, self.currency, self.digits)

    @property
    def received(self) -> Money | None:
        """The part that has arrived of a payment that arrives in two."""
        partly = self.step == 1 and self.outcome.steps[0][1] is State.PARTLY
        return Money(self.minor // 2, self.currency, self.digits) if partly else None

    @property
    def confirmations(self) -> tuple[int, int] | None:
        """The confirmations of a payment that is on its way, and those that it takes."""
        return (self.step - 1, len(self.outcome.steps) - 1) if self.state is State.SEEN else None

    @property
    def outcome(self) -> Outcome:
        """The outcome that the amount chooses."""
        return outcome_of(self.about, self.minor)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook to deliver; `taken` tells whether the other side took it at the last try."""

    number: int
    body: bytes
    tries: int
    taken: bool = False


COLUMNS = tuple(column.name for column in fields(MockObject))
_FIND = f"SELECT {', '.join(COLUMNS)} FROM objects WHERE "
_SAVE = (
    f"INSERT INTO objects ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    f" ON CONFLICT (psp_ref) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)}"
)


def find(con: sqlite3.Connection, where: str, *values: object) -> list[MockObject]:
    rows = map(dict, con.execute(_FIND + where, values).fetchall())
    return [MockObject(**row | {"about": PspObjectType(row["about"]), "state": State(row["state"])}) for row in rows]


def one(con: sqlite3.Connection, **where: str) -> MockObject | None:
    found = find(con, " AND ".join(f"{name} = ?" for name in where), *where.values())
    return found[0] if found else None


def save(con: sqlite3.Connection, found: MockObject) -> None:
    con.execute(_SAVE, tuple(getattr(found, name) for name in COLUMNS))


def deliveries(con: sqlite3.Connection, sql: str, *values: object) -> list[Delivery]:
    return [Delivery(row["number"], row["body"].encode(), row["tries"]) for row in con.execute(sql, values).fetchall()]


class File:
    """An SQLite file that several processes use: one connection in each, one thread at a time.

    Raises NotSent when nothing was changed, OutcomeUnknown when a commit failed.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        # Threads of one process queue here: it is fairer and faster than SQLite's own waiting.
        self._turn = threading.Lock()
        self._opened: tuple[int, sqlite3.Connection] | None = None  # process and connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed when the block ends and undone when it raises."""
        with self.read() as con:
            try:
                con.execute("BEGIN IMMEDIATE")
                yield con
            except BaseException:
                if con.in_transaction:
                    con.execute("ROLLBACK")
                raise
            try:
                con.execute("COMMIT")
            except sqlite3.Error as error:
                con.close()  # undoes an open transaction; the next call opens another connection
                self._opened = None
                raise OutcomeUnknown("mock_storage") from error

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone."""
        with self._turn:
            try:
                yield self._connection()
            except sqlite3.Error as error:
                raise NotSent("mock_storage") from error

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():  # a connection may not cross a fork
            with suppress(OSError):  # else SQLite names the problem; nobody but its owner reads it
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            con = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
            con.row_factory = sqlite3.Row
            # The rollback journal survives a killed process. Only a power cut could harm this file of play money, which
            # is not worth a disk flush for every payment of a rehearsal.
            con.execute("PRAGMA synchronous = OFF")
            con.execute("PRAGMA journal_mode = TRUNCATE")
            con.executescript(SCHEMA)
            self._opened = os.getpid(), con
        return self._opened[1]
