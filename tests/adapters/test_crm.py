"""Identity beside an existing CRM: real calls to a CRM on a socket, its errors, and the access of users meanwhile."""

import base64
import json
import logging
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import pytest

from inapp.adapters.bulkheads import UPSTREAMS, Bulkheads
from inapp.adapters.crm import OLD_AFTER, CrmIdentity
from inapp.adapters.oauth_client import Client
from inapp.domain.errors import Declined, NotAllowed, NotSent, OutcomeUnknown, Refused, Unavailable
from inapp.domain.identity_settings import CrmSettings
from inapp.domain.model import Account, TokenOwner
from inapp.domain.states import PaymentType
from inapp.identity import sessions
from inapp.operations import doctor
from inapp.payments import deposits
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, STRANGERS_LOGIN, USER, World
from tests.support.scripted_server import Wire

PASSWORD, SECRET, ACCESS = "crm password", "demo-crm-client", "the accessToken that cTrader would get"


REFUSED = {"error": "Forbidden", "message": "no", "code": "CH_CLIENT_AUTH_FAILURE"}


class LocalCrm:
    """Answers the contract and tells accounts. `answers` replaces what a path says, `raw` its bytes alone.

    `refusal` is the status for tokens that it does not take, `says_life` what it tells of an access token's life, and
    with `takes_form` a client shows its secret in the form alone.
    """

    def __init__(self) -> None:
        self.tokens: dict[str, int] = {}
        self.api_tokens: list[str] = []
        self.bearers: list[str] = []
        self.accounts: dict[int, dict[str, Any]] = {}
        self.answers: dict[str, tuple[int, Any]] = {}
        self.raw: dict[str, bytes] = {}
        self.calls: list[str] = []
        self.refusal: int | None = None
        self.says_life: object = 300
        self.takes_form = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/crm"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def token(self, user_id: int = USER) -> str:
        made = f"one-time-{len(self.tokens):034}"
        self.tokens[made] = user_id
        return made

    def stand(self, user_id: int, *logins: int, enabled: bool = True, blocked: tuple[int, ...] = ()) -> None:
        accounts = [{"login": login, "enabled": login not in blocked, "name": f"No {login}"} for login in logins]
        self.accounts[user_id] = {"userId": user_id, "enabled": enabled, "accounts": accounts}

    def answer(self, path: str, query: dict[str, str], body: str, authorization: str) -> tuple[int, Any]:
        if path in self.answers:
            return self.answers[path]
        match path:
            case "/crm/oauth2/crmApiToken" if json.loads(body) == {"password": PASSWORD}:
                self.api_tokens.append(f"api/{len(self.api_tokens)}&token=+%41#")
                return 200, {"crmApiToken": self.api_tokens[-1]}
            case "/crm/oauth2/onetime/authorize":
                if query["crmApiToken"] not in self.api_tokens[-1:]:
                    return self.refusal or 403, {
                        "error": "Forbidden",
                        "message": "no",
                        "code": "CH_CLIENT_AUTH_FAILURE",
                    }
                user_id = self.tokens.pop(json.loads(body)["code"], None)
                return (200, {"userId": user_id, "accessToken": ACCESS}) if user_id else (404, {"code": "NOT_FOUND"})
            case "/crm/token":
                basic = base64.b64encode(b"cashier:demo-crm-client").decode()
                shown = (
                    "client_secret=demo-crm-client" in body if self.takes_form else authorization == f"Basic {basic}"
                )
                if not shown or "grant_type=client_credentials" not in body:
                    return 401, {"error": "invalid_client"}
                self.bearers.append(f"bearer-{len(self.bearers)}")
                life = {} if self.says_life is None else {"expires_in": self.says_life}
                return 200, {"access_token": self.bearers[-1], "token_type": "Bearer"} | life
            case "/crm/accounts":
                if authorization.removeprefix("Bearer ") not in self.bearers[-1:]:
                    return self.refusal or 401, {}
                found = self.accounts.get(int(query["userId"]))
                return (200, found) if found else (404, {})
        return 403, REFUSED

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        there = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                cashier = urlsplit(self.path)
                there.calls.append(cashier.path)
                query = {name: values[0] for name, values in parse_qs(cashier.query).items()}
                status, value = there.answer(cashier.path, query, body, self.headers.get("Authorization", ""))
                data = there.raw.get(cashier.path, json.dumps(value).encode())
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_POST = do_GET

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        return Handler


