"""Answers that are not the cashier's: a proxy's, firewall's or rate limiter's page never takes the place of ours."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from e2e.browsers import Watch
from e2e.conftest import Foreigner
from e2e.screens import App, Screen
from e2e.stack import USD, Stack

Answer = Callable[[Route], None]
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = "<!doctype html><title>Not ours</title><h1>Access denied</h1><p>Ray 7f3</p>"

FOREIGN: dict[str, Answer] = {
    "a proxy that cannot reach us": lambda route: route.fulfill(status=502, headers=HTML, body=PAGE),
    "a page with our own status for later": lambda route: route.fulfill(status=503, headers=HTML, body=PAGE),
    "a rate limiter": lambda route: route.fulfill(status=429, headers={**HTML, "Retry-After": "60"}, body=PAGE),
    "a firewall": lambda route: route.fulfill(status=403, headers=HTML, body=PAGE),
    "a page that says that all is well": lambda route: route.fulfill(status=200, headers=HTML, body=PAGE),
    "nothing at all, which is well too": lambda route: route.fulfill(status=200, body=""),
    "no content": lambda route: route.fulfill(status=204),
    "a redirect that HTMX knows": lambda route: route.fulfill(status=200, headers={"HX-Redirect": "/healthz"}),
    "a redirect to another page here": lambda route: route.fulfill(status=302, headers={"Location": "/static/none"}),
}

ELSEWHERE = "a redirect to another site"


@pytest.fixture(params=[*FOREIGN, ELSEWHERE])
def foreign(request: pytest.FixtureRequest, foreigner: Foreigner, watch: Watch) -> Iterator[Answer]:
    if request.param in FOREIGN:
        yield FOREIGN[request.param]
        return
    yield lambda route: route.fulfill(status=302, headers={"Location": foreigner.url("/blocked")})
    assert any("connect-src" in line for line in watch.found)
    watch.found.clear()  # the content policy has forbidden to follow, as it should


def waiting(app: App) -> Screen:
    screen = app.open("deposit", USD)
    screen.send("25")
    screen.shows("awaiting_payer")
    return screen


def test_a_foreign_answer_to_a_look_leaves_the_card_and_says_so_until_ours_is_back(phone: App, foreign: Answer) -> None:
    screen = waiting(phone)
    reference, line = screen.reference, screen.surface.get_by_text("Our side does not answer. We keep asking.")
    phone.page.route("**/inapp/payments/*", foreign)
    expect(line).to_be_visible()
    assert screen.reference == reference
    expect(phone.page.get_by_role("link", name="Close")).to_be_visible()
    expect(phone.page.locator("main")).not_to_contain_text("Access denied")
    phone.page.unroute("**/inapp/payments/*")
    expect(line).to_be_hidden()
    screen.button("Approve payment").click()
    screen.shows("credited")


def test_a_foreign_answer_to_a_form_leaves_what_was_typed_and_it_can_be_sent_again(
    stack: Stack, phone: App, foreign: Answer
) -> None:
    screen = phone.open("deposit", USD)
    phone.page.route("**/inapp/deposit*", foreign)
    screen.send("25")
    expect(screen.surface.get_by_role("status").get_by_text("Nothing was sent twice")).to_be_visible()
    expect(screen.amount).to_have_value("25.00")
    expect(screen.method("Demo card")).to_be_checked()
    phone.page.unroute("**/inapp/deposit*")
    screen.button("Try again").click()
    screen.shows("awaiting_payer")
    assert len([row for row in stack.payments() if row["state"] == "awaiting_payer"]) == 1


def test_a_foreign_answer_to_a_step_of_the_psp_leaves_the_step(phone: App) -> None:
    screen = waiting(phone)
    phone.page.route("**/approve", FOREIGN["a page that says that all is well"])
    screen.button("Approve payment").click()
    expect(
        screen.surface.get_by_role("status").get_by_text("Our side did not answer. Nothing was sent twice.")
    ).to_be_visible()
    expect(screen.button("Approve payment")).to_be_enabled()
    phone.page.unroute("**/approve")
    screen.button("Approve payment").click()
    screen.shows("credited")


def looks_in(page: Page, seconds: int) -> int:
    """How often the page looks while its clock goes on so far."""
    looked: list[str] = []
    page.on("request", lambda request: looked.append(request.url) if "/inapp/payments/" in request.url else None)
    for _ in range(seconds * 10):
        page.clock.run_for(100)
        expect(page.locator(".htmx-request")).to_have_count(0)
    return len(looked)


def test_the_page_looks_ever_more_slowly_while_answers_are_foreign(phone: App) -> None:
    phone.page.clock.install()
    waiting(phone)
    phone.page.route("**/inapp/payments/*", FOREIGN["a rate limiter"])
    assert 2 <= looks_in(phone.page, 60) <= 7


def test_the_first_seconds_after_a_step_cost_few_looks(phone: App) -> None:
    phone.page.clock.install()
    waiting(phone)
    # Ours, and at once: the server itself holds a look without news.
    phone.page.route("**/inapp/payments/*", lambda route: route.fulfill(status=204, headers={"X-Cashier": "1"}))
    assert 2 <= looks_in(phone.page, 3) <= 5


def test_an_answer_that_takes_long_is_said_to_be_worked_on(phone: App) -> None:
    phone.page.clock.install()
    screen = phone.open("deposit", USD)
    held: list[Route] = []
    phone.page.route("**/inapp/deposit*", lambda route: held.append(route))
    screen.send("25")
    notice = screen.surface.get_by_role("status")
    phone.page.clock.run_for(5000)
    expect(notice).to_have_text("")
    phone.page.clock.run_for(4000)
    expect(notice).to_have_text("Still working…")
    held[0].continue_()
    screen.shows("awaiting_payer")
    expect(notice).to_have_text("")


def test_a_press_that_fails_again_and_again_is_told_to_come_later(phone: App) -> None:
    screen = waiting(phone)
    phone.page.route("**/approve", FOREIGN["a proxy that cannot reach us"])
    notice = screen.surface.get_by_role("status")
    for _ in range(3):
        with phone.page.expect_response("**/approve"):
            screen.button("Approve payment").click()
    expect(notice).to_contain_text(f"Please try again in a few minutes. Reference: {screen.reference}")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_notice_stands_in_sight_and_covers_neither_the_bar_nor_its_own_end(
    stack: Stack, phone: App, lang: str
) -> None:
    page = phone.page
    page.set_viewport_size({"width": 390, "height": 664})
    page.goto(stack.open("deposit", USD, lang=lang))
    page.locator("#amount").fill("25")
    page.route("**/inapp/deposit*", FOREIGN["a proxy that cannot reach us"])
    go, net = page.locator(".bar .go"), page.locator("#net")
    page.locator("form.pay .rows").evaluate(
        "(rows) => rows.append(...[...rows.children].map((row) => row.cloneNode(true)))"
    )
    page.evaluate("scrollTo(0, 0)")
    go.click()
    expect(net.get_by_role("button")).to_be_visible()
    line, bar = net.bounding_box(), go.bounding_box()
    assert line and bar
    assert line["y"] > 0 and line["y"] + line["height"] <= 664
    assert line["y"] + line["height"] <= bar["y"] or bar["y"] + bar["height"] <= line["y"]
    assert line["x"] >= 0 and line["x"] + line["width"] <= 390
    front = page.evaluate("([x, y]) => Boolean(document.elementFromPoint(x, y).closest('#net'))", [195, line["y"] + 8])
    assert front
    page.unroute("**/inapp/deposit*")
    net.get_by_role("button").click()
    page.locator("[data-reference]").wait_for()
    page.route("**/inapp/payments/*", FOREIGN["a proxy that cannot reach us"])
    expect(net).not_to_be_empty()
    line = net.bounding_box()
    assert line and line["y"] > 0 and line["y"] + line["height"] <= 664
