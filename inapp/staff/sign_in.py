"""Sign-in of staff with a password and a second factor, which nobody can do without.

A right password makes a step: a secret that is good for minutes, and for the second factor alone. Delays are those of
the traders' login (`identity.throttles`), with accounts of their own; somebody unknown takes as long as a member.
"""

import secrets

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Gone, Invalid, NotAllowed, NotSent, Refused, Unavailable
from inapp.domain.identifiers import derived
from inapp.domain.second_factor import FIGURES, plain_code, step_of
from inapp.domain.staff import NOBODY, StaffMember, StaffToken, StaffTokenKind
from inapp.domain.text import N_
from inapp.identity import throttles
from inapp.identity.sign_in import plain_email, plain_password
from inapp.staff import audit, sessions
from inapp.staff.sessions import Caller, SignedIn
from inapp.store import Tables

LIFE = 10 * 60 * SECOND
"""Of a step."""
TOLD_FROM = 8
"""Wrong codes in a row for which colleagues are told: somebody has the password."""

WRONG = N_("The email or the password is not right.")
BUSY = N_("Too many people are signing in right now. Please try again in a moment.")
OVER = sessions.OVER
NO_CODE = N_("Enter the code")
WRONG_CODE = N_("This code is not right. Use the newest one that your app shows; each works once.")
UNREADABLE = N_("Codes cannot be checked at the moment: the signing key has changed. Ask for a new link.")


def account(email: str) -> str:
    """A member's account as throttles count it, apart from the account of a trader with the same e-mail."""
    return f"staff\0{email}"


def issue(db: Tables, kind: StaffTokenKind, staff_id: int | None, now: int, life: int, detail: str = "") -> str:
    """A new secret of staff."""
    secret = secrets.token_urlsafe(32)
    db.add_staff_token(secret, StaffToken(kind, staff_id, now, now + life, None, detail))
    return secret


def log_in(cashier: Cashier, email: str, password: str, address: str) -> str:
    """The step that a right password leads to. Raises Refused."""
    email, password = plain_email(email), plain_password(password)
    counted = throttles.count_login(cashier, account(email), address)
    with cashier.store.read() as db:
        member = db.member_by_email(email)
        known = db.staff_password(member.id) if member else ""
    try:
        fits = cashier.passwords.fits(known, password, counted.caller)
    except NotSent:
        with cashier.store.write() as db:
            throttles.forgive(db, counted.keys)
        raise Unavailable(BUSY) from None
    if not fits or member is None or member.disabled:
        _note_refused(cashier, member)
        raise Invalid(WRONG)
    with cashier.store.write() as db:
        if db.staff_password(member.id) != known:
            raise Invalid(WRONG)
        throttles.forgive(db, counted.keys)
        return issue(db, StaffTokenKind.STEP, member.id, cashier.clock.now(), LIFE)


def _note_refused(cashier: Cashier, member: StaffMember | None) -> None:
    """Note a refusal; of strangers the log alone, which they cannot fill."""
    security.note("login.refused", actor=member.key if member else "an unknown member of staff")
    if member:
        with cashier.store.write() as db:
            audit.note(db, NOBODY, "refused", member.key, "a wrong password, or a disabled account")


def member_of(cashier: Cashier, db: Tables, secret: str, kind: StaffTokenKind) -> tuple[StaffToken, StaffMember]:
    """A valid secret and its member. Raises Gone."""
    token = db.staff_token(secret)
    valid = token is not None and token.opens(kind, cashier.clock.now())
    member = db.member(token.staff_id) if token and valid and token.staff_id else None
    if token is None or member is None or member.disabled:
        raise Gone(OVER)
    return token, member


def confirm(cashier: Cashier, step: str, code: str, caller: Caller) -> str:
    """The secret of the session that a right code opens. Raises Refused."""
    with cashier.store.read() as db:
        _, member = member_of(cashier, db, step, StaffTokenKind.STEP)
    way = check_code(cashier, member, code, caller.address)
    with cashier.store.write() as db:
        return finish(cashier, db, step, caller, f"password and {way}")


