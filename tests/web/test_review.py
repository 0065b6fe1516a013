"""The review of a withdrawal: shown for every one, agreed to by its own button, and never passed by any other way."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.durations import Duration, Unit
from inapp.domain.money import Money
from inapp.domain.states import Status
from tests.support.harness import World
from tests.support.web_page import HTMX, Browser, Page


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def reviewed(browser: Browser, amount: str = "40", method: str = "fake_card", **more: str) -> Page:
    return browser.send(browser.open("withdraw"), amount, method, confirm=False, **more)


def withdrawals(world: World) -> list[str]:
    with world.database.read() as db:
        return [row["ref"] for row in db.all("SELECT ref FROM payments WHERE kind = 'withdrawal'")]


def confirm(browser: Browser, page: Page, **more: str) -> Page:
    names = ("amount", "meant", "method", "page_key", "agreed")
    return browser.post(page, "/inapp/withdraw", **({name: page.field(name) for name in names} | more))


@pytest.mark.parametrize("method", ["fake_card", "fake_loop"])
def test_no_withdrawal_is_stored_before_it_has_been_reviewed(browser: Browser, world: World, method: str) -> None:
    world.card("100.00")
    page = reviewed(browser, method=method)
    assert page.status == 200
    assert "Check your withdrawal" in page.words and "Withdraw 40.00 USD" in page.words
    assert "press the button again" not in page.words.replace(
        "Check it and press the button again: nothing is sent twice.", ""
    )
    assert not withdrawals(world)
    made = confirm(browser, page)
    assert withdrawals(world) == [made.ref]
    assert world.payment(made.ref).money == Money(4000, "USD", 2)
    assert confirm(browser, page).ref == made.ref  # a second press, or a reload, finds it again


def test_the_review_says_what_leaves_where_it_goes_what_it_costs_and_what_arrives(browser: Browser) -> None:
    words = reviewed(browser, "1.200,50").words
    for line in ("1,200.50 USD", "From 5512345 · USD", "To Card", "Fee Free", "You receive 1,200.50 USD", "Change"):
        assert line in words


def test_parts_to_one_instrument_are_summed_and_several_are_listed(browser: Browser, world: World) -> None:
    refs = [world.card("30.00").ref for _ in range(3)]
    with world.database.write() as db:
        for ref, instrument in zip(refs, ("Visa 3220", "Visa 3220", "Mastercard 4444"), strict=True):
            db.change(db.payment(ref), instrument=instrument)
    page = reviewed(browser, "60", "fake_loop")
    assert "To Visa •••• 3220 Fee" in page.words
    words = reviewed(browser, "80", "fake_loop").words
    assert "60.00 USD to Visa •••• 3220" in words and "20.00 USD to Mastercard •••• 4444" in words
    assert words.count("3220") == 1


def test_a_plan_that_changed_since_is_shown_again_with_one_line_above(browser: Browser, world: World) -> None:
    first = world.card("30.00")
    world.card("30.00")
    page = reviewed(browser, "30", "fake_loop")
    with world.database.write() as db:
        db.change(db.payment(first.ref), disputed=True)
    again = confirm(browser, page)
    assert again.status == 409
    assert again.errors == ["Your cards changed since; please check again."]
    assert not withdrawals(world)
    assert world.payment(confirm(browser, again).ref).status in (Status.APPROVED, Status.AWAITING_APPROVAL)


@pytest.mark.parametrize("changes", [{"amount": "50", "meant": "50"}, {"method": "fake_bank"}, {"agreed": "x"}])
def test_an_agreement_counts_for_this_amount_and_method_alone(
    browser: Browser, world: World, changes: dict[str, str]
) -> None:
    again = confirm(browser, reviewed(browser), **changes)
    assert "Check your withdrawal" in again.words
    assert not withdrawals(world)


def test_change_leads_back_to_the_form_with_everything_kept(browser: Browser, world: World) -> None:
    page = confirm(browser, reviewed(browser, "1,234.50", "fake_bank"), change="1")
    assert page.status == 200
    assert re.search(r'name="amount"[^>]* value="1,234.50"', page.text)
    assert page.field("meant") == "1234.50"
    assert re.search(r'(?s)value="fake_bank" required\s+checked', page.text)
    assert not page.errors and not withdrawals(world)


def test_three_decimals_survive_the_review(browser: Browser, world: World) -> None:
    world.set_balance(5512345, "1500", "KWD", 3)
    page = reviewed(browser, "20.500", meant="20.500")
    assert "20.500 KWD" in page.words
    assert world.payment(confirm(browser, page).ref).money == Money(20500, "KWD", 3)


def test_the_review_comes_as_a_part_with_its_styles_and_has_nothing_that_enter_could_press(browser: Browser) -> None:
    opened = browser.open("withdraw")
    fields = {"amount": "40", "method": "fake_card", "page_key": opened.field("page_key")}
    part = browser.post(opened, "/inapp/withdraw", headers=HTMX, **fields)
    assert "<html" not in part.text
    assert ".review{" in part.text and ".review{" not in opened.text
    assert '<h2 tabindex="-1" data-focus>Check your withdrawal</h2>' in part.text
    form = part.text[part.text.index("<form") :]
    assert set(re.findall(r'<input type="(\w+)"', form)) == {"hidden"}


def test_a_disputed_card_is_named_as_the_reason_that_nothing_can_go_back(browser: Browser, world: World) -> None:
    assert "There is no earlier payment" in browser.open("withdraw").words
    ref = world.card("30.00").ref
    with world.database.write() as db:
        db.change(db.payment(ref), disputed=True, instrument="Visa 3220")
    words = browser.open("withdraw").words
    assert "The payment by Visa •••• 3220 is disputed. Money can go back to it once that is settled." in words
    assert "There is no earlier payment" not in words


def test_a_withdrawal_is_asked_where_to_and_a_deposit_how(browser: Browser) -> None:
    assert "Withdraw to" in browser.open("withdraw").words
    assert "Payment method" in browser.open("deposit").words


MONDAY, THURSDAY = 1_764_547_200_000, 1_764_806_400_000  # 1 and 4 December 2025


@pytest.mark.parametrize(
    ("start", "days", "unit", "end"),
    [
        (MONDAY, 3, Unit.DAY, THURSDAY),
        (MONDAY, 3, Unit.BUSINESS_DAY, THURSDAY),
        (THURSDAY, 2, Unit.BUSINESS_DAY, THURSDAY + 4 * 86_400_000),
        (THURSDAY + 2 * 86_400_000, 1, Unit.BUSINESS_DAY, THURSDAY + 4 * 86_400_000),
    ],
)
def test_business_days_end_on_a_working_day(start: int, days: int, unit: Unit, end: int) -> None:
    assert Duration(1, days, unit).end(start) == end


def test_hours_have_no_last_day() -> None:
    with pytest.raises(ValueError, match="only days"):
        Duration(1, 2, Unit.HOUR).end(MONDAY)


# The review of a large deposit, where the broker wants one.


def deposits(world: World) -> list[str]:
    with world.database.read() as db:
        return [row["ref"] for row in db.all("SELECT ref FROM payments WHERE kind = 'deposit'")]


@pytest.fixture
def careful(app: Flask, browser: Browser) -> Browser:
    """Deposits from 5,000 USD on are reviewed, those of any other currency never."""
    cashier = app.extensions["cashier"]
    app.extensions["cashier"] = replace(cashier, policy=replace(cashier.policy, review_deposits_from={"USD": "5000"}))
    return browser


def press(browser: Browser, page: Page, **more: str) -> Page:
    names = ("amount", "meant", "method", "page_key", "agreed")
    return browser.post(page, "/inapp/deposit", **({name: page.field(name) for name in names} | more))


def test_a_deposit_of_the_brokers_sum_or_more_is_reviewed_and_then_made_once(careful: Browser, world: World) -> None:
    page = careful.send(careful.open(), "5000", confirm=False, keep="1")
    for words in ("Check your deposit", "To 5512345 · USD", "Payment method Card", "You pay 5,000.00 USD", "Change"):
        assert words in page.words
    assert 'name="keep" value="1"' in page.text
    assert not deposits(world)
    made = press(careful, page)
    assert deposits(world) == [made.ref]
    assert press(careful, page).ref == made.ref


def test_an_agreement_to_one_deposit_starts_no_other(careful: Browser, world: World) -> None:
    page = careful.send(careful.open(), "5000", confirm=False)
    for more in ({"amount": "6000", "meant": "6000"}, {"method": "fake_bank"}, {"agreed": "forged"}):
        again = press(careful, page, **more)
        if again.status == 409:
            assert "Something has changed since; please check again." in again.words
    assert not deposits(world)
    kept = press(careful, page, change="1")
    assert 'value="5,000.00"' in kept.text
    assert not deposits(world)


def test_a_smaller_deposit_starts_at_once(careful: Browser) -> None:
    assert careful.send(careful.open(), "4999.99", confirm=False).state == "awaiting_payer"


def test_without_the_setting_no_deposit_is_reviewed(browser: Browser) -> None:
    assert browser.send(browser.open(), "50000", confirm=False).state == "awaiting_payer"
