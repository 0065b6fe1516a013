"""What somebody can do about a payment now, from the same rules that its function asks; and decisions about several.

An action says in a sentence what it moves and whether it can be undone. One that its state forbids is not there; one
that is not this person's says why.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.deciding import Reason, Verb, key_of
from inapp.domain.errors import Conflict, Invalid, Refused
from inapp.domain.model import Decision, Payment
from inapp.domain.money import Money
from inapp.domain.staff import Actor
from inapp.domain.text import N_
from inapp.operations import door
from inapp.payments import approvals, decisions, holds, payouts, refunds, refusals
from inapp.payments.refunds import RefundSource
from inapp.payments.rules import subject_of
from inapp.store import Tables

MOST_AT_ONCE = 50
BOOKED, NOT_BOOKED, PAID_ELSEWHERE = "booked", "not booked", "paid elsewhere"
SAID_SO = N_("You have said so. Another person is still missing")
TOO_MANY = N_("At most 50 payments are decided at a time")
ONE_CURRENCY = N_("Payments of one currency are decided at a time: choose those of one")
OTHER_LIST = N_("These are not the payments and the sum that were shown: look at the list again")
NONE = N_("Choose at least one payment")
SENTENCES: Mapping[str, str] = {
    "approve": N_(
        "{money} is taken from account {login} and goes out by {method}. What has gone out cannot be called back."
    ),
    "refuse": N_(
        "The withdrawal ends. What was debited and has not gone out is booked back to account {login}. "
        "It cannot be taken up again."
    ),
    "refund": N_("{left} goes back to its payer through {psp}. It cannot be called back."),
    "send again": N_("{left} is ordered at {psp} once more. What has gone out cannot be called back."),
    BOOKED: N_(
        "You state that cTrader has this booking, under the number that you enter. The payment goes on from there."
    ),
    NOT_BOOKED: N_(
        "You state that cTrader does not have this booking. A credit or a return is then sent once more, and a "
        "withdrawal whose debit is missing ends. If it is there after all, it is booked twice."
    ),
    PAID_ELSEWHERE: N_(
        "You state that the trader got the rest of {money} another way. Nothing more is sent or booked back."
    ),
    "hold": N_("Nothing more of it leaves or is booked until two people lift the hold."),
    "lift": N_("The hold ends, and what waited for it goes on at once."),
}
"""What each action will do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done about a payment: its `name`, and a `sentence` with `values` that says what it does.

    `why` says why this person may not. `people` is the number of people whom it takes, `said` the names of those who
    have said it.
    """

    name: str
    sentence: str
    values: Mapping[str, object]
    people: int
    said: tuple[str, ...] = ()
    why: str = ""

    @property
    def allowed(self) -> bool:
        """True if this person may do it now."""
        return not self.why


@dataclass(frozen=True, slots=True)
class _Case:
    """One payment, one person, and a transaction in which it is asked what they may do."""

    cashier: Cashier
    db: Tables
    source: RefundSource
    by: Actor


def possible_actions(cashier: Cashier, db: Tables, source: RefundSource, by: Actor) -> list[Action]:
    """What can be done about a payment or unmatched funds now, by anybody, and whether this person may."""
    case = _Case(cashier, db, source, by)
    return [_action(case, name, *OFFERED[name]) for name in OFFERED if _is_open(case, OFFERED[name][1])]


def _is_open(case: _Case, check: "Check") -> bool:
    try:
        check(case)
    except Refused:
        return False
    return True


def _action(case: _Case, name: str, verb: Verb, check: "Check") -> Action:
    db, source = case.db, case.source
    left = refunds.owed(db, source) if name == "refund" else None
    if isinstance(source, Payment) and name == "send again":
        left = payouts.plan_again(db, source, case.cashier.clock.now())[1]
    money = source.money if left is None else left
    terms = approvals.terms_for(case.cashier, db, money)
    said = _said(case, name, verb, terms)
    values = {"money": source.money, "left": left, "psp": source.psp}
    values |= {"login": getattr(source, "login", ""), "method": getattr(source, "method", "")}
    people = door.people_for(case.cashier, verb, terms.people)
    mine = any(key_of(word) == case.by.key for word in said)
    why = SAID_SO if mine else _why_not(case, verb, money, terms)
    return Action(name, SENTENCES[name], values, people, tuple(word.by for word in said), why)


def _said(case: _Case, name: str, verb: Verb, terms: door.Terms) -> list[Decision]:
    """The words for an action that count now."""
    if name not in WORDS:
        return []
    about, verdict = WORDS[name]
    words = door.counting(case.cashier, case.db, about(case.db, case.source), verb, lasts=terms.lasts)
    return [word for word in door.last_words(words) if word.verdict.startswith(verdict)]


def _hold_subject(db: Tables, source: RefundSource) -> str:
    hold = db.hold(source.ref)
    return hold.subject if hold else ""


WORDS: Mapping[str, tuple[Callable[[Tables, RefundSource], str], str]] = {
    "approve": (lambda db, source: subject_of(source.ref, approvals.NOTHING), approvals.APPROVED),
    "refund": (decisions.refund_subject, "refund"),
    "send again": (lambda db, source: decisions.again_subject(db, source.ref), "send again"),
    BOOKED: (decisions.verdict_subject, BOOKED),
    NOT_BOOKED: (decisions.verdict_subject, decisions.NOT_BOOKED),
    PAID_ELSEWHERE: (decisions.verdict_subject, decisions.PAID_ELSEWHERE),
    "lift": (_hold_subject, holds.LIFT),
}
"""The subject of the words for an action, and how their verdict begins."""


def _why_not(case: _Case, verb: Verb, money: Money | None, terms: door.Terms) -> str:
    """Why this person may not, in words; empty if they may. A second factor is asked for when they do."""
    try:
        door.admit(case.cashier, case.db, replace(case.by, fresh=True), verb)
        if verb is not Verb.HOLD:
            approvals.require_no_trader(case.db, case.source, case.by)
        if verb is Verb.APPROVE and isinstance(case.source, Payment):
            approvals.require_no_maker(case.cashier, case.db, case.source, case.by)
        if verb in (Verb.APPROVE, Verb.REFUND, Verb.SEND_AGAIN):
            word = Decision(case.source.ref, "", "", "", 0, money=money)
            door.within_limit(case.cashier, case.db, case.by, word, terms.limit)
    except Refused as refusal:
        return str(refusal)
    return ""


Check = Callable[[_Case], object]


def _payment(case: _Case) -> Payment:
    if not isinstance(case.source, Payment):
        raise Conflict("only a payment of ours")
    return case.source


def _check_verdict(booked: int | None, verdict: str) -> Check:
    def check(case: _Case) -> None:
        payment = _payment(case)
        attempts = case.db.attempts(payment.ref)
        decisions.require_decidable(case.cashier, case.db, payment, attempts, verdict, booked)

    return check


def _check_hold(wanted: bool) -> Check:
    def check(case: _Case) -> None:
        final = isinstance(case.source, Payment) and case.source.status.final
        if (case.db.hold(case.source.ref) is not None) is not wanted or (final and not wanted):
            raise Conflict("nothing to hold or to lift")

    return check


OFFERED: Mapping[str, tuple[Verb, Check]] = {
    "approve": (Verb.APPROVE, lambda case: decisions.require_approvable(case.db, _payment(case))),
    "refuse": (Verb.REFUSE, lambda case: refusals.require_refusable(case.db, _payment(case))),
    BOOKED: (Verb.RESOLVE, _check_verdict(0, BOOKED)),
    NOT_BOOKED: (Verb.RESOLVE, _check_verdict(None, decisions.NOT_BOOKED)),
    PAID_ELSEWHERE: (Verb.RESOLVE, _check_verdict(None, decisions.PAID_ELSEWHERE)),
    "refund": (Verb.REFUND, lambda case: decisions.require_refundable(case.db, case.source)),
    "send again": (
        Verb.SEND_AGAIN,
        lambda case: decisions.require_sendable(case.db, _payment(case), case.cashier.clock.now()),
    ),
    "lift": (Verb.LIFT, _check_hold(True)),
    "hold": (Verb.HOLD, _check_hold(False)),
}
"""Every action in the order of a page: its verb, and the check of its own function."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Payments that are decided together: each with the version that was seen, their sum, and a word over all of it."""

    payments: tuple[Payment, ...]
    versions: tuple[str, ...]
    total: Money
    word: str


