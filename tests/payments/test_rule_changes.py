"""Who changes the rules: a file at a start, our defaults in a new installation, two people everywhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain import rule_file
from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from inapp.domain.rules import version_of
from inapp.domain.staff import Actor, Role
from inapp.domain.states import Status
from inapp.payments import rule_changes
from inapp.rule_settings import rules_file
from tests.support.harness import POLICY, World
from tests.support.people import colleague, person

HOUR = 3_600_000
ANN, BEN = person("Ann", "ann"), person("Ben", "ben")
LOW = '[[rule]]\nid = "low"\nkind = "amount"\nhighest = { USD = "50" }\noutcome = "refuse"\n'
EXAMPLES = [Path(rule_changes.__file__).parents[2] / name for name in ("deploy/rules.toml", "demo/rules.toml")]


def start(world: World, text: str | None) -> None:
    rule_changes.take(replace(world.cashier, rules_file=text))


def in_force(world: World) -> str | None:
    with world.database.read() as db:
        return db.rules_in_force()


def hire(world: World) -> tuple[Actor, Actor]:
    """Two administrators, signed in to the console."""
    one, two = (colleague(world.database, name, [Role.ADMIN]) for name in ("Cleo", "Dora"))
    return one, two


def test_a_new_installation_starts_with_our_defaults_and_pays_nothing_out_by_itself(world):
    start(world, None)
    assert in_force(world) == version_of(rule_changes.default_text())
    payment = world.withdrawal("20.00")
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_APPROVAL


def test_an_update_switches_nothing_on_and_the_examination_names_what_would_be(world):
    world.deposit()
    start(world, None)
    assert in_force(world) is None
    well, told = rule_changes.describe(world.cashier)
    ours = version_of(rule_changes.default_text())[:8]
    assert well and f"`rules confirm {ours}`" in told and "return-first" in told


def test_two_people_confirm_the_defaults_and_one_person_is_never_two(world):
    world.cashier = replace(world.cashier, policy=replace(POLICY, shared_staff_login=False))
    world.deposit()
    ours = version_of(rule_changes.default_text())
    assert not rule_changes.confirm(world.cashier, ANN, ours[:8])
    with pytest.raises(Conflict, match="second person"):
        rule_changes.confirm(world.cashier, person("Anna", "ann"), ours)
    assert in_force(world) is None
    assert rule_changes.confirm(world.cashier, BEN, ours)
    assert in_force(world) == ours


def test_without_staff_accounts_a_file_is_in_force_from_the_start_that_finds_it(world):
    start(world, LOW)
    assert in_force(world) == version_of(LOW)
    start(world, "")
    assert in_force(world) == version_of("")
    start(world, LOW)
    with world.database.read() as db:
        assert [(one.verb, one.by) for one in db.rule_changes()] == [("on", "CASHIER_RULES")] * 3


def test_with_staff_accounts_a_file_waits_for_two_of_them_and_the_former_rules_go_on(world):
    start(world, LOW)
    one, two = hire(world)
    other = LOW.replace("50", "90")
    start(world, other)
    start(world, other)
    assert in_force(world) == version_of(LOW) and world.alerts() == ["rules_proposed"]
    with pytest.raises(NotAllowed, match="console"):
        rule_changes.confirm(world.cashier, ANN, version_of(other))
    with pytest.raises(NotAllowed, match="right"):
        rule_changes.confirm(world.cashier, colleague(world.database, "Finn", [Role.FINANCE]), version_of(other))
    with pytest.raises(NotAllowed, match="second factor"):
        rule_changes.confirm(world.cashier, replace(one, fresh=False), version_of(other))
    assert not rule_changes.confirm(world.cashier, one, version_of(other))
    with pytest.raises(Conflict):
        rule_changes.confirm(world.cashier, one, version_of(other))
    assert rule_changes.confirm(world.cashier, two, version_of(other))
    assert in_force(world) == version_of(other)


def test_a_new_installation_with_staff_starts_with_the_file_at_once(world):
    hire(world)
    start(world, LOW)
    assert in_force(world) == version_of(LOW) and world.alerts() == []


def test_with_staff_accounts_and_payments_not_even_the_first_file_is_in_force_by_itself(world):
    world.deposit()
    hire(world)
    start(world, LOW)
    assert in_force(world) is None and rule_changes.waiting(world.cashier).version == version_of(LOW)


def test_a_word_from_a_shell_does_not_count_once_there_are_staff_accounts(world):
    version = rule_changes.propose(world.cashier, ANN, LOW)
    one, two = hire(world)
    assert not rule_changes.confirm(world.cashier, one, version)
    assert rule_changes.confirm(world.cashier, two, version)


def test_the_word_of_somebody_who_is_no_administrator_any_more_does_not_count(world):
    world.deposit()
    cleo, dora = hire(world)
    ours = version_of(rule_changes.default_text())
    assert not rule_changes.confirm(world.cashier, cleo, ours)
    with world.database.write() as db:
        db.change_member(int(cleo.key.removeprefix("staff ")), roles=frozenset({Role.VIEWER}))
    assert not rule_changes.confirm(world.cashier, dora, ours)
    assert in_force(world) is None


@pytest.mark.parametrize("hours", [23, 25])
def test_a_first_word_on_rules_waits_a_day_for_the_second(world, hours):
    version = rule_changes.propose(world.cashier, ANN, LOW)
    world.clock.forward(hours * HOUR)
    assert rule_changes.confirm(world.cashier, BEN, version) == (hours < 24)
    if hours > 24:
        waits = rule_changes.waiting(world.cashier)
        assert [word.by for word in waits.count] == ["ben"]
        assert [word.by for word in rule_changes.gone(world.cashier, waits)] == ["ann"]
        assert rule_changes.confirm(world.cashier, ANN, version), "she may say it again"
    assert in_force(world) == version


def test_a_word_on_the_defaults_waits_a_day_as_well(world):
    world.deposit()
    ours = version_of(rule_changes.default_text())
    assert not rule_changes.confirm(world.cashier, ANN, ours)
    world.clock.forward(24 * HOUR)
    assert not rule_changes.confirm(world.cashier, BEN, ours)
    assert in_force(world) is None


def test_no_word_on_rules_survives_a_restore_and_what_was_proposed_waits_on(world):
    version = rule_changes.propose(world.cashier, ANN, LOW)
    copy = world.backup()
    world.paid_deposit()
    world.run()
    world.restore(copy)
    world.restart()
    assert not rule_changes.confirm(world.cashier, BEN, version)
    assert in_force(world) is None
    assert rule_changes.confirm(world.cashier, ANN, version)


def test_a_broker_of_one_person_switches_rules_on_alone(world):
    world.cashier = replace(world.cashier, staff=replace(world.cashier.staff, one_person=True))
    version = rule_changes.propose(world.cashier, ANN, LOW)
    assert in_force(world) == version


def test_a_proposal_is_checked_can_be_taken_back_and_is_replaced_by_a_later_one(world):
    with pytest.raises(Invalid, match="line 2"):
        rule_changes.propose(world.cashier, ANN, "[[rule]]\nid = 7\n")
    first = rule_changes.propose(world.cashier, ANN, LOW)
    rule_changes.withdraw(world.cashier, BEN, first)
    with pytest.raises(NotFound):
        rule_changes.confirm(world.cashier, BEN, first)
    first = rule_changes.propose(world.cashier, ANN, LOW)
    second = rule_changes.propose(world.cashier, ANN, LOW.replace("50", "60"))
    with pytest.raises(NotFound):
        rule_changes.confirm(world.cashier, BEN, first)
    assert rule_changes.waiting(world.cashier).version == second
    assert rule_changes.confirm(world.cashier, BEN, second)
    assert rule_changes.waiting(world.cashier) is None


def test_a_beginning_that_two_texts_share_confirms_neither(world):
    """Whoever writes both texts tries until their versions begin alike; the second person has looked at the first."""
    rule_changes.take(world.cashier)
    by_start = {}
    for n in range(2000):
        text = f"{LOW}# {n}\n"
        shown, put_in_its_place = by_start.setdefault(version_of(text)[:4], text), text
        if shown != text:
            break
    looked_at = rule_changes.propose(world.cashier, ANN, shown)
    other = rule_changes.propose(world.cashier, ANN, put_in_its_place)
    with pytest.raises(Conflict, match="Several versions begin with"):
        rule_changes.confirm(world.cashier, BEN, looked_at[:4])
    assert in_force(world) != other
    assert rule_changes.confirm(world.cashier, BEN, other)


def test_a_beginning_that_our_defaults_share_does_not_confirm_another_text(world):
    world.deposit()
    ours = version_of(rule_changes.default_text())
    text = next(text for n in range(10_000) if version_of(text := f"{LOW}# {n}\n")[:2] == ours[:2])
    rule_changes.propose(world.cashier, ANN, text)
    with pytest.raises(Conflict, match="Several versions begin with"):
        rule_changes.confirm(world.cashier, BEN, ours[:2])
    assert in_force(world) is None


def test_no_rules_by_setting_are_nobodys_question(world):
    cashier = replace(world.cashier, rules_file="")
    rule_changes.take(cashier)
    assert in_force(world) is None and rule_changes.waiting(cashier) is None
    assert rule_changes.describe(cashier) == (True, "no rules are in force")


def test_two_processes_that_start_at_once_switch_on_once(world):
    start(world, LOW)
    start(world, LOW)
    with world.database.read() as db:
        assert len(db.rule_changes()) == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_each_example_is_a_good_file(path):
    assert rule_file.read(path.read_text()).rules


def test_our_defaults_list_the_same_currencies_everywhere(world):
    book = rule_file.read(rule_changes.default_text())
    tables = [value for rule in book.rules for value in rule.fields.values() if isinstance(value, dict)]
    tables += [dict(band.up_to) for band in book.bands.bands if band.up_to]
    assert {frozenset(table) for table in tables} == {frozenset({"EUR", "USD", "GBP", "CHF", "JPY"})}


def test_a_file_without_end_is_refused_before_it_is_read_whole():
    with pytest.raises(ValueError, match="names a file of more than 200000 characters"):
        rules_file("/dev/zero", False)
