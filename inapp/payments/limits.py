"""The rules by which a payment may start, and a withdrawal may go on without approval."""

from inapp.domain.attempts import FREEZING, AttemptState, BreakerState
from inapp.domain.errors import Unavailable
from inapp.domain.model import Decision, Payment
from inapp.domain.states import Event
from inapp.domain.text import N_
from inapp.identity.sessions import BLOCKED
from inapp.store import Tables

PAUSED = N_("Payments are paused for a short time. Nothing is lost. Please come back in a few minutes.")
FROZEN = N_(
    "An earlier payment on this account is being confirmed. "
    "Your money is safe. You can make a new payment as soon as that is done."
)
DISPUTED = "This user disputes a deposit: approve or refuse the withdrawal"


def why_paused(db: Tables, login: int, user_id: int) -> str:
    """The reason that this user may start no new payment on this account, or an empty text."""
    if db.freeze(user_id):
        return BLOCKED
    if db.held() is not None or db.breaker().state is BreakerState.OPEN:
        return PAUSED
    return FROZEN if db.freezing_attempts(login, FREEZING - {AttemptState.SENDING}) else ""


def require_open(db: Tables, login: int, user_id: int) -> None:
    """Raise Unavailable if this user may start no new payment on this account."""
    if sentence := why_paused(db, login, user_id):
        raise Unavailable(sentence)


def unapproved_disputes(db: Tables, payment: Payment) -> list[str]:
    """Disputed deposits of a withdrawal's user that no approval covers yet."""
    disputed = db.disputed_deposits(payment.user_id)
    return [deposit for deposit in disputed if not db.decisions(_subject(payment.ref, deposit))]


def ask_approval(db: Tables, payment: Payment, by: str, now: int) -> Payment | None:
    """Make a withdrawal wait for approval, with an alert; None if it needs none."""
    if not unapproved_disputes(db, payment):
        return None
    db.add_alert(now, "approval_needed", payment.ref, DISPUTED)
    return db.move(payment, Event.APPROVAL_NEEDED, by, now, due=None)


def record_approval(db: Tables, payment: Payment, word: str, name: str, now: int) -> None:
    """Record a person's decision. It covers today's disputes; a later one needs an approval of its own."""
    for deposit in db.disputed_deposits(payment.user_id) or ["nothing"]:
        db.add_decision(Decision(payment.ref, _subject(payment.ref, deposit), word, name, now))


def _subject(ref: str, deposit: str) -> str:
    return f"approval of {ref} in spite of {deposit}"
