"""The mock's objects and webhooks, and their rows."""

import sqlite3
from dataclasses import dataclass, field

from inapp.domain.model import PspObjectType
from inapp.domain.money import Money
from psp_adapters.mock.outcomes import Outcome, State, outcome_of


@dataclass(frozen=True, slots=True)
class MockObject:
    """One object of the mock. `moved` is the money that it really took or gave; `settles` is when its next step is."""

    psp_ref: str
    about: PspObjectType
    ref: str
    idem: str
    secret: str = field(repr=False)
    method: str
    state: State
    money: Money
    created: int
    moved: Money | None = None
    reason: str = ""
    parent: str = ""
    return_url: str = field(default="", repr=False)
    expires: int | None = None
    step: int = 0
    settles: int | None = None

    @property
    def outcome(self) -> Outcome:
        """What its amount has chosen."""
        return outcome_of(self.about, self.money.minor)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook on its way."""

    number: int
    body: bytes
    tries: int


def delivery_of(row: sqlite3.Row) -> Delivery:
    return Delivery(row["number"], row["body"].encode(), row["tries"])


def one(con: sqlite3.Connection, where: str, *values: str) -> MockObject | None:
    row = con.execute(f"SELECT * FROM objects WHERE {where}", values).fetchone()
    return object_of(row) if row else None


def object_of(row: sqlite3.Row) -> MockObject:
    moved = row["moved_minor"]
    return MockObject(
        psp_ref=row["psp_ref"],
        about=PspObjectType(row["about"]),
        ref=row["ref"],
        idem=row["idem"],
        secret=row["secret"],
        method=row["method"],
        state=State(row["state"]),
        money=Money(row["minor"], row["currency"], row["digits"]),
        created=row["created"],
        moved=None if moved is None else Money(moved, row["moved_currency"], row["moved_digits"]),
        reason=row["reason"],
        parent=row["parent"],
        return_url=row["return_url"],
        expires=row["expires"],
        step=row["step"],
        settles=row["settles"],
    )


def insert(con: sqlite3.Connection, found: MockObject) -> None:
    con.execute(
        "INSERT INTO objects (psp_ref, about, ref, idem, secret, method, state, minor, currency, digits, parent,"
        " created, step, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(found.psp_ref, found.about, found.ref, found.idem, found.secret, found.method, found.state),
            *(found.money.minor, found.money.currency, found.money.digits),
            *(found.parent, found.created, found.step, found.expires),
        ),
    )
    update(con, found)


def update(con: sqlite3.Connection, found: MockObject) -> None:
    moved = found.moved
    con.execute(
        "UPDATE objects SET state = ?, reason = ?, step = ?, settles = ?, return_url = ?, moved_minor = ?,"
        " moved_currency = ?, moved_digits = ? WHERE psp_ref = ?",
        (
            *(found.state, found.reason, found.step, found.settles, found.return_url),
            *((moved.minor, moved.currency, moved.digits) if moved else (None, None, None)),
            found.psp_ref,
        ),
    )
