"""Rows: the connection that all tables share, how values become columns, and the histories that only grow."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from inapp.domain.model import Change
from inapp.domain.money import Money

T = TypeVar("T")


@contextmanager
def one_moment(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction for all that is read; within a write it is that one."""
    alone = not db.in_transaction
    if alone:
        db.execute("BEGIN")
    try:
        yield
    finally:
        if alone:
            db.execute("ROLLBACK")


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return "(" + ", ".join("?" for _ in values) + ")"


def money_of(row: sqlite3.Row, prefix: str = "") -> Money | None:
    """The amount in a row's three columns, or None."""
    if row[f"{prefix}minor"] is None:
        return None
    return Money(row[f"{prefix}minor"], row[f"{prefix}currency"], row[f"{prefix}digits"])


def money_columns(money: Money | None, prefix: str = "") -> dict[str, object]:
    """An amount as three columns."""
    return {f"{prefix}{part}": getattr(money, part, None) for part in ("minor", "currency", "digits")}


@dataclass(frozen=True, slots=True)
class Codec:
    """Reads a field from a row and writes it as columns; both ways get the name of its column or their prefix."""

    read: Callable[[sqlite3.Row, str], Any]
    write: Callable[[Any, str], dict[str, object]] = lambda value, column: {column: value}


MONEY = Codec(money_of, money_columns)
PLAIN = Codec(sqlite3.Row.__getitem__)


def _codec_for(hint: Any) -> Codec:
    if Money in (hint, *get_args(hint)):
        return MONEY
    if isinstance(hint, type) and issubclass(hint, bool | StrEnum):
        return Codec(lambda row, column: hint(row[column]))
    return PLAIN


class Table(Generic[T]):
    """A dataclass as rows: a column for each field, three for Money, under the prefix `<field>_` unless it is `money`.

    `renamed` are fields whose columns keep the names that they were created with, `codecs` fields with a form of their
    own. `select` is the beginning of a query, which the callers of `Rows.first` and `Rows.every` complete.
    """

    def __init__(self, of: type[T], select: str, codecs: Mapping[str, Codec] | None = None, **renamed: str) -> None:
        self._of, self.select = of, select
        self._fields: dict[str, tuple[str, Codec]] = {}
        for field, hint in get_type_hints(of).items():
            codec = (codecs or {}).get(field) or _codec_for(hint)
            column = f"{field}_".removeprefix("money_") if codec is MONEY else renamed.get(field, field)
            self._fields[field] = column, codec
        fields = [(field, column, codec) for field, (column, codec) in self._fields.items()]
        self._plain = [(field, column) for field, column, codec in fields if codec is PLAIN]
        self._coded = [(field, column, codec.read) for field, column, codec in fields if codec is not PLAIN]

    def value(self, row: sqlite3.Row) -> T:
        """The value that a row holds."""
        found = {field: row[column] for field, column in self._plain}
        for field, column, read in self._coded:
            found[field] = read(row, column)
        return self._of(**found)

    def columns(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Some fields as columns. Raises KeyError for one that the dataclass lacks."""
        found: dict[str, object] = {}
        for field, value in fields.items():
            column, codec = self._fields[field]
            found |= codec.write(value, column)
        return found

    def columns_of(self, value: T) -> dict[str, object]:
        """All fields of a value as columns."""
        return self.columns({field: getattr(value, field) for field in self._fields})


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

    def first(self, table: Table[T], where: str, *values: object) -> T | None:
        """The first value that the rest of the query finds, or None."""
        row = self.one(f"{table.select} {where}", *values)
        return table.value(row) if row else None

    def every(self, table: Table[T], where: str, *values: object) -> list[T]:
        """Every value that the rest of the query finds."""
        return [table.value(row) for row in self.all(f"{table.select} {where}", *values)]

    def insert(self, table: str, **columns: object) -> None:
        """Add one row."""
        names, values = ", ".join(columns), tuple(columns.values())
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES {marks(values)}", values)

    def update(self, table: str, where: str, key: Sequence[object], **columns: object) -> bool:
        """Change the row that `where` finds; False if there is none."""
        sets = ", ".join(f"{name} = ?" for name in columns)
        changed = self.db.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*columns.values(), *key))
        return changed.rowcount == 1


INHERITED = "inherited"
"""The event of a line that a migration wrote: SQL cannot hash, so the next line's hash covers it as well."""

CHANGE = Table(Change, "SELECT was, event, became, by, at FROM")


@dataclass(frozen=True, slots=True)
class History:
    """A table that only grows: each line carries a hash over itself and over the hash of the line before it.

    `subject` is the column that says whose line it is, `state` the column of the `owner` table that the last line of
    each subject must agree with.
    """

    name: str
    subject: str
    owner: str
    state: str

    def append(self, rows: Rows, subject: str, was: str | None, event: str, became: str, by: str, at: int) -> None:
        """Add the line of a change of state, in the transaction that makes the change."""
        line = {self.subject: subject, "was": was, "event": event, "became": became, "by": by, "at": at}
        rows.insert(self.name, **line, chain=self.chain_of(line, self._last_chain(rows)))

    def changes(self, rows: Rows, subject: str) -> list[Change]:
        """The lines of one subject, the oldest first."""
        return rows.every(CHANGE, f"{self.name} WHERE {self.subject} = ? ORDER BY seq", subject)

    def broken_line(self, rows: Rows) -> int | None:
        """The first line whose hash does not follow from the line before it, or None if the whole chain holds."""
        chain, inherited = "", True
        for row in rows.db.execute(f"SELECT * FROM {self.name} ORDER BY seq"):
            chain = self.chain_of(row, chain)
            inherited = inherited and row["event"] == INHERITED and row["chain"] is None
            if row["chain"] != chain and not inherited:
                number: int = row["seq"]
                return number
        return None

    def strayed(self, rows: Rows) -> str | None:
        """A subject whose state is not what the last line of its history says, or None."""
        last = f"SELECT became FROM {self.name} WHERE {self.subject} = it.{self.subject} ORDER BY seq DESC LIMIT 1"
        row = rows.one(f"SELECT {self.subject} FROM {self.owner} AS it WHERE {self.state} IS NOT ({last}) LIMIT 1")
        return row[0] if row else None

    def _last_chain(self, rows: Rows) -> str:
        last = rows.one(f"SELECT chain FROM {self.name} ORDER BY seq DESC LIMIT 1")
        if last is None or last["chain"] is not None:
            return str(last["chain"]) if last else ""
        chain = ""
        for row in rows.db.execute(f"SELECT * FROM {self.name} ORDER BY seq"):
            chain = self.chain_of(row, chain)
        return chain

    def chain_of(self, line: Mapping[str, Any] | sqlite3.Row, before: str) -> str:
        """The hash of a line that follows on the hash before."""
        parts = (line[self.subject], line["was"] or "", line["event"], line["became"], line["by"], str(line["at"]))
        return hashlib.sha256("\n".join([before, *parts]).encode()).hexdigest()
