"""Whole deposits per second, and beside them the two floors, in turn and several times."""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import archive, ctrader, machine

FLOORS = ("hello", "commit")


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how often; `stored` are the numbers of payments that databases hold beforehand."""

    clients: int
    rounds: int
    seconds: float
    floor_seconds: float
    warm_up: float
    stored: tuple[int, ...]
    cache: Path


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement. Times in seconds; `cpu` is what each part has used for one operation."""

    per_second: float
    median: float
    slowest: float
    steps: Mapping[str, float]
    requests: float
    cpu: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a database of so many payments costs before the first journey."""

    payments: int
    fill_seconds: float
    start_seconds: float


def deposits(plan: Plan, port: int) -> dict[str, Any]:
    """The order for clients that make deposits."""
    return {
        "clients": plan.clients,
        "warm_up": plan.warm_up,
        "seconds": plan.seconds,
        "port": port,
        "people": ctrader.people(plan.clients),
        "crm_password": machine.CRM_PASSWORD,
    }


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of all does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def _load(order: dict[str, Any]) -> Any:
    command = (sys.executable, "-m", order.get("module", machine.Installation.clients))
    done = subprocess.run(
        command, input=json.dumps(order), capture_output=True, text=True, cwd=machine.ROOT, check=False
    )
    if done.returncode:
        raise machine.DidNotStart(done.stderr[-2000:])
    return json.loads(done.stdout)


def _run(order: dict[str, Any], watched: Mapping[str, int]) -> Run:
    before = {name: machine.cpu_seconds(process) for name, process in watched.items()}
    told = _load(order)
    steps: dict[str, list[float]] = told["steps"]
    whole = steps.pop("whole", [])
    if not whole:
        raise machine.DidNotStart("nothing was finished in time: measure for longer")
    used = {name: machine.cpu_seconds(process) - before[name] for name, process in watched.items()}
    return Run(
        per_second=len(whole) / told["seconds"],
        median=percentile(whole, 0.5),
        slowest=percentile(whole, 0.99),
        steps={name: percentile(values, 0.5) for name, values in steps.items()},
        requests=told["requests"] / told["finished"],
        cpu={name: seconds / told["finished"] for name, seconds in (used | {"clients": told["cpu"]}).items()},
    )


def in_turn(servers: Mapping[str, tuple[dict[str, Any], dict[str, int]]], rounds: int) -> dict[str, list[Run]]:
    """Measure each server once in each round: its order for the clients, and the processes to watch."""
    runs: dict[str, list[Run]] = {name: [] for name in servers}
    for _ in range(rounds):
        for name, (order, watched) in servers.items():
            runs[name].append(_run(order, watched))
    return runs


def middle(runs: list[Run]) -> Run:
    """The run with the median rate."""
    wanted = median(run.per_second for run in runs)
    return min(runs, key=lambda run: abs(run.per_second - wanted))


def breakdown(plan: Plan) -> dict[str, dict[str, float]]:
    """What each step of a journey costs in an installation of its own, whose processes count."""
    with TemporaryDirectory(prefix="cashier-bench-") as temporary:
        folder = Path(temporary)
        accounts, counters = folder / "accounts.csv", folder / "counters"
        counters.mkdir()
        ctrader.write_accounts(accounts, plan.clients)
        cashier = machine.Installation(folder, accounts, counters=counters)
        with cashier.up() as watched:
            counting = {"rounds": plan.rounds, "processes": watched, "counters": str(counters)}
            order = deposits(plan, cashier.port) | counting
            costs: dict[str, dict[str, float]] = _load(order)["costs"]
            return costs


def measure(plan: Plan) -> tuple[dict[str, Run], list[Stored]]:
    """The middle run of each floor and of the journeys at each number of stored payments (as text)."""
    with TemporaryDirectory(prefix="cashier-bench-") as temporary, ExitStack() as stack:
        folder = Path(temporary)
        servers: dict[str, tuple[dict[str, Any], dict[str, int]]] = {}
        for name in FLOORS:
            port, watched = stack.enter_context(machine.floor(name, folder))
            order = {"clients": plan.clients, "warm_up": plan.warm_up, "seconds": plan.floor_seconds, "port": port}
            servers[name] = (order, watched)
        costs = []
        for count in plan.stored:
            place = folder / str(count)
            place.mkdir()
            accounts = place / "accounts.csv"
            ctrader.write_accounts(accounts, plan.clients)
            cashier = machine.Installation(place, accounts)
            fill_seconds = 0.0
            if count:
                source, fill_seconds = archive.cached(plan.cache, count)
                archive.copy(source, cashier.database)
            watched = stack.enter_context(cashier.up())
            costs.append(Stored(count, fill_seconds, cashier.start_seconds))
            servers[str(count)] = (deposits(plan, cashier.port), watched)
        runs = in_turn(servers, plan.rounds)
        return {name: middle(found) for name, found in runs.items()}, costs
