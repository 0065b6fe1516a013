"""Every history of one booking and its senders, searched breadth first, with the program's own rules as guards.

The model has one leg, two attempts and two senders: the second is a restart of the first, or takes over from it. Time
moves in ticks. Around them: a request can be lost, refused, executed at once or late; a sender can be killed, stopped
or have its machine suspended at any point; the wall clock can be set back; the history can be read late; two people can
decide. Two things are granted. The wall clock is right when the first attempt is made, and no history deceives both
clocks. And a history in which the sender is stopped between its last look at the clocks and the write has no other
mishap: no clock is deceived, and nobody takes over past the lock (on another machine, or with the lock file removed).

`login_is_free` is no guard here: it protects the other bookings of an account, never a leg from its own attempts.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from inapp.domain.attempts import (
    SECOND,
    SEND_WITHIN,
    AttemptState,
    SendBy,
    absence_is_proven,
    may_resolve_from_outside,
    may_send_again,
)
from inapp.domain.readers import Conclusion, Sight, conclude

A = AttemptState
TICK = 20 * SECOND
QUIET = TICK
"""A quiet period of one tick; the rule's own margin adds three."""
LAST = 6
BACK = 5
"""Ticks that the wall clock may once be set back: as many as it takes to prove an absence."""
LAG = 2
"""Ticks that a slow reader is behind."""


class Try(NamedTuple):
    """An attempt: its row in the database, the place of its call in its sender, and its effect in cTrader."""

    state: AttemptState
    started: int
    ended: int | None
    sender: int
    call: str  # `claimed`, `checked` (the next thing is the write), `waiting`, or nothing
    boot: int
    wall: int
    last: int | None = None  # the tick until which cTrader may execute what was written
    executed: int | None = None


class Sender(NamedTuple):
    """A process: `none` yet, `up`, `stopped`, `asleep` (its machine is), or `dead`. Its boot clock lacks `slept`."""

    life: str
    slept: int = 0


class State(NamedTuple):
    """Everything at one moment."""

    now: int
    deceived: str  # which clock was: nothing, `boot` by a sleep of the machine, or `wall` by being set back
    holder: int | None
    mishap: str
    senders: tuple[Sender, Sender]
    tries: tuple[Try, ...]

    @property
    def wall(self) -> int:
        return self.now - (BACK if self.deceived == "wall" else 0)

    def boot(self, who: int) -> int:
        return self.now - self.senders[who].slept

    def with_sender(self, who: int, sender: Sender, **changes: object) -> "State":
        senders = (sender, self.senders[1]) if who == 0 else (self.senders[0], sender)
        return self._replace(senders=senders, **changes)

    def with_try(self, n: int, **changes: object) -> "State":
        tries = list(self.tries)
        tries[n] = tries[n]._replace(**changes)
        return self._replace(tries=tuple(tries))


@dataclass(frozen=True)
class Rules:
    """The guards. Each can be replaced by one that forbids nothing."""

    one_attempt_at_a_time: Callable[[list[AttemptState]], bool] = may_send_again
    one_sender: Callable[[int | None], bool] = lambda holder: holder is None
    recover_before_sending: Callable[[], AttemptState] = lambda: A.AMBIGUOUS
    send_by_boot_clock: Callable[[SendBy, float], bool] = lambda by, boot: by.allows(boot, by.wall)
    send_by_wall_clock: Callable[[SendBy, int], bool] = lambda by, wall: by.allows(by.boot, wall)
    absence_is_proven: Callable[[int, int, int], bool] = absence_is_proven
    may_resolve_from_outside: Callable[[AttemptState], bool] = may_resolve_from_outside
    whole_histories_only: Callable[[bool], bool] = lambda whole: whole
    proven_readers_only: Callable[[bool], Sight] = lambda proven: Sight.LACKS if proven else Sight.LACKS_UNTRUSTED
    all_readers_together: Callable[[list[Sight]], Conclusion] = conclude


def without_the_past(state: State) -> State:
    """The same state without irrelevant details, so that fewer states differ."""
    tries = tuple(_without_the_past(t, state.now) for t in state.tries)
    claimed = {t.sender for t in tries if t.call == "claimed"}
    first, second = (s if n in claimed or not s.slept else Sender(s.life) for n, s in enumerate(state.senders))
    return State(state.now, state.deceived, state.holder, state.mishap, (first, second), tries)


def _without_the_past(t: Try, now: int) -> Try:
    boot, wall = (t.boot, t.wall) if t.call == "claimed" else (0, 0)
    started = t.started if t.state is A.SENDING else 0
    ended = t.ended if t.state is A.AMBIGUOUS else None
    executed = t.executed
    if executed is not None and (executed <= now - LAG or t.state not in (A.SENDING, A.AMBIGUOUS)):
        executed = -LAG
    return Try(t.state, started, ended, t.sender, t.call, boot, wall, t.last, executed)


FIRST = State(0, "", 0, "", (Sender("up"), Sender("none")), ())


