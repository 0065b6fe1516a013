"""Which accounts belong to which user, as the broker's CSV file says."""

from inapp.cashier import Cashier
from inapp.domain.errors import Conflict, Invalid
from inapp.domain.model import Account
from inapp.identity import csv_rows

COLUMNS = ("user_id", "login", "email", "name")
OPTIONAL = ("enabled",)

OTHER_OWNER = "login {login} belongs to user {owner}: allow its move to give it away"


def import_csv(cashier: Cashier, text: str, move: bool) -> int:
    """Add or update every account of a CSV text, or none. Returns how many rows it had.

    `move` allows a login to go to another user. Raises Refused with one line for each bad row.
    """
    seen: set[int] = set()
    with cashier.store.write() as db:

        def account_of(row: csv_rows.Row) -> Account:
            account = _account(row)
            if account.login in seen:
                raise Invalid(f"login {account.login} stands in an earlier row too")
            existing = db.account(account.login)
            if existing and existing.user_id != account.user_id and not move:
                raise Conflict(OTHER_OWNER, values={"login": account.login, "owner": existing.user_id})
            seen.add(account.login)
            return account

        accounts = csv_rows.read(text, COLUMNS, account_of, OPTIONAL)
        for account in accounts.values():
            db.put_account(account)
    return len(accounts)


def _account(row: csv_rows.Row) -> Account:
    enabled = row.get("enabled") or "1"
    if enabled not in ("0", "1"):
        raise Invalid("enabled must be 0 or 1")
    if row["email"]:
        csv_rows.check_email(row["email"])
    login, user_id = csv_rows.number(row, "login"), csv_rows.number(row, "user_id")
    return Account(login, user_id, row["email"], row["name"], enabled == "1")
