"""What is kept for a time and then deleted; docs/running.md says why, and names what is never deleted."""

from collections.abc import Mapping

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR

DAY = 24 * HOUR
KEPT_FOR: Mapping[str, int] = {
    "events": 30 * DAY,
    "alerts": 90 * DAY,
    "declines": 30 * DAY,
    "card_facts": 18 * 30 * DAY,
    "instruments": 18 * 30 * DAY,
    "choices": 30 * DAY,
    "mails": 30 * DAY,
    "told": 18 * 30 * DAY,
    "checks": 18 * 30 * DAY,
    "events_out": 30 * DAY,
    "answers": 30 * DAY,
}
"""Milliseconds after the end of a row, by table."""
AT_ONCE = 1000
"""Rows in one transaction, so that nobody waits for them."""


def forget(cashier: Cashier) -> None:
    """Delete every row that has been kept for long enough. They are looked for outside of the writers' turn."""
    now = cashier.clock.now()
    for table, kept in KEPT_FOR.items():
        while rows := _old_rows(cashier, table, now - kept):
            with cashier.store.write() as db:
                db.delete_rows(table, rows)


def _old_rows(cashier: Cashier, table: str, before: int) -> list[int]:
    with cashier.store.read() as db:
        return db.old_rows(table, before, AT_ONCE)
