"""The second step of a login with a password: the code of an authenticator app, or a recovery code.

A right password makes a step token, which is good for nothing but this. Whoever has no app yet sets one up with it, if
the broker demands it or the user wants it; the app's secret is derived from the token until its first code is right.
Whoever has an app replaces it only after a code of the old one, or with a passkey (`passkeys`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Gone, Invalid, NotAllowed, Refused
from inapp.domain.identifiers import derived
from inapp.domain.identity import Token, TokenKind, User
from inapp.domain.letters import MailKind
from inapp.domain.second_factor import (
    FIGURES,
    SECRET_BYTES,
    SecondFactor,
    app_address,
    key_text,
    new_recovery_codes,
    plain_code,
    shown,
    step_of,
)
from inapp.domain.text import N_
from inapp.identity import sign_ins, throttles, tokens
from inapp.store import Tables

LIFE = 10 * 60 * SECOND
"""Of a step token: time to install an app."""
TOLD_FROM = 8
"""Wrong codes in a row for which staff are told: somebody has the password."""
NEW, RENEWING = "new app", "old app was asked"
"""What a step token allows beside asking for a code: `family` of the token."""

NO_CODE = N_("Enter the code")
WRONG_CODE = N_("This code is not right. Use the newest one that your app shows.")
OVER = N_("This login took too long or has ended. Please start again.")
UNREADABLE = N_("Your code cannot be checked at the moment.")


@dataclass(frozen=True, slots=True)
class Due:
    """A second step: its token, and for a new app its key as text and as an address for a QR code.

    `may_skip` is true where the user has chosen to set up an app, and need not.
    """

    step: str
    key: str = ""
    app_address: str = ""
    may_skip: bool = False


@dataclass(frozen=True, slots=True)
class SetUp:
    """A new app: the recovery codes, shown once, and the token that ends the login."""

    codes: list[str]
    finish: str


@dataclass(frozen=True, slots=True)
class Proven:
    """A second step that is done, before its user looks after their passkeys: the token that ends the login."""

    finish: str


Outcome = str | Due | Proven
"""What a right second step leads to: a login token, the set-up of a new app, or the user's passkeys."""

End = Callable[[Cashier, str, str], str]
"""Ends a login: takes the secret of its last form and the IP address, and returns a login token."""


def due(cashier: Cashier, db: Tables, user: User, keep: bool, wanted: bool) -> Due | None:
    """The second step of a user whose password was right, or None; `wanted` asks for a new app."""
    mode = cashier.policy.second_factor
    has_app = mode != "off" and db.second_factor(user.user_id) is not None
    if mode == "off" or not (has_app or wanted or mode == "demanded"):
        return None
    step = tokens.issue(db, cashier.clock, TokenKind.STEP, user.user_id, LIFE, NEW if wanted else "", keep)
    return Due(step) if has_app else _set_up(cashier, db, user, step)


def shown_again(cashier: Cashier, step: str) -> Due:
    """The second step of a token once more, as after a wrong code. Raises Gone."""
    with cashier.store.read() as db:
        token, user = opened(cashier, db, step)
        return _set_up(cashier, db, user, step) if _may_set_up(db, token) else Due(step)


def confirm(cashier: Cashier, step: str, code: str, address: str, manages: bool = False) -> Outcome:
    """Check a code of the app, or a recovery code; with `manages` the user's passkeys come before the login.

    An empty code counts as no try. Raises Refused.
    """
    code = plain_code(code)
    if not code:
        raise Invalid(NO_CODE, field="code")
    user = counted(cashier, step, address)
    if not _is_right(cashier, user, code):
        raise refused(cashier, user, address, sign_ins.WRONG_CODE, Invalid(WRONG_CODE, field="code"))
    with cashier.store.write() as db:
        return passed(cashier, db, step, address, manages)


