"""One rule asked: what was measured is compared with what the rule allows. No clock, no storage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from string import Formatter
from typing import Any

from inapp.domain.money import Money, NotAnAmount
from inapp.domain.rule_hours import next_opening
from inapp.domain.rule_kinds import DOCUMENT, KINDS, LOOKED_AT, NOT_NOW, Kind, Spec
from inapp.domain.rules import (
    LIFE,
    OF,
    About,
    Asked,
    Book,
    Level,
    Moment,
    Outcome,
    Rates,
    Rule,
    difference,
    finest,
    listed,
    units,
)
from inapp.domain.states import PaymentType
from inapp.domain.text import At

Facts = Mapping[str, Any]
"""What was measured, by the names that `needs` makes; plain values, which are stored as JSON."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asking:
    """A payment about which a rule is asked at a moment of the wall clock."""

    about: About
    money: Money
    at: int
    facts: Facts
    rates: Rates


@dataclass(frozen=True, slots=True)
class Found:
    """What one kind finds: whether it allows, what it compared, and the words for the trader by their case."""

    well: bool
    value: str
    threshold: str
    case: str = ""
    values: Mapping[str, object] | None = None
    until: int | None = None
    cause: str = ""
    outcome: Outcome | None = None


def is_asked(rule: Rule, moment: Moment, about: About) -> bool:
    """True if a rule is asked at this moment about such a payment."""
    return moment in _moments(rule) and about.direction in KINDS[Kind(rule.kind)].directions and rule.is_about(about)


def _moments(rule: Rule) -> tuple[Moment, ...]:
    spec = KINDS[Kind(rule.kind)]
    late = [moments for name, moments in spec.late.items() if name in rule.fields]
    return late[0] if late else spec.moments


def needs(rule: Rule, direction: PaymentType) -> list[str]:
    """The names of what a rule measures for a payment of this direction."""
    given = {"direction": str(direction), "of": f"{direction}s", **rule.fields}
    found = []
    for measure in KINDS[Kind(rule.kind)].measures:
        names = [name for _, name, _, _ in Formatter().parse(measure) if name]
        if all(name in given for name in names):
            found.append(measure.format(**given))
    return found


def needs_of(book: Book, moment: Moment, about: About) -> list[str]:
    """The names of everything that a book may measure for a payment; the user's standing comes first."""
    asked = []
    for rule in book.rules:
        spec = KINDS[Kind(rule.kind)]
        if moment in _moments(rule) and about.direction in spec.directions and rule.only.may_take(about):
            asked.append(rule)
    standing = ["standing"] if any(w.group or w.country for r in asked for w in (r.only, r.unless)) else []
    return list(dict.fromkeys([*standing, *(name for rule in asked for name in needs(rule, about.direction))]))


def ask(rule: Rule, asking: Asking) -> Asked:
    """The answer of one rule. What cannot be counted, as in a currency that is not listed, goes to a person."""
    spec, kind = KINDS[Kind(rule.kind)], Kind(rule.kind)
    found = ANSWERS[kind](rule, asking)
    outcome = Outcome.ALLOW if found.well else found.outcome or rule.outcome
    staff = f"{_filled(spec.staff, rule, asking)}: {found.value} ({found.threshold})"
    words, values = _words(spec, rule, found, outcome, asking.about.direction)
    field = "amount" if "amount" in values else "method" if "method" in (kind, found.case) else ""
    cause = f"rule {rule.id}{found.cause and ' '}{found.cause}"
    until = found.until if outcome is not Outcome.ALLOW else None
    return Asked(rule.id, outcome, found.value, found.threshold, staff, words, values, until, cause, field)


def _filled(text: str, rule: Rule, asking: Asking) -> str:
    given = {"of": f"{asking.about.direction}s", **rule.fields}
    return text.format_map({name: in_words(name, value) for name, value in given.items()})


def in_words(name: str, value: object) -> str:
    """A field of a rule as people write it."""
    if name in ("within", "after", "age", "held", "cool_down") and isinstance(value, int):
        return duration(value) if value or name == "within" else "none"
    return str(value)


def duration(milliseconds: int) -> str:
    """A duration as a file writes it: `90m`, `24h` or `30d`."""
    if milliseconds == LIFE:
        return "life"
    for unit, size in (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000)):
        if milliseconds % size == 0 and (unit != "d" or milliseconds > size):
            return f"{milliseconds // size}{unit}"
    return f"{milliseconds} ms"


