"""The check by the broker's CRM: before a payment starts, before a debit, and before money goes out."""

import pytest

from inapp.domain.check import STARTS, CheckAnswer, CheckOutcome, Moment, Then
from inapp.domain.errors import NotAllowed, Unavailable
from inapp.domain.leaving import ANSWERS, Act, Answer, Obstacle
from inapp.domain.rules import Level
from inapp.domain.states import PaymentType, Status
from inapp.identity import standing
from inapp.payments import crm_check, decisions, holds
from tests.support.crm import ALLOW, with_check
from tests.support.harness import LOGIN, USER, World
from tests.support.people import person

ASK = CheckAnswer(CheckOutcome.ASK, ("passport",), {"en": "Please send us a passport", "de": "Bitte einen Pass"})
REVIEW = CheckAnswer(CheckOutcome.REVIEW, ("new_customer",))
REFUSE = CheckAnswer(CheckOutcome.REFUSE, ("self_excluded",))
SILENT = CheckAnswer(CheckOutcome.SILENT, ("no answer in time",))
UNREADABLE = CheckAnswer(CheckOutcome.UNREADABLE, ("the answer is no JSON object",))


def rows(world: World) -> list[tuple[str, str, int | None]]:
    with world.database.read() as db:
        found = db.all("SELECT moment, outcome, kept FROM checks ORDER BY seq")
        return [(row["moment"], row["outcome"], row["kept"]) for row in found]


def payments(world: World) -> int:
    with world.database.read() as db:
        return db.one("SELECT count(*) FROM payments")[0]


def test_without_a_check_nobody_is_asked_and_no_row_is_written(world):
    world.paid_deposit()
    world.withdrawal()
    world.run()
    assert rows(world) == []


def test_the_table_of_starts_names_every_outcome_and_starts_no_deposit_but_an_allowed_one():
    assert set(STARTS) == set(CheckOutcome)
    assert [outcome for outcome in CheckOutcome if STARTS[outcome][PaymentType.DEPOSIT] is Then.GO] == ["allow"]
    assert [outcome for outcome in CheckOutcome if STARTS[outcome][PaymentType.WITHDRAWAL] is Then.GO] == ["allow"]


def test_after_the_debit_the_check_can_only_hold_and_never_stops_what_goes_back_to_somebody():
    for obstacle in (Obstacle.FORBIDDEN, Obstacle.QUESTIONED, Obstacle.SILENT):
        assert ANSWERS[obstacle][Act.PAYOUT] is not Answer.GO
        assert {ANSWERS[obstacle][act] for act in (Act.CREDIT, Act.RETURN, Act.REFUND)} == {Answer.GO}


def test_an_allowed_deposit_starts_and_the_crm_was_told_all_that_is_known_of_it(world):
    check = with_check(world)
    world.paid_deposit("100.00")
    (asked,) = check.asked
    assert (asked.moment, asked.kind, asked.user_id, asked.login) == (Moment.START, "deposit", USER, LOGIN)
    assert (asked.money.text, asked.money.currency, asked.method) == ("100.00", "USD", "fake_card")
    assert rows(world) == [("start", "allow", None)]


@pytest.mark.parametrize("answer", [ASK, REVIEW, REFUSE, SILENT, UNREADABLE], ids=lambda one: one.outcome)
def test_a_deposit_that_is_not_allowed_is_neither_stored_nor_handed_off(world, answer):
    with_check(world, answer)
    with pytest.raises(Unavailable if answer in (SILENT, UNREADABLE) else NotAllowed):
        world.deposit()
    assert payments(world) == 0
    assert world.psp.things == {}
    assert rows(world) == [("start", answer.outcome, None)]


def test_a_trader_reads_the_words_of_the_crm_in_the_language_of_the_screens_else_ours(world):
    with_check(world, ASK, ASK, REFUSE)
    for language, words in (("de", "Bitte einen Pass"), ("fr", "Please send us a passport")):
        with world.database.write() as db:
            db.note_language(USER, language)
        with pytest.raises(NotAllowed, match=words):
            world.deposit()
    with pytest.raises(NotAllowed) as caught:
        world.deposit()
    assert caught.value.message == crm_check.WORDS[CheckOutcome.REFUSE]


def test_words_with_braces_are_shown_as_they_are(world):
    with_check(world, CheckAnswer(CheckOutcome.ASK, words={"": "Send {both} pages"}))
    with pytest.raises(NotAllowed) as caught:
        world.deposit()
    assert str(caught.value) == "Send {both} pages"


@pytest.mark.parametrize("answer", [ASK, REFUSE], ids=lambda one: one.outcome)
def test_a_withdrawal_that_is_refused_or_wants_something_is_not_stored(world, answer):
    with_check(world, answer)
    with pytest.raises(NotAllowed):
        world.withdrawal()
    assert payments(world) == 0


@pytest.mark.parametrize("answer", [REVIEW, SILENT, UNREADABLE], ids=lambda one: one.outcome)
def test_a_withdrawal_waits_for_approval_when_the_crm_wants_a_person_or_says_nothing(world, answer):
    with_check(world, answer)
    withdrawal = world.withdrawal()
    assert withdrawal.status is Status.AWAITING_APPROVAL
    assert "check" in world.alerts()
    world.run()
    assert world.ctrader.calls == []


def test_a_silent_crm_is_told_to_staff_once_and_with_the_reason(world):
    with_check(world, SILENT, SILENT)
    for _ in range(2):
        with pytest.raises(Unavailable):
            world.deposit()
    assert world.alerts() == ["check_silent"]


