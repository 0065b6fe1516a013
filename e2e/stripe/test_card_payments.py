"""Card payments through Stripe as a trader makes them: on a phone, in the web platform's frame, and in a new tab.

The pages and their content policy are those of production; only what is behind Stripe's host names is the stand-in.
"""

import re

import pytest
from playwright.sync_api import Response, Route, expect

from e2e.browsers import Watch
from e2e.screens import App, AppShell, Screen, frame_of
from e2e.stack import USD
from e2e.stripe.payer import (
    CHALLENGED,
    CHECKOUT,
    NO_MONEY,
    PAID,
    STOLEN,
    Payer,
    fill,
    live_intents,
    new_tab_of,
    on_checkout,
    starts,
)
from e2e.stripe.stack import StripeStack
from inapp.web.headers import MARK
from tests.support.processes import until


def nothing_new(look: Route) -> None:
    """Answer a screen's look as the cashier does while nothing has changed."""
    look.fulfill(status=204, headers={MARK: "1"})


framed_and_top = pytest.mark.parametrize("app", ["phone", "web"], indirect=True)


@framed_and_top
def test_a_card_payment_is_in_the_account_when_the_app_is_back(stack: StripeStack, app: App) -> None:
    starts(app).pays(PAID)
    app.closed_by("success")
    app.shows_balance(USD, "1,600.25 USD")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert live_intents(stack) == ["succeeded"]


@framed_and_top
def test_after_a_declined_card_another_one_pays_the_same_payment(stack: StripeStack, app: App) -> None:
    payer = starts(app)
    payer.pays(NO_MONEY)
    if payer.framed:
        expect(payer.screen.alert.filter(visible=True)).to_contain_text("not enough money on the card")
        expect(payer.screen.alert.filter(visible=True)).to_contain_text("Try a smaller amount")
    else:
        expect(app.page.get_by_role("alert")).to_contain_text("insufficient funds")
    payer.pays(PAID)
    app.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert len(stack.payments()) == len(live_intents(stack)) == 1


@framed_and_top
def test_a_bank_that_asks_who_the_trader_is_gets_its_answer(stack: StripeStack, app: App) -> None:
    payer = starts(app)
    payer.pays(CHALLENGED)
    payer.passes("Complete")
    app.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


@framed_and_top
def test_a_refused_3d_secure_takes_nothing_and_can_be_tried_again(stack: StripeStack, app: App) -> None:
    payer = starts(app)
    payer.pays(CHALLENGED)
    payer.passes("Fail")
    if payer.framed:
        expect(payer.screen.alert.filter(visible=True)).to_contain_text("could not confirm that it was you")
    else:
        expect(app.page.get_by_role("alert")).to_be_visible()
    assert stack.booked(USD) == []
    payer.pays(PAID)
    app.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


def test_staff_see_the_banks_own_code_of_a_declined_card(stack: StripeStack, web: App) -> None:
    payer = starts(web)
    reference = payer.screen.reference
    payer.pays(STOLEN)
    expect(payer.screen.alert.filter(visible=True)).to_contain_text("This card cannot be used")
    until(lambda: "card_restricted:stolen_card" in stack.command("payments", "show", reference))


def test_only_stripes_step_may_load_anything_from_stripe(stack: StripeStack, web: App) -> None:
    policies: list[tuple[str, str]] = []

    def note(answer: Response) -> None:
        if answer.url.startswith(stack.cashier):
            policy = answer.headers.get("content-security-policy", "")
            policies.append((f"{answer.request.method} {answer.url.partition('?')[0]}", policy))

    web.page.on("response", note)
    starts(web).pays(PAID)
    web.closed_by("success")
    foreign = {address for address, policy in policies if "stripe.com" in policy}
    assert len(foreign) == 1
    assert re.fullmatch(rf"POST {stack.cashier}/inapp/payments/D-\w+", foreign.pop())


@pytest.mark.whole
def test_a_new_tab_leads_to_checkout_and_ends_on_go_back_to_ctrader(stack: StripeStack, web: App, watch: Watch) -> None:
    payer = starts(web)
    tab = new_tab_of(payer, watch)
    expect(payer.screen.surface.get_by_label("Card number")).to_have_count(0)
    assert live_intents(stack) == []
    on_checkout(tab, PAID)
    tab.wait_for_url(f"{stack.cashier}/return/**")
    expect(tab.get_by_text("Go back to cTrader", exact=True)).to_be_visible()
    expect(tab.get_by_role("link", name="Back to cTrader")).to_have_count(0)
    web.closed_by("success")
    web.shows_balance(USD, "1,600.25 USD")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert live_intents(stack) == ["succeeded"]


@pytest.mark.whole
def test_a_new_tab_is_refused_while_the_payment_is_being_processed(stack: StripeStack, web: App, watch: Watch) -> None:
    payer = starts(web)
    (intent,) = stack.stripe_has("payment_intent")
    stack.stripe_does("capture", payment_intent=intent["id"], delayed=True)
    looks = "**/inapp/payments/*"
    web.page.route(looks, nothing_new)  # else the screen takes the button away, sooner or later
    payer.pays(PAID)
    until(lambda: live_intents(stack) == ["processing"])
    with web.page.context.expect_page() as opened:
        payer.screen.button("Pay in a new tab").click()
    watch.forgive("a window was opened")
    expect(opened.value.get_by_text("already being processed")).to_be_visible()
    assert stack.stripe_has("checkout.session") == []
    web.page.unroute(looks)
    stack.stripe_does("settle", payment_intent=intent["id"], outcome="succeeded")
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]


