"""The fields of a method: drawn, checked, reviewed, kept sealed, and handed to the PSP with the call."""

from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from inapp.domain.fields import Field, FieldKind
from inapp.domain.model import Observation, Payment
from inapp.domain.states import PaymentType, Status
from inapp.operations import retention
from inapp.operations.retention import DAY
from tests.support.harness import World
from tests.support.web_page import Browser, Page

OUT = frozenset({PaymentType.WITHDRAWAL})
IBAN = "DE75512108001245126199"
PLACE, HOLDER = "fake_card.iban", "fake_card.holder"


@pytest.fixture
def given(world: World, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, str]]]:
    """The answers that the PSP got, with the key of each call. Its first method asks for a holder and an IBAN."""
    calls: list[tuple[str, Mapping[str, str]]] = []
    psp, usual = world.psp, world.psp.pay_out
    fields = (
        Field("holder", "Account holder", kinds=OUT, required=False, longest=20),
        Field("iban", "IBAN", FieldKind.IBAN, OUT, hint="As on your statement"),
    )
    methods = [replace(one, fields=fields) if one.key == "fake_card" else one for one in psp.methods]

    def pay_out(payment: Payment, key: str, answers: Mapping[str, str]) -> Observation:
        calls.append((key, answers))
        return usual(payment, key)

    monkeypatch.setattr(psp, "methods", methods)
    monkeypatch.setattr(psp, "pay_out", pay_out)
    return calls


@pytest.fixture
def browser(app: Flask, world: World, given: object) -> Browser:
    world.cashier = replace(world.cashier, sealer=app.extensions["cashier"].sealer)
    return Browser(app, world)


def review(browser: Browser, iban: str = IBAN, holder: str = "", **more: str) -> Page:
    return browser.send(browser.open("withdraw"), "40", confirm=False, **{PLACE: iban, HOLDER: holder} | more)


def confirm(browser: Browser, page: Page, **more: str) -> Page:
    names = ("amount", "meant", "method", "page_key", "agreed", PLACE, HOLDER)
    return browser.post(page, "/inapp/withdraw", **({name: unescape(page.field(name)) for name in names} | more))


def test_fields_stand_below_their_method_and_only_where_they_are_for(browser: Browser) -> None:
    page = browser.open("withdraw")
    assert "IBAN" in page.words and "As on your statement" in page.words
    assert PLACE not in browser.open("deposit").text


@pytest.mark.parametrize(
    ("iban", "holder", "words", "where"),
    [
        ("", "", "Fill in this field", PLACE),
        ("DE75512108001245126198", "", "This does not look right. Please check it.", PLACE),
        ("\u202eDE75512108001245126199", "", "This does not look right. Please check it.", PLACE),
        (IBAN, "A" * 21, "Enter at most 20 characters", HOLDER),
        (IBAN, "Al\u202eex", "This does not look right. Please check it.", HOLDER),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_loses_nothing(
    browser: Browser, world: World, iban: str, holder: str, words: str, where: str
) -> None:
    page = review(browser, iban, holder)
    assert page.status == 422
    assert page.errors == [words]
    assert f'id="{where}-error" role="alert"' in page.text
    for value in ("40.00", iban, holder):
        assert f'value="{value}"' in page.text
    assert page.text.count('aria-invalid="true"') == 1
    with world.database.read() as db:
        assert not db.all("SELECT 1 FROM answers")


def test_the_psp_gets_what_was_reviewed_and_no_row_holds_it_in_the_clear(
    browser: Browser, world: World, given: list[tuple[str, Mapping[str, str]]]
) -> None:
    page = review(browser, "de75 5121 0800 1245 1261 99", "  Alex  <b>Ö</b> ")
    assert f"IBAN {IBAN}" in page.words and "Account holder Alex <b>Ö</b>" in page.words
    made = confirm(browser, page)
    assert confirm(browser, page).ref == made.ref
    world.run()
    assert world.payment(made.ref).status is Status.PAID_OUT
    assert given == [(f"{made.ref}.payout.1", {"iban": IBAN, "holder": "Alex <b>Ö</b>"})]
    files = [path.read_bytes() for path in Path(world.database.path).parent.iterdir() if path.is_file()]
    assert files and not any(IBAN.encode() in content for content in files)


def test_an_agreement_to_one_destination_is_none_to_another(browser: Browser, world: World) -> None:
    page = review(browser)
    again = confirm(browser, page, **{PLACE: "GB82WEST12345698765432"})
    assert (again.status, again.errors) == (409, ["Something has changed since; please check again."])
    assert "GB82WEST12345698765432" in again.words
    with world.database.read() as db:
        assert not db.all("SELECT 1 FROM payments")


def test_going_back_from_the_review_keeps_the_fields(browser: Browser) -> None:
    page = confirm(browser, review(browser, holder="Alex"), change="1")
    assert f'value="{IBAN}"' in page.text and 'value="Alex"' in page.text


def test_a_payout_whose_answers_are_gone_is_never_called_without_them(
    browser: Browser, world: World, given: list[tuple[str, Mapping[str, str]]]
) -> None:
    made = confirm(browser, review(browser))
    with world.database.write() as db:
        db.db.execute("UPDATE answers SET sealed = 'c2VhbGVk'")
    world.run()
    assert not given
    assert world.payment(made.ref).status is Status.REVIEW
    with world.database.read() as db:
        assert [row["code"] for row in db.all("SELECT code FROM alerts")] == ["payout_unknown"]


@pytest.mark.parametrize("paid_out", [True, False])
def test_answers_go_a_month_after_the_end_of_their_payment_and_not_before(
    browser: Browser, world: World, paid_out: bool
) -> None:
    made = confirm(browser, review(browser))

    def kept() -> bool:
        retention.forget(world.cashier)
        with world.database.read() as db:
            return bool(db.answers(made.ref))

    if paid_out:
        world.run()
    world.clock.forward(29 * DAY)
    assert kept()
    world.clock.forward(2 * DAY)
    assert kept() is not paid_out
