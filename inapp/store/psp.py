"""Webhooks as they came in, and payouts and refunds as they went out."""

import sqlite3
from collections.abc import Collection
from dataclasses import replace

from inapp.domain.disbursements import (
    DISBURSEMENT_STARTS,
    Disbursement,
    DisbursementEvent,
    DisbursementState,
    next_disbursement_state,
)
from inapp.domain.errors import IllegalTransition
from inapp.domain.model import PspEvent, PspObjectType
from inapp.domain.records import Change, ReceivedEvent
from inapp.store.history import History
from inapp.store.rows import marks, money_columns, money_of

FACTS = {"psp_ref": "result_ref", "called": "called", "reason": "reason", "reported_paid": "reported_paid"}
"""The facts of a disbursement that are learned later and are no state, each with its column."""


def _disbursement(row: sqlite3.Row) -> Disbursement:
    money = money_of(row)
    assert money is not None  # noqa: S101 - the column is NOT NULL
    return Disbursement(
        key=row["key"],
        ref=row["ref"],
        type=PspObjectType(row["action"]),
        money=money,
        psp=row["psp"],
        source_ref=row["psp_ref"],
        psp_ref=row["result_ref"],
        state=DisbursementState(row["state"]),
        reported_paid=bool(row["reported_paid"]),
        created=row["created"],
        label=row["label"],
        called=row["called"],
        reason=row["reason"],
    )


def _event(row: sqlite3.Row) -> PspEvent:
    return PspEvent(row["id"], row["type"], PspObjectType(row["subject"]), row["ref"], row["psp_ref"])


class PspRows(History):
    """Webhooks as they came in, and payouts and refunds as they went out."""

    def store_event(self, psp: str, event: PspEvent, at: int) -> bool:
        """Keep a webhook; False if its id is stored already."""
        if self.one("SELECT 1 FROM events WHERE psp = ? AND id = ?", psp, event.id):
            return False
        self.insert(
            "events",
            psp=psp,
            id=event.id,
            type=event.type,
            subject=event.subject,
            ref=event.ref,
            psp_ref=event.psp_ref,
            received=at,
            due=at,
        )
        return True

    def waiting_events(self, now: int, count: int) -> list[tuple[str, PspEvent]]:
        rows = self.all("SELECT * FROM events WHERE finished IS NULL AND due <= ? ORDER BY due LIMIT ?", now, count)
        return [(row["psp"], _event(row)) for row in rows]

    def newest_events(self, count: int, results: Collection[str] = ()) -> list[ReceivedEvent]:
        """The webhooks that came last, the newest first; those with one of these results, if any are named."""
        where = f"WHERE result IN {marks(results)}" if results else ""
        rows = self.all(f"SELECT * FROM events {where} ORDER BY received DESC, rowid DESC LIMIT ?", *results, count)
        return [ReceivedEvent(row["psp"], _event(row), row["received"], row["result"]) for row in rows]

    def postpone_event(self, psp: str, event_id: str, due: int) -> None:
        self.update("events", "psp = ? AND id = ?", (psp, event_id), due=due)

    def finish_event(self, psp: str, event_id: str, result: str, at: int) -> None:
        self.update("events", "psp = ? AND id = ?", (psp, event_id), result=result, finished=at)

    def add_disbursement(self, disbursement: Disbursement, by: str) -> None:
        """Store a disbursement with the first row of its history. Raises IllegalTransition if none begins so."""
        event = DISBURSEMENT_STARTS.get(disbursement.state)
        if event is None:
            raise IllegalTransition(f"no disbursement begins in {disbursement.state}")
        self.insert(
            "psp_calls",
            key=disbursement.key,
            ref=disbursement.ref,
            action=disbursement.type,
            **money_columns(disbursement.money),
            psp=disbursement.psp,
            psp_ref=disbursement.source_ref,
            result_ref=disbursement.psp_ref,
            state=disbursement.state,
            reported_paid=disbursement.reported_paid,
            created=disbursement.created,
            label=disbursement.label,
            called=disbursement.called,
            reason=disbursement.reason,
        )
        self._tell_of(disbursement.key, None, event, disbursement.state, by, disbursement.created)

    def move_disbursement(
        self, disbursement: Disbursement, event: DisbursementEvent, by: str, at: int, **facts: object
    ) -> Disbursement:
        """Apply an event: compare-and-set of the state plus its history row. Raises IllegalTransition."""
        became = next_disbursement_state(disbursement.state, event)
        columns = {FACTS[name]: value for name, value in facts.items()}
        where = (disbursement.key, disbursement.state)
        if not self.update("psp_calls", "key = ? AND state = ?", where, **{"state": became, **columns}):
            raise IllegalTransition(f"{disbursement.key} is not {disbursement.state} any more")
        self._tell_of(disbursement.key, disbursement.state, event, became, by, at)
        return replace(disbursement, state=became, **facts)  # type: ignore[arg-type]

    def note_disbursement(self, disbursement: Disbursement, **facts: object) -> Disbursement:
        """Store facts that are no state: `psp_ref`, `called`, `reason`, `reported_paid`. Raises KeyError for others."""
        columns = {FACTS[name]: value for name, value in facts.items()}
        self.update("psp_calls", "key = ?", (disbursement.key,), **columns)
        return replace(disbursement, **facts)  # type: ignore[arg-type]

    def _tell_of(
        self, key: str, was: DisbursementState | None, event: DisbursementEvent, became: str, by: str, at: int
    ) -> None:
        self._append_line("disbursement_history", "key", key, was, event, became, by, at)

    def disbursement_history(self, key: str) -> list[Change]:
        rows = self.all("SELECT was, event, became, by, at FROM disbursement_history WHERE key = ? ORDER BY seq", key)
        return [Change(**dict(row)) for row in rows]

    def broken_disbursement_history(self) -> int | None:
        """The first line of the disbursements' history whose hash does not follow from the line before it, or None."""
        return self._broken_line("disbursement_history", "key")

    def strayed_disbursement(self) -> str | None:
        """The key of a disbursement whose state is not what the last line of its history says, if there is one."""
        row = self.one(
            "SELECT key FROM psp_calls AS it WHERE state IS NOT "
            "(SELECT became FROM disbursement_history WHERE key = it.key ORDER BY seq DESC LIMIT 1) LIMIT 1"
        )
        return row["key"] if row else None

    def disbursements(self, ref: str) -> list[Disbursement]:
        """The disbursements of a payment or of unmatched funds, in the order of their numbers."""
        found = map(_disbursement, self.all("SELECT * FROM psp_calls WHERE ref = ?", ref))
        return sorted(found, key=lambda disbursement: disbursement.n)  # by no time: clocks are set back

    def disbursement(self, key: str) -> Disbursement | None:
        row = self.one("SELECT * FROM psp_calls WHERE key = ?", key)
        return _disbursement(row) if row else None

    def refunds_of(self, psp: str, source_ref: str) -> list[Disbursement]:
        """Every refund of a PSP's object, except those planned for a withdrawal that ended before its debit."""
        rows = self.all(
            "SELECT psp_calls.* FROM psp_calls LEFT JOIN payments USING (ref) "
            "WHERE psp_calls.psp = ? AND psp_calls.psp_ref = ? "
            "AND NOT (psp_calls.state = 'planned' AND payments.status IN ('cancelled', 'refused'))",
            psp,
            source_ref,
        )
        return [_disbursement(row) for row in rows]

    def disbursement_keys(self) -> set[str]:
        """The keys of all disbursements that the PSP may have been asked for."""
        return {row["key"] for row in self.db.execute("SELECT key FROM psp_calls WHERE state != 'planned'")}
