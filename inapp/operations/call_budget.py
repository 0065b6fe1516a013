"""The hourly budget of calls to cTrader that its limiter counts (docs.spotware.com: non-GET calls)."""

from dataclasses import dataclass

from inapp.domain.attempts import HOUR, redeem_allowance
from inapp.domain.errors import UsedUp
from inapp.domain.ports import Clock
from inapp.store import Database


@dataclass(frozen=True, slots=True)
class CallBudget:
    """Counts calls in storage, so that web and worker share one budget. A booking is counted with its claim."""

    store: Database
    clock: Clock
    per_hour: int

    def spend(self, kind: str) -> None:
        """Count a call before it is made. Raises UsedUp for a redeem beyond its half of the hour's calls, or all."""
        if kind == "booking":
            return
        now = self.clock.now()
        with self.store.write() as db:
            if kind == "redeem":
                redeems, calls = db.calls_since(now - HOUR, kind), db.calls_since(now - HOUR)
                if redeems >= redeem_allowance(self.per_hour) or calls >= self.per_hour:
                    raise UsedUp("the hourly calls for opening screens are used up")
            db.count_call(kind, now)
