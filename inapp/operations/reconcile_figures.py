"""The figures of a day: opening and what came, less what went, with what is carried or broken, make the closing."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from inapp.domain.ledger import name_in_account
from inapp.domain.reconcile import CTRADER, Side, day_of
from inapp.store import Tables
from inapp.store.ledger_days import CLIENTS, TRANSIT, LedgerDay, Part
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

    def corrected(self, moved: Mapping[Part, Decimal], compared: Collection[str]) -> None:
        """Count what two people have moved in the ledger; on the other side nothing has moved, so it ends a break."""
        for (side, currency), amount in _sides(moved, compared).items():
            sums = self._sums[side, currency]
            sums[OURS] += amount
            sums[BROKEN] += amount

    def keep(self, db: Tables, begins: LedgerDay, compared: Collection[str], now: int) -> None:
        """Store the figures of the day, which opens with what the ledger has at its beginning."""
        day = day_of(self._since)
        opened = _sides(begins.sums, compared)
        keys = sorted({*self._sums, *opened})
        db.keep_figures(day, [_figures(day, key, opened.get(key, Decimal(0)), self._sums[key], now) for key in keys])


def _side(line: Line) -> Side:
    return Side.CTRADER if line.source == CTRADER else Side.PSP


def _sides(parts: Mapping[Part, Decimal], compared: Collection[str]) -> dict[tuple[str, str], Decimal]:
    """Parts of the ledger as what each side has. In transit is what PSPs have, and clients have not."""
    found: defaultdict[tuple[str, str], Decimal] = defaultdict(lambda: Decimal(0))
    names = {f"psp:{name_in_account(name)}:clearing" for name in compared}
    for (part, by_people, currency), total in parts.items():
        if part in names:
            found[Side.PSP, currency] += total
        elif part == CLIENTS and CTRADER in compared:
            found[Side.CTRADER, currency] -= total
        if (part == TRANSIT) == by_people:  # a correction of a client or a PSP puts only that side right
            found[Side.CASHIER, currency] += -total if part == TRANSIT else total
    return dict(found)


def _figures(day: str, key: tuple[str, str], opening: Decimal, sums: list[Decimal], now: int) -> Figures:
    side, currency = key
    opened, came, went, carried, broken, closing = (
        f"{part:f}" for part in (opening, sums[CAME], sums[WENT], sums[CARRIED], sums[BROKEN], opening + sums[OURS])
    )
    return Figures(day, side, currency, opened, came, went, carried, broken, closing, now)


def gaps(before: Sequence[Figures], today: Sequence[Figures]) -> Iterator[tuple[str, str, Decimal, Decimal]]:
    """Where a day opens otherwise than the day before has closed: side, currency, and both amounts."""
    closed = {(one.side, one.currency): Decimal(one.closing) for one in before}
    opened = {(one.side, one.currency): Decimal(one.opening) for one in today}
    for key in sorted(closed.keys() | opened.keys()) if closed else ():
        was, now = closed.get(key, Decimal(0)), opened.get(key, Decimal(0))
        if was != now:
            yield *key, was, now


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
