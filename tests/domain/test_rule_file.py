"""A file of rules: what it may say, and that every mistake is told at once with its own line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.money import Money
from inapp.domain.rule_file import BadRules, read, version_of
from inapp.domain.rule_kinds import KINDS, Kind
from inapp.domain.rule_lines import lines_of
from inapp.domain.rules import Band, Bands, Level, Outcome, listed

GOOD = """\
# What two people have agreed on.
[rates]
base = "EUR"
USD = "0.92"

[approval]
automatic = true
expires = "12h"
per_day = { EUR = "20000" }

[[approval.band]]
people = 0
up_to = { EUR = "200", USD = "200" }

[[approval.band]]
people = 2

[[rule]]
id = "day"
kind = "sum"
most = { EUR = "500", USD = "550.50" }
within = "24h"
outcome = "refuse"
if.direction = "withdrawal"
unless = { group = ["vip", "staff"] }

[[rule]]
id = "passport"
kind = "standing"
level = "full"
outcome = "ask"
document = "a passport"
send_to = "docs@broker.example"
  [rule.if]
  country = ["DE", "AT"]
"""


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(BadRules) as caught:
        read(text)
    return caught.value.problems


def test_a_file_says_rules_conditions_bands_limits_and_rates():
    book = read(GOOD)
    day, passport = book.rules
    assert (day.id, day.kind, day.outcome, day.line) == ("day", "sum", Outcome.REFUSE, 18)
    assert day.fields == {"most": {"EUR": "500", "USD": "550.50"}, "within": 86_400_000}
    assert day.only.direction == ("withdrawal",) and day.unless.group == ("vip", "staff")
    assert passport.fields["level"] is Level.FULL and passport.only.country == ("DE", "AT")
    assert book.bands.bands == (Band(0, {"EUR": "200", "USD": "200"}), Band(2))
    assert book.bands.expires == 12 * 3_600_000
    assert str(book.approver.of("EUR")) == "20000.00000000 EUR"
    assert book.approver.of("JPY").minor == 0, "a currency that is not listed is no permission"
    assert book.rates.convert(Money(10000, "USD", 2), "EUR").text == "92.00000000"


def test_the_version_is_the_hash_of_the_very_text():
    assert read(GOOD).version == version_of(GOOD) != version_of(GOOD + "\n")


def test_an_empty_file_asks_nothing():
    assert read("").is_empty and read("# nothing\n").is_empty
    assert not read(GOOD).is_empty


def test_all_mistakes_come_together_each_with_its_line():
    text = """\
[rates]
base = "EUR"
USD = 0.92
colour = "red"

[[rule]]
id = "Day"
kind = "sum"
most = { EUR = "5e2" }
outcome = "perhaps"
note = '''
[[rule]]
id = "not a rule"
'''

[[rule]]
id = "two"
kind = "fast"

[[rule]]
id = "two"
kind = "open"
most = 3
outcome = "ask"
if.country = ["Germany"]
[rule.unless]
user = ["7"]

