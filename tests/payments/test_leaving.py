"""May this leave now? Owner, standing and currency of the account are looked at before each booking and payout."""

from dataclasses import replace

import pytest

from inapp.domain.check import CheckOutcome
from inapp.domain.errors import Conflict, Declined, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.leaving import ANSWERS, Act, Answer, Obstacle
from inapp.domain.model import Account, CardFacts, ObservationKind
from inapp.domain.states import Status
from inapp.identity import owners, users
from inapp.payments import bookings, decisions, holds, leaving, refusals
from tests.support.crm import says
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, USER, World
from tests.support.people import person

HOUR, MINUTE = 3_600_000, 60_000
S = Status


def put(world: World, **changes) -> None:
    with world.database.write() as db:
        db.put_account(replace(db.account(LOGIN), **changes))


def held(world: World, ref: str):
    with world.database.read() as db:
        return db.hold(ref)


OFF = """
[[rule]]
id = "maintenance"
kind = "off"
reason = "the bank changes its system"
end = 2035-01-01T00:00:00Z
outcome = "refuse"
"""
OF_ALL = """
[[rule]]
id = "verified"
kind = "standing"
level = "full"
outcome = "review"
[[rule]]
id = "name"
kind = "holder"
what = "name"
outcome = "review"
"""


def ask_of_all(world: World, ref: str) -> None:
    """Rules that want a person for whatever comes: nobody is verified, and the card is somebody else's."""
    world.rules(OF_ALL)
    with world.database.write() as db:
        db.keep_card_facts("fake", ref, CardFacts("ch_1", "f1", "Somebody Else"), world.clock.now())


HINDER = {
    Obstacle.HELD: lambda world, ref: holds.hold(world.cashier, ref, person("Ann"), "asked by the bank"),
    Obstacle.FROZEN: lambda world, ref: holds.freeze(world.cashier, USER, person("Ann"), "court order"),
    Obstacle.MOVED: lambda world, ref: put(world, user_id=STRANGER),
    Obstacle.CHANGED: lambda world, ref: world.ctrader.currencies.update({LOGIN: ("JPY", 0)}),
    Obstacle.DISABLED: lambda world, ref: put(world, enabled=False),
    Obstacle.FORBIDDEN: lambda world, ref: says(world, CheckOutcome.REFUSE),
    Obstacle.QUESTIONED: lambda world, ref: says(world, CheckOutcome.REVIEW),
    Obstacle.SILENT: lambda world, ref: says(world, CheckOutcome.SILENT),
    Obstacle.UNREAD: lambda world, ref: silence(world),
    Obstacle.CLOSED: lambda world, ref: world.rules(OFF),
    Obstacle.RULED: lambda world, ref: ask_of_all(world, ref),
}


def silence(world: World) -> None:
    def silent(login, timeout=None):
        raise OutcomeUnknown("timed out")

    world.ctrader.trading_account = silent


def people_two(act, *values) -> None:
    assert not act(*values, person("Ann")).done
    assert act(*values, person("Ben")).done


CLEAR = {
    Obstacle.HELD: lambda world, ref: people_two(holds.lift, world.cashier, ref),
    Obstacle.FROZEN: lambda world, ref: people_two(holds.unfreeze, world.cashier, USER),
    Obstacle.MOVED: lambda world, ref: put(world, user_id=USER),
    Obstacle.CHANGED: lambda world, ref: world.ctrader.currencies.update({LOGIN: ("USD", 2)}),
    Obstacle.DISABLED: lambda world, ref: put(world, enabled=True),
    Obstacle.FORBIDDEN: lambda world, ref: says(world, CheckOutcome.ALLOW),
    Obstacle.QUESTIONED: lambda world, ref: says(world, CheckOutcome.ALLOW),
    Obstacle.SILENT: lambda world, ref: says(world, CheckOutcome.ALLOW),
    Obstacle.CLOSED: lambda world, ref: world.rules(""),
    Obstacle.RULED: lambda world, ref: world.rules(""),
    Obstacle.UNREAD: lambda world, ref: world.ctrader.__dict__.pop("trading_account"),
}


