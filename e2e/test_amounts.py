"""Amounts while they are typed: read as the server does, grouped around the caret, checked before they are sent."""

import pytest
from playwright.sync_api import Locator, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App, InAppBrowser, Screen
from e2e.stack import JPY, KWD, USD, Stack
from inapp.domain.money import Money
from tests.support.amounts import CASES

ACCOUNTS = {"USD": USD, "JPY": JPY, "KWD": KWD}
CARET = "(field) => field.selectionStart"


@pytest.fixture
def desk(stack: Stack, new_context: NewContext) -> InAppBrowser:
    return InAppBrowser(stack, new_context(ON_DESKTOP))


def shown(money: Money) -> str:
    return f"{int(money.text.partition('.')[0]):,}{money.text[len(money.text.partition('.')[0]) :]} {money.currency}"


def type_in(field: Locator, keys: str) -> None:
    field.press_sequentially(keys)


@pytest.mark.parametrize("currency", list(ACCOUNTS))
def test_the_page_reads_every_way_of_writing_as_the_server_does(desk: InAppBrowser, currency: str) -> None:
    screen = desk.open("deposit", ACCOUNTS[currency])
    total, choices = desk.page.locator(".total dd"), desk.page.locator("[data-choices] .chip")
    for text, unit, digits, plain, asked in CASES:
        if unit != currency:
            continue
        screen.amount.fill("")
        screen.amount.fill(text)
        amounts = [shown(Money.from_text(one, currency, digits)) for one in plain]
        expect(total, text).to_have_text((amounts[0] + "?" * asked) if plain else "—")
        screen.amount.dispatch_event("change")
        expect(choices, text).to_have_text(amounts if asked else [])
        if plain and not asked:
            expect(screen.amount, text).to_have_value(amounts[0].removesuffix(f" {currency}"))


def test_figures_are_grouped_while_typing_and_the_caret_stays(desk: InAppBrowser) -> None:
    field = desk.open("deposit", USD).amount
    steps = [("1", "1", 1), ("5", "15", 2), ("0", "150", 3), ("0", "1,500", 5), (",", "1,500.", 6), ("2", "1,500.2", 7)]
    for key, value, caret in steps:
        type_in(field, key)
        assert (field.input_value(), field.evaluate(CARET)) == (value, caret)
    field.evaluate("(field) => field.setSelectionRange(1, 1)")
    type_in(field, "23")
    assert (field.input_value(), field.evaluate(CARET)) == ("123,500.2", 3)
    field.press("Delete")  # a mark of ours goes with its figure
    assert (field.input_value(), field.evaluate(CARET)) == ("12,300.2", 4)
    field.press("Backspace")
    field.press("Backspace")
    assert (field.input_value(), field.evaluate(CARET)) == ("100.2", 1)
    type_in(field, "000")
    assert (field.input_value(), field.evaluate(CARET)) == ("100,000.2", 5)
    field.press("Backspace")
    field.press("Backspace")
    assert field.input_value() == "1,000.2"
    field.press("Control+a")
    field.press("Delete")
    assert field.input_value() == ""