def test_the_return_page_alone_makes_nothing_paid(stack: StripeStack, phone: App) -> None:
    starts(phone)
    phone.page.get_by_role("link", name="Cancel").click()
    phone.page.wait_for_url(f"{stack.cashier}/return/**")
    expect(phone.page.get_by_text("If you have paid, you don't need to do anything")).to_be_visible()
    phone.page.reload()
    expect(phone.page.locator("[data-reference]")).to_have_attribute("data-state", "awaiting_payer")
    assert stack.booked(USD) == []


@pytest.mark.parametrize("how", ["the page is loaded again", "the screen is opened again"])
def test_a_reload_in_the_middle_shows_the_same_payment_again(stack: StripeStack, web: App, how: str) -> None:
    payer = starts(web)
    reference = payer.screen.reference
    assert isinstance(web, AppShell)
    if how == "the page is loaded again":
        frame_of(web.page).evaluate("location.reload()")
    else:
        web.show(USD)
        web.press("deposit")
    expect(payer.screen.card).to_have_attribute("data-reference", reference)
    payer.comes_to_stripe()
    payer.pays(PAID)
    web.closed_by("success")
    assert len(live_intents(stack)) == len(stack.payments()) == 1


def test_the_back_button_in_the_frame_leads_to_the_same_payment(stack: StripeStack, web: App) -> None:
    payer = starts(web)
    reference = payer.screen.reference
    with web.page.expect_event("framenavigated", lambda frame: "/inapp/deposit" in frame.url):
        web.page.evaluate("history.back()")
    expect(payer.screen.card).to_have_attribute("data-reference", reference)
    payer.comes_to_stripe()
    payer.pays(PAID)
    web.closed_by("success")
    assert len(live_intents(stack)) == len(stack.payments()) == 1


def test_the_back_button_on_checkout_does_not_throw_the_trader_forward_again(stack: StripeStack, phone: App) -> None:
    starts(phone)
    phone.page.go_back()
    phone.page.wait_for_url(f"{stack.cashier}/inapp/deposit**")
    screen = Screen(phone.page)
    screen.surface.get_by_role("link", name="Go to Stripe's payment page").click()
    phone.page.wait_for_url(CHECKOUT)
    on_checkout(phone.page, PAID)
    phone.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert len(stack.stripe_has("checkout.session")) == 1


def say_nothing_of_the_frame(route: Route) -> None:
    """Let a page be asked for as by an old browser, from an app that names itself differently."""
    address = re.sub("source=web", "source=other", route.request.url, flags=re.IGNORECASE)
    route.fulfill(response=route.fetch(url=address, headers={"Sec-Fetch-Dest": "document"}))


@pytest.mark.whole
@pytest.mark.parametrize("server_knows", [True, False])
def test_a_payment_begun_on_the_phone_goes_on_in_a_tab_of_its_own_where_its_screen_is_framed(
    stack: StripeStack, phone: App, web: App, watch: Watch, server_knows: bool
) -> None:
    starts(phone)
    if not server_knows:
        web.page.route("**/inapp/deposit?*", say_nothing_of_the_frame)
    screen = web.open("deposit", USD)
    expect(screen.surface.get_by_text("The payment opens in a new tab.")).to_be_visible()
    with web.page.context.expect_page() as opened:
        screen.surface.get_by_role("link", name="Go to Stripe's payment page").click()
    watch.forgive("a window was opened")
    on_checkout(opened.value, PAID)
    until(lambda: stack.booked(USD) == [("DEPOSIT", "100.00")])
    assert len(stack.stripe_has("checkout.session")) == 1
    if server_knows:
        web.closed_by("success")


def test_a_trader_who_comes_back_after_paying_is_not_told_that_it_was_declined(stack: StripeStack, phone: App) -> None:
    stack.stripe_does("webhooks", mode="hold")
    stack.fault("changebalance", "status", status=503)
    payer = starts(phone)
    payer.pays(PAID)
    phone.page.wait_for_url(f"{stack.cashier}/return/**")
    states = phone.open("deposit", USD).card.get_attribute("data-state")
    assert states != "declined"
    stack.stripe_does("webhooks", mode="deliver", flush=True)


@pytest.mark.fault("C01")
def test_a_double_click_pays_once(stack: StripeStack, web: App) -> None:
    screen = web.open("deposit", USD)
    screen.amount.fill("100")
    screen.method("Card").check()
    screen.button("Deposit 100.00 USD").dblclick()
    payer = Payer(web, screen)
    payer.comes_to_stripe()
    fill(screen.surface, PAID)
    screen.button(re.compile("^Pay [0-9]")).dblclick()
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    assert live_intents(stack) == ["succeeded"]


def test_a_withdrawal_goes_back_to_the_card_that_was_shown_before(stack: StripeStack, web: App) -> None:
    starts(web).pays(PAID)
    web.closed_by("success")
    screen = web.open("withdraw", USD)
    screen.amount.fill("150")
    screen.method("Card").check()
    expect(screen.button("Maximum 100.00 USD")).to_be_visible()
    screen.send("40", "Card", confirm=False)
    expect(screen.surface.get_by_role("definition").filter(has_text="Visa •••• 4242")).to_be_visible()
    assert stack.booked(USD) == [("DEPOSIT", "100.00")]
    screen.button("Withdraw 40.00 USD").click()
    web.closed_by("success")
    assert stack.booked(USD) == [("DEPOSIT", "100.00"), ("WITHDRAW", "40.00")]
    assert [found["amount"] for found in until(lambda: stack.stripe_has("refund"))] == [4000]
