"""What the pages are made of: policy, storage, weight, themes, languages, narrow screens and keyboards."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE, Watch
from e2e.conftest import Foreigner, NewContext
from e2e.screens import App, InAppBrowser, Screen
from e2e.stack import ALEX, JPY, KWD, ROOT, SAM, UNKNOWN_TOKEN, USD, Stack

HOSTILE = '<img src=x onerror=alert(1)>"\' hx-get="/x" hx-trigger=load {{7*7}} <script>alert(2)</script>'
NO_SCROLL = "document.documentElement.scrollWidth <= innerWidth"
TARGETS = "a, button:not(.unseen), label:is(.row, .tick), .amount, .line"
SMALL_TARGETS = f"""[...document.querySelectorAll("{TARGETS}")].map((one) =>
  [one.getAttribute("aria-label") || one.textContent.trim().slice(0, 20), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 44 || box.width < 44)).map(([name]) => name)"""


def crawl(stack: Stack, page: Page) -> list[str]:
    """Every kind of page and state, one after the other; the text of each."""
    seen: list[str] = []

    def look() -> None:
        assert page.evaluate(NO_SCROLL), f"{page.url} scrolls sideways at {page.viewport_size}"
        seen.append(page.locator("body").inner_text())

    screen = Screen(page)
    for name in ("deposit", "withdraw"):
        for theme, lang in (("dark", "en"), ("light", "ar")):
            page.goto(stack.open(name, USD, theme=theme, lang=lang))
            look()
    page.goto(stack.open("deposit", None, ALEX))
    look()
    for path in ("/inapp/deposit", f"/inapp/deposit?token={UNKNOWN_TOKEN}", "/nowhere", "/return/none"):
        page.goto(stack.cashier + path)
        look()
    page.goto(stack.open("deposit", USD))
    screen.send("1")
    expect(screen.alert).to_be_visible()
    look()
    for amount in ("100.01", "100.03"):
        screen.send(amount)
        screen.button("Approve payment").click()
        if amount == "100.01":
            screen.shows("declined")
            look()
            screen.button("Try again").click()
    expect(screen.button("Confirm identity")).to_be_visible()
    look()
    screen.button("Cancel payment").click()
    screen.shows("cancelled")
    screen.button("Try again").click()
    screen.send("70", "Demo bank page")
    expect(screen.button("Approve payment")).to_be_visible()
    look()
    screen.button("Decline payment").click()
    screen.shows("declined")
    look()
    return seen


@pytest.mark.fault("X02", "X16")
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_keeps_its_policy_and_never_scrolls_sideways(
    stack: Stack, new_context: NewContext, width: int
) -> None:
    page = new_context(ON_DESKTOP, viewport={"width": width, "height": 640}).new_page()
    policies: list[str] = []
    page.on(
        "response", lambda r: policies.append(r.headers.get("content-security-policy", "")) if _ours(stack, r) else None
    )
    texts = crawl(stack, page)
    assert len(texts) > 12
    assert all(policies)
    assert not [policy for policy in policies if "unsafe" in policy or "*" in policy]
    nonces = re.findall(r"script-src 'self' 'nonce-([^']+)'", "\n".join(policies))
    assert len(nonces) == len(set(nonces))


def _ours(stack: Stack, response: Any) -> bool:
    return bool(response.url.startswith(stack.cashier) and "/static/" not in response.url)


@pytest.mark.fault("X03")
def test_a_script_that_slips_into_an_answer_is_not_run(phone: App) -> None:
    screen = phone.open("deposit", USD)
    assert not phone.page.evaluate("document.querySelector('style').nonce")  # there is none that it could borrow

    def add_script(route: Any) -> None:
        answer = route.fetch()
        script = "<script>window.ran = 'script'</script>"
        click = """hx-on:click="window.ran = 'hx-on'" hx-vals="js:{a: (window.ran = 'hx-vals')}" hx-get=/healthz"""
        button = f"<button {click} hx-swap=none>Odd</button>"
        headers = {name: value for name, value in answer.headers.items() if not name.startswith("content-")}
        route.fulfill(status=answer.status, headers=headers, body=answer.text() + script + button)

    phone.page.route("**/inapp/deposit*", add_script)
    screen.send("20")
    screen.button("Odd").click()
    screen.shows("awaiting_payer")
    assert phone.page.evaluate("window.ran") is None


@pytest.mark.fault("X04")
def test_the_page_cannot_be_made_to_ask_another_host(phone: App, foreigner: Foreigner, watch: Watch) -> None:
    phone.open("deposit", USD)
    refused = 0
    with phone.page.expect_console_message(lambda message: message.text.startswith("CSP violated")):
        refused = phone.page.evaluate(
            """(url) => { let refused = 0;
        document.addEventListener("htmx:invalidPath", () => refused++);
        const odd = document.createElement("p");
        odd.setAttribute("hx-get", url);
        odd.setAttribute("hx-trigger", "load");
        document.querySelector("main").append(odd);
        htmx.process(odd);
        return fetch(url).then(() => "fetched", () => refused); }""",
            foreigner.url("/taken"),
        )
    assert refused == 1
    assert foreigner.asked == []
    watch.forgive("connect-src")
    watch.forgive("Refused to connect")


@pytest.mark.fault("X05")
def test_nothing_stays_in_the_browser(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("12")
    screen.shows("awaiting_payer")
    kept = """async () => [localStorage.length, sessionStorage.length, document.cookie,
      (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length]"""
    assert phone.page.evaluate(kept) == [0, 0, "", 0, 0, 0]
    cookies = phone.page.context.cookies()
    assert all(c["httpOnly"] and c["secure"] and c["sameSite"] == "None" and c.get("partitionKey") for c in cookies)


@pytest.mark.fault("X01")
def test_a_hostile_name_is_only_text(stack: Stack, phone: App, tmp_path: Any) -> None:
    people = tmp_path / "people.csv"
    quoted = HOSTILE.replace('"', '""')
    people.write_text(f'user_id,login,email,name\n{SAM},5512400,sam@example.test,"{quoted}"\n')
    stack.command("accounts", "import", str(people))
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.goto(stack.open("deposit", None, SAM))
    expect(phone.page.get_by_text(HOSTILE)).to_be_visible()
    assert phone.page.locator("main img, main script, main [hx-trigger=load]").count() == 0
    assert not [url for url in asked if url.endswith("/x")]
    stack.command("accounts", "import", str(ROOT / "demo" / "accounts.csv"))


@pytest.mark.fault("X16")
def test_a_deposit_needs_nothing_but_a_keyboard(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_DESKTOP))
    screen = app.open("deposit", USD)
    keys = app.page.keyboard
    expect(screen.amount).to_be_focused()
    keys.type("55")
    for _ in range(5):
        keys.press("Tab")
    expect(screen.method("Demo card")).to_be_focused()
    keys.press("Tab")
    expect(screen.button("Deposit 55.00 USD")).to_be_focused()
    keys.press("Enter")
    expect(screen.card.get_by_role("heading")).to_be_focused()
    keys.press("Tab")
    expect(screen.button("Approve payment")).to_be_focused()
    keys.press("Enter")
    screen.shows("credited")
    assert stack.booked(USD) == [("DEPOSIT", "55.00")]


@pytest.mark.parametrize(
    ("screen_name", "amount", "words"),
    [
        ("deposit", "9.99", "Enter at least 10.00 USD"),
        ("deposit", "abc", "Enter an amount such as 100.00 USD"),
        ("deposit", "10.0015", "at most 2 decimals"),
        ("withdraw", "9", "Enter at least 10.00 USD"),
    ],
)
def test_a_refused_amount_is_said_beside_its_field(
    app_page: InAppBrowser, screen_name: str, amount: str, words: str
) -> None:
    screen = app_page.open(screen_name, USD)
    screen.send(amount, confirm=False)
    expect(screen.alert).to_contain_text(words)
    expect(screen.amount).to_be_focused()
    expect(screen.amount).to_have_attribute("aria-invalid", "true")
    expect(screen.amount).to_have_value(re.compile(rf"^{amount}(\.00)?$"))
    described = screen.amount.get_attribute("aria-describedby")
    assert screen.alert.get_attribute("id") in (described or "").split()


@pytest.fixture
def app_page(stack: Stack, new_context: NewContext) -> InAppBrowser:
    return InAppBrowser(stack, new_context(ON_PHONE))


def test_a_step_begins_at_its_top_and_leaves_the_app_around_it_where_it_is(web: App) -> None:
    web.page.set_viewport_size({"width": 1280, "height": 500})
    screen = web.open("deposit", USD)
    frame = screen.surface.locator("html")
    screen.amount.fill("25")
    assert frame.evaluate("() => { scrollTo(0, 100); return scrollY }") > 0
    web.page.evaluate("scrollTo(0, 100)")
    frame.locator("form.pay").evaluate("(form) => form.requestSubmit()")
    screen.shows("awaiting_payer")
    assert frame.evaluate("() => scrollY") == 0
    assert web.page.evaluate("scrollY") == 100


def test_everything_has_the_name_that_it_is_spoken_of_by(app_page: InAppBrowser) -> None:
    screen = app_page.open("deposit", USD)
    screen.amount.fill("100")
    expect(app_page.page.locator("body")).to_match_aria_snapshot(
        """
        - banner:
          - text: Acme Markets
          - heading "Deposit" [level=1]
          - link "Close"
        - main:
          - paragraph: Account 5512345
          - paragraph: Balance 1,500.25 USD
          - textbox "Amount": "100"
          - button "50"
          - button "100" [pressed]
          - radiogroup "Payment method":
            - radio /Demo card/ [checked]
            - radio /Demo bank page/
          - region "Summary"
          - button "Deposit 100.00 USD"
        - contentinfo:
          - strong: Acme Markets Ltd (demo)
        """
    )


def test_targets_are_large_enough_for_a_thumb(app_page: InAppBrowser) -> None:
    app_page.open("deposit", USD)
    assert app_page.page.evaluate(SMALL_TARGETS) == []


def test_arabic_is_written_from_right_to_left_and_figures_are_not_mirrored(app_page: InAppBrowser) -> None:
    screen = app_page.open("deposit", USD, lang="ar")
    root = app_page.page.locator("html")
    expect(root).to_have_attribute("dir", "rtl")
    expect(root).to_have_attribute("lang", "ar")
    main = app_page.page.locator("main")
    expect(main).to_contain_text("1,500.25 USD")
    assert re.search("[\u0600-\u06ff]", main.inner_text())
    close = app_page.page.locator("a.x").bounding_box()
    assert close is not None and close["x"] < 100
    field = app_page.page.locator("#amount")
    field.fill("\u0661\u0662\u0660")
    expect(field).to_have_value("120")
    app_page.page.locator(".go").click()
    screen.shows("awaiting_payer")
    screen.button("Approve payment").click()
    screen.shows("credited")


def test_the_form_follows_the_decimals_of_the_chosen_method(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE))
    screen = app.open("deposit", KWD)
    app.page.evaluate("document.querySelector('[value=mock_card]').dataset.digits = 2")
    field, go = app.page.locator("#amount"), app.page.locator(".go")
    field.fill("20")
    screen.method("Demo bank page").check(force=True)
    expect(field).to_have_value("20.000")
    expect(go).to_have_text("Deposit 20.000 KWD")
    screen.method("Demo card").check(force=True)
    expect(field).to_have_value("20.00")
    expect(go).to_have_text("Deposit 20.00 KWD")
    field.fill("20.005")  # which this card cannot pay
    expect(go).to_have_text("Deposit 20,005.00 KWD?")
    screen.method("Demo bank page").check(force=True)
    expect(app.page.locator("[data-choices] .chip")).to_have_text(["20,005.000 KWD", "20.005 KWD"])
    screen.button("20.005 KWD").click()
    expect(go).to_have_text("Deposit 20.005 KWD")
    field.fill("20.0000")  # ... of which nobody can say what it means
    expect(go).to_have_text("Deposit")


FIRST_COLOURS = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.first = getComputedStyle(document.body).backgroundColor;
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""


@pytest.mark.parametrize(
    ("theme", "system", "dark"),
    [("dark", "light", True), ("light", "dark", False), (None, "dark", True), (None, "light", False)],
)
def test_the_theme_is_right_from_the_first_paint(
    stack: Stack, new_context: NewContext, theme: str | None, system: str, dark: bool
) -> None:
    context = new_context(ON_PHONE, color_scheme=system)
    context.add_init_script(FIRST_COLOURS)
    app = InAppBrowser(stack, context)
    app.open("deposit", USD, **({"theme": theme} if theme else {}))
    colour = app.page.evaluate("window.first")
    assert colour == app.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", colour)[:3])) < 3 * 64) is dark


SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("shape", [ON_PHONE, ON_DESKTOP], ids=["phone", "desktop"])
def test_the_first_screen_is_light_and_does_not_jump(
    stack: Stack, new_context: NewContext, shape: dict[str, Any]
) -> None:
    context: BrowserContext = new_context(shape)
    context.add_init_script(SHIFTS)
    app = InAppBrowser(stack, context)
    weights: list[float] = []
    wire = context.new_cdp_session(app.page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    app.open("deposit", JPY)
    app.page.wait_for_load_state("networkidle")
    assert len(weights) <= 3
    assert sum(weights) <= 30_000
    assert app.page.evaluate("window.shift") == 0


@pytest.mark.fault("X16")
def test_the_first_screen_stands_within_three_seconds_on_a_slow_connection(
    stack: Stack, new_context: NewContext
) -> None:
    context = new_context(ON_PHONE)
    app = InAppBrowser(stack, context)
    slow_3g = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    context.new_cdp_session(app.page).send("Network.emulateNetworkConditions", slow_3g)
    screen = app.open("deposit", USD)
    expect(screen.amount).to_be_editable()
    painted = app.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert 400 < painted < 3000
