"""The rules of reconciliation, case by case: kinds, due times, ages, and what one look may conclude."""

from dataclasses import replace

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.model import Attempt
from inapp.domain.money import Money
from inapp.domain.reconcile import (
    AGES,
    BY_TWO,
    CTRADER,
    DAY,
    MINUTE,
    OLDEST,
    RULE_OF,
    RULES,
    BreakKind,
    Horizon,
    Resolution,
    Told,
    Tolerance,
    Transfer,
    age_of,
    day_begins,
    day_of,
    tellings,
)
from inapp.domain.reconcile_rules import OurMoney, look_at_booking, look_at_deposit, look_at_money, look_at_transfer
from inapp.domain.states import PaymentType, Status

AT = 1_760_000_000_000
USD = Money(10000, "USD", 2)
ATTEMPT = Attempt(
    "D-1.credit.1", "D-1", "credit", 1, 7, "DEPOSIT", USD, AttemptState.CONFIRMED, AT, AT, "", 501, resolved_at=AT
)
ROW = Told(CTRADER, "501", "DEPOSIT", "D-1.credit.1", USD, AT, login=7)
FAR = Horizon(AT + DAY, AT + DAY)
NOT_SO_FAR = Horizon(AT + DAY, AT + MINUTE)
BLIND = Horizon(AT + DAY, None)
K = BreakKind


def minus(money: Money) -> Money:
    return replace(money, minor=-money.minor)


def kinds(found) -> list[BreakKind]:
    return [one.kind for one in found]


def test_there_are_eleven_kinds_and_each_has_a_rule_of_its_own():
    assert len(RULES) == len(RULE_OF) == len(BreakKind) == 11
    ranks = [rule.rank for rule in RULES if rule.rank is not None]
    assert sorted(ranks) == list(range(1, 11))
    assert [kind for kind, rule in RULE_OF.items() if rule.rank is None] == [K.BALANCE]
    assert {kind: rule.after for kind, rule in RULE_OF.items() if rule.after} == {
        K.NOT_BOOKED: 5 * MINUTE,
        K.UNKNOWN_ITEM: 15 * MINUTE,
        K.SETTLEMENT: DAY,
    }


