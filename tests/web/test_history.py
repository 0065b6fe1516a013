"""The lists of a trader's payments, opening one of them again, and receipts."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from inapp.domain.methods import FREE, Fee
from inapp.domain.model import Account, ObservationKind, Payment
from inapp.domain.money import Money
from inapp.domain.states import Event, PaymentType, Status
from inapp.payments import records
from inapp.web import history
from tests.support.harness import LOGIN, OTHER_LOGIN, START, STRANGER, STRANGERS_LOGIN, USER, World
from tests.support.web_page import HTMX, Browser, Page

DAY = 24 * 3600 * 1000
ALL, ONE = "/inapp/payments/all", "/inapp/payments/one"


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def many(world: World, count: int, user_id: int = USER, login: int = LOGIN, word: str = "AAA") -> list[str]:
    """Credited deposits, one each day, the newest first; every third one is a withdrawal that was paid out."""
    refs = []
    with world.database.write() as db:
        for n in range(count):
            deposit = bool(n % 3)
            kind, status = (
                (PaymentType.DEPOSIT, Status.CREDITED) if deposit else (PaymentType.WITHDRAWAL, Status.PAID_OUT)
            )
            ref, at = f"{'D' if deposit else 'W'}-{word}{n:04}", START - n * DAY
            money = Money(1000 + n, "USD", 2)
            made = Payment(ref, kind, user_id, login, money, status, "fake", "fake_card", at, at)
            assert db.add_payment(made, f"key {ref}", f"return {ref}")
            refs.append(ref)
    return refs


def shown(page: Page) -> list[str]:
    return re.findall(r'name="ref" value="([^"]+)"', page.text)


def whole_list(browser: Browser, page: Page, **fields: str) -> list[str]:
    """Every reference that pressing `Show more` brings to light, page after page."""
    found: list[str] = []
    answer = browser.post(page, ALL, **fields)
    while True:
        assert answer.status == 200
        found += shown(answer)
        more = re.search(r'name="after" value="([^"]+)"', answer.text)
        if not more:
            return found
        answer = browser.post(page, ALL, **fields, after=more[1])


def test_the_list_goes_through_all_payments_once_and_in_order(browser: Browser, world: World) -> None:
    refs = many(world, 3 * records.AT_ONCE)
    page = browser.open()
    assert shown(page) == refs[:5]
    assert ">All payments</button>" in page.text
    assert whole_list(browser, page) == refs
    assert whole_list(browser, page, show="deposits") == [ref for ref in refs if ref.startswith("D")]
    assert whole_list(browser, page, show="withdrawals") == [ref for ref in refs if ref.startswith("W")]
    assert whole_list(browser, page, show="nonsense") == refs


@pytest.mark.parametrize(("count", "more"), [(records.AT_ONCE, False), (records.AT_ONCE + 1, True)])
def test_a_list_that_ends_with_its_page_leads_to_no_empty_one(
    browser: Browser, world: World, count: int, more: bool
) -> None:
    many(world, count)
    assert ('name="after"' in browser.post(browser.open(), ALL).text) is more


def test_payments_of_one_moment_are_neither_lost_nor_repeated(browser: Browser, world: World) -> None:
    with world.database.write() as db:
        for n in range(2 * records.AT_ONCE + 1):
            money, deposit = Money(1000, "USD", 2), PaymentType.DEPOSIT
            made = Payment(f"D-{n:07}", deposit, USER, LOGIN, money, Status.CREDITED, "fake", "fake_card", START, START)
            assert db.add_payment(made, f"key {n}", f"return {n}")
    found = whole_list(browser, browser.open())
    assert len(found) == len(set(found)) == 2 * records.AT_ONCE + 1


def test_nobody_sees_a_payment_of_another_user_or_account(browser: Browser, world: World) -> None:
    mine = many(world, 30)
    others = many(world, 30, STRANGER, STRANGERS_LOGIN, "BBB")
    elsewhere = many(world, 30, USER, OTHER_LOGIN, "CCC")
    before = many(world, 30, STRANGER, LOGIN, "DDD")  # the account was another user's once
    page = browser.open()
    for fields in ({}, {"show": "deposits"}, {"show": "running"}, {"show": "withdrawals"}):
        assert set(whole_list(browser, page, **fields)) <= set(mine)
    assert set(shown(page)) <= set(mine)
    for foreign in (others[0], elsewhere[0], before[0], "D-NOSUCH1", ""):
        assert browser.post(page, ONE, ref=foreign).status == 404
        assert browser.post(page, f"/inapp/payments/{foreign or 'D'}/receipt").status == 404
        if foreign:
            assert shown(browser.post(page, ALL, after=foreign)) == []
            assert browser.post(page, ALL, headers=HTMX, after=foreign).status == 404


def test_a_running_payment_stands_first_and_the_rest_from_new_to_old(browser: Browser, world: World) -> None:
    running = world.deposit("77.00")
    refs = many(world, 8)
    with world.database.write() as db:
        newer = [replace(world.payment(ref), ref=f"N{ref}", created=START + DAY + n) for n, ref in enumerate(refs[:6])]
        for payment in newer:
            assert db.add_payment(payment, f"key {payment.ref}", f"return {payment.ref}")
    page = browser.open("withdraw")
    assert shown(page) == [running.ref, *(payment.ref for payment in newer[:1:-1])]
    assert whole_list(browser, page, show="running") == [running.ref]
    assert re.search(rf'class="entry yours"[^>]*value="{running.ref}"', page.text)


def test_rows_name_the_method_and_say_in_or_out(browser: Browser, world: World) -> None:
    many(world, 2)
    words = browser.open().words
    assert "Card Withdrawal · 9 Oct, 08:53 UTC −10.00 USD Paid out" in words
    assert "Card Deposit · 8 Oct, 08:53 UTC +10.01 USD Added" in words


def test_the_list_is_parted_by_months_and_more_of_a_month_has_no_second_heading(browser: Browser, world: World) -> None:
    many(world, 45)
    page = browser.open()
    first = browser.post(page, ALL)
    assert re.findall(r"<h3>([^<]+)</h3>", first.text) == ["October 2025", "September 2025"]
    (after,) = re.findall(r'name="after" value="([^"]+)"', first.text)
    more = browser.post(page, ALL, headers=HTMX, after=after)
    assert "<html" not in more.text
    assert "<h2" not in more.text
    assert re.findall(r"<h3>([^<]+)</h3>", more.text) == ["August 2025"]
    assert more.text.count(" autofocus") == 1, "whoever pressed the button goes on at the first new row"
    whole = browser.post(page, ALL, after=after)
    assert re.findall(r"<h3>([^<]+)</h3>", whole.text) == ["September 2025", "August 2025"]
    assert " autofocus" not in whole.text


@pytest.mark.parametrize(("show", "words"), [(key.value, texts[1]) for key, texts in history.FILTERS.items()])
def test_an_empty_list_says_so(browser: Browser, show: str, words: str) -> None:
    page = browser.post(browser.open(), ALL, show=show)
    assert words in page.words
    assert re.findall(r'value="(\w+)" aria-pressed="true"', page.text) == [show]


def test_a_payment_from_the_list_opens_its_status_and_leads_back(browser: Browser, world: World) -> None:
    ref = many(world, 2)[1]
    page = browser.open()
    opened = browser.post(page, ONE, ref=ref)
    assert (opened.ref, opened.state) == (ref, "credited")
    assert "data-go" not in opened.text, "it stays until its reader has read it"
    assert 'action="/inapp/new"' in opened.text.partition("data-reference")[0]
    from_list = browser.post(page, ONE, ref=ref, show="deposits")
    before = from_list.text.partition("data-reference")[0]
    assert f'action="{ALL}"' in before
    assert 'name="show" value="deposits"' in before


def test_a_running_payment_from_the_list_goes_on_being_watched(browser: Browser, world: World) -> None:
    ref = world.deposit("30.00").ref
    page = browser.open("withdraw")
    opened = browser.post(page, ONE, headers=HTMX, ref=ref)
    assert f"/inapp/payments/{ref}?" in opened.mark("hx-get")
    assert "Back" in opened.words
    assert ">Back<" not in browser.poll(page, ref).text, "a poll replaces the card alone"


def test_lists_are_closed_without_the_page_session_and_its_token(browser: Browser, world: World) -> None:
    many(world, 2)
    page = browser.open()
    for path in (ALL, ONE, "/inapp/payments/D-AAA0001/receipt"):
        assert browser.client.post(path, data={"handle": page.field("handle"), "ref": "D-AAA0001"}).status_code == 403
        assert browser.client.get(path).status_code in (404, 405)
        assert browser.client.post(path, data={"ref": "D-AAA0001"}).status_code in (403, 410)


def test_a_session_without_an_account_has_no_list(browser: Browser) -> None:
    assert browser.post(browser.open(login=None), ALL).status == 404


def test_the_receipt_of_a_deposit_tells_everything_that_was_agreed(browser: Browser, world: World) -> None:
    deposit = world.deposit("1234.50")
    world.psp.things[str(deposit.psp_ref)].instrument = "Visa 4242"
    world.hear(world.psp.pay(deposit.ref))
    world.run()
    page = browser.post(browser.open(), f"/inapp/payments/{deposit.ref}/receipt")
    for words in (
        "Receipt of a deposit 1,234.50 USD Status Added Company Acme Markets Ltd (demo) Amount 1,234.50 USD Fee Free",
        f"Account {LOGIN} Payment method Card · Visa •••• 4242 Reference {deposit.ref}",
        f"Provider's reference {deposit.psp_ref}",
        "Started 9 Oct 2025, 08:53 UTC",
    ):
        assert words in page.words
    assert "data-print hidden>Print or save as PDF</button>" in page.text
    assert "data-go" not in page.text


def test_the_receipt_of_a_withdrawal_sums_what_goes_back_to_each_card(browser: Browser, world: World) -> None:
    deposits = [world.card("50.00"), world.card("50.00")]
    for deposit in deposits:
        with world.database.write() as db:
            db.change(world.payment(deposit.ref), instrument="Visa 3220")
    made = world.withdrawal("80.00", method="fake_loop")
    world.run()
    page = browser.post(browser.open("withdraw"), f"/inapp/payments/{made.ref}/receipt")
    assert "Receipt of a withdrawal 80.00 USD Status Paid out" in page.words
    assert page.words.count("Back to Visa •••• 3220 80.00 USD") == 1
    assert page.words.count("Provider's reference refund_") == 2


def test_form_review_and_receipt_name_the_account_as_the_broker_does(browser: Browser, world: World) -> None:
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, "", "Alex", account_name="حساب <b>1</b>"))
    page = browser.open("withdraw")
    assert "حساب <b>1</b>" in page.words
    review = browser.send(page, "40", confirm=False)
    assert f"From {LOGIN} · حساب <b>1</b> · USD" in review.words
    made = browser.send(page, "40")
    receipt = browser.post(page, f"/inapp/payments/{made.ref}/receipt")
    assert f"Account {LOGIN} · حساب <b>1</b>" in receipt.words


def test_a_payment_that_came_to_nothing_has_cost_nothing(browser: Browser, world: World) -> None:
    (first, second) = many(world, 3)[1:]
    with world.database.write() as db:
        db.update("payments", "ref IN (?, ?)", (first, second), fee=30)
        db.update("payments", "ref = ?", (first,), status=Status.DECLINED)
    page = browser.open()
    assert "Fee" in browser.post(page, f"/inapp/payments/{second}/receipt").words
    assert "Fee" not in browser.post(page, f"/inapp/payments/{first}/receipt").words


def test_a_receipt_tells_the_fee_that_was_shown_whatever_the_method_costs_now(browser: Browser, world: World) -> None:
    (free,) = world.psp.methods[:1]
    asked: dict[str, str] = {}
    for name, then, now in (
        ("dearer now", Fee("1.5", {"USD": "0.30"}), Fee("9")),
        ("free now", Fee("2"), FREE),
        ("told in words", "As your bank says", FREE),
        ("free then", FREE, Fee("9")),
    ):
        world.psp.methods = (replace(free, cost=then), *world.psp.methods[1:])
        made = world.paid_deposit("100.00")
        world.run()
        world.psp.methods = (replace(free, cost=now), *world.psp.methods[1:])
        words = browser.post(browser.open(), f"/inapp/payments/{made.ref}/receipt").words
        asked[name] = words.partition("Amount 100.00 USD ")[2].partition("Account")[0].strip()
    assert asked == {
        "dearer now": "Fee 1.80 USD",
        "free now": "Fee 2.00 USD",
        "told in words": "",
        "free then": "Fee Free",
    }


def test_a_receipt_tells_no_fee_of_a_payment_from_before_fees_were_kept(browser: Browser, world: World) -> None:
    (ref,) = many(world, 2)[1:]
    assert "Fee" not in browser.post(browser.open(), f"/inapp/payments/{ref}/receipt").words


def test_a_receipt_tells_another_amount_that_was_received(browser: Browser, world: World) -> None:
    deposit = world.deposit("100.00")
    world.hear(world.psp.pay(deposit.ref, Money(9000, "USD", 2)))
    world.run()
    page = browser.post(browser.open(), f"/inapp/payments/{deposit.ref}/receipt")
    assert "Amount 100.00 USD Received 90.00 USD" in page.words


@pytest.mark.parametrize(
    ("instrument", "text"), [("Visa 4242", "Visa •••• 4242"), ("DE12 …", "DE12 …"), ("", ""), ("4242", "4242")]
)
def test_a_card_is_named_by_its_last_figures(instrument: str, text: str) -> None:
    assert history.instrument_text(instrument) == text


def test_a_refused_part_of_a_withdrawal_is_on_no_receipt(browser: Browser, world: World) -> None:
    world.psp.payout_result = ObservationKind.DECLINED
    made = world.withdrawal("30.00")
    world.run()
    with world.database.read() as db:
        assert [change.event for change in db.history(made.ref)][-1] == Event.RETURN_BOOKED
    page = browser.post(browser.open("withdraw"), f"/inapp/payments/{made.ref}/receipt")
    assert "Status Returned to your account" in page.words
    assert "Back to" not in page.words


@pytest.mark.parametrize("show", ["all", "deposits", "withdrawals", "running", "last"])
def test_a_page_of_the_list_is_one_indexed_read_in_its_order(world: World, show: str) -> None:
    """With 100,000 payments it reads as many rows as it shows: through an index, without sorting what was read."""
    many(world, 3)
    seen: list[str] = []
    with world.database.read() as db:
        db.db.set_trace_callback(seen.append)
        if show == "last":
            db.last_payments(USER, LOGIN, 5)
        else:
            db.payments_after(USER, LOGIN, records.Shown(show), "D-AAA0001", 21)
        db.db.set_trace_callback(None)
        plans = [" ".join(row["detail"] for row in db.all(f"EXPLAIN QUERY PLAN {sql}")) for sql in seen]
    for plan in plans:
        assert "SEARCH payments USING INDEX payments_" in plan
        assert "SCAN" not in plan
        assert "TEMP B-TREE" not in plan or show == "running", "only the few that are open are sorted"
        own = {"all": "payments_login", "running": "payments_open", "last": "payments_"}
        assert f"USING INDEX {own.get(show, 'payments_of_kind')}" in plan
