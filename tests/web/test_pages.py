"""Pages that anybody may read."""

from flask import Flask

from tests.support.harness import World
from tests.support.web_page import Browser


def test_every_screen_links_to_the_statement_in_its_own_language_and_theme(app: Flask, world: World) -> None:
    browser = Browser(app, world)
    page = browser.open(lang="de", theme="dark")
    assert 'href="/accessibility?lang=de&theme=dark" target="_blank" rel="noopener noreferrer"' in page.text
    read = browser.get("/accessibility", lang="de", theme="dark")
    assert read.status == 200
    assert '<html lang="de" dir="ltr" data-theme="dark"' in read.text
    assert "/accessibility" not in read.text


def test_the_statement_says_what_was_tested_what_is_not_known_and_whom_to_tell(app: Flask, world: World) -> None:
    words = Browser(app, world).get("/accessibility").words
    for said in (
        "Guidelines 2.2",
        "keyboard alone",
        "zoom of 400 %",
        "has tested these screens yet",
        "Tell Acme Markets",
    ):
        assert said in words


def test_the_statement_is_nobodys_and_may_not_be_framed(app: Flask, world: World) -> None:
    answer = Browser(app, world).get("/accessibility").answer
    assert "Set-Cookie" not in answer.headers
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
