"""`cashier staff ...`: the first administrator, who is signed in, and the way out when something is on fire."""

from datetime import UTC, datetime
from typing import Any

import click

from inapp.cashier import Cashier
from inapp.cli.base import AS_JSON, Group, moment, print_rows, read_text
from inapp.domain import security
from inapp.domain.staff import Actor, words_of
from inapp.staff import accounts, changes, demo, digest, sessions

FILE = click.argument("file", type=click.File("rb"))
NO_CONSOLE = "there is no console without its address: set CASHIER_STAFF_URL, such as https://pay.example.com/staff"


def by_shell() -> Actor:
    """The login of the machine that runs this command."""
    login = security.staff.get() or "unknown"
    return Actor(login, f"login {login}")


def commands(cashier: Cashier) -> list[Group]:
    """The groups."""
    group = Group("staff", help="The staff console's people.")
    _add_first(group, cashier)
    _add_looks(group, cashier)
    _add_ways_out(group, cashier)
    _add_demo(group, cashier)
    return [group, _audit(cashier)]


def _add_first(group: Group, cashier: Cashier) -> None:
    @group.command("invite")
    @click.argument("email")
    @click.option("--name", required=True, help="The person's name, as colleagues read it.")
    def invite(email: str, name: str) -> None:
        """Print the link of the first administrator, EMAIL, once. There is no second one: two people invite others."""
        if not cashier.staff.url:
            raise click.ClickException(NO_CONSOLE)
        link = changes.invite_first(cashier, by_shell(), email, name)
        click.echo(f"{cashier.staff.url}/welcome/{link}")
        click.echo(f"it works once, for {accounts.FIRST_LINK // 60_000} minutes", err=True)
        if cashier.staff.delay:
            hours = cashier.staff.delay // 3_600_000
            click.echo(f"the role comes into force in {hours} hours, unless somebody cancels it", err=True)


def _add_looks(group: Group, cashier: Cashier) -> None:
    @group.command("list")
    @AS_JSON
    def list_staff(as_json: bool) -> None:
        """Members of staff with their roles, and the changes that wait."""
        with cashier.store.read() as db:
            members, waiting = db.all_members(), db.open_changes()
            ready = {one.id for one in members if db.is_set_up(one)}
        rows: list[dict[str, object]] = [
            {
                "id": one.id,
                "name": one.name,
                "email": one.email,
                "roles": words_of(one.roles),
                "since": moment(one.since),
                "set_up": one.id in ready,
                "disabled": one.disabled,
            }
            for one in members
        ]
        print_rows(rows, as_json)
        for change in () if as_json else waiting:
            when = f"happens at {moment(change.due)}" if change.due else "waits for a second administrator"
            click.echo(f"change {change.id}: {changes.words(change)}; {when}")

    @group.command("sessions")
    @AS_JSON
    def list_sessions(as_json: bool) -> None:
        """Who is signed in to the console, from where, and with what."""
        rows: list[dict[str, object]] = [
            {
                "session": one.short,
                "staff": one.staff_id,
                "since": moment(one.began),
                "last_seen": moment(one.active),
                "with": one.way,
                "from": one.address,
                "browser": one.browser,
            }
            for one in sessions.listed(cashier)
        ]
        print_rows(rows, as_json)


def _add_ways_out(group: Group, cashier: Cashier) -> None:
    @group.command("end")
    @click.argument("session")
    def end(session: str) -> None:
        """End a SESSION that `staff sessions` lists."""
        sessions.end(cashier, session, by_shell())
        click.echo(f"session {session} has ended")

    @group.command("disable")
    @click.argument("staff_id", type=click.IntRange(1))
    @click.option("--reason", required=True, help="Why; everybody is told.")
    def disable(staff_id: int, reason: str) -> None:
        """Shut a member out at once, without a second person. Everybody is told; two people let them in again."""
        member = changes.shut_out(cashier, by_shell(), staff_id, reason)
        click.echo(f"{member.name} ({member.email}) is shut out, and all their sessions have ended")

    @group.command("cancel")
    @click.argument("change", type=click.IntRange(1))
    def cancel(change: int) -> None:
        """Cancel a CHANGE that `staff list` shows: one that was proposed, or announced."""
        changes.cancel(cashier, by_shell(), change)
        click.echo(f"change {change} will not happen")


def _add_demo(group: Group, cashier: Cashier) -> None:
    @group.command("import")
    @FILE
    @click.option("--demo-password", required=True, help="The password of all of them.")
    def import_file(file: Any, demo_password: str) -> None:
        """Demo only: add the members of FILE.csv (name,email,roles,key) with a password and an authenticator app."""
        click.echo(f"{demo.add_members(cashier, read_text(file), demo_password)} members of staff imported")


def _audit(cashier: Cashier) -> Group:
    group = Group("audit", help="What staff did and looked at.")

    @group.command("verify")
    def verify() -> None:
        """Follow the chains of the audit and of the commands; exit code 1 if a line was changed or taken away."""
        found = digest.proof(cashier)
        for sentence in found.problems:
            click.echo(sentence)
        if found.problems:
            raise click.ClickException("somebody has changed the database by hand: compare the digests that were sent")
        at = datetime.fromtimestamp(cashier.clock.now() / 1000, UTC)
        click.echo(f"{digest.line(found, at)}, and each line follows from the one before it")

    return group
