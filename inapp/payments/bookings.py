"""Bookings: the one dangerous call. Commit the intent, call once, commit what is known of the result.

`changebalance` has no idempotency key (docs.spotware.com, WebServices API), so an attempt whose outcome is not
known is never sent again by itself. Only the worker, which holds the sender's lock, may call `send` and `recover`.
"""

import logging
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import (
    FREEZING,
    HOUR,
    SECOND,
    SEND_WITHIN,
    AttemptState,
    BreakerState,
    SendBy,
    backoff,
    login_is_free,
    may_send_again,
)
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, StorageFailed
from inapp.domain.model import Attempt, Payment
from inapp.domain.outcomes import Exchange, Fault, NoAnswer, NothingLeft, Outcome, Verdict, classify
from inapp.domain.states import BOOKING_TYPES, CREDIT, DEBIT, NEXT_BOOKING, RETURN, Event
from inapp.payments import limits, refunds
from inapp.payments.payouts import review_after_return, to_return
from inapp.payments.restore import sent_entry
from inapp.store import Tables

log = logging.getLogger(__name__)

WORKER = "worker"
READ_BACK_EVERY = 15 * SECOND
LOGIN_BUSY = SECOND // 2
BUDGET_SPENT = 10 * SECOND
COMMIT_AGAIN = SECOND // 5
LONG_WAIT = 8
"""Tries, about four minutes of them, after which a person is told that a booking cannot be made."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What an outcome means for the payment: the leg's event, and whether a person is told."""

    event: str
    alert: str = ""


CONSEQUENCES: dict[tuple[Outcome, Fault | None], Consequence] = {
    (Outcome.CONFIRMED, None): Consequence("booked"),
    (Outcome.NOT_SENT, None): Consequence("not_taken"),
    (Outcome.REJECTED, Fault.TRADER): Consequence("refused"),
    (Outcome.REJECTED, Fault.REQUEST): Consequence("refused", "cTrader refuses the booking"),
    (Outcome.REJECTED, Fault.RIGHTS): Consequence("not_taken", "cTrader refuses the manager: check its rights"),
    (Outcome.REJECTED, Fault.TOKEN): Consequence("not_taken"),
    (Outcome.REJECTED, Fault.RATE): Consequence("not_taken"),
    (Outcome.AMBIGUOUS, None): Consequence("unknown", "It is not known whether cTrader booked this payment"),
}

STATE_AFTER = {
    Outcome.CONFIRMED: AttemptState.CONFIRMED,
    Outcome.NOT_SENT: AttemptState.NOT_SENT,
    Outcome.REJECTED: AttemptState.REJECTED,
    Outcome.AMBIGUOUS: AttemptState.AMBIGUOUS,
}


def send(cashier: Cashier, ref: str) -> None:
    """Book the balance change that a payment waits for, once."""
    if not _signed_in(cashier, ref):
        return
    claimed = _claim(cashier, ref)
    if claimed is None:
        return
    payment, attempt, send_by = claimed
    cashier.crash_point("booking.claimed")
    verdict = classify(_exchange(cashier, payment, attempt, send_by))
    passed = cashier.clock.boot() - send_by.boot + SEND_WITHIN / SECOND
    resolve(cashier, replace(attempt, ended=attempt.started + round(passed * SECOND)), verdict)
    cashier.crash_point("booking.settled")


def _exchange(cashier: Cashier, payment: Payment, attempt: Attempt, send_by: SendBy) -> Exchange:
    try:
        cashier.sent_log.append(sent_entry(payment, attempt.external_id, attempt.started, attempt.money))
    except OSError as error:
        return NothingLeft(f"sent log: {error.strerror}")
    cashier.crash_point("booking.logged")
    try:
        exchange = cashier.ctrader.change_balance(attempt, payment.method, send_by)
    except Exception:
        # It promises to raise nothing. If it does, nobody can tell how far it came.
        log.exception("the sending of %s broke off", attempt.external_id)
        exchange = NoAnswer("our own program failed")
    cashier.crash_point("booking.answered")
    return exchange


