"""Login with e-mail and password, and setting a password by a link.

An unknown user and a wrong password take the same time and read the same, also while hashes of several kinds are
stored; `throttles` slows guessing down.
"""

import string
import unicodedata

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.errors import Gone, Invalid, NotAllowed, NotSent, Unavailable
from inapp.domain.identity import Caller, TokenKind, User
from inapp.domain.letters import MailKind
from inapp.domain.text import N_
from inapp.identity import password_rules, second_step, sign_ins, throttles, tokens
from inapp.identity.password_rules import LONGEST
from inapp.store import Tables

LONGEST_EMAIL = 254  # characters (RFC 5321, 4.5.3.1.3, without the brackets)
_DECOMPOSED = 4
"""Most characters that NFC composes into one (unicode.org/faq/normalization)."""

WRONG = N_("The email or the password is not right.")
BUSY = N_("Too many people are logging in right now. Please try again in a moment.")
NO_ACCOUNT = N_("There is no account that can be used here.")
SPENT = N_("This link was used before or its time is over. Please ask for a new one.")

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_KELVIN = "\N{KELVIN SIGN}"
"""The one letter outside ASCII that NFC would turn into one of ASCII."""


def plain_email(text: str) -> str:
    """An e-mail address in the form for storage and comparison: composed (NFC), with small letters for A to Z.

    Nothing more is folded: to a mail server straße and strasse are two addresses, of two people. A text too long for
    an address becomes an empty one before it is composed, which takes some Pythons seconds (CVE-2026-3276).
    """
    text = text.strip()
    if len(text) > _DECOMPOSED * LONGEST_EMAIL:
        return ""
    parts = text.split(_KELVIN)
    return _KELVIN.join(unicodedata.normalize("NFC", part) for part in parts).translate(_SMALL)


def plain_password(text: str) -> str:
    """A password in the form for hashing: composed (NFC), and cut one character beyond the longest.

    It is cut before it is composed too, as an e-mail is.
    """
    return unicodedata.normalize("NFC", text[: _DECOMPOSED * (LONGEST + 1)])[: LONGEST + 1]


def log_in(
    cashier: Cashier, email: str, password: str, keep: bool, address: str, wants_app: bool = False
) -> str | second_step.Due:
    """A one-time token for the success address, or the second step that is due first. Raises Refused.

    `address` is the caller's IP address; `wants_app` asks to set up an authenticator app.
    """
    email, password = plain_email(email), plain_password(password)
    counted = throttles.count_login(cashier, email, address)
    with cashier.store.read() as db:
        user = db.user_by_email(email)
        known = user.password if user else ""
        decoy = db.password_near(email)  # also for a user: the search takes long while few have a password
    if not _fits(cashier, known or decoy, password, counted) or user is None or not known:
        _note_refused(cashier, user)
        raise Invalid(WRONG)
    try:
        outdated = cashier.passwords.is_outdated(known)
        renewed = cashier.passwords.hashed(password, counted.caller) if outdated else known
    except NotSent:  # no time now: the next login renews the parameters
        renewed = known
    try:
        with cashier.store.write() as db:
            current = db.user(user.user_id)
            if current is None or current.password != known:
                raise Invalid(WRONG)
            if renewed != known:
                db.set_password(user.user_id, renewed)
            throttles.forgive(db, counted.keys)
            tokens.check_user(db, user.user_id)
            if due := second_step.due(cashier, db, current, keep, wants_app):
                return due
            token = tokens.issue_login(db, cashier.clock, user.user_id, keep)
            throttles.remember_place(db, email, address, cashier.clock.now())
        security.note("login.ok", actor=f"user {user.user_id}")
        return token
    except tokens.ApiRefused as refusal:
        security.note("login.refused", actor=f"user {user.user_id}", detail=refusal.code)
        sign_ins.keep_refused(cashier, user.user_id, sign_ins.BY_PASSWORD, sign_ins.DISABLED)
        raise NotAllowed(NO_ACCOUNT) from None


def _note_refused(cashier: Cashier, user: User | None) -> None:
    """Note and keep a refusal, with as much work for somebody unknown as for a user."""
    security.note("login.refused", actor=f"user {user.user_id}" if user else "an unknown user")
    reason = sign_ins.WRONG_PASSWORD if user and user.password else sign_ins.NO_PASSWORD
    sign_ins.keep_refused(cashier, user.user_id if user else sign_ins.NOBODY, sign_ins.BY_PASSWORD, reason)


def _fits(cashier: Cashier, known: str, password: str, counted: throttles.Counted) -> bool:
    """True if the password is right. Raises Unavailable, and uncounts the attempt, if there is no time to check."""
    try:
        return cashier.passwords.fits(known, password, counted.caller)
    except NotSent:
        with cashier.store.write() as db:
            throttles.forgive(db, counted.keys)
        raise Unavailable(BUSY) from None


def make_link(db: Tables, cashier: Cashier, user: User, life: int | None = None) -> str:
    """The secret of a link with which a user sets a password, once; earlier links end.

    `life` is milliseconds; without it the link lives as long as one from support.
    """
    db.end_tokens(user.user_id, cashier.clock.now(), TokenKind.PASSWORD)
    return tokens.issue(db, cashier.clock, TokenKind.PASSWORD, user.user_id, life or cashier.policy.link_life)


def owner_of(cashier: Cashier, link: str) -> User:
    """The user of a link, which stays valid. Raises Gone."""
    with cashier.store.read() as db:
        token = db.token(link)
        user = db.user(token.user_id) if token and token.opens(TokenKind.PASSWORD, cashier.clock.now()) else None
    if user is None or not user.enabled:
        security.note("link.refused")
        raise Gone(SPENT)
    return user


def set_password(cashier: Cashier, link: str, password: str, address: str) -> None:
    """Set a password with a link, once, and end all logins of its user. Raises Refused."""
    user = owner_of(cashier, link)
    password = plain_password(password)
    password_rules.check(password, user.email, (user.name, *cashier.own_words))
    try:
        hashed = cashier.passwords.hashed(password, Caller(throttles.network_of(address), known=True))
    except NotSent:
        raise Unavailable(BUSY) from None
    with cashier.store.write() as db:
        now = cashier.clock.now()
        token = db.token(link)
        if token is None or not token.opens(TokenKind.PASSWORD, now) or not db.use_token(link, now):
            raise Gone(SPENT)
        db.set_password(user.user_id, hashed)
        db.note_password_change(user.user_id, now)
        db.tell_of_way_in(MailKind.PASSWORD, user.user_id, now)
        end_everything(db, user.user_id, now)
        throttles.clear_login(db, user.email, address)
        throttles.remember_place(db, user.email, address, now)
    security.note("password.set", actor=f"user {user.user_id}")


def end_everything(db: Tables, user_id: int, now: int) -> None:
    """End every token and open page of a user; started payments go on."""
    db.end_tokens(user_id, now)
    db.end_page_sessions(user_id)
