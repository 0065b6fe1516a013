"""Both flows of a login: through the login screen to a booked deposit, and later by the token that the app kept."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.identity.stack import IdentityStack
from e2e.identity.trader import Trader, numbered, numbers, shells
from e2e.screens import InAppBrowser
from e2e.stack import ALEX, CRM_PASSWORD, USD

STEPS = ["1", "2", "3", "4", "5–6", "7", "8", "10", "11"]
"""The vendor's numbers, from the start of the app to the success address."""


@pytest.mark.parametrize("app", ["phone"], indirect=True)
def test_a_login_in_a_window_of_its_own_leads_to_a_booked_deposit(trader: Trader) -> None:
    trader.logs_in(keep=True)
    trader.deposits()


@shells
def test_the_sequence_shows_both_flows_step_by_step(stack: IdentityStack, trader: Trader) -> None:
    trader.logs_in(keep=True)
    trader.deposits()
    calls = trader.sequence("Reached the success address", "New balance 1,600.25 USD")
    assert numbers(calls) == STEPS
    assert numbered(calls) == [
        ("2", "Login token exchanged", "cTrader → cashier", "200"),
        ("5–6", "One-time token for the screen", "cTrader → cashier", "200"),
        ("10", "Balance changed", "cashier → cTrader", "200"),
    ]
    assert all(call.time.endswith(" ms") for call in calls if call.status)
    trader.button("Clear").click()
    trader.starts_the_app_again()
    trader.is_logged_in(kept=True)
    trader.opens("deposit").pay("50")
    trader.app.closed_by("success")
    calls = trader.sequence("Reached the success address", "New balance 1,650.25 USD")
    assert numbers(calls) == STEPS
    assert numbered(calls)[0] == ("2", "Stored access token validated", "cTrader → cashier", "200")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("DEPOSIT", "50.00")]


@shells
def test_who_does_not_stay_logged_in_is_forgotten_with_the_app(trader: Trader) -> None:
    trader.logs_in(keep=False)
    trader.starts_the_app_again()
    expect(trader.says).to_have_text("The app has started. Nobody is logged in.")
    trader.is_logged_out()


@shells
def test_a_logout_ends_the_session_in_the_app_and_at_the_cashier(trader: Trader) -> None:
    trader.logs_in(keep=True)
    trader.button("Log out").click()
    expect(trader.says).to_have_text("Logged out.")
    trader.is_logged_out()
    ended = trader.sequence("Session ended")[-1]
    assert (ended.route, ended.status) == ("cTrader → cashier", "200")
    expect(trader.demo_settings().get_by_role("button", name="Start the app again")).to_be_disabled()


def test_without_scripts_a_login_leads_to_a_session_that_a_logout_ends(
    stack: IdentityStack, new_context: NewContext
) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    Trader(stack, app).goes_to_login().send(keep=True)
    app.page.wait_for_url(f"{stack.shell}/callback/login?token=*")
    _, caller = stack.post("crmApiToken", {"password": CRM_PASSWORD})
    code = parse_qs(urlsplit(app.page.url).query)["token"][0]
    status, session = stack.post("onetime/authorize", {"code": code}, **caller)
    assert (status, session["userId"]) == (200, ALEX)
    kept = {"accessToken": session["accessToken"]}
    assert stack.post("authorize", kept, **caller)[0] == 200
    assert stack.post("logout", None, userId=str(ALEX), **kept, **caller)[0] == 200
    assert stack.post("authorize", kept, **caller)[0] == 404


# --- tokens that are good no more ---


@pytest.fixture
def a_minute(stack: IdentityStack, trader: Trader) -> None:
    """The app holds no expired token back: the minute passes in the cashier's database."""

    def pass_it(route: Route) -> None:
        stack.pass_a_minute()
        route.fulfill(json={"wait": 0})

    trader.page.route("**/_sim/expire", pass_it)


@pytest.mark.fault("S02")
@pytest.mark.usefixtures("a_minute")
@pytest.mark.parametrize(
    ("app", "how", "status"), [("phone_shell", "Used", "404"), ("web", "Expired", "410")], indirect=["app"]
)
def test_a_used_and_an_expired_login_token_are_exchanged_for_nothing(trader: Trader, how: str, status: str) -> None:
    trader.goes_to_login(how).send()
    expect(trader.says).to_contain_text(f"The login token was refused: /oauth2/onetime/authorize answered {status}")
    assert [call.status for call in trader.sequence(status) if call.step == "2"][-1] == status


@pytest.mark.fault("S02")
@pytest.mark.usefixtures("a_minute")
@pytest.mark.parametrize(("app", "how"), [("web", "Used"), ("phone_shell", "Expired")], indirect=["app"])
def test_a_used_and_an_expired_token_of_a_screen_open_nothing(trader: Trader, how: str) -> None:
    trader.logs_in()
    trader.is_refused_with_a_token(how)


# --- people who may not come in any more ---


@pytest.mark.parametrize("app", ["web"], indirect=True)
def test_a_user_who_is_disabled_can_start_nothing_on_a_page_that_is_open(stack: IdentityStack, trader: Trader) -> None:
    trader.logs_in(keep=True)
    screen = trader.opens("deposit")
    screen.amount.fill("100")
    stack.disable(ALEX)
    screen.button("Deposit 100.00 USD").click()
    expect(screen.surface.locator("main")).to_contain_text("Open this screen again from cTrader")
    assert {row["state"] for row in stack.payments()} <= {"credited"}
    trader.button("Close browser").click()
    trader.button("Deposit").click()
    expect(trader.says).to_contain_text("/oauth2/onetime/generate answered 403")
    trader.starts_the_app_again()
    expect(trader.says).to_contain_text("The stored accessToken was refused: /oauth2/authorize answered 404")
