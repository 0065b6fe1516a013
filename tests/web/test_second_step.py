"""The second step on the login screen, in a browser without cookies, with and without HTMX."""

import base64
import logging
import re
from dataclasses import replace

import pytest

from inapp.domain.second_factor import STEP, code_of
from inapp.identity import tokens
from tests.identity.test_sign_in import caller
from tests.support.harness import USER
from tests.support.web_page import HTMX
from tests.web.test_login import SUCCESS, Visitor, made_app, people, token_in  # noqa: F401  (a fixture)

FRAME = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(params=["demanded", "optional"])
def mode(request):
    return request.param


@pytest.fixture
def visitor(people, mode):  # noqa: F811
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, second_factor=mode))
    return Visitor(made_app(people))


def key_in(page) -> bytes:
    parts = re.search(r'<p class="key"[^>]*>(.*?)</p>', page.text, re.DOTALL)[1]
    return base64.b32decode("".join(re.findall(r"<span>([A-Z2-7]+)</span>", parts)))


def code(world, secret: bytes) -> str:
    return code_of(secret, world.clock.now() // STEP)


def begin(visitor, **fields):
    return visitor.log_in(app="1", **fields)


def test_the_way_from_the_password_over_the_app_to_the_codes_and_back_in(visitor, people):  # noqa: F811
    page = begin(visitor, keep="1")
    assert (page.status, "Set up an authenticator app" in page.words) == (200, True)
    assert "<svg" in page.text
    assert "otpauth://totp/" in page.text
    assert 'autocomplete="one-time-code"' in page.text
    secret = key_in(page)
    wrong = visitor.post("/auth/second/set-up", page, step=page.field("step"), code="000 000")
    assert (wrong.status, wrong.errors) == (422, ["This code is not right. Use the newest one that your app shows."])
    assert key_in(wrong) == secret
    typed = f"{code(people, secret)[:3]} {code(people, secret)[3:]}"
    shown = visitor.post("/auth/second/set-up", wrong, step=wrong.field("step"), code=typed)
    codes = re.findall(r"<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>", shown.text)
    assert len(codes) == 10
    left = visitor.post("/auth/second/finish", shown, step=shown.field("step")).answer
    assert left.headers["Location"].startswith(f"{SUCCESS}&token=")
    session = tokens.onetime_authorize(
        people.cashier, caller(people.cashier), {"code": token_in(left.headers["Location"])}
    )
    assert session["userId"] == USER
    assert "accessToken" in session
    people.clock.forward(STEP)
    for fields in ({"code": code(people, secret)}, {"recovery": codes[3].lower()}):
        asked = visitor.log_in()
        assert "Code from your authenticator app" in asked.words
        assert asked.answer.headers["Cache-Control"] == "no-store"
        answer = visitor.post("/auth/second/code", asked, step=asked.field("step"), **fields).answer
        assert answer.headers["Location"].startswith(f"{SUCCESS}&token=")


def test_figures_of_other_scripts_are_read(visitor, people):  # noqa: F811
    page = begin(visitor)
    typed = code(people, key_in(page)).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert (
        "Keep your recovery codes"
        in visitor.post("/auth/second/set-up", page, step=page.field("step"), code=typed).words
    )


def test_only_where_it_is_optional_it_may_be_left_out(visitor, people, mode):  # noqa: F811
    page = begin(visitor)
    assert ("Not now" in page.words) is (mode == "optional")
    answer = visitor.post("/auth/second/skip", page, step=page.field("step")).answer
    assert answer.status_code == (303 if mode == "optional" else 403)


def test_htmx_gets_each_step_as_a_part_and_the_address_in_a_header(visitor, people):  # noqa: F811
    drawn = visitor.get("/auth/login")
    fields = {"email": "alex@example.test", "password": "a long password", "app": "1"}
    page = visitor.post("/auth/login", drawn, headers=HTMX, **fields)
    assert "<html" not in page.text
    secret = key_in(page)
    shown = visitor.post("/auth/second/set-up", page, headers=HTMX, step=page.field("step"), code=code(people, secret))
    done = visitor.post("/auth/second/finish", shown, headers=HTMX, step=shown.field("step")).answer
    assert done.headers["HX-Redirect"].startswith(f"{SUCCESS}&token=")


def test_it_needs_no_cookie_and_may_stand_in_a_frame(visitor, people):  # noqa: F811
    drawn = visitor.get("/auth/login", headers=FRAME)
    fields = {"email": "alex@example.test", "password": "a long password", "app": "1"}
    page = visitor.post("/auth/login", drawn, headers=FRAME, **fields)
    assert "Set-Cookie" not in page.answer.headers
    assert "frame-ancestors https://app.ctrader.com" in page.answer.headers["Content-Security-Policy"]
    shown = visitor.post(
        "/auth/second/set-up", page, headers=FRAME, step=page.field("step"), code=code(people, key_in(page))
    )
    assert "Keep your recovery codes" in shown.words


@pytest.mark.parametrize("path", ["code", "set-up", "skip", "finish"])
def test_a_step_that_is_over_or_none_leads_back_to_the_login(visitor, path):
    drawn = visitor.get("/auth/login")
    for step, status in (("x" * 43, 410), ("short", 400), ("", 400)):
        page = visitor.post(f"/auth/second/{path}", drawn, step=step, code="123456")
        assert page.status == status
        assert "Back to log in" in page.words
    assert visitor.post(f"/auth/second/{path}", step="x" * 43).status == 403, "without our signed word"


def test_it_speaks_arabic(visitor):
    page = visitor.get("/auth/login", lang="ar")
    action = re.search(r'action="([^"]*)"', page.text)[1]
    fields = {"email": "alex@example.test", "password": "a long password", "app": "1"}
    assert "إعداد تطبيق مصادقة" in visitor.post(action, page, **fields).words


def test_the_tick_is_offered_only_where_there_is_a_second_step(visitor, people):  # noqa: F811
    assert "Set up an authenticator app" in visitor.get("/auth/login").words
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, second_factor="off"))
    off = Visitor(made_app(people))
    assert "Set up an authenticator app" not in off.get("/auth/login").words
    assert begin(off).status == 303


def test_a_mistyped_password_keeps_the_tick(visitor):
    assert 'name="app" value="1" checked' in visitor.log_in(password="wrong", app="1").text
    assert 'value="1" checked' not in visitor.log_in(password="wrong").text


def test_no_secret_and_no_code_reaches_the_log(visitor, people, caplog):  # noqa: F811
    caplog.set_level(logging.DEBUG)
    page = begin(visitor)
    secret = key_in(page)
    shown = visitor.post("/auth/second/set-up", page, step=page.field("step"), code=code(people, secret))
    hidden = [base64.b32encode(secret).decode(), page.field("step"), shown.field("step"), code(people, secret)]
    hidden += re.findall(r"<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>", shown.text)
    assert [word for word in hidden if word in caplog.text] == []
