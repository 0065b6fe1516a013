"""Staff decisions about payments; `operations.door` says who may take them, and how many people each takes."""

from contextlib import suppress
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.attempts import FREEZING, SECOND, AttemptState, may_resolve_from_outside
from inapp.domain.compared import SETTLED, Line
from inapp.domain.deciding import ROOT, Verb, is_staff, login_of
from inapp.domain.disbursements import Disbursement, UnmatchedEvent, UnmatchedFunds, UnmatchedState
from inapp.domain.errors import Conflict, NotFound, NotSent, OutcomeUnknown
from inapp.domain.leaving import Act, Answer
from inapp.domain.model import Attempt, Decision, Payment, PspObjectType, confirmed
from inapp.domain.money import Money
from inapp.domain.staff import Actor
from inapp.domain.states import (
    BOOKING_TYPES,
    CREDIT,
    DEBIT,
    RETURN,
    UNKNOWN,
    BookingType,
    Event,
    PaymentType,
    Status,
    is_possible,
)
from inapp.identity import owners
from inapp.operations import actions, door
from inapp.payments import approvals, comparison, leaving, payouts, psp_events, refunds, restore
from inapp.staff import texts
from inapp.store import Tables

NOT_BOOKED = "not booked"
PAID_ELSEWHERE = "paid elsewhere"

OTHERWISE = (
    "Another person has said so with another list, or without one: both have to name the same list "
    "(`bookings compare` shows the present one)"
)
NOT_ROOT = "root is nobody's login: each of the two people uses a login of their own, with sudo"
NO_PAYMENT = "There is no payment {ref}"
BOOKED_BACK_ONCE = "{ref} was booked back once: give the rest by hand, then say that it was paid elsewhere"
TOO_EARLY = "{ref} may still be booked: its call can arrive for {minutes} more minutes. Look into cTrader after that"
NOT_CAPTURED_SO = "{ref}: the PSP has captured {captured}, not {money}. It cannot be booked; refund it"
NOT_WAITING = "{ref} does not wait for approval"
NOT_APPROVED = "{ref} cannot be approved: {why}. Put that right first, or refuse it"
GIVEN_BACK = "{ref} was given back, or may have been: refund the rest"


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """The effect of a person's decision: whether it is done, and a sentence for staff."""

    done: bool
    text: str


def decide(
    cashier: Cashier, ref: str, booked: int | None, by: Actor, paid_elsewhere: bool = False, seen: str = ""
) -> DecisionResult:
    """Record one person's verdict on a payment's booking; a second person with the same verdict makes it effective.

    `booked` is the balance history id found in cTrader, or None for "not booked"; `paid_elsewhere` means instead that
    the trader got the money of a failed payout another way. Raises Refused.
    """
    verdict = PAID_ELSEWHERE if paid_elsewhere else NOT_BOOKED if booked is None else f"booked {booked}"
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.RESOLVE), cashier.clock.now()
        payment = known(db, ref)
        attempts = db.attempts(ref)
        require_decidable(cashier, db, payment, attempts, verdict, booked)
        approvals.require_seen(db, payment, by, seen)
        approvals.require_no_trader(db, payment, by)
        said = door.say(
            cashier, db, by, Verb.RESOLVE, Decision(ref, _subject(payment, attempts), verdict, name, now, seen=seen)
        )
        if said.missing:
            return DecisionResult(False, f"{ref}: {by.name} says {verdict}. {said.sentence}")
        both = said.names
        if paid_elsewhere and not _in_state(attempts, AttemptState.DOUBLE):
            payouts.write_off(db, payment, both, now)
            n = 2 + len(db.disbursements(ref))
            rest = payouts.to_return(db, payment)
            db.add_disbursement(Disbursement.paid_elsewhere(ref, n, rest, now), both)
            db.move(payment, Event.PAYOUT_PAID, both, now, reason=PAID_ELSEWHERE)
        else:
            _apply_decision(db, payment, attempts, booked, both, now)
    return DecisionResult(True, f"{ref}: {verdict}, say {both}.")


def known(db: Tables, ref: str) -> Payment:
    """A payment. Raises NotFound."""
    payment = db.payment(ref)
    if payment is None:
        raise NotFound(NO_PAYMENT, values={"ref": ref})
    return payment


