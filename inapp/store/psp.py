"""Webhooks as they came in, and payouts and refunds as they went out."""

import sqlite3
from collections.abc import Collection

from inapp.domain.model import Disbursement, DisbursementState, PspEvent, PspObjectType
from inapp.domain.records import ReceivedEvent
from inapp.store.rows import Rows, marks, money_columns, money_of


def _call(row: sqlite3.Row) -> Disbursement:
    money = money_of(row)
    assert money is not None  # noqa: S101 - the column is NOT NULL
    return Disbursement(
        key=row["key"],
        ref=row["ref"],
        action=PspObjectType(row["action"]),
        money=money,
        psp=row["psp"],
        psp_ref=row["psp_ref"],
        result_ref=row["result_ref"],
        state=DisbursementState(row["state"]),
        reported_paid=bool(row["reported_paid"]),
        created=row["created"],
        label=row["label"],
        called=row["called"],
        reason=row["reason"],
    )


def _event(row: sqlite3.Row) -> PspEvent:
    return PspEvent(row["id"], row["type"], PspObjectType(row["subject"]), row["ref"], row["psp_ref"])


class PspRows(Rows):
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

    def add_psp_call(self, call: Disbursement) -> None:
        self.insert(
            "psp_calls",
            key=call.key,
            ref=call.ref,
            action=call.action,
            **money_columns(call.money),
            psp=call.psp,
            psp_ref=call.psp_ref,
            result_ref=call.result_ref,
            state=call.state,
            reported_paid=call.reported_paid,
            created=call.created,
            label=call.label,
            called=call.called,
            reason=call.reason,
        )

    def psp_calls(self, ref: str) -> list[Disbursement]:
        calls = map(_call, self.all("SELECT * FROM psp_calls WHERE ref = ?", ref))
        return sorted(calls, key=lambda call: call.n)  # by no time: clocks are set back

    def psp_call(self, key: str) -> Disbursement | None:
        row = self.one("SELECT * FROM psp_calls WHERE key = ?", key)
        return _call(row) if row else None

    def refunds_of(self, psp: str, psp_ref: str) -> list[Disbursement]:
        """Every refund of a PSP's object, except those planned for a withdrawal that ended before its debit."""
        rows = self.all(
            "SELECT psp_calls.* FROM psp_calls LEFT JOIN payments USING (ref) "
            "WHERE psp_calls.psp = ? AND psp_calls.psp_ref = ? "
            "AND NOT (psp_calls.state = 'planned' AND payments.status IN ('cancelled', 'refused'))",
            psp,
            psp_ref,
        )
        return [_call(row) for row in rows]

    def psp_call_keys(self) -> set[str]:
        """The keys of all calls that may have been made."""
        return {row["key"] for row in self.db.execute("SELECT key FROM psp_calls WHERE state != 'planned'")}

    def set_psp_call(self, key: str, **changes: object) -> None:
        self.update("psp_calls", "key = ?", (key,), **changes)
