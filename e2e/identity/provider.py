"""A trader at the provider's page, on the way there and on the way back."""

from playwright.sync_api import Page, expect

from e2e.browsers import Watch
from e2e.identity.stack import EMAIL, PASSWORD, PROVIDER
from e2e.identity.trader import LoginScreen, Trader

CONTINUE = f"Continue with {PROVIDER}"


def goes_there(trader: Trader, watch: Watch) -> tuple[LoginScreen, Page]:
    """From the login screen, with "Keep me logged in", to the provider's page; a frame stays where it is."""
    login = trader.goes_to_login()
    login.keep.check()
    login.surface.get_by_role("link", name=CONTINUE).click()
    if isinstance(login.surface, Page):
        return login, login.surface
    return login, opens_the_tab(trader, login, watch)


def opens_the_tab(trader: Trader, login: LoginScreen, watch: Watch) -> Page:
    """The new tab must be there at once, from the click itself."""
    expect(login.surface.get_by_role("heading", name="Continue in a new tab")).to_be_visible()
    with trader.page.context.expect_page() as opened:
        login.surface.get_by_role("link", name=CONTINUE).click()
    watch.forgive("a window was opened")
    return opened.value


def number_of(login: LoginScreen) -> str:
    """What the frame shows while it waits."""
    return login.surface.locator(".code").inner_text()


def signs_in(there: Page, email: str = EMAIL) -> None:
    there.get_by_label("E-mail").fill(email)
    there.get_by_label("Password").fill(PASSWORD)
    there.get_by_role("button", name="Sign in").click()


def types(tab: Page, number: str) -> None:
    tab.get_by_label("Type the 6 digits that cTrader shows").fill(number)
    tab.get_by_role("button", name="Continue").click()
