"""Holds and refusals: what has not left stays, no state changes by a hold, and no answer is lost."""

import sqlite3

import pytest

from inapp.domain.disbursements import DisbursementState
from inapp.domain.errors import Conflict, Invalid, NotFound
from inapp.domain.model import ObservationKind
from inapp.domain.states import Status
from inapp.payments import bookings, decisions, disbursements, holds, refusals
from tests.support.harness import USER, World
from tests.support.people import person

HOUR, MINUTE = 3_600_000, 60_000
S = Status


def two(act, *values) -> None:
    assert not act(*values, person("Ann")).done
    assert act(*values, person("Ben")).done


def debited(world: World) -> str:
    ref = world.withdrawal("40.00").ref
    world.step()
    assert world.payment(ref).status is S.DEBITED
    return ref


def two_legs(world: World) -> str:
    """A withdrawal whose debit is confirmed, and which goes back to two cards."""
    world.card("20.00")
    world.card("50.00")
    ref = world.withdrawal("30.00", method="fake_loop").ref
    bookings.send(world.cashier, ref)
    return ref


# Holds.


def test_one_person_holds_and_two_different_people_lift(world):
    ref = world.withdrawal("40.00").ref
    holds.hold(world.cashier, ref, person("Ann"), "asked by the bank")
    assert "hold" in world.alerts()
    with pytest.raises(Conflict, match=f"{ref} is held already, by ann: asked by the bank"):
        holds.hold(world.cashier, ref, person("Ben"))
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, world.ctrader.calls) == (S.APPROVED, [])
    assert not holds.lift(world.cashier, ref, person("Ann")).done
    assert not holds.lift(world.cashier, ref, person(" ann ")).done
    assert holds.lift(world.cashier, ref, person("Ben")).done
    world.run()
    assert world.payment(ref).status is S.PAID_OUT
    with pytest.raises(Conflict, match="is not held"):
        holds.lift(world.cashier, ref, person("Ann"))


def test_a_second_hold_needs_two_liftings_of_its_own(world):
    ref = world.withdrawal("40.00").ref
    holds.hold(world.cashier, ref, person("Ann"), "asked by the bank")
    two(holds.lift, world.cashier, ref)
    holds.hold(world.cashier, ref, person("Ann"), "asked by the bank")
    assert not holds.lift(world.cashier, ref, person("Ben")).done
    world.run_for(HOUR, step=MINUTE)
    assert world.ctrader.calls == []


def test_a_hold_needs_a_name_and_a_payment(world):
    with pytest.raises(Invalid):
        holds.hold(world.cashier, world.withdrawal("40.00").ref, person(" "))
    for act in holds.hold, holds.lift:
        with pytest.raises(NotFound):
            act(world.cashier, "W-NOBODY", person("Ann"))
    with pytest.raises(Conflict, match="is not frozen"):
        holds.unfreeze(world.cashier, USER, person("Ann"))


def test_a_freeze_stops_all_payments_of_a_user_and_of_nobody_else(world):
    mine, deposit = world.withdrawal("40.00").ref, world.paid_deposit("30.00").ref
    text = holds.freeze(world.cashier, USER, person("Ann"), "court order").text
    assert mine in text and deposit in text
    world.run_for(HOUR, step=MINUTE)
    assert world.ctrader.calls == []
    assert (world.payment(mine).status, world.payment(deposit).status) == (S.APPROVED, S.PAID)
    with pytest.raises(Conflict, match="frozen already"):
        holds.freeze(world.cashier, USER, person("Ben"))
    two(holds.unfreeze, world.cashier, USER)
    world.run()
    assert (world.payment(mine).status, world.payment(deposit).status) == (S.PAID_OUT, S.CREDITED)


@pytest.mark.parametrize("booked", [True, False])
def test_a_hold_that_comes_while_a_booking_is_sent_stops_neither_its_answer_nor_the_read_back(world, booked):
    ref = world.withdrawal("40.00").ref
    world.ctrader.script = ["unanswered" if booked else "lost"]
    world.meanwhile["booking.answered"] = lambda: holds.hold(world.cashier, ref, person("Ann"))
    world.step()
    assert world.payment(ref).status is S.DEBIT_UNKNOWN
    world.run_for(30 * MINUTE, step=MINUTE)
    assert world.payment(ref).status is (S.DEBITED if booked else S.CANCELLED), "the read-back has found out"
    assert [thing for thing in world.psp.things.values() if str(thing.subject) == "payout"] == []