def ready(world: World, act: Act) -> str:
    """A payment whose next step is this act."""
    if act in (Act.CREDIT, Act.REFUND):
        ref = world.paid_deposit("40.00").ref
        if act is Act.REFUND:
            holds.hold(world.cashier, ref, person("Ann"))
            decisions.order_refund(world.cashier, ref, person("Ann"))
            people_two(holds.lift, world.cashier, ref)
        return ref
    ref = world.withdrawal("40.00").ref
    if act is Act.DEBIT:
        return ref
    world.step()
    assert world.payment(ref).status is S.DEBITED
    if act is Act.RETURN:
        refusals.refuse(world.cashier, ref, person("Ann"))
    return ref


READY = {
    Act.CREDIT: S.PAID,
    Act.DEBIT: S.APPROVED,
    Act.RETURN: S.RETURNING,
    Act.PAYOUT: S.DEBITED,
    Act.REFUND: S.REFUNDING,
}
DONE = {
    Act.CREDIT: S.CREDITED,
    Act.DEBIT: S.PAID_OUT,
    Act.RETURN: S.RETURNED,
    Act.PAYOUT: S.PAID_OUT,
    Act.REFUND: S.REFUNDED,
}
ASKED = {Act.CREDIT: S.REVIEW, Act.DEBIT: S.AWAITING_APPROVAL, Act.RETURN: S.REVIEW, Act.PAYOUT: S.DEBITED}
"""The states in which people are asked; a payout is held beside its state."""


def gone(world: World) -> tuple[list[str], list[str]]:
    """Everything that has reached cTrader, and every payout and refund at the PSP."""
    moved = [thing.psp_ref for thing in world.psp.things.values() if str(thing.subject) != "payment"]
    return list(world.ctrader.calls), moved


def people_go_on(world: World, act: Act, ref: str) -> None:
    """What people do once the obstacle of a payment that they were asked about has gone."""
    if act is Act.DEBIT:
        decisions.approve(world.cashier, ref, person("Ann"))
    elif act is Act.PAYOUT:
        people_two(holds.lift, world.cashier, ref)
    else:
        assert not decisions.decide(world.cashier, ref, None, person("Ann")).done
        assert decisions.decide(world.cashier, ref, None, person("Ben")).done


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize(
    "obstacle", sorted(set(Obstacle) - {Obstacle.UNCOVERED, Obstacle.SETTLED})
)  # those of disputes
def test_each_obstacle_to_each_act_has_the_answer_of_the_table_and_an_end(world, obstacle, act):
    ref = ready(world, act)
    HINDER[obstacle](world, ref)
    before, answer = gone(world), ANSWERS[obstacle][act]
    world.run_for(20 * MINUTE, step=MINUTE)
    if answer is Answer.GO:
        assert world.payment(ref).status is DONE[act]
        return
    assert gone(world) == before
    if answer is Answer.WAIT:
        assert world.payment(ref).status is READY[act]
    else:
        assert world.payment(ref).status is ASKED[act]
        assert leaving.CODES.get(obstacle, "account_changed") in world.alerts()
        assert bool(held(world, ref)) == (act is Act.PAYOUT)
    CLEAR[obstacle](world, ref)
    if answer is Answer.ASK:
        people_go_on(world, act, ref)
    world.run_for(20 * MINUTE, step=MINUTE)
    assert world.payment(ref).status is DONE[act]
    world.assert_sound()


