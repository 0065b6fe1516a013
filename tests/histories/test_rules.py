"""Random books of rules over random histories: nothing moves past a rule, records explain, and a replay agrees.

What a rule allows is counted here once more, in another way, from the rows that are there in the end.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inapp.domain.errors import Refused
from inapp.domain.model import CardFacts, Payment
from inapp.domain.rule_file import read
from inapp.domain.rules import STRICTNESS, Moment, Outcome, Question
from inapp.domain.states import PaymentType, Status
from inapp.identity import standing
from inapp.payments import checkout, decisions, holds, refusals, rule_facts, rule_replay, rules
from inapp.store.rule_facts import DEAD, Then
from inapp.store.rules import RuleRecord
from tests.payments.test_leaving import people_two
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, USER, World
from tests.support.people import person

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
amounts = st.sampled_from(("40", "90", "150"))
windows = st.sampled_from(("1h", "24h", "7d", "life"))
outcomes = st.sampled_from(("refuse", "review", "review"))
conditions = st.sampled_from(
    ("", "", 'if.method = "fake_card"', 'if.currency = "USD"', 'unless.method = "fake_bank"', 'if.group = "vip"')
)


def tables(draw: Callable[[st.SearchStrategy[str]], str]) -> str:
    both = draw(st.sampled_from(("both", "both", "one")))
    more = f', EUR = "{draw(amounts)}"' if both == "both" else ""
    return f'{{ USD = "{draw(amounts)}"{more} }}'


KINDS: dict[str, Callable[..., list[str]]] = {
    "amount": lambda draw: [f"highest = {tables(draw)}"],
    "sum": lambda draw: [f"most = {tables(draw)}", f'within = "{draw(windows)}"'],
    "count": lambda draw: [f"most = {draw(st.integers(1, 3))}", 'within = "1h"'],
    "open": lambda draw: [f"most = {draw(st.integers(1, 3))}"],
    "standing": lambda draw: [f'level = "{draw(st.sampled_from(("basic", "full")))}"'],
    "first_withdrawal": lambda draw: [f'after = "{draw(st.sampled_from(("1h", "24h")))}"'],
    "new": lambda draw: ['what = "instrument"', 'age = "2h"'],
    "return_first": lambda draw: ['within = "life"'],
    "turnover": lambda draw: [
        f"most = {draw(st.sampled_from((100, 300)))}",
        'within = "7d"',
        draw(st.sampled_from(("", "closed = 1"))),
    ],
    "dispute": lambda draw: ['within = "30d"'],
    "unverified": lambda draw: ['level = "basic"', f"total = {tables(draw)}"],
    "holder": lambda draw: ['what = "shared"'],
    "hours": lambda draw: ['open = ["mon-sun 08:00-20:00"]'],
    "method": lambda draw: ['if.method = "fake_loop"'],
    "off": lambda draw: ['reason = "x"'],
}


@st.composite
def books(draw: Callable[..., str]) -> str:
    rows = ['[rates]\nbase = "EUR"\nUSD = "0.9"\n'] if draw(st.booleans()) else []
    if draw(st.booleans()):
        rows.append(f"[approval]\nautomatic = {draw(st.sampled_from(('true', 'false')))}")
        rows.append(f"[[approval.band]]\npeople = 0\nup_to = {tables(draw)}\n[[approval.band]]\npeople = 2\n")
    for n, kind in enumerate(draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=5))):
        fields = KINDS[kind](draw)
        condition = "" if kind == "method" else draw(conditions)
        rows += ["[[rule]]", f'id = "r{n}"', f'kind = "{kind}"', f'outcome = "{draw(outcomes)}"', *fields, condition]
    return "\n".join(rows)


money = st.sampled_from(("20.00", "45.00", "100.00"))
typed = st.one_of(money, money, st.just("3.00"))
acts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("deposit", "deposit", "withdraw")), typed, st.booleans(), st.integers(0, 2)),
        st.tuples(st.sampled_from(("pay", "approve", "refuse", "cancel", "dispute")), st.integers(0, 9)),
        st.tuples(st.just("late"), money, st.sampled_from((HOUR, 26 * HOUR))),
        st.tuples(st.just("set_back"), st.sampled_from((MINUTE, 5 * HOUR))),
        st.tuples(st.just("wait"), st.sampled_from((MINUTE, HOUR, 5 * HOUR, 26 * HOUR))),
        st.tuples(st.just("say"), st.sampled_from((("basic", ""), ("full", "vip")))),
    ),
    min_size=3,
    max_size=14,
)
METHODS = ("fake_card", "fake_bank", "fake_loop")


@dataclass
class Story:
    """A world in which a history happens; the rules never change in it."""

    world: World
    refs: list[str] = field(default_factory=list)

    def play(self, act: tuple) -> None:
        word, *values = act
        with suppress(Refused):
            getattr(self, word)(*values)
        self.world.run()

    def deposit(self, amount: str, euros: bool, method: int) -> None:
        self.refs.append(self.world.deposit(amount, OTHER_LOGIN if euros else LOGIN, METHODS[method]).ref)

    def withdraw(self, amount: str, euros: bool, method: int) -> None:
        self.refs.append(self.world.withdrawal(amount, OTHER_LOGIN if euros else LOGIN, METHODS[method]).ref)

    def late(self, amount: str, milliseconds: int) -> None:
        """A deposit that has ended when its payer pays it after all."""
        self.deposit(amount, False, 0)
        self.wait(milliseconds)
        self.world.run()
        self.pay(len(self.refs) - 1)

    def _one(self, which: int) -> Payment | None:
        return self.world.payment(self.refs[which % len(self.refs)]) if self.refs else None

    def pay(self, which: int) -> None:
        payment = self._one(which)
        if payment and payment.kind is PaymentType.DEPOSIT and self.world.psp.has(payment.ref):
            self.world.hear(self.world.psp.pay(payment.ref))

    def approve(self, which: int) -> None:
        if payment := self._one(which):
            decisions.approve(self.world.cashier, payment.ref, person(("Ann", "Ben")[which % 2]))

    def refuse(self, which: int) -> None:
        if payment := self._one(which):
            refusals.refuse(self.world.cashier, payment.ref, person("Ann"))

    def cancel(self, which: int) -> None:
        if payment := self._one(which):
            checkout.cancel(self.world.cashier, self.world.session(payment.kind, payment.login), payment.ref)

    def dispute(self, which: int) -> None:
        payment = self._one(which)
        if payment and payment.kind is PaymentType.DEPOSIT:
            with self.world.database.write() as db:
                db.keep_card_facts("fake", payment.ref, CardFacts(f"ch {payment.ref}", "f1"), self.world.clock.now())

    def wait(self, milliseconds: int) -> None:
        self.world.clock.forward(milliseconds)

    def set_back(self, milliseconds: int) -> None:
        self.world.clock.wall -= milliseconds

    def say(self, said: tuple[str, str]) -> None:
        with self.world.database.write() as db:
            standing.note(db, USER, standing.level_of(said[0]), "Ann", self.world.clock.now(), group=said[1])

    def records(self) -> list[RuleRecord]:
        with self.world.database.read() as db:
            return db.verdicts_since(0, 0, 10_000)


def number(text: str) -> Decimal:
    return Decimal(text.replace("at most ", "").split()[0])


IN_AN_HOUR = '[[rule]]\nid = "r"\nkind = "sum"\noutcome = "refuse"\nmost = { USD = "150" }\nwithin = "1h"\n'
PAID_LATE = [("late", "100.00", 26 * HOUR), ("deposit", "45.00", False, 0), ("deposit", "20.00", False, 0)]
SET_BACK = [("deposit", "100.00", False, 0), ("set_back", 5 * HOUR), ("deposit", "45.00", False, 0)]

REFUSED_BY_LIMITS = [("deposit", "20.00", False, 0)] * 4 + [
    ("withdraw", "20.00", True, 1),
    ("deposit", "1.00", True, 0),
]


@example(IN_AN_HOUR, PAID_LATE)
@example(IN_AN_HOUR, SET_BACK)
@example(IN_AN_HOUR, REFUSED_BY_LIMITS)
@settings(max_examples=40, deadline=timedelta(seconds=60), suppress_health_check=list(HealthCheck))
@given(books(), acts)
def test_no_payment_moves_past_a_rule_the_record_explains_and_a_replay_says_the_same(text, history):
    with TemporaryDirectory() as folder:
        story = Story(World(Path(folder)))
        try:
            story.world.cashier = replace(
                story.world.cashier, policy=replace(POLICY, open_deposits=3, starts_per_hour=6)
            )
            story.world.rules(text)
            for act in history:
                story.play(act)
            nothing_moved_past(story, text)
            each_record_explains(story, text)
            each_sum_is_of_what_lived_and_had_begun_or_was_paid(story)
            a_replay_agrees(story, text)
            what_is_measured_of_the_past_is_what_was_measured_then(story)
            story.world.assert_sound()
        finally:
            story.world.database.close()


def nothing_moved_past(story: Story, text: str) -> None:
    """Started only if nothing refused; debited only with a person's word on each cause; sums counted once more."""
    book = read(text)
    with story.world.database.read() as db:
        for ref in story.refs:
            payment, lines = story.world.payment(ref), db.history(ref)
            start, debit = db.last_verdict(ref, Moment.START), db.last_verdict(ref, Moment.DEBIT)
            if book.is_empty:
                continue
            assert start is not None
            assert start.verdict.outcome in (Outcome.ALLOW, Outcome.REVIEW)
            assert start.verdict.outcome is Outcome.ALLOW or payment.kind is PaymentType.WITHDRAWAL
            if Status.DEBITING not in {line.became for line in lines}:
                continue
            assert debit is not None and all(one.outcome is not Outcome.REFUSE for one in debit.verdict.stops())
            for one in (*start.verdict.stops(), *debit.verdict.stops()):
                said = db.decisions(rules.subject_of(ref, one.cause))
                people = {word.by for word in said if word.verdict == "approved"}
                assert len(people) >= max(1, debit.verdict.people), one
        for rule in book.rules:
            if rule.kind == "sum" and rule.outcome is Outcome.REFUSE and rule.only.is_empty and rule.unless.is_empty:
                sums_hold(story, rule, db)


