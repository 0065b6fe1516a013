"""A file of rules, read from TOML: all mistakes together, each with its line; the version is the hash of the text."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from inapp.domain.money import CURRENCY
from inapp.domain.rule_hours import spans
from inapp.domain.rule_kinds import DEFAULTS, KINDS, Form, Kind, Spec
from inapp.domain.rule_lines import lines_of
from inapp.domain.rules import (
    LIFE,
    MOST_TIMES,
    ApproverLimit,
    Band,
    Bands,
    Book,
    Level,
    Outcome,
    Rates,
    Rule,
    Where,
    amount_in,
    version_of,
)

LONGEST = 200_000
"""Characters of a file; a longer one is refused rather than read at each start."""
OF_ANY = ("id", "kind", "outcome", "if", "unless", "document", "send_to", "say", "take")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_DURATION = re.compile(r"([1-9][0-9]{0,4})([mhd])")
_RATE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
UNITS = {"m": 60_000, "h": 3_600_000, "d": 86_400_000}
_WHERE = ("group", "method", "currency", "country", "direction")
_IN_SYNTAX = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"

Path = tuple[str | int, ...]


class BadRules(ValueError):
    """A file that is no book of rules: the line of each mistake, and what to do."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        super().__init__("\n".join(f"line {line}: {what}" for line, what in problems))
        self.problems = problems


def text_in(data: bytes) -> str:
    """The text of a file, the same wherever it was saved: without a mark of its encoding and with plain line ends.

    Raises UnicodeDecodeError.
    """
    return data.decode().removeprefix("\ufeff").replace("\r\n", "\n")


def read(text: str) -> Book:
    """The book in a text. Raises BadRules with every mistake."""
    if len(text) > LONGEST:
        raise BadRules([(1, f"the file is longer than {LONGEST} characters")])
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRules([_syntax(text, str(error))]) from None
    except (RecursionError, ValueError):
        raise BadRules([_odd_line(text)]) from None
    reader = _Reader(found, lines_of(text))
    book = reader.book(version_of(text))
    if reader.problems:
        raise BadRules(sorted(reader.problems))
    return book


def _syntax(text: str, said: str) -> tuple[int, str]:
    if match := _IN_SYNTAX.search(said):
        return int(match[1]), said[: match.start()]
    return text.rstrip("\n").count("\n") + 1, said.removesuffix(_AT_END)


def _odd_line(text: str) -> tuple[int, str]:
    """The longest line, where the parser gives up without a place: brackets or a figure without end."""
    lines = text.split("\n")
    return 1 + lines.index(max(lines, key=len)), "too many brackets within each other, or a figure of too many digits"


