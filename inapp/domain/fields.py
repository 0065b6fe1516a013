"""Fields of a method: what its trader types beside the amount, such as where a withdrawal goes."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.states import PaymentType
from inapp.domain.text import N_

MISSING = N_("Fill in this field")
WRONG = N_("This does not look right. Please check it.")
TOO_LONG = N_("Enter at most {count} characters")
_NAME = re.compile("[a-z][a-z0-9_]{0,29}", re.ASCII)


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    IBAN = "iban"
    EMAIL = "email"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Field:
    """One field, for the payments of these `kinds`; `label` and `hint` are translatable texts.

    `pattern` is a regular expression for the whole value, `longest` its greatest length, `autocomplete` a token of
    HTML. Raises ValueError for a name that is not small letters, digits and `_`.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    kinds: frozenset[PaymentType] = frozenset(PaymentType)
    required: bool = True
    pattern: str = ""
    longest: int = 100
    autocomplete: str = "off"
    hint: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError("the name of a field has small letters, digits and _")
        re.compile(self.pattern)

    @property
    def words(self) -> tuple[str, ...]:
        """The translatable texts."""
        return tuple(filter(None, (self.label, self.hint)))

    def plain(self, typed: str) -> str:
        """A typed value in one form: composed, without needless blanks, an IBAN in capitals and without any."""
        text = " ".join(unicodedata.normalize("NFC", typed).split())
        return text.replace(" ", "").upper() if self.kind is FieldKind.IBAN else text

    def wrong(self, value: str) -> str:
        """What is wrong with a plain value, a translatable sentence; empty if nothing is."""
        if not value:
            return MISSING if self.required else ""
        if len(value) > self.longest:
            return TOO_LONG
        unseen = any(unicodedata.category(character)[0] == "C" for character in value)
        fits = _FITS[self.kind](value) and (not self.pattern or re.fullmatch(self.pattern, value))
        return "" if fits and not unseen else WRONG


def _is_iban(value: str) -> bool:
    """ISO 13616: country, two check digits, and a remainder of 1 by 97."""
    if not re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", value, re.ASCII):
        return False
    return int("".join(str(int(character, 36)) for character in value[4:] + value[:4])) % 97 == 1


_FITS: Mapping[FieldKind, Callable[[str], bool]] = {
    FieldKind.TEXT: lambda value: True,
    FieldKind.IBAN: _is_iban,
    FieldKind.EMAIL: lambda value: re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", value) is not None,
    FieldKind.DIGITS: lambda value: re.fullmatch("[0-9]+", value, re.ASCII) is not None,
}
