"""The commands for the broker's staff: `flask --app app ...`."""

import itertools
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from flask import Flask

from inapp.cashier import Cashier
from inapp.cli import payments, users
from inapp.cli.base import AS_JSON, EXIT_LOCKED, EXIT_REFUSED, Command, Group, cell, fields, print_rows, read_text
from inapp.domain.attempts import FREEZING, OPEN
from inapp.domain.errors import StorageFailed
from inapp.domain.identifiers import MAX_ID
from inapp.domain.model import Copy
from inapp.domain.ports import SenderLock
from inapp.identity import accounts, tokens
from inapp.operations import health
from inapp.operations.doctor import Check, examine
from inapp.payments import decisions, restore
from inapp.worker import ASKED_FOR, Worker


def init_app(app: Flask, cashier: Cashier, lock: SenderLock, checks: Mapping[str, Check], grace_seconds: float) -> None:
    """Put all commands onto the application.

    `checks` are what `doctor` asks of the machine, `grace_seconds` is how long a stopping half of `serve` may take.
    """
    groups = (
        [*_running(cashier, lock, grace_seconds), _worker(cashier, lock), _backup(cashier), _doctor(cashier, checks)],
        _accounts(cashier),
        users.commands(cashier),
        payments.commands(cashier),
        _bookings(cashier),
        _tokens(cashier),
    )
    for command in itertools.chain(*groups):
        if isinstance(command, click.Group):
            command.callback = cashier.store.require_newest  # runs before whichever of its commands is asked for
        app.cli.add_command(command)


HOST = click.option("--host", default="127.0.0.1", show_default=True)
PORT = click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
HELD = click.option("--held", is_flag=True, help="Send nothing until two people release it.")


def _check_files(cashier: Cashier) -> None:
    """Refuse to move money on files that cannot be trusted. Raises UnusableFile or StorageFailed."""
    cashier.store.check()
    for _ in cashier.sent_log.keys() or ():
        pass  # reading it is the check


def _hold(lock: SenderLock) -> None:
    """Become the only sender of the database, or end."""
    if not lock.acquire():
        click.echo("Error: another sender holds the lock of this database", err=True)
        sys.exit(EXIT_LOCKED)


def _migrate(cashier: Cashier) -> None:
    """Bring an older database up to date; the caller holds the sender's lock."""
    try:
        cashier.store.migrate(cashier.crash_point)
    except OSError as error:
        where = cashier.store.path
        raise click.ClickException(f"{where} cannot be backed up and migrated: {error.strerror}") from error


def _running(cashier: Cashier, lock: SenderLock, grace_seconds: float) -> list[click.Command]:
    @click.command(cls=Command)
    @HOST
    @PORT
    @HELD
    def serve(host: str, port: int, held: bool) -> None:
        """Run the web server and the money worker."""
        from inapp import serve as processes  # the web server's library costs other commands memory and time

        _check_files(cashier)
        if cashier.store.is_older():
            _hold(lock)
            _migrate(cashier)
            lock.close()  # it is the worker's
        # Before a screen can be opened: a restored backup must not take a payment in the moment before its worker runs.
        restore.check(cashier, ASKED_FOR if held else "")
        try:
            code = processes.supervise(host, port, held, grace_seconds)
        finally:
            with suppress(StorageFailed):
                cashier.store.checkpoint_wal(last=True)  # leaves the database as one whole file
            cashier.store.close()
        sys.exit(code)

    @click.command(cls=Command)
    @HOST
    @PORT
    def web(host: str, port: int) -> None:
        """Run the web server alone."""
        from inapp import serve as processes

        cashier.store.require_newest()
        cashier.store.close()  # the server forks, and its child must inherit nothing open
        processes.serve_web(host, port)

    return [serve, web]


def _worker(cashier: Cashier, lock: SenderLock) -> click.Command:
    @click.command(cls=Command)
    @HELD
    @click.option("--checked", is_flag=True, hidden=True, help="The supervisor has just checked the files.")
    def worker(held: bool, checked: bool) -> None:
        """Run the money worker alone. Only one can run for a database."""
        if not checked:
            _check_files(cashier)
        _hold(lock)
        _migrate(cashier)
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        Worker(cashier, cashier.store.wait_for_change).run(stop, held)

    return worker


def _backup(cashier: Cashier) -> click.Command:
    @click.command(cls=Command)
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    def backup(file: Path) -> None:
        """Copy the database into FILE while it is in use, and check the copy."""
        cashier.store.require_newest()
        try:
            copied = cashier.store.backup(file)
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

    return backup


def _changed_by_hand(copied: Copy) -> list[str]:
    """What in a backup does not fit together, in words."""
    lines = {"the history": copied.broken_history, "the disbursements' history": copied.broken_disbursement_history}
    strayed = (copied.strayed_payment, copied.strayed_disbursement)
    return [
        *(f"line {n} of {name} does not follow from the one before it" for name, n in lines.items() if n is not None),
        *(f"{one} is in a state that its history does not know" for one in strayed if one is not None),
    ]


def _doctor(cashier: Cashier, checks: Mapping[str, Check]) -> click.Command:
    @click.command(cls=Command)
    def doctor() -> None:
        """Look at everything that the cashier depends on; exit code 1 if something would cost money or traders."""
        cashier.store.require_newest()
        well = True
        for finding in examine(cashier, checks):
            well = well and finding.well
            click.echo(f"{'ok   ' if finding.well else 'WRONG'} {finding.name}: {cell(finding.text)}")
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
    @AS_JSON
    def list_accounts(as_json: bool) -> None:
        """All accounts."""
        with cashier.store.read() as db:
            rows = db.all_accounts()
        print_rows([fields(account, "user_id", "login", "email", "name", "enabled") for account in rows], as_json)

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
            click.echo(f"problem: {cell(problem)}")
        for name, problem in unavailable_adapters.items():
            click.echo(f"not offered: {name}: {cell(problem)}")
        rows = [
            {**fields(attempt, "state", "external_id", "login", "type"), "amount": attempt.money.text}
            for attempt in attempts
        ]
        print_rows(rows, as_json=False)

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
