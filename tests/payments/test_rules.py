"""The broker's rules where money moves: what they refuse, what waits for a person, and that each answer is recorded."""

import json
import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest

from inapp.domain import security
from inapp.domain.errors import Conflict, Invalid, Refused, TooMany, Unavailable
from inapp.domain.fields import Field, FieldKind
from inapp.domain.model import CardFacts, Payment, TradingAccount
from inapp.domain.money import Money
from inapp.domain.rules import Asked, Level, Moment, Outcome, Verdict
from inapp.domain.states import PaymentType
from inapp.domain.states import Status as S
from inapp.identity import standing
from inapp.payments import decisions, holds, psp_events, rule_changes, rules, withdrawals
from inapp.store.rows import Rows
from inapp.store.rules import broken_verdict
from tests.payments.test_leaving import people_two
from tests.support.harness import LOGIN, OTHER_LOGIN, START, STRANGER, USER, World
from tests.support.people import person

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


def row(id: str, kind: str, outcome: str, *fields: str) -> str:
    return "\n".join(["[[rule]]", f'id = "{id}"', f'kind = "{kind}"', f'outcome = "{outcome}"', *fields, ""])


DAILY = row("day", "sum", "refuse", 'most = { USD = "150" }', 'within = "24h"')
VERIFIED = row("verified", "standing", "review", 'level = "full"', 'if.direction = "withdrawal"')


def own(verdict: Verdict) -> list[Asked]:
    """The answers of the file's own rules."""
    return [one for one in verdict.asked if not one.rule.startswith("CASHIER_")]


def told(world: World, subject: str) -> list[tuple[str, str, str]]:
    """Moment, rule and outcome of everything that was recorded."""
    with world.database.read() as db:
        found = db.verdicts(subject)
    return [(r.verdict.moment, one.rule, one.outcome) for r in found for one in own(r.verdict)]


# A payment starts.


def test_a_sum_is_refused_with_what_is_left_and_until_when_and_is_allowed_once_it_is_over(world):
    world.rules(DAILY)
    first = world.deposit("100.00")
    world.clock.forward(HOUR)
    with pytest.raises(Invalid) as caught:
        world.deposit("50.01")
    refusal = caught.value
    assert (refusal.field, refusal.message) == ("amount", "At most {amount} until {time}")
    assert refusal.values == {"amount": Money(5000, "USD", 2), "time": START + DAY}
    world.deposit("50.00")
    with pytest.raises(Unavailable, match="reached your limit"):
        world.deposit("10.00")
    world.clock.forward(DAY - HOUR)
    world.deposit("100.00")
    assert told(world, first.ref) == [("start", "day", "allow")]
    assert told(world, f"user {USER}") == [("start", "day", "refuse")] * 2


def test_a_refused_start_stores_no_payment_but_what_was_asked_with_value_and_threshold(world):
    world.rules(DAILY)
    with pytest.raises(Refused):
        world.deposit("151.00")
    with world.database.read() as db:
        assert not db.has_any_payment()
        (record,) = db.verdicts(f"user {USER}")
    (asked,) = own(record.verdict)
    assert (asked.value, asked.threshold) == ("151.00 USD", "at most 150.00 USD")
    assert asked.staff == "sum of deposits within 24h: 151.00 USD (at most 150.00 USD)"
    assert record.about["money"] == [15100, "USD", 2] and record.verdict.version == world.rules(DAILY)


def test_a_currency_that_is_not_listed_goes_to_a_person(world):
    world.rules(DAILY)
    with pytest.raises(Conflict, match="Our staff have to look at this payment"):
        world.deposit("10.00", login=OTHER_LOGIN)
    waiting = world.withdrawal("10.00", login=OTHER_LOGIN)
    assert waiting.status is S.AWAITING_APPROVAL
    assert "rule" in world.alerts()


