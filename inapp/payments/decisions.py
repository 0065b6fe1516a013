"""Staff decisions. Booking outcomes and ending a hold need two people; a refund or an approval needs one."""

from contextlib import suppress
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.attempts import FREEZING, SECOND, AttemptState, may_resolve_from_outside
from inapp.domain.compared import SETTLED, Line
from inapp.domain.disbursements import Disbursement, UnmatchedEvent, UnmatchedFunds, UnmatchedState
from inapp.domain.errors import Conflict, IllegalTransition, Invalid, NotFound, NotSent, OutcomeUnknown
from inapp.domain.leaving import Act, Answer
from inapp.domain.model import Attempt, Decision, Payment, PspObjectType, confirmed
from inapp.domain.names import mixes_scripts, outline, plain_name
from inapp.domain.states import BOOKING_TYPES, CREDIT, DEBIT, RETURN, UNKNOWN, BookingType, Event, PaymentType, Status
from inapp.identity import owners
from inapp.operations import actions
from inapp.payments import comparison, leaving, payouts, psp_events, refunds, restore, withdrawals
from inapp.store import Tables

NOT_BOOKED = "not booked"
PAID_ELSEWHERE = "paid elsewhere"

AND_ANOTHER = "A second person has to say the same."
ONE_LOGIN = (
    "Another name has done so from the same login of this machine, which counts as the same person: the second one "
    "uses a login of their own"
)
OTHERWISE = (
    "Another person has said so with another list, or without one: both have to name the same list "
    "(`bookings compare` shows the present one)"
)
NOT_ROOT = "root is nobody's login: each of the two people uses a login of their own, with sudo"
ROOT = "root"
NO_NAME = "A decision needs the name of the person who makes it"
MIXED_NAME = "The name mixes letters of several scripts within a word: write it in one"
NO_PAYMENT = "There is no payment {ref}"
BOOKED_BACK_ONCE = "{ref} was booked back once: give the rest by hand, then say that it was paid elsewhere"
TOO_EARLY = "{ref} may still be booked: its call can arrive for {minutes} more minutes. Look into cTrader after that"
NOT_CAPTURED_SO = "{ref}: the PSP has captured {captured}, not {money}. It cannot be booked; refund it"
NOT_APPROVED = "{ref} cannot be approved: {why}. Put that right first, or refuse it"
GIVEN_BACK = "{ref} was given back, or may have been: refund the rest"


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """The effect of a person's decision: whether it is done, and a sentence for staff."""

    done: bool
    text: str


def name_of(by: str) -> str:
    """A person's name in the form for comparison: Ann and ann are one. Raises Invalid if nothing of it can be seen."""
    name = plain_name(by)
    if not outline(name):
        raise Invalid(NO_NAME)
    if mixes_scripts(name):
        raise Invalid(MIXED_NAME)
    return name


def by_others(cashier: Cashier, db: Tables, subject: str, name: str) -> list[Decision]:
    """The decisions about a subject by other people than the one of this name, who decides now.

    Names that look alike are one name. So are two names from one login of the machine, unless it is shared by setting.
    """
    here = "" if cashier.policy.shared_staff_login else security.staff.get()
    return [
        decision
        for decision in db.decisions(subject)
        if outline(decision.by) != outline(name) and not (here and decision.system_user == here)
    ]


def second_person(cashier: Cashier, db: Tables, subject: str, name: str) -> str:
    """The sentence that asks for the second person, and says why another name may not have been one."""
    names = {outline(decision.by) for decision in db.decisions(subject)} - {outline(name)}
    return AND_ANOTHER if not names or by_others(cashier, db, subject, name) else f"{AND_ANOTHER} {ONE_LOGIN}"


