"""What people do with breaks: take one, note something, resolve it; and the name under the figures of a day."""

from inapp.cashier import Cashier
from inapp.domain.deciding import ROOT, Verb, is_staff, login_of
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.model import Decision
from inapp.domain.reconcile import BY_TWO, Break, Resolution, day_begins
from inapp.domain.staff import Actor
from inapp.operations import door
from inapp.operations.reconcile_figures import fingerprint, word_of
from inapp.store import Tables
from inapp.store.reconcile import SignOff

LONGEST_NOTE = 1000
NO_LOGIN = (
    "a break is {resolution} by two people who are logged in as themselves: run this with `sudo` from your own login, "
    "not as root"
)
NOT_SEEN = "name the figures that you have read: the last line of the report of {day} tells the word for them"
CHANGED = (
    "the figures of {day} are not those of {seen}: they have changed since, or that is another day's word. Read the "
    "report again, and sign what it says now"
)
ANEW, NOBODY = "open again", "cashier"
AND_ANOTHER = "{number}: {by} says {resolution}. It counts when another person, with another login, says the same."


def take(cashier: Cashier, number: int, by: Actor) -> str:
    """Make a person the owner of a break. Raises Refused."""
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.NOTE)
        known = _open(db, number)
        db.change_break(number, owner=name)
        _record(cashier, db, known, "taken", by, name)
    return f"{number}: {name} looks after it."


def note(cashier: Cashier, number: int, text: str, by: Actor) -> str:
    """Keep a note on a break; earlier ones stay among its decisions. Raises Refused."""
    text = _note(text)
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.NOTE)
        known = _break(db, number)
        db.change_break(number, note=text)
        _record(cashier, db, known, f"note: {text}", by, name)
    return f"{number}: noted."


def resolve(cashier: Cashier, number: int, resolution: Resolution, text: str, by: Actor) -> str:
    """End a break. What is corrected or written off needs two people; at a shell with logins of their own, not root.

    Raises Refused.
    """
    now, text, by_two = cashier.clock.now(), _note(text), resolution in BY_TWO
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.SETTLE if by_two else Verb.EXPLAIN)
        known = _open(db, number)
        both = name
        if by_two:
            if login_of(by.key) in ("", ROOT) and not is_staff(by.key):
                raise Invalid(NO_LOGIN.format(resolution=resolution))
            word = Decision(known.ref, subject(known), str(resolution), name, now)
            terms = door.Terms(own_login=True, since=_opened(db, known))
            said = door.say(cashier, db, by, Verb.SETTLE, word, terms)
            if said.missing:
                db.change_break(number, note=text)
                return AND_ANOTHER.format(number=number, by=name, resolution=resolution)
            both = said.names
        else:
            _record(cashier, db, known, f"{resolution}: {text}", by, name)
        db.change_break(number, resolution=resolution, resolved_by=both, resolved_at=now, note=text)
    return f"{number}: {resolution}, says {both}."


def _opened(db: Tables, known: Break) -> int:
    """The number of the decision after which a break was open again; 0 if it never was over."""
    return max((said.seq or 0 for said in db.decisions(subject(known)) if said.verdict == ANEW), default=0)


def begin_anew(db: Tables, key: str, now: int) -> None:
    """Have what people said of a break count no more, once it is open again."""
    known = db.break_of(key)
    if known is not None and db.decisions(subject(known)):
        db.add_decision(Decision(known.ref, subject(known), ANEW, NOBODY, now))


def sign(cashier: Cashier, day: str, seen: str, by: Actor) -> str:
    """Put a name under the figures of a day, which the signer has `seen` under this word.

    Raises Invalid, NotFound, and Conflict if the figures have another word.
    """
    try:
        day_begins(day)
    except ValueError:
        raise Invalid(f"{day} is no day: write it as 2026-11-27") from None
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.SIGN)
        figures = db.figures(day)
        if not figures:
            raise NotFound(f"{day} has not been reconciled: reconcile it first")
        if not seen:
            raise Invalid(NOT_SEEN.format(day=day))
        if seen != word_of(figures):
            raise Conflict(CHANGED.format(day=day, seen=seen))
        left = sum(many for _, _, many, _ in db.count_open_breaks())
        signed = SignOff(day, fingerprint(figures), name, login_of(by.key) or by.key, cashier.clock.now())
        db.add_sign_off(signed)
    return f"{day}: signed off by {name}, with {left} open breaks."


def subject(known: Break) -> str:
    """The subject of decisions, which do not count for the same break with another amount."""
    return f"break {known.number} {known.money}"


def _record(cashier: Cashier, db: Tables, known: Break, verdict: str, by: Actor, name: str) -> None:
    db.add_decision(Decision(known.ref, subject(known), verdict, name, cashier.clock.now(), actor=by.key))


def _break(db: Tables, number: int) -> Break:
    known = db.a_break(number)
    if known is None:
        raise NotFound(f"there is no break {number}")
    return known


def _open(db: Tables, number: int) -> Break:
    known = _break(db, number)
    if known.gone is not None:
        raise Conflict(f"{number} is gone by itself: there is nothing left to do")
    if known.resolution is not None:
        raise Conflict(f"{number} is {known.resolution} already, says {known.resolved_by}")
    return known


def _note(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Invalid("say why in a few words")
    if len(words) > LONGEST_NOTE:
        raise Invalid(f"a note has at most {LONGEST_NOTE} characters")
    return words
