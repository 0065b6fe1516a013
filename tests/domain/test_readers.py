"""What may be concluded from readers of cTrader's history: the literal table, and readers that fail in every way."""

from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.attempts import WATERMARK_MARGIN, AttemptState
from inapp.domain.model import Attempt
from inapp.domain.money import Money
from inapp.domain.readers import (
    BalanceEntry,
    Conclusion,
    Question,
    Reading,
    Sight,
    chains,
    conclude,
    is_booking,
    look_at,
    may_lack,
    shows,
    sight,
    since_then,
    type_of,
)

LOGIN, ENDED, QUIET = 17, 1_000_000, 600_000
SETTLED = ENDED + QUIET + WATERMARK_MARGIN + 1
"""The first watermark that proves an absence."""
NOW = SETTLED + 60_000
WANTED = Attempt(
    "D-7F3K2Q4.credit.1",
    "D-7F3K2Q4",
    "credit",
    1,
    LOGIN,
    "DEPOSIT",
    Money(10_000, "USD", 2),
    AttemptState.AMBIGUOUS,
    ENDED - 15_000,
    ENDED,
)


def entry(version: int, delta: int, balance: int, **other) -> BalanceEntry:
    kind = "DEPOSIT" if delta > 0 else "WITHDRAW"
    made = BalanceEntry(880_000 + version, f"D-OTHER.credit.{version}", LOGIN, kind, delta, 2, balance, version)
    return replace(made, at=ENDED - 500_000 + version, **other)


BEFORE = (entry(1, 50_000, 50_000), entry(2, -20_000, 30_000))
BOOKED = entry(3, 10_000, 40_000, external_id=WANTED.external_id)
WHOLE = Reading(BEFORE, SETTLED, complete=True)
HAS_IT = Reading((*BEFORE, BOOKED), SETTLED, complete=True)


def question(present: int | None, **other) -> Question:
    told = None if present is None else Money(present, "USD", 2)
    return replace(Question(WANTED, 0, NOW, QUIET, present=told), **other)


@pytest.mark.parametrize(
    ("sights", "follows"),
    [
        ("", "wait"),
        ("unsure", "wait"),
        ("hit", "found"),
        ("hit unsure", "found"),
        ("hit lacks", "disputed"),
        ("hit lacks_untrusted", "disputed"),
        ("hit lacks unsure", "disputed"),
        ("lacks", "absent"),
        ("lacks unsure", "wait"),
        ("lacks lacks_untrusted", "wait"),
        ("lacks_untrusted", "wait"),
        ("twice", "double"),
        ("twice lacks", "double"),
        ("twice hit", "double"),
        ("strange", "strange"),
        ("strange hit lacks", "strange"),
        ("strange twice", "strange"),
    ],
)
def test_what_readers_show_together_has_one_meaning(sights, follows):
    assert conclude(Sight[word.upper()] for word in sights.split()) is Conclusion(follows)


def test_only_readers_that_all_lack_it_and_all_are_trusted_call_a_booking_absent():
    every = chain.from_iterable(combinations(Sight, n) for n in range(len(Sight) + 1))
    assert [some for some in every if conclude(some) is Conclusion.ABSENT] == [(Sight.LACKS,)]


LATER = replace(WHOLE, entries=tuple(replace(row, version=(row.version or 0) + 1) for row in BEFORE))
"""By its sums the account began with it, by its versions something came before."""


@pytest.mark.parametrize(
    ("reading", "present", "trusted", "seen"),
    [
        (WHOLE, 30_000, True, Sight.LACKS),
        (WHOLE, 30_000, False, Sight.LACKS_UNTRUSTED),
        (WHOLE, 40_000, True, Sight.UNSURE),
        (WHOLE, None, True, Sight.UNSURE),
        (replace(WHOLE, watermark=SETTLED - 1), 30_000, True, Sight.UNSURE),
        (replace(WHOLE, complete=False), 30_000, True, Sight.UNSURE),
        (None, 30_000, True, Sight.UNSURE),
        (Reading((), SETTLED, complete=True), 0, True, Sight.LACKS),
        (Reading((), SETTLED, complete=True), 30_000, True, Sight.UNSURE),
        (replace(WHOLE, entries=BEFORE[1:]), 30_000, True, Sight.UNSURE),
        (LATER, 30_000, True, Sight.UNSURE),
        (HAS_IT, None, False, Sight.HIT),
        (replace(HAS_IT, complete=False, watermark=0), None, False, Sight.HIT),
        (replace(HAS_IT, entries=(BOOKED, BOOKED)), None, True, Sight.HIT),
        (replace(HAS_IT, entries=(BOOKED, replace(BOOKED, balance_history_id=1))), None, True, Sight.TWICE),
        (replace(HAS_IT, entries=(replace(BOOKED, delta=10_001),)), None, True, Sight.STRANGE),
        (replace(HAS_IT, entries=(BOOKED, replace(BOOKED, type="OTHER 38"))), None, True, Sight.STRANGE),
    ],
)
def test_what_one_reader_shows(reading, present, trusted, seen):
    assert sight(question(present), reading, trusted) is seen


