"""The figures of the charts: sums of the last days, each day counted once and kept, the present one for a minute."""

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from inapp.cashier import Cashier
from inapp.console.charts import Day
from inapp.console.forms import zone
from inapp.domain.states import PaymentType, Status
from inapp.store.sums import Sum

DAYS = 14
LASTS = 60_000
"""Milliseconds for which the sums of days that may still change are kept."""
SETTLED_AFTER = 3 * 86_400_000
"""From this age on the sums of a day are kept for an hour."""
PATIENCE_S = 0.03
"""Seconds after which a page counts no further day: the next one goes on."""


@dataclass
class Kept:
    """The sums of days, in the memory of this process."""

    days: dict[int, tuple[int, list[Sum]]] = field(default_factory=dict)

    def of(self, cashier: Cashier, since: int, until: int) -> list[Sum] | None:
        """The sums of one day, counted anew if they are too old."""
        now = cashier.clock.now()
        known = self.days.get(since)
        lasts = LASTS if now - until < SETTLED_AFTER else 60 * LASTS
        if known and 0 <= now - known[0] < lasts:
            return known[1]
        with cashier.store.read() as db:
            found = db.sums_between(since, until)
        self.days[since] = now, found
        for old in [day for day in self.days if day < since - 60 * 86_400_000]:
            del self.days[old]
        return found


def days_of(now: int) -> list[tuple[str, int, int]]:
    """The last days where the broker is: name, first moment, and that of the next day; the oldest first."""
    today = datetime.fromtimestamp(now / 1000, zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = [today - timedelta(days=back) for back in range(DAYS - 1, -2, -1)]
    moments = [round(one.timestamp() * 1000) for one in begins]
    return [(f"{one:%d %b}", moments[n], moments[n + 1]) for n, one in enumerate(begins[:-1])]


@dataclass(frozen=True)
class Charts:
    """What the charts show: the days of one currency, all currencies by use, and declines by reason."""

    days: list[Day]
    currency: str
    currencies: list[str]
    declines: list[tuple[str, int]]
    whole: bool


def of(cashier: Cashier, kept: Kept, currency: str = "") -> Charts:
    """The charts; not whole while there are days that are still to be counted."""
    began = time.monotonic()
    sums: dict[str, list[Sum]] = {}
    days = days_of(cashier.clock.now())
    for name, since, until in reversed(days):
        if since not in kept.days and sums and time.monotonic() - began > PATIENCE_S:
            break
        sums[name] = kept.of(cashier, since, until) or []
    uses = Counter({one.currency: 0 for of_day in sums.values() for one in of_day})
    declines: Counter[str] = Counter()
    for one in (one for of_day in sums.values() for one in of_day):
        uses[one.currency] += one.many if one.arrived else 0
        declines[one.reason or "–"] += one.many if one.status is Status.DECLINED else 0
    currencies = [name for name, _ in uses.most_common()]
    shown = currency if currency in uses else (currencies or [""])[0]
    drawn = [_day(name, [one for one in sums.get(name, []) if one.currency == shown]) for name, _, _ in days]
    reasons = [(reason, many) for reason, many in declines.most_common(6) if many]
    return Charts(drawn, shown, currencies, reasons, len(sums) == len(days))


def _day(name: str, sums: list[Sum]) -> Day:
    sides: dict[PaymentType, dict[str, Decimal]] = {kind: {} for kind in PaymentType}
    for one in sums:
        if one.arrived:
            side = sides[one.kind]
            side[one.method] = side.get(one.method, Decimal(0)) + Decimal(one.text)
    return Day(name, sides[PaymentType.DEPOSIT], sides[PaymentType.WITHDRAWAL])
