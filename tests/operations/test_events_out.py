"""Events to the broker's CRM: each change once it has happened, in order for each payment, until it is taken."""

import json
from dataclasses import replace

import pytest

from inapp.domain.errors import Invalid, NotAllowed, NotFound
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.staff import Actor, Role
from inapp.operations import doctor, events_out, retention
from inapp.worker import CHORES
from tests.support.crm import FakeEvents, with_events
from tests.support.harness import LOGIN, OTHER_LOGIN, USER, World

ANN = Actor("Ann", "login ann")
MINUTE, DAY = 60_000, 24 * 3_600_000


def told(events: FakeEvents, ref: str = "") -> list[str]:
    return [f"{one['type']} {one['event']} {one['became']}" for one in events.taken if one["ref"] == ref or not ref]


def dispute(world: World, ref: str, state: DisputeState) -> None:
    found = Dispute("du_1", state, str(state), "fraudulent", world.payment(ref).money, 1_770_000_000_000)
    with world.database.write() as db:
        db.keep_dispute("fake", ref, found, world.clock.now())


def test_without_an_address_nothing_is_read_or_stored(world):
    world.paid_deposit()
    world.run()
    events_out.deliver(world.cashier)
    with world.database.read() as db:
        assert db.waiting_events_out() == 0
        assert db.one("SELECT count(*) FROM events_read")[0] == 0


def test_what_happened_before_the_address_was_set_is_not_told(world):
    before = world.paid_deposit()
    events = with_events(world)
    world.run()
    events_out.deliver(world.cashier)
    assert told(events) == ["booking credit_sent crediting", "booking credit_booked credited"]
    assert {one["ref"] for one in events.taken} == {before.ref}


def test_each_change_of_a_deposit_and_of_a_withdrawal_is_told_in_its_order(world):
    events = with_events(world)
    deposit = world.paid_deposit()
    world.run()
    dispute(world, deposit.ref, DisputeState.OPEN)
    dispute(world, deposit.ref, DisputeState.WON)
    withdrawal = world.withdrawal()
    events_out.deliver(world.cashier)
    assert told(events, deposit.ref) == [
        "payment made created",
        "payment started awaiting_payer",
        "payment captured paid",
        "booking credit_sent crediting",
        "booking credit_booked credited",
        "dispute open open",
        "dispute won won",
    ]
    assert told(events, withdrawal.ref) == [
        "payment made requested",
        "disbursement made planned",
        "payment approved approved",
    ]
    world.run_for(MINUTE)
    events_out.deliver(world.cashier)
    assert told(events, withdrawal.ref)[3:] == [
        "booking debit_sent debiting",
        "booking debit_booked debited",
        "payment payout_sent paying_out",
        "disbursement sent sending",
        "disbursement paid paid",
        "payment payout_paid paid_out",
    ]
    for ref in (deposit.ref, withdrawal.ref):
        numbers = [one["n"] for one in events.taken if one["ref"] == ref]
        assert numbers == sorted(numbers)


def test_an_event_says_whose_payment_it_is_and_what_moved(world):
    events = with_events(world)
    deposit = world.paid_deposit("100.00")
    world.run()
    dispute(world, deposit.ref, DisputeState.LOST)
    events_out.deliver(world.cashier)
    made, booked, lost = events.taken[0], events.taken[-2], events.taken[-1]
    assert (made["kind"], made["userId"], made["login"]) == ("deposit", USER, LOGIN)
    assert (made["amount"], made["currency"], made["method"], made["was"]) == ("100.00", "USD", "fake_card", None)
    assert booked["booking"] == {
        "type": "credit",
        "externalId": f"{deposit.ref}.credit.1",
        "balanceHistoryId": world.ctrader.next_id,
    }
    assert lost["was"] is None
    assert lost["dispute"] == {
        "id": "du_1",
        "word": "lost",
        "reason": "fraudulent",
        "due": 1_770_000_000_000,
        "moved": True,
        "amount": "100.00",
        "currency": "USD",
    }


def test_no_event_holds_a_secret_or_a_token(world):
    events = with_events(world)
    deposit = world.paid_deposit()
    world.withdrawal()
    world.run()
    events_out.deliver(world.cashier)
    text = json.dumps(events.taken)
    with world.database.read() as db:
        row = db.one("SELECT page_key, return_key FROM payments WHERE ref = ?", deposit.ref)
        keys = [session["key"] for session in db.all("SELECT key FROM sessions")]
    assert keys
    assert not [word for word in (*row, *keys, world.cashier.policy.secret_key, "alex@example.test") if word in text]


def test_an_event_that_is_not_taken_comes_again_and_the_next_of_its_payment_waits(world):
    events = with_events(world)
    first, second = world.deposit(), world.deposit(login=OTHER_LOGIN)
    events.refuses = {first.ref}
    events_out.deliver(world.cashier)
    assert {one["ref"] for one in events.taken} == {second.ref}
    events.refuses = set()
    events_out.deliver(world.cashier)
    assert told(events, first.ref) == []
    world.clock.forward(6000)
    events_out.deliver(world.cashier)
    assert told(events, first.ref) == ["payment made created", "payment started awaiting_payer"]


