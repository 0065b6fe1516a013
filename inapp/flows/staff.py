"""What people decide: two of them what became of a booking, one of them a refund, two of them the end of a hold."""

import unicodedata
from dataclasses import dataclass

from inapp.domain.errors import IllegalTransition, Refused
from inapp.domain.model import Attempt, Decision, ObservationKind, Payment, Subject
from inapp.domain.ports import Parts, Tables
from inapp.domain.rules import FREEZING, AttemptState, may_settle_from_outside
from inapp.domain.states import LEGS, UNKNOWN, Event, Kind, Leg, Status
from inapp.flows import holding

NOT_BOOKED = "not booked"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a person's word: whether it took effect, and a sentence for the terminal."""

    done: bool
    text: str


def name_of(by: str) -> str:
    """A person's name as it is compared: Ann and ann are one. Raises Refused if it is empty."""
    name = " ".join(unicodedata.normalize("NFKC", by).split()).casefold()
    if not name:
        raise Refused("--by needs a name")
    return name


def decide(parts: Parts, ref: str, booked: int | None, by: str) -> Said:
    """Record one person's word on a payment's booking; the second one who agrees makes it so.

    `booked` is the balance history id that the person found in cTrader, or None for "not booked". Raises Refused.
    """
    name = name_of(by)
    verdict = NOT_BOOKED if booked is None else f"booked {booked}"
    with parts.store.write() as db:
        payment = db.payment(ref)
        if payment is None:
            raise Refused(f"There is no payment {ref}")
        now = parts.clock.now()
        attempts = db.attempts(ref)
        subject = _subject(payment, attempts)
        _check(db, payment, attempts, booked)
        earlier = {decision.by: decision.verdict for decision in db.decisions(subject)}
        db.add_decision(Decision(ref, subject, verdict, name, now))
        agreeing = next((other for other, word in earlier.items() if word == verdict and other != name), None)
        if agreeing is None:
            return Said(False, f"{ref}: {by} says {verdict}. A second person has to say the same.")
        _carry_out(db, payment, attempts, booked, f"{agreeing} and {name}", now)
    return Said(True, f"{ref}: {verdict}, say {agreeing} and {name}.")


def _subject(payment: Payment, attempts: list[Attempt]) -> str:
    """What a decision is about: words about an earlier attempt, or about a double, do not count for a later one."""
    return " ".join((payment.ref, payment.status, *(attempt.state for attempt in attempts)))


def _leg_at_stake(payment: Payment, attempts: list[Attempt]) -> Leg:
    if payment.kind is Kind.DEPOSIT:
        return LEGS["credit"]
    debited = any(attempt.leg == "debit" and attempt.state is AttemptState.CONFIRMED for attempt in attempts)
    return LEGS["return" if debited else "debit"]


def _was_returned(leg: Leg, attempts: list[Attempt]) -> bool:
    """Whether an attempt to book a debit back shows that the debit was once confirmed: a restore can forget that."""
    return leg.name == "debit" and any(attempt.leg == "return" for attempt in attempts)


def _check(db: Tables, payment: Payment, attempts: list[Attempt], booked: int | None) -> None:
    """Raise Refused where people have nothing to decide."""
    doubles = any(attempt.state is AttemptState.DOUBLE for attempt in attempts)
    if any(attempt.state is AttemptState.SENDING for attempt in attempts):
        raise Refused(f"{payment.ref} is being sent at this moment: wait for its outcome")
    if not doubles and payment.status not in UNKNOWN | {Status.REVIEW}:
        raise Refused(f"{payment.ref} is {payment.status}: there is nothing to decide")
    if booked is not None and not doubles and db.holder_of(booked) is not None:
        raise Refused(f"{booked} is the booking {db.holder_of(booked)}")
    if doubles or booked is not None:
        return
    leg = _leg_at_stake(payment, attempts)
    if _was_returned(leg, attempts):
        raise Refused(f"{payment.ref} was, or was to be, booked back: name the booking that took the money first")
    if any(attempt.leg == leg.name and attempt.state is AttemptState.DOUBLE_SETTLED for attempt in attempts):
        raise Refused(f"{payment.ref} was booked twice: name the booking that stays")
    if payment.kind is Kind.WITHDRAWAL:
        return
    if payment.captured is None or not payment.captured.same_as(payment.money):
        captured = payment.captured or "nothing that we know of"
        raise Refused(
            f"{payment.ref}: the PSP has captured {captured}, not {payment.money}. "
            "It cannot be booked; give it back with `payments refund`"
        )
    refunds = [call for call in db.psp_calls(payment.ref) if call.action is Subject.REFUND]
    if any(call.state != str(ObservationKind.DECLINED) for call in refunds[-1:]):
        raise Refused(f"{payment.ref} was given back, or may have been: `payments refund` asks the PSP")


