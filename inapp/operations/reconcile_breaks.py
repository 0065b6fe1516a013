"""What people do with breaks: take one, note something, resolve it; and the name under the figures of a day."""

from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.deciding import Verb, login_of
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.ledger import MoneyEvent, name_in_account
from inapp.domain.model import Decision
from inapp.domain.money import Money
from inapp.domain.reconcile import BY_TWO, CTRADER, Break, Resolution, day_begins
from inapp.domain.staff import Actor
from inapp.operations import door, ledger
from inapp.operations.ledger import CORRECTION
from inapp.operations.reconcile_figures import fingerprint, word_of
from inapp.store import Tables
from inapp.store.reconcile import SignOff

LONGEST_NOTE = 1000
NO_POSTING = (
    "what is {resolution} stands in the ledger: name the account that gives and the one that gets, such as {credit} "
    "and {debit} if our books are wrong, or the correction that is posted. If our books are right, it is explained"
)
NOT_SEEN = "name the figures that you have read: the last line of the report of {day} tells the word for them"
CHANGED = (
    "the figures of {day} are not those of {seen}: they have changed since, or that is another day's word. Read the "
    "report again, and sign what it says now"
)
ANEW, NOBODY = "open again", "cashier"
AND_ANOTHER = (
    "{number}: {by} says {resolution}, {words}. It counts when another person, with another login, says the same."
)


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


@dataclass(frozen=True, slots=True)
class Posting:
    """How the ledger is put right: an amount from the account `credit` to `debit`, or by a correction posted before.

    Without an `amount` it is the break's; `correction` is the subject of the fact.
    """

    credit: str = ""
    debit: str = ""
    amount: str = ""
    correction: str = ""


def resolve(
    cashier: Cashier, number: int, resolution: Resolution, text: str, by: Actor, posting: Posting = Posting()
) -> str:
    """End a break. What is corrected or written off is posted to the ledger in the same transaction.

    It needs two people who say the same; at a shell with logins of their own, not root. Raises Refused.
    """
    now, text, by_two = cashier.clock.now(), _note(text), resolution in BY_TWO
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.SETTLE if by_two else Verb.EXPLAIN)
        known = _open(db, number)
        if not by_two:
            if posting != Posting():
                raise Invalid(f"what is {resolution} is not posted: name no account and no correction")
            _record(cashier, db, known, f"{resolution}: {text}", by, name)
            db.change_break(number, resolution=resolution, resolved_by=name, resolved_at=now, note=text)
            return f"{number}: {resolution}, says {name}."
        ledger.require_login(by)
        asked, words = _asked(db, known, resolution, posting)
        if isinstance(asked, ledger.Order):
            ledger.require_no_trader(db, asked, by)
        word = Decision(known.ref, subject(known), f"{resolution}: {words}", name, now)
        said = door.say(cashier, db, by, Verb.SETTLE, word, door.Terms(own_login=True, since=_opened(db, known)))
        if said.missing:
            db.change_break(number, note=text)
            return AND_ANOTHER.format(number=number, by=name, resolution=resolution, words=words)
        correction = ledger.post(db, asked, said.names, now) if isinstance(asked, ledger.Order) else asked
        ended = {"resolution": resolution, "resolved_by": said.names, "resolved_at": now, "correction": correction}
        db.change_break(number, note=text, **ended)
    return f"{number}: {resolution}, {words} ({correction}), say {said.names}."


def _asked(db: Tables, known: Break, resolution: Resolution, posting: Posting) -> tuple[ledger.Order | str, str]:
    """What is to be posted, or the correction that was posted before, and in words that two people have to share."""
    credit, debit = proposed(db, known)
    if not (posting.correction or (posting.credit and posting.debit)):
        raise Invalid(NO_POSTING.format(resolution=resolution, credit=credit, debit=debit))
    if posting.correction:
        return _posted_before(db, known, posting), f"by {posting.correction}"
    money = ledger.money_of(posting.amount, known.money.currency) if posting.amount else _positive(known.money)
    asked = ledger.order(posting.debit, posting.credit, money, f"break {known.number}, {resolution}")
    return asked, f"{asked.money} from {asked.credit} to {asked.debit}"


def _posted_before(db: Tables, known: Break, posting: Posting) -> str:
    """The subject of a correction that stands in the ledger and has put no other break right."""
    if posting.credit or posting.debit or posting.amount:
        raise Invalid("name either a correction that is posted already, or what is to be posted")
    fact = db.ledger_fact(posting.correction)
    if fact is None or fact.event is not MoneyEvent.CORRECTED:
        raise NotFound(f"{posting.correction} is no correction of the ledger: they are called {CORRECTION}1 and so on")
    other = db.break_corrected_by(fact.subject)
    if other is not None:
        raise Conflict(f"{fact.subject} has put break {other.number} right already")
    if known.money.minor and not fact.money.same_as(_positive(known.money)):
        raise Conflict(f"{fact.subject} has moved {fact.money}, and the break is of {_positive(known.money)}")
    return fact.subject


def proposed(db: Tables, known: Break) -> tuple[str, str]:
    """The accounts from which and to which a break would be written off, if our books are wrong by its amount."""
    ours = f"psp:{name_in_account(known.source)}:clearing"
    if known.source == CTRADER:
        ours = f"client:{_login(db, known)}"
    has_too_much = (known.money.minor > 0) == (known.source != CTRADER)  # what clients have, we owe
    return (ours, "correction") if has_too_much else ("correction", ours)


def _login(db: Tables, known: Break) -> int:
    told = db.told_about(known.source, known.about)
    payment = db.payment(known.ref) if known.ref else None
    return payment.login if payment else told[0].login if told else 0


def _positive(money: Money) -> Money:
    return Money(abs(money.minor), money.currency, money.digits)


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
