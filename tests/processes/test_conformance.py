"""The vendor's conformance cases, by their numbers, against the real server and the local cTrader.

docs.spotware.com, single sign-on, conformance testing. 6.3.2 is read as authorising an existing user through the
login screen and again by the stored token, 6.3.9 as logging out.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.processes.conftest import Install
from tests.processes.processes import Answer, Cashier, Simulator, call
from tests.processes.trader import Page, approve, card_in, deposit, hidden, patiently
from tests.support.processes import until

ALEX, SAM = 70011223, 70011224
PEOPLE = {"alex@example.test": ALEX, "sam@example.test": SAM}
PASSWORD, CRM_PASSWORD = "a long password", "demo-crm"
SUCCESS = "http://localhost:8090/callback/login"


@dataclass
class Broker:
    """The whole installation with users who have passwords."""

    cashier: Cashier
    simulator: Simulator

    def post(self, path: str, body: object, **query: str) -> Answer:
        address = f"{self.cashier.url}{path}" + (f"?{urlencode(query)}" if query else "")
        return call(address, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def api_token(self) -> str:
        return str(value_of(self.post("/oauth2/crmApiToken", {"password": CRM_PASSWORD}))["crmApiToken"])

    def log_in(self, email: str = "alex@example.test", keep: bool = True, password: str = PASSWORD) -> Answer:
        """A browser of its own each time, without cookies and scripts."""
        page = call(f"{self.cashier.url}/auth/login?source=iOS&lang=en&utm_source=x")
        form = {"rendered": hidden(page.text, "rendered"), "email": email, "password": password}
        return self.cashier.post("/auth/login", form | ({"keep": "1"} if keep else {}))

    def one_time(self, email: str = "alex@example.test", keep: bool = True) -> str:
        answer = self.log_in(email, keep)
        assert answer.status == 303, answer.text
        assert answer.headers["location"].startswith(f"{SUCCESS}?token=")
        return parse_qs(urlsplit(answer.headers["location"]).query)["token"][0]

    def session(self, email: str = "alex@example.test") -> dict[str, Any]:
        return value_of(
            self.post("/oauth2/onetime/authorize", {"code": self.one_time(email)}, crmApiToken=self.api_token())
        )

    def generated(self, user_id: int = ALEX) -> str:
        answer = self.post("/oauth2/onetime/generate", {"userId": user_id}, crmApiToken=self.api_token())
        return str(value_of(answer)["token"])

    def pass_a_minute(self) -> None:
        """As if every one-time token had been made a minute earlier."""
        with closing(sqlite3.connect(self.cashier.database, timeout=20)) as connection, connection:
            connection.execute("UPDATE tokens SET expires = expires - 60000 WHERE kind IN ('login', 'screen')")

    def calls(self, end: str) -> list[dict[str, Any]]:
        return [entry for entry in self.simulator.call("calls") if entry["path"].endswith(end)]


def value_of(answer: Answer) -> dict[str, Any]:
    assert answer.status == 200, answer.text
    found: dict[str, Any] = json.loads(answer.text)
    return found


def refused(answer: Answer, status: int, *absent: str) -> None:
    """An error of that status, with none of these keys."""
    assert answer.status == status, answer.text
    assert not set(absent) & set(json.loads(answer.text))


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("users") / "users.csv"
    lines = (f"{user_id},{email},Somebody,en" for email, user_id in PEOPLE.items())
    path.write_text("\n".join(("user_id,email,name,language", *lines)) + "\n")
    return str(path)


@pytest.fixture
def broker(install: Install, simulator: Simulator, users: str) -> Broker:
    return make(install, simulator, users)


def make(install: Install, simulator: Simulator, users: str, **settings: str) -> Broker:
    cashier = install(CASHIER_LOGIN_SUCCESS_URL=SUCCESS, **settings)
    imported = cashier.run("users", "import", users)
    assert imported.returncode == 0, imported.stderr
    cashier.start()
    for email in PEOPLE:
        link = cashier.run("users", "invite", email).stdout.strip()
        form = {"rendered": hidden(call(link).text, "rendered"), "password": PASSWORD}
        assert cashier.post(urlsplit(link).path, form).status == 200
    return Broker(cashier, simulator)


# --- 6.1 API calls ---


def test_6_1_1_the_ctrader_backend_is_authenticated(broker):
    assert broker.api_token()
    refused(broker.post("/oauth2/crmApiToken", {"password": "wrong"}), 403, "crmApiToken")


def test_6_1_2_a_one_time_token_is_verified_and_exchanged(broker):
    api, token = broker.api_token(), broker.one_time()
    good = value_of(broker.post("/oauth2/onetime/authorize", {"code": token}, crmApiToken=api))
    assert good["userId"] == ALEX
    assert isinstance(good["accessToken"], str)
    for code in (token, "x" * 43):
        answer = broker.post("/oauth2/onetime/authorize", {"code": code}, crmApiToken=api)
        refused(answer, 404, "accessToken", "userId")
    malformed = broker.post("/oauth2/onetime/authorize", {"code": "no token"}, crmApiToken=api)
    refused(malformed, 417, "accessToken", "userId")
    fresh = broker.one_time()
    wrong = broker.post("/oauth2/onetime/authorize", {"code": fresh}, crmApiToken="wrong")
    refused(wrong, 403, "accessToken", "userId")
    assert broker.post("/oauth2/onetime/authorize", {"code": fresh}, crmApiToken=api).status == 200


def test_6_1_3_an_access_token_is_verified(broker):
    api, access = broker.api_token(), broker.session()["accessToken"]
    for _ in range(3):
        assert value_of(broker.post("/oauth2/authorize", {"accessToken": access}, crmApiToken=api))["userId"] == ALEX
    refused(broker.post("/oauth2/authorize", {"accessToken": "x" * 43}, crmApiToken=api), 404, "userId")
    refused(broker.post("/oauth2/authorize", {"accessToken": access}, crmApiToken="wrong"), 403, "userId")


@pytest.mark.parametrize("inapp", [False, True], ids=["without inappToken", "with inappToken"])
def test_6_1_4_a_one_time_token_is_generated_for_an_in_app_action(install, simulator, users, inapp):
    broker = make(install, simulator, users, CASHIER_INAPP_TOKENS="1" if inapp else "0")
    api, session = broker.api_token(), broker.session()
    held = {"inappToken": session["inappToken"]} if inapp else {}
    good = broker.post("/oauth2/onetime/generate", {"userId": ALEX}, crmApiToken=api, **held)
    assert value_of(good)["token"]
    unknown = broker.post("/oauth2/onetime/generate", {"userId": 404}, crmApiToken=api, **held)
    refused(unknown, 403 if inapp else 404, "token")
    refused(broker.post("/oauth2/onetime/generate", {"userId": ALEX}, crmApiToken="wrong", **held), 403, "token")
    refused(broker.post("/oauth2/onetime/generate", {}, crmApiToken=api, **held), 400, "token")
    if inapp:
        for bad in ({}, {"inappToken": "x" * 43}, {"inappToken": broker.session("sam@example.test")["inappToken"]}):
            refused(broker.post("/oauth2/onetime/generate", {"userId": ALEX}, crmApiToken=api, **bad), 403, "token")


def test_6_1_5_two_logins_of_one_user_get_two_different_tokens(broker):
    assert broker.one_time() != broker.one_time()
    assert broker.generated() != broker.generated()


def test_6_1_6_two_users_get_two_different_tokens(broker):
    tokens = {email: broker.one_time(email) for email in PEOPLE}
    assert len(set(tokens.values())) == 2
    for email, user_id in PEOPLE.items():
        answer = broker.post("/oauth2/onetime/authorize", {"code": tokens[email]}, crmApiToken=broker.api_token())
        assert value_of(answer)["userId"] == user_id


def test_6_1_7_a_one_time_token_expires_after_one_minute(broker):
    api, token, screen = broker.api_token(), broker.one_time(), broker.generated()
    broker.pass_a_minute()
    refused(broker.post("/oauth2/onetime/authorize", {"code": token}, crmApiToken=api), 410, "accessToken", "userId")
    assert call(f"{broker.cashier.url}/inapp/deposit?token={screen}").status == 410


# --- 6.3 flows ---


def opened(broker: Broker, screen: str) -> Page:
    """Flow 2 from the login screen on: the app's own calls, made by the local cTrader."""
    broker.simulator.call("open", userId=ALEX, screen="deposit", account=5512345, login_token=broker.one_time())
    return Page(broker.cashier, screen)


