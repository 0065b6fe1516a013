"""Events on their way to the broker's CRM, and the histories that they are made of."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from inapp.domain.events_out import EventOut, Source, Told
from inapp.domain.model import Dispute
from inapp.store.rows import Rows, Table

EVENTS_OUT = Table(EventOut, "SELECT * FROM events_out WHERE")
UNTAKEN = Table(EventOut, "SELECT * FROM events_out INDEXED BY events_out_untaken WHERE taken IS NULL AND")
"""Events that wait; without its index SQLite goes through all that were taken."""
DISPUTE_LINES = Table(Dispute, "SELECT * FROM dispute_history WHERE")

_AFTER_ITS_PAYOUTS = "event IN ('payout_paid', 'payout_failed', 'refund_paid', 'refund_failed')"
_LINES = {
    Source.DISBURSEMENT: "SELECT h.seq AS line, p.ref, h.at, iif(h.was IS NULL, 1, 2) AS rank "
    "FROM disbursement_history h JOIN psp_calls c USING (key) JOIN payments p ON p.ref = c.ref",
    Source.PAYMENT: "SELECT seq AS line, ref, at, CASE WHEN was IS NULL THEN 0 "
    f"WHEN {_AFTER_ITS_PAYOUTS} THEN 3 ELSE 1 END AS rank FROM history h",
    Source.DISPUTE: "SELECT seq AS line, ref, at, 4 AS rank FROM dispute_history h",
}
"""The lines of each history that belong to a payment; the rank tells which of two histories was first in a moment."""
_TABLES = {Source.DISBURSEMENT: "disbursement_history", Source.PAYMENT: "history", Source.DISPUTE: "dispute_history"}
FIRST_OF_ITS_PAYMENT = "seq = (SELECT min(seq) FROM events_out o WHERE o.ref = events_out.ref AND o.taken IS NULL)"

Line = tuple[int, int, str, Source, int]
"""When it happened, its rank in that moment, the payment, the source and the number of the line."""


def _merged(streams: Iterable[Iterable[Line]]) -> list[Line]:
    """The lines of several histories as one, payment by payment; those of each history stay in their order."""
    of_payments: dict[str, list[list[Line]]] = {}
    for stream in streams:
        for ref, lines in groupby(sorted(stream, key=itemgetter(2)), key=itemgetter(2)):
            of_payments.setdefault(ref, []).append(list(lines))
    return [line for lines in of_payments.values() for line in merge(*lines, key=itemgetter(0, 1))]


class EventsOut(Rows):
    """The outbox of events."""

    def begin_events(self) -> None:
        """Tell of what happens from now on, if nothing was ever told."""
        if self.one("SELECT 1 FROM events_read LIMIT 1") is None:
            for source, table in _TABLES.items():
                newest = self.one(f"SELECT coalesce(max(seq), 0) FROM {table}")
                self.insert("events_read", source=source, line=newest[0] if newest else 0)

    def has_new_events(self) -> bool:
        """True if a history has grown since it was last read for events, or was never read."""
        read = {row["source"]: row["line"] for row in self.all("SELECT * FROM events_read")}
        newest = {source: self.one(f"SELECT max(seq) FROM {table}") for source, table in _TABLES.items()}
        return not read or any(row and (row[0] or 0) > read[source] for source, row in newest.items())

    def feed_events(self, now: int, count: int) -> None:
        """Add an event for each new line of the histories, up to `count` of each, in the order in which they came."""
        streams = []
        for source, table in _TABLES.items():
            read = self.one("SELECT line FROM events_read WHERE source = ?", source)
            newest = self.one(f"SELECT max(seq) FROM {table}")
            begin, end = (read[0] if read else 0), (newest[0] or 0 if newest else 0)
            end = min(end, begin + count)
            streams.append(self._lines(source, "WHERE h.seq > ? AND h.seq <= ?", begin, end))
            self.db.execute("REPLACE INTO events_read VALUES (?, ?)", (source, end))
        self.add_events(_merged(streams), now, replay=False)

    def lines_between(self, ref: str, since: int, until: int) -> list[Line]:
        """The lines of all histories between two moments, of one payment if it is named, in their order."""
        where = "WHERE h.at >= ? AND h.at < ?" + (" AND p.ref = ?" if ref else "")
        values = [since, until, *([ref] if ref else [])]
        streams = []
        for source in _TABLES:
            own = where if source is Source.DISBURSEMENT else where.replace("p.ref", "h.ref")
            streams.append(self._lines(source, own, *values))
        return _merged(streams)

    def _lines(self, source: Source, where: str, *values: object) -> Iterator[Line]:
        """Lines of a history; one whose clock was set back stays behind those before it."""
        latest = 0
        for row in self.all(f"{_LINES[source]} {where} ORDER BY h.seq", *values):
            latest = max(latest, row["at"])
            yield latest, row["rank"], row["ref"], source, row["line"]

    def add_events(self, lines: list[Line], now: int, replay: bool) -> None:
        """Add an event for each of these lines."""
        for _, _, ref, source, line in lines:
            rest = {"created": now, "due": now, "tries": 0, "problem": "", "replay": replay}
            self.insert("events_out", ref=ref, source=source, line=line, **rest)

    def due_events_out(self, now: int, count: int) -> list[EventOut]:
        """Events that are due, the oldest of each payment alone: its next one waits until that is taken."""
        return self.every(UNTAKEN, f"due <= ? AND {FIRST_OF_ITS_PAYMENT} ORDER BY seq LIMIT ?", now, count)

    def event_taken(self, event: EventOut, at: int) -> None:
        """Store that the CRM has taken an event; if it had not before, all that wait are due at once."""
        self.update("events_out", "seq = ?", (event.seq,), taken=at, problem="")
        if event.tries:
            self.db.execute("UPDATE events_out SET due = ? WHERE taken IS NULL AND due > ? AND tries > 0", (at, at))

    def event_failed(self, event: EventOut, due: int, problem: str) -> None:
        """Count a failed delivery and try again at `due`."""
        self.update("events_out", "seq = ?", (event.seq,), tries=event.tries + 1, due=due, problem=problem)

    def oldest_event_out(self) -> EventOut | None:
        """The event that has waited longest."""
        return self.first(UNTAKEN, "TRUE ORDER BY seq LIMIT 1")

    def oldest_events_out(self, count: int) -> list[EventOut]:
        """Some events that wait, the oldest first."""
        return self.every(UNTAKEN, "TRUE ORDER BY seq LIMIT ?", count)

    def waiting_events_out(self) -> int:
        """The number of events that the CRM has not taken."""
        row = self.one("SELECT count(*) FROM events_out WHERE taken IS NULL")
        return int(row[0]) if row else 0

    def events_out(self, ref: str = "", waiting: bool = False, count: int = 50) -> list[EventOut]:
        """The newest events, of a payment or of all, the newest first; those that wait alone, if told so."""
        where = ("ref = ?" if ref else "TRUE") + (" AND taken IS NULL" if waiting else "")
        return self.every(EVENTS_OUT, f"{where} ORDER BY seq DESC LIMIT ?", *([ref] if ref else []), count)

    def told_line(self, event: EventOut) -> Told | None:
        """The line of a history that an event tells of."""
        if event.source is Source.DISPUTE:
            row = self.one("SELECT *, state AS event, state AS became FROM dispute_history WHERE seq = ?", event.line)
            return Told(row["was"], row["event"], row["became"], row["at"], str(row["at"])) if row else None
        row = self.one(f"SELECT * FROM {_TABLES[event.source]} WHERE seq = ?", event.line)
        return Told(row["was"], row["event"], row["became"], row["at"], (row["chain"] or "")[:12]) if row else None

    def told_disbursement(self, line: int) -> str:
        """The key of the payout or refund that a line of its history is about."""
        row = self.one("SELECT key FROM disbursement_history WHERE seq = ?", line)
        return str(row["key"]) if row else ""

    def told_dispute(self, line: int) -> Dispute | None:
        """A dispute as it was at a line of its history."""
        return self.first(DISPUTE_LINES, "seq = ?", line)
