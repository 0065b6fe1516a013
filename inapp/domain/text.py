"""Marks for texts that are translated where they are shown, and texts made safe for those who read them.

`pybabel extract -k N_ -k NP_:1,2` finds the marks.
"""

import re
from typing import Self

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Plural(str):
    """A text that depends on the number `count`: its value is the plural form, `one` the singular."""

    __slots__ = ("one",)
    one: str

    def __new__(cls, one: str, many: str) -> Self:
        text = super().__new__(cls, many)
        text.one = one
        return text


class At(int):
    """A moment in a sentence, in milliseconds since the epoch; a way in shows it as its readers write times."""


def named(word: str) -> str:
    """A word of somebody else's in a sentence for staff, so that it forms no link, no mention and no other sentence."""
    return re.sub(r"[^A-Za-z0-9_-]+", "?", word)[:64] or "no reference"


def uncalculated(text: str) -> str:
    """A text with a quote before it where a spreadsheet would calculate it; a number stays one."""
    return f"'{text}" if text.startswith(_CALCULATED) and not _NUMBER.fullmatch(text) else text


def N_(text: str) -> str:
    """Mark a text for translation where it is shown."""
    return text


def NP_(one: str, many: str) -> Plural:
    """Mark a text with a singular and a plural form, chosen by the value `count`."""
    return Plural(one, many)
