"""The settings of languages and of the broker's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from inapp.domain import setting_types as read
from inapp.domain.languages import LANGUAGES, SOURCE
from inapp.domain.setting_types import setting

_LISTED = ", ".join(LANGUAGES)
_LEGAL_TEXT = "CASHIER_LEGAL_TEXT_"


def texts_folder(value: str, demo: bool) -> Path:
    """A folder of catalogues; what they hold is checked once the adapters' texts are known."""
    path = Path(value)
    if not path.is_dir():
        raise ValueError("names a folder that does not exist; put in one that holds files such as de.po")
    return path


@dataclass(frozen=True)
class WordSettings:
    """The default language, the broker's own texts, and the pseudo-language of demos."""

    default: str = setting(
        "CASHIER_DEFAULT_LANGUAGE",
        read.one_of(*LANGUAGES),
        f"The language for those whose own we do not have: {_LISTED}",
        SOURCE,
    )
    legal_texts: Mapping[str, str] = setting(
        f"{_LEGAL_TEXT}<language>",
        lambda value, demo: MappingProxyType({}),
        "The same in one language, as in `CASHIER_LEGAL_TEXT_de`; other languages show the one above",
        empty=MappingProxyType({}),
    )
    texts: Path | None = setting(
        "CASHIER_TEXTS",
        texts_folder,
        "A folder with texts of your own, such as `de.po`; see [languages.md](languages.md)",
        empty=None,
    )
    pseudo: bool = setting(
        "CASHIER_PSEUDO_LANGUAGE",
        read.demo_switch,
        "Demo only: `1` offers the language `xx`, marked and longer English for looking at the screens",
        "0",
        demo="1",
    )


def legal_texts(texts: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The names of the legal texts in an environment by language, and every one that cannot be used."""
    found: dict[str, str] = {}
    problems = []
    for name in sorted(texts):
        if name.startswith(_LEGAL_TEXT) and texts[name].strip():
            language = name.removeprefix(_LEGAL_TEXT).lower()
            if language not in LANGUAGES:
                problems.append((name, f"is for no language of the screens, which are {_LISTED}"))
            elif language in found:
                problems.append((name, "is set twice, in small and in capital letters; remove one"))
            found[language] = name
    return found, problems
