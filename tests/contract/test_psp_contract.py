"""The contract of every PSP adapter."""

import json
import logging
import sys
import threading
from collections.abc import Mapping
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from inapp.catalogues import Catalogues
from inapp.domain.errors import BadSignature, Declined, NotSent, OutcomeUnknown
from inapp.domain.languages import LANGUAGES, SOURCE
from inapp.domain.methods import BRANDS, ICONS
from inapp.domain.model import Observation, ObservationKind, PspObjectType, UiMode
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from inapp.web import catalogue_rules
from psp_adapters import ADAPTERS, AdapterContext, UnusableAdapters, build, known
from tests.contract.psp_cases import CASES
from tests.contract.psp_kit import ABILITIES, AdapterCase, able, deposit_at, money, payment

RETURN = "http://cashier.test/return/a-return-key"
LOST = {False: (NotSent, OutcomeUnknown), True: (OutcomeUnknown,)}
"""What a lost answer is, by whether the call had an effect: never a plain no."""
CURRENCIES = [("JPY", "1000", 0), ("USD", "10.50", 2), ("KWD", "1.500", 3)]


def method_for(case: AdapterCase, kind: PaymentType = PaymentType.DEPOSIT) -> str:
    """A method of this direction, or any where there is none."""
    return next((method.key for method in case.psp.methods if kind in method.kinds), case.psp.methods[0].key)


def started(case: AdapterCase, ref: str = "D-7F3K2Q", amount: Money | None = None) -> Observation:
    """Start a deposit and read its object again."""
    case.psp.start_deposit(deposit_at(case, ref, amount or money("10.50"), method_for(case)), RETURN)
    return case.psp.look_up(PspObjectType.PAYMENT, ref, None)


def paid(case: AdapterCase, ref: str = "D-7F3K2Q", amount: Money | None = None) -> Observation:
    started(case, ref, amount)
    case.approve(ref)
    return case.psp.look_up(PspObjectType.PAYMENT, ref, None)


def paid_out(case: AdapterCase, key: str, text: str = "20.00", ref: str = "W-7F3K2Q") -> Observation:
    order = payment(ref, money(text), method_for(case, PaymentType.WITHDRAWAL), PaymentType.WITHDRAWAL)
    return case.psp.pay_out(order, key)


def seconds(case: AdapterCase) -> int:
    return case.clock() // 1000


def refused(case: AdapterCase, headers: dict[str, str], body: bytes) -> bool:
    with pytest.raises(BadSignature):
        case.psp.read_webhook(headers, body)
    return True


def test_every_registered_adapter_has_a_case_here() -> None:
    assert set(CASES) == set(ADAPTERS)


def test_a_case_is_one_of_the_adapter_it_stands_for(case: AdapterCase, request: pytest.FixtureRequest) -> None:
    assert case.psp.name in known() and case.psp.name in request.node.name
    assert set(case.cannot) <= ABILITIES and all(case.cannot.values())


# Methods


def test_methods_have_plain_texts_and_the_needs_of_each_direction(case: AdapterCase) -> None:
    keys = [method.key for method in case.psp.methods]
    assert keys and len(set(keys)) == len(keys)
    for method in case.psp.methods:
        assert method.key.isascii() and method.key.replace("_", "").isalnum() and method.key == method.key.lower()
        assert method.kinds and set(method.arrival) >= method.kinds
        for text in (method.name, method.cost, *method.arrival.values()):
            if isinstance(text, str):
                assert text == text.strip() and text and "%" not in text and "{" not in text
        assert all(currency.isupper() and 0 <= count <= 8 for currency, count in method.digits.items())


def test_icons_and_brands_are_ones_of_ours_or_files_that_the_adapter_ships(case: AdapterCase) -> None:
    pages = getattr(case.psp, "pages", None)
    for method in case.psp.methods:
        for name, known_names in [(method.drawn, ICONS), *((brand, BRANDS) for brand in method.brands)]:
            if "." in name:
                assert pages and pages.static_folder and Path(pages.static_folder, name).is_file()
                assert Path(name).suffix in {".svg", ".png", ".webp"}
            else:
                assert name in known_names


def test_limits_of_methods_are_plain_decimals(case: AdapterCase) -> None:
    for method in case.psp.methods:
        for table in (method.lowest, method.highest):
            for currency, text in table.items():
                assert Money.from_text(text, currency, 8).minor > 0


