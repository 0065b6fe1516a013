"""`payments list`, `show` and `events`: cards, disputes, disbursements and webhooks for staff."""

import json
import re
from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask

from inapp.domain.model import ObservationKind, PspEvent, PspObjectType
from inapp.store.bookings import Bookings
from tests.store.every_table import note_card
from tests.support.harness import World

Flask_ = Callable[..., Result]


@pytest.fixture
def flask(app: Flask) -> Flask_:
    """Run a command as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


def the_json(result: Result):
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_a_deposit_is_shown_with_its_card_its_capture_and_its_refunds(flask: Flask_, world: World):
    card = world.card("100.00")
    withdrawal = world.withdrawal("30.00", method="fake_loop")
    world.run()
    world.psp.refund_by_hand(world.charge(card), 500)
    world.hear(world.charge(card))
    world.run()
    shown = the_json(flask("payments", "show", card.ref, "--json"))
    assert (shown["captured"], shown["refunded_elsewhere"], shown["disputed"]) == ("100.00", "5.00", False)
    assert shown["instrument"] == world.charge(card).instrument
    assert shown["psp"] == "fake" and shown["psp_ref"] == card.psp_ref and shown["method"] == "fake_loop"
    assert [call["reference"] for call in shown["calls"]] == [withdrawal.ref], "money that went back by a withdrawal"
    text = flask("payments", "show", card.ref).output
    for words in (shown["instrument"], "refunded_elsewhere  5.00", "disputed            no", shown["calls"][0]["key"]):
        assert words in text


def test_a_withdrawal_is_shown_with_its_disbursements(flask: Flask_, world: World):
    cards = [world.card("20.00"), world.card("50.00")]
    withdrawal = world.withdrawal("30.00", method="fake_loop")
    world.run()
    shown = the_json(flask("payments", "show", withdrawal.ref, "--json"))
    assert [call["amount"] for call in shown["calls"]] == ["20.00", "10.00"]
    assert shown["calls"][0] == {
        "key": f"{withdrawal.ref}.refund.1",
        "reference": withdrawal.ref,
        "action": "refund",
        "amount": "20.00",
        "currency": "USD",
        "state": "paid",
        "instrument": world.charge(cards[0]).instrument,
        "reason": "",
        "of": cards[0].psp_ref,
        "psp_ref": world.disbursements(withdrawal.ref)[0].psp_ref,
    }
    text = flask("payments", "show", withdrawal.ref).output
    for call in shown["calls"]:
        line = next(line for line in text.splitlines() if call["key"] in line)
        for word in ("refund", call["amount"], "paid", call["instrument"]):
            assert word in line


def test_unmatched_funds_are_shown_with_their_refund(flask: Flask_, world: World):
    payment = world.paid_deposit("70")
    world.run()
    world.hear(world.psp.capture_again(payment.ref))
    world.run()
    (row,) = the_json(flask("payments", "list", "--needs-review", "--json"))
    flask("payments", "refund", row["reference"], "--by", "Ann")
    shown = the_json(flask("payments", "show", row["reference"], "--json"))
    assert (shown["psp"], [call["amount"] for call in shown["calls"]]) == ("fake", ["70.00"])


def test_disputed_deposits_can_be_listed(flask: Flask_, world: World):
    doubted, _ = world.card("20.00"), world.card("50.00")
    world.charge(doubted).disputed = True
    world.hear(world.charge(doubted))
    world.run()
    rows = the_json(flask("payments", "list", "--disputed", "--json"))
    assert [row["reference"] for row in rows] == [doubted.ref]
    assert flask("payments", "list", "--disputed").output.splitlines()[2].startswith(doubted.ref)
    assert the_json(flask("payments", "show", doubted.ref, "--json"))["disputed"] is True
    assert flask("payments", "list", "--disputed", "--needs-review").output == "", "both must hold"


def test_a_list_of_any_length_asks_for_the_bookings_once(flask: Flask_, world: World, monkeypatch: pytest.MonkeyPatch):
    for _ in range(3):
        world.paid_deposit("20.00")
        world.run()
    monkeypatch.delattr(Bookings, "attempts")
    rows = the_json(flask("payments", "list", "--json"))
    assert [row["attempts"] for row in rows] == [1, 1, 1]
    assert all(row["balance_history_id"] for row in rows)


def stored(world: World, number: int, ref: str, psp_ref: str) -> None:
    with world.database.write() as db:
        db.store_event(
            "fake", PspEvent(f"evt_{number}", "paid", PspObjectType.PAYMENT, ref, psp_ref), world.clock.now()
        )


def test_webhooks_are_listed_newest_first_with_their_results(flask: Flask_, world: World):
    payment = world.paid_deposit("20.00")
    world.run()
    world.clock.forward(1000)
    stored(world, 7, "", "someone_elses")
    world.run()
    world.clock.forward(1000)
    stored(world, 8, payment.ref, str(payment.psp_ref))
    rows = the_json(flask("payments", "events", "--json"))
    assert [(row["event"], row["result"]) for row in rows[:2]] == [("evt_8", None), ("evt_7", "unknown object")]
    assert rows[-1]["result"] == "captured" and rows[-1]["reference"] == payment.ref
    assert [row["event"] for row in the_json(flask("payments", "events", "--not-ours", "--json"))] == ["evt_7"]
    header, _, line = (
        re.split(" {2,}", line) for line in flask("payments", "events", "--not-ours").output.splitlines()
    )
    assert header == ["received", "psp", "event", "type", "reference", "psp_ref", "result"]
    assert line[1:] == ["fake", "evt_7", "paid", "-", "someone_elses", "unknown object"]
    assert len(the_json(flask("payments", "events", "--count", 1, "--json"))) == 1


def test_a_deposit_is_shown_with_its_disputes_and_what_is_known_of_its_card(flask: Flask_, world: World):
    deposit = world.card("50.00")
    note_card(world, deposit)
    shown = the_json(flask("payments", "show", deposit.ref, "--json"))
    (dispute,), (card,) = shown["disputes"], shown["cards"]
    assert (dispute["amount"], dispute["state"], dispute["reason"]) == ("50.00", "won", "fraudulent")
    assert dispute["answer_by"].endswith("Z")
    assert (card["fingerprint"], card["country"], card["funding"]) == ("f1a9", "DE", "debit")
    text = flask("payments", "show", deposit.ref).output
    for word in ("du_1", "fraudulent", "f1a9", "debit"):
        assert word in text


def test_a_refused_payout_is_sent_again_from_the_terminal(flask: Flask_, world: World):
    world.card("50.00")
    world.psp.refund_result = ObservationKind.DECLINED
    withdrawal = world.withdrawal("20.00", method="fake_loop")
    world.run()
    world.psp.refund_result = ObservationKind.SUCCEEDED
    assert "20.00 USD is sent again" in flask("payments", "send-again", withdrawal.ref, "--by", "Ann").output
    world.run()
    assert str(world.payment(withdrawal.ref).status) == "paid_out"
    assert flask("payments", "send-again", withdrawal.ref, "--by", "Ann").exit_code == 1
