"""Accounts of staff: the link of an invitation, the first password, and the second factor that comes with it.

Nothing of an account counts before its second factor is proven: until then the new password waits beside the step. A
link that two administrators have decided works only with a word of the other one, so that neither can become the
person whom they invite.
"""

import hmac
import json
import secrets
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Gone, Invalid, NotSent, Refused, Unavailable
from inapp.domain.identifiers import ALPHABET, derived, key_hash
from inapp.domain.identity import Caller as Network
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
from inapp.domain.staff import StaffMember, StaffToken, StaffTokenKind, plain_name
from inapp.domain.text import N_
from inapp.identity import password_rules, throttles
from inapp.identity.sign_in import plain_email, plain_password
from inapp.staff import audit, sessions, sign_in
from inapp.staff.sessions import Caller
from inapp.store import Tables

FIRST_LINK, LINK = HOUR, 24 * HOUR
"""The lives of the first administrator's link, and of a colleague's."""
SET_UP_LIFE = 30 * 60 * SECOND
WORD_LENGTH = 8

SPENT = N_("This link was used before or its time is over. Ask for a new one.")
NOT_THE_WORD = N_("This is not the word that belongs to the link. A second colleague has it.")
NO_EMAIL = N_("Enter an email address.")
NO_NAME = N_("Enter a name.")
KNOWN = N_("There is an account with this email already.")


@dataclass(frozen=True, slots=True)
class SetUp:
    """A second factor that is to be set up: its step, and an app's key as text and as an address for a QR code."""

    step: str
    member: StaffMember
    key: str
    app_address: str


@dataclass(frozen=True, slots=True)
class Ready:
    """An account that is set up: its recovery codes, shown once, and the secret of its session."""

    codes: list[str]
    session: str


def checked(email: str, name: str) -> tuple[str, str]:
    """An e-mail and a name in the form for storage. Raises Invalid."""
    email, name = plain_email(email), plain_name(name)
    if "@" not in email.strip("@"):
        raise Invalid(NO_EMAIL, field="email")
    if not name:
        raise Invalid(NO_NAME, field="name")
    return email, name


def new_word() -> str:
    """A word for one administrator, which belongs to the link that the other one gets."""
    return "".join(secrets.choice(ALPHABET) for _ in range(WORD_LENGTH))


def link_for(db: Tables, member: StaffMember, now: int, life: int, word_hash: str = "") -> str:
    """The secret of a link with which a member sets a password; earlier links end."""
    db.end_staff_tokens_of(member.id, now, StaffTokenKind.LINK)
    return sign_in.issue(db, StaffTokenKind.LINK, member.id, now, life, word_hash)


def opened(cashier: Cashier, link: str) -> tuple[StaffToken, StaffMember]:
    """A link and its member; it stays valid. Raises Gone."""
    with cashier.store.read() as db:
        try:
            return sign_in.member_of(cashier, db, link, StaffTokenKind.LINK)
        except Gone:
            security.note("link.refused")
            raise Gone(SPENT) from None


def choose_password(cashier: Cashier, link: str, password: str, word: str, address: str) -> SetUp:
    """The second factor that is due after a new password. Raises Refused."""
    token, member = opened(cashier, link)
    if token.detail:
        sign_in.count_try(cashier, member, address)
        if not hmac.compare_digest(token.detail, key_hash(plain_code(word))):
            raise sign_in.wrong_second(cashier, member, address, Invalid(NOT_THE_WORD, field="word"))
    password = plain_password(password)
    password_rules.check(password, member.email, (member.name, *cashier.own_words))
    try:
        hashed = cashier.passwords.hashed(password, Network(throttles.network_of(address), known=True))
    except NotSent:
        raise Unavailable(sign_in.BUSY) from None
    with cashier.store.write() as db:
        detail = json.dumps({"password": hashed, "link": key_hash(link)})
        step = sign_in.issue(db, StaffTokenKind.SET_UP, member.id, cashier.clock.now(), SET_UP_LIFE, detail)
    return set_up_of(cashier, step)


def set_up_of(cashier: Cashier, step: str) -> SetUp:
    """The set-up of a step once more, as after a wrong code. Raises Gone."""
    with cashier.store.read() as db:
        _, member = sign_in.member_of(cashier, db, step, StaffTokenKind.SET_UP)
    secret = _pending(cashier, step)
    address = app_address(secret, f"{cashier.broker} staff".strip(), member.email)
    return SetUp(step, member, key_text(secret), address)


def set_up_app(cashier: Cashier, step: str, code: str, caller: Caller) -> Ready:
    """Open the account with an app whose first code is right. Raises Refused."""
    due = set_up_of(cashier, step)
    code = plain_code(code)
    if len(code) != FIGURES:
        raise Invalid(sign_in.NO_CODE, field="code")
    sign_in.count_try(cashier, due.member, caller.address)
    secret = _pending(cashier, step)
    taken = step_of(secret, code, cashier.clock.now())
    if taken is None:
        refusal: Refused = Invalid(sign_in.WRONG_CODE, field="code")
        raise sign_in.wrong_second(cashier, due.member, caller.address, refusal)
    sealed = cashier.sealer.seal(secret, sign_in.owner_of(due.member.id))
    factor = SecondFactor(due.member.id, sealed, taken, cashier.clock.now())
    codes = new_recovery_codes()
    with cashier.store.write() as db:
        member = take_set_up(cashier, db, step)
        hashes = [sign_in.recovery_hash(cashier, member.id, one) for one in codes]
        db.staff_factors.set_second_factor(factor, hashes)
        return Ready(shown(codes), open_account(cashier, db, member, "an app", caller))


def take_set_up(cashier: Cashier, db: Tables, step: str) -> StaffMember:
    """Use a step and its link up, and store the password that waited. Raises Gone."""
    now = cashier.clock.now()
    token, member = sign_in.member_of(cashier, db, step, StaffTokenKind.SET_UP)
    waiting = json.loads(token.detail)
    if not db.use_staff_token(step, now) or not db.use_hashed_staff_token(waiting["link"], now):
        raise Gone(SPENT)
    sessions.end_all(db, member, now)
    db.set_staff_password(member.id, waiting["password"])
    return member


def open_account(cashier: Cashier, db: Tables, member: StaffMember, way: str, caller: Caller) -> str:
    """Note that an account is set up: the secret of its first session."""
    now = cashier.clock.now()
    account = sign_in.account(member.email)
    throttles.clear_login(db, account, caller.address)
    throttles.second_was_right(db, now, account, caller.address)
    throttles.remember_place(db, account, caller.address, now)
    audit.note(db, sessions.actor_of(member), "set up", member.key, f"a password and {way}")
    security.note("second.set_up", actor=member.key)
    return sessions.begin(db, member, f"password and {way}", caller, now)


def renew_codes(cashier: Cashier, member: StaffMember) -> list[str]:
    """Ten new recovery codes in the place of all earlier ones."""
    codes = new_recovery_codes()
    with cashier.store.write() as db:
        hashes = [sign_in.recovery_hash(cashier, member.id, one) for one in codes]
        db.staff_factors.set_recovery_codes(member.id, hashes)
        audit.note(db, sessions.actor_of(member), "set up", member.key, "new recovery codes")
    return shown(codes)


def _pending(cashier: Cashier, step: str) -> bytes:
    return derived(cashier.policy.secret_key, f"second factor of staff\0{step}")[:SECRET_BYTES]
