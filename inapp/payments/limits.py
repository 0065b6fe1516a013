"""The limits without rules by which a payment may start; what they refuse leaves a record."""

from collections.abc import Iterator

from inapp.cashier import Cashier
from inapp.domain.attempts import FREEZING, HOUR, AttemptState, BreakerState
from inapp.domain.errors import Unavailable
from inapp.domain.model import PageSession
from inapp.domain.rules import Asked, Outcome
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
    sentence, _ = _asked(cashier, db, page_session, login)
    return sentence


def require_open(cashier: Cashier, db: Tables, page_session: PageSession, login: int) -> None:
    """Raise Unavailable if a trader may start no payment here and now."""
    sentence, asked = _asked(cashier, db, page_session, login)
    if sentence:
        raise Unavailable(sentence, limits=asked)


def _asked(cashier: Cashier, db: Tables, page_session: PageSession, login: int) -> tuple[str, list[Asked]]:
    """The words of the first limit that refuses, empty if none does, and what was asked up to there."""
    if freeze := db.freeze(page_session.user_id):
        frozen = answer("freeze", "a freeze of the user", f"frozen by {freeze.by}", "not frozen", BLOCKED)
        return BLOCKED, [frozen]
    if paused := why_paused(db, login):
        return paused, []
    said: list[Asked] = []
    for one in _of_settings(cashier, db, page_session, login):
        said.append(one)
        if one.outcome is Outcome.REFUSE:
            break
    return said[-1].words, said


def _of_settings(cashier: Cashier, db: Tables, page_session: PageSession, login: int) -> Iterator[Asked]:
    """What each setting says that limits a trader's starts, in the order in which they are asked."""
    user_id, kind, policy, now = page_session.user_id, page_session.screen, cashier.policy, cashier.clock.now()
    starts = db.starts(user_id, kind, now - HOUR, now)
    yield _fewer("CASHIER_STARTS_PER_HOUR", f"{kind}s started in an hour", starts, policy.starts_per_hour, TOO_OFTEN)
    if kind is PaymentType.WITHDRAWAL:
        return
    declined, most = declines.lately(cashier, db, user_id), policy.declines_per_day
    closed = CLOSED if now < declines.closed_until(declined, most) else ""
    allowed = f"fewer than {most} within a day"
    yield answer("CASHIER_DECLINES_PER_DAY", "declined tries within two days", len(declined), allowed, closed)
    unpaid = db.unpaid_deposits(user_id, login, now)
    yield _fewer("CASHIER_OPEN_DEPOSITS", "unpaid deposits on the account", unpaid, policy.open_deposits, UNFINISHED)


def _fewer(setting: str, what: str, count: int, most: int, words: str) -> Asked:
    return answer(setting, what, str(count), f"fewer than {most}", "" if count < most else words)


def answer(rule: str, what: str, value: object, threshold: str, words: str) -> Asked:
    """What a limit without rules says, in the form in which rules answer; without words for the trader it allows."""
    outcome = Outcome.REFUSE if words else Outcome.ALLOW
    return Asked(rule, outcome, str(value), threshold, f"{what}: {value} ({threshold})", words, cause=rule)