def _signed_in(cashier: Cashier, ref: str) -> bool:
    """Whether a manager token is at hand. Being refused one counts against the breaker like a refused booking."""
    try:
        cashier.ctrader.sign_in()
    except (NotSent, OutcomeUnknown) as failure:
        _postpone(cashier, ref, str(failure))
    except Declined as refusal:
        with cashier.store.write() as db:
            _feed_breaker(db, Verdict(Outcome.REJECTED, refusal.reason), cashier.clock.now())
        _postpone(cashier, ref, refusal.reason)
    else:
        return True
    return False


def _postpone(cashier: Cashier, ref: str, why: str) -> None:
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment and payment.status in NEXT_BOOKING:
            now = cashier.clock.now()
            db.change(payment, due=now + backoff(payment.tries), tries=payment.tries + 1)
            _tell_of_waiting(db, payment, why, now)


def _tell_of_waiting(db: Tables, payment: Payment, why: str, now: int) -> None:
    if payment.tries >= LONG_WAIT:
        db.add_alert(now, "waiting", payment.ref, f"This payment still waits to be booked in cTrader ({why})")


def _claim(cashier: Cashier, ref: str) -> tuple[Payment, Attempt, SendBy] | None:
    """Commit that an attempt is about to be sent, if every rule allows it now."""
    with cashier.store.write() as db:
        now = cashier.clock.now()
        payment = db.payment(ref)
        booking_type = NEXT_BOOKING.get(payment.status) if payment else None
        if payment is None or booking_type is None or payment.due is None or payment.due > now:
            return None
        if booking_type is DEBIT and limits.ask_approval(db, payment, WORKER, now):
            return None
        if booking_type is CREDIT and not _is_proven(db, payment, now):
            return None
        if booking_type is RETURN and to_return(db, payment).minor <= 0:
            db.move(payment, Event.RETURN_REFUSED, WORKER, now, due=None, reason="paid after all")
            return None
        earlier = [attempt for attempt in db.attempts(ref) if attempt.booking_type == booking_type.name]
        wait = _wait(cashier, db, payment, earlier, now)
        if wait is not None:
            db.change(payment, due=now + wait)
            return None
        n = max((attempt.n for attempt in earlier), default=0) + 1
        money = to_return(db, payment) if booking_type is RETURN else payment.money
        attempt = Attempt.of(payment, booking_type, n, money, AttemptState.SENDING, now)
        db.add_attempt(attempt)
        db.count_call("booking", now)
        payment = db.move(payment, booking_type.event("sent"), WORKER, now, due=None)
        return payment, attempt, SendBy(cashier.clock.boot() + SEND_WITHIN / SECOND, now + SEND_WITHIN)


def _is_proven(db: Tables, payment: Payment, now: int) -> bool:
    """Whether the PSP has captured exactly a deposit's amount, and nothing was given back; else people see to it."""
    captured = payment.captured
    if captured is not None and captured.same_as(payment.money) and refunds.is_untouched(db, payment):
        return True
    db.move(payment, Event.MISMATCHED, WORKER, now, due=None if captured else now, tries=0)
    return False


def _wait(cashier: Cashier, db: Tables, payment: Payment, earlier: list[Attempt], now: int) -> int | None:
    """Milliseconds after which to ask again whether this booking may start; None if it may start now."""
    if not may_send_again([attempt.state for attempt in earlier]):
        return READ_BACK_EVERY
    if not login_is_free([attempt.state for attempt in db.freezing_attempts(payment.login, FREEZING)]):
        return LOGIN_BUSY
    if db.held() is not None or not db.breaker().lets_through(len(db.attempts_in(frozenset({AttemptState.SENDING})))):
        return LOGIN_BUSY
    if db.calls_since(now - HOUR) >= cashier.policy.calls_per_hour:
        return BUDGET_SPENT
    return None


