"""Which rules are in force: those that `CASHIER_RULES` names, or our defaults, until people switch others on.

In a new installation, and as long as there are no staff accounts, the file is the broker's word: it is in force from
the next start on. After that nobody changes the rules alone: a changed file waits as a proposal, which two people
confirm. A person's word waits a day for the other one, and does not survive a restore; what is proposed stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inapp.cashier import Cashier
from inapp.domain.deciding import WORD_LASTS, Verb, is_another, is_staff
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.model import Decision
from inapp.domain.rules import Book, version_of
from inapp.domain.staff import Actor, Right, may
from inapp.operations import door
from inapp.store import Tables
from inapp.store.rules import ON, PROPOSED, WITHDRAWN, RuleChange

DEFAULTS = Path(__file__).with_name("default_rules.toml")
FILE = Actor("CASHIER_RULES", "file")
"""Who proposes what a file says: nobody's second person."""
OURS = Actor("the defaults of the cashier", "file")
UNKNOWN = "No such rules wait: `rules show` names what does"
ALIKE = "Several versions begin with {beginning}: write more of the one that you have looked at"
AND_ANOTHER = "A second person has to confirm the same version."


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rules that wait for people: their version and text, the words on them so far, and those that `count` still."""

    version: str
    text: str
    words: tuple[RuleChange, ...]
    count: tuple[RuleChange, ...] = ()


def default_text() -> str:
    """Our own rules for a broker who sets none."""
    return DEFAULTS.read_text()


def take(cashier: Cashier) -> None:
    """Bring into force, or propose, what a start finds: the broker's file or, in a new installation, our defaults.

    Without a file an installation with payments keeps what it has.
    """
    with cashier.store.read() as db:
        if not _finds_news(cashier, db):
            return
    ours = cashier.rules_file is None
    text, by, now = default_text() if ours else cashier.rules_file or "", OURS if ours else FILE, cashier.clock.now()
    with cashier.store.write() as db:
        if not _finds_news(cashier, db):
            return  # another process was faster
        version = version_of(text)
        is_first = db.rules_in_force() is None and not db.has_any_payment()
        waits = db.has_staff() and not is_first
        db.keep_rules(version, text, now)
        db.add_rule_change(version, PROPOSED if waits else ON, by.name, by.key, now)
        if waits:
            db.add_alert(now, "rules_proposed", "", f"New rules wait for two people: version {version[:8]}")


def _finds_news(cashier: Cashier, db: Tables) -> bool:
    """True if a start finds rules that are neither in force nor known to wait."""
    now_in_force = db.rules_in_force()
    if cashier.rules_file is None:
        return now_in_force is None and not db.has_any_payment() and not db.proposed_rules()
    version, waits = version_of(cashier.rules_file), db.proposed_rules()
    if now_in_force is None and not cashier.rules_file:
        return False  # no rules are no news where there are none
    return version != now_in_force and not (waits and waits[-1].version == version)


def parsed(text: str) -> Book:
    """The book in a text. Raises Invalid with each mistake in its line."""
    from inapp.domain import rule_file

    try:
        return rule_file.read(text)
    except rule_file.BadRules as error:
        raise Invalid(str(error)) from None


def propose(cashier: Cashier, by: Actor, text: str) -> str:
    """Propose rules, as the first of two people; returns their version. Raises Invalid, NotAllowed or Conflict."""
    parsed(text)
    version, now = version_of(text), cashier.clock.now()
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.RULES)
        if db.rules_in_force() == version:
            raise Conflict("These very rules are in force already")
        db.keep_rules(version, text, now)
        db.add_rule_change(version, PROPOSED, name, by.key, now)
        if _are_enough(cashier, db, [], by):
            db.add_rule_change(version, ON, name, by.key, now)
    return version


def confirm(cashier: Cashier, by: Actor, version: str) -> bool:
    """Say yes to rules that wait, or to our defaults; True once enough people's words have switched them on.

    `version` may be its beginning, if no other one that was ever proposed begins so. Raises NotFound, NotAllowed, or
    Conflict, also for somebody who has said so already.
    """
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.RULES)
        words, now = _waiting(cashier, db, version), cashier.clock.now()
        people = _that_count(cashier, db, words)
        done = _are_enough(cashier, db, people, by)
        if not done and people:
            raise Conflict(AND_ANOTHER)
        db.add_rule_change(words[-1].version, ON if done else PROPOSED, name, by.key, now)
        return done


def _that_count(cashier: Cashier, db: Tables, words: Sequence[RuleChange]) -> list[RuleChange]:
    """People's words that are not too old, not from before a restore, and of somebody who may still say them."""
    now, void = cashier.clock.now(), db.rule_words_void_to()
    fresh = [word for word in words if now - WORD_LASTS < word.at <= now and word.seq > void]
    return [word for word in fresh if word.actor != FILE.key and _may_say(db, word.actor)]


