"""The two state machines, written down a second time: every pair of state and event, legal or not."""

from itertools import product

import pytest

from inapp.domain.errors import IllegalTransition
from inapp.domain.states import (
    BOOKING_TYPES,
    FIRST,
    NEEDS_PERSON,
    NEXT_BOOKING,
    TRANSITIONS,
    UNKNOWN,
    Event,
    PaymentType,
    Status,
    is_possible,
    next_status,
)

EXPECTED = {
    PaymentType.DEPOSIT: """
        created         started>awaiting_payer captured>paid mismatched>review declined>declined expired>expired
                        cancelled>cancelled restored>review
        awaiting_payer  captured>paid mismatched>review declined>declined expired>expired cancelled>cancelled
                        restored>review
        declined        captured>paid mismatched>review restored>review
        expired         captured>paid mismatched>review restored>review
        cancelled       captured>paid mismatched>review restored>review
        paid            credit_sent>crediting credit_booked>credited mismatched>review handed_to_staff>review
                        restored>review
        crediting       credit_booked>credited credit_not_taken>paid credit_refused>credit_refused
                        credit_unknown>credit_unknown
        credit_unknown  credit_booked>credited credit_absent>paid restored>review
        credit_refused  handed_to_staff>review restored>review
        review          credit_booked>credited credit_absent>paid refund_ordered>refunding
        refunding       refund_paid>refunded refund_failed>review restored>review
        refunded        refund_failed>review
        credited
    """,
    PaymentType.WITHDRAWAL: """
        requested          approval_needed>awaiting_approval approved>approved refused>refused cancelled>cancelled
                           restored>review
        awaiting_approval  approved>approved refused>refused cancelled>cancelled restored>review
        approved           approval_needed>awaiting_approval cancelled>cancelled refused>refused debit_sent>debiting
                           restored>review
        debiting           debit_booked>debited debit_not_taken>approved debit_refused>cancelled
                           debit_unknown>debit_unknown
        debit_unknown      debit_booked>debited debit_absent>cancelled restored>review
        cancelled          debit_booked>review restored>review
        debited            payout_sent>paying_out refused>returning restored>review
        paying_out         payout_paid>paid_out payout_failed>payout_failed refused>returning handed_to_staff>review
                           restored>review
        paid_out           payout_failed>payout_failed restored>review
        payout_failed      return_ordered>returning handed_to_staff>review restored>review
        returning          return_sent>returning return_booked>returned return_not_taken>returning
                           return_refused>review return_unknown>return_unknown restored>review
        return_unknown     return_booked>returned return_absent>returning restored>review
        review             debit_booked>debited debit_absent>cancelled return_booked>returned
                           return_absent>returning payout_paid>paid_out payout_ordered>paying_out
        refused            restored>review
        returned           payout_failed>payout_failed
    """,
}
FINAL = {
    PaymentType.DEPOSIT: {"credited", "declined", "expired", "cancelled", "refunded"},
    PaymentType.WITHDRAWAL: {"paid_out", "refused", "returned", "cancelled"},
}


def _expected() -> dict[tuple[PaymentType, Status, Event], Status]:
    found = {}
    for kind, text in EXPECTED.items():
        state = FIRST[kind]
        for word in text.split():
            event, arrow, end = word.partition(">")
            if arrow:
                found[kind, state, Event(event)] = Status(end)
            else:
                state = Status(word)
    return found


TABLE = _expected()
STATES = {kind: {Status(word) for word in text.split() if ">" not in word} for kind, text in EXPECTED.items()}


def reachable(kind: PaymentType, start: Status, *without: Event, by_itself: bool = False) -> set[Status]:
    """The states that can follow in any number of steps if some events never happen, or if no person helps."""
    found, todo = {start}, [start]
    while todo:
        here = todo.pop()
        if by_itself and here is Status.REVIEW:
            continue
        for begin, event, end in TRANSITIONS[kind]:
            if begin is here and event not in without and end not in found:
                found.add(end)
                todo.append(end)
    return found


@pytest.mark.fault("I15")
@pytest.mark.parametrize(("kind", "status"), list(product(PaymentType, Status)))
def test_every_event_in_every_state_leads_where_it_should_or_nowhere(kind, status):
    for event in Event:
        end = TABLE.get((kind, status, event))
        assert is_possible(kind, status, event) == (end is not None), event
        if end is None:
            with pytest.raises(IllegalTransition):
                next_status(kind, status, event)
        else:
            assert next_status(kind, status, event) is end


@pytest.mark.parametrize("kind", PaymentType)
def test_no_state_and_event_stand_in_the_table_twice(kind):
    pairs = [(start, event) for start, event, _ in TRANSITIONS[kind]]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("kind", PaymentType)
def test_every_state_is_reached_and_no_other_is(kind):
    assert reachable(kind, FIRST[kind]) == STATES[kind]


def test_every_state_and_every_event_is_used():
    assert STATES[PaymentType.DEPOSIT] | STATES[PaymentType.WITHDRAWAL] == set(Status)
    assert {event for _, _, event in TABLE} == set(Event)


