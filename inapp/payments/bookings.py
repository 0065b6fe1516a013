"""Bookings: the one dangerous call. Commit the intent, call once, commit the outcome.

`changebalance` has no idempotency key (docs.spotware.com, WebServices API), so an attempt with an unknown outcome is
never repeated by itself. Only the worker, which holds the sender's lock, may call `send` and `recover`.
"""

import logging
from dataclasses import replace

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
from inapp.domain.disputes import takes_back
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, StorageFailed
from inapp.domain.leaving import Act
from inapp.domain.model import Attempt, Payment
from inapp.domain.outcomes import (
    BAD_TOKEN,
    CTRADER_ERRORS,
    Exchange,
    Fault,
    NoAnswer,
    NothingLeft,
    Outcome,
    Verdict,
    classify,
)
from inapp.domain.states import BOOKING_TYPES, CREDIT, DEBIT, NEXT_BOOKING, RETURN, BookingType, Event
from inapp.payments import approvals, leaving, refunds
from inapp.payments.payouts import review_after_return, to_return
from inapp.payments.restore import sent_entry
from inapp.store import Tables

log = logging.getLogger(__name__)

WORKER = "worker"
READ_BACK_EVERY = 15 * SECOND
NO_LOGIN = 1  # is asked for where no account is imported: cTrader's answer that it is unknown will do
LOGIN_BUSY = SECOND // 2
BUDGET_SPENT = 10 * SECOND
COMMIT_AGAIN = SECOND // 5

CONSEQUENCES: dict[tuple[Outcome, Fault | None], tuple[str, str]] = {
    (Outcome.CONFIRMED, None): ("booked", ""),
    (Outcome.NOT_SENT, None): ("not_taken", ""),
    (Outcome.REJECTED, Fault.TRADER): ("refused", ""),
    (Outcome.REJECTED, Fault.REQUEST): ("refused", "cTrader refuses the booking"),
    (Outcome.REJECTED, Fault.RIGHTS): ("not_taken", "cTrader refuses the manager: check its rights"),
    (Outcome.REJECTED, Fault.TOKEN): ("not_taken", ""),
    (Outcome.REJECTED, Fault.RATE): ("not_taken", ""),
    (Outcome.AMBIGUOUS, None): ("unknown", "It is not known whether cTrader booked this payment"),
}
"""The booking type's event that follows from an outcome, and the alert for staff, if any."""


def send(cashier: Cashier, ref: str) -> None:
    """Book the balance change that a payment waits for, once."""
    facts = None
    if payment := _worth_asking(cashier, ref):
        facts = _ask(cashier, payment)
        if facts is None:
            return
        cashier.crash_point("booking.asked")
    claimed = _claim(cashier, ref, facts)
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
        # It promises to raise nothing; if it does, the bytes may have left.
        log.exception("the sending of %s broke off", attempt.external_id)
        exchange = NoAnswer("our own program failed")
    cashier.crash_point("booking.answered")
    return exchange


