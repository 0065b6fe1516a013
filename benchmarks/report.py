"""The figures as one Markdown text: what is printed, and what stands in docs/figures.md between two comments."""

import platform
import re
import sqlite3
from collections.abc import Mapping, Sequence
from os import cpu_count
from pathlib import Path
from statistics import median

from benchmarks.counted.sitecustomize import COUNTED
from benchmarks.journeys import Plan, Run, Stored, middle
from benchmarks.ledger import Cost
from benchmarks.lists import FEW, MANY, Look
from benchmarks.load import STEPS
from benchmarks.screens import SLOWED, FirstLoad

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


class NoPlace(Exception):
    """The file has not exactly one pair of comments to write between."""


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def _times(value: float) -> str:
    return f"{value:,.0f} ×" if value >= 10 else f"{value:.1f} ×"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.1f} ms"


def _rate(run: Run) -> str:
    return f"{run.per_second:,.0f}" if run.per_second >= 100 else f"{run.per_second:.1f}"


def _name(key: str) -> str:
    names = {"hello": "floor: bare WSGI answer", "commit": "floor: Flask route with one durable commit"}
    return names.get(key) or f"deposit, {int(key):,} payments stored"


def speed(runs: dict[str, Run], costs: list[Stored], plan: Plan) -> str:
    """The journeys beside their floors."""
    hello, commit = runs["hello"], runs["commit"]
    head = ("", "in bare answers", "in commits", "per second", "median", "99th percentile")
    rows = [
        (
            _name(key),
            _times(hello.per_second / run.per_second),
            _times(commit.per_second / run.per_second),
            _rate(run),
            _milliseconds(run.median),
            _milliseconds(run.slowest),
        )
        for key, run in runs.items()
    ]
    shares = (_shares(f"A {_name(key)}", run) for key, run in runs.items() if key.isdigit())
    parts = [_table(head, rows), *shares]
    for stored in costs:
        if stored.payments:
            parts.append(
                f"Writing {stored.payments:,} payments with their history took {stored.fill_seconds:.0f} s, "
                f"a start with them {stored.start_seconds:.1f} s."
            )
    what = (
        f"{plan.clients} clients, middle one of {plan.rounds} runs in turn, everything on one machine with "
        f"{cpu_count()} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}. The first two "
        "columns tell how many answers of each floor the same server gives in the time of one."
    )
    return "\n\n".join([what, *parts])


def _in_order(step: tuple[str, float]) -> int:
    return STEPS.index(step[0])


def _shares(label: str, run: Run) -> str:
    whole = sum(run.cpu.values())
    shares = ", ".join(f"{name} {seconds / whole:.0%}" for name, seconds in run.cpu.items())
    steps = ", ".join(f"{name} {_milliseconds(seconds)}" for name, seconds in sorted(run.steps.items(), key=_in_order))
    return (
        f"{label}: {run.requests:.1f} requests, {_milliseconds(whole)} of CPU ({shares}); median of each step: {steps}."
    )


def steps(costs: Mapping[str, Mapping[str, float]]) -> str:
    """What each step of a deposit costs: counts, then milliseconds of each process."""
    counts = [name for name in next(iter(costs.values())) if name in ("requests", *COUNTED)]
    processes = [name for name in next(iter(costs.values())) if name not in counts]
    head = ("a deposit's step", *counts, *(f"{name}, ms" for name in processes))
    whole = {name: sum(cost[name] for cost in costs.values()) for name in (*counts, *processes)}
    rows = [
        (step, *(f"{cost[name]:.1f}" for name in counts), *(f"{cost[name] * 1000:.1f}" for name in processes))
        for step, cost in (costs | {"whole": whole}).items()
    ]
    what = "All clients take each step together, and the processes count, which costs time of its own."
    return f"{what}\n\n{_table(head, rows)}"


def weight(looks: list[FirstLoad], answers: Mapping[str, float]) -> str:
    """First loads of the screens, and how soon they answer to typing and choosing on a slow processor."""
    head = ("first load", "connection", "on the wire", "requests", "largest contentful paint", "loaded", "layout shift")
    rows = [
        (
            look.screen,
            look.network,
            f"{look.bytes / 1000:.1f} kB",
            str(look.requests),
            f"{look.paint:,.0f} ms",
            f"{look.loaded:,.0f} ms",
            f"{look.shift:.3f}",
        )
        for look in looks
    ]
    fingers = [(screen, f"{milliseconds:,.0f} ms") for screen, milliseconds in answers.items()]
    slow = f"typing and choosing, processor slowed {SLOWED} times"
    return f"{_table(head, rows)}\n\n{_table((slow, 'interaction to next paint'), fingers)}"


def lists(looks: Sequence[Look]) -> str:
    """A trader's lists, with many payments beside few."""
    head = ("reading a list of one trader", f"{FEW:,} payments", f"{MANY:,} payments", "ratio")
    rows = [
        (look.name, f"{look.few * 1000:.2f} ms", f"{look.many * 1000:.2f} ms", _times(look.many / look.few))
        for look in looks
    ]
    return _table(head, rows)


def console(looks: Sequence[Look]) -> str:
    """The console's pages, with many payments beside few."""
    head = ("a page of the console, processor time", "6,000 payments", "1,000,000 payments", "ratio")
    rows = [
        (look.name, f"{look.few * 1000:.1f} ms", f"{look.many * 1000:.1f} ms", _times(look.many / look.few))
        for look in looks
    ]
    return _table(head, rows)


def ledger(cost: Cost) -> str:
    """The share of the ledger in a deposit."""
    head = ("processor time of a deposit", "")
    rows = [
        ("web server and worker", f"{cost.journey * 1000:.1f} ms"),
        ("the ledger's entries", f"{cost.entries * 1000:.2f} ms"),
        ("their share", f"{cost.share:.1%}"),
    ]
    return _table(head, rows)


def comparison(runs: dict[str, list[Run]], plan: Plan) -> str:
    """The first side beside each other one."""
    head = ("whole deposits", "per second", "lowest", "highest", "median", "99th percentile", "99th / median")
    rows = []
    for name, found in runs.items():
        run, rates = middle(found), sorted(found, key=lambda run: run.per_second)
        times = (_milliseconds(run.median), _milliseconds(run.slowest), _times(run.slowest / run.median))
        rows.append((name, _rate(run), _rate(rates[0]), _rate(rates[-1]), *times))
    (ours, first), *others = runs.items()
    parts = [f"{plan.clients} clients, middle one of {plan.rounds} runs in turn.", _table(head, rows)]
    for name, found in others:
        ratios = [run.per_second / other.per_second for run, other in zip(first, found, strict=True)]
        rounds = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        parts.append(f"Deposits a second, {ours} / {name}: {median(ratios):.2f} × (round by round {rounds}).")
    shares = (_shares(f"{name}, a deposit", middle(found)) for name, found in runs.items())
    return "\n\n".join([*parts, *shares])


def write(file: Path, text: str) -> None:
    """Put the figures between the two comments of a file. Raises NoPlace and then changes nothing."""
    old = file.read_text("utf-8")
    place = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if old.count(BEGIN) != 1 or old.count(END) != 1 or not place.search(old):
        raise NoPlace(f"{file.name} needs one {BEGIN} and, after it, one {END}")
    file.write_text(place.sub(lambda _: f"{BEGIN}\n{text}\n{END}", old), "utf-8")
