"""The report of a day: where each cent is, what is missing and since when, and who has looked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inapp.cashier import Cashier
from inapp.domain.reconcile import (
    CTRADER,
    DAY,
    RULE_OF,
    Break,
    BreakKind,
    Matching,
    Told,
    Transfer,
    age_of,
    day_begins,
    day_of,
)
from inapp.domain.reconcile_balances import AccountDay, account_days
from inapp.domain.reconcile_rules import is_manual
from inapp.operations import reconcile_sources
from inapp.operations.reconcile import every_open_break
from inapp.operations.reconcile_figures import fingerprint, gaps, unexplained, word_of
from inapp.store import Tables
from inapp.store.reconcile import Figures, ReadTo, SignOff

SIDES = {"psp": "PSPs", "cashier": "in transit", "ctrader": "cTrader"}
SHOWN = 1000
"""The breaks and the manual changes that a report names one by one; of more, it tells the number."""
LOOKED_AT = 50
"""The accounts of a currency whose balance a report names."""
MATCHINGS = {
    Matching.ITEM: "PSP's items with our calls",
    Matching.BOOKING: "cTrader's operations with our bookings",
    Matching.TRANSFER: "the PSPs' transfers to the bank with their items",
}


@dataclass(frozen=True, slots=True)
class Aged:
    """Open breaks of one kind, currency and age."""

    kind: BreakKind
    currency: str
    age: str
    many: int
    money: str


@dataclass(frozen=True, slots=True)
class Holding:
    """An account's balance in cTrader after its last operation of a day, and what our own bookings there come to."""

    account: AccountDay
    booked: Decimal