def test_each_method_begins_with_the_hand_off_that_was_chosen(case: AdapterCase) -> None:
    deposits = [method for method in case.psp.methods if PaymentType.DEPOSIT in method.kinds]
    for number, method in enumerate(deposits):
        framed = deposit_at(case, f"D-00000{number}", money("10.50"), method.key)
        step = case.psp.start_deposit(framed, RETURN)
        assert step.ui_mode == framed.ui_mode
        if step.ui_mode in {UiMode.REDIRECT, UiMode.NEW_TAB}:
            assert step.url.startswith(("https://", "http://"))
        if step.ui_mode is UiMode.EMBEDDED:
            assert Path(case.templates, step.template).is_file()
            assert all(isinstance(value, (str, Mapping)) for value in step.values.values())


def test_an_unknown_method_is_declined(case: AdapterCase) -> None:
    with pytest.raises(Declined):
        case.psp.start_deposit(deposit_at(case, "D-7F3K2Q", money("10.50"), "no_such_method"), RETURN)


# Deposits


def test_a_deposit_started_twice_has_one_object_and_the_same_next_step(case: AdapterCase) -> None:
    deposit = deposit_at(case, "D-7F3K2Q", money("10.50"), method_for(case))
    steps = [case.psp.start_deposit(deposit, RETURN) for _ in range(2)]
    assert steps[0] == steps[1]
    assert steps[0].psp_ref == case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None).psp_ref
    assert case.objects("D-7F3K2Q") == 1


def test_a_deposit_started_by_eight_threads_at_once_has_one_object(case: AdapterCase) -> None:
    deposit = deposit_at(case, "D-7F3K2Q", money("10.50"), method_for(case))
    gate = threading.Barrier(8)

    def start() -> None:
        gate.wait()
        case.psp.start_deposit(deposit, RETURN)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert case.objects("D-7F3K2Q") == 1


@pytest.mark.fault("H15")
def test_a_reference_that_was_used_for_another_amount_is_refused(case: AdapterCase) -> None:
    started(case)
    with pytest.raises(case.conflict):
        started(case, amount=money("10.60"))
    assert case.objects("D-7F3K2Q") == 1


def test_an_object_is_found_by_our_reference_and_by_the_psps(case: AdapterCase) -> None:
    by_ours = started(case)
    assert by_ours.ref == "D-7F3K2Q" and by_ours.psp_ref
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", by_ours.psp_ref) == by_ours


def test_an_unpaid_object_is_neither_paid_nor_declined_and_names_no_money(case: AdapterCase) -> None:
    observation = started(case)
    assert observation.kind in {ObservationKind.PENDING, ObservationKind.NEEDS_ACTION}
    assert observation.money is None


@pytest.mark.parametrize(("currency", "text", "digits"), CURRENCIES)
def test_a_paid_object_reports_its_money_exactly(case: AdapterCase, currency: str, text: str, digits: int) -> None:
    observation = paid(case, amount=Money.from_text(text, currency, digits))
    assert observation.kind is ObservationKind.SUCCEEDED
    assert observation.money == Money.from_text(text, currency, digits)
    assert observation.ref == "D-7F3K2Q"
    assert observation.test_mode


def test_an_account_kept_with_more_decimals_pays_the_same_amount(case: AdapterCase) -> None:
    observation = paid(case, amount=money("10.50000000", digits=8))
    assert observation.money is not None and observation.money.same_as(money("10.50"))


def test_an_amount_finer_than_the_currency_is_declined_and_never_rounded(case: AdapterCase) -> None:
    with pytest.raises(Declined):
        started(case, amount=money("10.505", digits=3))
    assert case.objects("D-7F3K2Q") == 0


def test_an_amount_of_nothing_is_declined(case: AdapterCase) -> None:
    with pytest.raises(Declined):
        started(case, amount=money("0.00"))
    if "pay out" not in case.cannot:
        with pytest.raises(Declined):
            paid_out(case, "W-7F3K2Q.payout.1", "0.00")


@pytest.mark.fault("H10")
@pytest.mark.parametrize("currency", ["JPY", "USD", "KWD"])
def test_a_smaller_capture_is_reported_as_the_psp_has_it(case: AdapterCase, currency: str) -> None:
    asked, captured = case.short_capture(currency)
    assert paid(case, amount=asked).money == captured