class _Reader:
    """One reading of a file. `problems` are the mistakes with their lines."""

    def __init__(self, found: Mapping[str, Any], lines: Mapping[Path, int]) -> None:
        self._found, self._lines = found, lines
        self.problems: list[tuple[int, str]] = []

    def book(self, version: str) -> Book:
        self._strangers(self._found, (), ("rule", "approval", "rates"))
        bands, approver = self._approval(self._table(self._found, (), "approval"))
        return Book(version, tuple(self._rules()), bands, approver, self._rates(self._table(self._found, (), "rates")))

    def _wrong(self, path: Path, what: str) -> None:
        at = path
        while at and at not in self._lines:
            at = at[:-1]
        self.problems.append((self._lines.get(at, 1), what))

    def _table(self, within: Mapping[str, Any], path: Path, name: str) -> Mapping[str, Any]:
        value = within.get(name, {})
        if isinstance(value, dict):
            return value
        self._wrong((*path, name), f"{name} is a table")
        return {}

    def _tables(self, within: Mapping[str, Any], path: Path, name: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        value = within.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong((*path, name), f"write each one under a line [[{'.'.join([*map(str, path), name])}]]")
            return
        yield from (((*path, name, n), one) for n, one in enumerate(value))

    def _strangers(self, table: Mapping[str, Any], path: Path, known: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                self._wrong((*path, name), f"{name!r} means nothing here: known are {', '.join(known)}")

    def _rules(self) -> Iterator[Rule]:
        seen: set[str] = set()
        for path, row in self._tables(self._found, (), "rule"):
            before = len(self.problems)
            rule = self._rule(path, row)
            if rule.id in seen:
                self._wrong((*path, "id"), f"the id {rule.id!r} stands at an earlier rule too")
            seen.add(rule.id)
            if len(self.problems) == before:
                yield rule

    def _rule(self, path: Path, row: Mapping[str, Any]) -> Rule:
        name = self._text(path, row, "id")
        if not _ID.fullmatch(name) or name == "approval":
            self._wrong((*path, "id"), "id names the rule: small letters, figures, - and _, and not approval")
        word = self._text(path, row, "kind")
        if word not in list(Kind):
            self._wrong((*path, "kind"), f"kind is one of {', '.join(Kind)}")
            return Rule(name, Kind.METHOD, Outcome.REFUSE, {})
        kind = Kind(word)
        spec = KINDS[kind]
        self._strangers(row, path, (*OF_ANY, *spec.fields))
        rule = Rule(
            name,
            kind,
            self._outcome(path, row, spec),
            self._fields(path, row, kind, spec),
            self._where(path, row, "if"),
            self._where(path, row, "unless"),
            document=self._text(path, row, "document"),
            place=self._text(path, row, "send_to"),
            say=self._text(path, row, "say"),
            take=self._flag(path, row, "take"),
            line=self._lines.get(path, 1),
        )
        self._check(path, rule, spec)
        return rule

    def _check(self, path: Path, rule: Rule, spec: Spec) -> None:
        if rule.outcome is Outcome.ASK and not (rule.document and rule.place):
            self._wrong((*path, "outcome"), "a rule that asks says which document, and send_to says where it goes")
        if rule.kind == Kind.METHOD and rule.only.is_empty and rule.unless.is_empty:
            self._wrong(path, "a rule of kind method needs if or unless: to stop everything, use kind off")
        if rule.take and rule.outcome is not Outcome.REVIEW:
            self._wrong((*path, "take"), "take is for the outcome review alone")
        wrong = [one for one in rule.only.direction if one not in spec.directions]
        if wrong:
            self._wrong((*path, "if"), f"a rule of kind {rule.kind} is about {', '.join(spec.directions)} only")

    def _outcome(self, path: Path, row: Mapping[str, Any], spec: Spec) -> Outcome:
        word = self._text(path, row, "outcome")
        if word in spec.outcomes:
            return Outcome(word)
        self._wrong((*path, "outcome"), f"outcome is one of {', '.join(spec.outcomes)}")
        return Outcome.REFUSE

    def _fields(self, path: Path, row: Mapping[str, Any], kind: Kind, spec: Spec) -> dict[str, object]:
        found = {name: value for (of, name), value in DEFAULTS.items() if of is kind}
        for name, form in spec.fields.items():
            if name not in row:
                continue
            try:
                found[name] = self._word(row[name], spec, name) if form is Form.WHAT else FORMS[form](row[name])
            except (ValueError, TypeError, AttributeError, KeyError, OSError, OverflowError):
                choices = ", ".join(spec.choices.get(name, ()))
                self._wrong((*path, name), f"{name} is {f'one of {choices}' if choices else form}")
        for name in spec.needed:
            if name not in row:
                self._wrong(path, f"a rule of kind {kind} needs {name}: {spec.fields[name]}")
        if spec.one_of and sum(name in row for name in spec.one_of) != 1:
            self._wrong(path, f"a rule of kind {kind} has one of {', '.join(spec.one_of)}: write two rules for both")
        return found

    @staticmethod
    def _word(value: Any, spec: Spec, name: str) -> str:
        if value not in spec.choices[name]:
            raise ValueError
        return str(value)

    def _where(self, path: Path, row: Mapping[str, Any], name: str) -> Where:
        given = self._table(row, path, name)
        self._strangers(given, (*path, name), _WHERE)
        found: dict[str, tuple[str, ...]] = {}
        for key in given.keys() & set(_WHERE):
            value = given[key]
            values = [value] if isinstance(value, str) else value
            if not isinstance(values, list) or not values or not all(isinstance(one, str) and one for one in values):
                self._wrong((*path, name, key), f"{key} is a text or a list of texts")
                continue
            found[key] = tuple(values)
            if why := _bad_value(key, values):
                self._wrong((*path, name, key), why)
        return Where(**found)

    def _text(self, path: Path, row: Mapping[str, Any], name: str) -> str:
        value = row.get(name, "")
        if isinstance(value, str) and len(value) <= 300 and value.isprintable():
            return value
        self._wrong((*path, name), f"{name} is a text of one line and at most 300 characters")
        return ""

    def _flag(self, path: Path, row: Mapping[str, Any], name: str, default: bool = False) -> bool:
        value = row.get(name, default)
        if not isinstance(value, bool):
            self._wrong((*path, name), f"{name} is true or false")
        return value is True

    def _one(self, path: Path, row: Mapping[str, Any], name: str, form: Form, default: Any) -> Any:
        if name not in row:
            return default
        try:
            return FORMS[form](row[name])
        except (ValueError, TypeError, AttributeError):
            self._wrong((*path, name), f"{name} is {form}")
            return default

    def _approval(self, table: Mapping[str, Any]) -> tuple[Bands, ApproverLimit]:
        path: Path = ("approval",)
        self._strangers(table, path, ("automatic", "expires", "per_day", "band"))
        bands = [self._band(at, row) for at, row in self._tables(table, path, "band")]
        if bands and any(not band.up_to for band in bands[:-1]):
            self._wrong((*path, "band"), "only the last band is without up_to")
        for n, (before, after) in enumerate(pairwise(bands), start=1):
            if after.up_to and not _grows(before.up_to, after.up_to):
                self._wrong((*path, "band", n), "up_to lists the currencies of the band before, higher")
            if after.people < before.people:
                self._wrong((*path, "band", n), "a higher band needs no fewer people than the one before")
        expires = self._one(path, table, "expires", Form.DURATION, Bands().expires)
        automatic = self._flag(path, table, "automatic", default="approval" not in self._found)
        limit = ApproverLimit(self._one(path, table, "per_day", Form.AMOUNTS, {}))
        return Bands(tuple(bands), automatic, expires), limit

    def _band(self, path: Path, row: Mapping[str, Any]) -> Band:
        self._strangers(row, path, ("people", "up_to"))
        people = row.get("people")
        if type(people) is not int or people not in (0, 1, 2):
            self._wrong((*path, "people"), "people is 0, 1 or 2")
            people = 2
        return Band(people, self._one(path, row, "up_to", Form.AMOUNTS, {}))

    def _rates(self, table: Mapping[str, Any]) -> Rates:
        path: Path = ("rates",)
        worth: dict[str, tuple[int, int]] = {}
        base = self._text(path, table, "base")
        if table and not CURRENCY.fullmatch(base):
            self._wrong((*path, "base"), "base is the currency in whose units the others are told")
        for name, value in table.items():
            if name == "base":
                continue
            if name == base:
                self._wrong((*path, name), f"one {base} is worth one {base}: leave it out")
            if not CURRENCY.fullmatch(name) or not isinstance(value, str) or not _RATE.fullmatch(value):
                self._wrong((*path, name), f'what one {name} is worth in {base} is a text such as "0.92"')
                continue
            whole, _, part = value.partition(".")
            worth[name] = int(whole + part), len(part)
            if not worth[name][0]:
                self._wrong((*path, name), "a rate is above zero")
        return Rates(base, worth)


def _bad_value(key: str, values: list[str]) -> str:
    if key == "direction" and not {*values} <= {"deposit", "withdrawal"}:
        return "direction is deposit or withdrawal"
    if key == "country" and not all(re.fullmatch("[A-Z]{2}", one) for one in values):
        return "country is two capital letters, such as DE"
    if key == "currency" and not all(CURRENCY.fullmatch(one) for one in values):
        return "currency is a code such as EUR"
    return ""


def _grows(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    try:
        return all(amount_in(before[one], one) < amount_in(after[one], one) for one in before)
    except KeyError:
        return False


def _amounts(value: Any) -> dict[str, str]:
    if not value:
        raise ValueError
    for currency, text in value.items():
        if not CURRENCY.fullmatch(currency) or not isinstance(text, str):
            raise ValueError
        amount_in(text, currency)
    return dict(value)


def _duration(value: Any) -> int:
    match = _DURATION.fullmatch(value)
    if not match:
        raise ValueError
    return int(match[1]) * UNITS[match[2]]


def _whole(value: Any, most: int = 1_000_000) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError
    return value


def _hours(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError
    for one in value:
        spans(one)
    return tuple(value)


def _zone(value: Any) -> str:
    ZoneInfo(value)
    return str(value)


def _instant(value: Any) -> int:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError
    return round(value.astimezone(UTC).timestamp() * 1000)


def _plain_text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 300 or not value.isprintable():
        raise ValueError
    return value


FORMS: Mapping[Form, Callable[[Any], object]] = {
    Form.AMOUNTS: _amounts,
    Form.WINDOW: lambda value: LIFE if value == "life" else _duration(value),
    Form.DURATION: _duration,
    Form.WHOLE: _whole,
    Form.TIMES: lambda value: _whole(value, MOST_TIMES),
    Form.HOURS: _hours,
    Form.ZONE: _zone,
    Form.INSTANT: _instant,
    Form.TEXT: _plain_text,
    Form.LEVEL: Level,
}
"""How the value of a field is read; a wrong one raises ValueError or TypeError."""
