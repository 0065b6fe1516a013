"""Login at another provider (OpenID Connect), from the screen that starts it to the one-time token.

No cookie ties the returning browser to the screen that began. The person therefore confirms the login: in the same
window by the name, and for a waiting frame by the number that only its screen shows. Otherwise a stranger's link could
hand over a login.
"""

import hmac
import logging
import re
import secrets
from dataclasses import dataclass

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
from inapp.domain.identity import OidcLogin, Provider, Step
from inapp.domain.text import N_
from inapp.identity import throttles, tokens
from inapp.identity.sign_in import NO_ACCOUNT, plain_email
from inapp.store import Tables

log = logging.getLogger(__name__)

LIFE = 10 * 60 * SECOND
TRIES = 3
STATE = re.compile(r"[A-Za-z0-9_-]{43}(~[a-z]{0,8}){2}", re.ASCII)

OVER = N_("This login was ended or took too long. Please start again.")
STOPPED = N_("You were not logged in there. Please start again.")
NOT_PROVEN = N_("Your email could not be confirmed. Please contact support.")
NO_USER = N_("There is no account for this email. Please contact support.")
CANNOT_ASK = N_("We cannot reach the login service at the moment. Please try again in a minute.")
WRONG_NUMBER = N_("This is not the number on the other screen.")


@dataclass(frozen=True, slots=True)
class StartedLogin:
    """The provider's address; for a frame also the secret that it waits with, and the number that it shows."""

    address: str
    waiting: str
    number: str


@dataclass(frozen=True, slots=True)
class ReturnedLogin:
    """The returned user; `finish` is the secret of the last step, which needs the frame's number if `typed`."""

    email: str
    finish: str
    typed: bool


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


def begin(cashier: Cashier, keep: bool, framed: bool, language: str, theme: str, address: str) -> StartedLogin:
    """Start a login at the provider, from an IP address. Language and theme travel in the state. Raises Refused."""
    provider = _provider(cashier)
    with cashier.store.write() as db:
        throttles.count(db, cashier.clock.now(), throttles.visits_from(address))
    state = f"{secrets.token_urlsafe(32)}~{language}~{theme}"
    waiting = secrets.token_urlsafe(32) if framed else ""
    try:
        there = provider.address(state, *_nonce_and_verifier(cashier, state))
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


def come_back(cashier: Cashier, state: str, code: str, address: str) -> ReturnedLogin:
    """Accept the provider's redirect, once for each login; without a code it was stopped there. Raises Refused."""
    provider = _provider(cashier)
    with cashier.store.write() as db:
        oidc_login = _open(cashier, db.oidc_login(key_hash(state)), Step.STARTED)
        if not db.move_oidc_login(oidc_login, Step.RETURNED):
            raise Gone(OVER)
    try:
        email = _email(cashier, provider, state, code)
        finish = secrets.token_urlsafe(32)
        with cashier.store.write() as db:
            user = db.user_by_email(email)
            if user is None or not user.enabled:
                security.note("login.refused", detail="the provider named no user here, or a disabled one")
                raise NotAllowed(NO_USER)
            returned = _open(cashier, db.oidc_login(oidc_login.state_hash), Step.RETURNED)
            db.move_oidc_login(returned, Step.NAMED, finish_hash=key_hash(finish), user_id=user.user_id)
            throttles.forgive(db, throttles.visits_from(address).values())
        return ReturnedLogin(user.email, finish, bool(oidc_login.waiting_hash))
    except Refused as refusal:
        if isinstance(refusal, Unavailable):
            _forgive_visit(cashier, address)
        with cashier.store.write() as db:
            if current := db.oidc_login(oidc_login.state_hash):
                db.move_oidc_login(current, Step.FAILED)
        raise


def _email(cashier: Cashier, provider: Provider, state: str, code: str) -> str:
    if not code:
        raise NotAllowed(STOPPED)
    try:
        return plain_email(provider.email(code, *_nonce_and_verifier(cashier, state)))
    except Declined as refusal:
        security.note("login.refused", detail=f"the provider's answer: {refusal.reason}")
        raise NotAllowed(NOT_PROVEN) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider cannot be asked: %s", failure)
        raise Unavailable(CANNOT_ASK) from None


def finish(cashier: Cashier, secret: str, number: str) -> str:
    """Confirm a login: a one-time token, or an empty text where a frame is waiting for it. Raises Refused."""
    with cashier.store.write() as db:
        oidc_login = _open(cashier, db.oidc_login_of(finish_hash=key_hash(secret)), Step.NAMED)
        if not oidc_login.waiting_hash:
            return _token(cashier, db, oidc_login)
        wrong = not hmac.compare_digest(number.strip().encode(), _number(cashier, oidc_login.state_hash).encode())
        tries = oidc_login.tries + wrong
        step = Step.CONFIRMED if not wrong else Step.FAILED if tries >= TRIES else Step.NAMED
        db.move_oidc_login(oidc_login, step, tries=tries)
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
        token = tokens.issue_login(db, cashier.clock, oidc_login.user_id, oidc_login.keep)
        security.note("login.ok", actor=f"user {oidc_login.user_id}", detail="at the provider")
        return token
    except tokens.ApiRefused:
        security.note("login.refused", actor=f"user {oidc_login.user_id}", detail="no account")
        raise NotAllowed(NO_ACCOUNT) from None