def _words(
    spec: Spec, rule: Rule, found: Found, outcome: Outcome, direction: PaymentType
) -> tuple[str, dict[str, object]]:
    """The sentence for the trader with its values; a kind that hides its figures tells at most until when."""
    if outcome is Outcome.ALLOW:
        return "", {}
    if rule.say:
        return rule.say.replace("{", "(").replace("}", ")"), {}
    if outcome is Outcome.ASK:
        return (DOCUMENT, {"document": rule.document, "place": rule.place}) if rule.document else (NOT_NOW, {})
    if outcome is Outcome.REVIEW:
        return (LOOKED_AT if direction is PaymentType.DEPOSIT else NOT_NOW), {}
    values = dict(found.values or {})
    if found.until is not None:
        values["time"] = At(found.until)
    return spec.words.get(found.case, NOT_NOW), values


def _not_listed(asking: Asking, value: str) -> Found:
    return Found(False, value, f"{asking.money.currency} is not listed", outcome=Outcome.REVIEW, cause="not listed")


def _money(parts: Sequence[Any]) -> Money:
    return Money(*parts)


def _sum(amounts: Sequence[Sequence[Any]], currency: str, rates: Rates) -> Money | None:
    """The sum in one currency; None if an amount of another one has no rate, or if no amount can be that large."""
    total = Fraction(0)
    for parts in amounts:
        converted = rates.convert(_money(parts), currency)
        if converted is None:
            return None
        total += units(converted)
    try:
        return finest(total, currency)
    except NotAnAmount:
        return None


def plain(money: Money) -> Money:
    """The amount without zeros at its end, but with the decimals that people expect."""
    digits = money.digits
    while digits > 2 and money.minor % 10 ** (money.digits - digits + 1) == 0:
        digits -= 1
    return money.floor(digits)


def _amount(rule: Rule, asking: Asking) -> Found:
    low, high = rule.fields.get("lowest"), rule.fields.get("highest")
    table: Any = high if high is not None else low
    limit = listed(table, asking.money.currency)
    if limit is None:
        return _not_listed(asking, str(asking.money))
    if high is not None:
        case = "high"
        well = not limit < asking.money
    else:
        case = "low"
        well = not asking.money < limit
    word = "at most" if case == "high" else "at least"
    return Found(well, str(asking.money), f"{word} {plain(limit)}", case, {"amount": plain(limit)})


def _sum_rule(rule: Rule, asking: Asking) -> Found:
    most: Any = rule.fields["most"]
    return _sum_against(asking, most, needs(rule, asking.about.direction)[0], int(str(rule.fields["within"])), rule)


def _sum_against(asking: Asking, most: Mapping[str, str], name: str, within: int, rule: Rule) -> Found:
    limit = listed(most, asking.money.currency)
    if limit is None:
        return _not_listed(asking, str(asking.money))
    fact = asking.facts[name]
    before = _sum(fact["amounts"], asking.money.currency, asking.rates)
    if before is None:
        return Found(False, UNKNOWN, f"no rate to {asking.money.currency}", outcome=Outcome.REVIEW, cause="no rate")
    own_kind = str(rule.fields.get("of", f"{asking.about.direction}s")) == f"{asking.about.direction}s"
    total = finest(units(before) + units(asking.money), limit.currency) if own_kind else before
    room = difference(limit, before).floor(asking.money.digits)
    until = fact["oldest"] + within if within and fact["oldest"] is not None else None
    case = ("over" if until is None else "full") if room.minor <= 0 else "life" if until is None else "room"
    values = {"amount": room} if room.minor > 0 else {}
    return Found(not limit < total, str(plain(total)), f"at most {plain(limit)}", case, values, until)


def _count(rule: Rule, asking: Asking) -> Found:
    times = asking.facts[needs(rule, asking.about.direction)[0]]
    most, within, cool_down = (int(str(rule.fields[name])) for name in ("most", "within", "cool_down"))
    closings = [last for first, last in zip(times, times[most - 1 :], strict=False) if last - first < within]
    until = 0
    if closings:
        until = closings[-1] + cool_down if cool_down else times[-most] + within
    counted = sum(time > asking.at - within for time in times)
    return Found(asking.at >= until, str(counted), f"fewer than {most}", "later", until=until or None)