def require_decidable(
    cashier: Cashier, db: Tables, payment: Payment, attempts: list[Attempt], verdict: str, booked: int | None
) -> None:
    """Raise Conflict where this verdict on a payment's booking is not possible, or too early."""
    _check(db, payment, attempts, booked)
    if verdict == NOT_BOOKED:
        _require_silence(cashier, payment, attempts)
    paid_elsewhere = verdict == PAID_ELSEWHERE
    if confirmed(attempts, RETURN) and payment.status is Status.REVIEW and not paid_elsewhere:
        raise Conflict(BOOKED_BACK_ONCE, values={"ref": payment.ref})
    if paid_elsewhere and booking_at_stake(payment, attempts) is not RETURN:
        raise Conflict(f"{payment.ref}: only a withdrawal that was debited can have been paid elsewhere")


def _subject(payment: Payment, attempts: list[Attempt]) -> str:
    """The subject of a verdict, which does not count for a later attempt or another double."""
    return " ".join((payment.ref, payment.status, *(attempt.state for attempt in attempts)))


def verdict_subject(db: Tables, source: refunds.RefundSource) -> str:
    """The subject of verdicts on a payment's booking as it is now; empty for unmatched funds."""
    return _subject(source, db.attempts(source.ref)) if isinstance(source, Payment) else ""


def booking_at_stake(payment: Payment, attempts: list[Attempt]) -> BookingType:
    """The booking that a verdict is about: of a withdrawal first the debit, then the return."""
    if payment.kind is PaymentType.DEPOSIT:
        return CREDIT
    return RETURN if confirmed(attempts, DEBIT) else DEBIT


def _was_returned(booking_type: BookingType, attempts: list[Attempt]) -> bool:
    """True if an attempt to return the money proves a confirmed debit that a restore has lost."""
    return booking_type is DEBIT and any(attempt.booking_type == RETURN.name for attempt in attempts)


def _in_state(attempts: list[Attempt], state: AttemptState, booking_type: BookingType | None = None) -> list[Attempt]:
    found = [one for one in attempts if one.state is state]
    return [one for one in found if booking_type is None or one.booking_type == booking_type.name]


def _check(db: Tables, payment: Payment, attempts: list[Attempt], booked: int | None) -> None:
    """Raise Conflict where there is nothing to decide."""
    doubles = _in_state(attempts, AttemptState.DOUBLE)
    if _in_state(attempts, AttemptState.SENDING):
        raise Conflict(f"{payment.ref} is being sent at this moment: wait for its outcome")
    if not doubles and payment.status not in UNKNOWN | {Status.REVIEW}:
        raise Conflict(f"{payment.ref} is {payment.status}: there is nothing to decide")
    if booked is not None and not doubles and db.holder_of(booked) is not None:
        raise Conflict(f"{booked} is the booking {db.holder_of(booked)}")
    if doubles or booked is not None:
        return
    booking_type = booking_at_stake(payment, attempts)
    if _was_returned(booking_type, attempts):
        raise Conflict(f"{payment.ref} was, or was to be, booked back: name the booking that took the money first")
    if _in_state(attempts, AttemptState.DOUBLE_RESOLVED, booking_type):
        raise Conflict(f"{payment.ref} was booked twice: name the booking that stays")
    if payment.kind is PaymentType.WITHDRAWAL or any(may_resolve_from_outside(attempt.state) for attempt in attempts):
        return  # the verdict is about a fact; the rules for booking again are checked later
    if payment.captured is None or not payment.captured.same_as(payment.money):
        captured = payment.captured or "nothing that we know of"
        raise Conflict(NOT_CAPTURED_SO, values={"ref": payment.ref, "captured": captured, "money": payment.money})
    if not refunds.is_untouched(db, payment):
        raise Conflict(GIVEN_BACK, values={"ref": payment.ref})


