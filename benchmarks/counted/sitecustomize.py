"""Python loads this file by its name at the start of each process that is counted; see `benchmarks/breakdown.py`.

Each process adds up, in a file of its own, what it asks of SQLite and how often it waits for the disk.
"""

import mmap
import os
import sqlite3
import struct
import sys
from pathlib import Path
from typing import Any

COUNTED = ("queries", "commits", "flushes")
_connect, _fsync = sqlite3.connect, os.fsync


class _Counters:
    """Three numbers in a file that another process reads; a fork begins a file of its own."""

    def __init__(self) -> None:
        self._process = 0
        self._file: mmap.mmap | None = None
        self._numbers = [0] * len(COUNTED)

    def add(self, name: str) -> None:
        if self._process != os.getpid():
            self._process = os.getpid()
            self._numbers = [0] * len(COUNTED)
            role = next((word for word in ("web", "worker") if word in sys.argv), "other")
            path = Path(os.environ["BENCHMARK_COUNTERS"]) / f"{role}-{self._process}"
            path.write_bytes(struct.pack("3Q", *self._numbers))
            with path.open("r+b") as file:
                self._file = mmap.mmap(file.fileno(), 0)
        self._numbers[COUNTED.index(name)] += 1
        assert self._file is not None
        struct.pack_into("3Q", self._file, 0, *self._numbers)


class _Connection(sqlite3.Connection):
    """Counts statements, and COMMITs that bring changes to the disk."""

    _changes = 0

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        _counters.add("queries")
        done = super().execute(sql, *values)
        if sql == "COMMIT" and self.total_changes != self._changes:
            self._changes = self.total_changes
            _counters.add("commits")
            if super().execute("PRAGMA synchronous").fetchone()[0]:
                _counters.add("flushes")
        return done


def _counted_fsync(file: int) -> None:
    _counters.add("flushes")
    _fsync(file)


if "BENCHMARK_COUNTERS" in os.environ:
    _counters = _Counters()
    sqlite3.connect = lambda *values, **named: _connect(*values, **{"factory": _Connection, **named})  # type: ignore[assignment]
    os.fsync = _counted_fsync  # type: ignore[assignment]