@pytest.mark.parametrize("obstacle", [Obstacle.MOVED, Obstacle.CHANGED, Obstacle.DISABLED])
def test_the_owner_is_looked_at_again_after_each_refusal_of_ctrader(world, obstacle):
    """The account changes while cTrader answers that it is asked too often."""
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"] * 4
    ref = world.withdrawal("40.00").ref
    world.step()
    HINDER[obstacle](world, ref)
    world.run_for(HOUR, step=MINUTE)
    assert (world.payment(ref).status, world.booked(ref)) == (S.AWAITING_APPROVAL, [])
    assert world.ctrader.balances[LOGIN] == pytest.approx(1500.25) and gone(world)[1] == []
    assert world.payment(ref).reason != ""


@pytest.mark.parametrize("obstacle", [Obstacle.MOVED, Obstacle.DISABLED])
def test_people_cannot_approve_while_the_account_is_not_the_users_or_disabled_but_can_refuse(world, obstacle):
    ref = ready(world, Act.DEBIT)
    HINDER[obstacle](world, ref)
    world.run()
    with pytest.raises(Conflict, match=f"account {LOGIN} "):
        decisions.approve(world.cashier, ref, person("Ann"))
    assert refusals.refuse(world.cashier, ref, person("Ann")).done
    world.run()
    assert (world.payment(ref).status, world.booked(ref)) == (S.REFUSED, [])


@pytest.mark.parametrize("obstacle", [Obstacle.MOVED, Obstacle.CHANGED])
def test_a_deposit_that_cannot_be_credited_any_more_is_refunded_by_people(world, obstacle):
    ref = ready(world, Act.CREDIT)
    HINDER[obstacle](world, ref)
    world.run()
    assert world.payment(ref).status is S.REVIEW
    decisions.order_refund(world.cashier, ref, person("Ann"))
    world.run()
    assert world.payment(ref).status is S.REFUNDED
    world.assert_sound()


def test_people_who_credit_a_deposit_of_a_moved_account_are_asked_again(world):
    ref = ready(world, Act.CREDIT)
    put(world, user_id=STRANGER)
    world.run()
    people_go_on(world, Act.CREDIT, ref)
    world.run()
    assert (world.payment(ref).status, world.booked(ref)) == (S.REVIEW, [])


@pytest.mark.parametrize("act", [Act.CREDIT, Act.DEBIT, Act.PAYOUT])
def test_people_are_told_each_time_that_what_they_let_go_on_is_stopped_again(world, act):
    ref = ready(world, act)
    HINDER[Obstacle.DISABLED if act is Act.PAYOUT else Obstacle.CHANGED](world, ref)
    world.run()
    people_go_on(world, act, ref)
    world.run()
    assert world.payment(ref).status is ASKED[act]
    assert world.alerts().count("account_changed") == 2


def test_two_people_let_a_payout_go_to_its_user_although_the_account_has_moved(world):
    """After the debit the money is the user's, whoever has the account now."""
    ref = ready(world, Act.PAYOUT)
    put(world, user_id=STRANGER)
    world.run_for(HOUR, step=MINUTE)
    people_two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


@pytest.mark.parametrize("hinder", [Obstacle.MOVED, Obstacle.DISABLED])
def test_a_lifted_hold_does_not_cover_what_happens_later_nor_a_disabled_account(world, hinder):
    ref = ready(world, Act.PAYOUT)
    HINDER[hinder](world, ref)
    world.run()
    if hinder is Obstacle.MOVED:
        put(world, user_id=STRANGER + 1)
    before = gone(world)
    people_two(holds.lift, world.cashier, ref)
    world.run_for(HOUR, step=MINUTE)
    assert gone(world) == before
    assert held(world, ref) is not None


def test_a_return_never_goes_to_an_account_that_is_another_persons_now(world):
    ref = ready(world, Act.PAYOUT)
    put(world, user_id=STRANGER)
    world.psp.payout_result = ObservationKind.DECLINED
    world.run()
    people_two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.REVIEW
    assert [entry.type for entry in world.booked(ref)] == ["WITHDRAW"]
    people_two(lambda cashier, ref, by: decisions.decide(cashier, ref, None, by, True), world.cashier, ref)
    assert world.payment(ref).status is S.PAID_OUT