@pytest.fixture
def there() -> Iterator[LocalCrm]:
    with LocalCrm() as made:
        made.stand(USER, LOGIN, OTHER_LOGIN)
        yield made


def identity_at(url: str, password: str = PASSWORD, secret: str = SECRET, **more: object) -> CrmIdentity:
    return CrmIdentity(CrmSettings(url, password, f"{url}/accounts", f"{url}/token", "cashier", secret, **more))


@pytest.fixture
def identity(there: LocalCrm) -> CrmIdentity:
    return identity_at(there.url)


@pytest.fixture
def cashier(world: World, identity: CrmIdentity):
    return replace(world.cashier, identity=identity)


def opened(cashier, there: LocalCrm, asked: int | None = LOGIN, user_id: int = USER):
    return sessions.open_screen(cashier, PaymentType.DEPOSIT, there.token(user_id), asked).page_session


def refusal(work, *values) -> Refused:
    with pytest.raises(Refused) as caught:
        work(*values)
    return caught.value


# --- the contract ---


def test_a_token_is_exchanged_as_ctrader_would_and_works_once(identity, there):
    token = there.token()
    assert identity.redeem(token) == TokenOwner(USER)
    with pytest.raises(Declined, match="TOKEN_NOT_VALID"):
        identity.redeem(token)
    assert there.calls.count("/crm/oauth2/crmApiToken") == 1


def test_an_api_token_that_is_refused_is_renewed_once_and_the_call_made_again(identity, there):
    identity.redeem(there.token())
    there.api_tokens.append("made for somebody else")  # the one in hand is dead
    assert identity.redeem(there.token()) == TokenOwner(USER)
    assert there.calls.count("/crm/oauth2/crmApiToken") == 2
    there.answers["/crm/oauth2/onetime/authorize"] = (403, {"code": "CH_CLIENT_AUTH_FAILURE"})
    with pytest.raises(OutcomeUnknown, match="HTTP_403"):
        identity.redeem(there.token())
    assert there.calls.count("/crm/oauth2/crmApiToken") == 3


def test_an_api_token_that_the_crm_calls_unauthorised_is_renewed_too(identity, there):
    identity.redeem(there.token())
    there.answers["/crm/oauth2/onetime/authorize"] = (401, {})
    with pytest.raises(OutcomeUnknown, match="HTTP_401"):
        identity.redeem(there.token())
    assert there.calls.count("/crm/oauth2/crmApiToken") == 2
    assert there.calls.count("/crm/oauth2/onetime/authorize") == 3


@pytest.mark.parametrize("status", [403, 410])
def test_what_is_said_of_the_person_or_their_token_is_not_asked_again(identity, there, status):
    identity.redeem(there.token())
    there.answers["/crm/oauth2/onetime/authorize"] = (status, {"code": "CH_INSUFFICIENT_PERMISSIONS"})
    with pytest.raises(Declined):
        identity.redeem(there.token())
    assert there.calls.count("/crm/oauth2/onetime/authorize") == 2
    assert there.calls.count("/crm/oauth2/crmApiToken") == 1


@pytest.mark.parametrize(
    ("status", "value", "failure", "words"),
    [
        (404, {"code": "NOT_FOUND"}, Declined, "TOKEN_NOT_VALID"),
        (410, {"code": "CID_TOKEN_EXPIRED"}, Declined, "TOKEN_NOT_VALID"),
        (417, {"code": "CID_NON_EXISTED_TOKEN"}, Declined, "TOKEN_NOT_VALID"),
        (403, {"code": "CH_INSUFFICIENT_PERMISSIONS"}, Declined, "NO_ACCESS"),
        (400, {}, OutcomeUnknown, "HTTP_400"),
        (500, {"userId": USER}, OutcomeUnknown, "HTTP_500"),
        (302, {"userId": USER}, OutcomeUnknown, "HTTP_302"),
        (200, {}, OutcomeUnknown, "HTTP_200"),
        (200, {"userId": -1}, OutcomeUnknown, "HTTP_200"),
        (200, {"userId": 1.5}, OutcomeUnknown, "HTTP_200"),
        (200, {"userId": True}, OutcomeUnknown, "HTTP_200"),
        (200, [USER], OutcomeUnknown, "HTTP_200"),
    ],
)
def test_every_answer_of_the_error_table_is_told_apart(identity, there, status, value, failure, words):
    there.answers["/crm/oauth2/onetime/authorize"] = (status, value)
    with pytest.raises(failure, match=words):
        identity.redeem(there.token())


