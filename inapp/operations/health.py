"""Whether the cashier can do its work, in sentences."""

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND, BreakerState
from inapp.domain.errors import StorageFailed

HEARTBEAT_LIMIT = 30 * SECOND


def problems(cashier: Cashier) -> list[str]:
    """What keeps payments from going through now; empty if nothing does."""
    try:
        with cashier.store.write() as db:
            db.prove_writable(cashier.clock.now())
            held, breaker, beat = db.held(), db.breaker(), db.heartbeat()
    except StorageFailed:
        return ["database not writable"]
    found = []
    if beat is None or cashier.clock.now() - beat >= HEARTBEAT_LIMIT:
        found.append("no worker heartbeat for 30 seconds")
    if held is not None:
        found.append(f"held: {held}")
    if breaker.state is BreakerState.OPEN:
        found.append("breaker open: cTrader does not answer as it should")
    return found
