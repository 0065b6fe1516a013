"""Decisions of people, in rows that only grow; which of them still count, and who may speak for now."""

import json
from collections.abc import Iterable

from inapp.domain.deciding import STAFF, Glass
from inapp.domain.model import Decision
from inapp.domain.money import Money
from inapp.domain.staff import ChangeEnd, StaffMember
from inapp.store.operations import Operations
from inapp.store.rows import Table, marks
from inapp.store.staff import Staff

DECISIONS = Table(Decision, "SELECT * FROM decisions WHERE")
_VOID, _VOID_RULES, _GLASS = "words void to", "words on rules void to", "glass"


class Approvals(Operations, Staff):
    """Decisions of people."""

    def add_decision(self, decision: Decision) -> None:
        """Store one person's decision."""
        self.insert("decisions", **DECISIONS.columns_of(decision))

    def decisions(self, subject: str) -> list[Decision]:
        """The decisions about a subject, the oldest first."""
        return self.every(DECISIONS, "subject = ? ORDER BY seq", subject)

    def decisions_of(self, ref: str) -> list[Decision]:
        """The decisions about a payment or unmatched funds, the oldest first."""
        return self.every(DECISIONS, "ref = ? ORDER BY seq", ref)

    def let_go(self, actor: str, currency: str, since: int) -> Iterable[Money]:
        """The amounts that somebody has let go in a currency after a moment, with whichever of their accounts."""
        keys = self.accounts_of_person(actor)
        rows = self.all(
            f"SELECT minor, digits FROM decisions WHERE actor IN {marks(keys)} AND at > ? AND minor IS NOT NULL "
            "AND currency = ?",
            *(*keys, since, currency),
        )
        return [Money(row["minor"], currency, row["digits"]) for row in rows]

    def newest_change(self, ref: str) -> int:
        """The number of the newest line in the history of a payment or of its disbursements; 0 without any."""
        row = self.one("SELECT max(seq) AS seq FROM history WHERE ref = ?", ref)
        return int(row["seq"] or 0) if row else 0

    def void_words(self, now: int, by: str) -> None:
        """Have every word so far count no more, of whatever kind: this database has been restored."""
        for switch, table in ((_VOID, "decisions"), (_VOID_RULES, "rule_changes")):
            row = self.one(f"SELECT max(seq) AS seq FROM {table}")
            self.set_switch(switch, str(row["seq"] or 0) if row else "0")
        for change in self.open_changes():
            self.end_change(change.id, ChangeEnd.EXPIRED, by, now)

    def void_to(self) -> int:
        """The number of the last decision that counts no more; 0 if none."""
        return int(self.switch(_VOID) or 0)

    def rule_words_void_to(self) -> int:
        """The number of the last word on rules that counts no more; 0 if none."""
        return int(self.switch(_VOID_RULES) or 0)

    def member_of(self, key: str) -> StaffMember | None:
        """The member of staff of a key; None for a login of the machine."""
        return self.member(int(key.removeprefix(STAFF))) if key.startswith(STAFF) else None

    def accounts_of_person(self, key: str) -> list[str]:
        """The keys of all accounts of whoever has this one, the first one first: one mailbox is one person's."""
        member = self.member_of(key)
        if member is None or not member.email:
            return [key]
        rows = self.all("SELECT id FROM staff WHERE lower(email) = lower(?) ORDER BY id", member.email)
        return [f"{STAFF}{row['id']}" for row in rows]

    def person_of(self, key: str) -> str:
        """The key by which a person is told from others, whichever of their accounts this one is."""
        return self.accounts_of_person(key)[0]

    def trades_as(self, key: str, user_id: int) -> bool:
        """True if a member of staff is a trader: their mailbox is the user's, or one person at a provider is both."""
        members = [found for one in self.accounts_of_person(key) if (found := self.member_of(one))]
        sql = "SELECT email FROM users WHERE user_id = ? UNION SELECT email FROM accounts WHERE user_id = ?"
        mails = {row["email"].lower() for row in self.all(sql, user_id, user_id)} - {""}
        bound = self.all("SELECT issuer, subject FROM provider_users WHERE user_id = ?", user_id)
        people = {(row["issuer"], row["subject"]) for row in bound}
        return any(one.email.lower() in mails or (one.issuer, one.subject) in people for one in members)

    def glass(self) -> Glass | None:
        """The last time that somebody broke the glass, or None."""
        value = self.switch(_GLASS)
        return Glass(**json.loads(value)) if value else None

    def break_glass(self, glass: Glass) -> None:
        """Store that somebody has broken the glass."""
        self.set_switch(_GLASS, json.dumps({"by": glass.by, "reason": glass.reason, "at": glass.at}))
