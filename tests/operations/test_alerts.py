"""Alerts: stored in the transaction they tell of, delivered until accepted, and without secrets."""

from itertools import pairwise

import pytest

from inapp.domain.attempts import HOUR
from inapp.domain.model import Observation, ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.operations import alerts, doctor
from inapp.payments import bookings, psp_events
from tests.support.harness import OTHER_LOGIN, POLICY, Thing, World

MINUTE = 60_000


def unknown(world: World):
    world.ctrader.script = ["lost"]
    payment = world.paid_deposit()
    bookings.send(world.cashier, payment.ref)
    return payment


@pytest.mark.fault("I20", "O05")
def test_an_alert_is_stored_in_the_transaction_of_what_it_is_about_and_delivered_once(world):
    payment = unknown(world)
    assert world.alerts() == ["credit_unknown"]
    assert world.pager.sent == []
    for _ in range(3):
        alerts.deliver(world.cashier)
    (alert,) = world.pager.sent
    assert (alert.code, alert.ref, alert.at) == ("credit_unknown", payment.ref, world.clock.now())


@pytest.mark.fault("I20", "O05")
def test_an_alert_that_is_not_accepted_is_tried_again_with_growing_delays_and_never_given_up(world):
    unknown(world)
    tried = []
    world.pager.send = lambda alert: tried.append(world.clock.now()) or False
    start = world.clock.now()
    for _ in range(60):
        alerts.deliver(world.cashier)
        world.clock.forward(5000)
    waits = [(later - earlier) // 1000 for earlier, later in pairwise(tried)]
    assert tried[0] == start
    assert waits == [5, 10, 20, 40, 80]
    world.clock.forward(24 * HOUR)
    del world.pager.send
    alerts.deliver(world.cashier)
    assert world.pager.codes == ["credit_unknown"]


def test_an_alert_survives_a_restart_and_one_that_is_stuck_keeps_no_other_waiting(world):
    unknown(world)
    world.restart()
    send = world.pager.send
    world.pager.send = lambda alert: alert.code != "credit_unknown" and send(alert)
    with world.database.write() as db:
        db.add_alert(world.clock.now(), "other", "", "Something else")
    alerts.deliver(world.cashier)
    assert world.pager.codes == ["other"]


def test_the_same_alert_is_not_said_twice_within_an_hour(world):
    with world.database.write() as db:
        for _ in range(3):
            db.add_alert(world.clock.now(), "double", "D-1", "The same words")
        db.add_alert(world.clock.now(), "double", "D-2", "The same words")
    world.clock.forward(HOUR + 1)
    with world.database.write() as db:
        db.add_alert(world.clock.now(), "double", "D-1", "The same words")
    assert len(world.alerts()) == 3


EVIL = "<!channel> <https://evil.test|click> @everyone"


def test_a_strangers_words_form_neither_a_link_nor_a_mention(world):
    with world.database.write() as db:
        db.add_alert(world.clock.now(), "never_ordered", EVIL, "text")
    stranger = Observation(ObservationKind.SUCCEEDED, EVIL, EVIL, Money(500, "USD", 2), test_mode=True)
    for subject in (PspObjectType.PAYMENT, PspObjectType.PAYOUT):
        psp_events.apply(world.cashier, "fake", subject, stranger, "fake webhook")
    alerts.deliver(world.cashier)
    assert {"never_ordered", "unmatched"} <= set(world.pager.codes)
    for alert in world.pager.sent:
        assert not set(alert.ref + alert.text) & set("<>|@/"), alert
        assert "evil.test" not in alert.ref + alert.text
        assert "channel" in alert.ref + alert.text, "people can still tell what it was"


def test_a_flood_of_webhooks_about_nothing_makes_one_alert(world):
    for n in range(60):
        seen = Observation(ObservationKind.SUCCEEDED, f"D-{n}", f"<!channel> {n}", Money(500, "USD", 2))
        world.hear(Thing(seen.psp_ref, seen.ref, PspObjectType.PAYMENT, seen.money, seen.kind))
    while psp_events.work_inbox(world.cashier):
        pass
    assert world.alerts() == ["unknown_object"]


@pytest.mark.fault("I22", "O01")
def test_alerts_the_sent_log_and_the_database_hold_no_secret(world, caplog):
    caplog.set_level(0)
    world.ctrader.script = ["lost", "NOT_ENOUGH_RIGHTS"]
    unknown(world)
    payment = world.deposit(login=OTHER_LOGIN)
    world.hear(world.psp.pay(payment.ref, Money(1, "EUR", 2)))
    psp_events.work_inbox(world.cashier)
    world.run_for(30 * MINUTE)
    raw = b"".join(path.read_bytes() for path in world.folder.glob("*"))
    said = caplog.text + "".join(f"{alert}" for alert in world.pager.sent)
    for secret in (POLICY.secret_key, *POLICY.crm_passwords):
        assert secret.encode() not in raw
        assert secret not in said
        assert secret not in repr(POLICY)
    assert len(world.pager.sent) >= 2


def test_an_alert_that_waits_too_long_is_told_to_whoever_asks(world):
    unknown(world)
    world.pager.accepts = False
    alerts.deliver(world.cashier)
    assert doctor.remarks(world.cashier) == []
    world.clock.forward(alerts.TOO_LONG)
    (waiting,) = doctor.remarks(world.cashier)
    assert "5 minutes" in waiting and "credit_unknown" not in waiting  # anybody may read it
    (finding,) = [one for one in doctor.examine(world.cashier, {}) if one.name == "alerts"]
    assert not finding.well and waiting in finding.text and "credit_unknown" in finding.text
    world.pager.accepts = True
    alerts.deliver(world.cashier)
    assert alerts.stuck(world.cashier) == ""
    (finding,) = [one for one in doctor.examine(world.cashier, {}) if one.name == "alerts"]
    assert finding.well


def test_a_chat_that_is_away_keeps_no_payment_from_going_through(world):
    unknown(world)
    world.pager.accepts = False
    alerts.deliver(world.cashier)
    world.clock.forward(alerts.TOO_LONG)
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    assert doctor.remarks(world.cashier) != []
    assert doctor.problems(world.cashier) == []
    (finding,) = [one for one in doctor.examine(world.cashier, {}) if one.name == "sending"]
    assert finding.well


def test_a_test_alert_goes_past_all_that_wait_and_leaves_no_row(world):
    unknown(world)
    assert alerts.send_test(world.cashier)
    assert world.pager.codes == ["test"]
    assert world.alerts() == ["credit_unknown"]
    world.pager.accepts = False
    assert not alerts.send_test(world.cashier)
