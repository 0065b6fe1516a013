"""What makes an entry of a catalogue usable, told in words: for our files, those of adapters and those of brokers."""

import string
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from gettext import c2py
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from inapp.domain.languages import LANGUAGES
from inapp.domain.setting_types import file_text

NUMBERS = frozenset({"count", "span"})
"""Places that a plural form may leave out, since it can say `one` or `two` by the word alone."""


def places(text: str) -> set[str]:
    """The places of a text, `{amount}` as `amount`. Raises ValueError for a brace without its pair."""
    return {
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    }


def faults(message: Message, forms: int) -> Iterator[str]:
    """What is wrong with an entry of a language that has this many plural forms."""
    many, texts = message.pluralizable, forms_of(message.string)
    source = set().union(*map(places, forms_of(message.id)))
    if message.fuzzy:
        yield "is marked as fuzzy: check the text, then remove the mark"
    if many and (len(texts) != forms or not all(text.strip() for text in texts)):
        yield f"must have {forms} plural forms, from msgstr[0] on, and none may be empty"
    elif not many and not texts[0].strip():
        yield "has no text"
    for text in filter(None, texts):
        yield from _wrong_places(text, source, NUMBERS if many else frozenset())


def _wrong_places(text: str, source: set[str], optional: frozenset[str]) -> Iterator[str]:
    try:
        found = places(text)
    except ValueError:
        yield "has a brace without its pair"
        return
    known = ", ".join(f"{{{name}}}" for name in sorted(source)) or "none"
    for name in sorted(found - source):
        yield f"has {{{name}}}, which nothing fills; this text has: {known}"
    for name in sorted(source - found - optional):
        yield f"leaves out {{{name}}}"


def forms_of(text: str | Sequence[str] | None) -> list[str]:
    """The one form of a text, or all its plural forms."""
    return [text or ""] if isinstance(text, str | None) else list(text)


def singular(message: Message) -> str:
    """The English text of an entry, in its singular form."""
    return forms_of(message.id)[0]


def catalogue(path: Path) -> Catalog:
    """A catalogue with every line in order. Raises ValueError, and OSError."""
    try:
        text = file_text(path.read_bytes())
        return read_po(StringIO(text), locale=path.stem, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        what = str(error).rpartition(" on ")[0] or "more plural forms than the language has"
        raise ValueError(f"line {error.lineno + 1}: cannot be read: {what}") from None


def known_texts(folders: list[Path]) -> dict[str, bool]:
    """Every English text that a catalogue in these folders translates, and whether it has plural forms."""
    found = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.po")):
        for message in catalogue(path):
            if message.id:
                found[singular(message)] = message.pluralizable
    return found


def problems(folder: Path, known: Mapping[str, bool]) -> list[str]:
    """Everything wrong with a broker's own texts, a line each; an empty list if they can be used."""
    files = sorted(folder.glob("*.po"))
    if not files:
        return [f"{folder} holds no file such as de.po"]
    return [f"{path.name}, {problem}" for path in files for problem in _of_file(path, known)]


def _of_file(path: Path, known: Mapping[str, bool]) -> Iterator[str]:
    if path.stem not in LANGUAGES:
        yield f"is named after no language of the screens: {', '.join(LANGUAGES)}"
        return
    try:
        texts = catalogue(path)
    except OSError as error:
        yield f"cannot be read: {error.strerror}"
        return
    except ValueError as error:
        yield str(error)
        return
    if not _counts(texts):
        yield "has Plural-Forms that give no form for some number; take the line from ours"
        return
    for message in texts:
        if not message.id:
            continue
        text, where = singular(message), f"line {message.lineno}:"
        if message.context:
            yield f"{where} {text!r} has a msgctxt, which no text of ours has; remove it"
        elif known.get(text) is not message.pluralizable:
            yield f"{where} {_unknown(text, known)}"
        else:
            yield from (f"{where} {text!r} {fault}" for fault in faults(message, texts.num_plurals))


def _counts(texts: Catalog) -> bool:
    """True if the rule of a catalogue gives one of its plural forms for every number of these."""
    try:
        form = c2py(texts.plural_expr)
        return all(0 <= form(number) < texts.num_plurals for number in range(1000))
    except (ValueError, ArithmeticError):
        return False


def _unknown(text: str, known: Mapping[str, bool]) -> str:
    if text in known:
        return f"{text!r} has {'a' if known[text] else 'no'} msgid_plural in our texts; write it as they do"
    near = get_close_matches(text, known, 1)
    return f"{text!r} is none of our texts" + (f"; perhaps {near[0]!r}?" if near else "")