def test_a_user_written_as_a_text_is_the_same_user(identity, there):
    there.answers["/crm/oauth2/onetime/authorize"] = (200, {"userId": str(USER)})
    assert identity.redeem(there.token()) == TokenOwner(USER)


def test_a_wrong_password_uses_no_token_up(there):
    with pytest.raises(NotSent):
        identity_at(there.url, password="wrong").redeem(there.token())
    assert there.calls == ["/crm/oauth2/crmApiToken"]


@pytest.mark.parametrize("call", [lambda it: it.redeem("t" * 43), lambda it: it.accounts_of(USER)])
def test_a_crm_that_is_gone_is_not_asked_for_ever(call):
    with pytest.raises(NotSent):
        call(identity_at("http://127.0.0.1:1"))


def test_the_worker_asks_a_crm_for_which_many_screens_wait(there):
    there.stand(USER, 1)
    places = Bulkheads()
    settings = CrmSettings(there.url, PASSWORD, f"{there.url}/accounts", f"{there.url}/token", "cashier", SECRET)
    identity = CrmIdentity(settings, bulkheads=places)
    with ExitStack() as screens:
        for _ in range(UPSTREAMS["CRM"]):
            screens.enter_context(places.place("CRM"))
        with pytest.raises(NotSent, match="CRM is slow"):
            identity.accounts_of(USER)
        assert [account.login for account in identity.accounts_of(USER, for_screen=False)] == [1]


def test_a_crm_that_drips_is_given_up_within_the_deadline():
    def drip(connection, wire):
        wire.read(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not wire.ending.wait(0.05):
            connection.sendall(b" ")

    with Wire(drip) as server:
        identity = identity_at(server.url, timeout_ms=300)
        started = time.monotonic()
        for call in (lambda: identity.redeem("t" * 43), lambda: identity.accounts_of(USER)):
            with pytest.raises((NotSent, OutcomeUnknown)):
                call()
        assert time.monotonic() - started < 2


def test_the_access_token_in_the_answer_is_neither_kept_nor_logged(cashier, there, world, caplog):
    caplog.set_level(logging.DEBUG)
    session = opened(cashier, there)
    assert ACCESS not in caplog.text
    assert ACCESS not in repr(session)
    assert ACCESS not in repr(vars(cashier.identity))
    with world.database.read() as db:
        assert ACCESS not in "\n".join(db.db.iterdump())


def test_that_the_crm_could_not_be_asked_is_logged_without_a_secret(cashier, there, caplog):
    for path, value in (("/crm/oauth2/onetime/authorize", (500, {})), ("/crm/accounts", (500, {}))):
        there.answers = {path: value}
        token = there.token()
        assert type(refusal(sessions.open_screen, cashier, PaymentType.DEPOSIT, token, LOGIN)) is Unavailable
        assert "HTTP_500" in caplog.text
        for secret in (token, PASSWORD, "demo-crm-client", *there.api_tokens, *there.bearers):
            assert secret not in caplog.text
        caplog.clear()


def test_what_a_token_endpoint_says_in_its_own_words_reaches_no_log(cashier, there, caplog):
    there.answers["/crm/token"] = (400, {"error": "invalid_client\nFORGED LINE"})
    assert type(refusal(opened, cashier, there)) is Unavailable
    assert "FORGED" not in caplog.text


# --- the doctor ---


def found_by_doctor(cashier) -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine(cashier, {}) if finding.name.startswith("CRM")}


def test_the_doctor_says_that_the_crm_takes_our_password_and_credentials(cashier, there):
    found = found_by_doctor(cashier)
    assert all(finding.well for finding in found.values())
    assert list(found) == ["CRM accounts", "CRM API token", "CRM access token"]
    assert there.calls == ["/crm/oauth2/crmApiToken", "/crm/token", "/crm/token", "/crm/accounts"]


@pytest.mark.parametrize(
    ("wrong", "name", "words"),
    [
        ({"password": "wrong"}, "CRM API token", "CASHIER_CRM_PASSWORD"),
        ({"secret": "wrong"}, "CRM access token", "CASHIER_CRM_CLIENT_SECRET"),
        ({"auth": "post"}, "CRM access token", "CASHIER_CRM_CLIENT_SECRET"),
    ],
)
def test_the_doctor_names_the_setting_that_the_crm_does_not_take(world, there, wrong, name, words):
    found = found_by_doctor(replace(world.cashier, identity=identity_at(there.url, **wrong)))
    wrongs = [name for name, finding in found.items() if not finding.well and name != "CRM accounts"]
    assert wrongs == [name]
    assert words in found[name].text


