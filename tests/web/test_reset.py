"""`Reset password` where the broker has a mail server, from the form to the mail and the new password."""

import re
from dataclasses import replace

import pytest

from inapp.identity import letters
from inapp.settings import Settings, SettingsError
from tests.identity.test_sign_in import EMAIL
from tests.support.mail_server import Box, mail_server
from tests.web.test_login import Visitor, made_app, people  # noqa: F401  (a fixture)


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def app(people, box):  # noqa: F811
    with mail_server(box) as port:
        mail = {"CASHIER_SMTP_HOST": "127.0.0.1", "CASHIER_SMTP_PORT": str(port), "CASHIER_SMTP_TLS": "none"}
        yield made_app(people, **mail, CASHIER_SMTP_FROM="Acme <no-reply@acme.example>")


def ask(visitor: Visitor, email: str, **query: str):
    return visitor.post("/auth/reset", visitor.get("/auth/reset", **query), email=email)


def test_the_way_from_the_form_through_the_mail_to_a_new_password(app, box):
    visitor = Visitor(app)
    assert "Look into your mailbox" in ask(visitor, EMAIL).words
    letters.deliver(app.extensions["cashier"])
    (letter,) = box.letters
    assert letter["Subject"] == "اختر كلمة مرور جديدة لدى Acme Markets", "in the user's language"
    text, page = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    (link,) = re.findall(r"https://cashier\.example(/auth/password/\S+)", text)
    assert f'href="https://cashier.example{link}"' in page
    assert 'dir="rtl"' in page
    assert "ولمدة 30 دقيقة" in text
    assert visitor.post(link, visitor.get(link), password="quite another one").status == 200
    assert visitor.log_in(password="quite another one").status == 303


def test_every_address_gets_the_same_answer(app):
    visitor = Visitor(app)

    def seen(email: str) -> str:
        text = ask(visitor, email).answer.get_data(as_text=True)
        return re.sub(r'nonce="[^"]*"', "", text).replace(email, "")

    assert seen(EMAIL) == seen("nobody@example.test") == seen("not an address")


def test_a_mail_is_a_page_whose_words_are_escaped(app, people, box):  # noqa: F811
    with people.database.write() as db:
        user = db.user_by_email(EMAIL)
        db.put_users(replace(user, name='<img src="x" onerror="y">', language="en"))
    ask(Visitor(app), EMAIL)
    letters.deliver(app.extensions["cashier"])
    page = box.letters[0].get_body(("html",)).get_content()
    assert "<img" not in page
    assert "Hello &lt;img src" in page
    assert box.letters[0]["Subject"] == "Set a new password for Acme Markets"


def test_an_empty_field_and_too_many_requests_are_said(app):
    visitor = Visitor(app)
    assert ask(visitor, " ").errors == ["Enter your email"]
    said = [ask(visitor, f"user{n}@example.test").status for n in range(11)]
    assert said == [200] * 10 + [429]


def test_without_a_mail_server_the_page_tells_to_ask_support(people):  # noqa: F811
    visitor = Visitor(made_app(people))
    page = visitor.get("/auth/reset")
    assert "Get a link for a new password" in page.words
    assert "<form" not in page.text
    drawn = visitor.get("/auth/login")
    assert "Get a link for a new password" in visitor.post("/auth/reset", drawn, email=EMAIL).words


def test_the_form_needs_our_signed_word(app):
    assert Visitor(app).post("/auth/reset", email=EMAIL).status == 403


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"CASHIER_SMTP_HOST": "mail.example"}, "CASHIER_SMTP_FROM"),
        ({"CASHIER_SMTP_HOST": "mail.example", "CASHIER_SMTP_FROM": "not an address"}, "CASHIER_SMTP_FROM"),
        (
            {"CASHIER_SMTP_HOST": "mail.example", "CASHIER_SMTP_FROM": "a@b.example\r\nBcc: x@y.example"},
            "CASHIER_SMTP_FROM",
        ),
        (
            {"CASHIER_SMTP_HOST": "mail.example", "CASHIER_SMTP_FROM": "a@b.example", "CASHIER_SMTP_USER": "x"},
            "CASHIER_SMTP_PASSWORD",
        ),
        (
            {"CASHIER_SMTP_HOST": "mail.example", "CASHIER_SMTP_FROM": "a@b.example", "CASHIER_SMTP_TLS": "ssl"},
            "CASHIER_SMTP_TLS",
        ),
    ],
)
def test_mail_settings_that_cannot_work_are_refused_by_name(settings, name):
    with pytest.raises(SettingsError) as caught:
        Settings.read({"CASHIER_DEMO": "1", **settings}, dotenv=None)
    assert [problem for problem, _ in caught.value.problems] == [name]


def test_outside_demos_plain_mail_stays_on_this_machine():
    settings = {"CASHIER_SMTP_HOST": "mail.example", "CASHIER_SMTP_FROM": "a@b.example", "CASHIER_SMTP_TLS": "none"}
    with pytest.raises(SettingsError) as caught:
        Settings.read(settings, dotenv=None)
    assert "CASHIER_SMTP_TLS" in dict(caught.value.problems)
    with pytest.raises(SettingsError) as caught:
        Settings.read(settings | {"CASHIER_SMTP_HOST": "localhost"}, dotenv=None)
    assert "CASHIER_SMTP_TLS" not in dict(caught.value.problems)
