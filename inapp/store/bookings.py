"""Attempts, decisions, the call count, and the switches that stop all sending or a single method."""

import json
import sqlite3
from dataclasses import asdict, replace

from inapp.domain.attempts import AttemptState, Breaker, BreakerState
from inapp.domain.errors import IllegalTransition
from inapp.domain.model import Attempt
from inapp.domain.money import Money
from inapp.domain.records import Decision
from inapp.store.rows import Rows, marks

_ATTEMPTS = "SELECT attempts.*, currency, digits FROM attempts JOIN payments USING (ref)"
"""Attempts, their amounts as text, beside the currency and the digits of their payments."""

COLUMN_OF = {"booking_type": "leg", "resolved_at": "settled"}
"""Columns that keep the names they were created with."""


def _attempt(row: sqlite3.Row) -> Attempt:
    fields = dict(row)
    money = Money.from_text(fields.pop("amount"), fields.pop("currency"), fields.pop("digits"))
    return Attempt(**{**fields, "money": money, "state": AttemptState(row["state"])})


class Bookings(Rows):
    """Attempts, decisions about them, and the switches that stop all sending or a single method."""

    def add_attempt(self, attempt: Attempt) -> None:
        fields = asdict(attempt) | {"amount": attempt.money.text}
        del fields["money"]
        self.insert("attempts", **fields)

    def attempts(self, ref: str) -> list[Attempt]:
        return [_attempt(row) for row in self.all(f"{_ATTEMPTS} WHERE ref = ? ORDER BY started, n", ref)]

    def tallies(self) -> dict[str, tuple[int, int | None]]:
        """By payment, how many attempts it has, and the cTrader id of its last booking."""
        found: dict[str, tuple[int, int | None]] = {}
        for row in self.db.execute("SELECT ref, balance_history_id AS number FROM attempts ORDER BY started, n"):
            count, last = found.get(row["ref"], (0, None))
            found[row["ref"]] = count + 1, row["number"] or last
        return found

    def attempt(self, external_id: str) -> Attempt | None:
        row = self.one(f"{_ATTEMPTS} WHERE external_id = ?", external_id)
        return _attempt(row) if row else None

    def attempts_in(self, states: frozenset[AttemptState], resolved_since: int = 0) -> list[Attempt]:
        rows = self.all(
            f"{_ATTEMPTS} WHERE state IN {marks(states)} AND (settled IS NULL OR settled >= ?) ORDER BY started",
            *states,
            resolved_since,
        )
        return [_attempt(row) for row in rows]

    def freezing_attempts(self, login: int, states: frozenset[AttemptState]) -> list[Attempt]:
        listed = ", ".join(repr(str(state)) for state in sorted(states))  # text, so that the partial index applies
        rows = self.all(f"{_ATTEMPTS} WHERE attempts.login = ? AND state IN ({listed})", login)
        return [_attempt(row) for row in rows]

    def external_ids(self) -> set[str]:
        return {row["external_id"] for row in self.db.execute("SELECT external_id FROM attempts")}

    def resolve_attempt(self, attempt: Attempt, state: AttemptState, **changes: object) -> Attempt:
        """Move an attempt from the state it is known in. Raises IllegalTransition if it is in another one by now."""
        if not self.update(
            "attempts",
            "external_id = ? AND state = ?",
            (attempt.external_id, attempt.state),
            state=state,
            **_columns(changes),
        ):
            raise IllegalTransition(f"{attempt.external_id} is not {attempt.state} any more")
        return replace(attempt, state=state, **changes)  # type: ignore[arg-type]

    def holder_of(self, balance_history_id: int) -> str | None:
        """The external id of the attempt that holds this cTrader id already."""
        row = self.one("SELECT external_id FROM attempts WHERE balance_history_id = ?", balance_history_id)
        return row["external_id"] if row else None

    def count_call(self, kind: str, at: int) -> None:
        self.insert("remote_calls", kind=kind, at=at)

    def calls_since(self, at: int, kind: str | None = None) -> int:
        where, values = ("AND kind = ?", (kind,)) if kind else ("", ())
        row = self.one(f"SELECT count(*) AS calls FROM remote_calls WHERE at > ? {where}", at, *values)
        return int(row["calls"]) if row else 0

    def delete_expired_calls(self, before: int) -> None:
        self.db.execute("DELETE FROM remote_calls WHERE at < ?", (before,))

    def _switch(self, name: str) -> str | None:
        row = self.one("SELECT value FROM switches WHERE name = ?", name)
        return row["value"] if row else None

    def _set_switch(self, name: str, value: str | None) -> None:
        if value is None:
            self.db.execute("DELETE FROM switches WHERE name = ?", (name,))
        else:
            self.db.execute("INSERT OR REPLACE INTO switches (name, value) VALUES (?, ?)", (name, value))

    def breaker(self) -> Breaker:
        value = self._switch("breaker")
        if value is None:
            return Breaker()
        fields = json.loads(value)
        return Breaker(**{**fields, "state": BreakerState(fields["state"])})

    def set_breaker(self, breaker: Breaker) -> None:
        if breaker != self.breaker():
            self._set_switch("breaker", json.dumps(asdict(breaker)))

    def held(self) -> str | None:
        return self._switch("held")

    def set_held(self, reason: str | None) -> None:
        self._set_switch("held", reason)

    def heartbeat(self) -> int | None:
        value = self._switch("heartbeat")
        return int(value) if value else None

    def set_heartbeat(self, now: int) -> None:
        self._set_switch("heartbeat", str(now))

    def unavailable_adapters(self) -> dict[str, str]:
        """What is wrong with adapters, by name; those that are well are not in it."""
        rows = self.all("SELECT name, value FROM switches WHERE name LIKE 'unwell %'")
        return {row["name"].partition(" ")[2]: row["value"] for row in rows}

    def set_adapter_problem(self, psp: str, problem: str) -> None:
        self._set_switch(f"unwell {psp}", problem or None)

    def psp_account(self, psp: str) -> str | None:
        """The account at a PSP that this database has worked with, as the PSP calls it."""
        return self._switch(f"account {psp}")

    def set_psp_account(self, psp: str, account: str) -> None:
        self._set_switch(f"account {psp}", account)

    def prove_writable(self, now: int) -> None:
        """Write something, at most once a second: a transaction that changes nothing succeeds on a full disk too."""
        second = str(now // 1000)
        if self._switch("written") != second:
            self._set_switch("written", second)

    def add_decision(self, decision: Decision) -> None:
        self.insert("decisions", **asdict(decision))

    def decisions(self, subject: str) -> list[Decision]:
        rows = self.all("SELECT ref, subject, verdict, by, at FROM decisions WHERE subject = ? ORDER BY seq", subject)
        return [Decision(**dict(row)) for row in rows]
