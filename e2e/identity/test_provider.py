"""Continuing with another provider: in the same window at the top level, in a new tab out of a frame.

Third-party cookies are blocked all the time, and the provider refuses to be framed.
"""

import pytest
from playwright.sync_api import expect

from e2e.browsers import Watch
from e2e.conftest import Foreigner
from e2e.identity.provider import goes_there, number_of, signs_in, types
from e2e.identity.stack import EMAIL, IdentityStack
from e2e.identity.trader import Trader, phone_and_web, shells

OVER = "This login was ended or took too long. Please start again."
MALLORY, STRANGER = "mallory@example.test", "stranger@example.test"


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_at_the_top_level_the_same_window_goes_there_comes_back_and_asks(trader: Trader, watch: Watch) -> None:
    _, there = goes_there(trader, watch)
    signs_in(there)
    expect(there.get_by_role("heading", name=f"Log in as {EMAIL}?")).to_be_visible()
    there.get_by_role("button", name="Continue").click()
    trader.is_logged_in(kept=True)
    trader.deposits()


@pytest.mark.whole
@pytest.mark.fault("S11")
@shells
def test_out_of_a_frame_a_new_tab_goes_there_and_the_frame_goes_on_by_itself(trader: Trader, watch: Watch) -> None:
    login, tab = goes_there(trader, watch)
    signs_in(tab)
    types(tab, number_of(login))
    expect(tab.get_by_role("heading", name="You are logged in")).to_be_visible()
    trader.is_logged_in(kept=True)
    assert trader.page.context.cookies() == []
    tab.close()
    trader.deposits()


@pytest.mark.fault("S11")
@pytest.mark.parametrize("app", ["web"], indirect=True)
def test_a_number_that_is_guessed_hands_nothing_over(trader: Trader, watch: Watch) -> None:
    login, tab = goes_there(trader, watch)
    signs_in(tab)
    number = number_of(login)
    wrong = f"{(int(number) + 1) % 1_000_000:06}"
    for _ in range(2):
        types(tab, wrong)
        expect(tab.get_by_role("alert")).to_have_text("This is not the number on the other screen.")
    types(tab, wrong)
    expect(tab.locator("main")).to_contain_text(OVER)
    expect(login.surface.locator("main")).to_contain_text(OVER)
    login.surface.get_by_role("link", name="Back to log in").click()
    login.send()
    trader.is_logged_in()


@pytest.mark.parametrize(
    ("app", "who", "words"),
    [
        ("phone", MALLORY, "Your email could not be confirmed."),
        ("web", MALLORY, "Your email could not be confirmed."),
        ("phone", STRANGER, "There is no account for this email."),
    ],
    indirect=["app"],
)
def test_whom_the_provider_does_not_vouch_for_or_the_broker_does_not_know_is_told_so(
    trader: Trader, watch: Watch, who: str, words: str
) -> None:
    login, there = goes_there(trader, watch)
    signs_in(there, who)
    expect(there.locator("main")).to_contain_text(words)
    expect(login.surface.get_by_role("link", name="Back to log in")).to_be_visible()
    expect(login.surface.locator("main")).to_contain_text(words if login.surface is there else OVER)


@phone_and_web
def test_a_provider_that_cannot_be_asked_is_said_plainly(stack: IdentityStack, trader: Trader, watch: Watch) -> None:
    stack.fault("oidc_token", "status", status=503)
    _, there = goes_there(trader, watch)
    signs_in(there)
    expect(there.locator("main")).to_contain_text("We cannot reach the login service at the moment")


@pytest.mark.parametrize("app", ["web"], indirect=True)
def test_the_provider_cannot_be_framed(trader: Trader, watch: Watch, foreigner: Foreigner) -> None:
    _, tab = goes_there(trader, watch)
    assert trader.page.request.get(tab.url).headers["x-frame-options"] == "DENY"
    foreigner.pages["/trap"] = f'<iframe src="{tab.url.replace("&", "&amp;")}"></iframe>'
    with tab.expect_console_message(lambda message: "frame-ancestors" in message.text):
        tab.goto(foreigner.url("/trap"))
    expect(tab.frame_locator("iframe").get_by_label("E-mail")).to_have_count(0)
    watch.forgive("frame-ancestors")