CASES = {
    "as it was confirmed": (ATTEMPT, False, [ROW], FAR, []),
    "in other decimals": (ATTEMPT, False, [replace(ROW, money=Money(10_000_000_000, "USD", 8))], FAR, []),
    "by hand, under its number alone": (ATTEMPT, False, [replace(ROW, about="")], FAR, []),
    "not there": (ATTEMPT, False, [], FAR, [K.MISSING]),
    "not there yet": (ATTEMPT, False, [], NOT_SO_FAR, []),
    "not there, says one that may deny nothing": (ATTEMPT, False, [], BLIND, []),
    "twice": (ATTEMPT, False, [ROW, replace(ROW, id="502")], FAR, [K.TWICE]),
    "more": (ATTEMPT, False, [replace(ROW, money=Money(10001, "USD", 2))], FAR, [K.DIFFERS]),
    "the other way": (ATTEMPT, False, [replace(ROW, money=minus(USD), kind="WITHDRAW")], FAR, [K.DIFFERS]),
    "on another account": (ATTEMPT, False, [replace(ROW, login=8)], FAR, [K.DIFFERS]),
    "under another number": (ATTEMPT, False, [replace(ROW, id="777")], FAR, [K.DIFFERS]),
    "nobody's": (None, False, [replace(ROW, about="")], FAR, [K.NOT_OURS]),
    "under a name that we do not know": (None, False, [ROW], FAR, [K.NOT_OURS]),
    "absent, and there": (replace(ATTEMPT, state=AttemptState.ABSENT), False, [ROW], FAR, [K.DIFFERS]),
    "absent, and there beside the one sent again": (
        replace(ATTEMPT, state=AttemptState.ABSENT), True, [ROW], FAR, [K.TWICE],
    ),
    "refused, and not there": (replace(ATTEMPT, state=AttemptState.REJECTED), False, [], FAR, []),
    "not known, and there": (
        replace(ATTEMPT, state=AttemptState.AMBIGUOUS, balance_history_id=None), False, [ROW], FAR, [],
    ),
    "not known, and there with another amount": (
        replace(ATTEMPT, state=AttemptState.AMBIGUOUS, balance_history_id=None), False,
        [replace(ROW, money=Money(1, "USD", 2))], FAR, [K.DIFFERS],
    ),
    "not known, and not there": (replace(ATTEMPT, state=AttemptState.AMBIGUOUS), False, [], FAR, []),
    "a double that read-back has met": (
        replace(ATTEMPT, state=AttemptState.DOUBLE), False, [ROW, replace(ROW, id="502")], FAR, [K.TWICE],
    ),
    "a double that two people have ended": (
        replace(ATTEMPT, state=AttemptState.DOUBLE_RESOLVED), False, [ROW, replace(ROW, id="502")], FAR, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_booking_beside_what_ctrader_tells(case: str):
    attempt, leg_confirmed, rows, horizon, expected = CASES[case]
    found = look_at_booking(attempt, leg_confirmed, rows, horizon)
    assert kinds(found) == expected
    assert len({one.key for one in found}) == len(found)


def test_money_of_a_break_is_what_our_books_have_more():
    (missing,) = look_at_booking(ATTEMPT, False, [], FAR)
    (twice,) = look_at_booking(ATTEMPT, False, [ROW, replace(ROW, id="502")], FAR)
    (more,) = look_at_booking(ATTEMPT, False, [replace(ROW, money=Money(10001, "USD", 2))], FAR)
    assert (missing.money, twice.money, more.money) == (USD, minus(USD), Money(-1, "USD", 2))


ITEM = Told("psp", "t1", "payment", "pi_1", USD, AT, ref="D-1")
DEPOSIT = OurMoney("pi_1", "D-1", "payment", USD, AT)
PAYOUT = OurMoney("po_1", "W-1", "payout", minus(USD), AT, was_paid=True)
OUT = Told("psp", "t2", "payout", "po_1", minus(USD), AT, key="W-1.payout.1")
BACK = Told("psp", "t3", "payout returned", "po_1", USD, AT + MINUTE, key="W-1.payout.1")
FAILED = replace(PAYOUT, money=None)
MONEY = {
    "captured": (DEPOSIT, [ITEM], FAR, []),
    "captured, not there": (DEPOSIT, [], FAR, [K.NOT_AT_PSP]),
    "captured, not there yet": (DEPOSIT, [], NOT_SO_FAR, []),
    "captured, and taken back": (
        DEPOSIT, [ITEM, replace(ITEM, id="t9", kind="adjustment", money=minus(USD))], FAR, [K.NOT_AT_PSP],
    ),
    "captured twice under one name": (DEPOSIT, [ITEM, replace(ITEM, id="t9")], FAR, [K.DIFFERS]),
    "another amount": (DEPOSIT, [replace(ITEM, money=Money(9, "USD", 2))], FAR, [K.DIFFERS]),
    "another currency": (DEPOSIT, [replace(ITEM, money=Money(10000, "EUR", 2))], FAR, [K.DIFFERS]),
    "captured, and nobody told us": (replace(DEPOSIT, money=None), [ITEM], FAR, [K.NOT_BOOKED]),
    "captured a moment ago": (replace(DEPOSIT, money=None), [ITEM], Horizon(AT + 4 * MINUTE, AT), []),
    "nobody's": (None, [replace(ITEM, ref="")], FAR, [K.UNKNOWN_ITEM]),
    "nobody's, a moment ago": (None, [ITEM], Horizon(AT + 14 * MINUTE, AT), []),
    "a refund that we did not order": (None, [replace(ITEM, kind="refund", money=minus(USD))], FAR, [K.ELSEWHERE]),
    "a dispute": (None, [replace(ITEM, kind="dispute", money=minus(USD))], FAR, [K.ELSEWHERE]),
    "a dispute that was won": (
        None,
        [replace(ITEM, kind="dispute", money=minus(USD)), replace(ITEM, id="t9", kind="dispute reversal")],
        FAR, [],
    ),
    "paid out": (PAYOUT, [OUT], FAR, []),
    "paid out, not there": (PAYOUT, [], FAR, [K.NOT_AT_PSP]),
    "paid out, and back": (PAYOUT, [OUT, BACK], FAR, [K.RETURNED]),
    "paid out, back, and noted": (FAILED, [OUT, BACK], FAR, [K.RETURNED]),
    "failed before it went": (replace(FAILED, was_paid=False), [OUT, BACK], FAR, []),
    "failed by our books, and gone": (replace(FAILED, was_paid=False), [OUT], FAR, [K.DIFFERS]),
    "still on its way": (replace(FAILED, was_paid=False, ended=False), [OUT], FAR, []),
    "less than ordered": (PAYOUT, [replace(OUT, money=Money(-1, "USD", 2))], FAR, [K.DIFFERS]),
}  # fmt: skip


@pytest.mark.parametrize("case", MONEY)
def test_our_money_beside_what_a_psp_tells(case: str):
    ours, rows, horizon, expected = MONEY[case]
    assert kinds(look_at_money("psp", ours, rows, horizon)) == expected


def test_a_payout_that_came_back_is_over_once_its_payment_is():
    (waits,) = look_at_money("psp", FAILED, [OUT, BACK], FAR)
    (over,) = look_at_money("psp", replace(FAILED, at_rest=True), [OUT, BACK], FAR)
    assert (waits.over, over.over) == (False, True)
    assert waits.key == over.key


@pytest.mark.parametrize(
    ("status", "captured", "after", "expected"),
    [
        (Status.PAID, USD, 5 * MINUTE, [K.NOT_BOOKED]),
        (Status.PAID, USD, 5 * MINUTE - 1, []),
        (Status.REVIEW, USD, DAY, [K.NOT_BOOKED]),
        (Status.REVIEW, None, DAY, []),
        (Status.CREDITED, USD, DAY, []),
        (Status.REFUNDING, USD, DAY, []),
    ],
)
def test_a_deposit_that_waits_for_its_credit(status, captured, after, expected):
    found = look_at_deposit("D-1", PaymentType.DEPOSIT, status, "psp", captured, AT, Horizon(AT + after, AT))
    assert kinds(found) == expected


TRANSFER = Transfer("psp", "po_1", USD, "arrived", AT, AT, USD)


@pytest.mark.parametrize(
    ("changes", "after", "broken"),
    [
        ({}, 30 * DAY, False),
        ({"sum_of_items": None}, 30 * DAY, False),
        ({"sum_of_items": Money(9999, "USD", 2)}, DAY - 1, False),
        ({"sum_of_items": Money(9999, "USD", 2)}, DAY, True),
        ({"state": "expected"}, 3 * DAY - 1, False),
        ({"state": "expected"}, 3 * DAY, True),
        ({"state": "returned", "reason": "closed"}, 0, True),
    ],
)
def test_a_transfer_to_the_bank(changes, after, broken):
    assert kinds(look_at_transfer(replace(TRANSFER, **changes), AT + after, Tolerance())) == [K.SETTLEMENT] * broken


def test_ages_days_and_who_has_to_agree():
    edges = [below for below, _ in AGES]
    assert [age_of(edge - 1) for edge in edges] == [words for _, words in AGES]
    assert age_of(edges[-1]) == OLDEST
    assert [tellings(age * DAY) for age in (0, 1, 2, 3, 7, 100)] == [0, 1, 1, 2, 3, 3]
    assert day_begins(day_of(AT)) <= AT < day_begins(day_of(AT)) + DAY
    assert {Resolution.CORRECTED, Resolution.WRITTEN_OFF} == BY_TWO
