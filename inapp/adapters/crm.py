"""Identity beside an existing CRM: it answers cTrader's `/oauth2` contract, and the cashier asks it as cTrader would.

docs.spotware.com, single sign-on: token calls and their errors. A user's accounts and their standing come from the
CRM's own address, in the shape that docs/identity.md gives, for an OAuth 2.0 client credentials token.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from math import inf
from typing import Any, Generic, TypeVar
from urllib.parse import quote

from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.http import Deadline, answered, exchange, json_object, with_token
from inapp.adapters.oauth_client import VISIBLE, WAYS, Client, Reply, Session, bearer
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.identifiers import identifier
from inapp.domain.identity import FOREIGN_TOKEN
from inapp.domain.identity_settings import CrmSettings
from inapp.domain.model import LONGEST_ACCOUNT_NAME, Account, TokenOwner
from inapp.domain.outcomes import Answer

HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
DEAD = frozenset({404, 410, 417})
"""Unknown or used, expired, and no token at all."""
NO_ACCESS = "CH_INSUFFICIENT_PERMISSIONS"
UNAUTHORISED = frozenset({401, 403})
"""The CRM refuses the token that we hold, which is renewed once."""
OLD_AFTER = 3600.0
"""Seconds after which any refusal may be about the token that we hold: CRMs say so with 400, 404, 410, 498 or 302."""
SPARE = 30.0
"""Seconds, at most a tenth of its life, by which a token is renewed before the CRM says that it ends."""
TOO_MANY = 429

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Held(Generic[_T]):
    """A token of the CRM, when it was got and until when it is shown, in seconds of the boot clock."""

    token: _T = field(repr=False)
    since: float
    until: float = inf

    def may_be_meant(self, status: int, now: float) -> bool:
        """True if a refusal may be about this token."""
        is_odd = 300 <= status < 500 and status != TOO_MANY and now - self.since >= OLD_AFTER
        return status in UNAUTHORISED or is_odd


def _held(token: _T, now: float, life: object) -> _Held[_T]:
    """A token got now, with the life in seconds that came with it, if any (RFC 6749, 5.1)."""
    seconds = identifier(life)
    return _Held(token, now, inf if seconds is None else now + seconds - min(SPARE, seconds / 10))


class CrmIdentity:
    """See `inapp.domain.ports.Identity`."""

    token_form = FOREIGN_TOKEN
    asks_others = True

    def __init__(
        self,
        settings: CrmSettings,
        now: Callable[[], float] = time.monotonic,
        bulkheads: Bulkheads | None = None,
    ) -> None:
        self._bulkheads = bulkheads or Bulkheads()
        self._settings = settings
        self._client = Client(settings.client_id, settings.client_secret, settings.timeout_ms)
        self._now = now
        self._lock = threading.Lock()
        self._api_token: _Held[str] | None = None
        self._bearer: _Held[Mapping[str, Any]] | None = None

    def redeem(self, token: str) -> TokenOwner:
        """Use up a token at the CRM. Raises Declined (TOKEN_NOT_VALID, NO_ACCESS), NotSent or OutcomeUnknown.

        Only the user is read: the answer's accessToken is meant for cTrader. An expired API token is reported by 401 or
        403, or by any other refusal once it is old; it is renewed, and the call repeated, once.
        """
        deadline = Deadline(self._settings.timeout_ms)

        def call(held: _Held[str]) -> tuple[_Held[str], Answer]:
            path = f"/onetime/authorize?crmApiToken={quote(held.token, safe='')}"
            return held, self._post(path, {"code": token}, deadline)

        with self._bulkheads.place("CRM"):
            _, answer = with_token(
                lambda refused: self._hold_api_token(refused, deadline),
                call,
                lambda done: done[0].may_be_meant(done[1].status, self._now()) and not _has_no_access(done[1]),
            )
        if answer.status in DEAD:
            raise Declined("TOKEN_NOT_VALID")
        if _has_no_access(answer):
            raise Declined("NO_ACCESS")
        user_id = identifier(json_object(answer).get("userId")) if answer.status == 200 else None
        if user_id is None:
            raise OutcomeUnknown(f"HTTP_{answer.status}")
        return TokenOwner(user_id)

    def _hold_api_token(self, refused: _Held[str] | None, deadline: Deadline) -> _Held[str]:
        """The API token in memory, or a new one in place of the refused one."""
        with self._lock:
            held = self._api_token
        if held and held is not refused and self._now() < held.until:
            return held
        try:
            answer = self._post("/crmApiToken", {"password": self._settings.password}, deadline)
        except OutcomeUnknown as failure:
            raise NotSent(str(failure)) from None  # the one-time token was not sent yet
        found = json_object(answer) if answer.status == 200 else {}
        fresh = found.get("crmApiToken")
        if not isinstance(fresh, str) or not VISIBLE.fullmatch(fresh):
            raise NotSent(f"no API token: HTTP_{answer.status}")
        made = _held(fresh, self._now(), found.get("expires_in"))
        with self._lock:
            self._api_token = made
        return made

    def _post(self, path: str, value: Mapping[str, object], deadline: Deadline) -> Answer:
        url = f"{self._settings.url}/oauth2{path}"
        return answered(exchange("POST", url, json.dumps(value).encode(), HEADERS, deadline.left_ms))

    def accounts_of(self, user_id: int, for_screen: bool = True) -> list[Account]:
        """The user's accounts and their standing now; none for a user that the CRM does not know.

        Of screens only so many wait at the same time. Raises NotSent or OutcomeUnknown.
        """
        session = self._client.session()
        address = f"{self._settings.accounts_url}?userId={user_id}"

        def call(held: _Held[Mapping[str, Any]]) -> tuple[_Held[Mapping[str, Any]], Reply]:
            return held, session.send("GET", address, bearer(held.token), None)

        try:
            with self._bulkheads.place("CRM") if for_screen else nullcontext():
                _, reply = with_token(
                    lambda refused: self._hold_bearer(refused, session),
                    call,
                    lambda done: done[0].may_be_meant(done[1].status_code, self._now()),
                )
        except Declined as refusal:
            raise NotSent(refusal.reason) from None
        if reply.status_code == 404:
            return []
        reply.raise_for_status()
        try:
            return _accounts(reply.json(), user_id)
        except (ValueError, KeyError, TypeError):
            raise OutcomeUnknown("unreadable") from None

    def _hold_bearer(self, refused: _Held[Mapping[str, Any]] | None, session: Session) -> _Held[Mapping[str, Any]]:
        """The access token in memory, or a new one in place of the refused one."""
        held = self._bearer
        if held is None or held is refused or self._now() >= held.until:
            tokens = self._new_bearer(session)
            held = self._bearer = _held(tokens, self._now(), tokens.get("expires_in"))
        return held

    def _new_bearer(self, session: Session) -> Mapping[str, Any]:
        """An access token for the accounts. Raises Declined, NotSent or OutcomeUnknown."""
        return self._client.fetch_token(
            session, self._settings.token_url, WAYS[self._settings.auth], grant_type="client_credentials"
        )

    def check(self) -> Mapping[str, str]:
        """Problems with our credentials at the CRM; reads no user's accounts."""
        return {
            "CRM API token": _problem(
                lambda: self._hold_api_token(self._api_token, Deadline(self._settings.timeout_ms)),
                "CASHIER_CRM_PASSWORD does not work at CASHIER_CRM_URL",
            ),
            "CRM access token": _problem(
                lambda: self._new_bearer(self._client.session()),
                "CASHIER_CRM_CLIENT_ID and CASHIER_CRM_CLIENT_SECRET do not work at CASHIER_CRM_TOKEN_URL",
            ),
        }