def _worth_asking(cashier: Cashier, ref: str) -> Payment | None:
    """The payment, unless it has to wait whatever others say of its account: then nobody is asked."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
        booking_type = NEXT_BOOKING.get(payment.status) if payment else None
        if payment is None or booking_type is None:
            return None
        if _wait(cashier, db, payment, _earlier(db, payment, booking_type), cashier.clock.now()) is not None:
            return None
        return None if leaving.waits(db, payment, Act(booking_type.name)) else payment


def _ask(cashier: Cashier, payment: Payment) -> leaving.Facts | None:
    """What the account is now, with a manager token at hand; without an answer the booking waits.

    A refusal of the manager counts against the breaker like a refused booking, unless it concerns this account alone.
    """
    try:
        cashier.ctrader.sign_in()
        return leaving.ask(cashier, payment, Act(NEXT_BOOKING[payment.status].name))
    except (NotSent, OutcomeUnknown) as failure:
        why, verdict = str(failure), None
    except Declined as refusal:
        known = refusal.reason in {BAD_TOKEN, *CTRADER_ERRORS}
        why, verdict = refusal.reason, Verdict(Outcome.REJECTED, refusal.reason) if known else None
        if verdict and verdict.fault is Fault.RIGHTS and _reads_another(cashier, payment.login):
            verdict = None
    with cashier.store.write() as db:
        current, now = db.payment(payment.ref), cashier.clock.now()
        if verdict:
            _feed_breaker(db, verdict, now)
        if current and current.status in NEXT_BOOKING:
            db.change(current, due=now + backoff(current.tries), tries=current.tries + 1)
            leaving.alert_long_wait(db, current, why, now)
    return None


def _reads_another(cashier: Cashier, login: int) -> bool:
    """True if cTrader lets the manager read the account that follows this one."""
    with cashier.store.read() as db:
        other = db.login_after(login)
    if other is None or other == login:
        return False
    try:
        cashier.ctrader.trading_account(other)
    except (Declined, NotSent, OutcomeUnknown):
        return False
    return True


def _claim(cashier: Cashier, ref: str, facts: leaving.Facts | None) -> tuple[Payment, Attempt, SendBy] | None:
    """Commit an attempt as about to be sent, if every rule allows it now; None if one does not."""
    with cashier.store.write() as db:
        now = cashier.clock.now()
        payment = db.payment(ref)
        booking_type = NEXT_BOOKING.get(payment.status) if payment else None
        if payment is None or booking_type is None or payment.due is None or payment.due > now:
            return None
        earlier = _earlier(db, payment, booking_type)
        if not _may_start(cashier, db, payment, booking_type, earlier, facts, now):
            return None
        n = max((attempt.n for attempt in earlier), default=0) + 1
        money = to_return(db, payment) if booking_type is RETURN else payment.money
        attempt = Attempt.of(payment, booking_type, n, money, AttemptState.SENDING, now)
        db.add_attempt(attempt)
        db.count_call("booking", now)
        payment = db.move(payment, booking_type.event("sent"), WORKER, now, due=None)
        return payment, attempt, SendBy(cashier.clock.boot() + SEND_WITHIN / SECOND, now + SEND_WITHIN)


def _may_start(
    cashier: Cashier,
    db: Tables,
    payment: Payment,
    booking_type: BookingType,
    earlier: list[Attempt],
    facts: leaving.Facts | None,
    now: int,
) -> bool:
    """True if a booking may be sent now; else it waits, or has been handed to people."""
    act = Act(booking_type.name)
    wait = _wait(cashier, db, payment, earlier, now)
    if wait is not None:
        db.change(payment, due=now + wait)
        return False
    if stopped := leaving.stop(cashier, db, payment, act, facts):
        leaving.obey(db, payment, act, stopped, WORKER, now)
        return False
    if booking_type is DEBIT and not takes_back(payment) and approvals.ask(cashier, db, payment, WORKER):
        return False
    if booking_type is CREDIT and not _is_proven(db, payment, now):
        return False
    if booking_type is RETURN and to_return(db, payment).minor <= 0:
        db.move(payment, Event.RETURN_REFUSED, WORKER, now, due=None, reason="paid after all")
        return False
    return True


def _is_proven(db: Tables, payment: Payment, now: int) -> bool:
    """True if the PSP captured exactly the deposit's amount and gave nothing back; else the deposit goes to review."""
    captured = payment.captured
    if captured is not None and captured.same_as(payment.money) and refunds.is_untouched(db, payment):
        return True
    db.move(payment, Event.MISMATCHED, WORKER, now, due=None if captured else now, tries=0)
    return False


def _earlier(db: Tables, payment: Payment, booking_type: BookingType) -> list[Attempt]:
    return [attempt for attempt in db.attempts(payment.ref) if attempt.booking_type == booking_type.name]