def test_the_doctor_says_that_the_crm_is_away(world):
    found = found_by_doctor(replace(world.cashier, identity=identity_at("http://127.0.0.1:1")))
    assert [(finding.well, "connect" in finding.text) for finding in found.values()] == [(False, True)] * 3


def test_the_doctor_tells_what_the_crm_says_of_one_user(cashier, there, world):
    there.stand(STRANGER, STRANGERS_LOGIN, blocked=(STRANGERS_LOGIN,))

    def said(user_id: int | None) -> str:
        return next(found.text for found in doctor.examine(cashier, {}, user_id) if found.name == "CRM accounts")

    assert said(None) == f"user {USER} has 2 accounts there, 2 of them enabled"
    assert said(STRANGER) == f"user {STRANGER} has 1 account there, 0 of them enabled"
    with world.database.write() as db:
        for user_id in (USER, STRANGER):
            db.set_accounts_of(user_id, [])
    assert "name one" in said(None)
    there.answers["/crm/accounts"] = (200, {"odd": 1})
    found = next(found for found in doctor.examine(cashier, {}, USER) if found.name == "CRM accounts")
    assert (found.well, "unreadable" in found.text) == (False, True)


# --- tokens that end ---


class Clock:
    """The boot clock, in seconds."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(there: LocalCrm, clock: Clock) -> CrmIdentity:
    return CrmIdentity(identity_at(there.url)._settings, clock)


@pytest.mark.parametrize("status", [302, 400, 404, 410, 417, 498])
def test_an_old_api_token_is_renewed_whatever_the_crm_says_of_it(timed, there, clock, status):
    assert timed.redeem(there.token()) == TokenOwner(USER)
    clock.seconds += OLD_AFTER
    there.api_tokens.append("it dropped ours")
    there.refusal = status
    assert timed.redeem(there.token()) == TokenOwner(USER)
    assert there.calls.count("/crm/oauth2/crmApiToken") == 2


@pytest.mark.parametrize("status", [302, 400, 404, 410, 498])
def test_an_old_access_token_is_renewed_whatever_the_crm_says_of_it(timed, there, clock, status):
    there.says_life = None
    assert len(timed.accounts_of(USER)) == 2
    clock.seconds += OLD_AFTER
    there.bearers.append("it dropped ours")
    there.refusal = status
    assert len(timed.accounts_of(USER)) == 2, "and the accounts are not taken for gone"
    assert there.calls.count("/crm/token") == 2


def test_used_tokens_make_us_renew_an_old_api_token_once_and_a_young_one_never(timed, there, clock):
    used = there.token()
    timed.redeem(used)
    for later in (0, OLD_AFTER, 1, 1):
        clock.seconds += later
        with pytest.raises(Declined, match="TOKEN_NOT_VALID"):
            timed.redeem(used)
    assert there.calls.count("/crm/oauth2/crmApiToken") == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_crm_in_trouble_is_not_asked_twice(timed, there, clock, status):
    timed.redeem(there.token())
    clock.seconds += OLD_AFTER
    there.answers["/crm/oauth2/onetime/authorize"] = (status, {})
    there.calls.clear()
    with pytest.raises(OutcomeUnknown, match=f"HTTP_{status}"):
        timed.redeem(there.token())
    assert there.calls == ["/crm/oauth2/onetime/authorize"]


@pytest.mark.parametrize(("life", "shown_for"), [(300, 270), ("300", 270), (20, 18), (None, 10**6), (-5, 10**6)])
def test_a_token_is_renewed_before_the_life_ends_that_the_crm_names(timed, there, clock, life, shown_for):
    there.says_life = life
    timed.accounts_of(USER)
    clock.seconds += shown_for - 1
    timed.accounts_of(USER)
    assert there.calls.count("/crm/token") == 1
    clock.seconds += 1
    timed.accounts_of(USER)
    assert there.calls.count("/crm/token") == (2 if shown_for < 10**6 else 1)


def test_a_crm_that_does_not_know_basic_gets_our_secret_in_the_form(there):
    there.takes_form = True
    with pytest.raises(NotSent, match="invalid_client"):
        identity_at(there.url).accounts_of(USER)
    assert len(identity_at(there.url, auth="post").accounts_of(USER)) == 2


# --- accounts and standing ---


def test_the_crms_accounts_are_the_users_accounts(identity, there):
    there.stand(USER, OTHER_LOGIN, LOGIN, blocked=(OTHER_LOGIN,))
    assert identity.accounts_of(USER) == [
        Account(LOGIN, USER, "", f"No {LOGIN}", True, f"No {LOGIN}"),
        Account(OTHER_LOGIN, USER, "", f"No {OTHER_LOGIN}", False, f"No {OTHER_LOGIN}"),
    ]


def test_a_user_unknown_to_the_crm_has_no_accounts(identity):
    assert identity.accounts_of(404) == []


def test_the_access_token_for_accounts_is_fetched_once_and_renewed_when_it_is_refused(identity, there):
    for _ in range(3):
        identity.accounts_of(USER)
    assert there.calls.count("/crm/token") == 1
    there.bearers.append("revoked the other")
    assert identity.accounts_of(USER)
    assert there.calls.count("/crm/token") == 2


@pytest.mark.parametrize("status", [401, 403])
def test_accounts_that_are_refused_again_with_a_fresh_access_token_are_no_answer(identity, there, status):
    there.answers["/crm/accounts"] = (status, {})
    with pytest.raises(OutcomeUnknown, match=f"HTTP_{status}"):
        identity.accounts_of(USER)
    assert there.calls == ["/crm/token", "/crm/accounts"] * 2


ODD_ANSWERS = {
    "too many": (429, {"message": "slow down"}),
    "bad request": (400, {"detail": "no"}),
    "starting": (200, {"status": "starting"}),
    "no object": (200, [1]),
    "a number": (200, 7),
    "another type": (200, {"access_token": "x", "token_type": "JWT"}),
    "no type": (200, {"access_token": "x"}),
    "a type that is no text": (200, {"access_token": "x", "token_type": ["bearer"]}),
    "two lines": (200, {"access_token": "x\r\nEvil: 1", "token_type": "Bearer"}),
    "a space at the end": (200, {"access_token": "x ", "token_type": "Bearer"}),
    "beyond ASCII": (200, {"access_token": "\ud800", "token_type": "Bearer"}),
    "no text": (200, {"access_token": 7, "token_type": "Bearer"}),
    "empty": (200, {"access_token": "", "token_type": "Bearer"}),
}


@pytest.mark.parametrize("odd", ODD_ANSWERS)
def test_an_odd_answer_of_the_token_endpoint_is_forgotten_when_the_crm_is_well_again(identity, there, odd):
    there.answers["/crm/token"] = ODD_ANSWERS[odd]
    with pytest.raises(OutcomeUnknown):
        identity.accounts_of(USER)
    assert "/crm/accounts" not in there.calls
    there.answers.clear()
    assert identity.accounts_of(USER)


@pytest.mark.parametrize("odd", ["", 7, "x\r\nEvil: 1", "x y", "\ud800", "é"])
def test_an_odd_api_token_is_not_kept_either(identity, there, odd):
    there.answers["/crm/oauth2/crmApiToken"] = (200, {"crmApiToken": odd})
    with pytest.raises(NotSent):
        identity.redeem(there.token())
    there.answers.clear()
    assert identity.redeem(there.token()) == TokenOwner(USER)


@pytest.mark.parametrize(
    "path", ["/crm/token", "/crm/accounts", "/crm/oauth2/crmApiToken", "/crm/oauth2/onetime/authorize"]
)
def test_an_answer_nested_beyond_reason_is_no_answer(identity, there, path):
    there.raw[path] = b"[" * 60_000
    with pytest.raises((NotSent, OutcomeUnknown)):
        identity.redeem(there.token())
        identity.accounts_of(USER)


def test_nothing_of_a_call_is_left_to_the_garbage_collector():
    """Authlib's client and its token point to each other, and `__del__` of such a ring runs at any odd moment."""
    client = Client("cashier", "secret", CrmSettings().timeout_ms)
    gone = weakref.ref(client.protocol(client.session()))
    assert gone() is None


