"""The rules that keep a booking from happening twice, as small pure functions.

The sender, the read-back and the exhaustive search in the tests all call these, so that each rule is written once.
Times are milliseconds since the epoch unless a name says otherwise.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from inapp.domain.outcomes import Fault, Outcome, Verdict

SECOND = 1000
HOUR = 3600 * SECOND
WATERMARK_MARGIN = 60 * SECOND
"""How much further than the quiet period a source must have read before its silence counts."""
DOUBLE_WATCH = 24 * HOUR
"""How long an attempt that was found absent is looked for again after a new one was sent."""
SEND_WITHIN = 5 * SECOND
"""How long after its commit an attempt may still be written to the wire."""
PROBE_EVERY = 30 * SECOND


class AttemptState(StrEnum):
    """What is known of one sending of one booking."""

    SENDING = "sending"
    NOT_SENT = "not_sent"
    REJECTED = "rejected"
    CONFIRMED = "confirmed"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    DOUBLE = "double"  # a second booking of the same leg was found in cTrader
    DOUBLE_RESOLVED = "double_settled"  # ... and two people have dealt with it
    LOST = "lost"  # known only from the sent log after a restore


OPEN = frozenset({AttemptState.SENDING, AttemptState.AMBIGUOUS})
FREEZING = OPEN | {AttemptState.DOUBLE}
RESENDABLE = frozenset({AttemptState.NOT_SENT, AttemptState.REJECTED, AttemptState.ABSENT})
"""A further attempt of a leg may be made only when every earlier one is in one of these."""


def may_send_again(earlier: list[AttemptState]) -> bool:
    """Whether a leg whose attempts so far came to `earlier` may be sent (again)."""
    return all(state in RESENDABLE for state in earlier)


def login_is_free(states: list[AttemptState]) -> bool:
    """Whether an account with attempts in these states has none that freezes its other bookings."""
    return not any(state in FREEZING for state in states)


def may_resolve_from_outside(state: AttemptState) -> bool:
    """Whether read-back or people may settle an attempt; one that is still being sent belongs to its sender."""
    return state in {AttemptState.AMBIGUOUS, AttemptState.LOST}


@dataclass(frozen=True, slots=True)
class SendBy:
    """The moment after which an attempt may not be written any more, on two clocks; either forbids."""

    boot: float  # seconds of CLOCK_BOOTTIME, which goes on while the machine or the process sleeps
    wall: int

    def allows(self, boot: float, wall: int) -> bool:
        """Whether the write may begin at this moment of both clocks."""
        return boot <= self.boot and self.wall - 2 * SEND_WITHIN <= wall <= self.wall


def absence_is_proven(attempt_ended: int, quiet_period: int, watermark: int) -> bool:
    """Whether a source that is complete up to `watermark` and lacks the booking proves that it will never come.

    `attempt_ended` is when the socket was closed, or the restart after a death.
    """
    return watermark > attempt_ended + quiet_period + WATERMARK_MARGIN


class BreakerState(StrEnum):
    """Closed lets bookings through, open none, trial one alone."""

    CLOSED = "closed"
    OPEN = "open"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Breaker:
    """Stops all sending when cTrader's answers say that something larger is wrong."""

    state: BreakerState = BreakerState.CLOSED
    ambiguous_run: int = 0
    refused_run: int = 0
    probe_at: int = 0

    AMBIGUOUS_LIMIT = 3
    REFUSED_LIMIT = 2

    def after(self, verdict: Verdict, now: int) -> "Breaker":
        """The breaker once an attempt has come to `verdict`."""
        if verdict.outcome is Outcome.NOT_SENT or verdict.fault is Fault.RATE or self.state is BreakerState.OPEN:
            return self
        if verdict.outcome is Outcome.AMBIGUOUS:
            moved = replace(self, ambiguous_run=self.ambiguous_run + 1, refused_run=0)
        elif verdict.fault in (Fault.RIGHTS, Fault.TOKEN):
            moved = replace(self, ambiguous_run=0, refused_run=self.refused_run + 1)
        else:
            return Breaker()
        over = moved.ambiguous_run >= self.AMBIGUOUS_LIMIT or moved.refused_run >= self.REFUSED_LIMIT
        if over or self.state is not BreakerState.CLOSED:
            return replace(moved, state=BreakerState.OPEN, probe_at=now + PROBE_EVERY)
        return moved

    def after_probe(self, answered: bool, now: int) -> "Breaker":
        """The breaker once a GET of a trader was tried while it was open."""
        if answered:
            return replace(self, state=BreakerState.TRIAL)
        return replace(self, probe_at=now + PROBE_EVERY)

    def lets_through(self, open_attempts: int) -> bool:
        """Whether one more booking may start while `open_attempts` are being sent."""
        if self.state is BreakerState.TRIAL:
            return open_attempts == 0
        return self.state is BreakerState.CLOSED


def backoff(tries: int, first: int = SECOND, longest: int = 300 * SECOND) -> int:
    """Milliseconds to wait before try number `tries + 1`: doubled each time, never above `longest`."""
    return min(longest, first << min(tries, 20))


def redeem_allowance(budget: int) -> int:
    """How many of the hourly calls may be redeems; the other half is kept for bookings."""
    return budget // 2
