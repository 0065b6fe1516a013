"""The names that people give with a command: one form for comparison, and which of them look alike."""

import re
import unicodedata

_LOOKS_LIKE = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ғ": "f", "ԍ": "g", "һ": "h", "н": "h", "і": "l", "ј": "j",
    "к": "k", "ӏ": "l", "м": "m", "п": "n", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "у": "y",
    "ѵ": "v", "ԝ": "w", "ш": "w", "х": "x", "α": "a", "β": "b", "ϲ": "c", "δ": "d", "ε": "e", "η": "n", "ι": "l",
    "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t", "υ": "y", "χ": "x", "ω": "w", "γ": "y",
    "օ": "o", "ս": "u", "ո": "n", "հ": "h", "ց": "g", "ı": "l", "ɑ": "a", "ɡ": "g", "ł": "l", "ø": "o", "đ": "d",
    "0": "o", "1": "l", "i": "l", "|": "l", "5": "s",
}  # fmt: skip
"""Letters of other scripts, and figures, that are drawn like a Latin letter (unicode.org/reports/tr39, confusables)."""
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
UNSEEN = frozenset({"Cc", "Cf", "Cn"})
"""Categories of characters that nobody sees: controls, joiners and direction marks, and what is not assigned."""
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_NO_LETTER = re.compile(r"[\W_]+")


def plain_name(text: str) -> str:
    """A person's name as it is stored: Ann and ann are one; empty if it holds nothing that can be seen."""
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    seen = "".join(letter for letter in words if unicodedata.category(letter) not in UNSEEN)
    return " ".join(seen.split()).casefold()


def outline(name: str) -> str:
    """What is left of a name for the eye: names with one outline look alike, and count as one."""
    text = _NO_LETTER.sub("", "".join(_LOOKS_LIKE.get(letter, letter) for letter in _plain_letters(name)))
    for pair, drawn in _PAIRS:
        text = text.replace(pair, drawn)
    return text


def mixes_scripts(name: str) -> bool:
    """True for a word of Latin letters and others that are not known to look like one: it may pass for any name."""
    for word in _plain_letters(name).split():
        unknown = (letter for letter in word if letter.isalpha() and (letter.isascii() or letter not in _LOOKS_LIKE))
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in unknown}
        if "LATIN" in scripts and len(scripts) > 1:
            return True
    return False


def _plain_letters(name: str) -> str:
    """A name without accents, marks that only modify a letter, and the small form of capitals."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    seen = (c for c in letters if not unicodedata.combining(c) and unicodedata.category(c) != "Lm")
    return "".join(unicodedata.name(c, c).removeprefix(_SMALL_CAPITAL).lower() if _is_small(c) else c for c in seen)


def _is_small(letter: str) -> bool:
    return len(unicodedata.name(letter, "").partition(_SMALL_CAPITAL)[2]) == 1
