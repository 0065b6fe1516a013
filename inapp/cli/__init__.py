"""The commands for the broker's staff: `flask --app app ...`."""

import itertools
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import click
from flask import Flask

from inapp.cashier import Cashier
from inapp.cli import payments, users
from inapp.cli.base import EXIT_LOCKED, EXIT_REFUSED, MAX_ID, Command, Group, columns, read_text
from inapp.domain.attempts import FREEZING, OPEN
from inapp.identity import accounts, tokens
from inapp.operations import doctor as doctor_flow
from inapp.operations import health
from inapp.payments import decisions, restore
from inapp.worker import ASKED_FOR, Worker


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
    checks: Mapping[str, doctor_flow.Check]


class Copied(Protocol):
    """What a backup holds."""

    @property
    def payments(self) -> int: ...

    @property
    def broken_history(self) -> int | None: ...

    @property
    def strayed_payment(self) -> str | None: ...

    @property
    def broken_disbursement_history(self) -> int | None: ...

    @property
    def strayed_disbursement(self) -> str | None: ...


def init_app(app: Flask, cashier: Cashier, machine: Machine) -> None:
    """Put all commands onto the application."""
    groups = (
        _running(cashier, machine),
        _accounts(cashier),
        users.commands(cashier),
        payments.commands(cashier),
        _bookings(cashier),
        _tokens(cashier),
    )
    for command in itertools.chain(*groups):
        app.cli.add_command(command)


def _running(cashier: Cashier, machine: Machine) -> list[click.Command]:
    host = click.option("--host", default="127.0.0.1", show_default=True)
    port = click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
    held = click.option("--held", is_flag=True, help="Send nothing until two people release it.")

    @click.command(cls=Command)
    @host
    @port
    @held
    def serve(host: str, port: int, held: bool) -> None:
        """Run the web server and the money worker."""
        machine.check_files()
        # Before a screen can be opened: a restored backup must not take a payment in the moment before its worker runs.
        restore.check(cashier, ASKED_FOR if held else "")
        sys.exit(machine.serve(host, port, held))

    @click.command(cls=Command)
    @host
    @port
    def web(host: str, port: int) -> None:
        """Run the web server alone."""
        machine.serve_web(host, port)

    @click.command(cls=Command)
    @held
    @click.option("--checked", is_flag=True, hidden=True, help="The supervisor has just checked the files.")
    def worker(held: bool, checked: bool) -> None:
        """Run the money worker alone. Only one can run for a database."""
        if not checked:
            machine.check_files()
        if not machine.lock.acquire():
            click.echo("Error: another sender holds the lock of this database", err=True)
            sys.exit(EXIT_LOCKED)
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        Worker(cashier, machine.changes).run(stop, held)

    @click.command(cls=Command)
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
        found = _changed_by_hand(copied)
        if found:
            what = ", and ".join(found)
            raise click.ClickException(
                f"the books were changed by hand: {what}. The backup is complete; find out by whom"
            )

    return [serve, web, worker, backup, _doctor(cashier, machine)]


def _changed_by_hand(copied: Copied) -> list[str]:
    """What in a backup does not fit together, in words."""
    lines = {"the history": copied.broken_history, "the disbursements' history": copied.broken_disbursement_history}
    strayed = (copied.strayed_payment, copied.strayed_disbursement)
    return [
        *(f"line {n} of {name} does not follow from the one before it" for name, n in lines.items() if n is not None),
        *(f"{one} is in a state that its history does not know" for one in strayed if one is not None),
    ]


def _doctor(cashier: Cashier, machine: Machine) -> click.Command:
    @click.command(cls=Command)
    def doctor() -> None:
        """Look at everything that the cashier depends on; exit code 1 if something would cost money or traders."""
        well = True
        for finding in doctor_flow.examine(cashier, machine.checks):
            well = well and finding.well
            click.echo(f"{'ok   ' if finding.well else 'WRONG'} {finding.name}: {finding.text}")
        sys.exit(0 if well else EXIT_REFUSED)

    return doctor


def _accounts(cashier: Cashier) -> list[click.Command]:
    group = Group("accounts", help="Users and their trading accounts.")

    @group.command("import")
    @click.argument("file", type=click.File("rb"))
    @click.option("--move", is_flag=True, help="Allow a login to go to another user.")
    def import_file(file: Any, move: bool) -> None:
        """Add or update accounts from FILE.csv: user_id,login,email,name and, if wanted, enabled."""
        click.echo(f"{accounts.import_csv(cashier, read_text(file), move)} accounts imported")

    @group.command("list")
    def list_accounts() -> None:
        """All accounts, one a line."""
        with cashier.store.read() as db:
            rows = db.all_accounts()
        for account in rows:
            state = "enabled" if account.enabled else "disabled"
            click.echo(columns(account.user_id, account.login, account.email, account.name, state))

    return [group]


def _bookings(cashier: Cashier) -> list[click.Command]:
    group = Group("bookings", help="The sending of bookings to cTrader.")

    @group.command("status")
    def status() -> None:
        """Whether bookings are sent, and which are open."""
        with cashier.store.read() as db:
            held, breaker, unavailable_adapters = db.held(), db.breaker(), db.unavailable_adapters()
            attempts = db.attempts_in(OPEN | FREEZING)
        click.echo(f"held: {held or 'no'}")
        click.echo(f"breaker: {breaker.state}")
        for problem in health.problems(cashier):
            click.echo(f"problem: {problem}")
        for name, problem in unavailable_adapters.items():
            click.echo(f"not offered: {name}: {problem}")
        for attempt in attempts:
            click.echo(
                f"{attempt.state}\t{attempt.external_id}\taccount {attempt.login}\t{attempt.type} {attempt.money.text}"
            )

    @group.command("release")
    @click.option("--by", required=True, help="Your name; it is recorded, not checked.")
    def release(by: str) -> None:
        """Let sending go on after a hold; it counts when two different people say so."""
        click.echo(decisions.release(cashier, by).text)

    return [group]


def _tokens(cashier: Cashier) -> list[click.Command]:
    group = Group("tokens", help="Tokens for trying the flows out.")

    @group.command("login")
    @click.argument("user_id", type=click.IntRange(1, MAX_ID))
    @click.option("--keep", is_flag=True, help='As if "Keep me logged in" were ticked.')
    def login(user_id: int, keep: bool) -> None:
        """Print a one-time login token of a user; it lives for 60 seconds."""
        click.echo(tokens.login_token(cashier, user_id, keep))

    return [group]