def passed(cashier: Cashier, db: Tables, step: str, address: str, manages: bool, by: str = "a second step") -> Outcome:
    """Use a step up that was proven: what comes next. Raises Gone."""
    token, user = used(cashier, db, step)
    throttles.second_was_right(db, cashier.clock.now(), user.email, address)
    if token.family == NEW:
        again = tokens.issue(db, cashier.clock, TokenKind.STEP, user.user_id, LIFE, RENEWING, token.keep)
        return _set_up(cashier, db, user, again)
    if manages:
        return Proven(tokens.issue(db, cashier.clock, TokenKind.SET_UP, user.user_id, LIFE, keep=token.keep))
    return _login(cashier, db, user, token.keep, address, by)


def set_up(cashier: Cashier, step: str, code: str, address: str) -> SetUp:
    """Store a new app whose first code is right, with ten recovery codes; other logins end. Raises Refused."""
    code = plain_code(code)
    if not code:
        raise Invalid(NO_CODE, field="code")
    user = counted(cashier, step, address)
    secret = _pending(cashier, step)
    taken = step_of(secret, code, cashier.clock.now())
    if taken is None:
        raise refused(cashier, user, address, sign_ins.WRONG_CODE, Invalid(WRONG_CODE, field="code"))
    codes = new_recovery_codes()
    factor = SecondFactor(user.user_id, cashier.sealer.seal(secret, _owner(user.user_id)), taken, cashier.clock.now())
    with cashier.store.write() as db:
        token, user = used(cashier, db, step)
        if not _may_set_up(db, token):
            raise Gone(OVER)
        throttles.second_was_right(db, cashier.clock.now(), user.email, address)
        end_logins(db, user.user_id, cashier.clock.now())
        db.tell_of_way_in(MailKind.SECOND_FACTOR, user.user_id, cashier.clock.now())
        db.set_second_factor(factor, [_recovery_hash(cashier, user.user_id, one) for one in codes])
        finish = tokens.issue(db, cashier.clock, TokenKind.SET_UP, user.user_id, LIFE, keep=token.keep)
    security.note("second.set_up", actor=f"user {user.user_id}")
    return SetUp(shown(codes), finish)


def skip(cashier: Cashier, step: str, address: str) -> str:
    """Log in without the app that the user wanted to set up, where none is demanded. Raises Refused."""
    with cashier.store.write() as db:
        token, user = used(cashier, db, step)
        if not _may_skip(cashier, db, token):
            raise NotAllowed(OVER)
        return _login(cashier, db, user, token.keep, address)


def finish(cashier: Cashier, secret: str, address: str) -> str:
    """End the login of somebody who has seen their recovery codes. Raises Refused."""
    with cashier.store.write() as db:
        token, user = used(cashier, db, secret, TokenKind.SET_UP)
        return _login(cashier, db, user, token.keep, address)


def reset(cashier: Cashier, user_id: int) -> bool:
    """Remove a user's app, recovery codes and passkeys, and end all their logins; False if there was no app."""
    with cashier.store.write() as db:
        had_one = db.remove_second_factor(user_id)
        if had_one:
            db.tell_of_way_in(MailKind.SECOND_FACTOR, user_id, cashier.clock.now())
        end_logins(db, user_id, cashier.clock.now())
    security.note("second.reset", actor=f"user {user_id}")
    return had_one


def end_logins(db: Tables, user_id: int, now: int) -> None:
    """End every token and open page of a user whose second step changes; started payments go on."""
    db.end_tokens(user_id, now)
    db.end_page_sessions(user_id)


def opened(cashier: Cashier, db: Tables, secret: str, kind: TokenKind = TokenKind.STEP) -> tuple[Token, User]:
    """A token of a step and its user. Raises Gone."""
    token = db.token(secret)
    user = db.user(token.user_id) if token and token.opens(kind, cashier.clock.now()) else None
    if token is None or user is None or not user.enabled:
        raise Gone(OVER)
    return token, user


