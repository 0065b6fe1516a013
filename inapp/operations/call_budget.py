"""The hourly budget of calls to cTrader that its limiter counts (docs.spotware.com: non-GET calls)."""

from dataclasses import dataclass

from inapp.domain.attempts import HOUR, redeem_allowance
from inapp.domain.errors import NotSent
from inapp.domain.ports import Clock
from inapp.store import Database, Tables


@dataclass(frozen=True, slots=True)
class CallBudget:
    """Counts calls in storage, so that web and worker share one budget. Bookings are counted with their claim."""

    store: Database
    clock: Clock
    per_hour: int

    def spend(self, kind: str) -> None:
        """Count a call before it is made. Raises NotSent for a redeem over its half or over what bookings left."""
        if kind == "booking":
            return
        now = self.clock.now()
        with self.store.write() as db:
            if kind == "redeem" and self._spent(db, now):
                raise NotSent("the hourly calls for opening screens are used up")
            db.count_call(kind, now)

    def _spent(self, db: Tables, now: int) -> bool:
        """Whether redeems have had their half of the hour's calls, or all calls have been made."""
        redeems, all_calls = db.calls_since(now - HOUR, "redeem"), db.calls_since(now - HOUR)
        return redeems >= redeem_allowance(self.per_hour) or all_calls >= self.per_hour
