"""Webhooks as they came in, and payouts and refunds as they went out."""

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
from inapp.domain.ledger import MoneyEvent, disbursement_event, taken_by
from inapp.domain.model import CardFacts, Change, Dispute, PspEvent, ReceivedEvent
from inapp.store.ledger import Ledger
from inapp.store.rows import History, Table, marks

EVENTS = Table(PspEvent, "SELECT * FROM events WHERE")
DISBURSEMENTS = Table(
    Disbursement, "SELECT * FROM psp_calls WHERE", type="action", source_ref="psp_ref", psp_ref="result_ref"
)
DISPUTES = Table(Dispute, "SELECT * FROM disputes WHERE")
CARD_FACTS = Table(CardFacts, "SELECT * FROM card_facts WHERE")
DISBURSEMENT_HISTORY = History("disbursement_history", "key", "psp_calls", "state")
FACTS = frozenset({"psp_ref", "called", "reason", "reported_paid"})
"""The facts of a disbursement that are learned later and do not change its state."""


def _facts(facts: dict[str, object]) -> dict[str, object]:
    if not facts.keys() <= FACTS:
        raise KeyError(*facts.keys() - FACTS)
    return DISBURSEMENTS.columns(facts)


class PspRows(Ledger):
    """Webhooks as they came in, and payouts and refunds as they went out."""

    def store_event(self, psp: str, event: PspEvent, at: int) -> bool:
        """Keep a webhook; False if its id is stored already."""
        if self.one("SELECT 1 FROM events WHERE psp = ? AND id = ?", psp, event.id):
            return False
        self.insert("events", psp=psp, **EVENTS.columns_of(event), received=at, due=at)
        return True

    def has_waiting_events(self, now: int) -> bool:
        """True if there is an unfinished webhook that is due."""
        return self.one("SELECT 1 FROM events WHERE finished IS NULL AND due <= ? LIMIT 1", now) is not None

    def waiting_events(self, now: int, count: int) -> list[tuple[str, PspEvent]]:
        """The unfinished webhooks that are due, each with its PSP."""
        rows = self.all("SELECT * FROM events WHERE finished IS NULL AND due <= ? ORDER BY due LIMIT ?", now, count)
        return [(row["psp"], EVENTS.value(row)) for row in rows]

    def newest_events(self, count: int, results: Collection[str] = ()) -> list[ReceivedEvent]:
        """The webhooks that came last, the newest first; those with one of these results, if any are named."""
        where = f"WHERE result IN {marks(results)}" if results else ""
        rows = self.all(f"SELECT * FROM events {where} ORDER BY received DESC, rowid DESC LIMIT ?", *results, count)
        return [ReceivedEvent(row["psp"], EVENTS.value(row), row["received"], row["result"]) for row in rows]

    def postpone_event(self, psp: str, event_id: str, due: int) -> None:
        """Let a webhook wait until `due`."""
        self.update("events", "psp = ? AND id = ?", (psp, event_id), due=due)

    def finish_event(self, psp: str, event_id: str, result: str, at: int) -> None:
        """Store the result of a webhook."""
        self.update("events", "psp = ? AND id = ?", (psp, event_id), result=result, finished=at)

    def add_disbursement(self, disbursement: Disbursement, by: str) -> None:
        """Store a disbursement with the first row of its history. Raises IllegalTransition if none begins so."""
        event = DISBURSEMENT_STARTS.get(disbursement.state)
        if event is None:
            raise IllegalTransition(f"no disbursement begins in {disbursement.state}")
        self.insert("psp_calls", **DISBURSEMENTS.columns_of(disbursement))
        DISBURSEMENT_HISTORY.append(self, disbursement.key, None, event, disbursement.state, by, disbursement.created)
        self._post_disbursement(disbursement, None, disbursement.created)

    def move_disbursement(
        self, disbursement: Disbursement, event: DisbursementEvent, by: str, at: int, **facts: object
    ) -> Disbursement:
        """Apply an event: compare-and-set of the state plus its history row. Raises IllegalTransition."""
        became = next_disbursement_state(disbursement.state, event)
        key, state = disbursement.key, disbursement.state
        if not self.update("psp_calls", "key = ? AND state = ?", (key, state), state=became, **_facts(facts)):
            raise IllegalTransition(f"{key} is not {state} any more")
        DISBURSEMENT_HISTORY.append(self, key, state, event, became, by, at)
        moved: Disbursement = replace(disbursement, state=became, **facts)  # type: ignore[arg-type]
        self._post_disbursement(moved, state, at)
        return moved

    def _post_disbursement(self, moved: Disbursement, was: DisbursementState | None, at: int) -> None:
        event = disbursement_event(was, moved.state)
        self.post(event, moved.money, ref=moved.ref, subject=moved.key, at=at, psp=moved.psp)

    def note_disbursement(self, disbursement: Disbursement, **facts: object) -> Disbursement:
        """Store some FACTS. Raises KeyError for other fields."""
        self.update("psp_calls", "key = ?", (disbursement.key,), **_facts(facts))
        return replace(disbursement, **facts)  # type: ignore[arg-type]

    def disbursement_history(self, key: str) -> list[Change]:
        """The changes of a disbursement's state, the oldest first."""
        return DISBURSEMENT_HISTORY.changes(self, key)

    def broken_disbursement_history(self) -> int | None:
        """The first line of the disbursements' history whose hash does not follow from the line before it, or None."""
        return DISBURSEMENT_HISTORY.broken_line(self)

    def strayed_disbursement(self) -> str | None:
        """The key of a disbursement whose state is not what the last line of its history says, or None."""
        return DISBURSEMENT_HISTORY.strayed(self)

    def disbursements(self, ref: str) -> list[Disbursement]:
        """The disbursements of a payment or of unmatched funds, in the order of their numbers."""
        found = self.every(DISBURSEMENTS, "ref = ?", ref)
        return sorted(found, key=lambda disbursement: disbursement.n)  # not by time: clocks are set back

    def disbursement(self, key: str) -> Disbursement | None:
        """The disbursement of an idempotency key."""
        return self.first(DISBURSEMENTS, "key = ?", key)

    def refunds_of(self, psp: str, source_ref: str) -> list[Disbursement]:
        """Every refund of a PSP's object, except those planned for a withdrawal that ended before its debit."""
        rows = self.all(
            "SELECT psp_calls.* FROM psp_calls LEFT JOIN payments USING (ref) "
            "WHERE psp_calls.psp = ? AND psp_calls.psp_ref = ? "
            "AND NOT (psp_calls.state = 'planned' AND payments.status IN ('cancelled', 'refused'))",
            psp,
            source_ref,
        )
        return [DISBURSEMENTS.value(row) for row in rows]

    def disbursement_keys(self) -> set[str]:
        """The keys of all disbursements that the PSP may have been asked for."""
        return {row["key"] for row in self.db.execute("SELECT key FROM psp_calls WHERE state != 'planned'")}

    def disputes(self, ref: str) -> list[Dispute]:
        """The disputes of a deposit and the warnings of fraud, in the order in which they came."""
        return self.every(DISPUTES, "ref = ? ORDER BY rowid", ref)

    def keep_dispute(self, psp: str, ref: str, dispute: Dispute, at: int) -> None:
        """Store what a PSP says of a dispute now."""
        known = self.first(DISPUTES, "psp = ? AND id = ?", psp, dispute.id)
        if known != dispute:
            line = DISPUTES.columns_of(dispute) | {"was": known.state if known else None, "at": at}
            self.insert("dispute_history", psp=psp, ref=ref, **line)
        columns = DISPUTES.columns_of(dispute) | {"at": at}
        if not self.update("disputes", "psp = ? AND id = ?", (psp, dispute.id), **columns):
            self.insert("disputes", psp=psp, ref=ref, **columns)
        was, now = taken_by(known), taken_by(dispute)
        subject = f"{ref}.dispute.{dispute.id}"
        self.post_change(MoneyEvent.DISPUTE_TAKEN, was, now, ref=ref, subject=subject, at=at, psp=psp)

    def card_facts(self, ref: str) -> list[CardFacts]:
        """What the PSP said of the card of each try to pay a deposit, in the order in which they were seen."""
        return self.every(CARD_FACTS, "ref = ? ORDER BY rowid", ref)

    def keep_card_facts(self, psp: str, ref: str, facts: CardFacts, at: int) -> None:
        """Store what a PSP says of the card of one try to pay, if it is new or has changed."""
        known = self.first(CARD_FACTS, "psp = ? AND id = ?", psp, facts.id)
        if known is None:
            self.insert("card_facts", psp=psp, ref=ref, **CARD_FACTS.columns_of(facts), at=at)
        elif known != facts:
            self.update("card_facts", "psp = ? AND id = ?", (psp, facts.id), **CARD_FACTS.columns_of(facts))
