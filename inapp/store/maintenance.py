"""Work on a whole database file: checked copies, and the upgrade of an older one, alone and after such a copy."""

import errno
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.model import Copy
from inapp.store import migrations
from inapp.store.actions import broken_action
from inapp.store.audit import Audit
from inapp.store.ledger import broken_entry
from inapp.store.payments import HISTORY
from inapp.store.psp import DISBURSEMENT_HISTORY
from inapp.store.rows import Rows
from inapp.store.rules import broken_verdict

log = logging.getLogger(__name__)

ALONE_TIMEOUT = 5.0
"""Seconds that a migration waits for others, such as a command, to close the database."""

DISBURSEMENT_HISTORY_SINCE = 4
"""The version of the database that brought the history of payouts and refunds."""
ACTIONS_SINCE = 9
"""The version that brought the actions of staff."""
LEDGER_SINCE = 20
"""The version that brought the ledger."""
STAFF_SINCE = 22
"""The version that brought the audit."""
RULES_SINCE = 25
"""The version that brought the rules."""


class DamagedDatabase(UnusableFile):
    """The file is damaged, or not a database of the cashier: nothing may run on it."""


def write_copy(source: sqlite3.Connection, target: Path) -> Copy:
    """Copy a whole database into a new file, for its owner alone, and check the copy and its histories.

    Raises FileExistsError rather than overwrite, DamagedDatabase if the copy is not sound, OSError, sqlite3.Error.
    """
    if target.exists():
        raise FileExistsError(target)
    if not target.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, f"there is no folder {target.parent}")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        copied = _copy(source, partial)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _sync(partial)
    partial.rename(target)
    _sync(target.parent)
    return copied


def restore_copy(backup: Path, target: Path) -> Copy:
    """Put a backup into a new file as a restore would, and check it as `write_copy` does. Raises what that raises.

    The backup itself is only read, and must not be in use: nothing is looked for beside it.
    """
    with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as source:
        return write_copy(source, target)


def _copy(source: sqlite3.Connection, target: Path) -> Copy:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    with closing(sqlite3.connect(target)) as copy:
        copy.row_factory = sqlite3.Row
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedDatabase(f"the copy is damaged: {found}")
        orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
        if orphan is not None:
            what = f"row {orphan['rowid']} of {orphan['table']} names one of {orphan['parent']} that is not there"
            raise DamagedDatabase(f"the database was changed by hand: {what}. Restore a backup, or mend the row")
        rows = Rows(copy)
        payments: int = copy.execute("SELECT count(*) FROM payments").fetchone()[0]
        copied = Copy(payments, HISTORY.broken_line(rows), HISTORY.strayed(rows))
        if migrations.version_of(copy) < DISBURSEMENT_HISTORY_SINCE:  # the backup before a migration
            return copied
        actions = broken_action(rows) if migrations.version_of(copy) >= ACTIONS_SINCE else None
        ledger = broken_entry(rows) if migrations.version_of(copy) >= LEDGER_SINCE else None
        broken, strayed = DISBURSEMENT_HISTORY.broken_line(rows), DISBURSEMENT_HISTORY.strayed(rows)
        rules = broken_verdict(rows) if migrations.version_of(copy) >= RULES_SINCE else None
        copied = replace(copied, broken_actions=actions, broken_ledger=ledger, broken_rules=rules)
        audit = Audit(copy).broken_audit() if migrations.version_of(copy) >= STAFF_SINCE else None
        copied = replace(copied, broken_audit=audit)
        return replace(copied, broken_disbursement_history=broken, strayed_disbursement=strayed)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


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
    """The only open connection of all processes. Raises StorageFailed if there is another.

    Every connection to a WAL database, earlier versions' included, holds a shared lock on its file while it is open.
    One in exclusive mode needs the whole lock and keeps others out until it is closed
    (sqlite.org/pragma.html#pragma_locking_mode, sqlite.org/wal.html#noshm).
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
        connection.close()  # and undo what was not committed


def _back_up(connection: sqlite3.Connection, path: str, version: int) -> Path:
    """Make a checked backup beside a database, readable by its owner alone."""
    database = Path(path)
    for left_over in database.parent.glob(f"{database.name}.v*.backup.partial*"):
        left_over.unlink()
    moment = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    names = (f"{path}.v{version}-{moment}{more}.backup" for more in ("", *(f"-{n}" for n in range(2, 100))))
    target = next(target for target in map(Path, names) if not target.exists())
    copied = write_copy(connection, target)
    if copied.broken_history is not None or copied.strayed_payment is not None:
        log.error("the books in %s were changed by hand before this migration: `backup` tells where", path)
    return target
