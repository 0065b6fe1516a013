"""The audit: what staff did and looked at, in rows that only grow; each carries a hash over itself and the one before.

A page of it is found by its last row's number, so that the newest page of a long audit costs as little as of a short.
"""

import hashlib
from collections.abc import Mapping, Sequence

from inapp.domain.staff import AuditLine, Wanted
from inapp.store.rows import Rows, Table, marks

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
        """The lines before the one of a number that a filter wants, the newest first."""
        last = self.one("SELECT at FROM audit WHERE seq = ?", before)
        of_somebody = {"actor": wanted.actor, "subject": wanted.subject}
        bounds: list[tuple[str, object]] = [(f"{column} = ?", value) for column, value in of_somebody.items() if value]
        # Lines of one person or object are read by their number, all others by their time: each has its own index.
        at, order = ("+at", "seq DESC") if bounds else ("at", "at DESC, seq DESC")
        bounds += [(f"{at} {sign} ?", value) for sign, value in ((">=", wanted.since), ("<", wanted.until)) if value]
        where = " AND ".join(["TRUE", *(bound for bound, _ in bounds)])
        values = [value for _, value in bounds]
        if last and order == "seq DESC":
            where, values = f"{where} AND seq < ?", [*values, before]
        elif last:
            where, values = f"{where} AND (at, seq) < (?, ?)", [*values, last["at"], before]
        return self.every(AUDIT, f"{where} ORDER BY {order} LIMIT ?", *values, count)

    def has_audit(self, actors: Sequence[str], verb: str, subject: str, detail: str, since: int) -> bool:
        """True if one of these accounts has such a line after a moment."""
        where = f"subject = ? AND verb = ? AND detail = ? AND at > ? AND actor IN {marks(actors)}"
        return self.one(f"SELECT 1 FROM audit WHERE {where}", subject, verb, detail, since, *actors) is not None

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
