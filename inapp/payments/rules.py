"""The broker's rules, asked about one payment: when it starts, before its credit or debit, and before money leaves.

The rules in force are those that were switched on last; without any nothing is imported, and one row is read. Each
verdict is recorded with all that was asked. A person's word covers the causes that stood when it was given, and no
later ones.
"""

from collections.abc import Iterator
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.errors import Conflict, Invalid, Refused, TooMany, Unavailable
from inapp.domain.leaving import Obstacle
from inapp.domain.model import Payment, TradingAccount
from inapp.domain.money import Money
from inapp.domain.policy import Policy
from inapp.domain.rules import (
    APPROVAL,
    About,
    Asked,
    Book,
    Level,
    Moment,
    Outcome,
    Question,
    Rule,
    Standing,
    Verdict,
    Where,
)
from inapp.domain.states import Event, PaymentType, Status
from inapp.domain.text import N_
from inapp.store import Tables
from inapp.store.rule_facts import Then
from inapp.store.rules import RuleRecord

DAY = 24 * HOUR
REFUSED_STARTS = 60
"""Refused starts of a user that are recorded within an hour; who tries on is refused without a row."""
SLOWLY = N_("You have tried many times. Please wait an hour.")
SHUTTING = frozenset({"method", "hours", "off"})
"""Kinds that ask neither the amount nor what a user has done."""
NO_PEOPLE = "no person needed"


def in_force(cashier: Cashier, db: Tables) -> Book | None:
    """The rules that decide now; None if there are none, or if they ask nothing."""
    version = db.rules_in_force()
    if version is None:
        return None
    book = cashier.books.get(version)
    if book is None:
        from inapp.domain import rule_file  # an installation without rules needs no parser

        book = with_settings(cashier.policy, rule_file.read(db.rule_text(version) or ""))
        cashier.books.clear()
        cashier.books[version] = book
    return None if book.is_empty else book


def ask_about_trading(cashier: Cashier, db: Tables) -> bool:
    """True if a rule asks for the positions that were closed."""
    book = in_force(cashier, db)
    return book is not None and any("closed" in rule.fields for rule in book.rules)


def with_settings(policy: Policy, book: Book) -> Book:
    """A book with the limits that settings set, which are recorded like its own rules; one that is empty stays so."""
    return book if book.is_empty else replace(book, rules=(*book.rules, *of_settings(policy)))


def of_settings(policy: Policy) -> tuple[Rule, ...]:
    """The limits that settings set, as rules; they refuse before a quote is made, and here they are counted again."""
    deposits = Where(direction=(str(PaymentType.DEPOSIT),))
    often = {"of": "starts", "by": "user", "most": policy.starts_per_hour, "within": HOUR, "cool_down": 0}
    declined = {"of": "declines", "by": "user", "most": policy.declines_per_day, "within": DAY, "cool_down": DAY}
    at_once = {"by": "account", "most": policy.open_deposits}
    return (
        Rule("CASHIER_STARTS_PER_HOUR", "count", Outcome.REFUSE, often),
        Rule("CASHIER_DECLINES_PER_DAY", "count", Outcome.REFUSE, declined, deposits),
        Rule("CASHIER_OPEN_DEPOSITS", "open", Outcome.REFUSE, at_once, deposits),
    )


def judge(cashier: Cashier, db: Tables, question: Question) -> Verdict:
    """What the rules in force say of a payment now. Without rules everything is allowed, under no version."""
    book = in_force(cashier, db)
    return Verdict(question.moment, "") if book is None else judge_by(cashier, db, book, question)


def judge_by(cashier: Cashier, db: Tables, book: Book, question: Question, then: Then | None = None) -> Verdict:
    """What a book says of a payment now, or as it would have then."""
    from inapp.domain import rule_answers
    from inapp.payments import rule_facts

    about = About(question.kind, question.method, question.money.currency)
    facts = rule_facts.gather(cashier, db, question, rule_answers.needs_of(book, question.moment, about), then)
    return answers_of(book, question, facts, then.at if then else cashier.clock.now())


