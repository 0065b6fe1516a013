"""Play many seeded histories of the money; report their number, seeds and failures.

`make soak [HISTORIES=10000] [SEED=1]`; a history that breaks a rule is printed with the steps that lead to it.
"""

import json
import logging
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

BATCH = 100
"""Histories that one seed stands for."""


def play(seed_number: int, histories: int) -> None:
    """Play one batch in this process; its tally is the last line that is printed."""
    from hypothesis import seed, settings
    from hypothesis.stateful import run_state_machine_as_test

    from tests.histories.state_machine import ENDS, TALLY
    from tests.histories.test_money_stateful import STEPS, Cashier

    logging.disable(logging.CRITICAL)
    run_state_machine_as_test(seed(seed_number)(Cashier), settings=settings(STEPS, max_examples=histories))
    print(json.dumps([TALLY, ENDS]))


def batch(seed_number: int) -> tuple[Counter[str], Counter[str]] | None:
    """Play one batch in a process of its own, and its two tallies; None, and its output printed, if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.histories.soak", "--seed", str(seed_number)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"seed {seed_number} FAILED\n{done.stdout}{done.stderr}", flush=True)
        return None
    faults, ends = json.loads(done.stdout.splitlines()[-1])
    return Counter(faults), Counter(ends)


def soak(histories: int, first: int) -> bool:
    """Play at least so many histories from one seed after another; False if a rule was broken."""
    began, faults, ends, failed, number = time.monotonic(), Counter[str](), Counter[str](), [], first
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        while faults["histories"] < histories and not failed:
            seeds = range(number, number + workers)
            number += workers
            for seed_number, tallies in zip(seeds, pool.map(batch, seeds), strict=True):
                failed += [seed_number] if tallies is None else []
                more_faults, more_ends = tallies or (Counter(), Counter())
                faults += more_faults
                ends += more_ends
            print(f"{faults['histories']} histories, {len(failed)} failed seeds", flush=True)
    minutes = (time.monotonic() - began) / 60
    print(f"\n{faults.pop('histories', 0)} histories from seeds {first} to {number - 1} in {minutes:.0f} minutes")
    _print_tally("Faults injected", faults)
    _print_tally("What payments came to", ends)
    print("A rule was broken by the seeds " + ", ".join(map(str, failed)) if failed else "0 doubled or lost cents")
    return not failed


def _print_tally(title: str, tally: Counter[str]) -> None:
    print(f"{title}:")
    for what, count in tally.most_common():
        print(f"  {count:8} {what}")


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--seed"]:
        play(int(words[1]), BATCH)
    else:
        count, start = (int(word) for word in words)
        sys.exit(0 if soak(count, start) else 1)
