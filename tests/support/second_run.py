"""A second run for the few tests with browsers or processes that failed beside all others (docs/decisions.md says why).

`python -m tests.support.second_run` follows a run of pytest that ended with failures. Its exit code is 0 if each of
them may be tried again and passes now, alone.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FAILED = Path(".pytest_cache/v/cache/lastfailed")
"""Where pytest keeps the ids of what failed; whoever starts a run that this one follows removes the file before."""
WITH_PROCESSES = (
    "e2e/",
    "tests/processes/",
    "tests/test_benchmarks.py",
    "tests/test_demo.py",
    "tests/test_rehearsal.py",
)
"""Where tests start processes and browsers, which a busy machine can keep waiting for too long."""
MOST = 5
"""More failures than these are no accident."""


def refusal(failed: Sequence[str]) -> str:
    """Why these failures stand as they are; an empty text if they may be tried again."""
    if broken := [place for place in failed if "::" not in place]:
        return f"{broken[0]} could not be read"
    others = [test for test in failed if not test.startswith(WITH_PROCESSES)]
    if others:
        return f"{others[0]} needs neither a browser nor a process"
    if not 0 < len(failed) <= MOST:
        return f"{len(failed)} tests failed, and at most {MOST} may be tried again"
    return ""


def passes(test: str) -> bool:
    """True if a test passes in a run of its own."""
    print(f"\nSecond run, alone: {test}", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", test]).returncode == 0


def main() -> int:
    """Try them again and say what came of it; the exit code."""
    failed: list[str] = sorted(json.loads(FAILED.read_text()))
    if why := refusal(failed):
        print(f"\nNo second run: {why}.")
        return 1
    passed = {test: passes(test) for test in failed}
    print()
    for test, well in passed.items():
        print(f"passed only at the second run: {test}" if well else f"failed twice: {test}")
    print("What failed at the first run is shown above.")
    return 0 if all(passed.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