def answers_of(book: Book, question: Question, facts: dict[str, object], at: int) -> Verdict:
    """What a book says of a payment of which these facts are known."""
    from inapp.domain import rule_answers

    standing = facts.get("standing") or {}
    place = {name: str(standing.get(name, "")) for name in ("group", "country")} if isinstance(standing, dict) else {}
    about = About(question.kind, question.method, question.money.currency, **place)
    asking = rule_answers.Asking(about, question.money, at, facts, book.rates)
    rules = [rule for rule in book.rules if rule_answers.is_asked(rule, question.moment, about)]
    asked = [rule_answers.ask(rule, asking) for rule in rules]
    people = 0
    if question.kind is PaymentType.WITHDRAWAL and question.moment in (Moment.START, Moment.DEBIT):
        people = book.bands.people(question.money)
        if book.bands.bands or not book.bands.automatic:
            asked.append(_band(people, question.money))
        if any(one.outcome is Outcome.REVIEW for one in asked):
            people = max(1, people)
    return Verdict(question.moment, book.version, tuple(asked), people, facts)


def _band(people: int, money: Money) -> Asked:
    """The band of a withdrawal, as one more answer."""
    words = f"{people} {'person' if people == 1 else 'people'}" if people else NO_PEOPLE
    outcome = Outcome.REVIEW if people else Outcome.ALLOW
    return Asked(APPROVAL, outcome, str(money), words, f"approval of {money}: {words}", cause=APPROVAL)


def shut(
    cashier: Cashier, db: Tables, user_id: int, direction: PaymentType, currency: str, method: str
) -> Asked | None:
    """The refusal of every payment that a user may want to make by a method now, so that no screen offers it in vain.

    None if there is none, or if the amount and what the user has done decide.
    """
    book = in_force(cashier, db)
    if book is None:
        return None
    from inapp.domain import rule_answers

    rules = [rule for rule in book.rules if rule.kind in SHUTTING and rule.outcome is Outcome.REFUSE]
    said = (db.standing(user_id) if rules else None) or Standing(user_id, Level.NONE, "", "", "nobody", 0)
    about = About(direction, method, currency, said.group, said.country)
    asking = rule_answers.Asking(about, Money(0, currency, 0), cashier.clock.now(), {}, book.rates)
    asked = [rule_answers.ask(rule, asking) for rule in rules if rule_answers.is_asked(rule, Moment.START, about)]
    return next((one for one in asked if one.outcome is Outcome.REFUSE), None)


def record(cashier: Cashier, db: Tables, verdict: Verdict, question: Question, ref: str = "") -> None:
    """Store a verdict of rules, on a payment or, if none was made, on its user; and the marks of a new payment."""
    if ref:
        _keep_marks(cashier, db, verdict, question, ref)
    if verdict.version:
        subject = ref or question.ref or f"user {question.user_id}"
        db.add_verdict(verdict, subject, question.user_id, question.about, cashier.clock.now())


def _keep_marks(cashier: Cashier, db: Tables, verdict: Verdict, question: Question, ref: str) -> None:
    """Note, as marks alone, the account that a trader has named and, for rules, the place of a start."""
    if verdict.version or question.answers:
        from inapp.payments import rule_facts

        account = rule_facts.account_mark(cashier, question)
        for what, mark in ((rule_facts.ADDRESS, rule_facts.address_mark(cashier)), (rule_facts.ACCOUNT, account)):
            if mark:
                db.add_mark(ref, what, mark, question.user_id, cashier.clock.now())


