"""When nothing new may start: sending is held, the breaker is open, or the account waits for an earlier booking."""

from inapp.domain.attempts import FREEZING, AttemptState, BreakerState
from inapp.domain.errors import Refused
from inapp.domain.text import N_
from inapp.store import Tables

PAUSED = N_("Payments are paused for a short time. Nothing is lost. Please come back in a few minutes.")
FROZEN = N_(
    "An earlier payment on this account is being confirmed. "
    "Your money is safe. You can make a new payment as soon as that is done."
)


def why_paused(db: Tables, login: int) -> str:
    """The sentence that tells why no new payment can start on this account, or nothing."""
    if db.held() is not None or db.breaker().state is BreakerState.OPEN:
        return PAUSED
    if db.freezing_attempts(login, FREEZING - {AttemptState.SENDING}):
        return FROZEN
    return ""


def require_open(db: Tables, login: int) -> None:
    """Raise Refused if no new payment may start on this account."""
    sentence = why_paused(db, login)
    if sentence:
        raise Refused(sentence, status=503)
