"""What the trader sees while cTrader is slow or silent, bookings are not confirmed, or the connection is gone."""

import re
import time

import pytest
from playwright.sync_api import expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App, InAppBrowser
from e2e.stack import EUR, USD, Stack
from tests.support.processes import until

FOR_EVER = 3600


@pytest.mark.parametrize(
    "fault",
    [{"kind": "drop_before"}, {"kind": "status", "status": 503}, {"kind": "body"}],
    ids=lambda fault: fault["kind"],
)
def test_a_failing_ctrader_gives_a_calm_page_within_three_seconds(
    stack: Stack, phone: App, fault: dict[str, object]
) -> None:
    stack.ask("faults", {"call": "trader", "times": 5, **fault})
    url = stack.open("deposit", USD)
    began = time.monotonic()
    answer = phone.page.goto(url)
    took = time.monotonic() - began
    assert took < 3
    assert answer is not None and answer.status == 503
    expect(phone.page.locator("main")).to_contain_text("Nothing has happened")
    expect(phone.page.get_by_role("link", name="Close").last).to_be_visible()
    stack.ask("reset", {})
    phone.page.get_by_role("button", name="Try again").click()
    expect(phone.page.get_by_role("textbox", name="Amount")).to_be_visible()


def test_a_slow_ctrader_leaves_no_screen_blank_and_the_form_comes_by_itself(stack: Stack, phone: App) -> None:
    stack.ask("faults", {"call": "trader", "times": 1, "kind": "slow", "seconds": 20})
    url = stack.open("deposit", USD)
    began = time.monotonic()
    phone.page.goto(url, wait_until="commit")
    assert time.monotonic() - began < 1.5
    expect(phone.page.get_by_role("textbox", name="Amount")).to_be_visible()


def test_a_ctrader_that_stays_slow_ends_in_a_calm_page_without_a_press(stack: Stack, phone: App) -> None:
    stack.ask("faults", {"call": "trader", "times": 5, "kind": "slow", "seconds": 20})
    phone.page.goto(stack.open("deposit", USD))
    expect(phone.page.get_by_text("Getting ready")).to_be_visible()
    expect(phone.page.locator("main")).to_contain_text("Nothing has happened")
    stack.ask("reset", {})
    phone.page.get_by_role("button", name="Try again").click()
    expect(phone.page.get_by_role("textbox", name="Amount")).to_be_visible()


