"""cTrader as a client of the cashier, or of a CRM beside it: token calls under /oauth2 (docs.spotware.com)."""

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from simulator.served import CTRADER_AGENT
from simulator.state import State

TIMEOUT_SECONDS = 10
SCREENS = ("deposit", "withdraw")


class CrmError(Exception):
    """The cashier refused or could not be asked; the text is fit for people and holds no token."""

    def __init__(self, text: str, status: int | None = None, code: str | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.code = code


@dataclass
class AppSession:
    """What an app keeps of a user; without an access token a login lasts until the app is closed."""

    signed_in: bool = False
    access_token: str | None = None
    inapp_token: str | None = None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Crm:
    """The token calls of one cTrader to one broker; tokens live in memory only, as they do there."""

    def __init__(self, state: State, base_url: Callable[[], str], password: str, party: str = "cashier") -> None:
        self._state = state
        self._base_url = base_url
        self._password = password
        self.party = party
        # No proxy: what an environment variable says about the internet is not meant for this call.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
        self._lock = threading.Lock()
        self._crm_token: str | None = None
        self._sessions: dict[int, AppSession] = {}

    @property
    def base_url(self) -> str:
        """Where the broker answers."""
        return self._base_url().rstrip("/")

    def reset(self) -> None:
        """Forgets every token, as a restart does."""
        with self._lock:
            self._crm_token = None
            self._sessions.clear()

    def sign_in(self, login_token: str, user_id: int | None = None, keep: bool = True) -> int:
        """Flow 2: exchanges a login screen's token for its user; CrmError when it is another one than expected.

        An app that is not to `keep` its access token forgets it at once.
        """
        answer = self._call("/oauth2/onetime/authorize", {"code": login_token})
        if user_id is not None and str(answer.get("userId")) != str(user_id):
            raise CrmError(f"the login token belongs to another user than {user_id}")
        if not str(answer.get("userId")).isdecimal():
            raise CrmError(f"the {self.party}'s answer to /oauth2/onetime/authorize holds no userId")
        found = int(str(answer["userId"]))
        access_token = answer.get("accessToken") if keep else None
        self._keep(found, AppSession(True, access_token, answer.get("inappToken")))
        return found

    def sign_in_again(self, user_id: int) -> None:
        """Flow 1: proves a kept access token once more; does nothing when the app keeps none."""
        held = self.session(user_id)
        if held.access_token is None:
            return
        try:
            answer = self._call("/oauth2/authorize", {"accessToken": held.access_token})
        except CrmError as error:
            if error.status in (404, 410, 417):
                self._keep(user_id, AppSession())
            raise
        self._keep(user_id, AppSession(True, held.access_token, answer.get("inappToken")))

    def close_app(self, user_id: int) -> None:
        """The app ends: what is left of a session is its access token."""
        held = self.session(user_id)
        self._keep(user_id, AppSession(access_token=held.access_token))

    def one_time_token(self, user_id: int, login: int | None, pass_on: bool = True) -> str:
        """A one-time token for an in-app screen; `pass_on`: the inappToken that the app holds goes along."""
        held = self.session(user_id).inapp_token if pass_on else None
        query = {"inappToken": held} if held else {}
        answer = self._call("/oauth2/onetime/generate", {"userId": user_id}, query, login)
        token = answer.get("token")
        if not isinstance(token, str):
            raise CrmError(f"the {self.party}'s answer to /oauth2/onetime/generate holds no token")
        return token

    def sign_out(self, user_id: int) -> None:
        """Ends the app's session and tells the cashier so."""
        session = self.session(user_id)
        self._keep(user_id, AppSession())
        if session.access_token is not None:
            query = {"userId": str(user_id), "accessToken": session.access_token}
            self._call("/oauth2/logout", None, query)

    def url(self, path: str, parameters: dict[str, str]) -> str:
        """The address of one of the broker's screens, as the app opens it."""
        return f"{self.base_url}{path}" + (f"?{urlencode(parameters)}" if parameters else "")

    def session(self, user_id: int) -> AppSession:
        """What the app keeps of this user."""
        with self._lock:
            return self._sessions.get(user_id, AppSession())

    def _keep(self, user_id: int, session: AppSession) -> None:
        with self._lock:
            self._sessions[user_id] = session

    def _call(
        self,
        path: str,
        body: dict[str, Any] | None,
        query: dict[str, str] | None = None,
        login: int | None = None,
    ) -> dict[str, Any]:
        with self._lock:
            cached = self._crm_token
        token = cached or self._new_crm_token()
        try:
            return self._post(path, body, {**(query or {}), "crmApiToken": token}, login)
        except CrmError as error:
            stale = error.status == 403 and error.code in (None, "CH_CLIENT_AUTH_FAILURE")
            if cached is None or not stale:
                raise
        return self._post(path, body, {**(query or {}), "crmApiToken": self._new_crm_token()}, login)

    def _new_crm_token(self) -> str:
        answer = self._post("/oauth2/crmApiToken", {"password": self._password}, {}, None)
        token = answer.get("crmApiToken")
        if not isinstance(token, str):
            raise CrmError(f"the {self.party}'s answer to /oauth2/crmApiToken holds no token")
        with self._lock:
            self._crm_token = token
        return token

    def _post(self, path: str, body: dict[str, Any] | None, query: dict[str, str], login: int | None) -> dict[str, Any]:
        base = self.base_url
        entry = self._state.note_call("out", "POST", path, login, ("ctrader", self.party))
        began = time.monotonic()
        call = urllib.request.Request(  # noqa: S310 - the base address is the operator's own setting
            f"{base}{path}" + (f"?{urlencode(query)}" if query else ""),
            data=b"" if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json", "User-Agent": CTRADER_AGENT},
            method="POST",
        )
        try:
            with self._opener.open(call, timeout=TIMEOUT_SECONDS) as answer:
                entry["status"] = answer.status
                return _object(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                entry["status"] = error.code
                told = _object(error.read())
            entry["error"] = told.get("code")
            text = f"{path} answered {error.code}: {told.get('message') or error.reason}"
            raise CrmError(text, error.code, told.get("code")) from None
        except (OSError, ValueError) as error:
            # The exception's own text may hold the address with its tokens.
            raise CrmError(f"{path} could not be reached ({type(error).__name__})") from None
        finally:
            entry["ms"] = round((time.monotonic() - began) * 1000)


def _object(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
