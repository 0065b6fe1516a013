"""What is kept for how long: old rows go, the books and what is not finished stay for ever."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.check import CheckAnswer, CheckOutcome, Moment, Question
from inapp.domain.instruments import Kept
from inapp.domain.letters import MailKind
from inapp.domain.model import CardFacts
from inapp.domain.reconcile import Told
from inapp.domain.retention import TABLES, kept_days
from inapp.operations import retention
from inapp.store.retention import OLD_ROWS
from inapp.worker import CHORES
from tests.support.harness import OTHER_LOGIN, World

DAY = 24 * 3_600_000
DOCUMENT = Path(__file__).parents[2] / "docs/running.md"


def count(world: World, table: str) -> int:
    with world.database.read() as db:
        return db.one(f"SELECT count(*) FROM {table}")[0]


def busy_day(world: World) -> None:
    """A finished webhook and one that waits, an alert and a mail of either kind, a decline, and a card."""
    payment = world.paid_deposit()
    world.ctrader.script = ["lost"]
    world.run()
    world.hear(world.psp.pay(world.deposit(login=OTHER_LOGIN).ref))
    with world.database.write() as db:
        now = world.clock.now()
        db.add_alert(now, "said", "", "Nobody has seen this yet")
        for sent in (True, False):
            assert db.add_mail(MailKind.RECEIPT, f"mail {sent}", payment.user_id, now, payment.ref)
            if sent and (mail := db.mail("mail True")):
                db.end_mail(mail, now)
        db.add_decline(payment, "ch_1", now)
        db.keep_card_facts("fake", payment.ref, CardFacts("ch_1", "f1", "Alex", "DE", "debit"), now)
        db.choose(payment.ref, "", now)
        db.keep_answers(payment.ref, "c2VhbGVk")
        db.know_customer("fake", payment.user_id, "cus_1", now)
        db.keep(payment, Kept("cus_1", "pm_1"), now)
        db.add_check(
            Question(Moment.START, payment.kind, payment.user_id, payment.login, payment.money, payment.method),
            CheckAnswer(CheckOutcome.ALLOW),
            now,
        )
        db.add_mark(payment.ref, "address", "5ba5", payment.user_id, now)
        db.begin_events()
        db.add_events(db.lines_between(payment.ref, 0, now + 1)[:1], now, replay=False)
        db.event_taken(db.events_out()[0], now)
        db.keep_told([Told("ctrader", "7", "DEPOSIT", "", payment.money, now)])


def test_each_kind_goes_after_its_time_and_not_before(world):
    busy_day(world)
    before = {table: count(world, table) for table in OLD_ROWS}
    expected = {
        "events": 2,
        "alerts": 2,
        "declines": 1,
        "card_facts": 1,
        "instruments": 1,
        "choices": 1,
        "mails": 2,
        "told": 1,
        "payment_marks": 1,
        "answers": 1,
        "checks": 1,
        "events_out": 1,
    }
    assert before == expected
    gone: dict[str, int] = {}
    for day in range(1, 560):
        world.clock.forward(DAY)
        retention.forget(world.cashier)
        gone |= {table: day for table in OLD_ROWS if table not in gone and count(world, table) < before[table]}
    last = {
        "events": 31,
        "alerts": 91,
        "declines": 31,
        "card_facts": 541,
        "instruments": 541,
        "choices": 31,
        "mails": 31,
        "told": 541,
        "checks": 541,
        "events_out": 31,
    }
    assert gone == last, "the payment of the answers and of the mark has not ended"


def test_what_is_not_finished_or_delivered_stays_for_ever(world):
    busy_day(world)
    world.clock.forward(5000 * DAY)
    retention.forget(world.cashier)
    with world.database.read() as db:
        assert [row["finished"] for row in db.all("SELECT finished FROM events")] == [None]
        assert [row["code"] for row in db.all("SELECT code FROM alerts")] == ["said"]
        assert [row["event"] for row in db.all("SELECT event FROM mails")] == ["mail False"]


def test_the_account_that_an_open_withdrawal_names_is_known_until_it_has_ended(world):
    world.cashier = replace(world.cashier, policy=replace(world.cashier.policy, keep_days={"payment_marks": 7}))
    waiting = world.withdrawal("40.00")
    with world.database.write() as db:
        db.add_mark(waiting.ref, "account", "5ba5", waiting.user_id, world.clock.now())
    world.clock.forward(8 * DAY)
    retention.forget(world.cashier)
    with world.database.read() as db:
        assert db.mark_of(waiting.ref, "account") == "5ba5"
    world.run()
    retention.forget(world.cashier)
    assert count(world, "payment_marks") == 0


def test_the_books_stay_for_ever(world):
    busy_day(world)
    books = "payments history attempts psp_calls disbursement_history unmatched decisions disputes actions".split()
    before = {table: count(world, table) for table in books}
    world.clock.forward(5000 * DAY)
    for chore in CHORES:
        if chore.name.startswith("delete"):
            chore.flow(world.cashier)
    assert {table: count(world, table) for table in books} == before
    assert before["payments"] and before["history"]
    world.assert_sound()


def test_an_old_webhook_that_comes_again_changes_nothing(world):
    payment = world.paid_deposit()
    thing = world.psp.pay(payment.ref)
    world.hear(thing, "evt_again")
    world.run()
    world.clock.forward(31 * DAY)
    retention.forget(world.cashier)
    assert world.hear(thing, "evt_again") == "accepted"
    world.run()
    assert len(world.booked(payment.ref)) == 1
    world.assert_sound()


def test_many_rows_go_in_several_transactions(world, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 10)
    with world.database.write() as db:
        for number in range(35):
            db.insert("alerts", at=1, code="said", ref="", text=str(number), tries=0, due=1, delivered=1)
    writes = []
    write = world.database.write
    monkeypatch.setattr(world.database, "write", lambda: writes.append(1) or write())
    retention.forget(world.cashier)
    assert count(world, "alerts") == 0
    assert len(writes) == 4


def test_the_worker_deletes_old_rows_every_hour_also_while_sending_is_held():
    chore = next(chore for chore in CHORES if chore.name == "delete old")
    assert (chore.every, chore.paused_by_hold) == (3_600_000, False)


def test_the_document_names_every_table_and_the_days_of_the_code(world):
    part = DOCUMENT.read_text().split("<!-- retention -->")[1].split("<!-- /retention -->")[0]
    rows = [line.split("|")[1:3] for line in part.strip().splitlines()[2:]]
    named = {table: kept for tables, kept in rows for table in re.findall(r"`(\w+)`", tables)}
    with world.database.read() as db:
        assert set(named) == {row["name"] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, kept in retention.kept_for(world.cashier).items():
        assert named[table].strip().startswith(f"{kept // DAY} days")


@pytest.mark.parametrize("table", OLD_ROWS)
def test_every_table_with_old_rows_has_a_time(table):
    assert table in TABLES


def test_a_setting_changes_the_days_and_the_worker_follows_it(world):
    world.cashier = replace(world.cashier, policy=replace(world.cashier.policy, keep_days={"alerts": 10}))
    busy_day(world)
    world.clock.forward(11 * DAY)
    retention.forget(world.cashier)
    assert (count(world, "alerts"), count(world, "mails")) == (1, 2)


@pytest.mark.parametrize("value", ["alerts", "alerts:6", "payments:30", "alerts:30,alerts:40", "card_facts:4000"])
def test_days_that_are_not_safe_or_of_no_such_table_are_refused(value):
    with pytest.raises(ValueError, match="must"):
        kept_days(value, False)


def test_each_table_is_kept_for_at_least_what_is_safe():
    assert all(kept.least <= kept.days for kept in TABLES.values())
    assert kept_days("alerts:30, checks:180", False) == {"alerts": 30, "checks": 180}
