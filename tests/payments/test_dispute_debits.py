"""A lost dispute: debited by two people and never below free margin, or owed by its trader in the ledger."""

import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from inapp.domain.deciding import Reason
from inapp.domain.disputes import REMEDIES, Remedy
from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.staff import Actor, Role
from inapp.domain.states import PaymentType, Status
from inapp.operations import ledger
from inapp.payments import checkout, dispute_debits, evidence, refusals
from tests.support.crm import REFUSED_ALL, with_check
from tests.support.harness import LOGIN, World
from tests.support.web_page import Browser

ANN, BEN = Actor("Ann", "login ann"), Actor("Ben", "login ben")


def lost(world: World, amount: str = "100.00", state: DisputeState = DisputeState.LOST):
    """A credited deposit whose dispute has ended so."""
    deposit = world.card(amount)
    tell(world, deposit, state)
    return deposit


def tell(world: World, deposit, state: DisputeState) -> None:
    found = Dispute("du_1", state, str(state), "fraudulent", deposit.money, 1_770_000_000_000)
    with world.database.write() as db:
        db.keep_dispute("fake", deposit.ref, found, world.clock.now())


def both(world: World, act=dispute_debits.debit, amount: str = "", **more: str):
    assert not act(world.cashier, ANN, "fake", "du_1", amount, **more).done
    done = act(world.cashier, BEN, "fake", "du_1", amount, **more)
    assert done.done
    return done


def claim(world: World):
    with world.database.read() as db:
        return db.claim("fake", "du_1")


def balances(world: World) -> dict[str, str]:
    return {one.account: one.text for one in ledger.balances(world.cashier)}


def debits(world: World):
    with world.database.read() as db:
        return [db.payment(ref) for ref in db.dispute_debits(claim(world))]


def test_the_table_names_every_state_and_only_what_ended_against_us_has_a_remedy():
    assert set(REMEDIES) == set(DisputeState)
    assert [state for state in DisputeState if REMEDIES[state]] == [DisputeState.LOST, DisputeState.REFUNDED]


def test_two_people_debit_a_lost_dispute_once_and_the_ledger_is_even(world):
    lost(world)
    before = world.ctrader.balances[LOGIN]
    both(world)
    world.run()
    (debit,) = debits(world)
    assert (debit.status, debit.money.text, debit.login) == (Status.PAID_OUT, "100.00", LOGIN)
    assert world.ctrader.balances[LOGIN] == before - 100
    assert [entry.external_id for entry in world.booked(debit.ref)] == [f"{debit.ref}.debit.1"]
    assert {name for name in balances(world) if name in ("dispute", "transit:out", "psp:by-hand:clearing")} == set()
    assert ledger.proof(world.cashier).holds
    with pytest.raises(Conflict, match="nothing of it is left"):
        dispute_debits.debit(world.cashier, ANN, "fake", "du_1")


@pytest.mark.parametrize("became", [DisputeState.WON, DisputeState.UNDER_REVIEW])
def test_a_dispute_that_is_not_lost_any_more_is_not_debited_though_two_people_have_ordered_it(world, became):
    deposit = lost(world)
    both(world)
    tell(world, deposit, became)
    world.run()
    (debit,) = debits(world)
    assert (debit.status, world.booked(debit.ref)) == (Status.AWAITING_APPROVAL, [])
    assert "not lost any more" in debit.reason
    refusals.refuse(world.cashier, debit.ref, ANN, Reason.CANNOT_PAY)
    assert world.payment(debit.ref).status is Status.REFUSED


def test_one_person_is_not_two(world):
    lost(world)
    for _ in range(2):
        assert not dispute_debits.debit(world.cashier, ANN, "fake", "du_1").done
    assert debits(world) == []


def test_two_people_have_to_name_the_same_amount_and_the_same_remedy(world):
    lost(world)
    assert not dispute_debits.debit(world.cashier, ANN, "fake", "du_1", "40").done
    assert not dispute_debits.debit(world.cashier, BEN, "fake", "du_1", "50").done
    assert not dispute_debits.owe(world.cashier, Actor("Cy", "login cy"), "fake", "du_1", "50", "gone").done
    assert debits(world) == []


@pytest.mark.parametrize("state", [one for one in DisputeState if not REMEDIES[one]])
def test_a_dispute_that_is_not_lost_is_neither_debited_nor_owed(world, state):
    lost(world, state=state)
    for act, more in ((dispute_debits.debit, {}), (dispute_debits.owe, {"reason": "x"})):
        with pytest.raises(Conflict):
            act(world.cashier, ANN, "fake", "du_1", **more)


def test_no_more_is_debited_than_what_is_free_and_the_rest_stands_as_owed(world):
    lost(world)
    world.ctrader.balances[LOGIN] = Decimal("30.00")
    with pytest.raises(Conflict, match=r"only 30\.00 USD free"):
        dispute_debits.debit(world.cashier, ANN, "fake", "du_1")
    both(world, amount="30")
    world.run()
    both(world, dispute_debits.owe, reason="the account is empty")
    found = balances(world)
    assert found[f"receivable:{LOGIN}"] == "70.00"
    assert "dispute" not in found
    assert ledger.proof(world.cashier).holds
    assert claim(world).left(Remedy.OWE) is None