def sums_hold(story: Story, rule, db) -> None:
    """No payment was started into a sum above the limit of its currency, counting what lived then in that one alone."""
    payments = [story.world.payment(ref) for ref in story.refs]
    for payment in payments:
        limit, start = rule.fields["most"].get(payment.money.currency), db.last_verdict(payment.ref, Moment.START)
        since = payment.created - rule.fields["within"] if rule.fields["within"] else -1
        alike = [one for one in payments if one.kind is payment.kind and one.money.currency == payment.money.currency]
        earlier = [one for one in alike if since < one.created <= payment.created and one.ref != payment.ref]
        sql = "SELECT became FROM history WHERE ref = ? AND seq <= ? ORDER BY seq DESC LIMIT 1"
        lived = [one for one in earlier if (was := db.one(sql, one.ref, start.line)) and was["became"] not in DEAD]
        total = sum((Decimal(one.money.text) for one in [*lived, payment]), Decimal(0))
        assert limit is None or total <= Decimal(limit)


def each_sum_is_of_what_lived_and_had_begun_or_was_paid(story: Story) -> None:
    """Each sum, once more from the lines of the history: a deposit that is paid after its end counts from then on."""
    with story.world.database.read() as db:
        lines = db.all("SELECT seq, ref, became, at FROM history ORDER BY seq")
    payments = [story.world.payment(ref) for ref in story.refs]
    for record in story.records():
        for name, fact in record.verdict.facts.items():
            word, *asked = name.split()
            if word != "sums":
                continue
            since = record.at - int(asked[1]) if int(asked[1]) else 0
            total: dict[str, Decimal] = {}
            for one in payments:
                mine = [line for line in lines if line["ref"] == one.ref and line["seq"] <= record.line]
                if one.ref == record.subject or f"{one.kind}s" != asked[0] or not mine or mine[-1]["became"] in DEAD:
                    continue
                paid = [line["at"] for line in mine if line["became"] in ("paid", "review")]
                began = max(one.created, paid[0]) if paid and one.kind is PaymentType.DEPOSIT else one.created
                if began > since:
                    amount = Decimal(one.money.text)
                    total[one.money.currency] = total.get(one.money.currency, Decimal(0)) + amount
            assert {c: Decimal(minor).scaleb(-digits) for minor, c, digits in fact["amounts"]} == total, (name, record)