def moves(state: State, rules: Rules) -> Iterator[State]:
    """Every state that one step of anybody leads to."""
    for who, sender in enumerate(state.senders):
        yield from _life(state, who, sender, rules)
        if sender.life == "up":
            yield from _claim(state, who, rules)
    for n, attempt in enumerate(state.tries):
        if attempt.call and state.senders[attempt.sender].life == "up":
            yield from _call(state, n, attempt, rules)
        yield from _network(state, n, attempt)
        yield from _outsiders(state, n, attempt, rules)
    if state.tries and not state.deceived and state.mishap != "stop at the write":
        yield state._replace(deceived="wall")
    yield from _tick(state)


def _life(state: State, who: int, sender: Sender, rules: Rules) -> Iterator[State]:
    if sender.life == "none":
        yield from _start(state, who, rules)
    if sender.life == "up":
        yield from _pause(state, who, sender)
    if sender.life in ("stopped", "asleep"):
        yield state.with_sender(who, sender._replace(life="up"))
    if sender.life in ("up", "stopped") and who == 0:  # nothing comes after the second
        dead = state.with_sender(who, Sender("dead"), holder=None if state.holder == who else state.holder)
        yield dead._replace(tries=tuple(t._replace(call="") if t.sender == who else t for t in dead.tries))


def _start(state: State, who: int, rules: Rules) -> Iterator[State]:
    """A new sender takes the lock, or does not see that it is taken, and looks through the attempts first."""
    unseen = state.mishap == "" and state.holder is not None
    for mishap in ([state.mishap] if rules.one_sender(state.holder) else []) + (["takeover"] if unseen else []):
        tries = tuple(
            t._replace(state=rules.recover_before_sending(), ended=max(state.wall, t.started))
            if t.state is A.SENDING
            else t
            for t in state.tries
        )
        yield state.with_sender(who, Sender("up"), holder=who, mishap=mishap, tries=tries)


def _pause(state: State, who: int, sender: Sender) -> Iterator[State]:
    """Stopped in a call; in front of the very write only if the lock holds in this history.

    Before that a sender need not be stopped to be slow, but its machine may sleep, and then its boot clock too.
    """
    calls = {t.call for t in state.tries if t.sender == who}
    if "claimed" in calls and state.deceived != "wall":
        yield state.with_sender(who, sender._replace(life="asleep"), deceived="boot")
    if "waiting" in calls:
        yield state.with_sender(who, sender._replace(life="stopped"))
    if "checked" in calls and not state.mishap and not state.deceived:
        yield state.with_sender(who, sender._replace(life="stopped"), mishap="stop at the write")


def _claim(state: State, who: int, rules: Rules) -> Iterator[State]:
    known = [attempt.state for attempt in state.tries]
    if len(state.tries) < 2 and rules.one_attempt_at_a_time(known):
        fresh = Try(A.SENDING, state.wall, None, who, "claimed", state.boot(who), state.wall)
        yield state._replace(tries=(*state.tries, fresh))