def test_an_account_that_cannot_be_read_waits_alerts_after_minutes_and_never_goes_to_people(world):
    ref = ready(world, Act.CREDIT)
    silence(world)
    world.run_for(2 * MINUTE)
    assert "waiting" not in world.alerts()
    world.run_for(15 * MINUTE)
    assert "waiting" in world.alerts()
    assert world.payment(ref).status is S.PAID


def test_a_payout_whose_account_cannot_be_read_waits_and_alerts_after_minutes(world):
    ref = ready(world, Act.PAYOUT)
    silence(world)
    world.run_for(20 * MINUTE)
    assert "waiting" in world.alerts()
    assert (world.payment(ref).status, gone(world)[1]) == (S.DEBITED, [])


def test_facts_that_have_aged_before_the_commit_book_nothing(world):
    ref = ready(world, Act.DEBIT)
    world.meanwhile["booking.asked"] = lambda: world.clock.forward(11_000)
    world.step()
    assert (world.payment(ref).status, world.ctrader.calls) == (S.APPROVED, [])
    world.run_for(MINUTE)
    assert world.payment(ref).status is S.PAID_OUT


@pytest.mark.parametrize("obstacle", [Obstacle.HELD, Obstacle.FROZEN, Obstacle.MOVED, Obstacle.DISABLED])
def test_what_changes_between_the_question_and_the_commit_counts(world, obstacle):
    ref = ready(world, Act.DEBIT)
    world.meanwhile["booking.asked"] = lambda: HINDER[obstacle](world, ref)
    world.run()
    assert world.ctrader.calls == []


def test_the_crms_answer_before_the_debit_counts_and_its_silence_is_no_change(world):
    ref, mine = ready(world, Act.DEBIT), [Account(LOGIN, USER)]
    answers = [NotSent("no route"), [], mine]

    def accounts_of(user_id, for_screen=True):
        answer = answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    world.cashier.identity.accounts_of = accounts_of
    world.run_for(10_000)
    assert (world.payment(ref).status, world.ctrader.calls) == (S.APPROVED, [])
    answers.pop(0)
    world.run_for(MINUTE)
    assert world.payment(ref).status is S.AWAITING_APPROVAL
    assert "account_moved" in world.alerts(), "the CRM's update names the open payment"
    answers.pop(0)
    with world.database.write() as db:
        db.set_accounts_of(USER, mine)
    decisions.approve(world.cashier, ref, person("Ann"))
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


def test_with_handoff_an_account_that_was_never_imported_is_the_users(world):
    ref = ready(world, Act.DEBIT)
    with world.database.write() as db:
        db.set_accounts_of(USER, [])
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


def test_a_login_whose_booking_is_doubtful_asks_ctrader_nothing_meanwhile(world):
    world.ctrader.script = ["lost"]
    first, _ = world.paid_deposit("30.00"), world.paid_deposit("40.00")
    bookings.send(world.cashier, first.ref)
    reads = []
    read = world.ctrader.trading_account
    world.ctrader.trading_account = lambda login, timeout=None: reads.append(login) or read(login)
    world.run_for(MINUTE)
    assert reads == []


def test_a_refused_read_of_the_manager_opens_the_breaker_like_a_refused_booking(world):
    def refused(login, timeout=None):
        raise Declined("NOT_ENOUGH_RIGHTS")

    ready(world, Act.CREDIT)
    world.ctrader.trading_account = refused
    world.run_for(MINUTE)
    assert "breaker_open" in world.alerts()


def test_a_manager_who_may_not_read_one_account_pauses_nobody_elses_payments(world):
    read = world.ctrader.trading_account

    def one_refused(login, timeout=None):
        if login == LOGIN:
            raise Declined("NOT_ENOUGH_RIGHTS")
        return read(login, timeout)

    ref = ready(world, Act.CREDIT)
    world.ctrader.trading_account = one_refused
    world.run_for(MINUTE)
    other = world.paid_deposit("40.00", login=OTHER_LOGIN).ref
    world.run()
    assert (world.payment(ref).status, world.payment(other).status) == (S.PAID, S.CREDITED)
    world.run_for(10 * MINUTE)
    assert world.alerts() == ["waiting"]


