"""Identity beside an existing CRM: it answers cTrader's `/oauth2` contract, and the cashier asks it as cTrader would.

docs.spotware.com, single sign-on: token calls and their errors. The accounts and the standing of a user are asked at
an address of the CRM's own, in the shape that docs/identity.md gives, with an OAuth 2.0 client credentials token.
"""

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from inapp.adapters.http import Deadline, answered, exchange, with_token
from inapp.adapters.oauth_client import VISIBLE, Client, Reply, Session, bearer
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.identifiers import identifier
from inapp.domain.identity import FOREIGN_TOKEN
from inapp.domain.model import Account, TokenOwner
from inapp.domain.outcomes import Answer

TIMEOUT = 2000
"""Milliseconds for all calls of one question: a screen waits for the answer."""
HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
DEAD = frozenset({404, 410, 417})
"""Unknown or used, expired, and no token at all."""
NO_ACCESS = "CH_INSUFFICIENT_PERMISSIONS"
UNAUTHORISED = frozenset({401, 403})
"""What is held of the CRM is not taken any more, and is renewed once."""


class CrmIdentity:
    """See `inapp.domain.ports.Identity`."""

    token_form = FOREIGN_TOKEN

    def __init__(self, base_url: str, password: str, accounts_url: str, token_url: str, client: Client) -> None:
        self._base = f"{base_url}/oauth2"
        self._password = password
        self._accounts_url = accounts_url
        self._token_url = token_url
        self._client = client
        self._lock = threading.Lock()
        self._api_token = ""
        self._bearer: Mapping[str, Any] | None = None

    def redeem(self, token: str) -> TokenOwner:
        """Use up a token at the CRM. Raises Declined (TOKEN_NOT_VALID, NO_ACCESS), NotSent or OutcomeUnknown.

        The answer carries an accessToken too, meant for cTrader: of the answer, only the user is ever read. A 410 is
        taken to be about the one-time token: that the API token has expired is said by 403 (or 401), which renews it.
        """
        deadline = Deadline(TIMEOUT)
        answer = with_token(
            lambda refused: self._hold_api_token(refused, deadline),
            lambda held: self._post(
                f"/onetime/authorize?crmApiToken={quote(held, safe='')}", {"code": token}, deadline
            ),
            lambda answer: answer.status in UNAUTHORISED and not _has_no_access(answer),
        )
        if answer.status in DEAD:
            raise Declined("TOKEN_NOT_VALID")
        if _has_no_access(answer):
            raise Declined("NO_ACCESS")
        user_id = identifier(_object(answer).get("userId")) if answer.status == 200 else None
        if user_id is None:
            raise OutcomeUnknown(f"HTTP_{answer.status}")
        return TokenOwner(user_id)

    def _hold_api_token(self, refused: str | None, deadline: Deadline) -> str:
        """The API token in hand, or a new one in place of one that was refused; it lives in memory only."""
        with self._lock:
            held = self._api_token
        if held and held != refused:
            return held
        try:
            answer = self._post("/crmApiToken", {"password": self._password}, deadline)
        except OutcomeUnknown as failure:
            raise NotSent(str(failure)) from None  # of the one-time token, nothing was sent
        fresh = _object(answer).get("crmApiToken") if answer.status == 200 else None
        if not isinstance(fresh, str) or not VISIBLE.fullmatch(fresh):
            raise NotSent(f"no API token: HTTP_{answer.status}")
        with self._lock:
            self._api_token = fresh
        return fresh

    def _post(self, path: str, value: Mapping[str, object], deadline: Deadline) -> Answer:
        body = json.dumps(value).encode()
        return answered(exchange("POST", self._base + path, body, HEADERS, deadline.left_ms))

    def accounts_of(self, user_id: int) -> list[Account]:
        """The user's accounts and their standing now; none for a user that the CRM does not know.

        Raises NotSent or OutcomeUnknown.
        """
        session = self._client.session()
        address = f"{self._accounts_url}?userId={user_id}"
        try:
            reply: Reply = with_token(
                lambda refused: self._hold_bearer(refused, session),
                lambda held: session.send("GET", address, bearer(held), None),
                lambda reply: reply.status_code in UNAUTHORISED,
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

    def _hold_bearer(self, refused: Mapping[str, Any] | None, session: Session) -> Mapping[str, Any]:
        """The access token in hand, or a new one in place of one that was refused."""
        held = self._bearer
        if held is None or held is refused:
            held = self._bearer = self._new_bearer(session)
        return held

    def _new_bearer(self, session: Session) -> Mapping[str, Any]:
        """An access token for the accounts. Raises Declined, NotSent or OutcomeUnknown."""
        return self._client.fetch_token(session, self._token_url, grant_type="client_credentials")

    def check(self) -> Mapping[str, str]:
        """Whether the CRM takes what we show it; of the accounts, nobody's are looked at."""
        asked: Mapping[str, tuple[Callable[[], object], str]] = {
            "CRM API token": (
                lambda: self._hold_api_token(self._api_token, Deadline(TIMEOUT)),
                "CASHIER_CRM_PASSWORD is of no use at CASHIER_CRM_URL",
            ),
            "CRM access token": (
                lambda: self._new_bearer(self._client.session()),
                "CASHIER_CRM_CLIENT_ID and CASHIER_CRM_CLIENT_SECRET are of no use at CASHIER_CRM_TOKEN_URL",
            ),
        }
        return {name: _problem(*question) for name, question in asked.items()}


def _problem(ask: Callable[[], object], words: str) -> str:
    try:
        ask()
    except (Declined, NotSent, OutcomeUnknown) as failure:
        return f"{words}: {failure}"
    return ""


def _accounts(found: Any, user_id: int) -> list[Account]:
    """The documented shape and nothing else. Raises ValueError, KeyError or TypeError."""
    if identifier(found["userId"]) != user_id:
        raise ValueError
    stands = _truth(found["enabled"])
    accounts = [
        Account(_login(item["login"]), user_id, "", _name(item), _truth(item["enabled"]) and stands)
        for item in found["accounts"]
    ]
    if len({account.login for account in accounts}) != len(accounts):
        raise ValueError
    return sorted(accounts, key=lambda account: account.login)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _login(value: object) -> int:
    login = identifier(value)
    if login is None:
        raise ValueError
    return login


def _name(item: Mapping[str, Any]) -> str:
    name = item.get("name") or ""
    if not isinstance(name, str):
        raise ValueError
    return name[:100]


def _object(answer: Answer) -> Mapping[str, Any]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _has_no_access(answer: Answer) -> bool:
    """True if the CRM speaks of the user, not of our API token, which it refuses with the same status."""
    return answer.status == 403 and _object(answer).get("code") == NO_ACCESS