def test_sums_of_other_currencies_need_a_rate_and_count_with_it(world):
    euros = row("day", "sum", "refuse", 'most = { EUR = "100", USD = "150" }', 'within = "24h"')
    world.rules(euros)
    world.deposit("50.00")
    with pytest.raises(Conflict, match="look at this payment"):
        world.deposit("10.00", login=OTHER_LOGIN)
    world.rules(euros + '[rates]\nbase = "EUR"\nUSD = "0.90"\n')
    world.deposit("55.00", login=OTHER_LOGIN)
    with pytest.raises(Unavailable, match="limit"):
        world.deposit("10.00", login=OTHER_LOGIN)


def test_a_missing_document_is_named_with_the_place_to_send_it_to(world):
    where = ('document = "a passport"', 'send_to = "docs@broker.example"', 'level = "basic"')
    world.rules(row("passport", "standing", "ask", *where))
    with pytest.raises(Conflict) as caught:
        world.deposit()
    assert str(caught.value) == "We need this from you first: a passport. Send it to docs@broker.example."
    standing.verify(world.cashier, USER, "basic", "Ann")
    world.deposit()


def test_no_threshold_against_abuse_is_told_to_a_trader(world):
    world.rules(
        row("tries", "count", "refuse", 'of = "starts"', "most = 2", 'within = "1h"')
        + row("shared", "holder", "refuse", 'what = "shared"', 'if.direction = "deposit"')
    )
    world.deposit()
    world.deposit()
    with pytest.raises(Unavailable) as caught:
        world.deposit()
    assert caught.value.message == "Please come back after {time}. Nothing is lost."
    assert caught.value.values == {"time": START + HOUR}


def test_refused_starts_are_recorded_sixty_times_an_hour_and_then_refused_without_a_row(world):
    world.rules(DAILY)
    for _ in range(rules.REFUSED_STARTS):
        with pytest.raises(Invalid):
            world.deposit("151.00")
    with pytest.raises(TooMany):
        world.deposit("151.00")
    assert len(told(world, f"user {USER}")) == rules.REFUSED_STARTS


@pytest.mark.parametrize("condition", ['if.method = "fake_bank"', 'if.currency = "EUR"', 'if.group = "vip"'])
def test_a_rule_is_asked_only_about_what_its_conditions_name(world, condition):
    world.rules(row("never", "method", "refuse", condition))
    payment = world.deposit()
    assert told(world, payment.ref) == []
    with world.database.write() as db:
        standing.note(db, USER, None, "Ann", START, group="vip")
    with pytest.raises(Invalid, match="not available for you"):
        world.deposit("20.00", OTHER_LOGIN if "EUR" in condition else LOGIN, "fake_bank")


def test_a_rule_is_not_asked_about_what_it_leaves_out(world):
    world.rules(row("never", "method", "refuse", 'if.direction = "deposit"', 'unless.country = "DE"'))
    with pytest.raises(Invalid):
        world.deposit()
    with world.database.write() as db:
        standing.note(db, USER, None, "Ann", START, country="DE")
    world.deposit()


def test_the_strictest_rule_wins_and_every_one_is_recorded(world):
    world.rules(row("low", "amount", "refuse", 'lowest = { USD = "20" }') + VERIFIED + DAILY)
    payment = world.withdrawal("40.00")
    assert payment.status is S.AWAITING_APPROVAL
    assert told(world, payment.ref) == [
        ("start", "low", "allow"),
        ("start", "verified", "review"),
        ("start", "day", "allow"),
    ]
    with pytest.raises(Invalid, match="at least"):
        world.withdrawal("10.00")


def disputing(world: World) -> Payment:
    """A credited deposit by card that its payer disputes."""
    deposit = world.card("40.00")
    world.charge(deposit).disputed = True
    world.hear(world.charge(deposit))
    psp_events.work_inbox(world.cashier)
    return deposit