@pytest.mark.fault("H10")
def test_a_capture_in_another_currency_is_reported_as_the_psp_has_it(case: AdapterCase) -> None:
    asked, captured = case.foreign_capture()
    assert paid(case, amount=asked).money == captured


def test_a_declined_object_gives_a_reason_and_no_money(case: AdapterCase) -> None:
    started(case)
    case.decline("D-7F3K2Q")
    observation = case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None)
    stays_open = "final declines" in case.cannot
    assert observation.kind is (ObservationKind.NEEDS_ACTION if stays_open else ObservationKind.DECLINED)
    assert observation.reason and observation.money is None


@pytest.mark.parametrize("subject", list(PspObjectType))
def test_an_object_that_the_psp_does_not_have_is_not_attempted(case: AdapterCase, subject: PspObjectType) -> None:
    observation = case.psp.look_up(subject, "D-NOBODY", "unknown_123")
    assert (observation.kind, observation.money) == (ObservationKind.NOT_ATTEMPTED, None)


@pytest.mark.parametrize("subject", list(PspObjectType))
def test_a_search_that_may_run_behind_never_says_absent(case: AdapterCase, subject: PspObjectType) -> None:
    observation = case.psp.look_up(subject, "D-NOBODY", None)
    never = subject is PspObjectType.PAYOUT and "pay out" in case.cannot
    assert observation.kind is (ObservationKind.NOT_ATTEMPTED if never else case.unlisted)
    assert (observation.money, observation.psp_ref) == (None, "")


def test_an_object_of_one_subject_is_not_found_under_another(case: AdapterCase) -> None:
    observation = paid(case)
    for subject in (PspObjectType.PAYOUT, PspObjectType.REFUND):
        found = case.psp.look_up(subject, "D-7F3K2Q", observation.psp_ref)
        assert found.kind is ObservationKind.NOT_ATTEMPTED


def test_cancelling_stops_an_unpaid_object(case: AdapterCase) -> None:
    observation = started(case)
    stopped = case.psp.cancel(observation.psp_ref)
    # Not DECLINED: nobody said no, and a payment that expires or is cancelled must not read as declined.
    assert stopped.kind is ObservationKind.NOT_ATTEMPTED
    assert (stopped.ref, stopped.psp_ref) == (observation.ref, observation.psp_ref)
    case.approve("D-7F3K2Q")
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None).kind is not ObservationKind.SUCCEEDED


def test_cancelling_leaves_a_paid_object_paid(case: AdapterCase) -> None:
    observation = paid(case)
    assert case.psp.cancel(observation.psp_ref) == observation


def test_cancelling_an_unknown_object_is_not_attempted(case: AdapterCase) -> None:
    assert case.psp.cancel("unknown_123").kind is ObservationKind.NOT_ATTEMPTED


# Payouts and refunds


def test_an_adapter_that_cannot_pay_out_says_no_before_anything_happens(case: AdapterCase) -> None:
    pays_out = [m.key for m in case.psp.methods if PaymentType.WITHDRAWAL in m.kinds and m.refund_days is None]
    assert bool(pays_out) == ("pay out" not in case.cannot)
    if "pay out" in case.cannot:
        with pytest.raises(Declined):
            paid_out(case, "W-7F3K2Q.payout.1")


def test_a_payout_under_one_key_is_made_once(case: AdapterCase) -> None:
    able(case, "pay out")
    first = paid_out(case, "W-7F3K2Q.payout.1")
    again = paid_out(case, "W-7F3K2Q.payout.1")
    assert first.psp_ref == again.psp_ref
    assert paid_out(case, "W-7F3K2Q.payout.2").psp_ref != first.psp_ref


def test_a_payout_key_used_for_another_amount_is_declined(case: AdapterCase) -> None:
    able(case, "pay out")
    first = paid_out(case, "W-7F3K2Q.payout.1")
    with pytest.raises(Declined):
        paid_out(case, "W-7F3K2Q.payout.1", "20.50")
    case.run()
    found = case.psp.look_up(PspObjectType.PAYOUT, "W-7F3K2Q.payout.1", first.psp_ref)
    assert found.money == money("20.00")


