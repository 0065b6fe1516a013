"""What all commands have in common: tables for people, JSON for programs, and refusals of one sentence."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import click
from flask.cli import AppGroup

from inapp.domain.errors import Refused, StorageFailed, UnusableFile
from inapp.identity.tokens import ApiRefused

EXIT_REFUSED, EXIT_LOCKED = 1, 3

Row = Mapping[str, object]

AS_JSON = click.option("--json", "as_json", is_flag=True)
RIGHT = frozenset({"amount"})
"""Columns whose ends are compared."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line ends, changes of direction, and halves of characters: they would act on the terminal."""


def read_text(file: Any) -> str:
    """The whole text of an opened file. Raises ClickException if it is not UTF-8."""
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None


def cell(value: object) -> str:
    """A value as people read it. Control characters are escaped, and what a spreadsheet calculates becomes a text."""
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), str(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def fields(item: object, *names: str) -> dict[str, object]:
    """A row of the attributes that are named."""
    return {name: getattr(item, name) for name in names}


def print_rows(rows: Sequence[Row], as_json: bool, *names: str) -> None:
    """Print rows as a JSON array, or as a table of the fields that are named (all without names); no rows, no table."""
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    elif rows:
        from tabulate import tabulate  # only here: the web server imports this module and prints no table

        names = names or tuple(rows[0])
        cells = [[cell(row[name]) for name in names] for row in rows]
        sides = ["right" if name in RIGHT else "left" for name in names]
        click.echo(tabulate(cells, names, "simple", disable_numparse=True, colalign=sides))


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
        except UnusableFile as damage:
            raise click.ClickException(str(damage)) from damage


class Group(AppGroup):
    """A group of such commands."""

    command_class = Command
