"""Killing the process at a named point, to show that nothing is lost. Only settings of the demo can ask for it."""

import os
import signal
from collections.abc import Callable
from pathlib import Path


def stop_at(points: str, database: Path) -> Callable[[str], None]:
    """What a flow calls at its named points: SIGKILL at each of the comma-separated `points`, the first time only.

    A file beside the database shows that a point was reached, and keeps the restarted process from dying again.
    """
    wanted = frozenset(point.strip() for point in points.split(",") if point.strip())

    def checkpoint(point: str) -> None:
        if point not in wanted:
            return
        marker = Path(f"{database}.stopped-at-{point}")
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

    return checkpoint
