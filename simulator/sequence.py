"""What each call is in the vendor's sequence of an in-app deposit or withdrawal (docs.spotware.com)."""

from typing import NamedTuple

PARTIES = ("app", "browser", "ctrader", "cashier", "crm", "provider")


class Step(NamedTuple):
    """The number in the vendor's page, None for what it does not number, and what happens in plain words."""

    number: str | None
    note: str


# Who calls, how the path ends. The first that fits counts.
STEPS: tuple[tuple[str, str, Step], ...] = (
    ("ctrader", "/oauth2/crmApiToken", Step(None, "API token for the cTrader backend")),
    ("ctrader", "/oauth2/onetime/authorize", Step("2", "Login token exchanged")),
    ("ctrader", "/oauth2/authorize", Step("2", "Stored access token validated")),
    ("ctrader", "/oauth2/onetime/generate", Step("5–6", "One-time token for the screen")),
    ("ctrader", "/oauth2/logout", Step(None, "Session ended")),
    ("cashier", "/oauth2/crmApiToken", Step(None, "API token for the cashier")),
    ("cashier", "/oauth2/onetime/authorize", Step("8", "One-time token validated")),
    ("cashier", "/crm/token", Step(None, "Access to the account list")),
    ("cashier", "/crm/accounts", Step("8", "Accounts and standing")),
    ("cashier", "/inAppToken/redeem", Step("8", "One-time token redeemed")),
    ("cashier", "/managers/token", Step(None, "Manager token")),
    ("cashier", "/changebalance", Step("10", "Balance changed")),
    ("cashier", "/.well-known/openid-configuration", Step(None, "Provider's description")),
    ("cashier", "/oidc/jwks.json", Step(None, "Provider's keys")),
    ("cashier", "/oidc/token", Step("1", "Code exchanged for the identity")),
    ("cashier", "/oidc/userinfo", Step("1", "User details of the provider")),
    ("cashier", "/manager-api/login", Step(None, "Reader of the history logged in")),
    ("cashier", "/manager-api/time", Step(None, "Server time read")),
    ("cashier", "/manager-api/history", Step(None, "Balance history read")),
    ("cashier", "/manager-api/trader", Step(None, "Version of the balance read")),
    ("cashier", "/manager-api/traders", Step(None, "Numbers of traders read")),
    ("browser", "/oidc/authorize", Step("1", "Login page of the provider")),
    ("browser", "/crm/auth/login", Step("1", "Login screen of the CRM")),
    ("cashier", "", Step(None, "Trading account read")),
)
UNKNOWN = Step(None, "")


def step_of(caller: str, path: str) -> Step:
    """The step that a call is, by its caller and its path without the query."""
    return next((step for who, end, step in STEPS if who == caller and path.endswith(end)), UNKNOWN)
