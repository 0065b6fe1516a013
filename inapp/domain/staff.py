"""The broker's staff: their roles, what each role may do, and the one function that is asked.

`RIGHTS` is the whole table: no role is made elsewhere, and an administrator moves no money. Times are milliseconds
since the epoch.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from inapp.domain.attempts import SECOND

FRESH_FOR = 300 * SECOND
"""Time after a second factor in which decisions that move money ask for no other."""
LONGEST_NAME = 80
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Role(StrEnum):
    """What a member of staff is there for; somebody may be there for several things."""

    VIEWER = "viewer"
    SUPPORT = "support"
    PAYMENTS = "payments"
    FINANCE = "finance"
    ADMIN = "admin"


class Right(StrEnum):
    """Something that a page or a command needs."""

    SEE = "see"  # queues, payments, rule records, settings in force
    SEE_PERSON = "see_person"  # a user's page, names, mails; each look is audited
    SEE_AUDIT = "see_audit"
    NOTE = "note"  # notes, and a name on a row
    ASK = "ask"  # ask the PSP, read back, send an alert or an event again
    HELP = "help"  # invite a trader, lift a delay, reset a second step
    CANCEL = "cancel"  # what is unpaid
    STOP = "stop"  # hold a payment, freeze a user
    DECIDE = "decide"  # approve, refuse, refund, send again; lift, unfreeze
    RESOLVE = "resolve"  # a verdict on an unknown booking, paid elsewhere
    CORRECT = "correct"  # corrections, breaks, their sign-off, debits after a dispute
    RELEASE = "release"  # end the hold of everything after a restore
    EXPORT = "export"
    PRIVACY = "privacy"  # export and erasure of one user
    PEOPLE = "people"  # members of staff and their roles
    RULES = "rules"  # switch a file of rules on, confirm defaults


_V, _S, _P, _F, _A = Role.VIEWER, Role.SUPPORT, Role.PAYMENTS, Role.FINANCE, Role.ADMIN
RIGHTS: Mapping[Right, frozenset[Role]] = MappingProxyType(
    {
        Right.SEE: frozenset({_V, _S, _P, _F, _A}),
        Right.SEE_PERSON: frozenset({_S, _P, _F}),
        Right.SEE_AUDIT: frozenset({_F, _A}),
        Right.NOTE: frozenset({_S, _P, _F}),
        Right.ASK: frozenset({_S, _P, _F}),
        Right.HELP: frozenset({_S}),
        Right.CANCEL: frozenset({_S, _P}),
        Right.STOP: frozenset({_S, _P, _F}),
        Right.DECIDE: frozenset({_P}),
        Right.RESOLVE: frozenset({_P, _F}),
        Right.CORRECT: frozenset({_F}),
        Right.RELEASE: frozenset({_P, _F}),
        Right.EXPORT: frozenset({_F}),
        Right.PRIVACY: frozenset({_A}),
        Right.PEOPLE: frozenset({_A}),
        Right.RULES: frozenset({_A}),
    }
)
"""Who may do what."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody of the broker's staff: with a local account, or named by `subject` at an identity provider."""

    id: int
    name: str
    email: str
    roles: frozenset[Role]
    since: int
    disabled: bool
    issuer: str = ""
    subject: str = ""

    @property
    def key(self) -> str:
        """The member as the audit and the makers and checkers of decisions know them."""
        return f"staff {self.id}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who decides.

    `name` is shown; `key` is compared when two people are needed: `staff 3`, or `login ann` for a login of the machine.
    The rights of a shell (`roles` is None) are those that sudo gives. `fresh` is true within `FRESH_FOR` of a second
    factor.
    """

    name: str
    key: str
    roles: frozenset[Role] | None = None
    fresh: bool = False


NOBODY = Actor("nobody", "nobody", frozenset())
"""Whoever has not said who they are."""
CASHIER = Actor("the cashier", "cashier")
"""The cashier itself, where nobody's word is needed."""


def may(actor: Actor | StaffMember, right: Right) -> bool:
    """True if somebody has a right: by one of their roles or, at a shell, by what sudo lets them run."""
    if isinstance(actor, StaffMember) and actor.disabled:
        return False
    return actor.roles is None or not RIGHTS[right].isdisjoint(actor.roles)


def roles_of(words: Iterable[str]) -> frozenset[Role]:
    """Roles by their words. Raises ValueError for an unknown one."""
    return frozenset(Role(word) for word in words)


def words_of(roles: Iterable[Role]) -> str:
    """Roles as words with spaces between them, in the order of the table."""
    chosen = set(roles)
    return " ".join(role for role in Role if role in chosen)


def plain_name(text: str) -> str:
    """A person's name in one line, cut to its longest."""
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST_NAME].strip()