def test_a_payout_is_found_by_its_key_and_carries_our_reference(case: AdapterCase) -> None:
    able(case, "pay out")
    paid_out(case, "W-7F3K2Q.payout.1")
    case.run()
    observation = case.psp.look_up(PspObjectType.PAYOUT, "W-7F3K2Q.payout.1", None)
    assert observation.kind is ObservationKind.SUCCEEDED
    assert (observation.ref, observation.money) == ("W-7F3K2Q", money("20.00"))


def test_refunds_never_exceed_the_capture(case: AdapterCase) -> None:
    deposit = paid(case)
    case.psp.refund(deposit.psp_ref, money("10.00"), "D-7F3K2Q.refund.1")
    with pytest.raises(Declined):
        case.psp.refund(deposit.psp_ref, money("0.51"), "D-7F3K2Q.refund.2")
    case.psp.refund(deposit.psp_ref, money("0.50"), "D-7F3K2Q.refund.3")


def test_a_refund_under_one_key_is_made_once(case: AdapterCase) -> None:
    deposit = paid(case)
    first, again = (case.psp.refund(deposit.psp_ref, money("10.50"), "D-7F3K2Q.refund.1") for _ in range(2))
    assert first.psp_ref == again.psp_ref
    case.run()
    found = case.psp.look_up(PspObjectType.REFUND, "D-7F3K2Q.refund.1", None, deposit.psp_ref)
    assert (found.kind, found.ref, found.money) == (ObservationKind.SUCCEEDED, "D-7F3K2Q", money("10.50"))


@pytest.mark.fault("H15")
def test_a_refund_key_used_for_another_amount_is_refused(case: AdapterCase) -> None:
    deposit = paid(case)
    case.psp.refund(deposit.psp_ref, money("5.00"), "D-7F3K2Q.refund.1")
    with pytest.raises(case.conflict):
        case.psp.refund(deposit.psp_ref, money("5.50"), "D-7F3K2Q.refund.1")
    assert case.refunds("D-7F3K2Q") == [money("5.00")]


@pytest.mark.parametrize(("currency", "text", "digits"), CURRENCIES)
def test_a_payment_is_given_back_in_parts_to_the_last_unit(
    case: AdapterCase, currency: str, text: str, digits: int
) -> None:
    whole = Money.from_text(text, currency, digits)
    deposit = paid(case, amount=whole)
    part = Money(whole.minor // 10 // 2 * 10, currency, digits)
    rest = Money(whole.minor - part.minor, currency, digits)
    for number, amount in enumerate((part, rest), 1):
        seen = case.psp.refund(deposit.psp_ref, amount, f"D-7F3K2Q.refund.{number}")
        assert seen.key == f"D-7F3K2Q.refund.{number}"
    with pytest.raises(Declined):
        case.psp.refund(deposit.psp_ref, part, "D-7F3K2Q.refund.3")
    case.run()
    seen = [
        case.psp.look_up(PspObjectType.REFUND, f"D-7F3K2Q.refund.{number}", None, deposit.psp_ref) for number in (1, 2)
    ]
    assert [(one.kind, one.money) for one in seen] == [(ObservationKind.SUCCEEDED, part), (seen[1].kind, rest)]


def test_a_refund_by_hand_is_told_apart_from_ours(case: AdapterCase) -> None:
    able(case, "refunds by hand")
    deposit = paid(case)
    case.psp.refund(deposit.psp_ref, money("5.00"), "D-7F3K2Q.refund.1")
    case.refund_by_hand(deposit.psp_ref, money("1.00"))
    seen = case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref)
    assert seen.refunded_elsewhere == money("1.00")


@pytest.mark.fault("H17")
def test_a_dispute_is_told_and_lifted_again_when_it_is_won(case: AdapterCase) -> None:
    able(case, "disputes")
    deposit = paid(case)
    assert deposit.disputed is False
    case.dispute(deposit.psp_ref, won=False)
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref).disputed is True
    case.dispute(deposit.psp_ref, won=True)
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref).disputed is False


# Answers that are lost


@pytest.mark.fault("H14")
@pytest.mark.parametrize("effect", [False, True], ids=["before", "after"])
def test_a_start_whose_answer_is_lost_has_one_object_in_the_end(case: AdapterCase, effect: bool) -> None:
    able(case, "lost answers")
    deposit = deposit_at(case, "D-7F3K2Q", money("10.50"), method_for(case))
    case.lose_answer("start_deposit", effect)
    with pytest.raises(LOST[effect]):
        case.psp.start_deposit(deposit, RETURN)
    assert case.objects("D-7F3K2Q") == effect
    assert case.psp.start_deposit(deposit, RETURN).psp_ref
    assert case.objects("D-7F3K2Q") == 1


