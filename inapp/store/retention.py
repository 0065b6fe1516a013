"""Rows that are kept for a time and then deleted, a few at once."""

from collections.abc import Sequence

from inapp.domain.states import Status
from inapp.store.rows import Rows

FINAL = "(" + ", ".join(repr(str(status)) for status in Status if status.final) + ")"
_ENDED = f"p.status IN {FINAL}"
OLD_ROWS = {
    "events": "finished < ?",
    "alerts": "delivered < ?",
    "declines": "at < ?",
    "card_facts": "at < ?",
    "instruments": "used < ?",
    "choices": "at < ?",
    "mails": "ended < ?",
    "told": "at < ?",
    "payment_marks": f"at < ? AND EXISTS (SELECT 1 FROM payments p WHERE p.ref = payment_marks.ref AND {_ENDED})",
    "checks": "at < ?",
    "events_out": "taken < ?",
    "answers": f"ref IN (SELECT ref FROM payments WHERE updated < ? AND status IN {FINAL})",
}
"""How an old row of each table is found; what is not finished or delivered is never old."""


class Retention(Rows):
    """Deletes old rows."""

    def old_rows(self, table: str, before: int, count: int) -> list[int]:
        """Up to `count` rows of one of OLD_ROWS that ended before a moment."""
        sql = f"SELECT rowid FROM {table} WHERE {OLD_ROWS[table]} LIMIT ?"
        return [row[0] for row in self.all(sql, before, count)]

    def delete_rows(self, table: str, rows: Sequence[int]) -> None:
        """Delete some of those rows."""
        self.db.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(row,) for row in rows])