def test_what_is_owed_can_still_be_debited_and_is_owed_no_more(world):
    lost(world)
    both(world, dispute_debits.owe, reason="the account was empty")
    both(world, amount="60")
    world.run()
    assert balances(world)[f"receivable:{LOGIN}"] == "40.00"
    both(world)
    world.run()
    assert f"receivable:{LOGIN}" not in balances(world)
    assert "dispute" not in balances(world)
    assert ledger.proof(world.cashier).holds


def test_free_margin_that_has_gone_meanwhile_hands_the_debit_to_people(world):
    lost(world)
    both(world)
    world.ctrader.balances[LOGIN] = Decimal("99.99")
    world.run()
    (debit,) = debits(world)
    assert debit.status is Status.AWAITING_APPROVAL
    assert world.booked(debit.ref) == []
    refusals.refuse(world.cashier, debit.ref, ANN, Reason.CANNOT_PAY)
    assert claim(world).left(Remedy.DEBIT) is not None


def test_an_unknown_debit_is_read_back_and_never_sent_twice(world):
    lost(world)
    both(world)
    world.ctrader.script = ["unanswered"]
    world.run_for(3_600_000)
    (debit,) = debits(world)
    assert debit.status is Status.PAID_OUT
    assert len(world.booked(debit.ref)) == 1


def test_a_trader_can_neither_cancel_it_nor_gets_a_mail_of_a_payout(world):
    lost(world)
    both(world)
    (debit,) = debits(world)
    with pytest.raises(Conflict):
        checkout.cancel(world.cashier, world.session(PaymentType.WITHDRAWAL), debit.ref)
    world.run()
    with world.database.read() as db:
        assert db.one("SELECT 1 FROM mails WHERE ref = ?", debit.ref) is None


def test_neither_the_crm_nor_a_disabled_account_keeps_back_what_is_owed(world):
    lost(world)
    both(world)
    check = with_check(world)
    check.says = REFUSED_ALL
    with world.database.write() as db:
        db.put_account(replace(db.account(LOGIN), enabled=False))
    world.run()
    assert debits(world)[0].status is Status.PAID_OUT
    assert check.asked == []


def test_without_an_answer_of_ctrader_nothing_is_said(world):
    lost(world)
    world.ctrader.reachable = False
    with pytest.raises(Unavailable):
        dispute_debits.debit(world.cashier, ANN, "fake", "du_1")


def test_amounts_and_reasons_are_checked(world):
    lost(world)
    for amount, error in (("0", Invalid), ("x", Invalid), ("100.01", Conflict)):
        with pytest.raises(error):
            dispute_debits.debit(world.cashier, ANN, "fake", "du_1", amount)
    with pytest.raises(Invalid):
        dispute_debits.owe(world.cashier, ANN, "fake", "du_1", "10", " ")
    with pytest.raises(NotFound):
        dispute_debits.debit(world.cashier, ANN, "fake", "du_2")


def test_evidence_is_one_file_about_the_deposit_and_its_trader_and_is_audited(world):
    deposit = lost(world)
    other = world.paid_deposit("20.00")
    world.run()
    viewer = Actor("Vic", "staff 9", frozenset({Role.VIEWER}))
    with pytest.raises(NotAllowed):
        evidence.export(world.cashier, viewer, deposit.ref)
    with zipfile.ZipFile(io.BytesIO(evidence.export(world.cashier, ANN, deposit.ref))) as file:
        found = json.loads(file.read("evidence.json"))["parts"]
        page = file.read("evidence.html").decode()
    assert [row["ref"] for row in found["The payment"]["payments"]] == [deposit.ref]
    assert [row["ref"] for row in found["Other payments of the same trader"]["other_payments"]] == [other.ref]
    assert found["Who"]["accounts"][0]["email"] == "alex@example.test"
    assert [row["external_id"] for row in found["Bookings in cTrader"]["attempts"]] == [f"{deposit.ref}.credit.1"]
    assert found["The dispute"]["dispute_history"][0]["state"] == "lost"
    assert "alex@example.test" in page
    with world.database.read() as db:
        lines = [(row["verb"], row["subject"]) for row in db.all("SELECT * FROM audit")]
    assert ("exported", deposit.ref) in lines


def test_a_trader_sees_it_among_their_payments(app, world):
    lost(world)
    both(world)
    browser = Browser(app, world)
    (debit,) = debits(world)
    for _ in range(2):
        page = browser.open("withdraw")
        assert debit.ref in browser.post(page, "/inapp/payments/all").text
        assert browser.post(page, "/inapp/payments/one", ref=debit.ref).status == 200
        world.run()
