"""Whether a screen is framed, and how that changes the way to the PSP."""

import re

import pytest
from flask import Flask

from inapp.domain.model import Method, UiMode
from tests.support.harness import LOGIN, World
from tests.support.web_page import HTMX, Browser, Page

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
"""The address, the browser's header, and whether the screen counts as framed."""
WAYS = {True: UiMode.EMBEDDED, False: UiMode.REDIRECT}
"""The UI mode of a PSP whose page refuses frames, by whether the screen is framed."""


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def opened(browser: Browser, query: dict[str, str], headers: dict[str, str]) -> Page:
    return browser.get("/inapp/deposit", headers, token=browser.token(), account=LOGIN, **query)


def by_place(method: Method, framed: bool) -> UiMode:
    return UiMode.EMBEDDED if framed else UiMode.NEW_TAB


@pytest.mark.parametrize(("query", "headers", "framed"), PLACES)
def test_a_screen_is_framed_if_the_browser_says_so_or_else_in_ctraders_web_app(
    browser: Browser, query: dict[str, str], headers: dict[str, str], framed: bool
) -> None:
    assert opened(browser, query, headers).field("framed") == str(int(framed))


@pytest.mark.parametrize("headers", [{}, HTMX | {"Sec-Fetch-Dest": "empty"}], ids=["plain", "htmx"])
@pytest.mark.parametrize("framed", ["0", "1"])
def test_a_refused_form_still_says_whether_it_is_framed(browser: Browser, headers: dict[str, str], framed: str) -> None:
    page = opened(browser, {}, {})
    fields = {"amount": "0", "method": "fake_card", "page_key": page.field("page_key"), "framed": framed}
    refused = browser.post(page, "/inapp/deposit", headers, **fields)
    assert refused.status == 422
    assert refused.field("framed") == framed


def test_the_choice_of_an_account_tells_the_form_whether_it_is_framed(browser: Browser) -> None:
    page = browser.get("/inapp/deposit", None, token=browser.token(), source="Web")
    form = browser.post(page, "/inapp/account", account=str(LOGIN), framed=page.field("framed"))
    assert form.field("framed") == "1"


@pytest.mark.parametrize(("framed", "way"), [("1", UiMode.EMBEDDED), ("0", UiMode.NEW_TAB), ("yes", UiMode.NEW_TAB)])
def test_the_posted_flag_chooses_the_ui_mode(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch, framed: str, way: UiMode
) -> None:
    monkeypatch.setattr(world.psp, "ui_mode", by_place)
    sent = browser.send(opened(browser, {}, {}), "40", framed=framed)
    assert world.payment(sent.ref).ui_mode == way


LINK = re.compile(r'<a class="go" href="https://bank\.example/pay"([^>]*)>')
OWN_TAB = 'target="_blank" rel="noopener noreferrer"'
IN_FRAME, BY_ITSELF = {"Sec-Fetch-Dest": "iframe"}, {"Sec-Fetch-Dest": "document"}
WORDS = "The payment opens in a new tab. Its result will show here."


def begun_by_itself(browser: Browser) -> Page:
    return browser.send(opened(browser, {}, BY_ITSELF), "40", "fake_bank")


def link_of(page: Page) -> str:
    found = LINK.search(page.text)
    assert found, "the card has no link to the PSP's page"
    return found[1]


def hint_of(page: Page) -> str:
    found = re.search(rf"<p class=\"hint\"([^>]*)>{WORDS}", page.text)
    return found[1] if found else "missing"


def test_a_payment_started_outside_a_frame_opens_the_psps_page_in_a_tab_once_its_screen_is_framed(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.world.psp, "ui_mode", lambda _, framed: WAYS[framed])
    assert begun_by_itself(browser).mark("data-go") == "https://bank.example/pay"
    framed, alone = opened(browser, {}, IN_FRAME), opened(browser, {}, BY_ITSELF)
    assert OWN_TAB in link_of(framed) and "hidden" not in hint_of(framed)
    assert "target" not in link_of(alone) and "hidden" in hint_of(alone)
    assert "data-frameless" in link_of(alone), "the page's own script knows better than the server where it stands"


def test_a_psps_page_that_may_be_framed_stays_in_the_frame(browser: Browser) -> None:
    begun_by_itself(browser)
    page = opened(browser, {}, IN_FRAME)
    assert "target" not in link_of(page) and "data-frameless" not in link_of(page)
    assert "hidden" in hint_of(page)


def test_a_framed_page_never_navigates_by_itself_to_a_page_that_refuses_frames(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.world.psp, "ui_mode", lambda _, framed: WAYS[framed])
    page = opened(browser, {}, BY_ITSELF)
    key = page.field("page_key")
    browser.send(page, "40", "fake_bank", framed="0", page_key=key)
    again = browser.send(page, "40", "fake_bank", framed="1", page_key=key)
    assert again.mark("data-go") == ""
    assert OWN_TAB in link_of(again)
