"""What support sees of a user who cannot get in, and what it can do: lift a delay, end sessions."""

from collections.abc import Sequence
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.errors import NotFound
from inapp.domain.identity import SignIn, TokenKind, User
from inapp.domain.model import Account, PageSession
from inapp.domain.passkeys import Passkey
from inapp.identity import sessions, throttles
from inapp.store import Tables

UNKNOWN = "user {user_id} is not known here: neither imported, nor disabled, nor the owner of an account"
NO_SESSION = "user {user_id} has no such session"
OF_SESSIONS = (TokenKind.ACCESS, TokenKind.INAPP)
OF_STEPS = (TokenKind.STEP, TokenKind.SET_UP, TokenKind.CHALLENGE)


@dataclass(frozen=True, slots=True)
class LoginSession:
    """A login of the platform that goes on: `kept` has an accessToken. Its id is no secret and opens nothing."""

    id: str
    kept: bool
    began: int
    ends: int | None


@dataclass(frozen=True, slots=True)
class Bond:
    """A person at an identity provider who is the user."""

    issuer: str
    subject: str
    bound: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known of a user's way in; `failures` and `wait_until` are those of the account, from new places.

    `recovery_codes` is the number of unused ones, None without an authenticator app; `passkeys` stand beside it.
    """

    user: User
    accounts: Sequence[Account]
    sign_ins: Sequence[SignIn]
    sessions: Sequence[LoginSession]
    pages: Sequence[PageSession]
    bonds: Sequence[Bond]
    failures: int
    wait_until: int | None
    recovery_codes: int | None
    passkeys: Sequence[Passkey]


def overview(cashier: Cashier, user_id: int) -> Overview:
    """Everything that support can know of a user. Raises NotFound."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        accounts = db.accounts_of(user_id)
        user = db.user(user_id)
        if user is None and not accounts and not db.is_disabled(user_id):
            raise NotFound(UNKNOWN, values={"user_id": user_id})
        user = user or User(user_id, "", enabled=not db.is_disabled(user_id))
        failures, until = throttles.of_account(db, user.email, now) if user.email else (0, None)
        return Overview(
            user,
            accounts,
            db.sign_ins_of(user_id),
            _sessions_of(db, user_id, now),
            [page for page in db.page_sessions_of(user_id) if not sessions.is_over(page, now)],
            [Bond(*row) for row in db.subjects_of(user_id)],
            failures,
            until,
            db.recovery_codes_left(user_id) if db.second_factor(user_id) else None,
            db.passkeys_of(user_id),
        )


def _sessions_of(db: Tables, user_id: int, now: int) -> list[LoginSession]:
    """The login sessions of a user by the moment at which they began: tokens of one family are one session."""
    found: dict[str, LoginSession] = {}
    for token in db.living_tokens_of(user_id, now):
        if token.kind not in OF_SESSIONS:
            continue
        known = found.get(token.family)
        kept, ends = token.kind is TokenKind.ACCESS, token.expires
        if known and known.kept and not kept:
            continue  # the accessToken says how long a session lives
        found[token.family] = LoginSession(token.family, kept, known.began if known else token.created, ends)
    return sorted(found.values(), key=lambda session: session.began)


def end_sessions(cashier: Cashier, user_id: int, session_id: str | None = None) -> int:
    """End the login sessions of a user, or one of them, and all open pages of the user; returns how many ended.

    A link that sets a password stays. Raises NotFound for a session that is not the user's.
    """
    now = cashier.clock.now()
    with cashier.store.write() as db:
        living = _sessions_of(db, user_id, now)
        ended = [session for session in living if session_id in (None, session.id)]
        if session_id is not None and not ended:
            raise NotFound(NO_SESSION, values={"user_id": user_id})
        if session_id is None:
            for kind in (*OF_SESSIONS, TokenKind.LOGIN, TokenKind.SCREEN, *OF_STEPS):
                db.end_tokens(user_id, now, kind)
        else:
            db.end_family_of(user_id, session_id, now)
            db.end_screens_of(user_id, session_id, now)
        db.end_page_sessions(user_id)
        return len(ended)


def lift(cashier: Cashier, user_id: int | None, address: str | None) -> None:
    """End the delays of a user's account, of an address, or of both together. Raises NotFound."""
    with cashier.store.write() as db:
        user = db.user(user_id) if user_id else None
        if user_id and user is None:
            raise NotFound(UNKNOWN, values={"user_id": user_id})
        throttles.lift(db, user.email if user else "", address or "")
