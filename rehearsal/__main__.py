"""`python -m rehearsal`: plays every scene and prints the sheet; 0 if all passed, else 1."""

import argparse
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rehearsal import scenes
from rehearsal.sheet import Entry, printed
from rehearsal.stage import KEPT, Failed, Processes, Stage

INTERRUPTED = 130
"""The exit code of a program that a person has interrupted."""


def settings_in(file: Path) -> dict[str, str]:
    """The settings in a file of lines such as `NAME=value`, as systemd reads them; quotes around a value go."""
    pairs = (re.match(r"\s*([A-Z_]+)=(.*)", line) for line in file.read_text(encoding="utf-8").splitlines())
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


def _prepared(parser: argparse.ArgumentParser, options: argparse.Namespace) -> dict[str, str]:
    """The settings; ends the program if these or the sheet cannot be had, before a minute is spent on the rest."""
    if options.amount <= 0:
        parser.error("--amount has to be above 0")
    if options.sheet:
        try:
            options.sheet.open("a").close()
        except OSError as failure:
            parser.error(f"--sheet {options.sheet} cannot be written: {failure.strerror}")
    if not options.env:
        return {name: value for name, value in os.environ.items() if name in KEPT}
    try:
        return settings_in(options.env)
    except (OSError, UnicodeDecodeError) as failure:
        parser.error(f"--env {options.env} cannot be read: {failure}")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Have an order to end close the stage too, so that no process stays behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = signal.signal(signal.SIGTERM, lambda *_: sys.exit(INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, kept)


def main(words: Sequence[str] | None = None, processes: Processes | None = None) -> int:
    """Rehearse, and print the sheet."""
    parser = argparse.ArgumentParser(prog="cashier rehearse", description=__doc__)
    parser.add_argument("--env", type=Path, help="a file with your settings; looks, texts and limits are taken from it")
    parser.add_argument("--sheet", type=Path, help="write the sheet into this file too")
    parser.add_argument("--amount", type=int, default=40, help="whole units of each payment (40)")
    options = parser.parse_args(words)
    settings = _prepared(parser, options)
    print("rehearsing with a throw-away database, the local cTrader and the mock PSP:", file=sys.stderr, flush=True)
    with TemporaryDirectory(prefix="cashier-rehearsal-") as folder, _ended_by_signals():
        try:
            entries = rehearse(Path(folder), settings, options.amount, processes or Processes())
        except Failed as failure:
            print(f"the rehearsal cannot begin: {failure}", file=sys.stderr)
            return 1
        except (KeyboardInterrupt, SystemExit):
            print("the rehearsal was interrupted, and proves nothing", file=sys.stderr)
            return INTERRUPTED
    sheet = printed(entries, time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()))
    print(sheet)
    if options.sheet:
        options.sheet.write_text(f"{sheet}\n", encoding="utf-8")
    return 0 if all(entry.passed for entry in entries) else 1


if __name__ == "__main__":
    sys.exit(main())