@pytest.mark.fault("H14")
@pytest.mark.parametrize("effect", [False, True], ids=["before", "after"])
def test_a_refund_whose_answer_is_lost_is_made_once(case: AdapterCase, effect: bool) -> None:
    able(case, "lost answers")
    deposit = paid(case)
    case.lose_answer("refund", effect)
    with pytest.raises(LOST[effect]):
        case.psp.refund(deposit.psp_ref, money("10.50"), "D-7F3K2Q.refund.1")
    assert case.refunds("D-7F3K2Q") == [money("10.50")] * effect
    again = case.psp.refund(deposit.psp_ref, money("10.50"), "D-7F3K2Q.refund.1")
    assert again.key == "D-7F3K2Q.refund.1" and again.money in (None, money("10.50"))
    assert case.refunds("D-7F3K2Q") == [money("10.50")]


@pytest.mark.fault("H14")
@pytest.mark.parametrize("effect", [False, True], ids=["before", "after"])
def test_a_payout_whose_answer_is_lost_is_made_once(case: AdapterCase, effect: bool) -> None:
    able(case, "pay out")
    able(case, "lost answers")
    case.lose_answer("pay_out", effect)
    with pytest.raises(LOST[effect]):
        paid_out(case, "W-7F3K2Q.payout.1")
    assert case.payouts("W-7F3K2Q") == [money("20.00")] * effect
    paid_out(case, "W-7F3K2Q.payout.1")
    case.run()
    assert case.payouts("W-7F3K2Q") == [money("20.00")]


@pytest.mark.parametrize("effect", [False, True], ids=["before", "after"])
def test_a_cancellation_whose_answer_is_lost_may_be_asked_for_again(case: AdapterCase, effect: bool) -> None:
    able(case, "lost answers")
    deposit = started(case)
    case.lose_answer("cancel", effect)
    with pytest.raises(LOST[effect]):
        case.psp.cancel(deposit.psp_ref)
    assert case.psp.cancel(deposit.psp_ref).kind is ObservationKind.NOT_ATTEMPTED


def test_a_look_up_without_an_answer_says_nothing_of_the_object(case: AdapterCase) -> None:
    able(case, "lost answers")
    deposit = paid(case)
    case.lose_answer("look_up", True)
    with pytest.raises((NotSent, OutcomeUnknown)):
        case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref)
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref) == deposit


@pytest.mark.fault("H20")
def test_a_list_of_events_without_an_answer_is_not_taken_for_an_empty_one(case: AdapterCase) -> None:
    able(case, "list events")
    able(case, "lost answers")
    paid(case)
    case.lose_answer("recent_events", True)
    with pytest.raises((NotSent, OutcomeUnknown)):
        case.psp.recent_events(case.clock() - 86_400_000)
    assert case.psp.recent_events(case.clock() - 86_400_000)


# Words


def test_every_word_that_a_provider_is_known_to_say_has_a_meaning(case: AdapterCase) -> None:
    for said, understood in case.vocabulary():
        assert said and said <= understood, f"without a meaning: {sorted(said - understood)}"


def test_nothing_is_refunded_in_another_currency_or_of_an_unpaid_or_unknown_object(case: AdapterCase) -> None:
    unpaid = started(case, "D-UNPAID")
    deposit = paid(case)
    for psp_ref, amount in (
        (deposit.psp_ref, money("1.00", "EUR")),
        (unpaid.psp_ref, money("1.00")),
        ("unknown_123", money("1.00")),  # perhaps of another account
    ):
        with pytest.raises((Declined, OutcomeUnknown)):
            case.psp.refund(psp_ref, amount, f"{psp_ref}.refund.1")


# Webhooks


def webhook(case: AdapterCase, ref: str = "D-7F3K2Q") -> bytes:
    return case.paid_event(ref, paid(case, ref).psp_ref)


