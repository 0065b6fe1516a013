"""Reconciliation: reads what PSPs and cTrader say, compares it with our books, and keeps what differs.

It moves no money and decides nothing. All that it has read is kept, so a look at a day is the same whoever looks, and a
second one finds the same breaks.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.reconcile import CTRADER, DAY, Break, Found, Horizon, Tolerance, day_begins, day_of, tellings
from inapp.domain.reconcile_rules import (
    MATCHED,
    WAITS_FOR_CREDIT,
    look_at_booking,
    look_at_deposit,
    look_at_money,
    look_at_transfer,
)
from inapp.operations import reconcile_breaks, reconcile_sources
from inapp.operations.reconcile_figures import Tally
from inapp.operations.reconcile_sources import Sources
from inapp.store import Tables
from inapp.store.reconcile import NEVER
from inapp.store.rows import one_moment

log = logging.getLogger(__name__)

OVERLAP = HOUR
"""What has been read is read again for this long: rows can become visible out of order."""
LONGEST_LOOK = 31 * DAY
AT_ONCE = 1000
TOLD_ONE_BY_ONE = 5
"""More new breaks than these are told in one alert for each kind."""
LOOKED_AT_AGAIN = 7 * DAY
"""How old a day may be whose figures are made anew because one of its breaks is gone."""


@dataclass
class Result:
    """What a run has found: the days that it looked at, and the numbers of new, open and gone breaks."""

    days: list[str] = field(default_factory=list)
    opened: int = 0
    gone: int = 0
    problems: list[str] = field(default_factory=list)


def is_possible(cashier: Cashier) -> bool:
    """True if there is another side to compare our books with."""
    return bool(cashier.readers or reconcile_sources.tellers(cashier))


def run(cashier: Cashier, since: int | None = None, until: int | None = None) -> Result:
    """Read what is new on every side from `since` on, look at each day of that time, and again at what is open."""
    now = cashier.clock.now()
    end = min(until or now, now)
    begin, left_out = _begin(cashier, now, since)
    sources = reconcile_sources.read(cashier, begin, end)
    look = _Look(cashier, now, sources)
    result = Result(problems=[*sources.problems, *left_out])
    at = day_begins(day_of(begin))
    while at < end:
        result.days.append(day_of(at))
        look.at_day(at)
        at += DAY
    look.at_open_deposits()
    look.at_fees()
    look.at_transfers(begin - LONGEST_LOOK, end)
    gone = look.at_open_breaks()
    result.gone = gone.total()
    for day in sorted({day for day in gone if day_begins(day) > now - LOOKED_AT_AGAIN} - set(result.days)):
        look.at_day(day_begins(day))
    look.keep()
    sources.keep(cashier)
    result.opened = look.opened
    _tell(cashier, now)
    return result


def _begin(cashier: Cashier, now: int, since: int | None) -> tuple[int, list[str]]:
    """The asked moment or yesterday, never later than where the last run came to; and what is left out all the same."""
    with cashier.store.read() as db:
        reached = [db.read_to(name) for name in reconcile_sources.names(cashier)]
    asked = day_begins(day_of(now - DAY)) if since is None else since
    last = min((one.upto - OVERLAP for one in reached if one and one.upto), default=asked)
    begin = min(asked, max(now - LONGEST_LOOK, last))
    if begin <= last:
        return begin, []
    left = f"nobody has looked at {day_of(last)} to {day_of(begin)}: reconcile once from that day on"
    return begin, [left]


class _Look:
    """One run: what it may conclude, and what it has found."""

    def __init__(self, cashier: Cashier, now: int, sources: Sources) -> None:
        self._cashier, self._now, self._sources = cashier, now, sources
        self._tolerance = Tolerance(cashier.policy.settlement_tolerance)
        self._found: dict[str, Found] = {}
        self.opened = 0

    def _horizon(self, source: str) -> Horizon:
        return Horizon(self._now, self._sources.upto.get(source))

    def _add(self, found: Iterator[Found] | list[Found]) -> bool:
        """Note breaks; True if there were any that wait for people."""
        any_open = False
        for one in found:
            self._found[one.key] = one
            any_open = any_open or not one.over
        if len(self._found) >= AT_ONCE:
            self.keep()
        return any_open

    def keep(self) -> None:
        """Store what has been noted."""
        found, self._found = list(self._found.values()), {}
        if not found:
            return
        with self._cashier.store.write() as db:
            opened = [one for one in found if db.keep_break(one, self._now)]
            for one in opened:
                reconcile_breaks.begin_anew(db, one.key, self._now)
        self.opened += len(opened)

    def at_day(self, since: int) -> None:
        """Compare everything that happened on a day, by any side's clock, and make its figures."""
        tally = Tally(since, since + DAY)
        # A payment that the worker goes on with meanwhile would be on one side alone.
        with self._cashier.store.read() as db, one_moment(db.db):
            for source in self._sources.upto:
                told = db.bookings_told if source == CTRADER else partial(db.items_told, source)
                for line in told(since, since + DAY):
                    tally.theirs(line, self._look_in(db, source))
            for line in chain(db.our_bookings(since, since + DAY), db.our_money(since, since + DAY)):
                tally.ours(line, self._look_in(db, line.source))
            tally.corrected(db.corrected_between(since, since + DAY), self._sources.upto)
            begins = db.ledger_day(day_of(since))
        self.keep()
        with self._cashier.store.write() as db:
            db.keep_ledger_day(begins)
            tally.keep(db, begins, self._sources.upto, self._now)

    def _look_in(self, db: Tables, source: str) -> Callable[[str], bool] | None:
        """The function that looks at one thing of a source; None for a source that is not compared."""
        if source not in self._sources.upto:
            return None
        return lambda about: self._add(self._about(db, source, about))

    def _about(self, db: Tables, source: str, about: str, horizon: Horizon | None = None) -> list[Found]:
        """Everything that is wrong with one thing."""
        horizon = horizon or self._horizon(source)
        if about.startswith("="):
            return _deposit(db, about[1:], horizon)
        if source == CTRADER:
            attempt, leg_confirmed = db.attempt_about(about)
            rows = db.told_booking(about, attempt.balance_history_id) if attempt else db.told_about(CTRADER, about)
            return look_at_booking(attempt, leg_confirmed, rows, horizon)
        rows = [row for row in db.told_about(source, about) if row.kind in MATCHED]
        ours = None if about.startswith("#") else db.money_about(source, about, rows[0].key if rows else "")
        back = db.told_of(source, about) if ours is None or ours.less_elsewhere else []
        return look_at_money(source, ours, rows, horizon, [row for row in back if row.kind in MATCHED])

    def at_open_deposits(self) -> None:
        """Look at every deposit that our own books have as captured and not booked, however old."""
        after = 0
        while True:
            with self._cashier.store.read() as db:
                some = db.open_deposits(sorted(WAITS_FOR_CREDIT), after, AT_ONCE)
                for number, payment in some:
                    after = number
                    self._add(_deposit(db, payment.ref, self._horizon(payment.psp)))
            if len(some) < AT_ONCE:
                return

    def at_fees(self) -> None:
        """Note the fees of what was read that are not the agreed ones."""
        self._add(self._sources.fees)

    def at_transfers(self, since: int, until: int) -> None:
        """Look at the transfers to the bank of some time."""
        with self._cashier.store.read() as db:
            for transfer in db.transfers(since, until):
                self._add(look_at_transfer(transfer, self._now, self._tolerance))

    def at_open_breaks(self) -> Counter[str]:
        """Look again at each open break that this run has not met; the days of those that are gone by themselves."""
        self.keep()
        gone, after = Counter[str](), 0
        while True:
            with self._cashier.store.read() as db:
                some = db.open_breaks(after, AT_ONCE)
                healed = [one for one in some if one.last_seen != self._now and self._is_gone(db, one)]
            with self._cashier.store.write() as db:
                for one in healed:
                    db.change_break(one.number, gone=self._now)
            gone.update(day_of(one.at) for one in healed)
            if len(some) < AT_ONCE:
                return gone
            after = some[-1].number

    def _fees(self, db: Tables, source: str, about: str) -> list[Found]:
        """What is wrong with the fees of one thing."""
        told, psp = db.told_about(source, about), self._cashier.psps.get(source)
        return reconcile_sources.wrong_fees(psp, told, self._tolerance)

    def _is_gone(self, db: Tables, known: Break) -> bool:
        """True if a break is no more. What a silent source lacked once, it lacks until it shows it."""
        if known.source != CTRADER and known.source not in self._cashier.psps:
            return False
        transfer = db.transfer(known.source, known.about)
        if transfer is not None:
            found = look_at_transfer(transfer, self._now, self._tolerance)
        else:
            found = self._about(db, known.source, known.about, Horizon(self._now, self._now + DAY))
            found += self._fees(db, known.source, known.about)
        still = [one for one in found if one.key == known.key and not one.over]
        if still and self._horizon(known.source).upto is not None:
            self._add(still)
        return not still