def test_a_crm_for_which_others_wait_counts_as_silent_at_the_start(world):
    check = with_check(world)
    check.busy = True
    with pytest.raises(Unavailable):
        world.deposit()
    assert world.withdrawal().status is Status.AWAITING_APPROVAL


def test_the_crm_is_asked_again_before_the_debit_and_before_the_payout(world):
    check = with_check(world)
    withdrawal = world.withdrawal()
    world.run()
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT
    assert [(one.moment, one.ref) for one in check.asked] == [
        ("start", ""),
        ("debit", withdrawal.ref),
        ("disburse", withdrawal.ref),
    ]


@pytest.mark.parametrize("answer", [ASK, REVIEW, REFUSE, SILENT, UNREADABLE], ids=lambda one: one.outcome)
def test_before_the_debit_anything_but_allow_hands_the_withdrawal_to_people(world, answer):
    with_check(world, ALLOW, answer)
    withdrawal = world.withdrawal()
    world.run()
    assert world.payment(withdrawal.ref).status is Status.AWAITING_APPROVAL
    assert world.ctrader.calls == []
    assert "check" in world.alerts()


@pytest.mark.parametrize("answer", [ASK, REVIEW, SILENT], ids=lambda one: one.outcome)
def test_an_approval_counts_as_long_as_the_crm_says_the_same(world, answer):
    with_check(world, ALLOW, answer, answer)
    withdrawal = world.withdrawal()
    world.run()
    decisions.approve(world.cashier, withdrawal.ref, person("Ann"))
    world.run()
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT


def test_an_approval_does_not_cover_another_reason_nor_a_refusal(world):
    other = CheckAnswer(CheckOutcome.REVIEW, ("sanctions",))
    with_check(world, REVIEW, other, REFUSE, REFUSE)
    withdrawal = world.withdrawal()
    for _ in range(3):
        decisions.approve(world.cashier, withdrawal.ref, person("Ann"))
        world.run()
        assert world.payment(withdrawal.ref).status is Status.AWAITING_APPROVAL
    assert world.ctrader.calls == []


@pytest.mark.parametrize("answer", [ASK, REVIEW, REFUSE], ids=lambda one: one.outcome)
def test_after_the_debit_the_payout_is_held_until_two_people_let_it_go(world, answer):
    with_check(world, ALLOW, ALLOW, answer, answer, answer)
    withdrawal = world.withdrawal()
    world.run()
    assert world.payment(withdrawal.ref).status is Status.DEBITED
    assert world.paid_out(withdrawal.ref) == []
    holds.lift(world.cashier, withdrawal.ref, person("Ann"))
    holds.lift(world.cashier, withdrawal.ref, person("Ben"))
    world.run_for(120_000)
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT


def test_after_the_debit_silence_only_waits(world):
    check = with_check(world, ALLOW, ALLOW, *[SILENT] * 3)
    withdrawal = world.withdrawal()
    world.run()
    assert world.payment(withdrawal.ref).status is Status.DEBITED
    world.run_for(300_000)
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT
    assert check.script == []


def test_a_crm_for_which_others_wait_lets_a_debit_wait_and_hands_it_to_nobody(world):
    check = with_check(world)
    withdrawal = world.withdrawal()
    check.busy = True
    world.run()
    assert world.payment(withdrawal.ref).status is Status.APPROVED
    check.busy = False
    world.run_for(60_000)
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT


def test_an_answer_holds_for_its_time_for_the_same_payment_alone(world):
    kept = CheckAnswer(CheckOutcome.ALLOW, valid=600_000)
    check = with_check(world, *[kept] * 10)
    withdrawal = world.withdrawal("40.00")
    world.run()
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT
    assert rows(world) == [("start", "allow", None), ("debit", "allow", 1), ("disburse", "allow", 1)]
    world.withdrawal("41.00")
    assert len(check.asked) == 2
    world.clock.forward(600_000)
    world.withdrawal("40.00")
    assert len(check.asked) == 3


def test_silence_is_never_kept(world):
    check = with_check(world, SILENT, ALLOW)
    with pytest.raises(Unavailable):
        world.deposit()
    world.deposit()
    assert len(check.asked) == 2


def test_a_flag_that_forbids_is_stricter_than_an_outcome_that_allows(world):
    barred = CheckAnswer(CheckOutcome.ALLOW, deposit_allowed=True, withdrawal_allowed=False)
    with_check(world, barred, barred)
    world.deposit()
    with pytest.raises(NotAllowed):
        world.withdrawal()


def test_expired_documents_ask_for_new_ones(world):
    with_check(world, CheckAnswer(CheckOutcome.ALLOW, documents_expired=True))
    with pytest.raises(NotAllowed) as caught:
        world.deposit()
    assert caught.value.message == crm_check.WORDS[CheckOutcome.ASK]


def test_the_level_that_the_crm_told_last_is_kept(world):
    with_check(world, CheckAnswer(CheckOutcome.ALLOW, level="full"), SILENT)
    world.deposit()
    with pytest.raises(Unavailable):
        world.deposit()
    with world.database.read() as db:
        assert db.last_check(USER).answer.level == "full"


def test_an_answer_that_still_holds_does_not_overrule_what_staff_have_said_of_the_user_since(world):
    with_check(world, CheckAnswer(CheckOutcome.ALLOW, valid=600_000, level="full"))
    world.deposit()
    standing.verify(world.cashier, USER, "none", "Ann")
    world.deposit()
    with world.database.read() as db:
        assert standing.of(db, USER).level is Level.NONE


def test_a_form_that_is_sent_twice_asks_once(world):
    check = with_check(world)
    world.deposit()
    assert len(check.asked) == 1
