"""All that is known of a payment, in one order, and what each of the three sides says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inapp.console.forms import method_name, span, state_text, written
from inapp.console.texts import t
from inapp.console.words import ATTEMPTS, DISBURSEMENTS, EVENTS, MOMENTS, MOVES, OUTCOMES
from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import Disbursement, DisbursementState
from inapp.domain.model import Attempt, Payment
from inapp.domain.money import Money
from inapp.domain.reconcile import Told
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.payments import rules
from inapp.store import Tables

LIVE = frozenset({DisbursementState.PAID, DisbursementState.PENDING, DisbursementState.SENDING})


class Source(StrEnum):
    """Where a line of the timeline comes from."""

    STATE = "state"
    PSP = "psp"
    CALL = "call"
    BOOKING = "booking"
    PEOPLE = "people"
    NOTE = "note"
    RULE = "rule"
    ALERT = "alert"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Line:
    """One moment of the timeline: what happened, who did it, and what is worth knowing beside."""

    at: int
    source: Source
    text: str
    by: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact as the PSP, we and cTrader tell it; `differs` marks the sides that do not say what we say."""

    name: str
    psp: str | Money | None
    ours: str | Money | None
    ctrader: str | Money | None
    differs: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a payment's page shows."""

    payment: Payment
    lines: list[Line]
    compared: list[Compared]
    attempts: list[Attempt]
    made: list[Disbursement]


def of(db: Tables, payment: Payment) -> Evidence:
    """The evidence of a payment, read in one moment."""
    attempts, made = db.attempts(payment.ref), db.disbursements(payment.ref)
    lines = [*_states(db, payment.ref), *_bookings(attempts), *_calls(db, made), *_psp(db, payment, made)]
    lines += [*_people(db, payment.ref), *_others(db, payment.ref)]
    lines.sort(key=lambda line: line.at)
    return Evidence(payment, lines, _sides(db, payment, attempts, made), attempts, made)


def _states(db: Tables, ref: str) -> Iterator[Line]:
    for change in db.history(ref):
        yield Line(change.at, Source.STATE, t(EVENTS.get(change.event, change.event)), change.by)


def _bookings(attempts: Sequence[Attempt]) -> Iterator[Line]:
    for one in attempts:
        said = {"what": t(MOVES[one.booking_type]), "n": one.n, "amount": written(one.money)}
        text = t(N_("{what} {n} of {amount} was sent to cTrader"), **said)
        yield Line(one.started, Source.BOOKING, text, detail=one.external_id)
        if one.ended:
            detail = one.code or (f"balance history id {one.balance_history_id}" if one.balance_history_id else "")
            text = t(N_("cTrader's answer to {what} {n}: {answer}"), **said, answer=t(_answer(one)))
            yield Line(one.ended, Source.BOOKING, text, detail=detail)
        if one.resolved_at and one.resolved_at != one.ended:
            text = t(N_("{what} {n} was found: {answer}"), **said, answer=t(ATTEMPTS[one.state]))
            yield Line(one.resolved_at, Source.BOOKING, text, detail=str(one.balance_history_id or ""))


def _answer(one: Attempt) -> str:
    """What the call itself came to: an outcome that was found later had no answer."""
    late = one.resolved_at is not None and one.ended is not None and one.resolved_at > one.ended
    found_later = late or (one.state is AttemptState.CONFIRMED and bool(one.code))
    return ATTEMPTS[AttemptState.AMBIGUOUS if found_later else one.state]


def _calls(db: Tables, made: Sequence[Disbursement]) -> Iterator[Line]:
    for one in made:
        for change in db.disbursement_history(one.key):
            word = DISBURSEMENTS[DisbursementState(change.became)]
            text = t(
                N_("{what} of {amount}: {state}"), what=t(MOVES[one.type]), amount=written(one.money), state=t(word)
            )
            why = one.reason if change.became == one.state else ""  # it says why the present state is what it is
            yield Line(change.at, Source.CALL, text, change.by, " ".join(filter(None, (one.key, one.label, why))))


def _psp(db: Tables, payment: Payment, made: Sequence[Disbursement]) -> Iterator[Line]:
    objects = [ref for ref in (payment.psp_ref, *(one.psp_ref for one in made)) if ref]
    for heard in db.events_about(payment.psp, objects) if objects else ():
        result = heard.result or t(N_("not worked on yet"))
        yield Line(
            heard.received, Source.PSP, f"{heard.psp}: {heard.event.type}", detail=f"{heard.event.id} → {result}"
        )
    for at, card in db.cards_seen(payment.ref):
        words = (card.funding, card.country, card.three_d_secure, card.risk_level, card.outcome)
        yield Line(at, Source.PSP, t(N_("What the provider says of the card")), detail=" · ".join(filter(None, words)))
    for at, dispute in db.disputes_seen(payment.ref):
        text = t(N_("Dispute: {state}"), state=dispute.state)
        yield Line(at, Source.PSP, text, detail=" · ".join(filter(None, (dispute.id, dispute.word, dispute.reason))))


