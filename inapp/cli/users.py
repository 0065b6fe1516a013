"""`cashier users ...`, `accounts ...`, `tokens ...`: the people who log in, and their trading accounts."""

import csv
import os
from pathlib import Path
from typing import Any

import click

from inapp.cashier import Cashier
from inapp.cli import support
from inapp.cli.base import AS_JSON, BY, REASON, Group, fields, moment, print_rows, read_text, speaker, tell
from inapp.domain.errors import Conflict
from inapp.domain.identifiers import MAX_ID
from inapp.domain.identity import User
from inapp.domain.text import uncalculated
from inapp.identity import crm_callers, owners, second_step, tokens, users
from inapp.payments import holds
from inapp.web.current import current_brand

NO_LOGIN = (
    "there is no login screen to set a password for: "
    "set CASHIER_LOGIN_SUCCESS_URL, with CASHIER_IDENTITY=sso, or invite people where they do log in"
)
NO_PASSWORDS = "without passwords there is nothing to set: people log in at the provider (CASHIER_PASSWORDS is 0)"
USER_ID = click.argument("user_id", type=click.IntRange(1, MAX_ID))
FILE = click.argument("file", type=click.File("rb"))


def commands(cashier: Cashier) -> list[Group]:
    """The groups."""
    people = _users(cashier)
    support.add_to(people, cashier)
    return [_accounts(cashier), people, support.sessions(cashier), _tokens(cashier)]


def _accounts(cashier: Cashier) -> Group:
    group = Group("accounts", help="Users and their trading accounts.")

    @group.command("import")
    @FILE
    @click.option("--move", is_flag=True, help="Allow a login to go to another user.")
    def import_file(file: Any, move: bool) -> None:
        """Add or update accounts from FILE.csv: user_id,login,email,name and, if wanted, enabled and account_name."""
        click.echo(f"{users.import_accounts(cashier, read_text(file), move)} accounts imported")
        for one in owners.moved(cashier):
            words = f"{one.ref}: this {one.kind} of {one.money} is {one.status}, and of user {one.user_id}"
            click.echo(f"{words}; account {one.login} is another user's now, so people decide about it")

    @group.command("list")
    @AS_JSON
    def list_accounts(as_json: bool) -> None:
        """All accounts; with the broker's own names of them if there are any."""
        with cashier.store.read() as db:
            rows = db.all_accounts()
        named = ("account_name",) if any(account.account_name for account in rows) else ()
        print_rows(
            [fields(account, "user_id", "login", "email", "name", "enabled", *named) for account in rows],
            as_json,
        )

    return group