@dataclass(frozen=True, slots=True)
class Holdings:
    """All accounts of a currency that had an operation on a day, and those to look at."""

    currency: str
    accounts: int
    before: Decimal
    moved: Decimal
    after: Decimal
    shown: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one day that somebody looks at in the morning.

    `breaks` are the open ones, whatever day they are of, and those of the day that are over; `proven` says of each
    matching what it was compared with, and what not.
    """

    day: str
    now: int
    made_at: int
    figures: tuple[Figures, ...]
    breaks: tuple[Break, ...]
    open_breaks: int
    aged: tuple[Aged, ...]
    manual: tuple[Told, ...]
    transfers: tuple[Transfer, ...]
    sources: tuple[ReadTo, ...]
    balances: tuple[Holdings, ...]
    proven: tuple[str, ...]
    signed: tuple[tuple[SignOff, bool], ...]

    @property
    def word(self) -> str:
        """What names these figures when somebody signs them; empty without figures."""
        return word_of(self.figures)

    @property
    def unexplained(self) -> bool:
        """True if any figures do not add up."""
        return any(unexplained(one) for one in self.figures)


def report(cashier: Cashier, day: str) -> Report:
    """The report of a day, from what is stored. Raises ValueError for what is no day."""
    since, now = day_begins(day), cashier.clock.now()
    with cashier.store.read() as db:
        figures = db.figures(day)
        opened = _Open(db, now)
        ended = [one for one in db.breaks_between(since, since + DAY, SHOWN) if not one.is_open]
        shown = opened.shown + ended
        names = reconcile_sources.names(cashier)
        read = [one for one in (db.read_to(name) for name in names) if one]
        mark = fingerprint(figures)
        return Report(
            day,
            now,
            max((one.at for one in figures), default=0),
            tuple(figures),
            tuple(shown),
            opened.many,
            tuple(opened.aged()),
            tuple(db.manual_changes(since, since + DAY, SHOWN)),
            tuple(db.transfers(since, since + DAY)),
            tuple(read),
            tuple(_balances(db, since)),
            (*_proven(cashier, db, day), *_opens_otherwise(db, day, figures)),
            tuple((one, one.figures == mark) for one in db.sign_offs(day)),
        )


def _balances(db: Tables, since: int) -> Iterator[Holdings]:
    """The balances of a day by currency, with the accounts whose sums do not chain, then those that moved most."""
    sums: dict[str, list[Decimal]] = {}
    told: dict[str, list[AccountDay]] = {}
    for one in account_days(db.told_balances(since, since + DAY)):
        known = sums.setdefault(one.currency, [Decimal(0)] * 4)
        amounts = (Decimal(1), one.before, one.moved, one.after)
        sums[one.currency] = [so_far + more for so_far, more in zip(known, amounts, strict=True)]
        some = told.setdefault(one.currency, [])
        some.append(one)
        if len(some) > 2 * LOOKED_AT:
            told[one.currency] = sorted(some, key=_oddity)[:LOOKED_AT]
    for currency, (accounts, before, moved, after) in sorted(sums.items()):
        some = sorted(told[currency], key=_oddity)[:LOOKED_AT]
        shown = tuple(Holding(one, db.booked_for(one.login, currency, since + DAY)) for one in some)
        yield Holdings(currency, int(accounts), before, moved, after, shown)


def _oddity(one: AccountDay) -> tuple[int, Decimal]:
    return -len(one.unlinked), -abs(one.others)


class _Open:
    """The open breaks: how many of which kind, currency and age, and the most urgent of them one by one."""

    def __init__(self, db: Tables, now: int) -> None:
        self.many = 0
        self._groups: dict[tuple[BreakKind, str, str], list[Decimal]] = {}
        some: list[Break] = []
        for one in every_open_break(db):
            self.many += 1
            amount = Decimal(one.money.text)
            self._groups.setdefault((one.kind, one.money.currency, age_of(one.age(now))), []).append(amount)
            some.append(one)
            if len(some) > 2 * SHOWN:
                some = sorted(some, key=_urgency)[:SHOWN]
        self.shown = sorted(some, key=_urgency)[:SHOWN]

    def aged(self) -> Iterator[Aged]:
        """The groups, the most urgent kind first."""
        for (kind, currency, age), amounts in sorted(self._groups.items(), key=lambda group: _rank(group[0][0])):
            yield Aged(kind, currency, age, len(amounts), f"{sum(amounts, Decimal(0)):f}")


def _rank(kind: BreakKind) -> int:
    return RULE_OF[kind].rank or len(RULE_OF)


def _urgency(one: Break) -> tuple[int, int]:
    return _rank(one.kind), one.at


def _opens_otherwise(db: Tables, day: str, figures: Sequence[Figures]) -> Iterator[str]:
    """Where the ledger opens a day otherwise than the report of the day before has closed."""
    before = day_of(day_begins(day) - DAY)
    for side, currency, was, now in gaps(db.figures(before), figures):
        said = f"{SIDES[side]}: the ledger opens this day with {now:f} {currency}, and {before} has closed with {was:f}"
        yield f"{said}. Reconcile {before} again, and verify the ledger."


def _proven(cashier: Cashier, db: Tables, day: str) -> Iterator[str]:
    """What was compared, and what could not be: no page may look whole that is not."""
    told = reconcile_sources.tellers(cashier)
    silent = sorted(name for name in cashier.psps if name not in told)
    if not cashier.readers:
        yield "cTrader is not compared: no reader of its history is set (CTRADER_READER)."
    for name in silent:
        yield f"{name} is not compared: its adapter does not tell the PSP's items."
    for name in reconcile_sources.names(cashier):
        read = db.read_to(name)
        until = day_begins(day) + DAY
        if read is None or read.upto < until:
            yield f"{name} has not been read to the end of the day: what is missing there may still come."
        if read and read.problem:
            yield f"{name}: {read.problem}."
    if told:
        yield "Transfers end at the PSP's own word that they have arrived: no bank statement proves it."


def is_staff(row: Told) -> bool:
    """True if a balance change in cTrader tells who made it, or why."""
    return row.source == CTRADER and is_manual(row)
