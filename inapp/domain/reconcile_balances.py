"""The balances of accounts in cTrader over a time, as information: trading moves them too, so nothing follows.

What can be wrong is a chain: of two operations whose versions follow each other, the second balance is the first one
plus the second operation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from inapp.domain.reconcile import Told


@dataclass(frozen=True, slots=True)
class AccountDay:
    """What cTrader tells of one account in a time: the balance before its first and after its last operation.

    `moved` are its deposits and withdrawals. `unlinked` names the operations whose balance does not follow from the
    one before.
    """

    login: int
    currency: str
    before: Decimal
    moved: Decimal
    after: Decimal
    unlinked: tuple[str, ...] = ()

    @property
    def others(self) -> Decimal:
        """What trading and everything else but deposits and withdrawals has added."""
        return self.after - self.before - self.moved


def account_days(rows: Iterable[Told]) -> Iterator[AccountDay]:
    """Each account of some operations that tell the balance after them; they come by account, in their order."""
    for login, group in groupby(rows, key=lambda row: row.login):
        told = [row for row in group if row.balance is not None]
        if told:
            yield _account_day(login, told)


def _account_day(login: int, rows: list[Told]) -> AccountDay:
    first, last = rows[0], rows[-1]
    moved = sum((Decimal(row.money.text) for row in rows), Decimal(0))
    before = _after(first) - Decimal(first.money.text)
    unlinked = tuple(row.id for one, row in pairwise(rows) if not _follows(one, row))
    return AccountDay(login, last.money.currency, before, moved, _after(last), unlinked)


def _after(row: Told) -> Decimal:
    return Decimal(row.balance.text) if row.balance else Decimal(0)


def _follows(before: Told, row: Told) -> bool:
    """True if nothing speaks against it: between versions that are apart, trading may have moved the balance."""
    if before.version is None or row.version != before.version + 1:
        return row.version is None or row.version != before.version
    return _after(before) + Decimal(row.money.text) == _after(row)