def test_a_signed_webhook_names_its_object_and_says_nothing_more(case: AdapterCase) -> None:
    body = webhook(case)
    events = case.psp.read_webhook(case.signed(body, seconds(case), case.secrets[0]), body)
    observation = case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None)
    assert [(event.subject, event.ref, event.psp_ref) for event in events] == [
        (PspObjectType.PAYMENT, "D-7F3K2Q", observation.psp_ref)
    ]
    assert events[0].id and events[0].type


def test_header_names_are_read_in_any_case(case: AdapterCase) -> None:
    body = webhook(case)
    headers = case.signed(body, seconds(case), case.secrets[0])
    for changed in (str.lower, str.upper):
        assert case.psp.read_webhook({changed(name): value for name, value in headers.items()}, body)


@pytest.mark.fault("H02")
def test_a_webhook_with_a_wrong_missing_or_strange_signature_is_refused(case: AdapterCase) -> None:
    body, now = webhook(case), seconds(case)
    good = dict(case.signed(body, now, case.secrets[0]))
    assert refused(case, {}, body)
    assert refused(case, dict.fromkeys(good, ""), body)
    assert refused(case, dict.fromkeys(good, "nonsense"), body)
    assert refused(case, {name: value[:-1] for name, value in good.items()}, body)
    last = {name: value[:-1] + ("0" if value[-1] != "0" else "1") for name, value in good.items()}
    assert refused(case, last, body)
    assert refused(case, dict(case.signed(body, now, "a-stranger's-secret")), body)
    assert refused(case, dict(case.signed(b"another body", now, case.secrets[0])), body)


@pytest.mark.fault("H02")
def test_while_secrets_change_either_one_is_accepted_and_one_of_two_signatures_is_enough(
    case: AdapterCase,
) -> None:
    body, now = webhook(case), seconds(case)
    newest, older = case.secrets
    for secrets in ((newest,), (older,), (newest, older), ("a-stranger's-secret", newest), (older, "else")):
        assert case.psp.read_webhook(case.signed(body, now, *secrets), body)


@pytest.mark.fault("H03")
@pytest.mark.parametrize("away", [-301, 301, 600, -86_400])
def test_a_webhook_signed_at_another_time_is_refused(case: AdapterCase, away: int) -> None:
    body = webhook(case)
    assert refused(case, dict(case.signed(body, seconds(case) + away, case.secrets[0])), body)


@pytest.mark.parametrize("away", [-299, 299])
def test_a_webhook_within_the_tolerance_is_accepted(case: AdapterCase, away: int) -> None:
    body = webhook(case)
    assert case.psp.read_webhook(case.signed(body, seconds(case) + away, case.secrets[0]), body)


@pytest.mark.fault("H04")
def test_a_replay_after_a_day_is_refused_and_a_freshly_signed_one_has_the_same_id(case: AdapterCase) -> None:
    body = webhook(case)
    headers = dict(case.signed(body, seconds(case), case.secrets[0]))
    first = case.psp.read_webhook(headers, body)
    case.clock.passes(86_400_000)
    assert refused(case, headers, body)
    again = case.psp.read_webhook(case.signed(body, seconds(case), case.secrets[0]), body)
    assert [event.id for event in again] == [event.id for event in first]


@pytest.mark.fault("H05")
@pytest.mark.parametrize("style", [{"indent": 1}, {"separators": (",", ":")}, {"sort_keys": True}])
def test_a_body_written_anew_on_its_way_is_refused(case: AdapterCase, style: dict[str, Any]) -> None:
    body = webhook(case)
    headers = dict(case.signed(body, seconds(case), case.secrets[0]))
    anew = json.dumps(json.loads(body), **style).encode()
    assert json.loads(anew) == json.loads(body) and anew != body
    assert refused(case, headers, anew)


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b"\xff", b'{"id": 1}', b"[" * 100_000, b"9" * 5_000, b"NaN"]
)
def test_a_signed_body_that_cannot_be_read_is_refused(case: AdapterCase, body: bytes) -> None:
    assert refused(case, dict(case.signed(body, seconds(case), case.secrets[0])), body)


