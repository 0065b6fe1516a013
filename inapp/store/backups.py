"""Checked copies of a database, made while it is in use."""

import os
import sqlite3
from pathlib import Path

from inapp.domain.errors import UnusableFile
from inapp.domain.records import Copy
from inapp.store import migrations
from inapp.store.payments import Payments
from inapp.store.psp import PspRows

DISBURSEMENT_HISTORY_SINCE = 4
"""The version of the database that brought the history of payouts and refunds."""


class DamagedDatabase(UnusableFile):
    """The file is no sound database of ours; nothing may run on it."""


class _Books(Payments, PspRows):
    """The tables whose states have a history."""


def write_copy(source: sqlite3.Connection, target: Path, mode: int = 0o644) -> Copy:
    """Copy a whole database into a new file of a mode, less the umask, and check the copy and the chain of its history.

    Raises FileExistsError rather than overwrite, DamagedDatabase if the copy is not sound, OSError, sqlite3.Error.
    """
    if target.exists():
        raise FileExistsError(target)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        copied = _copy(source, partial, mode)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _sync(partial)
    partial.rename(target)
    _sync(target.parent)
    return copied


def _copy(source: sqlite3.Connection, target: Path, mode: int) -> Copy:
    if target.parent.is_dir():  # else SQLite says what is wrong
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode))
    copy = sqlite3.connect(target)
    copy.row_factory = sqlite3.Row
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedDatabase(f"the copy is damaged: {found}")
        orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
        if orphan is not None:
            what = f"row {orphan['rowid']} of {orphan['table']} names one of {orphan['parent']} that is not there"
            raise DamagedDatabase(f"the database was changed by hand: {what}. Restore a backup, or mend the row")
        payments: int = copy.execute("SELECT count(*) FROM payments").fetchone()[0]
        books = _Books(copy)
        if migrations.version_of(copy) < DISBURSEMENT_HISTORY_SINCE:  # the backup before a migration
            return Copy(payments, books.broken_history(), books.strayed_payment())
        return Copy(
            payments,
            books.broken_history(),
            books.strayed_payment(),
            books.broken_disbursement_history(),
            books.strayed_disbursement(),
        )
    finally:
        copy.close()


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
