"""Staff decisions: two people wherever money may be booked twice, in any spelling of a name."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from inapp.domain.attempts import AttemptState
from inapp.domain.errors import Refused
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import bookings, decisions, disbursements, psp_events, read_back
from tests.support.harness import World
from tests.support.people import person

MINUTE = 60_000
FOUND = 990_001


def unknown_deposit(world: World, word: str = "lost"):
    payment = world.paid_deposit()
    world.ctrader.script = [word]
    bookings.send(world.cashier, payment.ref)
    return payment


def states(world: World, ref: str) -> list[AttemptState]:
    return [attempt.state for attempt in sorted(world.attempts(ref), key=lambda attempt: attempt.n)]


def both_say(world: World, ref: str, booked: int | None) -> None:
    assert not decisions.decide(world.cashier, ref, booked, person("Ann")).done
    assert decisions.decide(world.cashier, ref, booked, person("Bob")).done


@pytest.mark.fault("I23", "K19")
def test_one_person_alone_changes_nothing_and_a_restart_forgets_no_word(blind_world):
    world = blind_world
    payment = unknown_deposit(world)
    blind_world.wait_until_silent()
    said = decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    assert not said.done
    assert "second person" in said.text
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    world.restart()
    world.run_for(10 * MINUTE)
    assert len(world.ctrader.calls) == 1
    assert decisions.decide(world.cashier, payment.ref, None, person("Bob")).done
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert states(world, payment.ref) == [AttemptState.ABSENT, AttemptState.CONFIRMED]
    world.assert_sound()


@pytest.mark.fault("I23")
@pytest.mark.parametrize("spelling", ["Ann Lee", "ann lee", "ANN LEE", "  Ann   Lee ", "Ann\tLee", "Ann\u00a0Lee"])
def test_the_same_name_in_another_spelling_is_the_same_person(blind_world, spelling):
    payment = unknown_deposit(blind_world)
    blind_world.wait_until_silent()
    assert not decisions.decide(blind_world.cashier, payment.ref, None, person("Ann Lee")).done
    assert not decisions.decide(blind_world.cashier, payment.ref, None, person(spelling)).done
    assert blind_world.payment(payment.ref).status is Status.CREDIT_UNKNOWN


@pytest.mark.fault("I23")
def test_an_accent_that_another_keyboard_writes_in_two_parts_makes_no_second_person(blind_world):
    payment = unknown_deposit(blind_world)
    for form in ("NFC", "NFD"):
        blind_world.wait_until_silent()
        assert not decisions.decide(
            blind_world.cashier, payment.ref, None, person(unicodedata.normalize(form, "Zoé"))
        ).done


@pytest.mark.parametrize("name", ["", "   "])
def test_a_word_without_a_name_is_refused(blind_world, name):
    payment = unknown_deposit(blind_world)
    with pytest.raises(Refused, match="needs the name"):
        decisions.decide(blind_world.cashier, payment.ref, None, person(name))
    with pytest.raises(Refused, match="needs the name"):
        decisions.order_refund(blind_world.cashier, payment.ref, person(name))


@pytest.mark.fault("I23")
def test_people_who_do_not_agree_change_nothing_and_a_last_word_counts(blind_world):
    world = blind_world
    payment = unknown_deposit(world)
    blind_world.wait_until_silent()
    assert not decisions.decide(world.cashier, payment.ref, None, person("Ann")).done
    assert not decisions.decide(world.cashier, payment.ref, FOUND, person("Bob")).done
    assert not decisions.decide(world.cashier, payment.ref, FOUND + 1, person("Cleo")).done
    assert not decisions.decide(world.cashier, payment.ref, FOUND + 2, person("Ann")).done
    # Ann has taken "not booked" back, so nobody agrees with Dan.
    assert not decisions.decide(world.cashier, payment.ref, None, person("Dan")).done
    assert decisions.decide(world.cashier, payment.ref, FOUND, person("Cleo")).done
    assert world.payment(payment.ref).status is Status.CREDITED
    assert world.attempts(payment.ref)[0].balance_history_id == FOUND
    with world.database.read() as db:
        assert db.history(payment.ref)[-1].by == "bob and cleo"


@pytest.mark.fault("I23", "I3")
def test_words_about_an_earlier_attempt_do_not_count_for_a_later_one(blind_world):
    world = blind_world
    payment = unknown_deposit(world)
    blind_world.wait_until_silent()
    both_say(world, payment.ref, None)
    world.ctrader.script = ["lost"]
    bookings.send(world.cashier, payment.ref)
    assert states(world, payment.ref) == [AttemptState.ABSENT, AttemptState.AMBIGUOUS]
    world.wait_until_silent()
    assert not decisions.decide(world.cashier, payment.ref, None, person("Bob")).done
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    assert decisions.decide(world.cashier, payment.ref, None, person("Ann")).done


@pytest.mark.fault("I23", "N16")
def test_words_about_a_double_do_not_count_for_the_payment_itself(world):
    payment = unknown_deposit(world, "twice")
    read_back.look(world.cashier, payment)
    number = world.booked(payment.ref)[0].balance_history_id
    both_say(world, payment.ref, number)
    assert states(world, payment.ref) == [AttemptState.DOUBLE_RESOLVED]
    assert not decisions.decide(world.cashier, payment.ref, number, person("Ann")).done
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    with pytest.raises(Refused, match="twice"):
        decisions.decide(world.cashier, payment.ref, None, person("Bob"))
    assert decisions.decide(world.cashier, payment.ref, number, person("Bob")).done
    assert world.payment(payment.ref).status is Status.CREDITED
    assert [(a.state, a.balance_history_id) for a in world.attempts(payment.ref)] == [(AttemptState.CONFIRMED, number)]


@pytest.mark.fault("N16", "I20")
def test_a_late_booking_beside_an_unknown_one_ends_with_people_and_not_in_waiting_for_ever(world):
    payment = unknown_deposit(world, "late")
    world.ctrader.script = []
    world.clock.forward(12 * MINUTE)
    read_back.look(world.cashier, payment)
    world.ctrader.script = ["lost"]
    bookings.send(world.cashier, payment.ref)
    world.ctrader.deliver_late()
    world.run_for(MINUTE)
    assert states(world, payment.ref) == [AttemptState.DOUBLE, AttemptState.AMBIGUOUS]
    world.wait_until_silent()
    both_say(world, payment.ref, None)
    world.run_for(15 * MINUTE)
    assert states(world, payment.ref) == [AttemptState.DOUBLE_RESOLVED, AttemptState.ABSENT]
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    both_say(world, payment.ref, world.booked(payment.ref)[0].balance_history_id)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1


@pytest.mark.fault("I14")
def test_an_id_that_another_booking_holds_is_refused(blind_world):
    world = blind_world
    other = world.paid_deposit()
    world.run()
    held = world.attempts(other.ref)[0].balance_history_id
    payment = unknown_deposit(world)
    with pytest.raises(Refused, match=f"{held} is the booking {other.ref}.credit.1"):
        decisions.decide(world.cashier, payment.ref, held, person("Ann"))


@pytest.mark.fault("I1", "I23")
@pytest.mark.parametrize("status", ["awaiting", "paid", "credited"])
def test_where_nothing_is_unknown_there_is_nothing_to_decide(world, status):
    payment = world.deposit() if status == "awaiting" else world.paid_deposit()
    if status == "credited":
        world.run()
    with pytest.raises(Refused, match="nothing to decide"):
        decisions.decide(world.cashier, payment.ref, FOUND, person("Ann"))
    with pytest.raises(Refused, match="no payment"):
        decisions.decide(world.cashier, "D-UNKNOWN", FOUND, person("Ann"))


@pytest.mark.fault("I4", "H10")
def test_people_cannot_send_a_credit_whose_amount_was_not_captured(world):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, Money(9000, "USD", 2)))
    psp_events.work_inbox(world.cashier)
    with pytest.raises(Refused, match=r"captured 90\.00 USD, not 100\.00 USD"):
        decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    # ... but what somebody booked by hand can be noted, once.
    both_say(world, payment.ref, FOUND)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert [(a.external_id, a.code) for a in world.attempts(payment.ref)] == [(f"{payment.ref}.credit.1", "BY_HAND")]
    assert world.ctrader.calls == []


def test_a_refused_credit_can_be_sent_once_more_by_two_people(world):
    payment = unknown_deposit(world, "TRADER_NOT_FOUND")
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    both_say(world, payment.ref, None)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("I7")
@pytest.mark.parametrize(("executed", "status"), [(True, Status.PAID_OUT), (False, Status.CANCELLED)])
def test_two_people_end_an_unknown_debit(blind_world, executed, status):
    world = blind_world
    payment = world.withdrawal()
    world.ctrader.script = ["unanswered" if executed else "lost"]
    world.run()
    assert world.payment(payment.ref).status is Status.DEBIT_UNKNOWN
    blind_world.wait_until_silent()
    both_say(world, payment.ref, world.booked(payment.ref)[0].balance_history_id if executed else None)
    world.run()
    assert world.payment(payment.ref).status is status
    world.assert_sound()


@pytest.mark.fault("I9", "K17")
@pytest.mark.parametrize("executed", [True, False])
def test_two_people_end_an_unknown_return(blind_world, executed):
    world = blind_world
    payment = world.withdrawal()
    bookings.send(world.cashier, payment.ref)
    world.psp.script = ["declined"]
    world.ctrader.script = ["unanswered" if executed else "lost"]
    disbursements.pay_out(world.cashier, payment.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.RETURN_UNKNOWN
    (found,) = [entry for entry in world.booked(payment.ref) if ".return." in entry.external_id] or [None]
    blind_world.wait_until_silent()
    both_say(world, payment.ref, found and found.balance_history_id)
    world.run()
    assert world.payment(payment.ref).status is Status.RETURNED
    world.assert_sound()


@pytest.mark.fault("C08", "I23")
def test_of_many_people_who_decide_at_once_exactly_two_decide(blind_world):
    world = blind_world
    payment = unknown_deposit(world)

    def word(number: int) -> str:
        try:
            blind_world.wait_until_silent()
            return (
                "done"
                if decisions.decide(world.cashier, payment.ref, None, person(f"person {number}")).done
                else "heard"
            )
        except Refused:
            return "refused"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(word, range(8)))
    assert sorted(said) == ["done", "heard"] + ["refused"] * 6
    world.run()
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


@pytest.mark.fault("C08", "I10")
def test_a_refund_and_a_decision_to_book_exclude_each_other(world):
    payment = unknown_deposit(world, "INVALID_REQUEST")
    world.run()
    decisions.decide(world.cashier, payment.ref, None, person("Ann"))
    decisions.order_refund(world.cashier, payment.ref, person("Cleo"))
    with pytest.raises(Refused, match="nothing to decide"):
        decisions.decide(world.cashier, payment.ref, None, person("Bob"))
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    assert world.ctrader.history == []
    world.assert_sound()
