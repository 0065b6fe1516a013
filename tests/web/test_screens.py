"""Both screens as a trader uses them: forms, refusals, the payment status and the return page."""

import re

import pytest
from flask import Flask

from inapp.domain.disbursements import UnmatchedFunds, UnmatchedState
from inapp.domain.errors import OutcomeUnknown, Unreadable
from inapp.domain.identifiers import return_key
from inapp.domain.model import ObservationKind, Payment
from inapp.domain.money import Money
from inapp.domain.states import DEPOSIT_TRANSITIONS, FIRST, WITHDRAWAL_TRANSITIONS, Event, PaymentType, Status
from inapp.web.status_texts import IN_LISTS, STATUS_TEXTS, Mark, Tone
from tests.support.harness import LOGIN, OTHER_LOGIN, USER, World
from tests.support.web_page import HTMX, Browser, Page

PATHS = {PaymentType.DEPOSIT: "deposit", PaymentType.WITHDRAWAL: "withdraw"}
WAYS = {PaymentType.DEPOSIT: DEPOSIT_TRANSITIONS, PaymentType.WITHDRAWAL: WITHDRAWAL_TRANSITIONS}
REACHABLE = [(kind, status) for kind, rows in WAYS.items() for status in sorted({e for _, _, e in rows})]


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


def started(browser: Browser, kind: PaymentType) -> tuple[Page, str]:
    page = browser.open(PATHS[kind])
    return page, browser.send(page, "40").ref


def placed(world: World, kind: PaymentType) -> str:
    """A payment in its first state, as if the process had died right after its commit."""
    now = world.clock.now()
    payment = Payment("D-2345678", kind, USER, LOGIN, Money(4000, "USD", 2), FIRST[kind], "fake", "fake_card", now, now)
    with world.database.write() as db:
        assert db.add_payment(payment, "page key", "return key")
    return payment.ref


def bring_to(world: World, kind: PaymentType, ref: str, target: Status) -> None:
    """Walk a payment to a state along the table."""
    ways: dict[Status, list[Event]] = {world.payment(ref).status: []}
    for _ in Status:
        for start, event, end in WAYS[kind]:
            if start in ways and end not in ways:
                ways[end] = [*ways[start], event]
    for event in ways[target]:
        with world.database.write() as db:
            payment = db.payment(ref)
            assert payment is not None
            db.move(payment, event, "test", world.clock.now())


def test_every_status_has_words_for_lists_and_a_text_for_its_payment_type() -> None:
    assert set(IN_LISTS) == set(Status)
    for kind, rows in WAYS.items():
        assert set(STATUS_TEXTS[kind]) == {FIRST[kind], *(end for _, _, end in rows)}


def test_the_deposit_screen_answers_which_account_how_much_and_what_happens(browser: Browser) -> None:
    page = browser.open()
    for words in ("Account 5512345", "Balance 1,500.25 USD", "Min 10 · Max 50,000 USD", "Free", "Last payments"):
        assert words in page.words
    assert re.search(r'<label for="amount">Amount</label>', page.text)
    assert 'role="radiogroup" aria-labelledby="method-title"' in page.text
    assert 'inputmode="decimal"' in page.text
    assert [x for x in ("50", "100", "250", "500") if f">{x}</button>" in page.text] == ["50", "100", "250", "500"]


def test_the_withdrawal_screen_names_what_can_be_withdrawn_and_offers_all_of_it(browser: Browser) -> None:
    page = browser.open("withdraw")
    assert "Available 1,500.25 USD" in page.words
    assert re.search(r'value="1500.25"[^>]*>All</button>', page.text)


