"""The broker's side of cTrader: manager token, accounts, balance changes and one-time tokens.

Paths, fields and error codes follow docs.spotware.com, WebServices API and full integration. That API wants the manager
token in the query of every call, so addresses appear in no message of this module.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from urllib.parse import quote

from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.http import Deadline, answered, exchange, json_in, with_token
from inapp.domain.attempts import SendBy
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, Unreadable
from inapp.domain.identifiers import identifier
from inapp.domain.identity import FOREIGN_TOKEN
from inapp.domain.model import Attempt, TokenOwner, TradingAccount
from inapp.domain.money import MAX_DIGITS, Money
from inapp.domain.outcomes import BAD_TOKEN, Answer, Exchange, NothingLeft, Outcome, Verdict, classify
from inapp.domain.ports import Clock, CTrader
from inapp.settings import CTraderSettings

NAME = "cTrader"
# Without the Accept header WebServices answers XML.
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}
REDEEM_MS = 2000
"""Milliseconds to sign in and redeem a screen's token: a screen, and the thread that draws it, wait for the answer."""
_NO_LOGIN = (None, 0, "", "0")
"""Values of `tradingLogin` for a redeemed token without a single account."""
LONGEST_QUOTE = 40
PROVE_NOTHING = frozenset({401, 403, 429})
"""Statuses below 500 with which cTrader may refuse bookings too, or a proxy answers in its place."""


@dataclass(frozen=True, eq=False, slots=True)
class _Held:
    """A fetched manager token, compared by identity: cTrader may give the same text twice."""

    text: str


def _object(answer: Answer, verdict: Verdict) -> Mapping[str, object]:
    """The JSON object of a successful answer. Raises OutcomeUnknown."""
    if answer.status // 100 != 2 or verdict.outcome is Outcome.REJECTED:
        raise OutcomeUnknown(verdict.code or "unexpected answer")
    found = json_in(answer)
    if not isinstance(found, dict):
        raise Unreadable("it is no JSON object")
    return found


def _is_refused(answer: Exchange) -> bool:
    return isinstance(answer, Answer) and answer.status == 401


