"""Alerts, the count of cTrader calls, and the switches that stop sending or a single adapter."""

import json
import re
from dataclasses import asdict

from inapp.domain.attempts import Breaker, BreakerState
from inapp.domain.model import Alert, Drill
from inapp.domain.staff import Digest
from inapp.store.rows import Rows, Table

REPEAT_ALERT_AFTER_MS = 3_600_000
NO_REFERENCE = re.compile(r"[^A-Za-z0-9_-]+")
ALERTS = Table(Alert, "SELECT * FROM alerts WHERE")
DECIDED_SINCE = """(EXISTS (SELECT 1 FROM decisions d WHERE d.ref = a.ref AND d.ref != '' AND d.at >= a.at)
OR EXISTS (SELECT 1 FROM history h WHERE h.ref = a.ref AND h.event = 'refund_ordered' AND h.at >= a.at))"""
"""True of an alert if people have decided about its payment since then."""


class Operations(Rows):
    """Alerts, the count of cTrader calls, and the switches."""

    def add_alert(self, at: int, code: str, ref: str, text: str) -> None:
        """Store an alert, unless the same one was stored within the last hour of a clock that was not set back.

        People who have decided about its payment since then are told again: they think that it goes on. `ref` keeps
        letters, figures, `_` and `-` alone: a PSP's objects may carry a stranger's words.
        """
        ref = NO_REFERENCE.sub("", ref)[:64]
        lately = "ref = :ref AND code = :code AND text = :text AND at > :since AND at <= :now"
        values = {"ref": ref, "code": code, "text": text, "since": at - REPEAT_ALERT_AFTER_MS, "now": at}
        if not self.db.execute(f"SELECT 1 FROM alerts a WHERE {lately} AND NOT {DECIDED_SINCE}", values).fetchone():
            self.insert("alerts", at=at, code=code, ref=ref, text=text, tries=0, due=at)

    def add_alert_once(self, at: int, code: str, ref: str, text: str) -> None:
        """Store an alert, unless the same one is stored already, however old."""
        if not self.was_told(code, ref, text):
            self.insert("alerts", at=at, code=code, ref=ref, text=text, tries=0, due=at)

    def was_told(self, code: str, ref: str, text: str) -> bool:
        """True if such an alert is stored."""
        return self.one("SELECT 1 FROM alerts WHERE ref = ? AND code = ? AND text = ?", ref, code, text) is not None

    def is_in_use(self) -> bool:
        """True once somebody or something was stored that an installation works with."""
        tables = ("accounts", "users", "payments", "tokens", "sessions")
        found = " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables)
        row = self.one(f"SELECT {found} AS found")
        return bool(row and row["found"])

    def due_alerts(self, now: int) -> list[Alert]:
        """Up to twenty undelivered alerts that are due, the oldest first."""
        return self.every(ALERTS, "delivered IS NULL AND due <= ? ORDER BY id LIMIT 20", now)

    def oldest_waiting_alert(self) -> Alert | None:
        """The alert that has waited longest for its delivery."""
        found = self.every(ALERTS, "delivered IS NULL ORDER BY id LIMIT 1")
        return found[0] if found else None

    def alert_delivered(self, alert_id: int, at: int) -> None:
        """Mark an alert delivered."""
        self.update("alerts", "id = ?", (alert_id,), delivered=at)

    def alert_failed(self, alert_id: int, due: int) -> None:
        """Count a failed delivery and try again at `due`."""
        self.db.execute("UPDATE alerts SET tries = tries + 1, due = ? WHERE id = ?", (due, alert_id))

    def send_alerts_again(self, ref: str, at: int) -> int:
        """Let the alerts about a payment be delivered once more; returns how many there are."""
        return self.db.execute("UPDATE alerts SET delivered = NULL, due = ? WHERE ref = ?", (at, ref)).rowcount

    def count_call(self, kind: str, at: int) -> None:
        """Count one call to cTrader."""
        self.insert("remote_calls", kind=kind, at=at)

    def calls_since(self, at: int, kind: str | None = None) -> int:
        """The number of calls after a moment, of all kinds or of one."""
        row = self.one("SELECT count(*) FROM remote_calls WHERE at > ? AND kind = coalesce(?, kind)", at, kind)
        return int(row[0]) if row else 0

    def calls_reach(self, most: int, since: int) -> bool:
        """True if there were so many calls after a moment. They are counted only if as many are kept at all."""
        ends = "SELECT (SELECT max(seq) FROM remote_calls) - (SELECT min(seq) FROM remote_calls)"
        row = self.one(ends)  # two steps in the index, however many there are
        kept = row[0] + 1 if row and row[0] is not None else 0
        return kept >= most and self.calls_since(since) >= most

    def delete_expired_calls(self, before: int) -> None:
        """Forget the calls made before a moment."""
        self.db.execute("DELETE FROM remote_calls WHERE at < ?", (before,))

    def switch(self, name: str) -> str | None:
        """The value of a switch, or None."""
        row = self.one("SELECT value FROM switches WHERE name = ?", name)
        return row["value"] if row else None

    def set_switch(self, name: str, value: str | None) -> None:
        """Set a switch, or remove it."""
        if value is None:
            self.db.execute("DELETE FROM switches WHERE name = ?", (name,))
        else:
            self.db.execute("INSERT OR REPLACE INTO switches (name, value) VALUES (?, ?)", (name, value))

    def breaker(self) -> Breaker:
        """The breaker, closed in a new database."""
        value = self.switch("breaker")
        if value is None:
            return Breaker()
        fields = json.loads(value)
        return Breaker(**{**fields, "state": BreakerState(fields["state"])})

    def set_breaker(self, breaker: Breaker) -> None:
        """Store the breaker if it has changed."""
        if breaker != self.breaker():
            self.set_switch("breaker", json.dumps(asdict(breaker)))

    def held(self) -> str | None:
        """The reason for which all sending is held, or None."""
        return self.switch("held")

    def set_held(self, reason: str | None) -> None:
        """Hold all sending for a reason, or release it."""
        self.set_switch("held", reason)

    def copied_at(self) -> int:
        """The moment up to which a held database knows what happened; 0 if it was never noted."""
        return int(self.switch("copied at") or 0)

    def set_copied_at(self, at: int) -> None:
        """Store that moment."""
        self.set_switch("copied at", str(at))

    def compared_hold(self) -> str | None:
        """The hold for which readers and PSPs were asked already."""
        return self.switch("compared")

    def set_compared_hold(self, reason: str) -> None:
        """Store that they were asked for this hold."""
        self.set_switch("compared", reason)

    def drill(self) -> Drill | None:
        """The last restore that was practised."""
        value = self.switch("drill")
        return Drill(**json.loads(value)) if value else None

    def set_drill(self, drill: Drill) -> None:
        """Store how a practised restore went."""
        self.set_switch("drill", json.dumps(asdict(drill)))

    def digest(self) -> Digest | None:
        """The digest of the audit that was sent last."""
        value = self.switch("digest")
        return Digest(**json.loads(value)) if value else None

    def set_digest(self, digest: Digest) -> None:
        """Store the digest that is sent."""
        self.set_switch("digest", json.dumps(asdict(digest)))

    def one_person_noted(self) -> bool:
        """True if the audit says that one person decides alone."""
        return self.switch("one person") is not None

    def note_one_person(self, is_set: bool) -> None:
        """Store what the audit says."""
        self.set_switch("one person", "1" if is_set else None)

    def settled_actions(self) -> int:
        """The number of lines of the log of commands that people have compared with this database."""
        return int(self.switch("actions settled") or 0)

    def settle_actions(self, lines: int) -> None:
        """Store that number."""
        self.set_switch("actions settled", str(lines))

    def heartbeat(self) -> int | None:
        """The moment of the worker's last heartbeat."""
        value = self.switch("heartbeat")
        return int(value) if value else None

    def set_heartbeat(self, now: int) -> None:
        """Store the worker's heartbeat."""
        self.set_switch("heartbeat", str(now))

    def unavailable_adapters(self) -> dict[str, str]:
        """The problem of each unavailable adapter, by name."""
        rows = self.all("SELECT name, value FROM switches WHERE name LIKE 'unwell %'")
        return {row["name"].partition(" ")[2]: row["value"] for row in rows}

    def set_adapter_problem(self, psp: str, problem: str) -> None:
        """Store the problem of an adapter; an empty text makes it available."""
        self.set_switch(f"unwell {psp}", problem or None)

    def psp_account(self, psp: str) -> str | None:
        """The account at a PSP that this database has worked with, as the PSP calls it."""
        return self.switch(f"account {psp}")

    def set_psp_account(self, psp: str, account: str) -> None:
        """Store the account at a PSP."""
        self.set_switch(f"account {psp}", account)

    def prove_writable(self, now: int) -> None:
        """Write something, at most once a second: a transaction that changes nothing succeeds on a full disk too."""
        second = str(now // 1000)
        if self.switch("written") != second:
            self.set_switch("written", second)
