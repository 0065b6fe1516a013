"""The rules by which a payment may start, and a withdrawal may go on without approval."""

from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain.attempts import FREEZING, HOUR, AttemptState, BreakerState
from inapp.domain.errors import Unavailable
from inapp.domain.model import Decision, PageSession, Payment
from inapp.domain.rules import Asked
from inapp.domain.states import Event, PaymentType
from inapp.domain.text import N_
from inapp.identity.sessions import BLOCKED
from inapp.payments import declines, rules
from inapp.store import Tables

PAUSED = N_("Payments are paused for a short time. Nothing is lost. Please come back in a few minutes.")
FROZEN = N_(
    "An earlier payment on this account is being confirmed. "
    "Your money is safe. You can make a new payment as soon as that is done."
)
UNFINISHED = N_(
    "You have as many unfinished deposits on this account as there may be at once. "
    "Finish or cancel one of them, or wait until it has expired."
)
TOO_OFTEN = N_("You have started many payments within an hour. Nothing is lost. Please come back later.")
CLOSED = N_("Many of your payments were declined. For your safety you cannot deposit for a day.")
APPROVED = "approved"
DISPUTED = "This user disputes a deposit: approve or refuse the withdrawal"


def why_paused(db: Tables, login: int) -> str:
    """The reason that no new payment may start on this account, or an empty text."""
    if db.held() is not None or db.breaker().state is BreakerState.OPEN:
        return PAUSED
    return FROZEN if db.freezing_attempts(login, FREEZING - {AttemptState.SENDING}) else ""


def why_not_now(cashier: Cashier, db: Tables, page_session: PageSession, login: int) -> str:
    """The reason that a trader may start no payment of this kind here and now, or an empty text."""
    user_id, kind, policy, now = page_session.user_id, page_session.screen, cashier.policy, cashier.clock.now()
    if db.freeze(user_id):
        return BLOCKED
    if paused := why_paused(db, login):
        return paused
    if db.starts(user_id, kind, now - HOUR, now) >= policy.starts_per_hour:
        return TOO_OFTEN
    if kind is PaymentType.WITHDRAWAL:
        return ""
    if declines.is_closed(cashier, db, user_id):
        return CLOSED
    return UNFINISHED if db.unpaid_deposits(user_id, login, now) >= policy.open_deposits else ""


def require_open(cashier: Cashier, db: Tables, page_session: PageSession, login: int) -> None:
    """Raise Unavailable if a trader may start no payment here and now."""
    if sentence := why_not_now(cashier, db, page_session, login):
        raise Unavailable(sentence)


def unapproved_disputes(db: Tables, payment: Payment) -> list[str]:
    """Disputed deposits of a withdrawal's user that no approval covers yet."""
    disputed = db.disputed_deposits(payment.user_id)
    return [deposit for deposit in disputed if not db.decisions(rules.subject_of(payment.ref, deposit))]


def ask_approval(
    db: Tables, payment: Payment, by: str, now: int, checked: str = "", ruled: Sequence[Asked] = ()
) -> Payment | None:
    """Make a withdrawal wait for approval, with an alert for each reason; None if it needs none.

    `checked` is the reason for which the broker's CRM does not let it start by itself, `ruled` what rules say.
    """
    told = {
        "check": checked and f"Approve or refuse the withdrawal: {checked}",
        "approval_needed": DISPUTED if unapproved_disputes(db, payment) else "",
        "rule": "; ".join(one.staff for one in ruled),
    }
    for code, text in told.items():
        if text:
            db.add_alert(now, code, payment.ref, text)
    if not any(told.values()):
        return None
    return db.move(payment, Event.APPROVAL_NEEDED, by, now, due=None, **({"reason": checked} if checked else {}))


def record_approval(db: Tables, payment: Payment, word: str, name: str, now: int) -> None:
    """Record a person's decision. It covers today's disputes, the payment's reason and what rules ask now.

    What comes later needs an approval of its own.
    """
    reason = [payment.reason] if payment.reason else []
    for one in [*db.disputed_deposits(payment.user_id), *reason, *rules.causes(db, payment.ref)] or ["nothing"]:
        db.add_decision(Decision(payment.ref, rules.subject_of(payment.ref, one), word, name, now))


def is_approved(db: Tables, payment: Payment, why: str) -> bool:
    """True if a person has approved a withdrawal in spite of this reason."""
    return any(decision.verdict == APPROVED for decision in db.decisions(rules.subject_of(payment.ref, why)))