def _people(db: Tables, ref: str) -> Iterator[Line]:
    # One word on several matters, as on each disputed deposit behind a withdrawal, is one line.
    for at, by, verdict in dict.fromkeys((said.at, said.by, said.verdict) for said in db.decisions_of(ref)):
        yield Line(at, Source.PEOPLE, t(N_("{by} says: {verdict}"), by=by, verdict=verdict))
    for hold in db.holds_of(ref):
        yield Line(hold.at, Source.PEOPLE, t(N_("Held: {reason}"), reason=hold.reason or "–"), hold.by)
        if hold.lifted_at:
            yield Line(hold.lifted_at, Source.PEOPLE, t(N_("The hold was lifted")), hold.lifted_by or "")
    for note in db.notes(ref):
        yield Line(note.at, Source.NOTE, note.text, note.by)


def _others(db: Tables, ref: str) -> Iterator[Line]:
    for alert, delivered in db.alerts_about(ref):
        told = (
            t(N_("delivered after {ago}"), ago=span(delivered - alert.at)) if delivered else t(N_("not delivered yet"))
        )
        yield Line(alert.at, Source.ALERT, alert.text, detail=f"{alert.code}, {told}")
    for record in rules.explain(db, ref):
        stops = ", ".join(one.rule for one in record.verdict.stops())
        said = {"moment": t(MOMENTS[record.verdict.moment]), "outcome": t(OUTCOMES[record.verdict.outcome])}
        yield Line(record.at, Source.RULE, t(N_("Rules before {moment}: {outcome}"), **said), detail=stops)
    for kind, at, ended, problem in db.mails_about(ref):
        told = problem or (t(N_("sent")) if ended else t(N_("waits")))
        yield Line(at, Source.MAIL, t(N_("Mail to the trader: {kind}"), kind=kind), detail=told)


def _sides(db: Tables, payment: Payment, attempts: Sequence[Attempt], made: Sequence[Disbursement]) -> list[Compared]:
    """The three columns. A side that tells nothing differs from nobody."""
    is_deposit = payment.kind is PaymentType.DEPOSIT
    booked = [one for one in attempts if one.state is AttemptState.CONFIRMED]
    told = [row for one in attempts for row in db.told_booking(one.external_id, one.balance_history_id)]
    books = db.told_about(payment.psp, payment.psp_ref) if payment.psp_ref else []
    moved = payment.captured if is_deposit else _sum(made, payment.money)
    main = next((one for one in booked if one.booking_type != "return"), None)
    at_ctrader = _told_money(told, payment.money) or (main.money if main else None)
    rows = [
        Compared(
            t(N_("Amount")),
            moved,
            payment.money,
            at_ctrader,
            (_unlike(moved, payment.money), _unlike(at_ctrader, payment.money)),
        ),
        Compared(t(N_("State")), _psp_state(payment, made), state_text(payment.status), _ctrader_state(attempts)),
        Compared(t(N_("Reference")), payment.psp_ref, payment.ref, _numbers(booked)),
        Compared(
            t(N_("Named as")),
            payment.instrument,
            method_name(payment.method),
            ", ".join(one.external_id for one in attempts),
        ),
    ]
    if books or told:
        rows.append(Compared(t(N_("In their books")), _books(books), "", _books(told)))
    returned = [one for one in booked if one.booking_type == "return"]
    back = payment.refunded_elsewhere if is_deposit else None
    if (back and back.minor) or returned:
        rows.append(Compared(t(N_("Given back")), back, None, returned[0].money if returned else None))
    return rows


def _unlike(theirs: Money | None, ours: Money) -> bool:
    return theirs is not None and not theirs.same_as(ours)


def _sum(made: Sequence[Disbursement], of_payment: Money) -> Money | None:
    """What a PSP has, or may have, sent out of a withdrawal."""
    out = [one.money for one in made if one.state in LIVE and one.money.currency == of_payment.currency]
    if not out:
        return None
    total = Money(0, of_payment.currency, of_payment.digits).less(out)
    return Money(-total.minor, total.currency, total.digits)


def _told_money(told: Sequence[Told], ours: Money) -> Money | None:
    """What cTrader's own history shows; a return is another operation than the one it gives back."""
    found = [row.money for row in told if row.money.currency == ours.currency]
    return Money(abs(found[0].minor), found[0].currency, found[0].digits) if found else None


def _psp_state(payment: Payment, made: Sequence[Disbursement]) -> str:
    if payment.kind is PaymentType.DEPOSIT:
        return t(N_("captured")) if payment.captured else payment.reason
    return ", ".join(dict.fromkeys(t(DISBURSEMENTS[one.state]) for one in made))


def _ctrader_state(attempts: Sequence[Attempt]) -> str:
    return ", ".join(f"{t(MOVES[one.booking_type])} {one.n}: {t(ATTEMPTS[one.state])}" for one in attempts)


def _numbers(booked: Sequence[Attempt]) -> str:
    return ", ".join(str(one.balance_history_id) for one in booked if one.balance_history_id)


def _books(rows: Sequence[Told]) -> str:
    return ", ".join(f"{row.kind} {row.money}" for row in rows)
