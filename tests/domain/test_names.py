"""Names of people: one form for comparison, and what looks alike."""

import pytest

from inapp.domain.names import mixes_scripts, outline, plain_name


@pytest.mark.parametrize(
    "typed", ["Ann Lee", "ann lee", "  Ann\t Lee ", "Ann\xa0Lee", "Ann\u200b Lee", "\u202eAnn Lee"]
)
def test_case_blanks_and_what_nobody_sees_make_no_other_name(typed):
    assert plain_name(typed) == "ann lee"


@pytest.mark.parametrize("typed", ["", " ", "\u200b\u2060", "\t\n", "\u202e"])
def test_a_name_of_nothing_that_can_be_seen_is_empty(typed):
    assert plain_name(typed) == ""


LOOKS_LIKE = [
    ("ann", "аnn"),  # Cyrillic
    ("ann", "αnn"),  # Greek alpha
    ("ann", "ａｎｎ"),  # full width
    ("ann", "a.n-n"),
    ("ann", "ᴀɴɴ"),  # small capitals
    ("ann", "annʼ"),  # a letter that only modifies others
    ("ann", "ann "),
    ("zoe", "zoë"),
    ("zoe", "zoe\u0308"),
    ("cop", "сор"),  # Cyrillic throughout
    ("bob", "b0b"),
    ("bill", "bi11"),
    ("bill", "BILL"),
    ("Ian", "lan"),
    ("james", "jarnes"),
    ("will", "vvill"),
    ("straße", "strasse"),
]


@pytest.mark.parametrize(("one", "other"), LOOKS_LIKE)
def test_names_that_look_alike_have_one_outline(one, other):
    assert outline(plain_name(one)) == outline(plain_name(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("ann", "bob"), ("ann", "anna"), ("jon", "jan"), ("анна", "иван"), ("李", "王")]
)
def test_names_that_look_different_stay_two(one, other):
    assert outline(plain_name(one)) != outline(plain_name(other))


@pytest.mark.parametrize("typed", ["ⲁnn", "ꓮnn", "annи", "Ann Leе李"])
def test_a_word_of_letters_that_no_table_knows_to_look_like_latin_ones_is_mixed(typed):
    assert mixes_scripts(plain_name(typed))


@pytest.mark.parametrize(
    "typed",
    ["Ann Lee", "Иван", "анна", "аnn", "José O’Brien", "Ann 李", "محمد", "山田たろう", "Łukasz", "straße", "bob2"],
)
def test_a_name_that_people_have_is_not_mixed(typed):
    assert not mixes_scripts(plain_name(typed))