@pytest.mark.parametrize("outcome", ["refuse", "review"])
def test_whoever_disputes_a_deposit_makes_no_other_one_if_a_rule_says_so(world, outcome):
    disputing(world)
    world.rules(row("disputes", "dispute", outcome, 'within = "90d"', 'if.direction = "deposit"'))
    for method in ("fake_loop", "fake_bank"):
        with pytest.raises(Conflict):
            world.deposit("20.00", method=method)


def test_a_deposit_of_somebody_who_disputes_can_be_taken_and_credited_after_two_people_have_looked(world):
    world.rules(row("disputes", "dispute", "review", 'within = "90d"', 'if.direction = "deposit"', "take = true"))
    disputing(world)
    payment = world.paid_deposit("20.00")
    world.run()
    assert world.payment(payment.ref).status is S.REVIEW


def test_our_defaults_refuse_deposits_by_the_method_of_a_disputed_one_and_no_others(world):
    deposit = disputing(world)
    world.rules(rule_changes.default_text())
    with pytest.raises(Invalid) as caught:
        world.deposit("20.00", method=deposit.method)
    refusal = caught.value
    assert (refusal.field, refusal.message) == ("method", "This method is not available for you. Choose another one.")
    assert (told(world, f"user {USER}"))[-4:][0] == ("start", "disputed-method", "refuse")
    world.deposit("20.00", method="fake_bank")


def test_a_dispute_that_is_settled_and_over_for_long_stops_no_deposit(world):
    deposit = disputing(world)
    world.rules(rule_changes.default_text())
    world.clock.forward(91 * DAY)
    with pytest.raises(Invalid):
        world.deposit("20.00", method=deposit.method)
    world.charge(deposit).disputed = False
    world.hear(world.charge(deposit))
    psp_events.work_inbox(world.cashier)
    world.deposit("20.00", method=deposit.method)


# Before the credit.


def test_a_deposit_that_a_rule_lets_be_taken_is_credited_only_after_two_people_have_said_so(world):
    world.rules(row("large", "amount", "review", 'highest = { USD = "50" }', "take = true"))
    payment = world.paid_deposit("60.00")
    world.run()
    assert (world.payment(payment.ref).status, world.booked(payment.ref)) == (S.REVIEW, [])
    world.wait_until_silent()
    assert not decisions.decide(world.cashier, payment.ref, None, person("Ann")).done
    assert decisions.decide(world.cashier, payment.ref, None, person("Ben")).done
    world.run()
    assert world.payment(payment.ref).status is S.CREDITED


def test_the_name_on_a_card_is_compared_before_the_credit_whatever_its_order_and_accents(world):
    world.rules(row("name", "holder", "review", 'what = "name"'))
    for holder, became in (("DEMO ALEX", S.CREDITED), ("Álex  Demo", S.CREDITED), ("Eve Else", S.REVIEW)):
        payment = world.deposit("20.00")
        with world.database.write() as db:
            db.keep_card_facts("fake", payment.ref, CardFacts(f"ch {holder}", f"f {holder}", holder), START)
        world.hear(world.psp.pay(payment.ref))
        world.run()
        assert world.payment(payment.ref).status is became, holder


def test_deposits_that_are_paid_after_their_end_do_not_pass_the_limit_before_verification(world):
    world.rules(row("total", "unverified", "refuse", 'level = "basic"', 'total = { USD = "150" }'))
    late = []
    for _ in range(3):
        late.append(world.deposit("100.00"))
        world.clock.forward(2 * DAY)
        world.run()
        assert world.payment(late[-1].ref).status is S.EXPIRED
    for payment in late:
        world.hear(world.psp.pay(payment.ref))
        world.run()
    assert [world.payment(one.ref).status for one in late] == [S.CREDITED, S.REVIEW, S.REVIEW]
    standing.verify(world.cashier, USER, "basic", "Ann")
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, late[1].ref, None, person(name))
    world.run()
    assert world.payment(late[1].ref).status is S.CREDITED


