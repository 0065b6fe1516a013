"""Mails to traders in words, and the receipt that is sent to the trader's own address."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from inapp.adapters.mail import SmtpMailer, Written
from inapp.domain.identity import User
from inapp.domain.letters import TOLD, MailKind, Notice
from inapp.domain.money import Money
from inapp.mail_settings import MailSettings
from inapp.payments import mails
from inapp.settings import Settings
from inapp.web import letters
from tests.support.harness import LOGIN, START, USER, World
from tests.support.mail_server import Box, mail_server
from tests.support.web_page import Browser
from tests.web.test_help import REACHED, at

BROKER = {
    "CASHIER_DEMO": "1",
    "CASHIER_PUBLIC_URL": "https://cashier.example",
    "CASHIER_SUCCESS_URL": "https://app.example/callback/success",
}


class Post:
    """An application whose mails go to a real mail server, at which they are read."""

    def __init__(self, world: World, port: int) -> None:
        self.box = Box()
        self.world = world
        self.port = port

    def app(self) -> Flask:
        world = self.world
        settings = Settings.read(BROKER | {"CASHIER_DATABASE": world.database.path}, dotenv=None)
        parts = ("store", "ctrader", "identity", "clock", "policy", "psps", "sent_log", "pager", "crash_point")
        made: list[Flask] = []
        mailer = SmtpMailer(
            MailSettings(host="127.0.0.1", port=self.port, tls="none", sender="Acme <no-reply@acme.example>"),
            lambda letter: Written(*letters.in_words(made[0], letter)),
        )
        given = {name: getattr(world.cashier, name) for name in parts}
        made.append(create_app(settings, **given, mailer=mailer))
        world.cashier = replace(world.cashier, mailer=mailer)
        return made[0]


@pytest.fixture
def post(world: World) -> Iterator[Post]:
    box = Box()
    with mail_server(box) as port:
        made = Post(world, port)
        made.box = box
        yield made


@pytest.fixture
def browser(post: Post, world: World) -> Browser:
    return Browser(post.app(), world)


def test_a_credited_deposit_arrives_as_a_mail_with_the_amount_of_its_row(post: Post, world: World) -> None:
    browser = Browser(post.app(), world)
    browser.open(lang="de")
    deposit = world.paid_deposit("1234.50")
    world.run()
    mails.deliver(world.cashier)
    (letter,) = post.box.letters
    assert letter["To"] == "alex@example.test"
    assert re.fullmatch(rf"<{deposit.ref}\.credited\.\d+@acme\.example>", letter["Message-ID"])
    assert letter["Content-Language"] == "de"
    text = letter.get_body(("plain",)).get_content()
    page = letter.get_body(("html",)).get_content()
    for body in (text, page):
        assert "1.234,50" in body, "as the screens write it in this language"
        assert str(LOGIN) in body
        assert deposit.ref in body
        assert "http" not in re.sub(r"<meta[^>]*>", "", body), "no links"
    assert '<html lang="de"' in page


@pytest.mark.parametrize("kind", list(MailKind))
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_kind_has_a_subject_and_a_text_with_its_facts(
    app: Flask, world: World, kind: MailKind, lang: str
) -> None:
    deposit = world.paid_deposit("50.00")
    about = None if kind in (MailKind.PASSWORD, MailKind.SECOND_FACTOR) else deposit
    money = Money(12345, "USD", 2) if about else None
    notice = Notice("a@b.test", "Alex", lang, "event", kind, START, about, money)
    subject, text, page, language = letters.in_words(app, notice)
    assert language == lang
    assert subject
    assert "{" not in subject + text + page.partition("</style>")[2]
    if about and kind is not MailKind.RECEIPT:
        assert deposit.ref in text
        assert "123.45" in text
        assert "123.45" in page
    if kind is MailKind.RECEIPT:
        assert deposit.ref in subject
        assert "50.00" in text
    assert "\n\n\n\n" not in text


@pytest.mark.parametrize("kind", [MailKind.RETURNED, MailKind.PAID_BACK])
def test_an_amount_that_no_row_tells_is_left_out(app: Flask, world: World, kind: MailKind) -> None:
    notice = Notice("a@b.test", "", "en", "event", kind, START, world.paid_deposit("50.00"))
    _, text, _, _ = letters.in_words(app, notice)
    assert "50.00" not in text
    assert "None" not in text


@pytest.mark.parametrize("kind", list(MailKind))
def test_a_mail_of_trouble_names_support_where_there_is_one(world: World, kind: MailKind) -> None:
    deposit = world.paid_deposit("50.00")
    notice = Notice("a@b.test", "Alex", "en", "event", kind, START, deposit, deposit.money)
    bare, told = (letters.in_words(at(world, **given).client.application, notice)[1:3] for given in ({}, REACHED))
    troubled = kind not in (MailKind.CREDITED, MailKind.PAID_OUT, MailKind.RECEIPT)
    for without, body in zip(bare, told, strict=True):
        assert "Help" not in without
        assert ("support@acme.example · +49 30 1234567 · https://acme.example/help" in body) == troubled


def test_every_state_of_which_traders_are_told_has_words() -> None:
    assert {*TOLD.values(), MailKind.RECEIPT, MailKind.PASSWORD, MailKind.SECOND_FACTOR} == set(letters.TOLD)


def test_a_receipt_goes_to_the_traders_own_masked_address_once(post: Post, world: World) -> None:
    browser = Browser(post.app(), world)
    deposit = world.card("70.00")
    page = browser.open()
    receipt = browser.post(page, f"/inapp/payments/{deposit.ref}/receipt")
    assert "Send to a…@e…" in receipt.words
    assert "alex@example.test" not in receipt.text
    sent = browser.post(page, f"/inapp/payments/{deposit.ref}/receipt/mail")
    assert "The receipt is on its way to you by mail." in sent.words
    assert "Send to" not in sent.words
    again = browser.post(page, f"/inapp/payments/{deposit.ref}/receipt/mail")
    assert (again.status, "sent already" in again.words) == (409, True)
    world.database._mailed.discard(MailKind.CREDITED)
    mails.deliver(world.cashier)
    receipts = [one for one in post.box.letters if "Receipt" in one["Subject"]]
    assert len(receipts) == 1
    text = receipts[0].get_body(("plain",)).get_content()
    for words in ("Amount: 70.00 USD", f"Account: {LOGIN}", f"Reference: {deposit.ref}", "Status: Added", " UTC"):
        assert words in text


def test_no_receipt_is_offered_without_a_mail_server_or_an_address(app: Flask, browser: Browser, world: World) -> None:
    deposit = world.card("70.00")
    path = f"/inapp/payments/{deposit.ref}/receipt"
    without = Browser(app, world)
    assert "Send to" not in without.post(without.open(), path).words
    assert without.post(without.open(), f"{path}/mail").status == 409
    with world.database.write() as db:
        db.db.execute("UPDATE accounts SET email = ''")
    assert "Send to" not in browser.post(browser.open(), path).words


def test_a_receipt_of_somebody_else_cannot_be_sent(browser: Browser, world: World) -> None:
    foreign = world.deposit(login=LOGIN + 1)
    assert browser.post(browser.open(), f"/inapp/payments/{foreign.ref}/receipt/mail").status == 404


def test_a_new_password_is_told_by_mail_in_the_users_language(post: Post, world: World) -> None:
    post.app()
    with world.database.write() as db:
        db.put_users(User(USER, "alex@example.test", "Alex", "ar"))
        db.tell_of_way_in(MailKind.PASSWORD, USER, START)
    mails.deliver(world.cashier)
    (letter,) = post.box.letters
    assert letter["Content-Language"] == "ar"


def test_the_switches_decide_which_mails_there_are() -> None:
    def told(**given: str) -> set[MailKind]:
        texts = BROKER | {"CASHIER_SMTP_HOST": "mail.test", "CASHIER_SMTP_FROM": "a@b.test"} | given
        return set(Settings.read(texts, dotenv=None).mail.told)

    assert told() == set(MailKind)
    assert told(CASHIER_SMTP_HOST="") == set()
    assert told(CASHIER_MAIL_SECURITY="0") == set(MailKind) - {MailKind.PASSWORD, MailKind.SECOND_FACTOR}
    assert told(CASHIER_MAIL_RETURNED="0") == set(MailKind) - {MailKind.RETURNED, MailKind.PAID_BACK}
    for name in ("CREDITED", "APPROVAL", "REFUSED", "PAID_OUT", "RECEIPTS"):
        assert len(told(**{f"CASHIER_MAIL_{name}": "0"})) == len(MailKind) - 1
