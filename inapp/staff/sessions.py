"""Sessions of staff: a random secret in a cookie, of which the database holds the hash.

A session ends after 15 minutes without a request and 12 hours after its sign-in, whatever happens in it. A sign-in and
each later second factor make a new secret, so that one which somebody knew before is worth nothing. Roles are read with
each request: what is taken away is gone at once.
"""

import secrets
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Gone, NotFound
from inapp.domain.identifiers import key_hash
from inapp.domain.staff import FRESH_FOR, Actor, StaffMember, StaffSession, StaffTokenKind
from inapp.domain.text import N_
from inapp.staff import audit
from inapp.store import Tables

IDLE = 15 * 60 * SECOND
LONGEST = 12 * HOUR
KEPT = 90 * 24 * HOUR
"""The time for which an ended session is kept."""
NOTED_EVERY = 20 * SECOND
"""Activity is noted once in a while, so that reading costs no commit each time."""
LONGEST_BROWSER = 160

OVER = N_("This sign-in took too long or has ended. Please start again.")
UNKNOWN = "There is no such session, or it has ended."


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request comes from: its address, and what the browser calls itself."""

    address: str
    browser: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session with its member."""

    session: StaffSession
    member: StaffMember

    def actor(self, now: int) -> Actor:
        """The member as the one who acts now."""
        fresh = 0 <= now - self.session.fresh < FRESH_FOR
        return Actor(self.member.name, self.member.key, self.member.roles, fresh)


def actor_of(member: StaffMember) -> Actor:
    """A member as an actor, where no session says how fresh they are."""
    return Actor(member.name, member.key, member.roles)


def begin(db: Tables, member: StaffMember, way: str, caller: Caller, now: int, fresh: int | None = None) -> str:
    """The secret of a new session.

    `way` says in words how the member has proven who they are, `fresh` when; without it, now.
    """
    secret = secrets.token_urlsafe(32)
    browser = caller.browser[:LONGEST_BROWSER]
    session = StaffSession(
        key_hash(secret), member.id, way, caller.address, browser, now, now, fresh if fresh is not None else now
    )
    db.add_staff_session(session)
    audit.note(db, actor_of(member), "signed in", member.key, f"with {way}, from {caller.address}")
    return secret


def renew(db: Tables, session: StaffSession, now: int) -> str:
    """The new secret of a session after a second factor; the former one ends. Raises Gone if it has ended already."""
    secret = secrets.token_urlsafe(32)
    if not db.end_staff_session(session.key, now):
        raise Gone(OVER)
    db.add_staff_session(replace(session, key=key_hash(secret), active=now, fresh=now))
    return secret


def is_untold(cashier: Cashier, signed_in: SignedIn) -> bool:
    """True for a session from an identity provider that has not named its person's groups for too long."""
    session = signed_in.session
    told = max(session.began, session.fresh)  # each later second factor is a visit there as well
    return bool(signed_in.member.issuer) and cashier.clock.now() - told >= cashier.staff.told_for * 60 * SECOND


def is_over(session: StaffSession, now: int) -> bool:
    """True for a session that was ended, was idle too long, or is too old."""
    return session.ended is not None or now - session.active >= IDLE or now - session.began >= LONGEST


def of(cashier: Cashier, secret: str, active: bool = True) -> SignedIn | None:
    """The session of a cookie and its member; None if nobody is signed in with it. A person is `active`."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        session = db.staff_session(key_hash(secret))
        member = db.member(session.staff_id) if session else None
    if session is None or member is None or member.disabled or is_over(session, now):
        return None
    if active and now - session.active >= NOTED_EVERY:
        with cashier.store.write() as db:
            db.touch_staff_session(session.key, now)
    return SignedIn(session, member)


def listed(cashier: Cashier, staff_id: int | None = None) -> list[StaffSession]:
    """The sessions of a member, or of everybody, that are not over; the newest first."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        return db.staff_sessions(staff_id, now - IDLE, now - LONGEST)


def end(cashier: Cashier, short: str, by: Actor, of_member: int | None = None) -> None:
    """End the session of a short name, of one member or of anybody. Raises NotFound."""
    found = [session for session in listed(cashier, of_member) if session.short == short]
    with cashier.store.write() as db:
        now = cashier.clock.now()
        if not found or not db.end_staff_session(found[0].key, now):
            raise NotFound(UNKNOWN)
        db.end_staff_tokens_of(found[0].staff_id, now, StaffTokenKind.COMMAND)
        audit.note(db, by, "signed out", f"staff {found[0].staff_id}", f"session {short}")


def end_all(db: Tables, member: StaffMember, now: int) -> None:
    """End all sessions and secrets of a member."""
    db.end_staff_sessions_of(member.id, now)
    db.end_staff_tokens_of(member.id, now)


def forget(db: Tables, now: int) -> None:
    """Delete what was over long ago."""
    db.delete_staff_sessions(now - KEPT)
    db.delete_expired_staff_tokens(now - HOUR)