class WebServices:
    """One cTrader host as one manager sees it. Threads may share it; no connection is kept.

    The settings' `timeout_ms` bounds each call in total; their `money_digits` stand in for a missing `moneyDigits`.
    `count_call` gets the kind of every call that the vendor's hourly limit counts ("token", "booking", "redeem"),
    before it.
    """

    def __init__(
        self,
        settings: CTraderSettings,
        *,
        clock: Clock,
        count_call: Callable[[str], None] = lambda kind: None,
        bulkheads: Bulkheads | None = None,
    ) -> None:
        self._bulkheads = bulkheads or Bulkheads()
        # The API asks for this hash; it protects nothing.
        hashed = hashlib.md5(settings.manager_password.encode(), usedforsecurity=False).hexdigest()
        url = settings.url.rstrip("/")
        self._webserv = f"{url}{settings.prefix_webserv}/webserv"
        self._ctid2 = f"{url}{settings.prefix_ctid2}/ctid2"
        self._credentials = json.dumps({"login": settings.manager_login, "hashedPassword": hashed}).encode()
        self._clock = clock
        self._timeout_ms = settings.timeout_ms
        self._money_digits = settings.money_digits
        self._count_call = count_call
        self._held: _Held | None = None
        self._signing_in = threading.Lock()
        self._sign_ins = 0
        self._failure: Exception | None = None

    def sign_in(self, renew: bool = False) -> None:
        """Hold a manager token, a new one if `renew`. Raises Declined("BAD_TOKEN"), NotSent or OutcomeUnknown.

        Concurrent callers share one request and its result. A token request changes nothing at cTrader, so it may be
        repeated after any failure.
        """
        self._hold_token(self._held if renew else None, Deadline(self._timeout_ms))

    def _hold_token(self, unwanted: _Held | None, deadline: Deadline) -> _Held:
        """The token in memory, or a new one in place of the unwanted one."""
        before, held = self._sign_ins, self._held
        if held is not None and held is not unwanted:
            return held
        if not self._signing_in.acquire(timeout=deadline.left_ms / 1000):
            raise NotSent("signing in takes too long")
        try:
            if self._sign_ins == before:
                self._fetch_token(deadline)
            if self._failure is not None:
                raise type(self._failure)(*self._failure.args)
            if self._held is None or self._held is unwanted:
                raise NotSent("no manager token")
            return self._held
        finally:
            self._signing_in.release()

    def _fetch_token(self, deadline: Deadline) -> None:
        self._failure = None
        try:
            self._held = self._new_token(deadline)
        except (Declined, NotSent, OutcomeUnknown) as failure:
            self._failure = failure.with_traceback(None)
        finally:
            self._sign_ins += 1

    def _new_token(self, deadline: Deadline) -> _Held:
        self._count_call("token")
        url = f"{self._webserv}/managers/token"
        answer = answered(exchange("POST", url, self._credentials, _HEADERS, deadline.left_ms))
        if answer.status in (401, 403):
            raise Declined(BAD_TOKEN)
        token = _object(answer, classify(answer)).get("webservToken")
        if not isinstance(token, str) or not token:
            raise OutcomeUnknown("unreadable")
        return _Held(token)

    def _call(
        self,
        method: str,
        address: str,
        held: _Held,
        body: bytes | None,
        timeout_ms: int,
        before_write: Callable[[], bool] | None = None,
    ) -> Exchange:
        url = f"{address}?token={quote(held.text, safe='')}"
        answer = exchange(method, url, body, _HEADERS, timeout_ms, before_write)
        if _is_refused(answer) and self._held is held:
            self._held = None
        return answer

    def trading_account(self, login: int, timeout: int | None = None) -> TradingAccount:
        """Read an account within `timeout` milliseconds. Raises Declined with cTrader's code, NotSent, OutcomeUnknown.

        A call with a `timeout` is a screen's, of which only so many wait at the same time.
        Declined("NO_MONEY_DIGITS"): neither cTrader nor the settings name the scale of its integers.
        Unreadable: cTrader has answered, and nobody can use what it says.
        """
        with self._bulkheads.place(NAME) if timeout else nullcontext():
            answer = self._read_account(login, Deadline(timeout or self._timeout_ms))
        verdict = classify(answer)
        if verdict.outcome is Outcome.REJECTED:
            raise Declined(verdict.code)
        return _trading_account(_object(answer, verdict), login, self._money_digits)

    def answers(self, login: int) -> bool:
        """True if cTrader itself answers a read of this account, whatever it says of it. Raises nothing.

        A refused manager or a rate limit is no sign that a booking would be taken, and any proxy can send a page.
        """
        try:
            answer = self._read_account(login, Deadline(self._timeout_ms))
        except (Declined, NotSent, OutcomeUnknown):
            return False
        return answer.status < 500 and answer.status not in PROVE_NOTHING and isinstance(json_in(answer), dict)

    def _read_account(self, login: int, deadline: Deadline) -> Answer:
        return answered(
            with_token(
                lambda refused: self._hold_token(refused, deadline),
                lambda held: self._call("GET", f"{self._webserv}/traders/{login}", held, None, deadline.left_ms),
                _is_refused,
            )
        )

    def change_balance(self, attempt: Attempt, source: str, send_by: SendBy) -> Exchange:
        """Send one booking once, never after `send_by`, and report its exchange. Raises nothing.

        Without a token in memory nothing is sent, since this call never signs in. A refused token is forgotten, so that
        the next `sign_in()` gets another.
        """
        held = self._held
        if held is None:
            return NothingLeft("not signed in")
        if attempt.money.minor < 0:
            return NothingLeft("amount below zero")
        try:
            self._count_call("booking")
        except Exception:
            return NothingLeft("call could not be counted")
        return self._call(
            "POST",
            f"{self._webserv}/traders/{attempt.login}/changebalance",
            held,
            _booking(attempt, source),
            self._timeout_ms,
            lambda: send_by.allows(self._clock.boot(), self._clock.now()),
        )

    def redeem(self, token: str, timeout: int | None = None) -> TokenOwner:
        """Exchange a one-time token within `timeout` ms. Raises Declined("TOKEN_NOT_VALID"), NotSent or OutcomeUnknown.

        cTrader does not tell used, expired and unknown tokens apart. A refused manager token (401) used up nothing, so
        it is renewed and the call repeated, once.
        """
        deadline = Deadline(timeout or self._timeout_ms)
        body = json.dumps({"token": token}).encode()

        def hold(refused: _Held | None) -> _Held:
            try:
                return self._hold_token(refused, deadline)
            except (Declined, OutcomeUnknown) as failure:
                raise NotSent(str(failure)) from None

        def call(held: _Held) -> Exchange:
            self._count_call("redeem")
            return self._call("POST", f"{self._ctid2}/inAppToken/redeem", held, body, deadline.left_ms)

        with self._bulkheads.place(NAME):
            answer = answered(with_token(hold, call, _is_refused))
        return _person(answer)