def each_record_explains(story: Story, text: str) -> None:
    """Every rule about the payment is there once, with what it compared; the outcome is the strictest of them."""
    for record in story.records():
        verdict = record.verdict
        assert verdict.version == read(text).version
        assert len({one.rule for one in verdict.asked}) == len(verdict.asked)
        assert verdict.outcome is max((one.outcome for one in verdict.asked), key=STRICTNESS.get, default=Outcome.ALLOW)
        for one in verdict.asked:
            assert one.value and one.threshold and one.staff and one.cause
            if one.threshold.startswith("at most") and one.value[0].isdigit() and "%" not in one.value:
                within = number(one.value) <= number(one.threshold)
                assert within == (one.outcome is Outcome.ALLOW), one


def a_replay_agrees(story: Story, text: str) -> None:
    """The rules in force say what they said. What limits refused before them, no other rules would have let start."""
    records, replayed = story.records(), list(rule_replay.replay(story.world.cashier, text, 365))
    assert [(one.subject, one.at) for one in replayed] == [(one.subject, one.at) for one in records]
    for record, one in zip(records, rule_replay.replay(story.world.cashier, "", 365), strict=False):
        assert "money" in record.about or one.after == one.before == record.verdict
    for one in replayed:
        assert one.before is not None and not one.differs and one.unknown == ()
        after = [replace(asked, field="") for asked in one.after.asked]  # where a form shows it is no part of a record
        assert (after, one.after.people) == (list(one.before.asked), one.before.people)