def test_an_import_that_moves_an_account_names_the_open_payments_it_touches(world):
    touched = [ready(world, Act.CREDIT), world.withdrawal("20.00").ref]
    text = f"user_id,login,email,name\n{STRANGER},{LOGIN},sam@example.test,Sam\n"
    users.import_accounts(world.cashier, text, move=True)
    assert [payment.ref for payment in owners.moved(world.cashier)] == touched
    assert world.alerts().count("account_moved") == 2
    users.import_accounts(world.cashier, text.replace(str(STRANGER), str(USER)), move=True)
    assert owners.moved(world.cashier) == []


def test_a_frozen_user_starts_no_payment(world):
    holds.freeze(world.cashier, USER, person("Ann"))
    with pytest.raises(Unavailable):
        world.withdrawal("20.00")
    with pytest.raises(Unavailable):
        world.deposit("20.00")


# A CRM names the accounts: our rows are only its last answer.


def crm_says(world: World, *accounts: Account) -> None:
    world.cashier.identity.accounts_of = lambda user_id, for_screen=True: list(accounts)


CRM_HINDERS = {"disabled": (Account(LOGIN, USER, enabled=False),), "moved": ()}


@pytest.mark.parametrize("hinder", CRM_HINDERS)
def test_what_was_put_right_in_the_crm_counts_for_an_approval_before_the_trader_opens_a_screen(world, hinder):
    ref = ready(world, Act.DEBIT)
    crm_says(world, *CRM_HINDERS[hinder])
    world.run()
    assert world.payment(ref).status is S.AWAITING_APPROVAL
    crm_says(world, Account(LOGIN, USER))
    assert decisions.approve(world.cashier, ref, person("Ann")).done
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


def test_what_was_put_right_in_the_crm_counts_once_two_people_have_lifted_the_hold_of_a_payout(world):
    ref = ready(world, Act.PAYOUT)
    crm_says(world, Account(LOGIN, USER, enabled=False))
    world.run()
    assert held(world, ref) is not None
    crm_says(world, Account(LOGIN, USER))
    people_two(holds.lift, world.cashier, ref)
    world.run()
    assert world.payment(ref).status is S.PAID_OUT


@pytest.mark.parametrize("act", [Act.CREDIT, Act.DEBIT])
def test_a_row_that_the_crm_has_corrected_meanwhile_hands_nothing_to_people(world, act):
    ref = ready(world, act)
    put(world, user_id=STRANGER)
    crm_says(world, Account(LOGIN, USER))
    world.run()
    assert world.payment(ref).status is DONE[act]


@pytest.mark.parametrize("act", [Act.CREDIT, Act.DEBIT, Act.PAYOUT])
def test_an_account_that_is_read_slowly_but_in_time_stops_nothing_for_ever(world, act):
    ref = ready(world, act)
    read = world.ctrader.trading_account

    def slow(login, timeout=None):
        world.clock.forward(12_000)
        return read(login)

    world.ctrader.trading_account = slow
    world.run_for(20 * MINUTE, step=MINUTE)
    assert world.payment(ref).status is DONE[act]


def test_an_answer_that_came_after_a_long_sleep_of_the_machine_is_asked_for_again(world):
    ref = ready(world, Act.DEBIT)
    read, sleeps = world.ctrader.trading_account, [3_600_000]

    def slept(login, timeout=None):
        found = read(login)
        if sleeps:
            world.clock.forward(sleeps.pop())
        return found

    world.ctrader.trading_account = slept
    world.step()
    assert world.ctrader.calls == []
    world.run_for(20 * MINUTE, step=MINUTE)
    assert world.payment(ref).status is S.PAID_OUT
