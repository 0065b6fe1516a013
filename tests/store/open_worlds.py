"""Worlds of older code, kept as files: a database, its sent log, and what cTrader and the PSP knew at that moment.

`python -m tests.store.open_worlds` makes the files anew with the code of today. That is only right when a new version
of the schema is about to replace today's: the files are the memory of what earlier code wrote.
"""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DisbursementState, UnmatchedState
from inapp.domain.errors import Refused
from inapp.domain.model import ObservationKind, Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import UNKNOWN, PaymentType, Status
from inapp.payments import checkout, decisions
from inapp.store import Database
from inapp.worker import CHORES
from tests.store import open_payments
from tests.store.dumps import opened, write_dump
from tests.support.harness import STRANGERS_LOGIN, FakeClock, Thing, World, entry_of
from tests.support.people import person

FOLDER = Path(__file__).parent / "dumps" / "open"
MINUTE = 60_000
PEOPLE = ("Carol", "Dan")
ROUNDS = 60
PSP_REPEATS_ITSELF = 20
"""The round in which the PSP sends the newest webhook about each of its objects once more."""


def names() -> list[str]:
    """The kept worlds."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


def load(name: str, folder: Path) -> World:
    """A kept world, a minute later: today's code starts on its files. The PSP's payers are still to pay."""
    known = json.loads((FOLDER / f"{name}.world.json").read_text())
    database = Database(folder / "cashier.db")
    opened(FOLDER / f"{name}.sql", database.path).close()
    database.prepare()
    database.migrate()
    database.close()
    (folder / "cashier.db.sent").write_bytes((FOLDER / f"{name}.sent").read_bytes())
    clock = FakeClock()
    clock.forward(known["passed"] + MINUTE)
    world = World(folder, clock=clock)
    for login, (amount, currency, digits) in known["accounts"].items():
        world.set_balance(int(login), amount, currency, digits)
    for *entry, executed in known["booked"]:
        world.ctrader.history.append(entry_of(*entry))
        world.ctrader.executed[entry[0]] = executed
    world.ctrader.next_id = known["next_id"]
    for psp_ref, ref, subject, money, kind, *rest in known["psp"]:
        thing = Thing(psp_ref, ref, PspObjectType(subject), Money(*money), ObservationKind(kind), *rest)
        world.psp.things[psp_ref] = thing
    world.psp.events = known["events"]
    return world


def beginning(name: str) -> dict[str, list[sqlite3.Row]]:
    """The rows that were kept, by table."""
    connection = opened(FOLDER / f"{name}.sql")
    connection.row_factory = sqlite3.Row
    tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    connection.close()
    return rows


def payers(name: str) -> list[str]:
    """The deposits of a kept world that are paid after it was kept."""
    found: list[str] = json.loads((FOLDER / f"{name}.world.json").read_text())["payers"]
    return found


def ending(name: str) -> dict[str, list[object]]:
    """The end of a kept world under the code that made it."""
    found: dict[str, list[object]] = json.loads((FOLDER / f"{name}.end.json").read_text())
    return found


# How a world comes to its end: worker passes, and what people and the PSP do.


def finish(world: World, paid_late: Iterable[str]) -> None:
    """Payers pay, pending things succeed, people decide by what cTrader and the PSP show, until nothing is open."""
    for name in PEOPLE:
        with suppress(Refused):
            decisions.release(world.cashier, person(name))
    for ref in paid_late:
        world.hear(world.psp.pay(ref))
    for thing in list(world.psp.things.values()):
        thing.disputed = False
        if thing.kind is ObservationKind.PENDING:
            thing.kind = ObservationKind.SUCCEEDED
            world.hear(thing)
    for number in range(ROUNDS):
        _work(world)
        if not _open(world):
            return
        if number >= PSP_REPEATS_ITSELF:
            _people_decide(world)
        elif number == PSP_REPEATS_ITSELF - 1:
            for thing in list(world.psp.things.values()):
                world.hear(thing)
        world.clock.forward(2 * MINUTE)
    raise AssertionError(f"still open: {_open(world)}")


def _work(world: World) -> None:
    """One pass of the worker: every chore once, and every payment that is due."""
    with world.database.read() as db:
        held = db.held() is not None
    for chore in CHORES:
        if not (held and chore.paused_by_hold):
            chore.flow(world.cashier)
    world.run()


def _open(world: World) -> list[str]:
    with world.database.read() as db:
        parked = [money.ref for money in db.all_unmatched_funds(UnmatchedState.HELD, UnmatchedState.REFUNDING)]
        return parked + [payment.ref for payment in db.all_payments(False) if not payment.status.final]


def _people_decide(world: World) -> None:
    with world.database.read() as db:
        found, parked = db.all_payments(False), db.all_unmatched_funds(UnmatchedState.HELD)
    for payment in found:
        if payment.status is Status.AWAITING_APPROVAL:
            decisions.approve(world.cashier, payment.ref, person(PEOPLE[0]))
        elif payment.status is Status.REQUESTED:
            session = world.session(payment.kind, payment.login, payment.user_id)
            checkout.cancel(world.cashier, session, payment.ref)
        elif payment.status in UNKNOWN | {Status.REVIEW}:
            _settle(world, payment)
    for money in parked:
        decisions.order_refund(world.cashier, money.ref, person(PEOPLE[0]))


def _settle(world: World, payment: Payment) -> None:
    """Two people report cTrader's history; money that was not booked and never can be goes back to its payer."""
    attempts, calls = world.attempts(payment.ref), world.disbursements(payment.ref)
    confirmed = {attempt.booking_type for attempt in attempts if attempt.state is AttemptState.CONFIRMED}
    booking_type = "credit" if payment.kind is PaymentType.DEPOSIT else "return" if "debit" in confirmed else "debit"
    known = {attempt.balance_history_id for attempt in attempts}
    booked = [entry for entry in world.booked(payment.ref) if f".{booking_type}." in entry.external_id]
    number = next((entry.balance_history_id for entry in booked if entry.balance_history_id not in known), None)
    paid = {call.key for call in calls if call.state is DisbursementState.PAID}
    out = {thing.key for thing in world.paid_out(payment.ref) + world.refunds(payment.ref)}
    if booking_type == "return" and not out <= paid:
        return  # the PSP shows a payout that the cashier has not heard of yet
    said = False
    for name in PEOPLE:
        with suppress(Refused):
            said = decisions.decide(world.cashier, payment.ref, number, person(name), "return" in confirmed).done
    if not said and number is None:
        with suppress(Refused):
            decisions.order_refund(world.cashier, payment.ref, person(PEOPLE[0]))


