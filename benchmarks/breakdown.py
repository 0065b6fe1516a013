"""What each step of a journey costs: all clients take a step together, and what it took is read before the next."""

import asyncio
import struct
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import fmean

from benchmarks import machine
from benchmarks.counted.sitecustomize import COUNTED


class Lockstep:
    """Holds every client at the end of each step until all are there, and notes what the step has cost.

    `processes` are the ids of the watched processes by name, `folder` is where they keep their counters, `requests`
    tells how many requests the clients have made so far.
    """

    def __init__(self, clients: int, processes: Mapping[str, int], folder: Path, requests: Callable[[], int]) -> None:
        self._clients = clients
        self._processes = processes
        self._folder = folder
        self._requests = requests
        self._barrier = asyncio.Barrier(clients)
        self._last = self._read()
        self._costs: dict[str, list[dict[str, float]]] = {}

    async def __call__(self, step: str) -> None:
        """Wait for the others; the last one reads, before anybody goes on."""
        if await self._barrier.wait() == self._clients - 1:
            now = self._read()
            cost = {name: (value - self._last[name]) / self._clients for name, value in now.items()}
            self._costs.setdefault(step, []).append(cost)
            self._last = now

    def of_one_journey(self) -> dict[str, dict[str, float]]:
        """The mean cost of each step, without the first round, in which everything is loaded. Seconds for processes."""
        return {
            step: {name: fmean(cost[name] for cost in costs[1:]) for name in costs[0]}
            for step, costs in self._costs.items()
        }

    def _read(self) -> dict[str, float]:
        found: dict[str, float] = {"requests": self._requests(), **dict.fromkeys(COUNTED, 0)}
        for file in self._folder.glob("w*-*"):
            for name, number in zip(COUNTED, struct.unpack("3Q", file.read_bytes()), strict=True):
                found[name] += number
        used = {name: machine.cpu_seconds(process) for name, process in self._processes.items()}
        return found | used | {"clients": time.process_time()}
