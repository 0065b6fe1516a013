"""The commands of staff, in rows that only grow: one before a command begins, and one when it has ended."""

import hashlib

from inapp.domain.model import Action, ActionState
from inapp.domain.staff import Wanted
from inapp.store.rows import Rows, Table, marks

ACTIONS = Table(Action, "SELECT * FROM actions WHERE")
_CHAINED = ("begun", "outcome", "command", "arguments", "by", "system_user", "at")


class Actions(Rows):
    """The table of actions. Each row carries a hash over itself and over the hash of the row before it."""

    def add_action(self, action: Action) -> int:
        """Add a row; returns its number, by which the row of the end names that of the beginning."""
        line = {name: getattr(action, name) for name in _CHAINED}
        last = self.one("SELECT chain FROM actions ORDER BY seq DESC LIMIT 1")
        self.insert("actions", **line, chain=_chain(line, last["chain"] if last else ""))
        row = self.one("SELECT last_insert_rowid()")
        return int(row[0]) if row else 0

    def has_action(self, number: int, at: int) -> bool:
        """True if the row of this number is that of a command which began at this moment."""
        return self.one("SELECT 1 FROM actions WHERE seq = ? AND at = ?", number, at) is not None

    def newest_actions(self, count: int) -> list[tuple[Action, ActionState]]:
        """The newest commands, the oldest of them first, and how each ended; `begun` for one that never did."""
        begun = self.every(ACTIONS, "begun IS NULL ORDER BY seq DESC LIMIT ?", count)
        ended = {
            action.begun: action.outcome for action in self.every(ACTIONS, "begun >= ?", begun[-1].seq if begun else 0)
        }
        return [(action, ended.get(action.seq, action.outcome)) for action in reversed(begun)]

    def actions_page(self, wanted: Wanted, before: int, count: int) -> list[tuple[Action, ActionState]]:
        """The newest commands before a number that a filter wants, the newest first, and how each ended."""
        where, values = ["begun IS NULL", "seq < ?"], [before]
        if wanted.actor:
            where.append("'login ' || system_user = ?")
            values.append(wanted.actor)  # type: ignore[arg-type]
        if wanted.subject:
            where.append("instr(arguments, json_quote(?))")
            values.append(wanted.subject)  # type: ignore[arg-type]
        for sign, moment in ((">=", wanted.since), ("<", wanted.until)):
            if moment:
                where.append(f"at {sign} ?")
                values.append(moment)
        begun = self.every(ACTIONS, f"{' AND '.join(where)} ORDER BY seq DESC LIMIT ?", *values, count)
        ends = f"begun IN {marks(begun)}"
        ended = {action.begun: action.outcome for action in self.every(ACTIONS, ends, *(one.seq for one in begun))}
        return [(action, ended.get(action.seq, action.outcome)) for action in begun]

    def actions_head(self) -> tuple[int, str]:
        """The number of rows and the hash of the newest; 0 and an empty text without any."""
        last = self.one("SELECT seq, chain FROM actions ORDER BY seq DESC LIMIT 1")
        return (int(last["seq"]), str(last["chain"])) if last else (0, "")

    def broken_actions(self) -> int | None:
        """The first row whose hash does not follow from the row before it, or None if the whole chain holds."""
        return broken_action(self)


def broken_action(rows: Rows) -> int | None:
    """The first row whose hash does not follow from the row before it, or None if the whole chain holds."""
    chain = ""
    for row in rows.db.execute("SELECT * FROM actions ORDER BY seq"):
        chain = _chain(dict(row), chain)
        if row["chain"] != chain:
            return int(row["seq"])
    return None


def _chain(line: dict[str, object], before: str) -> str:
    parts = ("" if line[name] is None else str(line[name]) for name in _CHAINED)
    return hashlib.sha256("\0".join([before, *parts]).encode()).hexdigest()