def _require_silence(cashier: Cashier, payment: Payment, attempts: list[Attempt]) -> None:
    """Raise Conflict while the call of an unresolved attempt may still arrive: "not booked" could be wrong then."""
    now = cashier.clock.now()
    open_ones = [attempt for attempt in attempts if may_resolve_from_outside(attempt.state)]
    until = max((attempt.ended or attempt.started for attempt in open_ones), default=0) + cashier.policy.quiet_period
    if open_ones and now < until:
        minutes = -(-(until - now) // (60 * SECOND))
        raise Conflict(TOO_EARLY, values={"ref": payment.ref, "minutes": minutes})


def _apply_decision(
    db: Tables, payment: Payment, attempts: list[Attempt], booked: int | None, by: str, now: int
) -> None:
    if doubles := _in_state(attempts, AttemptState.DOUBLE):
        for attempt in doubles:
            db.resolve_attempt(attempt, AttemptState.DOUBLE_RESOLVED, resolved_at=now)
        return
    booking_type = booking_at_stake(payment, attempts)
    unknown = [a for a in attempts if a.booking_type == booking_type.name and may_resolve_from_outside(a.state)]
    doubles = _in_state(attempts, AttemptState.DOUBLE_RESOLVED, booking_type)
    if booking_type is RETURN:
        payouts.write_off(db, payment, by, now)
    named = unknown or doubles
    if booked is not None and named:
        db.resolve_attempt(named[0], AttemptState.CONFIRMED, resolved_at=now, balance_history_id=booked)
    elif booked is not None:  # by hand, in an attempt of its own
        n = 1 + max((attempt.n for attempt in attempts if attempt.booking_type == booking_type.name), default=0)
        money = payouts.to_return(db, payment) if booking_type is RETURN else payment.money
        attempt = Attempt.of(payment, booking_type, n, money, AttemptState.CONFIRMED, now)
        db.add_attempt(replace(attempt, ended=now, code="BY_HAND", balance_history_id=booked, resolved_at=now))
    for attempt in unknown if booked is None else unknown[1:]:
        db.resolve_attempt(attempt, AttemptState.ABSENT, resolved_at=now)
    if not _was_returned(booking_type, attempts):  # else staff decide about the return next
        event = booking_type.event("absent" if booked is None else "booked")
        payouts.review_after_return(db, db.move(payment, event, by, now, due=now, tries=0), by, now)


def order_refund(cashier: Cashier, ref: str, by: Actor, seen: str = "") -> DecisionResult:
    """Order the refund of a deposit in review that was never booked, or of unmatched funds. Raises Refused."""
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.REFUND), cashier.clock.now()
        source = refunds.source_of(db, ref)
        if source is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        require_refundable(db, source)
        approvals.require_seen(db, source, by, seen)
        approvals.require_no_trader(db, source, by)
        left = refunds.owed(db, source)
        about = refund_subject(db, source)
        word = Decision(ref, about, "refund", name, now, seen=seen, terms=approvals.terms_of(db, source), money=left)
        said = door.say(cashier, db, by, Verb.REFUND, word, approvals.terms_for(cashier, db, left))
        if said.missing:
            return DecisionResult(False, f"{ref}: {name} gives {left} back to its payer. {said.sentence}")
        if isinstance(source, UnmatchedFunds):
            db.move_unmatched_funds(source, UnmatchedEvent.REFUND_ORDERED)
        else:
            _move_to_refunding(db, source, said.names, now)
        if left is None or left.minor <= 0:
            refunds.update_refund_state(db, ref, "given back already", said.names, now)
            return DecisionResult(True, f"{ref}: all of it was given back already.")
        refunds.order(db, source, left, said.names, now)
        stopped = leaving.refund_stop(db, ref)
        waits = f" once two people have lifted the hold ({stopped.why})" if stopped else ""
        return DecisionResult(True, f"{ref}: {left} goes back to its payer{waits}.")


def refund_subject(db: Tables, source: refunds.RefundSource) -> str:
    """The subject of words about the next refund of a deposit or of unmatched funds."""
    return f"refund {1 + len(db.disbursements(source.ref))} of {source.ref}"


def again_subject(db: Tables, ref: str) -> str:
    """The subject of words about sending what has failed of a withdrawal once more."""
    return f"sending {1 + len(db.disbursements(ref))} of {ref}"


