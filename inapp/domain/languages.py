"""The languages of the screens, and the codes by which apps, browsers and users name them."""

import re
from collections.abc import Mapping
from functools import lru_cache

LANGUAGES: Mapping[str, str] = {
    "en": "ltr",
    "ar": "rtl",
    "de": "ltr",
    "es": "ltr",
    "id": "ltr",
    "ja": "ltr",
    "pt": "ltr",
    "th": "ltr",
    "vi": "ltr",
    "zh": "ltr",
}
"""Every language with its writing direction, by the code that cTrader passes (ISO 639-1).

English is the source text itself. Chinese is written in simplified characters.
"""

SOURCE = "en"

_OTHER_CODES: Mapping[str, str] = {
    "in": "id",  # what Android calls Indonesian
    "eng": "en",
    "ara": "ar",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "ind": "id",
    "jpn": "ja",
    "por": "pt",
    "tha": "th",
    "vie": "vi",
    "zho": "zh",
    "chi": "zh",
}
"""Older codes, and those of ISO 639-2, which cTrader's documents also name."""


@lru_cache(maxsize=256)
def language_of(code: str) -> str | None:
    """The language of a code such as `pt`, `pt-BR`, `zh_Hans_CN` or `deu`; None for one that is unknown."""
    first = re.split(r"[-_.@]", code.strip().lower(), maxsplit=1)[0]
    known = _OTHER_CODES.get(first, first)
    return known if known in LANGUAGES else None
