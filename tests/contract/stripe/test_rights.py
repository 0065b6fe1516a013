"""A key with too few rights, an account that takes no payments, and keys that do not belong together."""

import pytest

from inapp.domain.errors import Declined, KeyRefused, MethodRefused
from inapp.domain.model import UiMode
from inapp.domain.states import Status
from inapp.operations import doctor
from inapp.payments import deposits, psp_events
from inapp.web.status_texts import STATUS_TEXTS, text_of
from psp_adapters.stripe.checks import READS, WRITES
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import money
from tests.contract.stripe.test_stripe import RETURN, at_stripe, case, cashier, creations, deposit, start
from tests.support.harness import World

__all__ = ["case", "cashier"]

READ_CALLS = {
    "Balance": "balance.retrieve",
    "PaymentIntents": "payment_intents.list",
    "Checkout Sessions": "checkout.sessions.list",
    "Refunds": "refunds.list",
    "Charges": "charges.list",
    "Disputes": "disputes.list",
    "Early Fraud Warnings": "radar.early_fraud_warnings.list",
    "Events": "events.list",
}
WRITE_CALLS = {
    "PaymentIntents": "payment_intents.create",
    "Checkout Sessions": "checkout.sessions.create",
    "Refunds": "refunds.create",
}


def forbid(case: StripeCase, *calls: str) -> None:
    case.local.sim("standing", forbidden=list(calls))


def closed(world: World) -> list[str]:
    """The problems for which methods are closed."""
    with world.database.read() as db:
        return list(db.unavailable_adapters().values())


def codes_of(world: World) -> list[str]:
    world.run()
    return [alert.code for alert in world.pager.sent]


@pytest.mark.parametrize(
    ("right", "call"),
    [
        *((f"read on {name}", call) for name, call in READ_CALLS.items()),
        *((f"write on {name}", call) for name, call in WRITE_CALLS.items()),
    ],
)
def test_each_missing_right_is_named_and_no_other(case: StripeCase, right: str, call: str):
    assert case.psp.check() == []
    forbid(case, call)
    (problem,) = case.start().check()
    assert right in problem and problem.count(" on ") == 1
    assert case.objects("") == 0 and case.local.known("objects?object=refund") == [], "to ask makes nothing"


def test_every_right_in_the_tables_is_tried_here():
    assert set(READ_CALLS) == set(READS) and set(WRITE_CALLS) == set(WRITES)


def test_rights_that_were_proved_are_not_asked_again_at_once_and_a_missing_one_is(case: StripeCase):
    def asked() -> int:
        return len([call for call in case.local.known("calls") if call["name"] == "refunds.create"])

    case.psp.check()
    case.psp.check()
    assert asked() == 1
    case.clock.passes(3_600_000)
    case.psp.check()
    assert asked() == 2
    forbid(case, "disputes.list")
    assert case.psp.prove() and case.psp.check() and asked() == 4
    forbid(case)
    assert case.psp.check() == [] and asked() == 5


@pytest.mark.parametrize("call", ["disputes.list", "radar.early_fraud_warnings.list"])
def test_captured_money_that_a_missing_right_hides_is_told_at_once_and_credited_once_it_is_there(
    case: StripeCase, cashier: World, call: str
):
    payment, _ = at_stripe(cashier)
    case.psp.check()
    forbid(case, call)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    for _ in range(3):
        psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    assert cashier.payment(payment.ref).status is Status.AWAITING_PAYER
    (problem,) = closed(cashier)
    assert "lacks read on" in problem
    assert codes_of(cashier) == ["method_unwell"]
    forbid(case)
    doctor.check_adapters(cashier.cashier)
    psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.CREDITED
    assert (closed(cashier), codes_of(cashier)) == ([], ["method_unwell", "method_well"])


def begun(world: World, framed: bool = True, key: str = "the key of a form"):
    payment = deposits.start(world.cashier, world.session(), "100", "stripe_card", key, framed)
    assert deposits.next_step(world.cashier, payment) is None
    return world.payment(payment.ref)


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_a_key_that_may_not_begin_a_payment_closes_the_method_instead_of_letting_people_wait(
    case: StripeCase, cashier: World, framed: bool
):
    case.psp.check()
    forbid(case, "payment_intents.create", "checkout.sessions.create")
    payment = begun(cashier, framed)
    assert (payment.status, payment.reason) == (Status.DECLINED, deposits.UNAVAILABLE)
    assert "write on PaymentIntents, write on Checkout Sessions" in closed(cashier)[0]
    doctor.check_adapters(cashier.cashier)
    assert codes_of(cashier) == ["method_unwell"]


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
@pytest.mark.parametrize("refusal", ["charges", "testmode_charges_only", "payment_method_unactivated"])
def test_when_stripe_refuses_everybody_staff_hear_once_and_traders_are_not_told_to_try_again(
    case: StripeCase, cashier: World, framed: bool, refusal: str
):
    case.psp.check()
    case.local.sim("standing", refuses=refusal)
    payment = begun(cashier, framed)
    assert (payment.status, payment.reason) == (Status.DECLINED, deposits.UNAVAILABLE)
    assert text_of(payment) is not STATUS_TEXTS[payment.kind][payment.status]
    assert "declined" not in text_of(payment).title.lower()
    for _ in range(3):
        doctor.check_adapters(cashier.cashier)
    assert len(closed(cashier)) == 1
    assert codes_of(cashier) == ["method_unwell"]
    found = {one.name: one for one in doctor.examine(cashier.cashier, {})}
    assert not found["stripe"].well
    case.local.sim("standing", refuses=None)
    doctor.check_adapters(cashier.cashier)
    assert (closed(cashier), codes_of(cashier)) == ([], ["method_unwell", "method_well"])
    trial = [one for one in case.local.known("objects?object=payment_intent") if not one["metadata"].get("ref")]
    assert {one["status"] for one in trial} == {"canceled"}, "the trial can be paid by nobody"
    psp_events.catch_up(cashier.cashier)
    psp_events.work_inbox(cashier.cashier)
    assert codes_of(cashier) == ["method_unwell", "method_well"], "and it leads to nothing"


