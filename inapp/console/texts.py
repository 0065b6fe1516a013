"""The words of the console, in English or the broker's language."""

from typing import cast

from flask import Flask, current_app

from inapp.catalogues import CONSOLE_LOCALE_DIR, Catalogues
from inapp.domain.languages import LANGUAGES
from inapp.domain.text import N_
from inapp.word_settings import WordSettings


def speak(app: Flask, words: WordSettings) -> None:
    """Let an application speak the broker's language, with the broker's own texts before ours."""
    made = Catalogues(words.texts, words.default)
    made.add([CONSOLE_LOCALE_DIR])
    app.extensions["catalogues"] = made


def _catalogues() -> Catalogues:
    return cast(Catalogues, current_app.extensions["catalogues"])


def language() -> str:
    """The language of the console."""
    return _catalogues().default


def direction() -> str:
    """`ltr` or `rtl`."""
    return LANGUAGES.get(language(), "ltr")


def t(text: str, **values: object) -> str:
    """A text in the language of the console, with its values."""
    found = _catalogues().of(language()).gettext(text)
    return found.format(**values) if values else found


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
