"""What one book of rules has that another has not, rule by rule, in words that people compare."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

from inapp.domain.rule_answers import duration, in_words
from inapp.domain.rules import Bands, Book, Rule, Where

APPROVAL, RATES = "[approval]", "[rates]"
"""The tables of a file beside its rules; no id looks like them."""


class Change(StrEnum):
    """What becomes of a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule, or one of the other tables of a file, with the values that differ: name, before, after."""

    id: str
    change: Change
    values: tuple[tuple[str, str, str], ...]


def differences(before: Book, after: Book) -> list[Difference]:
    """What differs, in the order of the new book, with what it leaves out at the end. Order alone is no difference."""
    was, will = _tables(before), _tables(after)
    found = []
    for name in [*will, *(one for one in was if one not in will)]:
        old, new = was.get(name, {}), will.get(name, {})
        values = [(key, old.get(key, ""), new.get(key, "")) for key in dict.fromkeys([*new, *old])]
        differing = tuple(one for one in values if one[1] != one[2])
        if differing:
            found.append(Difference(name, _change(old, new), differing))
    return found


def _change(old: Mapping[str, str], new: Mapping[str, str]) -> Change:
    if old and new:
        return Change.CHANGED
    return Change.ADDED if new else Change.REMOVED


def _tables(book: Book) -> dict[str, dict[str, str]]:
    """Everything that a book says, in words, by the id of the rule or the name of the table."""
    rates = {"base": book.rates.base, **{name: _decimal(*worth) for name, worth in book.rates.worth.items()}}
    found = {rule.id: _rule(rule) for rule in book.rules} | {APPROVAL: _approval(book), RATES: rates}
    return {name: {key: word for key, word in table.items() if word} for name, table in found.items()}


def _rule(rule: Rule) -> dict[str, str]:
    return {
        "kind": rule.kind,
        **{name: _words(name, value) for name, value in rule.fields.items()},
        "outcome": str(rule.outcome),
        "document": rule.document,
        "send_to": rule.place,
        "say": rule.say,
        "take": _words("take", rule.take),
        **_where("if", rule.only),
        **_where("unless", rule.unless),
    }


def _where(name: str, where: Where) -> dict[str, str]:
    return {f"{name} {one.name}": ", ".join(getattr(where, one.name)) for one in fields(where)}


def _approval(book: Book) -> dict[str, str]:
    if book.bands == Bands() and not book.approver.per_day:
        return {}
    bands = {
        f"{n}. band": f"{band.people} people, {_words('up_to', band.up_to) or 'without end'}"
        for n, band in enumerate(book.bands.bands, 1)
    }
    limits = {"expires": duration(book.bands.expires), "per_day": _words("per_day", book.approver.per_day)}
    return {"automatic": "yes" if book.bands.automatic else "no", **bands, **limits}


def _words(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        return " · ".join(f"{amount} {currency}" for currency, amount in value.items())
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    if name == "end" and isinstance(value, int):
        return f"{datetime.fromtimestamp(value / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    return in_words(name, value)


def _decimal(digits: int, places: int) -> str:
    text = f"{digits:0{places + 1}}"
    return f"{text[:-places]}.{text[-places:]}" if places else text
