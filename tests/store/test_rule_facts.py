"""What rules measure is read by indexes alone: a user's payments, never everybody's."""

import pytest

from inapp.domain.model import CardFacts
from inapp.domain.rule_kinds import KINDS
from inapp.domain.rules import Moment, Question
from inapp.payments import rule_facts
from inapp.store.rule_facts import Then
from tests.support.harness import START, World

NAMES = (
    "standing",
    "sums deposits 86400000",
    "sums withdrawals 0",
    "count starts user 3600000 0",
    "count declines user 3600000 0",
    "count starts card 3600000 0",
    "count declines card 3600000 0",
    "count starts address 3600000 0",
    "count declines address 3600000 0",
    "open deposit user",
    "open withdrawal account",
    "first",
    "age instrument",
    "age password",
    "left 0",
    "left 86400000",
    "young 86400000",
    "margin",
    "holder name",
    "holder shared",
    "closed 5",
    "disputes 86400000",
    "disputes 86400000 method",
)
OURS = ("SCAN (subquery", "SCAN counted")
"""What is looked at whole because it holds one user's rows alone."""


def test_every_fact_of_every_kind_is_looked_at_here():
    words = {measure.split()[0] for spec in KINDS.values() for measure in spec.measures}
    assert words == {name.split()[0] for name in NAMES} == {*rule_facts.MEASURES, "sums"}


@pytest.mark.parametrize("then", [False, True], ids=["now", "as it was"])
def test_no_fact_is_read_by_looking_at_every_row(world: World, then):
    payment = world.card("50.00")
    withdrawal = world.withdrawal("20.00", method="fake_loop")
    with world.database.write() as db:
        db.keep_card_facts("fake", payment.ref, CardFacts("ch_1", "f1", "Alex"), START)
        db.add_mark(payment.ref, "address", "5ba5", payment.user_id, START)
    seen: list[str] = []
    with world.database.read() as db:
        for one in (payment, withdrawal):
            question = Question.of(one, Moment.START, None)
            past = Then(world.clock.now(), one.ref, 5) if then else None
            db.db.set_trace_callback(seen.append)
            rule_facts.gather(world.cashier, db, question, NAMES, past)
            db.db.set_trace_callback(None)
        plans = {sql: [row["detail"] for row in db.all(f"EXPLAIN QUERY PLAN {sql}")] for sql in seen}
    assert len(plans) > 20
    for sql, plan in plans.items():
        whole = [step for step in plan if step.startswith("SCAN") and not step.startswith(OURS)]
        assert [step for step in whole if "CONSTANT" not in step] == [], sql
        assert not any("_at (" in step for step in plan), f"everybody's rows of a time: {sql}"
