"""The owners of the accounts, as the broker's CRM describes them now, and the open payments that a change touches."""

from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain.model import Payment
from inapp.store import Tables


def refresh(cashier: Cashier, user_id: int) -> bool:
    """Store a user's accounts as the broker's CRM describes them now; False where the imported ones count.

    Raises NotSent or OutcomeUnknown.
    """
    accounts = cashier.identity.accounts_of(user_id)
    if accounts is None:
        return False
    with cashier.store.write() as db:
        before = db.accounts_of(user_id)
        if before != sorted(accounts, key=lambda account: account.login):
            db.set_accounts_of(user_id, accounts)
            tell_of_moves(db, sorted({one.login for one in (*before, *accounts)}), cashier.clock.now())
    return True


def tell_of_moves(db: Tables, logins: Sequence[int], now: int) -> list[Payment]:
    """Alert staff to each open payment of these accounts that belongs to another user than its account. Returns them.

    Neither a debit nor a credit of such a payment is sent by itself.
    """
    touched = []
    for login in logins:
        account = db.account(login)
        for payment in db.open_payments(login):
            if account is None or account.user_id != payment.user_id:
                owner = f"user {account.user_id}" if account else "nobody"
                text = f"Account {login} belongs to {owner} now, this open payment to user {payment.user_id}"
                db.add_alert(now, "account_moved", payment.ref, text)
                touched.append(payment)
    return touched
