"""`cashier privacy ...`: what is stored of one trader."""

import os
from pathlib import Path

import click

from inapp.cashier import Cashier
from inapp.cli.base import BY, Group, speaker, tell
from inapp.domain.identifiers import MAX_ID
from inapp.payments import privacy

USER = click.argument("user_id", type=click.IntRange(1, MAX_ID))


def commands(cashier: Cashier) -> list[Group]:
    """The one group."""
    group = Group("privacy", help="What is stored of one trader.")

    @group.command()
    @USER
    @click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="A new file, for its owner alone.")
    @BY
    def export(user_id: int, file: Path | None, by: str) -> None:
        """Write all that is stored of USER_ID as JSON, without secrets."""
        found = privacy.export(cashier, speaker(by), user_id)
        if file is None:
            click.echo(found)
            return
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
                opened.write(f"{found}\n")
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}") from None
        click.echo(f"{file}: all that is stored of user {user_id}")

    @group.command()
    @USER
    @click.option("--reason", required=True, help="Why; the audit keeps it for ever.")
    @click.option("--seen", metavar="VERSION", help="The version that you have looked at (`privacy export`).")
    @BY
    def erase(user_id: int, reason: str, seen: str | None, by: str) -> None:
        """Erase what does not have to stay of USER_ID, once two people have said so. It cannot be undone."""
        tell(privacy.erase(cashier, speaker(by), user_id, reason, seen or "").text)

    return [group]