@pytest.mark.parametrize("ended", [True, False], ids=["after its end", "days after its start"])
def test_a_deposit_that_is_paid_late_counts_from_its_payment_on(world, ended):
    world.rules(DAILY)
    late = world.deposit("100.00")
    if ended:
        world.clock.forward(HOUR)
        world.run()
        assert world.payment(late.ref).status is S.EXPIRED
    world.clock.forward(3 * DAY)
    world.hear(world.psp.pay(late.ref))
    world.run()
    assert world.payment(late.ref).status is S.CREDITED
    world.clock.forward(HOUR)
    with pytest.raises(Invalid) as caught:
        world.deposit("50.01")
    assert caught.value.values == {"amount": Money(5000, "USD", 2), "time": world.clock.now() - HOUR + DAY}
    world.clock.forward(DAY)
    world.deposit("150.00")


def test_what_is_paid_late_is_young_from_its_payment_on_and_so_is_the_way_it_was_paid(world):
    late = world.deposit("100.00")
    world.clock.forward(5 * DAY)
    world.run()
    world.hear(world.psp.pay(late.ref))
    world.run()
    assert world.payment(late.ref).status is S.CREDITED
    payment = world.withdrawal("40.00", method="fake_card")
    world.clock.forward(HOUR)
    held = row("held", "return_first", "review", 'held = "48h"')
    assert asked_now(world, held, payment)[1] == "100.00 USD of the last 2d"
    way = row("way", "new", "review", 'what = "instrument"', 'age = "72h"')
    assert asked_now(world, way, payment) == (Outcome.REVIEW, "1h")
    first = row("first", "first_withdrawal", "review", 'after = "24h"')
    assert asked_now(world, first, payment) == (Outcome.REVIEW, "first deposit 1h ago")


def test_a_clock_that_is_set_back_forgets_no_payment(world):
    world.rules(DAILY)
    world.deposit("100.00")
    world.clock.forward(-2 * HOUR)
    with pytest.raises(Invalid, match="At most"):
        world.deposit("100.00")


# Before the debit, and before money leaves.


def test_a_limit_that_came_after_the_approval_is_asked_before_the_debit(world):
    payment = world.withdrawal("40.00")
    world.rules(VERIFIED)
    world.run()
    assert (world.payment(payment.ref).status, world.booked(payment.ref)) == (S.AWAITING_APPROVAL, [])
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is S.PAID_OUT
    assert ("debit", "verified", "review") in told(world, payment.ref)
    assert ("disburse", "verified", "review") in told(world, payment.ref)


def test_an_approval_covers_the_causes_that_stood_and_no_later_one(world):
    world.rules(VERIFIED)
    payment = world.withdrawal("40.00")
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.rules(VERIFIED + row("large", "amount", "review", 'highest = { USD = "30" }'))
    world.run()
    assert world.payment(payment.ref).status is S.AWAITING_APPROVAL
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is S.PAID_OUT


def test_an_approval_that_is_too_old_is_asked_for_again_before_the_debit(world):
    world.rules(VERIFIED + '[approval]\nexpires = "2h"\nautomatic = true\n')
    world.ctrader.script = ["REQUEST_FREQUENCY_EXCEEDED"]
    payment = world.withdrawal("40.00")
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.clock.forward(3 * HOUR)
    world.run()
    assert (world.payment(payment.ref).status, world.booked(payment.ref)) == (S.AWAITING_APPROVAL, [])


def test_a_refusal_at_the_debit_cannot_be_approved_away(world):
    payment = world.withdrawal("40.00")
    world.rules(row("level", "standing", "refuse", 'level = "full"'))
    for _ in range(2):
        world.run()
        assert (world.payment(payment.ref).status, world.booked(payment.ref)) == (S.AWAITING_APPROVAL, [])
        decisions.approve(world.cashier, payment.ref, person("Ann"))
    standing.verify(world.cashier, USER, "full", "Ann")
    world.run()
    assert world.payment(payment.ref).status is S.PAID_OUT


