"""What the tables share: a connection, and how values become columns."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence

from inapp.domain.money import Money


class Rows:
    """A group of tables on one connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row, or None."""
        row: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return row

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Every row."""
        return self.db.execute(sql, values).fetchall()

    def insert(self, table: str, **columns: object) -> None:
        """Add one row."""
        self.db.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            tuple(columns.values()),
        )

    def update(self, table: str, where: str, key: Sequence[object], **columns: object) -> bool:
        """Change the row that `where` finds; False if there is none."""
        sets = ", ".join(f"{name} = ?" for name in columns)
        changed = self.db.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*columns.values(), *key))
        return changed.rowcount == 1


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return "(" + ", ".join("?" for _ in values) + ")"


def hashed(secret: str) -> str:
    """How a secret is kept: never itself."""
    return hashlib.sha256(secret.encode()).hexdigest()


def money_of(row: sqlite3.Row, prefix: str = "") -> Money | None:
    """The amount in a row's three columns, or None."""
    if row[f"{prefix}minor"] is None:
        return None
    return Money(row[f"{prefix}minor"], row[f"{prefix}currency"], row[f"{prefix}digits"])


def money_columns(money: Money | None, prefix: str = "") -> dict[str, object]:
    """An amount as three columns."""
    return {
        f"{prefix}minor": money.minor if money else None,
        f"{prefix}currency": money.currency if money else None,
        f"{prefix}digits": money.digits if money else None,
    }
