"""The trust in readers of cTrader's history: one may deny a booking only while it shows those that we know of."""

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, WATERMARK_MARGIN
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Attempt
from inapp.domain.readers import SAME_MOMENT, BalanceReader, ReaderProof, Reading, begins, ends_with, shows
from inapp.store import Tables

DAY = 24 * HOUR


def is_trusted(db: Tables, reader: BalanceReader) -> bool:
    """True if a reader may say that a booking is absent."""
    if not reader.must_prove_itself:
        return True
    proof = db.reader_proof(reader.name, reader.place)
    return proof is not None and proof.withdrawn_at is None


def prove_all(cashier: Cashier) -> None:
    """Ask every reader for a booking that cTrader has confirmed to us, and keep or withdraw the trust in it."""
    for reader in cashier.readers:
        if reader.must_prove_itself:
            prove(cashier, reader)


def prove(cashier: Cashier, reader: BalanceReader) -> None:
    """Ask one reader; one that is silent, or has not come so far, keeps what it had."""
    asked = last_shown(cashier, reader)
    if asked is None:
        return
    booking, shown = asked
    with cashier.store.write() as db:
        now, before = cashier.clock.now(), db.reader_proof(reader.name, reader.place)
        proof = ReaderProof(reader.name, reader.place, booking.external_id, now, None if shown else now)
        if before is None or shown or before.withdrawn_at is None:
            db.put_reader_proof(proof)
        if not shown and (before is None or before.withdrawn_at is None):
            text = f"The reader {reader.name} does not show {booking.external_id} as cTrader confirmed it"
            db.add_alert(now, "reader_failed", booking.ref, f"{text}: it may not call any booking absent; see doctor")


def last_shown(cashier: Cashier, reader: BalanceReader) -> tuple[Attempt, bool] | None:
    """The newest booking of ours that a reader can be asked for now, and whether it shows it as it was made."""
    before = cashier.clock.now() + 1
    for _ in range(2):  # the newest may be newer than what the reader has, and then an older one tells
        with cashier.store.read() as db:
            booking = db.last_answered_booking(before)
        reading = _read(reader, booking) if booking else None
        if booking is None or reading is None:
            return None
        shown = shows(reading, booking)
        if shown is not None:
            return booking, shown
        before = reading.watermark - WATERMARK_MARGIN
    return None


def describe(cashier: Cashier, reader: BalanceReader) -> tuple[bool, str]:
    """Whether a reader is well, and what it shows now: rights, lag, one whole history, and a booking of ours."""
    wrong = reader.check()
    with cashier.store.read() as db:
        booking = db.last_answered_booking(cashier.clock.now() + 1)
        login = booking.login if booking else next((one.login for one in db.all_accounts() if one.enabled), None)
        trusted = is_trusted(db, reader)
    facts = [] if login is None else [_history(cashier, reader, login)]
    asked = last_shown(cashier, reader)
    if asked:
        facts.append(f"{asked[0].external_id} is {'' if asked[1] else 'NOT '}shown as it was made")
    elif reader.must_prove_itself:
        facts.append("no confirmed booking of ours could be asked for")
    if not trusted:
        facts.append("it may not call a booking absent yet: the worker lets it once it has shown one of ours")
    well = not wrong and not (asked and not asked[1])
    return well, " ".join([*wrong, "; ".join(facts)]).strip() or "it answers"


def _history(cashier: Cashier, reader: BalanceReader, login: int) -> str:
    """How far behind a reader is, and whether the history of an account proves itself, in words."""
    since = cashier.clock.now() - DAY
    try:
        reading = reader.read(login, since)
    except (NotSent, OutcomeUnknown) as failure:
        return f"it tells nothing of account {login} ({failure})"
    behind = max(0, cashier.clock.now() - reading.watermark) // SECOND
    lag = f"its history reaches to {behind} seconds ago" if reading.watermark else "it tells not how far it reaches"
    try:
        present = cashier.ctrader.trading_account(login).balance
    except (Declined, NotSent, OutcomeUnknown):
        present = None
    if not reading.complete or not begins(reading, since):
        return f"{lag}; the operations of account {login} are not whole"
    if present is None or not ends_with(reading, present):
        return f"{lag}; the operations of account {login} do not end with the balance that cTrader tells now"
    return f"{lag}; the operations of account {login} are whole"


def _read(reader: BalanceReader, booking: Attempt) -> Reading | None:
    try:
        return reader.read(booking.login, booking.started - 2 * SAME_MOMENT)
    except (NotSent, OutcomeUnknown):
        return None