def test_a_history_needs_no_beginning_if_it_reaches_back_beyond_the_asked_time():
    rest = replace(WHOLE, entries=BEFORE[1:])
    assert not may_lack(question(30_000, since=BEFORE[1].at), rest)
    assert may_lack(question(30_000, since=BEFORE[1].at + 1), rest)


def test_a_history_without_a_booking_that_we_know_of_is_not_whole():
    assert may_lack(question(30_000, known=frozenset({880_001, 880_002})), WHOLE)
    assert not may_lack(question(30_000, known=frozenset({880_002, 880_009})), WHOLE)


def test_a_watermark_ahead_of_our_own_clock_proves_no_more_than_the_present():
    ahead = replace(WHOLE, watermark=NOW * 2)
    assert may_lack(question(30_000), ahead)
    assert not may_lack(question(30_000, now=SETTLED - 1), ahead)


def test_readers_that_show_it_under_two_ids_show_a_double():
    other = replace(HAS_IT, entries=(replace(BOOKED, balance_history_id=1),))
    assert look_at(question(None), [(HAS_IT, True), (other, True)]) is Conclusion.DOUBLE
    assert look_at(question(None), [(HAS_IT, True), (None, True)]) is Conclusion.FOUND


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"delta": 100, "digits": 0}, True),
        ({"delta": 10_000_000_000, "digits": 8}, True),
        ({"delta": 10_000_000_001, "digits": 8}, False),
        ({"external_id": "D-7F3K2Q4.credit.2"}, False),
        ({"login": 18}, False),
        ({"type": "WITHDRAW"}, False),
        ({"type": "WITHDRAW", "delta": -10_000}, False),
        ({"delta": -10_000}, False),
        ({"type": "OTHER 38"}, False),
    ],
)
def test_a_booking_is_the_attempts_only_if_all_agrees(change, same):
    assert is_booking(replace(BOOKED, **change), WANTED) is same


def test_a_row_tells_its_amount_without_the_sign():
    assert (BEFORE[1].amount, replace(BOOKED, delta=100, digits=0).amount) == ("200.00", "100")


def test_only_two_of_ctraders_types_are_bookings():
    assert [type_of(number) for number in (0, 1, 2, 38)] == ["DEPOSIT", "WITHDRAW", "OTHER 2", "OTHER 38"]


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ((), True),
        ((BOOKED,), True),
        ((*BEFORE, BOOKED), True),
        ((BOOKED, *BEFORE), True),
        ((*BEFORE, BOOKED, BOOKED), True),
        ((BEFORE[0], BOOKED), False),
        ((*BEFORE, replace(BOOKED, version=2)), False),
        ((*BEFORE, replace(BOOKED, version=None)), False),
        ((*BEFORE, replace(BOOKED, balance=None)), False),
        ((*BEFORE, replace(BOOKED, balance=40_001)), False),
        ((*BEFORE, replace(BOOKED, delta=100, balance=400, digits=0)), True),
    ],
)
def test_a_history_is_whole_if_its_versions_and_sums_chain(rows, whole):
    assert chains(rows) is whole


def test_the_rows_since_a_moment_begin_with_the_one_before_it():
    rows = (*BEFORE, BOOKED)
    assert since_then(rows, BOOKED.at) == rows[1:]
    assert since_then(rows, BOOKED.at + 1) == rows[2:]
    assert since_then(rows, 0) == rows


