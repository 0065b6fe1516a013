"""Killing or stopping the process at a named point, to show that nothing is lost. Only demo settings can ask for it."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

_WAYS = {"": signal.SIGKILL, "stop": signal.SIGSTOP}


def stop_at(points: str, database: Path) -> Callable[[str], None]:
    """What a flow calls at its named points: a signal to itself at each of the comma-separated `points`, once.

    The signal is SIGKILL or, for a point that is written `point:stop`, SIGSTOP. A file beside the database shows that
    a point was reached, and keeps the restarted process from ending there again. Raises ValueError for another ending.
    """
    signals = {name: _WAYS[way] for name, way in map(_split, points.split(",")) if name}

    def crash_point(point: str) -> None:
        if point not in signals:
            return
        marker = Path(f"{database}.stopped-at-{point}")
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signals[point])

    return crash_point


def _split(text: str) -> tuple[str, str]:
    name, _, way = text.strip().partition(":")
    if way not in _WAYS:
        raise ValueError(f"CASHIER_CRASH_AT: {way} is no way to end at {name}")
    return name, way
