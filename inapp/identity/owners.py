"""The owners of the accounts, as the broker's CRM describes them now, and the open payments that a change touches."""

from collections.abc import Collection

from inapp.cashier import Cashier
from inapp.domain.model import Payment
from inapp.store import Tables


def refresh(cashier: Cashier, user_id: int, for_screen: bool = False) -> bool:
    """Store a user's accounts as the broker's CRM describes them now; False where the imported ones count.

    Raises NotSent or OutcomeUnknown.
    """
    accounts = cashier.identity.accounts_of(user_id, for_screen)
    if accounts is None:
        return False
    with cashier.store.write() as db:
        before = db.accounts_of(user_id)
        if before != sorted(accounts, key=lambda account: account.login):
            db.set_accounts_of(user_id, accounts)
            tell_of_moves(db, {one.login for one in (*before, *accounts)}, cashier.clock.now())
    return True


def tell_of_moves(db: Tables, logins: Collection[int], now: int) -> None:
    """Alert staff to each open payment of these accounts whose user no longer has its account.

    Neither a debit nor a credit of such a payment is sent by itself.
    """
    for payment, owner in db.strayed_payments():
        if payment.login in logins:
            whose = f"user {owner}" if owner else "nobody"
            text = f"Account {payment.login} belongs to {whose} now, this open payment to user {payment.user_id}"
            db.add_alert(now, "account_moved", payment.ref, text)


def moved(cashier: Cashier) -> list[Payment]:
    """The open payments whose account is another user's now."""
    with cashier.store.read() as db:
        return [payment for payment, owner in db.strayed_payments() if owner]
