"""Privacy: the data of one trader as a file, and its erasure."""

import json

import pytest

from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound, NotSent, Unavailable
from inapp.domain.instruments import Kept
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.staff import Actor, Role
from inapp.payments import answers, privacy
from tests.support.harness import USER, World

ANN = Actor("Ann", "staff 1", frozenset({Role.ADMIN}), fresh=True)


def test_an_export_holds_all_of_a_trader_and_is_audited(world: World):
    payment = world.paid_deposit()
    world.run()
    with world.database.write() as db:
        answers.keep(world.cashier, db, payment.ref, {"iban": "DE89370400440532013000"})
    found = json.loads(privacy.export(world.cashier, ANN, USER))
    assert found["user"] == USER
    assert [row["ref"] for row in found["tables"]["payments"]] == [payment.ref]
    assert found["tables"]["answers"] == {payment.ref: {"iban": "DE89370400440532013000"}}
    assert {row["became"] for row in found["tables"]["history"]} >= {"created", "paid", "credited"}
    with world.database.read() as db:
        (line,) = db.all("SELECT * FROM audit")
    assert (line["actor"], line["verb"], line["subject"]) == ("staff 1", "exported", f"user {USER}")


def test_an_export_needs_the_right_and_a_user_of_whom_something_is_stored(world: World):
    with pytest.raises(NotAllowed):
        privacy.export(world.cashier, Actor("Fay", "staff 2", frozenset({Role.FINANCE})), USER)
    with pytest.raises(NotFound):
        privacy.export(world.cashier, ANN, 4711)
    with world.database.read() as db:
        assert db.audit_head()[0] == 0


AMY, BEN = Actor("Amy", "login amy"), Actor("Ben", "login ben")


def erased(world: World) -> str:
    assert not privacy.erase(world.cashier, AMY, USER, "asked on Monday").done
    done = privacy.erase(world.cashier, BEN, USER, "asked on Monday")
    assert done.done
    return done.text


def test_two_people_erase_a_trader_who_cannot_come_back_and_the_books_stay(world: World):
    payment = world.paid_deposit()
    world.run()
    text = erased(world)
    assert "in accounts" in text
    with world.database.read() as db:
        assert {account.email for account in db.accounts_of(USER)} == {""}
        assert db.is_disabled(USER)
        assert db.payment(payment.ref).money == payment.money
        assert [(row["verb"], row["subject"]) for row in db.all("SELECT * FROM audit")] == [
            ("proposed", f"user {USER}"),
            ("erased", f"user {USER}"),
        ]
        assert (db.broken_history(), db.broken_audit()) == (None, None)


def test_one_person_alone_erases_nobody(world: World):
    for _ in range(2):
        assert not privacy.erase(world.cashier, AMY, USER, "asked").done
    with world.database.read() as db:
        assert {account.email for account in db.accounts_of(USER)} == {"alex@example.test"}


def test_nobody_is_erased_while_a_payment_or_a_dispute_is_open(world: World):
    payment = world.paid_deposit()
    with pytest.raises(Conflict, match=payment.ref):
        privacy.erase(world.cashier, AMY, USER, "asked")
    world.run()
    with world.database.write() as db:
        db.keep_dispute("fake", payment.ref, Dispute("du_1", DisputeState.OPEN, "open", money=payment.money), 1)
    with pytest.raises(Conflict, match=payment.ref):
        privacy.erase(world.cashier, AMY, USER, "asked")


def test_an_erasure_needs_the_right_a_reason_and_somebody(world: World):
    with pytest.raises(NotAllowed):
        privacy.erase(world.cashier, Actor("Fay", "staff 2", frozenset({Role.FINANCE}), fresh=True), USER, "asked")
    with pytest.raises(Invalid):
        privacy.erase(world.cashier, AMY, USER, " ")
    with pytest.raises(NotFound):
        privacy.erase(world.cashier, AMY, 4711, "asked")


def test_a_provider_that_does_not_forget_a_card_keeps_the_erasure_back_until_it_does(world: World):
    payment = world.paid_deposit()
    world.run()
    with world.database.write() as db:
        db.know_customer("fake", USER, "cus_1", 1)
        db.keep(payment, Kept("cus_1", "pm_1", "visa", "4242"), 1)
    asked: list[str] = []

    def forget(psp_ref: str) -> None:
        asked.append(psp_ref)
        if len(asked) == 1:
            raise NotSent("refused")

    world.psp.forget_instrument = forget
    privacy.erase(world.cashier, AMY, USER, "asked")
    with pytest.raises(Unavailable):
        privacy.erase(world.cashier, BEN, USER, "asked")
    with world.database.read() as db:
        assert db.instruments(USER)
    assert privacy.erase(world.cashier, BEN, USER, "asked").done
    assert asked == ["pm_1", "pm_1"]
    with world.database.read() as db:
        assert db.instruments(USER) == []
