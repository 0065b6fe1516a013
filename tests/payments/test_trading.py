"""Withdrawn much more than deposited: before the debit, positions closed since the last deposit are an answer."""

from dataclasses import dataclass, replace

import pytest

from inapp.domain.errors import OutcomeUnknown
from inapp.domain.readers import CLOSED, BalanceEntry, Reading
from inapp.domain.rules import Moment
from inapp.domain.states import Status
from inapp.payments import decisions, rule_replay
from tests.payments.test_rules import own, row
from tests.support.harness import LOGIN, World
from tests.support.people import person

HOUR = 3_600_000
RULE = row("trading", "turnover", "refuse", "most = 100", 'within = "30d"', "closed = 2")


@dataclass
class Told:
    """A reader that tells of positions closed at these moments."""

    closes: list[int]
    complete: bool = True
    answers: bool = True
    calls: int = 0
    name: str = "told"
    place: str = "here"
    must_prove_itself: bool = False

    def read(self, login: int, since: int) -> Reading:
        self.calls += 1
        if not self.answers:
            raise OutcomeUnknown("silent")
        rows = [BalanceEntry(n, "", login, CLOSED, 100, 2, at=at) for n, at in enumerate(self.closes, 1)]
        return Reading((*rows, BalanceEntry(99, "", login, "OTHER 21", -1, 2, at=since)), since, self.complete)


@pytest.fixture
def told(world: World) -> Told:
    """A world whose user has paid in 40 USD, with the rule and one reader."""
    world.paid_deposit("40.00")
    world.run()
    world.clock.forward(HOUR)
    reader = Told([])
    world.cashier = replace(world.cashier, readers=(reader,))
    world.rules(RULE)
    return reader


def withdraw(world: World, amount: str = "90.00") -> tuple[Status, list[str]]:
    """What becomes of a withdrawal, and what the rule measured each time."""
    payment = world.withdrawal(amount)
    world.run()
    with world.database.read() as db:
        asked = [own(record.verdict) for record in db.verdicts(payment.ref)]
    return world.payment(payment.ref).status, [one.value for each in asked for one in each]


def test_enough_closed_positions_let_a_large_withdrawal_go(world, told):
    told.closes = [world.clock.now() - HOUR // 2, world.clock.now() - HOUR // 3]
    assert withdraw(world) == (Status.PAID_OUT, ["225 %, positions closed: 2"])


def test_positions_closed_before_the_last_deposit_do_not_count(world, told):
    told.closes = [world.clock.now() - 2 * HOUR, world.clock.now() - HOUR // 3]
    assert withdraw(world) == (Status.AWAITING_APPROVAL, ["225 %, positions closed: 1"])


@pytest.mark.parametrize("fault", [{"answers": False}, {"complete": False}], ids=["silent", "with holes"])
def test_what_no_reader_can_tell_goes_to_a_person_whose_word_lets_it_go(world, told, fault):
    told.closes = [world.clock.now() - HOUR // 2] * 5
    for name, value in fault.items():
        setattr(told, name, value)
    payment = world.withdrawal("90.00")
    world.run()
    assert world.payment(payment.ref).status is Status.AWAITING_APPROVAL
    with world.database.read() as db:
        last = db.last_verdict(payment.ref, Moment.DEBIT)
    assert [(one.outcome, one.value) for one in own(last.verdict)] == [("review", "225 %, positions closed: unknown")]
    decisions.approve(world.cashier, payment.ref, person("Ann"))
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT


def test_without_a_reader_it_is_unknown(world, told):
    world.cashier = replace(world.cashier, readers=())
    assert withdraw(world) == (Status.AWAITING_APPROVAL, ["225 %, positions closed: unknown"])


def test_no_more_than_was_paid_in_goes_whatever_was_traded(world, told):
    assert withdraw(world, "40.00") == (Status.PAID_OUT, ["100 %"])


def test_no_reader_is_asked_where_no_rule_asks(world, told):
    world.rules(row("sums", "turnover", "review", "most = 500", 'within = "30d"'))
    withdraw(world)
    assert told.calls == 0


def test_a_replay_says_what_happened_and_names_what_it_cannot_know(world, told):
    told.closes = [world.clock.now() - HOUR // 2] * 2
    withdraw(world)
    (mine,) = [one for one in rule_replay.replay(world.cashier, RULE, 30) if one.moment is Moment.DEBIT]
    assert not mine.differs and mine.unknown == ()
    other = RULE.replace("closed = 2", "closed = 3")
    (mine,) = [one for one in rule_replay.replay(world.cashier, other, 30) if one.moment is Moment.DEBIT]
    assert mine.unknown == ("closed 3",)


def test_an_account_into_which_nothing_was_paid_is_read_by_nobody(world, told):
    with world.database.read() as db:
        assert db.last_paid_in(1, LOGIN) is None
