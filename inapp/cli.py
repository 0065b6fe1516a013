"""The commands for the broker's staff: `flask --app app ...`."""

import json
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import click
from flask import Flask
from flask.cli import AppGroup

from inapp.domain.errors import Refused, StorageFailed
from inapp.domain.model import Payment, Unmatched
from inapp.domain.ports import Parts
from inapp.domain.rules import FREEZING, OPEN
from inapp.flows import accounts, health, staff, tokens
from inapp.worker import Worker

EXIT_REFUSED, EXIT_LOCKED = 1, 3
MAX_ID = 2**63 - 1


class Lock(Protocol):
    """The sender's lock."""

    def acquire(self) -> bool: ...


@dataclass(frozen=True)
class Machine:
    """What the commands need of the machine besides the parts of the use cases."""

    lock: Lock
    changes: Callable[[], int]
    check_files: Callable[[], None]
    backup: Callable[[Path], "Copied"]
    serve: Callable[[str, int, bool], int]
    serve_web: Callable[[str, int], None]


class Copied(Protocol):
    """What a backup holds."""

    @property
    def payments(self) -> int: ...

    @property
    def broken_history(self) -> int | None: ...


class _Command(click.Command):
    """A command whose refusals, of its arguments too, are one sentence on the terminal and exit code 1."""

    def make_context(self, *args: Any, **values: Any) -> click.Context:
        try:
            return super().make_context(*args, **values)
        except click.UsageError as error:
            error.exit_code = EXIT_REFUSED  # type: ignore[misc]
            raise

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (Refused, tokens.ApiRefused) as refusal:
            raise click.ClickException(refusal.message) from refusal
        except StorageFailed as failure:
            raise click.ClickException(f"the database cannot be used now: {failure}") from failure


class _Group(AppGroup):
    command_class = _Command


def mount(app: Flask, parts: Parts, machine: Machine) -> None:
    """Put all commands onto the application."""
    for make in (_running, _accounts, _payments, _bookings, _tokens):
        for command in make(parts, machine):
            app.cli.add_command(command)


def _running(parts: Parts, machine: Machine) -> list[click.Command]:
    host = click.option("--host", default="127.0.0.1", show_default=True)
    port = click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
    held = click.option("--held", is_flag=True, help="Send nothing until two people release it.")

    @click.command(cls=_Command)
    @host
    @port
    @held
    def serve(host: str, port: int, held: bool) -> None:
        """Run the web server and the money worker."""
        machine.check_files()
        sys.exit(machine.serve(host, port, held))

    @click.command(cls=_Command)
    @host
    @port
    def web(host: str, port: int) -> None:
        """Run the web server alone."""
        machine.serve_web(host, port)

    @click.command(cls=_Command)
    @held
    def worker(held: bool) -> None:
        """Run the money worker alone. Only one can run for a database."""
        machine.check_files()
        if not machine.lock.acquire():
            click.echo("Error: another sender holds the lock of this database", err=True)
            sys.exit(EXIT_LOCKED)
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        Worker(parts, machine.changes).run(stop, held)

    @click.command(cls=_Command)
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    def backup(file: Path) -> None:
        """Copy the database into FILE while it is in use, and check the copy."""
        try:
            copied = machine.backup(file)
        except FileExistsError:
            raise click.ClickException(f"{file} exists already: choose another name") from None
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
        click.echo(f"{file}: {copied.payments} payments, checked")
        if copied.broken_history is not None:
            raise click.ClickException(
                f"the history of payments was changed by hand: line {copied.broken_history} does not follow from the "
                "one before it. The backup is complete; find out who wrote to the database"
            )

    return [serve, web, worker, backup]


