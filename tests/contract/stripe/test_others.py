"""Other sellers and other installations on the same Stripe account: nothing of theirs is ours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inapp.domain.disbursements import UnmatchedFunds, UnmatchedState
from inapp.domain.errors import Declined, OutcomeUnknown
from inapp.domain.identifiers import reference_of
from inapp.domain.model import ObservationKind, Origin, PspObjectType
from inapp.domain.states import Status
from inapp.payments import psp_events
from psp_adapters import AdapterContext, build
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import money
from tests.contract.stripe.test_stripe import RETURN, at_stripe, case, cashier, deposit, paid, seen, start
from tests.support.harness import World

__all__ = ["case", "cashier"]

HELD = (UnmatchedState.HELD, UnmatchedState.REFUNDING, UnmatchedState.REFUNDED)


def left(world: World) -> tuple[list[str], list[object]]:
    """What staff would see: alerts, and rows that could be refunded."""
    world.run()
    with world.database.read() as db:
        return world.alerts(), db.all_unmatched_funds(*HELD)


def all_events(world: World) -> list[str | None]:
    psp_events.catch_up(world.cashier)
    psp_events.work_inbox(world.cashier)
    with world.database.read() as db:
        return [heard.result for heard in db.newest_events(100)]


def of_another_seller(case: StripeCase) -> None:
    case.local.paid()


def of_another_seller_with_a_reference(case: StripeCase) -> None:
    case.local.paid(metadata={"ref": "ORDER-1", "hand_off": "redirect"})


def of_another_installation(case: StripeCase) -> None:
    there = case.start(installation="staging.example")
    case.local.sim("pay", payment_intent=there.start_deposit(deposit(case), RETURN).psp_ref)


def refunded_by_another_installation(case: StripeCase) -> None:
    there = case.start(installation="staging.example")
    psp_ref = there.start_deposit(deposit(case), RETURN).psp_ref
    case.local.sim("pay", payment_intent=psp_ref)
    there.refund(psp_ref, money("4.00"), "W-9.refund.1")


def disputed_at_another_seller(case: StripeCase) -> None:
    intent = case.local.paid()
    case.local.sim("refund", payment_intent=intent.id, amount=100)
    case.local.sim("early_fraud_warning", payment_intent=intent.id, names_intent=False)
    case.local.sim("dispute", payment_intent=intent.id)


OTHERS = [
    of_another_seller,
    of_another_seller_with_a_reference,
    of_another_installation,
    refunded_by_another_installation,
    disputed_at_another_seller,
]


@pytest.mark.fault("H07")
@pytest.mark.parametrize("happens", OTHERS)
def test_what_others_do_on_the_account_leads_to_nothing(
    case: StripeCase, cashier: World, happens: Callable[[StripeCase], None]
):
    happens(case)
    results = all_events(cashier)
    assert set(results) == {"not ours"}
    assert left(cashier) == ([], [])


def test_another_installations_object_under_our_reference_is_not_ours(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    there = case.start(installation="staging.example")
    twin = there.start_deposit(replace(deposit(case, ref=payment.ref), ui_mode="redirect"), RETURN).psp_ref
    case.local.sim("pay", session=twin)
    assert "not ours" in all_events(cashier)
    assert left(cashier) == ([], [])
    assert cashier.payment(payment.ref).status is Status.AWAITING_PAYER


def test_a_payment_begun_before_there_were_marks_stays_ours(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    case.local.sim("capture", payment_intent=payment.psp_ref, metadata={"ref": payment.ref, "hand_off": "embedded"})
    case.local.sim("pay", payment_intent=payment.psp_ref)
    all_events(cashier)
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.CREDITED


def test_a_payment_made_at_our_former_address_stays_ours_and_can_be_refunded(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    moved = case.start(installation="pay.example")
    cashier.cashier = replace(cashier.cashier, psps={"stripe": moved})
    all_events(cashier)
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.CREDITED
    assert moved.refund(payment.psp_ref, money("4.00"), "W-2.refund.1").kind is ObservationKind.SUCCEEDED


def test_captured_money_with_our_mark_that_no_payment_knows_is_still_held(case: StripeCase, cashier: World):
    """As after a restored backup."""
    paid(case)
    all_events(cashier)
    alerts, held = left(cashier)
    assert (alerts, len(held)) == (["unmatched"], 1)


def test_the_sale_of_another_seller_is_never_refunded(case: StripeCase):
    theirs = case.local.paid()
    with pytest.raises(Declined, match="not_ours"):
        case.psp.refund(theirs.id, money("10.00"), "U-1.refund.1")
    assert case.local.known("objects?object=refund") == []


def test_everything_we_make_carries_the_mark_and_everything_we_read_says_whose_it_is(case: StripeCase):
    psp_ref, other = paid(case), start(case, framed=False, ref="D-2").psp_ref
    case.psp.refund(psp_ref, money("4.00"), "W-2.refund.1")
    made = [
        one
        for kind in ("payment_intent", "checkout.session", "refund")
        for one in case.local.known(f"objects?object={kind}")
    ]
    assert {one["metadata"].get("installation") for one in made} == {"cashier"}
    strange = case.start(installation="staging.example")
    for adapter, whose in ((case.psp, Origin.OURS), (strange, Origin.ELSEWHERE)):
        assert adapter.look_up(PspObjectType.PAYMENT, "", psp_ref).origin is whose
        assert adapter.look_up(PspObjectType.PAYMENT, "", other).origin is whose
        assert adapter.look_up(PspObjectType.REFUND, "W-2.refund.1", None, psp_ref).origin is whose


def test_a_lost_start_is_not_found_in_what_another_installation_made(case: StripeCase):
    there = case.start(installation="staging.example")
    there.start_deposit(deposit(case), RETURN)
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None).kind is ObservationKind.UNKNOWN
    with pytest.raises(OutcomeUnknown):
        start(case)  # its key has been used over there, with other parameters
    assert seen(case, None).origin is Origin.OURS


@pytest.mark.parametrize(
    ("given", "url", "mark"),
    [
        ("", "https://Pay.Example.com", "pay.example.com"),
        ("", "http://pay.example.com/eu/", "pay.example.com/eu"),
        ("brand-a", "https://pay.example.com", "brand-a"),
    ],
)
def test_the_mark_is_set_or_our_address(tmp_path: Path, given: str, url: str, mark: str):
    keys = {
        "STRIPE_SECRET_KEY": "sk_live_1",
        "STRIPE_PUBLISHABLE_KEY": "pk_live_1",
        "STRIPE_WEBHOOK_SECRETS": "whsec_0123456789abcdefghijklmn",
    }
    context = AdapterContext(keys | {"STRIPE_INSTALLATION": given}, url, str(tmp_path / "c.db"))
    assert build(["stripe"], context)["stripe"].settings.installation == mark


def test_staff_hear_of_captured_money_of_a_payment_here_that_carries_a_former_name(case: StripeCase, cashier: World):
    """As after a copy was restored at another address: nothing says whether it is ours, so people have to."""
    payment, _ = at_stripe(cashier)
    with cashier.database.write() as db:
        db.change(payment, psp_ref=None)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    psps = cashier.cashier.psps
    former = psps["stripe"]
    psps["stripe"] = case.start(installation="new.example")
    assert set(all_events(cashier)) == {"not ours"}
    assert left(cashier) == (["other_installation"], [])
    assert cashier.payment(payment.ref).status is Status.AWAITING_PAYER
    psps["stripe"] = former
    psp_events.poll_psp(cashier.cashier, cashier.payment(payment.ref))
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.CREDITED, "with the former name it is found again"


@pytest.mark.parametrize("written", [{}, {"ref": "ORDER-1"}], ids=["nameless", "named"])
def test_money_of_others_that_was_held_before_there_were_marks_is_done_with_once_it_is_given_back_there(
    case: StripeCase, cashier: World, written: dict[str, str]
):
    intent = case.local.paid(metadata=written)
    ref = reference_of("U", f"stripe {intent.id}")
    with cashier.database.write() as db:
        db.hold_funds(UnmatchedFunds(ref, "stripe", intent.id, "", money("10.00"), "", UnmatchedState.HELD, 1))
    case.local.sim("refund", payment_intent=intent.id, amount=400)
    all_events(cashier)
    with cashier.database.read() as db:
        assert db.unmatched_funds(ref).money.same_as(money("6.00"))
    case.local.sim("refund", payment_intent=intent.id, amount=600)
    all_events(cashier)
    with cashier.database.read() as db:
        assert db.unmatched_funds(ref).state is UnmatchedState.REFUNDED