[approval]
per_day = 5
[[approval.band]]
people = 3
"""
    found = problems(text)
    assert [line for line, _ in found] == [3, 4, 6, 7, 9, 10, 11, 18, 21, 24, 25, 27, 30, 32]
    told = dict(found)
    assert "needs within" in told[6]
    assert told[9].startswith("most is amounts by currency")
    assert "refuse" in told[10]
    assert "an earlier rule" in told[21] and "send_to" in told[24] and "two capital letters" in told[25]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ("[[rule]]\nid = 'x'\nid = 'y'\n", 3),
        ('[[rule]]\nid = "x\n', 2),
        ("[[rule]]\nx = [1,\n2,\n", 3),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text, line):
    assert [found for found, _ in problems(text)] == [line]


def test_a_file_that_is_too_long_is_refused_unread():
    assert "longer" in problems("#" * 300_000)[0][1]


BAD_ROWS = {
    'kind = "sum"\nmost = { EUR = "1" }\nwithin = "1 day"': 5,
    'kind = "amount"': 1,
    'kind = "amount"\nlowest = { EUR = "1" }\nhighest = { EUR = "9" }': 1,
    'kind = "method"': 1,
    'kind = "hours"\nopen = ["mon-fri 18:00-08:00"]': 4,
    'kind = "hours"\nopen = ["mon-fri 08:00-18:00"]\nzone = "Mars/Base"': 5,
    'kind = "off"\nreason = "x"\nend = 2026-12-24T18:00:00': 5,
    'kind = "return_first"\nwithin = "30d"\nif.direction = "deposit"': 5,
    'kind = "count"\nmost = 0\nwithin = "1h"': 4,
    'kind = "open"\nmost = 3\ntake = true': 5,
}


@pytest.mark.parametrize("row", BAD_ROWS, ids=str)
def test_a_row_that_its_kind_cannot_use_is_told(row):
    text = f'[[rule]]\nid = "x"\n{row}\noutcome = "refuse"\n'
    assert [line for line, _ in problems(text)] == [BAD_ROWS[row]]


def test_bands_grow_and_only_the_last_one_is_without_an_end():
    open_ended = "[[approval.band]]\npeople = 0\n[[approval.band]]\npeople = 1\nup_to = { EUR = '5' }\n"
    assert problems(open_ended) == [(1, "only the last band is without up_to")]
    falling = (
        "[[approval.band]]\npeople = 1\nup_to = { EUR = '5' }\n[[approval.band]]\npeople = 0\nup_to = { EUR = '4' }\n"
    )
    assert [line for line, _ in problems(falling)] == [4, 4]


def test_a_currency_that_no_band_lists_needs_as_many_people_as_the_largest_amounts():
    bands = Bands((Band(0, {"EUR": "200"}), Band(1, {"EUR": "5000"}), Band(2)))
    people = [bands.people(Money.from_text(text, "EUR", 2)) for text in ("200", "200.01", "5000", "5000.01")]
    assert people == [0, 1, 1, 2]
    assert bands.people(Money(1, "USD", 2)) == 2
    assert Bands(bands.bands, automatic=False).people(Money(1, "EUR", 2)) == 1
    assert Bands().people(Money(10**9, "EUR", 2)) == 0


def test_each_of_the_sixteen_kinds_can_be_written():
    assert len(KINDS) == 16
    values = {
        "AMOUNTS": '{ EUR = "5" }',
        "WINDOW": '"24h"',
        "DURATION": '"2h"',
        "WHOLE": "3",
        "TIMES": "3",
        "ZONE": '"UTC"',
    }
    values |= {"HOURS": '["mon-sun 00:00-24:00"]', "INSTANT": "2026-12-24T18:00:00Z", "TEXT": '"x"', "LEVEL": '"full"'}
    for kind, spec in KINDS.items():
        wanted = [*spec.needed, *spec.one_of[:1]]
        rows = [f"{n} = {values.get(spec.fields[n].name) or repr(spec.choices[n][0])}" for n in wanted]
        condition = 'if.method = "card"' if kind is Kind.METHOD else ""
        read("\n".join(["[[rule]]", 'id = "x"', f'kind = "{kind}"', *rows, 'outcome = "review"', condition]))


blanks = st.lists(st.sampled_from(["", "# [[rule]]", "   "]), max_size=3)
odd = st.sampled_from(['"]"', '"#"', "'''\n[[rule]]\n# '''", '"""\n]] """', "[1,\n 2, # [\n]", '{ a = "}" }', "7"])


@given(st.lists(st.tuples(blanks, st.lists(st.tuples(odd, blanks), max_size=4)), min_size=1, max_size=5))
def test_each_key_is_found_in_its_line_whatever_stands_before_it(rows):
    lines: list[str] = []
    expected = {}
    for n, (before, keys) in enumerate(rows):
        lines += before
        expected["rule", n] = len(lines) + 1
        lines.append("[[ rule ]] # one")
        for k, (value, gap) in enumerate(keys):
            expected["rule", n, f"k{k}"] = len(lines) + 1
            lines += f"k{k} = {value}".split("\n") + gap
    found = lines_of("\n".join(lines))
    assert {path: found[path] for path in expected} == expected


@pytest.mark.parametrize(
    "text, line",
    [
        ('[[rule]]\nid = "a"\nkind = "off"\noutcome = "refuse"\nreason = "x"\nend = 9999-12-31T23:59:59-10:00\n', 6),
        ("# deep\na = " + "[" * 5000, 2),
        ("# deep\na = " + "{a=" * 3000, 2),
        ("# long\na = " + "9" * 5000, 2),
        ('[rates]\nbase = "EUR"\nEUR = "2"\n', 3),
        ('[[rule]]\nid = "a"\nkind = "count"\noutcome = "refuse"\nwithin = "24h"\nmost = 201\n', 6),
        ('[[approval.band]]\npeople = 1\nup_to = { EUR = "5" }\n' * 2, 4),
    ],
    ids=["a moment beyond the calendar", "lists", "tables", "figures", "the base itself", "uncountable", "equal bands"],
)
def test_what_the_parser_cannot_hold_or_a_rule_cannot_do_is_a_mistake_with_its_line(text, line):
    assert [at for at, _ in problems(text)] == [line]


def test_amounts_of_currencies_with_large_figures_are_amounts():
    book = read(
        '[[rule]]\nid = "a"\nkind = "sum"\noutcome = "refuse"\nwithin = "24h"\nmost = { IDR = "20000000000" }\n'
    )
    limit = listed(book.rules[0].fields["most"], "IDR")
    assert limit is not None and limit.same_as(Money(20_000_000_000, "IDR", 0))
