"""Passkeys of staff: as the second factor of an account without an app, or beside one.

A challenge is a secret of its own kind. It belongs to one step, or to one session, lives for minutes, and is used up by
its first answer, whatever that holds.
"""

import hmac

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Conflict, Gone, Invalid, NotAllowed, Refused
from inapp.domain.identifiers import derived, key_hash
from inapp.domain.passkeys import MOST, Answer, Passkey, Passkeys, plain_name, read_answer
from inapp.domain.second_factor import new_recovery_codes, shown
from inapp.domain.staff import StaffMember, StaffTokenKind
from inapp.domain.text import N_
from inapp.staff import accounts, audit, sessions, sign_in
from inapp.staff.accounts import Ready
from inapp.staff.sessions import Caller, SignedIn
from inapp.store import Tables

LIFE = 5 * 60 * SECOND

NONE_HERE = N_("Passkeys do not work at this address: browsers keep them for a name that is reached by https.")
REFUSED = N_("This passkey was not accepted. Use the code of your app, or a recovery code.")
COPIED = N_("This passkey may have been copied and was not accepted. Tell your colleagues.")
NOT_ADDED = N_("The passkey could not be added. Please try again.")
KNOWN = N_("This passkey is here already.")
ENOUGH = N_("There are {most} passkeys already. Remove one first.")
LAST_FACTOR = N_("This is your only second factor. Add another one first.")


def to_ask(cashier: Cashier, member: StaffMember, about: str) -> str:
    """What a browser is asked to prove a step or session with, as JSON; empty for a member without passkeys."""
    if cashier.staff_passkeys is None:
        return ""
    with cashier.store.read() as db:
        known = db.staff_factors.passkeys_of(member.id)
    return cashier.staff_passkeys.to_ask(_challenge(cashier, member, about), known) if known else ""


def asked_at_step(cashier: Cashier, step: str) -> str:
    """The same for the step after a password; empty for one that is over."""
    try:
        with cashier.store.read() as db:
            _, member = sign_in.member_of(cashier, db, step, StaffTokenKind.STEP)
    except Gone:
        return ""
    return to_ask(cashier, member, step)


def confirm(cashier: Cashier, step: str, text: str, caller: Caller) -> str:
    """The secret of the session that a right passkey opens. Raises Refused."""
    with cashier.store.read() as db:
        _, member = sign_in.member_of(cashier, db, step, StaffTokenKind.STEP)
    _check(cashier, member, step, text, caller.address)
    with cashier.store.write() as db:
        return sign_in.finish(cashier, db, step, caller, "password and a passkey")


def prove_again(cashier: Cashier, signed_in: SignedIn, text: str, address: str) -> str:
    """The new secret of a session whose member has signed with a passkey. Raises Refused."""
    _check(cashier, signed_in.member, signed_in.session.key, text, address)
    return sign_in.proven(cashier, signed_in, "a passkey")


def to_add(cashier: Cashier, member: StaffMember, about: str) -> str:
    """The options for one more passkey, as JSON; empty where there can be none."""
    if cashier.staff_passkeys is None:
        return ""
    with cashier.store.read() as db:
        known = db.staff_factors.passkeys_of(member.id)
    if len(known) >= MOST:
        return ""
    handle = derived(cashier.policy.secret_key, f"passkeys of staff {member.id}")
    return cashier.staff_passkeys.to_add(_challenge(cashier, member, about), handle, member.email, known)


def add(cashier: Cashier, member: StaffMember, about: str, name: str, text: str) -> None:
    """Store one more passkey of a member who is signed in. Raises Refused."""
    made = _made(cashier, member, about, name, text)
    with cashier.store.write() as db:
        _store(db, made)
        audit.note(db, sessions.actor_of(member), "set up", member.key, "a passkey")
    security.note("passkey.added", actor=member.key)


def set_up(cashier: Cashier, step: str, name: str, text: str, caller: Caller) -> Ready:
    """Open an account with a passkey instead of an app. Raises Refused."""
    with cashier.store.read() as db:
        _, member = sign_in.member_of(cashier, db, step, StaffTokenKind.SET_UP)
    made, codes = _made(cashier, member, step, name, text), new_recovery_codes()
    with cashier.store.write() as db:
        member = accounts.take_set_up(cashier, db, step)
        db.staff_factors.remove_second_factor(member.id)
        _store(db, made)
        db.staff_factors.set_recovery_codes(member.id, [sign_in.recovery_hash(cashier, member.id, c) for c in codes])
        return Ready(shown(codes), accounts.open_account(cashier, db, member, "a passkey", caller))