def test_pasted_text_is_kept_as_it_is_until_the_field_is_left(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    for text, after in (("1.500,25", "1,500.25"), ("$ 1500", "1,500.00"), ("\u20661,200.75 USD\u2069", "1,200.75")):
        screen.amount.fill("")
        screen.amount.focus()
        desk.page.keyboard.insert_text(text)
        assert screen.amount.input_value() == text
        screen.amount.blur()
        expect(screen.amount).to_have_value(after)
        expect(screen.button(f"Deposit {after} USD")).to_be_visible()


def test_an_input_method_is_not_disturbed_while_it_composes(desk: InAppBrowser) -> None:
    field = desk.open("deposit", USD).amount
    field.focus()
    keys = desk.page.context.new_cdp_session(desk.page)
    keys.send("Input.imeSetComposition", {"text": "\uff11\uff15\uff10\uff10", "selectionStart": 4, "selectionEnd": 4})
    assert field.input_value() == "\uff11\uff15\uff10\uff10"
    keys.send("Input.insertText", {"text": "\uff11\uff15\uff10\uff10"})
    expect(field).to_have_value("1,500")
    expect(desk.page.locator(".total dd")).to_have_text("1,500.00 USD")


def test_figures_typed_from_right_to_left_are_grouped_from_left_to_right(desk: InAppBrowser) -> None:
    field = desk.open("deposit", USD, lang="ar").amount
    field = desk.page.locator("#amount")
    type_in(field, "\u0661\u0665\u0660\u0660\u066b\u0662")
    assert (field.input_value(), field.evaluate(CARET)) == ("1,500.2", 7)
    expect(desk.page.locator(".total dd")).to_contain_text("1,500.20 USD")


@pytest.mark.parametrize(("typed", "choices"), [("1,500", ["1,500.00 USD", "1.50 USD"]), ("1.505", ["1,505.00 USD"])])
def test_an_amount_with_two_meanings_is_asked_about_before_anything_is_sent(
    desk: InAppBrowser, typed: str, choices: list[str]
) -> None:
    screen = desk.open("deposit", USD)
    sent: list[str] = []
    desk.page.on("request", lambda request: sent.append(request.method))
    type_in(screen.amount, typed)
    go = desk.page.locator(".go")
    expect(go).to_have_text(f"Deposit {choices[0]}?")
    go.click()
    expect(screen.alert).to_have_text("Choose the amount that you mean")
    expect(desk.page.locator("[data-choices] .chip")).to_have_text(choices)
    screen.amount.press("Enter")
    assert "POST" not in sent
    desk.page.locator("[data-choices] .chip").first.click()
    expect(screen.alert).to_be_hidden()
    expect(go).to_have_text(f"Deposit {choices[0]}")
    expect(desk.page.locator("[data-choices] .chip")).to_have_count(0)
    go.click()
    screen.shows("awaiting_payer")
    expect(screen.card).to_contain_text(choices[0])


def test_errors_come_when_the_field_is_left_and_go_when_it_is_corrected(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    for typed, words in (
        ("5", "Enter at least 10.00 USD"),
        ("abc", "Enter an amount such as 100.00 USD"),
        ("60000", "Enter at most 50,000.00 USD"),
    ):
        screen.amount.fill("")
        type_in(screen.amount, typed)
        expect(screen.alert).to_be_hidden()
        screen.amount.blur()
        expect(screen.alert).to_have_text(words)
        expect(screen.amount).to_have_attribute("aria-invalid", "true")
        screen.amount.focus()
        screen.amount.press("End")
        screen.amount.press("Backspace")
        expect(screen.alert).to_be_hidden()
        expect(screen.amount).not_to_have_attribute("aria-invalid", "true")
        expect(desk.page.locator(".amount.bad")).to_have_count(0)


def test_the_servers_error_goes_too_once_the_amount_is_corrected(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    screen.amount.fill("5")
    desk.page.locator(".go").evaluate("(go) => HTMLFormElement.prototype.submit.call(go.form)")  # past our script
    expect(screen.alert).to_have_text("Enter at least 10.00 USD")
    screen.amount.fill("150")
    expect(screen.alert).to_be_hidden()
    expect(screen.amount).not_to_have_attribute("aria-invalid", "true")


def test_over_the_maximum_the_button_offers_and_fills_in_the_maximum(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    type_in(screen.amount, "99999999")
    screen.button("Maximum 50,000.00 USD").click()
    expect(screen.amount).to_have_value("50,000.00")
    expect(screen.alert).to_be_hidden()
    expect(screen.button("Deposit 50,000.00 USD")).to_be_visible()
    screen = desk.open("withdraw", USD)
    type_in(screen.amount, "1300")
    screen.button("Maximum 1,200.00 USD").click()
    expect(screen.amount).to_have_value("1,200.00")


def test_the_hint_and_the_limits_follow_the_method(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    desk.page.evaluate(
        """Object.assign(document.querySelector('[value=mock_bank]').dataset,
        {low: "20.00", high: "300.00", limits: "Min 20 · Max 300 USD"})"""
    )
    expect(screen.amount).to_have_accessible_description("Min 10 · Max 50,000 USD")
    screen.amount.fill("400")
    screen.method("Demo bank page").check()
    expect(screen.alert).to_have_text("Enter at most 300.00 USD")
    expect(screen.amount).to_have_accessible_description("Enter at most 300.00 USD Min 20 · Max 300 USD")
    expect(screen.button("Maximum 300.00 USD")).to_be_visible()
    screen.method("Demo card").check()
    expect(screen.alert).to_be_hidden()
    expect(screen.button("Deposit 400.00 USD")).to_be_visible()


def test_shares_of_what_is_available_fill_a_withdrawal(desk: InAppBrowser) -> None:
    screen = desk.open("withdraw", USD)
    chips = desk.page.locator(".chips:not([data-choices]) .chip")
    expect(chips).to_have_text(["25%", "50%", "75%", "All"])
    screen.button("25%").click()
    expect(screen.amount).to_have_value("300.00")
    expect(screen.button("25%")).to_have_attribute("aria-pressed", "true")
    screen.button("All").click()
    expect(screen.amount).to_have_value("1,200.00")


def test_without_a_script_chips_fill_the_form_and_enter_sends_it(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    screen = app.open("deposit", USD)
    screen.button("250").click()
    expect(screen.amount).to_have_value("250.00")
    expect(app.page.locator(".total dd")).to_have_text("250.00 USD")
    screen.amount.fill("1,500")
    screen.amount.press("Enter")
    expect(screen.alert).to_have_text("Choose the amount that you mean")
    screen.button("1,500.00 USD").click()
    expect(screen.amount).to_have_value("1,500.00")
    screen.amount.press("Enter")
    expect(screen.card).to_contain_text("1,500.00 USD")


@pytest.mark.parametrize("app", ["phone", "web"], indirect=True)
def test_while_sending_the_form_keeps_what_was_sent_and_the_button_its_words(app: App) -> None:
    screen: Screen = app.open("deposit", USD)
    surface = screen.surface
    held: list[object] = []
    app.page.route(
        "**/inapp/deposit*", lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    screen.amount.fill("44")
    screen.amount.press("Enter")
    go = surface.locator(".go")
    expect(go).to_have_attribute("aria-busy", "true")
    expect(go).to_have_attribute("aria-disabled", "true")
    expect(go).to_have_accessible_name("Deposit 44.00 USD")
    expect(go).to_be_focused()
    expect(surface.locator(".go .ring")).to_be_visible()
    expect(surface.locator("#say")).to_have_text("Sending")
    expect(surface.locator(".sheet")).to_have_js_property("inert", True)
    go.press("Enter")
    go.click(force=True)
    app.page.wait_for_function("() => true")
    assert len(held) == 1
    held[0].abort()  # type: ignore[attr-defined]
    expect(go).not_to_have_attribute("aria-busy", "true")
    expect(surface.locator(".sheet")).to_have_js_property("inert", False)
    expect(screen.amount).to_have_value("44.00")
    expect(go).to_be_focused()


def test_a_press_that_leaves_a_wrong_amount_still_hits_its_target(stack: Stack, new_context: NewContext) -> None:
    app = InAppBrowser(stack, new_context(ON_PHONE))
    screen = app.open("deposit", USD)
    screen.amount.fill("5")
    screen.button("50").first.click()  # which the words about 5 would move
    expect(screen.amount).to_have_value("50.00")
    screen.amount.fill("5")
    screen.button("Deposit 5.00 USD").click()
    expect(screen.alert).to_have_text("Enter at least 10.00 USD")
    expect(screen.amount).to_be_focused()


def test_zeros_behind_the_last_decimal_make_no_amount_too_large(desk: InAppBrowser) -> None:
    screen = desk.open("deposit", USD)
    screen.amount.fill("20.000000000000")
    expect(screen.button("Maximum")).to_have_count(0)
    screen.surface.locator(".pay .go").click()
    expect(screen.amount).not_to_have_value("50,000.00")
