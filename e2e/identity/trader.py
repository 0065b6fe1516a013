"""A trader who logs in, wherever the login screen is: in the app's frame, or alone in an in-app browser."""

import itertools
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, expect

from e2e.identity.stack import EMAIL, PASSWORD, IdentityStack
from e2e.screens import App, AppShell, Screen, Surface
from e2e.stack import USD

everywhere = pytest.mark.parametrize("app", ["phone", "phone_shell", "web"], indirect=True)
phone_and_web = pytest.mark.parametrize("app", ["phone", "web"], indirect=True)
shells = pytest.mark.parametrize("app", ["phone_shell", "web"], indirect=True)


class LoginScreen:
    """An opened login screen, the cashier's or the CRM's, in any language. `surface` is the page or frame with it."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.email, self.password, self.keep = (
            surface.locator(f"[name={name}]") for name in ("email", "password", "keep")
        )
        self.go = surface.locator("form button:not([type=button])")
        self.alert = surface.get_by_role("alert")

    def send(self, email: str = EMAIL, password: str = PASSWORD, keep: bool = False) -> None:
        """Fill the form and press its button."""
        self.email.fill(email)
        self.password.fill(password)
        self.keep.set_checked(keep)
        self.go.click()


class Call(NamedTuple):
    """A row of the app's Sequence."""

    step: str
    what: str
    route: str
    status: str
    time: str


def numbers(calls: list[Call]) -> list[str]:
    """The vendor's numbers in their order. 12, the new balance, comes whenever the app looks."""
    return [step for step, _ in itertools.groupby(call.step for call in calls if call.step not in ("·", "12"))]


def numbered(calls: list[Call]) -> list[tuple[str, str, str, str]]:
    """What servers asked each other in these steps."""
    return [call[:4] for call in calls if call.step != "·" and call.status]


class Trader:
    """Somebody with the app: the shell frames the screens, an in-app browser shows them alone."""

    def __init__(self, stack: IdentityStack, app: App) -> None:
        self.stack, self.app, self.page = stack, app, app.page
        self.says = self.page.locator("#status")

    # --- coming and going ---

    def goes_to_login(self, token: str = "", **how: str) -> LoginScreen:
        """Have the app open the login screen; `token` spoils the one-time token that will come back."""
        if not isinstance(self.app, AppShell):
            self.page.goto(self.stack.login(**how))
            return LoginScreen(self.page)
        self.comes()
        if token:
            self.spoils_the_next_token(token)
        self.app.choose(**how)
        self.button("Log in").click()
        return LoginScreen(self.page.frame_locator("iframe[title='Login screen']"))

    def comes(self) -> None:
        """Open the app, where there is one around the screens."""
        if isinstance(self.app, AppShell):
            self.app.show(USD)

    def logs_in(self, keep: bool = False) -> None:
        """All of it, up to the app with a session."""
        self.goes_to_login().send(keep=keep)
        self.is_logged_in(keep)

    def is_logged_in(self, kept: bool = False) -> None:
        """Wait until the app says so; at the top level, the login has led back to the app."""
        expect(self.says).to_have_text("Logged in as Alex Demo.")
        expect(self.page.locator("#session")).to_have_text(
            "Logged in · kept" if kept else "Logged in until the app ends"
        )
        expect(self.page.locator("#access-token")).to_have_text("held" if kept else "none")
        expect(self.page.locator("iframe")).to_have_count(0)

    def is_logged_out(self) -> None:
        """Wait until the app has nobody."""
        expect(self.button("Log in")).to_be_visible()
        expect(self.button("Log out")).to_be_hidden()

    def starts_the_app_again(self) -> None:
        """End the app and start it."""
        self.demo_settings().get_by_role("button", name="Start the app again").click()

    # --- paying ---

    def opens(self, screen: str, **how: Any) -> Screen:
        """Press Deposit or Withdraw in the app that is open."""
        return self.app.press(screen) if isinstance(self.app, AppShell) else self.app.open(screen, USD, **how)

    def deposits(self) -> None:
        """100 USD, from the app's button to the booking."""
        self.opens("deposit").pay("100")
        self.app.closed_by("success")
        self.app.shows_balance(USD, "1,600.25 USD")
        assert self.stack.booked(USD) == [("DEPOSIT", "100.00")]

    def withdraws(self) -> None:
        """40.50 USD, from the app's button to the booking."""
        self.opens("withdraw").send("40.50")
        self.app.closed_by("success")
        self.app.shows_balance(USD, "1,459.75 USD")
        assert self.stack.booked(USD) == [("WITHDRAW", "40.50")]

    def is_refused(self, words: str, **how: Any) -> None:
        """Open a screen, and find a page that says why it is none."""
        screen = self.opens("deposit", **how)
        expect(screen.surface.locator("main")).to_contain_text(words)
        expect(screen.amount).to_have_count(0)
        expect(screen.surface.get_by_text(str(USD))).to_have_count(0)

    def is_refused_with_a_token(self, how: str) -> None:
        """Find a screen's token dead that was `Used`, in whatever browser, or is `Expired`."""
        expect(self.opens("deposit").amount).to_be_visible()
        self.button("Close browser").click()
        self.page.context.clear_cookies()  # with its cookie the same browser may show the same screen again
        self.spoils_the_next_token(how)
        self.is_refused("This link has been used or is too old")

    # --- the local cTrader beside the app ---

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def demo_settings(self) -> Locator:
        """Those beside the app."""
        assert isinstance(self.app, AppShell)
        return self.app.settings()

    def spoils_the_next_token(self, how: str) -> None:
        """Make it a `Used` or an `Expired` one."""
        self.demo_settings().get_by_text(how, exact=True).click()

    def sequence(self, *until: str) -> list[Call]:
        """What the app's Sequence shows, oldest first, as soon as it shows calls with all these words."""
        rows = self.page.locator("#calls li")
        for words in until:
            expect(rows.filter(has_text=words).first).to_be_attached()
        expect(self.page.locator("#calls [data-state=pending]")).to_have_count(0)
        found = rows.evaluate_all(
            """(rows) => rows.map((row) => [".step", ".what", ".route span", ".outcome b", ".outcome small"]
              .map((part) => row.querySelector(part).textContent))"""
        )
        return [Call(*parts) for parts in found]
