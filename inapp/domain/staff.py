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


@dataclass(frozen=True, slots=True)
class StaffSession:
    """A browser in which somebody has signed in, stored by the hash of its cookie.

    `fresh` is the moment of the last second factor, `way` how it was proven; `browser` is what it calls itself.
    """

    key: str
    staff_id: int
    way: str
    address: str
    browser: str
    began: int
    active: int
    fresh: int
    ended: int | None = None

    @property
    def short(self) -> str:
        """The name of the session for people, which opens nothing."""
        return self.key[:12]


class StaffTokenKind(StrEnum):
    """The purpose of a secret of staff; one of a kind never passes for another."""

    LINK = "link"  # sets the first password, or a new one
    STEP = "step"  # the password was right, and a second factor is due
    SET_UP = "set_up"  # a second factor is to be set up
    CHALLENGE = "challenge"  # a browser is to sign it with a passkey
    VISIT = "visit"  # a browser is at the identity provider
    COMMAND = "command"  # a command at a shell speaks for the member


@dataclass(frozen=True, slots=True)
class StaffToken:
    """A secret of staff, stored by hash; `detail` belongs to its kind."""

    kind: StaffTokenKind
    staff_id: int | None
    created: int
    expires: int
    used: int | None = None
    detail: str = ""

    def opens(self, kind: StaffTokenKind, now: int) -> bool:
        """True for an unused, unexpired secret of this kind."""
        return self.kind is kind and self.used is None and now < self.expires


class ChangeKind(StrEnum):
    """A change of people."""

    INVITE = "invite"
    ROLES = "roles"
    DISABLE = "disable"
    ENABLE = "enable"
    RESET = "reset"  # a new link: the password and the second factor are lost


class ChangeEnd(StrEnum):
    """What became of a change."""

    OPEN = ""
    CONFIRMED = "confirmed"  # by another person
    CARRIED_OUT = "carried_out"  # after its announcement
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class StaffChange:
    """A change of people or roles that somebody proposes.

    `staff_id` is None for a new person; `seen` is the version of the person as the proposer saw them; `due` is the
    moment at which an announced change happens by itself, None where a second person decides.
    """

    id: int
    staff_id: int | None
    what: ChangeKind
    name: str
    email: str
    roles: frozenset[Role]
    seen: str
    proposed_by: str
    proposed_name: str
    proposed: int
    due: int | None = None
    ended: ChangeEnd = ChangeEnd.OPEN
    ended_by: str = ""
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line of the audit: who (`actor` is the key, `name` is shown) did what to which subject."""

    seq: int
    at: int
    actor: str
    name: str
    verb: str
    subject: str
    detail: str
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """What was sent of the audit for a day: its length, and the hash of its newest line."""

    day: str
    lines: int
    head: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of the audit: by the key of a person, by what lines are about, and by time; what is empty takes all."""

    actor: str = ""
    subject: str = ""
    since: int = 0
    until: int = 0
