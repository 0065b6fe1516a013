"""The mock's own tables, and the way in and out of them."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from inapp.domain.errors import NotSent, OutcomeUnknown

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
"""


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
                con.close()  # whatever is still open is undone, and the next call begins with another connection
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
            con = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
            con.row_factory = sqlite3.Row
            # The rollback journal survives a killed process. Only a power cut could harm this file of play money,
            # which is not worth a disk flush for every payment of a rehearsal.
            con.execute("PRAGMA synchronous = OFF")
            con.execute("PRAGMA journal_mode = TRUNCATE")
            con.executescript(SCHEMA)
            self._opened = os.getpid(), con
        return self._opened[1]
