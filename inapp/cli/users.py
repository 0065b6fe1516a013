"""The commands about people who log in on our own screen: `flask --app app users ...`."""

from typing import Any

import click

from inapp.cashier import Cashier
from inapp.cli.base import MAX_ID, Group, columns, read_text
from inapp.domain.errors import Conflict
from inapp.domain.identity import User
from inapp.identity import users
from inapp.web.current import current_brand

NO_LOGIN = (
    "there is no login screen to set a password for: "
    "set CASHIER_LOGIN_SUCCESS_URL, with CASHIER_IDENTITY=sso, or invite people where they do log in"
)


def commands(cashier: Cashier) -> list[click.Command]:
    """The group."""
    group = Group("users", help="People who log in on our own screen.")
    user_id = click.argument("user_id", type=click.IntRange(1, MAX_ID))

    @group.command("import")
    @click.argument("file", type=click.File("rb"))
    @click.option("--demo-password", help="Demo only: lets everybody without a password log in with this one.")
    def import_file(file: Any, demo_password: str | None) -> None:
        """Add or update users from FILE.csv: user_id,email,name,language."""
        click.echo(f"{users.import_csv(cashier, read_text(file))} users imported")
        if demo_password:
            users.give_demo_password(cashier, demo_password)

    @group.command("list")
    def list_users() -> None:
        """All users that were imported or are disabled, one a line."""
        with cashier.store.read() as db:
            rows, disabled = db.all_users(), db.all_disabled()
        nameless = [User(user_id, "", enabled=False) for user_id in set(disabled) - {user.user_id for user in rows}]
        for user in sorted(rows + nameless, key=lambda user: user.user_id):
            password = "password" if user.password else "no password"
            state = "enabled" if user.enabled else "disabled"
            click.echo(columns(user.user_id, user.email, user.name, user.language, password, state))

    @group.command("invite")
    @click.argument("email")
    def invite(email: str) -> None:
        """Print a link with which a user sets a password; it works once, for 30 minutes."""
        if not current_brand().login_url:
            raise Conflict(NO_LOGIN)
        click.echo(f"{cashier.public_url}/auth/password/{users.invite(cashier, email)}")

    @group.command("disable")
    @user_id
    def disable(user_id: int) -> None:
        """Shut a user out at once: logins, tokens and open pages."""
        stranger = "" if users.disable(cashier, user_id) else ", of whom nothing is known here,"
        click.echo(f"user {user_id}{stranger} is disabled; payments that were started go on")

    @group.command("enable")
    @user_id
    def enable(user_id: int) -> None:
        """Let a disabled user in again."""
        users.enable(cashier, user_id)
        click.echo(f"user {user_id} is enabled")

    return [group]
