"""How an older database becomes a newer one: alone, after a checked backup, in one transaction."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inapp.domain.errors import StorageFailed
from inapp.store import migrations
from inapp.store.backups import DamagedDatabase, write_copy

log = logging.getLogger(__name__)

ALONE_TIMEOUT = 5.0
"""Seconds for which a migration waits for others that have the database open, a command for example."""


def migrate(path: str, crash_point: Callable[[str], None]) -> None:
    """Bring a database to the newest version. Raises StorageFailed, DamagedDatabase, sqlite3.Error, OSError."""
    with _alone(path) as connection:
        version = migrations.version_of(connection)
        require_schema(connection, path)
        backup = _back_up(connection, path, version)
        log.warning("%s is of version %d; before it is migrated, %s keeps it", path, version, backup)
        crash_point("migration.backed_up")
        connection.execute("BEGIN EXCLUSIVE")
        migrations.upgrade(connection, crash_point)
        if connection.execute("PRAGMA foreign_key_check").fetchone() or migrations.differences(connection):
            raise DamagedDatabase(f"{path} cannot be brought to version {migrations.NEWEST}; the database is unchanged")
        connection.execute("COMMIT")
        log.warning("%s is of version %d now", path, migrations.NEWEST)


def require_schema(connection: sqlite3.Connection, path: str) -> None:
    """Raise DamagedDatabase if the tables are not those of the version that the database names."""
    names = migrations.differences(connection)
    if names:
        shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
        raise DamagedDatabase(
            f"{path} names version {migrations.version_of(connection)}, but its tables are not those of that version "
            f"({shown}): a checkout between two versions made it, or somebody changed them by hand. Restore a backup "
            "of a sound one, or start with a new database"
        )


@contextmanager
def _alone(path: str) -> Iterator[sqlite3.Connection]:
    """A connection beside which no other is open, in whichever process. Raises StorageFailed if one is.

    Every connection to a WAL database holds a shared lock on its file for as long as it is open, also those of
    earlier versions of the cashier. One in exclusive mode needs the whole lock, and lets nobody in before it is
    closed (sqlite.org/pragma.html#pragma_locking_mode, sqlite.org/wal.html#noshm).
    """
    connection = sqlite3.connect(path, timeout=ALONE_TIMEOUT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        try:
            for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StorageFailed(
                f"{path} has to be migrated, but another process has it open: "
                "stop every cashier and command that uses it, then start again"
            ) from error
        yield connection
    finally:
        connection.close()  # what was not committed is undone


def _back_up(connection: sqlite3.Connection, path: str, version: int) -> Path:
    """The new, checked backup beside a database, which its owner alone can read."""
    database = Path(path)
    for left_over in database.parent.glob(f"{database.name}.v*.backup.partial*"):
        left_over.unlink()
    moment = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    names = (f"{path}.v{version}-{moment}{more}.backup" for more in ("", *(f"-{n}" for n in range(2, 100))))
    target = next(target for target in map(Path, names) if not target.exists())
    copied = write_copy(connection, target, 0o600)
    if copied.broken_history is not None or copied.strayed_payment is not None:
        log.error("the books in %s were changed by hand before this migration: `backup` tells where", path)
    return target
