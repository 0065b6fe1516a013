"""Databases as the code of their time made them, as SQL text. The first line of each names the commit.

`v1.sql` to the newest: one of each version, with rows in every table. `early/`: what checkouts between two versions
made under the same numbers. `open/`: worlds in the middle of everything, see `tests.store.open_worlds`.
"""

import sqlite3
from pathlib import Path

FOLDER = Path(__file__).parent
EARLY = sorted((FOLDER / "early").glob("*.sql"))


def opened(dump: Path, database: Path | str = ":memory:") -> sqlite3.Connection:
    """A database made from a dump, each statement a transaction of its own from now on."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript(dump.read_text())
    return connection
