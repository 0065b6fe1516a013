"""The database file: connections, transactions, migration and backup. Owns sqlite-utils."""

import fcntl
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.records import Copy
from inapp.store import migrations, upgrade
from inapp.store.backups import DamagedDatabase as DamagedDatabase
from inapp.store.backups import write_copy
from inapp.store.bookings import Bookings
from inapp.store.payments import Payments
from inapp.store.people import People
from inapp.store.psp import PspRows
from inapp.store.signin import SignIn

log = logging.getLogger(__name__)

WAL_IS_SAFE_FROM = (3, 51, 3)
"""Older versions can corrupt a WAL database when a checkpoint overlaps a commit (sqlite.org/wal.html#walresetbug).

Here it cannot: SQLite checkpoints within a COMMIT, and every COMMIT of every process has the turn to itself.
"""

BUSY_TIMEOUT = 20.0
"""Seconds that a writer waits for another process before it gives up."""


class OlderDatabase(UnusableFile):
    """The database waits for a migration, which only `serve` and `worker` carry out."""


class Tables(Payments, Bookings, PspRows, People, SignIn):
    """Everything that can be asked of the database, on one connection."""


class Database:
    """A SQLite file that threads and processes share, one connection for each thread.

    Changes happen inside `write()`, one `BEGIN IMMEDIATE` transaction each. Writers take turns: those of a process
    behind a lock, those of all processes behind a lock on the file `<database>.turn`, and none of them sleeps in
    SQLite's busy handler. Whoever writes by other means than this class has to stop the cashier first.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._local = threading.local()
        self._writing = threading.Lock()
        self._turn_file: tuple[int, int] | None = None  # process and descriptor

    def _tables(self) -> Tables:
        if getattr(self._local, "process", None) != os.getpid():  # a connection may not cross a fork
            self._local.tables = Tables(self._connect().conn)
            self._local.process = os.getpid()
        return self._local.tables  # type: ignore[no-any-return]

    def _connect(self) -> sqlite_utils.Database:
        connection = sqlite3.connect(self.path, timeout=BUSY_TIMEOUT, isolation_level=None)
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
        return sqlite_utils.Database(connection)

    @contextmanager
    def read(self) -> Iterator[Tables]:
        """The tables as they are, each question for itself. Raises StorageFailed."""
        with _failures():
            yield self._tables()

    @contextmanager
    def write(self) -> Iterator[Tables]:
        """One transaction, on the disk when the block has ended, undone when it raises. Raises StorageFailed."""
        with _failures():
            tables = self._tables()
            with self._turn():
                tables.db.execute("BEGIN IMMEDIATE")
                try:
                    yield tables
                    tables.db.execute("COMMIT")
                except BaseException:
                    if tables.db.in_transaction:
                        tables.db.execute("ROLLBACK")
                    raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other thread and no other process writes. Raises StorageFailed."""
        with self._writing:
            file = self._opened_turn_file()
            _take(file)
            try:
                yield
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)

    def checkpoint_wal(self, last: bool = False) -> None:
        """Bring what was committed from the log into the file, so that even a plain copy of the file is a late one.

        The `last` to leave also empties the log: one that lies beside a file which is replaced later would be
        mistaken for that file's own. Raises StorageFailed.
        """
        with _failures():
            tables = self._tables()
            with self._turn():
                tables.db.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if last else 'PASSIVE'})").fetchall()

    def _opened_turn_file(self) -> int:
        process = os.getpid()
        if self._turn_file is None or self._turn_file[0] != process:  # a forked child would share its parent's turn
            try:
                file = os.open(f"{self.path}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise StorageFailed(f"the writers' lock cannot be opened: {error.strerror}") from error
            self._turn_file = process, file
        return self._turn_file[1]

    def changes(self) -> int:
        """A number that moves when another connection has committed; cheap enough to ask fifty times a second.

        Raises StorageFailed.
        """
        with _failures():
            number: int = self._tables().db.execute("PRAGMA data_version").fetchone()[0]
        return number

    def prepare(self) -> None:
        """Make the tables of a new database. Raises DamagedDatabase if it is another program's or a newer cashier's."""
        self._set_aside_foreign_wal()
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
        """Whether an earlier version of the cashier made the database. Raises DamagedDatabase, StorageFailed."""
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
        """Bring an older database to the newest version, whole or not at all, after a backup was made beside it.

        The caller holds the sender's lock. Nobody else may have the database open meanwhile, in whichever process.
        Raises StorageFailed if somebody has, and DamagedDatabase for one that must not be touched.
        """
        if self.is_older():
            self.close()  # this thread's connection would be one too many
            with self._soundly():
                upgrade.migrate(self.path, crash_point)

    def check(self) -> None:
        """Read the whole file before money moves. Raises DamagedDatabase if it, or its schema, is not sound."""
        with self._soundly():
            found = self._tables().db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise DamagedDatabase(f"{self.path} is damaged: restore a backup. SQLite says: {found}")
            upgrade.require_schema(self._tables().db, self.path)
            if sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM:
                log.info("SQLite %s: checkpoints only between commits", sqlite3.sqlite_version)

    def describe(self) -> tuple[int, str]:
        """The version of the tables, and how SQLite keeps its journal. Raises StorageFailed."""
        with self._soundly():
            mode: str = self._tables().db.execute("PRAGMA journal_mode").fetchone()[0]
            return self._version(), mode.upper()

    def _set_aside_foreign_wal(self) -> None:
        """Keep SQLite from writing the log of another file over a backup that was put in its place.

        A backup is no WAL database before its first start (bytes 18 and 19, sqlite.org/fileformat2.html), so a log
        beside it can only be left over from the file that it replaced.
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
        """Tell a file that cannot be used now (StorageFailed) from one that is damaged."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StorageFailed(str(error)) from error
        except sqlite3.DatabaseError as error:
            raise DamagedDatabase(f"{self.path} is damaged: restore a backup. SQLite says: {error}") from error

    def backup(self, target: Path) -> Copy:
        """Copy the whole database while it is in use, and check the copy and the chain of its history.

        Raises FileExistsError rather than overwrite, DamagedDatabase if the copy is not sound, StorageFailed.
        """
        with _failures():
            return write_copy(self._tables().db, target)

    def close(self) -> None:
        """Close the calling thread's connection, and the file of the turns."""
        if getattr(self._local, "process", None) == os.getpid():
            self._local.tables.db.close()
            self._local.process = None
        with self._writing:
            if self._turn_file is not None and self._turn_file[0] == os.getpid():
                os.close(self._turn_file[1])
                self._turn_file = None


def _take(file: int) -> None:
    """Lock the file of the turns; a process that was stopped in the middle of its turn is not waited for for ever."""
    deadline, pause = time.monotonic() + BUSY_TIMEOUT, 0.0002
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StorageFailed("another process has been writing for too long") from None
            time.sleep(pause)
            pause = min(pause * 2, 0.005)
        else:
            return


@contextmanager
def _failures() -> Iterator[None]:
    """Tell the caller that the file cannot be used; a row that breaks a rule is the caller's own mistake."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError:
            raise StorageFailed(str(error)) from error
        raise
