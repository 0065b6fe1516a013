"""What all commands have in common: a refusal is one sentence on the terminal and an exit code."""

from typing import Any

import click
from flask.cli import AppGroup

from inapp.domain.errors import Refused, StorageFailed
from inapp.identity.tokens import ApiRefused

EXIT_REFUSED, EXIT_LOCKED = 1, 3


def read_text(file: Any) -> str:
    """The whole text of an opened file. Raises ClickException if it is not UTF-8."""
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None


def columns(*values: object) -> str:
    """One line of a list, its columns apart by tabs. What a spreadsheet would take for a formula is marked as text."""
    texts = [" ".join(str(value).split("\t")) for value in values]
    return "\t".join(f"'{text}" if text.startswith(("=", "+", "-", "@")) else text for text in texts)


class Command(click.Command):
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
        except (Refused, ApiRefused) as refusal:
            raise click.ClickException(refusal.message) from refusal
        except StorageFailed as failure:
            raise click.ClickException(f"the database cannot be used now: {failure}") from failure


class Group(AppGroup):
    """A group of such commands."""

    command_class = Command