@pytest.mark.fault("H06")
def test_events_that_come_twice_late_or_in_the_wrong_order_all_lead_to_the_same_object(case: AdapterCase) -> None:
    first = started(case)
    early = case.paid_event("D-7F3K2Q", first.psp_ref)
    case.approve("D-7F3K2Q")
    seen = set()
    for body, later in ((early, 0), (early, 0), (early, 3 * 86_400_000)):
        case.clock.passes(later)
        (event,) = case.psp.read_webhook(case.signed(body, seconds(case), case.secrets[0]), body)
        found = case.psp.look_up(event.subject, event.ref, event.psp_ref)
        seen.add((event.id, found.kind, found.psp_ref, found.money))
    assert seen == {("evt_1", ObservationKind.SUCCEEDED, first.psp_ref, money("10.50"))}


@pytest.mark.fault("H20")
def test_events_whose_webhooks_never_came_can_be_listed(case: AdapterCase) -> None:
    able(case, "list events")
    since = case.clock() - 4 * 86_400_000
    assert case.psp.recent_events(since) == []
    deposit = paid(case)
    named = {(event.subject, event.ref, event.psp_ref) for event in case.psp.recent_events(since)}
    assert (PspObjectType.PAYMENT, "D-7F3K2Q", deposit.psp_ref) in named


def test_reading_a_webhook_changes_nothing(case: AdapterCase) -> None:
    unpaid = started(case)
    body = case.paid_event("D-7F3K2Q", unpaid.psp_ref)
    case.psp.read_webhook(case.signed(body, seconds(case), case.secrets[0]), body)
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None) == unpaid


# Failures and secrets


def test_a_psp_that_cannot_be_reached_raises_our_own_words_only(case: AdapterCase) -> None:
    psp = case.unreachable()
    deposit = deposit_at(case, "D-7F3K2Q", money("10.50"), method_for(case))
    withdrawal = payment("W-7F3K2Q", money("10.50"), method_for(case, PaymentType.WITHDRAWAL), PaymentType.WITHDRAWAL)
    calls = [
        lambda: psp.start_deposit(deposit, RETURN),
        lambda: psp.look_up(PspObjectType.PAYMENT, "D-7F3K2Q", None),
        lambda: psp.refund("unknown_123", money("1.00"), "D-7F3K2Q.refund.1"),
        lambda: psp.cancel("unknown_123"),
    ]
    if "pay out" not in case.cannot:
        calls.append(lambda: psp.pay_out(withdrawal, "W-7F3K2Q.payout.1"))
    if "list events" not in case.cannot:
        calls.append(lambda: psp.recent_events(0))
    for call in calls:
        with pytest.raises((NotSent, OutcomeUnknown)):
            call()
    psp.housekeeping()


def test_check_finds_nothing_wrong_with_a_psp_that_works_and_something_with_one_that_does_not(
    case: AdapterCase,
) -> None:
    assert case.psp.check() == []
    problems = case.unreachable().check()
    assert problems and all(problem.endswith(".") for problem in problems)


def test_no_secret_is_seen_in_texts_logs_or_representations(
    case: AdapterCase, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = webhook(case)
    seen = [repr(case.psp), str(vars(case.psp)), *map(repr, vars(case.psp).values())]
    for secret in (*case.secrets, "a-stranger's-secret"):
        try:
            seen.append(repr(case.psp.read_webhook(case.signed(body, seconds(case) - 900, secret), body)))
        except BadSignature as error:
            seen += [repr(error), str(error), repr(error.__cause__)]
    for psp in (case.psp, case.unreachable()):
        psp.housekeeping()
        seen += psp.check()
        for call in (
            lambda psp=psp: psp.cancel("unknown_123"),
            lambda psp=psp: psp.look_up(PspObjectType.PAYMENT, "D-1", None),
        ):
            try:
                seen.append(repr(call()))
            except (NotSent, OutcomeUnknown) as error:
                seen += [repr(error), repr(error.__cause__)]
    seen.append(caplog.text)
    assert not [text for text in seen for secret in (*case.secrets, *case.hidden) if secret in text]


# The registry


def context(tmp_path: Path, **settings: str) -> AdapterContext:
    return AdapterContext(settings, "http://cashier.test", str(tmp_path / "cashier.db"), demo=True)


def test_adapters_are_built_by_name_in_the_order_given(tmp_path: Path) -> None:
    assert list(build(["mock"], context(tmp_path))) == ["mock"]


def test_an_unknown_name_is_refused_with_the_names_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnusableAdapters, match=r"'nobody'.*mock") as caught:
        build(["mock", "nobody"], context(tmp_path))
    assert isinstance(caught.value, ValueError)


