"""May this leave now? The one question before each booking, payout and refund; `domain.leaving` has the answers.

`ask` reads what others know of the account, before the transaction: the broker's CRM, whose answer replaces our rows,
and cTrader; and what the CRM's check says of a debit or payout. `stop` compares all of it with the rows, in the
transaction that claims the booking or payout, and `obey` carries out its answer there. Without an answer nobody knows
of a change: what is to leave waits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from inapp.cashier import Cashier
from inapp.domain.attempts import SECOND, backoff
from inapp.domain.check import NO_ANSWER, CheckAnswer, CheckOutcome, Moment
from inapp.domain.disputes import REMEDIES, Remedy, covers, takes_back
from inapp.domain.errors import Declined, OutcomeUnknown, Unreadable
from inapp.domain.leaving import (
    ANSWERS,
    APPROVED,
    ASKED_AT,
    HANDED_OVER,
    OF_THE_CHECK,
    OVERRULED,
    UNANSWERED,
    Act,
    Answer,
    Hold,
    Obstacle,
    Stop,
    is_checked,
    looks_outside,
)
from inapp.domain.model import Payment, TradingAccount
from inapp.domain.money import Money, TooManyDecimals
from inapp.identity import owners
from inapp.operations import alerts
from inapp.payments import approvals, crm_check, rules, trading
from inapp.store import Tables

LONG_WAIT = 8  # tries, about four minutes, after which an alert tells staff that something still waits
FRESH = 10.0  # seconds of the boot clock for which what others said counts, from their answer on
LONGEST_READ = 120.0  # seconds of the boot clock; an answer that took longer lay here while the machine slept
AGAIN = 60 * SECOND
CODES = {Obstacle.RULED: "rule", **dict.fromkeys(OF_THE_CHECK, "check")}
"""The code of the alert of an obstacle; the others are those of an account that has changed."""
UNKNOWN_ACCOUNT = "TRADER_NOT_FOUND"

Reason = tuple[Obstacle, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What others say of an account, and when on the boot clock; cTrader says None of one that it does not know.

    With `complete` the broker's CRM has just told every account of the user: one without a row is not theirs.
    """

    trading_account: TradingAccount | None
    complete: bool
    at: float
    check: CheckAnswer | None = None
    closed: int | None = None


def ask(cashier: Cashier, payment: Payment, act: Act) -> Facts | None:
    """What the CRM and cTrader say of a payment's account now; None for an act that depends on neither.

    Raises NotSent or OutcomeUnknown without an answer, Declined if cTrader refuses to tell.
    """
    if not looks_outside(act):
        return None
    closed = trading.closed_positions(cashier, payment) if act is Act.DEBIT and not takes_back(payment) else None
    began = cashier.clock.boot()
    complete = owners.refresh(cashier, payment.user_id)
    found = _read_account(cashier, payment)
    moment = Moment.DEBIT if act is Act.DEBIT else Moment.DISBURSE
    checked = is_checked(act) and not takes_back(payment)
    check = crm_check.before_debit_or_payout(cashier, payment, moment) if checked else None
    at = cashier.clock.boot()
    if at - began > LONGEST_READ:
        raise OutcomeUnknown("the answer is too old")
    return Facts(found, complete, at, check, closed)


def _read_account(cashier: Cashier, payment: Payment) -> TradingAccount | None:
    try:
        return cashier.ctrader.trading_account(payment.login)
    except Unreadable as answer:
        alerts.tell_unreadable(cashier, payment.login, answer)
        raise
    except Declined as refusal:
        if refusal.reason != UNKNOWN_ACCOUNT:
            raise
        return None


def stop(cashier: Cashier, db: Tables, payment: Payment, act: Act, facts: Facts | None) -> Stop | None:
    """The reason that an act may not leave now, by our rows and by facts that are still fresh; None if it may."""
    outside = _by_facts(cashier, db, payment, facts) if looks_outside(act) else ()
    return _first(db, payment, act, chain(_by_rows(db, payment), outside, _by_rules(cashier, db, payment, act, facts)))


def known_stop(db: Tables, payment: Payment, act: Act) -> Stop | None:
    """The same by our rows alone, which the CRM's answer may correct."""
    return _first(db, payment, act, _by_rows(db, payment))


def waits(db: Tables, payment: Payment, act: Act) -> bool:
    """True if an act has to wait whatever others say of the account: then nobody is asked."""
    stopped = known_stop(db, payment, act)
    return stopped is not None and stopped.answer is Answer.WAIT


def refund_stop(db: Tables, ref: str) -> Stop | None:
    """The reason that an ordered refund may not leave now: a hold on its source, on its deposit, or on the user."""
    funds = db.unmatched_funds(ref)
    if funds and (hold := db.hold(ref)):
        return Stop(Obstacle.HELD, ANSWERS[Obstacle.HELD][Act.REFUND], _held(hold))
    deposit = db.payment(funds.about if funds else ref)
    return known_stop(db, deposit, Act.REFUND) if deposit else None


