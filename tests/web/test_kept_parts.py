"""Parts of pages that are drawn once for all: they name nothing of a trader's, and follow all that they depend on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import meta, nodes
from markupsafe import Markup

from inapp.domain.methods import Method
from inapp.domain.states import PaymentType
from inapp.operations import doctor
from inapp.web import templates
from tests.support.harness import World
from tests.support.web_page import Browser

FOLDER = Path(__file__).parents[2] / "templates"
SEEN_BY_EVERYBODY = frozenset(
    {"app_closes", "asset", "brand", "direction", "here", "icon", "language", "logo", "main", "t", "theme", "title"}
    | {"wants_passkeys", "picture"}
)
"""What a kept part may name: each is a part of its key, made within it, or the same for all pages of a language."""


def kept(app: Flask) -> Iterator[tuple[str, nodes.CallBlock]]:
    """The calls of `once` in our templates, each with its file."""
    for file in FOLDER.rglob("*.html"):
        for block in app.jinja_env.parse(file.read_text("utf-8")).find_all(nodes.CallBlock):
            if isinstance(block.call.node, nodes.Name) and block.call.node.name == "once":
                yield file.name, block


def test_the_kept_parts_of_a_page_name_only_what_everybody_sees(app: Flask) -> None:
    found = [block for name, block in kept(app) if name == "page.html"]
    assert len(found) == 3
    for block in found:
        body = nodes.Template(block.body, lineno=1).set_environment(app.jinja_env)
        assert meta.find_undeclared_variables(body) <= SEEN_BY_EVERYBODY


def test_no_other_part_is_kept_than_the_frame_of_a_page_and_the_rows_of_a_deposit(app: Flask) -> None:
    keys = sorted((name, str(block.call.args[0].as_const())) for name, block in kept(app))
    assert keys == [("form.html", "rows"), ("page.html", "foot"), ("page.html", "head"), ("page.html", "top")]


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def test_the_rows_of_equal_deposits_are_drawn_once_and_those_of_a_withdrawal_each_time(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[PaymentType] = []
    fields_of = Method.fields_of

    def watched(method: Method, screen: PaymentType) -> object:
        drawn.append(screen)
        return fields_of(method, screen)

    monkeypatch.setattr(Method, "fields_of", watched)
    for _ in range(2):
        browser.open()
    once = len(drawn)
    browser.open("withdraw")
    withdrawn = len(drawn) - once
    browser.open("withdraw")
    assert drawn.count(PaymentType.DEPOSIT) == once > 0
    assert drawn.count(PaymentType.WITHDRAWAL) == 2 * withdrawn > 0


def test_a_method_that_closes_is_told_on_the_next_form_whatever_was_kept(browser: Browser, world: World) -> None:
    for _ in range(2):
        assert "Not available at the moment" not in browser.open().words
    doctor.close_adapter(world.cashier, "fake", "not_activated")
    assert "Not available at the moment" in browser.open().words


def test_what_a_refused_form_says_stays_on_that_form(browser: Browser) -> None:
    refused = browser.send(browser.open(), "10", "unknown")
    assert refused.status == 422
    assert "Choose a payment method" in refused.words
    assert "Choose a payment method" not in browser.open().words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ('<b a="1">&\'', "&lt;b a=&#34;1&#34;&gt;&amp;&#39;"),
        (Markup("<b>"), "<b>"),
        (3, "3"),
        (None, "None"),
    ],
)
def test_a_value_is_escaped_once(value: object, text: str) -> None:
    assert templates.put(value) == text
