"""The database file: connections, transactions, migration and backup."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.letters import MailKind
from inapp.domain.model import Copy
from inapp.store import maintenance, migrations
from inapp.store.actions import Actions
from inapp.store.answers import Answers
from inapp.store.approvals import Approvals
from inapp.store.audit import Audit
from inapp.store.bookings import Bookings
from inapp.store.checks import Checks
from inapp.store.disputes import Disputes
from inapp.store.events_out import EventsOut
from inapp.store.holds import Holds
from inapp.store.identity import Identity
from inapp.store.instruments import Instruments
from inapp.store.ledger_days import LedgerDays
from inapp.store.letters import Letters
from inapp.store.maintenance import DamagedDatabase
from inapp.store.moments import Moments
from inapp.store.notes import Notes
from inapp.store.pairs import Pairs
from inapp.store.payments import Payments
from inapp.store.personal_data import PersonalData
from inapp.store.readers import Readers
from inapp.store.reconcile import Reconciliation
from inapp.store.retention import Retention
from inapp.store.rule_facts import RuleFacts
from inapp.store.rules import RuleRows
from inapp.store.search import Search
from inapp.store.second_factors import SecondFactors
from inapp.store.staff import Staff
from inapp.store.sums import Sums
from inapp.store.trail import Trail
from inapp.store.turns import Watch, Writers

log = logging.getLogger(__name__)

WAL_IS_SAFE_FROM = (3, 51, 3)
"""Older versions can corrupt a WAL database when a checkpoint overlaps a commit (sqlite.org/wal.html#walresetbug).

Here it cannot: SQLite checkpoints within a COMMIT, and every COMMIT of every process has the turn to itself.
"""

BUSY_TIMEOUT = 20.0
"""Seconds that a writer waits for other writers before it gives up."""
STUCK_TIMEOUT = 0.2
"""The same for whoever is in a hurry while nobody at all can write."""


class OlderDatabase(UnusableFile):
    """The database needs a migration, which only `serve` and `worker` carry out."""


class Tables(
    Payments,
    Bookings,
    Readers,
    Reconciliation,
    LedgerDays,
    Pairs,
    Disputes,
    Holds,
    Identity,
    Letters,
    SecondFactors,
    Answers,
    Checks,
    EventsOut,
    PersonalData,
    Instruments,
    Moments,
    Actions,
    Approvals,
    Retention,
    RuleRows,
    RuleFacts,
    Search,
    Notes,
    Sums,
    Trail,
    Staff,
    Audit,
):
    """All tables on one connection; `now` is the moment in milliseconds since the epoch."""

    now: Callable[[], int]


class Database:
    """A SQLite file that threads and processes share, with one connection for each thread that reads.

    `write()` makes changes on one more connection of the process. Processes take turns by a lock on the file
    `<database>.turn`; the waiting writers of one process share a `BEGIN IMMEDIATE` and its COMMIT (see `turns`).
    Stop the cashier before you write by any other means.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self.now = _wall_clock
        """The clock of lines that are noted in passing; the cashier sets its own."""
        self._mailed: set[MailKind] = set()
        self._reading = _Reading(self)
        self._local = threading.local()
        self._watch: Watch | None = None
        self._writers_of: dict[int, Writers[Tables]] = {}  # by process: a child has locks and connections of its own

    def _tables(self) -> Tables:
        if getattr(self._local, "process", None) != os.getpid():  # a connection may not cross a fork
            self._local.tables = self._connect()
            self._local.process = os.getpid()
        return self._local.tables  # type: ignore[no-any-return]

    @property
    def _writers(self) -> Writers[Tables]:
        found = self._writers_of.get(os.getpid())
        if found is None:
            made = Writers(f"{self.path}.turn", partial(self._connect, shared=True), BUSY_TIMEOUT)
            found = self._writers_of.setdefault(os.getpid(), made)
        return found

    def _connect(self, shared: bool = False) -> Tables:
        connection = sqlite3.connect(
            self.path, timeout=self._hurry() or BUSY_TIMEOUT, isolation_level=None, check_same_thread=not shared
        )
        connection.row_factory = sqlite3.Row
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "journal_size_limit = 16777216",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cache_size = -16000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        tables = Tables(connection)
        tables.mailed = self._mailed
        tables.now = lambda: self.now()
        return tables

    def tell_of(self, kinds: Collection[MailKind]) -> None:
        """Store a mail for every event of these kinds from now on."""
        self._mailed |= set(kinds)

    def read(self) -> AbstractContextManager[Tables]:
        """The committed tables, or within a write of this thread those of the write. Raises StorageFailed."""
        return self._reading

    def tables_here(self) -> Tables:
        """The tables of this thread's write, or else of its own connection."""
        return self._writers.mine or self._tables()

    @contextmanager
    def write(self) -> Iterator[Tables]:
        """One transaction, on the disk when the block ends, undone when it raises. Raises StorageFailed."""
        with _failures, self._writers.transaction(self._hurry()) as tables:
            yield tables

    @contextmanager
    def hurry(self, seconds: float) -> Iterator[None]:
        """Let each write of this thread wait no longer than so many seconds for others, until the block ends."""
        before = getattr(self._local, "patience", None)
        self._local.patience = seconds if before is None else min(seconds, before)
        try:
            yield
        finally:
            self._local.patience = before

    def _hurry(self) -> float | None:
        """The seconds that this thread waits at most; None if it is in no hurry."""
        patience: float | None = getattr(self._local, "patience", None)
        if patience is None:
            return None
        return min(patience, STUCK_TIMEOUT) if self._writers.stuck else patience

    def checkpoint_wal(self, last: bool = False) -> None:
        """Copy commits from the log into the file, so that even a plain copy of the file is recent.

        The `last` process also empties the log: beside a file that replaces this one, SQLite would take it for that
        file's own. Raises StorageFailed.
        """
        with _failures, self._writers.alone() as tables:
            tables.db.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if last else 'PASSIVE'})").fetchall()

    def wait_for_change(self, seconds: float) -> bool:
        """Wait at most so long for a commit of any process since the last call; True if there was or may have been one.

        One thread of one process may wait. A commit can go unnoticed, so look now and then. Raises StorageFailed.
        """
        if self._watch is None:
            self._watch = Watch(f"{self.path}.turn", self._changes)
            self._watch.wait(0)
            return True  # nobody has watched until now
        return self._watch.wait(seconds)

    def _changes(self) -> int:
        """A number that changes when another connection commits."""
        with _failures:
            return int(self._pragma("data_version"))

    def prepare(self) -> None:
        """Make the tables of a new database. Raises DamagedDatabase if it is another program's or a newer cashier's."""
        self._set_aside_foreign_wal()
        with suppress(OSError):  # else SQLite names the problem; its log and memory get the mode of the file
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with self._soundly():
            if self._version() == 0:
                with self.write() as tables:
                    self._create(tables.db)
            if self._version() > migrations.NEWEST:
                raise DamagedDatabase(
                    f"{self.path} was made by a newer version of the cashier: update it first (the database is of "
                    f"version {self._version()}, this cashier knows {migrations.NEWEST})"
                )

    def _create(self, connection: sqlite3.Connection) -> None:
        """Make the tables, unless another process has just done so."""
        if self._version() == 0:
            if migrations.schema_of(connection):
                raise DamagedDatabase(f"{self.path} is the database of another program: set CASHIER_DATABASE")
            migrations.upgrade(connection)

    def is_older(self) -> bool:
        """True if an earlier version of the cashier made the database. Raises DamagedDatabase, StorageFailed."""
        with self._soundly():
            return self._version() < migrations.NEWEST

    def require_newest(self) -> None:
        """Raise OlderDatabase, with what to do, if an earlier version of the cashier made the database."""
        if self.is_older():
            raise OlderDatabase(
                f"{self.path} was made by an earlier version of the cashier. Stop everything that uses it and run "
                "`serve` or `worker`: they make a backup and bring it up to date"
            )

    def migrate(self, crash_point: Callable[[str], None] = lambda point: None) -> None:
        """Bring an older database to the newest version, whole or not at all, after a backup beside it.

        The caller holds the sender's lock. Raises StorageFailed if another process has the database open,
        DamagedDatabase if its schema is not that of its version.
        """
        if self.is_older():
            self.close()  # this thread's connection would be one too many
            with self._soundly():
                maintenance.migrate(self.path, crash_point)

    def check(self) -> None:
        """Read the whole file before money moves. Raises DamagedDatabase if the file or its schema is damaged."""
        with self._soundly():
            found = self._pragma("quick_check(1)")
            if found != "ok":
                raise DamagedDatabase(f"{self.path} is damaged: restore a backup. SQLite says: {found}")
            maintenance.require_schema(self._tables().db, self.path)
            if sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM:
                log.debug("SQLite %s: checkpoints only between commits", sqlite3.sqlite_version)

    def describe(self) -> tuple[int, str]:
        """The version of the tables, and the journal mode. Raises StorageFailed."""
        with self._soundly():
            return self._version(), str(self._pragma("journal_mode")).upper()

    def _pragma(self, name: str) -> str | int:
        value: str | int = self._tables().db.execute(f"PRAGMA {name}").fetchone()[0]
        return value

    def _set_aside_foreign_wal(self) -> None:
        """Keep SQLite from replaying the log of another file into a backup that has replaced it.

        Before its first start a backup is not in WAL mode (bytes 18 and 19, sqlite.org/fileformat2.html), so a log
        beside it is left over from the file that it replaced.
        """
        wal = Path(f"{self.path}-wal")
        try:
            with Path(self.path).open("rb") as file:
                is_backup = file.read(20)[18:] == b"\x01\x01"
        except OSError:
            return
        if is_backup and wal.exists():
            log.warning("%s belongs to a database that was replaced and is set aside", wal)
            wal.replace(f"{wal}.replaced")
            Path(f"{self.path}-shm").unlink(missing_ok=True)

    def _version(self) -> int:
        return migrations.version_of(self._tables().db)

    @contextmanager
    def _soundly(self) -> Iterator[None]:
        """Raise StorageFailed for a file that cannot be used now, DamagedDatabase for a damaged one."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StorageFailed(str(error)) from error
        except sqlite3.DatabaseError as error:
            raise DamagedDatabase(f"{self.path} is damaged: restore a backup. SQLite says: {error}") from error

    def backup(self, target: Path) -> Copy:
        """Copy the whole database while it is in use, and check the copy and its histories.

        Raises FileExistsError rather than overwrite, DamagedDatabase if the copy is damaged, StorageFailed.
        """
        with _failures:
            return maintenance.write_copy(self._tables().db, target)

    def close(self) -> None:
        """Close this thread's connection, the writers' connection, and the file of the turns and its watch."""
        if getattr(self._local, "process", None) == os.getpid():
            self._local.tables.db.close()
            self._local.process = None
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._writers.close()


def _wall_clock() -> int:
    return time.time_ns() // 1_000_000


class _Failures:
    """Raises StorageFailed for a file that cannot be used; a row that breaks a rule is the caller's mistake."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, sqlite3.OperationalError) or kind is sqlite3.DatabaseError:
            raise StorageFailed(str(error)) from error


_failures = _Failures()


class _Reading(AbstractContextManager[Tables]):
    """What `Database.read` gives to every thread: it keeps nothing, so that a read costs no object and no generator."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Tables:
        with _failures:
            return self._database.tables_here()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        _failures.__exit__(kind, error, traceback)