def what_is_measured_of_the_past_is_what_was_measured_then(story: Story) -> None:
    """A new book asks what no record has: then the rows of that moment must tell what a reading then told."""
    with story.world.database.read() as db:
        for record in story.records():
            was = record.verdict
            ref = record.subject if db.payment(record.subject) else ""
            names = [name for name in was.facts if not name.startswith((*rule_replay.NOT_KEPT, "left", "standing"))]
            payment = db.payment(ref) if ref else None
            if payment is None:
                continue
            question = Question.of(payment, was.moment, None)
            then = Then(record.at, ref, record.line)
            again = rule_facts.gather(story.world.cashier, db, question, names, then)
            assert again == {name: was.facts[name] for name in names}


@settings(max_examples=15, deadline=timedelta(seconds=60), suppress_health_check=list(HealthCheck))
@given(books(), money)
def test_after_the_debit_a_rule_can_only_hold_and_what_two_people_lift_goes_out(text, amount):
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        try:
            ref = world.withdrawal(amount).ref
            world.step()
            assert world.payment(ref).status is Status.DEBITED
            world.rules(text)
            for _ in range(1 + len(read(text).rules)):
                world.run_for(3 * MINUTE, step=MINUTE)
                is_held = holds_it(world, ref)
                assert world.payment(ref).status is (Status.DEBITED if is_held else Status.PAID_OUT)
                assert (len(world.booked(ref)), world.paid_out(ref) == []) == (1, is_held)
                if is_held:
                    people_two(holds.lift, world.cashier, ref)
            world.run_for(3 * MINUTE, step=MINUTE)
            assert world.payment(ref).status is Status.PAID_OUT
            with world.database.read() as db:
                last = db.last_verdict(ref, Moment.DISBURSE)
                stops = [rules.why(one, last.verdict.version) for one in last.verdict.stops()] if last else []
                assert all(db.was_lifted(ref, why) for why in stops), "nothing passed a rule that nobody lifted"
        finally:
            world.database.close()


def holds_it(world: World, ref: str) -> bool:
    """True if a hold stands, which a rule of the last verdict before the payout has set."""
    with world.database.read() as db:
        hold, last = db.hold(ref), db.last_verdict(ref, Moment.DISBURSE)
    stops = [rules.why(one, last.verdict.version) for one in last.verdict.stops()] if last else []
    assert hold is None or hold.reason in stops
    return hold is not None


@pytest.mark.parametrize("days", [1, 90])
def test_a_replay_tells_what_a_new_book_would_have_changed(world, days):
    world.deposit("100.00")
    world.clock.forward(2 * DAY)
    world.deposit("20.00")
    text = '[[rule]]\nid = "low"\nkind = "amount"\noutcome = "refuse"\nhighest = { USD = "50" }\n'
    found = list(rule_replay.replay(world.cashier, text, days))
    assert [one.before for one in found] == [None] * len(found)
    assert [(one.differs, one.about) for one in found if one.differs] == (
        [(True, "100.00 USD by fake_card")] if days == 90 else []
    )
