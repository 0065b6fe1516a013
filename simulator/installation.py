"""How the broker's cashier is to run, as the shell wants it, and how it runs, as whoever runs it says."""

import threading
from collections.abc import Callable
from typing import Any

from flask import Response, jsonify

from simulator.app import IDENTITIES, body

Way = dict[str, Any]


class Installation:
    """`running` stays None where nobody says that they start the cashier anew when it is wanted otherwise."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ways: dict[str, Way | None] = {"wanted": _way({}), "running": None}

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their methods and work."""
        return {"/cashier": ("GET POST", lambda: jsonify(self.change(body())))}

    @property
    def running(self) -> Way | None:
        """How the cashier runs now."""
        return self.change({})["running"]

    def change(self, told: dict[str, Any]) -> dict[str, Way | None]:
        """Take over what is told of `wanted` and `running`, and tell both; ValueError for anything else."""
        if wrong := set(told) - set(self._ways):
            raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
        with self._lock:
            self._ways |= {name: _way(way) for name, way in told.items()}
            return dict(self._ways)


def _way(told: object) -> Way:
    if not isinstance(told, dict):
        raise TypeError("a way to run is a JSON object")
    identity, inapp_tokens = told.get("identity", IDENTITIES[0]), told.get("inappTokens", False)
    if identity not in IDENTITIES or not isinstance(inapp_tokens, bool) or set(told) - {"identity", "inappTokens"}:
        raise ValueError(f"a way to run is an identity of {', '.join(IDENTITIES)} and inappTokens, true or false")
    return {"identity": identity, "inappTokens": inapp_tokens}
