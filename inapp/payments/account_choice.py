"""The accounts that a trader chooses from: the last used one first, each with what cTrader says it holds."""

from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Account, PageSession, TradingAccount
from inapp.identity import sessions
from inapp.payments.offers import CANNOT_ASK, FIRST_LOOK, TRADER_TIMEOUT, Slow, is_nearly


@dataclass(frozen=True, slots=True)
class Choice:
    """One account; `known` is None if cTrader did not say in time what it holds."""

    account: Account
    known: TradingAccount | None


def choices(cashier: Cashier, page_session: PageSession, patience: int = TRADER_TIMEOUT) -> list[Choice]:
    """The accounts of a session. All of them together are read within so many milliseconds.

    Raises Slow if that does not suffice and there will be a second time.
    """
    accounts = sessions.choices(cashier, page_session)
    with cashier.store.read() as db:
        used = db.last_used_accounts(page_session.user_id)
    ordered = sorted(accounts, key=lambda account: (-used.get(account.login, 0), account.login))
    end = cashier.clock.boot() + patience / 1000
    found = [Choice(account, _known(cashier, account.login, end)) for account in ordered]
    if patience <= FIRST_LOOK and None in [one.known for one in found] and is_nearly(cashier, end):
        raise Slow(CANNOT_ASK)
    return found


def _known(cashier: Cashier, login: int, end: float) -> TradingAccount | None:
    left = int((end - cashier.clock.boot()) * 1000)
    if left <= 0:
        return None
    try:
        return cashier.ctrader.trading_account(login, left)
    except (Declined, NotSent, OutcomeUnknown):
        return None
