"""Cards that traders keep at Stripe: asked for, kept, chosen again by their own trader alone, and removed there."""

import json
from dataclasses import replace

import pytest

from inapp.domain.errors import Invalid, NotFound, Unavailable
from inapp.domain.instruments import Instrument, Keeping
from inapp.domain.model import PageSession, Payment
from inapp.domain.states import PaymentType, Status
from inapp.operations import retention
from inapp.payments import deposits, instruments, offers, psp_events
from tests.contract.psp_cases import StripeCase
from tests.contract.stripe.test_stripe import case, deposit, seen
from tests.support.harness import LOGIN, STRANGER, STRANGERS_LOGIN, USER, World
from tests.support.local_stripe import DECLINED, PUBLISHABLE

__all__ = ["case"]

DAY = 24 * 3_600_000


@pytest.fixture
def cashier(case: StripeCase, world: World) -> World:
    """The world with Stripe as its only PSP, which keeps cards."""
    world.clock.wall = case.clock()
    case.psp = case.start(saved_cards=True)
    world.cashier = replace(world.cashier, psps={"stripe": case.psp})
    return world


def begun(world: World, session: PageSession, method: str = "stripe_card", **how: bool) -> Payment:
    key = f"key of form {len(world.passed):08}"
    payment = deposits.start(world.cashier, session, "100", method, key, framed=True, **how)
    deposits.next_step(world.cashier, payment)
    return world.payment(payment.ref)


def paid(case: StripeCase, world: World, payment: Payment) -> Payment:
    if payment.psp_ref and not payment.psp_ref.startswith("cs_"):
        (found,) = case.known("payment_intent", payment.ref)
        if found["status"] == "requires_confirmation":
            fields = {"key": PUBLISHABLE, "client_secret": found["client_secret"]}
            fields["payment_method"] = found["payment_method"]
            assert case.local.form(f"/v1/payment_intents/{found['id']}/confirm", fields).status == 200
        else:
            case.approve(payment.ref)
    seen_now = case.psp.look_up(psp_events.PspObjectType.PAYMENT, payment.ref, payment.psp_ref)
    psp_events.apply(world.cashier, "stripe", psp_events.PspObjectType.PAYMENT, seen_now, "test")
    world.run()
    return world.payment(payment.ref)


def kept(world: World, user: int = USER) -> list[Instrument]:
    with world.database.read() as db:
        return db.instruments(user)


def saved(case: StripeCase, world: World, session: PageSession | None = None) -> Instrument:
    session = session or world.session()
    payment = paid(case, world, begun(world, session, keep=True))
    assert payment.status is Status.CREDITED
    return kept(world, session.user_id)[0]


def test_a_card_is_kept_only_for_a_trader_who_asked_for_it(case: StripeCase, cashier: World):
    paid(case, cashier, begun(cashier, cashier.session()))
    assert kept(cashier) == [] and case.local.known("objects?object=customer") == []
    card = saved(case, cashier)
    assert (card.method, card.brand, card.last4, card.expires) == ("stripe_card", "visa", "4242", "12/50")
    (customer,) = case.local.known("objects?object=customer")
    assert customer["metadata"] == {"installation": "cashier", "user": str(USER)}
    assert (customer["email"], customer["name"]) == (None, None)


def test_with_the_setting_off_nothing_is_kept_whatever_a_form_says(case: StripeCase, cashier: World):
    cashier.cashier = replace(cashier.cashier, psps={"stripe": case.start()})
    paid(case, cashier, begun(cashier, cashier.session(), keep=True))
    assert kept(cashier) == [] and case.local.known("objects?object=customer") == []


def test_a_declined_try_keeps_nothing(case: StripeCase, cashier: World):
    payment = begun(cashier, cashier.session(), keep=True)
    case.decline(payment.ref)
    seen_now = seen(case, payment.psp_ref)
    psp_events.apply(cashier.cashier, "stripe", psp_events.PspObjectType.PAYMENT, seen_now, "test")
    assert kept(cashier) == []


def test_a_kept_card_pays_by_its_own_method_alone(case: StripeCase, cashier: World):
    card, psp = saved(case, cashier), cashier.cashier.psps["stripe"]
    own = psp.methods[0]
    psp.methods = (own, replace(own, key="stripe_other"))
    with pytest.raises(Invalid, match="not saved any more"):
        begun(cashier, cashier.session(), f"stripe_other:{card.id}")
    assert begun(cashier, cashier.session(), f"stripe_card:{card.id}").method == "stripe_card"


