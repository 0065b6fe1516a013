"""The words of the console, in English or the broker's language."""

from gettext import NullTranslations
from pathlib import Path
from typing import cast

from flask import current_app

from inapp.domain.text import N_
from inapp.po_files import compiled

LOCALE_DIR = Path(__file__).parent / "locale"
SCREENS = Path(__file__).parents[1] / "web" / "locale"
"""The traders' catalogues, in which use cases have their sentences."""
RIGHT_TO_LEFT = frozenset({"ar"})


def of(language: str) -> NullTranslations:
    """The catalogue of a language: the console's own texts, then those that it shares with the traders' screens."""
    found = compiled(language, LOCALE_DIR)
    found.add_fallback(compiled(language, SCREENS))
    return found


def t(text: str, **values: object) -> str:
    """A text in the broker's language, with its values; English where a translation has other places than the text."""
    found = cast(NullTranslations, current_app.extensions["console_texts"]).gettext(text) if text else ""
    if not values:
        return found
    try:
        return found.format(**values)
    except (LookupError, ValueError):
        return text.format(**values)


def language() -> str:
    """The language of every page."""
    return str(current_app.extensions["console_language"])


def direction() -> str:
    """The way in which it is read."""
    return "rtl" if language() in RIGHT_TO_LEFT else "ltr"


HEADINGS = {
    400: N_("This request is not complete"),
    403: N_("You may not do this"),
    404: N_("There is nothing here"),
    405: N_("This cannot be opened so"),
    409: N_("This has changed meanwhile"),
    410: N_("This link has been used or is too old"),
    413: N_("This is too large"),
    421: N_("This is not the console's address"),
    422: N_("Please check what you have entered"),
    429: N_("Too many attempts"),
    500: N_("Something went wrong on our side"),
    503: N_("This is not possible right now"),
}
"""The heading of a dead end by HTTP status."""
