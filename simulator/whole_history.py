"""Every change of a balance, as cTrader's own history has it: the bookings, and what was changed by hand in between.

The local cTrader keeps bookings alone. What their balances do not explain, such as the balance that an account began
with, was changed by hand: a row without an external id. The version of a row counts those of its login.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from simulator.demo import Trader

Row = dict[str, Any]
CLOSE = "CLOSE"
SIGNS = {"DEPOSIT": 1, "WITHDRAW": -1, CLOSE: 1}  # the amount of a closed position has a sign of its own
NUMBERS = {"DEPOSIT": 0, "WITHDRAW": 1, CLOSE: 2}
"""The types as cTrader numbers them (Manager API, operationType)."""


def whole(bookings: Iterable[Row], traders: Iterable[Trader]) -> list[Row]:
    """All rows of all traders, each login's own in the order of their versions."""
    of: dict[int, list[Row]] = {trader["login"]: [] for trader in traders}
    now = {trader["login"]: trader for trader in traders}
    for row in bookings:
        of.setdefault(row["login"], []).append(row)
    return [row for login, rows in of.items() for row in _numbered(login, rows, now.get(login))]


def _numbered(login: int, bookings: list[Row], trader: Trader | None) -> Iterator[Row]:
    for version, row in enumerate(_with_changes(login, bookings, trader), start=1):
        number = row["balanceHistoryId"] or login * 100_000 + version
        yield row | {"balanceHistoryId": number, "balanceVersion": version}


def _with_changes(login: int, bookings: list[Row], trader: Trader | None) -> Iterator[Row]:
    known, at = Decimal(0), (trader or {}).get("registrationTimestamp") or 1
    for row in bookings:
        after = Decimal(row["balance"]).scaleb(-row["moneyDigits"])
        before = after - SIGNS[row["type"]] * Decimal(row["amount"])
        yield from _change(login, before - known, before, row["moneyDigits"], at)
        yield row
        known, at = after, row["timestamp"]
    if trader:
        digits = int(trader["moneyDigits"])
        after = Decimal(trader["balance"]).scaleb(-digits)
        yield from _change(login, after - known, after, digits, at)


def _change(login: int, delta: Decimal, after: Decimal, digits: int, at: int) -> Iterator[Row]:
    if delta:
        yield {
            "balanceHistoryId": 0,
            "login": login,
            "type": "DEPOSIT" if delta > 0 else "WITHDRAW",
            "amount": f"{abs(delta):f}",
            "externalId": None,
            "externalNote": None,
            "comment": "changed by hand",
            "source": None,
            "timestamp": at,
            "balance": int(after.scaleb(digits)),
            "moneyDigits": digits,
        }
