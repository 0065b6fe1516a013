"""The app shell in a browser, logging in at the broker's CRM: no cashier is needed for that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.browsers import launch_bare, running_playwright
from tests.simulator.test_backend import Sim, running

SHAPES = {"phone": {"width": 390, "height": 844}, "web": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = launch_bare(running_playwright())
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def process() -> Iterator[str]:
    with running("http://127.0.0.1:9") as (_, url):
        yield url


@pytest.fixture(params=SHAPES)
def page(request: pytest.FixtureRequest, browser: Browser, process: str) -> Iterator[Page]:
    Sim(process).post("/_sim/reset")
    page = browser.new_page(viewport=SHAPES[request.param])
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{process}?mode={request.param}&identity=crm")
    yield page
    page.close()
    assert wrong == []


def log_in(page: Page, email: str = "sam@example.test", keep: bool = True) -> None:
    page.get_by_role("button", name="Log in", exact=True).click()
    login = page.frame_locator("iframe[title='Login screen']")
    login.get_by_label("E-mail").fill(email)
    login.get_by_label("Password").fill("demo")
    login.get_by_label("Keep me logged in").set_checked(keep)
    login.get_by_role("button", name="Sign in").click()
    expect(page.locator("iframe")).to_have_count(0)


def steps(page: Page) -> list[str]:
    return page.locator("#calls .step").all_inner_texts()


def test_a_login_closes_the_browser_and_tells_who_is_signed_in(page: Page):
    log_in(page)
    expect(page.locator("#status")).to_have_text("Logged in as Sam Sample.")
    expect(page.locator("#name")).to_have_text("Sam Sample")
    expect(page.locator("#session")).to_have_text("Logged in · kept")
    assert "token" not in page.url
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()


def test_the_sequence_fills_while_things_happen_newest_last(page: Page):
    log_in(page)
    rows = page.locator("#calls li")
    expect(rows.last).to_contain_text("Session begins; the app keeps accessToken")
    assert [step for step in steps(page) if step != "·"] == ["1"] * (len(steps(page)) - 3) + ["2", "3"]
    exchanged = rows.filter(has_text="Login token exchanged")
    expect(exchanged).to_contain_text("cTrader → CRM")
    expect(exchanged.locator("b")).to_have_text("200")
    expect(exchanged.locator("small")).to_contain_text("ms")
    assert "token=" not in page.locator("#calls").inner_text()
    page.get_by_role("button", name="Clear").click()
    expect(rows).to_have_count(0)


def test_an_app_that_is_opened_again_proves_the_token_it_kept(page: Page):
    log_in(page)
    expect(page.locator("#session")).to_have_text("Logged in · kept")
    page.reload()
    proved = page.locator("#calls li").filter(has_text="Stored access token validated")
    expect(proved.locator("b")).to_have_text("200")
    expect(page.locator("#status")).to_have_text("Logged in as Sam Sample.")


def test_a_login_that_is_not_kept_ends_with_the_app(page: Page):
    log_in(page, keep=False)
    expect(page.locator("#session")).to_have_text("Logged in until the app ends")
    page.get_by_text("Demo settings").evaluate("summary => summary.parentElement.open = true")
    page.get_by_role("button", name="Start the app again").click()
    expect(page.locator("#session")).to_have_text("sam@example.test")


def test_an_app_that_keeps_no_access_token_forgets_the_one_it_is_given(page: Page):
    page.get_by_text("Demo settings").evaluate("summary => summary.parentElement.open = true")
    page.get_by_label("Keep the accessToken, if one is given").uncheck()
    log_in(page)
    expect(page.locator("#session")).to_have_text("Logged in until the app ends")
    expect(page.locator("#access-token")).to_have_text("none")
    page.get_by_role("button", name="Start the app again").click()
    expect(page.locator("#status")).to_have_text("The app has started. Nobody is logged in.")


@pytest.mark.parametrize(("choice", "status"), [("used", "404"), ("expired", "410")])
def test_a_used_and_an_expired_login_token_are_shown_to_be_refused(page: Page, choice: str, status: str):
    page.locator(f"input[name=token][value={choice}]").evaluate("input => input.click()")
    log_in(page)
    expect(page.locator("#status")).to_contain_text(
        f"The login token was refused: /oauth2/onetime/authorize answered {status}"
    )
    expect(page.locator("input[name=token][value=fresh]")).to_be_checked()


def test_a_login_in_the_whole_window_comes_back_to_the_app(page: Page, process: str):
    page.goto(Sim(process).post("/_sim/login", {"identity": "crm"}).json["url"])
    page.get_by_label("E-mail").fill("alex@example.test")
    page.get_by_label("Password").fill("demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#status")).to_have_text("Logged in as Alex Demo.")
    assert "identity=crm" in page.url and "#" not in page.url


def test_nothing_of_the_shell_lies_beside_the_window(page: Page):
    log_in(page)
    expect(page.locator("#calls li").last).to_contain_text("Session begins")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
