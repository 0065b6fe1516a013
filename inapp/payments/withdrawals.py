"""Withdrawals up to their debit: what may go out, which way it goes, and the request."""

from inapp.cashier import Cashier
from inapp.domain.errors import Refused
from inapp.domain.model import PageSession, Payment, TradingAccount
from inapp.domain.money import Money
from inapp.domain.states import Event
from inapp.domain.text import N_
from inapp.payments import approvals, legs, payments
from inapp.payments.entry import NOTHING_TO_SEND_BACK_TO, Offer
from inapp.store import Tables

PLAN_SHOWN = N_("Check where the money goes, then press the button again.")


class PlanToAgree(Refused):
    """The trader has not seen yet which earlier deposits the money goes back to, or that has changed meanwhile."""

    def __init__(self, plan: list[legs.Allocation]) -> None:
        super().__init__(PLAN_SHOWN, status=409)
        self.plan = plan


def request(
    cashier: Cashier, page_session: PageSession, amount: str, method: str, page_key: str, agreed: str = ""
) -> Payment:
    """Store a new withdrawal; the worker debits the account, and only then pays out. Raises Refused.

    `agreed` is the fingerprint of the plan that the trader has seen, for a method that pays back to earlier deposits.
    """

    def order(db: Tables, payment: Payment, offer: Offer) -> Payment:
        now = cashier.clock.now()
        plan: list[legs.Allocation] = []
        if offer.method.refund_days is not None:
            plan = plan_in(db, payment.login, offer, payment.money, now)
            if legs.fingerprint(plan) != agreed:
                raise PlanToAgree(plan)
        for call in legs.calls_for(payment, plan, now):
            db.add_psp_call(call)
        waiting = approvals.demand(db, payment, "policy", now)
        return waiting or db.move(payment, Event.APPROVED, "policy", now, due=now)

    payment = payments.make(cashier, page_session, amount, method, page_key, _check_funds, order)
    cashier.crash_point("withdrawal.approved")
    return payment


def plan_in(db: Tables, login: int, offer: Offer, money: Money, now: int) -> list[legs.Allocation]:
    """Which earlier deposits an amount goes back to. Raises Refused if they do not suffice."""
    plan = legs.shares(db, login, offer.method, offer.psp, money, now)
    covered = legs.total(plan)
    if covered is None:
        raise Refused(NOTHING_TO_SEND_BACK_TO, field="method", values={"method": offer.method.name})
    if covered < money:
        sentence = N_("At most {amount} can go back by {method}: that is what you paid in with it")
        raise Refused(sentence, field="amount", values={"amount": covered, "method": offer.method.name})
    return plan


def _check_funds(trading_account: TradingAccount, money: Money) -> None:
    """Refuse what is above the withdrawable amount; where cTrader names none, its own answer decides later."""
    available = trading_account.withdrawable
    if available is not None and available < money:
        raise Refused(N_("You can withdraw up to {amount}"), field="amount", values={"amount": available})