CONFIRMED = replace(WANTED, state=AttemptState.CONFIRMED, balance_history_id=BOOKED.balance_history_id)
SHOWN = replace(BOOKED, at=ENDED - 5_000)


@pytest.mark.parametrize(
    ("rows", "watermark", "shown"),
    [
        ((SHOWN,), 0, True),
        ((replace(SHOWN, at=ENDED + 60_000),), 0, True),
        ((replace(SHOWN, at=ENDED + 60_001),), 0, False),
        ((replace(SHOWN, at=WANTED.started - 60_001),), 0, False),
        ((replace(SHOWN, delta=1),), 0, False),
        ((replace(SHOWN, login=18),), 0, False),
        ((replace(SHOWN, external_id="D-OTHER.credit.1"),), 0, False),
        ((replace(SHOWN, balance_history_id=7),), SETTLED, False),
        ((), ENDED + WATERMARK_MARGIN, None),
        ((), ENDED + WATERMARK_MARGIN + 1, False),
    ],
)
def test_a_reader_is_believed_once_it_shows_a_confirmed_booking_exactly(rows, watermark, shown):
    assert shows(Reading(rows, watermark), CONFIRMED) is shown


# Histories with readers that lag, lie by omission, are out of order, have holes or doubled rows.

deltas = st.lists(st.integers(-500, 500).filter(bool), min_size=1, max_size=6)


def history(changes: list[int], place: int | None) -> list[BalanceEntry]:
    """What cTrader really has: with the booking at a place among the others, or without it."""
    rows: list[BalanceEntry] = []
    balance = 0
    steps = [(delta, "") for delta in changes]
    if place is not None:
        steps.insert(place % (len(steps) + 1), (10_000, WANTED.external_id))
    for version, (delta, external_id) in enumerate(steps, start=1):
        balance += delta
        rows.append(entry(version, delta, balance, external_id=external_id))
    return rows


@st.composite
def readings(draw, truth: list[BalanceEntry]) -> Reading | None:
    """A reader's answer, with whatever watermark: some rows are missing, doubled, or in another order."""
    fault = draw(st.sampled_from(("none", "silent", "lags", "omits", "omits ours", "doubles", "keeps its first")))
    rows = {
        "lags": truth[: draw(st.integers(0, len(truth)))],
        "omits": [row for row in truth if draw(st.booleans())],
        "omits ours": [row for row in truth if row.external_id != WANTED.external_id],
        "doubles": truth + truth,
        "keeps its first": truth[draw(st.integers(0, len(truth))) :],
    }.get(fault, truth)
    rows = draw(st.permutations(rows))
    return None if fault == "silent" else Reading(tuple(rows), draw(st.sampled_from((0, SETTLED, NOW))), chains(rows))


@given(st.data(), deltas, st.one_of(st.none(), st.integers(0, 6)))
def test_no_readers_whatever_they_leave_out_make_a_booking_absent_that_ctrader_has_made(data, changes, place):
    truth = history(changes, place)
    present = truth[-1].balance or 0
    if place is not None and present in {0, *(row.balance for row in truth[:-1])}:
        return  # a later operation took back the same amount: see the next test
    answers = [(data.draw(readings(truth)), True) for _ in range(data.draw(st.integers(1, 3)))]
    follows = look_at(question(present), answers)
    assert (
        follows
        in {
            True: {Conclusion.FOUND, Conclusion.DISPUTED, Conclusion.WAIT},
            False: {Conclusion.ABSENT, Conclusion.WAIT},
        }[place is not None]
    )


@given(deltas, st.integers(0, 6))
def test_a_reader_that_leaves_out_one_row_alone_is_never_whole(changes, place):
    truth = history(changes, place)
    rest = [row for row in truth if row.external_id != WANTED.external_id]
    answer = Reading(tuple(rest), NOW, chains(rest))
    assert look_at(question(truth[-1].balance), [(answer, True)]) is Conclusion.WAIT


@given(st.data(), deltas)
def test_readers_that_are_whole_find_an_absence(data, changes):
    truth = history(changes, None)
    answers = [(Reading(tuple(data.draw(st.permutations(truth))), NOW, chains(truth)), True)] * 2
    assert look_at(question(truth[-1].balance), answers) is Conclusion.ABSENT