def refusal_of(cashier: Cashier, db: Tables, verdict: Verdict, question: Question) -> Refused | None:
    """The refusal of a payment that may not start, which is recorded; None if it may.

    A deposit that needs a person is not handed off: that costs nobody money, unless its rules say that it is taken.
    """
    first = verdict.first
    if first is None or (first.outcome is Outcome.REVIEW and _may_wait(cashier, db, verdict, question)):
        return None
    now = cashier.clock.now()
    if db.refused_starts_since(question.user_id, now - HOUR, REFUSED_STARTS) >= REFUSED_STARTS:
        return TooMany(SLOWLY)
    record(cashier, db, verdict, question)
    kind = Invalid if first.field else Unavailable if first.until else Conflict
    return kind(first.words, field=first.field or None, values=first.values)


def _may_wait(cashier: Cashier, db: Tables, verdict: Verdict, question: Question) -> bool:
    """True if a payment may start although a person has to look at it."""
    if question.kind is PaymentType.WITHDRAWAL:
        return True
    book = in_force(cashier, db)
    taken = {rule.id for rule in book.rules if rule.take} if book else set()
    return all(one.rule in taken for one in verdict.stops())


def obstacles(
    cashier: Cashier,
    db: Tables,
    payment: Payment,
    moment: Moment,
    account: TradingAccount | None,
    closed: int | None = None,
) -> Iterator[tuple[Obstacle, str]]:
    """What the rules have against a payment's money moving now, the strictest first; recorded."""
    if db.rules_in_force() is None:
        return
    question = Question.of(payment, moment, account, closed)
    verdict = judge(cashier, db, question)
    record(cashier, db, verdict, question)
    if moment is Moment.CREDIT:
        yield from _taken(db, payment)
    for one in verdict.stops():
        if one.outcome is Outcome.REFUSE and one.until is not None and moment is not Moment.CREDIT:
            yield Obstacle.CLOSED, f"{one.cause} lets nothing leave now"
        elif not is_covered(db, payment, one, moment):
            yield Obstacle.RULED, why(one, verdict.version)


def why(asked: Asked, version: str) -> str:
    """An obstacle of a rule in words that stay the same as long as its cause does."""
    return f"{asked.cause} of version {version[:8]} wants a person's word"


def _taken(db: Tables, payment: Payment) -> Iterator[tuple[Obstacle, str]]:
    """The rules for which a deposit was taken although a person has to see it before it is credited."""
    started = db.last_verdict(payment.ref, Moment.START)
    for one in started.verdict.stops() if started else ():
        if not _seen_in_review(db, payment, started.at if started else 0):
            yield Obstacle.RULED, why(one, started.verdict.version if started else "")


def is_covered(db: Tables, payment: Payment, asked: Asked, moment: Moment) -> bool:
    """True if somebody has said a word on this cause; `approvals` counts whose it takes, and until when they hold."""
    if asked.outcome is Outcome.REFUSE and moment is not Moment.DISBURSE:
        return False
    if moment is Moment.CREDIT:
        asked_first = db.verdicts(payment.ref, Moment.CREDIT)
        return bool(asked_first) and _seen_in_review(db, payment, asked_first[0].at)
    words = db.decisions(subject_of(payment.ref, asked.cause))
    return any(word.verdict == "approved" for word in words)


def _seen_in_review(db: Tables, payment: Payment, since: int) -> bool:
    """True if people have had a deposit booked that waited in review."""
    lines = db.history(payment.ref)
    return any(one.was == Status.REVIEW and one.event == Event.CREDIT_ABSENT and one.at >= since for one in lines)


def subject_of(ref: str, cause: str) -> str:
    """The subject of the decisions that cover a cause."""
    return f"approval of {ref} in spite of {cause}"


def causes(db: Tables, ref: str) -> list[str]:
    """What a person lets pass who approves a withdrawal now."""
    last = db.last_verdict(ref)
    return [one.cause for one in last.verdict.stops()] if last else []


def explain(db: Tables, ref: str) -> list[RuleRecord]:
    """Every verdict on a payment, the oldest first."""
    return db.verdicts(ref)