def outcome(world: World, sent_before: int = 0) -> dict[str, list[object]]:
    """The end of a world, under the names that prevent doubles; the sent log from a line on."""
    with world.database.read() as db:
        found = db.all_payments(False)
        parked = db.all_unmatched_funds(UnmatchedState.HELD, UnmatchedState.REFUNDING, UnmatchedState.REFUNDED)
        refs = [one.ref for one in (*found, *parked)]
        attempts = [attempt for ref in refs for attempt in db.attempts(ref)]
        calls = [call for ref in refs for call in db.disbursements(ref)]
    lines = (world.folder / "cashier.db.sent").read_text().splitlines()[sent_before:]
    entries = [json.dumps(json.loads(line) | {"at": 0}, separators=(",", ":")) for line in lines]
    rows: dict[str, list[object]] = {
        "payments": [[one.ref, one.status, one.money.text, one.psp_ref] for one in found],
        "parked": [[one.ref, one.state, one.psp_ref] for one in parked],
        "attempts": [
            [one.external_id, one.type, one.money.text, one.state, one.balance_history_id] for one in attempts
        ],
        "calls": [[one.key, one.type, one.money.text, one.state, one.source_ref, one.psp_ref] for one in calls],
        "booked": [[e.external_id, e.login, e.type, e.amount, e.balance_history_id] for e in world.ctrader.history],
        "psp": [[t.psp_ref, t.ref, t.subject, t.money.text, t.kind, t.key, t.source] for t in _things(world)],
        "sent": list(entries),
    }
    return {what: sorted(json.loads(json.dumps(some)), key=str) for what, some in rows.items()}


def _things(world: World) -> list[Thing]:
    return list(world.psp.things.values())


# Making the files.


def keep(name: str, make: Callable[[World], list[str]]) -> None:
    """Make a world, keep it, let today's code finish it, and keep its end."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        late = make(world)
        _write_world(name, world, late)
        world.database.close()
    with tempfile.TemporaryDirectory() as folder:
        world = load(name, Path(folder))
        before = len((FOLDER / f"{name}.sent").read_text().splitlines())
        finish(world, payers(name))
        _write(FOLDER / f"{name}.end.json", outcome(world, before))
        world.database.close()


def _write_world(name: str, world: World, late: list[str]) -> None:
    write_dump(world.database.path, FOLDER / f"{name}.sql")
    (FOLDER / f"{name}.sent").write_bytes((world.folder / "cashier.db.sent").read_bytes())
    ctrader = world.ctrader
    accounts = {
        str(login): [f"{Decimal(ctrader.balances[login]):f}", *currency]
        for login, currency in ctrader.currencies.items()
        if login >= open_payments.FIRST_LOGIN or login == STRANGERS_LOGIN
    }
    booked = [
        [e.balance_history_id, e.external_id, e.login, e.type, e.amount, ctrader.executed[e.balance_history_id]]
        for e in ctrader.history
    ]
    psp = [
        (
            *(t.psp_ref, t.ref, t.subject, (t.money.minor, t.money.currency, t.money.digits), t.kind),
            *(t.key, t.reason, t.source, t.instrument, t.disputed),
        )
        for t in _things(world)
    ]
    passed = round((world.clock.boot() - 1000) * 1000)
    known = {"passed": passed, "accounts": accounts, "next_id": ctrader.next_id, "events": world.psp.events}
    _write(FOLDER / f"{name}.world.json", known | {"booked": booked, "psp": psp, "payers": late})


def _write(path: Path, values: dict[str, object] | dict[str, list[object]]) -> None:
    """JSON with one row a line, so that a difference can be read."""
    texts = []
    for name, value in values.items():
        rows = [json.dumps(row) for row in value] if isinstance(value, list) else []
        texts.append(f'"{name}": [\n' + ",\n".join(rows) + "\n]" if rows else f'"{name}": {json.dumps(value)}')
    path.write_text("{\n" + ",\n".join(texts) + "\n}\n")


if __name__ == "__main__":
    for kept, maker in open_payments.WORLDS.items():
        keep(kept, maker)
        sys.stdout.write(f"{kept}\n")