def _call(state: State, n: int, attempt: Try, rules: Rules) -> Iterator[State]:
    """The sender's own steps: look at both clocks, write, hear an answer or give up."""
    if attempt.call == "claimed":
        by = SendBy((attempt.boot * TICK + SEND_WITHIN) / SECOND, attempt.wall * TICK + SEND_WITHIN)
        boot, wall = state.boot(attempt.sender) * TICK / SECOND, state.wall * TICK
        if rules.send_by_boot_clock(by, boot) and rules.send_by_wall_clock(by, wall):
            yield state.with_try(n, call="checked")
        yield _settled(state, n, A.NOT_SENT)
    elif attempt.call == "checked":
        yield state.with_try(n, call="waiting", last=state.now + QUIET // TICK)
    elif attempt.call == "waiting":
        yield _settled(state, n, A.AMBIGUOUS)
        if attempt.executed is not None:
            yield _settled(state, n, A.CONFIRMED)
        elif attempt.last is not None:
            yield _settled(state.with_try(n, last=None), n, A.REJECTED)


def _settled(state: State, n: int, became: AttemptState) -> State:
    """The sender's compare-and-set: an attempt that has moved meanwhile is left alone."""
    mine = state.tries[n].state is A.SENDING
    ended = max(state.wall, state.tries[n].started)
    return state.with_try(n, call="", **({"state": became, "ended": ended} if mine else {}))


def _network(state: State, n: int, attempt: Try) -> Iterator[State]:
    if attempt.last is not None:
        yield state.with_try(n, last=None)
        yield state.with_try(n, last=None, executed=state.now)


def _outsiders(state: State, n: int, attempt: Try, rules: Rules) -> Iterator[State]:
    """Two readers, as late as they may be, of which the second has a fault; people wait as long and see the present."""
    if attempt.state is A.CONFIRMED or not rules.may_resolve_from_outside(attempt.state):
        return
    seen: list[tuple[Sight, ...]] = []
    for upto in (state.now, state.now - LAG):
        first = _sight(state, attempt, upto, "", rules)
        seen += [(first,), *((first, _sight(state, attempt, state.now, fault, rules)) for fault in FAULTS)]
    seen += [(_sight(state, attempt, state.now, fault, rules),) for fault in ALONE]
    for follows in {rules.all_readers_together(list(sights)): None for sights in dict.fromkeys(seen)}:
        if follows in RESOLVED:
            yield state.with_try(n, state=RESOLVED[follows])


RESOLVED = {Conclusion.FOUND: A.CONFIRMED, Conclusion.ABSENT: A.ABSENT}
FAULTS = ("silent", "leaves it out", "lags", "another server", "looks whole")
"""A reader that does not answer; one whose replica lacks the newest row whatever its watermark says; one that shows
rows late or out of their order, as overlapping transactions do, while its watermark is of now; one of a server where
nothing of ours is booked, with an account that happens to have the same balance; and one that leaves it out and
looks whole, since a later operation took the same amount back, which only the other reader can show."""
ALONE = ("leaves it out", "lags", "another server")
"""The faults that no other reader has to make up for."""


def _sight(state: State, attempt: Try, seen: int, fault: str, rules: Rules) -> Sight:
    executed = attempt.executed is not None and attempt.executed <= seen
    shown = executed and (not fault or (fault == "lags" and (attempt.executed or 0) <= seen - LAG))
    if fault == "silent":
        return Sight.UNSURE
    if shown:
        return Sight.HIT
    since = attempt.started if attempt.ended is None else attempt.ended
    late = rules.absence_is_proven(since * TICK, QUIET, seen * TICK)
    # The last balance of a history that leaves it out is not the one that cTrader tells.
    whole = fault not in ("leaves it out", "lags") or not executed
    if not late or not rules.whole_histories_only(whole):
        return Sight.UNSURE
    return rules.proven_readers_only(fault != "another server")


def _tick(state: State) -> Iterator[State]:
    """A call is over within a tick unless its sender stands still; a request lives no longer than it may."""
    for attempt in state.tries:
        if attempt.call in ("checked", "waiting") and state.senders[attempt.sender].life == "up":
            return
        if attempt.last == state.now:
            return
    if state.now < LAST:
        first, second = (s._replace(slept=s.slept + 1) if s.life == "asleep" else s for s in state.senders)
        yield state._replace(now=state.now + 1, senders=(first, second))


def executions(state: State) -> int:
    return sum(attempt.executed is not None for attempt in state.tries)


def search(rules: Rules) -> tuple[set[State], State | None]:
    """All states that can be reached, up to the first in which cTrader has executed the booking twice."""
    seen = {FIRST}
    waiting = deque(seen)
    while waiting:
        for state in map(without_the_past, moves(waiting.popleft(), rules)):
            if state not in seen:
                seen.add(state)
                if executions(state) > 1:
                    return seen, state
                waiting.append(state)
    return seen, None


def test_no_history_books_twice():
    seen, double = search(Rules())
    assert double is None
    assert len(seen) > 10_000
    for state in A.CONFIRMED, A.REJECTED, A.NOT_SENT, A.AMBIGUOUS, A.ABSENT:
        assert any(attempt.state is state for found in seen for attempt in found.tries)
    assert any(len(found.tries) == 2 and found.tries[1].state is A.CONFIRMED for found in seen)
    assert {found.mishap for found in seen} == {"", "takeover", "stop at the write"}


WITHOUT = {
    "one_attempt_at_a_time": lambda known: True,
    "one_sender": lambda holder: True,
    "recover_before_sending": lambda: A.NOT_SENT,
    "send_by_boot_clock": lambda by, boot: True,
    "send_by_wall_clock": lambda by, wall: True,
    "absence_is_proven": lambda ended, quiet, watermark: True,
    "may_resolve_from_outside": lambda state: True,
    "whole_histories_only": lambda whole: True,
    "proven_readers_only": lambda proven: Sight.LACKS,
    "all_readers_together": lambda sights: Conclusion.ABSENT if Sight.LACKS in sights else conclude(sights),
}


def test_every_guard_is_taken_away_once():
    assert set(WITHOUT) == set(Rules.__dataclass_fields__)


@pytest.mark.parametrize("guard", WITHOUT)
def test_without_one_guard_some_history_books_twice(guard):
    _, double = search(Rules(**{guard: WITHOUT[guard]}))
    assert double is not None


@pytest.mark.parametrize(
    "too_early",
    [
        lambda ended, quiet, watermark: watermark > ended,
        lambda ended, quiet, watermark: absence_is_proven(ended, quiet, watermark + LAG * TICK + 3 * TICK),
    ],
    ids=["the quiet period is not waited for", "the reader's lag is not counted"],
)
def test_an_absence_claimed_too_early_books_twice(too_early):
    _, double = search(Rules(absence_is_proven=too_early))
    assert double is not None