def test_after_the_debit_a_rule_can_only_hold_and_two_people_let_it_go(world):
    payment = world.withdrawal("40.00")
    world.step()
    assert world.payment(payment.ref).status is S.DEBITED
    world.rules(row("level", "standing", "refuse", 'level = "full"'))
    world.run_for(10 * MINUTE, step=MINUTE)
    assert (world.payment(payment.ref).status, world.paid_out(payment.ref)) == (S.DEBITED, [])
    people_two(holds.lift, world.cashier, payment.ref)
    world.run_for(10 * MINUTE, step=MINUTE)
    assert world.payment(payment.ref).status is S.PAID_OUT


def test_outside_the_hours_a_withdrawal_waits_and_goes_when_they_begin(world):
    payment = world.withdrawal("40.00")  # on a Thursday at 08:53 UTC
    world.rules(row("hours", "hours", "refuse", 'open = ["mon-fri 10:00-18:00"]'))
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is S.APPROVED
    with pytest.raises(Unavailable, match="closed now"):
        world.deposit()
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(payment.ref).status is S.PAID_OUT


# Bands.

BANDS = """
[approval]
automatic = true
[[approval.band]]
people = 0
up_to = { USD = "50" }
[[approval.band]]
people = 1
up_to = { USD = "100" }
[[approval.band]]
people = 2
"""


def test_a_withdrawal_needs_the_people_of_its_band(world):
    world.rules(BANDS)
    people = {}
    for amount in ("50.00", "50.01", "100.01"):
        payment = world.withdrawal(amount)
        with world.database.read() as db:
            record = db.last_verdict(payment.ref)
        people[amount] = record.verdict.people, str(payment.status)
    assert people == {
        "50.00": (0, "approved"),
        "50.01": (1, "awaiting_approval"),
        "100.01": (2, "awaiting_approval"),
    }


def test_a_small_withdrawal_of_which_a_rule_wants_a_person_needs_one(world):
    world.rules(BANDS + VERIFIED)
    payment = world.withdrawal("10.00")
    with world.database.read() as db:
        assert db.last_verdict(payment.ref).verdict.people == 1


# What is measured.


def asked_now(world: World, text: str, payment) -> tuple[Outcome, str]:
    world.rules(text)
    with world.database.read() as db:
        question = rules.Question.of(payment, Moment.START, world.ctrader.trading_account(payment.login))
        (one,) = own(rules.judge(world.cashier, db, question))
    return one.outcome, one.value


def test_a_first_withdrawal_an_unused_way_and_a_new_password_are_known(world):
    first = row("first", "first_withdrawal", "review", 'after = "24h"')
    way = row("way", "new", "review", 'what = "instrument"', 'age = "72h"')
    password = row("password", "new", "review", 'what = "password"', 'age = "24h"')
    payment = world.withdrawal("40.00")
    assert asked_now(world, first, payment) == (Outcome.REVIEW, "no deposit yet")
    assert asked_now(world, way, payment) == (Outcome.REVIEW, "never used")
    assert asked_now(world, password, payment) == (Outcome.ALLOW, "never changed")
    world.paid_deposit()
    world.rules("")
    world.run()
    with world.database.write() as db:
        db.note_password_change(USER, world.clock.now())
    world.clock.forward(23 * HOUR)
    assert asked_now(world, first, payment) == (Outcome.REVIEW, "first deposit 23h ago")
    assert asked_now(world, way, payment)[0] is Outcome.REVIEW
    assert asked_now(world, password, payment) == (Outcome.REVIEW, "23h")
    world.clock.forward(50 * HOUR)
    assert asked_now(world, way, payment) == (Outcome.ALLOW, "3d")
    assert asked_now(world, password, payment)[0] is Outcome.ALLOW
    assert asked_now(world, first, payment) == (Outcome.ALLOW, "first deposit 3d ago")
    assert asked_now(world, first, world.withdrawal("20.00")) == (Outcome.ALLOW, "1 before")