def _problem(ask: Callable[[], object], words: str) -> str:
    try:
        ask()
    except (Declined, NotSent, OutcomeUnknown) as failure:
        return f"{words}: {failure}"
    return ""


def _accounts(found: Any, user_id: int) -> list[Account]:
    """The accounts of an answer of exactly the documented shape. Raises ValueError, KeyError or TypeError."""
    if identifier(found["userId"]) != user_id or not isinstance(found["enabled"], bool):
        raise ValueError
    accounts = [_account(item, user_id, found["enabled"]) for item in found["accounts"]]
    if len({account.login for account in accounts}) != len(accounts):
        raise ValueError
    return sorted(accounts, key=lambda account: account.login)


def _account(item: Any, user_id: int, user_enabled: bool) -> Account:
    login, name, enabled = identifier(item["login"]), item.get("name") or "", item["enabled"]
    if login is None or not isinstance(name, str) or not isinstance(enabled, bool):
        raise ValueError
    return Account(login, user_id, "", name[:100], enabled and user_enabled, name[:LONGEST_ACCOUNT_NAME])


def _has_no_access(answer: Answer) -> bool:
    """True if the CRM refuses the user and not our API token, which gets the same status."""
    return answer.status == 403 and json_object(answer).get("code") == NO_ACCESS
