"""Read-back: resolves attempts with an unknown outcome from cTrader's balance history."""

from decimal import Decimal, InvalidOperation

from inapp.cashier import Cashier
from inapp.domain.attempts import DOUBLE_WATCH, HOUR, AttemptState, absence_is_proven, may_send_again
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.model import Attempt, BalanceEntry, Payment, Reading
from inapp.domain.states import BOOKING_TYPES, UNKNOWN, is_possible
from inapp.payments.bookings import READ_BACK_EVERY
from inapp.payments.payouts import review_after_return
from inapp.store import Tables

READER = "read-back"
WATCHED = frozenset({AttemptState.ABSENT, AttemptState.LOST})
CLOCK_SLACK = 27 * HOUR
"""Before the attempt, where the history is read from. A clock that was kept in local time, and set right meanwhile, may
have been up to 26 hours ahead (time zones reach from UTC-12 to UTC+14): the booking would look absent."""


def look(cashier: Cashier, payment: Payment) -> None:
    """Look for the unknown booking of a payment. Without a reader only staff can resolve it."""
    with cashier.store.read() as db:
        attempts = [attempt for attempt in db.attempts(payment.ref) if attempt.state is AttemptState.AMBIGUOUS]
    for attempt in attempts:
        _look_for(cashier, attempt)
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status in UNKNOWN:
            again = None if cashier.reader is None else cashier.clock.now() + READ_BACK_EVERY
            db.change(current, due=again)


def watch(cashier: Cashier) -> None:
    """Look again for attempts found absent in the last 24 hours, and for those that a restore lost.

    A lost attempt only raises an alert: its payment is in review, where staff decide.
    """
    with cashier.store.read() as db:
        attempts = db.attempts_in(WATCHED, resolved_since=cashier.clock.now() - DOUBLE_WATCH)
    for attempt in attempts:
        _look_for(cashier, attempt)


def _look_for(cashier: Cashier, attempt: Attempt) -> None:
    if cashier.reader is None:
        return
    try:
        reading = cashier.reader.read(attempt.login, attempt.started - CLOCK_SLACK)
    except (NotSent, OutcomeUnknown):
        return
    cashier.crash_point("read_back.read")
    with cashier.store.write() as db:
        _resolve(cashier, db, attempt, reading)


def _resolve(cashier: Cashier, db: Tables, asked: Attempt, reading: Reading) -> None:
    """Apply a reading to an attempt, unless it has changed meanwhile."""
    attempt = db.attempt(asked.external_id)
    if attempt is None or attempt.state is not asked.state:
        return
    now = cashier.clock.now()
    named = [entry for entry in reading.entries if entry.external_id == attempt.external_id]
    hits = [entry for entry in named if _is_the_booking(entry, attempt)]
    if len(hits) != len(named):
        db.add_alert(now, "strange_entry", attempt.ref, "cTrader has another booking under this payment's reference")
    elif len(hits) > 1:
        _double(db, attempt, now)
    elif hits and attempt.state is AttemptState.LOST:
        text = f"cTrader booked {attempt.external_id} before the restore, under {hits[0].balance_history_id}"
        db.add_alert(now, "found_after_restore", attempt.ref, f"{text}: two people can resolve the payment with it")
    elif hits:
        _found(db, attempt, hits[0], now)
    elif attempt.state is AttemptState.AMBIGUOUS and absence_is_proven(
        attempt.ended or now, cashier.policy.quiet_period, min(reading.watermark, now)
    ):
        _absent(db, attempt, now)


def _is_the_booking(entry: BalanceEntry, attempt: Attempt) -> bool:
    try:
        same_amount = Decimal(entry.amount) == Decimal(attempt.money.text)
    except InvalidOperation:
        return False
    return same_amount and entry.login == attempt.login and entry.type == attempt.type


def _found(db: Tables, attempt: Attempt, entry: BalanceEntry, now: int) -> None:
    later = [
        other
        for other in db.attempts(attempt.ref)
        if other.booking_type == attempt.booking_type and other.n > attempt.n
    ]
    holder = db.holder_of(entry.balance_history_id)
    if holder not in (None, attempt.external_id):
        db.add_alert(now, "id_held", attempt.ref, f"cTrader names the id of {holder} for this booking too")
    elif any(other.state not in (AttemptState.NOT_SENT, AttemptState.REJECTED) for other in later):
        _double(db, attempt, now)
    else:
        if attempt.state is AttemptState.ABSENT:
            db.add_alert(now, "late_booking", attempt.ref, "cTrader booked this payment after it was found absent")
        number = entry.balance_history_id
        db.resolve_attempt(attempt, AttemptState.CONFIRMED, resolved_at=now, balance_history_id=number)
        _move_payment(db, attempt, "booked", now)


def _double(db: Tables, attempt: Attempt, now: int) -> None:
    db.resolve_attempt(attempt, AttemptState.DOUBLE, resolved_at=now)
    db.add_alert(now, "double", attempt.ref, "cTrader has booked this payment twice: the account is frozen")


def _absent(db: Tables, attempt: Attempt, now: int) -> None:
    db.resolve_attempt(attempt, AttemptState.ABSENT, resolved_at=now)
    states = [other.state for other in db.attempts(attempt.ref) if other.booking_type == attempt.booking_type]
    if may_send_again(states):  # else an earlier attempt was booked after all, and staff decide
        _move_payment(db, attempt, "absent", now)


def _move_payment(db: Tables, attempt: Attempt, word: str, now: int) -> None:
    payment = db.payment(attempt.ref)
    event = BOOKING_TYPES[attempt.booking_type].event(word)
    if payment and is_possible(payment.kind, payment.status, event):
        review_after_return(db, db.move(payment, event, READER, now, due=now, tries=0), READER, now)
    elif payment:
        text = f"A booking of this payment turned out to be {word}, which its state {payment.status} does not expect"
        db.add_alert(now, "late_answer", payment.ref, text)
