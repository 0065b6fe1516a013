"""The rules by which a payment may start."""

from inapp.cashier import Cashier
from inapp.domain.attempts import FREEZING, HOUR, AttemptState, BreakerState
from inapp.domain.errors import Unavailable
from inapp.domain.model import PageSession
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.identity.sessions import BLOCKED
from inapp.payments import declines
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