def test_settings_are_not_shown_by_the_context(tmp_path: Path) -> None:
    assert "hush" not in repr(context(tmp_path, SOME_SECRET="hush"))


PACKAGE = """
from inapp.domain.model import UiMode, Method
from inapp.domain.states import PaymentType


class Pigeon:
    name = "pigeon"
    methods = (Method("pigeon", "Pigeon", {kind: "Some day" for kind in PaymentType}, UiMode.INSTRUCTIONS),)

    def __init__(self, context):
        self.loft = context.environment["PIGEON_LOFT"]

    def check(self):
        return ["the loft is open"]


def create(context):
    return Pigeon(context)
"""


@pytest.fixture
def pigeon_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package of somebody else's, installed as far as Python can tell."""
    (tmp_path / "pigeon_psp.py").write_text(PACKAGE)
    info = tmp_path / "pigeon_psp-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pigeon-psp\nVersion: 1.0\n")
    points = "[cashier.psp]\npigeon = pigeon_psp:create\nfalse_name = pigeon_psp:create\n"
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pigeon_psp", raising=False)
    return "pigeon"


def test_an_adapter_of_another_package_is_found_by_its_entry_point(pigeon_package: str, tmp_path: Path) -> None:
    assert {"mock", "pigeon"} <= set(known())
    assert "pigeon_psp" not in sys.modules, "a module is imported only when it is configured"
    adapters = build(["pigeon", "mock"], context(tmp_path, PIGEON_LOFT="roof"))
    assert list(adapters) == ["pigeon", "mock"]
    assert adapters["pigeon"].methods[0].name == "Pigeon"


def test_an_adapter_without_our_base_class_gets_the_defaults_of_missing_calls(
    pigeon_package: str, tmp_path: Path
) -> None:
    pigeon: Any = build(["pigeon"], context(tmp_path, PIGEON_LOFT="roof"))["pigeon"]
    assert pigeon.ui_mode(pigeon.methods[0], framed=True) is UiMode.INSTRUCTIONS
    assert (pigeon.recent_events(0), pigeon.check_webhook("https://x"), pigeon.account()) == ([], None, None)
    assert pigeon.pages is None and pigeon.housekeeping() is None
    with pytest.raises(Declined, match="not_supported"):
        pigeon.pay_out(payment("W-7F3K2Q", money("1.00"), "pigeon", PaymentType.WITHDRAWAL), "key")
    assert pigeon.check() == ["the loft is open"], "what it has is left alone"
    assert not hasattr(pigeon, "look_up"), "nothing is made up for what every adapter must answer itself"


def test_an_adapter_under_another_name_than_its_own_is_refused(pigeon_package: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="calls itself 'pigeon'"):
        build(["false_name"], context(tmp_path, PIGEON_LOFT="roof"))


# --- words ---


def test_its_translations_fit_and_what_is_missing_stays_english(case: AdapterCase) -> None:
    """Each file in the adapter's folder `locale` is usable; a language without a word of it is named, not refused."""
    folder = Path(case.psp.pages.root_path, "locale") if getattr(case.psp, "pages", None) else None
    files = {path.stem: catalogue_rules.catalogue(path) for path in folder.glob("*.po")} if folder else {}
    wrong = [
        f"{language}.po, line {message.lineno}: {fault}"
        for language, entries in files.items()
        for message in entries
        if message.id
        for fault in catalogue_rules.faults(message, entries.num_plurals)
    ]
    assert wrong == []
    words = {word for method in case.psp.methods for word in method.words}
    english = [
        language
        for language in LANGUAGES
        if language != SOURCE
        and any(
            word not in files.get(language, ()) and Catalogues().of(language).gettext(word) == word for word in words
        )
    ]
    if english:
        pytest.skip(f"{case.psp.name}: its methods are English in {', '.join(english)}; add locale/<language>.po")


def test_an_adapter_whose_methods_have_fields_takes_what_was_typed_into_them(case: AdapterCase) -> None:
    calls = {PaymentType.DEPOSIT: case.psp.start_deposit, PaymentType.WITHDRAWAL: case.psp.pay_out}
    for kind in {kind for method in case.psp.methods for field in method.fields for kind in field.kinds}:
        assert "answers" in signature(calls[kind]).parameters, f"{calls[kind].__name__} takes no answers"
