"""The counts of security events, begun anew: they belong to the process, and each test has its own."""

import time
from collections.abc import Callable

from inapp.domain import security


def start_anew(clock: Callable[[], float] = time.monotonic) -> None:
    """Forget all counts, and count by this clock from now on; addresses keep their names in the log."""
    security._counters = security._Counters(security._counters.key, clock)