def test_wrong_client_credentials_are_no_answer_about_accounts(there):
    with pytest.raises(NotSent, match="invalid_client"):
        identity_at(there.url, secret="wrong").accounts_of(USER)


GOOD = {"userId": USER, "enabled": True, "accounts": [{"login": LOGIN, "enabled": True, "name": "x"}]}
BAD = [
    {},
    [],
    GOOD | {"userId": STRANGER},
    GOOD | {"enabled": "yes"},
    GOOD | {"accounts": None},
    GOOD | {"accounts": [{"login": 0, "enabled": True}]},
    GOOD | {"accounts": [{"login": LOGIN}]},
    GOOD | {"accounts": [{"login": LOGIN, "enabled": 1}]},
    GOOD | {"accounts": [{"login": LOGIN, "enabled": True, "name": 7}]},
    GOOD | {"accounts": GOOD["accounts"] * 2},
    GOOD | {"accounts": ["x"]},
]


@pytest.mark.parametrize("value", BAD, ids=lambda value: json.dumps(value)[:60])
def test_an_answer_of_another_shape_is_not_guessed_at(identity, there, value):
    there.answers["/crm/accounts"] = (200, GOOD)
    assert identity.accounts_of(USER)
    there.answers["/crm/accounts"] = (200, value)
    with pytest.raises(OutcomeUnknown, match="unreadable"):
        identity.accounts_of(USER)