def test_an_available_amount_below_the_balance_comes_with_its_reason(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = world.ctrader.trading_account(LOGIN)

    class Held(type(whole)):  # type: ignore[misc]
        pass

    held = Held(LOGIN, "USD", 2, whole.balance, Money(108025, "USD", 2), whole.cash_equity)
    monkeypatch.setattr(world.ctrader, "trading_account", lambda *_: held)
    page = browser.open("withdraw")
    assert "Available 1,080.25 USD" in page.words
    limits, why = re.findall(r'<p class="hint" id="(?:amount-hint|withheld)"[^>]*>(.*?)</p>', page.text)
    assert (limits, why) == ("Min 10 USD", "420.00 USD is held as margin by open positions.")
    assert 'aria-describedby="amount-error amount-hint withheld"' in page.text


def test_amounts_unknown_to_ctrader_are_not_shown(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = world.ctrader.trading_account(LOGIN)
    bare = type(whole)(LOGIN, "USD", 2, None, None, None)
    monkeypatch.setattr(world.ctrader, "trading_account", lambda *_: bare)
    page = browser.open("withdraw")
    assert page.status == 200
    assert "Balance" not in page.words
    assert "Available" not in page.words
    assert ">All</button>" not in page.text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("", "Enter an amount such as 100.00 USD"),
        ("1e3", "Enter an amount such as 100.00 USD"),
        ("0.1+", "Enter an amount such as 100.00 USD"),
        ("-5", "Enter an amount such as 100.00 USD"),
        ("€100", "Enter an amount such as 100.00 USD"),
        ("1.2.3", "Enter an amount such as 100.00 USD"),
        ("NaN", "Enter an amount such as 100.00 USD"),
        (".5", "Enter at least 10.00 USD"),
        ("100.0015", "Enter an amount with at most 2 decimals"),
        ("9.99", "Enter at least 10.00 USD"),
        ("0", "Enter at least 10.00 USD"),
        ("50000.01", "Enter at most 50,000.00 USD"),
        ("1" + "0" * 19, "Enter an amount such as 100.00 USD"),
        ("1" + "0" * 16, "Enter an amount such as 100.00 USD"),
    ],
)
@pytest.mark.fault("X09")
def test_a_wrong_amount_is_refused_beside_its_field_in_words_that_say_what_to_do(
    browser: Browser, world: World, amount: str, words: str
) -> None:
    refused = browser.send(browser.open(), amount)
    assert refused.status == 422
    assert refused.errors == [words]
    field = re.search(r'(?s)<input id="amount".*?>', refused.text)
    assert field
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="amount-error' in field[0]
    assert 'id="amount-error" role="alert"' in refused.text
    assert not world.psp.things


@pytest.mark.fault("X09")
def test_decimals_of_a_yen_account_are_refused(browser: Browser, world: World) -> None:
    world.ctrader.currencies[LOGIN] = ("JPY", 0)
    world.ctrader.balances[LOGIN] = world.ctrader.balances[LOGIN].to_integral_value()
    page = browser.open()
    assert 'inputmode="numeric"' in page.text
    assert browser.send(page, "10.5").errors == ["Enter an amount without decimals"]
    assert "10,000 JPY" in browser.send(page, "10000").words


def test_a_refused_form_keeps_what_was_typed_with_all_its_decimals(browser: Browser) -> None:
    refused = browser.send(browser.open(), "5", method="fake_bank")
    assert re.search(r'(?s)id="amount".*?value="5.00"', refused.text)
    assert re.search(r'(?s)value="fake_bank" required\s+checked', refused.text)
    assert browser.send(refused, "50", method="fake_bank").state == "awaiting_payer"


def test_a_missing_or_unknown_method_is_refused_beside_the_methods(browser: Browser) -> None:
    for method in ("", "cheque"):
        refused = browser.send(browser.open(), "100", method=method)
        assert refused.status == 422
        assert refused.errors == ["Choose a payment method"]
        assert 'aria-describedby="method-error"' in refused.text


def test_more_than_can_be_withdrawn_is_refused_with_the_figure(browser: Browser) -> None:
    refused = browser.send(browser.open("withdraw"), "1500.26")
    assert refused.errors == ["You can withdraw up to 1,500.25 USD"]


def test_a_form_sent_twice_starts_one_payment(browser: Browser, world: World) -> None:
    page = browser.open()
    assert browser.send(page, "100").ref == browser.send(page, "100").ref
    assert len(world.psp.things) == 1


@pytest.mark.parametrize("key", ["", "short", "k" * 65])
@pytest.mark.fault("X11")
def test_a_form_without_its_page_key_starts_nothing(browser: Browser, world: World, key: str) -> None:
    refused = browser.send(browser.open(), "100", page_key=key)
    assert refused.status == 400
    assert refused.errors
    assert not world.psp.things