def used(cashier: Cashier, db: Tables, secret: str, kind: TokenKind = TokenKind.STEP) -> tuple[Token, User]:
    """The token, used up; one caller alone gets past this."""
    token, user = opened(cashier, db, secret, kind)
    if not db.use_token(secret, cashier.clock.now()):
        raise Gone(OVER)
    return token, user


def counted(cashier: Cashier, step: str, address: str) -> User:
    """The user of a token, after the try is counted: parallel ones count too. Raises Gone or TooMany."""
    with cashier.store.write() as db:
        _, user = opened(cashier, db, step)
        throttles.count_second(db, cashier.clock.now(), user.email, address)
    return user


def refused(cashier: Cashier, user: User, address: str, reason: str, refusal: Refused) -> Refused:
    """The refusal of a wrong second step; many of them are told to staff, for somebody has the password."""
    security.note("second.refused", actor=f"user {user.user_id}")
    with cashier.store.write() as db:
        now = cashier.clock.now()
        sign_ins.keep(db, user.user_id, now, sign_ins.BY_PASSWORD, reason)
        if throttles.seconds_failed(db, now, user.email, address) >= TOLD_FROM:
            text = f"the password of user {user.user_id} is right and the second step wrong, again and again"
            db.add_alert(now, "second_factor_guessed", "login", text)
    return refusal


def _is_right(cashier: Cashier, user: User, code: str) -> bool:
    """True for a code that nobody has used; it is used up by this. Raises NotAllowed if the app cannot be read."""
    is_from_app = len(code) == FIGURES
    with cashier.store.read() as db:
        factor = db.second_factor(user.user_id)
    if factor is None:
        return False
    if not is_from_app:
        with cashier.store.write() as db:
            return db.take_recovery_code(user.user_id, _recovery_hash(cashier, user.user_id, code))
    try:
        secret = cashier.sealer.opened(factor.secret, _owner(user.user_id))
    except ValueError:
        security.note("second.unreadable", actor=f"user {user.user_id}")
        raise NotAllowed(UNREADABLE) from None
    step = step_of(secret, code, cashier.clock.now())
    if step is None:
        return False
    with cashier.store.write() as db:
        return db.take_step(user.user_id, step)


def _may_set_up(db: Tables, token: Token) -> bool:
    return token.family == RENEWING or db.second_factor(token.user_id) is None


def _may_skip(cashier: Cashier, db: Tables, token: Token) -> bool:
    """Whoever has wanted an app need not set it up; who has one has shown a code of it by then."""
    return token.family == RENEWING or (
        cashier.policy.second_factor != "demanded" and db.second_factor(token.user_id) is None
    )


def _set_up(cashier: Cashier, db: Tables, user: User, step: str) -> Due:
    secret = _pending(cashier, step)
    token = db.token(step)
    address = app_address(secret, cashier.broker, user.email)
    return Due(step, key_text(secret), address, token is not None and _may_skip(cashier, db, token))


def _pending(cashier: Cashier, step: str) -> bytes:
    return derived(cashier.policy.secret_key, f"second factor\0{step}")[:SECRET_BYTES]


def _owner(user_id: int) -> str:
    return f"second factor of {user_id}"


def _recovery_hash(cashier: Cashier, user_id: int, code: str) -> str:
    """Keyed, so that the database alone gives no code away."""
    return derived(cashier.policy.secret_key, f"recovery code\0{user_id}\0{code}").hex()


def _login(cashier: Cashier, db: Tables, user: User, keep: bool, address: str, by: str = "a second step") -> str:
    try:
        token = tokens.issue_login(db, cashier.clock, user.user_id, keep)
    except tokens.ApiRefused:
        raise Gone(OVER) from None
    throttles.remember_place(db, user.email, address, cashier.clock.now())
    security.note("login.ok", actor=f"user {user.user_id}", detail=f"with {by}")
    return token