def test_6_3_2_a_user_is_authorised_through_the_login_screen_and_later_by_the_stored_token(broker):
    broker.simulator.call("open", userId=ALEX, screen="deposit", account=5512345, login_token=broker.one_time())
    assert [entry["status"] for entry in broker.calls("/oauth2/onetime/authorize")] == [200]
    broker.simulator.call("open", userId=ALEX, screen="deposit", account=5512345)
    assert [entry["status"] for entry in broker.calls("/oauth2/authorize")] == [200]
    wrong = broker.log_in(password="wrong")
    assert wrong.status == 422
    assert "The email or the password is not right." in wrong.text
    assert "location" not in wrong.headers


MOVES: dict[str, tuple[str, Callable[[Broker, Page], str]]] = {
    "deposit": ("DEPOSIT", lambda broker, page: paid(broker, page)),
    "withdraw": ("WITHDRAW", lambda broker, page: card_in(patiently(page.send("40"))).ref),
}


def paid(broker: Broker, page: Page) -> str:
    card = card_in(patiently(page.send("100")))
    approve(broker.cashier, card.secret)
    return card.ref


def moved(broker: Broker, screen: str) -> None:
    """A screen opened with a one-time token, one booking in cTrader, and the way to the success page."""
    kind, act = MOVES[screen]
    page = opened(broker, screen)
    assert page.shown.status == 200
    generated = broker.calls("/oauth2/onetime/generate")
    assert [entry["status"] for entry in generated] == [200, 200]
    ref = act(broker, page)
    booked = until(lambda: broker.simulator.bookings(ref))
    assert [entry["type"] for entry in booked] == [kind]
    assert isinstance(booked[0]["balanceHistoryId"], int)
    card = until(lambda: (found := page.card(ref)) and "data-go=" in found.html and found)
    found = re.search(r'data-go="([^"]*)"', card.html)
    assert found
    assert found[1] == "http://localhost:8090/callback/success"


