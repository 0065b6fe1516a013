"""Texts for people: marked in English where they are written, translated where they are shown.

`pybabel extract -k N_ -k NP_:1,2` finds them.
"""

from typing import Self


class Plural(str):
    """A text that depends on the number `count`: it reads for many, and `one` is its form for a single one."""

    __slots__ = ("one",)
    one: str

    def __new__(cls, one: str, many: str) -> Self:
        text = super().__new__(cls, many)
        text.one = one
        return text


def N_(text: str) -> str:
    """Mark a text that is translated later."""
    return text


def NP_(one: str, many: str) -> Plural:
    """Mark a text with a form for one and a form for many, by the value `count`."""
    return Plural(one, many)
