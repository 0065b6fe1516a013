"""What readers of cTrader's balance history tell, and what may be concluded from all of them together.

A lost answer is settled by these rules alone, so they are pure and stand in a literal table. None of them trusts one
source's word that something is *not* there: an absence needs every reader, each with a history that proves itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from inapp.domain.attempts import SECOND, WATERMARK_MARGIN, absence_is_proven
from inapp.domain.model import Attempt
from inapp.domain.money import Money

SAME_MOMENT = 60 * SECOND
"""How far the time of a booking in cTrader may lie from our own call for it to be that call's."""
SIGNS = {"DEPOSIT": 1, "WITHDRAW": -1}
"""The direction of the two types that a booking of ours can have; every other type is somebody else's."""
TYPES = {0: "DEPOSIT", 1: "WITHDRAW"}
"""cTrader's numbers of those two (Manager API, operationType); readers call any other `OTHER <number>`."""


def type_of(number: int) -> str:
    """The type of a balance operation by cTrader's number."""
    return TYPES.get(number, f"OTHER {number}")


CLOSED = type_of(2)
"""What a position leaves that closes, wholly or in part (Manager API, operationType)."""


@dataclass(frozen=True, slots=True)
class BalanceEntry:
    """A balance operation in cTrader: `delta` and the `balance` after it are integers with `digits` decimals.

    `version` counts the operations of a login, `at` is milliseconds since the epoch; None or 0 where a source tells
    neither. `note` is what the trader sees, `comment` and `source` are the broker's own.
    """

    balance_history_id: int
    external_id: str
    login: int
    type: str
    delta: int
    digits: int
    balance: int | None = None
    version: int | None = None
    at: int = 0
    note: str = ""
    comment: str = ""
    source: str = ""

    @property
    def amount(self) -> str:
        """The decimal text of the amount, without its sign."""
        return f"{_value(abs(self.delta), self.digits):f}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source answered: its operations, and the moment by its own clock up to which it may lack none.

    It is `complete` if its operations also prove that themselves. For one login that is what `chains` says of all its
    operations, of every type, beginning with the last one before the asked time where there is one. For all logins,
    where only deposits and withdrawals are told, it is the whole answer up to the asked time.
    """

    entries: tuple[BalanceEntry, ...]
    watermark: int
    complete: bool = False


class BalanceReader(Protocol):
    """A source of the balance operations that cTrader has really made.

    `name` is the one in the settings, `place` the server and source that it reads, without secrets. One that
    `must_prove_itself` says that something is absent only after it has shown a booking of ours.
    """

    name: str
    place: str
    must_prove_itself: bool

    def read(self, login: int, since: int) -> Reading:
        """Read the operations of a login from `since` on. Raises NotSent or OutcomeUnknown."""

    def read_all(self, since: int, until: int) -> Reading:
        """Read the deposits and withdrawals of every login from `since` to before `until`. Raises the same two."""

    def check(self) -> list[str]:
        """What is wrong with reach, rights or the form of its data, one sentence each. Raises nothing."""


@dataclass(frozen=True, slots=True)
class ReaderProof:
    """The last booking of ours that a reader was asked to show: it did if `withdrawn_at` is None."""

    name: str
    place: str
    external_id: str
    proven_at: int
    withdrawn_at: int | None = None


class Sight(StrEnum):
    """What one reader shows of one attempt."""

    HIT = "hit"
    TWICE = "twice"  # booked under two ids
    STRANGE = "strange"  # something else stands under our external id
    LACKS = "lacks"  # a whole history, beyond the last moment at which it could arrive
    LACKS_UNTRUSTED = "lacks untrusted"  # the same, by a reader that has not shown a booking of ours
    UNSURE = "unsure"  # silent, incomplete, or not yet so far


class Conclusion(StrEnum):
    """What follows for an attempt whose outcome is not known."""

    FOUND = "found"
    DOUBLE = "double"
    STRANGE = "strange"
    DISPUTED = "disputed"
    ABSENT = "absent"
    WAIT = "wait"


ANY = frozenset(Sight)
CONCLUSIONS: tuple[tuple[frozenset[Sight], frozenset[Sight], Conclusion], ...] = (
    (frozenset({Sight.STRANGE}), ANY, Conclusion.STRANGE),
    (frozenset({Sight.TWICE}), ANY, Conclusion.DOUBLE),
    (frozenset({Sight.HIT, Sight.LACKS}), ANY, Conclusion.DISPUTED),
    (frozenset({Sight.HIT, Sight.LACKS_UNTRUSTED}), ANY, Conclusion.DISPUTED),
    (frozenset({Sight.HIT}), ANY, Conclusion.FOUND),
    (frozenset({Sight.LACKS}), frozenset({Sight.LACKS}), Conclusion.ABSENT),
    (frozenset(), ANY, Conclusion.WAIT),
)
"""What some readers show, what the others may show beside it, and what follows; the first row that fits counts."""


def conclude(sights: Iterable[Sight]) -> Conclusion:
    """What all readers together prove; nothing without a reader."""
    seen = frozenset(sights)
    return next(follows for some, allowed, follows in CONCLUSIONS if some <= seen <= allowed)


@dataclass(frozen=True, slots=True)
class Question:
    """One attempt as it is looked for, in histories that were read from `since` on.

    `known` are the ids of other bookings of the account that cTrader has confirmed to us lately. `present` is the
    balance that cTrader itself tells now, None where it was not asked or did not answer.
    """

    attempt: Attempt
    since: int
    now: int
    quiet_period: int
    known: frozenset[int] = frozenset()
    present: Money | None = None


def sight(question: Question, reading: Reading | None, trusted: bool) -> Sight:
    """What a reading, None from a silent reader, shows of an attempt; only one that is `trusted` may deny it."""
    if reading is None:
        return Sight.UNSURE
    named = _named(question.attempt, reading)
    if not all(is_booking(entry, question.attempt) for entry in named):
        return Sight.STRANGE
    if named:
        return Sight.HIT if len(_numbers(named)) == 1 else Sight.TWICE
    if question.present is None or not may_lack(question, reading) or not ends_with(reading, question.present):
        return Sight.UNSURE
    return Sight.LACKS if trusted else Sight.LACKS_UNTRUSTED


def may_lack(question: Question, reading: Reading) -> bool:
    """True if a reading would prove an absence, should its last balance be the one that cTrader tells."""
    attempt, watermark = question.attempt, min(reading.watermark, question.now)
    late = absence_is_proven(attempt.ended or question.now, question.quiet_period, watermark)
    if not late or not reading.complete or _named(attempt, reading):
        return False
    return begins(reading, question.since) and question.known <= _numbers(reading.entries)


def found_number(attempt: Attempt, readings: Sequence[Reading | None]) -> int | None:
    """The cTrader id under which every reader that has the booking shows it; None if there are several, or none."""
    numbers = {number for reading in readings if reading for number in _numbers(_named(attempt, reading))}
    return numbers.pop() if len(numbers) == 1 else None


def look_at(question: Question, readings: Sequence[tuple[Reading | None, bool]]) -> Conclusion:
    """What follows from the reading of each reader, with whether it is trusted to deny."""
    follows = conclude(sight(question, reading, trusted) for reading, trusted in readings)
    if follows is Conclusion.FOUND and found_number(question.attempt, [reading for reading, _ in readings]) is None:
        return Conclusion.DOUBLE  # each reader shows another one
    return follows


def is_booking(entry: BalanceEntry, attempt: Attempt) -> bool:
    """True if an operation is this attempt's in every thing that cTrader was told."""
    delta = SIGNS.get(entry.type, 0) * Decimal(attempt.money.text)
    return (
        entry.external_id == attempt.external_id
        and entry.login == attempt.login
        and entry.type == attempt.type
        and _value(entry.delta, entry.digits) == delta
    )


