"""Each guard that refuses leaves a line in the log, and a sudden flood of them tells people."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from ipaddress import ip_network

import pytest

from inapp.adapters.passwords import Argon2Passwords
from inapp.domain import security
from inapp.domain.identity import User
from inapp.identity import throttles, users
from inapp.payments import holds
from tests.identity.test_sign_in import CHEAP, EMAIL, PASSWORD
from tests.support.harness import STRANGERS_LOGIN, USER, World
from tests.support.people import person
from tests.support.security_counts import start_anew
from tests.support.web_page import HTMX, Browser
from tests.web.test_login import Visitor, made_app

TRADER = f"user {USER}"
EVIL = {"Origin": "https://evil.example"}


@pytest.fixture(autouse=True)
def counted_anew(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(0)
    start_anew()
    yield
    start_anew()


@pytest.fixture
def people(world: World) -> World:
    world.cashier = replace(world.cashier, passwords=Argon2Passwords(CHEAP))
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "en"))
        db.set_password(USER, world.cashier.passwords.hashed(PASSWORD))
    return world


@pytest.fixture
def visitor(people: World) -> Visitor:
    return Visitor(made_app(people))


@pytest.fixture
def browser(visitor: Visitor, people: World) -> Browser:
    return Browser(visitor.client.application, people)


def noted(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    return [(record.event, record.actor) for record in caplog.records if record.name == "cashier.security"]


def wait_after_too_many(visitor: Visitor, browser: Browser) -> None:
    for _ in range(throttles.RULES["account"].free + 1):
        visitor.log_in(password="wrong")


def foreign_reference(visitor: Visitor, browser: Browser) -> None:
    page = browser.open("deposit")
    browser.client.post("/inapp/payments/D-2222222", data={name: page.field(name) for name in ("handle", "csrf_token")})


def foreign_account(visitor: Visitor, browser: Browser) -> None:
    browser.open("deposit", login=STRANGERS_LOGIN)


def foreign_caller(visitor: Visitor, browser: Browser) -> None:
    cashier = visitor.client.application.extensions["cashier"]
    policy = replace(cashier.policy, ctrader_addresses=(ip_network("192.0.2.0/24"),))
    visitor.client.application.extensions["cashier"] = replace(cashier, policy=policy)
    visitor.client.post("/oauth2/crmApiToken", json={"password": "new password"})


def new_password(visitor: Visitor, browser: Browser) -> None:
    link = users.invite(browser.world.cashier, EMAIL)
    page = visitor.get(f"/auth/password/{link}")
    visitor.post(f"/auth/password/{link}", page, password="a long and fresh one")


def freeze_and_lift(visitor: Visitor, browser: Browser) -> None:
    cashier = browser.world.cashier
    holds.freeze(cashier, USER, person("Cid"))
    for name in ("Ann", "Bob"):
        holds.unfreeze(cashier, USER, person(name))


CASES: dict[str, tuple[str, Callable[[Visitor, Browser], object]]] = {
    "login.ok": (TRADER, lambda visitor, _: visitor.log_in()),
    "login.refused": (TRADER, lambda visitor, _: visitor.log_in(password="wrong")),
    "login.slowed": ("", wait_after_too_many),
    "password.set": (TRADER, new_password),
    "link.refused": ("", lambda visitor, _: visitor.get(f"/auth/password/{'l' * 43}")),
    "screen.refused": ("", lambda visitor, _: visitor.get("/inapp/deposit", token="t" * 43)),
    "session.over": (
        "",
        lambda visitor, _: visitor.get("/inapp/payments/D-2222222", HTMX | {"X-Page-Session": "h" * 43}),
    ),
    "account.foreign": (TRADER, foreign_account),
    "reference.foreign": (TRADER, foreign_reference),
    "return.unknown": ("", lambda visitor, _: visitor.get(f"/return/{'r' * 43}")),
    "origin.foreign": ("", lambda visitor, _: visitor.client.post("/auth/login", headers=EVIL)),
    "csrf.refused": ("", lambda visitor, _: visitor.client.post("/auth/login", data={"email": EMAIL})),
    "http.refused": ("", lambda visitor, _: visitor.client.get("/auth/login", base_url="http://cashier.example")),
    "crm_password.ok": (
        "",
        lambda visitor, _: visitor.client.post("/oauth2/crmApiToken", json={"password": "new password"}),
    ),
    "crm_password.wrong": ("", lambda visitor, _: visitor.client.post("/oauth2/crmApiToken", json={"password": "x"})),
    "caller.unknown": ("", lambda visitor, _: visitor.client.post("/oauth2/authorize?crmApiToken=x", json={})),
    "caller.foreign": ("", foreign_caller),
    "webhook.refused": ("", lambda visitor, _: visitor.client.post("/psp/fake/webhook", data=b"{}")),
    "user.disabled": (TRADER, lambda _, browser: users.disable(browser.world.cashier, USER)),
    "hold.set": ("ann", lambda _, browser: holds.freeze(browser.world.cashier, USER, person("Ann"))),
    "hold.lifted": ("ann and bob", freeze_and_lift),
    "user.enabled": (TRADER, lambda _, browser: users.enable(browser.world.cashier, USER)),
}


@pytest.mark.parametrize("event", CASES)
def test_a_guard_notes_what_it_refuses_and_who_asked(visitor, browser, caplog, event):
    actor, happens = CASES[event]
    happens(visitor, browser)
    assert (event, actor) in noted(caplog)


def test_a_form_without_the_token_of_its_page_session_is_noted_too(browser, caplog):
    page = browser.open("deposit")
    browser.client.post("/inapp/new", data={"handle": page.field("handle"), "csrf_token": "x"})
    assert ("csrf.refused", "") in noted(caplog)


def test_a_line_about_a_request_names_its_caller_by_a_hash_alone(visitor, caplog):
    visitor.client.post("/auth/login", headers=EVIL, environ_base={"REMOTE_ADDR": "203.0.113.7"})
    visitor.client.post("/auth/login", headers=EVIL, environ_base={"REMOTE_ADDR": "203.0.113.8"})
    first, second = (record.address for record in caplog.records if record.name == "cashier.security")
    assert first and second and first != second
    assert "203.0.113" not in caplog.text + repr([vars(record) for record in caplog.records])


def test_no_line_holds_a_password_a_token_or_an_email(visitor, browser, caplog):
    visitor.log_in(password="wrong-password-1")
    visitor.log_in(email="nobody@example.test", password="wrong-password-2")
    visitor.get("/inapp/deposit", token="t" * 43)
    visitor.get(f"/auth/password/{'l' * 43}")
    said = repr([vars(record) for record in caplog.records if record.name == "cashier.security"])
    for secret in ("wrong-password", "nobody@", EMAIL, "t" * 43, "l" * 43):
        assert secret not in said


def test_a_jump_stores_one_alert_and_a_few_refusals_store_none(visitor, people, caplog):
    alarm = security.EVENTS["crm_password.wrong"].alarm
    for _ in range(alarm - 1):
        visitor.client.post("/oauth2/crmApiToken", json={"password": "x"})
    assert "security" not in people.alerts()
    for _ in range(3 * alarm):
        visitor.client.post("/oauth2/crmApiToken", json={"password": "x"})
    assert people.alerts().count("security") == 1
    assert len(noted(caplog)) == security.LINES