def _open(rule: Rule, asking: Asking) -> Found:
    count, most = asking.facts[needs(rule, asking.about.direction)[0]], int(str(rule.fields["most"]))
    return Found(count < most, str(count), f"fewer than {most}", "many")


def _method(rule: Rule, asking: Asking) -> Found:
    return Found(False, asking.about.method, "not for such a payment", "none")


def _hours(rule: Rule, asking: Asking) -> Found:
    opens: Any = rule.fields["open"]
    at = next_opening(opens, str(rule.fields["zone"]), asking.at)
    shown = datetime.fromtimestamp(asking.at / 1000, UTC).strftime("%a %H:%M UTC")
    return Found(at <= asking.at, shown, f"open {', '.join(map(str, opens))}", "closed", until=at)


def _first(rule: Rule, asking: Asking) -> Found:
    fact, after = asking.facts["first"], int(str(rule.fields["after"]))
    if fact["paid_out"]:
        return Found(True, f"{fact['paid_out']} before", "not the first")
    since = fact["since"]
    free = since + after if since is not None and after else None
    well = free is not None and free <= asking.at
    age = "no deposit yet" if since is None else f"first deposit {duration_of(asking.at - since)} ago"
    threshold = f"at least {duration(after)}" if after else "the first needs a person"
    case = "early" if free is not None else "first"
    return Found(well, age, threshold, case, until=free)


def duration_of(milliseconds: int) -> str:
    """An age in whole hours, or days from two of them on."""
    hours = max(0, milliseconds) // 3_600_000
    return f"{hours}h" if hours < 48 else f"{hours // 24}d"


def _new(rule: Rule, asking: Asking) -> Found:
    what, age = str(rule.fields["what"]), int(str(rule.fields["age"]))
    since = asking.facts[f"age {what}"]
    threshold = f"at least {duration(age)}"
    if since is None:
        unused = what == "instrument"
        return Found(not unused, "never used" if unused else "never changed", threshold, "unused")
    free = since + age
    return Found(free <= asking.at, duration_of(asking.at - since), threshold, what, until=free)


def _return(rule: Rule, asking: Asking) -> Found:
    if "held" in rule.fields:
        return _held(rule, asking)
    fact = asking.facts[f"left {rule.fields['within']}"]
    left = _sum(fact["amounts"], asking.money.currency, asking.rates)
    if left is None:
        return Found(False, UNKNOWN, f"no rate to {asking.money.currency}", outcome=Outcome.REVIEW, cause="no rate")
    goes_back = bool(fact["goes_back"]) or left.minor <= 0
    shown = left.floor(asking.money.digits)
    value = f"goes back: {'yes' if fact['goes_back'] else 'no'}, left {plain(left)}"
    return Found(goes_back, value, "nothing left, or goes back", "first", {"amount": shown})


def _held(rule: Rule, asking: Asking) -> Found:
    held = int(str(rule.fields["held"]))
    fact, free = asking.facts[f"young {held}"], asking.facts["margin"]["free"] if "margin" in asking.facts else None
    young = _sum(fact["amounts"], asking.money.currency, asking.rates)
    if young is None or (free is not None and free[1] != asking.money.currency):
        return Found(False, UNKNOWN, f"no rate to {asking.money.currency}", outcome=Outcome.REVIEW, cause="no rate")
    if free is None:
        well = young.minor <= 0
        room = Money(0, asking.money.currency, asking.money.digits)
    else:
        room = max(difference(_money(free), young).floor(asking.money.digits), Money(0, asking.money.currency, 0))
        well = young.minor <= 0 or not room < asking.money
    until = fact["oldest"] + held if fact["oldest"] is not None else None
    case = "held" if room.minor > 0 else "all_held"
    values = {"amount": room} if room.minor > 0 else {}
    return Found(well, f"{plain(young)} of the last {duration(held)}", "stays in the account", case, values, until)


