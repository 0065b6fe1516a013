"""Rules: the texts that decided, who switched them on, and what each rule said of a payment; all of it only grows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.rules import Asked, Moment, Outcome, Standing, Verdict
from inapp.domain.text import At
from inapp.store.payments import PAYMENTS
from inapp.store.rows import Rows, Table

ON, PROPOSED, WITHDRAWN = "on", "proposed", "withdrawn"
STANDING = Table(Standing, "SELECT * FROM user_standing WHERE", group="user_group")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One person's, or the program's, word on a version of the rules."""

    seq: int
    version: str
    verb: str
    by: str
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A stored verdict: its number, whose it is, the payment as it was then, and the last line of the history then."""

    seq: int
    subject: str
    user_id: int
    verdict: Verdict
    about: Mapping[str, Any]
    line: int
    at: int


CHANGES = Table(RuleChange, "SELECT * FROM rule_changes WHERE")


class RuleRows(Rows):
    """Rules, their changes and their verdicts."""

    def keep_rules(self, version: str, text: str, at: int) -> None:
        """Keep the text of a version."""
        if self.rule_text(version) is None:
            self.insert("rule_files", version=version, text=text, at=at)

    def rule_text(self, version: str) -> str | None:
        """The text of a version, if it was ever proposed or in force."""
        row = self.one("SELECT text FROM rule_files WHERE version = ?", version)
        return row["text"] if row else None

    def whole_version(self, beginning: str) -> str | None:
        """The version that begins so; None if none does, or several do."""
        found = self.all("SELECT version FROM rule_files WHERE substr(version, 1, ?) = ?", len(beginning), beginning)
        return found[0]["version"] if len(found) == 1 else None

    def add_rule_change(self, version: str, verb: str, by: str, actor: str, at: int) -> None:
        """Add a word on a version, with a hash over itself and over the hash of the word before it."""
        last = self.one("SELECT chain FROM rule_changes ORDER BY seq DESC LIMIT 1")
        line = {"version": version, "verb": verb, "by": by, "actor": actor, "at": at}
        self.insert("rule_changes", **line, chain=_chain(last["chain"] if last else "", line))

    def has_any_payment(self) -> bool:
        """True once there was a payment."""
        return self.one("SELECT 1 FROM payments LIMIT 1") is not None

    def rules_in_force(self) -> str | None:
        """The version that decides now; None if none was ever switched on."""
        row = self.one("SELECT version FROM rule_changes WHERE verb = 'on' ORDER BY seq DESC LIMIT 1")
        return row["version"] if row else None

    def proposed_rules(self) -> list[RuleChange]:
        """The words on the version that waits to be switched on, the oldest first; none if none waits."""
        last = self.first(CHANGES, "TRUE ORDER BY seq DESC LIMIT 1")
        if last is None or last.verb != PROPOSED:
            return []
        since = "SELECT coalesce(max(seq), 0) FROM rule_changes WHERE verb <> 'proposed' OR version <> ?"
        return self.every(CHANGES, f"seq > ({since}) ORDER BY seq", last.version)

    def rule_changes(self) -> list[RuleChange]:
        """Every word on a version, the oldest first."""
        return self.every(CHANGES, "TRUE ORDER BY seq")

    def add_verdict(self, verdict: Verdict, subject: str, user_id: int, about: Mapping[str, Any], at: int) -> None:
        """Store what every rule said; a verdict that repeats the last one of its moment is that one."""
        if verdict.moment is not Moment.START and self._repeats(verdict, subject):
            return
        last = self.one("SELECT seq, chain FROM rule_verdicts ORDER BY seq DESC LIMIT 1")
        seq = last["seq"] + 1 if last else 1
        rows = [(seq, n, *_columns(one)) for n, one in enumerate(verdict.asked)]
        self.db.executemany("INSERT INTO rule_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        line = self.one("SELECT coalesce(max(seq), 0) FROM history")
        columns = {
            "subject": subject,
            "user_id": user_id,
            "moment": verdict.moment,
            "version": verdict.version,
            "outcome": verdict.outcome,
            "people": verdict.people,
            "about": json.dumps(about, sort_keys=True),
            "facts": json.dumps(verdict.facts, sort_keys=True),
            "line": line[0] if line else 0,
            "at": at,
        }
        chain = _chain(last["chain"] if last else "", columns, rows)
        self.insert("rule_verdicts", seq=seq, **columns, chain=chain)

    def _repeats(self, verdict: Verdict, subject: str) -> bool:
        last = self.one(
            "SELECT seq, version FROM rule_verdicts WHERE subject = ? AND moment = ? ORDER BY seq DESC LIMIT 1",
            subject,
            verdict.moment,
        )
        if last is None or last["version"] != verdict.version:
            return False
        said = self.all("SELECT rule, outcome, cause FROM rule_records WHERE verdict = ? ORDER BY n", last["seq"])
        return [tuple(row) for row in said] == [(one.rule, one.outcome, one.cause) for one in verdict.asked]

    def verdicts(self, subject: str, moment: Moment | None = None) -> list[RuleRecord]:
        """The verdicts on a payment, or on a user's refused starts (`user 7`), the oldest first."""
        where = "subject = ? AND moment = coalesce(?, moment) ORDER BY seq"
        return [self._record(row) for row in self.all(f"SELECT * FROM rule_verdicts WHERE {where}", subject, moment)]

    def verdicts_since(self, at: int, after: int, count: int) -> list[RuleRecord]:
        """Verdicts from a moment on, after the one of a number, in their order."""
        where = "at >= ? AND seq > ? ORDER BY seq LIMIT ?"
        return [self._record(row) for row in self.all(f"SELECT * FROM rule_verdicts WHERE {where}", at, after, count)]

    def refused_starts(self, user_id: int, count: int) -> list[RuleRecord]:
        """The newest records of payments that a user was not allowed to start, at most so many, the newest first."""
        where = "subject = ? AND moment = 'start' ORDER BY seq DESC LIMIT ?"
        rows = self.all(f"SELECT * FROM rule_verdicts WHERE {where}", f"user {user_id}", count)
        return [self._record(row) for row in rows]

    def refused_starts_since(self, user_id: int, since: int, most: int, rule: str = "") -> int:
        """The number of such records since a moment, of one rule or all; only the newest `most` are looked at."""
        newest = "SELECT seq, at FROM rule_verdicts WHERE subject = ? AND moment = 'start' ORDER BY seq DESC LIMIT ?"
        by = "SELECT 1 FROM rule_records r WHERE r.verdict = v.seq AND r.rule = ? AND r.outcome = 'refuse'"
        sql = f"SELECT count(*) FROM ({newest}) v WHERE at > ? AND (? = '' OR EXISTS ({by}))"
        row = self.one(sql, f"user {user_id}", most, since, rule, rule)
        return int(row[0]) if row else 0

    def starts_without_verdict(self, since: int) -> list[tuple[Payment, int]]:
        """The payments since a moment of whose start no rule was asked, with the first line of their history."""
        asked = "SELECT 1 FROM rule_verdicts v WHERE v.subject = p.ref AND v.moment = 'start'"
        first = "(SELECT min(seq) FROM history h WHERE h.ref = p.ref) AS line"
        sql = f"SELECT p.*, {first} FROM payments p WHERE created >= ? AND NOT EXISTS ({asked}) ORDER BY created"
        return [(PAYMENTS.value(row), row["line"]) for row in self.all(sql, since)]

    def last_verdict(self, subject: str, moment: Moment | None = None) -> RuleRecord | None:
        """The newest verdict on a payment, of one moment or of any."""
        where = "subject = ? AND moment = coalesce(?, moment) ORDER BY seq DESC LIMIT 1"
        row = self.one(f"SELECT * FROM rule_verdicts WHERE {where}", subject, moment)
        return self._record(row) if row else None

    def _record(self, row: Any) -> RuleRecord:
        asked = self.all("SELECT * FROM rule_records WHERE verdict = ? ORDER BY n", row["seq"])
        facts, about = json.loads(row["facts"]), json.loads(row["about"])
        verdict = Verdict(Moment(row["moment"]), row["version"], tuple(map(_asked, asked)), row["people"], facts)
        return RuleRecord(row["seq"], row["subject"], row["user_id"], verdict, about, row["line"], row["at"])

    def standing(self, user_id: int) -> Standing | None:
        """What the broker has last said of a user; None if nothing yet."""
        return self.first(STANDING, "user_id = ? ORDER BY seq DESC LIMIT 1", user_id)

    def set_standing(self, standing: Standing) -> bool:
        """Note what the broker says of a user; False if it has said so before."""
        known = self.standing(standing.user_id)
        same = known and (known.level, known.group, known.country) == (standing.level, standing.group, standing.country)
        if same:
            return False
        self.insert("user_standing", **STANDING.columns_of(standing))
        return True

    def note_password_change(self, user_id: int, at: int) -> None:
        """Note that a user has a new password."""
        self.db.execute("INSERT OR REPLACE INTO password_changes VALUES (?, ?)", (user_id, at))

    def add_mark(self, ref: str, what: str, mark: str, user_id: int, at: int) -> None:
        """Note where a payment came from, or the account that its trader named, as a mark that tells nothing else."""
        self.insert("payment_marks", ref=ref, what=what, mark=mark, user_id=user_id, at=at)


