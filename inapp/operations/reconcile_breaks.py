"""What people do with breaks: take one, note something, resolve it; and the name under the figures of a day."""

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.model import Decision
from inapp.domain.names import mixes_scripts, outline, plain_name
from inapp.domain.reconcile import BY_TWO, Break, Resolution, day_begins
from inapp.operations.reconcile_figures import fingerprint, word_of
from inapp.store import Tables
from inapp.store.reconcile import SignOff

ROOT = "root"
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


def take(cashier: Cashier, number: int, by: str) -> str:
    """Make a person the owner of a break. Raises Invalid, NotFound or Conflict."""
    name = _name(by)
    with cashier.store.write() as db:
        known = _open(db, number)
        db.change_break(number, owner=name)
        _record(cashier, db, known, "taken", name)
    return f"{number}: {name} looks after it."


def note(cashier: Cashier, number: int, text: str, by: str) -> str:
    """Keep a note on a break; earlier ones stay among its decisions. Raises Invalid or NotFound."""
    name, text = _name(by), _note(text)
    with cashier.store.write() as db:
        known = _break(db, number)
        db.change_break(number, note=text)
        _record(cashier, db, known, f"note: {text}", name)
    return f"{number}: noted."


def resolve(cashier: Cashier, number: int, resolution: Resolution, text: str, by: str) -> str:
    """End a break. What is corrected or written off needs two people with logins of their own, neither of them root.

    Raises Invalid, NotFound or Conflict.
    """
    name, now = _name(by), cashier.clock.now()
    text = _note(text)
    with cashier.store.write() as db:
        known = _open(db, number)
        both = name
        if resolution in BY_TWO:
            others = _others(db, known, resolution, name)
            _record(cashier, db, known, str(resolution), name)
            if not others:
                db.change_break(number, note=text)
                return AND_ANOTHER.format(number=number, by=name, resolution=resolution)
            both = f"{others[0]} and {name}"
        else:
            _record(cashier, db, known, f"{resolution}: {text}", name)
        db.change_break(number, resolution=resolution, resolved_by=both, resolved_at=now, note=text)
    return f"{number}: {resolution}, says {both}."


def _others(db: Tables, known: Break, resolution: Resolution, name: str) -> list[str]:
    """The other people who have said the same since the break was opened or changed. Raises Invalid for root."""
    here = security.staff.get()
    if here in ("", ROOT):
        raise Invalid(NO_LOGIN.format(resolution=resolution))
    said_so = db.decisions(subject(known))
    anew = max((n for n, said in enumerate(said_so) if said.verdict == ANEW), default=-1)
    return [
        said.by
        for said in said_so[anew + 1 :]
        if said.verdict == resolution and said.system_user not in ("", ROOT, here) and outline(said.by) != outline(name)
    ]


def begin_anew(db: Tables, key: str, now: int) -> None:
    """Have what people said of a break count no more, once it is open again."""
    known = db.break_of(key)
    if known is not None and db.decisions(subject(known)):
        db.add_decision(Decision(known.ref, subject(known), ANEW, NOBODY, now))


def sign(cashier: Cashier, day: str, seen: str, by: str) -> str:
    """Put a name under the figures of a day, which the signer has `seen` under this word.

    Raises Invalid, NotFound, and Conflict if the figures have another word.
    """
    name = _name(by)
    try:
        day_begins(day)
    except ValueError:
        raise Invalid(f"{day} is no day: write it as 2026-11-27") from None
    with cashier.store.write() as db:
        figures = db.figures(day)
        if not figures:
            raise NotFound(f"{day} has not been reconciled: reconcile it first")
        if not seen:
            raise Invalid(NOT_SEEN.format(day=day))
        if seen != word_of(figures):
            raise Conflict(CHANGED.format(day=day, seen=seen))
        left = sum(many for _, _, many, _ in db.count_open_breaks())
        signed = SignOff(day, fingerprint(figures), name, security.staff.get(), cashier.clock.now())
        db.add_sign_off(signed)
    return f"{day}: signed off by {name}, with {left} open breaks."


def subject(known: Break) -> str:
    """The subject of decisions, which do not count for the same break with another amount."""
    return f"break {known.number} {known.money}"


def _record(cashier: Cashier, db: Tables, known: Break, verdict: str, name: str) -> None:
    db.add_decision(Decision(known.ref, subject(known), verdict, name, cashier.clock.now()))


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


def _name(by: str) -> str:
    name = plain_name(by)
    if not outline(name):
        raise Invalid("say who you are: a name is missing")
    if mixes_scripts(name):
        raise Invalid("the name mixes letters of several scripts: write it in one")
    return name


def _note(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Invalid("say why in a few words")
    if len(words) > LONGEST_NOTE:
        raise Invalid(f"a note has at most {LONGEST_NOTE} characters")
    return words