def require_refundable(db: Tables, source: refunds.RefundSource) -> None:
    """Raise Conflict for what cannot be given back: what is booked, or may be, and what is not held."""
    ref = source.ref
    if isinstance(source, UnmatchedFunds):
        if source.state is not UnmatchedState.HELD or refunds.owed(db, source) is None:
            raise Conflict(f"{ref} is {source.state}: there is nothing to give back")
        return
    if source.captured is None or source.psp_ref is None:
        raise Conflict(f"{ref}: the PSP has captured nothing that we know of")
    states = {attempt.state for attempt in db.attempts(ref)}
    if states & (FREEZING | {AttemptState.CONFIRMED, AttemptState.LOST}):
        raise Conflict(f"{ref} is booked in cTrader, or may be: resolve that first")
    if not is_possible(source.kind, source.status, Event.REFUND_ORDERED) and not _is_kept(db, source):
        text = f"{ref} is {source.status}: only a payment in review is given back, or a paid one that is held"
        raise Conflict(text)


def _is_kept(db: Tables, payment: Payment) -> bool:
    """True for a paid deposit that is held, so that it is not credited."""
    return payment.status is Status.PAID and leaving.known_stop(db, payment, Act.CREDIT) is not None


def _move_to_refunding(db: Tables, payment: Payment, by: str, now: int) -> None:
    """Order it from review; a paid one that is held goes there first."""
    if _is_kept(db, payment):
        payment = db.move(payment, Event.HANDED_TO_STAFF, by, now, due=None)
    db.move(payment, Event.REFUND_ORDERED, by, now, due=now, tries=0)


def send_again(cashier: Cashier, ref: str, by: Actor, seen: str = "") -> DecisionResult:
    """Order what the PSP refused of a debited withdrawal in review once more, under new keys. Raises Refused."""
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.SEND_AGAIN), cashier.clock.now()
        payment = known(db, ref)
        again, money = require_sendable(db, payment, now)
        approvals.require_seen(db, payment, by, seen)
        approvals.require_no_trader(db, payment, by)
        about = again_subject(db, ref)
        word = Decision(
            ref, about, "send again", name, now, seen=seen, terms=approvals.terms_of(db, payment), money=money
        )
        said = door.say(cashier, db, by, Verb.SEND_AGAIN, word, approvals.terms_for(cashier, db, money))
        if said.missing:
            return DecisionResult(False, f"{ref}: {name} sends {money} again. {said.sentence}")
        for part in again:
            db.add_disbursement(part, said.names)
        db.move(payment, Event.PAYOUT_ORDERED, said.names, now, due=now, tries=0)
    return DecisionResult(True, f"{ref}: {money} is sent again.")


def require_sendable(db: Tables, payment: Payment, now: int) -> tuple[list[Disbursement], Money]:
    """The parts of a debited withdrawal that can be sent again, and their sum. Raises Conflict if there are none."""
    ref = payment.ref
    if payment.kind is not PaymentType.WITHDRAWAL or payment.status is not Status.REVIEW:
        raise Conflict(f"{ref} is {payment.status}: only a withdrawal in review is sent again")
    attempts = db.attempts(ref)
    if not payouts.is_debited(db, ref) or any(attempt.booking_type == RETURN.name for attempt in attempts):
        raise Conflict(f"{ref} is not debited, or was, or was to be, booked back: resolve that first")
    return payouts.plan_again(db, payment, now)


def approve(cashier: Cashier, ref: str, by: Actor, seen: str = "") -> DecisionResult:
    """Approve a withdrawal that waits for approval; it goes on once all have who are asked. Raises Refused.

    An approval of what was approved meanwhile is noted as one that was not needed.
    """
    _refresh_owner(cashier, ref)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.APPROVE), cashier.clock.now()
        payment = db.payment(ref)
        if payment and approvals.note_again(db, payment, by, name, seen, now):
            return DecisionResult(
                True, f"{ref} was approved already; the word of {name} is noted, and changes nothing."
            )
        if payment is None:
            raise Conflict(NOT_WAITING, values={"ref": ref})
        require_approvable(db, payment)
        approvals.require_seen(db, payment, by, seen)
        approvals.require_no_maker(cashier, db, payment, by)
        said = approvals.give(cashier, db, payment, by, name, seen)
        if said.missing:
            return DecisionResult(False, f"{ref}: approved by {name}. {said.sentence}")
        db.move(payment, Event.APPROVED, said.names, now, due=now, tries=0)
    return DecisionResult(True, f"{ref}: approved by {said.names}.")


