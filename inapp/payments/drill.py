"""A practised restore: the newest backup in a temporary folder, opened held, checked, and compared with everybody.

Nothing of the installation is changed but one row that tells when this was last done, and how it went.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, WATERMARK_MARGIN, AttemptState
from inapp.domain.compared import Follows
from inapp.domain.errors import NotSent, OutcomeUnknown, StorageFailed, UnusableFile
from inapp.domain.model import Attempt, Drill
from inapp.domain.readers import BalanceEntry, BalanceReader, is_booking
from inapp.operations.doctor import Finding
from inapp.payments import comparison
from inapp.store import Database, ledger_proof, maintenance

log = logging.getLogger(__name__)

SQLITE = b"SQLite format 3\0"
"""The beginning of every database file (sqlite.org/fileformat.html)."""
DAY = 24 * HOUR
TOO_OLD = 2 * DAY
"""From this age on the newest backup is too old: what came after it would have to be found again."""
SHOWN = 3
"""Bookings that a line names."""
WHY = "A drill restored this copy: nothing is sent"
CONTRADICTORY = frozenset({Follows.PEOPLE_CONTRADICTION, Follows.PEOPLE_UNKNOWN})


def practise(cashier: Cashier, path: Path) -> Iterator[Finding]:
    """Restore the newest backup in a folder, or one file, and find out whether it would do; the outcome is kept."""
    backup, made, wrong = newest(path), 0, []
    if backup is None:
        findings = iter([Finding("backup", False, f"there is no backup in {path}")])
    else:
        made = int(backup.stat().st_mtime * SECOND)
        findings = _restored(cashier, backup, made, _passed_over(backup) if path.is_dir() else [])
    for finding in _to_the_end(findings):
        wrong += [] if finding.well else [f"{finding.name}: {finding.text}"]
        yield finding
    now = cashier.clock.now()
    with cashier.store.write() as db:
        db.set_drill(Drill(now, backup.name if backup else "none", made, not wrong, "; ".join(wrong)))
        if wrong:
            db.add_alert(now, "drill_failed", "", f"A practised restore failed: {'; '.join(wrong)}")


def _to_the_end(findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings, and one more if they break off: rows that make no sense to the code are no backup."""
    try:
        yield from findings
    except (ArithmeticError, LookupError, ValueError, OSError, sqlite3.Error, StorageFailed) as failure:
        log.exception("the drill broke off")
        yield Finding("drill", False, f"it broke off ({type(failure).__name__}): the log says where")


def newest(path: Path) -> Path | None:
    """The newest database file of a folder, or the file itself if it is one."""
    files = [path] if path.is_file() else [file for file in path.iterdir() if file.is_file()]
    databases = [file for file in files if _begins(file) == SQLITE]
    return max(databases, key=lambda file: file.stat().st_mtime, default=None)


def _begins(file: Path) -> bytes | None:
    """The first bytes of a file; None if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(SQLITE))
    except OSError:
        return None


def _passed_over(backup: Path) -> list[str]:
    """The files named alike that are newer and no databases: of another owner, or left by a full disk."""
    others = [file for file in backup.parent.iterdir() if file.suffix == backup.suffix and file.is_file()]
    newer = [file for file in others if file.stat().st_mtime > backup.stat().st_mtime]
    found = {file.name: _begins(file) for file in sorted(newer)}
    whys = {None: "cannot be read by this user", b"": "empty"}
    return [f"{name} is newer, and {whys[begins]}" for name, begins in found.items() if not begins]


def _restored(cashier: Cashier, backup: Path, made: int, passed: list[str]) -> Iterator[Finding]:
    age = max(0, cashier.clock.now() - made)
    when = datetime.fromtimestamp(made / SECOND, UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
    well = age < TOO_OLD and not passed
    yield Finding("backup", well, "; ".join([f"{backup.name} of {when}, {age // HOUR} hours old", *passed]))
    with TemporaryDirectory(prefix="cashier-drill-") as folder:
        free, size = shutil.disk_usage(folder).free, backup.stat().st_size
        if free < 3 * size:  # the copy, a migration's own backup, and their logs
            yield Finding("copy", False, f"{folder} has {free >> 20} MiB free, three times {size >> 20} MiB are needed")
            return
        target = Path(folder) / "cashier.db"
        try:
            copied = maintenance.restore_copy(backup, target)
            store = Database(target)
            store.prepare()
            store.migrate()
            store.check()
        except (OSError, sqlite3.Error, StorageFailed, UnusableFile) as failure:
            yield Finding("copy", False, f"it cannot be opened: {failure}")
            return
        signs = ", and ".join(copied.signs)
        yield Finding("copy", True, f"{copied.payments} payments, sound, version {store.describe()[0]}")
        yield Finding("histories", not signs, signs or "every line follows from the one before")
        yield _ledger(store)
        try:
            yield from _compared(replace(cashier, store=store))
        finally:
            store.close()


def _ledger(store: Database) -> Finding:
    """Whether every posting follows from the rows that it tells of."""
    with store.read() as db:
        proof = ledger_proof.prove(db)
    told = f"all {proof.entries} entries follow from the payments"
    wrong = [f"the hash of entry {proof.broken} does not follow"] if proof.broken is not None else []
    wrong += [*proof.differences[:SHOWN], *(["and more: `ledger verify`"] if len(proof.differences) > SHOWN else [])]
    return Finding("ledger", proof.holds, "; ".join(wrong) or told)


def _compared(restored: Cashier) -> Iterator[Finding]:
    """What readers and PSPs say of a copy that was opened held."""
    with restored.store.write() as db:
        db.set_copied_at(db.newest_moment())
        db.set_held(WHY)
    yield Finding("held", True, "it starts held, and sends nothing")
    for reader in restored.readers:
        yield Finding(f"reader {reader.name}", *_day_before(restored, reader))
    found = comparison.compare(restored).list
    against = [f"{line.ref}.{line.call}" for line in found.lines if line.follows in CONTRADICTORY]
    silent = f" Not asked: {'; '.join(found.silent)}." if found.silent else ""
    named = f" They contradict each other about {', '.join(against[:SHOWN])}." if against else ""
    yield Finding("since then", not against and not found.silent, f"{found.sentence}{named}{silent}")


def _day_before(restored: Cashier, reader: BalanceReader) -> tuple[bool, str]:
    """Whether a reader shows the bookings of the last day in the copy, so that both are of one server."""
    with restored.store.read() as db:
        until = db.copied_at() - WATERMARK_MARGIN
        confirmed = db.attempts_in(frozenset({AttemptState.CONFIRMED}), resolved_since=until - DAY)
    ours = {one.external_id: one for one in confirmed if one.started >= until - DAY and (one.ended or 0) < until}
    try:
        reading = reader.read_all(until - DAY - HOUR, until + HOUR)
    except (NotSent, OutcomeUnknown) as failure:
        return False, f"it tells nothing: {failure}"
    shown = {entry.external_id: entry for entry in reading.entries}
    missing = [name for name, one in ours.items() if not _shows(shown, one) and reading.watermark >= until]
    if missing:
        some = ", ".join(missing[:SHOWN])
        return False, f"of {len(ours)} bookings of the last day in the copy it does not show {len(missing)}: {some}"
    return True, f"it shows all {len(ours)} bookings of the last day in the copy"


def _shows(shown: Mapping[str, BalanceEntry], attempt: Attempt) -> bool:
    entry = shown.get(attempt.external_id)
    return entry is not None and is_booking(entry, attempt)
