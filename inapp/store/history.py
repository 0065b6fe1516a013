"""Histories that only grow: each line carries a hash over itself and over the hash of the line before it."""

import hashlib
import sqlite3

from inapp.store.rows import Rows

INHERITED = "inherited"
"""The event of a line that a migration wrote: SQL cannot hash, so the next line's hash covers it as well."""


def _chain(before: str, subject: str, was: str | None, event: str, became: str, by: str, at: int) -> str:
    link = "\n".join([before, subject, was or "", event, became, by, str(at)])
    return hashlib.sha256(link.encode()).hexdigest()


class History(Rows):
    """Appends to the history tables, and checks their chains. `subject` names the column of whose history it is."""

    def _append_line(
        self, table: str, subject: str, value: str, was: str | None, event: str, became: str, by: str, at: int
    ) -> None:
        """Add the line of a change of state, in the transaction that makes the change."""
        chain = _chain(self._last_chain(table, subject), value, was, event, became, by, at)
        columns = {"was": was, "event": event, "became": became, "by": by, "at": at, "chain": chain}
        self.insert(table, **{subject: value, **columns})

    def _last_chain(self, table: str, subject: str) -> str:
        last = self.one(f"SELECT chain FROM {table} ORDER BY seq DESC LIMIT 1")
        if last is None:
            return ""
        if last["chain"] is not None:
            return str(last["chain"])
        chain = ""
        for row in self.db.execute(f"SELECT * FROM {table} ORDER BY seq"):
            chain = self._chain_of(row, subject, chain)
        return chain

    @staticmethod
    def _chain_of(row: sqlite3.Row, subject: str, before: str) -> str:
        return _chain(before, row[subject], row["was"], row["event"], row["became"], row["by"], row["at"])

    def _broken_line(self, table: str, subject: str) -> int | None:
        """The first line whose hash does not follow from the line before it, or None if the whole chain holds."""
        chain, inherited = "", True
        for row in self.db.execute(f"SELECT * FROM {table} ORDER BY seq"):
            chain = self._chain_of(row, subject, chain)
            inherited = inherited and row["event"] == INHERITED and row["chain"] is None
            if row["chain"] != chain and not inherited:
                number: int = row["seq"]
                return number
        return None