@pytest.mark.parametrize(
    ("framed", "call"), [(True, "payment_intents.create"), (False, "checkout.sessions.create")], ids=["form", "page"]
)
def test_a_method_that_one_way_to_pay_closed_is_not_offered_again_because_the_other_one_works(
    case: StripeCase, cashier: World, framed: bool, call: str
):
    case.psp.check()
    case.local.sim("standing", refuses="charges", refused_call=call)
    begun(cashier, framed)
    for _ in range(3):
        doctor.check_adapters(cashier.cashier)
    assert (len(closed(cashier)), codes_of(cashier)) == (1, ["method_unwell"])
    case.local.sim("standing", refuses=None)
    doctor.check_adapters(cashier.cashier)
    assert (closed(cashier), codes_of(cashier)) == ([], ["method_unwell", "method_well"])
    trials = [one for one in case.local.known("objects?object=checkout.session") if not one["metadata"].get("ref")]
    assert {one["status"] for one in trials} == {"expired"}, "the trial can be paid by nobody"
    psp_events.catch_up(cashier.cashier)
    psp_events.work_inbox(cashier.cashier)
    assert codes_of(cashier) == ["method_unwell", "method_well"], "and it leads to nothing"


def test_the_trial_asks_for_the_settings_that_every_payment_asks_for(case: StripeCase):
    """A refused setting closes the method too: a trial without it would open it for the next trader to find."""
    psp = case.start(statement_descriptor_suffix="ACME FX", request_three_d_secure="any")
    assert psp.prove(trial=True) == []
    made = [one["params"] for one in creations(case) if one["params"]]
    assert len(made) == 2
    for params in made:
        assert "ACME FX" in params.values() and params["payment_method_options[card][request_three_d_secure]"] == "any"


def test_an_amount_that_stripe_does_not_take_is_the_payers_affair_alone(case: StripeCase):
    with pytest.raises(Declined, match="amount_too_small") as refused:
        start(case, amount=money("0.10"))
    assert not isinstance(refused.value, MethodRefused)


@pytest.mark.parametrize(
    ("standing", "word"),
    [
        ({"charges_enabled": False}, "charges are not enabled"),
        ({"card_payments": "inactive"}, "card_payments is inactive"),
    ],
)
def test_an_account_that_may_not_charge_is_found_before_any_payer_is(case: StripeCase, standing: dict, word: str):
    case.local.sim("standing", **standing, refuses="testmode_charges_only")
    (problem,) = case.start().check()
    assert word in problem
    case.local.sim("standing", refuses=None)
    assert case.start().check() == [], "an account that is not activated still takes test payments"
    live = case.start()
    live._checks._settings = live.settings.__class__(
        **{**vars(live.settings), "secret_key": "sk_live_1", "publishable_key": "pk_live_1"}
    )
    assert word in live._checks._standing(trial=False)[0]


def test_a_publishable_key_of_another_account_or_of_nobody_is_found(case: StripeCase):
    start(case)
    (elsewhere,) = case.start(publishable_key="pk_test_elsewhere_1").check()
    assert "another Stripe account" in elsewhere
    (unknown,) = case.start(publishable_key="pk_test_unknown").check()
    assert "STRIPE_PUBLISHABLE_KEY" in unknown and "pk_test" not in unknown
    assert "_secret_" not in elsewhere + unknown


def test_before_the_first_payment_a_good_publishable_key_is_taken(case: StripeCase):
    assert case.psp.check() == []
    (unknown,) = case.start(publishable_key="pk_test_unknown").check()
    assert "STRIPE_PUBLISHABLE_KEY" in unknown


def test_a_refused_key_says_so_and_stays_not_sent(case: StripeCase):
    with pytest.raises(KeyRefused):
        case.start(secret_key="sk_test_other").start_deposit(deposit(case), RETURN)


def test_a_new_tab_is_refused_while_the_account_is(case: StripeCase, cashier: World):
    payment, session = at_stripe(cashier)
    case.local.sim("standing", refuses="charges")
    with pytest.raises(Exception) as refused:
        deposits.in_new_tab(cashier.cashier, session, payment.ref)
    assert type(refused.value).__name__ == "Unavailable"
    assert cashier.payment(payment.ref).ui_mode == UiMode.NEW_TAB
    assert len(closed(cashier)) == 1