def test_a_hold_stops_no_report_of_a_payout_that_was_sent(world):
    ref = debited(world)
    world.psp.payout_result = ObservationKind.PENDING
    world.step()
    holds.hold(world.cashier, ref, person("Ann"))
    (payout,) = (thing for thing in world.psp.things.values() if thing.ref == ref)
    payout.kind = ObservationKind.SUCCEEDED
    world.hear(payout)
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


@pytest.mark.parametrize("word", ["lost", "unanswered"])
def test_a_payout_without_an_answer_is_looked_up_and_not_sent_again_while_it_is_held(world, word):
    """The first call may never have arrived, so that a repeated one would let the money leave."""
    ref = debited(world)
    world.psp.script = [word]
    disbursements.pay_out(world.cashier, ref)
    assert world.disbursements(ref)[0].state is DisbursementState.SENDING
    holds.hold(world.cashier, ref, person("Ann"))
    world.run_for(HOUR, step=MINUTE)
    there = [thing for thing in world.psp.things.values() if thing.ref == ref]
    assert len(there) == (word == "unanswered")
    assert world.payment(ref).status is (S.PAID_OUT if there else S.PAYING_OUT)
    if not there:
        two(holds.lift, world.cashier, ref)
        world.run()
        assert world.payment(ref).status is S.PAID_OUT
    assert len(world.attempts(ref)) == 1
    world.assert_sound()


def test_a_hold_between_two_refunds_keeps_the_second_one_back(world):
    ref = two_legs(world)
    world.meanwhile["refund.answered"] = lambda: holds.hold(world.cashier, ref, person("Ann"))
    world.run_for(HOUR, step=MINUTE)
    assert [one.state for one in world.disbursements(ref)] == [DisbursementState.PAID, DisbursementState.PLANNED]
    two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.PAID_OUT
    world.assert_sound()


def test_a_paid_deposit_is_held_then_credited_by_two_people(world):
    ref = world.paid_deposit("40.00").ref
    holds.hold(world.cashier, ref, person("Ann"))
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, world.ctrader.calls) == (S.PAID, [])
    two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.CREDITED


@pytest.mark.parametrize("frozen", [True, False])
def test_a_paid_deposit_is_held_then_refunded_and_leaves_once_two_people_have_lifted_it(world, frozen):
    ref = world.paid_deposit("40.00").ref
    with pytest.raises(Conflict, match="only a payment in review is given back, or a paid one that is held"):
        decisions.order_refund(world.cashier, ref, person("Ann"))
    hold, lift, what = (holds.freeze, holds.unfreeze, USER) if frozen else (holds.hold, holds.lift, ref)
    hold(world.cashier, what, person("Ann"))
    assert "once two people have lifted" in decisions.order_refund(world.cashier, ref, person("Ann")).text
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, world.refunds(ref)) == (S.REFUNDING, [])
    two(lift, world.cashier, what)
    world.run_for(11 * MINUTE, step=MINUTE)
    assert world.payment(ref).status is S.REFUNDED
    assert world.ctrader.calls == []


@pytest.mark.parametrize("held", ["the funds", "their deposit", "the user"])
def test_unmatched_funds_are_kept_by_a_hold_on_them_their_deposit_or_its_user(world, held):
    funds = world.second_capture()
    hold, lift, what = {
        "the funds": (holds.hold, holds.lift, funds.ref),
        "their deposit": (holds.hold, holds.lift, funds.about),
        "the user": (holds.freeze, holds.unfreeze, USER),
    }[held]
    hold(world.cashier, what, person("Ann"))
    decisions.order_refund(world.cashier, funds.ref, person("Ann"))
    disbursements.refund(world.cashier, funds.ref)
    assert world.refunds(funds.ref) == []
    two(lift, world.cashier, what)
    disbursements.refund(world.cashier, funds.ref)
    assert len(world.refunds(funds.ref)) == 1


def test_a_freeze_of_somebody_unknown_says_so_since_a_number_may_be_mistyped(world):
    assert "not known here" in holds.freeze(world.cashier, 4711, person("Ann")).text
    assert "not known here" not in holds.freeze(world.cashier, USER, person("Ann")).text


