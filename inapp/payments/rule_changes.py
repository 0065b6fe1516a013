"""Which rules are in force: those that `CASHIER_RULES` names, or our defaults, until people switch others on.

As long as there are no staff accounts the file is the broker's word: a changed one is in force from the next start on.
From then on nobody changes the rules alone: a changed file waits as a proposal, which two people confirm.
"""

from dataclasses import dataclass
from pathlib import Path

from inapp.cashier import Cashier
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.staff import Actor
from inapp.store import Tables
from inapp.store.rules import ON, PROPOSED, WITHDRAWN, RuleChange

DEFAULTS = Path(__file__).with_name("default_rules.toml")
FILE = Actor("CASHIER_RULES", "file")
"""Who proposes what a file says: nobody's second person."""
OURS = Actor("the defaults of the cashier", "file")
UNKNOWN = "No such rules wait: `rules show` names what does"
AND_ANOTHER = "A second person has to confirm the same version."
STAFF = "staff "


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rules that wait for people: their version and text, and the words on them so far."""

    version: str
    text: str
    words: tuple[RuleChange, ...]


def default_text() -> str:
    """Our own rules for a broker who sets none."""
    return DEFAULTS.read_text()


def take(cashier: Cashier, text: str | None) -> None:
    """Bring into force, or propose, what a start finds: the text of a file that was checked, or None without a file.

    Without a file a new installation starts with our defaults, and one that has payments keeps what it has.
    """
    given = default_text() if text is None else text
    version = version_of(given)
    with cashier.store.read() as db:
        now_in_force, waiting = db.rules_in_force(), db.proposed_rules()
        if version == now_in_force or (waiting and waiting[-1].version == version):
            return
        if text is None and (now_in_force is not None or db.has_any_payment()):
            return
        by_file_alone = not db.has_staff()
    by, now = FILE if text is not None else OURS, cashier.clock.now()
    with cashier.store.write() as db:
        db.keep_rules(version, given, now)
        db.add_rule_change(version, ON if by_file_alone else PROPOSED, by.name, by.key, now)
        if not by_file_alone:
            db.add_alert(now, "rules_proposed", "", f"New rules wait for two people: version {version[:8]}")


def version_of(text: str) -> str:
    """The name of a text."""
    from inapp.domain import rule_file  # only who changes rules needs the parser

    return rule_file.version_of(text)


def parsed(text: str) -> None:
    """Raise Invalid, with each mistake in its line, for a text that is no book of rules."""
    from inapp.domain import rule_file

    try:
        rule_file.read(text)
    except rule_file.BadRules as error:
        raise Invalid(str(error).replace("{", "{{").replace("}", "}}")) from None


def propose(cashier: Cashier, by: Actor, text: str) -> str:
    """Propose rules, as the first of two people; returns their version. Raises Invalid or Conflict."""
    parsed(text)
    version, now = version_of(text), cashier.clock.now()
    with cashier.store.write() as db:
        if db.rules_in_force() == version:
            raise Conflict("These very rules are in force already")
        db.keep_rules(version, text, now)
        db.add_rule_change(version, PROPOSED, by.name, by.key, now)
    return version


def confirm(cashier: Cashier, by: Actor, version: str) -> bool:
    """Say yes to rules that wait, or to our defaults; True once a second person's word has switched them on.

    `version` may be its beginning. Raises NotFound, or Conflict for somebody who has said so already.
    """
    with cashier.store.write() as db:
        words, now = _waiting(cashier, db, version), cashier.clock.now()
        whole = words[-1].version
        people = {word.actor for word in words if word.actor != FILE.key}
        if db.has_staff():
            people = {key for key in people if key.startswith(STAFF)}
            if not by.key.startswith(STAFF):
                raise Conflict("There are staff accounts: confirm it in the console")
        if by.key in people:
            raise Conflict(AND_ANOTHER)
        db.add_rule_change(whole, ON if people else PROPOSED, by.name, by.key, now)
        return bool(people)


def _waiting(cashier: Cashier, db: Tables, version: str) -> list[RuleChange]:
    words = db.proposed_rules()
    if words and version and words[-1].version.startswith(version):
        return words
    text, now = default_text(), cashier.clock.now()
    ours = version_of(text)
    if not version or not ours.startswith(version) or db.rules_in_force() == ours:
        raise NotFound(UNKNOWN)
    db.keep_rules(ours, text, now)
    db.add_rule_change(ours, PROPOSED, OURS.name, OURS.key, now)
    return db.proposed_rules()


def withdraw(cashier: Cashier, by: Actor, version: str) -> None:
    """Take back a proposal, one's own or another's. Raises NotFound."""
    with cashier.store.write() as db:
        words = db.proposed_rules()
        if not words or not version or not words[-1].version.startswith(version):
            raise NotFound(UNKNOWN)
        db.add_rule_change(words[-1].version, WITHDRAWN, by.name, by.key, cashier.clock.now())


def waiting(cashier: Cashier) -> Waiting | None:
    """The rules that wait to be switched on; our defaults where nothing was ever switched on."""
    with cashier.store.read() as db:
        words = db.proposed_rules()
        if words:
            return Waiting(words[-1].version, db.rule_text(words[-1].version) or "", tuple(words))
        if db.rules_in_force() is not None:
            return None
    text = default_text()
    return Waiting(version_of(text), text, ())
