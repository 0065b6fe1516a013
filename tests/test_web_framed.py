"""Where a screen stands, in a frame or by itself, and what follows from it for the way to the PSP."""

import pytest
from flask import Flask

from inapp.domain.model import HandOff, Method
from tests.web_page import HTMX, Browser, Page
from tests.world import LOGIN, World

PLACES: list[tuple[dict[str, str], dict[str, str], bool]] = [
    ({}, {}, False),
    ({}, {"Sec-Fetch-Dest": "iframe"}, True),
    ({}, {"Sec-Fetch-Dest": "document"}, False),
    ({"source": "Web"}, {}, True),
    ({"source": "web"}, {}, True),
    ({"source": "Android"}, {}, False),
    ({"source": "Web"}, {"Sec-Fetch-Dest": "document"}, False),
    ({"source": "Android"}, {"Sec-Fetch-Dest": "iframe"}, True),
]
"""What the address says, what the browser says, and whether the screen is taken for a framed one."""


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def opened(browser: Browser, query: dict[str, str], headers: dict[str, str]) -> Page:
    return browser.get("/inapp/deposit", headers, token=browser.token(), account=LOGIN, **query)


def by_place(method: Method, framed: bool) -> HandOff:
    return HandOff.EMBEDDED if framed else HandOff.NEW_TAB


@pytest.mark.parametrize(("query", "headers", "framed"), PLACES)
def test_the_browser_says_whether_a_screen_is_framed_and_else_ctraders_web_app_is_taken_for_a_frame(
    browser: Browser, query: dict[str, str], headers: dict[str, str], framed: bool
) -> None:
    assert opened(browser, query, headers).field("framed") == str(int(framed))


@pytest.mark.parametrize("headers", [{}, HTMX | {"Sec-Fetch-Dest": "empty"}], ids=["plain", "htmx"])
@pytest.mark.parametrize("framed", ["0", "1"])
def test_a_refused_form_still_says_where_it_stands(browser: Browser, headers: dict[str, str], framed: str) -> None:
    page = opened(browser, {}, {})
    fields = {"amount": "0", "method": "fake_card", "page_key": page.field("page_key"), "framed": framed}
    refused = browser.post(page, "/inapp/deposit", headers, **fields)
    assert refused.status == 422
    assert refused.field("framed") == framed


def test_where_a_screen_stands_is_carried_from_the_choice_of_an_account_to_the_form(browser: Browser) -> None:
    page = browser.get("/inapp/deposit", None, token=browser.token(), source="Web")
    form = browser.post(page, "/inapp/account", account=str(LOGIN), framed=page.field("framed"))
    assert form.field("framed") == "1"


@pytest.mark.parametrize(("framed", "way"), [("1", HandOff.EMBEDDED), ("0", HandOff.NEW_TAB), ("yes", HandOff.NEW_TAB)])
def test_the_posted_flag_chooses_the_hand_off(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch, framed: str, way: HandOff
) -> None:
    monkeypatch.setattr(world.psp, "hand_off", by_place)
    sent = browser.send(opened(browser, {}, {}), "40", framed=framed)
    assert world.payment(sent.ref).hand_off == way
