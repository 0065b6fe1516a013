"""Polls without news: how long they wait, for what, and which are answered at once."""

import threading
from typing import Any

import pytest
from flask import Flask

from inapp.domain.errors import StorageFailed
from inapp.domain.money import Money
from inapp.domain.states import PaymentType, Status
from inapp.payments import psp_events
from inapp.web import held_polls
from inapp.web.status_texts import LOOKS_LIKE, STATUS_TEXTS
from tests.support.harness import OTHER_LOGIN, World
from tests.support.processes import PATIENCE
from tests.support.web_page import Browser, Page

NOTHING_NEW = "seen=awaiting_payer.embedded&stays=0"


class Poll:
    """A poll of a page, which tells if it waits and when it is to be answered."""

    def __init__(self, app: Flask, page: Page, ref: str, query: str = NOTHING_NEW, **other: Any) -> None:
        self.over = threading.Event()
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/inapp/payments/{ref}",
            "QUERY_STRING": query,
            "HTTP_HX_REQUEST": "true",
            "HTTP_X_PAGE_SESSION": page.field("handle"),
        }
        self.waits = app.extensions["hold"](environ | other, self.over.set)


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is answered because time is over."""
    monkeypatch.setattr(held_polls, "HOLD_S", 10 * PATIENCE)


def started(browser: Browser, login: int | None = None) -> tuple[Page, str]:
    page = browser.open(login=login) if login else browser.open()
    return page, browser.send(page, "100").ref


def test_a_poll_waits_until_its_payment_changes_and_no_other(app: Flask, browser: Browser, world: World, patient: None):
    mine, theirs = started(browser), started(browser, OTHER_LOGIN)
    polls = [Poll(app, *mine), Poll(app, *theirs)]
    assert all(poll.waits for poll in polls)
    world.hear(world.psp.pay(theirs[1]))
    world.run()
    assert polls[1].over.wait(PATIENCE)
    assert not polls[0].over.is_set()
    world.hear(world.psp.pay(mine[1]))
    world.run()
    assert polls[0].over.wait(PATIENCE)


def test_a_page_learns_of_the_credit_in_place_of_the_payment_before_it(
    app: Flask, browser: Browser, world: World, patient: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(held_polls, "PASSING_S", 10 * PATIENCE)
    mine, theirs = started(browser), started(browser, OTHER_LOGIN)
    polls = [Poll(app, *mine), Poll(app, *theirs)]
    world.hear(world.psp.pay(mine[1]))
    world.hear(world.psp.pay(theirs[1], Money(1, "USD", 2)))  # the wrong amount, which people have to look at
    psp_events.work_inbox(world.cashier)
    assert polls[1].over.wait(PATIENCE)
    assert world.payment(mine[1]).status is Status.PAID and not polls[0].over.is_set()
    world.run()
    assert polls[0].over.wait(PATIENCE)
    assert world.payment(mine[1]).status is Status.CREDITED


def test_a_page_learns_of_a_payment_whose_credit_takes_longer(
    app: Flask, browser: Browser, world: World, patient: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(held_polls, "PASSING_S", 0.1)
    page, ref = started(browser)
    poll = Poll(app, page, ref)
    world.hear(world.psp.pay(ref))
    psp_events.work_inbox(world.cashier)
    assert poll.over.wait(PATIENCE)
    assert world.payment(ref).status is Status.PAID


def test_a_poll_without_news_is_answered_after_a_moment(app: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(held_polls, "HOLD_S", 0.05)
    poll = Poll(app, *started(browser))
    assert poll.waits and poll.over.wait(PATIENCE)


@pytest.mark.parametrize("failure", [StorageFailed("damaged"), ValueError("a defect")], ids=["storage", "defect"])
def test_polls_are_answered_although_nobody_can_look_for_news(
    app: Flask, browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
):
    monkeypatch.setattr(held_polls, "HOLD_S", 0.1)
    page, ref = started(browser)

    def fails(seconds: float) -> bool:
        raise failure

    monkeypatch.setattr(world.cashier.store, "wait_for_change", fails)
    for _ in range(2):
        poll = Poll(app, page, ref)
        assert poll.waits and poll.over.wait(PATIENCE)


def test_whatever_is_no_poll_without_news_is_answered_at_once(app: Flask, browser: Browser, patient: None):
    page, ref = started(browser)
    theirs, _ = started(browser, OTHER_LOGIN)
    at_once = [
        Poll(app, page, ref, "seen=created"),
        Poll(app, page, ref, ""),
        Poll(app, page, ref, REQUEST_METHOD="POST"),
        Poll(app, page, ref, PATH_INFO=f"/inapp/payments/{ref}/cancel"),
        Poll(app, page, ref, HTTP_X_PAGE_SESSION=""),
        Poll(app, page, "D-unknown"),
        Poll(app, theirs, ref),
    ]
    assert not any(poll.waits or poll.over.is_set() for poll in at_once)


def test_no_more_than_so_many_polls_wait(app: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(held_polls, "MOST", 1)
    monkeypatch.setattr(held_polls, "HOLD_S", 0.5)
    page, ref = started(browser)
    first, second = Poll(app, page, ref), Poll(app, page, ref)
    assert (first.waits, second.waits) == (True, False)
    assert first.over.wait(PATIENCE)


def test_a_page_that_polls_by_the_thousand_leaves_the_others_their_room(
    app: Flask, browser: Browser, world: World, patient: None
):
    (page, ref), theirs = started(browser), started(browser, OTHER_LOGIN)
    polls = [Poll(app, page, ref) for _ in range(1500)]
    assert sum(poll.waits for poll in polls) == held_polls.EACH
    other = Poll(app, *theirs)
    assert other.waits
    world.hear(world.psp.pay(ref))
    world.run()
    assert all(poll.over.wait(PATIENCE) for poll in polls if poll.waits)
    assert not other.over.is_set()
    # Once a later change of another payment is told of, every change of this one is, too.
    world.hear(world.psp.pay(theirs[1]))
    world.run()
    assert other.over.wait(PATIENCE)
    again = [Poll(app, page, ref, f"seen={world.payment(ref).status}").waits for _ in range(20)]
    assert sum(again) == held_polls.EACH, "those that were answered count no more"


def test_after_many_changes_all_polls_are_answered(
    app: Flask, browser: Browser, world: World, patient: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(held_polls, "LINES", 1)
    poll = Poll(app, *started(browser))
    assert poll.waits
    started(browser, OTHER_LOGIN)
    assert poll.over.wait(PATIENCE)


def test_states_that_count_as_one_look_the_same():
    for status, other in LOOKS_LIKE.items():
        for kind in PaymentType:
            texts = STATUS_TEXTS[kind]
            assert texts.get(status) == texts.get(other)