def broken_verdict(rows: Rows) -> int | None:
    """The first verdict, or word on a version (below zero), that does not follow from the one before it, or None."""
    chain = ""
    for row in rows.db.execute("SELECT * FROM rule_changes ORDER BY seq"):
        chain = _chain(chain, {name: row[name] for name in ("version", "verb", "by", "actor", "at")})
        if chain != row["chain"]:
            return -int(row["seq"])
    chain = ""
    for row in rows.db.execute("SELECT * FROM rule_verdicts ORDER BY seq"):
        said = rows.all("SELECT * FROM rule_records WHERE verdict = ? ORDER BY n", row["seq"])
        columns = {name: row[name] for name in row.keys() if name not in ("seq", "chain")}  # noqa: SIM118 - no mapping
        chain = _chain(chain, columns, list(map(tuple, said)))
        if chain != row["chain"]:
            return int(row["seq"])
    return None


def _chain(before: str, columns: Mapping[str, object], records: object = ()) -> str:
    words = json.dumps([before, [str(value) for value in columns.values()], records], default=str)
    return hashlib.sha256(words.encode()).hexdigest()


def _columns(asked: Asked) -> tuple[object, ...]:
    shown = {name: _plain(value) for name, value in asked.values.items()}
    told = asked.rule, str(asked.outcome), asked.value, asked.threshold, asked.staff, asked.words
    return *told, json.dumps(shown, sort_keys=True), asked.until, asked.cause


def _plain(value: object) -> object:
    if isinstance(value, Money):
        return [value.minor, value.currency, value.digits]
    return {"at": int(value)} if isinstance(value, At) else value


def _asked(row: Any) -> Asked:
    values = {name: _value(value) for name, value in json.loads(row["shown"]).items()}
    told = row["rule"], Outcome(row["outcome"]), row["value"], row["threshold"], row["staff"], row["words"]
    return Asked(*told, values, row["until"], row["cause"])


def _value(stored: Any) -> object:
    if isinstance(stored, dict):
        return At(stored["at"])
    return Money(*stored) if isinstance(stored, list) else stored
