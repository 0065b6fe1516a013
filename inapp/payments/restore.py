"""The guard of a restored backup: sending is held until two people release it, so that nothing is booked twice.

The sent log lies beside the database and in no backup, and names every call before it is sent. A database that lacks
one of its keys, or has attempts while the log is missing, is not the one that was running. A second log names the
commands of staff: a copy has forgotten who was banned since, which passwords were replaced and which log-ins ended.
"""

from collections.abc import Mapping
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import Disbursement, DisbursementEvent
from inapp.domain.model import Attempt, Payment
from inapp.domain.money import Money
from inapp.domain.staff import CASHIER
from inapp.domain.states import BOOKING_TYPES, Event, PaymentType, Status, is_possible
from inapp.operations import actions
from inapp.store import Tables

LOG_MISSING = "the sent log is missing although payments were sent"
DATABASE_OLD = "the sent log names payments that this database does not have: is it a restored backup?"
STAFF_FORGOTTEN = "staff did something that this database does not know of: is it a restored backup?"
COMPARE = "`bookings compare` asks cTrader's readers and the PSPs, and lists what follows for each payment"
ENDED = "Every log-in, token and open page has ended, because the copy cannot know which of them were ended since"
AGAIN = "This database has forgotten a command of staff. Do it again if it still holds: {command}"
MANY = 20  # commands that are told one by one
MORE = "This database has forgotten {count} more commands of staff: `bookings status` lists them"
UNKNOWN_AMOUNT = Money(1, "XXX", 0)  # for a refund of unmatched funds, whose amount the sent log lacks


def check(cashier: Cashier, asked: str = "") -> str | None:
    """Hold sending if the database looks restored, or for the reason `asked`. Returns the reason while it is held."""
    with cashier.store.write() as db:
        if held := db.held():
            return held
        restored, now = _reason(cashier, db), cashier.clock.now()
        reason = restored or asked
        if not reason:
            return None
        stamped = f"{reason} ({now})"
        db.set_copied_at(db.newest_moment())  # before a worker leaves its own
        db.set_held(stamped)
        text = f"Nothing is sent: {reason}. Two people have to release it"
        db.add_alert(now, "held", "", f"{text}. {COMPARE}. {ENDED}" if restored else text)
        if restored:
            db.end_all_logins(now)
            db.end_all_of_staff(now)
            db.void_words(now, CASHIER.key)
            _tell_forgotten(cashier, db, now)
        return stamped


def _tell_forgotten(cashier: Cashier, db: Tables, now: int) -> None:
    forgotten = actions.forgotten(cashier, db)
    for command in forgotten[:MANY]:
        db.add_alert(now, "do_again", "", AGAIN.format(command=command))
    if len(forgotten) > MANY:
        db.add_alert(now, "do_again", "", MORE.format(count=len(forgotten) - MANY))


def _reason(cashier: Cashier, db: Tables) -> str | None:
    sent = cashier.sent_log.keys()
    known = db.external_ids() | db.disbursement_keys()
    if sent is None:
        if not known:
            cashier.sent_log.rewrite([])  # else a crash before its first line would look like a lost log
        return LOG_MISSING if known else None
    if any(key not in known for key in sent):
        return DATABASE_OLD
    return STAFF_FORGOTTEN if actions.is_older(cashier, db) else None


def bring_up_to_date(cashier: Cashier, db: Tables, by: str) -> list[str]:
    """Add what only the sent log knows, and send its payments to review. Returns their references."""
    now = cashier.clock.now()
    reviewed: set[str] = set()
    for entry in forgotten_calls(cashier, db):
        payment = payment_of(db, entry)
        if payment is not None and db.payment(payment.ref) is None:
            db.restore_payment(payment, by)
        elif payment is not None and is_possible(payment.kind, payment.status, Event.RESTORED):
            payment = db.move(payment, Event.RESTORED, by, now, due=now)
        _add_lost(db, entry, payment, by, now)
        reviewed.add(str(entry["ref"]))
    return sorted(reviewed)


def _int(entry: Mapping[str, object], name: str) -> int:
    value = entry[name]
    assert isinstance(value, int)  # noqa: S101 - we wrote it
    return value


def _from_log(entry: Mapping[str, object]) -> Payment:
    at = _int(entry, "at")
    return Payment(
        ref=str(entry["ref"]),
        kind=PaymentType(str(entry["kind"])),
        user_id=_int(entry, "user_id"),
        login=_int(entry, "login"),
        money=Money(_int(entry, "minor"), str(entry["currency"]), _int(entry, "digits")),
        status=Status.REVIEW,
        psp=str(entry["psp"]),
        method=str(entry["method"]),
        created=at,
        updated=at,
        psp_ref=str(entry["psp_ref"]) if entry["psp_ref"] else None,
        due=at,
    )


