"""The commands for the broker's staff: `cashier ...`, or `python app.py ...`."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import Flask

from inapp.cashier import Cashier
from inapp.cli import (
    actions,
    disputes,
    events,
    glass,
    ledger,
    mails,
    payments,
    privacy,
    psps,
    reconcile,
    rules,
    staff,
    users,
)
from inapp.cli.base import CLOSED_DIRECTORY, EXIT_LOCKED, EXIT_REFUSED, Command, cell
from inapp.domain.errors import StorageFailed
from inapp.domain.identifiers import MAX_ID
from inapp.domain.ports import SenderLock
from inapp.operations import alerts
from inapp.operations.doctor import Check, Finding, examine
from inapp.payments import drill, restore, rule_changes
from inapp.worker import ASKED_FOR, Worker


def init_app(
    app: Flask,
    cashier: Cashier,
    lock: SenderLock,
    checks: Mapping[str, Check],
    grace_seconds: float,
    system_user: Callable[[], str],
    previewed: Callable[[Path], Flask],
) -> None:
    """Add all commands to the application.

    `checks` is the part of `doctor` that examines the machine; each half of `serve` has `grace_seconds` to stop;
    `system_user` is the machine's own word for the person who runs this process; `previewed` makes the application of
    `preview` in an empty folder.
    """
    running = _serve(cashier, lock, grace_seconds), _web(cashier), _console(cashier), _worker(cashier, lock)
    checking = (
        _backup(cashier),
        _drill(cashier),
        _doctor(cashier, checks),
        reconcile.command(cashier),
        glass.command(cashier),
    )
    for command in (*running, *checking, _preview(previewed), _rehearse()):
        app.cli.add_command(command)
    groups = (users, payments, disputes, mails, events, privacy, psps, ledger, reconcile, rules, staff, actions)
    for group in [group for module in groups for group in module.commands(cashier)]:
        group.callback = cashier.store.require_newest  # runs before each of its commands
        app.cli.add_command(group)
    actions.record(cashier, app.cli, system_user)


def run(app: Flask, words: Sequence[str] | None = None) -> None:
    """Run the command that these words, or those of this process, name, and exit. There are no others than ours."""
    root = click.Group("cashier", commands=app.cli.commands, help="The cashier, and the commands of its staff.")
    root.params.append(click.Option(["--directory"], callback=_enter, help="Where relative file names start."))
    with app.app_context():
        root.main(words, prog_name="cashier")


def _enter(context: click.Context, option: click.Parameter, directory: str | None) -> None:
    """Let relative names of files start in a directory, if the process may enter it."""
    try:
        os.chdir(directory or ".")
    except OSError:
        context.meta[CLOSED_DIRECTORY] = directory


ROOT = Path(__file__).parents[2]
NO_REHEARSAL = (
    "a server's tree has neither the local cTrader nor play money. Run `make rehearse ENV=FILE` in a checkout, "
    "with a file of your settings; it touches nothing of this installation (docs/rehearsal.md)"
)
HOST = click.option("--host", default="127.0.0.1", show_default=True)
PORT = click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
HELD = click.option("--held", is_flag=True, help="Send nothing until two people release it.")


def _check_files(cashier: Cashier) -> None:
    """Check the database and the sent log before money moves. Raises UnusableFile or StorageFailed."""
    cashier.store.check()
    for _ in cashier.sent_log.keys() or ():
        pass  # reading it is the check


def _hold(lock: SenderLock) -> None:
    """Become the only sender of the database, or exit."""
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


def _serve(cashier: Cashier, lock: SenderLock, grace_seconds: float) -> click.Command:
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
            lock.close()  # the worker takes it
        # Before a screen can open: a restored backup must not accept a payment before its worker runs.
        restore.check(cashier, ASKED_FOR if held else "")
        rule_changes.take(cashier)
        try:
            console_port = cashier.staff.port if cashier.staff.url else None
            code = processes.supervise(host, port, held, grace_seconds, console_port=console_port)
        finally:
            with suppress(StorageFailed):
                cashier.store.checkpoint_wal(last=True)  # leaves the database as one whole file
            cashier.store.close()
        sys.exit(code)

    return serve


def _web(cashier: Cashier) -> click.Command:
    @click.command(cls=Command)
    @HOST
    @PORT
    def web(host: str, port: int) -> None:
        """Run the web server alone."""
        from inapp import serve as processes

        cashier.store.require_newest()
        rule_changes.take(cashier)
        cashier.store.close()  # the server forks, and its child must inherit nothing open
        processes.serve_web(host, port)

    return web


NO_CONSOLE = "there is no console without its address: set CASHIER_STAFF_URL, such as https://pay.example.com/staff"


def _console(cashier: Cashier) -> click.Command:
    @click.command(cls=Command)
    @HOST
    @click.option("--port", default=cashier.staff.port, show_default=True, type=click.IntRange(1, 65535))
    def console(host: str, port: int) -> None:
        """Run the staff console alone."""
        from inapp import serve as processes

        cashier.store.require_newest()
        if not cashier.staff.url:
            raise click.ClickException(NO_CONSOLE)
        cashier.store.close()
        processes.serve_web(host, port, target=f"{processes.APP}:create_console")

    return console


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
        rule_changes.take(cashier)
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
        if copied.signs:
            signs = ", and ".join(copied.signs)
            text = f"the books were changed by hand: {signs}. The backup is complete; find out by whom"
            raise click.ClickException(text)

    return backup


def _drill(cashier: Cashier) -> click.Command:
    @click.command("drill", cls=Command)
    @click.argument("path", type=click.Path(path_type=Path, exists=True))
    def practise(path: Path) -> None:
        """Restore the newest backup in PATH, a folder or a file, in a temporary folder, and see whether it would do."""
        cashier.store.require_newest()
        if not _show(drill.practise(cashier, path)):
            raise click.ClickException("this backup would not do: see the lines above")

    return practise


def _show(findings: Iterable[Finding]) -> bool:
    """Print findings as they come; True if all is well."""
    well = True
    for finding in findings:
        well = well and finding.well
        click.echo(f"{finding.mark:5} {finding.name}: {cell(finding.text)}")
    return well


def _doctor(cashier: Cashier, checks: Mapping[str, Check]) -> click.Command:
    @click.command(cls=Command)
    @click.option("--alert", is_flag=True, help="Only send a test alert, and say whether it was taken.")
    @click.option("--user", "user_id", type=click.IntRange(1, MAX_ID), help="The user whose accounts the CRM is asked.")
    def doctor(alert: bool, user_id: int | None) -> None:
        """Check every dependency of the cashier; exit code 1 if one would cost money or traders."""
        cashier.store.require_newest()
        if alert:
            if not alerts.send_test(cashier):
                raise click.ClickException("the test alert was not taken; the line above tells what came back")
            click.echo("the test alert was taken: look whether it has arrived")
            return
        outside: dict[str, Check] = {**checks, "rules": partial(rule_changes.describe, cashier)}
        sys.exit(0 if _show(examine(cashier, outside, user_id)) else EXIT_REFUSED)

    return doctor


def _rehearse() -> click.Command:
    @click.command("rehearse", cls=Command, add_help_option=False, context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def rehearse(words: Sequence[str]) -> None:
        """Play faults of cTrader and PSPs with a throw-away database, and print what came of each (in checkouts)."""
        if not (ROOT / "rehearsal").is_dir():
            raise click.ClickException(NO_REHEARSAL)
        sys.exit(import_module("rehearsal.__main__").main(words))

    return rehearse


def _preview(previewed: Callable[[Path], Flask]) -> click.Command:
    @click.command(cls=Command)
    @HOST
    @click.option("--port", default=8070, show_default=True, type=click.IntRange(1, 65535))
    def preview(host: str, port: int) -> None:
        """Show every screen in every state with your settings, in a browser of this machine. Touches no payment."""
        from inapp.preview import notes, server  # only here: no other command draws screens

        with TemporaryDirectory(prefix="cashier-preview-") as folder:
            app = previewed(Path(folder))
            try:
                serving = server.server(app, host, port)
            except server.NotLocal as refusal:
                raise click.ClickException(str(refusal)) from None
            except OSError as error:
                raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
            for note in notes.notes(app.extensions["brand"]):
                click.echo(note)
            click.echo(f"open http://{host}:{port}/ in a browser of this machine; Ctrl-C ends it")
            with suppress(KeyboardInterrupt), serving:
                serving.serve_forever()

    return preview