def finish(cashier: Cashier, db: Tables, step: str, caller: Caller, way: str) -> str:
    """Use a proven step up: the secret of its session. Raises Gone."""
    now = cashier.clock.now()
    _, member = member_of(cashier, db, step, StaffTokenKind.STEP)
    if not db.use_staff_token(step, now):
        raise Gone(OVER)
    throttles.second_was_right(db, now, account(member.email), caller.address)
    throttles.remember_place(db, account(member.email), caller.address, now)
    security.note("login.ok", actor=member.key, detail=f"with {way}")
    return sessions.begin(db, member, way, caller, now)


def prove_again(cashier: Cashier, signed_in: SignedIn, code: str, address: str) -> str:
    """The new secret of a session whose member has shown a second factor once more. Raises Refused."""
    way = check_code(cashier, signed_in.member, code, address)
    return proven(cashier, signed_in, way)


def proven(cashier: Cashier, signed_in: SignedIn, way: str) -> str:
    """The new secret of a session after a second factor."""
    with cashier.store.write() as db:
        audit.note(db, sessions.actor_of(signed_in.member), "proved", signed_in.member.key, f"with {way}")
        return sessions.renew(db, signed_in.session, cashier.clock.now())


def check_code(cashier: Cashier, member: StaffMember, code: str, address: str) -> str:
    """The way in words, if a code of the app or a recovery code is right; it is used up by this. Raises Refused."""
    code = plain_code(code)
    if not code:
        raise Invalid(NO_CODE, field="code")
    count_try(cashier, member, address)
    if not _is_right(cashier, member, code):
        raise wrong_second(cashier, member, address, Invalid(WRONG_CODE, field="code"))
    return "a code" if len(code) == FIGURES else "a recovery code"


def count_try(cashier: Cashier, member: StaffMember, address: str) -> None:
    """Count a try of a second factor before it is looked at. Raises TooMany."""
    with cashier.store.write() as db:
        throttles.count_second(db, cashier.clock.now(), account(member.email), address)


def wrong_second(cashier: Cashier, member: StaffMember, address: str, refusal: Refused) -> Refused:
    """The refusal of a wrong second factor; colleagues are told of many."""
    security.note("second.refused", actor=member.key)
    with cashier.store.write() as db:
        now = cashier.clock.now()
        audit.note(db, NOBODY, "refused", member.key, "a wrong second factor")
        if throttles.seconds_failed(db, now, account(member.email), address) >= TOLD_FROM:
            text = f"{member.name} ({member.key}): the password is right and the second factor wrong, again and again"
            db.add_alert(now, "staff_second_guessed", "login", text)
    return refusal


def _is_right(cashier: Cashier, member: StaffMember, code: str) -> bool:
    """True for a code that nobody has used; it is used up by this. Raises NotAllowed if the app cannot be read."""
    if len(code) != FIGURES:
        with cashier.store.write() as db:
            return db.staff_factors.take_recovery_code(member.id, recovery_hash(cashier, member.id, code))
    with cashier.store.read() as db:
        factor = db.staff_factors.second_factor(member.id)
    if factor is None:
        return False
    try:
        secret = cashier.sealer.opened(factor.secret, owner_of(member.id))
    except ValueError:
        security.note("second.unreadable", actor=member.key)
        raise NotAllowed(UNREADABLE) from None
    step = step_of(secret, code, cashier.clock.now())
    if step is None:
        return False
    with cashier.store.write() as db:
        return db.staff_factors.take_step(member.id, step)


def owner_of(staff_id: int) -> str:
    """The owner under which a member's app is sealed."""
    return f"second factor of staff {staff_id}"


def recovery_hash(cashier: Cashier, staff_id: int, code: str) -> str:
    """Keyed, so that the database alone gives no code away."""
    return derived(cashier.policy.secret_key, f"recovery code of staff\0{staff_id}\0{code}").hex()
