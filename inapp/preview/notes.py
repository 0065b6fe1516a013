"""What the screens make of the broker's brand, and why, in sentences."""

import re
from functools import cache

from inapp.catalogues import LOCALE_DIR
from inapp.domain.languages import LANGUAGES
from inapp.settings import Brand
from inapp.web.accent import adjustments

_TRANSLATED = re.compile(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', re.MULTILINE)
_ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_SHOWN = 12
"""Letters that are named of those that a font lacks."""


@cache
def letters_of(language: str) -> frozenset[int]:
    """The code points of the letters and figures that our texts need in a language."""
    path = LOCALE_DIR / f"{language}.po"
    texts = "".join(_TRANSLATED.findall(path.read_text("utf-8"))) if path.exists() else ""
    return frozenset(map(ord, _ALWAYS)) | {ord(letter) for letter in texts if letter.isalpha()}


def notes(brand: Brand) -> list[str]:
    """The colours that were adjusted, the room of each logo, the letters that the font lacks, and missing help."""
    found = adjustments(brand.accent, brand.accent_dark)
    if not brand.contact.helps:
        found.append("help: no screen says whom to ask; set CASHIER_SUPPORT_EMAIL, _PHONE or _URL")
    for name, logo in (("logo", brand.logo), ("logo on dark", brand.logo_dark)):
        if logo:
            place = "in the place of the name" if logo.wide else "beside the name"
            found.append(f"{name}: {logo.width} by {logo.height} pixels, {place}")
    if brand.font:
        for language in LANGUAGES:
            if lacking := sorted(letters_of(language) - brand.font.letters):
                some = " ".join(map(chr, lacking[:_SHOWN]))
                found.append(
                    f"font: lacks {len(lacking)} letters of {language} ({some}), drawn in the device's own font"
                )
    return found
