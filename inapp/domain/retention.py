"""For how long rows are kept that are then deleted, by table; a setting changes the days, within what is safe."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_ENTRY = re.compile(r"\s*([a-z_]+):([0-9]{1,5})\s*", re.ASCII)
LONGEST = 3660
MONTH = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """Days after the end of a row, the fewest that are safe, and why they are."""

    days: int
    least: int
    why: str


TABLES: Mapping[str, Kept] = MappingProxyType(
    {
        "events": Kept(30, 7, "PSPs repeat webhooks for days, and a known one is known by its row"),
        "alerts": Kept(90, 7, "a week of shifts looks back"),
        "declines": Kept(30, 2, "limits count two days of them"),
        "card_facts": Kept(18 * MONTH, 120, "cards are disputed for 120 days at least, for 18 months at most"),
        "instruments": Kept(18 * MONTH, 1, "cards for next time, after their last use"),
        "choices": Kept(30, 7, "a deposit's webhooks come for days"),
        "mails": Kept(30, 7, "a mail is sent once for its event"),
        "told": Kept(18 * MONTH, 120, "reconciliation looks back as long as cards are disputed"),
        "payment_marks": Kept(18 * MONTH, 7, "rules look for the same address or account at two users"),
        "answers": Kept(30, 7, "a payout may fail days after its end"),
        "checks": Kept(18 * MONTH, 30, "how payments were decided"),
        "events_out": Kept(30, 1, "what the broker's CRM was told, after it was taken"),
    }
)
"""Every table whose old rows are deleted by days."""


def kept_days(value: str, demo: bool) -> Mapping[str, int]:
    """Days by table: `alerts:30,checks:180`. Raises ValueError with what to do."""
    found: dict[str, int] = {}
    for entry in value.split(","):
        match = _ENTRY.fullmatch(entry)
        if match is None or match[1] not in TABLES or match[1] in found:
            raise ValueError(f"must be days by table, such as alerts:30,checks:180, each once of {', '.join(TABLES)}")
        table, days = match[1], int(match[2])
        least = TABLES[table].least
        if not least <= days <= LONGEST:
            raise ValueError(f"must keep {table} for {least} to {LONGEST} days: {TABLES[table].why}")
        found[table] = days
    return MappingProxyType(found)