def test_6_3_4_a_deposit_from_the_login_screen_to_the_success_page(broker):
    moved(broker, "deposit")


def test_6_3_5_a_withdrawal_from_the_login_screen_to_the_success_page(broker):
    moved(broker, "withdraw")


def test_6_3_9_a_logout_ends_the_session_and_no_other(broker):
    api, one, other = broker.api_token(), broker.session()["accessToken"], broker.session()["accessToken"]
    answer = call(
        f"{broker.cashier.url}/oauth2/logout?" + urlencode({"crmApiToken": api, "userId": ALEX, "accessToken": one}),
        b"",
    )
    assert (answer.status, answer.text) == (200, "")
    refused(broker.post("/oauth2/authorize", {"accessToken": one}, crmApiToken=api), 404, "userId")
    assert broker.post("/oauth2/authorize", {"accessToken": other}, crmApiToken=api).status == 200
    broker.simulator.call("open", userId=ALEX, screen="deposit", account=5512345, login_token=broker.one_time())
    broker.simulator.call("logout", userId=ALEX)
    assert [entry["status"] for entry in broker.calls("/oauth2/logout")] == [200]


# --- what goes wrong on the way ---


def test_a_disabled_user_is_out_at_once_while_the_server_runs(broker):
    api, session, page = broker.api_token(), broker.session(), Page(broker.cashier)
    ref = deposit(broker.cashier, "100")
    assert broker.cashier.run("users", "disable", str(ALEX)).returncode == 0
    refused(broker.post("/oauth2/authorize", {"accessToken": session["accessToken"]}, crmApiToken=api), 404, "userId")
    refused(broker.post("/oauth2/onetime/generate", {"userId": ALEX}, crmApiToken=api), 403, "token")
    again = broker.log_in()
    assert (again.status, "location" in again.headers) == (403, False)
    assert patiently(page.send("100")).status == 410
    assert until(lambda: broker.simulator.bookings(ref)), "what was paid is still credited"


def test_neither_passwords_nor_links_nor_tokens_reach_the_log_of_the_server(broker):
    link = broker.cashier.run("users", "invite", "alex@example.test").stdout.strip().rpartition("/")[2]
    token = broker.one_time()
    broker.log_in(password="a-wrong-password")
    assert call(f"{broker.cashier.url}/auth/password/{link}").status == 200
    log = broker.cashier.log.read_text()
    for secret in (PASSWORD, "a-wrong-password", link, token):
        assert secret not in log
