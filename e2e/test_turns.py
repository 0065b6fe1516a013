"""Whose turn it is: the faces of a payment on its way, its end, and the way back or to another try."""

import re

import pytest
from playwright.sync_api import Response, Route, expect

from e2e.browsers import ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App, InAppBrowser, Screen
from e2e.stack import USD, Stack
from tests.support.processes import until

phone_and_web = pytest.mark.parametrize("app", ["phone", "web"], indirect=True)

WAY_BACK = re.compile(r"^Back to cTrader")


def pays_by_the_tests_clock(phone: App) -> Screen:
    """A deposit up to its success; from its approval on, only the test moves the page's clock."""
    phone.page.clock.install()
    screen = phone.open("deposit", USD)
    screen.send("100")
    screen.button("Approve payment").wait_for()
    phone.page.clock.pause_at(phone.page.evaluate("Date.now()") / 1000 + 60)
    screen.button("Approve payment").click()

    def is_credited() -> bool:
        phone.page.clock.run_for(100)
        return screen.surface.locator("[data-state=credited]").count() > 0

    until(is_credited)
    phone.page.clock.run_for(200)
    expect(screen.surface.get_by_role("link", name=WAY_BACK)).to_contain_text("(5)")
    return screen


def test_a_success_stays_long_enough_to_be_read_and_then_leaves_by_itself(stack: Stack, phone: App) -> None:
    screen = pays_by_the_tests_clock(phone)
    phone.page.clock.run_for(3900)
    expect(screen.surface.get_by_role("link", name=WAY_BACK)).to_contain_text("(1)")
    expect(screen.card).to_contain_text(screen.reference)
    phone.page.clock.run_for(1200)
    phone.page.wait_for_url(stack.success)


@pytest.mark.parametrize("touch", ["pointer", "key", "focus"])
def test_any_touch_key_or_focus_keeps_a_success_on_the_screen(phone: App, touch: str) -> None:
    screen = pays_by_the_tests_clock(phone)
    back = screen.surface.get_by_role("link", name=WAY_BACK)
    if touch == "pointer":
        screen.card.get_by_role("heading").click()
    elif touch == "key":
        phone.page.keyboard.press("Shift")
    else:
        back.focus()
    phone.page.clock.run_for(20_000)
    expect(back).to_have_text("Back to cTrader")
    phone.page.clock.resume()
    screen.button("New deposit").click()
    expect(screen.amount).to_be_visible()


def test_whoever_wants_less_motion_leaves_when_they_want(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, reduced_motion="reduce"))
    screen = app.open("deposit", USD)
    screen.pay("100")
    screen.shows("credited")
    expect(screen.card).not_to_have_attribute("data-go", re.compile("."))
    app.closed_by("success")


def test_a_bank_that_is_still_at_work_is_told_apart_from_a_trader_who_has_not_paid(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("100.04")
    title = screen.card.get_by_role("heading")
    expect(title).to_have_text("Pay 100.04 USD")
    expect(screen.card.locator(".ring:visible")).to_have_count(0)  # it is the trader's turn
    screen.button("Approve payment").click()
    expect(title).to_have_text("Waiting for your bank")
    expect(screen.card.locator(".badge .ring")).to_be_visible()
    for button in ("Approve payment", "Cancel payment", "Change amount or method"):
        expect(screen.button(button)).to_have_count(0)
    again = phone.open("deposit", USD)
    expect(again.card.get_by_role("heading")).to_have_text("Waiting for your bank")


def test_only_after_a_minute_may_a_trader_say_that_nothing_was_paid(phone: App) -> None:
    phone.page.clock.install()
    screen = phone.open("deposit", USD)
    screen.send("100.04")
    screen.button("Approve payment").click()
    expect(screen.card).to_contain_text("being processed")
    for _ in range(40):
        phone.page.clock.run_for(250)
        if screen.card.get_by_role("heading").inner_text() == "Waiting for your bank":
            break
    expect(screen.card.get_by_role("heading")).to_have_text("Waiting for your bank")
    question = screen.surface.get_by_text("I have not paid")
    expect(question).to_be_hidden()
    phone.page.clock.run_for(61_000)
    question.click()
    expect(screen.card).to_contain_text("it is still added to your account")
    screen.button("Cancel payment").click()
    screen.shows("cancelled")


def test_without_javascript_a_trader_who_has_not_paid_can_say_so(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    screen = app.open("deposit", USD)
    screen.send("100.04")
    screen.button("Approve payment").click()
    screen = app.open("deposit", USD)

    def waits_for_the_bank() -> bool:
        screen.button("Check again").click()
        return screen.card.get_by_role("heading").inner_text() == "Waiting for your bank"

    until(waits_for_the_bank)
    expect(screen.button("Cancel payment")).to_be_hidden()
    screen.surface.locator("summary:visible").click()
    screen.button("Cancel payment").click()
    screen.shows("cancelled")


@pytest.mark.parametrize(("seconds", "said"), [(303, "5 minutes left to pay."), (63, "1 minute left to pay.")])
def test_the_time_to_pay_is_counted_down_at_its_end_and_said_once(
    stack: Stack, phone: App, seconds: int, said: str
) -> None:
    screen = phone.open("deposit", USD)
    screen.send("100")
    screen.shows("awaiting_payer")
    expect(screen.card.locator("[data-left]")).to_be_hidden()
    stack.expire_in(screen.reference, seconds)
    screen = phone.open("deposit", USD)
    line, spoken = screen.card.locator("[data-left]"), phone.page.locator("#say")
    expect(line).to_have_text(re.compile(r"^Pay within [0-9]:[0-9]{2}$"))
    expect(spoken).to_have_text(said)
    before = line.inner_text()
    spoken.evaluate("(place) => { place.textContent = 'nothing more' }")
    expect(line).not_to_have_text(before)
    expect(spoken).to_have_text("nothing more")


def test_a_change_of_mind_in_the_step_keeps_the_amount_and_the_method(phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("41.50", "Demo card")
    screen.button("Change amount or method").click()
    expect(screen.amount).to_have_value("41.50")
    expect(screen.method("Demo card")).to_be_checked()


def test_a_poll_that_is_answered_while_a_change_of_mind_is_under_way_takes_nothing_away(phone: App) -> None:
    def is_told_of_the_end(answer: Response) -> bool:
        return "/payments/" in answer.url and answer.ok and "You cancelled" in answer.text()

    def after_two_polls(route: Route) -> None:
        answer = route.fetch()
        for _ in range(2):
            with phone.page.expect_response(is_told_of_the_end):
                pass
        route.fulfill(response=answer)

    phone.page.route("**/inapp/change", after_two_polls)
    screen = phone.open("deposit", USD)
    screen.send("41.50", "Demo card")
    screen.button("Change amount or method").click()
    expect(screen.amount).to_have_value("41.50")


@phone_and_web
def test_after_a_bank_has_declined_the_trader_can_try_again_from_where_it_sent_them(stack: Stack, app: App) -> None:
    screen = app.open("deposit", USD)
    screen.send("60", "Demo bank page")
    screen.button("Decline payment").click()
    screen.shows("declined")
    screen.surface.get_by_role("link", name="Try again").click()
    expect(screen.amount).to_have_value("60.00")
    expect(screen.method("Demo bank page")).to_be_checked()
    screen.button(re.compile("^Deposit")).click()
    screen.button("Approve payment").click()
    app.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "60.00")]
