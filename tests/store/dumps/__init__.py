"""Databases as the code of their time made them, as SQL text. The first line of each names the commit.

`v1.sql` to the newest: one of each version, with rows in every table. `early/`: what checkouts between two versions
made under the same numbers. `open/`: worlds in the middle of everything, see `tests.store.open_worlds`.
"""

import sqlite3
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
EARLY = sorted((FOLDER / "early").glob("*.sql"))


def opened(dump: Path, database: Path | str = ":memory:") -> sqlite3.Connection:
    """A database made from a dump, each statement a transaction of its own from now on."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript(dump.read_text())
    return connection


def write_dump(database: str, dump: Path) -> None:
    """Keep a database as SQL text, with the commit whose code made it."""
    asked = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], capture_output=True, text=True, check=True)
    connection = sqlite3.connect(database)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    head = f"-- A database of version {version}, made by the code of commit {asked.stdout.strip()}."
    dump.write_text("\n".join([head, *connection.iterdump(), f"PRAGMA user_version = {version};", ""]))
    connection.close()
