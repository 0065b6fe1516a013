"""`... PSP webhook create`: what an adapter can set up at its PSP by itself."""

import os
from pathlib import Path

import click

from inapp.cashier import Cashier
from inapp.cli.base import Group
from inapp.domain.errors import Declined, KeyRefused, NotSent, OutcomeUnknown
from inapp.domain.ports import Psp

SECRET_KEPT = (
    "The signing secret is in {file}, which you alone can read. Add it to the adapter's setting of webhook secrets, "
    "after a comma if there is one already, start the cashier again, and delete the file."
)
SECRET_KNOWN = "Its signing secret stays as it is; the PSP's pages show it, or roll it there."
NO_RIGHT = "the key may not do this: give it write on webhook endpoints, run this again, and take the right back"


def commands(cashier: Cashier) -> list[Group]:
    """A group for each configured adapter that can register its webhook."""
    return [_group(cashier, name, psp) for name, psp in cashier.psps.items() if psp.registers_webhook]


def _group(cashier: Cashier, name: str, psp: Psp) -> Group:
    group = Group(name, help=f"Set up {name}.")
    webhook = Group("webhook", help="The webhook at our address.")
    group.add_command(webhook)

    @webhook.command("create")
    @click.option(
        "--secret-file",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="A new file for the signing secret, which is shown nowhere else.",
    )
    def create(secret_file: Path) -> None:
        """Register the webhook at our address, or repair the one that is there."""
        for sentence in _registered(psp, f"{cashier.public_url}/psp/{name}/webhook", secret_file):
            click.echo(sentence)

    return group


def _registered(psp: Psp, url: str, secret_file: Path) -> list[str]:
    """Register with a place for the secret ready, because the PSP tells it once. Raises ClickException."""
    try:
        file = os.open(secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise click.ClickException(f"{secret_file} cannot be made: {error.strerror}. Name a new file") from None
    secret = ""
    try:
        made = psp.register_webhook(url)
        secret = made.secret
        os.write(file, f"{secret}\n".encode())
    except KeyRefused:
        raise click.ClickException(NO_RIGHT) from None
    except Declined as refusal:
        raise click.ClickException(f"{psp.name} refuses {url}: {refusal.reason}") from None
    except (NotSent, OutcomeUnknown) as failure:
        raise click.ClickException(f"{psp.name} gives no answer ({failure}): run this again") from None
    finally:
        os.close(file)
        if not secret:
            secret_file.unlink()
    return [*made.told, SECRET_KEPT.format(file=secret_file) if secret else SECRET_KNOWN]