def test_profit_goes_out_only_after_what_was_paid_in_by_cards_has_gone_back(world):
    text = row("return", "return_first", "refuse", 'within = "life"')
    world.card("30.00")
    world.rules(text)
    with pytest.raises(Invalid) as caught:
        world.withdrawal("20.00")
    assert caught.value.values["amount"] == Money(3000, "USD", 2)
    world.withdrawal("30.00", method="fake_loop")
    world.run()
    world.withdrawal("20.00")


def test_what_was_paid_in_lately_stays_in_the_account(world):
    world.card("100.00")  # of 1600.25
    world.rules(row("held", "return_first", "refuse", 'held = "48h"'))
    with pytest.raises(Invalid) as caught:
        world.withdrawal("1550.00")
    assert caught.value.values == {"amount": Money(150025, "USD", 2), "time": START + 2 * DAY}
    world.withdrawal("1500.00")


def add_payment_of_stranger(db) -> None:
    """Store a payment of another user, like the first one there."""
    db.db.execute(
        "INSERT INTO payments SELECT 'D-OTHER', kind, ?, login, minor, currency, digits, status, psp, "
        "method, created, updated, expires, NULL, NULL, NULL, NULL, reason, tries, NULL, 'other', NULL, "
        "hand_off, instrument, 0, NULL, NULL, NULL, fee FROM payments LIMIT 1",
        (STRANGER,),
    )


def test_a_card_of_two_users_is_known_by_its_fingerprint(world):
    text = row("shared", "holder", "review", 'what = "shared"')
    payment = world.deposit()
    with world.database.write() as db:
        db.keep_card_facts("fake", payment.ref, CardFacts("ch_1", "f1"), START)
    assert asked_now(world, text, payment) == (Outcome.ALLOW, "0 other users")
    world.rules("")
    with world.database.write() as db:
        add_payment_of_stranger(db)
        db.keep_card_facts("fake", "D-OTHER", CardFacts("ch_2", "f1"), START)
    assert asked_now(world, text, payment) == (Outcome.REVIEW, "1 other users")


def test_open_positions_and_the_margin_are_those_of_ctrader(world):
    positions = row("flat", "margin", "refuse", 'what = "positions"')
    payment = world.withdrawal("40.00")
    seen = Money(100, "USD", 2)

    def bound(login: int, timeout: int | None = None) -> TradingAccount:
        return TradingAccount(login, "USD", 2, Money(150025, "USD", 2), Money(100000, "USD", 2), None, seen)

    world.ctrader.trading_account = bound
    assert asked_now(world, positions, payment) == (Outcome.REFUSE, "open positions: True")
    seen = Money(0, "USD", 2)
    assert asked_now(world, positions, payment)[0] is Outcome.ALLOW
    assert asked_now(world, row("free", "margin", "refuse", 'what = "free"'), payment)[0] is Outcome.ALLOW


def test_declines_close_deposits_until_a_cool_down_is_over(world):
    text = row("cards", "count", "refuse", 'of = "declines"', "most = 3", 'within = "1h"', 'cool_down = "6h"')
    payment = world.deposit()
    with world.database.write() as db:
        for n in range(3):
            db.add_decline(payment, f"ch_{n}", START + n * MINUTE)
    world.clock.forward(2 * HOUR)
    world.rules(text)
    with pytest.raises(Unavailable) as caught:
        world.deposit()
    assert caught.value.values == {"time": START + 2 * MINUTE + 6 * HOUR}
    world.clock.forward(5 * HOUR)
    world.deposit()


# The record.


