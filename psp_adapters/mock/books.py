"""The mock's own books: an item for every movement of the balance, and a batch for each period that is over."""

import secrets
import sqlite3
from collections.abc import Callable

from inapp.domain.methods import Fee
from inapp.domain.model import Origin, PspObjectType
from inapp.domain.money import Money
from inapp.domain.settlements import (
    Arrival,
    ItemKind,
    Page,
    SettlementBalance,
    SettlementBatch,
    SettlementItem,
)
from psp_adapters.mock.outcomes import Books, State, Timing
from psp_adapters.mock.storage import File, MockObject, one

FEE = Fee("1.4", {"": "0.25"})
"""What the mock keeps of each payment. All else is free of charge."""
MOVES = {
    (PspObjectType.PAYMENT, State.PAID): (ItemKind.PAYMENT, 1),
    (PspObjectType.REFUND, State.PAID): (ItemKind.REFUND, -1),
    (PspObjectType.PAYOUT, State.PAID): (ItemKind.PAYOUT, -1),
    (PspObjectType.PAYOUT, State.FAILED): (ItemKind.PAYOUT_RETURNED, 1),
}
"""What an object's new state does to the balance, and the direction."""
PAGE = 500
_COLUMNS = "id, kind, psp_ref, ref, idem, parent, origin, minor, fee, currency, digits, at, batch"
_ADD = f"INSERT OR IGNORE INTO items ({_COLUMNS}) VALUES ({', '.join('?' * 13)})"


def enter(con: sqlite3.Connection, found: MockObject, at: int) -> None:
    """Write down what an object's new state does to the balance, in the transaction that sets the state."""
    kind, sign = MOVES.get((found.about, found.state), (None, 0))
    if kind is None or found.outcome.books is Books.MISSING:
        return
    if kind is ItemKind.PAYOUT_RETURNED and not _entered(con, f"{found.psp_ref}.{ItemKind.PAYOUT}"):
        return  # it failed before any money left
    money = found.moved or found.money
    fee = agreed_fee(kind, money).minor
    wrong = 2 if found.outcome.books is Books.WRONG_FEE else 1
    key = found.idem if found.about is not PspObjectType.PAYMENT and not found.by_hand else ""
    whose = (found.psp_ref, found.ref, key, found.parent, Origin.OURS)
    _add(con, kind, whose, money, sign * money.minor, fee * wrong, at)
    if found.outcome.books is Books.STRANGER:
        whose = (f"pay_{secrets.token_hex(12)}", "", "", "", Origin.ELSEWHERE)
        _add(con, kind, whose, money, money.minor, fee, at)


def agreed_fee(kind: ItemKind, gross: Money) -> Money:
    """What the mock should keep of a movement."""
    return FEE.of(gross) if kind is ItemKind.PAYMENT else Money(0, gross.currency, gross.digits)


def _entered(con: sqlite3.Connection, item: str) -> bool:
    return con.execute("SELECT 1 FROM items WHERE id = ?", (item,)).fetchone() is not None


def _add(
    con: sqlite3.Connection,
    kind: ItemKind,
    whose: tuple[str, str, str, str, Origin],
    unit: Money,
    minor: int,
    fee: int,
    at: int,
    batch: str = "",
) -> None:
    """One movement; `unit` gives the currency. The same movement of the same object is entered once."""
    con.execute(_ADD, (f"{whose[0]}.{kind}", kind, *whose, minor, fee, unit.currency, unit.digits, at, batch))


