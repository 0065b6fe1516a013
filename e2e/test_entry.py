"""Tokens, page sessions and frames, in a browser that treats the cashier as a foreign site."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE, Watch, launch_without_cookies
from e2e.conftest import Foreigner, NewContext
from e2e.screens import App, AppShell, InAppBrowser, Screen, frame_of
from e2e.stack import ALEX, EUR, USD, Stack
from tests.support.processes import until

AGAIN = "open this screen again from cTrader"


@pytest.mark.parametrize("how", ["bare", pytest.param("whole", marks=pytest.mark.whole)])
def test_the_browser_blocks_third_party_cookies_and_parts_their_storage(
    new_context: NewContext, foreigner: Foreigner, how: str
) -> None:
    page = new_context().new_page()
    page.goto(foreigner.url("/", "127.0.0.1"))
    page.evaluate("localStorage.setItem('seen', 'at home')")
    foreigner.pages["/outer"] = f'<iframe src="{foreigner.url("/cookies", "127.0.0.1")}"></iframe>'
    page.goto(foreigner.url("/outer", "localhost"))
    framed = page.frames[1]
    assert framed.evaluate("document.cookie") == "parted=1"
    assert framed.evaluate("localStorage.getItem('seen')") is None


@pytest.mark.whole
def test_the_browser_blocks_windows_that_nobody_asked_for(browser_page: Page, foreigner: Foreigner) -> None:
    foreigner.pages["/"] = "<script>document.title = window.open('/other') ? 'opened' : 'blocked'</script>"
    browser_page.goto(foreigner.url("/"))
    expect(browser_page).to_have_title("blocked")


@pytest.fixture
def browser_page(new_context: NewContext) -> Page:
    return new_context().new_page()


@pytest.mark.fault("S02")
def test_a_used_token_opens_nothing(stack: Stack, new_context: NewContext) -> None:
    url = stack.open("deposit", USD)
    new_context(ON_PHONE).new_page().goto(url)
    page = new_context(ON_PHONE).new_page()
    answer = page.goto(url)
    assert answer is not None and answer.status == 410
    expect(page.locator("main")).to_contain_text(AGAIN)
    expect(page.get_by_text(str(USD))).to_have_count(0)
    page.get_by_role("link", name="Close").click()
    page.wait_for_url(stack.close)


@pytest.mark.fault("S03")
def test_a_reload_in_the_middle_goes_on_with_the_same_payment(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("75")
    screen.shows("awaiting_payer")
    reference = screen.reference
    phone.page.reload()
    assert screen.reference == reference
    screen.button("Approve payment").click()
    screen.shows("credited")


@pytest.mark.whole
@pytest.mark.fault("S03")
def test_a_reload_inside_the_frame_goes_on_where_partitioned_cookies_are_kept(web: App) -> None:
    screen = web.open("deposit", USD)
    expect(screen.amount).to_be_visible()
    frame_of(web.page).evaluate("location.reload()")
    screen.pay("75")
    screen.shows("credited")


@pytest.mark.whole
@pytest.mark.fault("S16")
def test_a_reload_without_a_cookie_says_how_to_go_on(stack: Stack, web: App) -> None:
    screen = web.open("deposit", USD)
    expect(screen.amount).to_be_visible()
    web.page.context.clear_cookies()
    frame_of(web.page).evaluate("location.reload()")
    expect(screen.surface.locator("main")).to_contain_text("Open this screen again from cTrader")
    screen.surface.get_by_role("link", name="Close").last.click()
    web.closed_by("close")


@pytest.mark.fault("S15", "S16")
def test_a_framed_deposit_and_withdrawal_work_with_every_cookie_forbidden(
    stack: Stack, playwright: Playwright, watch: Watch, tmp_path: Path
) -> None:
    context = launch_without_cookies(playwright, tmp_path / "profile", **ON_DESKTOP)
    try:
        watch.over(context)
        app = AppShell(stack, context, "web")
        screen = app.open("deposit", USD)
        screen.send("90", "Demo bank page")
        screen.button("Approve payment").click()
        app.closed_by("success")
        app.shows_balance(USD, "1,590.25 USD")
        app.press("withdraw").send("20")
        app.closed_by("success")
        app.shows_balance(USD, "1,570.25 USD")
        assert context.cookies() == []
    finally:
        context.close()


@pytest.mark.fault("S18")
def test_two_tabs_act_each_on_its_own_account(stack: Stack, new_context: NewContext) -> None:
    context = new_context(ON_PHONE)
    one, other = InAppBrowser(stack, context), InAppBrowser(stack, context)
    dollars = one.open("deposit", USD)
    euros = other.open("deposit", EUR)
    dollars.send("10")
    dollars.shows("awaiting_payer")
    one.page.reload()
    other.page.reload()
    expect(euros.amount).to_be_visible()
    expect(other.page.locator("main")).to_contain_text(str(EUR))
    dollars.button("Approve payment").click()
    dollars.shows("credited")
    euros.pay("20")
    euros.shows("credited")
    assert (stack.booked(USD), stack.booked(EUR)) == ([("DEPOSIT", "10.00")], [("DEPOSIT", "20.00")])


def test_without_an_account_in_the_address_the_trader_chooses_one_of_their_own(
    stack: Stack, phone: InAppBrowser
) -> None:
    phone.page.goto(stack.open("deposit", None, ALEX))
    accounts = phone.page.get_by_role("radiogroup", name="Account")
    expect(accounts.get_by_role("radio")).to_have_count(3)
    phone.page.get_by_role("button", name="Continue").click()
    expect(phone.page.get_by_role("alert")).to_contain_text("Choose one of your accounts")
    accounts.get_by_role("radio", name=str(EUR)).check()
    phone.page.get_by_role("button", name="Continue").click()
    screen = Screen(phone.page)
    screen.pay("20")
    screen.shows("credited")
    assert stack.booked(EUR) == [("DEPOSIT", "20.00")]


def test_back_from_the_bank_finds_the_payment_again(stack: Stack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("45", "Demo bank page")
    expect(screen.button("Approve payment")).to_be_visible()
    phone.page.go_back()
    screen.shows("awaiting_payer")
    screen.surface.get_by_role("link", name="Go to Demo bank's payment page").click()
    screen.button("Approve payment").click()
    phone.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "45.00")]


@pytest.mark.fault("S12", "I22")
def test_the_token_is_in_no_address_no_referrer_and_no_log(stack: Stack, phone: App) -> None:
    requests: list[tuple[str, dict[str, str]]] = []
    phone.page.on("request", lambda request: requests.append((request.url, request.headers)))
    url = stack.open("deposit", USD)
    token = url.partition("token=")[2].partition("&")[0]
    phone.page.goto(url)
    screen = Screen(phone.page)
    screen.send("15", "Demo bank page")
    expect(screen.button("Approve payment")).to_be_visible()
    phone.page.go_back()
    screen.shows("awaiting_payer")
    assert phone.page.url == f"{stack.cashier}/inapp/deposit?account={USD}"
    phone.page.go_forward()
    screen.button("Approve payment").click()
    phone.closed_by("success")
    assert [address for address, _ in requests if token in address] == [url]
    headers = [f"{name}: {value}" for _, sent in requests for name, value in sent.items()]
    assert not [line for line in headers if token in line or line.startswith(f"referer: {stack.cashier}")]
    assert token not in stack.logs()
    assert token.encode() not in stack.database.read_bytes()


@pytest.mark.fault("S13")
def test_a_foreign_page_cannot_frame_the_cashier(
    stack: Stack, browser_page: Page, foreigner: Foreigner, watch: Watch
) -> None:
    foreigner.pages["/trap"] = f'<iframe src="{stack.open("deposit", USD)}"></iframe>'
    with browser_page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        browser_page.goto(foreigner.url("/trap"))
    expect(browser_page.frame_locator("iframe").get_by_text(str(USD))).to_have_count(0)
    watch.forgive("frame-ancestors")


@pytest.mark.fault("S13")
def test_a_foreign_page_around_the_app_cannot_show_the_cashier(
    stack: Stack, browser_page: Page, foreigner: Foreigner, watch: Watch
) -> None:
    foreigner.pages["/trap"] = f'<iframe width=1200 height=700 src="{stack.shell}/?mode=web"></iframe>'
    browser_page.goto(foreigner.url("/trap"))
    app = browser_page.frame_locator("iframe")
    with browser_page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        app.get_by_role("button", name="Deposit", exact=True).click()
    expect(app.frame_locator("iframe").get_by_text("Amount")).to_have_count(0)
    watch.forgive("frame-ancestors")


@pytest.mark.fault("S20")
@pytest.mark.parametrize(
    "target", ["//evil.localhost", "https:evil", "\\\\evil.localhost", "javascript:document.title='x'"]
)
def test_an_address_in_the_url_is_never_where_the_trader_ends(stack: Stack, phone: App, target: str) -> None:
    names = ("next", "success", "success_url", "successUrl", "return_url", "redirect", "close_url")
    screen = phone.open("withdraw", USD, extra=dict.fromkeys(names, target))
    expect(screen.surface.get_by_role("link", name="Close")).to_have_attribute("href", stack.close)
    screen.send("10")
    screen.shows("paid_out")
    expect(screen.card).to_have_attribute("data-go", stack.success)
    phone.closed_by("success")


@pytest.mark.fault("S21")
def test_messages_from_other_windows_do_nothing(stack: Stack, web: App) -> None:
    screen = web.open("deposit", USD)
    screen.send("30")
    screen.shows("awaiting_payer")
    before = screen.card.inner_html()
    web.page.evaluate(
        """() => { const frame = document.querySelector("iframe").contentWindow;
        for (const message of ["paid", {type: "success"}, {go: "//evil"}, '{"state":"credited"}'])
          frame.postMessage(message, "*"); }"""
    )
    answered = frame_of(web.page).evaluate("new Promise((done) => setTimeout(() => done(document.title), 50))")
    assert answered.startswith("Deposit")
    assert screen.card.inner_html() == before
    screen.button("Approve payment").click()
    screen.shows("credited")


@pytest.mark.fault("X16")
def test_without_javascript_a_deposit_reaches_the_providers_step(stack: Stack, new_context: NewContext) -> None:
    context: BrowserContext = new_context(ON_PHONE, java_script_enabled=False)
    app = InAppBrowser(stack, context)
    screen = app.open("deposit", USD)
    screen.send("5")
    expect(screen.alert).to_contain_text("Enter at least 10.00 USD")
    screen.send("100")
    expect(screen.button("Approve payment")).to_be_visible()
    screen.button("Approve payment").click()
    screen.surface.get_by_role("link", name="Back to your broker").click()
    screen.shows("credited")
    app.closed_by("success")
    app.shows_balance(USD, "1,600.25 USD")


@pytest.mark.fault("X16")
def test_without_javascript_a_withdrawal_can_be_asked_for(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    screen = app.open("withdraw", USD)
    screen.send("100")
    until(lambda: stack.booked(USD) == [("WITHDRAW", "100.00")])
    if screen.button("Check again").is_visible():
        screen.button("Check again").click()
    app.closed_by("success")


@pytest.mark.fault("S22")
def test_hostile_preferences_fall_back(stack: Stack, phone: App) -> None:
    how = {"lang": "../../etc/passwd", "theme": '"><script>alert(1)</script>', "source": "<img src=x onerror=alert(1)>"}
    screen = phone.open("deposit", USD, **how)
    expect(screen.amount).to_be_visible()
    root = phone.page.locator("html")
    expect(root).to_have_attribute("lang", "en")
    assert root.get_attribute("data-theme") is None
    assert "alert(1)" not in phone.page.content()