def decide(cashier: Cashier, ref: str, booked: int | None, by: str, paid_elsewhere: bool = False) -> DecisionResult:
    """Record one person's verdict on a payment's booking; a second person with the same verdict makes it effective.

    `booked` is the balance history id found in cTrader, or None for "not booked"; `paid_elsewhere` means instead that
    the trader got the money of a failed payout another way. Raises Refused.
    """
    name = name_of(by)
    verdict = PAID_ELSEWHERE if paid_elsewhere else NOT_BOOKED if booked is None else f"booked {booked}"
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        now = cashier.clock.now()
        attempts = db.attempts(ref)
        subject = _subject(payment, attempts)
        _check(db, payment, attempts, booked)
        if verdict == NOT_BOOKED:
            _require_silence(cashier, payment, attempts)
        if confirmed(attempts, RETURN) and payment.status is Status.REVIEW and not paid_elsewhere:
            raise Conflict(BOOKED_BACK_ONCE, values={"ref": ref})
        if paid_elsewhere and _booking_at_stake(payment, attempts) is not RETURN:
            raise Conflict(f"{ref}: only a withdrawal that was debited can have been paid elsewhere")
        earlier = {decision.by: decision.verdict for decision in by_others(cashier, db, subject, name)}
        db.add_decision(Decision(ref, subject, verdict, name, now))
        agreeing = next((other for other, word in earlier.items() if word == verdict), None)
        if agreeing is None:
            return DecisionResult(False, f"{ref}: {by} says {verdict}. {second_person(cashier, db, subject, name)}")
        both = f"{agreeing} and {name}"
        if paid_elsewhere and not _in_state(attempts, AttemptState.DOUBLE):
            payouts.write_off(db, payment, both, now)
            n = 2 + len(db.disbursements(ref))
            rest = payouts.to_return(db, payment)
            db.add_disbursement(Disbursement.paid_elsewhere(ref, n, rest, now), both)
            db.move(payment, Event.PAYOUT_PAID, both, now, reason=PAID_ELSEWHERE)
        else:
            _apply_decision(db, payment, attempts, booked, both, now)
    return DecisionResult(True, f"{ref}: {verdict}, say {agreeing} and {name}.")


def _subject(payment: Payment, attempts: list[Attempt]) -> str:
    """The subject of a verdict, which does not count for a later attempt or another double."""
    return " ".join((payment.ref, payment.status, *(attempt.state for attempt in attempts)))


def _booking_at_stake(payment: Payment, attempts: list[Attempt]) -> BookingType:
    """The booking to decide about: of a withdrawal first the debit, then the return."""
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
    booking_type = _booking_at_stake(payment, attempts)
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
    booking_type = _booking_at_stake(payment, attempts)
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


def order_refund(cashier: Cashier, ref: str, by: str) -> DecisionResult:
    """Order the refund of a deposit in review that was never booked, or of unmatched funds. Raises Refused."""
    name, now = name_of(by), cashier.clock.now()
    with cashier.store.write() as db:
        source = refunds.source_of(db, ref)
        if source is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        left = refunds.owed(db, source)
        if isinstance(source, UnmatchedFunds):
            if source.state is not UnmatchedState.HELD or left is None:
                raise Conflict(f"{ref} is {source.state}: there is nothing to give back")
            db.move_unmatched_funds(source, UnmatchedEvent.REFUND_ORDERED)
            db.add_decision(Decision(ref, ref, "refund", name, now))
        else:
            _order_deposit_back(cashier, db, source, name, now)
        if left is None or left.minor <= 0:
            refunds.update_refund_state(db, ref, "given back already", name, now)
            return DecisionResult(True, f"{ref}: all of it was given back already.")
        refunds.order(db, source, left, name, now)
        stopped = leaving.refund_stop(db, ref)
        waits = f" once two people have lifted the hold ({stopped.why})" if stopped else ""
        return DecisionResult(True, f"{ref}: {left} goes back to its payer{waits}.")


def _order_deposit_back(cashier: Cashier, db: Tables, payment: Payment, by: str, now: int) -> None:
    """Order it from review; a paid one that is held, so that it is not credited, goes there first."""
    if payment.captured is None or payment.psp_ref is None:
        raise Conflict(f"{payment.ref}: the PSP has captured nothing that we know of")
    states = {attempt.state for attempt in db.attempts(payment.ref)}
    if states & (FREEZING | {AttemptState.CONFIRMED, AttemptState.LOST}):
        raise Conflict(f"{payment.ref} is booked in cTrader, or may be: resolve that first")
    if payment.status is Status.PAID and leaving.known_stop(db, payment, Act.CREDIT):
        payment = db.move(payment, Event.HANDED_TO_STAFF, by, now, due=None)
    try:
        db.move(payment, Event.REFUND_ORDERED, by, now, due=now, tries=0)
    except IllegalTransition:
        text = f"{payment.ref} is {payment.status}: only a payment in review is given back, or a paid one that is held"
        raise Conflict(text) from None


