"""A browser that asks again and again, or makes up what it sends: it gets no more for it, and costs its PSP nothing."""

from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.states import Status
from inapp.web import drawn_steps
from tests.support.harness import POLICY, STRANGER, World
from tests.support.web_page import Browser


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.fixture
def calls(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls of the PSP that start a deposit."""
    made: list[str] = []
    start = world.psp.start_deposit

    def counted(payment, return_url):
        made.append(payment.ref)
        return start(payment, return_url)

    monkeypatch.setattr(world.psp, "start_deposit", counted)
    return made


# --- keys of forms ---


def test_a_form_of_ours_is_taken_once_however_often_it_is_sent(browser: Browser) -> None:
    page = browser.open()
    assert browser.send(page, "100").ref == browser.send(page, "100").ref


@pytest.mark.parametrize(
    "made_up", ["k" * 24, "k" * 60, f"{'k' * 16}.{'k' * 43}", "é" * 20, ".", "k" * 16 + ".", ""], ids=str
)
def test_a_key_that_the_browser_makes_up_starts_nothing(browser: Browser, world: World, made_up: str) -> None:
    refused = browser.send(browser.open(), "100", page_key=made_up)
    assert refused.status == 400
    assert "out of date" in refused.words
    with world.database.read() as db:
        assert db.all_payments(False) == []


def test_a_key_is_good_for_its_own_page_session_alone(browser: Browser, world: World) -> None:
    others = browser.open(user_id=STRANGER, login=None).field("page_key")
    assert browser.send(browser.open(), "100", page_key=others).status == 400
    page, again = browser.open(), browser.open()
    assert browser.send(page, "100", page_key=again.field("page_key")).status == 400


def test_a_number_with_another_numbers_proof_is_no_key(browser: Browser) -> None:
    page = browser.open()
    first = page.field("page_key")
    second = browser.post(page, "/inapp/new").field("page_key")
    mixed = first.partition(".")[0] + "." + second.partition(".")[2]
    assert browser.send(page, "100", page_key=mixed).status == 400


def test_another_form_of_the_same_page_has_a_key_of_its_own(browser: Browser) -> None:
    page = browser.open()
    first = browser.send(page, "100").ref
    again = browser.post(page, "/inapp/new")
    assert browser.send(page, "100", page_key=again.field("page_key")).ref != first


# --- limits on the screen ---


def test_a_screen_at_the_limit_says_what_to_do_and_shows_no_form(world: World, client, app: Flask) -> None:
    cashier = replace(app.extensions["cashier"], policy=replace(POLICY, open_deposits=1))
    app.extensions["cashier"] = cashier
    browser = Browser(app, world)
    page = browser.open()
    browser.send(page, "100")
    another = browser.post(page, "/inapp/new")
    assert "Finish or cancel one of them" in another.words
    assert 'name="amount"' not in another.text


# --- polls ---


def test_six_hundred_polls_ask_the_psp_nothing_whatever_the_browser_says_that_it_has_seen(
    browser: Browser, world: World, calls: list[str]
) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    started = len(calls)
    for number in range(600):
        card = browser.poll(page, ref, seen=f"nothing {number}")
        assert "data-psp-step" in card.text
    assert len(calls) == started


def test_an_approval_is_seen_by_the_next_poll(browser: Browser, world: World) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    browser.poll(page, ref)
    world.hear(world.psp.pay(ref))
    world.run()
    assert browser.poll(page, ref, seen="awaiting_payer.embedded").state == Status.CREDITED


def test_a_step_that_the_psp_did_not_give_is_asked_for_again_but_not_for_ever(
    browser: Browser, world: World, calls: list[str]
) -> None:
    world.psp.script = ["lost"] * 600
    page = browser.open()
    ref = browser.send(page, "100").ref
    for _ in range(100):
        browser.poll(page, ref)
    assert len(calls) == drawn_steps.MOST
    world.psp.script = []
    world.clock.forward(60_000)
    assert browser.poll(page, ref).state == Status.AWAITING_PAYER


def test_a_person_who_presses_and_presses_causes_ten_calls_a_minute(browser: Browser, calls: list[str]) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    for _ in range(50):
        assert "data-psp-step" in browser.post(page, f"/inapp/payments/{ref}").text
    assert len(calls) == drawn_steps.MOST


def test_only_the_steps_of_late_are_remembered() -> None:
    steps = drawn_steps.DrawnSteps()
    for number in range(drawn_steps.REMEMBERED + 50):
        steps._remember((f"D-{number}", ""), drawn_steps._Drawn(0))
    assert len(steps._drawn) == drawn_steps.REMEMBERED


# --- looks at a payment ---


def test_a_trader_who_acts_again_and_again_costs_the_psp_a_few_calls_a_minute(browser: Browser, world: World) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    world.run()
    looks: list[str] = []
    look = world.psp.look_up

    def counted(*asked, **more):
        looks.append(asked[1])
        return look(*asked, **more)

    world.psp.look_up = counted
    for _ in range(100):
        world.clock.forward(500)
        browser.poll(page, ref, seen="awaiting_payer.embedded", acted="1")
        world.run()
    assert drawn_steps.MOST <= len(looks) <= 2 * drawn_steps.MOST


def test_nobody_hurries_the_payment_of_somebody_else(browser: Browser, world: World) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    stranger = browser.open(user_id=STRANGER, login=None)
    with world.database.write() as db:
        db.change(world.payment(ref), due=world.clock.now() + 60_000)
    due = world.payment(ref).due
    browser.poll(stranger, ref, acted="1")
    assert world.payment(ref).due == due
    browser.poll(page, ref, acted="1")
    assert world.payment(ref).due == world.clock.now()