def _users(cashier: Cashier) -> Group:
    group = Group("users", help="People who log in on our own screen.")

    @group.command("import")
    @FILE
    @click.option("--demo-password", help="Demo only: lets everybody without a password log in with this one.")
    def import_file(file: Any, demo_password: str | None) -> None:
        """Add or update users from FILE.csv: user_id,email,name,language and, if wanted, password_hash."""
        click.echo(f"{users.import_users(cashier, read_text(file))} users imported")
        if demo_password:
            users.give_demo_password(cashier, demo_password)

    @group.command("list")
    @AS_JSON
    def list_users(as_json: bool) -> None:
        """All users that were imported or are disabled."""
        with cashier.store.read() as db:
            rows, disabled, with_app = db.all_users(), db.all_disabled(), db.users_with_second_factor()
        nameless = [User(user_id, "", enabled=False) for user_id in set(disabled) - {user.user_id for user in rows}]
        shown = [
            fields(user, "user_id", "email", "name", "language")
            | {"password": bool(user.password), "enabled": user.enabled, "second_step": user.user_id in with_app}
            for user in sorted(rows + nameless, key=lambda user: user.user_id)
        ]
        print_rows(shown, as_json)

    @group.command("invite")
    @click.argument("email", required=False)
    @click.option("--all", "everybody", is_flag=True, help="Invite everybody who has no password yet.")
    @click.option("--csv", "file", type=click.Path(path_type=Path, dir_okay=False), help="The new file for --all.")
    def invite(email: str | None, everybody: bool, file: Path | None) -> None:
        """Print a link with which a user sets a password once, or write such links of many into a file."""
        if not current_brand().login_url:
            raise Conflict(NO_LOGIN)
        if not cashier.policy.passwords:
            raise Conflict(NO_PASSWORDS)
        if everybody == (email is not None) or everybody != (file is not None):  # sudo's rules take '' for an e-mail
            raise click.ClickException("name either an EMAIL, or --all with --csv FILE")
        if file:
            click.echo(f"{file}: {_write_invitations(cashier, file)} links; whoever reads it can set these passwords")
        else:
            click.echo(f"{cashier.public_url}/auth/password/{users.invite(cashier, email or '')}")

    _add_freezes(group, cashier)

    @group.command("disable")
    @USER_ID
    def disable(user_id: int) -> None:
        """Shut a user out at once: logins, tokens and open pages."""
        stranger = "" if users.disable(cashier, user_id) else ", who is not known here,"
        click.echo(f"user {user_id}{stranger} is disabled; their withdrawals wait for people")

    @group.command("reset-second-step")
    @USER_ID
    def reset_second_step(user_id: int) -> None:
        """Remove a user's authenticator app, recovery codes and passkeys, and end all their logins."""
        was = "" if second_step.reset(cashier, user_id) else "there was no app; "
        click.echo(f"user {user_id}: {was}the next login with the password sets up a new one where one is demanded")

    @group.command("unbind")
    @USER_ID
    def unbind(user_id: int) -> None:
        """Let the next person of the identity provider with a user's e-mail log in as that user."""
        was = "" if users.unbind(cashier, user_id) else "nobody was bound; "
        click.echo(f"user {user_id}: {was}the next person of the provider may log in with this user's e-mail")

    @group.command("enable")
    @USER_ID
    def enable(user_id: int) -> None:
        """Let a disabled user in again."""
        users.enable(cashier, user_id)
        click.echo(f"user {user_id} is enabled")

    return group


def _add_freezes(group: Group, cashier: Cashier) -> None:
    @group.command("freeze")
    @USER_ID
    @REASON
    @BY
    def freeze(user_id: int, reason: str, by: str) -> None:
        """Let nothing of a user leave or be booked, until two people lift it."""
        tell(holds.freeze(cashier, user_id, speaker(by), reason).text)

    @group.command("unfreeze")
    @USER_ID
    @click.option("--seen", metavar="NUMBER", help="The freeze that you have looked at (`bookings status`).")
    @BY
    def unfreeze(user_id: int, seen: str | None, by: str) -> None:
        """Lift a user's freeze; it counts when two different people do."""
        tell(holds.unfreeze(cashier, user_id, speaker(by), seen or "").text)


def _write_invitations(cashier: Cashier, file: Path) -> int:
    """Invite all into a new file that nobody else may read, each piece once its links are stored; returns how many."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise click.ClickException(f"{file} exists already: choose another name") from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
    count = 0
    with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as opened:  # the mark tells spreadsheets
        writer = csv.writer(opened)
        writer.writerow(("user_id", "email", "name", "language", "link", "expires"))
        for piece in users.invite_all(cashier):
            for one in piece:
                link, expires = f"{cashier.public_url}/auth/password/{one.link}", moment(one.expires)
                texts = map(uncalculated, (one.user.email, one.user.name, one.user.language))
                writer.writerow((one.user.user_id, *texts, link, expires))
            opened.flush()
            count += len(piece)
    return count


def _tokens(cashier: Cashier) -> Group:
    group = Group("tokens", help="Tokens for trying the flows out, and the end of cTrader's.")

    @group.command("end-crm")
    def end_crm() -> None:
        """End all tokens with which cTrader calls; it gets a new one with its password."""
        click.echo(f"{crm_callers.end_all(cashier)} API tokens have ended")

    @group.command("login")
    @USER_ID
    @click.option("--keep", is_flag=True, help='As if "Keep me logged in" were ticked.')
    def login(user_id: int, keep: bool) -> None:
        """Print a one-time login token of a user; it lives for 60 seconds."""
        click.echo(tokens.login_token(cashier, user_id, keep))

    return group
