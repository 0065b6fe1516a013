"""What is kept for a time and then deleted; docs/privacy.md says why, and names what is never deleted."""

from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.retention import TABLES

DAY = 24 * HOUR
AT_ONCE = 1000
"""Rows in one transaction, so that nobody waits for them."""


def kept_for(cashier: Cashier) -> Mapping[str, int]:
    """Milliseconds after the end of a row, by table."""
    own = cashier.policy.keep_days
    return {table: own.get(table, kept.days) * DAY for table, kept in TABLES.items()}


def forget(cashier: Cashier) -> None:
    """Delete every row that has been kept for long enough. They are looked for outside of the writers' turn."""
    now = cashier.clock.now()
    for table, kept in kept_for(cashier).items():
        while rows := _old_rows(cashier, table, now - kept):
            with cashier.store.write() as db:
                db.delete_rows(table, rows)


def _old_rows(cashier: Cashier, table: str, before: int) -> list[int]:
    with cashier.store.read() as db:
        return db.old_rows(table, before, AT_ONCE)