def remove(cashier: Cashier, signed_in: SignedIn, passkey_id: str) -> None:
    """Remove a passkey, and end all other sessions of its member. Raises Refused."""
    member = signed_in.member
    with cashier.store.write() as db:
        factors, now = db.staff_factors, cashier.clock.now()
        if factors.second_factor(member.id) is None and len(factors.passkeys_of(member.id)) < 2:
            raise Conflict(LAST_FACTOR)
        if factors.remove_passkey(member.id, passkey_id):
            db.end_other_staff_sessions(member.id, signed_in.session.key, now)
            db.end_staff_tokens_of(member.id, now, StaffTokenKind.COMMAND)
            audit.note(db, sessions.actor_of(member), "set up", member.key, "removed a passkey")
    security.note("passkey.removed", actor=member.key)


def _port(cashier: Cashier) -> Passkeys:
    if cashier.staff_passkeys is None:
        raise NotAllowed(NONE_HERE)
    return cashier.staff_passkeys


def _store(db: Tables, made: Passkey) -> None:
    if db.staff_factors.has_passkey(made.id):
        raise Conflict(KNOWN)
    if len(db.staff_factors.passkeys_of(made.user_id)) >= MOST:
        raise Conflict(ENOUGH, values={"most": MOST})
    db.staff_factors.add_passkey(made)


def _made(cashier: Cashier, member: StaffMember, about: str, name: str, text: str) -> Passkey:
    with cashier.store.read() as db:
        number = len(db.staff_factors.passkeys_of(member.id)) + 1
    try:
        answer = _answered(cashier, member, about, text)
        shown_name = plain_name(name, number)
        return _port(cashier).added(answer, answer.challenge, member.id, shown_name, cashier.clock.now())
    except ValueError:
        raise Invalid(NOT_ADDED, field="passkey") from None


def _challenge(cashier: Cashier, member: StaffMember, about: str) -> str:
    """A new challenge for the step or session whose secret or key this is."""
    with cashier.store.write() as db:
        return sign_in.issue(db, StaffTokenKind.CHALLENGE, member.id, cashier.clock.now(), LIFE, key_hash(about))


def _answered(cashier: Cashier, member: StaffMember, about: str, text: str) -> Answer:
    """A browser's answer, whose challenge is used up whatever else it holds. Raises ValueError."""
    answer = read_answer(text)
    with cashier.store.write() as db:
        now, found = cashier.clock.now(), db.staff_token(answer.challenge)
        ours = found is not None and found.opens(StaffTokenKind.CHALLENGE, now) and found.staff_id == member.id
        if found is None or not ours or not db.use_staff_token(answer.challenge, now):
            raise ValueError("answers no question of ours")
    if answer.framed or not hmac.compare_digest(found.detail, key_hash(about)):
        raise ValueError("was not given to this page")
    return answer


def _check(cashier: Cashier, member: StaffMember, about: str, text: str, address: str) -> None:
    """Check a signature of one of the member's passkeys. Raises Refused."""
    sign_in.count_try(cashier, member, address)
    try:
        answer = _answered(cashier, member, about, text)
        with cashier.store.read() as db:
            known = db.staff_factors.passkeys_of(member.id)
        passkey = next((one for one in known if one.id == answer.passkey_id), None)
        if passkey is None:
            raise ValueError("is of nobody's passkey")
        count = _port(cashier).count_of(answer, answer.challenge, passkey)
    except ValueError:
        raise sign_in.wrong_second(cashier, member, address, NotAllowed(REFUSED)) from None
    if not passkey.may_count(count):
        raise _copied(cashier, member, address)
    with cashier.store.write() as db:
        if not db.staff_factors.count_signature(passkey, count, cashier.clock.now()):
            raise Gone(sign_in.OVER)


def _copied(cashier: Cashier, member: StaffMember, address: str) -> Refused:
    """The refusal of a passkey whose count went back: it exists twice, or its authenticator is broken."""
    security.note("passkey.copied", actor=member.key)
    with cashier.store.write() as db:
        text = f"a passkey of {member.name} ({member.key}) signed with a count that went back, so it may exist twice"
        db.add_alert(cashier.clock.now(), "passkey_copied", "login", text)
    return sign_in.wrong_second(cashier, member, address, NotAllowed(COPIED))
