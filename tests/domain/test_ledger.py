"""Every change of state that moves money has its postings, and what does not move any is listed."""

from itertools import product

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DISBURSEMENT_STARTS, DISBURSEMENT_TRANSITIONS, DisbursementState
from inapp.domain.ledger import (
    BOOKINGS,
    DISBURSEMENTS,
    FACTS,
    OF_ATTEMPT,
    OF_DISBURSEMENT,
    OF_DISPUTE,
    RULES,
    Balance,
    Entry,
    MoneyEvent,
    booking_event,
    disbursement_event,
    entry_of,
    sums,
    taken_by,
    type_of,
)
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.money import Money
from inapp.domain.states import BOOKING_TYPES, TRANSITIONS, Event

S = DisbursementState
TEN = Money(1000, "EUR", 2)
NAMES = {"psp": "acme", "login": 7, "bank": "DE1", "debit": "correction", "credit": "suspense:acme"}

MOVED = {
    (None, S.PLANNED): None,
    (None, S.PAID): MoneyEvent.PAID_AT_ONCE,
    (None, S.LOST): MoneyEvent.SENT,
    (S.PLANNED, S.SENDING): MoneyEvent.SENT,
    (S.PLANNED, S.PENDING): MoneyEvent.SENT,
    (S.PLANNED, S.PAID): MoneyEvent.PAID_AT_ONCE,
    (S.PLANNED, S.FAILED): None,
    (S.PLANNED, S.LOST): MoneyEvent.SENT,
    (S.SENDING, S.PENDING): None,
    (S.SENDING, S.PAID): MoneyEvent.PAID,
    (S.SENDING, S.FAILED): MoneyEvent.NOT_PAID,
    (S.PENDING, S.PAID): MoneyEvent.PAID,
    (S.PENDING, S.FAILED): MoneyEvent.NOT_PAID,
    (S.LOST, S.PENDING): None,
    (S.LOST, S.PAID): MoneyEvent.PAID,
    (S.LOST, S.FAILED): MoneyEvent.NOT_PAID,
    (S.PAID, S.FAILED): MoneyEvent.CAME_BACK,
    (S.FAILED, S.PAID): MoneyEvent.PAID_AT_ONCE,
}
"""What each change of a payout or refund posts."""

MOVES_MONEY = {
    Event.CAPTURED: MoneyEvent.CAPTURED,
    Event.MISMATCHED: MoneyEvent.CAPTURED,  # where the capture has the wrong amount
    Event.CREDIT_BOOKED: MoneyEvent.CREDIT_BOOKED,
    Event.DEBIT_BOOKED: MoneyEvent.DEBIT_BOOKED,
    Event.RETURN_BOOKED: MoneyEvent.RETURN_BOOKED,
    Event.PAYOUT_SENT: MoneyEvent.SENT,
    Event.PAYOUT_PAID: MoneyEvent.PAID,
    Event.PAYOUT_FAILED: MoneyEvent.NOT_PAID,
    Event.REFUND_PAID: MoneyEvent.PAID,
    Event.REFUND_FAILED: MoneyEvent.NOT_PAID,
}
"""The events of payments that follow money, with what its own row has posted."""
MOVES_NONE = {
    *(Event.STARTED, Event.DECLINED, Event.EXPIRED, Event.CANCELLED, Event.APPROVAL_NEEDED, Event.APPROVED),
    *(Event.REFUSED, Event.CREDIT_SENT, Event.CREDIT_ABSENT, Event.CREDIT_NOT_TAKEN, Event.CREDIT_REFUSED),
    *(Event.CREDIT_UNKNOWN, Event.DEBIT_SENT, Event.DEBIT_ABSENT, Event.DEBIT_NOT_TAKEN, Event.DEBIT_REFUSED),
    *(Event.DEBIT_UNKNOWN, Event.RETURN_SENT, Event.RETURN_ABSENT, Event.RETURN_NOT_TAKEN, Event.RETURN_REFUSED),
    *(Event.RETURN_UNKNOWN, Event.PAYOUT_ORDERED, Event.RETURN_ORDERED, Event.REFUND_ORDERED, Event.HANDED_TO_STAFF),
    Event.RESTORED,
}


def test_each_change_of_a_payout_or_refund_posts_what_is_written_here():
    changes = {(None, state) for state in DISBURSEMENT_STARTS} | {(a, b) for a, _, b in DISBURSEMENT_TRANSITIONS}
    assert changes == MOVED.keys()
    assert {change: disbursement_event(*change) for change in MOVED} == MOVED


