"""Whether the cashier can do its work, in sentences."""

from inapp.domain.errors import StorageFailed
from inapp.domain.ports import Parts
from inapp.domain.rules import SECOND, BreakerState

HEARTBEAT_LIMIT = 30 * SECOND


def problems(parts: Parts) -> list[str]:
    """What keeps payments from going through now; empty if nothing does."""
    try:
        with parts.store.write() as db:
            db.prove_writable(parts.clock.now())
            held, breaker, beat = db.held(), db.breaker(), db.heartbeat()
    except StorageFailed:
        return ["database not writable"]
    found = []
    if beat is None or parts.clock.now() - beat >= HEARTBEAT_LIMIT:
        found.append("no worker heartbeat for 30 seconds")
    if held is not None:
        found.append(f"held: {held}")
    if breaker.state is BreakerState.OPEN:
        found.append("breaker open: cTrader does not answer as it should")
    return found
