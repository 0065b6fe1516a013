"""The broker's side of cTrader: manager token, accounts, balance changes and the redeeming of one-time tokens.

Paths, fields and error codes follow docs.spotware.com, WebServices API and full integration. The manager token stands
in the query of every call, as that API wants it, so addresses appear in no message of this module.
"""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from inapp.adapters.http import Deadline, exchange
from inapp.domain.attempts import SendBy
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Attempt, TokenOwner, TradingAccount
from inapp.domain.money import MAX_DIGITS, Money
from inapp.domain.outcomes import BAD_TOKEN, Answer, Exchange, NothingLeft, Outcome, classify
from inapp.domain.ports import Clock

# Without the Accept header WebServices answers XML.
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}
_NO_LOGIN = (None, 0, "", "0")
"""How a redeemed token that stands for no single account may say so."""
_DIGITS = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Where the families of calls live on a cTrader host; the vendor documents no prefix for `/ctid2`."""

    webserv: str = "/v2"
    cid: str = "/cid"
    ctid2: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class _Held:
    """A fetched manager token. Compared by identity: cTrader may well give the same text twice."""

    text: str


_Failure = tuple[type[Declined] | type[NotSent] | type[OutcomeUnknown], str]


def _unknown(answer: Exchange) -> OutcomeUnknown:
    verdict = classify(answer)
    return OutcomeUnknown(verdict.code or "unexpected answer")


def _object(answer: Answer) -> Mapping[str, object]:
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise OutcomeUnknown("unreadable")
    return found


def _is_fine(answer: Exchange) -> bool:
    return isinstance(answer, Answer) and answer.status // 100 == 2 and classify(answer).outcome is not Outcome.REJECTED


def _identifier(value: object) -> int | None:
    """An id that came as a number or, as older editions have it, as text; None if it is neither."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    return value if type(value) is int and value > 0 else None