def test_the_answer_to_htmx_is_the_part_and_to_a_plain_post_the_page(browser: Browser) -> None:
    fields = {"amount": "100", "method": "fake_card"}
    whole = browser.post(page := browser.open(), "/inapp/deposit", page_key=page.field("page_key"), **fields)
    part = browser.post(page, "/inapp/deposit", headers=HTMX, page_key=page.field("page_key"), **fields)
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert whole.ref == part.ref
    assert 'data-psp-step="s"' in part.text


def test_a_redirect_is_followed_by_the_page_and_never_by_a_redirected_post(browser: Browser) -> None:
    card = browser.send(browser.open(), "100", method="fake_bank")
    assert card.status == 200
    assert card.mark("data-go") == "https://bank.example/pay"
    assert re.search(r'href="https://bank.example/pay"[^>]*><span>Go to the payment page', card.text)
    found_again = browser.open()
    assert found_again.ref == card.ref
    assert not found_again.mark("data-go")


def test_an_open_payment_is_shown_before_a_second_can_start(browser: Browser) -> None:
    card = browser.send(browser.open(), "100")
    again = browser.open()
    assert again.ref == card.ref
    assert 'name="amount"' not in again.text
    assert 'name="amount"' in browser.open("withdraw").text
    assert 'name="amount"' in browser.open(login=OTHER_LOGIN).text


