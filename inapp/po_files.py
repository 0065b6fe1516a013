"""Catalogues of texts as files: the traders' screens and the console read them alike."""

import logging
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO
from pathlib import Path

from inapp.domain.setting_types import file_text

_log = logging.getLogger(__name__)


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