@pytest.mark.fault("I20")
@pytest.mark.parametrize("kind", PaymentType)
def test_from_every_state_an_end_is_reachable(kind):
    for status in STATES[kind]:
        assert any(end.final for end in reachable(kind, status)), status


@pytest.mark.parametrize("kind", PaymentType)
def test_exactly_these_states_are_final(kind):
    assert {status.value for status in STATES[kind] if status.final} == FINAL[kind]


def test_an_end_is_left_only_for_these_reasons():
    exits = {
        (kind.value, start.value, event.value)
        for kind, rows in TRANSITIONS.items()
        for start, event, _ in rows
        if start.final and event is not Event.RESTORED
    }
    late_payment = {
        ("deposit", end, event) for end in ("declined", "expired", "cancelled") for event in ("captured", "mismatched")
    }
    assert exits == late_payment | {
        ("deposit", "refunded", "refund_failed"),
        ("withdrawal", "paid_out", "payout_failed"),
        ("withdrawal", "returned", "payout_failed"),
        ("withdrawal", "cancelled", "debit_booked"),
    }


@pytest.mark.fault("I24")
def test_a_restore_leads_nowhere_but_to_people():
    assert {
        end
        for _, event, end in (*TRANSITIONS[PaymentType.DEPOSIT], *TRANSITIONS[PaymentType.WITHDRAWAL])
        if event is Event.RESTORED
    } == {Status.REVIEW}
    for kind in PaymentType:
        assert not is_possible(kind, Status.REVIEW, Event.CREDIT_SENT)
        assert not is_possible(kind, Status.REVIEW, Event.DEBIT_SENT)
        assert not is_possible(kind, Status.REVIEW, Event.PAYOUT_SENT)


@pytest.mark.fault("I4")
def test_a_deposit_is_credited_only_after_its_capture_or_a_review():
    left = reachable(PaymentType.DEPOSIT, Status.CREATED, Event.CAPTURED, by_itself=True)
    unpaid = {Status.CREATED, Status.AWAITING_PAYER, Status.DECLINED, Status.EXPIRED, Status.CANCELLED}
    assert left == unpaid | {Status.REVIEW}


@pytest.mark.fault("I7")
def test_a_withdrawal_is_paid_out_only_after_its_debit_or_a_review():
    left = reachable(PaymentType.WITHDRAWAL, Status.REQUESTED, Event.DEBIT_BOOKED, by_itself=True)
    assert not left & {Status.DEBITED, Status.PAYING_OUT, Status.PAID_OUT, Status.RETURNING, Status.RETURNED}


@pytest.mark.fault("I9")
def test_a_debit_is_returned_only_after_its_payout_failed_or_was_refused():
    without = Event.PAYOUT_FAILED, Event.REFUSED
    left = reachable(PaymentType.WITHDRAWAL, Status.REQUESTED, *without, by_itself=True)
    assert not left & {Status.RETURNING, Status.RETURN_UNKNOWN, Status.RETURNED}


def test_nothing_is_refunded_without_an_order():
    left = reachable(PaymentType.DEPOSIT, Status.CREATED, Event.REFUND_ORDERED)
    assert not left & {Status.REFUNDING, Status.REFUNDED}


@pytest.mark.fault("C06")
def test_a_withdrawal_can_be_cancelled_only_until_its_debit_begins():
    can = {status for status in Status if is_possible(PaymentType.WITHDRAWAL, status, Event.CANCELLED)}
    assert can == {Status.REQUESTED, Status.AWAITING_APPROVAL, Status.APPROVED}


@pytest.mark.fault("N01", "N09")
@pytest.mark.parametrize(
    ("name", "sending", "done"),
    [
        ("credit", Status.CREDITING, Status.CREDITED),
        ("debit", Status.DEBITING, Status.DEBITED),
        ("return", Status.RETURNING, Status.RETURNED),
    ],
)
def test_every_booking_type_moves_between_its_own_states(name, sending, done):
    booking_type = BOOKING_TYPES[name]
    assert next_status(booking_type.kind, booking_type.ready, booking_type.event("sent")) is sending
    assert next_status(booking_type.kind, sending, booking_type.event("not_taken")) is booking_type.ready
    assert next_status(booking_type.kind, sending, booking_type.event("booked")) is done
    assert next_status(booking_type.kind, sending, booking_type.event("unknown")) is booking_type.unknown
    assert next_status(booking_type.kind, booking_type.unknown, booking_type.event("booked")) is done
    assert NEXT_BOOKING[booking_type.ready] is booking_type and booking_type.unknown in UNKNOWN


def test_a_booking_found_absent_is_made_again_except_for_a_withdrawal_which_ends():
    ends = {
        booking_type.name: next_status(booking_type.kind, booking_type.unknown, booking_type.event("absent")).value
        for booking_type in BOOKING_TYPES.values()
    }
    assert ends == {"credit": "paid", "debit": "cancelled", "return": "returning"}


def test_these_states_wait_for_a_person():
    assert {status.value for status in NEEDS_PERSON} == {
        *("credit_unknown", "debit_unknown", "return_unknown"),
        *("credit_refused", "review", "awaiting_approval"),
    }


def test_a_stored_word_is_the_state_again():
    assert [Status(status.value) for status in Status] == list(Status)
