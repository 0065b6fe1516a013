"""Secrets of the broker's own that are too short: an installation in use has until a day to change them."""

import logging
from datetime import UTC, datetime

from inapp.cashier import Cashier
from inapp.domain.secret_rules import IS_SHORT, SHORTEST

log = logging.getLogger("cashier.settings")


def sentence(cashier: Cashier) -> str:
    """What to do about secrets that are too short, and until when; empty without any."""
    names = cashier.policy.short_secrets
    if not names:
        return ""
    last = datetime.fromtimestamp(cashier.policy.short_secrets_until / 1000 - 1, UTC).date()
    told = "; ".join(f"{name} {IS_SHORT.format(shortest=SHORTEST[name])}" for name in names)
    return f"{told}. The cashier starts with it until {last}"


def overdue(cashier: Cashier) -> list[tuple[str, str]]:
    """The names of settings whose secrets are too short to start with, and what to do about each."""
    names = cashier.policy.short_secrets
    if not names:
        return []
    with cashier.store.read() as db:
        if db.is_in_use() and cashier.clock.now() < cashier.policy.short_secrets_until:
            return []
    return [(name, IS_SHORT.format(shortest=SHORTEST[name])) for name in names]


def remind(cashier: Cashier) -> None:
    """Tell staff, by an alert and in the log."""
    if told := sentence(cashier):
        log.warning("%s", told)
        with cashier.store.write() as db:
            db.add_alert(cashier.clock.now(), "short_secret", "", told)