def lost_attempt(payment: Payment, entry: Mapping[str, object]) -> Attempt | None:
    """The attempt that a line of the sent log tells of, its outcome lost; None for a payout or refund."""
    _, word, n = str(entry["key"]).rsplit(".", 2)
    if word not in BOOKING_TYPES:
        return None
    money = Money.from_text(
        str(entry.get("amount") or payment.money.text), payment.money.currency, payment.money.digits
    )
    at = _int(entry, "at")
    return replace(Attempt.of(payment, BOOKING_TYPES[word], int(n), money, AttemptState.LOST, at), ended=at)


def payment_of(db: Tables, entry: Mapping[str, object]) -> Payment | None:
    """The payment that a line of the sent log is about, rebuilt from it where the database lacks it."""
    known = db.payment(str(entry["ref"]))
    from_log = known is None and entry["kind"] in {str(kind) for kind in PaymentType}
    return _from_log(entry) if from_log else known


def forgotten_calls(cashier: Cashier, db: Tables) -> list[Mapping[str, object]]:
    """The first line of the sent log for each key that the database lacks."""
    known = db.external_ids() | db.disbursement_keys()
    lacking = {key for key in cashier.sent_log.keys() or () if key not in known}
    found: dict[str, Mapping[str, object]] = {}
    for entry in (cashier.sent_log.entries() or []) if lacking else []:
        if str(entry["key"]) in lacking:
            found.setdefault(str(entry["key"]), entry)
    return list(found.values())


def _add_lost(db: Tables, entry: Mapping[str, object], payment: Payment | None, by: str, now: int) -> None:
    """Add the attempt or disbursement of a line of the sent log, as one whose outcome is lost."""
    key, at = str(entry["key"]), _int(entry, "at")
    attempt = lost_attempt(payment, entry) if payment else None
    if attempt is not None:
        db.add_attempt(attempt)
        return
    amount = str(entry.get("amount") or (payment.money.text if payment else ""))
    money = Money.from_text(amount, payment.money.currency, payment.money.digits) if payment else UNKNOWN_AMOUNT
    planned = db.disbursement(key)
    if planned is not None:
        db.move_disbursement(planned, DisbursementEvent.RESTORED, by, now, called=at)
        return
    source = entry.get("source")
    lost = Disbursement.lost(key, money, payment.psp if payment else "", str(source) if source else None, at)
    db.add_disbursement(lost, by)


def write_log_anew(cashier: Cashier) -> None:
    """Write a missing sent log again, from everything that the database knows as sent."""
    if cashier.sent_log.keys() is not None:
        return
    with cashier.store.read() as db:
        entries = [
            sent_entry(payment, attempt.external_id, attempt.started, attempt.money)
            for attempt in db.attempts_in(frozenset(AttemptState))
            if (payment := db.payment(attempt.ref))
        ]
        disbursements = [found for key in sorted(db.disbursement_keys()) if (found := db.disbursement(key))]
        entries += [disbursement_entry(db.payment(disbursement.ref), disbursement) for disbursement in disbursements]
    cashier.sent_log.rewrite(entries)


def sent_entry(payment: Payment, key: str, at: int, sent: Money) -> dict[str, object]:
    """The line of the sent log for one call: enough to restore its payment into review.

    `sent` is the money of this booking, payout or refund, beside that of the whole payment.
    """
    money = payment.money
    return {
        "key": key,
        "ref": payment.ref,
        "kind": str(payment.kind),
        "user_id": payment.user_id,
        "login": payment.login,
        "minor": money.minor,
        "currency": money.currency,
        "digits": money.digits,
        "psp": payment.psp,
        "method": payment.method,
        "psp_ref": payment.psp_ref,
        "amount": sent.text,
        "at": at,
    }


def disbursement_entry(payment: Payment | None, disbursement: Disbursement) -> dict[str, object]:
    """The line of the sent log for a payout or refund, with the time it was created: its key expires at the PSP."""
    if payment is None:
        return {"key": disbursement.key, "ref": disbursement.ref, "kind": "refund", "at": disbursement.created}
    entry = sent_entry(payment, disbursement.key, disbursement.created, disbursement.money)
    return entry | {"source": disbursement.source_ref}
