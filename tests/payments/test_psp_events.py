"""Reports of PSPs about deposits: by webhook, poll or answer, early, late, twice, wrong or never."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import BadSignature, Conflict, Refused
from inapp.domain.identifiers import return_key
from inapp.domain.model import Observation, ObservationKind, Origin, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.operations import doctor
from inapp.payments import checkout, deposits, psp_events
from tests.support.harness import POLICY, FakePsp, Killed, World

MINUTE = 60_000
TTL = POLICY.payment_ttl


def parked(world: World):
    with world.database.read() as db:
        return db.all_unmatched_funds(UnmatchedState.HELD)


def inbox(world: World) -> list[str]:
    with world.database.read() as db:
        return [row["result"] for row in db.all("SELECT result FROM events ORDER BY received, id")]


@pytest.mark.fault("H01", "I14")
def test_an_event_that_is_delivered_ten_times_at_once_is_kept_once_and_credits_once(world):
    payment = world.deposit()
    headers, body = world.psp.event(world.psp.pay(payment.ref), "evt_one")
    with ThreadPoolExecutor(10) as pool:
        said = list(pool.map(lambda _: psp_events.receive(world.cashier, "fake", headers, body), range(10)))
    assert sorted(said) == ["accepted"] + ["repeated"] * 9
    world.run()
    assert inbox(world) == ["captured"]
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("H01")
def test_the_consequences_of_an_event_and_its_end_are_one_transaction(world):
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref))
    statements: list[str] = []
    with world.database.write() as db:
        db.db.set_trace_callback(statements.append)
    assert psp_events.work_inbox(world.cashier) == 1
    assert statements.count("COMMIT") == 2, "that of the trace, and one more"
    assert inbox(world) == ["captured"]
    assert world.payment(payment.ref).status is Status.PAID


@pytest.mark.fault("H04")
def test_an_event_that_is_signed_again_under_its_old_id_has_no_effect(world):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    world.hear(thing, "evt_one")
    world.run()
    world.clock.forward(24 * HOUR)
    assert world.hear(thing, "evt_one") == "repeated"
    world.run()
    assert len(world.booked(payment.ref)) == 1


@pytest.mark.fault("H02", "H03", "H05")
def test_an_event_with_a_bad_signature_is_not_kept(world):
    payment = world.deposit()
    _, body = world.psp.event(world.psp.pay(payment.ref))
    with pytest.raises(BadSignature):
        psp_events.receive(world.cashier, "fake", {"Fake-Signature": "bad"}, body)
    assert inbox(world) == []


@pytest.mark.fault("H06")
def test_the_object_read_again_decides_and_not_the_claims_of_its_event(world):
    payment = world.deposit()
    thing = next(iter(world.psp.things.values()))
    world.hear(thing)
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("H06", "I6")
def test_a_failure_that_is_told_after_the_capture_leaves_the_payment_paid(world):
    payment = world.paid_deposit()
    failed = Observation(
        ObservationKind.DECLINED, payment.ref, payment.psp_ref, payment.money, "card_declined", test_mode=True
    )
    assert psp_events.apply(world.cashier, "fake", PspObjectType.PAYMENT, failed, "fake webhook") == "nothing new"
    assert world.payment(payment.ref).status is Status.PAID


@pytest.mark.fault("H07")
def test_an_event_about_an_object_that_the_psp_does_not_know_is_kept_and_alerted(world):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    assert world.hear(replace(thing, ref="D-UNKNOWN", psp_ref="payment_99")) == "parked"
    psp_events.work_inbox(world.cashier)
    assert inbox(world) == ["unknown object"]
    assert world.alerts() == ["unknown_object"]
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER


@pytest.mark.fault("H07", "I6")
@pytest.mark.parametrize("ref", ["D-UNKNOWN", ""])
def test_money_without_a_payment_of_ours_is_held_once_and_credits_no_account(world, ref):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    thing.ref = ref
    stranger = replace(thing, psp_ref="payment_99")
    world.psp.things = {"payment_99": stranger}
    assert world.hear(stranger) == "parked"
    world.hear(stranger)
    world.run()
    (money,) = parked(world)
    assert (money.psp_ref, money.money) == ("payment_99", Money(10000, "USD", 2))
    assert world.alerts() == ["unmatched"]
    assert world.ctrader.history == []


@pytest.mark.fault("H08")
def test_an_object_of_the_other_mode_is_parked_and_its_payment_left_alone(world):
    payment = world.deposit()
    world.psp.test_mode = False
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert "test or live" in parked(world)[0].reason
    assert world.alerts() == ["unmatched"]
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert world.ctrader.calls == []


@pytest.mark.fault("H08", "N18")
def test_an_object_that_carries_another_reference_than_the_payment_is_parked(world):
    payment = world.deposit()
    world.psp.pay(payment.ref).ref = "D-UNKNOWN"
    world.run_for(MINUTE)
    assert "reference is another one" in parked(world)[0].reason
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert world.ctrader.calls == []


@pytest.mark.fault("H08")
def test_an_object_of_another_psp_never_pays_a_payment(world):
    payment = world.deposit()
    other = FakePsp(name="other")
    world.cashier = replace(world.cashier, psps={"fake": world.psp, "other": other})
    paid = world.psp.pay(payment.ref)
    other.things["payment_1"] = replace(paid)
    psp_events.receive(world.cashier, "other", *other.event(paid))
    psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).captured is None
    assert parked(world)[0].psp == "other"


@pytest.mark.fault("H09", "K03")
def test_a_webhook_that_is_faster_than_the_answer_is_bound_by_our_reference(world):
    session = world.session()
    payment = deposits.start(world.cashier, session, "100", "fake_card", "the key of this one form")

    def webhook():
        world.hear(world.psp.pay(payment.ref))
        world.run()

    world.meanwhile["deposit.at_psp"] = webhook
    deposits.next_step(world.cashier, payment)
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == len(world.psp.things) == 1
    world.assert_sound()


@pytest.mark.fault("H10", "I4", "I6")
@pytest.mark.parametrize(
    "captured",
    [Money(9000, "USD", 2), Money(10001, "USD", 2), Money(10000, "EUR", 2), Money(100000, "USD", 2)],
    ids=str,
)
def test_another_amount_or_currency_goes_to_review_and_books_nothing(world, captured):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, captured))
    world.run_for(HOUR, step=MINUTE)
    payment = world.payment(payment.ref)
    assert (payment.status, payment.captured) == (Status.REVIEW, captured)
    assert world.alerts() == ["mismatch"]
    assert world.ctrader.calls == []


@pytest.mark.fault("H10")
def test_the_same_amount_in_finer_units_is_the_same_amount(world):
    payment = world.deposit("100.00")
    world.hear(world.psp.pay(payment.ref, Money(100000, "USD", 3)))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("H11", "I5")
@pytest.mark.parametrize("how", ["webhook", "poll"])
def test_a_late_payment_after_expiry_is_still_credited(world, how):
    payment = world.deposit()
    world.run_for(TTL + MINUTE, step=MINUTE)
    assert world.payment(payment.ref).status is Status.EXPIRED
    thing = world.psp.pay(payment.ref)
    if how == "webhook":
        world.hear(thing)
    world.run_for(2 * HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


@pytest.mark.fault("H11")
def test_a_payment_made_while_the_deposit_expires_is_not_lost(world):
    payment = world.deposit()
    cancel = world.psp.cancel

    def paid_before_it_is_stopped(psp_ref):
        world.psp.pay(payment.ref)
        return cancel(psp_ref)

    world.psp.cancel = paid_before_it_is_stopped
    world.run_for(TTL + MINUTE, step=MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    with world.database.read() as db:
        assert "expired" not in [change.event for change in db.history(payment.ref)]


@pytest.mark.fault("H11")
@pytest.mark.parametrize("end", [Status.CANCELLED, Status.DECLINED])
def test_a_payment_that_comes_after_cancelling_or_declining_is_credited(world, end):
    session = world.session()
    payment = deposits.start(world.cashier, session, "100", "fake_card", "the key of this one form")
    deposits.next_step(world.cashier, payment)
    thing = next(iter(world.psp.things.values()))
    if end is Status.CANCELLED:
        checkout.cancel(world.cashier, session, payment.ref)
    else:
        thing.kind, thing.reason = ObservationKind.DECLINED, "card_declined"
        world.hear(thing)
        world.run()
    assert world.payment(payment.ref).status is end
    world.psp.pay(payment.ref)
    world.run_for(10 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED
    world.assert_sound()


def test_an_unpaid_deposit_is_asked_about_for_a_day_after_its_end_and_no_longer(world):
    payment = world.deposit()
    world.run_for(TTL + MINUTE, step=MINUTE)
    assert world.payment(payment.ref).due is not None
    world.run_for(26 * HOUR, step=HOUR)
    assert world.payment(payment.ref).due is None
    assert world.payment(payment.ref).status is Status.EXPIRED


@pytest.mark.fault("H12")
def test_a_deposit_whose_webhook_never_comes_is_found_by_asking_within_a_minute(world):
    payment = world.deposit()
    world.run_for(10 * MINUTE, step=1000)
    world.psp.pay(payment.ref)
    world.run_for(MINUTE, step=1000)
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("H12")
def test_a_deposit_never_expires_while_the_psp_cannot_be_asked(world):
    payment = world.deposit()
    world.psp.script = ["not_sent"] * 1000
    world.run_for(TTL + HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    world.psp.script = []
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.EXPIRED


@pytest.mark.fault("H13", "I21")
def test_a_browser_that_comes_back_changes_nothing_and_has_the_psp_asked_at_once(world):
    payment = world.deposit()
    world.run_for(10 * MINUTE)
    key = return_key(POLICY.secret_key, payment.ref)
    found = checkout.by_return_key(world.cashier, key)
    checkout.look_soon(world.cashier, found.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert world.payment(payment.ref).captured is None
    world.psp.pay(payment.ref)
    checkout.look_soon(world.cashier, payment.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("K01")
def test_a_deposit_that_never_reached_the_psp_can_be_taken_up_again_after_a_look_at_the_psp(world):
    session = world.session()
    world.kill_at = "deposit.created"
    with pytest.raises(Killed):
        deposits.start(world.cashier, session, "100", "fake_card", "the key of this one form")
    world.restart()
    assert world.psp.things == {}
    world.run_for(MINUTE)
    payment = deposits.start(world.cashier, session, "100", "fake_card", "the key of this one form")
    assert (payment.status, payment.psp_ref) == (Status.CREATED, None)
    assert deposits.next_step(world.cashier, payment) is not None
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert parked(world) == []
    world.assert_sound()


@pytest.mark.fault("K01")
def test_several_deposits_that_never_reached_the_psp_expire_side_by_side(world):
    made = []
    for number in range(3):
        session = world.session()
        made.append(deposits.start(world.cashier, session, "100", "fake_card", f"the key of form {number}"))
    world.run_for(TTL + MINUTE, step=MINUTE)
    assert {world.payment(payment.ref).status for payment in made} == {Status.EXPIRED}
    assert world.psp.things == {}


@pytest.mark.fault("K04")
def test_a_deposit_whose_time_is_over_is_never_created_at_the_psp(world):
    session = world.session()
    payment = deposits.start(world.cashier, session, "100", "fake_card", "the key of this one form")
    world.clock.forward(25 * HOUR)
    assert deposits.next_step(world.cashier, payment) is None
    assert world.psp.things == {}


@pytest.mark.fault("K02", "K03", "H14")
@pytest.mark.parametrize("word", ["not_sent", "lost", "unanswered"])
def test_a_psp_that_does_not_answer_the_creation_is_asked_again_under_the_same_key(world, word):
    world.psp.script = [word]
    payment = world.deposit()
    assert payment.status is Status.CREATED
    assert deposits.next_step(world.cashier, payment) is not None
    assert len(world.psp.things) == 1
    world.psp.pay(payment.ref)
    world.run_for(MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


def test_a_psp_that_declines_the_creation_ends_the_deposit_with_its_reason(world):
    world.psp.script = ["declined"]
    payment = world.deposit()
    assert (payment.status, payment.reason) == (Status.DECLINED, "no_such_card")


def test_a_try_that_the_psp_would_refuse_to_everybody_closes_its_method_once(world):
    payment = world.deposit()
    told = world.psp.look_up(PspObjectType.PAYMENT, payment.ref, payment.psp_ref)
    refused = replace(told, reason="card_declined:account_closed", declined_try="try_1", refuses_all=True)

    def closed_after(seen: Observation) -> bool:
        psp_events.apply(world.cashier, "fake", PspObjectType.PAYMENT, seen, "fake poll")
        with world.database.read() as db:
            return "account_closed" in db.unavailable_adapters().get("fake", "")

    assert closed_after(refused) and closed_after(refused)
    doctor.check_adapters(world.cashier)
    assert not closed_after(refused), "an old try, read again after the account was put right"
    assert not closed_after(replace(refused, declined_try="try_2", origin=Origin.ELSEWHERE, ref="D-OTHER", psp_ref="x"))
    assert closed_after(replace(refused, declined_try="try_2"))
    changes = [code for code in world.alerts() if code.startswith("method")]
    assert changes == ["method_unwell", "method_well"], "the same words are not sent again so soon"


@pytest.mark.fault("I6", "I10")
def test_a_second_capture_changes_nothing_but_is_parked_for_a_person(world):
    payment = world.paid_deposit()
    world.run()
    again = world.psp.capture_again(payment.ref)
    world.hear(again)
    world.hear(again)
    world.run()
    (money,) = parked(world)
    assert (money.about, money.psp_ref) == (payment.ref, again.psp_ref)
    assert "captured twice" in money.reason
    assert world.alerts() == ["unmatched"]
    assert len(world.booked(payment.ref)) == 1
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("K05")
def test_an_event_waits_in_the_inbox_until_its_psp_can_be_asked(world):
    payment = world.deposit()
    world.psp.script = ["not_sent", "lost"]
    world.hear(world.psp.pay(payment.ref))
    for done in (0, 0, 1):
        assert psp_events.work_inbox(world.cashier) == done
        world.clock.forward(psp_events.INBOX_AGAIN)
    assert world.payment(payment.ref).status is Status.PAID


def test_an_event_that_breaks_its_adapter_keeps_no_other_event_waiting(world):
    broken, payment = world.deposit(), world.deposit()
    look_up = world.psp.look_up

    def surprising(subject, ref, psp_ref):
        if ref == broken.ref:
            raise KeyError("a field that the documentation promises")
        return look_up(subject, ref, psp_ref)

    world.psp.look_up = surprising
    world.hear(world.psp.pay(broken.ref))
    world.hear(world.psp.pay(payment.ref))
    psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).status is Status.PAID
    assert sorted(map(str, inbox(world))) == ["None", "captured"]


def test_events_of_a_psp_that_is_down_keep_no_other_psps_events_waiting(world):
    down = FakePsp(name="down", script=["not_sent"] * 1000)
    payment = world.deposit()
    world.cashier = replace(world.cashier, psps={"fake": world.psp, "down": down})
    thing = world.psp.pay(payment.ref)
    for number in range(psp_events.INBOX_BATCH + 10):
        psp_events.receive(world.cashier, "down", *down.event(thing, f"evt_down_{number}"))
    world.clock.forward(1)
    world.hear(thing)
    for _ in range(3):
        psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).status is Status.PAID


def test_a_deposit_of_an_adapter_that_was_removed_waits(world):
    payment = world.deposit()
    world.hear(world.psp.pay(payment.ref))
    world.cashier = replace(world.cashier, psps={})
    psp_events.work_inbox(world.cashier)
    world.run_for(TTL + MINUTE, step=MINUTE)
    assert inbox(world) == [None]
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert set(world.alerts()) == {"waiting"}
    world.cashier = replace(world.cashier, psps={"fake": world.psp})
    world.run_for(2 * MINUTE)
    assert world.payment(payment.ref).status is Status.CREDITED


def test_events_of_an_adapter_that_was_not_configured_are_applied_when_it_is_back(world):
    deposit = world.card("100")
    world.charge(deposit).disputed = True
    world.hear(world.charge(deposit))
    world.cashier = replace(world.cashier, psps={})
    psp_events.work_inbox(world.cashier)
    assert inbox(world)[-1] is None
    world.cashier = replace(world.cashier, psps={"fake": world.psp})
    world.run_for(11 * MINUTE)
    assert world.payment(deposit.ref).disputed


def test_an_unpaid_deposit_of_a_removed_adapter_is_not_looked_at_each_second(world):
    payment = world.deposit()
    world.cashier = replace(world.cashier, psps={})
    world.run_for(TTL, step=MINUTE)
    tries = world.payment(payment.ref).tries
    world.run_for(10 * MINUTE, step=1000)
    assert world.payment(payment.ref).tries - tries <= 11


@pytest.mark.fault("H07")
def test_a_cancelled_object_is_not_an_unknown_one(world):
    payment = world.deposit()
    thing = world.charge(payment)
    thing.kind, thing.reason = ObservationKind.NOT_ATTEMPTED, "cancelled"
    world.hear(thing)
    psp_events.work_inbox(world.cashier)
    assert (world.alerts(), inbox(world)) == ([], ["cancelled"])


@pytest.mark.fault("H11", "I21")
def test_a_deposit_in_processing_neither_expires_nor_can_be_cancelled(world):
    payment = world.deposit()
    world.charge(payment).kind = ObservationKind.PENDING
    with pytest.raises(Refused) as refused:
        checkout.cancel(world.cashier, world.session(), payment.ref)
    assert type(refused.value) is Conflict
    world.run_for(TTL + HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert "waiting" in world.alerts()
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("H11")
def test_a_payment_that_was_cancelled_while_its_psp_was_away_is_stopped_there_later(world):
    payment = world.deposit()
    world.psp.script = ["not_sent"]
    checkout.cancel(world.cashier, world.session(), payment.ref)
    assert world.charge(payment).kind is ObservationKind.NEEDS_ACTION
    world.run_for(5 * MINUTE)
    assert world.payment(payment.ref).status is Status.CANCELLED
    assert world.charge(payment).kind is ObservationKind.NOT_ATTEMPTED


@pytest.mark.fault("I6")
def test_a_capture_that_is_first_heard_of_when_it_was_given_back_is_not_booked(world):
    payment = world.deposit()
    thing = world.psp.pay(payment.ref)
    world.psp.refund_by_hand(thing, thing.money.minor)
    world.hear(thing)
    world.run()
    assert world.payment(payment.ref).status is Status.REVIEW
    assert world.booked(payment.ref) == []
