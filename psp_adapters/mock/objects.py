"""The mock's objects and webhooks, and their rows."""

import sqlite3
from dataclasses import dataclass, field, fields, replace

from inapp.domain.model import PspObjectType
from inapp.domain.money import Money, digits_of
from psp_adapters.mock.outcomes import Outcome, State, outcome_of


@dataclass(frozen=True, slots=True)
class MockObject:
    """One object of the mock, by its columns; `settles` is the moment of its next step, in milliseconds."""

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
        """The amount that was really taken or given; None before that, and after it failed."""
        if self.state is not State.PAID:
            return None
        if self.outcome.foreign:
            other = "USD" if self.currency == "EUR" else "EUR"
            return Money(self.minor, other, digits_of(other))
        return replace(self.money, minor=self.minor - self.outcome.withheld)

    @property
    def outcome(self) -> Outcome:
        """What its amount has chosen."""
        return outcome_of(self.about, self.minor)


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