def _wait(cashier: Cashier, db: Tables, payment: Payment, earlier: list[Attempt], now: int) -> int | None:
    """Milliseconds until a booking may be tried again after earlier attempts; None if it may start now."""
    if not may_send_again([attempt.state for attempt in earlier]):
        return READ_BACK_EVERY
    if not login_is_free([attempt.state for attempt in db.freezing_attempts(payment.login, FREEZING)]):
        return LOGIN_BUSY
    breaker, sending = db.breaker(), frozenset({AttemptState.SENDING})
    lets_all_through = breaker.state is BreakerState.CLOSED
    if db.held() is not None or not (lets_all_through or breaker.lets_through(len(db.attempts_in(sending)))):
        return LOGIN_BUSY
    if db.calls_reach(cashier.policy.calls_per_hour, now - HOUR):
        return BUDGET_SPENT
    return None


def resolve(cashier: Cashier, attempt: Attempt, verdict: Verdict) -> None:
    """Commit the outcome of an attempt, again until the commit succeeds; the login waits meanwhile."""
    while True:
        try:
            with cashier.store.write() as db:
                resolve_in(db, attempt, verdict, cashier.clock.now(), WORKER)
                return
        except StorageFailed:
            log.exception("the outcome of %s could not be stored yet", attempt.external_id)
            cashier.clock.sleep(COMMIT_AGAIN)


def resolve_in(db: Tables, attempt: Attempt, verdict: Verdict, now: int, by: str, feed_breaker: bool = True) -> None:
    """Write an attempt's outcome, its consequence for the payment, and the breaker's new state.

    An attempt ends no earlier than it began or than `attempt.ended`, which the boot clock measured: after a wall clock
    was set back, a late booking would look absent.
    """
    holder = db.holder_of(verdict.balance_history_id) if verdict.balance_history_id else None
    if holder is not None:
        db.add_alert(now, "id_held", attempt.ref, f"cTrader answered with the id of {holder}: look at both bookings")
        verdict = Verdict(Outcome.AMBIGUOUS, "ID_HELD")
    db.resolve_attempt(
        attempt,
        AttemptState(verdict.outcome),  # the outcomes are states of the same names
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
    word, alert = CONSEQUENCES[verdict.outcome, verdict.fault]
    event = BOOKING_TYPES[attempt.booking_type].event(word)
    again = word == "not_taken" and verdict.fault is not Fault.TOKEN
    payment = db.move(
        payment,
        event,
        by,
        now,
        due=now + (backoff(payment.tries) if again else 0),
        tries=payment.tries + 1 if again else 0,
        reason=verdict.code if word in ("refused", "unknown") else "",
    )
    review_after_return(db, payment, by, now)
    if again:
        leaving.alert_long_wait(db, payment, verdict.code, now)
    if alert:
        db.add_alert(now, str(event), payment.ref, f"{alert} ({verdict.code})")


def _feed_breaker(db: Tables, verdict: Verdict, now: int) -> None:
    before = db.breaker()
    after = before.after(verdict, now)
    if after == before:
        return
    db.set_breaker(after)
    if after.state is BreakerState.OPEN and before.state is not BreakerState.OPEN:
        db.add_alert(now, "breaker_open", "", f"Bookings are stopped: cTrader's last answer was {verdict.code}")


def recover(cashier: Cashier) -> None:
    """Make every attempt that an earlier sender left open ambiguous: the first act of a new lock holder."""
    with cashier.store.write() as db:
        for attempt in db.attempts_in(frozenset({AttemptState.SENDING})):
            died = Verdict(Outcome.AMBIGUOUS, "SENDER_DIED")
            resolve_in(db, attempt, died, cashier.clock.now(), WORKER, feed_breaker=False)


def probe(cashier: Cashier) -> None:
    """Ask cTrader now and then while the breaker is open; an answer lets one booking try alone.

    Each probe reads another account, because one alone may be the fault.
    """
    with cashier.store.read() as db:
        breaker = db.breaker()
        login = db.login_after(breaker.probed) or NO_LOGIN
    if breaker.state is not BreakerState.OPEN or cashier.clock.now() < breaker.probe_at:
        return
    answered = cashier.ctrader.answers(login)
    with cashier.store.write() as db:
        db.set_breaker(db.breaker().after_probe(answered, cashier.clock.now(), login))
