"""The one door of decisions: whoever decides, from the console or a shell, is admitted here, and so is their word.

`admit` asks for the right, a fresh second factor and, once there are staff accounts, more than a shell. `say` stores a
word with the limit that it uses, counts those of others that still hold, and tells who is missing. Both work in the
transaction of the decision, so that nothing changes between the question and its effect.
"""

from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.deciding import (
    DEMANDS,
    GLASS_LASTS,
    LOGIN,
    WORD_LASTS,
    Demand,
    Verb,
    is_another,
    is_same_kind,
    is_staff,
    key_of,
)
from inapp.domain.errors import Invalid, NotAllowed
from inapp.domain.model import Decision
from inapp.domain.money import Money
from inapp.domain.names import mixes_scripts, outline, plain_name
from inapp.domain.staff import Actor, may
from inapp.store import Tables

DAY = 24 * HOUR
NO_NAME = "A decision needs the name of the person who makes it"
MIXED_NAME = "The name mixes letters of several scripts within a word: write it in one"
NO_RIGHT = "This takes the right `{right}`, which none of your roles has"
NOT_FRESH = "This moves money: confirm it with your second factor first"
SHELL = (
    "Staff have accounts here, so a shell alone decides no more: say it in the staff console, or with a code from "
    "there. If nobody can sign in, `break-glass` tells everybody and opens an emergency's decisions for an hour"
)
AND_ANOTHER = "A second person has to say the same."
ONE_LOGIN = (
    "Another name has done so from the same login of this machine, which counts as the same person: the second one "
    "uses a login of their own"
)
OVER_LIMIT = (
    "This is above what you may let go within 24 hours: {most} in all, {used} of it used. Somebody with more left "
    "decides it"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What has come of a word: the people who say the same, how many are `missing`, and a sentence that asks for them.

    A `redundant` word repeats one that its person has said already; a `contradicted` one differs from all others.
    """

    names: str
    missing: int
    sentence: str = ""
    redundant: bool = False
    contradicted: bool = False


def name_of(by: Actor) -> str:
    """The name that is stored: as the account has it, or as typed, in the form for comparison. Raises Invalid."""
    if is_staff(by.key):
        return " ".join(by.name.split())
    name = plain_name(by.name)
    if not outline(name):
        raise Invalid(NO_NAME)
    if mixes_scripts(name):
        raise Invalid(MIXED_NAME)
    return name


def admit(cashier: Cashier, db: Tables, by: Actor, verb: Verb) -> str:
    """Let somebody decide something; returns the name to store. Raises Invalid or NotAllowed."""
    demand, name = DEMANDS[verb], name_of(by)
    if not by.key.startswith(LOGIN) and not (is_staff(by.key) and _is_entitled(db, by.key, demand)):
        raise NotAllowed(NO_RIGHT, values={"right": demand.right})
    if not may(by, demand.right):
        raise NotAllowed(NO_RIGHT, values={"right": demand.right})
    if is_staff(by.key):
        if demand.moves_money and not by.fresh:
            raise NotAllowed(NOT_FRESH)
    elif db.has_staff() and not demand.stopping and not (demand.emergency and glass_is_broken(cashier, db)):
        raise NotAllowed(SHELL)
    return name


def _is_entitled(db: Tables, key: str, demand: Demand) -> bool:
    """True if a member of staff has a right as the rows are now: roles may have gone since they signed in."""
    member = db.member_of(key)
    return member is not None and may(member, demand.right)


def glass_is_broken(cashier: Cashier, db: Tables) -> bool:
    """True within an hour of `break-glass`."""
    glass = db.glass()
    return glass is not None and 0 <= cashier.clock.now() - glass.at < GLASS_LASTS


def people_for(cashier: Cashier, verb: Verb, by_band: int = 1) -> int:
    """The number of people that a decision takes; `by_band` where a band says it. A broker of one person has one."""
    return 1 if cashier.staff.one_person else DEMANDS[verb].people or max(1, by_band)


def counting(
    cashier: Cashier, db: Tables, subject: str, verb: Verb, terms: str = "", lasts: int = WORD_LASTS
) -> list[Decision]:
    """The words about a subject that still count: not too old, for the same terms, by people who may say them.

    Each has the key of its person, whichever of their accounts said it. Those from before a restore are void, and once
    there are staff accounts those of shells.
    """
    now, void = cashier.clock.now(), db.void_to()
    shells = not db.has_staff() or (DEMANDS[verb].emergency and glass_is_broken(cashier, db))
    return [
        replace(word, actor=db.person_of(key_of(word)))
        for word in db.decisions(subject)
        if now - lasts < word.at <= now
        and (word.seq or 0) > void
        and (not terms or word.terms in ("", terms))
        and (_is_entitled(db, key_of(word), DEMANDS[verb]) if is_staff(key_of(word)) else shells)
    ]


def person_of(db: Tables, by: Actor) -> Actor:
    """The person behind an account, as words are compared: whoever has two accounts is one person all the same."""
    return replace(by, key=db.person_of(by.key))


def speaker_of(word: Decision) -> tuple[str, str]:
    """Whose word it is, among words that count: a person's key and, at a shell, the name that was typed."""
    return key_of(word), "" if is_staff(key_of(word)) else outline(word.by)


def last_words(words: list[Decision]) -> list[Decision]:
    """The last word of each person, in the order of their first."""
    return list({speaker_of(word): word for word in words}.values())


@dataclass(frozen=True, slots=True)
class Terms:
    """What a word has to keep to: the number of people by the band of its amount, and its person's limit for a day.

    `own_login` asks for a login of the machine of each person's own, whatever the setting says. Words up to the number
    `since` do not count, nor those older than it `lasts`, in milliseconds.
    """

    people: int = 1
    limit: Money | None = None
    own_login: bool = False
    since: int = 0
    lasts: int = WORD_LASTS


def say(cashier: Cashier, db: Tables, by: Actor, verb: Verb, word: Decision, terms: Terms = Terms()) -> Said:
    """Store a word of somebody who was admitted, and count. Raises NotAllowed beyond a limit of theirs."""
    people, accounts = people_for(cashier, verb, terms.people), db.has_staff()
    heard = counting(cashier, db, word.subject, verb, word.terms, terms.lasts)
    words = [one for one in heard if (one.seq or 0) > terms.since and is_same_kind(one, by)]
    shared = cashier.policy.shared_staff_login and not accounts
    own = terms.own_login or accounts  # behind a broken glass each shell has a login of its own
    person = person_of(db, by)
    mine = [one for one in words if not is_another(one, person, names_suffice=shared)]
    redundant = bool(mine) and mine[-1].verdict == word.verdict
    others = [one for one in last_words(words) if is_another(one, person, names_suffice=shared, own_login=own)]
    agreeing = [other.by for other in others if other.verdict == word.verdict]
    kept = replace(word, actor=by.key, band=people)
    db.add_decision(replace(kept, money=None) if redundant else within_limit(cashier, db, by, kept, terms.limit))
    missing = max(0, people - 1 - len(agreeing))
    names = " and ".join([*agreeing[: people - 1], word.by])
    sentence = _ask(words, by, others) if missing else ""
    return Said(names, missing, sentence, redundant, bool(others and not agreeing))


def _ask(words: list[Decision], by: Actor, others: list[Decision]) -> str:
    """The sentence that asks for the second person, and says why another name may not have been one."""
    alike = [word for word in words if outline(word.by) != outline(by.name) and not is_staff(key_of(word))]
    return f"{AND_ANOTHER} {ONE_LOGIN}" if alike and not others else AND_ANOTHER


def within_limit(cashier: Cashier, db: Tables, by: Actor, word: Decision, most: Money | None) -> Decision:
    """The word with what its person has let go already, and may. Raises NotAllowed if this is too much."""
    if word.money is None or most is None:
        return word
    gone = db.let_go(by.key, word.money.currency, cashier.clock.now() - DAY)
    below_zero = replace(word.money, minor=0).less(gone)
    used = replace(below_zero, minor=-below_zero.minor)
    most = most.floor(max(used.digits, word.money.digits))
    if most.less([used, word.money]).minor < 0:
        raise NotAllowed(OVER_LIMIT, values={"most": most, "used": used})
    return replace(word, used=used.text, most=most.text)
