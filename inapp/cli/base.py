"""What all commands have in common: a refusal is one sentence on the terminal and an exit code."""

from collections.abc import Mapping
from typing import Any

import click
from flask.cli import AppGroup

from inapp.domain.errors import (
    Conflict,
    Gone,
    Invalid,
    Malformed,
    NotAllowed,
    NotFound,
    Refused,
    StorageFailed,
    TooMany,
    Unavailable,
)
from inapp.identity import accounts
from inapp.identity.tokens import ApiRefused
from inapp.payments import decisions

EXIT_REFUSED, EXIT_LOCKED = 1, 3

EXIT_CODES: Mapping[type[Exception], int] = {
    Malformed: EXIT_REFUSED,
    Invalid: EXIT_REFUSED,
    NotAllowed: EXIT_REFUSED,
    NotFound: EXIT_REFUSED,
    Conflict: EXIT_REFUSED,
    Gone: EXIT_REFUSED,
    TooMany: EXIT_REFUSED,
    Unavailable: EXIT_REFUSED,
    ApiRefused: EXIT_REFUSED,
    StorageFailed: EXIT_REFUSED,
}
"""The exit code for each kind of failure that a use case reports."""

WORDS: Mapping[str, str] = {
    decisions.NO_NAME: "--by needs a name",
    decisions.BOOKED_BACK_ONCE: "{ref} was booked back once: give the rest by hand, then say --paid-elsewhere",
    decisions.NOT_CAPTURED_SO: "{ref}: the PSP has captured {captured}, not {money}. "
    "It cannot be booked; give it back with `payments refund`",
    decisions.GIVEN_BACK: "{ref} was given back, or may have been: `payments refund` sees to what is left of it",
    accounts.OTHER_OWNER: "login {login} belongs to user {owner}: use --move to give it away",
}
"""Sentences of the use cases that name a command or an option here."""
MAX_ID = 2**63 - 1


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


def sentence(failure: Refused | ApiRefused | StorageFailed) -> str:
    """What a failure reads like on the terminal, which knows options that the use cases do not."""
    if isinstance(failure, accounts.BadRows):
        return "\n".join(f"line {line}: {sentence(refusal)}" for line, refusal in failure.rows)
    if isinstance(failure, Refused) and failure.message in WORDS:
        return WORDS[failure.message].format(**failure.values)
    if isinstance(failure, StorageFailed):
        return f"the database cannot be used now: {failure}"
    return str(failure)


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
        except (Refused, ApiRefused, StorageFailed) as failure:
            told = click.ClickException(sentence(failure))
            told.exit_code = next(EXIT_CODES[kind] for kind in type(failure).__mro__ if kind in EXIT_CODES)  # type: ignore[misc]
            raise told from failure


class Group(AppGroup):
    """A group of such commands."""

    command_class = Command
