"""The mock's objects and webhooks, and their rows."""

import sqlite3
from dataclasses import dataclass, field, fields, replace
from typing import Self

from inapp.domain.model import PspObjectType
from inapp.domain.money import Money
from psp_adapters.mock.outcomes import Outcome, State, outcome_of


@dataclass(frozen=True, slots=True)
class MockObject:
    """One object of the mock, with the columns of its row.

    `moved` is the money that it really took or gave; `settles` is the moment of its next step, in milliseconds.
    """

    psp_ref: str
    about: PspObjectType
    ref: str
    idem: str
    secret: str = field(repr=False)
    method: str
    state: State
    minor: int
    currency: str
    digits: int
    created: int
    moved_minor: int | None = None
    moved_currency: str | None = None
    moved_digits: int | None = None
    reason: str = ""
    parent: str = ""
    return_url: str = field(default="", repr=False)
    expires: int | None = None
    step: int = 0
    settles: int | None = None

    @property
    def money(self) -> Money:
        """The amount that was asked for."""
        return Money(self.minor, self.currency, self.digits)

    @property
    def moved(self) -> Money | None:
        """The amount that was taken or given, None until then."""
        if self.moved_minor is None or self.moved_currency is None or self.moved_digits is None:
            return None
        return Money(self.moved_minor, self.moved_currency, self.moved_digits)

    @property
    def outcome(self) -> Outcome:
        """What its amount has chosen."""
        return outcome_of(self.about, self.minor)

    def having_moved(self, money: Money | None) -> Self:
        """The same object with another amount taken or given."""
        minor, currency, digits = (money.minor, money.currency, money.digits) if money else (None, None, None)
        return replace(self, moved_minor=minor, moved_currency=currency, moved_digits=digits)


COLUMNS = tuple(column.name for column in fields(MockObject))
_FIND = f"SELECT {', '.join(COLUMNS)} FROM objects WHERE "
_SAVE = (
    f"INSERT INTO objects ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    f" ON CONFLICT (psp_ref) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)}"
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook on its way; `taken` is whether the other side took it at the last try."""

    number: int
    body: bytes
    tries: int
    taken: bool = False


def delivery_of(row: sqlite3.Row) -> Delivery:
    return Delivery(row["number"], row["body"].encode(), row["tries"])


def find(con: sqlite3.Connection, where: str, *values: object) -> list[MockObject]:
    return [_object_of(row) for row in con.execute(_FIND + where, values).fetchall()]


def _object_of(row: sqlite3.Row) -> MockObject:
    return MockObject(**{**dict(row), "about": PspObjectType(row["about"]), "state": State(row["state"])})


def one(con: sqlite3.Connection, **where: str) -> MockObject | None:
    found = find(con, " AND ".join(f"{name} = ?" for name in where), *where.values())
    return found[0] if found else None


def save(con: sqlite3.Connection, found: MockObject) -> None:
    con.execute(_SAVE, tuple(getattr(found, name) for name in COLUMNS))