def _turnover(rule: Rule, asking: Asking) -> Found:
    within, most = rule.fields["within"], int(str(rule.fields["most"]))
    paid_in, out = (asking.facts[f"sums {of} {within}"]["amounts"] for of in OF)
    brought = _sum(paid_in, asking.money.currency, asking.rates)
    taken = _sum(
        [*out, [asking.money.minor, asking.money.currency, asking.money.digits]], asking.money.currency, asking.rates
    )
    if brought is None or taken is None:
        return Found(False, UNKNOWN, f"no rate to {asking.money.currency}", outcome=Outcome.REVIEW, cause="no rate")
    well = units(taken) * 100 <= units(brought) * most
    share = f"{units(taken) * 100 // units(brought)} %" if brought.minor else "nothing paid in"
    if well or "closed" not in rule.fields:
        return Found(well, share, f"at most {most} %", "none")
    least = int(str(rule.fields["closed"]))
    count, threshold = asking.facts[f"closed {least}"], f"at most {most} %, or {least} positions closed"
    if count is None:
        shown = f"{share}, positions closed: {UNKNOWN}"
        return Found(False, shown, threshold, outcome=Outcome.REVIEW, cause="trading unknown")
    return Found(count >= least, f"{share}, positions closed: {count}", threshold, "none")


def _holder(rule: Rule, asking: Asking) -> Found:
    what = str(rule.fields["what"])
    found = asking.facts[f"holder {what}"]
    if what == "name":
        return Found(found != "other", f"{found} name", "the account's own name", "name")
    return Found(not found, f"{found} other users", "no other user", "shared")


def _margin(rule: Rule, asking: Asking) -> Found:
    fact = asking.facts["margin"]
    if rule.fields["what"] == "positions":
        return Found(not fact["positions"], f"open positions: {fact['positions']}", "none", "positions")
    if fact["free"] is None:
        return Found(True, "not told by cTrader", "its own answer decides")
    free = _money(fact["free"])
    if free.currency != asking.money.currency:
        return Found(False, str(free), f"an account in {asking.money.currency}", outcome=Outcome.REVIEW)
    return Found(not free < asking.money, str(asking.money), f"at most {free}", "free", {"amount": free})


def _standing(rule: Rule, asking: Asking) -> Found:
    have, want = Level(asking.facts["standing"]["level"]), Level(str(rule.fields["level"]))
    return Found(have.reaches(want), f"verified: {have}", f"at least {want}", "level")


def _dispute(rule: Rule, asking: Asking) -> Found:
    by = rule.fields.get("by", "user")
    refs = asking.facts[f"disputes {rule.fields['within']}" + (" method" if by == "method" else "")]
    case = "method" if by == "method" else "none"
    return Found(not refs, " ".join(refs) or "none", "none", case, cause=" ".join(refs))


def _unverified(rule: Rule, asking: Asking) -> Found:
    have, want = Level(asking.facts["standing"]["level"]), Level(str(rule.fields["level"]))
    if have.reaches(want):
        return Found(True, f"verified: {have}", f"at least {want}")
    fact: Any = asking.facts["sums deposits 0"]
    if "first" in rule.fields and fact["amounts"]:
        return Found(True, "not the first deposit", "the first")
    most: Any = rule.fields.get("total") or rule.fields["first"]
    found = _sum_against(asking, most, "sums deposits 0", LIFE, rule)
    case = {"life": "room", "over": "full"}.get(found.case, "")
    shown = f"{found.value}, verified: {have}"
    return Found(found.well, shown, found.threshold, case, found.values, cause=found.cause, outcome=found.outcome)


def _off(rule: Rule, asking: Asking) -> Found:
    end = rule.fields.get("end")
    if isinstance(end, int):
        return Found(asking.at >= end, "switched off", f"until {duration_or_date(end)}", "until", until=end)
    return Found(False, "switched off", "without an end", "off")


def duration_or_date(at: int) -> str:
    """A moment as staff read it, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")


ANSWERS: Mapping[Kind, Callable[[Rule, Asking], Found]] = {
    Kind.AMOUNT: _amount,
    Kind.SUM: _sum_rule,
    Kind.COUNT: _count,
    Kind.OPEN: _open,
    Kind.METHOD: _method,
    Kind.HOURS: _hours,
    Kind.FIRST: _first,
    Kind.NEW: _new,
    Kind.RETURN: _return,
    Kind.TURNOVER: _turnover,
    Kind.HOLDER: _holder,
    Kind.MARGIN: _margin,
    Kind.STANDING: _standing,
    Kind.DISPUTE: _dispute,
    Kind.UNVERIFIED: _unverified,
    Kind.OFF: _off,
}