@dataclass(frozen=True, slots=True)
class Row:
    """What has come of one payment of a batch."""

    ref: str
    done: bool
    text: str


def batch_of(cashier: Cashier, refs: Iterable[str]) -> Batch:
    """Withdrawals of one currency, as they are now, to be looked at and confirmed. Raises Invalid or NotFound."""
    chosen = list(dict.fromkeys(refs))
    if not chosen:
        raise Invalid(NONE)
    if len(chosen) > MOST_AT_ONCE:
        raise Invalid(TOO_MANY)
    with cashier.store.read() as db:
        payments = tuple(decisions.known(db, ref) for ref in chosen)
        versions = tuple(approvals.version_of(db, payment) for payment in payments)
    if len({payment.money.currency for payment in payments}) != 1:
        raise Invalid(ONE_CURRENCY)
    first = payments[0].money
    below_zero = replace(first, minor=0).less(payment.money for payment in payments)
    total = replace(below_zero, minor=-below_zero.minor)
    word = hashlib.sha256(repr((chosen, versions, str(total))).encode()).hexdigest()[:16]
    return Batch(payments, versions, total, word)


def decide_batch(
    cashier: Cashier, refs: Sequence[str], word: str, by: Actor, refusal: tuple[Reason, str] | None = None
) -> list[Row]:
    """Approve the payments of a list that was confirmed under this word, or refuse them for a reason; each by itself.

    Raises Conflict if the list, a payment on it or the sum is another one by now, and then decides nothing.
    """
    batch = batch_of(cashier, refs)
    if batch.word != word:
        raise Conflict(OTHER_LIST)
    rows = []
    for payment, seen in zip(batch.payments, batch.versions, strict=True):
        try:
            if refusal:
                done = refusals.refuse(cashier, payment.ref, by, *refusal, seen=seen)
            else:
                done = decisions.approve(cashier, payment.ref, by, seen)
            rows.append(Row(payment.ref, done.done, done.text))
        except Refused as refused:
            rows.append(Row(payment.ref, False, str(refused)))
    return rows