def _accounts(parts: Parts, machine: Machine) -> list[click.Command]:
    group = _Group("accounts", help="Users and their trading accounts.")

    @group.command("import")
    @click.argument("file", type=click.File("rb"))
    @click.option("--move", is_flag=True, help="Allow a login to go to another user.")
    def import_file(file: Any, move: bool) -> None:
        """Add or update accounts from FILE.csv: user_id,login,email,name and, if wanted, enabled."""
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise click.ClickException(f"{file.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
        click.echo(f"{accounts.import_csv(parts, text, move)} accounts imported")

    @group.command("list")
    def list_accounts() -> None:
        """All accounts, one a line."""
        with parts.store.read() as db:
            rows = db.all_accounts()
        for account in rows:
            state = "enabled" if account.enabled else "disabled"
            click.echo(f"{account.user_id}\t{account.login}\t{account.email}\t{account.name}\t{state}")

    return [group]


def _time(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _row(parts: Parts, payment: Payment) -> dict[str, object]:
    with parts.store.read() as db:
        attempts = db.attempts(payment.ref)
    confirmed = [attempt for attempt in attempts if attempt.balance_history_id is not None]
    return {
        "reference": payment.ref,
        "kind": str(payment.kind),
        "user_id": payment.user_id,
        "login": payment.login,
        "amount": payment.money.text,
        "currency": payment.money.currency,
        "state": str(payment.status),
        "balance_history_id": confirmed[-1].balance_history_id if confirmed else None,
        "created": _time(payment.created),
        "attempts": len(attempts),
    }


def _parked_row(money: Unmatched) -> dict[str, object]:
    return {
        "reference": money.ref,
        "kind": "unmatched",
        "user_id": None,
        "login": None,
        "amount": money.money.text if money.money else None,
        "currency": money.money.currency if money.money else None,
        "state": money.state,
        "balance_history_id": None,
        "created": _time(money.created),
        "attempts": 0,
    }


def _print_row(row: dict[str, object]) -> None:
    words = (row["reference"], row["kind"], row["login"], row["amount"], row["currency"], row["state"], row["created"])
    click.echo("\t".join("-" if word is None else str(word) for word in words))


def _payments(parts: Parts, machine: Machine) -> list[click.Command]:
    group = _Group("payments", help="Look at payments and decide what nobody else can.")
    as_json = click.option("--json", "as_json", is_flag=True)
    by = click.option("--by", required=True, help="Your name; it is recorded, not checked.")

    @group.command("list")
    @click.option("--needs-review", is_flag=True, help="Only what waits for a person.")
    @as_json
    def list_payments(needs_review: bool, as_json: bool) -> None:
        """All payments, oldest first."""
        with parts.store.read() as db:
            found = db.all_payments(needs_review)
            parked = db.all_unmatched("parked", "refunding") if needs_review else []
        rows = [*(_row(parts, payment) for payment in found), *map(_parked_row, parked)]
        if as_json:
            click.echo(json.dumps(rows, indent=2))
            return
        for row in rows:
            _print_row(row)

    @group.command("show")
    @click.argument("ref")
    @as_json
    def show(ref: str, as_json: bool) -> None:
        """One payment with its history and its attempts."""
        with parts.store.read() as db:
            payment, parked = db.payment(ref), db.unmatched(ref)
            attempts, history = db.attempts(ref), db.history(ref)
        if payment is None and parked is None:
            raise click.ClickException(f"There is no payment {ref}")
        row = _row(parts, payment) if payment else _parked_row(parked)  # type: ignore[arg-type]
        if as_json:
            click.echo(json.dumps(row, indent=2))
            return
        for name, value in row.items():
            click.echo(f"{name:20}{'-' if value is None else value}")
        detail = payment or parked
        click.echo(f"{'psp':20}{detail.psp if detail else '-'}\n{'psp_ref':20}{detail.psp_ref if detail else '-'}")
        click.echo(f"{'reason':20}{detail.reason if detail else '-'}")
        for change in history:
            click.echo(f"  {_time(change.at)}  {change.event} -> {change.became}  by {change.by}")
        for attempt in attempts:
            number = attempt.balance_history_id or "-"
            click.echo(
                f"  {attempt.external_id}  {attempt.type} {attempt.amount}  {attempt.state} {attempt.code} {number}"
            )

    @group.command("resolve")
    @click.argument("ref")
    @click.option("--booked", type=click.IntRange(1, MAX_ID), metavar="ID", help="cTrader has it, under this id.")
    @click.option("--not-booked", is_flag=True, help="cTrader does not have it.")
    @by
    def resolve(ref: str, booked: int | None, not_booked: bool, by: str) -> None:
        """Say what became of a payment's booking; it counts when two different people say the same."""
        if (booked is None) is not not_booked:
            raise click.ClickException("say either --booked ID or --not-booked")
        click.echo(staff.decide(parts, ref, booked, by).text)

    @group.command("refund")
    @click.argument("ref")
    @by
    def refund(ref: str, by: str) -> None:
        """Give captured money back to its payer."""
        click.echo(staff.order_refund(parts, ref, by).text)

    return [group]


def _bookings(parts: Parts, machine: Machine) -> list[click.Command]:
    group = _Group("bookings", help="The sending of bookings to cTrader.")

    @group.command("status")
    def status() -> None:
        """Whether bookings are sent, and which are open."""
        with parts.store.read() as db:
            held, breaker = db.held(), db.breaker()
            attempts = db.attempts_in(OPEN | FREEZING)
        click.echo(f"held: {held or 'no'}")
        click.echo(f"breaker: {breaker.state}")
        for problem in health.problems(parts):
            click.echo(f"problem: {problem}")
        for attempt in attempts:
            click.echo(
                f"{attempt.state}\t{attempt.external_id}\taccount {attempt.login}\t{attempt.type} {attempt.amount}"
            )

    @group.command("release")
    @click.option("--by", required=True, help="Your name; it is recorded, not checked.")
    def release(by: str) -> None:
        """Let sending go on after a hold; it counts when two different people say so."""
        click.echo(staff.release(parts, by).text)

    return [group]


def _tokens(parts: Parts, machine: Machine) -> list[click.Command]:
    group = _Group("tokens", help="Tokens for trying the flows out.")

    @group.command("login")
    @click.argument("user_id", type=click.IntRange(1, MAX_ID))
    @click.option("--keep", is_flag=True, help='As if "Keep me logged in" were ticked.')
    def login(user_id: int, keep: bool) -> None:
        """Print a one-time login token of a user; it lives for 60 seconds."""
        click.echo(tokens.login_token(parts, user_id, keep))

    return [group]