class WebServices:
    """One cTrader host as one manager sees it. Threads may share it; connections are never kept.

    `timeout_ms` bounds each call in total. `money_digits` fills in where cTrader names no `moneyDigits`.
    `count_call` is told of every call that the vendor's hourly limit counts ("token", "booking", "redeem"), before it.
    """

    def __init__(
        self,
        url: str,
        login: int,
        password: str,
        *,
        clock: Clock,
        prefixes: Prefixes | None = None,
        timeout_ms: int = 15_000,
        money_digits: Mapping[str, int] | None = None,
        count_call: Callable[[str], None] = lambda kind: None,
    ) -> None:
        # The hash that the API asks for; it is no protection and none is meant.
        hashed = hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()
        prefixes = prefixes or Prefixes()
        self._webserv = f"{url.rstrip('/')}{prefixes.webserv}/webserv"
        self._ctid2 = f"{url.rstrip('/')}{prefixes.ctid2}/ctid2"
        self._credentials = json.dumps({"login": login, "hashedPassword": hashed}).encode()
        self._clock = clock
        self._timeout_ms = timeout_ms
        self._money_digits = dict(money_digits or {})
        self._count_call = count_call
        self._held: _Held | None = None
        self._signing_in = threading.Lock()
        self._sign_ins = 0
        self._last_failure: _Failure | None = None

    def sign_in(self, renew: bool = False) -> None:
        """Hold a manager token, a new one if `renew`. Raises Declined("BAD_TOKEN"), NotSent or OutcomeUnknown.

        Callers that meet here share one request and what became of it. A token request changes nothing at cTrader, so
        it may be repeated after any failure.
        """
        self._hold_token(self._held if renew else None, Deadline(self._timeout_ms))

    def _hold_token(self, unwanted: _Held | None, deadline: Deadline) -> _Held:
        """The token in hand, fetched first if there is none but the unwanted one."""
        before, held = self._sign_ins, self._held
        if held is not None and held is not unwanted:
            return held
        if not self._signing_in.acquire(timeout=deadline.left_ms / 1000):
            raise NotSent("signing in takes too long")
        try:
            if self._sign_ins == before:
                self._fetch_token(deadline)
            if self._last_failure is not None:
                kind, text = self._last_failure
                raise kind(text)
            if self._held is None or self._held is unwanted:
                raise NotSent("no manager token")
            return self._held
        finally:
            self._signing_in.release()

    def _fetch_token(self, deadline: Deadline) -> None:
        self._last_failure = None
        try:
            self._held = self._new_token(deadline)
        except (Declined, NotSent, OutcomeUnknown) as failure:
            self._last_failure = (type(failure), str(failure))
        finally:
            self._sign_ins += 1

    def _new_token(self, deadline: Deadline) -> _Held:
        self._count_call("token")
        url = f"{self._webserv}/managers/token"
        answer = exchange("POST", url, self._credentials, _HEADERS, deadline.left_ms)
        if isinstance(answer, NothingLeft):
            raise NotSent(answer.why)
        if isinstance(answer, Answer) and answer.status in (401, 403):
            raise Declined(BAD_TOKEN)
        if not isinstance(answer, Answer) or not _is_fine(answer):
            raise _unknown(answer)
        token = _object(answer).get("webservToken")
        if not isinstance(token, str) or not token:
            raise OutcomeUnknown("unreadable")
        return _Held(token)

    def _forget(self, refused: _Held) -> None:
        if self._held is refused:
            self._held = None

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
        if isinstance(answer, Answer) and answer.status == 401:
            self._forget(held)
        return answer

    def trading_account(self, login: int, timeout: int | None = None) -> TradingAccount:
        """Read an account within `timeout` milliseconds. Raises Declined with cTrader's code, NotSent, OutcomeUnknown.

        Declined("NO_MONEY_DIGITS") means that neither cTrader nor the settings say how its integers are scaled.
        """
        deadline = Deadline(timeout or self._timeout_ms)
        address, refused = f"{self._webserv}/traders/{login}", None
        for _ in range(2):  # A read is safe to ask again once the refused token has been renewed.
            held = self._hold_token(refused, deadline)
            answer = self._call("GET", address, held, None, deadline.left_ms)
            if not isinstance(answer, Answer) or answer.status != 401:
                break
            refused = held
        if isinstance(answer, NothingLeft):
            raise NotSent(answer.why)
        verdict = classify(answer)
        if verdict.outcome is Outcome.REJECTED:
            raise Declined(verdict.code)
        if not isinstance(answer, Answer) or not _is_fine(answer):
            raise _unknown(answer)
        return self._trading_account_from(_object(answer), login)

    def _trading_account_from(self, fields: Mapping[str, object], login: int) -> TradingAccount:
        currency = fields.get("depositCurrency")
        if _identifier(fields.get("login")) != login or not isinstance(currency, str):
            raise OutcomeUnknown("unreadable")
        digits = fields.get("moneyDigits")
        if digits is None:
            digits = self._money_digits.get(currency)
        if digits is None:
            raise Declined("NO_MONEY_DIGITS")
        if type(digits) is not int or not 0 <= digits <= MAX_DIGITS:
            raise OutcomeUnknown("unreadable")

        def amount(key: str) -> Money | None:
            value = fields.get(key)
            if value is None:
                return None
            if type(value) is not int:
                raise OutcomeUnknown("unreadable")
            return Money(value, currency, digits)

        try:
            return TradingAccount(
                login, currency, digits, amount("balance"), amount("freeMargin"), amount("cashEquity")
            )
        except ValueError:
            raise OutcomeUnknown("unreadable") from None

    def change_balance(self, attempt: Attempt, source: str, send_by: SendBy) -> Exchange:
        """Send one booking once, never after `send_by`, and report what came of it. Raises nothing.

        It never signs in by itself: without a token in hand nothing is sent, and a token that is refused here is
        forgotten, so that the next `sign_in()` gets another.
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

        cTrader does not tell used, expired and unknown tokens apart. A refused manager token (401) has used nothing up,
        so it is renewed and the call made again, once.
        """
        deadline = Deadline(timeout or self._timeout_ms)
        body, refused = json.dumps({"token": token}).encode(), None
        for _ in range(2):
            try:
                held = self._hold_token(refused, deadline)
            except (Declined, OutcomeUnknown) as failure:
                raise NotSent(str(failure)) from None
            self._count_call("redeem")
            address = f"{self._ctid2}/inAppToken/redeem"
            answer = self._call("POST", address, held, body, deadline.left_ms)
            if not isinstance(answer, Answer) or answer.status != 401:
                break
            refused = held
        return _person(answer)


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
    """A JSON object whose last field is an amount, digit for digit: `json` would write it through a float."""
    return f'{json.dumps(fields)[:-1]}, "{name}": {money.text}}}'.encode()


def _person(answer: Exchange) -> TokenOwner:
    if isinstance(answer, NothingLeft):
        raise NotSent(answer.why)
    if isinstance(answer, Answer) and answer.status == 404:
        raise Declined("TOKEN_NOT_VALID")
    # 403 is about the broker's manager, not about the person in front of the screen, so it is no "no" to them.
    if not isinstance(answer, Answer) or not _is_fine(answer):
        raise _unknown(answer)
    fields = _object(answer)
    user_id, email = _identifier(fields.get("userId")), fields.get("email")
    named = fields.get("tradingLogin")
    login = _identifier(named)
    if user_id is None or (login is None and named not in _NO_LOGIN):
        raise OutcomeUnknown("unreadable")
    return TokenOwner(user_id, login, email if isinstance(email, str) else "")
