"""What limits without rules refuse leaves a record for staff, within bounds, and tells the trader nothing more."""

from dataclasses import replace

import pytest

from inapp.domain.errors import Invalid, NotFound, Refused, StorageFailed, Unavailable
from inapp.domain.rules import Outcome, version_of
from inapp.payments import checkout, holds, limits, rule_replay, rules
from inapp.payments.limit_records import NO_RULES
from inapp.store.rules import RuleRecord, broken_verdict
from tests.payments.test_how_much_one_trader_may import decline_ten
from tests.payments.test_rules import DAILY, row
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, USER, World
from tests.support.people import person

MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture(autouse=True)
def tight(world: World) -> None:
    world.cashier = replace(world.cashier, policy=replace(POLICY, open_deposits=2, starts_per_hour=3))


def records(world: World) -> list[RuleRecord]:
    with world.database.read() as db:
        return db.verdicts(f"user {USER}")


def refusing(world: World) -> list[tuple[str, str, str]]:
    """The limit that refused, with what it measured and what it allows."""
    last = [record.verdict.asked[-1] for record in records(world)]
    assert all(one.outcome is Outcome.REFUSE for one in last)
    return [(one.rule, one.value, one.threshold) for one in last]


def refuse(world: World, *what: object, kind: str = "deposit") -> Refused:
    with pytest.raises(Refused) as caught:
        getattr(world, kind)(*what)
    return caught.value


def test_one_deposit_too_many_at_once_is_recorded_with_what_allowed_before_it(world):
    world.rules(DAILY)
    world.deposit("20.00")
    world.deposit("20.00")
    refusal = refuse(world, "20.00")
    assert isinstance(refusal, Unavailable) and refusal.message == limits.UNFINISHED
    (record,) = records(world)
    assert [(one.rule, one.outcome) for one in record.verdict.asked] == [
        ("CASHIER_STARTS_PER_HOUR", "allow"),
        ("CASHIER_DECLINES_PER_DAY", "allow"),
        ("CASHIER_OPEN_DEPOSITS", "refuse"),
    ]
    assert refusing(world) == [("CASHIER_OPEN_DEPOSITS", "2", "fewer than 2")]
    assert record.verdict.asked[-1].staff == "unpaid deposits on the account: 2 (fewer than 2)"
    assert record.about == {"kind": "deposit", "login": LOGIN}
    assert record.verdict.version == version_of(DAILY)


def test_starts_in_an_hour_declined_tries_and_a_freeze_are_recorded(world):
    for _ in range(3):
        world.withdrawal("10.00")
    assert refuse(world, "10.00", kind="withdrawal").message == limits.TOO_OFTEN
    world.cashier = replace(world.cashier, policy=replace(POLICY, declines_per_day=10))
    decline_ten(world)
    world.clock.forward(HOUR)
    assert refuse(world, "20.00").message == limits.CLOSED
    holds.freeze(world.cashier, USER, person("Ann"), "a call")
    refuse(world, "20.00")
    assert refusing(world) == [
        ("CASHIER_STARTS_PER_HOUR", "3", "fewer than 3"),
        ("CASHIER_DECLINES_PER_DAY", "10", "fewer than 10 within a day"),
        ("freeze", "frozen by ann", "not frozen"),
    ]


def test_an_amount_beyond_a_limit_of_the_settings_the_method_or_the_account_is_recorded(world):
    policy = replace(POLICY, deposit=replace(POLICY.deposit, lowest={"": "15"}, highest={"": "500"}))
    world.cashier = replace(world.cashier, policy=policy)
    for amount, threshold in (("14.99", "at least 15.00 USD"), ("500.01", "at most 500.00 USD")):
        assert isinstance(refuse(world, amount), Invalid)
        assert refusing(world)[-1][1:] == (f"{amount} USD", threshold)
    refuse(world, "9000.00", kind="withdrawal")
    assert [rule for rule, _, _ in refusing(world)] == ["CASHIER_DEPOSIT_MIN", "CASHIER_DEPOSIT_MAX", "free margin"]


def test_a_trader_reads_nothing_of_what_is_recorded(world):
    world.deposit()
    world.deposit()
    refusal = refuse(world)
    assert "2" not in str(refusal) and "CASHIER" not in str(refusal) and refusal.values == {}


def test_a_flood_leaves_one_record_of_a_limit_in_a_minute_and_sixty_in_an_hour(world):
    world.deposit()
    world.deposit()
    for _ in range(50):
        refuse(world)
    assert len(records(world)) == 1
    world.clock.forward(MINUTE)
    refuse(world)
    assert len(records(world)) == 2
    for _ in range(65):
        world.clock.forward(MINUTE)
        refuse(world, "5.00", OTHER_LOGIN)
        refuse(world, "90000000.00", OTHER_LOGIN)
    within = [record for record in records(world) if record.at > world.clock.now() - HOUR]
    assert len(within) == rules.REFUSED_STARTS


def test_each_limit_has_a_record_of_its_own_within_a_minute(world):
    refuse(world, "1.00")
    refuse(world, "90000000.00")
    assert [rule for rule, _, _ in refusing(world)] == ["CASHIER_DEPOSIT_MIN", "CASHIER_DEPOSIT_MAX"]


def test_a_refusal_stands_although_its_record_cannot_be_written(world, monkeypatch):
    world.deposit()
    world.deposit()

    def full(*_values: object) -> None:
        raise StorageFailed("disk full")

    with world.database.read() as db:
        monkeypatch.setattr(type(db), "add_verdict", full)
    assert refuse(world).message == limits.UNFINISHED
    monkeypatch.undo()
    assert records(world) == []


def test_without_rules_a_refusal_is_recorded_under_the_empty_text_and_switches_nothing_on(world):
    refuse(world, "1.00")
    (record,) = records(world)
    assert record.verdict.version == version_of(NO_RULES)
    with world.database.read() as db:
        assert db.rules_in_force() is None and db.rule_changes() == [] and broken_verdict(db) is None


def test_what_is_refused_for_another_reason_leaves_no_record(world):
    refuse(world, "no amount")
    refuse(world, "20.00", LOGIN, "no_method")
    session = world.session()
    with pytest.raises(NotFound):
        checkout.of_session(world.cashier, session, "D-NONE")
    assert records(world) == []


def test_a_replay_leaves_a_refusal_of_a_limit_as_it_was(world):
    world.deposit()
    world.deposit()
    refuse(world)
    strict = row("low", "amount", "refuse", 'highest = { USD = "5" }')
    for text in ("", strict):
        (mine,) = [one for one in rule_replay.replay(world.cashier, text, 1) if one.subject == f"user {USER}"]
        assert not mine.differs and mine.after == mine.before and mine.unknown == ()
