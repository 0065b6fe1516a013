"""Login at another provider (OpenID Connect), from the screen that starts it to the one-time token.

No cookie ties the returning browser to the screen that began. The person therefore confirms the login: in the same
window by the name, and for a waiting frame by the number that only its screen shows. Otherwise a stranger's link could
hand over a login.
"""

import hmac
import logging
import re
import secrets
from dataclasses import dataclass, replace
from typing import NoReturn

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import (
    Declined,
    Gone,
    Invalid,
    NotAllowed,
    NotFound,
    NotSent,
    OutcomeUnknown,
    Refused,
    Unavailable,
)
from inapp.domain.identifiers import derived, derived_text, key_hash
from inapp.domain.identity import OidcLogin, Provider, ProviderUser, Step, User
from inapp.domain.text import N_
from inapp.identity import sign_ins, throttles, tokens
from inapp.identity.sign_in import NO_ACCOUNT, plain_email
from inapp.store import Tables

log = logging.getLogger(__name__)

LIFE = 10 * 60 * SECOND
TRIES = 3
STATE = re.compile(r"[A-Za-z0-9_-]{43}(~[a-z]{0,8}){2}", re.ASCII)

OVER = N_("This login was ended or took too long. Please start again.")
STOPPED = N_("You were not logged in there. Please start again.")
NOT_PROVEN = N_("Your email could not be confirmed.")
TOO_WEAK = N_("Your login there is not enough for this. Log in there with a second factor.")
TOO_OLD = N_("Your login there was too long ago. Please log in there again.")
OTHER_PERSON_ALERT = (
    "somebody else at the identity provider came with this user's e-mail, or this person with another user's: nobody "
    "was logged in. If it is the same person with a new account there, run `users unbind` for this user"
)
OTHER_PERSON = N_("This email belongs to another account at the login service.")
MISUNDERSTOOD = N_("The login service and this screen do not understand each other.")
NO_USER = N_("There is no account for this email.")
CANNOT_ASK = N_("We cannot reach the login service at the moment. Please try again in a minute.")
WRONG_NUMBER = N_("This is not the number on the other screen.")

WORDS_FOR = {"email_not_verified": NOT_PROVEN, "weak_login": TOO_WEAK, "old_login": TOO_OLD}
"""What a person reads of the provider's answer, by the reason for which it was refused; else `MISUNDERSTOOD`."""
STOPPED_THERE = frozenset(
    {"access_denied", "login_required", "interaction_required", "account_selection_required", "consent_required"}
)
"""Errors of the redirect that the person can put right (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6)."""
NOT_NOW = frozenset({"server_error", "temporarily_unavailable"})
"""Errors of the redirect for which another attempt may succeed."""
_CODE = re.compile("[a-z_]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class StartedLogin:
    """The provider's address; for a frame also the secret that it waits with, and the number that it shows."""

    address: str
    waiting: str
    number: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """The parameters of the provider's redirect: a code, or an error; `issuer` is empty if it was not sent."""

    code: str
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedLogin:
    """The returned user; `finish` is the secret of the last step, which needs the frame's number if `typed`."""

    email: str
    finish: str
    typed: bool
    keep: bool


def _nonce_and_verifier(cashier: Cashier, state: str) -> tuple[str, str]:
    nonce, verifier = (derived_text(cashier.policy.secret_key, f"oidc {name}\0{state}") for name in ("nonce", "pkce"))
    return nonce, verifier


def _number(cashier: Cashier, state_hash: str) -> str:
    digest = derived(cashier.policy.secret_key, f"oidc number\0{state_hash}")
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06}"


def _provider(cashier: Cashier) -> Provider:
    if cashier.provider is None:
        raise NotFound(OVER)
    return cashier.provider


def begin(
    cashier: Cashier, keep: bool, framed: bool, language: str, theme: str, address: str, another: bool = False
) -> StartedLogin:
    """Start a login at the provider, from an IP address; with `another` it asks which account. Raises Refused.

    Language and theme travel in the state.
    """
    provider = _provider(cashier)
    with cashier.store.write() as db:
        throttles.count(db, cashier.clock.now(), throttles.visits_from(address))
    state = f"{secrets.token_urlsafe(32)}~{language}~{theme}"
    waiting = secrets.token_urlsafe(32) if framed else ""
    try:
        there = provider.address(state, *_nonce_and_verifier(cashier, state), another)
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider cannot be asked: %s", failure)
        _forgive_visit(cashier, address)
        raise Unavailable(CANNOT_ASK) from None
    hashed = key_hash(state)
    with cashier.store.write() as db:
        db.add_oidc_login(OidcLogin(hashed, key_hash(waiting) if framed else "", keep, cashier.clock.now()))
    return StartedLogin(there, waiting, _number(cashier, hashed) if framed else "")


