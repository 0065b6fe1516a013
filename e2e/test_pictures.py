"""Pictures of the screens and their states, to be looked at: PICTURES=1 puts them into docs/pictures."""

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import PICTURED, Folders, NewContext
from e2e.screens import AppShell, InAppBrowser, Screen, Surface
from e2e.stack import ALEX, JPY, UNKNOWN_TOKEN, USD, Stack

PHONE = ON_PHONE | {"device_scale_factor": 1.5, "reduced_motion": "reduce"}
DESKTOP = ON_DESKTOP | {"reduced_motion": "reduce"}
TALL = DESKTOP | {"viewport": {"width": 1280, "height": 920}}

KEPT = frozenset(
    "deposit withdraw status deposit-light error-light step choose used-link declined being-confirmed paused "
    "deposit-desktop withdraw-desktop-light in-the-web-platform bank-page arabic arabic-desktop stripe-phone "
    "stripe-arabic stripe-in-the-web-platform stripe-plan stripe-declined "
    "login login-in-the-web-platform login-other-tab login-arabic".split()
)
"""The pictures of the documentation. The others are only looked at."""


class Album:
    """Takes pictures of one browser in one theme."""

    def __init__(self, stack: Stack, page: Page, folders: Folders, theme: str, lang: str = "en") -> None:
        self.stack, self.page, self.folders = stack, page, folders
        self.how = {"theme": theme, "lang": lang}
        self.screen = Screen(page)

    def open(self, name: str, login: int | None = USD) -> None:
        self.page.goto(self.stack.open(name, login, ALEX, **self.how))

    def take(self, name: str) -> None:
        kept, others = self.folders
        file = (kept if name in KEPT else others) / f"{name}.png"
        self.page.evaluate("document.fonts.ready")
        # A hidden caret would need a style that the content policy forbids.
        self.page.screenshot(path=file, animations="disabled", caret="initial")
        assert file.stat().st_size > 5_000


def drawn(surface: Surface) -> None:
    """A frame is drawn by a process of its own: wait until its picture has arrived."""
    surface.locator("main").evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


@pytest.fixture
def before(stack: Stack, new_context: NewContext) -> None:
    """A few payments of the past."""
    app = InAppBrowser(stack, new_context(PHONE))
    screen = app.open("deposit", USD)
    screen.pay("500")
    screen.shows("credited")
    screen = app.open("withdraw", USD)
    screen.send("120.50")
    screen.shows("paid_out")


@PICTURED
@pytest.mark.usefixtures("before")
def test_pictures_on_a_phone(stack: Stack, new_context: NewContext, folders: Folders) -> None:
    for theme in ("dark", "light"):
        suffix = "" if theme == "dark" else "-light"
        album = Album(stack, new_context(PHONE, color_scheme=theme).new_page(), folders, theme)
        screen = album.screen
        album.open("deposit")
        screen.amount.fill("250")
        album.take(f"deposit{suffix}")
        album.open("withdraw")
        screen.button("All").click()
        album.take(f"withdraw{suffix}")
        album.open("deposit")
        screen.send("5")
        expect(screen.alert).to_be_visible()
        album.take(f"error{suffix}")
        screen.send("250.03")
        expect(screen.button("Approve payment")).to_be_visible()
        album.take(f"step{suffix}")
        screen.button("Approve payment").click()
        screen.button("Confirm identity").click()
        screen.shows("credited")
        album.take(f"status{suffix}")
        album.open("deposit", None)
        album.take(f"choose{suffix}")
        album.page.goto(f"{stack.cashier}/inapp/deposit?token={UNKNOWN_TOKEN}&theme={theme}")
        album.take(f"used-link{suffix}")


@PICTURED
def test_pictures_of_trouble(stack: Stack, new_context: NewContext, folders: Folders) -> None:
    album = Album(stack, new_context(PHONE).new_page(), folders, "light")
    screen = album.screen
    album.open("deposit")
    screen.pay("100.02")
    screen.shows("declined")
    album.take("declined")
    screen.button("Try again").click()
    screen.send("60")
    screen.shows("awaiting_payer")
    album.page.context.set_offline(True)
    expect(screen.surface.get_by_text("You are offline.")).to_be_visible()
    album.take("offline")
    album.page.context.set_offline(False)
    stack.ask("history", {"lag": 3600})
    stack.fault("changebalance", "drop_after")
    screen.button("Approve payment").click()
    screen.shows("credit_unknown")
    album.take("being-confirmed")
    album.open("withdraw")
    expect(screen.surface.get_by_role("heading", name="Withdrawals are paused")).to_be_visible()
    album.take("paused")


@PICTURED
@pytest.mark.usefixtures("before")
def test_pictures_on_a_desktop(stack: Stack, new_context: NewContext, folders: Folders) -> None:
    for theme in ("dark", "light"):
        suffix = "" if theme == "dark" else "-light"
        context = new_context(DESKTOP, color_scheme=theme)
        album = Album(stack, context.new_page(), folders, theme)
        album.open("deposit")
        album.screen.amount.fill("250")
        album.take(f"deposit-desktop{suffix}")
        album.open("withdraw")
        album.screen.button("All").click()
        album.take(f"withdraw-desktop{suffix}")
    shell = AppShell(stack, new_context(TALL, color_scheme="dark"), "web")
    framed = shell.open("deposit", USD, theme="dark")
    framed.amount.fill("250")
    Album(stack, shell.page, folders, "dark").take("in-the-web-platform")
    framed.send("250", "Demo bank page")
    expect(framed.button("Approve payment")).to_be_visible()
    Album(stack, shell.page, folders, "dark").take("bank-page")


@pytest.mark.usefixtures("before")
def test_pictures_in_arabic(stack: Stack, new_context: NewContext, folders: Folders) -> None:
    phone = Album(stack, new_context(PHONE).new_page(), folders, "light", "ar")
    phone.open("deposit")
    phone.page.locator("#amount").fill("250")
    phone.take("arabic")
    phone.page.locator("#amount").fill("5")
    phone.page.locator(".go").click()
    expect(phone.screen.alert).to_be_visible()
    phone.take("arabic-error")
    phone.page.locator("#amount").fill("250")
    phone.page.locator(".go").click()
    phone.screen.shows("awaiting_payer")
    phone.take("arabic-status")
    desktop = Album(stack, new_context(DESKTOP).new_page(), folders, "dark", "ar")
    desktop.open("withdraw", JPY)
    desktop.take("arabic-desktop")