def test_a_crm_that_is_away_is_asked_once_a_round_and_gets_all_at_once_when_it_is_back(world):
    events = with_events(world)
    deposits = [world.deposit(), world.deposit(login=OTHER_LOGIN)]
    events.away = True
    for _ in range(8):
        world.clock.forward(1000)
        events_out.deliver(world.cashier)
    assert events.tried < 10
    events.away = False
    world.clock.forward(MINUTE)
    events_out.deliver(world.cashier)
    for deposit in deposits:
        assert told(events, deposit.ref) == ["payment made created", "payment started awaiting_payer"]


def test_a_duplicate_has_the_same_id_and_says_the_same(world):
    events = with_events(world)
    deposit = world.deposit()
    events_out.deliver(world.cashier)
    first, second = events.taken
    assert first["id"] != second["id"]
    assert events_out.replay(world.cashier, ANN, deposit.ref) == 2
    events_out.deliver(world.cashier)
    changing = {"n", "replay"}
    again = [{name: value for name, value in one.items() if name not in changing} for one in events.taken[2:]]
    assert again == [{name: value for name, value in one.items() if name not in changing} for one in (first, second)]
    assert [one["replay"] for one in events.taken] == [False, False, True, True]


def test_a_replay_comes_after_what_waits_for_the_same_payment(world):
    events = with_events(world)
    events.away = True
    deposit = world.deposit()
    events_out.deliver(world.cashier)
    events_out.replay(world.cashier, ANN, deposit.ref)
    events.away = False
    world.clock.forward(MINUTE)
    events_out.deliver(world.cashier)
    assert [one["replay"] for one in events.taken] == [False, False, True, True]


def test_a_time_is_replayed_from_its_first_moment_up_to_its_last(world):
    events = with_events(world)
    world.deposit()
    begin = world.clock.now() + DAY
    world.clock.forward(DAY)
    later = world.deposit(login=OTHER_LOGIN)
    events_out.deliver(world.cashier)
    events.taken.clear()
    assert events_out.replay(world.cashier, ANN, since=begin, until=begin + 1) == 2
    events_out.deliver(world.cashier)
    assert {one["ref"] for one in events.taken} == {later.ref}


def test_a_replay_is_audited_and_needs_the_right_a_payment_and_a_bounded_time(world):
    with_events(world)
    deposit = world.deposit()
    events_out.replay(world.cashier, ANN, deposit.ref)
    with world.database.read() as db:
        assert [(row["verb"], row["subject"]) for row in db.all("SELECT * FROM audit")] == [("replayed", deposit.ref)]
    viewer = Actor("Vic", "staff 9", frozenset({Role.VIEWER}))
    with pytest.raises(NotAllowed):
        events_out.replay(world.cashier, viewer, deposit.ref)
    with pytest.raises(NotFound):
        events_out.replay(world.cashier, ANN, "D-NOTHERE")
    for since in (0, world.clock.now() - 93 * DAY, world.clock.now() + DAY):
        with pytest.raises(Invalid):
            events_out.replay(world.cashier, ANN, since=since)


def test_an_event_that_waits_for_long_is_told_to_staff_and_found_by_doctor_and_health(world):
    events = with_events(world)
    world.deposit()
    events.away = True
    events_out.deliver(world.cashier)
    assert events_out.late(world.cashier) == ""
    assert events_out.describe(world.cashier) == (True, "the broker's CRM takes events; 2 events wait (`events list`)")
    world.clock.forward(16 * MINUTE)
    events_out.deliver(world.cashier)
    assert "events_waiting" in world.alerts()
    assert any("does not take events" in remark for remark in doctor.remarks(world.cashier))
    assert events_out.describe(world.cashier)[0] is False


def test_a_backlog_is_read_in_pieces_and_loses_nothing(world, monkeypatch):
    monkeypatch.setattr(events_out, "AT_ONCE", 2)
    events = with_events(world)
    deposit = world.paid_deposit()
    world.run()
    for _ in range(4):
        events_out.deliver(world.cashier)
    assert told(events, deposit.ref)[-1] == "booking credit_booked credited"
    assert len(events.taken) == 5


def test_events_go_on_while_sending_is_held_and_in_a_thread_of_their_own():
    (chore,) = [chore for chore in CHORES if chore.flow is events_out.deliver]
    assert not chore.paused_by_hold


def test_taken_events_are_forgotten_after_a_month_and_those_that_wait_never(world):
    events = with_events(world)
    world.deposit()
    events_out.deliver(world.cashier)
    events.away = True
    world.deposit(login=OTHER_LOGIN)
    events_out.deliver(world.cashier)
    world.clock.forward(31 * DAY)
    retention.forget(world.cashier)
    with world.database.read() as db:
        assert [event.taken for event in db.events_out()] == [None, None]


def test_after_the_address_was_taken_out_for_a_while_all_is_told_that_happened_meanwhile(world):
    events = with_events(world)
    silent = world.cashier
    world.cashier = replace(silent, events=None)
    deposit = world.deposit()
    events_out.deliver(world.cashier)
    world.cashier = silent
    events_out.deliver(world.cashier)
    assert told(events, deposit.ref) == ["payment made created", "payment started awaiting_payer"]
