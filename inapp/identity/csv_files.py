"""CSV files as spreadsheets write them: their encodings and separators, their empty rows, and their line numbers."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from inapp.domain.errors import Invalid, Refused

SEPARATORS = (",", ";", "\t")
ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16, so it comes first
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks at the beginning of a file, and the encodings that they stand for."""
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The line with which Excel is told the separator."""

Row = dict[str, str]
T = TypeVar("T")


class BadRows(Invalid):
    """Rows that cannot be imported: the line number of each, and its refusal."""

    def __init__(self, rows: Sequence[tuple[int, Refused]]) -> None:
        super().__init__("\n".join(f"line {line}: {refusal}" for line, refusal in rows))
        self.rows = rows


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32, or else in Windows-1252. Raises Invalid with the line."""
    marked = next((name for mark, name in ENCODINGS if data.startswith(mark)), "")
    for name in (marked,) if marked else (*_unmarked(data), "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise Invalid(f"line {line}: it is neither UTF-8 nor Windows-1252: save the file as UTF-8")


def _unmarked(data: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark, if the header's plain letters show it."""
    head = data[:8]
    if len(head) == 8 and not any(head[1::2]) and all(head[::2]):
        return ("utf-16-le",)
    return ("utf-16-be",) if len(head) == 8 and not any(head[::2]) and all(head[1::2]) else ()


def is_guessed(data: bytes) -> bool:
    """True for a file whose encoding nothing proves: it was read as Windows-1252."""
    if any(data.startswith(mark) for mark, _ in ENCODINGS) or _unmarked(data):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def read(text: str, columns: Sequence[str], make: Callable[[Row], T], optional: Sequence[str] = ()) -> dict[int, T]:
    """The values that `make` returns, by line number; a row over several lines has the number of its last one.

    The header names `columns` in any order, with or without any of `optional`; empty rows count for nothing. Raises
    Invalid for a file that is not CSV, and BadRows for rows that are malformed or that `make` refuses.
    """
    header, lines = _lines(text, {*columns, *optional})
    if len(set(header)) < len(header) or not {*columns} <= {*header} <= {*columns, *optional}:
        also = f" and, if wanted, {','.join(optional)}" if optional else ""
        raise Invalid(f"line 1: the header must be {','.join(columns)}{also}")
    made: dict[int, T] = {}
    problems: list[tuple[int, Refused]] = []
    for line, fields in lines:
        try:
            made[line] = make(_row(header, fields))
        except Refused as refusal:
            problems.append((line, refusal))
    if problems:
        raise BadRows(problems)
    return made


def _lines(text: str, names: set[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and each row that is not empty with its line number."""
    text = text.removeprefix("\ufeff")
    hint = _HINT.match(text)
    file = io.StringIO(text[hint.end() :] if hint else text, newline="")
    reader = csv.reader(file, delimiter=hint[1] if hint else _separator(text, names), strict=True)
    skipped = 1 if hint else 0
    try:
        rows = [(reader.line_num + skipped, row) for row in reader if any(field.strip() for field in row)]
    except csv.Error as error:
        raise Invalid(f"line {reader.line_num + skipped}: {error}") from None
    header = [name.strip().lower() for name in rows[0][1]] if rows else []
    return header, rows[1:]


def _separator(text: str, names: set[str]) -> str:
    """The separator that leaves the most known names in the first line; a comma if none does."""
    first = text.lstrip().partition("\n")[0]

    def known(separator: str) -> int:
        return sum(name.strip(' "\r').lower() in names for name in first.split(separator))

    return max(SEPARATORS, key=known)


def _row(header: Sequence[str], fields: Sequence[str]) -> Row:
    """The fields by name, without the blanks around them. Raises Invalid."""
    if len(fields) != len(header):
        raise Invalid("it has not as many fields as the header")
    row = {name: field.strip() for name, field in zip(header, fields, strict=True)}
    if any(character < " " or character == "\x7f" for field in row.values() for character in field):
        raise Invalid("it has a character that cannot be printed")
    return row
