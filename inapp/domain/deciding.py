"""Decisions of people: what each takes, and who counts as another person. The store keeps what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inapp.domain.attempts import HOUR
from inapp.domain.model import Decision
from inapp.domain.names import outline
from inapp.domain.staff import Actor, Right

STAFF, LOGIN = "staff ", "login "
"""How the key of a member of staff begins, and that of a login of the machine."""
ROOT = "root"
WORD_LASTS = 24 * HOUR
"""The time in which a word has to be followed by the others that it takes, and by its effect."""
GLASS_LASTS = HOUR
BY_BAND = 0


class Verb(StrEnum):
    """Something that people decide."""

    APPROVE = "approve"
    REFUSE = "refuse"
    REFUND = "refund"
    SEND_AGAIN = "send again"
    RESOLVE = "resolve"
    HOLD = "hold"
    LIFT = "lift"
    RELEASE = "release"
    CORRECT = "correct"
    SETTLE = "settle"  # a break that is corrected or written off
    EXPLAIN = "explain"  # a break that is explained
    SIGN = "sign"
    NOTE = "note"
    RULES = "rules"  # other ones, or our defaults
    ERASE = "erase"  # what does not have to stay of a trader


@dataclass(frozen=True, slots=True)
class Demand:
    """What a decision takes: a right, a number of people, and whether their second factor must be fresh.

    `people` is BY_BAND where the band of the amount says it. Once there are staff accounts, a shell still says what is
    `stopping` by itself, and while the glass is broken also what is an `emergency`.
    """

    right: Right
    people: int = 1
    moves_money: bool = False
    stopping: bool = False
    emergency: bool = False


DEMANDS: Mapping[Verb, Demand] = MappingProxyType(
    {
        Verb.APPROVE: Demand(Right.DECIDE, BY_BAND, moves_money=True),
        Verb.REFUSE: Demand(Right.DECIDE, moves_money=True),
        Verb.REFUND: Demand(Right.DECIDE, BY_BAND, moves_money=True),
        Verb.SEND_AGAIN: Demand(Right.DECIDE, BY_BAND, moves_money=True),
        Verb.RESOLVE: Demand(Right.RESOLVE, 2, moves_money=True, emergency=True),
        Verb.HOLD: Demand(Right.STOP, stopping=True),
        Verb.LIFT: Demand(Right.DECIDE, 2, moves_money=True, emergency=True),
        Verb.RELEASE: Demand(Right.RELEASE, 2, moves_money=True, emergency=True),
        Verb.CORRECT: Demand(Right.CORRECT, 2, moves_money=True),
        Verb.SETTLE: Demand(Right.CORRECT, 2, moves_money=True),
        Verb.EXPLAIN: Demand(Right.CORRECT, stopping=True),
        Verb.SIGN: Demand(Right.CORRECT, stopping=True),
        Verb.NOTE: Demand(Right.NOTE, stopping=True),
        Verb.RULES: Demand(Right.RULES, 2, moves_money=True),
        Verb.ERASE: Demand(Right.PRIVACY, 2, moves_money=True),
    }
)
"""The whole table. No setting and no role is a way around it."""


@dataclass(frozen=True, slots=True)
class Glass:
    """The breaking of the glass: by whom, why and when; for `GLASS_LASTS` shells decide what is an emergency."""

    by: str
    reason: str
    at: int


class Reason(StrEnum):
    """Why a withdrawal is refused; the stored words."""

    NOT_THEIRS = "instrument not the trader's"
    DOCUMENTS = "documents"
    ABUSE = "suspected abuse"
    LIMITS = "limits"
    ASKED = "trader asked"
    DUPLICATE = "duplicate"
    CANNOT_PAY = "PSP cannot pay there"
    OTHER = "other"


def at_shell(name: str, system_user: str) -> Actor:
    """Whoever has typed a name at a shell, known by their login of the machine."""
    return Actor(name, f"{LOGIN}{system_user}")


def is_staff(key: str) -> bool:
    """True for the key of a member of staff."""
    return key.startswith(STAFF)


def login_of(key: str) -> str:
    """The login of the machine that a key names; empty for a member of staff, and where none is known."""
    return key.removeprefix(LOGIN) if key.startswith(LOGIN) else ""


def key_of(word: Decision) -> str:
    """The key of whoever said a word; one from before keys were kept has that of its login."""
    return word.actor or f"{LOGIN}{word.system_user}"


def is_same_kind(word: Decision, by: Actor) -> bool:
    """True if both are members of staff, or both speak from a shell. One person may be both, so the two never mix."""
    return is_staff(key_of(word)) == is_staff(by.key)


def is_another(word: Decision, by: Actor, *, names_suffice: bool = False, own_login: bool = False) -> bool:
    """True if a word was said by another person than `by`, who speaks from a place of the same kind.

    Members of staff are told apart by their keys. A name that was typed at a shell says little: one that looks like
    the other's is the other's, and two names from one login of the machine are one person, unless by a setting
    `names_suffice`. With `own_login` both must have one, and root is nobody's.
    """
    key = key_of(word)
    if is_staff(key) or is_staff(by.key):
        return is_same_kind(word, by) and key != by.key
    if outline(word.by) == outline(by.name):
        return False
    mine, theirs = login_of(by.key), login_of(key)
    if own_login and not {"", ROOT}.isdisjoint((mine, theirs)):
        return False
    return mine != theirs or mine == "" or (names_suffice and not own_login)
