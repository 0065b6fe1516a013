"""`cashier break-glass`: the way out when nobody can use the console."""

import click

from inapp.cashier import Cashier
from inapp.cli.base import Command, speaker, tell
from inapp.payments import glass


def command(cashier: Cashier) -> click.Command:
    """The command."""

    @click.command("break-glass", cls=Command)
    @click.argument("reason")
    @click.option("--by", required=True, help="Your name; it is recorded, not checked.")
    def break_glass(reason: str, by: str) -> None:
        """Let two logins of the machine decide an emergency for an hour. Everybody is told the REASON."""
        cashier.store.require_newest()
        tell(glass.break_glass(cashier, speaker(by), reason))

    return break_glass
