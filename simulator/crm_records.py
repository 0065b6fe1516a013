"""What the stand-in of a broker's CRM knows: users, accounts and the tokens it has given out."""

import hmac
import re
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

from simulator.demo import OWNERS, USERS

CODE_SECONDS = 60
PLAUSIBLE = re.compile(r"[A-Za-z0-9_-]{43}")


class Refusal(Exception):
    """The call is refused with one of the statuses and codes of the vendor's error table."""

    def __init__(self, status: int, text: str, code: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.code = code


@dataclass
class Code:
    """A one-time token; `expires` is on the monotonic clock."""

    user_id: int
    keep: bool
    expires: float


class Records:
    """The CRM's memory; one-time tokens of a login and of a screen are exchanged alike, as many CRMs do it."""

    def __init__(self, password: str) -> None:
        self._password = password
        self._lock = threading.RLock()
        self._api_tokens: set[str] = set()
        self.reset()

    def reset(self) -> None:
        """No users' tokens, everybody's standing as in the demo table; those who call us keep their access."""
        with self._lock:
            self._codes: dict[str, Code] = {}
            self._access: dict[str, int] = {}
            self._inapp: dict[str, int] = {}
            self._users = {user.user_id: user.enabled for user in USERS}
            self._accounts = dict.fromkeys(OWNERS, True)
            self.inapp_tokens = False
            self.code_seconds: float = CODE_SECONDS

    # --- the five calls ---

    def api_token(self, password: object) -> str:
        """A new crmApiToken; earlier ones stay good."""
        if not isinstance(password, str):
            raise Refusal(400, "password is missing", "MISSING_REQUIRED_PARAMETER")
        if not hmac.compare_digest(password.encode(), self._password.encode()):
            raise Refusal(403, "Wrong password", "CH_CLIENT_AUTH_FAILURE")
        with self._lock:
            self._api_tokens.add(token := secrets.token_urlsafe(32))
        return token

    def check(self, token: str | None) -> None:
        """Refuses a caller without a good crmApiToken."""
        with self._lock:
            if token not in self._api_tokens:
                raise Refusal(403, "Unknown or expired CRM API token", "CH_CLIENT_AUTH_FAILURE")

    def spend(self, token: object) -> dict[str, Any]:
        """The user of a one-time token, with new tokens for the session."""
        given = _plausible(token, "code")
        with self._lock:
            code = self._codes.get(given)
            if code is None:
                raise Refusal(404, "The one-time token was not found")
            if time.monotonic() >= code.expires:
                raise Refusal(410, "The one-time token has expired", "CID_TOKEN_EXPIRED")
            del self._codes[given]
            answer: dict[str, Any] = {"userId": code.user_id}
            if code.keep:
                self._access[access := secrets.token_urlsafe(32)] = code.user_id
                answer["accessToken"] = access
            return answer | self._bound(code.user_id)

    def prove(self, token: object) -> dict[str, Any]:
        """The user of an access token."""
        given = _plausible(token, "accessToken")
        with self._lock:
            if given not in self._access:
                raise Refusal(404, "The access token was not found")
            return {"userId": self._access[given]} | self._bound(self._access[given])

    def generate(self, user_id: object, inapp_token: str | None) -> str:
        """A one-time token for a screen."""
        if isinstance(user_id, bool) or not isinstance(user_id, (int, str)) or not str(user_id).isdecimal():
            raise Refusal(400, "userId is missing or no number", "MISSING_REQUIRED_PARAMETER")
        with self._lock:
            if self.inapp_tokens and self._inapp.get(inapp_token or "") != int(user_id):
                raise Refusal(403, "The inappToken could not be verified", "CH_CLIENT_AUTH_FAILURE")
            if int(user_id) not in self._users:
                raise Refusal(404, "The user was not found")
            # The exchange of this token hands out an access token too, which a cashier must throw away.
            return self._new_code(int(user_id), keep=True)

    def end(self, user_id: str | None, token: str | None) -> None:
        """Ends one session; one that has already ended is no error."""
        if not user_id or not token:
            raise Refusal(400, "userId or accessToken is missing", "MISSING_REQUIRED_PARAMETER")
        with self._lock:
            if str(self._access.get(token)) == user_id:
                del self._access[token]

    # --- login screen and account list ---

    def login_token(self, user_id: int, keep: bool) -> str:
        """A one-time token for a user who has just proved who they are."""
        with self._lock:
            return self._new_code(user_id, keep)

    def user_of(self, email: str) -> int | None:
        """The user with this address."""
        return next((user.user_id for user in USERS if user.email == email), None)

    def accounts(self, user_id: str) -> dict[str, Any]:
        """A user's standing and accounts, as the account list tells them."""
        if not user_id.isdecimal():
            raise Refusal(400, "userId is missing or no number")
        with self._lock:
            user = next((user for user in USERS if user.user_id == int(user_id)), None)
            if user is None:
                raise Refusal(404, "The user was not found")
            accounts = [
                {"login": item.login, "enabled": self._accounts[item.login], "name": f"Trading {item.currency}"}
                for item in user.accounts
            ]
            return {"userId": user.user_id, "enabled": self._users[user.user_id], "accounts": accounts}

    # --- what a rehearsal changes ---

    def allow(self, user_id: int | None, login: int | None, enabled: bool) -> None:
        """Lets a user or an account in, or shuts it out; LookupError when there is none."""
        with self._lock:
            for known, key in ((self._users, user_id), (self._accounts, login)):
                if key is not None and key not in known:
                    raise LookupError(f"the CRM does not know {key}")
                if key is not None:
                    known[key] = enabled

    def revoke(self) -> None:
        """Forgets every crmApiToken, as a restart may do."""
        with self._lock:
            self._api_tokens.clear()

    def expire(self, token: str) -> bool:
        """Makes a one-time token too old; False when it is none of ours."""
        with self._lock:
            code = self._codes.get(token)
            if code is not None:
                code.expires = time.monotonic()
            return code is not None

    def _new_code(self, user_id: int, keep: bool) -> str:
        self._codes[token := secrets.token_urlsafe(32)] = Code(user_id, keep, time.monotonic() + self.code_seconds)
        return token

    def _bound(self, user_id: int) -> dict[str, str]:
        if not self.inapp_tokens:
            return {}
        self._inapp[token := secrets.token_urlsafe(32)] = user_id
        return {"inappToken": token}


def _plausible(token: object, name: str) -> str:
    if not isinstance(token, str):
        raise Refusal(400, f"{name} is missing", "MISSING_REQUIRED_PARAMETER")
    if not PLAUSIBLE.fullmatch(token):
        raise Refusal(417, f"{name} is no token of ours", "CID_NON_EXISTED_TOKEN")
    return token