def _first(db: Tables, payment: Payment, act: Act, found: Iterable[Reason]) -> Stop | None:
    for obstacle, why in found:
        answer = ANSWERS[obstacle][act]
        overruled = act is Act.PAYOUT and obstacle in OVERRULED and db.was_lifted(payment.ref, why)
        overruled |= act is Act.DEBIT and obstacle in APPROVED and approvals.is_approved(db, payment, why)
        if answer is not Answer.GO and not overruled:
            return Stop(obstacle, answer, why)
    return None


def _held(hold: Hold) -> str:
    return f"held by {hold.by}: {hold.reason}"


def _by_rows(db: Tables, payment: Payment) -> Iterator[Reason]:
    """The obstacles that stand in our own rows, the most important first. An account without a row is no obstacle."""
    if hold := db.hold(payment.ref):
        yield Obstacle.HELD, _held(hold)
    if freeze := db.freeze(payment.user_id):
        yield Obstacle.FROZEN, f"user {payment.user_id} is {_held(freeze)}"
    account = db.account(payment.login)
    if account is not None and account.user_id != payment.user_id:
        yield Obstacle.MOVED, f"account {payment.login} belongs to user {account.user_id} now"
    if takes_back(payment):
        claim = db.claim_of_debit(payment.ref)
        if claim is None or Remedy.DEBIT not in REMEDIES[claim.dispute.state]:
            yield Obstacle.SETTLED, "the dispute that it takes back is not lost any more"
        return  # whoever is shut out still owes it
    if account is not None and not account.enabled:
        yield Obstacle.DISABLED, f"account {payment.login} is disabled"
    if db.is_disabled(payment.user_id):
        yield Obstacle.DISABLED, f"user {payment.user_id} is disabled"


def _by_facts(cashier: Cashier, db: Tables, payment: Payment, facts: Facts | None) -> Iterator[Reason]:
    """The obstacles in what others say of the account."""
    if facts is None or cashier.clock.boot() - facts.at > FRESH:
        yield Obstacle.UNREAD, "the account could not be read"
        return
    if facts.complete and db.account(payment.login) is None:
        yield Obstacle.MOVED, f"account {payment.login} is not among the accounts of user {payment.user_id} now"
    if facts.trading_account is None:
        yield Obstacle.CHANGED, f"cTrader does not know account {payment.login} any more"
    elif not _is_same_money(payment.money, facts.trading_account):
        seen = facts.trading_account
        yield Obstacle.CHANGED, f"account {payment.login} is in {seen.currency} with {seen.digits} decimals now"
    elif takes_back(payment) and not covers(facts.trading_account.withdrawable, payment.money):
        yield Obstacle.UNCOVERED, f"less than {payment.money} of account {payment.login} is free"
    if facts.check is not None:
        yield from _by_check(payment, facts.check)


def _by_check(payment: Payment, answer: CheckAnswer) -> Iterator[Reason]:
    """The obstacle in what the broker's CRM says of the payment."""
    outcome = answer.strictest(payment.kind)
    if outcome is CheckOutcome.ALLOW:
        return
    refused = Obstacle.FORBIDDEN if outcome is CheckOutcome.REFUSE else Obstacle.QUESTIONED
    yield Obstacle.SILENT if outcome in NO_ANSWER else refused, crm_check.why(answer, outcome)


def _is_same_money(money: Money, seen: TradingAccount) -> bool:
    try:
        return money.currency == seen.currency and money.at(seen.digits).same_as(money)
    except TooManyDecimals:
        return False


def _by_rules(cashier: Cashier, db: Tables, payment: Payment, act: Act, facts: Facts | None) -> Iterator[Reason]:
    """The obstacles that the broker's rules find; they are asked only if nothing else stands in the way."""
    if (moment := ASKED_AT.get(act)) and not takes_back(payment):
        account, closed = (facts.trading_account, facts.closed) if facts else (None, None)
        yield from rules.obstacles(cashier, db, payment, moment, account, closed)


def obey(db: Tables, payment: Payment, act: Act, stopped: Stop, by: str, now: int) -> None:
    """Let a payment wait, or hand it to people with an alert that says why."""
    if stopped.answer is Answer.WAIT:
        wait = backoff(payment.tries) if stopped.obstacle in UNANSWERED else AGAIN
        db.change(payment, due=now + wait, tries=payment.tries + 1)
        if stopped.obstacle in UNANSWERED:
            alert_long_wait(db, payment, stopped.why, now)
        return
    if event := HANDED_OVER.get(act):
        db.move(payment, event, by, now, due=None, tries=0, reason=stopped.why)
    else:
        db.add_hold(stopped.why, by, now, ref=payment.ref)
    db.add_alert(
        now, CODES.get(stopped.obstacle, "account_changed"), payment.ref, f"Its {act} is stopped: {stopped.why}"
    )


def alert_long_wait(db: Tables, payment: Payment, why: str, now: int) -> None:
    """Tell staff of a payment that still waits after some minutes, because somebody does not answer."""
    if payment.tries >= LONG_WAIT:
        db.add_alert(now, "waiting", payment.ref, f"This payment still waits to be booked or paid out ({why})")
