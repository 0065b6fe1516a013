"""The ledger's sums at the beginning of days, kept so that a later day adds only what came since."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from sqlite3 import Row

from inapp.domain.ledger import TRANSITS, MoneyEvent
from inapp.domain.reconcile import day_begins
from inapp.store.ledger import Ledger
from inapp.store.rows import INHERITED

E = MoneyEvent
AT_PSPS = (E.CAPTURED, E.FUNDS_HELD, E.PAID, E.PAID_AT_ONCE, E.CAME_BACK)
IN_ACCOUNTS = (E.CREDIT_BOOKED, E.DEBIT_BOOKED, E.RETURN_BOOKED)
"""What reconciliation looks through at PSPs and in cTrader; fees, transfers to the bank and disputes are no part."""
CLIENTS, TRANSIT = "clients", "transit"


def _listed(words: tuple[str, ...]) -> str:
    return "(" + ", ".join(repr(str(word)) for word in words) + ")"


Part = tuple[str, bool, str]
"""An account, all clients or both transit accounts; whether two people posted it as a correction; the currency."""
PARTS = f"""
SELECT part, people, currency, digits, sum(minor) AS minor FROM (
    SELECT e.event = '{E.CORRECTED}' AS people, p.currency, p.digits, p.minor, CASE
        WHEN a.name GLOB 'client:*' AND (e.event IN {_listed((*IN_ACCOUNTS, E.CORRECTED))} OR e.event = '{INHERITED}'
            AND NOT EXISTS (SELECT 1 FROM ledger_postings AS o JOIN ledger_accounts AS b ON b.id = o.account
                WHERE o.entry = e.id AND b.name = 'suspense:ctrader')) THEN '{CLIENTS}'
        WHEN a.name GLOB 'psp:*:clearing' AND (e.event IN {_listed((*AT_PSPS, E.CORRECTED))} OR e.event = '{INHERITED}'
            AND e.subject NOT GLOB '*.refunded_elsewhere' AND e.subject NOT GLOB '*.dispute.*') THEN a.name
        WHEN a.name IN {_listed(tuple(sorted(TRANSITS)))} AND e.event = '{E.CORRECTED}' THEN '{TRANSIT}' END AS part
    FROM ledger_entries AS e {{index}} CROSS JOIN ledger_postings AS p ON p.entry = e.id
    CROSS JOIN ledger_accounts AS a ON a.id = p.account WHERE {{which}}
) WHERE part IS NOT NULL GROUP BY part, people, currency, digits
"""
"""A CROSS JOIN keeps SQLite to the order in which the entries are few."""


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """The sums of the parts at the first moment of a day, with the last entry that was there when they were made."""

    day: str
    entry: int
    sums: Mapping[Part, Decimal]


class LedgerDays(Ledger):
    """Sums of the ledger by day. They follow from its entries; to lose them costs time alone."""

    def ledger_day(self, day: str) -> LedgerDay:
        """The sums at the beginning of a day: those of the newest known day until then, and what came since."""
        begins, sums = day_begins(day), dict[Part, Decimal]()
        last = self.one("SELECT coalesce(max(id), 0) FROM ledger_entries")
        known = self.one("SELECT * FROM ledger_days WHERE day <= ? ORDER BY day DESC LIMIT 1", day)
        seen = known["entry"] if known else 0
        if known:
            sums = _read(known["sums"])
            window = "e.at >= ? AND e.at < ? AND e.id <= ?"
            _add(sums, self._parts("INDEXED BY ledger_entries_at", window, day_begins(known["day"]), begins, seen))
        _add(sums, self._parts("NOT INDEXED", "e.id > ? AND e.at < ?", seen, begins))
        return LedgerDay(day, last[0] if last else 0, {part: total for part, total in sums.items() if total})

    def keep_ledger_day(self, found: LedgerDay) -> None:
        """Store the sums of a day."""
        sums = json.dumps([[*part, f"{total:f}"] for part, total in sorted(found.sums.items())])
        self.db.execute("DELETE FROM ledger_days WHERE day = ?", (found.day,))
        self.insert("ledger_days", day=found.day, entry=found.entry, sums=sums)

    def corrected_between(self, since: int, until: int) -> dict[Part, Decimal]:
        """What two people have moved in the parts in a time."""
        found: dict[Part, Decimal] = {}
        _add(found, self._parts("INDEXED BY ledger_entries_at", "e.at >= ? AND e.at < ?", since, until))
        return {part: total for part, total in found.items() if part[1]}

    def booked_for(self, login: int, currency: str, until: int) -> Decimal:
        """What our bookings into an account and out of it come to before a moment."""
        rows = self.all(
            "SELECT p.digits, sum(p.minor) AS minor FROM ledger_postings AS p JOIN ledger_entries AS e "
            "ON e.id = p.entry WHERE p.account = (SELECT id FROM ledger_accounts WHERE name = ?) AND p.currency = ? "
            "AND e.at < ? GROUP BY p.digits",
            *(f"client:{login}", currency, until),
        )
        return -sum((Decimal(row["minor"]).scaleb(-row["digits"]) for row in rows), Decimal(0))

    def strayed_ledger_day(self) -> str | None:
        """The newest day whose sums are not those of the entries before it, or None."""
        known = self.one("SELECT * FROM ledger_days ORDER BY day DESC LIMIT 1")
        if known is None:
            return None
        sums: dict[Part, Decimal] = {}
        _add(sums, self._parts("NOT INDEXED", "e.id <= ? AND e.at < ?", known["entry"], day_begins(known["day"])))
        return None if {part: total for part, total in sums.items() if total} == _read(known["sums"]) else known["day"]

    def _parts(self, index: str, which: str, *values: int) -> list[Row]:
        return self.all(PARTS.format(index=index, which=which), *values)


def _add(sums: dict[Part, Decimal], rows: list[Row]) -> None:
    for row in rows:
        part = row["part"], bool(row["people"]), row["currency"]
        sums[part] = sums.get(part, Decimal(0)) + Decimal(row["minor"]).scaleb(-row["digits"])


def _read(text: str) -> dict[Part, Decimal]:
    return {(part, people, currency): Decimal(total) for part, people, currency, total in json.loads(text)}