class BookKeeper:
    """The mock's side of `TellsSettlements`, on its file; every read first closes what is over."""

    def __init__(self, file: File, clock: Callable[[], int], timing: Timing) -> None:
        self._file = file
        self._clock = clock
        self._timing = timing

    def items(self, since: int, until: int, cursor: str) -> Page[SettlementItem]:
        """A page of the items in a window."""
        return self._items("at >= ? AND at < ?", (since, until), cursor, until)

    def items_of(self, batch: str, cursor: str) -> Page[SettlementItem]:
        """A page of the items in a batch; one that nobody has made is lacking."""
        page = self._items("batch = ?", (batch,), cursor, self._clock())
        if page.entries or cursor:
            return page
        return Page((), page.watermark, lacks=(f"the mock has no batch {batch}",))

    def batches(self, since: int, until: int, cursor: str) -> Page[SettlementBatch]:
        """A page of the batches made in a window."""
        now = self._close()
        sql = "SELECT * FROM batches WHERE made >= ? AND made < ? AND number > ? ORDER BY number LIMIT ?"
        with self._file.read() as con:
            rows = con.execute(sql, (since, until, int(cursor or 0), PAGE)).fetchall()
        return Page(tuple(_batch(row, now) for row in rows), min(until, now), _next(rows))

    def balance(self) -> SettlementBalance:
        """The sums of all items, by whether their batch is closed."""
        now = self._close()
        sql = "SELECT currency, digits, batch <> '' AS closed, sum(minor - fee) AS minor FROM items GROUP BY 1, 2, 3"
        with self._file.read() as con:
            rows = con.execute(sql).fetchall()
        sums = {closed: tuple(_money(row) for row in rows if row["closed"] is closed) for closed in (0, 1)}
        return SettlementBalance(available=sums[1], pending=sums[0], at=now)

    def _items(self, where: str, values: tuple[object, ...], cursor: str, until: int) -> Page[SettlementItem]:
        now = self._close()
        sql = f"SELECT * FROM items WHERE {where} AND number > ? ORDER BY number LIMIT ?"
        with self._file.read() as con:
            rows = con.execute(sql, (*values, int(cursor or 0), PAGE)).fetchall()
        return Page(tuple(map(_item, rows)), min(until, now), _next(rows))

    def _close(self) -> int:
        """Close every period that is over, the oldest first, with what our bank has sent back before; the moment."""
        now, length = self._clock(), self._timing.batch
        with self._file.read() as con:
            if not self._over(con, now) and not self._returns(con, now):
                return now
        with self._file.write() as con:
            while True:
                for row in self._returns(con, now):
                    whose = (row["id"], "", "", "", Origin.OURS)
                    _add(con, ItemKind.TRANSFER_RETURNED, whose, _money(row), row["minor"], 0, row["returns"])
                period = self._over(con, now)
                if period is None:
                    return now
                self._close_period(con, (period // length + 1) * length)

    def _over(self, con: sqlite3.Connection, now: int) -> int | None:
        """The moment of the oldest item of a period that is over and not closed."""
        begin = now // self._timing.batch * self._timing.batch
        sql = "SELECT min(at) FROM items WHERE batch = '' AND at < ?"
        oldest = con.execute(sql, (begin,)).fetchone()[0]
        return None if oldest is None else int(oldest)

    def _returns(self, con: sqlite3.Connection, now: int) -> list[sqlite3.Row]:
        """The batches that our bank has sent back by now, and that no item tells of."""
        sent_back = f"id || '.{ItemKind.TRANSFER_RETURNED}'"
        sql = f"SELECT * FROM batches WHERE returns <= ? AND {sent_back} NOT IN (SELECT id FROM items)"
        return con.execute(sql, (now,)).fetchall()

    def _close_period(self, con: sqlite3.Connection, end: int) -> None:
        """Put all items before the end of a period into one batch for each currency."""
        open_ones = "FROM items WHERE batch = '' AND at < ?"
        sums = f"SELECT currency, digits, sum(minor - fee) AS minor {open_ones} GROUP BY currency, digits"
        for row in con.execute(sums, (end,)).fetchall():
            batch, money = f"set_{secrets.token_hex(12)}", _money(row)
            paid = con.execute(f"SELECT psp_ref {open_ones} AND currency = ?", (end, money.currency)).fetchall()
            objects = (one(con, psp_ref=found["psp_ref"]) for found in paid)
            sent_back = any(found is not None and found.outcome.books is Books.SENT_BACK for found in objects)
            arrives = end + self._timing.batch
            values = (batch, money.minor, money.currency, money.digits, end, arrives, arrives if sent_back else None)
            columns = "id, minor, currency, digits, made, arrives, returns"
            con.execute(f"INSERT INTO batches ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
            con.execute(
                "UPDATE items SET batch = ? WHERE batch = '' AND at < ? AND currency = ?", (batch, end, money.currency)
            )
            whose = (batch, "", "", "", Origin.OURS)
            _add(con, ItemKind.TRANSFER, whose, money, -money.minor, 0, end, batch)


def _next(rows: list[sqlite3.Row]) -> str:
    """The cursor of the page after these rows; none after a page that is not full."""
    return str(rows[-1]["number"]) if len(rows) == PAGE else ""


def _money(row: sqlite3.Row) -> Money:
    return Money(row["minor"], row["currency"], row["digits"])


def _item(row: sqlite3.Row) -> SettlementItem:
    gross = _money(row)
    fee = Money(row["fee"], gross.currency, gross.digits)
    return SettlementItem(
        id=row["id"],
        kind=ItemKind(row["kind"]),
        psp_ref=row["psp_ref"],
        gross=gross,
        fee=fee,
        net=gross.less([fee]),
        at=row["at"],
        batch=row["batch"],
        ref=row["ref"],
        key=row["idem"],
        source=row["parent"],
        origin=Origin(row["origin"]),
        word=row["kind"],
    )


def _batch(row: sqlite3.Row, now: int) -> SettlementBatch:
    arrival = Arrival.EXPECTED if now < row["arrives"] else Arrival.ARRIVED
    returned = row["returns"] is not None and row["returns"] <= now
    return SettlementBatch(
        id=row["id"],
        money=_money(row),
        arrival=Arrival.RETURNED if returned else arrival,
        made=row["made"],
        arrives=row["arrives"],
        trace=row["id"],
        reason="account_closed" if returned else "",
    )
