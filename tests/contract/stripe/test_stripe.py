"""The Stripe adapter with the real library, against the local Stripe over the wire."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from stripe._api_version import _ApiVersion

from inapp.cashier import Cashier
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import Conflict, Declined, NotSent, OutcomeUnknown, Refused, Unavailable
from inapp.domain.model import NextStep, ObservationKind, Payment, PspObjectType, UiMode
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import deposits, psp_events
from psp_adapters import AdapterContext, build
from psp_adapters.stripe import codes
from psp_adapters.stripe.client import RETRIES
from psp_adapters.stripe.settings import CSP, RELEASE, TIMEOUT, StripeSettings
from simulator.stripe.cards import CARDS
from tests.contract.psp_cases import StripeCase
from tests.contract.psp_kit import deposit_at, money
from tests.support.harness import World
from tests.support.local_stripe import CHALLENGED, DECLINED
from tests.support.processes import until

REF, RETURN = "D-7F3K2Q", "https://cashier.example/return/a-return-key"
HOUR = 3_600_000
DAY = 24 * HOUR
USD = money("10.50")


@pytest.fixture
def case(tmp_path: Path) -> StripeCase:
    return StripeCase(tmp_path)


def deposit(case: StripeCase, framed: bool = True, ref: str = REF, amount: Money = USD) -> Payment:
    return deposit_at(case, ref, amount, "stripe_card", framed)


def start(case: StripeCase, framed: bool = True, **more: object) -> NextStep:
    return case.psp.start_deposit(deposit(case, framed, **more), RETURN)


def paid(case: StripeCase, framed: bool = True, card: str = "4242424242424242", **more: object) -> str:
    psp_ref = start(case, framed, **more).psp_ref
    case.local.sim("pay", card=card, **{"payment_intent" if framed else "session": psp_ref})
    return psp_ref


def seen(case: StripeCase, psp_ref: str | None, ref: str = REF):
    return case.psp.look_up(PspObjectType.PAYMENT, ref, psp_ref)


def creations(case: StripeCase) -> list[dict]:
    return [call for call in case.local.known("calls") if call["name"].endswith(".create")]


# Hand-off


def test_a_framed_page_gets_the_form_and_a_page_of_its_own_gets_checkout(case: StripeCase):
    form, page = start(case), start(case, framed=False, ref="D-2")
    assert (form.ui_mode, form.url, form.template) == (UiMode.EMBEDDED, "", "stripe/card.html")
    assert form.psp_ref.startswith("pi_") and form.hosts == CSP
    assert (page.ui_mode, page.template, page.hosts) == (UiMode.REDIRECT, "", {})
    assert page.psp_ref.startswith("cs_") and "/c/pay/" in page.url


def test_both_hand_offs_ask_for_a_card_alone_with_our_reference_and_no_other_currency(case: StripeCase):
    start(case)
    start(case, framed=False, ref="D-2")
    intent, session = (call["params"] for call in creations(case))
    for asked, where, ref, ui_mode in (
        (intent, "metadata", REF, "embedded"),
        (session, "metadata", "D-2", "redirect"),
        (session, "payment_intent_data[metadata]", "D-2", "redirect"),
    ):
        assert asked["allowed_payment_method_types[0]"] == "card"
        assert "allowed_payment_method_types[1]" not in asked
        assert (asked[f"{where}[ref]"], asked[f"{where}[hand_off]"]) == (ref, ui_mode)
    assert (session["client_reference_id"], session["adaptive_pricing[enabled]"]) == ("D-2", "false")
    assert (session["ui_mode"], session["success_url"], session["cancel_url"]) == ("hosted_page", RETURN, RETURN)


@pytest.mark.parametrize("ttl", [60_000, 1_800_000, 20 * HOUR, 100 * HOUR])
@pytest.mark.parametrize("late", [0, 0.5, 0.999])
def test_a_session_can_be_made_as_long_as_the_deposit_lives_and_ends_soon_after(
    case: StripeCase, ttl: int, late: float
):
    now = case.clock()
    waited = int(min(ttl, 23 * HOUR) * late)
    asked = replace(deposit(case, framed=False), created=now - waited, expires=now - waited + ttl)
    try:
        step = case.psp.start_deposit(asked, RETURN)
    except Declined:
        assert ttl > 23 * HOUR, "only a deposit that lives for longer than any session may fail"
        return
    (session,) = case.known("checkout.session", REF)
    assert session["id"] == step.psp_ref
    assert session["expires_at"] - now // 1000 <= (ttl - waited) // 1000 + 31 * 60 + 1


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_an_object_that_is_known_is_read_and_not_made_again(case: StripeCase, framed: bool):
    first = start(case, framed)
    case.local.sim("clock", forward=1200)
    again = case.psp.start_deposit(replace(deposit(case, framed), psp_ref=first.psp_ref), RETURN)
    assert again.psp_ref == first.psp_ref
    assert len(creations(case)) == 1


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_a_payment_that_was_just_paid_is_neither_offered_again_nor_declined(case: StripeCase, framed: bool):
    psp_ref = paid(case, framed)
    with pytest.raises(OutcomeUnknown):
        case.psp.start_deposit(replace(deposit(case, framed), psp_ref=psp_ref), RETURN)


def test_a_session_whose_time_is_over_is_declined(case: StripeCase):
    psp_ref = start(case, framed=False).psp_ref
    case.local.sim("clock", forward=2 * 3600)
    assert seen(case, psp_ref).kind is ObservationKind.NOT_ATTEMPTED
    with pytest.raises(Declined, match="expired"):
        case.psp.start_deposit(replace(deposit(case, framed=False), psp_ref=psp_ref), RETURN)


@pytest.mark.parametrize("currency", ["BTC", "XXX"])
def test_a_currency_that_stripe_does_not_take_is_not_offered_and_declined(case: StripeCase, currency: str):
    assert currency not in case.psp.methods[0].currencies
    with pytest.raises(Declined):
        start(case, amount=Money(1000, currency, 2))
    assert creations(case) == []


# Keys


@pytest.mark.fault("H14", "K02", "K03")
@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "status", "rate_limit"])
def test_the_same_key_after_any_failure_gives_one_object(case: StripeCase, framed: bool, kind: str):
    call = "payment_intents.create" if framed else "checkout.sessions.create"
    case.local.sim("faults", call=call, kind=kind, times=3)
    with pytest.raises(NotSent if kind == "rate_limit" else OutcomeUnknown):
        start(case, framed)
    while case.local.known("faults"):
        with pytest.raises((NotSent, OutcomeUnknown)):
            start(case, framed)
    first = start(case, framed)
    assert start(case, framed).psp_ref == first.psp_ref
    assert case.objects(REF) == 1
    assert len({(c["idempotency_key"], json.dumps(c["params"], sort_keys=True)) for c in creations(case)}) == 1


@pytest.mark.fault("H14")
@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
@pytest.mark.parametrize("applied", [True, False])
def test_after_a_stored_failure_the_object_is_looked_up_and_never_made_again(
    case: StripeCase, framed: bool, applied: bool
):
    call = "payment_intents.create" if framed else "checkout.sessions.create"
    case.local.sim("search", delay=3600)
    case.local.sim("faults", call=call, kind="stored_500", applied=applied)
    for _ in range(2):
        if applied:
            assert start(case, framed).psp_ref
        else:
            with pytest.raises(OutcomeUnknown):
                start(case, framed)
    assert case.objects(REF) == applied


@pytest.mark.fault("K04", "H14")
@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_when_the_key_may_be_forgotten_the_object_is_only_looked_up(case: StripeCase, framed: bool):
    old = replace(deposit(case, framed), expires=case.clock() + 30 * HOUR)
    first = case.psp.start_deposit(old, RETURN) if framed else None
    case.clock.passes(25 * HOUR)
    if first:
        assert case.psp.start_deposit(old, RETURN).psp_ref == first.psp_ref
    else:
        with pytest.raises(OutcomeUnknown):
            case.psp.start_deposit(old, RETURN)
    assert len(creations(case)) == bool(first)


@pytest.mark.fault("H15")
def test_a_key_that_was_used_otherwise_is_loud_and_makes_no_second_object(
    case: StripeCase, caplog: pytest.LogCaptureFixture
):
    start(case)
    with pytest.raises(OutcomeUnknown, match="another amount"):
        start(case, amount=money("11.00"))
    loud = [record.message for record in caplog.records if record.levelname == "ERROR"]
    assert ["other parameters" in loud[0], "another amount" in loud[1]] == [True, True]
    assert case.objects(REF) == 1


@pytest.mark.fault("H14", "H15")
def test_a_start_with_a_lost_answer_is_found_again_after_our_own_address_has_changed(case: StripeCase):
    payment = deposit(case, framed=False)
    case.local.sim("faults", call="checkout.sessions.create", kind="drop_after", times=1 + RETRIES)
    with pytest.raises(OutcomeUnknown):
        case.psp.start_deposit(payment, RETURN)
    step = case.psp.start_deposit(payment, "https://pay.example/return/elsewhere")
    assert step.url
    assert case.objects(REF) == 1


@pytest.mark.fault("H14", "I10")
def test_a_refund_that_an_earlier_version_made_with_other_parameters_is_found_by_its_key(case: StripeCase):
    psp_ref, key = paid(case), f"{REF}.refund.1"
    asked = {"payment_intent": psp_ref, "amount": 400, "metadata": {"ref": REF, "key": key, "version": "older"}}
    made = case.psp._api.refunds.create(asked, {"idempotency_key": key})
    assert case.psp.refund(psp_ref, money("4.00"), key).psp_ref == made.id
    with pytest.raises(OutcomeUnknown, match="key used otherwise"):
        case.psp.refund(psp_ref, money("4.50"), key)
    assert case.refunds(REF) == [money("4.00")]


@pytest.mark.fault("H08", "I9")
def test_behind_the_key_of_another_account_nothing_of_ours_is_declined_or_absent(case: StripeCase):
    psp_ref, waiting = paid(case), start(case, ref="D-2").psp_ref
    made = refund(case, psp_ref, money("4.00"))
    case.local.sim("reset")
    with pytest.raises(OutcomeUnknown, match="account"):
        refund(case, psp_ref, money("5.00"), number=2)
    with pytest.raises(OutcomeUnknown, match="account"):
        case.psp.start_deposit(replace(deposit(case, ref="D-2"), psp_ref=waiting), RETURN)
    assert case.psp.look_up(PspObjectType.REFUND, made.key, None, psp_ref).kind is ObservationKind.UNKNOWN


@pytest.mark.fault("H14")
def test_too_many_calls_and_a_wrong_key_are_not_sent_and_loud(case: StripeCase, caplog: pytest.LogCaptureFixture):
    case.local.sim("faults", call="payment_intents.create", kind="rate_limit")
    with pytest.raises(NotSent):
        start(case)
    with pytest.raises(NotSent):
        case.start(secret_key="sk_test_other").start_deposit(deposit(case), RETURN)
    assert [record.levelname for record in caplog.records].count("ERROR") == 2
    assert "sk_test" not in caplog.text
    assert case.objects(REF) == 0


def test_a_key_in_use_is_waited_for_and_at_the_worst_unknown(case: StripeCase):
    """The first call goes on in Stripe after we have stopped to wait for it."""
    case.local.sim("faults", call="payment_intents.create", kind="slow", seconds=3)
    hasty = case.start(timeout=(1, 0.2))
    with pytest.raises(OutcomeUnknown):
        hasty.start_deposit(deposit(case), RETURN)
    until(lambda: case.objects(REF) == 1)
    until(lambda: start(case).psp_ref)
    assert case.objects(REF) == 1


def test_no_call_waits_for_longer_than_half_a_minute(case: StripeCase):
    tries = RETRIES + 1
    assert sum(TIMEOUT) * tries < 35
    case.local.sim("faults", call="payment_intents.create", kind="hang", seconds=1, times=tries)
    with pytest.raises(OutcomeUnknown):
        case.start(timeout=(0.2, 0.2)).start_deposit(deposit(case), RETURN)
    until(lambda: len(creations(case)) == tries)
    assert case.local.known("faults") == [], "each try met the fault, and none came after them"


# What Stripe has


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_a_payment_is_one_thing_by_whichever_reference_it_is_asked_for(case: StripeCase, framed: bool):
    psp_ref = paid(case, framed)
    (intent,) = case.known("payment_intent", REF)
    found = [seen(case, one) for one in (psp_ref, intent["id"], None)]
    assert found[0] == found[1] == found[2]
    assert (found[0].kind, found[0].psp_ref, found[0].money) == (ObservationKind.SUCCEEDED, psp_ref, USD)
    assert found[0].instrument == "Visa 4242"


@pytest.mark.parametrize(("card", "shown"), [("5555555555554444", "Mastercard 4444"), ("378282246310005", "Amex 0005")])
def test_a_trader_knows_the_card_by_brand_and_last_four(case: StripeCase, card: str, shown: str):
    assert seen(case, paid(case, card=card)).instrument == shown


@pytest.mark.fault("H10", "H08")
@pytest.mark.parametrize(
    ("bend", "told"),
    [
        ({"amount_received": 900}, {"money": Money(900, "USD", 2)}),
        ({"currency": "jpy"}, {"money": Money(1050, "JPY", 0)}),
        ({"livemode": True}, {"test_mode": False}),
        ({"metadata": {"ref": "D-OTHER"}}, {"ref": "D-OTHER"}),
        ({"metadata": {}}, {"ref": ""}),
    ],
)
def test_what_was_captured_is_told_as_stripe_has_it(case: StripeCase, bend: dict, told: dict):
    psp_ref = start(case).psp_ref
    case.local.sim("capture", payment_intent=psp_ref, **bend)
    case.local.sim("pay", payment_intent=psp_ref)
    found = seen(case, psp_ref)
    assert {name: getattr(found, name) for name in told} == told


def test_a_search_that_runs_behind_says_unknown_and_not_absent(case: StripeCase):
    case.local.sim("search", delay=3600)
    psp_ref = paid(case)
    assert seen(case, None).kind is ObservationKind.UNKNOWN
    assert seen(case, psp_ref).kind is ObservationKind.SUCCEEDED


def test_of_several_intents_of_a_reference_the_paid_one_is_found(case: StripeCase):
    stopped = start(case).psp_ref
    case.psp.cancel(stopped)
    psp_ref = paid(case, framed=False)
    assert seen(case, None).psp_ref == psp_ref
    assert seen(case, stopped).kind is ObservationKind.NOT_ATTEMPTED


def test_a_payment_that_is_processing_is_pending_and_is_not_stopped(case: StripeCase):
    psp_ref = start(case).psp_ref
    case.local.sim("capture", payment_intent=psp_ref, delayed=True)
    case.local.sim("pay", payment_intent=psp_ref)
    assert seen(case, psp_ref).kind is ObservationKind.PENDING
    assert case.psp.cancel(psp_ref).kind is ObservationKind.PENDING
    case.local.sim("settle", payment_intent=psp_ref, outcome="succeeded")
    assert seen(case, psp_ref).kind is ObservationKind.SUCCEEDED


def test_an_open_challenge_needs_action_and_can_be_stopped(case: StripeCase):
    psp_ref = paid(case, card=CHALLENGED)
    assert seen(case, psp_ref).kind is ObservationKind.NEEDS_ACTION
    assert case.psp.cancel(psp_ref).kind is ObservationKind.NOT_ATTEMPTED


def test_stopping_a_session_that_is_being_paid_stops_its_intent_too(case: StripeCase):
    psp_ref = paid(case, framed=False, card=CHALLENGED)
    assert case.psp.cancel(psp_ref).kind is ObservationKind.NOT_ATTEMPTED
    assert [intent["status"] for intent in case.known("payment_intent", REF)] == ["canceled"]


# Declines


@pytest.mark.parametrize("card", [card for card in CARDS.values() if card.decline], ids=lambda card: card.label)
def test_each_refused_card_gives_a_plain_reason_and_leaves_the_payment_open(case: StripeCase, card):
    psp_ref = start(case).psp_ref
    body = {"payment_intent": psp_ref, "card": card.number, "challenge": "complete"}
    case.local.call("POST", "/_sim/pay", json.dumps(body).encode())
    found = seen(case, psp_ref)
    assert (found.kind, found.money) == (ObservationKind.NEEDS_ACTION, None)
    plain, _, raw = found.reason.partition(":")
    assert plain == codes.DECLINES[card.decline.decline_code]
    assert raw in ("" if plain == card.decline.decline_code else card.decline.decline_code,), "staff see the raw code"


def test_a_challenge_that_failed_is_told_as_such(case: StripeCase):
    psp_ref = start(case).psp_ref
    body = {"payment_intent": psp_ref, "card": CHALLENGED, "challenge": "fail"}
    case.local.call("POST", "/_sim/pay", json.dumps(body).encode())
    assert seen(case, psp_ref).reason.split(":")[0] == "authentication_failed"


def test_a_paid_payment_keeps_no_reason_of_an_earlier_try(case: StripeCase):
    psp_ref = start(case).psp_ref
    body = {"payment_intent": psp_ref, "card": DECLINED}
    case.local.call("POST", "/_sim/pay", json.dumps(body).encode())
    case.local.sim("pay", payment_intent=psp_ref)
    assert (seen(case, psp_ref).kind, seen(case, psp_ref).reason) == (ObservationKind.SUCCEEDED, "")


@pytest.mark.parametrize(
    "body", [{"card": DECLINED}, {"card": CHALLENGED, "challenge": "fail"}], ids=["bank", "challenge"]
)
def test_each_declined_try_has_a_name_of_its_own_until_one_is_paid(case: StripeCase, body: dict[str, str]):
    psp_ref, tries = start(case).psp_ref, []
    for _ in range(3):
        case.local.call("POST", "/_sim/pay", json.dumps({"payment_intent": psp_ref} | body).encode())
        tries.append(seen(case, psp_ref).declined_try)
        assert seen(case, psp_ref).declined_try == tries[-1]
    assert len(set(tries)) == 3
    assert "" not in tries
    case.local.sim("pay", payment_intent=psp_ref)
    assert seen(case, psp_ref).declined_try == ""


def test_about_a_dozen_reasons_stand_for_all_the_codes():
    assert 10 <= len(set(codes.DECLINES.values())) <= 16


def test_an_unlisted_status_is_unknown_and_logged_as_an_error(caplog: pytest.LogCaptureFixture):
    from psp_adapters.stripe.objects import observe_refund

    found = {"id": "re_1", "status": "on_the_moon", "amount": 100, "currency": "usd", "metadata": None}
    assert observe_refund(found, live=False).kind is ObservationKind.UNKNOWN
    assert "on_the_moon" in caplog.text


# Refunds


def refund(case: StripeCase, psp_ref: str, amount: Money = USD, number: int = 1):
    return case.psp.refund(psp_ref, amount, f"W-2.refund.{number}")


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_a_refund_is_found_by_its_key_among_the_refunds_of_its_payment(case: StripeCase, framed: bool):
    psp_ref = paid(case, framed)
    refund(case, psp_ref, money("4.00"))
    second = refund(case, psp_ref, money("5.00"), 2)
    found = case.psp.look_up(PspObjectType.REFUND, "W-2.refund.2", None, psp_ref)
    assert found == second
    assert (found.ref, found.key, found.money) == ("W-2", "W-2.refund.2", money("5.00"))
    nothing = case.psp.look_up(PspObjectType.REFUND, "W-2.refund.3", None, psp_ref)
    assert (nothing.kind, nothing.ref) == (ObservationKind.UNKNOWN, "W-2")


@pytest.mark.fault("H14", "K16")
@pytest.mark.parametrize("applied", [True, False])
def test_after_a_stored_failure_a_refund_is_looked_up_and_never_made_again(case: StripeCase, applied: bool):
    psp_ref = paid(case)
    case.local.sim("faults", call="refunds.create", kind="stored_500", applied=applied)
    for _ in range(2):
        if applied:
            assert refund(case, psp_ref).money == USD
        else:
            with pytest.raises(OutcomeUnknown):
                refund(case, psp_ref)
    assert len(case.refunds("W-2")) == applied


@pytest.mark.fault("H16")
def test_a_refund_may_wait_for_days_and_may_fail_after_it_succeeded(case: StripeCase):
    slow = refund(case, paid(case, card="4000000000007726"))
    assert slow.kind is ObservationKind.PENDING
    case.run()
    found = case.psp.look_up(PspObjectType.REFUND, "W-2.refund.1", slow.psp_ref)
    assert found.kind is ObservationKind.SUCCEEDED

    quick = case.psp.refund(paid(case, card="4000000000005126", ref="D-3"), USD, "W-3.refund.1")
    assert quick.kind is ObservationKind.SUCCEEDED
    case.run()
    failed = case.psp.look_up(PspObjectType.REFUND, "W-3.refund.1", quick.psp_ref)
    assert (failed.kind, failed.reason) == (ObservationKind.DECLINED, "expired_or_canceled_card")
    events = [event for event in case.psp.recent_events(0) if event.type == "refund.failed"]
    assert [(event.subject, event.ref, event.psp_ref) for event in events] == [
        (PspObjectType.REFUND, "W-3", quick.psp_ref)
    ]


@pytest.mark.parametrize("status", sorted(codes.REFUND))
def test_every_status_of_a_refund_is_told(case: StripeCase, status: str):
    made = refund(case, paid(case))
    case.local.sim("refund_result", refund=made.psp_ref, status=status)
    assert case.psp.look_up(PspObjectType.REFUND, made.key, made.psp_ref).kind is codes.REFUND[status]


def test_a_refund_by_hand_counts_until_it_fails_and_ours_never(case: StripeCase):
    psp_ref = paid(case)
    refund(case, psp_ref, money("4.00"))
    by_hand = case.local.sim("refund", payment_intent=psp_ref, amount=250)
    assert seen(case, psp_ref).refunded_elsewhere == money("2.50")
    assert (PspObjectType.PAYMENT, psp_ref) in [(event.subject, event.psp_ref) for event in case.psp.recent_events(0)]
    case.local.sim("refund_result", refund=by_hand["id"], status="failed")
    assert seen(case, psp_ref).refunded_elsewhere == money("0.00")
    failed = [event for event in case.psp.recent_events(0) if event.type == "refund.failed"]
    assert [(event.subject, event.psp_ref) for event in failed] == [(PspObjectType.PAYMENT, psp_ref)]


def test_a_refund_of_a_disputed_or_an_emptied_payment_is_declined_by_name(case: StripeCase):
    psp_ref = paid(case)
    refund(case, psp_ref)
    with pytest.raises(Declined, match="charge_already_refunded"):
        refund(case, psp_ref, number=2)
    disputed = paid(case, ref="D-3")
    case.dispute(disputed, won=False)
    with pytest.raises(Declined, match="charge_disputed"):
        refund(case, disputed, number=3)


def test_an_unpaid_session_has_nothing_to_refund(case: StripeCase):
    with pytest.raises(Declined, match="not_captured"):
        refund(case, start(case, framed=False).psp_ref)


@pytest.mark.parametrize(("currency", "amount", "sent"), [("ISK", "500", 50_000), ("KWD", "1.23", 1230)])
def test_a_refund_is_counted_as_the_payment_was(case: StripeCase, currency: str, amount: str, sent: int):
    whole = Money.from_text(amount, currency, len(amount.partition(".")[2]))
    made = refund(case, paid(case, amount=whole), whole)
    assert made.money.same_as(whole)
    assert [one["amount"] for one in case.known("refund", "W-2")] == [sent]


# Disputes


@pytest.mark.fault("H17")
@pytest.mark.parametrize(
    ("steps", "disputed"),
    [
        ([{}], True),
        ([{}, {"outcome": "under_review"}], True),
        ([{}, {"outcome": "lost"}], True),
        ([{}, {"outcome": "won"}], False),
        ([{"inquiry": True}], True),
        ([{"inquiry": True}, {"inquiry": True, "outcome": "warning_closed"}], False),
    ],
)
def test_a_dispute_lasts_until_it_is_won_or_closed(case: StripeCase, steps: list[dict], disputed: bool):
    psp_ref = paid(case)
    assert seen(case, psp_ref).disputed is False
    for step in steps:
        case.local.sim("dispute", payment_intent=psp_ref, **step)
    assert seen(case, psp_ref).disputed is disputed
    assert {dispute.moved for dispute in seen(case, psp_ref).disputes} == {"inquiry" not in steps[0]}
    pointers = {event.psp_ref for event in case.psp.recent_events(0) if "dispute" in event.type}
    assert pointers == {psp_ref}


@pytest.mark.fault("H17")
def test_a_warning_of_fraud_counts_like_a_dispute(case: StripeCase):
    psp_ref = paid(case, framed=False)
    (intent,) = case.known("payment_intent", REF)
    case.local.sim("early_fraud_warning", payment_intent=intent["id"])
    assert seen(case, psp_ref).disputed is True
    assert "radar.early_fraud_warning.created" in [event.type for event in case.psp.recent_events(0)]


# In the flows


@pytest.fixture
def cashier(case: StripeCase, world: World) -> World:
    """The world with Stripe as its only PSP, at the real time."""
    world.clock.wall = case.clock()
    world.cashier = replace(world.cashier, psps={"stripe": case.psp})
    return world


def at_stripe(world: World, framed: bool = True) -> tuple[Payment, object]:
    session = world.session()
    payment = deposits.start(world.cashier, session, "100", "stripe_card", "the key of a form", framed)
    assert deposits.next_step(world.cashier, payment) is not None
    return world.payment(payment.ref), session


def deliver(case: StripeCase, cashier: Cashier, event: dict) -> str:
    body = json.dumps(event, indent=2).encode()
    return psp_events.receive(cashier, "stripe", case.signed(body, case.clock() // 1000, case.secrets[0]), body)


@pytest.mark.parametrize("framed", [True, False], ids=["form", "page"])
def test_a_payment_is_booked_once_in_every_order_of_its_events(case: StripeCase, cashier: World, framed: bool):
    payment, _ = at_stripe(cashier, framed)
    case.approve(payment.ref)
    events = case.local.known("events")
    for event in [*reversed(events), *events]:
        deliver(case, cashier.cashier, event)
        psp_events.work_inbox(cashier.cashier)
    cashier.run()
    assert cashier.payment(payment.ref).status is Status.CREDITED
    assert len(cashier.booked(payment.ref)) == 1
    with cashier.database.read() as db:
        assert db.all_unmatched_funds(UnmatchedState.HELD) == []


@pytest.mark.fault("H20")
def test_a_webhook_outage_of_three_days_is_caught_up_with_from_the_list(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier)
    case.approve(payment.ref)
    cashier.clock.forward(3 * DAY)
    psp_events.catch_up(cashier.cashier)
    psp_events.catch_up(cashier.cashier)
    psp_events.work_inbox(cashier.cashier)
    assert cashier.payment(payment.ref).status is Status.PAID


@pytest.mark.fault("H20")
def test_more_events_than_one_page_are_all_caught_up_with(case: StripeCase):
    for number in range(35):
        case.local.sim("pay", payment_intent=start(case, ref=f"D-{number:04}").psp_ref)
        case.local.sim("refund", payment_intent=case.known("payment_intent", f"D-{number:04}")[0]["id"], amount=100)
    found = case.psp.recent_events(case.clock() - DAY)
    assert len(found) == 105 and len({event.id for event in found}) == 105


def switched(world: World, payment: Payment, session: object) -> NextStep:
    return deposits.in_new_tab(world.cashier, session, payment.ref)


def test_the_other_tab_pays_a_new_object_after_the_old_one_was_stopped(case: StripeCase, cashier: World):
    payment, session = at_stripe(cashier)
    step = switched(cashier, payment, session)
    calls = [call["name"] for call in case.local.known("calls")]
    assert calls.index("payment_intents.cancel") < calls.index("checkout.sessions.create")
    assert (step.ui_mode, cashier.payment(payment.ref).psp_ref) == (UiMode.NEW_TAB, step.psp_ref)
    assert [intent["status"] for intent in case.known("payment_intent", payment.ref)] == ["canceled"]
    case.approve(payment.ref)
    for event in case.local.known("events"):
        deliver(case, cashier.cashier, event)
    psp_events.work_inbox(cashier.cashier)
    assert cashier.payment(payment.ref).status is Status.PAID
    with cashier.database.read() as db:
        assert db.all_unmatched_funds(UnmatchedState.HELD) == []


@pytest.mark.parametrize("state", ["processing", "succeeded"])
def test_no_other_tab_opens_for_a_payment_that_may_be_taken_already(case: StripeCase, cashier: World, state: str):
    payment, session = at_stripe(cashier)
    if state == "processing":
        case.local.sim("capture", payment_intent=payment.psp_ref, delayed=True)
    case.local.sim("pay", payment_intent=payment.psp_ref)
    with pytest.raises(Refused) as refused:
        switched(cashier, payment, session)
    assert type(refused.value) is Conflict
    assert case.known("checkout.session", payment.ref) == []
    assert cashier.payment(payment.ref).psp_ref == payment.psp_ref


@pytest.mark.parametrize("call", ["payment_intents.cancel", "checkout.sessions.create"])
def test_a_switch_that_got_no_answer_is_asked_for_again_and_has_one_live_object(
    case: StripeCase, cashier: World, call: str
):
    payment, session = at_stripe(cashier)
    case.local.sim("faults", call=call, kind="drop_after", times=3)
    with pytest.raises(Refused) as refused:
        switched(cashier, payment, session)
    assert type(refused.value) is Unavailable
    if call == "payment_intents.cancel":
        again = switched(cashier, payment, session)
    else:
        again = deposits.next_step(cashier.cashier, cashier.payment(payment.ref))
    assert again is not None and again.url
    assert len(case.known("checkout.session", payment.ref)) == 1


def test_an_expired_unpaid_deposit_can_no_longer_be_paid(case: StripeCase, cashier: World):
    payment, _ = at_stripe(cashier, framed=False)
    cashier.clock.forward(payment.expires - cashier.clock.now() + 1)
    psp_events.poll_psp(cashier.cashier, payment)
    assert cashier.payment(payment.ref).status is Status.EXPIRED
    assert [session["status"] for session in case.known("checkout.session", payment.ref)] == ["expired"]


# Set-up


def test_check_names_the_problems_and_no_key(case: StripeCase):
    assert case.psp.check() == []
    mixed = case.start(publishable_key="pk_live_other").check()
    assert len(mixed) == 1 and "mode" in mixed[0]
    wrong = case.start(secret_key="sk_test_other").check()
    assert len(wrong) == 1 and "sk_test" not in wrong[0]


def test_settings_that_are_missing_or_wrong_are_all_named_and_never_shown():
    with pytest.raises(ValueError) as refused:
        StripeSettings.read(
            {"STRIPE_SECRET_KEY": "hush", "STRIPE_REFUND_DAYS": "soon", "STRIPE_API_URL": "x"}, demo=False
        )
    for name in ("SECRET_KEY", "PUBLISHABLE_KEY", "WEBHOOK_SECRETS", "REFUND_DAYS", "API_URL"):
        assert f"STRIPE_{name}" in str(refused.value)
    assert "hush" not in str(refused.value)


def test_settings_become_options(tmp_path: Path):
    secrets = ("whsec_1123456789abcdefghijklmn", "whsec_2123456789abcdefghijklmn")
    given = {
        "STRIPE_SECRET_KEY": "sk_live_1",
        "STRIPE_PUBLISHABLE_KEY": "pk_live_1",
        "STRIPE_WEBHOOK_SECRETS": ", ".join(secrets),
    }
    psp = build(["stripe"], AdapterContext(given, "https://cashier.example", str(tmp_path / "c.db")))["stripe"]
    assert psp.settings.webhook_secrets == secrets
    assert (psp.settings.live, psp.methods[0].refund_days) == (True, 180)


def test_the_browsers_script_is_of_the_same_release_as_the_library():
    assert RELEASE == _ApiVersion.CURRENT_MAJOR


def test_the_library_is_imported_only_when_the_adapter_is_configured(tmp_path: Path):
    code = (
        "import sys, app\n"
        "from psp_adapters import AdapterContext, build, known\n"
        "assert 'stripe' in known()\n"
        f"context = AdapterContext({{}}, 'http://127.0.0.1:1', {str(tmp_path / 'c.db')!r}, demo=True)\n"
        "build(['mock'], context)\n"
        "print('stripe' in sys.modules)\n"
        "import psp_adapters.stripe\n"
        "print('stripe' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent.parent.parent.parent, capture_output=True, text=True
    )
    assert run.stdout.split() == ["False", "True"], run.stderr