def test_a_kept_card_is_offered_first_and_pays_with_one_object_and_no_form(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    first, *others = offers.overview(cashier.cashier, cashier.session()).offers
    assert (first.kept, first.value) == (card, f"stripe_card:{card.id}")
    assert [one.value for one in others] == ["stripe_card"]
    payment = begun(cashier, cashier.session(), first.value)
    for _ in range(3):
        step = deposits.next_step(cashier.cashier, payment)
        assert step and (step.values["kept"], step.values["starts"]) == (card.psp_ref, "1")
    assert len(case.known("payment_intent", payment.ref)) == 1
    assert paid(case, cashier, payment).status is Status.CREDITED
    assert len(cashier.booked(payment.ref)) == 1
    assert len(kept(cashier)) == 1


def test_a_kept_card_that_was_declined_is_not_tried_again_by_itself(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    payment = begun(cashier, cashier.session(), f"stripe_card:{card.id}")
    (intent,) = case.known("payment_intent", payment.ref)
    body = {"payment_intent": intent["id"], "card": DECLINED}
    case.local.call("POST", "/_sim/pay", json.dumps(body).encode())
    step = deposits.next_step(cashier.cashier, payment)
    assert step and step.values["starts"] == ""


def test_nobody_pays_with_the_card_of_another_trader(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    stranger = cashier.session(login=STRANGERS_LOGIN, user_id=STRANGER)
    for forged in (card.id, card.psp_ref, "", "' OR 1=1 --"):
        if forged:
            with pytest.raises(Invalid):
                begun(cashier, stranger, f"stripe_card:{forged}")
    assert [one.kept for one in offers.overview(cashier.cashier, stranger).offers] == [None]
    with pytest.raises(NotFound):
        instruments.remove(cashier.cashier, stranger, card.id)
    assert kept(cashier) == [card]


def test_two_traders_have_two_customers_and_each_their_own_card(case: StripeCase, cashier: World):
    mine = saved(case, cashier)
    theirs = saved(case, cashier, cashier.session(login=STRANGERS_LOGIN, user_id=STRANGER))
    assert mine.psp_ref != theirs.psp_ref
    methods = {one["id"]: one["customer"] for one in case.local.known("objects?object=payment_method")}
    assert methods[mine.psp_ref] and methods[mine.psp_ref] != methods[theirs.psp_ref]


def test_a_card_under_another_customer_than_the_traders_own_is_not_kept(case: StripeCase, cashier: World):
    payment = begun(cashier, cashier.session(), keep=True)
    with cashier.database.write() as db:
        db.forget_customer("stripe", USER)
        db.know_customer("stripe", USER, "cus_of_somebody", cashier.clock.now())
    paid(case, cashier, payment)
    assert kept(cashier) == []


def test_removing_detaches_the_card_at_stripe_however_often_it_was_kept(case: StripeCase, cashier: World):
    session = cashier.session()
    card = saved(case, cashier, session)
    saved(case, cashier, session)
    assert len(kept(cashier)) == 2
    assert len([one for one in offers.overview(cashier.cashier, session).offers if one.kept]) == 1
    instruments.remove(cashier.cashier, session, card.id)
    assert kept(cashier) == []
    assert {one["customer"] for one in case.local.known("objects?object=payment_method")} == {None}


def test_a_card_that_stripe_has_forgotten_is_removed_here_too(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    case.local.v1.payment_methods.detach(card.psp_ref)
    instruments.remove(cashier.cashier, cashier.session(), card.id)
    assert kept(cashier) == []


def test_a_card_that_cannot_be_removed_now_stays(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    case.local.sim("faults", call="payment_methods.detach", kind="status", status=500, times=9)
    with pytest.raises(Unavailable):
        instruments.remove(cashier.cashier, cashier.session(), card.id)
    assert kept(cashier) == [card]


def test_a_payment_with_a_card_that_is_gone_ends_unpaid_and_the_method_stays_open(case: StripeCase, cashier: World):
    card = saved(case, cashier)
    case.local.v1.payment_methods.detach(card.psp_ref)
    payment = begun(cashier, cashier.session(), f"stripe_card:{card.id}")
    assert (payment.status, payment.reason) == (Status.DECLINED, "instrument_gone")
    assert kept(cashier) == [] and case.known("payment_intent", payment.ref) == []
    with cashier.database.read() as db:
        assert db.unavailable_adapters() == {}


def test_of_several_cards_only_the_one_that_is_gone_is_forgotten(case: StripeCase, cashier: World):
    session = cashier.session()
    gone = saved(case, cashier, session)
    with cashier.database.write() as db:
        db.db.execute("UPDATE instruments SET last4 = '1111'")
    other = saved(case, cashier, session)
    case.local.v1.payment_methods.detach(gone.psp_ref)
    begun(cashier, session, f"stripe_card:{gone.id}")
    assert [one.psp_ref for one in kept(cashier)] == [other.psp_ref]
    payment = begun(cashier, session, f"stripe_card:{other.id}")
    assert paid(case, cashier, payment).status is Status.CREDITED


def test_a_trader_whose_customer_was_deleted_at_stripe_keeps_a_card_again_the_same_day(
    case: StripeCase, cashier: World
):
    session = cashier.session()
    saved(case, cashier, session)
    (customer,) = case.local.known("objects?object=customer")
    with cashier.database.write() as db:
        db.forget_customer("stripe", USER)
    paid(case, cashier, begun(cashier, session, keep=True))
    with cashier.database.read() as db:
        assert db.customer("stripe", USER) not in (None, customer["id"])
    assert len(kept(cashier)) == 1


def test_a_removed_card_does_not_come_back_with_later_news_of_its_payment(case: StripeCase, cashier: World):
    session = cashier.session()
    payment = paid(case, cashier, begun(cashier, session, keep=True))
    (card,) = kept(cashier)
    instruments.remove(cashier.cashier, session, card.id)
    psp_events.apply(
        cashier.cashier, "stripe", psp_events.PspObjectType.PAYMENT, seen(case, payment.psp_ref), "a later webhook"
    )
    assert kept(cashier) == []


def test_a_card_that_is_removed_while_it_pays_stays_removed(case: StripeCase, cashier: World):
    session = cashier.session()
    card = saved(case, cashier, session)
    payment = begun(cashier, session, f"stripe_card:{card.id}")
    with cashier.database.write() as db:
        db.remove_instrument(card)
    assert paid(case, cashier, payment).status is Status.CREDITED
    assert kept(cashier) == []


def test_another_card_than_the_chosen_one_is_not_kept_unasked(case: StripeCase, cashier: World):
    session = cashier.session()
    card = saved(case, cashier, session)
    payment = begun(cashier, session, f"stripe_card:{card.id}")
    deposits.in_new_tab(cashier.cashier, session, payment.ref)
    payment = cashier.payment(payment.ref)
    case.approve(payment.ref)
    assert paid(case, cashier, payment).status is Status.CREDITED
    assert [one.psp_ref for one in kept(cashier)] == [card.psp_ref]


def test_the_hosted_page_keeps_a_card_too(case: StripeCase, cashier: World):
    session = cashier.session()
    payment = deposits.start(cashier.cashier, session, "100", "stripe_card", "the key of a form", False, True)
    deposits.next_step(cashier.cashier, payment)
    payment = cashier.payment(payment.ref)
    case.approve(payment.ref)
    assert paid(case, cashier, payment).status is Status.CREDITED
    assert [one.last4 for one in kept(cashier)] == ["4242"]


def test_a_lost_answer_makes_no_second_customer_and_no_second_payment(case: StripeCase, cashier: World):
    case.local.sim("faults", call="customers.create", kind="stored_500", applied=True)
    payment = begun(cashier, cashier.session(), keep=True)
    deposits.next_step(cashier.cashier, payment)
    assert len(case.local.known("objects?object=customer")) <= 1
    assert len(case.known("payment_intent", payment.ref)) <= 1


def test_withdrawals_offer_no_kept_card_of_their_own(case: StripeCase, cashier: World):
    saved(case, cashier)
    withdrawal = cashier.session(PaymentType.WITHDRAWAL, LOGIN)
    assert [one.value for one in offers.overview(cashier.cashier, withdrawal).offers] == ["stripe_card"]


def test_a_card_that_nobody_used_for_long_is_forgotten(case: StripeCase, cashier: World):
    saved(case, cashier)
    cashier.clock.forward(541 * DAY)
    retention.forget(cashier.cashier)
    assert kept(cashier) == []


def test_a_key_without_the_rights_to_keep_cards_is_named(case: StripeCase):
    case.local.sim("standing", forbidden=["customers.update", "payment_methods.detach"])
    assert case.start().prove() == []
    (problem,) = case.start(saved_cards=True).prove()
    assert "write on Customers, write on PaymentMethods" in problem


def test_a_kept_card_and_its_customer_are_in_the_request_and_not_in_the_key(case: StripeCase):
    psp = case.start(saved_cards=True)
    keeping = Keeping(psp.make_customer(7, "D-2222222"))
    psp.start_deposit(deposit(case), "https://cashier.example/return/k", keeping=keeping)
    call = case.local.known("calls")[-1]
    assert call["params"]["setup_future_usage"] == "on_session"
    assert call["params"]["customer"] == keeping.customer