def send_again(cashier: Cashier, ref: str, by: str) -> DecisionResult:
    """Order what the PSP refused of a debited withdrawal in review once more, under new keys. Raises Refused."""
    name, now = name_of(by), cashier.clock.now()
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        if payment.kind is not PaymentType.WITHDRAWAL or payment.status is not Status.REVIEW:
            raise Conflict(f"{ref} is {payment.status}: only a withdrawal in review is sent again")
        attempts = db.attempts(ref)
        if not payouts.is_debited(db, ref) or any(attempt.booking_type == RETURN.name for attempt in attempts):
            raise Conflict(f"{ref} is not debited, or was, or was to be, booked back: resolve that first")
        money = payouts.plan_again(db, payment, name, now)
        db.add_decision(Decision(ref, ref, "send again", name, now))
        db.move(payment, Event.PAYOUT_ORDERED, name, now, due=now, tries=0)
    return DecisionResult(True, f"{ref}: {money} is sent again.")


def approve(cashier: Cashier, ref: str, by: str) -> DecisionResult:
    """Approve a withdrawal that waits for approval. Raises Invalid or Conflict."""
    name = name_of(by)
    _refresh_owner(cashier, ref)
    with cashier.store.write() as db:
        payment = db.payment(ref)
        if payment is None or payment.status is not Status.AWAITING_APPROVAL:
            raise Conflict(f"{ref} does not wait for approval")
        stopped = leaving.known_stop(db, payment, Act.DEBIT)
        if stopped and stopped.answer is Answer.ASK:
            raise Conflict(NOT_APPROVED, values={"ref": ref, "why": stopped.why})
        withdrawals.decide(db, payment, True, name, cashier.clock.now())
    return DecisionResult(True, f"{ref}: approved by {name}.")


def _refresh_owner(cashier: Cashier, ref: str) -> None:
    """Have the broker's CRM correct the rows of a payment's user; without an answer they count as they are."""
    with cashier.store.read() as db:
        payment = db.payment(ref)
    if payment:
        with suppress(NotSent, OutcomeUnknown):
            owners.refresh(cashier, payment.user_id)


def release(cashier: Cashier, by: str, found: comparison.Found | None = None) -> DecisionResult:
    """Record one person's release of a hold; a second person's ends it. Raises Invalid or Conflict.

    With a list that was `found` after a restore, both have to name the same one, and what readers prove is taken over.
    """
    name = name_of(by)
    verdict = f"release with list {found.list.word}" if found else "release"
    with cashier.store.write() as db:
        reason = db.held()
        if reason is None:
            raise Conflict("Sending is not held")
        if security.staff.get() == ROOT and not cashier.policy.shared_staff_login:
            raise Conflict(NOT_ROOT)
        subject = f"hold {reason}"
        earlier = by_others(cashier, db, subject, name)
        others = {decision.by for decision in earlier if decision.verdict == verdict}
        db.add_decision(Decision("", subject, verdict, name, cashier.clock.now()))
        if not others:
            why = OTHERWISE if earlier else second_person(cashier, db, subject, name)
            return DecisionResult(False, f"{by} says that sending may go on. {why}")
        by = f"{min(others)} and {name}"
        sent_to_review = set(restore.bring_up_to_date(cashier, db, by))
        settled = _take_over(cashier, db, found, by) if found else []
        actions.settle(cashier, db)
        db.set_held(None)
    restore.write_log_anew(cashier)
    taken = f" Taken over as proven: {', '.join(settled)}." if settled else ""
    left = ", ".join(sorted(sent_to_review - set(settled))) or "nothing"
    return DecisionResult(True, f"Sending goes on, say {by}.{taken} Sent to review: {left}.")


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
        if len(numbers) > 1 or _booking_at_stake(payment, attempts) is not booking:
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