def _forgive_visit(cashier: Cashier, address: str) -> None:
    """Uncount a visit that the provider's outage has ended."""
    with cashier.store.write() as db:
        throttles.forgive(db, throttles.visits_from(address).values())


def preferences_of(state: str) -> dict[str, str]:
    """Language and theme of the screen that began, from the state; empty for a malformed one."""
    if not STATE.fullmatch(state):
        return {}
    _, language, theme = state.split("~")
    return {"lang": language, "theme": theme}


def _open(cashier: Cashier, oidc_login: OidcLogin | None, *steps: Step) -> OidcLogin:
    if oidc_login is None or oidc_login.step not in steps or cashier.clock.now() - oidc_login.created >= LIFE:
        raise Gone(OVER)
    return oidc_login


def come_back(cashier: Cashier, state: str, redirect: Redirect | str, address: str) -> ReturnedLogin:
    """Accept the provider's redirect, or its code alone, once for each login. Raises Refused.

    A page that is loaded again is shown again until its login is confirmed: whoever has its code has the address of
    that page.
    """
    provider = _provider(cashier)
    redirect = Redirect(redirect) if isinstance(redirect, str) else redirect
    finish = derived_text(cashier.policy.secret_key, f"oidc finish\0{state}\0{redirect.code}")
    with cashier.store.write() as db:
        oidc_login = db.oidc_login(key_hash(state))
        if again := _named(cashier, db, oidc_login, finish):
            return again
        oidc_login = _open(cashier, oidc_login, Step.STARTED)
        if not db.move_oidc_login(oidc_login, Step.RETURNED):
            raise Gone(OVER)
    try:
        person = _person(cashier, provider, state, redirect)
        with cashier.store.write() as db:
            user, problem = _user_of(db, cashier, person)
            if user:
                returned = _open(cashier, db.oidc_login(oidc_login.state_hash), Step.RETURNED)
                db.move_oidc_login(returned, Step.NAMED, finish_hash=key_hash(finish), user_id=user.user_id)
                throttles.forgive(db, throttles.visits_from(address).values())
        if user is None:
            raise NotAllowed(problem)
        return ReturnedLogin(user.email, finish, bool(oidc_login.waiting_hash), oidc_login.keep)
    except Refused as refusal:
        if isinstance(refusal, Unavailable):
            _forgive_visit(cashier, address)
        with cashier.store.write() as db:
            if current := db.oidc_login(oidc_login.state_hash):
                db.move_oidc_login(current, Step.FAILED)
        raise


def _named(cashier: Cashier, db: Tables, oidc_login: OidcLogin | None, finish: str) -> ReturnedLogin | None:
    """The page of a login that waits for its last step, for whoever brings the code that it was made with."""
    if oidc_login is None or oidc_login.user_id is None:
        return None
    if not hmac.compare_digest(oidc_login.finish_hash, key_hash(finish)):
        return None
    _open(cashier, oidc_login, Step.NAMED)
    user = db.user(oidc_login.user_id)
    return ReturnedLogin(user.email if user else "", finish, bool(oidc_login.waiting_hash), oidc_login.keep)


