"""The hourly budget of calls to cTrader that its limiter counts (docs.spotware.com: non-GET calls)."""

from dataclasses import dataclass

from inapp.domain.errors import NotSent
from inapp.domain.ports import Clock, Store
from inapp.domain.rules import HOUR, redeem_allowance


@dataclass(frozen=True, slots=True)
class CallBudget:
    """Counts calls in storage, so that web and worker share one budget. Bookings are counted with their claim."""

    store: Store
    clock: Clock
    per_hour: int

    def spend(self, kind: str) -> None:
        """Count a call before it is made. Raises NotSent for a redeem over its half of the budget."""
        if kind == "booking":
            return
        now = self.clock.now()
        with self.store.write() as db:
            if kind == "redeem" and db.calls_since(now - HOUR, kind) >= redeem_allowance(self.per_hour):
                raise NotSent("the hourly calls for opening screens are used up")
            db.count_call(kind, now)
