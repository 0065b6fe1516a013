"""Sums of payments for staff: what came in and went out, by day and method, and by a user's instruments."""

import sqlite3
from dataclasses import dataclass
from decimal import Decimal

from inapp.domain.states import PaymentType, Status
from inapp.store.rows import Rows

_HALF = 10**6
_SUM = f"sum(minor / {_HALF}) AS high, sum(minor % {_HALF}) AS low"
"""A sum in two halves: SQLite refuses one that outgrows 64 bits, and one absurd row must not close a page."""
ARRIVED = {PaymentType.DEPOSIT: Status.CREDITED, PaymentType.WITHDRAWAL: Status.PAID_OUT}


@dataclass(frozen=True, slots=True)
class Sum:
    """Payments that are alike: how many, and the sum of their amounts in minor units.

    `reason` is empty except of declined ones, `instrument` where it is not asked for.
    """

    kind: PaymentType
    status: Status
    method: str
    currency: str
    digits: int
    many: int
    minor: int
    reason: str = ""
    instrument: str = ""

    @property
    def arrived(self) -> bool:
        """True of money that reached the account, or the trader."""
        return self.status is ARRIVED[self.kind]

    @property
    def scaled(self) -> Decimal:
        """The sum in whole units."""
        return Decimal(self.minor).scaleb(-self.digits)

    @property
    def text(self) -> str:
        """The sum as plain decimal text, however large."""
        whole = str(self.minor).rjust(self.digits + 1, "0")
        return f"{whole[: -self.digits]}.{whole[-self.digits :]}" if self.digits else whole


class Sums(Rows):
    """Sums of payments."""

    def sums_between(self, since: int, until: int) -> list[Sum]:
        """The payments that began in a time, by kind, state, method and currency, and the reason of declined ones."""
        rows = self.all(
            "SELECT kind, status, method, currency, digits, iif(status = 'declined', reason, '') AS reason, "
            f"'' AS instrument, count(*) AS many, {_SUM} FROM payments INDEXED BY payments_created "
            "WHERE created >= ? AND created < ? GROUP BY 1, 2, 3, 4, 5, 6",
            since,
            until,
        )
        return [_sum(row) for row in rows]

    def sums_of_user(self, user_id: int, since: int) -> list[Sum]:
        """What has arrived of a user's payments since a moment, by instrument."""
        rows = self.all(
            "SELECT kind, status, method, currency, digits, '' AS reason, instrument, count(*) AS many, "
            f"{_SUM} FROM payments INDEXED BY payments_user WHERE user_id = ? AND created >= ? "
            "AND status IN ('credited', 'paid_out') GROUP BY 1, 2, 3, 4, 5, 7",
            user_id,
            since,
        )
        return [_sum(row) for row in rows]


def _sum(row: sqlite3.Row) -> Sum:
    return Sum(
        PaymentType(row["kind"]),
        Status(row["status"]),
        row["method"],
        row["currency"],
        row["digits"],
        row["many"],
        row["high"] * _HALF + row["low"],
        row["reason"],
        row["instrument"],
    )