def _user_of(db: Tables, cashier: Cashier, person: ProviderUser) -> tuple[User | None, str]:
    """The user whom a proven person is, or None and what they read.

    The provider's name for a person is bound at the first login: from then on nobody else of that provider is the
    user, not even with the user's e-mail, and the person stays the user if only the provider's e-mail has changed.
    """
    bound = db.user_of_subject(person.issuer, person.subject)
    user = db.user_by_email(plain_email(person.email)) or (db.user(bound) if bound else None)
    now = cashier.clock.now()
    if user is None or not user.enabled:
        if user:
            sign_ins.keep(db, user.user_id, now, sign_ins.BY_PROVIDER, sign_ins.DISABLED)
        security.note("login.refused", detail="the provider named no user here, or a disabled one")
        return None, NO_USER
    known = db.subject_of(user.user_id, person.issuer)
    if bound not in (None, user.user_id) or known not in (None, person.subject):
        security.note("login.other_person", actor=f"user {user.user_id}")
        sign_ins.keep(db, user.user_id, now, sign_ins.BY_PROVIDER, sign_ins.OTHER_PERSON)
        db.add_alert(now, "other_person", f"user {user.user_id}", OTHER_PERSON_ALERT)
        return None, OTHER_PERSON
    if known is None:
        db.bind_subject(person.issuer, person.subject, user.user_id, now)
    return user, ""


def _person(cashier: Cashier, provider: Provider, state: str, redirect: Redirect) -> ProviderUser:
    """The person behind a redirect. Raises NotAllowed or Unavailable."""
    if not redirect.code:
        _raise_error(redirect.error)
    try:
        return provider.user(redirect.code, *_nonce_and_verifier(cashier, state), redirect.issuer)
    except Declined as refusal:
        security.note("login.refused", detail=f"the provider's answer: {refusal.reason}")
        raise NotAllowed(WORDS_FOR.get(refusal.reason, MISUNDERSTOOD)) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider cannot be asked: %s", failure)
        raise Unavailable(CANNOT_ASK) from None


def _raise_error(error: str) -> NoReturn:
    """Raise what an error of the redirect means; an unknown code is a matter for staff."""
    code = error if _CODE.fullmatch(error) else "no code" if not error else "an unreadable code"
    if error in STOPPED_THERE or not error:
        security.note("login.refused", detail=f"stopped at the provider: {code}")
        raise NotAllowed(STOPPED)
    log.warning("the identity provider refused a login: %s", code)
    if error in NOT_NOW:
        raise Unavailable(CANNOT_ASK)
    raise NotAllowed(MISUNDERSTOOD)


def finish(cashier: Cashier, secret: str, number: str, keep: bool | None = None) -> str:
    """Confirm a login: a one-time token, or an empty text where a frame is waiting for it. Raises Refused.

    `keep` is given where the last step is the one that asks.
    """
    with cashier.store.write() as db:
        oidc_login = _open(cashier, db.oidc_login_of(finish_hash=key_hash(secret)), Step.NAMED)
        if keep is not None:
            oidc_login = replace(oidc_login, keep=keep)
        if not oidc_login.waiting_hash:
            return _token(cashier, db, oidc_login)
        wrong = not hmac.compare_digest(number.strip().encode(), _number(cashier, oidc_login.state_hash).encode())
        tries = oidc_login.tries + wrong
        step = Step.CONFIRMED if not wrong else Step.FAILED if tries >= TRIES else Step.NAMED
        db.move_oidc_login(oidc_login, step, tries=tries, keep=oidc_login.keep)
    if step is Step.FAILED:
        raise Gone(OVER)
    if wrong:
        raise Invalid(WRONG_NUMBER, field="code")
    return ""


def wait(cashier: Cashier, waiting: str) -> str:
    """The token for the waiting frame, once; an empty text before there is one. Raises Refused."""
    with cashier.store.read() as db:
        oidc_login = db.oidc_login_of(waiting_hash=key_hash(waiting))
    oidc_login = _open(cashier, oidc_login, Step.STARTED, Step.RETURNED, Step.NAMED, Step.CONFIRMED)
    if oidc_login.step is not Step.CONFIRMED:
        return ""
    with cashier.store.write() as db:
        return _token(cashier, db, oidc_login)


def _token(cashier: Cashier, db: Tables, oidc_login: OidcLogin) -> str:
    if oidc_login.user_id is None or not db.move_oidc_login(oidc_login, Step.DONE):
        raise Gone(OVER)
    try:
        token = tokens.issue_login(db, cashier.clock, oidc_login.user_id, oidc_login.keep, sign_ins.BY_PROVIDER)
        security.note("login.ok", actor=f"user {oidc_login.user_id}", detail="at the provider")
        return token
    except tokens.ApiRefused:
        security.note("login.refused", actor=f"user {oidc_login.user_id}", detail="no account")
        raise NotAllowed(NO_ACCOUNT) from None
