"""Signing in at another provider (OpenID Connect), from the screen that starts it to the one-time token.

The way back needs no cookie, so nothing ties the browser that comes back to the screen that began. Whoever comes
back therefore ends the sign-in knowingly: in the same window by confirming the name, and where a frame is waiting
by typing the number that only its screen shows. Without that, a link made by a stranger would hand over a login.
"""

import base64
import hashlib
import hmac
import logging
import re
import secrets
from dataclasses import dataclass

from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, Refused
from inapp.domain.ports import Parts, Tables
from inapp.domain.rules import SECOND
from inapp.domain.signin import Provider, Step, Visit
from inapp.flows import tokens
from inapp.flows.references import key_hash
from inapp.flows.signin import NO_ACCOUNT, count, forgive, plain_email, visits_from

log = logging.getLogger(__name__)

LIFE = 10 * 60 * SECOND
TRIES = 3
STATE = re.compile(r"[A-Za-z0-9_-]{43}(~[a-z]{0,8}){2}", re.ASCII)

OVER = "This login was ended or took too long. Please start again."
STOPPED = "You were not logged in there. Please start again."
NOT_PROVEN = "Your email could not be confirmed. Please contact support."
NO_USER = "There is no account for this email. Please contact support."
CANNOT_ASK = "We cannot reach the login service at the moment. Please try again in a minute."
WRONG_NUMBER = "This is not the number on the other screen."


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes; for a frame also the secret that it waits with, and the number that it shows."""

    address: str
    waiting: str
    number: str


@dataclass(frozen=True, slots=True)
class Named:
    """Who came back; `finish` is the secret of the last step, `typed` says that it takes the frame's number."""

    email: str
    finish: str
    typed: bool


def _derived(parts: Parts, purpose: str, state: str) -> bytes:
    """A secret of one visit that need not be stored."""
    return hmac.new(parts.policy.secret_key.encode(), f"{purpose}\0{state}".encode(), hashlib.sha256).digest()


def _text(parts: Parts, purpose: str, state: str) -> str:
    return base64.urlsafe_b64encode(_derived(parts, purpose, state)).decode().rstrip("=")


def _number(parts: Parts, state_hash: str) -> str:
    return f"{int.from_bytes(_derived(parts, 'oidc number', state_hash)[:8], 'big') % 1_000_000:06}"


def _provider(parts: Parts) -> Provider:
    if parts.provider is None:
        raise Refused(OVER, status=404)
    return parts.provider


def begin(parts: Parts, keep: bool, framed: bool, language: str, theme: str, address: str) -> Begun:
    """Start a visit to the provider from an address. Language and theme travel with it. Raises Refused."""
    provider = _provider(parts)
    with parts.store.write() as db:
        count(db, parts.clock.now(), visits_from(address))
    state = f"{secrets.token_urlsafe(32)}~{language}~{theme}"
    waiting = secrets.token_urlsafe(32) if framed else ""
    try:
        there = provider.address(state, _text(parts, "oidc nonce", state), _text(parts, "oidc pkce", state))
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider cannot be asked: %s", failure)
        raise Refused(CANNOT_ASK, status=503) from None
    hashed = key_hash(state)
    with parts.store.write() as db:
        db.add_visit(Visit(hashed, key_hash(waiting) if framed else "", keep, parts.clock.now()))
    return Begun(there, waiting, _number(parts, hashed) if framed else "")


def wishes_of(state: str) -> dict[str, str]:
    """Language and theme of the screen that began."""
    if not STATE.fullmatch(state):
        return {}
    _, language, theme = state.split("~")
    return {"lang": language, "theme": theme}


def _open(parts: Parts, visit: Visit | None, *steps: Step) -> Visit:
    if visit is None or visit.step not in steps or parts.clock.now() - visit.created >= LIFE:
        raise Refused(OVER, status=410)
    return visit


def come_back(parts: Parts, state: str, code: str, address: str) -> Named:
    """What the provider's redirect says, once for each visit; without a code it was stopped there. Raises Refused."""
    provider = _provider(parts)
    with parts.store.write() as db:
        visit = _open(parts, db.visit(key_hash(state)), Step.STARTED)
        if not db.move_visit(visit, Step.RETURNED):
            raise Refused(OVER, status=410)
    try:
        email = _email(parts, provider, state, code)
        finish = secrets.token_urlsafe(32)
        with parts.store.write() as db:
            user = db.user_by_email(email)
            if user is None or not user.enabled:
                log.info("nobody here has the e-mail that the identity provider named, or they are disabled")
                raise Refused(NO_USER, status=403)
            returned = _open(parts, db.visit(visit.state), Step.RETURNED)
            db.move_visit(returned, Step.NAMED, finish=key_hash(finish), user_id=user.user_id)
            forgive(db, visits_from(address).values())
        return Named(user.email, finish, bool(visit.waiting))
    except Refused:
        with parts.store.write() as db:
            if current := db.visit(visit.state):
                db.move_visit(current, Step.FAILED)
        raise


def _email(parts: Parts, provider: Provider, state: str, code: str) -> str:
    if not code:
        raise Refused(STOPPED, status=403)
    try:
        return plain_email(provider.email(code, _text(parts, "oidc nonce", state), _text(parts, "oidc pkce", state)))
    except Declined as refusal:
        log.warning("the identity provider's answer was not taken: %s", refusal.reason)
        raise Refused(NOT_PROVEN, status=403) from None
    except (NotSent, OutcomeUnknown) as failure:
        log.warning("the identity provider cannot be asked: %s", failure)
        raise Refused(CANNOT_ASK, status=503) from None


def finish(parts: Parts, secret: str, number: str) -> str:
    """End a visit knowingly: a one-time token, or nothing where a frame is waiting for it. Raises Refused."""
    wrong = False
    with parts.store.write() as db:
        visit = _open(parts, db.visit_of(finish=key_hash(secret)), Step.NAMED)
        if not visit.waiting:
            return _token(parts, db, visit)
        wrong = not hmac.compare_digest(number.strip().encode(), _number(parts, visit.state).encode())
        tries = visit.tries + wrong
        step = Step.CONFIRMED if not wrong else Step.FAILED if tries >= TRIES else Step.NAMED
        db.move_visit(visit, step, tries=tries)
    if step is Step.FAILED:
        raise Refused(OVER, status=410)
    if wrong:
        raise Refused(WRONG_NUMBER, field="code")
    return ""


def wait(parts: Parts, waiting: str) -> str:
    """The token for the frame that waits, once; empty while there is none yet. Raises Refused."""
    with parts.store.read() as db:
        visit = db.visit_of(waiting=key_hash(waiting))
    visit = _open(parts, visit, Step.STARTED, Step.RETURNED, Step.NAMED, Step.CONFIRMED)
    if visit.step is not Step.CONFIRMED:
        return ""
    with parts.store.write() as db:
        return _token(parts, db, visit)


def _token(parts: Parts, db: Tables, visit: Visit) -> str:
    if visit.user_id is None or not db.move_visit(visit, Step.DONE):
        raise Refused(OVER, status=410)
    try:
        return tokens.issue_login(db, parts.clock, visit.user_id, visit.keep)
    except tokens.ApiRefused:
        raise Refused(NO_ACCOUNT, status=403) from None