def resolve(cashier: Cashier, attempt: Attempt, verdict: Verdict) -> None:
    """Commit what an attempt came to. A commit that fails is tried until it succeeds; the login waits meanwhile."""
    while True:
        try:
            with cashier.store.write() as db:
                resolve_in(db, attempt, verdict, cashier.clock.now(), WORKER)
                return
        except StorageFailed:
            log.exception("the outcome of %s could not be stored yet", attempt.external_id)
            cashier.clock.sleep(COMMIT_AGAIN)


def resolve_in(db: Tables, attempt: Attempt, verdict: Verdict, now: int, by: str, feed_breaker: bool = True) -> None:
    """Write an attempt's outcome, what it means for the payment, and what the breaker learns from it.

    An attempt never ends before it began, nor before what `attempt.ended` says that another clock measured: a wall
    clock that was set back would let a late booking look absent.
    """
    holder = db.holder_of(verdict.balance_history_id) if verdict.balance_history_id else None
    if holder is not None:
        db.add_alert(now, "id_held", attempt.ref, f"cTrader answered with the id of {holder}: look at both bookings")
        verdict = Verdict(Outcome.AMBIGUOUS, "ID_HELD")
    db.resolve_attempt(
        attempt,
        STATE_AFTER[verdict.outcome],
        ended=max(now, attempt.ended or attempt.started),
        resolved_at=now,
        code=verdict.code,
        balance_history_id=verdict.balance_history_id,
    )
    if feed_breaker:
        _feed_breaker(db, verdict, now)
    payment = db.payment(attempt.ref)
    if payment is None:
        return
    consequence = CONSEQUENCES[verdict.outcome, verdict.fault]
    event = BOOKING_TYPES[attempt.booking_type].event(consequence.event)
    again = consequence.event == "not_taken" and verdict.fault is not Fault.TOKEN
    payment = db.move(
        payment,
        event,
        by,
        now,
        due=now + (backoff(payment.tries) if again else 0),
        tries=payment.tries + 1 if again else 0,
        reason=verdict.code if consequence.event in ("refused", "unknown") else "",
    )
    review_after_return(db, payment, by, now)
    if again:
        _tell_of_waiting(db, payment, verdict.code, now)
    if consequence.alert:
        db.add_alert(now, str(event), payment.ref, f"{consequence.alert} ({verdict.code})")


def _feed_breaker(db: Tables, verdict: Verdict, now: int) -> None:
    before = db.breaker()
    after = before.after(verdict, now)
    db.set_breaker(after)
    if after.state is BreakerState.OPEN and before.state is not BreakerState.OPEN:
        db.add_alert(now, "breaker_open", "", f"Bookings are stopped: cTrader's last answer was {verdict.code}")


def recover(cashier: Cashier) -> None:
    """Make every attempt that an earlier sender left open AMBIGUOUS. The first act of a new lock holder."""
    with cashier.store.write() as db:
        for attempt in db.attempts_in(frozenset({AttemptState.SENDING})):
            verdict = Verdict(Outcome.AMBIGUOUS, "SENDER_DIED")
            resolve_in(db, attempt, verdict, cashier.clock.now(), WORKER, feed_breaker=False)


def probe(cashier: Cashier) -> None:
    """While the breaker is open, ask cTrader for a trader now and then; an answer lets one booking try alone."""
    now = cashier.clock.now()
    with cashier.store.read() as db:
        breaker = db.breaker()
        login = next((account.login for account in db.all_accounts()), 1)
    if breaker.state is not BreakerState.OPEN or now < breaker.probe_at:
        return
    try:
        cashier.ctrader.trading_account(login)
        answered = True
    except Declined:
        answered = True
    except (NotSent, OutcomeUnknown):
        answered = False
    with cashier.store.write() as db:
        db.set_breaker(db.breaker().after_probe(answered, cashier.clock.now()))
