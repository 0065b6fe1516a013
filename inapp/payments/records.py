"""What a trader can look up afterwards: all payments of an account, page by page, and the receipt of one."""

from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.disbursements import Disbursement
from inapp.domain.errors import NotFound
from inapp.domain.model import PageSession, Payment, Shown
from inapp.payments.checkout import NOT_FOUND, of_session

AT_ONCE = 20
"""Payments on one page of the list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list of payments; `after` is the reference of its last one if more follow, else empty."""

    payments: list[Payment]
    after: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment with what went out for it, and the moment at which it came into its present state.

    `account_name` is the broker's own name of its account.
    """

    payment: Payment
    parts: list[Disbursement]
    since: int
    account_name: str = ""


def listed(cashier: Cashier, page_session: PageSession, shown: Shown, after: str) -> Listed:
    """The payments of the session's own user and account that follow the one with the reference `after`.

    Raises NotFound while the session has no account.
    """
    if page_session.login is None:
        raise NotFound(NOT_FOUND)
    with cashier.store.read() as db:
        found = db.payments_after(page_session.user_id, page_session.login, shown, after, AT_ONCE + 1)
    return Listed(found[:AT_ONCE], found[AT_ONCE - 1].ref if len(found) > AT_ONCE else "")


def receipt(cashier: Cashier, page_session: PageSession, ref: str) -> Receipt:
    """The receipt of a payment of the session's own user and account. Raises NotFound."""
    return receipt_of(cashier, of_session(cashier, page_session, ref))


def receipt_of(cashier: Cashier, payment: Payment) -> Receipt:
    """The receipt of a payment."""
    with cashier.store.read() as db:
        since, named = db.history(payment.ref)[-1].at, db.account_name(payment.login)
        return Receipt(payment, db.disbursements(payment.ref), since, named)
