"""Pictures of the login screens, to be looked at: PICTURES=1 puts them into docs/pictures."""

import pytest
from playwright.sync_api import expect

from e2e.browsers import Watch
from e2e.conftest import PICTURED, Folders, NewContext
from e2e.identity.provider import number_of, opens_the_tab, signs_in, types
from e2e.identity.stack import EMAIL, IdentityStack
from e2e.identity.trader import LoginScreen, Trader
from e2e.screens import AppShell
from e2e.test_pictures import PHONE, TALL, Album, drawn

VARIANTS = (("dark", "en", ""), ("light", "ar", "-arabic"))


@pytest.mark.parametrize(("theme", "lang", "suffix"), [pytest.param(*VARIANTS[0], marks=PICTURED), VARIANTS[1]])
def test_pictures_on_a_phone(
    stack: IdentityStack, new_context: NewContext, folders: Folders, theme: str, lang: str, suffix: str
) -> None:
    page = new_context(PHONE, color_scheme=theme).new_page()
    album, login = Album(stack, page, folders, theme, lang), LoginScreen(page)
    page.goto(stack.login(**album.how))
    login.email.fill(EMAIL)
    login.keep.check()
    album.take(f"login{suffix}")
    login.send(password="wrong", keep=True)
    expect(login.alert).to_be_visible()
    album.take(f"login-refused{suffix}")
    page.locator(".apart a").click()
    page.wait_for_url("**/auth/reset**")
    album.take(f"login-reset{suffix}")


@PICTURED
@pytest.mark.parametrize(("theme", "suffix"), [("light", ""), ("dark", "-dark")])
def test_pictures_in_the_web_platform(
    stack: IdentityStack, new_context: NewContext, folders: Folders, watch: Watch, theme: str, suffix: str
) -> None:
    shell = AppShell(stack, new_context(TALL, color_scheme=theme), "web")
    album, trader = Album(stack, shell.page, folders, theme), Trader(stack, shell)
    login = trader.goes_to_login(theme=theme)
    login.email.fill(EMAIL)
    drawn(login.surface)
    album.take(f"login-in-the-web-platform{suffix}")
    login.surface.get_by_role("link", name="Continue with").click()
    expect(login.surface.locator(".code")).to_be_visible()
    drawn(login.surface)
    album.take(f"login-other-tab{suffix}")
    tab = opens_the_tab(trader, login, watch)
    signs_in(tab)
    types(tab, "0")
    expect(tab.get_by_role("alert")).to_be_visible()
    Album(stack, tab, folders, theme).take(f"login-number{suffix}")
    types(tab, number_of(login))
    expect(tab.get_by_role("heading", name="You are logged in")).to_be_visible()
    Album(stack, tab, folders, theme).take(f"login-tab-done{suffix}")
    tab.close()
    trader.is_logged_in()


def test_pictures_of_a_link(stack: IdentityStack, new_context: NewContext, folders: Folders) -> None:
    link = stack.invite("sam@example.test")
    for theme, lang, suffix in VARIANTS:
        page = new_context(PHONE, color_scheme=theme).new_page()
        album, form = Album(stack, page, folders, theme, lang), LoginScreen(page)
        page.goto(f"{link}?theme={theme}&lang={lang}")
        form.password.fill("short")
        form.go.click()
        expect(form.alert).to_be_visible()
        album.take(f"login-password{suffix}")
