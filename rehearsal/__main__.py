"""`python -m rehearsal`: plays every scene and prints the sheet; 0 if all passed, else 1."""

import argparse
import os
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rehearsal import scenes
from rehearsal.sheet import Entry, printed
from rehearsal.stage import KEPT, Failed, Processes, Stage


def settings_in(file: Path) -> dict[str, str]:
    """The settings in a file of lines such as `NAME=value`, as systemd reads them; quotes around a value go."""
    pairs = (re.match(r"\s*([A-Z_]+)=(.*)", line) for line in file.read_text().splitlines())
    return {pair[1]: pair[2].strip().strip("\"'") for pair in pairs if pair}


def rehearse(folder: Path, settings: Mapping[str, str], units: int, processes: Processes) -> list[Entry]:
    """The entries of the sheet. Raises Failed if the stage cannot be set up."""
    stage = Stage(folder, settings, processes)
    try:
        stage.staff("accounts", "import", str(scenes.ROOT / "demo" / "accounts.csv"))
        return scenes.play(stage, units, tell)
    finally:
        stage.close()


def tell(entry: Entry) -> None:
    """Say that a scene has ended."""
    print(f"  {'pass' if entry.passed else 'FAIL'}  {entry.name}", file=sys.stderr, flush=True)


def main(words: Sequence[str] | None = None, processes: Processes | None = None) -> int:
    """Rehearse, and print the sheet."""
    parser = argparse.ArgumentParser(prog="cashier rehearse", description=__doc__)
    parser.add_argument("--env", type=Path, help="a file with your settings; looks, texts and limits are taken from it")
    parser.add_argument("--sheet", type=Path, help="write the sheet into this file too")
    parser.add_argument("--amount", type=int, default=40, help="whole units of each payment (40)")
    options = parser.parse_args(words)
    settings = settings_in(options.env) if options.env else {n: v for n, v in os.environ.items() if n in KEPT}
    print("rehearsing with a throw-away database, the local cTrader and the mock PSP:", file=sys.stderr, flush=True)
    with TemporaryDirectory(prefix="cashier-rehearsal-") as folder:
        try:
            entries = rehearse(Path(folder), settings, options.amount, processes or Processes())
        except Failed as failure:
            print(f"the rehearsal cannot begin: {failure}", file=sys.stderr)
            return 1
    sheet = printed(entries, time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()))
    print(sheet)
    if options.sheet:
        options.sheet.write_text(f"{sheet}\n")
    return 0 if all(entry.passed for entry in entries) else 1


if __name__ == "__main__":
    sys.exit(main())
