"""Deposits and withdrawals as a trader makes them, on a phone and in the web platform's frame."""

import json

import pytest
from playwright.sync_api import expect

from e2e.screens import App
from e2e.stack import JPY, KWD, USD, Stack
from tests.support.processes import until

everywhere = pytest.mark.parametrize("app", ["phone", "phone_shell", "web"], indirect=True)
phone_and_web = pytest.mark.parametrize("app", ["phone", "web"], indirect=True)


@everywhere
def test_a_deposit_by_card_is_in_the_account_when_the_app_is_back(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.pay("100")
    app.closed_by("success")
    app.shows_balance(USD, "1,600.25 USD")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


@everywhere
def test_a_withdrawal_has_left_the_account_when_the_app_is_back(stack: Stack, app: App) -> None:
    screen = app.open("withdraw", USD)
    screen.send("40.50")
    app.closed_by("success")
    app.shows_balance(USD, "1,459.75 USD")
    assert stack.booked(USD) == [("WITHDRAW", "40.50")]


@pytest.mark.fault("S15")
@everywhere
def test_a_bank_page_takes_the_trader_away_and_brings_them_back(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.send("250", "Demo bank page")
    expect(screen.surface.get_by_role("heading", name="Demo bank")).to_be_visible()
    screen.button("Approve payment").click()
    app.closed_by("success")
    app.shows_balance(USD, "1,750.25 USD")


@phone_and_web
def test_a_bank_page_that_is_declined_brings_the_trader_back_with_nothing_changed(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.send("60", "Demo bank page")
    screen.button("Decline payment").click()
    screen.shows("declined")
    expect(screen.surface.get_by_role("link", name="Try again")).to_be_visible()
    screen.surface.get_by_role("link", name="Back to cTrader").click()
    app.closed_by("close")
    assert stack.booked(USD) == []


@pytest.mark.parametrize(("app", "amount"), [("phone", "100.01"), ("web", "100.02")], indirect=["app"])
def test_after_a_declined_payment_the_trader_can_try_again(stack: Stack, app: App, amount: str) -> None:
    screen = app.open("deposit", USD)
    screen.pay(amount)
    screen.shows("declined")
    screen.button("Try again").click()
    screen.pay("100")
    app.closed_by("success")
    app.shows_balance(USD, "1,600.25 USD")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


def test_too_little_money_on_the_card_is_said_in_words(web: App) -> None:
    screen = web.open("deposit", USD)
    screen.pay("20.02")
    screen.shows("declined")
    expect(screen.card).to_contain_text("not enough money on the card")


@phone_and_web
def test_the_traders_own_decline_adds_nothing(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.send("100")
    screen.button("Decline payment").click()
    screen.shows("declined")
    assert stack.booked(USD) == []


@phone_and_web
def test_a_bank_that_asks_who_the_trader_is_gets_its_extra_step(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.pay("100.03")
    screen.button("Confirm identity").click()
    screen.shows("credited")
    app.shows_balance(USD, "1,600.28 USD")


@pytest.mark.parametrize(("app", "cents"), [("phone", "05"), ("web", "06"), ("phone", "07")], indirect=["app"])
def test_a_payment_that_is_confirmed_late_twice_or_early_is_booked_once(stack: Stack, app: App, cents: str) -> None:
    screen = app.open("deposit", USD)
    screen.pay(f"100.{cents}")
    screen.shows("credited")
    app.shows_balance(USD, f"1,600.{25 + int(cents)} USD")
    assert stack.booked(USD) == [("DEPOSIT", f"100.{cents}")]


def test_a_second_capture_is_not_booked_and_waits_for_people(stack: Stack, web: App) -> None:
    screen = web.open("deposit", USD)
    screen.pay("100.14")
    screen.shows("credited")
    review = ("payments", "list", "--needs-review", "--json")
    parked = until(lambda: json.loads(stack.command(*review)))
    assert [row["kind"] for row in parked] == ["unmatched"]
    assert stack.booked(USD) == [("DEPOSIT", "100.14")]


@phone_and_web
def test_leaving_a_payment_that_never_answers_changes_nothing(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.pay("100.04")
    expect(screen.card).to_contain_text("being processed")
    screen.surface.get_by_role("link", name="Close").click()
    app.closed_by("close")
    app.shows_balance(USD, "1,500.25 USD")
    assert stack.booked(USD) == []


@pytest.mark.parametrize(
    ("app", "login", "amount", "button", "after"),
    [
        ("web", JPY, "5000", "Deposit 5,000 JPY", "255,000 JPY"),
        ("phone", KWD, "10.125", "Deposit 10.125 KWD", "360.625 KWD"),
    ],
    indirect=["app"],
)
def test_currencies_without_and_with_three_decimals(app: App, login: int, amount: str, button: str, after: str) -> None:
    screen = app.open("deposit", login)
    screen.amount.fill(amount)
    screen.amount.blur()
    for meant in (
        screen.surface.locator("[data-choices]").get_by_role("button", name=button.removeprefix("Deposit ")).all()
    ):
        meant.click()  # three figures behind a mark may be thousands
    screen.button(button).click()
    screen.button("Approve payment").click()
    screen.shows("credited")
    app.shows_balance(login, after)


def test_all_takes_what_can_be_withdrawn(stack: Stack, web: App) -> None:
    screen = web.open("withdraw", USD)
    expect(screen.surface.get_by_text("is held as margin by open positions")).to_be_visible()
    screen.button("All").click()
    expect(screen.amount).to_have_value("1,200.00")
    screen.button("Continue").click()
    screen.button("Withdraw 1,200.00 USD").click()
    web.closed_by("success")
    web.shows_balance(USD, "300.25 USD")


def test_a_payout_that_fails_comes_back_to_the_account(stack: Stack, phone: App) -> None:
    screen = phone.open("withdraw", USD)
    screen.send("50.11")
    screen.shows("returned")
    assert stack.booked(USD) == [("WITHDRAW", "50.11"), ("DEPOSIT", "50.11")]
    phone.shows_balance(USD, "1,500.25 USD")
    screen.button("Try again").click()
    expect(screen.surface.locator(".last")).to_contain_text("Returned to your account")


@pytest.mark.fault("C01")
def test_two_presses_start_one_payment(stack: Stack, web: App) -> None:
    screen = web.open("deposit", USD)
    screen.amount.fill("100")
    screen.button("Deposit 100.00 USD").dblclick()
    expect(screen.button("Approve payment")).to_be_visible()
    assert len([row for row in stack.payments() if row["state"] == "awaiting_payer"]) == 1


def test_an_open_payment_is_shown_before_a_second_can_start(stack: Stack, phone: App) -> None:
    first = phone.open("deposit", USD)
    first.send("80")
    first.shows("awaiting_payer")
    reference = first.reference
    second = phone.open("deposit", USD)
    assert second.reference == reference
    expect(second.amount).to_have_count(0)
    second.button("Cancel payment").click()
    second.shows("cancelled")
    second.button("Try again").click()
    expect(second.amount).to_be_visible()


def test_the_last_payments_stand_on_both_screens(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.pay("33")
    screen.shows("credited")
    for name in ("deposit", "withdraw"):
        last = phone.open(name, USD).surface.locator(".last")
        expect(last.get_by_role("listitem").filter(has_text="33.00 USD").first).to_contain_text("Added")
