"""Codes with which a command at a shell speaks for a member of staff, who has asked for one in the console.

A code works once, until five minutes after the second factor that was shown for it. The database holds a keyed hash,
and the page shows it once. It is typed at a prompt or comes on standard input: among the arguments of a command
everybody on the machine could read it, and sudo logs those. One that stands there is ended.
"""

import re
import secrets
from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import NotAllowed, Refused
from inapp.domain.identifiers import ALPHABET, derived_text
from inapp.domain.second_factor import plain_code
from inapp.domain.staff import FRESH_FOR, NOBODY, Actor, StaffToken, StaffTokenKind
from inapp.identity import throttles
from inapp.staff import audit
from inapp.staff.sessions import SignedIn, actor_of

LENGTH, GROUP = 12, 4
LEAST = FRESH_FOR - 60 * SECOND
"""The least time for which a new code works; a second factor that leaves less is asked for again."""
TOLD_FROM = 8
"""Wrong codes of one login for which colleagues are told."""

WRONG = (
    "This code is not right, was used before, or its time is over. Make a new one in the console: *Your account*, "
    "*Code for a command*"
)
IN_ARGUMENTS = (
    "A code among the arguments of a command can be read by others of this machine, so it works no more. Make a new "
    "one, and type it when you are asked for it"
)

EXPOSED = "a code stood among the arguments of a command of the login {login}, and is ended"
_READABLE = re.compile(rf"(?<!\w)(?=((?:[{ALPHABET}]{{{GROUP}}}[\s-]*){{{LENGTH // GROUP}}})(?!\w))", re.IGNORECASE)
"""What others could read as a code: its groups, with or without anything between them."""


def is_too_late(signed_in: SignedIn, now: int) -> bool:
    """True if the second factor of a session is too old for a code that leaves time to use it."""
    return signed_in.session.fresh + FRESH_FOR - now < LEAST


def make(cashier: Cashier, signed_in: SignedIn) -> tuple[str, int]:
    """A new code of a member, in groups to read, and the moment at which its time is over; earlier ones end."""
    code, member = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH)), signed_in.member
    now, until = cashier.clock.now(), signed_in.session.fresh + FRESH_FOR
    with cashier.store.write() as db:
        db.end_staff_tokens_of(member.id, now, StaffTokenKind.COMMAND)
        db.add_staff_token(_stored(cashier, code), StaffToken(StaffTokenKind.COMMAND, member.id, now, until))
        audit.note(db, signed_in.actor(now), "made a code", member.key, "for a command")
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP)), until


def speaker(cashier: Cashier, code: str, login: str, command: str) -> Actor:
    """The member whose code this is, as the one who gives a command; it is used up. Raises NotAllowed or TooMany."""
    counted = throttles.codes_from(login)
    with cashier.store.write() as db:
        throttles.count(db, cashier.clock.now(), counted)
    with cashier.store.write() as db:
        now, stored = cashier.clock.now(), _stored(cashier, code)
        token = db.staff_token(stored)
        begun = token is not None and token.created <= now  # else the clock was set back, and it would last longer
        valid = token and begun and token.opens(StaffTokenKind.COMMAND, now) and db.use_staff_token(stored, now)
        member = db.member(token.staff_id) if token and valid and token.staff_id else None
        if member is not None and not member.disabled:
            throttles.forgive(db, counted.values())
            actor = Actor(member.name, member.key, member.roles, fresh=True)
            audit.note(db, actor, "spoke at a shell", member.key, f"{command}, from the login {login}")
            return actor
    raise _wrong(cashier, login)


def _wrong(cashier: Cashier, login: str) -> Refused:
    """The refusal of a code, noted; colleagues are told of many."""
    security.note("second.refused", actor=f"login {login}", detail="a code for a command")
    with cashier.store.write() as db:
        now = cashier.clock.now()
        audit.note(db, NOBODY, "refused", f"login {login}", "a wrong code for a command")
        if throttles.failed(db, now, throttles.codes_from(login)) >= TOLD_FROM:
            text = f"the login {login} of the machine types wrong codes for commands, again and again"
            db.add_alert(now, "staff_code_guessed", "", text)
    return NotAllowed(WRONG)


def end_among(cashier: Cashier, arguments: Sequence[str], login: str) -> bool:
    """End every code that stands among the arguments of a command, wherever and however written; False without any."""
    stored = {_stored(cashier, found) for found in _READABLE.findall(" ".join(arguments))}
    if not stored or cashier.store.is_older():
        return False
    with cashier.store.read() as db:
        known = {one: token for one in stored if (token := db.staff_token(one))}
    for one, token in known.items():
        with cashier.store.write() as db:
            member, now = db.member(token.staff_id or 0), cashier.clock.now()
            if db.use_staff_token(one, now) and member:
                audit.note(db, actor_of(member), "refused", member.key, EXPOSED.format(login=login))
    return bool(known)


def note_end(
    cashier: Cashier, actor: Actor, command: str, subject: str, refusal: Refused | None = None, told: str = ""
) -> None:
    """Put into the audit what has come of a command that a member of staff has given: a refusal, or what was told."""
    done = f"{command}, at a shell: {told}" if told else f"{command}, at a shell"
    verb, detail = ("refused", f"{command}: {refusal}") if refusal else ("decided", done)
    with cashier.store.write() as db:
        audit.note(db, actor, verb, subject, detail)


def _stored(cashier: Cashier, code: str) -> str:
    """Keyed, so that the database alone gives no code away."""
    return derived_text(cashier.policy.secret_key, f"code for a command\0{plain_code(code)}")