def test_a_deposit_goes_from_the_form_to_the_success_address(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    unchanged = browser.poll(page, ref, seen="awaiting_payer.embedded")
    assert unchanged.status == 204
    world.hear(world.psp.pay(ref))
    world.run()
    card = browser.poll(page, ref, seen="awaiting_payer.embedded")
    assert (card.status, card.state) == (200, "credited")
    assert card.mark("data-go") == "https://app.example/callback/success"
    assert not card.mark("data-poll")
    assert "Paid Added to 5512345" in card.words


def test_a_withdrawal_goes_from_the_form_to_the_success_address(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.WITHDRAWAL)
    assert browser.poll(page, ref).state == "approved"
    bring_to(world, PaymentType.WITHDRAWAL, ref, Status.PAYING_OUT)
    card = browser.poll(page, ref, seen="approved")
    assert not card.mark("data-go")  # what becomes of it is not known yet
    assert 'href="https://app.example/callback/success"' in card.text
    bring_to(world, PaymentType.WITHDRAWAL, ref, Status.PAID_OUT)
    assert browser.poll(page, ref, seen=card.state).mark("data-go") == "https://app.example/callback/success"


def test_every_status_of_a_payment_has_its_own_appearance() -> None:
    for kind, rows in WAYS.items():
        assert set(STATUS_TEXTS[kind]) == {FIRST[kind]} | {end for _, _, end in rows}


@pytest.mark.parametrize(("kind", "status"), REACHABLE)
@pytest.mark.fault("I21")
def test_every_status_is_drawn_and_leaves_by_itself_only_after_the_money_has_moved(
    browser: Browser, world: World, kind: PaymentType, status: Status
) -> None:
    page, ref = browser.open(PATHS[kind]), placed(world, kind)
    bring_to(world, kind, ref, status)
    card = browser.poll(page, ref)
    assert (card.ref, card.state) == (ref, status.value)
    leaves = {Status.CREDITED, Status.PAID_OUT}
    assert bool(card.mark("data-go")) == (status in leaves)
    whole = browser.post(page, f"/inapp/payments/{ref}")
    assert ('http-equiv="refresh"' in whole.text) == (status in leaves)
    marks = re.findall(r'<li class="(waiting|now|done|stopped)"', card.text)
    assert len(marks) <= 3
    if "stopped" in marks:
        assert marks.index("stopped") == len(marks) - 1


CALMED = {Status.CREDIT_UNKNOWN, Status.CREDIT_REFUSED, Status.REVIEW}


@pytest.mark.parametrize("status", [status for kind, status in REACHABLE if kind is PaymentType.DEPOSIT])
def test_not_to_pay_again_is_said_where_the_outcome_is_unknown_and_nowhere_else(
    browser: Browser, world: World, status: Status
) -> None:
    page, ref = browser.open(), placed(world, PaymentType.DEPOSIT)
    bring_to(world, PaymentType.DEPOSIT, ref, status)
    card = browser.poll(page, ref)
    assert ("Your money is safe. Do not pay again." in card.words) == (status in CALMED)
    assert ref in card.words


UNTAKEN = {Status.REQUESTED, Status.AWAITING_APPROVAL, Status.APPROVED, Status.REFUSED, Status.CANCELLED}


@pytest.mark.parametrize("status", sorted(UNTAKEN))
def test_a_withdrawal_claims_to_have_taken_nothing_before_its_debit(
    browser: Browser, world: World, status: Status
) -> None:
    page, ref = browser.open("withdraw"), placed(world, PaymentType.WITHDRAWAL)
    bring_to(world, PaymentType.WITHDRAWAL, ref, status)
    words = browser.poll(page, ref).words
    assert "Nothing " in words
    assert "Taken from" not in words and "Being taken" not in words


def test_a_withdrawal_that_a_person_decides_on_says_who_and_how_long_it_takes(browser: Browser, world: World) -> None:
    page, ref = browser.open("withdraw"), placed(world, PaymentType.WITHDRAWAL)
    bring_to(world, PaymentType.WITHDRAWAL, ref, Status.AWAITING_APPROVAL)
    words = browser.poll(page, ref).words
    assert "Approval by Acme Markets, usually within 1 business day 2 To be taken from 5512345 3 To be sent" in words


def test_a_review_says_that_it_was_paid_only_if_it_was(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    bring_to(world, PaymentType.DEPOSIT, ref, Status.REVIEW)
    assert " Paid " not in browser.poll(page, ref).words
    with world.database.write() as db:
        payment = db.payment(ref)
        assert payment is not None
        db.change(payment, captured=Money(3900, "USD", 2))
    assert " Paid " in browser.poll(page, ref).words


def test_a_deposit_that_its_trader_cancelled_is_told_apart_from_one_that_others_stopped(
    browser: Browser, world: World
) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    card = browser.post(page, f"/inapp/payments/{ref}/cancel")
    assert "You cancelled" in card.words and "Nothing was taken." in card.words
    assert "Not paid" in card.words and "Added" not in card.words and "be added" not in card.words
    page, ref = started(browser, PaymentType.DEPOSIT)
    bring_to(world, PaymentType.DEPOSIT, ref, Status.CANCELLED)
    assert "Payment cancelled" in browser.poll(page, ref).words


@pytest.mark.parametrize(
    ("status", "reason", "words"),
    [
        (Status.DECLINED, "card_declined", "Try again or choose another payment method."),
        (Status.DECLINED, "insufficient_funds", "Try a smaller amount or another payment method."),
        (Status.EXPIRED, "", "If you have paid, it will still be added, and you don't need to do anything."),
        (Status.CANCELLED, "", "Nothing was taken."),
    ],
)
def test_a_stopped_deposit_says_what_to_do_and_leads_back_to_the_form(
    browser: Browser, world: World, status: Status, reason: str, words: str
) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    with world.database.write() as db:
        payment = db.payment(ref)
        assert payment is not None
        db.move(payment, Event(status.value), "test", world.clock.now(), reason=reason)
    card = browser.poll(page, ref)
    assert words in card.words
    assert ">Try again<" in card.text
    assert 'name="amount"' in browser.post(card, "/inapp/new").text


@pytest.mark.parametrize("how", ["again", "change"])
def test_another_try_begins_with_the_amount_and_the_method_of_the_last(
    browser: Browser, world: World, how: str
) -> None:
    page = browser.open()
    ref = browser.send(page, "41.50", method="fake_bank").ref
    if how == "again":
        bring_to(world, PaymentType.DEPOSIT, ref, Status.DECLINED)
    form = browser.post(page, {"again": "/inapp/new", "change": "/inapp/change"}[how], again=ref)
    assert 'value="41.50"' in form.text
    assert re.search(r'value="fake_bank"[^>]*\bchecked', form.text)
    assert world.payment(ref).status is (Status.DECLINED if how == "again" else Status.CANCELLED)


def test_a_payment_that_was_paid_meanwhile_is_not_changed_and_says_so(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    world.psp.pay(ref)
    card = browser.post(page, "/inapp/change", again=ref)
    assert (card.status, card.errors) == (409, ["It is too late to cancel this payment."])
    assert 'name="amount"' not in card.text


def test_another_try_takes_nothing_over_from_a_payment_of_somebody_else(browser: Browser) -> None:
    theirs = browser.send(browser.open(login=OTHER_LOGIN), "41.50").ref
    page = browser.open()
    assert "41.50" not in browser.post(page, "/inapp/new", again=theirs).text
    assert browser.post(page, "/inapp/change", again=theirs).status == 404


def test_a_stopped_step_is_drawn_where_it_stopped() -> None:
    for looks in STATUS_TEXTS.values():
        for status, look in looks.items():
            assert (Mark.STOPPED in look.steps) <= (look.tone in (Tone.STOPPED, Tone.ENDED, Tone.CALM)), status


def test_a_waiting_withdrawal_can_be_cancelled_until_its_debit_begins(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.WITHDRAWAL)
    assert ">Cancel withdrawal<" in browser.poll(page, ref).text
    assert browser.post(page, f"/inapp/payments/{ref}/cancel").state == "cancelled"
    _, late = started(browser, PaymentType.WITHDRAWAL)
    bring_to(world, PaymentType.WITHDRAWAL, late, Status.DEBITING)
    refused = browser.post(page, f"/inapp/payments/{late}/cancel")
    assert refused.status == 409
    assert refused.errors == ["It is too late to cancel this payment."]
    assert refused.state == "debiting"
    assert ">Cancel withdrawal<" not in refused.text


def test_an_unpaid_deposit_can_be_cancelled(browser: Browser) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    card = browser.post(page, f"/inapp/payments/{ref}/cancel")
    assert card.state == "cancelled"
    assert not browser.open().ref


def test_a_withdrawal_on_its_way_is_shown_without_leaving_and_lets_a_new_one_start(
    browser: Browser, world: World
) -> None:
    _, ref = started(browser, PaymentType.WITHDRAWAL)
    bring_to(world, PaymentType.WITHDRAWAL, ref, Status.DEBITED)
    later = browser.open("withdraw")
    if later.ref:
        assert not later.mark("data-go")
        assert ">New withdrawal<" in later.text
        assert 'name="amount"' in browser.post(later, "/inapp/new").text
        bring_to(world, PaymentType.WITHDRAWAL, ref, Status.PAID_OUT)
        assert not browser.poll(later, ref, stays="1").mark("data-go")
    else:
        assert 'name="amount"' in later.text


def test_payments_that_are_paused_show_why_and_no_form(browser: Browser, world: World) -> None:
    with world.database.write() as db:
        db.set_held("restored")
    page = browser.open()
    assert "Payments are paused for a short time." in page.words
    assert 'name="amount"' not in page.text
    assert "Last payments" in page.words


def test_an_unreachable_ctrader_is_a_dead_end_that_can_be_tried_again(browser: Browser, world: World) -> None:
    world.ctrader.reachable = False
    page = browser.open()
    assert page.status == 503
    assert ">Try again<" in page.text
    assert "Close" in page.words
    world.ctrader.reachable = True
    assert 'name="amount"' in browser.post(page, "/inapp/new").text


def slow(world: World) -> list[int]:
    """Have cTrader answer too late from now on; what it is given to answer, in milliseconds."""
    given: list[int] = []

    def read(login: int, timeout: int | None = None) -> None:
        assert timeout
        given.append(timeout)
        world.clock.forward(timeout)
        raise OutcomeUnknown("timed out")

    world.ctrader.trading_account = read  # type: ignore[method-assign, assignment]
    return given


@pytest.mark.parametrize("login", [LOGIN, None], ids=["one account", "accounts to choose from"])
def test_while_ctrader_is_slow_the_page_stands_soon_and_asks_once_more_by_itself(
    browser: Browser, world: World, login: int | None
) -> None:
    usual = world.ctrader.trading_account
    given = slow(world)
    page = browser.open(login=login)
    assert (page.status, sum(given)) == (200, 600)
    assert "Getting ready" in page.words and 'hx-trigger="load, submit"' in page.text
    world.ctrader.trading_account = usual  # type: ignore[method-assign]
    again = browser.post(page, "/inapp/new", first=page.field("first"), again=page.field("again"))
    assert ('name="amount"' if login else 'name="account"') in again.text


def test_a_ctrader_that_stays_slow_is_waited_for_once_more_and_ends_calmly_within_three_seconds(
    browser: Browser, world: World
) -> None:
    given = slow(world)
    page = browser.open()
    end = browser.post(page, "/inapp/new", first=page.field("first"), waited=page.field("waited"), again="")
    assert (end.status, given) == (503, [600, 1500])
    assert ">Try again<" in end.text and "Nothing has happened" in end.words


def test_after_a_slow_start_an_open_payment_still_goes_before_the_form(browser: Browser, world: World) -> None:
    ref = browser.send(browser.open(), "100").ref
    usual = world.ctrader.trading_account
    slow(world)
    loading = browser.open()
    failed = browser.post(loading, "/inapp/new", first=loading.field("first"), again="")
    world.ctrader.trading_account = usual  # type: ignore[method-assign]
    for page in (loading, failed):
        assert browser.post(page, "/inapp/new", first=page.field("first"), again="").ref == ref


def unreadable(world: World, why: str) -> None:
    def read(login: int, timeout: int | None = None) -> None:
        raise Unreadable(why)

    world.ctrader.trading_account = read  # type: ignore[method-assign, assignment]


def test_an_account_that_nobody_can_read_says_so_and_staff_are_told_once(browser: Browser, world: World) -> None:
    unreadable(world, "it names no depositCurrency")
    for screen in ("deposit", "withdraw", "deposit"):
        world.clock.forward(2 * 3_600_000)
        page = browser.open(screen)
        assert page.status == 503
        assert "in a minute" not in page.words
    assert world.alerts() == ["unreadable_account"]
    unreadable(world, "its moneyDigits are 9")
    browser.open()
    assert world.alerts() == ["unreadable_account"] * 2


def test_an_account_in_a_currency_of_its_own_name_has_its_screens(browser: Browser, world: World) -> None:
    world.set_balance(LOGIN, "1500", "USD.c", 2)
    card = browser.send(browser.open(), "100")
    assert "100.00 USD.c" in card.words
    world.hear(world.psp.pay(card.ref))
    world.run()
    assert world.payment(card.ref).status is Status.CREDITED


def test_an_unreachable_psp_leaves_a_status_that_polls_again(browser: Browser, world: World) -> None:
    world.psp.script = ["lost"]
    page = browser.open()
    card = browser.send(page, "100")
    assert card.state == "created"
    assert "Getting ready" in card.words
    again = browser.poll(page, card.ref, seen="created")
    assert again.state == "awaiting_payer"


def test_an_unavailable_method_stays_visible_with_its_reason(browser: Browser, world: World) -> None:
    card, bank, _ = world.psp.methods
    fields = {f: getattr(card, f) for f in card.__dataclass_fields__}
    world.psp.methods = (type(card)(**fields | {"currencies": frozenset({"EUR"})}), bank)
    page = browser.open()
    assert "Not available for accounts in USD" in page.words
    assert re.search(r'(?s)value="fake_card" required\s+disabled', page.text)
    assert browser.send(page, "100", method="fake_card").errors == ["Not available for accounts in USD"]
    world.psp.methods = world.psp.methods[:1]
    assert "No payment method is available" in browser.open().words


def test_an_account_without_payments_says_so_in_words(browser: Browser) -> None:
    assert "No payments yet. A first deposit takes about a minute." in browser.open().words


def test_last_payments_are_those_of_this_account_alone(browser: Browser) -> None:
    ref = browser.send(browser.open(), "100").ref
    assert ref in browser.open("withdraw").text
    assert ref not in browser.open("withdraw", login=OTHER_LOGIN).text


def test_every_page_has_one_close_link_to_the_close_address(browser: Browser) -> None:
    for page in (browser.open(), browser.get("/nowhere"), browser.get("/inapp/deposit")):
        assert 'href="https://app.example/callback/close"' in page.text
    assert browser.open().text.count('aria-label="Close"') == 1


# --- the page after a hand-off ---


def returned(browser: Browser, world: World, ref: str, part: bool = False, seen: str = "") -> Page:
    key = return_key(world.cashier.policy.secret_key, ref)
    if part:
        return browser.get(f"/return/{key}", headers=HTMX, part="card", seen=seen)
    return browser.get(f"/return/{key}")


def test_the_return_page_shows_state_amount_and_reference_and_nothing_else(browser: Browser, world: World) -> None:
    ref = browser.send(browser.open(), "100", method="fake_bank").ref
    page = returned(browser, world, ref)
    assert (page.status, page.ref, page.state) == (200, ref, "awaiting_payer")
    assert "100.00 USD" in page.words
    for secret in (str(LOGIN), "1,500.25", "Last payments", "csrf_token", 'name="handle"', "<form"):
        assert secret not in page.text


def test_a_poll_with_nothing_new_is_one_read_through_two_keys(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    asked: list[str] = []
    with world.database.read() as db:
        db.db.set_trace_callback(asked.append)
        assert browser.poll(page, ref, seen="awaiting_payer.embedded").status == 204
        db.db.set_trace_callback(None)
        assert len(asked) == 1
        plan = [row["detail"] for row in db.all(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert len(plan) == 2
    assert all(line.startswith("SEARCH") and "_1 (" in line for line in plan)


@pytest.mark.parametrize("visits", [(), (14, 28)], ids=["idle", "old"])
def test_a_poll_ends_with_its_session_even_if_nothing_changed(
    browser: Browser, world: World, visits: tuple[int, ...]
) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    opened, minute = world.clock.now(), 60_000
    for visit in visits:
        world.clock.forward(opened + visit * minute - world.clock.now())
        assert browser.post(page, f"/inapp/payments/{ref}").status == 200
    end = opened + (30 if visits else 15) * minute
    seen = f"{world.payment(ref).status.value}.embedded"
    world.clock.forward(end - 1 - world.clock.now())
    assert browser.poll(page, ref, seen=seen).status == 204
    world.clock.forward(1)
    assert browser.poll(page, ref, seen=seen).status == 410


def test_a_poll_for_another_traders_payment_is_never_answered_as_unchanged(browser: Browser) -> None:
    _, theirs = started(browser, PaymentType.DEPOSIT)
    mine = browser.open(login=OTHER_LOGIN)
    assert browser.poll(mine, theirs, seen="awaiting_payer.embedded").status == 404


def test_the_return_page_polls_and_goes_on_after_a_same_window_redirect(browser: Browser, world: World) -> None:
    ref = browser.send(browser.open(), "100", method="fake_bank").ref
    first = returned(browser, world, ref, part=True)
    assert not first.mark("data-go")
    assert returned(browser, world, ref, part=True, seen="awaiting_payer").status == 204
    world.hear(world.psp.pay(ref))
    world.run()
    card = returned(browser, world, ref, part=True, seen="awaiting_payer")
    assert card.state == "credited"
    assert card.mark("data-go") == "https://app.example/callback/success"
    assert "<html" not in card.text


def test_the_return_page_of_a_step_inside_our_page_stays(browser: Browser, world: World) -> None:
    ref = browser.send(browser.open(), "100", method="fake_card").ref
    world.hear(world.psp.pay(ref))
    world.run()
    page = returned(browser, world, ref)
    assert page.state == "credited"
    assert not page.mark("data-go")
    assert "You can go back to cTrader now." in page.words


@pytest.mark.parametrize("key", ["x" * 43, "short", "%00" * 20, "a" * 500])
def test_an_unknown_return_key_shows_nothing(browser: Browser, key: str) -> None:
    assert browser.get(f"/return/{key}").status == 404


def test_a_stray_capture_changes_nothing_on_the_screen(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    with world.database.write() as db:
        money = Money(100, "USD", 2)
        db.hold_funds(
            UnmatchedFunds("U-1", "fake", "x", ref, money, "second capture", UnmatchedState.HELD, world.clock.now())
        )
    assert browser.poll(page, ref).state == "awaiting_payer"


def test_no_page_names_another_product(browser: Browser) -> None:
    for page in (browser.open(), browser.open("withdraw"), browser.get("/nowhere"), browser.open(lang="ar")):
        assert not re.search(r"(?i)ctrader id|\bctid\b|metatrader|\bmt[45]\b", page.text)


def test_language_theme_and_source_are_carried_from_form_to_form(browser: Browser) -> None:
    page = browser.open(lang="ar", theme="dark", source="mobile")
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page.text
    assert 'action="/inapp/deposit?lang=ar&theme=dark"' in page.text
    card = Page(
        browser.client.post(
            "/inapp/deposit?lang=ar&theme=dark",
            data={
                "handle": page.field("handle"),
                "csrf_token": page.field("csrf_token"),
                "page_key": page.field("page_key"),
                "amount": "100.5",
                "method": "fake_card",
            },
        )
    )
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in card.text
    assert "lang=ar&theme=dark" in card.mark("hx-get")


def test_a_payment_in_progress_asks_for_no_second_payment_anywhere(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    thing = world.psp.things[world.payment(ref).psp_ref]
    thing.kind = ObservationKind.PENDING
    world.hear(thing)
    world.run()
    card = browser.poll(page, ref, seen="awaiting_payer.embedded")
    assert card.status == 200
    for shown, ours in ((card, True), (browser.open(), True), (returned(browser, world, ref), False)):
        assert "Waiting for your bank You have confirmed" in shown.words.replace("40.00 USD ", "")
        assert "Pay 40.00" not in shown.words and "Change amount" not in shown.words
        assert ("data-late hidden" in shown.text) is ours
        assert bool(re.search(r'<noscript>\s*<details class="late">', shown.text)) is ours, "a script shows the other"
        assert "data-psp-step" not in shown.text
    assert browser.poll(page, ref, seen="awaiting_payer.processing").status == 204
    thing.kind, thing.reason = ObservationKind.NEEDS_ACTION, "card_declined"
    world.hear(thing)
    world.run()
    assert "data-psp-step" in browser.poll(page, ref, seen="awaiting_payer.processing").text


def test_without_an_answer_of_the_psp_nobody_is_asked_to_follow_a_step_that_is_not_there(
    browser: Browser, world: World
) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    world.psp.script = ["unanswered"] * 3
    card = browser.post(page, f"/inapp/payments/{ref}")
    assert "data-psp-step" not in card.text
    assert "If you have paid, you don't need to do anything" in card.words and "Pay 40.00" not in card.words


def test_a_look_after_the_trader_has_acted_has_the_psp_asked_at_once(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    for _ in range(6):
        world.run_for(30_000, step=1_000)
    waited = (world.payment(ref).due or 0) - world.clock.now()
    assert waited > 5_000
    world.psp.things[world.payment(ref).psp_ref].kind = ObservationKind.PENDING
    assert browser.poll(page, ref, seen="awaiting_payer.embedded", acted="1").status == 204
    world.run()
    assert "Waiting for your bank" in browser.poll(page, ref, seen="awaiting_payer.embedded").words


def test_the_time_that_is_left_to_pay_comes_with_the_step(browser: Browser, world: World) -> None:
    page, ref = started(browser, PaymentType.DEPOSIT)
    card = browser.post(page, f"/inapp/payments/{ref}")
    assert (card.mark("data-left"), card.mark("data-from")) == ("1800", "600")
    assert re.search(r'data-left="1800"[^>]* hidden', card.text)
    world.clock.forward(25 * 60_000)
    card = browser.open()
    assert card.mark("data-left") == "300"
    assert "Pay within 5:00" in card.words
    assert not re.search(r'data-left="300"[^>]* hidden', card.text)


def test_the_return_page_offers_another_try_where_the_page_session_lives(app: Flask, world: World) -> None:
    browser = Browser(app, world, cookies=True)
    ref = browser.send(browser.open(), "41.50", method="fake_bank").ref
    bring_to(world, PaymentType.DEPOSIT, ref, Status.DECLINED)
    page = returned(browser, world, ref)
    address = re.search(r'href="([^"]+)">Try again<', page.text)
    assert address
    form = Page(browser.client.get(address[1]))
    assert 'value="41.50"' in form.text
    assert re.search(r'value="fake_bank"[^>]*\bchecked', form.text)
    elsewhere = returned(Browser(app, world), world, ref)
    assert "Try again<" not in elsewhere.text
    assert "To try again, press Deposit in cTrader." in elsewhere.words


def test_a_refused_press_says_that_nothing_was_sent_and_what_to_do(browser: Browser) -> None:
    page, _ = started(browser, PaymentType.DEPOSIT)
    refusals = (
        browser.get("/inapp/change"),
        Page(browser.client.post("/inapp/deposit", data={"handle": page.field("handle")})),
        Page(browser.client.post("/inapp/deposit", data={"amount": "9" * 70_000})),
    )
    assert [answer.status for answer in refusals] == [405, 403, 413]
    for answer in refusals:
        assert "This page is no longer valid Nothing was sent. A payment that you have started goes on" in answer.words
        assert answer.answer.headers["X-Cashier"] == "1"
