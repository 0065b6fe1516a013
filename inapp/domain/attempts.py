"""The rules that prevent double bookings, as pure functions: the sender, the read-back and the tests share them.

Times are milliseconds since the epoch unless a name says otherwise.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from inapp.domain.outcomes import Fault, Outcome, Verdict

SECOND = 1000
HOUR = 3600 * SECOND
WATERMARK_MARGIN = 60 * SECOND
"""Added to the quiet period before a source's silence proves an absence."""
DOUBLE_WATCH = 24 * HOUR
"""Time after a resend during which the absent attempt is still looked for."""
SEND_WITHIN = 5 * SECOND
"""Time after its commit within which an attempt may be written to the wire."""
PROBE_EVERY = 30 * SECOND


class AttemptState(StrEnum):
    """What is known of one sending of one booking."""

    SENDING = "sending"
    NOT_SENT = "not_sent"
    REJECTED = "rejected"
    CONFIRMED = "confirmed"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    DOUBLE = "double"  # cTrader holds a second booking of the same type
    DOUBLE_RESOLVED = "double_settled"  # ... which two people have resolved
    LOST = "lost"  # known only from the sent log after a restore


OPEN = frozenset({AttemptState.SENDING, AttemptState.AMBIGUOUS})
FREEZING = OPEN | {AttemptState.DOUBLE}
RESENDABLE = frozenset({AttemptState.NOT_SENT, AttemptState.REJECTED, AttemptState.ABSENT})
"""Another attempt at a booking needs every earlier one in one of these states."""


def may_send_again(earlier: list[AttemptState]) -> bool:
    """True if a booking with `earlier` attempts in these states may be sent."""
    return all(state in RESENDABLE for state in earlier)


def login_is_free(states: list[AttemptState]) -> bool:
    """True if no attempt blocks further bookings on this account."""
    return not any(state in FREEZING for state in states)


def may_resolve_from_outside(state: AttemptState) -> bool:
    """True if read-back or people may resolve an attempt; its sender alone resolves one that is being sent."""
    return state in {AttemptState.AMBIGUOUS, AttemptState.LOST}


@dataclass(frozen=True, slots=True)
class SendBy:
    """The deadline for writing an attempt, on two clocks; either one forbids."""

    boot: float  # seconds of CLOCK_BOOTTIME, which goes on while the machine or the process sleeps
    wall: int

    def allows(self, boot: float, wall: int) -> bool:
        """True if the write may begin at this moment of both clocks."""
        return boot <= self.boot and self.wall - 2 * SEND_WITHIN <= wall <= self.wall


def absence_is_proven(attempt_ended: int, quiet_period: int, watermark: int) -> bool:
    """True if a source that is complete up to `watermark` and lacks the booking proves that it will never come.

    `attempt_ended` is the moment the socket was closed, or of the restart after a crash.
    """
    return watermark > attempt_ended + quiet_period + WATERMARK_MARGIN


class BreakerState(StrEnum):
    """CLOSED lets bookings through, OPEN none, TRIAL one alone."""

    CLOSED = "closed"
    OPEN = "open"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Breaker:
    """Stops all sending when cTrader's answers point to a larger fault; `probed` is the login that it read last."""

    state: BreakerState = BreakerState.CLOSED
    ambiguous_run: int = 0
    refused_run: int = 0
    probe_at: int = 0
    probed: int = 0

    AMBIGUOUS_LIMIT = 3
    REFUSED_LIMIT = 2

    def after(self, verdict: Verdict, now: int) -> "Breaker":
        """The breaker after an attempt with this verdict."""
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

    def after_probe(self, answered: bool, now: int, login: int = 0) -> "Breaker":
        """The open breaker after a probe, which reads the trading account of a login."""
        if answered:
            return replace(self, state=BreakerState.TRIAL, probed=login)
        return replace(self, probe_at=now + PROBE_EVERY, probed=login)

    def lets_through(self, open_attempts: int) -> bool:
        """True if one more booking may start while `open_attempts` are being sent."""
        if self.state is BreakerState.TRIAL:
            return open_attempts == 0
        return self.state is BreakerState.CLOSED


def backoff(tries: int, first: int = SECOND, longest: int = 300 * SECOND) -> int:
    """Milliseconds before try number `tries + 1`: doubled each time, at most `longest`."""
    return min(longest, first << min(tries, 20))


def redeem_allowance(budget: int) -> int:
    """The share of the hourly calls that redeems may use; the other half is kept for bookings."""
    return budget // 2
