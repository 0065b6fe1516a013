"""The sheet that a rehearsal prints: for each fault what was done, seen and booked, and whether it passed."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

WIDTH = 110
NOTHING = "nothing"


@dataclass
class Entry:
    """One fault of the sheet; it has passed if `problem` is empty."""

    name: str
    done: str
    trader: list[str] = field(default_factory=list)
    staff: list[str] = field(default_factory=list)
    booked: list[str] = field(default_factory=list)
    problem: str = ""

    @property
    def passed(self) -> bool:
        """True if everything came about as it must."""
        return not self.problem

    def lines(self, number: int) -> list[str]:
        """The entry as it is printed."""
        parts = {
            "done": self.done,
            "trader": " > ".join(self.trader) or NOTHING,
            "staff": "; ".join(self.staff) or NOTHING,
            "booked": ", ".join(self.booked) or NOTHING,
            "PROBLEM": self.problem,
        }
        found = [f"{number:2}  {'pass' if self.passed else 'FAIL'}  {self.name}"]
        for name, text in parts.items():
            if text:
                found += textwrap.wrap(f"{name:8}{text}", WIDTH, initial_indent=" " * 10, subsequent_indent=" " * 18)
        return found


def printed(entries: Iterable[Entry], at: str) -> str:
    """The whole sheet, with its last line."""
    every = list(entries)
    failed = [entry.name for entry in every if not entry.passed]
    end = f"FAILED: {', '.join(failed)}" if failed else "All passed."
    lines = [f"Rehearsal of {at}", ""]
    for number, entry in enumerate(every, 1):
        lines += [*entry.lines(number), ""]
    return "\n".join([*lines, f"{len(every) - len(failed)} of {len(every)} passed. {end}"])
