"""Brings the catalogues up to date with the code: the screens' own, and those of each adapter of this repository.

New texts are added without a translation, texts that are gone are removed, and each catalogue keeps its own head.
"""

import sys
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from inapp.catalogues import CONSOLE_LOCALE_DIR, LOCALE_DIR
from inapp.domain.languages import LANGUAGES, SOURCE

OURS = (ROOT / "inapp", ROOT / "templates")
CONSOLES = (ROOT / "inapp" / "console", ROOT / "inapp" / "staff", ROOT / "templates" / "console")
"""What only staff read. A text that traders read too is in the catalogue of the screens, which the console has too."""
ADAPTERS = tuple(sorted(path.parent for path in ROOT.glob("psp_adapters/*/adapter.py")))
FOLDERS = (LOCALE_DIR, CONSOLE_LOCALE_DIR, *(adapter / "locale" for adapter in ADAPTERS))
KEYWORDS = {"N_": None, "NP_": (1, 2), "t": None, "nt": (1, 2)}
"""The marks of texts, with the places of singular and plural."""


def extracted(*folders: Path) -> dict[str, str]:
    """The texts marked in folders, each with its plural, if it has one."""
    with (LOCALE_DIR / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = {}
    for folder in folders:
        for _, _, message, _, _ in extract_from_dir(
            folder, methods, options, KEYWORDS, directory_filter=partial(_is_read, folder)
        ):
            one, many = message if isinstance(message, tuple) else (message, "")
            found[one] = many
    return found


def _is_read(folder: Path, path: str) -> bool:
    """True for a place whose texts belong to the folder where the search began: the console has its own catalogues."""
    return "__pycache__" not in path and (Path(path) not in CONSOLES or folder in CONSOLES)


def catalogues() -> Iterable[tuple[Path, dict[str, str]]]:
    """Every folder of catalogues with the texts that belong there; an adapter may use ours, and has only the others."""
    ours = extracted(*OURS)
    yield LOCALE_DIR, ours
    for folder, places in zip(FOLDERS[1:], (CONSOLES, *((adapter,) for adapter in ADAPTERS)), strict=True):
        yield folder, {one: many for one, many in extracted(*places).items() if one not in ours}


def update(path: Path, texts: dict[str, str]) -> None:
    """Write a catalogue that has these texts, with the translations that it has had."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        head = (LOCALE_DIR / path.name).read_text("utf-8").partition("\n\n")[0]
        path.write_text(head.replace("the cashier", "the staff console") + "\n", "utf-8")
    head = path.read_text("utf-8").partition("\n\n")[0].rstrip("\n")
    with path.open("rb") as file:
        before = read_po(file, locale=path.stem)
    after = Catalog(locale=path.stem)
    after.mime_headers = before.mime_headers
    for one, many in texts.items():
        known = before.get(one)
        kept = known is not None and known.pluralizable == bool(many)
        after.add(
            (one, many) if many else one, known.string if known and kept else "", flags=known.flags if known else ()
        )
    written = BytesIO()
    write_po(written, after, omit_header=True, sort_output=True, no_location=True, width=1000)
    path.write_text(f"{head}\n\n{written.getvalue().decode().strip()}\n", "utf-8")


def main() -> None:
    """Update every catalogue of every language."""
    for folder, texts in catalogues():
        for language in LANGUAGES:
            if language != SOURCE and texts:
                update(folder / f"{language}.po", texts)


if __name__ == "__main__":
    main()
