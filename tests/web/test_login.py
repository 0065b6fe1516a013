"""The login screen in a browser without cookies: forms, words, destinations and refusals."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from app import create_app
from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.identity import User
from inapp.identity import sign_in, tokens, users
from inapp.settings import Settings, SettingsError
from inapp.web import guards
from tests.identity.test_sign_in import CHEAP, EMAIL, PASSWORD, caller
from tests.support.harness import USER, World
from tests.support.web_page import HTMX, ORIGIN, HttpsClient, Page

SUCCESS = "https://app.example/callback/login?shop=1"


def made_app(world: World, **settings: str) -> Flask:
    values = {
        "CASHIER_DEMO": "1",
        "CASHIER_DATABASE": world.database.path,
        "CASHIER_PUBLIC_URL": ORIGIN,
        "CASHIER_LOGIN_SUCCESS_URL": SUCCESS,
        "CASHIER_FRAME_ANCESTORS": "https://app.ctrader.com",
    } | settings
    names = ("store", "ctrader", "identity", "clock", "policy", "psps", "sent_log", "pager", "passwords", "provider")
    return create_app(Settings.read(values, dotenv=None), **{name: getattr(world.cashier, name) for name in names})


class Visitor:
    """Opens the login screen and sends its forms as the page would."""

    def __init__(self, app: Flask) -> None:
        self.client = HttpsClient(app, app.response_class, use_cookies=False)

    def get(self, path: str, headers: dict[str, str] | None = None, **query: object) -> Page:
        return Page(self.client.get(path, query_string=query or None, headers=headers))

    def post(self, path: str, page: Page | None = None, headers: dict[str, str] | None = None, **fields: str) -> Page:
        drawn = {"rendered": page.field("rendered")} if page else {}
        return Page(self.client.post(path, data=drawn | fields, headers=headers))

    def log_in(self, email: str = EMAIL, password: str = PASSWORD, **fields: str) -> Page:
        return self.post("/auth/login", self.get("/auth/login"), email=email, password=password, **fields)


@pytest.fixture
def people(world: World) -> Iterator[World]:
    world.cashier = replace(world.cashier, passwords=Argon2Passwords(CHEAP))
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "ar"))
        db.set_password(USER, world.cashier.passwords.hashed(PASSWORD))
    yield world


@pytest.fixture
def visitor(people: World) -> Visitor:
    return Visitor(made_app(people))


def token_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["token"][0]


# --- where it leads ---


def test_a_login_goes_to_the_brokers_address_with_a_token_that_works_once(visitor, people):
    answer = visitor.log_in(keep="1").answer
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"{SUCCESS}&token=")
    session = tokens.onetime_authorize(
        people.cashier, caller(people.cashier), {"code": token_in(answer.headers["Location"])}
    )
    assert session["userId"] == USER
    assert "accessToken" in session


def test_without_a_tick_a_login_is_not_kept(visitor, people):
    token = token_in(visitor.log_in().answer.headers["Location"])
    session = tokens.onetime_authorize(people.cashier, caller(people.cashier), {"code": token})
    assert "accessToken" not in session


def test_htmx_gets_the_address_in_a_header(visitor):
    page = visitor.get("/auth/login")
    answer = visitor.post("/auth/login", page, headers=HTMX, email=EMAIL, password=PASSWORD).answer
    assert (answer.status_code, answer.get_data()) == (200, b"")
    assert answer.headers["HX-Redirect"].startswith(f"{SUCCESS}&token=")


@pytest.mark.fault("S20")
@pytest.mark.parametrize("name", ["next", "redirect", "return_url", "success", "redirect_uri", "url", "token"])
@pytest.mark.parametrize("evil", ["https://evil.example", "//evil.example", "javascript:alert(1)"])
def test_a_request_cannot_choose_where_a_login_leads(visitor, name, evil):
    page = visitor.get("/auth/login", **{name: evil})
    assert evil not in page.text
    data = {"rendered": page.field("rendered"), "email": EMAIL, "password": PASSWORD, name: evil}
    answer = visitor.client.post("/auth/login", query_string={name: evil}, data=data)
    assert answer.headers["Location"].startswith(f"{SUCCESS}&token=")
    assert "evil" not in answer.headers["Location"]


def test_a_form_may_be_redirected_to_the_brokers_address_and_nowhere_else(visitor):
    rules = visitor.get("/auth/login").answer.headers["Content-Security-Policy"].split("; ")
    assert "form-action 'self' https://app.example" in rules
    assert "frame-ancestors https://app.ctrader.com" in rules


def test_a_login_sets_no_cookie(visitor):
    assert "Set-Cookie" not in visitor.get("/auth/login").answer.headers
    assert "Set-Cookie" not in visitor.log_in(keep="1").answer.headers


@pytest.mark.fault("S11")
def test_a_session_fixed_by_an_attacker_is_worthless(visitor):
    """Session fixation: a handle or cookie in the request is neither adopted nor tied to the login."""
    page = visitor.get("/auth/login")
    fields = {"email": EMAIL, "password": PASSWORD, "handle": "h" * 43, "token": "t" * 43}
    answer = visitor.post("/auth/login", page, headers={"Cookie": "session=chosen"}, **fields).answer
    assert token_in(answer.headers["Location"]) != "t" * 43
    assert "Set-Cookie" not in answer.headers
    assert visitor.get("/inapp/deposit", headers={"X-Page-Session": "h" * 43}).status == 400


# --- what it shows ---


def test_the_screen_accepts_every_parameter_that_ctrader_may_add(visitor):
    page = visitor.get(
        "/auth/login",
        firstLogin="true",
        lang="tlh",
        source="Android",
        theme="dark",
        partnerId="9",
        utm_source="x",
        y="1",
    )
    assert page.status == 200
    assert 'data-theme="dark"' in page.text
    for words in ("Log in", "Email", "Password", "Keep me logged in", "Show password", "Reset password"):
        assert words in page.words


def test_its_fields_labels_and_errors_have_their_styles(visitor):
    styles = "".join(re.findall(r"<style>(.*?)</style>", visitor.get("/auth/login").answer.get_data(as_text=True)))
    classes = set(re.findall(r"\.([a-z]+)", styles))
    drawn = " ".join(re.findall(r'class="([^"]*)"', visitor.log_in(password="").text)).split()
    without_rules = {"login", "sheet", "text", "offline", "letter", "links"}
    assert {"block", "label", "line", "error"} <= set(drawn) & classes
    assert set(drawn) - classes <= without_rules


def test_it_speaks_arabic_from_right_to_left_and_stays_arabic(visitor):
    page = visitor.get("/auth/login", lang="ar")
    assert 'dir="rtl"' in page.text
    action = re.search(r'action="([^"]*)"', page.text)[1]
    refused = visitor.post(action, page, email=EMAIL, password="wrong")
    assert "غير صحيحة" in refused.words


def test_a_refused_login_keeps_the_email_and_the_tick_but_never_the_password(visitor):
    page = visitor.log_in(email='a"><b@example.test', password="secret-word", keep="1")
    assert page.status == 422
    assert page.errors == ["The email or the password is not right."]
    assert 'value="a&#34;&gt;&lt;b@example.test"' in page.answer.get_data(as_text=True)
    assert "checked" in page.text
    assert "secret-word" not in page.text


@pytest.mark.parametrize(
    ("email", "password", "errors"),
    [
        ("", "", ["Enter your email", "Enter your password"]),
        (EMAIL, "", ["Enter your password"]),
        (" ", "x", ["Enter your email"]),
    ],
)
def test_an_empty_field_is_named(visitor, email, password, errors):
    page = visitor.log_in(email, password)
    assert (page.status, page.errors) == (422, errors)


def without_secrets(page: Page, email: str) -> str:
    text = re.sub(r'name="rendered" value="[^"]*"|nonce="[^"]*"', "", page.answer.get_data(as_text=True))
    return unescape(text).replace(email, "")


def test_an_unknown_user_and_a_wrong_password_get_the_same_page_to_the_letter(visitor):
    known, unknown = EMAIL, "nobody@example.test"
    for _ in range(7):  # through the delays too
        one, other = (visitor.log_in(email, "wrong") for email in (known, unknown))
        assert one.status == other.status
        assert without_secrets(one, known) == without_secrets(other, unknown)
        assert {k for k, _ in one.answer.headers} == {k for k, _ in other.answer.headers}


def test_too_many_guesses_mean_a_wait_and_a_later_login_works(visitor, people):
    said = [visitor.log_in(password="wrong").status for _ in range(6)]
    assert said == [422] * 5 + [429]
    assert visitor.log_in().errors == ["Too many attempts. Wait a minute, then try again."]
    people.clock.forward(60_000)
    assert visitor.log_in().status == 303


def test_registration_is_offered_on_a_first_login_where_the_broker_has_a_page(people):
    shown = Visitor(made_app(people, CASHIER_SIGNUP_URL="https://broker.example/join"))
    assert "https://broker.example/join" in shown.get("/auth/login", firstLogin="true").text
    assert "https://broker.example/join" not in shown.get("/auth/login").text
    assert "https://broker.example/join" not in shown.get("/auth/login", firstLogin="false").text
    assert "Create an account" not in Visitor(made_app(people)).get("/auth/login", firstLogin="true").text
    page = shown.get("/auth/login", firstLogin="true")
    again = shown.post(re.search(r'action="([^"]*)"', page.text)[1], page, email=EMAIL, password="wrong")
    assert "Create an account" in again.words


def test_a_first_login_is_welcomed_by_the_broker_and_a_later_one_is_not(visitor):
    welcome = "Welcome. Log in with your account at Acme Markets to deposit and withdraw in cTrader."
    assert welcome in visitor.get("/auth/login", firstLogin="true").words
    assert "Welcome" not in visitor.get("/auth/login").words
    assert "Welcome" not in visitor.get("/auth/login", firstLogin="false").words


def test_reset_leads_to_the_brokers_page_or_to_ours(people):
    elsewhere = Visitor(made_app(people, CASHIER_RESET_URL="https://broker.example/reset"))
    assert 'href="https://broker.example/reset"' in elsewhere.get("/auth/login").text
    ours = Visitor(made_app(people))
    assert 'href="/auth/reset"' in ours.get("/auth/login").text
    assert "works once, for 30 minutes" in ours.get("/auth/reset").words


# --- whom it refuses ---


def test_a_form_without_our_signed_word_is_refused(visitor, people):
    good = visitor.get("/auth/login").field("rendered")
    word, drawn, signature = good.split(".")
    later = TimestampSigner("x").sign("x").decode().split(".")[1]
    other = f"{word}.{drawn}.{'A' * len(signature)}"
    for bad in ("", "x", "é", f"{word}.{later}.{signature}", f"{word}.~.{signature}", other, good[:-1], signature):
        answer = visitor.client.post("/auth/login", data={"rendered": bad, "email": EMAIL, "password": PASSWORD})
        assert answer.status_code == 403, bad
    people.clock.forward(guards.RENDERED_LIFE_S * 1000)
    assert visitor.client.post("/auth/login", data={"rendered": good}).status_code == 422, "just still good"


@pytest.mark.parametrize("later", [guards.RENDERED_LIFE_S + 1, 12 * 3600, -10], ids=["2 h", "half a day", "set back"])
def test_a_login_screen_that_stood_open_too_long_is_drawn_anew_with_its_email(visitor, people, later):
    old = visitor.get("/auth/login", firstLogin="true")
    people.clock.forward(later * 1000)
    anew = visitor.post("/auth/login", old, email=EMAIL, password=PASSWORD, keep="1")
    assert (anew.status, f'value="{EMAIL}"' in anew.text) == (422, True)
    assert anew.errors == ["This screen was open for a long time. Enter your password once more."]
    assert PASSWORD not in anew.text
    answer = visitor.post("/auth/login", anew, email=EMAIL, password=PASSWORD).answer
    assert answer.headers["Location"].startswith(f"{SUCCESS}&token=")


def test_a_link_whose_form_was_drawn_before_the_clock_was_set_back_still_sets_a_password(visitor, people):
    link = users.invite(people.cashier, EMAIL)
    form = visitor.get(f"/auth/password/{link}")
    people.clock.forward(-10_000)
    done = visitor.post(f"/auth/password/{link}", form, password="a long new password")
    assert done.status == 200
    assert sign_in.log_in(people.cashier, EMAIL, "a long new password", False, "192.0.2.1")


def test_whoever_has_to_wait_is_told_for_how_long(visitor):
    for _ in range(30):
        page = visitor.log_in(password="wrong")
    assert (page.status, page.answer.headers["Retry-After"]) == (429, "60")


@pytest.mark.parametrize("purpose", ["csrf", "renderedform"])
def test_a_word_that_was_signed_for_another_purpose_is_refused(visitor, purpose):
    with visitor.client.application.app_context():
        word = guards.Signer(purpose).sign("form").decode()
    answer = visitor.client.post("/auth/login", data={"rendered": word, "email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 403


@pytest.mark.fault("S17")
@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_log_a_user_in_even_with_our_form(visitor, headers):
    page = visitor.get("/auth/login")
    assert visitor.post("/auth/login", page, headers=headers, email=EMAIL, password=PASSWORD).status == 403


@pytest.mark.parametrize("settings", [{"CASHIER_IDENTITY": "handoff"}, {"CASHIER_IDENTITY": "crm"}])
def test_without_our_own_logins_there_is_no_login_screen(people, settings):
    visitor = Visitor(made_app(people, **settings))
    for path in ("/auth/login", "/auth/reset", f"/auth/password/{'l' * 43}", "/auth/oidc/start"):
        assert visitor.get(path).status == 404
    assert visitor.post("/auth/login", email=EMAIL, password=PASSWORD).status == 404


def test_the_success_address_must_leave_room_for_the_token():
    for wrong in ("https://app.example/#here", "https://app.example/?token=1", "app.example"):
        with pytest.raises(SettingsError, match="CASHIER_LOGIN_SUCCESS_URL"):
            Settings.read({"CASHIER_DEMO": "1", "CASHIER_LOGIN_SUCCESS_URL": wrong}, dotenv=None)


def test_a_login_screen_can_be_left_out(people):
    assert Settings.read({"CASHIER_DEMO": "1"}, dotenv=None).brand.login_url
    real = {"CASHIER_PUBLIC_URL": "https://pay.example", "CASHIER_LOGIN_SUCCESS_URL": ""}
    with pytest.raises(SettingsError) as caught:
        Settings.read(real, dotenv=None)
    assert "CASHIER_LOGIN_SUCCESS_URL" not in dict(caught.value.problems)


# --- links ---


def test_a_link_shows_its_form_any_number_of_times_and_sets_a_password_once(visitor, people):
    path = f"/auth/password/{users.invite(people.cashier, EMAIL)}"
    assert visitor.get(path, headers={"Sec-Purpose": "prefetch"}).status == 204
    pages = [visitor.get(path, lang="en") for _ in range(3)]
    short = visitor.post(path, pages[0], password="short")
    assert (short.status, short.errors) == (422, ["استخدم 10 أحرف على الأقل."])
    done = visitor.post(f"{path}?lang=en", pages[1], password="another password")
    assert "Your password is set" in done.words
    assert visitor.post(path, pages[2], password="a third password").status == 410
    assert visitor.log_in(password="another password").status == 303


def test_no_field_cuts_what_is_typed_and_a_password_that_is_too_long_is_said_to_be(visitor, people):
    path = f"/auth/password/{users.invite(people.cashier, EMAIL)}"
    page = visitor.get(path, lang="en")
    assert "maxlength" not in page.text + visitor.get("/auth/login").text
    assert visitor.post(f"{path}?lang=en", page, password="many words " * 25).errors == ["Use at most 200 characters."]


def test_a_common_password_is_refused_and_the_link_stays(visitor, people):
    path = f"/auth/password/{users.invite(people.cashier, EMAIL)}"
    page = visitor.get(path, lang="en")
    for password in ("password123", "AcmeMarkets2026"):
        assert visitor.post(f"{path}?lang=en", page, password=password).status == 422
    assert visitor.post(f"{path}?lang=en", page, password="another password").status == 200


def test_a_link_speaks_the_users_language_unless_the_address_names_one(visitor, people):
    path = f"/auth/password/{users.invite(people.cashier, EMAIL)}"
    assert 'lang="ar"' in visitor.get(path).text
    assert 'lang="en"' in visitor.get(path, lang="en").text


def test_a_malformed_or_unknown_link_opens_nothing(visitor, people):
    token = sign_in.log_in(people.cashier, EMAIL, PASSWORD, False, "192.0.2.1")
    spent = visitor.get(f"/auth/password/{token}")
    assert spent.status == 410
    assert "Set your password This link has been used or is too old" in spent.words
    assert visitor.get(f"/auth/password/{'x' * 43}").status == 410
    assert visitor.get("/auth/password/short").status == 404


def test_no_password_token_or_link_reaches_the_log(visitor, people, caplog):
    caplog.set_level("DEBUG")
    link = users.invite(people.cashier, EMAIL)
    visitor.log_in(password="a-wrong-password")
    token = token_in(visitor.log_in().answer.headers["Location"])
    page = visitor.get(f"/auth/password/{link}")
    visitor.post(f"/auth/password/{link}", page, password="a-new-password")
    for secret in (PASSWORD, "a-wrong-password", "a-new-password", token, link):
        assert secret not in caplog.text