def test_holds_are_evidence(world):
    ref = world.withdrawal("40.00").ref
    holds.hold(world.cashier, ref, person("Ann"))
    with world.database.write() as db:
        for sql in (
            "DELETE FROM holds",
            "UPDATE holds SET by = 'eve'",
            f"INSERT OR REPLACE INTO holds (ref, reason, by, at) VALUES ('{ref}', '', 'eve', 1)",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.db.execute(sql)
        db.lift_hold(db.hold(ref), "ann and ben", world.clock.now())
        with pytest.raises(sqlite3.IntegrityError, match="lifted once"):
            db.db.execute("UPDATE holds SET lifted_at = NULL, lifted_by = NULL")


# Refusals.


@pytest.mark.parametrize("frozen", [True, False])
def test_before_its_debit_a_withdrawal_is_refused_also_while_it_is_held(world, frozen):
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"]
    ref = world.withdrawal("40.00").ref
    world.step()
    if frozen:
        holds.freeze(world.cashier, USER, person("Ann"))
    assert refusals.refuse(world.cashier, ref, person("Ann")).done
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, world.booked(ref)) == (S.REFUSED, [])


def test_while_the_debit_is_sent_or_unknown_it_is_too_early_to_refuse(world):
    ref = world.withdrawal("40.00").ref
    said = []

    def try_it():
        with pytest.raises(Conflict) as refused:
            refusals.refuse(world.cashier, ref, person("Ann"))
        said.append(str(refused.value))

    world.ctrader.script = ["lost"]
    world.meanwhile["booking.answered"] = try_it
    world.step()
    try_it()
    assert "at this moment: wait" in said[0] and "not known whether cTrader debited it" in said[1]
    assert world.payment(ref).status is S.DEBIT_UNKNOWN


@pytest.mark.parametrize("sent", [ObservationKind.PENDING, None])
def test_while_a_payout_is_sent_or_unknown_it_is_too_early_to_refuse(world, sent):
    ref = debited(world)
    if sent:
        world.psp.payout_result = sent
    else:
        world.psp.script = ["lost"]
    disbursements.pay_out(world.cashier, ref)
    with pytest.raises(Conflict, match="is being sent, or its outcome is unknown"):
        refusals.refuse(world.cashier, ref, person("Ann"))
    assert world.payment(ref).status is S.PAYING_OUT


@pytest.mark.parametrize("legs", [1, 2])
def test_debited_with_nothing_sent_it_is_booked_back_whole(world, legs):
    ref = debited(world) if legs == 1 else two_legs(world)
    holds.hold(world.cashier, ref, person("Ann"))
    assert "booked back" in refusals.refuse(world.cashier, ref, person("Ann")).text
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(ref).status is S.RETURNING, "the hold keeps the return too"
    two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.RETURNED
    assert world.refunds(ref) == []
    assert {one.state for one in world.disbursements(ref)} == {DisbursementState.FAILED}
    world.assert_sound()


def test_partly_paid_the_rest_goes_to_review_and_two_people_book_it_back(world):
    ref = two_legs(world)
    world.meanwhile["refund.answered"] = lambda: holds.hold(world.cashier, ref, person("Ann"))
    world.run()
    assert "a part was paid out before" in refusals.refuse(world.cashier, ref, person("Ann")).text
    assert world.payment(ref).status is S.REVIEW
    two(holds.lift, world.cashier, ref)
    two(lambda cashier, ref, by: decisions.decide(cashier, ref, None, by), world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.RETURNED
    assert [entry.amount for entry in world.booked(ref)] == ["30.00", "10.00"]
    world.assert_sound()


def test_what_has_ended_is_in_review_or_is_a_deposit_is_not_refused(world):
    done = world.withdrawal("40.00").ref
    world.run()
    deposit = world.paid_deposit("30.00").ref
    for ref, words in (done, "there is nothing left to refuse"), (deposit, "is a deposit: hold it"):
        with pytest.raises(Conflict, match=words):
            refusals.refuse(world.cashier, ref, person("Ann"))
    with pytest.raises(NotFound):
        refusals.refuse(world.cashier, "W-NOBODY", person("Ann"))


def test_refused_with_a_part_that_its_bank_may_give_back_nothing_is_booked_back_without_people(world):
    """The refund to a disputed card was refused: booking that part back too could pay it twice."""
    ref = two_legs(world)
    first, _ = world.disbursements(ref)
    world.psp.things[first.source_ref].disputed = True
    world.meanwhile["refund.answered"] = lambda: holds.hold(world.cashier, ref, person("Ann"))
    world.run()
    assert [one.reason for one in world.disbursements(ref)] == ["charge_disputed", ""]
    assert "settle" in refusals.refuse(world.cashier, ref, person("Ann")).text
    two(holds.lift, world.cashier, ref)
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, len(world.booked(ref))) == (S.REVIEW, 1)
    assert "payout_failed" in world.alerts()
    world.assert_sound()