def _trading_account(fields: Mapping[str, object], login: int, known_digits: Mapping[str, int]) -> TradingAccount:
    """The account in an answer. Raises Unreadable, and Declined where nobody names its decimals."""
    currency = fields.get("depositCurrency")
    if identifier(fields.get("login")) != login:
        raise Unreadable("it is about another login")
    if not isinstance(currency, str):
        raise Unreadable("it names no depositCurrency")
    digits = fields.get("moneyDigits")
    if digits is None:
        digits = known_digits.get(currency)
    if digits is None:
        raise Declined("NO_MONEY_DIGITS")
    if type(digits) is not int or not 0 <= digits <= MAX_DIGITS:
        raise Unreadable(f"its moneyDigits are {_quoted(digits)}")
    names = ("balance", "freeMargin", "cashEquity", "usedMargin")
    amounts = [_amount(fields, name, currency, digits) for name in names]
    return TradingAccount(login, currency, digits, *amounts)


def _amount(fields: Mapping[str, object], name: str, currency: str, digits: int) -> Money | None:
    value = fields.get(name)
    if value is None:
        return None
    if type(value) is not int:
        raise Unreadable(f"its {name} is no whole number")
    try:
        return Money(value, currency, digits)
    except ValueError as error:  # the figure itself would make each answer another one
        raise Unreadable(f"its {name} in {_quoted(currency)} cannot be kept: {error}") from None


def _quoted(value: object) -> str:
    """A foreign value in a few characters that can be printed."""
    return ascii(value)[:LONGEST_QUOTE]


def _booking(attempt: Attempt, source: str) -> bytes:
    fields = {
        "login": attempt.login,
        "type": attempt.type,
        "comment": f"{attempt.ref} {attempt.external_id}",
        "externalNote": attempt.ref,
        "externalId": attempt.external_id,
        "source": source,
    }
    return _json_with_amount(fields, "preciseAmount", attempt.money)


def _json_with_amount(fields: Mapping[str, object], name: str, money: Money) -> bytes:
    """A JSON object with an amount, digit for digit, as its last field: `json` would write a float."""
    return f'{json.dumps(fields)[:-1]}, "{name}": {money.text}}}'.encode()


def _person(answer: Answer) -> TokenOwner:
    if answer.status == 404:
        raise Declined("TOKEN_NOT_VALID")
    # 403 concerns the broker's manager, not the person in front of the screen, so it is not a refusal of them.
    fields = _object(answer, classify(answer))
    user_id, email = identifier(fields.get("userId")), fields.get("email")
    named = fields.get("tradingLogin")
    login = identifier(named)
    if user_id is None or (login is None and named not in _NO_LOGIN):
        raise OutcomeUnknown("unreadable")
    return TokenOwner(user_id, login, email if isinstance(email, str) else "")


class Handoff:
    """Identity by cTrader's own one-time tokens (docs.spotware.com, full integration, token handoff)."""

    token_form = FOREIGN_TOKEN
    asks_others = True

    def __init__(self, ctrader: CTrader) -> None:
        self._ctrader = ctrader

    def redeem(self, token: str) -> TokenOwner:
        """Use up a token. Raises Declined (used, expired or unknown), NotSent or OutcomeUnknown."""
        return self._ctrader.redeem(token, REDEEM_MS)

    def accounts_of(self, user_id: int, for_screen: bool = True) -> None:
        """None: cTrader names the user of a token, not the user's accounts, so the imported ones count."""

    def check(self) -> Mapping[str, str]:
        """Nothing: `doctor` already checks cTrader, and no other party is involved."""
        return {}