def require_approvable(db: Tables, payment: Payment) -> None:
    """Raise Conflict for a withdrawal that does not wait for approval, or that would only come back."""
    if payment.status is not Status.AWAITING_APPROVAL:
        raise Conflict(NOT_WAITING, values={"ref": payment.ref})
    stopped = leaving.known_stop(db, payment, Act.DEBIT)
    if stopped and stopped.answer is Answer.ASK:
        raise Conflict(NOT_APPROVED, values={"ref": payment.ref, "why": stopped.why})


def _refresh_owner(cashier: Cashier, ref: str) -> None:
    """Have the broker's CRM correct the rows of a payment's user; without an answer they count as they are."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment:
        with suppress(NotSent, OutcomeUnknown):
            owners.refresh(cashier, payment.user_id)


def release(cashier: Cashier, by: Actor, found: comparison.Found | None = None, seen: str = "") -> DecisionResult:
    """Record one person's release of a hold; a second person's ends it. Raises Invalid or Conflict.

    `seen` is the reason of the hold that they have looked at; only a shell may leave it out. With a list that was
    `found` after a restore, both have to name the same one, and what readers prove is taken over.
    """
    verdict = f"release with list {found.list.word}" if found else "release"
    with cashier.store.write() as db:
        name, reason = door.admit(cashier, db, by, Verb.RELEASE), db.held()
        if reason is None:
            raise Conflict("Sending is not held")
        if (seen or is_staff(by.key)) and seen != reason:
            raise Conflict(texts.OTHER_HOLD)
        if login_of(by.key) == ROOT and not cashier.policy.shared_staff_login:
            raise Conflict(NOT_ROOT)
        said = door.say(
            cashier, db, by, Verb.RELEASE, Decision("", f"hold {reason}", verdict, name, cashier.clock.now())
        )
        if said.missing:
            why = OTHERWISE if said.contradicted else said.sentence
            return DecisionResult(False, f"{by.name} says that sending may go on. {why}")
        sent_to_review = set(restore.bring_up_to_date(cashier, db, said.names))
        settled = _take_over(cashier, db, found, said.names) if found else []
        actions.settle(cashier, db)
        db.set_held(None)
    restore.write_log_anew(cashier)
    taken = f" Taken over as proven: {', '.join(settled)}." if settled else ""
    left = ", ".join(sorted(sent_to_review - set(settled))) or "nothing"
    return DecisionResult(True, f"Sending goes on, say {said.names}.{taken} Sent to review: {left}.")


def _take_over(cashier: Cashier, db: Tables, found: comparison.Found, by: str) -> list[str]:
    """Settle the forgotten bookings of every payment of which readers prove all; returns their references."""
    for psp, seen in found.seen.values():
        psp_events.note(cashier, db, psp, PspObjectType.PAYMENT, seen, by)
    settled = []
    for ref in dict.fromkeys(line.ref for line in found.list.lines):
        lines = [line for line in found.list.of(ref) if line.booking in BOOKING_TYPES]
        if lines and all(line.follows in SETTLED for line in lines) and _settle(cashier, db, lines, by):
            settled.append(ref)
    return settled


def _settle(cashier: Cashier, db: Tables, lines: list[Line], by: str) -> bool:
    """Apply what is proven of one payment, as if two people had said so of each booking; False if anything forbids."""
    now, done = cashier.clock.now(), False
    for booking in (CREDIT, DEBIT, RETURN):
        of_type = [line for line in lines if line.booking == booking.name]
        payment = db.payment(lines[0].ref)
        if payment is None or not of_type:
            continue
        numbers = [line.number for line in of_type if line.number is not None]
        attempts = db.attempts(payment.ref)
        if len(numbers) > 1 or booking_at_stake(payment, attempts) is not booking:
            return False
        number = numbers[0] if numbers else None
        try:
            _check(db, payment, attempts, number)
        except Conflict:
            return False
        if number is not None:
            attempts = _without_absent(db, attempts, of_type, now)
        _apply_decision(db, payment, attempts, number, by, now)
        done = True
    return done


def _without_absent(db: Tables, attempts: list[Attempt], lines: list[Line], now: int) -> list[Attempt]:
    """The attempts after those that are surely absent beside one that was booked have been marked so."""
    absent = {f"{line.ref}.{line.call}" for line in lines if line.number is None}
    return [
        db.resolve_attempt(one, AttemptState.ABSENT, resolved_at=now) if one.external_id in absent else one
        for one in attempts
    ]