def gone(cashier: Cashier, waits: Waiting) -> list[RuleChange]:
    """The people's words on rules that wait which count no more."""
    return [word for word in waits.words if word.actor != FILE.key and word not in waits.count]


def _may_say(db: Tables, actor: str) -> bool:
    """True for somebody who may speak about rules; once there are staff accounts a shell may no more."""
    member = db.member_of(actor)
    return may(member, Right.RULES) if member else not is_staff(actor) and not db.has_staff()


def _are_enough(cashier: Cashier, db: Tables, earlier: list[RuleChange], by: Actor) -> bool:
    """True if the words of others and this person's are those of enough people."""
    said = [Decision("", "", word.verb, word.by, word.at, "", actor=db.person_of(word.actor)) for word in earlier]
    person, shared = door.person_of(db, by), cashier.policy.shared_staff_login
    others = [word for word in said if is_another(word, person, names_suffice=shared)]
    return bool(others) or door.people_for(cashier, Verb.RULES) == 1


def _waiting(cashier: Cashier, db: Tables, version: str) -> list[RuleChange]:
    words, text, now = db.proposed_rules(), default_text(), cashier.clock.now()
    ours = version_of(text)
    if words and version and words[-1].version.startswith(version):
        alike = ours != words[-1].version and ours.startswith(version)
        if alike or db.whole_version(version) is None:  # whoever writes two texts can make their versions begin alike
            raise Conflict(ALIKE, values={"beginning": version})
        return words
    if not version or not ours.startswith(version) or db.rules_in_force() == ours:
        raise NotFound(UNKNOWN)
    db.keep_rules(ours, text, now)
    db.add_rule_change(ours, PROPOSED, OURS.name, OURS.key, now)
    return db.proposed_rules()


def withdraw(cashier: Cashier, by: Actor, version: str) -> None:
    """Take back a proposal, one's own or another's. Raises NotAllowed or NotFound."""
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.RULES)
        words = db.proposed_rules()
        if not words or not version or not words[-1].version.startswith(version):
            raise NotFound(UNKNOWN)
        db.add_rule_change(words[-1].version, WITHDRAWN, name, by.key, cashier.clock.now())


def describe(cashier: Cashier) -> tuple[bool, str]:
    """What is in force and what waits, for the examination; nothing of it is wrong."""
    with cashier.store.read() as db:
        now_in_force = db.rules_in_force()
    told = f"version {now_in_force[:8]} is in force" if now_in_force else "no rules are in force"
    found = waiting(cashier)
    if found is None:
        return True, told
    ids = ", ".join(rule.id for rule in parsed(found.text).rules)
    return True, f"{told}; {found.version[:8]} waits for two people (`rules confirm {found.version[:8]}`): {ids}"


def waiting(cashier: Cashier) -> Waiting | None:
    """The rules that wait to be switched on; our defaults where nothing was ever switched on, or off by setting."""
    with cashier.store.read() as db:
        words = db.proposed_rules()
        if words:
            count = tuple(_that_count(cashier, db, words))
            return Waiting(words[-1].version, db.rule_text(words[-1].version) or "", tuple(words), count)
        if db.rules_in_force() is not None or cashier.rules_file == "":
            return None
    text = default_text()
    return Waiting(version_of(text), text, ())
