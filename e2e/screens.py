"""The cashier's screens as a trader finds them: opened by an in-app browser, or by the app shell in a frame."""

import re
from typing import Any, Protocol
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Frame, FrameLocator, Locator, Page, expect

from e2e.stack import OWNERS, Stack

Surface = Page | FrameLocator


class Screen:
    """One opened screen of the cashier. `surface` is the page or the frame that shows it."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    @property
    def amount(self) -> Locator:
        return self.surface.get_by_role("textbox", name="Amount")

    @property
    def card(self) -> Locator:
        """The status card of a payment."""
        return self.surface.locator("[data-reference]")

    @property
    def alert(self) -> Locator:
        return self.surface.get_by_role("alert")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.surface.get_by_role("button", name=name)

    def method(self, name: str) -> Locator:
        return self.surface.get_by_role("radiogroup", name=re.compile("Payment method|Withdraw to")).get_by_role(
            "radio", name=name
        )

    def send(self, amount: str, method: str = "Demo card", confirm: bool = True) -> None:
        """Fill the form, press its one button and, of a withdrawal, that of the review."""
        self.amount.fill(amount)
        self.method(method).check()
        go = self.button(re.compile(r"^(Deposit\b|Continue$)"))
        reviewed = go.inner_text().strip() == "Continue"
        go.click()
        if reviewed and confirm:
            self.button(re.compile(r"^Withdraw\b")).click()

    def pay(self, amount: str) -> None:
        """Deposit with the card, up to and with its approval."""
        self.send(amount)
        self.button("Approve payment").click()

    def shows(self, state: str) -> None:
        """Wait until the status card is in this state."""
        expect(self.card).to_have_attribute("data-state", state)

    @property
    def reference(self) -> str:
        return self.card.get_attribute("data-reference") or ""


def leaves(surface: Surface) -> None:
    """Press the button of a payment that has succeeded, as a trader does who does not wait for the page to leave."""
    surface.locator(".status:is(.good, .sent) a.go").click()


class App(Protocol):
    """Whatever opens the cashier for the trader and closes it again."""

    page: Page

    def open(self, screen: str, login: int, **how: Any) -> Screen: ...
    def closed_by(self, result: str) -> None: ...
    def shows_balance(self, login: int, text: str) -> None: ...


class InAppBrowser:
    """A phone's in-app browser: it visits the address itself and closes at the success or close address."""

    def __init__(self, stack: Stack, context: BrowserContext) -> None:
        self._stack = stack
        self.page = context.new_page()

    def open(self, screen: str, login: int, **how: Any) -> Screen:
        """Have the app open a screen."""
        self.page.goto(self._stack.open(screen, login, **how))
        return Screen(self.page)

    def closed_by(self, result: str) -> None:
        """Wait until the cashier has gone to the `success` or to the `close` address."""
        if result == "success":
            leaves(self.page)
        self.page.wait_for_url(f"{self._stack.shell}/callback/{result}")

    def shows_balance(self, login: int, text: str) -> None:
        """What cTrader says of the account."""
        assert self._stack.balance(login) == text


class AppShell:
    """The local cTrader's own page, as a phone or as the web platform, which frames the cashier."""

    def __init__(self, stack: Stack, context: BrowserContext, mode: str) -> None:
        self._stack, self._mode = stack, mode
        self.page = context.new_page()

    def open(self, screen: str, login: int, **how: Any) -> Screen:
        """Sign in as the account's owner and press Deposit or Withdraw. `theme` and `lang` are chosen in the shell."""
        self.show(login)
        self.choose(**how)
        return self.press(screen)

    def show(self, login: int) -> None:
        """Open the app itself."""
        how = {"mode": self._mode, "identity": self._stack.identity, "user": OWNERS[login], "account": login}
        self.page.goto(f"{self._stack.shell}/?{urlencode(how)}")

    def settings(self) -> Locator:
        """The demo settings, which a phone hides."""
        settings = self.page.locator("#controls")
        settings.evaluate("(settings) => { settings.open = true }")
        return settings

    def choose(self, **how: str) -> None:
        """What the app passes on: `theme` and `lang`."""
        for name, value in how.items():
            self.settings().locator(f"#{name}").select_option(value)

    def press(self, screen: str) -> Screen:
        """Press one of the app's two buttons."""
        self.page.get_by_role("button", name=screen.capitalize(), exact=True).click()
        return Screen(self.page.frame_locator("iframe[title=Cashier]"))

    def closed_by(self, result: str) -> None:
        """Wait until the shell has closed its browser, for this reason."""
        if result == "success":
            leaves(self.page.frame_locator("iframe[title=Cashier]"))
        self.page.locator(f"#status[data-closed-by={result}]").wait_for()
        expect(self.page.locator("iframe")).to_have_count(0)

    def shows_balance(self, login: int, text: str) -> None:
        """Wait until the shell shows this balance."""
        expect(self.page.locator(f'[data-balance-of="{login}"]').first).to_have_text(text)


def frame_of(page: Page) -> Frame:
    """The cashier's frame in the shell."""
    return page.frame_locator("iframe[title=Cashier]").owner.element_handle().content_frame()