# --- what a trader may do ---


def test_a_screen_opens_with_the_accounts_of_the_crm_and_no_import(cashier, there, world):
    there.stand(USER, 7_000_001)
    assert opened(cashier, there, asked=None).login == 7_000_001
    with world.database.read() as db:
        assert [account.login for account in db.accounts_of(USER)] == [7_000_001]
        assert [account.login for account in db.accounts_of(STRANGER)] == [STRANGERS_LOGIN]


def test_an_account_of_somebody_else_in_the_address_is_refused(cashier, there):
    assert refusal(opened, cashier, there, STRANGERS_LOGIN).message == sessions.NOT_YOURS


def test_an_account_that_went_to_another_user_goes_with_the_crms_word(cashier, there):
    there.stand(USER, LOGIN)
    there.stand(STRANGER, OTHER_LOGIN, STRANGERS_LOGIN)
    opened(cashier, there, OTHER_LOGIN, STRANGER)
    assert refusal(opened, cashier, there, OTHER_LOGIN).message == sessions.NOT_YOURS


@pytest.mark.parametrize("how", [{"enabled": False}, {"blocked": (LOGIN,)}], ids=["user", "account"])
def test_blocked_users_and_accounts_get_no_screen(cashier, there, how):
    there.stand(USER, LOGIN, **how)
    assert refusal(opened, cashier, there).message == sessions.BLOCKED


@pytest.mark.fault("S24")
def test_standing_is_asked_again_before_a_payment_starts(cashier, there, world):
    session = opened(cashier, there)
    there.stand(USER, LOGIN, blocked=(LOGIN,))
    found = refusal(deposits.start, cashier, session, "100.00", "fake_card", "page key number one")
    assert (type(found), found.message) == (NotAllowed, sessions.BLOCKED)
    with world.database.read() as db:
        assert db.all_payments(needs_review=False) == []
    there.stand(USER, LOGIN)
    session = opened(cashier, there)
    assert deposits.start(cashier, session, "100.00", "fake_card", "page key number two")


def test_a_crm_that_cannot_be_asked_starts_nothing_and_says_so(cashier, there, world):
    session = opened(cashier, there)
    there.answers["/crm/accounts"] = (500, {})
    assert type(refusal(deposits.start, cashier, session, "100.00", "fake_card", "page key number one")) is Unavailable
    assert refusal(opened, cashier, there).message == sessions.NOT_KNOWN
    with world.database.read() as db:
        assert db.all_payments(needs_review=False) == []


def test_a_form_sent_again_finds_its_payment_without_asking_the_crm(cashier, there):
    session = opened(cashier, there)
    first = deposits.start(cashier, session, "100.00", "fake_card", "page key number one")
    there.answers["/crm/accounts"] = (500, {})
    assert deposits.start(cashier, session, "100.00", "fake_card", "page key number one") == first


@pytest.mark.parametrize(
    ("status", "value", "shown"),
    [
        (404, {}, sessions.USED_UP),
        (410, {}, sessions.USED_UP),
        (403, {"code": "CH_INSUFFICIENT_PERMISSIONS"}, sessions.BLOCKED),
        (500, {}, sessions.NOT_KNOWN),
    ],
)
def test_what_the_crm_says_of_a_token_is_said_in_plain_words(cashier, there, status, value, shown):
    there.answers["/crm/oauth2/onetime/authorize"] = (status, value)
    assert refusal(opened, cashier, there).message == shown