def chains(entries: Sequence[BalanceEntry]) -> bool:
    """True if the operations of one login have versions without a hole, and balances that follow from each other."""
    rows = sorted(set(entries), key=lambda entry: entry.version or 0)
    if any(entry.version is None or entry.balance is None for entry in rows):
        return False
    return all(_follows(before, after) for before, after in pairwise(rows))


def since_then(entries: Sequence[BalanceEntry], since: int) -> tuple[BalanceEntry, ...]:
    """The operations of one login from a moment on, after the last one before it, in the order of their versions."""
    rows = sorted(set(entries), key=lambda entry: entry.version or 0)
    first = next((n for n, entry in enumerate(rows) if entry.at >= since), len(rows))
    return tuple(rows[max(0, first - 1) :])


def begins(reading: Reading, since: int) -> bool:
    """True if nothing can be missing before the first operation: it was before that moment, or the account's first."""
    first = min(reading.entries, key=lambda entry: entry.version or 0, default=None)
    if first is None or first.at < since:
        return True
    return (first.version or 0) <= 1 and first.balance == first.delta


def ends_with(reading: Reading, present: Money) -> bool:
    """True if the last operation left the balance that cTrader tells now; without any, there is no money."""
    last = max(reading.entries, key=lambda entry: entry.version or 0, default=None)
    told = Decimal(0) if last is None else _value(last.balance or 0, last.digits)
    return told == Decimal(present.text)


def shows(reading: Reading, attempt: Attempt) -> bool | None:
    """Whether a reading has a booking that cTrader has confirmed to us; None if it has not come so far."""
    for entry in reading.entries:
        if entry.balance_history_id == attempt.balance_history_id:
            begun, ended = attempt.started - SAME_MOMENT, (attempt.ended or attempt.started) + SAME_MOMENT
            return is_booking(entry, attempt) and begun <= entry.at <= ended
    return None if reading.watermark <= (attempt.ended or attempt.started) + WATERMARK_MARGIN else False


def _named(attempt: Attempt, reading: Reading) -> list[BalanceEntry]:
    return [entry for entry in reading.entries if entry.external_id == attempt.external_id]


def _numbers(entries: Iterable[BalanceEntry]) -> set[int]:
    return {entry.balance_history_id for entry in entries}


def _value(minor: int, digits: int) -> Decimal:
    return Decimal(minor).scaleb(-digits)


def _follows(before: BalanceEntry, after: BalanceEntry) -> bool:
    was, became = _value(before.balance or 0, before.digits), _value(after.balance or 0, after.digits)
    return after.version == (before.version or 0) + 1 and became == was + _value(after.delta, after.digits)
