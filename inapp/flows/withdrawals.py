"""Withdrawals up to their debit: what may go out, and the request."""

from inapp.domain.errors import Refused
from inapp.domain.model import PageSession, Payment, Trader
from inapp.domain.money import Money
from inapp.domain.ports import Parts, Tables
from inapp.domain.states import Event
from inapp.flows import payments


def request(parts: Parts, session: PageSession, amount: str, method: str, page_key: str) -> Payment:
    """Store a new withdrawal; the worker debits the account, and only then pays out. Raises Refused."""

    def approve(db: Tables, payment: Payment) -> Payment:
        now = parts.clock.now()
        return db.move(payment, Event.APPROVED, "policy", now, due=now)

    payment = payments.make(parts, session, amount, method, page_key, _check_funds, approve)
    parts.checkpoint("withdrawal.approved")
    return payment


def _check_funds(trader: Trader, money: Money) -> None:
    """Refuse what is above the withdrawable amount; where cTrader names none, its own answer decides later."""
    available = trader.withdrawable
    if available is not None and available < money:
        raise Refused("You can withdraw up to {amount}", field="amount", values={"amount": available})
