"""The digest of the audit: its length and the hash of its newest line, sent each night to where alerts go.

Whoever owns the machine can write the audit anew, chain and all. What was sent before then no longer fits, and it lies
outside of the machine.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inapp.cashier import Cashier
from inapp.domain.staff import Digest
from inapp.store import Tables

AT_HOUR = 1
"""The hour of UTC from which on a digest of the day before is due."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The audit's lines, commands' rows, and their newest hashes; `problems` are sentences about what does not fit."""

    lines: int
    head: str
    commands: int
    commands_head: str
    problems: tuple[str, ...] = ()


def proof(cashier: Cashier) -> Proof:
    """The audit and the commands, each line compared with the one before it, and with the digest that was sent last."""
    with cashier.store.read() as db:
        found, problems = _heads(db), []
        if (line := db.broken_audit()) is not None:
            problems.append(f"line {line} of the audit does not follow from the one before it")
        if (row := db.broken_actions()) is not None:
            problems.append(f"row {row} of the commands does not follow from the one before it")
        sent = db.digest()
        if sent and sent.lines and db.audit_hash(sent.lines) != sent.head:
            problems.append(f"line {sent.lines} of the audit is not the one of the digest of {sent.day}")
    return Proof(found.lines, found.head, found.commands, found.commands_head, tuple(problems))


def _heads(db: Tables) -> Proof:
    (lines, head), (commands, commands_head) = db.audit_head(), db.actions_head()
    return Proof(lines, head, commands, commands_head)


def line(found: Proof, at: datetime) -> str:
    """The digest as one line."""
    lines = f"{found.lines} lines, head {found.head[:16] or '-'}"
    commands = f"{found.commands} rows of commands, head {found.commands_head[:16] or '-'}"
    return f"audit of {at:%Y-%m-%d}: {lines}; {commands}"


def send_nightly(cashier: Cashier) -> None:
    """Send the digest once a day, if there is a console or an audit."""
    now = cashier.clock.now()
    at = datetime.fromtimestamp(now / 1000, UTC)
    day = f"{at - timedelta(days=1):%Y-%m-%d}"
    with cashier.store.read() as db:
        sent, found = db.digest(), _heads(db)
    if at.hour < AT_HOUR or (sent and sent.day >= day) or not (found.lines or cashier.staff.url):
        return
    with cashier.store.write() as db:
        found = _heads(db)
        db.set_digest(Digest(day, found.lines, found.head))
        db.add_alert(now, "audit_digest", "", line(found, at - timedelta(days=1)))