def test_each_event_of_a_payment_moves_money_or_is_known_to_move_none():
    assert MOVES_MONEY.keys() | MOVES_NONE == set(Event)
    assert not MOVES_MONEY.keys() & MOVES_NONE
    assert set(MOVES_MONEY.values()) <= RULES.keys()
    assert {event for rows in TRANSITIONS.values() for _, event, _ in rows} == set(Event)


@pytest.mark.parametrize("name", BOOKING_TYPES)
def test_a_booking_is_posted_when_it_is_confirmed_and_a_double_until_people_have_dealt_with_it(name):
    posts = {
        (was, becomes): booking_event(name, was, becomes)
        for was, becomes in product([None, *AttemptState], AttemptState)
        if was is not AttemptState.CONFIRMED and (was, becomes) != (AttemptState.DOUBLE, AttemptState.CONFIRMED)
    }
    for (was, becomes), event in posts.items():
        into = {AttemptState.CONFIRMED: f"{name}_booked", AttemptState.DOUBLE: f"{name}_doubled"}.get(becomes)
        left = f"{name}_double_settled" if was is AttemptState.DOUBLE else None
        assert event == (None if was is becomes else into or left), (was, becomes)


def test_no_confirmed_booking_is_ever_taken_out_of_the_ledger():
    with pytest.raises(KeyError):
        booking_event("credit", AttemptState.CONFIRMED, AttemptState.ABSENT)


def test_each_state_has_a_place_for_its_money():
    assert OF_ATTEMPT.keys() == set(AttemptState)
    assert OF_DISBURSEMENT.keys() == set(DisbursementState)
    assert OF_DISPUTE.keys() == set(DisputeState)


def test_every_event_has_a_rule_and_a_row_that_tells_it():
    told = {*BOOKINGS.values(), *DISBURSEMENTS.values(), *FACTS}
    told |= {MoneyEvent.CAPTURED, MoneyEvent.REFUNDED_ELSEWHERE, MoneyEvent.FUNDS_HELD, MoneyEvent.DISPUTE_TAKEN}
    follows = {MoneyEvent.EXCHANGED_FROM, MoneyEvent.EXCHANGED_INTO, MoneyEvent.OVERDRAWN}
    assert told | follows == RULES.keys() == set(MoneyEvent)


@pytest.mark.parametrize("ref", ["D-AAAAAAA", "W-AAAAAAA"])
@pytest.mark.parametrize("event", RULES)
def test_an_entry_is_even_and_its_accounts_are_known(event, ref):
    entry = entry_of(event, TEN, ref=ref, subject="s", at=1, **NAMES)
    assert sums(entry.postings()) == {(entry.debit, "EUR"): 10**9, (entry.credit, "EUR"): -(10**9)}
    assert type_of(entry.debit) and type_of(entry.credit)


def test_a_disbursement_takes_its_money_from_where_its_reference_holds_it():
    from_ = {
        ref[0]: entry_of(MoneyEvent.SENT, TEN, ref=ref, subject="s", at=1, psp="by hand") for ref in ("D-", "W-", "U-")
    }
    assert from_["D"] == Entry("sent", "D-", "s", 1, "transit:in", "psp:by-hand:out", TEN)
    assert (from_["W"].debit, from_["U"].debit) == ("transit:out", "suspense:by-hand")


@pytest.mark.parametrize("money", [None, Money(0, "EUR", 2), Money(1, "XXX", 0)])
def test_what_moves_nothing_or_no_known_amount_is_not_posted(money):
    assert entry_of(MoneyEvent.CAPTURED, money, ref="D-A", subject="s", at=1, psp="acme") is None


def test_an_account_that_nobody_knows_is_refused():
    for name in ("clients:7", "client:", "", "transit", "transit:in:x", "fxx"):
        with pytest.raises(KeyError):
            type_of(name)


def test_an_inquiry_or_a_won_dispute_takes_no_money():
    assert taken_by(Dispute("d", DisputeState.OPEN, "needs_response", money=TEN)) == TEN
    assert taken_by(Dispute("d", DisputeState.OPEN, "warning_needs_response", money=TEN, moved=False)) is None
    assert taken_by(Dispute("d", DisputeState.WON, "won", money=TEN)) is None
    assert taken_by(None) is None


@pytest.mark.parametrize(
    ("total", "digits", "text"),
    [(10**9, 2, "10.00"), (-(10**9), 2, "-10.00"), (5, 2, "0.00000005"), (3 * 10**8, 0, "3"), (-(10**7), 0, "-0.1")],
)
def test_a_balance_shows_at_least_the_decimals_of_its_currency(total, digits, text):
    assert Balance("fx", "EUR", total, digits).text == text
