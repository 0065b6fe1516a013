"""The page of disputes: what it shows, the evidence, and a debit that two people order."""

import io
import zipfile

import pytest

from inapp.domain.model import Dispute, DisputeState
from inapp.domain.search import Filter, Queue
from inapp.domain.staff import Role
from inapp.domain.states import Status
from tests.support.console import signed_in
from tests.support.harness import World

PAGE = "/staff/disputes"


@pytest.fixture
def fay(console):
    return signed_in(console, Role.FINANCE, name="Fay")


@pytest.fixture
def finn(console):
    return signed_in(console, Role.FINANCE, name="Finn")


def lost(world: World, state: DisputeState = DisputeState.LOST):
    deposit = world.card("100.00")
    found = Dispute("du_1", state, str(state), "fraudulent", deposit.money, 1_770_000_000_000)
    with world.database.write() as db:
        db.keep_dispute("fake", deposit.ref, found, world.clock.now())
    return deposit


def test_without_disputes_the_page_says_so(fay):
    assert "No deposit is disputed" in fay.get(PAGE).text


def test_a_dispute_shows_amount_reason_and_the_last_moment_for_an_answer(world, fay):
    deposit = lost(world, DisputeState.OPEN)
    page = fay.get(PAGE).text
    assert all(word in page for word in (deposit.ref, "100.00", "fraudulent", "waits for our answer"))
    assert 'action="/staff/disputes/debit"' not in page


def test_two_people_debit_a_lost_dispute_from_the_page(world, fay, finn):
    lost(world)
    form = {"psp": "fake", "dispute": "du_1", "amount": "60.00"}
    assert "second person" in fay.send(f"{PAGE}/debit", **form).text
    assert "is debited from account" in finn.send(f"{PAGE}/debit", **form).text
    world.run()
    with world.database.read() as db:
        (ref,) = db.dispute_debits(db.claim("fake", "du_1"))
        assert db.payment(ref).status is Status.PAID_OUT
    page = fay.get(PAGE).text
    assert ref in page and 'value="40.00"' in page


def test_a_lost_dispute_waits_among_disputes_until_all_of_it_is_settled(world, fay, finn):
    deposit = lost(world)

    def waits():
        with world.database.read() as db:
            listed = db.listed(Filter(queue=Queue.DISPUTES), world.clock.now())
            return db.waiting()[Queue.DISPUTES].count, [row.payment.ref for row in listed.rows]

    assert waits() == (1, [deposit.ref])
    for client in (fay, finn):
        client.send(f"{PAGE}/debit", psp="fake", dispute="du_1", amount="60.00")
    world.run()
    assert waits() == (1, [deposit.ref])
    for client in (fay, finn):
        client.send(f"{PAGE}/owe", psp="fake", dispute="du_1", amount="40.00", reason="no free margin")
    assert waits() == (0, [])


def test_the_same_person_twice_is_one_and_a_refusal_is_said_on_the_page(world, fay):
    lost(world)
    form = {"psp": "fake", "dispute": "du_1", "amount": ""}
    for _ in range(2):
        assert "is debited" not in fay.send(f"{PAGE}/debit", **form).text
    refused = fay.send(f"{PAGE}/owe", **form, reason="")
    assert (refused.status_code, "Say why" in refused.text) == (422, True)


def test_what_is_said_about_a_dispute_and_about_a_break_is_in_the_audit(world, fay):
    lost(world)
    fay.send(f"{PAGE}/debit", psp="fake", dispute="du_1", amount="1")
    fay.send(f"{PAGE}/debit", psp="fake", dispute="du_9\nforged", amount="1")
    fay.send("/staff/breaks/7/note", text="asked the bank")
    with world.database.read() as db:
        lines = [
            (row["name"], row["verb"], row["subject"])
            for row in db.all("SELECT * FROM audit WHERE verb <> 'signed in' ORDER BY seq")
        ]
    assert lines == [
        (fay.who.name, "decided", "dispute fake du_1"),
        (fay.who.name, "refused", "dispute fake du_9?forged"),
        (fay.who.name, "refused", "break 7"),
    ]


def test_what_is_owed_stands_on_the_page(world, fay, finn):
    lost(world)
    form = {"psp": "fake", "dispute": "du_1", "amount": "100.00", "reason": "the account is empty"}
    fay.send(f"{PAGE}/owe", **form)
    assert "stands as owed" in finn.send(f"{PAGE}/owe", **form).text
    assert 'action="/staff/disputes/owe"' not in fay.get(PAGE).text


def test_the_evidence_is_a_file_for_those_who_may_export(world, console, fay):
    deposit = lost(world)
    answer = fay.send(f"{PAGE}/evidence/{deposit.ref}")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        assert sorted(file.namelist()) == ["evidence.html", "evidence.json"]
    assert "attachment" in answer.headers["Content-Disposition"]
    sue = signed_in(console, Role.SUPPORT, name="Sue")
    assert sue.send(f"{PAGE}/evidence/{deposit.ref}").status_code == 403
    assert sue.send(f"{PAGE}/debit", psp="fake", dispute="du_1").status_code == 403


def won_after(world: World):
    with world.database.write() as db:
        claim = db.claim("fake", "du_1")
        found = Dispute("du_1", DisputeState.WON, "won", "fraudulent", claim.dispute.money, 1_770_000_000_000)
        db.keep_dispute("fake", claim.ref, found, world.clock.now())
    return claim.ref


def test_a_dispute_that_is_won_after_its_debit_says_what_to_give_back_until_two_people_have(world, fay, finn):
    lost(world)
    form = {"psp": "fake", "dispute": "du_1", "amount": "60.00"}
    for client in (fay, finn):
        client.send(f"{PAGE}/debit", **form)
    world.run()
    assert "too much" not in fay.get(PAGE).text
    ref = won_after(world)
    page = fay.get(PAGE).text
    assert f"{ref}: won in the end, and 60.00 USD too much" in page
    assert "First credit account 5512345 in cTrader" in page
    asked = {"account": "client:5512345", "amount": "60.00 USD"}
    for client, word in ((fay, "Noted"), (fay, "Noted"), (finn, "Posted")):
        assert word in client.send(f"{PAGE}/return", **asked).text
    assert "too much" not in fay.get(PAGE).text
    assert fay.send(f"{PAGE}/return", **asked).status_code == 409


def test_what_is_owed_for_a_dispute_that_is_won_is_owed_no_more(world, fay, finn):
    lost(world)
    form = {"psp": "fake", "dispute": "du_1", "amount": "100.00", "reason": "the account is empty"}
    for client in (fay, finn):
        client.send(f"{PAGE}/owe", **form)
    won_after(world)
    page = fay.get(PAGE).text
    assert "The trader owes it no more." in page and "from receivable:5512345 to dispute" in page
    assert fay.send(f"{PAGE}/return", account="receivable:5512345", amount="99.00 USD").status_code == 409
