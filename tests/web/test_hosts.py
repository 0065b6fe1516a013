"""The foreign hosts of a PSP's step: admitted on the one page that draws it, and nowhere else."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.support.harness import World
from tests.support.web_page import HTMX, Browser, Page

HOSTS = {
    "script-src": ("https://js.acme.example",),
    "frame-src": ("https://js.acme.example", "https://*.acme.example", "https://bank.example"),
}
CLOSED = "camera=(), microphone=(), geolocation=(), usb=(), payment=()"
OPENED = (
    'camera=(), microphone=(), geolocation=(), usb=(), payment=(self "https://js.acme.example" "https://bank.example")'
)


@pytest.fixture
def browser(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A PSP whose step needs hosts of its own."""
    start = world.psp.start_deposit
    monkeypatch.setattr(world.psp, "start_deposit", lambda *facts: replace(start(*facts), hosts=HOSTS))
    return Browser(app, world)


def policy(page: Page) -> dict[str, str]:
    parts = page.answer.headers["Content-Security-Policy"].split("; ")
    return {directive: sources for directive, _, sources in (part.partition(" ") for part in parts)}


def permissions(page: Page) -> str:
    return page.answer.headers["Permissions-Policy"]


def test_the_page_that_draws_the_step_may_load_its_hosts_and_let_its_frames_ask_for_payment(browser: Browser) -> None:
    page = browser.send(browser.open(), "40")
    assert "data-psp-step" in page.text
    assert policy(page)["script-src"].endswith(" https://js.acme.example")
    assert policy(page)["frame-src"] == " ".join(HOSTS["frame-src"])
    assert permissions(page) == OPENED, "a header of permissions knows no wildcards"


def test_an_answer_to_htmx_admits_no_host_and_leads_to_a_page_that_does(browser: Browser) -> None:
    form = browser.open()
    fields = {"amount": "40", "method": "fake_card", "page_key": form.field("page_key")}
    part = browser.post(form, "/inapp/deposit", HTMX, **fields)
    assert "data-psp-step" not in part.text and "data-submit" in part.text
    assert "acme" not in str(policy(part)) and "frame-src" not in policy(part)
    assert permissions(part) == CLOSED
    page = browser.post(form, f"/inapp/payments/{part.ref}")
    assert "data-psp-step" in page.text and permissions(page) == OPENED


def test_no_other_page_admits_a_foreign_host(browser: Browser) -> None:
    page = browser.send(browser.open(), "40")
    form = browser.open("withdraw")
    for other in (form, browser.poll(page, page.ref), browser.post(page, f"/inapp/payments/{page.ref}/cancel")):
        assert "acme" not in str(policy(other))
        assert permissions(other) == CLOSED
