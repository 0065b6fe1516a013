"""Marks for texts that are translated where they are shown; `pybabel extract -k N_ -k NP_:1,2` finds them."""

from typing import Self


class Plural(str):
    """A text that depends on the number `count`: its value is the plural form, `one` the singular."""

    __slots__ = ("one",)
    one: str

    def __new__(cls, one: str, many: str) -> Self:
        text = super().__new__(cls, many)
        text.one = one
        return text


def N_(text: str) -> str:
    """Mark a text for translation where it is shown."""
    return text


def NP_(one: str, many: str) -> Plural:
    """Mark a text with a singular and a plural form, chosen by the value `count`."""
    return Plural(one, many)
