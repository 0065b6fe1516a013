"""The check by the broker's CRM: an answer that still holds, else a call; a row for each, and what a trader reads."""

import logging

from inapp.cashier import Cashier
from inapp.domain.check import NO_ANSWER, STARTS, CheckAnswer, CheckOutcome, Moment, Question, Then
from inapp.domain.errors import NotAllowed, NotSent, Refused, Unavailable
from inapp.domain.model import PageSession, Payment
from inapp.domain.rules import Level
from inapp.domain.text import N_
from inapp.identity import standing
from inapp.payments.offers import Quote
from inapp.store import Tables

log = logging.getLogger("cashier.check")

SOON = N_("We cannot start this payment at the moment. Nothing has happened. Please try again in a few minutes.")
WORDS = {
    CheckOutcome.ASK: N_("We need something from you before this payment can start."),
    CheckOutcome.REVIEW: N_("We have to look at this first. Nothing has happened."),
    CheckOutcome.REFUSE: N_("This payment is not possible. Nothing has happened."),
}
"""What a trader reads where the CRM sends no words of its own."""
CRM = "the CRM"
WAITED_FOR = "others wait for it"


def ask(cashier: Cashier, question: Question) -> CheckAnswer | None:
    """The CRM's answer to a question, stored; None where no CRM is asked. Raises NotSent if others wait for it."""
    if cashier.check is None:
        return None
    now = cashier.clock.now()
    with cashier.store.read() as db:
        held = db.held_check(question, now)
    answer = held.answer if held else cashier.check.ask(question)
    with cashier.store.write() as db:
        db.add_check(question, answer, cashier.clock.now(), held.seq if held else None)
        _tell(db, answer, cashier.clock.now())
        if held is None and answer.level in list(Level):
            standing.note(db, question.user_id, Level(answer.level), CRM, cashier.clock.now())
    return answer


def _tell(db: Tables, answer: CheckAnswer, now: int) -> None:
    """Alert staff, once an hour for each reason, of a CRM that says nothing usable."""
    if answer.outcome in NO_ANSWER:
        why = ", ".join(answer.codes)
        db.add_alert(
            now, "check_silent", "", f"The broker's CRM gives no answer that can be used (CASHIER_CHECK_URL): {why}"
        )


def before_debit_or_payout(cashier: Cashier, payment: Payment, moment: Moment) -> CheckAnswer | None:
    """The answer about a withdrawal before its money leaves. Raises NotSent if others wait for the CRM."""
    return ask(
        cashier,
        Question(
            moment,
            payment.kind,
            payment.user_id,
            payment.login,
            payment.money,
            payment.method,
            payment.instrument,
            ref=payment.ref,
        ),
    )


def at_start(cashier: Cashier, page_session: PageSession, quote: Quote) -> str:
    """The reason that a new withdrawal has to wait for approval; empty if the payment may start as it is.

    Raises NotAllowed with the CRM's words, or Unavailable where it says nothing and nothing may start without it.
    """
    kept = quote.offer.kept
    question = Question(
        Moment.START,
        page_session.screen,
        page_session.user_id,
        quote.trading_account.login,
        quote.money,
        quote.offer.method.key,
        f"{kept.brand} {kept.last4}".strip() if kept else "",
    )
    try:
        answer = ask(cashier, question)
    except NotSent:
        answer = CheckAnswer(CheckOutcome.SILENT, (WAITED_FOR,))
    if answer is None:
        return ""
    outcome = answer.strictest(page_session.screen)
    then = STARTS[outcome][page_session.screen]
    if then is Then.STOP:
        raise _refusal(cashier, page_session.user_id, answer, outcome)
    return why(answer, outcome) if then is Then.PEOPLE else ""


def _refusal(cashier: Cashier, user_id: int, answer: CheckAnswer, outcome: CheckOutcome) -> Refused:
    if outcome in NO_ANSWER:
        return Unavailable(SOON)
    with cashier.store.read() as db:
        words = answer.words_in(db.language_read(user_id) or "")
    return NotAllowed("{words}", values={"words": words}) if words else NotAllowed(WORDS[outcome])


def why(answer: CheckAnswer, outcome: CheckOutcome) -> str:
    """The reason in words for staff; the same for the same answer."""
    if outcome in NO_ANSWER:
        return "the broker's CRM gives no answer that can be used"
    said = {CheckOutcome.ASK: "asks the trader for something", CheckOutcome.REVIEW: "wants a person to look"}
    codes = f" ({', '.join(answer.codes)})" if answer.codes else ""
    return f"the broker's CRM {said.get(outcome, 'refuses it')}{codes}"
