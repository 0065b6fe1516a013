"""Passkeys on the login screen: where a page offers them, what it loads for them, and the ways around them."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.second_factor import STEP
from tests.support.soft_passkeys import SoftPasskey
from tests.support.web_page import HTMX, ORIGIN, Browser
from tests.web.test_login import SUCCESS, Visitor, made_app, people  # noqa: F401  (a fixture)
from tests.web.test_second_step import FRAME, code, key_in

SITE = ORIGIN.removeprefix("https://")
SCRIPT = "/static/passkeys.js?v="


@pytest.fixture
def visitor(people):  # noqa: F811
    people.cashier = replace(people.cashier, policy=replace(people.cashier.policy, second_factor="demanded"))
    return Visitor(made_app(people, CASHIER_SECOND_FACTOR="demanded"))


def options_in(page) -> str:
    return re.search(r'data-passkey="(\{.*\})"', page.text)[1]


@pytest.fixture
def key(visitor, people):  # noqa: F811
    """A passkey of a user who has just set an app up."""
    page = visitor.log_in()
    codes = visitor.post("/auth/second/set-up", page, step=page.field("step"), code=code(people, key_in(page)))
    kept = visitor.post("/auth/second/passkeys", codes, step=codes.field("step"))
    key = SoftPasskey(SITE, ORIGIN)
    answer = key.made(options_in(kept))
    kept = visitor.post(
        "/auth/second/passkeys/add", kept, step=kept.field("step"), name='<b>"phone"', credential=answer
    )
    assert "&lt;b&gt;&#34;phone&#34;" in kept.answer.get_data(as_text=True)
    left = visitor.post("/auth/second/finish", kept, step=kept.field("step")).answer
    assert left.headers["Location"].startswith(f"{SUCCESS}&token=")
    people.clock.forward(STEP)
    return key


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["whole pages", "parts"])
def test_a_passkey_logs_in_and_so_does_the_code_beside_it(visitor, key, headers):
    asked = visitor.log_in()
    assert "Code from your authenticator app" in asked.words
    answer = key.signed(options_in(asked))
    done = visitor.post("/auth/second/passkey", asked, headers, step=asked.field("step"), credential=answer).answer
    assert done.headers.get("HX-Redirect", done.headers.get("Location")).startswith(f"{SUCCESS}&token=")


def test_a_refused_passkey_leaves_the_code_and_asks_with_another_challenge(visitor, key):
    asked = visitor.log_in()
    page = visitor.post("/auth/second/passkey", asked, step=asked.field("step"), credential="{}", manage="1")
    assert (page.status, page.errors[-1]) == (403, "This passkey was not accepted. Use the code of your app.")
    assert json.loads(options_in(page))["challenge"] != json.loads(options_in(asked))["challenge"]
    assert 'name="manage" value="1" checked' in page.text


def test_in_a_frame_there_is_the_code_alone(visitor, key):
    drawn = visitor.get("/auth/login", headers=FRAME)
    fields = {"email": "alex@example.test", "password": "a long password", "framed": "1"}
    page = visitor.post("/auth/login", drawn, FRAME, **fields)
    assert "Code from your authenticator app" in page.words
    for missing in ('data-passkey="', "passkeys.js", 'name="manage"'):
        assert missing not in page.text + drawn.text


def test_the_script_is_loaded_on_the_way_of_a_login_alone(visitor, people):  # noqa: F811
    page = visitor.get("/auth/login")
    (address,) = re.findall(rf'<script src="({re.escape(SCRIPT)}[^"]+)" defer', page.text)
    sent = visitor.client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (sent.status_code, sent.headers["Cache-Control"]) == (200, "max-age=31536000, immutable")
    assert len(sent.data) < 2_000
    browser = Browser(visitor.client.application, people)
    for screen in ("deposit", "withdraw"):
        assert "passkeys.js" not in browser.open(screen).text
    assert "passkeys.js" not in visitor.get("/auth/reset").text
    off = replace(people.cashier, policy=replace(people.cashier.policy, second_factor="off"))
    people.cashier = off
    assert "passkeys.js" not in Visitor(made_app(people)).get("/auth/login").text


@pytest.mark.parametrize("path", ["passkey", "passkeys", "passkeys/add", "passkeys/remove"])
def test_a_page_that_is_over_or_none_leads_back_to_the_login(visitor, path):
    drawn = visitor.get("/auth/login")
    for step, status in (("x" * 43, 410), ("short", 400), ("", 400)):
        page = visitor.post(f"/auth/second/{path}", drawn, step=step, credential="{}")
        assert page.status == status
        assert "Back to log in" in page.words
    assert visitor.post(f"/auth/second/{path}", step="x" * 43).status == 403, "without our signed word"


def test_nobody_loads_the_library_who_has_no_passkey(tmp_path: Path):
    """The way of a login with an app, in a process of its own, up to the question for a code."""
    asked = subprocess.run(
        [sys.executable, "-c", WITHOUT_PASSKEYS], capture_output=True, text=True, env={"DATABASE": str(tmp_path / "db")}
    )
    assert (asked.stdout, asked.stderr) == ("[]\n", "")


WITHOUT_PASSKEYS = f"""
import os, sys
from app import create_app
from inapp.settings import Settings
values = {{"CASHIER_DEMO": "1", "CASHIER_DATABASE": os.environ["DATABASE"], "CASHIER_PUBLIC_URL": {ORIGIN!r},
  "CASHIER_LOGIN_SUCCESS_URL": {SUCCESS!r}, "CASHIER_SECOND_FACTOR": "optional"}}
app = create_app(Settings.read(values, dotenv=None))
assert b"passkeys.js" in app.test_client().get("/auth/login", base_url={ORIGIN!r}).data
print([name for name in ("webauthn", "cbor2", "OpenSSL") if name in sys.modules])
"""
