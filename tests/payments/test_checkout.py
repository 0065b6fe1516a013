"""The checkout: making, finding and cancelling a payment, and the races between them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from inapp.domain.errors import Conflict, Declined, Invalid, Malformed, NotAllowed, NotFound, Refused
from inapp.domain.identifiers import return_key
from inapp.domain.model import Account, Method, UiMode
from inapp.domain.money import Money
from inapp.domain.policy import Limits
from inapp.domain.states import PaymentType, Status
from inapp.payments import allocation, bookings, checkout, deposits, offers, withdrawals
from inapp.web.status_texts import text_of
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, STRANGER, STRANGERS_LOGIN, USER, World

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
KEY = "the key of this one form"


def start(world: World, amount: str, method: str = "fake_card", key: str = KEY, login: int = LOGIN):
    return deposits.start(world.cashier, world.session(login=login), amount, method, key)


def refusal(world: World, amount: str, method: str = "fake_card", key: str = KEY) -> Refused:
    with pytest.raises(Refused) as refused:
        start(world, amount, method, key)
    with world.database.read() as db:
        assert db.all_payments(needs_review=False) == []
    return refused.value


@pytest.mark.fault("X09", "I18")
@pytest.mark.parametrize(
    "text",
    ["1e3", "0.1+", "-50", "NaN", "50,00", "1 000", "1,000.00", "", " ", "٥٠", "５０", "0x32", "50.", ".5", "9" * 19],
)
def test_an_amount_that_is_not_a_plain_decimal_is_refused_at_its_field_and_makes_nothing(world, text):
    refused = refusal(world, text)
    assert (refused.field, type(refused)) == ("amount", Invalid)
    assert "Enter an amount such as" in refused.message


@pytest.mark.fault("X09", "I18")
@pytest.mark.parametrize(
    ("currency", "digits", "text"),
    [("USD", 2, "10.001"), ("JPY", 0, "1000.5"), ("KWD", 3, "10.0001"), ("BTC", 8, "10.123456789"), ("USD", 0, "10.5")],
)
def test_more_decimals_than_account_and_method_have_are_refused(world, currency, digits, text):
    world.set_balance(LOGIN, "1000", currency, digits)
    refused = refusal(world, text)
    assert refused.field == "amount"
    assert refused.values == {"digits": digits}


@pytest.mark.parametrize(
    ("text", "message", "figure"),
    [("9.99", "Enter at least {amount}", "10.00 USD"), ("50000.01", "Enter at most {amount}", "50000.00 USD")],
)
def test_limits_are_exact_to_the_cent_and_named(world, text, message, figure):
    refused = refusal(world, text)
    assert (refused.message, str(refused.values["amount"])) == (message, figure)
    assert start(world, "10.00", key=f"{KEY} 1").money == Money(1000, "USD", 2)
    assert start(world, "50000", key=f"{KEY} 2").money == Money(5000000, "USD", 2)


def test_without_limits_an_amount_still_has_to_be_above_zero(world):
    world.cashier = replace(world.cashier, policy=replace(POLICY, deposit=Limits({}, {})))
    assert refusal(world, "0.00").message == "Enter an amount above zero"


def test_a_limit_of_more_than_a_thousand_million_units_is_one(world):
    world.cashier = replace(world.cashier, policy=replace(POLICY, deposit=Limits({}, {"USD": "2000000000"})))
    assert start(world, "1999999999").money == Money(199999999900, "USD", 2)


def test_a_methods_own_limits_count_too(world):
    bound = Method("bound", "Bound", {}, UiMode.REDIRECT, lowest={"USD": "20"}, highest={"USD": "30"})
    world.psp.methods = (bound,)
    assert "at least" in refusal(world, "19.99", "bound").message
    assert "at most" in refusal(world, "30.01", "bound").message


def test_a_method_that_does_not_exist_or_does_not_serve_is_refused_beside_the_methods(world):
    euros = Method("euros", "Euros", {}, UiMode.REDIRECT, currencies=frozenset({"EUR"}))
    payouts = Method("payouts", "Payouts", {}, UiMode.REDIRECT, kinds=frozenset({PaymentType.WITHDRAWAL}))
    world.psp.methods = (euros, payouts)
    for method in ("", "nothing", "payouts", "euros"):
        assert refusal(world, "50", method).field == "method"


@pytest.mark.fault("X11")
@pytest.mark.parametrize("key", ["", "short", "k" * 65])
def test_a_form_without_a_fitting_page_key_makes_nothing(world, key):
    assert type(refusal(world, "50", key=key)) is Malformed


@pytest.mark.fault("C01")
def test_the_same_form_sent_again_with_other_values_shows_the_payment_that_it_made(world):
    session = world.session()
    first = deposits.start(world.cashier, session, "50", "fake_card", KEY)
    again = deposits.start(world.cashier, session, "not even an amount", "nothing", KEY)
    assert again.ref == first.ref
    other = deposits.start(world.cashier, world.session(), "50", "fake_card", KEY)
    assert other.ref != first.ref


@pytest.mark.fault("I17", "X10")
def test_a_payment_belongs_to_the_account_of_its_session(world):
    payment = start(world, "50", login=OTHER_LOGIN)
    assert (payment.user_id, payment.login, payment.money.currency) == (USER, OTHER_LOGIN, "EUR")


@pytest.mark.fault("S05", "I17")
def test_the_payment_of_another_user_or_account_cannot_be_found_or_cancelled(world):
    payment = world.deposit()
    for session in (world.session(login=OTHER_LOGIN), world.session(login=STRANGERS_LOGIN, user_id=STRANGER)):
        for use in (checkout.of_session, checkout.cancel):
            with pytest.raises(Refused) as refused:
                use(world.cashier, session, payment.ref)
            assert type(refused.value) is NotFound
    assert checkout.of_session(world.cashier, world.session(), payment.ref) == payment
    assert checkout.of_session(world.cashier, world.session(PaymentType.WITHDRAWAL), payment.ref) == payment


@pytest.mark.fault("S05", "I17")
def test_the_new_owner_of_an_account_cannot_see_the_payments_of_the_old_one(world):
    payment = world.deposit()
    with world.database.write() as db:
        db.put_account(Account(LOGIN, STRANGER))
    session = world.session(user_id=STRANGER)
    with pytest.raises(Refused) as refused:
        checkout.of_session(world.cashier, session, payment.ref)
    assert type(refused.value) is NotFound
    assert offers.overview(world.cashier, session).last == []


@pytest.mark.fault("S24")
def test_an_account_that_was_blocked_since_the_page_was_opened_starts_nothing(world):
    session = world.session()
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, enabled=False))
    with pytest.raises(Refused) as refused:
        deposits.start(world.cashier, session, "50", "fake_card", KEY)
    assert type(refused.value) is NotAllowed


def test_more_than_can_be_withdrawn_is_refused_with_the_figure(world):
    with pytest.raises(Refused) as refused:
        world.withdrawal("1500.26")
    assert (refused.value.field, str(refused.value.values["amount"])) == ("amount", "1500.25 USD")
    world.withdrawal("1500.25")


def test_where_ctrader_names_no_figure_ctrader_decides(world):
    trader = world.ctrader.trading_account
    world.ctrader.trading_account = lambda login, timeout=None: replace(
        trader(login), balance=None, free_margin=None, cash_equity=None
    )
    payment = world.withdrawal("1500.26")
    world.run()
    assert world.payment(payment.ref).status is Status.CANCELLED


@pytest.mark.fault("I22")
def test_a_return_address_is_known_by_its_key_alone_until_a_day_after_the_end(world):
    payment = world.paid_deposit()
    key = return_key(POLICY.secret_key, payment.ref)
    raw = b"".join(path.read_bytes() for path in world.folder.glob("cashier.db*"))
    assert key.encode() not in raw
    assert checkout.by_return_key(world.cashier, key).ref == payment.ref
    assert checkout.by_return_key(world.cashier, key[:-1]) is None
    assert return_key("another secret", payment.ref) != key
    world.run()
    world.clock.forward(DAY)
    assert checkout.by_return_key(world.cashier, key).status is Status.CREDITED
    world.clock.forward(1)
    assert checkout.by_return_key(world.cashier, key) is None


def test_a_cancelled_deposit_is_stopped_at_the_psp(world):
    payment = world.deposit()
    cancelled = checkout.cancel(world.cashier, world.session(), payment.ref)
    assert cancelled.status is Status.CANCELLED
    assert str(world.psp.things[payment.psp_ref].kind) == "not_attempted"
    with pytest.raises(Refused) as refused:
        checkout.cancel(world.cashier, world.session(), payment.ref)
    assert type(refused.value) is Conflict


@pytest.mark.fault("H11")
def test_cancelling_a_deposit_that_was_paid_a_moment_ago_comes_too_late(world):
    payment = world.deposit()
    world.psp.pay(payment.ref)
    with pytest.raises(Refused, match="too late"):
        checkout.cancel(world.cashier, world.session(), payment.ref)
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED


@pytest.mark.fault("C06")
def test_a_withdrawal_whose_debit_has_begun_cannot_be_cancelled(world):
    payment = world.withdrawal()

    def cancel(attempt):
        with pytest.raises(Refused, match="too late"):
            checkout.cancel(world.cashier, world.session(), payment.ref)

    world.ctrader.before_call = cancel
    world.run()
    assert world.payment(payment.ref).status is Status.PAID_OUT


@pytest.mark.fault("C06", "I7")
def test_of_cancelling_and_debiting_at_once_exactly_one_wins(world):
    for _ in range(12):
        payment, session = world.withdrawal("10.00"), world.session()

        def cancel(payment=payment, session=session):
            try:
                checkout.cancel(world.cashier, session, payment.ref)
            except Refused:
                return "too late"
            return "cancelled"

        with ThreadPoolExecutor(2) as pool:
            said = pool.submit(cancel)
            pool.submit(bookings.send, world.cashier, payment.ref).result()
        world.run()
        assert len(world.booked(payment.ref)) == (said.result() == "too late")
        assert world.payment(payment.ref).status is (
            Status.CANCELLED if said.result() == "cancelled" else Status.PAID_OUT
        )
    world.assert_sound()


def test_a_withdrawal_cannot_be_requested_twice_by_one_form(world):
    session = world.session(PaymentType.WITHDRAWAL)
    made = {withdrawals.request(world.cashier, session, "40", "fake_card", KEY).ref for _ in range(3)}
    assert len(made) == 1


@pytest.mark.fault("C01", "I9")
def test_of_one_form_sent_twice_at_once_both_answers_are_the_one_payment_even_if_it_takes_all_there_is(
    world, monkeypatch
):
    world.card("100")
    form = (world.cashier, world.session(PaymentType.WITHDRAWAL), "100", "fake_loop", KEY)
    agreed = allocation.fingerprint(withdrawals.request(*form).plan)
    quote, first = offers.quote, []

    def overtaken(*asked):
        found = quote(*asked)
        monkeypatch.setattr(offers, "quote", quote)
        first.append(withdrawals.request(*form, agreed))
        return found

    monkeypatch.setattr(offers, "quote", overtaken)
    assert withdrawals.request(*form, agreed) == first[0]
    with world.database.read() as db:
        assert db.all_payments(needs_review=False)[1:] == first


@pytest.mark.fault("C01")
@pytest.mark.parametrize("taken", [1, 3])
def test_a_reference_that_is_taken_is_not_given_to_another_payment(world, monkeypatch, taken):
    first = start(world, "50")
    drawn = iter([*[first.ref] * taken, "D-ANOTHER"])
    monkeypatch.setattr(checkout, "new_reference", lambda letter: next(drawn))
    assert start(world, "60", key=f"{KEY} 2").ref == "D-ANOTHER"
    assert world.payment(first.ref) == first


def test_a_start_that_the_psp_declines_keeps_its_reason_for_staff(world):
    payment = world.deposit()

    def declined(payment, return_url):
        raise Declined("card_declined")

    world.psp.start_deposit = declined
    assert deposits.next_step(world.cashier, payment) is None
    stored = world.payment(payment.ref)
    assert (stored.status, stored.reason, stored.psp_ref) == (Status.DECLINED, "card_declined", payment.psp_ref)


def test_a_deposit_of_which_the_psp_does_not_say_that_it_is_stopped_is_not_called_unpaid(world):
    payment = world.deposit()
    world.psp.script = ["lost"]
    cancelled = checkout.cancel(world.cashier, world.session(), payment.ref)
    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, "not_stopped")
    words = text_of(cancelled, by_trader=True).text
    assert "Nothing was taken" not in words and "If you have paid" in words
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
