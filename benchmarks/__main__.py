"""`python -m benchmarks`: measures, prints the figures, and with `--write` puts them into docs/figures.md."""

import argparse
import os
import sys
from pathlib import Path

from benchmarks import comparison, console, journeys, ledger, lists, machine, report, screens, strangers

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cashier-benchmarks"
PARTS = ("speed", "steps", "screens", "lists", "console", "ledger", "peer", "strangers")


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part alone; the last four are measured only when named")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="only compare with another checkout's cashier")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3, help="of which the middle one counts")
    parser.add_argument("--seconds", type=float, default=10.0, help="of journeys in each round")
    parser.add_argument("--floor-seconds", type=float, default=4.0)
    parser.add_argument("--warm-up", type=float, default=2.0)
    parser.add_argument("--stored", type=int, nargs="*", default=[0, 1_000_000], metavar="PAYMENTS")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where filled databases are kept (gigabytes)")
    parser.add_argument("--write", action="store_true", help=f"put the figures between {report.BEGIN} and {report.END}")
    parser.add_argument("--readme", type=Path, default=machine.ROOT / "docs/figures.md")
    return parser.parse_args(argv)


def _compared(options: argparse.Namespace) -> str:
    """Our deposits beside those of the peer, of another checkout, or of both; or without and with strangers."""
    plan = journeys.Plan(options.clients, options.rounds, options.seconds, 0, options.warm_up, (), options.cache)
    if options.only == "strangers":
        return report.comparison(strangers.measure(plan), plan)
    return report.comparison(comparison.measure(plan, options.only == "peer", options.against), plan)


def main(argv: list[str] | None = None) -> int:
    """0 when everything was measured, 1 when something did not start or there is no place for the figures."""
    options = _arguments(argv)
    texts = []
    try:
        if options.only in ("peer", "strangers") or options.against:
            print(_compared(options))
            return 0
        if options.only == "console":
            print(report.console(console.measure(options.cache)))
            return 0
        if options.only == "ledger":
            plan = journeys.Plan(
                options.clients, options.rounds, options.seconds, 0, options.warm_up, (), options.cache
            )
            print(report.ledger(ledger.measure(plan)))
            return 0
        if options.only not in ("screens", "lists"):
            plan = journeys.Plan(
                options.clients,
                options.rounds,
                options.seconds,
                options.floor_seconds,
                options.warm_up,
                tuple(options.stored),
                options.cache,
            )
            if options.only != "steps":
                texts.append(report.speed(*journeys.measure(plan), plan))
            if options.only != "speed":
                texts.append(report.steps(journeys.breakdown(plan)))
        if options.only in (None, "screens"):
            texts.append(report.weight(*screens.measure(options.rounds)))
        if options.only in (None, "lists"):
            texts.append(report.lists(lists.measure()))
        text = "\n\n".join(texts)
        print(text)
        if options.write:
            report.write(options.readme, text)
    except (machine.DidNotStart, report.NoPlace, OSError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
