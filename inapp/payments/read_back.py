"""Read-back: resolves attempts with an unknown outcome from cTrader's balance history."""

from inapp.cashier import Cashier
from inapp.domain.attempts import DOUBLE_WATCH, HOUR, AttemptState, may_send_again
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Attempt, Payment
from inapp.domain.money import Money
from inapp.domain.readers import BalanceReader, Conclusion, Question, Reading, found_number, look_at, may_lack
from inapp.domain.states import BOOKING_TYPES, UNKNOWN, is_possible
from inapp.operations import readers
from inapp.payments.bookings import READ_BACK_EVERY
from inapp.payments.payouts import review_after_return
from inapp.store import Tables

READER = "read-back"
WATCHED = frozenset({AttemptState.ABSENT, AttemptState.LOST})
CLOCK_SLACK = 27 * HOUR
"""Before the attempt, where the history is read from. A clock that was kept in local time, and set right meanwhile, may
have been up to 26 hours ahead (time zones reach from UTC-12 to UTC+14): the booking would look absent."""

KNOWN_WITHIN = 24 * HOUR
"""Before the attempt: a history that lacks a booking confirmed since then is not whole, whatever its rows say."""


def look(cashier: Cashier, payment: Payment) -> None:
    """Look for the unknown booking of a payment. Without a reader only staff can resolve it."""
    with cashier.store.read() as db:
        attempts = [attempt for attempt in db.attempts(payment.ref) if attempt.state is AttemptState.AMBIGUOUS]
    for attempt in attempts:
        _look_for(cashier, attempt)
    with cashier.store.write() as db:
        current = db.payment(payment.ref)
        if current and current.status in UNKNOWN:
            again = cashier.clock.now() + READ_BACK_EVERY if cashier.readers else None
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
    readings = [_read(reader, attempt) for reader in cashier.readers]
    if not any(readings):
        return
    present = _present(cashier, attempt, readings)
    cashier.crash_point("read_back.read")
    with cashier.store.write() as db:
        _resolve(cashier, db, attempt, readings, present)


def _read(reader: BalanceReader, attempt: Attempt) -> Reading | None:
    try:
        return reader.read(attempt.login, _since(attempt))
    except (NotSent, OutcomeUnknown):
        return None


def _since(attempt: Attempt) -> int:
    return attempt.started - CLOCK_SLACK


def _question(cashier: Cashier, db: Tables, attempt: Attempt, present: Money | None) -> Question:
    known = db.confirmed_numbers(attempt.login, attempt.started - KNOWN_WITHIN)
    return Question(attempt, _since(attempt), cashier.clock.now(), cashier.policy.quiet_period, known, present)


def _present(cashier: Cashier, attempt: Attempt, readings: list[Reading | None]) -> Money | None:
    """The balance of the account, asked of cTrader only where an absence may hang on it; readers prove themselves then.

    A booking that was found absent before counts as found by any hit: its absence is not asked for again.
    """
    with cashier.store.read() as db:
        question = _question(cashier, db, attempt, None)
    whole = any(reading and may_lack(question, reading) for reading in readings)
    if attempt.state is not AttemptState.AMBIGUOUS or not whole:
        return None
    readers.prove_all(cashier)
    try:
        return cashier.ctrader.trading_account(attempt.login).balance
    except (Declined, NotSent, OutcomeUnknown):
        return None


def _resolve(
    cashier: Cashier, db: Tables, asked: Attempt, readings: list[Reading | None], present: Money | None
) -> None:
    """Apply what the readers show to an attempt, unless it has changed meanwhile."""
    attempt = db.attempt(asked.external_id)
    if attempt is None or attempt.state is not asked.state:
        return
    now = cashier.clock.now()
    trust = [readers.is_trusted(db, reader) for reader in cashier.readers]
    question = _question(cashier, db, attempt, present)
    conclusion = look_at(question, list(zip(readings, trust, strict=True)))
    number = found_number(attempt, readings)
    if conclusion in ALERTS:
        code, text = ALERTS[conclusion]
        db.add_alert(now, code, attempt.ref, text)
    elif conclusion is Conclusion.DOUBLE:
        _double(db, attempt, now)
    elif conclusion is Conclusion.FOUND and attempt.state is AttemptState.LOST:
        text = f"cTrader booked {attempt.external_id} before the restore, under {number}"
        db.add_alert(now, "found_after_restore", attempt.ref, f"{text}: two people can resolve the payment with it")
    elif conclusion is Conclusion.FOUND and number is not None:
        _found(db, attempt, number, now)
    elif conclusion is Conclusion.ABSENT:
        _absent(db, attempt, now)


ALERTS = {
    Conclusion.STRANGE: ("strange_entry", "cTrader has another booking under this payment's reference"),
    Conclusion.DISPUTED: (
        "readers_differ",
        "One reader of cTrader's history shows this booking, another lacks it: look into cTrader, and decide",
    ),
}
"""What only people can settle: the account stays frozen until two of them have."""


def _found(db: Tables, attempt: Attempt, number: int, now: int) -> None:
    later = [
        other
        for other in db.attempts(attempt.ref)
        if other.booking_type == attempt.booking_type and other.n > attempt.n
    ]
    holder = db.holder_of(number)
    if holder not in (None, attempt.external_id):
        db.add_alert(now, "id_held", attempt.ref, f"cTrader names the id of {holder} for this booking too")
    elif any(other.state not in (AttemptState.NOT_SENT, AttemptState.REJECTED) for other in later):
        _double(db, attempt, now)
    else:
        if attempt.state is AttemptState.ABSENT:
            db.add_alert(now, "late_booking", attempt.ref, "cTrader booked this payment after it was found absent")
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
