"""The base of all commands: tables for people, JSON for programs, and refusals in one sentence."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

import click
from flask.cli import AppGroup

from inapp.domain import errors, security
from inapp.domain.deciding import at_shell
from inapp.domain.errors import Refused, StorageFailed, UnusableFile
from inapp.domain.staff import Actor
from inapp.domain.text import uncalculated
from inapp.identity import csv_files, users
from inapp.identity.tokens import ApiRefused
from inapp.operations import door
from inapp.payments import approvals, decisions, privacy
from inapp.staff import command_codes, texts

EXIT_REFUSED, EXIT_LOCKED = 1, 3

REQUESTS = (errors.Malformed, errors.Invalid, errors.NotAllowed, errors.NotFound, errors.Conflict, errors.Gone)
LATER = (errors.TooMany, errors.Unavailable, StorageFailed)
EXIT_CODES: Mapping[type[Exception], int] = dict.fromkeys((*REQUESTS, *LATER, ApiRefused, UnusableFile), EXIT_REFUSED)
"""The exit code of each kind of failure that a use case reports."""

WORDS: Mapping[str, str] = {
    door.NO_NAME: "--by needs a name",
    door.SHELL: f"{door.SHELL}. A code is made in the console under *Your account*, and asked for with `--code -`",
    command_codes.IN_ARGUMENTS: f"{command_codes.IN_ARGUMENTS} (`--code -`)",
    decisions.BOOKED_BACK_ONCE: "{ref} was booked back once: give the rest by hand, then say --paid-elsewhere",
    decisions.NOT_CAPTURED_SO: "{ref}: the PSP has captured {captured}, not {money}. "
    "It cannot be booked; give it back with `payments refund`",
    decisions.GIVEN_BACK: "{ref} was given back, or may have been: give back the rest with `payments refund`",
    approvals.NOT_LOOKED: "say with --seen which version of {ref} you have looked at; `payments show` tells it",
    privacy.NOT_LOOKED: "say with --seen which version of user {user_id} you have looked at; `privacy export` tells it",
    texts.OTHER_FREEZE: "say with --seen which freeze of user {user_id} you have looked at: `bookings status` tells "
    "the number of the one that counts now",
    texts.OTHER_HOLD: "say with --seen why sending is held, in the words of `bookings status`",
    users.OTHER_OWNER: "login {login} belongs to user {owner}: use --move to give it away",
    users.UNKNOWN: "there is no such user: import it first (users import)",
    users.DISABLED: "user {user_id} is disabled: enable it first (users enable)",
}
"""The sentences of use cases that name a command or an option here."""

Row = Mapping[str, object]
Recording = Callable[[click.Context], AbstractContextManager[None]]

CLOSED_DIRECTORY = "cashier.closed_directory"
"""Where a context keeps the directory of a command that its process may not enter."""
CODE, SPEAKER, TOLD = "cashier.code", "cashier.speaker", "cashier.told"
"""Where a context keeps what was given with `--code`, the member of staff who speaks with it, and what came of it."""
FROM_INPUT = "-"
TWO_NAMES = "say --by or --code: a code says by itself who you are"

AS_JSON = click.option("--json", "as_json", is_flag=True)
SEEN = click.option(
    "--seen",
    metavar="VERSION",
    help="The version that you have looked at (`payments show`).",
)
REASON = click.option("--reason", default="", help="Why, in a few words, for your colleagues.")
RIGHT = frozenset({"amount"})
"""Right-aligned columns."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line ends, direction marks and lone surrogates: they would act on the terminal."""


