"""The audit: what staff did and looked at, in rows that only grow; each carries a hash over itself and the one before.

A page of it is found by its last row's number, so that the newest page of a long audit costs as little as of a short.
"""

import hashlib
from collections.abc import Mapping

from inapp.domain.staff import AuditLine, Wanted
from inapp.store.rows import Rows, Table

AUDIT = Table(AuditLine, "SELECT * FROM audit WHERE")
_CHAINED = ("at", "actor", "name", "verb", "subject", "detail")


class Audit(Rows):
    """The table of the audit."""

    def add_audit(self, at: int, actor: str, name: str, verb: str, subject: str, detail: str) -> None:
        """Add a line."""
        line = {"at": at, "actor": actor, "name": name, "verb": verb, "subject": subject, "detail": detail}
        self.insert("audit", **line, chain=_chain(line, self.audit_head()[1]))

    def audit_head(self) -> tuple[int, str]:
        """The number of lines and the hash of the newest; 0 and an empty text without any."""
        last = self.one("SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1")
        return (int(last["seq"]), str(last["chain"])) if last else (0, "")

    def audit_page(self, wanted: Wanted, before: int, count: int) -> list[AuditLine]:
        """The newest lines before a number that a filter wants, the newest first."""
        where, values = ["seq < ?"], [before]
        for column, value in (("actor", wanted.actor), ("subject", wanted.subject)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)  # type: ignore[arg-type]
        if wanted.since:
            where.append("at >= ?")
            values.append(wanted.since)
        if wanted.until:
            newest = self.one("SELECT seq FROM audit WHERE at < ? ORDER BY at DESC, seq DESC LIMIT 1", wanted.until)
            where += ["at < ?", "seq <= ?"]  # found by its number, an old day costs as little as today
            values += [wanted.until, newest["seq"] if newest else 0]
        return self.every(AUDIT, f"{' AND '.join(where)} ORDER BY seq DESC LIMIT ?", *values, count)

    def audit_hash(self, number: int) -> str:
        """The hash of a line; empty for one that is not there."""
        row = self.one("SELECT chain FROM audit WHERE seq = ?", number)
        return str(row["chain"]) if row else ""

    def broken_audit(self) -> int | None:
        """The first line whose hash or number does not follow from the line before it; None if the chain holds."""
        chain = ""
        for number, row in enumerate(self.db.execute("SELECT * FROM audit ORDER BY seq"), 1):
            chain = _chain(dict(row), chain)
            if row["chain"] != chain or row["seq"] != number:
                return number
        return None


def _chain(line: Mapping[str, object], before: str) -> str:
    parts = (str(line[name]) for name in _CHAINED)
    return hashlib.sha256("\0".join([before, *parts]).encode()).hexdigest()
