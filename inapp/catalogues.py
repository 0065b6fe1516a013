"""The catalogues of both applications: read when a language is first asked for, the broker's texts before ours."""

import logging
import re
from collections.abc import Iterable
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO
from pathlib import Path

from inapp.domain.languages import language_of
from inapp.domain.setting_types import file_text

LOCALE_DIR = Path(__file__).parent / "web" / "locale"
CONSOLE_LOCALE_DIR = Path(__file__).parent / "console" / "locale"
PSEUDO = "xx"
"""English with marked letters, 40 % longer: it shows what is not translated, and what does not fit."""

_PLACE = re.compile(r"(\{[^{}]*\})")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "åƀçđéƒğħíĵķłɱñóþɋřšťúṽŵẋýžÅƁÇĐÉƑĞĦÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ"
_MARKS = str.maketrans(_PLAIN, _MARKED)
_LONGER = 1.4
_log = logging.getLogger(__name__)


class PseudoCatalogue(NullTranslations):
    """The texts of the pseudo-language, made from English."""

    def gettext(self, message: str) -> str:
        """The text with every letter marked, and vowels doubled until it is long enough."""
        return "".join(part if _PLACE.fullmatch(part) else _stretched(part) for part in _PLACE.split(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same of the English form for a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def _stretched(text: str) -> str:
    missing = round(len(text.strip()) * _LONGER) - len(text.strip())
    longer = []
    for letter in text:
        longer.append(letter)
        if missing > 0 and letter.lower() in "aeiou":
            longer.append(letter.lower())
            missing -= 1
    end = len(text) - len(text.rstrip())
    body = "".join(longer)
    return (body[: len(body) - end] + "o" * missing + body[len(body) - end :]).translate(_MARKS)


def compiled(language: str, folder: Path) -> NullTranslations:
    """The catalogue of a language in a folder, compiled in memory; nothing stands in for a file that cannot be read."""
    path = folder / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # only here: English needs neither
    from babel.messages.pofile import PoFileError, read_po

    binary = BytesIO()
    try:
        write_mo(binary, read_po(StringIO(file_text(path.read_bytes())), locale=language))
        binary.seek(0)
        return GNUTranslations(binary)
    except (OSError, ValueError, LookupError, PoFileError) as error:
        _log.error("%s cannot be used, and its texts stay English: %s", path, error)
        return NullTranslations()


class Catalogues:
    """The texts of one application: the broker's own come first, then ours, then those of adapters, then English."""

    def __init__(self, own: Path | None = None, default: str = "en", pseudo: bool = False) -> None:
        self.default = default
        self._own = own
        self._pseudo = pseudo
        self._adapters: list[Path] = []
        self._read: dict[str, NullTranslations] = {}

    def add(self, folders: Iterable[Path]) -> None:
        """Add adapters' own catalogues. Ours take precedence, so adapters cannot change a word of our screens."""
        self._adapters += folders
        self._read.clear()

    @property
    def folders(self) -> list[Path]:
        """The folders of our own and the adapters' catalogues."""
        return [LOCALE_DIR, *self._adapters]

    def find(self, code: str | None) -> str | None:
        """The language of a code, None for one that is unknown."""
        if self._pseudo and code == PSEUDO:
            return PSEUDO
        return language_of(code) if code else None

    def of(self, language: str) -> NullTranslations:
        """The catalogue of a language, which is read on first use."""
        if language not in self._read:
            self._read[language] = self._made(language)
        return self._read[language]

    def _made(self, language: str) -> NullTranslations:
        if language == PSEUDO:
            return PseudoCatalogue()
        own = [self._own] if self._own else []
        found = [compiled(language, folder) for folder in (*own, *self.folders)]
        for each in found[1:]:
            found[0].add_fallback(each)
        return found[0]
