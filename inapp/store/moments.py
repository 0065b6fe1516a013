"""Moments of the wall clock that rows hold, and their way back after that clock was set back."""

from dataclasses import replace

from inapp.store.operations import Operations

NEWEST = (
    "SELECT max(updated) FROM payments WHERE due IS NOT NULL",
    "SELECT max(received) FROM events WHERE finished IS NULL",
    "SELECT max(at) FROM alerts WHERE delivered IS NULL",
    "SELECT max(at) FROM remote_calls",
)

SET_BACK = (
    "UPDATE payments SET due = :now WHERE due > :now",
    "UPDATE payments SET expires = expires - :step WHERE created > :now AND due IS NOT NULL",
    "UPDATE events SET due = :now WHERE finished IS NULL AND due > :now",
    "UPDATE alerts SET due = :now WHERE delivered IS NULL AND due > :now",
    "UPDATE events_out SET due = :now, created = min(created, :now) WHERE taken IS NULL AND due > :now",
    "UPDATE letters SET due = :now, created = min(created, :now) WHERE ended IS NULL AND due > :now",
    "UPDATE mails SET due = :now, created = min(created, :now) WHERE ended IS NULL AND due > :now",
    # A call may be older than its row says: better look up what became of it than call with a key that is forgotten.
    "UPDATE psp_calls SET called = max(1, called - :step) WHERE state = 'sending' AND called IS NOT NULL",
    # How long an unknown booking is waited for counts from its end, which cannot lie ahead.
    "UPDATE attempts SET ended = :now WHERE state = 'ambiguous' AND ended > :now",
    "UPDATE remote_calls SET at = :now WHERE at > :now",
    "UPDATE throttles SET at = min(at, :now), until = min(until, max(:now, until - :step)) WHERE max(at, until) > :now",
    "UPDATE tokens SET created = :now, expires = expires - :step WHERE created > :now",
    "UPDATE sessions SET created = min(created, :now), active = :now WHERE active > :now",
    "UPDATE declines SET at = :now WHERE at > :now",
    "UPDATE instruments SET used = :now WHERE used > :now",
    "UPDATE choices SET at = :now WHERE at > :now",
    "UPDATE password_changes SET at = :now WHERE at > :now",
    "UPDATE payment_marks SET at = :now WHERE at > :now",
    # A PSP's books were read by the clock that was ahead.
    "UPDATE read_to SET at = min(at, :now), upto = iif(upto > :now, max(0, upto - :step), upto)"
    " WHERE max(at, upto) > :now",
    "UPDATE visits SET created = :now WHERE created > :now",
    "UPDATE staff_sessions SET began = min(began, :now), active = :now, fresh = min(fresh, :now) WHERE active > :now",
    "UPDATE staff_tokens SET created = :now, expires = expires - :step WHERE created > :now",
    "UPDATE staff_changes SET proposed = :now, due = due - :step WHERE proposed > :now AND ended = ''",
)
"""What waits for a moment begins now; what lives until one lives no longer than it should."""


class Moments(Operations):
    """Moments of the wall clock."""

    def newest_moment(self) -> int:
        """The newest moment that the wall clock is known to have shown, 0 in a new database."""
        rows = (self.one(sql) for sql in NEWEST)
        return max((self.heartbeat() or 0, *(row[0] or 0 for row in rows if row)))

    def set_back(self, now: int, step: int) -> None:
        """Pull every moment back to `now`, or by `step` milliseconds, after the wall clock was set back by them."""
        for sql in SET_BACK:
            self.db.execute(sql, {"now": now, "step": step})
        breaker = self.breaker()
        self.set_breaker(replace(breaker, probe_at=min(breaker.probe_at, now)))
        if (self.heartbeat() or 0) > now:
            self.set_heartbeat(now)
