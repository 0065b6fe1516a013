"""Starts that limits without rules refuse, recorded beside those that rules refuse, within bounds.

The refusal stands whatever becomes of its record, which is written after it in a transaction of its own: at most one
of a user and a limit within a minute, and no more than refused starts of all kinds may be within an hour.
"""

import logging
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import Refused, StorageFailed
from inapp.domain.model import PageSession
from inapp.domain.rules import Asked, Moment, Verdict, version_of
from inapp.payments.rules import REFUSED_STARTS
from inapp.store import Tables

log = logging.getLogger(__name__)

ONCE_IN = 60 * SECOND
NO_RULES = ""
"""The text under which a refusal is recorded where no rules are in force."""
P = ParamSpec("P")
R = TypeVar("R")


def recorded(
    start: Callable[Concatenate[Cashier, PageSession, P], R],
) -> Callable[Concatenate[Cashier, PageSession, P], R]:
    """Have what limits refuse of a start leave a record."""

    @wraps(start)
    def started(cashier: Cashier, page_session: PageSession, /, *values: P.args, **named: P.kwargs) -> R:
        try:
            return start(cashier, page_session, *values, **named)
        except Refused as refusal:
            if refusal.limits:
                _record(cashier, page_session, refusal.limits)
            raise

    return started


def _record(cashier: Cashier, page_session: PageSession, asked: Sequence[Asked]) -> None:
    user_id, limit = page_session.user_id, asked[-1].rule
    try:
        with cashier.store.read() as db:
            if _is_enough(cashier, db, user_id, limit):
                return
        with cashier.store.write() as db:
            if not _is_enough(cashier, db, user_id, limit):
                about = {"kind": str(page_session.screen), "login": page_session.login}
                verdict = Verdict(Moment.START, _version(cashier, db), tuple(asked))
                db.add_verdict(verdict, f"user {user_id}", user_id, about, cashier.clock.now())
    except StorageFailed:
        log.exception("a refused start of user %s could not be recorded", user_id)


def _is_enough(cashier: Cashier, db: Tables, user_id: int, limit: str) -> bool:
    """True if this refusal was recorded a moment ago, or as many were as may be."""
    now = cashier.clock.now()
    if db.refused_starts_since(user_id, now - HOUR, REFUSED_STARTS) >= REFUSED_STARTS:
        return True
    return db.refused_starts_since(user_id, now - ONCE_IN, REFUSED_STARTS, limit) > 0


def _version(cashier: Cashier, db: Tables) -> str:
    """The version in force; without rules that of an empty text."""
    version = db.rules_in_force()
    if version is None:
        version = version_of(NO_RULES)
        db.keep_rules(version, NO_RULES, cashier.clock.now())
    return version