def test_the_text_that_decided_stays_and_nothing_of_a_record_can_be_changed(world):
    old = world.rules(DAILY)
    payment = world.deposit("20.00")
    world.rules(VERIFIED)
    with world.database.read() as db:
        assert db.rule_text(old) == DAILY
        assert db.last_verdict(payment.ref).verdict.version == old
        for table in ("rule_files", "rule_changes", "rule_verdicts", "rule_records"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                db.db.execute(f"DELETE FROM {table}")
        with pytest.raises(sqlite3.IntegrityError, match="sealed"):
            db.db.execute(
                "INSERT INTO rule_records SELECT verdict, 9, rule, outcome, value, threshold, staff, words, "
                "shown, until, cause FROM rule_records LIMIT 1"
            )


@pytest.mark.parametrize("table", ["rule_records", "rule_verdicts", "rule_changes"])
def test_a_record_that_somebody_has_changed_by_hand_is_found(world, table):
    world.rules(DAILY)
    world.deposit("20.00")
    world.deposit("20.00")
    world.database.close()
    file = sqlite3.connect(world.database.path)
    file.row_factory = sqlite3.Row
    assert broken_verdict(Rows(file)) is None
    file.execute(f"DROP TRIGGER {table}_no_update")
    column = {"rule_records": "value", "rule_verdicts": "facts", "rule_changes": "by"}[table]
    file.execute(f"UPDATE {table} SET {column} = 'x'")
    assert broken_verdict(Rows(file)) == (-1 if table == "rule_changes" else 1)
    file.close()


def test_a_wait_is_recorded_once_and_not_each_minute(world):
    payment = world.withdrawal("40.00")
    world.rules(row("off", "off", "refuse", 'reason = "x"', "end = 2035-01-01T00:00:00Z"))
    world.run_for(10 * MINUTE, step=MINUTE)
    assert told(world, payment.ref) == [("debit", "off", "refuse")]


def test_facts_hold_no_names(world):
    world.rules(row("name", "holder", "review", 'what = "name"'))
    payment = world.deposit()
    with world.database.read() as db:
        record = db.last_verdict(payment.ref)
    assert record.verdict.facts["holder name"] == "unknown"
    assert "Alex" not in json.dumps([record.verdict.facts, record.about])


def test_without_rules_no_rule_is_read_and_nothing_recorded(world):
    payment = world.withdrawal("40.00")
    world.run()
    with world.database.read() as db:
        assert db.verdicts(payment.ref) == [] and world.cashier.books == {}
    assert standing.level_of("full") is Level.FULL


def test_limits_of_settings_are_recorded_beside_the_rules_of_the_file(world):
    world.rules(DAILY)
    payment = world.deposit("20.00")
    with world.database.read() as db:
        said = {one.rule: (one.outcome, one.value) for one in db.last_verdict(payment.ref).verdict.asked}
    assert said.pop("day")[0] is Outcome.ALLOW
    assert said == {
        "CASHIER_STARTS_PER_HOUR": (Outcome.ALLOW, "0"),
        "CASHIER_DECLINES_PER_DAY": (Outcome.ALLOW, "0"),
        "CASHIER_OPEN_DEPOSITS": (Outcome.ALLOW, "0"),
    }


@pytest.mark.parametrize("of", ["starts", "declines"])
def test_tries_are_counted_by_the_place_that_they_come_from_whoever_tries(world, of):
    world.rules(row("place", "count", "refuse", f'of = "{of}"', 'by = "address"', "most = 2", 'within = "1h"'))
    token = security.caller.set("198.51.100.7")
    try:
        for n in range(2):
            payment = world.deposit("20.00", OTHER_LOGIN if n else LOGIN)
            with world.database.write() as db:
                db.add_decline(payment, f"ch_{n}", START)
                assert "198" not in str(db.all("SELECT * FROM payment_marks")[0][:])
        with pytest.raises(Unavailable):
            world.deposit("20.00")
        security.caller.set("203.0.113.9")
        world.deposit("20.00")
    finally:
        security.caller.reset(token)


def test_tries_with_one_card_are_counted_over_all_its_users(world):
    text = row("card", "count", "refuse", 'of = "starts"', 'by = "card"', "most = 2", 'within = "1h"')
    payment = world.deposit("20.00")
    with world.database.write() as db:
        for n in range(2):
            db.keep_card_facts("fake", payment.ref, CardFacts(f"ch_{n}", "f1"), START)
    assert asked_now(world, text, payment) == (Outcome.REFUSE, "2")


# Defaults.

NAMED = (Field("iban", "IBAN", FieldKind.IBAN), Field("owner", "Account holder"))


def with_fields(world, *fields: Field) -> None:
    """Let the bank transfer and the card ask their trader for these."""
    psp = world.psp
    psp.methods = [replace(one, fields=fields if one.key in ("fake_bank", "fake_card") else ()) for one in psp.methods]


def typed(world, user_id: int, login: int, method: str, **answers: str) -> Payment:
    """A withdrawal with what its trader has typed."""
    session = world.session(PaymentType.WITHDRAWAL, login, user_id)
    given = {f"{method}.{name}": value for name, value in answers.items()}
    made = withdrawals.request(world.cashier, session, "10.00", method, f"page key of the user {user_id}", typed=given)
    assert isinstance(made, Payment)
    return made


def test_an_account_at_two_users_is_the_same_whatever_name_stands_beside_it_and_by_whatever_method(world):
    with_fields(world, *NAMED)
    world.rules(row("shared", "holder", "review", 'what = "shared"', 'if.direction = "withdrawal"'))
    first = typed(world, USER, LOGIN, "fake_bank", iban="DE89 3704 0044 0532 0130 00", owner="Alex Demo")
    assert first.status is S.APPROVED
    with world.database.write() as db:
        add_payment_of_stranger(db)
        db.add_mark("D-OTHER", "account", db.mark_of(first.ref, "account"), STRANGER, START)
    second = typed(world, USER, LOGIN, "fake_card", iban="de89370400440532013000", owner="A. Demo")
    assert second.status is S.AWAITING_APPROVAL


def test_our_defaults_stop_money_that_runs_through_and_what_a_stolen_card_paid_in(world):
    """Without a file and in a new installation: many large deposits, many large withdrawals, out elsewhere at once."""
    rule_changes.take(replace(world.cashier, rules_file=None))
    with pytest.raises(Invalid, match="until we have verified who you are"):
        world.deposit("2000.01")
    for _ in range(2):
        world.card("500.00")
    world.ctrader.balances[LOGIN] = Decimal(100_000)
    elsewhere = world.withdrawal("150.00", method="fake_bank")
    with world.database.read() as db:
        asked = {one.rule: one.outcome for one in db.last_verdict(elsewhere.ref).verdict.asked}
    assert elsewhere.status is S.AWAITING_APPROVAL
    stopped = {rule for rule, outcome in asked.items() if outcome is Outcome.REVIEW}
    assert stopped >= {"return-first", "known-instrument", "verified-before-payout", "approval"}
    with pytest.raises(Conflict, match="unfinished payments"):
        world.withdrawal("10.00")
    world.run()
    assert (world.booked(elsewhere.ref), world.payment(elsewhere.ref).status) == ([], S.AWAITING_APPROVAL)
    for _ in range(3):
        world.card("10.00")
    with pytest.raises(Unavailable, match="come back after"):
        world.deposit("10.00")
    standing.verify(world.cashier, USER, "full", "Ann")
    world.clock.forward(2 * HOUR)
    for _ in range(5):
        world.card("10000.00")
    with pytest.raises(Unavailable):
        world.deposit("10000.00")


def test_our_defaults_want_two_people_for_a_large_withdrawal_and_give_a_verified_trader_no_way_round_it(world):
    rule_changes.take(replace(world.cashier, rules_file=None))
    standing.verify(world.cashier, USER, "full", "Ann")
    world.ctrader.balances[LOGIN] = Decimal(100_000)
    large = world.withdrawal("50000.00", method="fake_bank")
    decisions.approve(world.cashier, large.ref, person("Ann"))
    world.run()
    assert (world.booked(large.ref), world.payment(large.ref).status) == ([], S.AWAITING_APPROVAL)
    decisions.approve(world.cashier, large.ref, person("Ben"))
    world.run()
    assert world.payment(large.ref).status is S.PAID_OUT
