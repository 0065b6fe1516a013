"""The demo users and accounts: the one table that the local cTrader and `demo/accounts.csv` are made from."""

import csv
import io
from decimal import Decimal
from typing import Any, NamedTuple

Trader = dict[str, Any]


class DemoAccount(NamedTuple):
    """One trading account; the money is decimal text in the account's currency."""

    login: int
    currency: str
    digits: int
    balance: str
    free_margin: str | None = None
    cash_equity: str | None = None


class DemoUser(NamedTuple):
    """One cTrader user; `enabled` is what the broker's own account list says about the user."""

    user_id: int
    name: str
    email: str
    enabled: bool
    accounts: tuple[DemoAccount, ...]


USERS = (
    DemoUser(
        70011223,
        "Alex Demo",
        "alex@example.test",
        True,
        (
            DemoAccount(5512345, "USD", 2, "1500.25", "1200.00", "1480.10"),
            DemoAccount(5512346, "EUR", 2, "820.00"),
            DemoAccount(5512347, "JPY", 0, "250000"),
        ),
    ),
    DemoUser(
        70011224,
        "Sam Sample",
        "sam@example.test",
        True,
        (
            DemoAccount(5512400, "USD", 2, "100.00"),
            DemoAccount(5512401, "KWD", 3, "350.500"),
            DemoAccount(5512402, "BTC", 8, "0.25"),
        ),
    ),
    DemoUser(
        70011225,
        "Blocked Bo",
        "bo@example.test",
        False,
        (DemoAccount(5512500, "USD", 2, "75.00"),),
    ),
)
OWNERS = {account.login: user for user in USERS for account in user.accounts}


def traders() -> dict[int, Trader]:
    """Fresh trader objects by login, as `GET /v2/webserv/traders/{login}` shows them (scaled integers)."""
    return {account.login: _trader(user, account) for user in USERS for account in user.accounts}


def accounts_csv() -> str:
    """The demo accounts in the form that the cashier imports."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("user_id", "login", "email", "name", "enabled"))
    for user in USERS:
        for account in user.accounts:
            writer.writerow((user.user_id, account.login, user.email, user.name, int(user.enabled)))
    return out.getvalue()


def scaled(amount: Decimal, digits: int) -> int:
    """The amount as an integer of 10^-digits units; ValueError when it has more decimals than that."""
    units = amount.scaleb(digits)
    if units != units.to_integral_value():
        raise ValueError(f"more than {digits} decimals")
    return int(units)


def _trader(user: DemoUser, account: DemoAccount) -> Trader:
    balance = scaled(Decimal(account.balance), account.digits)
    equity = scaled(Decimal(account.cash_equity or account.balance), account.digits)
    free = scaled(Decimal(account.free_margin or account.balance), account.digits)
    first, _, last = user.name.partition(" ")
    return {
        "login": account.login,
        "accessRights": "FULL_ACCESS",
        "accountType": "HEDGED",
        "brokerName": "ACMEFX",
        "groupName": f"std-{account.currency.lower()}",
        "depositCurrency": account.currency,
        "moneyDigits": account.digits,
        "balance": balance,
        "equity": equity,
        "freeMargin": free,
        "usedMargin": equity - free,
        "cashEquity": equity,
        "bonus": 0,
        "nonWithdrawableBonus": 0,
        "name": first,
        "lastName": last,
        "contactDetails": {"email": user.email},
        "leverageInCents": 10000,
        "swapFree": False,
        "isLimitedRisk": False,
        "registrationTimestamp": 1735689600000,
        "lastUpdateTimestamp": 1760000000123,
    }
