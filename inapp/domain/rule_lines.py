"""Where in a TOML text each key stands: for mistakes, since `tomllib` forgets the lines of what it can read.

The text is known to be good TOML, so a line either opens a table, gives a key its value, goes on with a value, or is
empty.
"""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_PART = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.|=|$)")
_OPENERS = ('"""', "'''", '"', "'", "#", "[", "]", "{", "}")

Path = tuple[str | int, ...]


def lines_of(text: str) -> dict[Path, int]:
    """The line of every table and key, by its path; a table of an array has its number in the path."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _beginnings(text):
        if header := _HEADER.match(line) if line.lstrip().startswith("[") else None:
            names = _parts(header[2])
            table = _numbered(names[:-1], counts)
            if header[1] == "[[":
                counts[(*table, names[-1])] = counts.get((*table, names[-1]), -1) + 1
            table = _numbered(names, counts)
            found.setdefault(table, number)
            found.setdefault(table[:-1] if isinstance(table[-1], int) else table, number)
        elif names := _parts(line):
            for end in range(1, len(names) + 1):
                found.setdefault((*table, *names[:end]), number)
    return found


def _numbered(names: list[str], counts: dict[Path, int]) -> Path:
    path: Path = ()
    for name in names:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(line: str) -> list[str]:
    """The parts of the key at the beginning of a line, or of a header; none of a line without a key."""
    names, at = [], 0
    while match := _PART.match(line, at):
        names.append(next(part for part in match.groups()[:3] if part is not None))
        at = match.end()
        if match[4] != ".":
            return names
    return []


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    """Each line that goes on with no earlier value, with its number."""
    quote, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not quote and not depth:
            yield number, line.rstrip("\r")
        is_header = not quote and not depth and line.lstrip().startswith("[")
        quote, depth = (quote, depth) if is_header else _after(line, quote, depth)


def _after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """The open quote of several lines, and the depth of open brackets, at the end of a line."""
    at = 0
    while at < len(line):
        if quote:
            if line[at] == "\\" and quote[0] == '"':
                at += 2
            elif line.startswith(quote, at):
                at, quote = at + len(quote), ""
            else:
                at += 1
            continue
        mark = next((one for one in _OPENERS if line.startswith(one, at)), line[at])
        if mark == "#":
            break
        depth += (mark in "[{") - (mark in "]}")
        quote = mark if mark[0] in "\"'" else ""
        at += len(mark)
    return (quote if len(quote) == 3 else ""), depth