def _deposit(db: Tables, ref: str, horizon: Horizon) -> list[Found]:
    payment = db.payment(ref)
    if payment is None or any(db.told_about(CTRADER, one.external_id) for one in db.attempts(ref)):
        return []  # what cTrader has, another look tells of
    at = db.captured_at(ref) or payment.updated
    return look_at_deposit(ref, payment.kind, payment.status, payment.psp, payment.captured, at, horizon)


def _tell(cashier: Cashier, now: int) -> None:
    """Alert of breaks that nobody was told of, and of those that have grown old; then note that it was done."""
    fresh, aged, told = defaultdict[str, list[Break]](list), list[Break](), dict[int, int]()
    many = Counter[str]()
    with cashier.store.read() as db:
        for one in every_open_break(db):
            group = fresh[one.kind] if one.told == NEVER else aged if tellings(one.age(now)) > one.told else None
            if group is not None:
                told[one.number] = tellings(one.age(now))
                many[one.kind if one.told == NEVER else ""] += 1
                group += [one] if len(group) < TOLD_ONE_BY_ONE else []
    with cashier.store.write() as db:
        for kind, some in fresh.items():
            if many[kind] > TOLD_ONE_BY_ONE:
                db.add_alert(now, "break", "", f"{many[kind]} new breaks of the kind {kind}: see `breaks list`")
            else:
                for one in some:
                    db.add_alert(now, "break", one.ref, f"New break {one.number}, {kind}: {one.text}")
        for one in aged:
            text = f"Break {one.number} has been open for {one.age(now) // DAY} days: {one.text}"
            db.add_alert(now, "break_aged", one.ref, text)
        if many[""] > TOLD_ONE_BY_ONE:
            db.add_alert(now, "break_aged", "", f"{many['']} breaks have grown old: see `breaks list`")
    numbers = list(told)
    for at in range(0, len(numbers), AT_ONCE):
        with cashier.store.write() as db:
            for number in numbers[at : at + AT_ONCE]:
                db.change_break(number, told=told[number])


def every_open_break(db: Tables) -> Iterator[Break]:
    """Every open break in the order of the numbers, some at a time."""
    after = 0
    while some := db.open_breaks(after, AT_ONCE):
        yield from some
        after = some[-1].number
