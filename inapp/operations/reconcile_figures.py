"""The figures of a day: opening and what came, less what went, with what is carried or broken, make the closing."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from inapp.domain.reconcile import CTRADER, Side, day_of
from inapp.store import Tables
from inapp.store.pairs import Line
from inapp.store.reconcile import Figures

Look = Callable[[str], bool]
CAME, WENT, CARRIED, BROKEN, OURS = range(5)


class Tally:
    """Sums up the lines of one day for each side and currency.

    Each side's closing is what our own books say of it. What the cashier itself holds is in transit: captured and not
    yet in an account, or taken from an account and not yet paid out.
    """

    def __init__(self, since: int, until: int) -> None:
        self._since, self._until = since, until
        self._sums: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 5)

    def theirs(self, line: Line, look: Look | None) -> None:
        """Count a movement that another side tells; `look` says whether it is part of a break."""
        side, amount = _side(line), Decimal(line.minor).scaleb(-line.digits)
        sums = self._sums[side, line.currency]
        sums[CAME if amount > 0 else WENT] += abs(amount)
        self._compare(sums, line, -amount, look)

    def ours(self, line: Line, look: Look | None) -> None:
        """Count a movement in our books; without a `look` the other side of it is not compared."""
        side, amount = _side(line), Decimal(line.minor).scaleb(-line.digits)
        into = amount if side is Side.PSP else -amount
        held = self._sums[Side.CASHIER, line.currency]
        held[CAME if into > 0 else WENT] += abs(into)
        held[OURS] += into
        if look is not None:
            sums = self._sums[side, line.currency]
            sums[OURS] += amount
            self._compare(sums, line, amount, look)

    def _compare(self, sums: list[Decimal], line: Line, amount: Decimal, look: Look | None) -> None:
        if line.agreed and self._since <= line.other_at < self._until:
            return
        broken = not line.agreed and look is not None and look(line.about)
        sums[BROKEN if broken else CARRIED] += amount

    def keep(self, db: Tables, now: int) -> None:
        """Store the figures of the day, and bring those of later days into line."""
        day = day_of(self._since)
        before = {(one.side, one.currency): one for one in db.last_figures(day)}
        known = {(one.side, one.currency): one for one in db.figures(day)}
        figures = []
        for key in sorted({*self._sums, *before}):
            opening = Decimal(before[key].closing) if key in before else Decimal(0)
            figures.append(_figures(day, key, opening, self._sums[key], now))
        db.keep_figures(day, figures)
        moved = {
            (one.side, one.currency): Decimal(one.closing) - _closing(known.get((one.side, one.currency)), one)
            for one in figures
        }
        if any(moved.values()):
            _move_later(db, day, moved)


def _side(line: Line) -> Side:
    return Side.CTRADER if line.source == CTRADER else Side.PSP


def _closing(known: Figures | None, fresh: Figures) -> Decimal:
    return Decimal(known.closing if known else fresh.opening)


def _figures(day: str, key: tuple[str, str], opening: Decimal, sums: list[Decimal], now: int) -> Figures:
    side, currency = key
    opened, came, went, carried, broken, closing = (
        f"{part:f}" for part in (opening, sums[CAME], sums[WENT], sums[CARRIED], sums[BROKEN], opening + sums[OURS])
    )
    return Figures(day, side, currency, opened, came, went, carried, broken, closing, now)


def _move_later(db: Tables, day: str, moved: dict[tuple[str, str], Decimal]) -> None:
    later: defaultdict[str, list[Figures]] = defaultdict(list)
    for one in db.later_figures(day):
        by = moved.get((one.side, one.currency), Decimal(0))
        opening, closing = Decimal(one.opening) + by, Decimal(one.closing) + by
        later[one.day].append(replace(one, opening=f"{opening:f}", closing=f"{closing:f}"))
    for each, figures in later.items():
        db.keep_figures(each, figures)


def unexplained(one: Figures) -> Decimal:
    """What a side's figures leave open; zero unless our own books were changed by hand."""
    said = Decimal(one.opening) + Decimal(one.came) - Decimal(one.went) + Decimal(one.carried) + Decimal(one.broken)
    return Decimal(one.closing) - said


def word_of(figures: Sequence[Figures]) -> str:
    """The word that names a day's figures to people; empty without figures."""
    return fingerprint(figures)[:8] if figures else ""


def fingerprint(figures: Sequence[Figures]) -> str:
    """A short hash of a day's figures, by which a signature tells whether they have changed since."""
    words = "\n".join(
        " ".join((one.side, one.currency, one.opening, one.came, one.went, one.carried, one.broken, one.closing))
        for one in sorted(figures, key=lambda one: (one.side, one.currency))
    )
    return hashlib.sha256(words.encode()).hexdigest()[:16]
