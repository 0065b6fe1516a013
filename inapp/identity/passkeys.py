"""Passkeys for the second step: adding one, logging in with one, and removing one.

They stand beside an authenticator app, which works where browsers give us no passkeys: in cTrader's frames. A challenge
is a token of its own kind. It belongs to one step or one page, lives for minutes and is used up by its first answer.
"""

import hmac
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Conflict, Gone, Invalid, NotAllowed, Refused
from inapp.domain.identifiers import derived, key_hash
from inapp.domain.identity import TokenKind, User
from inapp.domain.letters import MailKind
from inapp.domain.passkeys import MOST, Answer, Passkey, Passkeys, plain_name, read_answer
from inapp.domain.text import N_
from inapp.identity import second_step, sign_ins, tokens

LIFE = 5 * 60 * SECOND
"""Of a challenge: what the standard recommends as the longest wait of a browser (level 3, 15.1)."""

REFUSED = N_("This passkey was not accepted. Use the code of your app.")
COPIED = N_("This passkey may have been copied and was not accepted. Use the code of your app and remove it.")
NOT_ADDED = N_("The passkey could not be added. Please try again.")
KNOWN = N_("This passkey is here already.")
ENOUGH = N_("There are {most} passkeys already. Remove one first.")


@dataclass(frozen=True, slots=True)
class Kept:
    """A user's passkeys before the end of a login: the token that ends it, and the options for one more.

    The options are JSON for the browser, empty where there are enough passkeys.
    """

    finish: str
    passkeys: list[Passkey]
    options: str


def options_for(cashier: Cashier, step: str) -> str:
    """What a browser is asked to prove a step with, as JSON; empty for a user without passkeys. Raises Gone."""
    if cashier.passkeys is None:
        return ""
    with cashier.store.read() as db:
        _, user = second_step.opened(cashier, db, step)
        known = db.passkeys_of(user.user_id)
    return cashier.passkeys.to_ask(_challenge(cashier, user, step), known) if known else ""


def confirm(cashier: Cashier, step: str, text: str, address: str, manages: bool = False) -> second_step.Outcome:
    """Check what a browser answers with one of the user's passkeys: what comes next. Raises Refused."""
    user = second_step.counted(cashier, step, address)
    try:
        passkey, count = _signed(cashier, user, step, text)
    except ValueError:
        refusal = NotAllowed(REFUSED)
        raise second_step.refused(cashier, user, address, sign_ins.WRONG_PASSKEY, refusal) from None
    if not passkey.may_count(count):
        raise _copied(cashier, user, address, passkey)
    with cashier.store.write() as db:
        if not db.count_signature(passkey, count, cashier.clock.now()):
            raise Gone(second_step.OVER)
        return second_step.passed(cashier, db, step, address, manages, "a passkey")


def kept(cashier: Cashier, finish: str) -> Kept:
    """The passkeys of somebody whose second step is done. Raises Refused."""
    port = _port(cashier)
    with cashier.store.read() as db:
        _, user = second_step.opened(cashier, db, finish, TokenKind.SET_UP)
        known = db.passkeys_of(user.user_id)
    if len(known) >= MOST:
        return Kept(finish, known, "")
    handle = derived(cashier.policy.secret_key, f"passkeys of {user.user_id}")
    return Kept(finish, known, port.to_add(_challenge(cashier, user, finish), handle, user.email, known))


def add(cashier: Cashier, finish: str, name: str, text: str) -> None:
    """Store the passkey that a browser has made for somebody whose second step is done. Raises Refused."""
    port = _port(cashier)
    with cashier.store.read() as db:
        _, user = second_step.opened(cashier, db, finish, TokenKind.SET_UP)
        number = len(db.passkeys_of(user.user_id)) + 1
    try:
        answer = _answered(cashier, user, finish, text)
        now = cashier.clock.now()
        made = port.added(answer, answer.challenge, user.user_id, plain_name(name, number), now)
    except ValueError:
        raise Invalid(NOT_ADDED, field="passkey") from None
    with cashier.store.write() as db:
        second_step.opened(cashier, db, finish, TokenKind.SET_UP)
        if db.has_passkey(made.id):
            raise Conflict(KNOWN)
        if len(db.passkeys_of(user.user_id)) >= MOST:
            raise Conflict(ENOUGH, values={"most": MOST})
        db.add_passkey(made)
        db.tell_of_way_in(MailKind.SECOND_FACTOR, user.user_id, cashier.clock.now())
    security.note("passkey.added", actor=f"user {user.user_id}")


def remove(cashier: Cashier, finish: str, passkey_id: str) -> str:
    """Remove a passkey and end all earlier logins of its user; the new token that ends this login. Raises Gone."""
    with cashier.store.write() as db:
        token, user = second_step.opened(cashier, db, finish, TokenKind.SET_UP)
        if not db.remove_passkey(user.user_id, passkey_id):
            return finish
        db.tell_of_way_in(MailKind.SECOND_FACTOR, user.user_id, cashier.clock.now())
        second_step.end_logins(db, user.user_id, cashier.clock.now())
        again = tokens.issue(db, cashier.clock, TokenKind.SET_UP, user.user_id, second_step.LIFE, keep=token.keep)
    security.note("passkey.removed", actor=f"user {user.user_id}")
    return again


def _port(cashier: Cashier) -> Passkeys:
    if cashier.passkeys is None:
        raise NotAllowed("")
    return cashier.passkeys


def _challenge(cashier: Cashier, user: User, page: str) -> str:
    """A new challenge for the page whose secret this is."""
    with cashier.store.write() as db:
        return tokens.issue(db, cashier.clock, TokenKind.CHALLENGE, user.user_id, LIFE, key_hash(page))


def _answered(cashier: Cashier, user: User, page: str, text: str) -> Answer:
    """A browser's answer, whose challenge is used up whatever else it holds. Raises ValueError."""
    answer = read_answer(text)
    with cashier.store.write() as db:
        now, found = cashier.clock.now(), db.token(answer.challenge)
        ours = found is not None and found.opens(TokenKind.CHALLENGE, now) and found.user_id == user.user_id
        if found is None or not ours or not db.use_token(answer.challenge, now):
            raise ValueError("answers no question of ours")
    if answer.framed or not hmac.compare_digest(found.family, key_hash(page)):
        raise ValueError("was not given to this page")
    return answer


def _signed(cashier: Cashier, user: User, step: str, text: str) -> tuple[Passkey, int]:
    """The user's passkey that has signed, and the count of its signatures. Raises ValueError."""
    answer = _answered(cashier, user, step, text)
    with cashier.store.read() as db:
        passkey = next((one for one in db.passkeys_of(user.user_id) if one.id == answer.passkey_id), None)
    if passkey is None:
        raise ValueError("is of nobody's passkey")
    return passkey, _port(cashier).count_of(answer, answer.challenge, passkey)


def _copied(cashier: Cashier, user: User, address: str, passkey: Passkey) -> Refused:
    """The refusal of a passkey whose count went back: it exists twice, or its authenticator is broken."""
    security.note("passkey.copied", actor=f"user {user.user_id}")
    with cashier.store.write() as db:
        text = (
            f"a passkey of user {user.user_id} signed with a count that went back, so it may exist twice: "
            "the login was refused; talk with the user, and remove it or run users reset-second-step"
        )
        db.add_alert(cashier.clock.now(), "passkey_copied", "login", text)
    return second_step.refused(cashier, user, address, sign_ins.WRONG_PASSKEY, NotAllowed(COPIED))
