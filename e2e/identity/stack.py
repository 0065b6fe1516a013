"""The stack whose traders log in: on the cashier's own screen, at a provider, at a CRM, or in cTrader alone."""

import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from e2e.stack import CRM_PASSWORD, Stack
from simulator.crm_stand_in import CLIENT_ID as CRM_CLIENT
from simulator.crm_stand_in import CLIENT_SECRET as CRM_SECRET
from simulator.oidc import CLIENT_ID, CLIENT_SECRET
from tests.support.processes import ROOT

PROVIDER = "Demo identity"
EMAIL, PASSWORD = "alex@example.test", "demo"
"""The password is that of every demo user, here, at the provider and at the CRM."""
LONGEST = "15"
"""Seconds, the most that the settings allow: on a busy machine an answer may take longer than a trader should wait."""


class IdentityStack(Stack):
    """A cashier with a login screen, beside a provider and a CRM. `settings` choose among them."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        super().__init__(folder)
        self.identity = settings.get("CASHIER_IDENTITY", self.identity)
        self._more = settings

    def _furnish(self) -> None:
        """Import who is not known otherwise."""
        if self.identity == "crm":
            return  # it tells accounts and users itself
        super()._furnish()
        if self.identity == "sso":
            self.command("users", "import", str(ROOT / "demo" / "users.csv"), "--demo-password", PASSWORD)

    def _settings(self) -> dict[str, str]:
        crm = f"http://127.0.0.1:{self.sim_port}/crm"
        return {
            **super()._settings(),
            "CASHIER_LOGIN_SUCCESS_URL": f"{self.shell}/callback/login",
            "OIDC_ISSUER": f"{self.shell}/oidc",
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": CLIENT_SECRET,
            "OIDC_LABEL": PROVIDER,
            "OIDC_TIMEOUT": LONGEST,
            "CASHIER_CRM_TIMEOUT": LONGEST,
            "CASHIER_CRM_URL": crm,
            "CASHIER_CRM_PASSWORD": CRM_PASSWORD,
            "CASHIER_CRM_ACCOUNTS_URL": f"{crm}/accounts",
            "CASHIER_CRM_CLIENT_ID": CRM_CLIENT,
            "CASHIER_CRM_CLIENT_SECRET": CRM_SECRET,
            **self._more,
        }

    # --- the broker's staff ---

    def invite(self, email: str) -> str:
        """A link to set a password; the password outlasts the test."""
        self._disturbed = True
        return self.command("users", "invite", email).strip()

    def disable(self, user: int) -> None:
        """Shut a user out for the rest of the test."""
        self._disturbed = True
        self.command("users", "disable", str(user))

    # --- cTrader ---

    def login(self, **how: str) -> str:
        """The address of the login screen, as an app would open it."""
        return str(self.ask("login", {"identity": self.identity, **how})["url"])

    def post(self, path: str, body: object, **query: str) -> tuple[int, dict[str, Any]]:
        """Call the cashier's token endpoints as a cTrader that does what ours never would; status and answer."""
        url = f"{self.cashier}/oauth2/{path}?{urlencode(query)}"
        call = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(call, timeout=30) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def pass_a_minute(self) -> None:
        """As if every one-time token of the cashier had been made a minute earlier."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            connection.execute("UPDATE tokens SET expires = expires - 60000 WHERE kind IN ('login', 'screen')")
