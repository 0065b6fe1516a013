"""CSV files as spreadsheets write them: every row is good, or none is taken."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import TypeVar

from inapp.domain.errors import Invalid, Refused
from inapp.domain.identifiers import identifier

Row = dict[str, str]
_Made = TypeVar("_Made")


class BadRows(Invalid):
    """Rows that cannot be imported, each as the number of its line and what is wrong with it."""

    def __init__(self, rows: Sequence[tuple[int, Refused]]) -> None:
        super().__init__("\n".join(f"line {line}: {refusal}" for line, refusal in rows))
        self.rows = rows


def read(
    text: str, columns: Sequence[str], make: Callable[[Row], _Made], optional: Sequence[str] = ()
) -> dict[int, _Made]:
    """What `make` returns for each row, by line number; a row over several lines has the number of its last one.

    The header names `columns` in any order, with or without those of `optional`. Raises Invalid for a file that is no
    CSV, and BadRows for rows that are malformed or that `make` refuses.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        if sorted(header) not in (sorted(columns), sorted((*columns, *optional))):
            also = f" and, if wanted, {','.join(optional)}" if optional else ""
            raise Invalid(f"line 1: the header must be {','.join(columns)}{also}")
        reader.fieldnames = header
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Invalid(f"line {reader.reader.line_num}: {error}") from None
    made: dict[int, _Made] = {}
    problems = []
    for line, row in rows:
        try:
            made[line] = make(_texts(row))
        except Refused as refusal:
            problems.append((line, refusal))
    if problems:
        raise BadRows(problems)
    return made


def _texts(row: dict[str, str | None]) -> Row:
    """The fields without the blanks around them. Raises Refused."""
    fields = {name: value.strip() for name, value in row.items() if name is not None and value is not None}
    if len(fields) != len(row):
        raise Invalid("it has not as many fields as the header")
    if any(character < " " or character == "\x7f" for value in fields.values() for character in value):
        raise Invalid("it has a character that cannot be printed")
    return fields


def number(row: Row, name: str) -> int:
    """A user's or an account's number. Raises Refused."""
    found = identifier(row[name])
    if found is None:
        raise Invalid(f"{name} must be a positive whole number")
    return found


def check_email(email: str) -> None:
    """Raises Refused for a text that cannot be an e-mail address."""
    if "@" not in email or any(character.isspace() for character in email):
        raise Invalid("email is no e-mail address")