def test_without_javascript_a_slow_ctrader_costs_a_press(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    stack.ask("faults", {"call": "trader", "times": 1, "kind": "slow", "seconds": 20})
    app.page.goto(stack.open("deposit", USD))
    app.page.get_by_role("button", name="Continue").click()
    expect(app.page.get_by_role("textbox", name="Amount")).to_be_visible()


@pytest.mark.fault("N03", "I21")
def test_a_booking_that_nobody_confirmed_stays_calm_until_two_people_settle_it(stack: Stack, web: App) -> None:
    stack.ask("history", {"lag": FOR_EVER})
    stack.fault("changebalance", "drop_after")
    screen = web.open("deposit", USD)
    screen.pay("100")
    screen.shows("credit_unknown")
    expect(screen.card.get_by_role("heading")).to_have_text("Being confirmed")
    for words in ("Your money is safe", "Do not pay again", screen.reference):
        expect(screen.card).to_contain_text(words)
    expect(screen.button("Try again")).to_have_count(0)
    assert screen.card.get_attribute("data-go") is None
    stack.ask("history", {"lag": 0})
    entry = stack.ask(f"history?login={USD}")[0]
    stack.ask("history", {"lag": FOR_EVER})
    for person in ("Ada", "Grace"):
        number = str(entry["balanceHistoryId"])
        stack.command("payments", "resolve", screen.reference, "--booked", number, "--by", person)
    web.closed_by("success")
    web.shows_balance(USD, "1,600.25 USD")
    assert stack.booked(USD) == []  # the history runs behind again
    stack.ask("history", {"lag": 0})
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


@pytest.mark.fault("N03")
def test_a_booking_whose_answer_was_lost_is_read_back_and_goes_on_by_itself(stack: Stack, phone: App) -> None:
    stack.fault("changebalance", "drop_after")
    screen = phone.open("deposit", USD)
    screen.pay("100")
    phone.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


@pytest.mark.fault("C07")
def test_an_unconfirmed_booking_lets_no_new_payment_start_on_its_account(stack: Stack, phone: App) -> None:
    stack.ask("history", {"lag": FOR_EVER})
    stack.fault("changebalance", "drop_after")
    phone.open("deposit", USD).pay("100")
    until(lambda: [row for row in stack.payments() if row["state"] == "credit_unknown"])
    screen = phone.open("withdraw", USD)
    expect(screen.surface.get_by_role("heading", name="Withdrawals are paused")).to_be_visible()
    expect(screen.surface.locator("main")).to_contain_text("An earlier payment on this account is being confirmed")
    expect(screen.surface.locator("form.pay, .go[type=submit]")).to_have_count(0)
    expect(phone.open("withdraw", EUR).amount).to_be_visible()


def test_a_withdrawal_that_nobody_confirmed_stays_calm(stack: Stack, phone: App) -> None:
    stack.ask("history", {"lag": FOR_EVER})
    stack.fault("changebalance", "drop_after")
    screen = phone.open("withdraw", USD)
    screen.send("100")
    screen.shows("debit_unknown")
    expect(screen.card).to_contain_text("please do not request it again")
    assert screen.card.get_attribute("data-go") is None


@pytest.mark.fault("C06")
def test_a_withdrawal_that_waits_can_be_cancelled(stack: Stack, phone: App) -> None:
    stack.fault("changebalance", "reject:REQUEST_FREQUENCY_EXCEEDED", times=100)
    screen = phone.open("withdraw", USD)
    screen.send("100")
    until(lambda: [call for call in stack.ask("calls") if "REQUEST_FREQUENCY_EXCEEDED" in str(call)])
    screen.shows("approved")
    screen.button("Cancel withdrawal").click()
    screen.shows("cancelled")
    expect(screen.card).to_contain_text("You cancelled")
    expect(screen.card).to_contain_text("Nothing was taken.")
    stack.ask("reset", {})
    assert stack.booked(USD) == []


def test_without_a_connection_the_card_says_so_and_goes_on_when_it_is_back(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("25")
    screen.shows("awaiting_payer")
    line = screen.surface.get_by_text("You are offline. This screen goes on when you are back.")
    expect(line).to_be_hidden()
    phone.page.context.set_offline(True)
    expect(line).to_be_visible()
    phone.page.context.set_offline(False)
    expect(line).to_be_hidden()
    screen.button("Approve payment").click()
    screen.shows("credited")


def test_a_form_sent_without_a_connection_can_be_sent_again_and_starts_one_payment(stack: Stack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    phone.page.context.set_offline(True)
    screen.amount.fill("25")
    screen.button("Waiting for connection").click()
    notice = screen.surface.get_by_role("status").bounding_box()
    assert notice is not None and notice["y"] + notice["height"] <= phone.page.evaluate("innerHeight")
    expect(screen.surface.get_by_text("nothing is sent twice")).to_be_visible()
    phone.page.context.set_offline(False)
    screen.button(re.compile("^Deposit")).click()
    screen.shows("awaiting_payer")
    assert len([row for row in stack.payments() if row["state"] == "awaiting_payer"]) == 1


@pytest.mark.fault("S19")
def test_signing_out_does_not_stop_what_was_started(stack: Stack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("25")
    screen.shows("awaiting_payer")
    stack.ask("logout", {"userId": 70011223})
    again = phone.open("deposit", USD)
    again.shows("awaiting_payer")
    again.button("Approve payment").click()
    again.shows("credited")


def test_a_page_whose_session_is_over_shows_balance_and_payments_no_longer(stack: Stack, phone: App) -> None:
    phone.page.clock.install()
    screen = phone.open("deposit", USD)
    expect(phone.page.locator("main")).to_contain_text("1,500.25 USD")
    phone.page.clock.run_for(16 * 60_000)  # the cashier's own clock stands: the session lives on
    expect(screen.amount).to_be_visible()
    stack.end_sessions()
    phone.page.clock.run_for(80_000)
    expect(phone.page.locator("main")).to_contain_text("This screen was open for too long")
    expect(phone.page.locator("main")).not_to_contain_text("1,500.25")
