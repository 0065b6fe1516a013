"""The time and memory of reconciling one busy day: `python -m benchmarks.reconcile [PAYMENTS A DAY] [DAYS ...]`.

A database holds some days of deposits, and the last of them is reconciled with a cTrader and a PSP that tell each one;
once when that day is all there is, and once after others. A run in a process of its own reads both sides, compares and
prints the report, as the worker does at night.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from benchmarks import archive
from inapp.adapters.machine import SystemClock
from inapp.cashier import Cashier
from inapp.domain.identifiers import key_hash
from inapp.domain.money import Money
from inapp.domain.policy import Limits, Policy
from inapp.domain.ports import Psp
from inapp.domain.readers import BalanceEntry, Reading
from inapp.domain.reconcile import DAY, day_begins, day_of
from inapp.domain.settlements import ItemKind, Page, SettlementBalance, SettlementBatch, SettlementItem
from inapp.operations import reconcile, reconcile_forms, reconcile_report
from inapp.store import Database

A_DAY, LIMIT_S, LIMIT_MB, PAGE = 100_000, 60, 200, 100
BOOKED, PAID = 4_200, 4_050
"""Milliseconds from the start of a stored deposit to its booking, and to its capture."""


class Outside:
    """cTrader and the PSP in one: each deposit of the database, by its number."""

    name, place, must_prove_itself = "both", "here", False

    def __init__(self, count: int, apart: int, end: int) -> None:
        self._count, self._apart, self._first = count, apart, end - count * apart

    def _numbers(self, since: int, until: int, after: int) -> range:
        """The deposits whose moment, so long after their start, lies in a window."""
        low, high = (-(-(at - after - self._first) // self._apart) for at in (since, until))
        return range(max(0, low), min(self._count, max(0, high)))

    def _at(self, number: int) -> int:
        return self._first + number * self._apart

    def read_all(self, since: int, until: int) -> Reading:
        return Reading(tuple(self._entries(since, until)), time.time_ns() // 1_000_000, complete=True)

    def _entries(self, since: int, until: int) -> Iterator[BalanceEntry]:
        for number in self._numbers(since, until, BOOKED):
            made = archive.payment(number, self._at(number))
            name, history_id = f"{made.ref}.credit.1", archive.FIRST_BALANCE_HISTORY_ID + number
            yield BalanceEntry(history_id, name, made.login, "DEPOSIT", made.money.minor, 2, at=made.created + BOOKED)

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        numbers = self._numbers(since, until, PAID)[int(cursor or 0) :]
        more = str(int(cursor or 0) + PAGE) if len(numbers) > PAGE else ""
        return Page(tuple(self._item(number) for number in numbers[:PAGE]), time.time_ns() // 1_000_000, more)

    def _item(self, number: int) -> SettlementItem:
        made, fee = archive.payment(number, self._at(number)), Money(300, "USD", 2)
        object_id, net = f"pay_{key_hash(made.ref)[:24]}", made.money.less([fee])
        at = made.created + PAID
        return SettlementItem(f"txn_{number}", ItemKind.PAYMENT, object_id, made.money, fee, net, at, ref=made.ref)

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        return Page((), until)

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        return Page((), 0)

    def settlement_balance(self) -> SettlementBalance:
        return SettlementBalance((), (), 0)

    def check_settlements(self) -> list[str]:
        return []


def measure(file: Path, count: int, apart: int, end: int) -> dict[str, float]:
    """Reconcile the last day in this process: seconds, breaks, and the most memory that it took."""
    outside = Outside(count, apart, end)
    cashier = Cashier(  # type: ignore[call-arg]
        store=Database(file),
        clock=SystemClock(),
        psps={"mock": cast(Psp, outside)},
        readers=(outside,),  # type: ignore[arg-type]
        policy=Policy(Limits({}, {}), Limits({}, {})),
        **dict.fromkeys("ctrader identity sent_log pager passwords sealer".split()),  # type: ignore[arg-type]
    )
    began, worked = time.perf_counter(), time.process_time()
    found = reconcile.run(cashier, end - DAY, end)
    report = reconcile_report.report(cashier, day_of(end - 1))
    page = reconcile_forms.as_page(report, "Bench")
    took, worked = time.perf_counter() - began, time.process_time() - worked
    assert any(one.side == "psp" and float(one.came) for one in report.figures), page
    # Not ru_maxrss: a process inherits that from the one which started it.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    told = {"seconds": took, "cpu": worked, "megabytes": int(peak.split()[1]) / 1024}
    return told | {"breaks": found.opened, "unexplained": float(report.unexplained)}


def main(words: list[str]) -> int:
    """Print a line for each number of days; the exit code is 1 if a limit is passed or a break was found."""
    a_day, days = int(words[0]) if words else A_DAY, [int(word) for word in words[1:]] or [1, 4]
    apart, end, failed = DAY // a_day, day_begins(day_of(time.time_ns() // 1_000_000)), False
    for many in days:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "cashier.db"
            archive.fill(file, a_day * many, apart, end)
            words = [str(value) for value in (file, a_day * many, apart, end)]
            command = [sys.executable, "-m", "benchmarks.reconcile", "--one", *words]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        print(
            f"{a_day:,} payments a day, {many} days stored: {told['seconds']:.1f} s ({told['cpu']:.1f} s of a core), "
            f"{told['megabytes']:.0f} MB, "
            f"{told['breaks']:.0f} breaks",
            flush=True,
        )
        limits = a_day <= A_DAY and (told["seconds"] > LIMIT_S or told["megabytes"] > LIMIT_MB)
        failed = failed or bool(limits or told["breaks"] or told["unexplained"])
    return int(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), *(int(word) for word in sys.argv[3:]))))
    else:
        sys.exit(main(sys.argv[1:]))
