"""Passwords that people may choose: long enough, not a common one, and not made of words that anybody knows."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

from inapp.domain.errors import Invalid
from inapp.domain.text import N_, NP_

SHORTEST, LONGEST = 10, 200
"""Characters of a password."""
COMMON = Path(__file__).with_name("common_passwords.txt.gz")
"""Common passwords in small letters, one a line, sorted; its first lines name its sources and its licence."""
LEAST_DIFFERENT = 4
"""Different characters."""
LEAST_OF_THEIR_OWN = 6
"""Letters and figures beside the words that anybody knows: more than a year or a short word."""
SHORTEST_WORD = 4
PLATFORM = ("ctrader", "cashier")

TOO_SHORT = NP_("Use at least {count} character.", "Use at least {count} characters.")
TOO_LONG = NP_("Use at most {count} character.", "Use at most {count} characters.")
TOO_PLAIN = N_("Choose a password that is not your email.")
TOO_COMMON = N_("Many people use this password. Choose another one.")
TOO_NEAR = N_("Choose a password without your name, our name or the name of the platform.")


def check(password: str, email: str, own_words: Iterable[str]) -> None:
    """Refuse a password that is easily guessed; `own_words` are the names of its user and of the broker.

    The list of common passwords is read for each check and kept by nobody. Raises Invalid.
    """
    if len(password) < SHORTEST:
        raise Invalid(TOO_SHORT, field="password", values={"count": SHORTEST})
    if len(password) > LONGEST:
        raise Invalid(TOO_LONG, field="password", values={"count": LONGEST})
    plain = password.casefold()
    if plain == email.casefold():
        raise Invalid(TOO_PLAIN, field="password")
    if _is_common(plain):
        raise Invalid(TOO_COMMON, field="password")
    known = sorted(_words((*PLATFORM, email.partition("@")[0], *own_words)), key=len, reverse=True)
    rest = re.sub("|".join(map(re.escape, known)), " ", plain)
    if rest != plain and len(re.findall(r"\w", rest)) < LEAST_OF_THEIR_OWN:
        raise Invalid(TOO_NEAR, field="password")


def _is_common(plain: str) -> bool:
    if len(set(plain)) < LEAST_DIFFERENT:
        return True
    return f"\n{plain}\n".encode() in gzip.decompress(COMMON.read_bytes())


def _words(texts: Iterable[str]) -> set[str]:
    """The words of some texts that are long enough to be told from chance, and each text as one word."""
    found: set[str] = set()
    for text in texts:
        parts = re.findall(r"\w+", text.casefold())
        found |= {*parts, "".join(parts)}
    return {word for word in found if len(word) >= SHORTEST_WORD}
