"""What only staff read of a refusal is in the console's catalogues, in every language."""

import pytest

from inapp.catalogues import CONSOLE_LOCALE_DIR, Catalogues
from inapp.domain.languages import LANGUAGES, SOURCE
from inapp.staff import texts

SENTENCES = {name: text for name, text in vars(texts).items() if name.isupper() and isinstance(text, str)}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {SOURCE}))
def test_each_refusal_that_only_staff_read_has_a_translation(language: str) -> None:
    made = Catalogues(None, language)
    made.add([CONSOLE_LOCALE_DIR])
    assert [name for name, text in SENTENCES.items() if made.of(language).gettext(text) == text] == []