def _keep_code(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta[CODE] = value


def _typed_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if (value is None) == (CODE not in context.meta):
        raise click.MissingParameter(None, context, option) if value is None else click.UsageError(TWO_NAMES, context)
    return value


_BY = click.option("--by", callback=_typed_name, help="Your name; it is recorded, not checked.")
_WITH_CODE = click.option(
    "--code",
    metavar=FROM_INPUT,
    is_eager=True,  # before --by, which it stands for
    expose_value=False,
    callback=_keep_code,
    help="Speak as the member of staff whose code from the console is typed when asked for, or comes on the input.",
)


def BY(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say who gives a command: one of them has to be there."""
    return _BY(_WITH_CODE(command))


def typed_code() -> str:
    """The code that somebody types without seeing it, or the first line of the input; empty without one."""
    if sys.stdin is None:  # its caller has closed it
        return ""
    if sys.stdin.isatty():
        return str(click.prompt("Code", hide_input=True, err=True))
    # In bytes, so that a file that comes after it is left whole for whoever reads on.
    return sys.stdin.buffer.readline(200).decode(errors="replace").strip()


def speaker(name: str | None) -> Actor:
    """Whoever gives this command: a member of staff by their code, or the name that was typed at a login."""
    context = click.get_current_context(silent=True)
    known: Actor | None = context.meta.get(SPEAKER) if context else None
    return known or at_shell(name or "", security.staff.get())


def tell(sentence: str) -> None:
    """Print what has come of a decision; the audit keeps it where a member of staff gives the command."""
    click.get_current_context().meta[TOLD] = sentence
    click.echo(sentence)


def read_text(file: Any) -> str:
    """The whole text of an opened CSV file. Raises Invalid; says so if nothing proves its encoding."""
    data = file.read()
    if csv_files.is_guessed(data):
        click.echo("the file is no UTF-8: it is read as Windows-1252, so look at the names afterwards", err=True)
    return csv_files.decoded(data)


def printable(text: str) -> str:
    """A text for the terminal, with what would act on it as escapes; line ends stay."""
    return "\n".join(_UNPRINTABLE.sub(_escaped, line) for line in text.split("\n"))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def cell(value: object) -> str:
    """A value for people, with control characters escaped, and quoted where a spreadsheet would calculate it."""
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return uncalculated(_UNPRINTABLE.sub(_escaped, str(value)))


def moment(at: int) -> str:
    """Milliseconds since the epoch as a date and time in UTC, to the second."""
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def fields(item: object, *names: str) -> dict[str, object]:
    """A row of these attributes."""
    return {name: getattr(item, name) for name in names}


def print_rows(rows: Sequence[Row], as_json: bool, *names: str) -> None:
    """Print rows as a JSON array, or as a table of these fields, of all without names; no rows print no table."""
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    elif rows:
        from tabulate import tabulate  # only here: the web server imports this module and prints no table

        names = names or tuple(rows[0])
        cells = [[cell(row[name]) for name in names] for row in rows]
        sides = ["right" if name in RIGHT else "left" for name in names]
        click.echo(tabulate(cells, names, "simple", disable_numparse=True, colalign=sides))


def sentence(failure: Refused | ApiRefused | StorageFailed | UnusableFile) -> str:
    """A failure in words for the terminal, with the options that use cases do not know."""
    if isinstance(failure, csv_files.BadRows):
        return "\n".join(f"line {line}: {sentence(refusal)}" for line, refusal in failure.rows)
    if isinstance(failure, Refused) and failure.message in WORDS:
        return WORDS[failure.message].format(**failure.values)
    if isinstance(failure, StorageFailed):
        return f"the database cannot be used now: {failure}"
    return str(failure)


@contextmanager
def _told() -> Iterator[None]:
    """Report a refusal as one sentence and an exit code."""
    try:
        yield
    except (Refused, ApiRefused, StorageFailed, UnusableFile) as failure:
        told = click.ClickException(printable(sentence(failure)))
        told.exit_code = next(EXIT_CODES[kind] for kind in type(failure).__mro__ if kind in EXIT_CODES)  # type: ignore[misc]
        raise told from failure


class Command(click.Command):
    """A command that refuses bad arguments like everything else, with exit code 1.

    `recording` is set for those that change something: it brackets the command with rows of what staff did. `guard`
    looks at the arguments before anything else does.
    """

    recording: Recording | None = None
    guard: Callable[[Sequence[str]], None] | None = None

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **values: Any) -> click.Context:
        if self.guard:
            with _told():
                self.guard(args)
        try:
            return super().make_context(info_name, args, *more, **values)
        except click.UsageError as error:
            error.exit_code = EXIT_REFUSED  # type: ignore[misc]
            closed = error.ctx.find_root().meta.get(CLOSED_DIRECTORY) if error.ctx else None
            if closed and isinstance(error, click.BadParameter):
                error.message += f" (the service may not look into {closed}: give the file as `- < FILE`)"  # type: ignore[misc]
            raise

    def invoke(self, context: click.Context) -> Any:
        with _told(), self.recording(context) if self.recording else nullcontext():
            return super().invoke(context)


class Group(AppGroup):
    """A group of such commands."""

    command_class = Command

    def invoke(self, context: click.Context) -> Any:
        with _told():
            return super().invoke(context)