def _carry_out(db: Tables, payment: Payment, attempts: list[Attempt], booked: int | None, by: str, now: int) -> None:
    doubles = [attempt for attempt in attempts if attempt.state is AttemptState.DOUBLE]
    if doubles:
        for attempt in doubles:
            db.settle_attempt(attempt, AttemptState.DOUBLE_SETTLED, settled=now)
        return
    leg = _leg_at_stake(payment, attempts)
    unknown = [a for a in attempts if a.leg == leg.name and may_settle_from_outside(a.state)]
    settled = [a for a in attempts if a.leg == leg.name and a.state is AttemptState.DOUBLE_SETTLED]
    if booked is not None:
        _note_booking(db, payment, leg, unknown or settled, attempts, booked, now)
    for attempt in unknown if booked is None else unknown[1:]:
        db.settle_attempt(attempt, AttemptState.ABSENT, settled=now)
    if not _was_returned(leg, attempts):  # else the return is what people decide next
        db.move(payment, leg.event("absent" if booked is None else "booked"), by, now, due=now, tries=0)


def _note_booking(
    db: Tables, payment: Payment, leg: Leg, unknown: list[Attempt], attempts: list[Attempt], booked: int, now: int
) -> None:
    """Keep the id that people found, with the attempt it belongs to or, if it was booked by hand, with a new one."""
    if unknown:
        db.settle_attempt(unknown[0], AttemptState.CONFIRMED, settled=now, balance_history_id=booked)
        return
    n = 1 + max((attempt.n for attempt in attempts if attempt.leg == leg.name), default=0)
    db.add_attempt(
        Attempt(
            external_id=f"{payment.ref}.{leg.name}.{n}",
            ref=payment.ref,
            leg=leg.name,
            n=n,
            login=payment.login,
            type=leg.type,
            amount=payment.money.text,
            state=AttemptState.CONFIRMED,
            started=now,
            ended=now,
            code="BY_HAND",
            balance_history_id=booked,
            settled=now,
        )
    )


def order_refund(parts: Parts, ref: str, by: str) -> Said:
    """Order captured money back: a deposit in review that was never booked, or parked money. Raises Refused."""
    name = name_of(by)
    now = parts.clock.now()
    with parts.store.write() as db:
        parked = db.unmatched(ref)
        if parked is not None:
            if parked.state != "parked" or parked.money is None:
                raise Refused(f"{ref} is {parked.state}: there is nothing to give back")
            db.set_unmatched(ref, "refunding")
            db.add_decision(Decision(ref, ref, "refund", name, now))
            return Said(True, f"{ref}: {parked.money} goes back to its payer.")
        payment = db.payment(ref)
        if payment is None:
            raise Refused(f"There is no payment {ref}")
        if payment.captured is None or payment.psp_ref is None:
            raise Refused(f"{ref}: the PSP has captured nothing that we know of")
        states = {attempt.state for attempt in db.attempts(ref)}
        if states & (FREEZING | {AttemptState.CONFIRMED, AttemptState.LOST}):
            raise Refused(f"{ref} is booked in cTrader, or may be: settle that first")
        try:
            db.move(payment, Event.REFUND_ORDERED, name, now, due=now, tries=0)
        except IllegalTransition:
            raise Refused(f"{ref} is {payment.status}: only a payment in review is given back") from None
        return Said(True, f"{ref}: {payment.captured} goes back to its payer.")


def release(parts: Parts, by: str) -> Said:
    """Record one person's word that sending may go on; the second one lifts the hold. Raises Refused."""
    name = name_of(by)
    now = parts.clock.now()
    with parts.store.write() as db:
        reason = db.held()
        if reason is None:
            raise Refused("Sending is not held")
        subject = f"hold {reason}"
        others = {decision.by for decision in db.decisions(subject)} - {name}
        db.add_decision(Decision("", subject, "release", name, now))
        if not others:
            return Said(False, f"{by} says that sending may go on. A second person has to say the same.")
        by = f"{min(others)} and {name}"
        sent_to_review = holding.bring_up_to_date(parts, db, by)
        db.set_held(None)
    holding.write_log_anew(parts)
    return Said(True, f"Sending goes on, say {by}. Sent to review: {', '.join(sent_to_review) or 'nothing'}.")
