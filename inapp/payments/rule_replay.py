"""A new book of rules over what has happened: what it would have said of each payment, beside what was said.

What was measured then stands in the records; what no rule asked then is measured from the rows as they were at that
line of the history, and what only others could have told stays unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inapp.cashier import Cashier
from inapp.domain import rule_answers, rule_file
from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.rules import About, Book, Moment, Outcome, Question, Verdict
from inapp.domain.states import PaymentType
from inapp.payments import rule_facts, rules
from inapp.store import Tables
from inapp.store.rule_facts import Then
from inapp.store.rules import RuleRecord

DAY = 86_400_000
PIECE = 200
NOT_KEPT = ("margin", "age password", "holder name", "closed")
"""Facts that only cTrader or the rows of today tell: where no record has them, a replay cannot know."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One question of the past. `before` is what was said, None if no rule was asked; `unknown` names missing facts."""

    subject: str
    moment: Moment
    at: int
    about: str
    before: Verdict | None
    after: Verdict
    unknown: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """True if the new book decides otherwise: by another outcome, or by more or fewer people."""
        was = self.before
        outcome, people = (was.outcome, was.people) if was else (Outcome.ALLOW, 0)
        return (outcome, people) != (self.after.outcome, self.after.people)


def replay(cashier: Cashier, text: str, days: int) -> Iterator[Replayed]:
    """Every question of so many days, in order. Raises BadRules."""
    book = rules.with_settings(cashier.policy, rule_file.read(text))
    since = cashier.clock.now() - days * DAY
    with cashier.store.read() as db:
        yield from _recorded(cashier, db, book, since)
        yield from _unrecorded(cashier, db, book, since)


def _recorded(cashier: Cashier, db: Tables, book: Book, since: int) -> Iterator[Replayed]:
    after = 0
    while found := db.verdicts_since(since, after, PIECE):
        for record in found:
            yield _again(cashier, db, book, record)
        after = found[-1].seq


def _again(cashier: Cashier, db: Tables, book: Book, record: RuleRecord) -> Replayed:
    about, was = record.about, record.verdict
    if "money" not in about:  # a limit refused before rules were asked, and so it would have under others
        return Replayed(record.subject, was.moment, record.at, f"a {about['kind']}", was, was)
    money, kind = Money(*about["money"]), PaymentType(about["kind"])
    ref = record.subject if db.payment(record.subject) else ""
    question = Question(was.moment, kind, record.user_id, about["login"], money, about["psp"], about["method"], ref)
    verdict, unknown = _asked(cashier, db, book, question, was.facts, Then(record.at, ref, record.line))
    return Replayed(record.subject, was.moment, record.at, f"{money} by {about['method']}", was, verdict, unknown)


def _unrecorded(cashier: Cashier, db: Tables, book: Book, since: int) -> Iterator[Replayed]:
    """The starts of payments of which no rule was asked, as before the first rules."""
    for payment, line in db.starts_without_verdict(since):
        question = Question.of(payment, Moment.START, None)
        verdict, unknown = _asked(cashier, db, book, question, {}, Then(payment.created, payment.ref, line - 1))
        yield Replayed(payment.ref, Moment.START, payment.created, _about(payment), None, verdict, unknown)


def _about(payment: Payment) -> str:
    return f"{payment.money} by {payment.method}"


def _asked(
    cashier: Cashier, db: Tables, book: Book, question: Question, known: Mapping[str, Any], then: Then
) -> tuple[Verdict, tuple[str, ...]]:
    about = About(question.kind, question.method, question.money.currency)
    names = rule_answers.needs_of(book, question.moment, about)
    lacking = [name for name in names if name not in known]
    measured = rule_facts.gather(cashier, db, question, lacking, then) if lacking else {}
    facts = {name: known[name] if name in known else measured[name] for name in names}
    unknown = tuple(name for name in lacking if name.startswith(NOT_KEPT))
    return rules.answers_of(book, question, facts, then.at), unknown
